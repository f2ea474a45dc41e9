"""A kernel that is looked at and walked through."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cnngui.engine.kernels.values import parse
from cnngui.gui.widgets.kernels.kernel_view import KernelView
from tests.gui.hands import CTRL, LEFT, NONE, SHIFT, shown

KEYS = Qt.Key
WIDE = parse("1,2,3/4,5,6")[0]


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[KernelView]:
    """Show two rows and three columns between two lines to tab to."""
    window = QWidget()
    layout = QVBoxLayout(window)
    view = KernelView("Kernel")
    view.set_kernel(WIDE)
    for widget in (QLineEdit(), view, QLineEdit()):
        layout.addWidget(widget)
    shown(qtbot, window)
    view.setFocus()
    yield view
    window.close()


def press(view: KernelView, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> list[tuple[int, int]]:
    """Press keys one after the other and give the cells that this led to."""
    visited = []
    for key in keys:
        QTest.keyClick(view, key, held)
        visited.append(view.cell)
    return visited


def test_arrows_walk_and_stop_at_the_border(view: KernelView) -> None:
    """Rows and columns are not mixed up."""
    right, down = KEYS.Key_Right, KEYS.Key_Down
    assert press(view, right, right, right, down, down) == [(0, 1), (0, 2), (0, 2), (1, 2), (1, 2)]
    assert press(view, KEYS.Key_Left, KEYS.Key_Up) == [(1, 1), (0, 1)]


def test_home_and_end_jump(view: KernelView) -> None:
    """In the row; with Ctrl in the kernel."""
    assert press(view, KEYS.Key_End, KEYS.Key_Home) == [(0, 2), (0, 0)]
    assert press(view, KEYS.Key_End, KEYS.Key_Home, held=CTRL) == [(1, 2), (0, 0)]


def test_tab_comes_in_walks_all_cells_and_leaves(view: KernelView) -> None:
    """In reading order, from the first to the last, and back with Shift."""
    first, last = view.window().findChildren(QLineEdit)
    first.setFocus()
    QTest.keyClick(first, KEYS.Key_Tab)
    cells = [view.cell, *press(view, *[KEYS.Key_Tab] * 5)]
    assert cells == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]
    QTest.keyClick(view, KEYS.Key_Tab)
    assert last.hasFocus()
    QTest.keyClick(last, KEYS.Key_Backtab, SHIFT)
    assert (view.hasFocus(), view.cell) == (True, (1, 2))
    press(view, *[KEYS.Key_Backtab] * 6, held=SHIFT)
    assert first.hasFocus()


def test_a_click_goes_to_its_cell(view: KernelView) -> None:
    """And brings the focus."""
    view.clearFocus()
    QTest.mouseClick(view, LEFT, NONE, view.layout_of_cells().rect((1, 1)).center())
    assert (view.cell, view.hasFocus()) == ((1, 1), True)


def test_screen_readers_hear_the_cell(view: KernelView) -> None:
    """Name, row, column and number, in the way the language writes it."""
    view.set_kernel(parse("1/4*1,2/-3,1")[0])
    press(view, KEYS.Key_Down)
    assert QAccessible.queryAccessibleInterface(view).text(QAccessible.Text.Name) == "Kernel, row 2, column 1: −0.75"
    view.setLocale(QLocale(QLocale.Language.French))
    assert view.place((0, 0)) == "Kernel, row 1, column 1: 0,25"


def test_the_line_below_tells_of_the_hovered_cell_first(view: KernelView) -> None:
    """Then of the one with the focus; of none when the focus is elsewhere."""
    told: list[str] = []
    view.told.connect(told.append)
    QTest.mouseMove(view, view.layout_of_cells().rect((1, 2)).center())
    press(view, KEYS.Key_Right)
    QTest.mouseMove(view, QPoint(1, 1))
    view.clearFocus()
    assert [told[0], told[-2], told[-1]] == [
        "Kernel, row 2, column 3: 6",
        "Kernel, row 1, column 2: 2",
        "",
    ]


def test_a_smaller_kernel_keeps_the_cell_inside(view: KernelView) -> None:
    """The focus does not point beyond the kernel."""
    view.go_to((1, 2))
    view.set_kernel(parse("1")[0])
    assert view.cell == (0, 0)


def test_it_grows_with_the_font_and_shrinks_with_the_room(view: KernelView) -> None:
    """Cells follow the type; in a narrow panel they get narrower, never beyond the edge."""
    small = view.sizeHint()
    view.setFont(QFont(view.font().family(), 30))
    assert view.sizeHint().height() > 1.5 * small.height()
    view.resize(90, 100)
    assert view.rect().contains(view.layout_of_cells().frame)


@pytest.mark.parametrize(("value", "is_written"), [(-0.7531, False), (7.0, True)])
def test_numbers_that_do_not_fit_are_left_out_not_cut(view: KernelView, value: float, is_written: bool) -> None:
    """A 15×15 kernel of long numbers shows their colours only; one of single digits shows them."""
    view.clearFocus()
    view.set_kernel(((value,) * 15,) * 15)
    view.resize(306, 272)
    rect = view.layout_of_cells().rect((7, 7)).adjusted(0, 0, -2, -2)
    image = view.grab(rect).toImage()
    colours = {image.pixel(x, y) for x in range(rect.width()) for y in range(rect.height())}
    assert (len(colours) > 1) == is_written
