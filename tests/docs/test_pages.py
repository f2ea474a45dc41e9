"""Links lead somewhere, every lab has its page and picture, and the French pages are in step with the English ones."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from cnngui import paths
from tests.docs.pages import (
    DOCS,
    LANGUAGES,
    PAGES,
    READMES,
    ROOT,
    anchors,
    levels,
    links,
    named,
    pictures,
    prose,
    text_of,
    typed,
)

MOST_LINES = 200
GUIDE = sorted(path.relative_to(DOCS / "en") for path in (DOCS / "en").rglob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_somewhere(page: Path) -> None:
    """To a file of the project, and to a heading that is there."""
    for link in links(page):
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_links_are_found() -> None:
    """The test above would fail without them: README has dozens."""
    assert len(links(READMES[0])) > 20
    assert {"labs/filters.md", "../installing.md"} <= set(links(DOCS / "en" / "index.md"))


@pytest.mark.gui
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_lab_has_its_page_and_its_picture(language: str) -> None:
    """In the guide and in README, in the order of the rail."""
    from cnngui.gui.lab_list import LABS  # noqa: PLC0415  (only where there is Qt)

    readme = READMES[LANGUAGES.index(language)]
    expected = [f"docs/pictures/{entry.name}-{language}-light.png" for entry in LABS]
    assert [picture for picture in pictures(readme) if "-light" in picture] == expected
    for entry, picture in zip(LABS, expected, strict=True):
        page = DOCS / language / "labs" / f"{entry.name}.md"
        assert f"../../{picture.removeprefix('docs/')}" in pictures(page)
        assert f"docs/{language}/labs/{entry.name}.md" in links(readme)
        assert (ROOT / picture).stat().st_size > 20_000


@pytest.mark.gui
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pictures_are_of_today(language: str, qapp: object) -> None:
    """Their rails say what the program's says; `packaging/make_pictures.py` draws them anew."""
    from PySide6.QtCore import QTranslator  # noqa: PLC0415  (only where there is Qt)

    from cnngui.gui.lab_list import LABS  # noqa: PLC0415  (only where there is Qt)

    translator = QTranslator()
    assert translator.load(str(paths.resources() / "i18n" / f"cnngui_{language}.qm"))
    rail = ", ".join(translator.translate("Labs", entry.title) or entry.title for entry in LABS)
    for path in (DOCS / "pictures").glob(f"*-{language}-*.png"):
        with Image.open(path) as picture:
            picture.load()
            assert picture.info.get("rail") == rail, path.name


def test_no_picture_lies_about_unused() -> None:
    """Each file of docs/pictures is shown on a page."""
    shown = {Path(picture).name for page in PAGES for picture in pictures(page)}
    assert {path.name for path in (DOCS / "pictures").iterdir()} == shown


@pytest.mark.parametrize("page", READMES, ids=named)
def test_readme_is_short(page: Path) -> None:
    """The rest is in the guide."""
    assert len(text_of(page).splitlines()) <= MOST_LINES


def test_the_french_readme_says_the_same() -> None:
    """The same headings, commands, pictures and packages."""
    english, french = READMES
    assert levels(english) == levels(french)
    assert typed(english) == typed(french)
    assert pictures(english) == [picture.replace("-fr-", "-en-") for picture in pictures(french)]
    rows = [re.findall(r"(?m)^\| ([\w-]+) \|", text_of(page)) for page in READMES]
    packages = [[word for word in found if word in {"numpy", "pillow", "torch", "qtawesome"}] for found in rows]
    assert packages[0] == packages[1] != []


@pytest.mark.parametrize("name", GUIDE, ids=str)
def test_the_french_guide_is_in_step(name: Path) -> None:
    """Each page is there, with the same headings, commands and pictures, and the numbers of the course."""
    english, french = DOCS / "en" / name, DOCS / "fr" / name
    assert levels(english) == levels(french)
    assert typed(english) == typed(french)
    assert pictures(english) == [picture.replace("-fr-", "-en-") for picture in pictures(french)]
    assert digits(english) == digits(french)


@pytest.mark.parametrize(
    "pages", [READMES, (DOCS / "installing.md", DOCS / "installing.fr.md")], ids=["readme", "installing"]
)
def test_what_is_read_first_has_the_same_figures_in_both_languages(pages: tuple[Path, Path]) -> None:
    """Sizes, seconds, versions."""
    english, french = (set(re.findall(r"\d+(?:\.\d+)*", plain_numbers(page))) for page in pages)
    assert english == french
    assert len(english) > 8


NO_TEXTS = {"en": {"this", "Vertical edge"}, "fr": {"cette", "Contour vertical"}}
"""What the first steps set in italics and is no text of the window's: words with a stress, and a kernel of a list."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_steps_name_what_the_window_says(language: str) -> None:
    """Buttons, pages and menus in the words that are on screen."""
    shown = texts_on_screen(language)
    page = re.sub(r"\s+", " ", prose(DOCS / language / "first-steps.md"))
    named_there = set(re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", page)) - NO_TEXTS[language]
    assert len(named_there) > 20
    for words in named_there:
        for word in re.split(r" › | ?: ", words):
            assert word in shown, words


def texts_on_screen(language: str) -> set[str]:
    """Return the window's texts, without the signs of their keys, every space a plain one."""
    messages = ET.fromstring(text_of(ROOT / "resources/i18n/cnngui_fr.ts")).iter("message")  # noqa: S314  (ours)
    found = (each.findtext("source" if language == "en" else "translation") or "" for each in messages)
    return {re.sub(r"\s+", " ", text.replace("&", "")) for text in found}


def digits(page: Path) -> set[str]:
    """Return the numbers of three signs and more, without what languages write in them."""
    return {number for number in re.findall(r"\d+(?:\.\d+)?", plain_numbers(page)) if len(number) > 2}


def plain_numbers(page: Path) -> str:
    """Return a page's text without where its links lead, thousands ungrouped and with a decimal point."""
    text = re.sub(r"\]\([^)]*\)", "", text_of(page))
    return re.sub(r"(?<=\d)[,\u202f\u00a0 ](?=\d{3}(?!\d))", "", text).replace(",", ".")


def test_both_languages_have_the_same_pages() -> None:
    """No more and no fewer."""
    assert sorted(path.relative_to(DOCS / "fr") for path in (DOCS / "fr").rglob("*.md")) == GUIDE


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_in_the_contents(language: str) -> None:
    """Those of the language, and those for engineers; each once."""
    settings = (ROOT / "packaging" / "guide" / f"mkdocs.{language}.yml").read_text("utf-8")
    listed = re.findall(r"[\w./-]+\.md", settings.partition("nav:")[2])
    other = "fr" if language == "en" else "en"
    pages = [path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")]
    installing = {"en": "installing.fr.md", "fr": "installing.md"}[language]
    assert sorted(listed) == sorted(page for page in pages if not page.startswith(f"{other}/") and page != installing)


@pytest.mark.parametrize("page", [page for page in PAGES if "fr" in re.split(r"[./]", named(page))], ids=named)
def test_french_is_set_as_french(page: Path) -> None:
    """No-break spaces before ; : ? ! and inside « », and no typewriter apostrophes."""
    if page.name == "installing.fr.md":
        pytest.skip("its own test is tests/installers/test_release.py")
    text = re.sub(r"\]\([^)]*\)", "]", prose(page))
    assert re.findall(r".{8} [;?!»]|.{8} :(?=\s)|« .{8}|.{8}'", text) == []
