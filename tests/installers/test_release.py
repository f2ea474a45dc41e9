"""Workflows, versions and pages of a release agree with what they name."""

import re
from pathlib import Path

import pytest
import sums

from cnngui import __version__

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PAGES = ("RELEASING.md", "CONTRIBUTING.md", "SECURITY.md", "docs/installing.md", "docs/installing.fr.md")


def text_of(name: str | Path) -> str:
    """Return a file's text."""
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", [*PAGES, *(path.relative_to(ROOT) for path in WORKFLOWS)], ids=str)
def test_every_target_and_script_that_is_named_is_there(name: str | Path) -> None:
    """Of ``make`` and in ``packaging``, ``tests`` and ``docs``."""
    text, targets = text_of(name), set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z][a-z-]*)(?=[\s`&]|$)", text)) <= targets
    paths = re.findall(r"\b(?:packaging|tests|docs)/[\w./-]*\w\.(?:py|sh|ps1|md|spec|nsi|txt)\b", text)
    assert [path for path in paths if not (ROOT / path).is_file()] == []


def test_each_workflow_is_there() -> None:
    """One for pushes, one for tags."""
    assert [path.name for path in WORKFLOWS] == ["release.yml", "tests.yml"]
    tests = text_of(WORKFLOWS[1])
    for word in ("ubuntu", "windows", "macos", '"3.11"', '"3.12"', '"3.13"', '"3.14"'):
        assert word in tests


def test_the_citation_has_the_version() -> None:
    """That of the package."""
    assert f"\nversion: {__version__}\n" in text_of("CITATION.cff")


@pytest.mark.parametrize("name", ["RELEASING.md", "docs/installing.md", "packaging/macos/package.sh"])
def test_what_was_not_run_is_said(name: str) -> None:
    """Where its reader sees it."""
    assert re.search(r"never run|not run", text_of(name), re.IGNORECASE)


def test_french_page_has_the_same_commands() -> None:
    """Everything in backquotes or indented that is typed."""
    english, french = (re.findall(r"(?m)^    .*$", text_of(f"docs/installing{end}.md")) for end in ("", ".fr"))
    assert english == french
    headings = [len(re.findall(r"(?m)^#+ ", text_of(f"docs/installing{end}.md"))) for end in ("", ".fr")]
    assert headings[0] == headings[1]


def test_sums_of_installers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As ``sha256sum -c`` reads them, and as a page; other files are not hashed."""
    (tmp_path / "a.run").write_bytes(b"abc")
    (tmp_path / "notes.txt").write_bytes(b"abc")
    monkeypatch.setattr("sys.argv", ["sums.py", str(tmp_path)])
    assert sums.main() == 0
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert (tmp_path / "SHA256SUMS").read_text() == f"{known}  a.run\n"
    assert f"| `a.run` | `{known}` |" in (tmp_path / "SHA256.md").read_text("utf-8")
    (tmp_path / "a.run").unlink()
    assert sums.main() == 1
    assert "no installer" in capsys.readouterr().out
