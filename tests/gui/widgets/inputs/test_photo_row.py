"""The photo's row of the panel: its name, its menu, the button for another."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.inputs.photo_row import PhotoRow
from tests.gui.hands import shown

SAMPLES = [Path("photos", "chelsea.png"), Path("photos", "coffee.png")]
RECENT = [Path("mine", "holiday.2026.jpg")]


@pytest.fixture
def row(qtbot: QtBot) -> PhotoRow:
    """Show a row with something in the middle."""
    return shown(qtbot, PhotoRow(QLabel("224 px"), "Open a photo (Ctrl+O)."))


def photo_of(row: PhotoRow) -> QPushButton:
    """Find the button that names the photo."""
    return next(each for each in row.findChildren(QPushButton) if each.accessibleName() == "Photo")


def opener_of(row: PhotoRow) -> QPushButton:
    """Find the other one."""
    return next(each for each in row.findChildren(QPushButton) if each.text() == "Open…")


def test_parts_lie_side_by_side(row: PhotoRow) -> None:
    """Photo, what the lab puts there, opener."""
    (label,) = row.findChildren(QLabel)
    places = [part.x() for part in (photo_of(row), label, opener_of(row))]
    assert places == sorted(places)
    assert label.isVisible()
    assert opener_of(row).toolTip() == "Open a photo (Ctrl+O)."


def test_the_name_of_the_photo(row: PhotoRow) -> None:
    """Without its suffix; a long one is cut in the middle, and whole in the tooltip."""
    row.show_name("chelsea.png", "451 × 300 px")
    assert photo_of(row).text() == "chelsea"
    assert photo_of(row).toolTip() == "chelsea.png, 451 × 300 px"
    name = "a photo of a cat with a very long name.jpeg"
    row.show_name(name, "9 × 9 px")
    text = photo_of(row).text()
    assert "…" in text
    assert text.startswith("a")
    assert text.endswith("e")
    assert photo_of(row).toolTip() == f"{name}, 9 × 9 px"


def test_another_photo_is_wished(qtbot: QtBot, row: PhotoRow) -> None:
    """By click and by key."""
    with qtbot.waitSignals([row.open_wished, row.open_wished]):
        QTest.mouseClick(opener_of(row), Qt.MouseButton.LeftButton)
        opener_of(row).setFocus()
        QTest.keyClick(opener_of(row), Qt.Key.Key_Space)


def test_the_menu_is_filled_when_it_opens(qtbot: QtBot, row: PhotoRow) -> None:
    """Whoever knows the photos is asked each time; what is chosen is wished."""
    asked: list[int] = []
    row.menu_wished.connect(lambda: asked.append(1))
    row.menu_wished.connect(lambda: row.show_photos(SAMPLES, RECENT))
    menu = photo_of(row).menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["Samples", "chelsea", "coffee", "Recent", "holiday.2026"]
    assert [action.isSeparator() for action in menu.actions()] == [True, False, False, True, False]
    for at, path in ((2, SAMPLES[1]), (4, RECENT[0])):
        with qtbot.waitSignal(row.photo_wished) as signal:
            menu.actions()[at].trigger()
        assert signal.args == [path]
    menu.aboutToShow.emit()
    assert len(menu.actions()) == 5
    assert asked == [1, 1]


def test_no_heading_without_photos(row: PhotoRow) -> None:
    """Nothing was opened yet."""
    row.show_photos(SAMPLES, [])
    assert [action.text() for action in photo_of(row).menu().actions()] == ["Samples", "chelsea", "coffee"]
