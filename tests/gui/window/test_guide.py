"""Help › Guide opens the pages that came along, or says in one sentence why not."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from cnngui import paths
from cnngui.gui.window import guide
from cnngui.gui.window.actions import COMMANDS
from tests.fakes_gui import FakeMessages


@pytest.fixture
def opened(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """Collect what would be opened, instead of a browser; the system's language stays as it was."""
    found: list[Path] = []

    def take(url: QUrl) -> bool:
        found.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    before = QLocale()
    yield found
    QLocale.setDefault(before)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_pages_that_were_built_come_first(
    language: str, opened: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the language of the window; in a checkout where none were built, their Markdown."""
    QLocale.setDefault(QLocale(language))
    monkeypatch.setattr(paths, "resources", lambda: tmp_path / "resources")
    markdown = tmp_path / "docs" / language / "index.md"
    built = tmp_path / "resources" / "guide" / language / "index.html"
    for page in (markdown, built):
        page.parent.mkdir(parents=True)
        page.write_text("x")
        messages = FakeMessages()
        guide.open_guide(messages)
        assert not messages.errors
        assert bool(messages.said) == (sys.platform == "linux")
        assert all(str(page) in said for said in messages.said)
    assert opened == [markdown, built]


def test_the_checkout_has_one(opened: list[Path]) -> None:
    """At least the Markdown."""
    messages = FakeMessages()
    guide.open_guide(messages)
    assert not messages.errors
    assert opened[0].name in {"index.md", "index.html"}
    assert opened[0].is_file()


def test_without_a_guide_it_says_so(opened: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one sentence; nothing is opened."""
    monkeypatch.setattr(paths, "resources", lambda: tmp_path / "resources")
    messages = FakeMessages()
    guide.open_guide(messages)
    assert opened == []
    assert [str(error) for error in messages.errors] == ["The guide was not built into this installation (make docs)."]


def test_without_a_browser_it_says_where(opened: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """So that it can be opened by hand."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    messages = FakeMessages()
    guide.open_guide(messages)
    page = paths.guide("en")
    assert page is not None
    assert "No browser opened the guide. Open index." in str(messages.errors[0])
    assert str(messages.errors[0]).endswith(str(page.parent))
    assert not messages.said


@pytest.mark.parametrize("former", ["/usr/lib/own", None])
def test_a_frozen_program_lets_the_browser_load_its_own_libraries(
    former: str | None, opened: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """PyInstaller keeps the system's path under another name; ours is back afterwards."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/cnngui")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    if former is not None:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", former)
    seen: list[str | None] = []

    def look(_: QUrl) -> bool:
        seen.append(os.environ.get("LD_LIBRARY_PATH"))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", look)
    guide.open_guide(FakeMessages())
    assert seen == [former]
    assert os.environ["LD_LIBRARY_PATH"] == "/opt/cnngui"


def test_it_is_in_the_help_menu() -> None:
    """And so under Ctrl+K."""
    assert [command.menu for command in COMMANDS if command.name == "guide"] == ["help"]
