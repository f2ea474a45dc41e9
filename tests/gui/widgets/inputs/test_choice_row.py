"""One of a few segments, by mouse and keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from tests.gui.hands import NONE, shown


@pytest.fixture
def row(qtbot: QtBot) -> ChoiceRow:
    """Show three segments."""
    row = ChoiceRow(
        "Channels", [Choice("grey", "grey", "The luminance."), Choice("each", "each"), Choice("sum", "RGB")]
    )
    return shown(qtbot, row)


def segments(row: ChoiceRow) -> list[QRadioButton]:
    """Return the segments, from left to right."""
    return sorted(row.findChildren(QRadioButton), key=QRadioButton.x)


def test_a_click_anywhere_on_a_segment_chooses_it(row: ChoiceRow) -> None:
    """Not only on the word, and each choice is told once."""
    told: list[str] = []
    row.chosen.connect(told.append)
    last = segments(row)[2]
    QTest.mouseClick(last, Qt.MouseButton.LeftButton, NONE, last.rect().bottomRight())
    assert (told, row.current) == (["sum"], "sum")


def test_arrows_move_along_the_row(row: ChoiceRow) -> None:
    """Right twice, left once; the focus goes with the choice."""
    told: list[str] = []
    row.chosen.connect(told.append)
    row.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(row.window().focusWidget() or row, key)
    assert told == ["each", "sum", "each"]
    assert segments(row)[1].hasFocus()


def test_set_from_outside_it_tells_nothing(row: ChoiceRow, qtbot: QtBot) -> None:
    """And Tab comes to the segment that is on."""
    with qtbot.assertNotEmitted(row.chosen):
        row.set_current("each")
    row.setFocus()
    assert row.current == "each"
    assert segments(row)[1].hasFocus()


def test_screen_readers_hear_the_row_and_the_segment(row: ChoiceRow) -> None:
    """Each segment is a radio button with the name of the row."""
    interface: QAccessibleInterface = QAccessible.queryAccessibleInterface(segments(row)[2])
    assert interface.text(QAccessible.Text.Name) == "Channels: RGB"
    assert interface.role() == QAccessible.Role.RadioButton


def test_grows_with_the_font(row: ChoiceRow) -> None:
    """No word is cut, at any size."""
    for points in (11, 20, 30):
        row.setFont(QFont(row.font().family(), points))
        row.resize(row.minimumSizeHint())
        for segment in segments(row):
            assert segment.width() > segment.fontMetrics().horizontalAdvance(segment.text())
            assert segment.height() > segment.fontMetrics().height()


def test_a_segment_can_be_out_of_reach(row: ChoiceRow, qtbot: QtBot) -> None:
    """A click on a disabled segment changes nothing."""
    row.set_choice_enabled("sum", enabled=False)
    with qtbot.assertNotEmitted(row.chosen):
        QTest.mouseClick(segments(row)[2], Qt.MouseButton.LeftButton)
    assert row.current == "grey"


def test_long_words_get_their_room_and_the_rest_is_shared(qtbot: QtBot) -> None:
    """At its preferred width no segment is tight; in a wide panel all are alike."""
    row = shown(qtbot, ChoiceRow("Scale", [Choice("this", "this"), Choice("all", "all of them the same")]))
    row.resize(row.sizeHint())
    assert [segment.width() for segment in segments(row)] == [segment.sizeHint().width() for segment in segments(row)]
    row.resize(3 * row.sizeHint().width(), row.height())
    first, second = (segment.width() for segment in segments(row))
    assert abs(first - second) <= 1
