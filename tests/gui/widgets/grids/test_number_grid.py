"""A grid of written numbers: no number is cut, one is picked by mouse and keys."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.grids.number_grid import NumberGrid
from cnngui.gui.widgets.number_type import widest
from tests.gui.hands import shown

TEXTS = [["−0.123456", "0"], ["1.25·10⁻⁷", "0.5"], ["3", "−17.25"]]
VALUES = np.array([[-0.123456, 0], [1.25e-7, 0.5], [3, -17.25]], np.float32)


@pytest.fixture
def grid(qtbot: QtBot) -> NumberGrid:
    """Show six numbers, as narrow as may be."""
    made = NumberGrid("weights")
    made.set_numbers(TEXTS, VALUES, (0, 0))
    made.resize(made.minimumSizeHint())
    shown(qtbot, made)
    return made


def test_no_number_is_cut(grid: NumberGrid) -> None:
    """Not at the least size, and there is room for every row."""
    font = grid._font()
    cell = grid.cell_rect(2, 1)
    assert widest(font, [text for row in TEXTS for text in row]) <= cell.width()
    assert QFontMetricsF(font).height() <= cell.height() + 2
    assert cell.bottom() <= grid.height() + 1


def test_one_is_picked(grid: NumberGrid, qtbot: QtBot) -> None:
    """By a click, and by arrows that end at the edges."""
    with qtbot.waitSignal(grid.picked) as told:
        QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell_rect(1, 1).center().toPoint())
    assert told.args == [1, 1]
    grid.set_numbers(TEXTS, VALUES, (2, 0))
    assert grid.accessibleDescription() == "3"
    grid.setFocus()
    with qtbot.waitSignal(grid.picked) as told:
        QTest.keyClick(grid, Qt.Key.Key_Down)
    assert told.args == [2, 0]
    with qtbot.waitSignal(grid.picked) as told:
        QTest.keyClick(grid, Qt.Key.Key_Right)
    assert told.args == [2, 1]


def test_it_does_not_jump_while_numbers_change(grid: NumberGrid) -> None:
    """Shorter numbers leave the room that longer ones took; a kernel of another size begins anew."""
    before = grid.minimumSizeHint().width()
    grid.set_numbers([["0", "1"]] * 3, np.array([[0, 1]] * 3, np.float32), (0, 0))
    assert grid.minimumSizeHint().width() == before
    grid.set_numbers([["0", "1"]] * 2, np.array([[0, 1]] * 2, np.float32), (0, 0))
    assert grid.minimumSizeHint().width() < before


def test_without_numbers_nothing_happens(qtbot: QtBot) -> None:
    """No cell under the pointer, no step with arrows."""
    empty = NumberGrid("weights")
    shown(qtbot, empty)
    with qtbot.assertNotEmitted(empty.picked):
        QTest.mouseClick(empty, Qt.MouseButton.LeftButton)
        QTest.keyClick(empty, Qt.Key.Key_Down)
