"""Ask the class: what may be pressed when, what is told, what is said about an answer, one row or two."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QFont, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.grids.question_bar import QuestionBar
from tests.gui.hands import LEFT, NONE, shown, type_text, watch_shortcut

KEY = Qt.Key
SOBEL = ((1.0, 0.0, -1.0), (2.0, 0.0, -2.0), (1.0, 0.0, -1.0))
BOX = ((1 / 9,) * 3,) * 3
WIDE = ((1.0, 2.0, 3.0, 2.0, 1.0),)
CANDIDATES = [("Sobel x", SOBEL), ("Box & blur", BOX), ("A title that is much too long for its button", SOBEL)]


@pytest.fixture
def bar(qtbot: QtBot) -> QuestionBar:
    """Make one that hides the output, wide enough for one row."""
    bar = QuestionBar("Ask the class")
    bar.set_hidden("output")
    bar.resize(1400, 40)
    return shown(qtbot, bar)


def answers_of(bar: QuestionBar) -> list[float]:
    """Collect the numbers that are said."""
    heard: list[float] = []
    bar.answered.connect(heard.append)
    return heard


def say(bar: QuestionBar, text: str) -> None:
    """Type an answer and press Enter."""
    bar.field.setFocus()
    type_text(bar.field, text)
    QTest.keyClick(bar.field, KEY.Key_Return)


@pytest.mark.parametrize(
    ("text", "value"), [("12", 12.0), ("-0.5", -0.5), ("−0,5", -0.5), ("1/9", 1 / 9), (" 1 000 ", 1000.0)]
)
def test_typed_numbers_are_told(bar: QuestionBar, text: str, value: float) -> None:
    """With a decimal comma or point, a fraction, a typographic minus."""
    heard = answers_of(bar)
    say(bar, text)
    assert heard == [value]


def test_button_answers_too(bar: QuestionBar) -> None:
    """For those who hold a mouse."""
    heard = answers_of(bar)
    type_text(bar.field, "7")
    QTest.mouseClick(bar.answer, LEFT)
    assert heard == [7.0]


@pytest.mark.parametrize(("text", "note"), [("zwölf", "“zwölf” is no number"), ("1/0", "“1/0”"), ("", "number first")])
def test_what_is_no_number_is_noted_quietly(bar: QuestionBar, text: str, note: str) -> None:
    """Nothing is told, nothing is counted, and the next answer replaces it."""
    heard = answers_of(bar)
    say(bar, text)
    assert heard == []
    assert note in bar.verdict.whole
    assert not bar.verdict.isEnabled()
    type_text(bar.field, "3")
    assert bar.field.text() == "3"


def test_a_long_text_is_not_said_again_in_full(bar: QuestionBar) -> None:
    """The note must be seen whole."""
    bar.field.setText("x" * 500)
    bar.answer.click()
    assert len(bar.verdict.whole) < 100


def test_verdict_of_a_right_answer_empties_the_field(bar: QuestionBar) -> None:
    """The next one is typed at once."""
    bar.field.setText("12")
    bar.set_verdict("right", True)  # noqa: FBT003  (as the lab calls it)
    assert (bar.verdict.whole, bar.field.text()) == ("✓ right", "")
    assert bar.verdict.font().bold()


def test_verdict_of_a_wrong_answer_marks_the_field(bar: QuestionBar) -> None:
    """Typing replaces it."""
    bar.field.setText("12")
    bar.set_verdict("not quite: 12 was said", is_right=False)
    assert bar.verdict.whole == "✗ not quite: 12 was said"
    assert not bar.verdict.font().bold()
    assert bar.field.selectedText() == "12"


def test_no_verdict(bar: QuestionBar) -> None:
    """Without text there is no mark either, and what is being typed stays."""
    bar.field.setText("1")
    bar.set_verdict("", is_right=None)
    assert bar.verdict.whole == ""
    assert (bar.field.text(), bar.field.selectedText()) == ("1", "")


def test_score(bar: QuestionBar) -> None:
    """Not before something was asked."""
    assert bar.score.text() == ""
    bar.set_score(3, 4)
    assert bar.score.text() == "3 of 4 right"
    bar.set_score(0, 0)
    assert bar.score.text() == ""


@pytest.mark.parametrize(
    ("hidden", "field", "reveal"),
    [("nothing", False, False), ("output", True, True), ("cell", True, True), ("kernel", False, True)],
)
def test_what_can_be_pressed(bar: QuestionBar, hidden: str, field: bool, reveal: bool) -> None:
    """A number is typed only where one is asked for; setting it tells nothing."""
    heard: list[str] = []
    bar.hide_wished.connect(heard.append)
    bar.set_hidden(hidden)
    assert (bar.field.isEnabled(), bar.answer.isEnabled(), bar.reveal.isEnabled()) == (field, field, reveal)
    assert bar.hidden.current == hidden
    assert heard == []


def test_wishes_are_told(qtbot: QtBot, bar: QuestionBar) -> None:
    """One by one."""
    hidden: list[str] = []
    bar.hide_wished.connect(hidden.append)
    segment = bar.hidden.focusProxy()
    assert segment is not None
    QTest.keyClick(segment, KEY.Key_Right)
    assert hidden == ["cell"]
    for signal, button in (
        (bar.reveal_wished, bar.reveal),
        (bar.puzzle_wished, bar.puzzle),
        (bar.round_wished, bar.again),
    ):
        with qtbot.waitSignal(signal, timeout=1000):
            QTest.mouseClick(button, LEFT)


def test_no_answer_when_it_was_revealed(bar: QuestionBar) -> None:
    """Neither typed nor picked."""
    bar.set_candidates(CANDIDATES)
    bar.set_can_answer(False)
    assert not bar.field.isEnabled()
    assert not any(button.isEnabled() for button in bar.candidates)
    bar.set_can_answer(True)
    assert bar.field.isEnabled()
    assert all(button.isEnabled() for button in bar.candidates)


def test_candidates_are_picked(bar: QuestionBar) -> None:
    """By mouse and by Space; the place of each is told."""
    heard: list[int] = []
    bar.candidate_picked.connect(heard.append)
    bar.set_candidates(CANDIDATES)
    QApplication.processEvents()
    QTest.mouseClick(bar.candidates[1], LEFT)
    QTest.keyClick(bar.candidates[2], KEY.Key_Space)
    assert heard == [1, 2]


def test_candidates_come_and_go(qtbot: QtBot, bar: QuestionBar) -> None:
    """They take room only while there are some."""
    low = bar.sizeHint().height()
    bar.set_candidates(CANDIDATES)
    assert [button.title for button in bar.candidates] == [title for title, _ in CANDIDATES]
    qtbot.waitUntil(lambda: bar.sizeHint().height() > low + 50)
    bar.set_candidates([("Wide", WIDE)])
    assert [button.title for button in bar.candidates] == ["Wide"]
    bar.set_candidates([])
    qtbot.waitUntil(lambda: bar.sizeHint().height() == low)


def test_two_rows_where_there_is_no_room(qtbot: QtBot) -> None:
    """And back to one; nothing is cut in either."""
    window = QWidget()
    bar = QuestionBar("Ask the class")
    layout = QVBoxLayout(window)
    layout.addWidget(bar)
    layout.addStretch(1)
    window.resize(1400, 300)
    shown(qtbot, window)

    def tops() -> tuple[int, int]:
        return bar.hidden.mapTo(bar, QPoint(0, 0)).y(), bar.answer.mapTo(bar, QPoint(0, 0)).y()

    qtbot.waitUntil(lambda: abs(tops()[0] - tops()[1]) < 8)
    low = bar.height()
    window.resize(700, 300)
    qtbot.waitUntil(lambda: tops()[1] > tops()[0] + 20)
    qtbot.waitUntil(lambda: bar.height() > low + 20)
    assert bar.width() <= 700
    for part in (bar.hidden, bar.puzzle, bar.again, bar.field, bar.answer, bar.reveal):
        assert part.width() >= part.minimumSizeHint().width()
        assert bar.rect().contains(part.mapTo(bar, part.rect().bottomRight()))
    window.resize(1400, 300)
    qtbot.waitUntil(lambda: bar.height() == low)


def test_many_candidates_take_two_rows_where_there_is_no_room(qtbot: QtBot, bar: QuestionBar) -> None:
    """As many in each."""
    bar.set_candidates([("Sobel x", SOBEL)] * 6)
    qtbot.waitUntil(lambda: len({button.y() for button in bar.candidates}) == 1)
    bar.resize(600, 300)
    qtbot.waitUntil(lambda: len({button.y() for button in bar.candidates}) == 2)
    assert len({button.x() for button in bar.candidates}) == 3


def test_grows_with_the_font(qtbot: QtBot, bar: QuestionBar) -> None:
    """Field, verdict and candidates too."""
    bar.set_candidates(CANDIDATES)
    bar.set_verdict("right", is_right=True)
    field, picture = bar.field.width(), bar.candidates[0].iconSize()
    font = QFont(bar.font())
    font.setPointSizeF(2 * font.pointSizeF())
    bar.setFont(font)
    qtbot.waitUntil(lambda: bar.field.width() > 1.8 * field)
    assert bar.verdict.font().pointSizeF() == font.pointSizeF()
    assert bar.candidates[0].iconSize().width() > 1.8 * picture.width()


def test_undo_is_the_windows_while_nothing_is_typed(qtbot: QtBot, bar: QuestionBar) -> None:
    """Shortcuts never steal a key from a field that is being typed in, nor the field from the window."""
    called = watch_shortcut(bar, QKeySequence.StandardKey.Undo)
    bar.field.setFocus()
    qtbot.waitUntil(bar.field.hasFocus)
    QTest.keySequence(bar.field, QKeySequence(QKeySequence.StandardKey.Undo))
    assert called == ["Undo"]
    type_text(bar.field, "12")
    QTest.keySequence(bar.field, QKeySequence(QKeySequence.StandardKey.Undo))
    assert called == ["Undo"]
    assert bar.field.text() == ""


def test_a_picture_is_pasted_into_the_window(qtbot: QtBot, bar: QuestionBar) -> None:
    """Text is pasted into the field."""
    called = watch_shortcut(bar, QKeySequence.StandardKey.Paste)
    bar.field.setFocus()
    qtbot.waitUntil(bar.field.hasFocus)
    QGuiApplication.clipboard().setText("42")
    QTest.keySequence(bar.field, QKeySequence(QKeySequence.StandardKey.Paste))
    assert (called, bar.field.text()) == ([], "42")
    data = QMimeData()
    data.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keySequence(bar.field, QKeySequence(QKeySequence.StandardKey.Paste))
    assert (called, bar.field.text()) == (["Paste"], "42")
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize("key", [KEY.Key_PageUp, KEY.Key_PageDown])
def test_page_keys_are_for_the_window(bar: QuestionBar, key: Qt.Key) -> None:
    """A clicker sends them to step, also while the cursor is in the field."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, NONE)
    bar.field.event(event)
    assert not event.isAccepted()
