"""The table of layers: titles, names and totals stay in sight, nothing is cut, rows are picked, lit and dragged."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.networks.layer_cells import Column, TableRow
from cnngui.gui.widgets.networks.layer_table import LayerTable
from cnngui.gui.widgets.painted import bold
from tests.gui.hands import drag

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key
COLUMNS = (Column("", "layer", is_left=True), Column("macs", "multiply-adds"), Column("size", "activation size"))
ROWS = tuple(TableRow(f"conv{at}", (f"conv{at}", f"{1_849_688_064 * at:,}", str(at)), "conv") for at in range(40))
TOTAL = ("total", "1,442,756,689,920", "780")


@pytest.fixture
def table(qtbot: QtBot) -> LayerTable:
    """Show forty rows in a place that is too small for them, and too narrow."""
    made = LayerTable("Layers", moves=True)
    qtbot.addWidget(made)
    made.set_table(COLUMNS, ROWS, TOTAL)
    made.resize(180, 200)
    made.show()
    return made


def test_no_cell_is_cut(table: LayerTable) -> None:
    """Every column is as wide as its widest cell in bold type, its total and each line of its title."""
    metrics = QFontMetrics(bold(table.font()))
    for at in range(len(COLUMNS)):
        cells = [row.cells[at] for row in ROWS] + [TOTAL[at]]
        assert max(map(metrics.horizontalAdvance, cells)) < table.title_rect(at).width()


def test_what_is_out_of_sight_is_scrolled_to(table: LayerTable) -> None:
    """Down to the last row, which stands above the totals; to the right, while the names stay."""
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    last = table.row_rect(len(ROWS) - 1)
    assert last.bottom() < table.viewport().height()
    name, number = table.cell_rect(39, 0), table.cell_rect(39, 1)
    across = table.horizontalScrollBar()
    assert across.maximum() > 0
    across.setValue(across.maximum())
    assert table.cell_rect(39, 0) == name
    assert table.cell_rect(39, 1).left() == number.left() - across.maximum()
    assert table.cell_rect(39, 2).right() <= table.viewport().width()


def test_keys_walk_and_bring_the_row_into_sight(table: LayerTable, qtbot: QtBot) -> None:
    """Up, Down, Home and End; Page keys are the window's."""
    table.set_current("conv3")
    for key, expected in (
        (Key.Key_Down, "conv4"),
        (Key.Key_End, "conv39"),
        (Key.Key_Up, "conv38"),
        (Key.Key_Home, "conv0"),
    ):
        with qtbot.waitSignal(table.picked) as picked:
            QTest.keyClick(table, key)
        assert picked.args == [expected]
        at = int(expected.removeprefix("conv"))
        assert 0 <= table.row_rect(at).top() < table.viewport().height()
    QTest.keyClick(table, Key.Key_PageDown)
    assert table.current == "conv0"


def test_a_title_that_is_clicked_asks_to_sort(table: LayerTable, qtbot: QtBot) -> None:
    """One without a key asks for nothing; the one that is sorted by has an arrow."""
    with qtbot.waitSignal(table.column_picked) as picked:
        QTest.mouseClick(table.viewport(), LEFT, pos=table.title_rect(1).center())
    assert picked.args == ["macs"]
    with qtbot.assertNotEmitted(table.column_picked):
        QTest.mouseClick(table.viewport(), LEFT, pos=table.title_rect(0).center())
    before = table.grab().toImage()
    table.set_table(COLUMNS, ROWS, TOTAL, ("macs", True))
    assert table.grab().toImage() != before


def test_a_row_is_dragged_down(table: LayerTable, qtbot: QtBot) -> None:
    """Between two others; let go where it was, it stays."""
    first, third = table.row_rect(0).center(), table.row_rect(2).center()
    with qtbot.waitSignal(table.row_moved) as moved:
        drag(table.viewport(), first, third + QPoint(0, 2), third + QPoint(0, 4))
    assert moved.args == [0, 2]
    with qtbot.assertNotEmitted(table.row_moved):
        drag(table.viewport(), first, first + QPoint(0, 2), first + QPoint(0, 1))


def test_a_screen_reader_hears_the_row(table: LayerTable) -> None:
    """With the titles of its columns."""
    assert table.accessibleDescription() == "40 rows, none of them is picked"
    table.set_current("conv2")
    assert table.accessibleDescription() == "layer conv2, multiply-adds 3,699,376,128, activation size 2"


def test_larger_type_makes_larger_cells(table: LayerTable) -> None:
    """As on a projector."""
    before = table.cell_rect(0, 1).width()
    font = table.font()
    font.setPixelSize(27)
    table.setFont(font)
    assert table.cell_rect(0, 1).width() > 1.5 * before
