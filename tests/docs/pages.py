"""What the pages say, read as their readers read it: commands, links, headings, pictures."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "command-line.md"
READMES = (ROOT / "README.md", ROOT / "README.fr.md")
PAGES = (*READMES, *sorted(DOCS.rglob("*.md")))
LANGUAGES = ("en", "fr")

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def text_of(page: Path) -> str:
    """Return a page's text."""
    return page.read_text("utf-8")


def named(page: Path) -> str:
    """Return what a test calls a page: its path in the project."""
    return page.relative_to(ROOT).as_posix()


def commands(page: Path) -> list[str]:
    """Return the lines that are to be typed, ``cnngui`` first: indented ones, and the examples of the reference."""
    text = text_of(page)
    examples = re.findall(r"(?m)^examples:\n((?:  .*\n)+)", text) if page == REFERENCE else [text]
    lines = [line for each in examples for line in each.splitlines() if re.match(r" {2,4}cnngui( |$)", line)]
    return [re.split(r" {3,}", line.strip())[0] for line in lines]


def all_commands() -> list[str]:
    """Return the commands of all pages, each once."""
    return list(dict.fromkeys(command for page in PAGES for command in commands(page)))


def prose(page: Path) -> str:
    """Return a page without what stands in fences, indented blocks and backquotes."""
    text = re.sub(r"(?ms)^```.*?^```", "", text_of(page))
    text = re.sub(r"(?m)^ {4}(?![-*\d ]).*$", "", text)
    return re.sub(r"`[^`]*`", "", text)


def links(page: Path) -> list[str]:
    """Return the targets of links and pictures that lie in the project."""
    return [link for link in _LINK.findall(prose(page)) if not re.match(r"[a-z]+:", link)]


def pictures(page: Path) -> list[str]:
    """Return the pictures' targets."""
    return re.findall(r"!\[[^\]]*\]\(([^)\s]+)\)", text_of(page))


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as MkDocs and code servers make them."""
    heads = re.findall(r"(?m)^#+ (.+)$", re.sub(r"(?ms)^```.*?^```", "", text_of(page)))
    words = (re.sub(r"[^\w\s-]", "", head.lower()).strip() for head in heads)
    return {re.sub(r"[\s-]+", "-", word) for word in words}


def levels(page: Path) -> list[int]:
    """Return how deep each heading is, in order."""
    return [len(signs) for signs in re.findall(r"(?m)^(#+) ", re.sub(r"(?ms)^```.*?^```", "", text_of(page)))]


def typed(page: Path) -> list[str]:
    """Return every line that is to be typed, of any program; languages may differ, and so may what follows a #."""
    lines = [line for line in text_of(page).splitlines() if re.match(r" {4}\S", line)]
    return [re.sub(r"\s*#.*| --language \w\w", "", line) for line in lines if not re.match(r" {4}[-*\d]", line)]
