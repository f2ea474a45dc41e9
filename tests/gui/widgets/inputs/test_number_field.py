"""A number that is typed, stepped or dragged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.inputs.number_field import NumberField, _Box
from tests.gui.hands import CTRL, LEFT, NONE, shown, watch_shortcut, wheel


@pytest.fixture
def field(qtbot: QtBot) -> NumberField:
    """Show a bias field."""
    return shown(qtbot, NumberField("bias", minimum=-1000, maximum=1000, whole=False))


def record(field: NumberField) -> list[float | str]:
    """Note what the field tells."""
    told: list[float | str] = []
    field.session.started.connect(lambda: told.append("start"))
    field.value_edited.connect(told.append)
    field.session.finished.connect(lambda: told.append("finish"))
    return told


def type_in(field: NumberField, text: str) -> None:
    """Replace what the box holds."""
    field.setFocus()
    field.box.selectAll()
    QTest.keyClicks(field.box, text)


def test_a_typed_number_is_told_once_when_it_is_committed(field: NumberField) -> None:
    """Nothing while typing; on Enter one whole edit."""
    told = record(field)
    type_in(field, "12,5")
    assert told == []
    QTest.keyClick(field.box, Qt.Key.Key_Return)
    assert told == ["start", 12.5, "finish"]


def test_a_typed_number_is_committed_by_leaving(field: NumberField) -> None:
    """Focus-out is as good as Enter."""
    told = record(field)
    type_in(field, "-1/4")
    field.box.clearFocus()
    assert told == ["start", -0.25, "finish"]
    assert field.value == -0.25


@pytest.mark.parametrize(("text", "value"), [("abc", 3.0), ("", 3.0), ("5000", 1000.0), ("-1e9", -1000.0)])
def test_junk_keeps_the_number_and_too_much_is_limited(
    field: NumberField, qtbot: QtBot, text: str, value: float
) -> None:
    """What is out of range becomes the nearest number in it."""
    field.set_value(3)
    type_in(field, text)
    QTest.keyClick(field.box, Qt.Key.Key_Return)
    assert field.value == value


def test_arrow_keys_and_wheel_step_and_a_run_is_one_edit(field: NumberField, qtbot: QtBot) -> None:
    """Each step is told at once; the run ends by itself."""
    told = record(field)
    field.setFocus()
    with qtbot.waitSignal(field.session.finished):
        QTest.keyClick(field.box, Qt.Key.Key_Up)
        QTest.keyClick(field.box, Qt.Key.Key_Up)
        wheel(field.box, -1)
    assert told == ["start", 1.0, 2.0, 1.0, "finish"]


def test_the_wheel_does_nothing_without_focus(field: NumberField) -> None:
    """Scrolling the panel changes no number."""
    told = record(field)
    field.box.clearFocus()
    wheel(field.box, 1)
    assert (told, field.value) == ([], 0.0)


def test_a_drag_on_the_name_scrubs(field: NumberField) -> None:
    """Eight pixels a step, Shift for tenths, one edit from press to release."""
    told = record(field)
    middle = field.label.rect().center()
    QTest.mousePress(field.label, LEFT, NONE, middle)
    QTest.mouseMove(field.label, middle + QPoint(16, 0))
    assert told == ["start", 2.0]
    QTest.mouseRelease(field.label, LEFT, NONE, middle)
    assert told == ["start", 2.0, "finish"]
    assert field.label.cursor().shape() == Qt.CursorShape.SizeHorCursor


def test_a_click_on_the_name_edits_nothing(field: NumberField) -> None:
    """It brings the focus, as a buddy does."""
    told = record(field)
    QTest.mouseClick(field.label, LEFT)
    assert told == []
    assert field.box.hasFocus()


def test_set_from_outside_it_tells_nothing(field: NumberField) -> None:
    """Only what people do is told."""
    told = record(field)
    field.set_value(7)
    assert (told, field.value) == ([], 7.0)


def test_writes_numbers_in_the_language_of_the_window(field: NumberField) -> None:
    """No zeros at the end, a decimal comma in French, no sign on zero."""
    field.box.setLocale(QLocale(QLocale.Language.French))
    texts = []
    for value in (0.5, 1000, -0.25, -0.0):
        field.set_value(value)
        texts.append(field.box.text())
    assert texts == ["0,5", "1000", "−0,25", "0"]


def test_a_whole_field_keeps_to_whole_numbers(qtbot: QtBot) -> None:
    """With its unit behind, which need not be typed."""
    field = shown(qtbot, NumberField("padding", maximum=20, suffix=" px"))
    told = record(field)
    type_in(field, "3")
    QTest.keyClick(field.box, Qt.Key.Key_Return)
    assert (told, field.box.text()) == (["start", 3.0, "finish"], "3 px")


@given(text=st.text(st.sampled_from("0123456789.,-−/×e abc%"), max_size=12), whole=st.booleans())
def test_nothing_that_is_typed_raises(qapp: QApplication, text: str, *, whole: bool) -> None:
    """What is raised in the middle of Qt's own work ends the program: a number out of range did."""
    box = _Box(whole=whole, narrow=False)
    box.setRange(0, 64)
    box.validate(text, 0)
    assert 0 <= box.valueFromText(box.fixup(text)) <= 64


@pytest.mark.parametrize(("text", "value"), [("5000", 64.0), ("-3", 0.0), ("1.5", 2.0), ("abc", 3.0)])
def test_a_whole_field_that_is_hidden_takes_what_was_typed(qtbot: QtBot, text: str, value: float) -> None:
    """As on going to another lab in the middle of it."""
    field = NumberField("Padding", maximum=64)
    qtbot.addWidget(field)
    field.set_value(3)
    field.show()
    qtbot.waitExposed(field)
    type_in(field, text)
    field.hide()
    assert field.value == value


def test_hands_undo_on_once_the_number_is_committed(field: NumberField) -> None:
    """Ctrl+Z is the box's while one types, and the window's afterwards."""
    undone = watch_shortcut(field, QKeySequence.StandardKey.Undo)
    type_in(field, "12")
    QTest.keyClick(field.box, Qt.Key.Key_Z, CTRL)
    assert undone == []
    type_in(field, "12")
    QTest.keyClick(field.box, Qt.Key.Key_Return)
    QTest.keyClick(field.box, Qt.Key.Key_Z, CTRL)
    assert undone == ["Undo"]


def test_hands_a_pasted_picture_on(field: NumberField) -> None:
    """Text is pasted into the box, a picture into the window."""
    pasted = watch_shortcut(field, QKeySequence.StandardKey.Paste)
    field.setFocus()
    data = QMimeData()
    data.setImageData(QImage(2, 2, QImage.Format.Format_RGB888))
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(field.box, Qt.Key.Key_V, CTRL)
    assert pasted == ["Paste"]
    QGuiApplication.clipboard().setText("4")
    field.box.selectAll()
    QTest.keyClick(field.box, Qt.Key.Key_V, CTRL)
    QTest.keyClick(field.box, Qt.Key.Key_Return)
    assert (pasted, field.value) == (["Paste"], 4.0)


def test_whole_numbers_are_told_as_they_are_shown(qtbot: QtBot) -> None:
    """1.5 px is 2 px, in the box and for those who listen; 2.5 is 3, as in school."""
    field = shown(qtbot, NumberField("stride", minimum=1, maximum=64))
    for text, value in (("1,5", 2), ("2.5", 3), ("3,4", 3)):
        told = record(field)
        type_in(field, text)
        QTest.keyClick(field.box, Qt.Key.Key_Return)
        assert field.value == value
        assert [entry for entry in told if not isinstance(entry, str)] in ([value], [])
        assert field.box.text() == str(value)


def test_page_keys_are_left_to_the_window(field: NumberField) -> None:
    """A clicker goes to the next photo, also while a number has the focus."""
    field.set_value(5)
    field.setFocus()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        QTest.keyClick(field.box, key)
        assert field.value == 5
