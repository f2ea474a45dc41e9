"""The photos that come with the app have names in both languages; the user's own keep theirs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget

from cnngui import paths
from cnngui.engine.photos import read_photo
from cnngui.engine.sources import source_of
from cnngui.gui.look import i18n
from cnngui.gui.look.photo_names import NAMES, photo_name
from cnngui.gui.services.workspace import Workspace
from cnngui.gui.widgets.inputs.photo_row import PhotoRow


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    """Speak French for a test."""
    before = QLocale()
    i18n.install(qapp, "fr")
    yield
    i18n.install(qapp, "en")
    QLocale.setDefault(before)


def test_every_sample_has_a_name(qapp: QApplication) -> None:
    """None is shown as its file is called."""
    del qapp
    names = [photo_name(path) for path in paths.bundled_photos()]
    assert set(NAMES) == {path.stem for path in paths.bundled_photos()}
    assert names[0] == "Cat"
    assert "Galaxies" in names
    assert not any("." in name or "_" in name for name in names)


@pytest.mark.usefixtures("french")
def test_in_french() -> None:
    """As a class calls them."""
    names = [photo_name(path) for path in paths.bundled_photos()]
    assert {"Chat", "Horloge", "Tasse de café", "Galaxies", "Fusée"} <= set(names)


def test_the_user_s_own(qapp: QApplication) -> None:
    """Also one that is called like a sample, and what was pasted."""
    del qapp
    assert photo_name(Path("holiday", "coffee.jpg")) == "coffee.jpg"
    assert photo_name(None, "Pasted picture") == "Pasted picture"


def test_where_it_is_shown(qapp: QApplication) -> None:
    """On the button of every panel, in its menu and its tooltip, and in the window's title."""
    del qapp
    path = next(path for path in paths.bundled_photos() if path.stem == "chelsea")
    workspace = Workspace(read_photo(path))
    assert workspace.name() == "Cat"
    assert workspace.source.name == "chelsea.png"
    row = PhotoRow(QWidget(), "Open a photo.")
    row.show_source(source_of(read_photo(path), None))
    row.show_photos([path], [])
    assert row._photo.text() == "Cat"
    assert row._photo.toolTip() == "Cat, 451 × 300 px"
    assert [action.text() for action in row._photos.actions()] == ["Samples", "Cat"]
