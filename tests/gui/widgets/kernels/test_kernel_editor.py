"""The filter under one's hands."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QRadioButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cnngui.engine.errors import KernelError
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter, parse, to_csv
from cnngui.gui.widgets.inputs.edit_session import EditSession
from cnngui.gui.widgets.kernels.kernel_editor import KernelEditor
from cnngui.gui.widgets.kernels.kernel_slices import KernelSlices
from tests.gui.hands import CTRL, LEFT, shown, type_text, watch_shortcut

EDGE = find("vertical-edge").filter
RGB = Filter(parse("1,0,-1/2,0,-2/1,0,-1;0,1,0/1,-4,1/0,1,0;0,0,0/0,1,0/0,0,0"), bias=2.0)


@pytest.fixture
def editor(qtbot: QtBot) -> KernelEditor:
    """Show the vertical edge."""
    editor = KernelEditor()
    editor.set_filter(EDGE)
    return shown(qtbot, editor)


def record(editor: KernelEditor) -> list[Filter | str]:
    """Note what the editor tells."""
    told: list[Filter | str] = []
    editor.filter_edited.connect(told.append)
    for session in editor.findChildren(EditSession):
        session.started.connect(lambda: told.append("start"))
        session.finished.connect(lambda: told.append("finish"))
    return told


def slices(editor: KernelEditor) -> KernelSlices:
    """Find the grids."""
    found = editor.findChild(KernelSlices)
    assert found is not None
    return found


def tool(editor: KernelEditor, name: str) -> QToolButton:
    """Find a button by its name."""
    return next(button for button in editor.findChildren(QToolButton) if button.accessibleName() == name)


def lines(editor: KernelEditor) -> list[str]:
    """Return what labels say."""
    return [label.text() for label in editor.findChildren(QLabel)]


def test_a_tool_is_one_change(editor: KernelEditor) -> None:
    """The filter that is told has its name, as it is one of the table."""
    told = record(editor)
    QTest.mouseClick(tool(editor, "Rotate"), LEFT)
    assert told == ["start", find("horizontal-edge").filter, "finish"]
    assert editor.filter() == find("horizontal-edge").filter
    assert slices(editor).grids[0].kernel == find("horizontal-edge").filter.slices[0]


@pytest.mark.parametrize("name", ["Flip top and bottom", "Zero"])
def test_a_tool_that_changes_nothing_tells_nothing(editor: KernelEditor, name: str) -> None:
    """No entry in the undo list for nothing."""
    editor.set_filter(Filter(parse("0,0/0,0")))
    told = record(editor)
    QTest.mouseClick(tool(editor, name), LEFT)
    assert told == []


def test_a_tool_keeps_the_bias(editor: KernelEditor) -> None:
    """It is not the editor's to change; the name goes with the numbers."""
    editor.set_filter(RGB)
    QTest.mouseClick(tool(editor, "Negate"), LEFT)
    assert (editor.filter().bias, editor.filter().name, editor.filter().slices[1][1][1]) == (2.0, "", 4.0)


def test_a_typed_number_is_one_change_of_the_filter(editor: KernelEditor) -> None:
    """An edited kernel has no name, until it is again one of the table."""
    told = record(editor)
    grid = slices(editor).grids[0]
    for text in ("5", "1"):
        grid.setFocus()
        grid.go_to((0, 0))
        type_text(grid, text)
        editor.finish_edit()
    assert told == ["start", Filter(parse("5,0,-1/1,0,-1/1,0,-1")), "finish", "start", EDGE, "finish"]


def test_a_tool_takes_what_is_being_typed_first(editor: KernelEditor) -> None:
    """Two changes, in order."""
    told = record(editor)
    grid = slices(editor).grids[0]
    grid.setFocus()
    type_text(grid, "5")
    tool(editor, "Negate").click()
    assert [each.slices[0][0] if isinstance(each, Filter) else each for each in told] == [
        "start",
        (5.0, 0.0, -1.0),
        "finish",
        "start",
        (-5.0, 0.0, 1.0),
        "finish",
    ]


def test_a_larger_size_pads_with_zeros(editor: KernelEditor) -> None:
    """All round; all slices; one change."""
    told = record(editor)
    segment = next(button for button in editor.findChildren(QRadioButton) if button.text() == "5×5")
    QTest.mouseClick(segment, LEFT)
    assert [told[0], told[-1], len(told)] == ["start", "finish", 3]
    assert editor.filter().slices[0][2] == (0.0, 1.0, 0.0, -1.0, 0.0)
    assert slices(editor).grids[0].kernel == editor.filter().slices[0]


def test_numbers_cut_off_on_the_way_come_back(editor: KernelEditor) -> None:
    """Stepping the columns from 5 down to 1 and up again is one run, and loses nothing."""
    editor.set_filter(Filter(parse("1,2,3,4,5")))
    told = record(editor)
    columns = next(box for box in editor.findChildren(QWidget) if box.accessibleName() == "Columns")
    columns.setFocus()
    for key in [Qt.Key.Key_Down] * 3 + [Qt.Key.Key_Up] * 3:
        QTest.keyClick(columns, key)
    columns.clearFocus()
    assert (editor.filter().slices, told.count("start"), told.count("finish")) == (parse("1,2,3,4,5"), 1, 1)


def test_pastes_from_the_clipboard(editor: KernelEditor) -> None:
    """One kernel for all slices, or one for each."""
    told = record(editor)
    QGuiApplication.clipboard().setText("np.array([[0, 1], [2, 3]])")
    QTest.mouseClick(tool(editor, "Paste a kernel"), LEFT)
    assert told == ["start", Filter(parse("0,1/2,3")), "finish"]
    editor.set_filter(RGB)
    QTest.mouseClick(tool(editor, "Paste a kernel"), LEFT)
    assert editor.filter().slices == parse("0,1/2,3") * 3
    QGuiApplication.clipboard().setText(to_csv(RGB.slices))
    QTest.mouseClick(tool(editor, "Paste a kernel"), LEFT)
    assert editor.filter() == RGB


@pytest.mark.parametrize("text", ["a letter", "", "1,2/3", "1;2;3", "1,nan"])
def test_refuses_a_paste_with_a_reason(editor: KernelEditor, text: str) -> None:
    """The exception is told, the filter stays."""
    told = record(editor)
    refused: list[Exception] = []
    editor.refused.connect(refused.append)
    QGuiApplication.clipboard().setText(text)
    QTest.mouseClick(tool(editor, "Paste a kernel"), LEFT)
    assert [type(error) for error in refused] == [KernelError]
    assert (told, editor.filter()) == ([], EDGE)


def test_control_v_pastes_all_slices_into_a_deep_filter(editor: KernelEditor) -> None:
    """Which no single grid can take; a picture is left to the window."""
    editor.set_filter(Filter(RGB.slices[::-1]))
    window = watch_shortcut(editor, QKeySequence.StandardKey.Paste)
    grid = slices(editor).grids[0]
    grid.setFocus()
    QGuiApplication.clipboard().setText(to_csv(RGB.slices))
    QTest.keyClick(grid, Qt.Key.Key_V, CTRL)
    assert (editor.filter().slices, window) == (RGB.slices, [])
    data = QMimeData()
    data.setImageData(QImage(2, 2, QImage.Format.Format_RGB888))
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(grid, Qt.Key.Key_V, CTRL)
    assert window == ["Paste"]


def test_control_v_says_what_is_wrong_with_numbers(editor: KernelEditor) -> None:
    """A matrix with a slip is refused here, and not by the window as no picture; words and addresses are left to it."""
    window = watch_shortcut(editor, QKeySequence.StandardKey.Paste)
    refused: list[Exception] = []
    editor.refused.connect(refused.append)
    grid = slices(editor).grids[0]
    grid.setFocus()
    QGuiApplication.clipboard().setText("1,5; 2; 3\n4; 5; x\n1; 2; 3")
    QTest.keyClick(grid, Qt.Key.Key_V, CTRL)
    assert (["x" in str(error) for error in refused], window) == ([True], [])
    for text in ("a letter", "https://example.org/1.png"):
        QGuiApplication.clipboard().setText(text)
        QTest.keyClick(grid, Qt.Key.Key_V, CTRL)
    assert (len(refused), window) == (1, ["Paste", "Paste"])


@pytest.mark.parametrize(
    ("title", "part"), [("CSV", "1,0,-1"), ("NumPy", "np.array"), ("OpenCV", "cv2.filter2D"), ("PyTorch", "torch")]
)
def test_copies_in_every_format_and_says_so(editor: KernelEditor, title: str, part: str) -> None:
    """From the menu of the copy button."""
    menu = tool(editor, "Copy the filter").menu()
    next(action for action in menu.actions() if action.text() == title).trigger()
    assert part in QGuiApplication.clipboard().text()
    assert f"Copied as {title}." in lines(editor)


def test_set_from_outside_it_tells_nothing(editor: KernelEditor) -> None:
    """Size, slices and bias all change."""
    told = record(editor)
    editor.set_filter(RGB)
    editor.set_filter(find("gaussian-7").filter)
    assert (told, editor.filter()) == ([], find("gaussian-7").filter)


def test_a_lab_that_hands_back_what_it_was_told_disturbs_nothing(editor: KernelEditor) -> None:
    """As every lab does, in the middle of a run of steps."""
    editor.filter_edited.connect(editor.set_filter)
    told = record(editor)
    grid = slices(editor).grids[0]
    grid.setFocus()
    for _ in range(3):
        QTest.keyClick(grid, Qt.Key.Key_Up, CTRL)
    editor.finish_edit()
    assert (told.count("start"), told.count("finish"), editor.filter().slices[0][0][0]) == (1, 1, 4.0)


@pytest.mark.parametrize("points", [10.5, 20.0])
def test_nothing_is_cut_in_a_panel_of_its_width(editor: KernelEditor, points: float) -> None:
    """320 px with a margin of 8 at 14 px type, and in proportion with larger type."""
    normal = editor.fontMetrics().height()
    font = QFont(editor.font())
    font.setPointSizeF(10.5)
    editor.setFont(font)
    normal = editor.fontMetrics().height()
    font.setPointSizeF(points)
    editor.setFont(font)
    room = round(304 * editor.fontMetrics().height() / normal)
    for edited in (EDGE, RGB, find("motion-horizontal").filter, Filter(find("gaussian-7").filter.slices * 3)):
        editor.set_filter(edited)
        assert editor.minimumSizeHint().width() <= room


def test_everything_that_takes_the_focus_has_a_name(editor: KernelEditor) -> None:
    """For screen readers, in every form of the editor."""
    for edited in (EDGE, RGB, find("motion-horizontal").filter, Filter(find("gaussian-7").filter.slices * 3)):
        editor.set_filter(edited)
        for widget in editor.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy():
                assert widget.accessibleName(), widget


@pytest.mark.parametrize("text", ["0.5 1\n0.25 2", "0,5;1\n0,25;2", "0,5\t1\n0,25\t2"])
def test_the_tip_tells_of_both_decimal_signs(editor: KernelEditor, text: str) -> None:
    """And both are read as it says."""
    button = tool(editor, "Paste a kernel")
    assert "Both 0.5 and 0,5 are read" in button.toolTip()
    QGuiApplication.clipboard().setText(text)
    button.click()
    assert editor.filter().slices == (((0.5, 1.0), (0.25, 2.0)),)
