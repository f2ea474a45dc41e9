"""Bars of answers: as many rows as there is room for, the same type in all, picked by mouse and keys; yes or no."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.networks.answer_bars import AnswerBar, AnswerBars, chance
from cnngui.gui.widgets.networks.yes_no_bar import YesNoBar
from tests.gui.hands import LEFT, NONE, shown

ROWS = [AnswerBar(10 + at, f"class {at}", 0.5 / (at + 1), is_asked=at == 1) for at in range(5)]


def bars(qtbot: QtBot, width: int = 300, height: int = 400) -> AnswerBars:
    """Show five rows."""
    made = shown(qtbot, AnswerBars("Answers"))
    made.resize(width, height)
    made.set_rows(ROWS)
    return made


def test_rows_lie_below_each_other(qtbot: QtBot) -> None:
    """None over another, all in sight; three where it is as low as it may be."""
    made = bars(qtbot)
    assert made.seen == 5
    assert all(made.row_rect(at).bottom() <= made.row_rect(at + 1).top() + 0.01 for at in range(4))
    made.resize(made.minimumSizeHint())
    assert made.seen == 3
    assert made.row_rect(2).bottom() <= made.height()


def test_a_long_name_makes_the_type_smaller_in_all_rows(qtbot: QtBot) -> None:
    """Never smaller than the app's; only then it is cut."""
    made = bars(qtbot, width=360)
    large = QFontInfo(made._fonts()[0]).pixelSize()
    made.set_rows([*ROWS[:4], AnswerBar(99, "American Staffordshire terrier", 0.01)])
    assert QFontInfo(made._fonts()[0]).pixelSize() < large
    made.resize(90, 400)
    assert QFontInfo(made._fonts()[0]).pixelSize() == QFontInfo(made.font()).pixelSize()


def test_picked_by_mouse_and_keys(qtbot: QtBot) -> None:
    """Every pick tells the class, not its place."""
    made, told = bars(qtbot), list[int]()
    made.picked.connect(told.append)
    QTest.mouseClick(made, LEFT, NONE, made.row_rect(2).center().toPoint())
    assert told == [12]
    made.set_picked(12)
    made.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Up):
        QTest.keyClick(made, key)
        made.set_picked(told[-1])
    assert told == [12, 13, 13, 12]
    QTest.mouseClick(made, LEFT, NONE, QPoint(5, made.height() - 1))
    assert len(told) <= 5


def test_the_hint_has_the_whole_name(qtbot: QtBot) -> None:
    """And its probability."""
    hint = bars(qtbot).hint_at(QPoint(5, 5))
    assert hint is not None
    assert hint[0].startswith("class 0: 50.0 %")


def test_no_number_that_is_not_0_is_printed_as_0() -> None:
    """Nor one that is not all as all."""
    for probability in (1e-12, 3e-5, 0.0049, 0.5, 0.99951, 1 - 1e-9):
        assert chance(probability) not in {"0 %", "0.0 %", "100 %", "100.0 %"}


def test_yes_or_no(qtbot: QtBot) -> None:
    """By the threshold; from there on it is yes, for screen readers too."""
    made = shown(qtbot, YesNoBar("Yes or no"))
    made.set_answer("a cat?", 0.5, 0.5)
    assert made.answer == "yes: 1"
    made.set_answer("a cat?", 0.499, 0.5)
    assert made.answer == "no: 0"
    assert made.accessibleDescription() == "a cat? no: 0, 49.9 %"


def test_the_threshold_crosses_no_words(qtbot: QtBot) -> None:
    """Where the answer is in its way, it is drawn above and below it."""
    made = shown(qtbot, YesNoBar("Yes or no"))
    made.set_answer("Cats?", 0.2, 0.5)
    area = QRectF(0, 0, 200, 40)
    assert made.mark(area, [QRectF(150, 10, 50, 20)]) == [(0, 40)]
    assert made.mark(area, [QRectF(90, 10, 100, 20), QRectF(5, 10, 30, 20)]) == [(0, 10), (30, 40)]
