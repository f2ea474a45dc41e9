"""The line in which the number of one cell is typed."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.kernels.cell_field import CellField
from tests.gui.hands import CTRL, NONE, SHIFT, shown

KEYS = Qt.Key


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    """Show what the field lies on."""
    home = QWidget()
    home.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    home.resize(200, 100)
    return shown(qtbot, home)


@pytest.fixture
def field(home: QWidget) -> CellField:
    """Open the field over a small cell at the edge."""
    field = CellField(home)
    field.begin(QRect(180, 80, 20, 20), "12", "Kernel, row 1, column 1: 12", select=False)
    return field


def record(field: CellField) -> list[str]:
    """Note what it tells."""
    told: list[str] = []
    field.committed.connect(told.append)
    field.cancelled.connect(lambda: told.append("cancelled"))
    field.left.connect(lambda: told.append("left"))
    return told


def test_it_opens_with_the_keyboard_inside_the_grid(field: CellField, home: QWidget) -> None:
    """With the text to go on from, and the name of the cell."""
    assert (field.hasFocus(), field.text(), field.accessibleName()) == (True, "12", "Kernel, row 1, column 1: 12")
    assert home.rect().contains(field.geometry())
    assert field.width() > 20


@pytest.mark.parametrize(
    ("key", "held", "told"),
    [
        (KEYS.Key_Return, NONE, "next"),
        (KEYS.Key_Enter, NONE, "next"),
        (KEYS.Key_Return, SHIFT, "previous"),
        (KEYS.Key_Up, NONE, "up"),
        (KEYS.Key_Down, NONE, "down"),
        (KEYS.Key_Tab, NONE, "tab"),
        (KEYS.Key_Backtab, SHIFT, "backtab"),
        (KEYS.Key_Escape, NONE, "cancelled"),
    ],
)
def test_keys_that_end_typing(field: CellField, key: Qt.Key, held: Qt.KeyboardModifier, told: str) -> None:
    """Each is told once; the field judges nothing and stays until it is closed."""
    seen = record(field)
    QTest.keyClick(field, key, held)
    assert (seen, field.is_open) == ([told], True)


def test_other_keys_edit(field: CellField) -> None:
    """Left, Home, and everything with Ctrl."""
    seen = record(field)
    QTest.keyClick(field, KEYS.Key_Home)
    QTest.keyClicks(field, "3")
    QTest.keyClick(field, KEYS.Key_Right)
    QTest.keyClicks(field, "4")
    QTest.keyClick(field, KEYS.Key_Z, CTRL)
    assert (field.text(), seen) == ("312", [])


def test_losing_the_focus_is_told_and_closing_is_not(field: CellField, home: QWidget) -> None:
    """Closed by its grid, it hands the focus back in silence."""
    seen = record(field)
    field.close_up()
    assert (seen, home.hasFocus(), field.isVisible()) == ([], True, False)
    field.begin(QRect(0, 0, 20, 20), "1", "", select=True)
    field.clearFocus()
    assert seen == ["left"]
