"""A kernel that is typed into, stepped and scrubbed."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cnngui.engine.kernels.values import Kernel, parse
from cnngui.gui.widgets.kernels.kernel_grid import KernelGrid
from tests.gui.hands import CTRL, LEFT, NONE, SHIFT, drag, shown, type_text, watch_shortcut, wheel

KEYS = Qt.Key
VERTICAL = parse("1,0,-1/1,0,-1/1,0,-1")[0]
WIDE = parse("1,2,3/4,5,6")[0]


@pytest.fixture
def grid(qtbot: QtBot) -> KernelGrid:
    """Show the vertical edge, with the focus on its first cell."""
    grid = KernelGrid("Kernel")
    grid.set_kernel(VERTICAL)
    shown(qtbot, grid)
    grid.setFocus()
    return grid


def record(grid: KernelGrid) -> list[Kernel | str]:
    """Note what the grid tells."""
    told: list[Kernel | str] = []
    grid.session.started.connect(lambda: told.append("start"))
    grid.kernel_edited.connect(told.append)
    grid.session.finished.connect(lambda: told.append("finish"))
    return told


def field(grid: KernelGrid) -> QLineEdit:
    """Find the line in which one types."""
    line = grid.findChild(QLineEdit)
    assert line is not None
    return line


def type_in(grid: KernelGrid, text: str, ending: Qt.Key = KEYS.Key_Return, held: Qt.KeyboardModifier = NONE) -> None:
    """Type into the cell that has the focus, the first character as one types it: to the grid."""
    type_text(grid, text[0])
    type_text(field(grid), text[1:])
    QTest.keyClick(field(grid), ending, held)


def centre(grid: KernelGrid, row: int, column: int) -> QPoint:
    """Return the middle of a cell."""
    return grid.layout_of_cells().rect((row, column)).center()


# Typing


@pytest.mark.parametrize(
    ("text", "value"), [("2", 2.0), ("-0,5", -0.5), (".25", 0.25), ("1/9", 1 / 9), ("−3", -3.0), ("1e-3", 0.001)]
)
def test_typing_replaces_the_number_and_is_one_change(grid: KernelGrid, text: str, value: float) -> None:
    """Nothing is told before it is committed; the other cells stay."""
    told = record(grid)
    type_text(grid, text[0])
    type_text(field(grid), text[1:])
    assert told == []
    QTest.keyClick(field(grid), KEYS.Key_Return)
    assert told == ["start", ((value, 0.0, -1.0), *VERTICAL[1:]), "finish"]
    assert grid.kernel == told[1]


@pytest.mark.parametrize(
    ("ending", "held", "cell"),
    [
        (KEYS.Key_Return, NONE, (1, 0)),
        (KEYS.Key_Enter, NONE, (1, 0)),
        (KEYS.Key_Return, SHIFT, (0, 1)),
        (KEYS.Key_Tab, NONE, (1, 0)),
        (KEYS.Key_Backtab, SHIFT, (0, 1)),
        (KEYS.Key_Up, NONE, (0, 2)),
        (KEYS.Key_Down, NONE, (1, 2)),
    ],
)
def test_committing_goes_on_to_a_cell(
    grid: KernelGrid, ending: Qt.Key, held: Qt.KeyboardModifier, cell: tuple[int, int]
) -> None:
    """In reading order, back with Shift, or up and down; the next number can be typed at once."""
    grid.go_to((0, 2))
    type_in(grid, "7", ending, held)
    assert (grid.kernel[0][2], grid.cell, grid.hasFocus()) == (7.0, cell, True)
    type_in(grid, "8")
    assert grid.kernel[cell[0]][cell[1]] == 8.0


def test_tab_commits_the_last_cell_and_leaves(grid: KernelGrid, qtbot: QtBot) -> None:
    """Nothing is caught in the grid."""
    other = shown(qtbot, QLineEdit())
    other.setParent(grid.window())
    other.show()
    grid.setFocus()
    grid.go_to((2, 2))
    type_in(grid, "9", KEYS.Key_Tab)
    assert (grid.kernel[2][2], other.hasFocus()) == (9.0, True)


def test_escape_cancels(grid: KernelGrid) -> None:
    """The number is the old one, and the grid has the focus again."""
    told = record(grid)
    type_in(grid, "55", KEYS.Key_Escape)
    assert (told, grid.kernel, grid.cell, grid.hasFocus()) == ([], VERTICAL, (0, 0), True)


def test_junk_is_refused_with_a_sentence_and_can_be_mended(grid: KernelGrid) -> None:
    """The number stays, the field stays open, and typing goes on over the selected junk."""
    told = record(grid)
    lines: list[str] = []
    grid.told.connect(lines.append)
    type_in(grid, "1x")
    assert (told, grid.kernel) == ([], VERTICAL)
    assert lines[-1] == "“1x” is not a number. Type one such as -1, 0.5 or 1/9; the old one is kept."
    assert field(grid).isVisible()
    type_text(field(grid), "4")
    QTest.keyClick(field(grid), KEYS.Key_Return)
    assert grid.kernel[0] == (4.0, 0.0, -1.0)


def test_leaving_takes_a_number_and_refuses_junk(grid: KernelGrid) -> None:
    """A click elsewhere is as good as Enter, but does not go on."""
    lines: list[str] = []
    grid.told.connect(lines.append)
    type_text(grid, "6")
    field(grid).clearFocus()
    assert (grid.kernel[0], grid.cell) == ((6.0, 0.0, -1.0), (0, 0))
    grid.setFocus()
    type_text(grid, "-")
    field(grid).clearFocus()
    assert grid.kernel[0] == (6.0, 0.0, -1.0)
    assert "not a number" in lines[-1]


def test_a_click_on_another_cell_commits_and_goes_there(grid: KernelGrid) -> None:
    """The number lands in the cell in which it was typed."""
    type_text(grid, "6")
    QTest.mouseClick(grid, LEFT, NONE, centre(grid, 1, 1))
    assert (grid.kernel, grid.cell) == (((6.0, 0.0, -1.0), *VERTICAL[1:]), (1, 1))


def test_enter_and_a_double_click_go_on_from_the_old_number(grid: KernelGrid) -> None:
    """A ninth is opened as 1/9, selected; committing it unchanged changes nothing."""
    grid.set_kernel(((1 / 9,) * 3,) * 3)
    told = record(grid)
    QTest.keyClick(grid, KEYS.Key_F2)
    assert (field(grid).text(), field(grid).selectedText()) == ("1/9", "1/9")
    QTest.keyClick(field(grid), KEYS.Key_Return)
    QTest.mouseDClick(grid, LEFT, NONE, centre(grid, 2, 2))
    assert (field(grid).isVisible(), grid.cell) == (True, (2, 2))
    QTest.keyClick(field(grid), KEYS.Key_Return)
    assert told == []


def test_an_empty_field_keeps_the_number(grid: KernelGrid) -> None:
    """Deleting what was there and pressing Enter is no zero."""
    QTest.keyClick(grid, KEYS.Key_Return)
    QTest.keyClick(field(grid), KEYS.Key_Backspace)
    QTest.keyClick(field(grid), KEYS.Key_Return)
    assert grid.kernel == VERTICAL


@pytest.mark.parametrize("key", [KEYS.Key_Delete, KEYS.Key_Backspace])
def test_delete_makes_zero_in_one_change(grid: KernelGrid, key: Qt.Key) -> None:
    """A zero that is there already is no change."""
    told = record(grid)
    QTest.keyClick(grid, key)
    QTest.keyClick(grid, key)
    assert told == ["start", ((0.0, 0.0, -1.0), *VERTICAL[1:]), "finish"]


def test_the_field_lies_inside_the_grid_and_is_wide_enough(grid: KernelGrid) -> None:
    """Also over a cell of 20 px at the edge of a 15×15 kernel."""
    grid.set_kernel(((0.0,) * 15,) * 15)
    grid.resize(306, 276)
    for cell in ((0, 0), (0, 14), (14, 0), (14, 14), (7, 7)):
        grid.go_to(cell)
        type_text(grid, "1")
        assert grid.rect().contains(field(grid).geometry())
        assert field(grid).width() > field(grid).fontMetrics().horizontalAdvance("−0.0000")
        assert field(grid).geometry().intersects(grid.layout_of_cells().rect(cell))
        QTest.keyClick(field(grid), KEYS.Key_Escape)


# Steps


def test_the_wheel_steps_the_cell_under_the_pointer(grid: KernelGrid, qtbot: QtBot) -> None:
    """By 1, with Ctrl 10, with Shift a tenth; a run is one change that ends by itself."""
    told = record(grid)
    at = centre(grid, 1, 2)
    with qtbot.waitSignal(grid.session.finished):
        for notches, keys in ((1, NONE), (2, CTRL), (-1, SHIFT), (0.5, NONE), (0.5, NONE)):
            assert wheel(grid, notches, at, keys)
    values = [kernel if isinstance(kernel, str) else kernel[1][2] for kernel in told]
    assert values == ["start", 0.0, 20.0, 19.9, 20.9, "finish"]
    assert grid.cell == (1, 2)


def test_the_wheel_scrolls_the_panel_until_the_grid_is_clicked(grid: KernelGrid) -> None:
    """A grid that is scrolled under the pointer keeps its numbers, also where Qt tells that the pointer moved."""
    grid.clearFocus()
    at = centre(grid, 0, 0)
    QTest.mouseMove(grid, at)
    assert not wheel(grid, 1, at)
    assert grid.kernel == VERTICAL
    QTest.mouseClick(grid, LEFT, NONE, at)
    assert wheel(grid, 1, at)
    assert grid.kernel[0][0] == 2.0
    assert not wheel(grid, 1, QPoint(1, 1))


def test_keys_step_and_another_cell_ends_the_change(grid: KernelGrid) -> None:
    """Ctrl and Shift with up and down; then a move, then steps elsewhere."""
    told = record(grid)
    QTest.keyClick(grid, KEYS.Key_Up, CTRL)
    QTest.keyClick(grid, KEYS.Key_Down, SHIFT)
    QTest.keyClick(grid, KEYS.Key_Right)
    QTest.keyClick(grid, KEYS.Key_Down, CTRL)
    grid.clearFocus()
    firsts = [kernel if isinstance(kernel, str) else kernel[0][:2] for kernel in told]
    assert firsts == ["start", (2.0, 0.0), (1.9, 0.0), "finish", "start", (1.9, -1.0), "finish"]


def test_a_sideways_drag_scrubs_in_one_change(grid: KernelGrid) -> None:
    """Eight pixels a step, live, in the cell where it began."""
    told = record(grid)
    start = centre(grid, 0, 1)
    drag(grid, start, start + QPoint(9, 0), start + QPoint(25, 40), start - QPoint(17, 0))
    values = [kernel if isinstance(kernel, str) else kernel[0][1] for kernel in told]
    assert values == ["start", 1.0, 3.0, -2.0, "finish"]


def test_a_drag_lasts_longer_than_the_pause_of_a_run(grid: KernelGrid) -> None:
    """Holding still with the button down does not cut a drag in two: nothing waits to end it."""
    told = record(grid)
    start = centre(grid, 0, 1)
    QTest.mousePress(grid, LEFT, NONE, start)
    QTest.mouseMove(grid, start + QPoint(8, 0))
    assert not any(timer.isActive() for timer in grid.findChildren(QTimer))
    QTest.mouseMove(grid, start + QPoint(16, 0))
    QTest.mouseRelease(grid, LEFT, NONE, start)
    assert [told[0], told[-1], len(told)] == ["start", "finish", 4]


def test_escape_takes_a_drag_back(grid: KernelGrid) -> None:
    """The number is again what it was, and moving on does nothing."""
    start = centre(grid, 0, 0)
    QTest.mousePress(grid, LEFT, NONE, start)
    QTest.mouseMove(grid, start + QPoint(40, 0))
    assert grid.kernel[0][0] == 6.0
    QTest.keyClick(grid, KEYS.Key_Escape)
    QTest.mouseMove(grid, start + QPoint(80, 0))
    QTest.mouseRelease(grid, LEFT, NONE, start)
    assert grid.kernel == VERTICAL


def test_a_click_edits_nothing(grid: KernelGrid) -> None:
    """It goes to the cell, and the pointer shows that it could be dragged."""
    told = record(grid)
    at = centre(grid, 2, 1)
    QTest.mouseMove(grid, at)
    assert grid.cursor().shape() == Qt.CursorShape.SizeHorCursor
    QTest.mouseClick(grid, LEFT, NONE, at)
    assert (told, grid.cell) == ([], (2, 1))
    QTest.mouseMove(grid, QPoint(1, 1))
    assert grid.cursor().shape() == Qt.CursorShape.ArrowCursor


# From outside


def test_set_from_outside_it_tells_nothing(grid: KernelGrid) -> None:
    """Not even when the shape changes."""
    told = record(grid)
    grid.set_kernel(WIDE)
    assert (told, grid.kernel) == ([], WIDE)


def test_the_same_kernel_from_outside_does_not_disturb(grid: KernelGrid) -> None:
    """A lab hands back what it was told, in the middle of a drag or of typing."""
    grid.kernel_edited.connect(grid.set_kernel)
    told = record(grid)
    start = centre(grid, 0, 1)
    drag(grid, start, start + QPoint(8, 0), start + QPoint(16, 0))
    assert [told[0], told[-1], len(told)] == ["start", "finish", 4]
    type_text(grid, "1")
    grid.set_kernel(grid.kernel)
    assert field(grid).isVisible()


def test_another_kernel_from_outside_ends_what_goes_on(grid: KernelGrid) -> None:
    """An undo in the middle of a drag or of typing wins."""
    told = record(grid)
    start = centre(grid, 0, 1)
    QTest.mousePress(grid, LEFT, NONE, start)
    QTest.mouseMove(grid, start + QPoint(8, 0))
    grid.set_kernel(WIDE)
    QTest.mouseMove(grid, start + QPoint(80, 0))
    QTest.mouseRelease(grid, LEFT, NONE, start)
    assert (grid.kernel, told[-1], len(told)) == (WIDE, "finish", 3)
    type_text(grid, "1")
    grid.set_kernel(VERTICAL)
    assert not field(grid).isVisible()
    assert len(told) == 3


# Clipboard and shortcuts of the window


def test_copies_the_kernel_as_csv(grid: KernelGrid) -> None:
    """The window's own copy is not called."""
    window = watch_shortcut(grid, QKeySequence.StandardKey.Copy)
    QTest.keyClick(grid, KEYS.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().splitlines() == ["1,0,-1", "1,0,-1", "1,0,-1"]
    assert window == []


@pytest.mark.parametrize("text", ["1 2 3\n4 5 6", "[[1, 2, 3], [4, 5, 6]]", "1\t2\t3\n4\t5\t6", "1,2,3/4,5,6"])
def test_pastes_a_matrix_as_one_change(grid: KernelGrid, text: str) -> None:
    """From a spreadsheet, from code, from a table; the shape may be another one."""
    window = watch_shortcut(grid, QKeySequence.StandardKey.Paste)
    told = record(grid)
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(grid, KEYS.Key_V, CTRL)
    assert (told, window) == (["start", WIDE, "finish"], [])


@pytest.mark.parametrize("text", ["0.5", "0,5", "1/2"])
def test_pastes_a_single_number_into_the_cell(grid: KernelGrid, text: str) -> None:
    """It does not replace the kernel by a 1×1, nor is a decimal comma the end of a number."""
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(grid, KEYS.Key_V, CTRL)
    assert grid.kernel == ((0.5, 0.0, -1.0), *VERTICAL[1:])


def test_leaves_a_picture_and_other_text_to_the_window(grid: KernelGrid) -> None:
    """The window may paste a photo, or say that it cannot."""
    window = watch_shortcut(grid, QKeySequence.StandardKey.Paste)
    data = QMimeData()
    data.setImageData(QImage(2, 2, QImage.Format.Format_RGB888))
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(grid, KEYS.Key_V, CTRL)
    QGuiApplication.clipboard().setText("a letter to a friend")
    QTest.keyClick(grid, KEYS.Key_V, CTRL)
    assert (grid.kernel, window) == (VERTICAL, ["Paste", "Paste"])


def test_leaves_undo_to_the_window_and_ends_a_run_first(grid: KernelGrid) -> None:
    """So that the window takes back all steps of the run at once."""
    window = watch_shortcut(grid, QKeySequence.StandardKey.Undo)
    told = record(grid)
    QTest.keyClick(grid, KEYS.Key_Up, CTRL)
    assert told[-1] != "finish"
    QTest.keyClick(grid, KEYS.Key_Z, CTRL)
    assert (told[-1], window) == ("finish", ["Undo"])


def test_undo_is_the_fields_own_while_one_types(grid: KernelGrid) -> None:
    """And the window's once the number is committed."""
    window = watch_shortcut(grid, QKeySequence.StandardKey.Undo)
    type_text(grid, "1")
    type_text(field(grid), "23")
    QTest.keyClick(field(grid), KEYS.Key_Z, CTRL)
    assert (field(grid).text(), window) == ("1", [])
    QTest.keyClick(field(grid), KEYS.Key_Return)
    QTest.keyClick(grid, KEYS.Key_Z, CTRL)
    assert window == ["Undo"]


def test_finish_edit_takes_what_is_being_typed(grid: KernelGrid) -> None:
    """The lab calls it before an undo by menu."""
    told = record(grid)
    type_text(grid, "5")
    grid.finish_edit()
    assert told == ["start", ((5.0, 0.0, -1.0), *VERTICAL[1:]), "finish"]
