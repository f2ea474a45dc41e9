"""Controls that go on in another line where the place is narrow."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.flowing import Flowing


def part(width: int, *, grows: bool = False) -> QWidget:
    """Return something of a width, 20 px high."""
    made = QWidget()
    made.setMinimumSize(width, 20)
    across = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Preferred
    made.setSizePolicy(across, QSizePolicy.Policy.Fixed)
    return made


def shown(qtbot: QtBot, flowing: Flowing, width: int) -> QWidget:
    """Return a window of a width with it on top."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(flowing)
    layout.addStretch(1)
    window.resize(width, 300)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_one_line_while_there_is_room(qtbot: QtBot) -> None:
    """What expands takes what is left."""
    first, second = part(100, grows=True), part(80)
    flowing = Flowing((first, second), 10)
    window = shown(qtbot, flowing, 400)
    assert window.isAncestorOf(second)
    assert (first.x(), second.x() + second.width()) == (0, 400)
    assert second.x() == first.width() + 10
    assert flowing.height() == first.height()


def test_two_lines_where_there_is_not(qtbot: QtBot) -> None:
    """It asks for the height of both, and for no more width than its widest part; back again it is one line."""
    first, second = part(100, grows=True), part(80)
    flowing = Flowing((first, second), 10)
    window = shown(qtbot, flowing, 150)
    qtbot.waitUntil(lambda: flowing.height() == 50)
    assert (second.x(), second.y()) == (0, 30)
    assert flowing.minimumSizeHint().width() == 100
    window.resize(300, 300)
    qtbot.waitUntil(lambda: flowing.height() == 20)
    assert second.y() == first.y()


def test_what_is_hidden_leaves_its_place(qtbot: QtBot) -> None:
    """And takes it again."""
    first, second = part(100), part(80)
    flowing = Flowing((first, second), 10)
    window = shown(qtbot, flowing, 150)
    assert window.isAncestorOf(second)
    qtbot.waitUntil(lambda: flowing.height() == 50)
    first.hide()
    qtbot.waitUntil(lambda: flowing.height() == 20)
    assert second.y() == 0
    first.show()
    qtbot.waitUntil(lambda: second.y() == 30)


def test_without_folding_it_asks_for_all_its_parts(qtbot: QtBot) -> None:
    """As a row of a panel does."""
    flowing = Flowing((part(100), part(80)), 10, folds=False)
    window = shown(qtbot, flowing, 50)
    assert window.width() == 190
    assert flowing.minimumSizeHint().width() == 190
    assert len(flowing.lines()) == 1


def test_choices_fold_before_a_word_is_cut(qtbot: QtBot) -> None:
    """Each line ends in round corners, and every segment has room for its word."""
    words = ("side by side", "wipe", "blend", "difference")
    row = ChoiceRow("Right picture", [Choice(word, word) for word in words], folds=True)
    window = shown(qtbot, row, row.sizeHint().width() // 2)
    assert window.width() < row.sizeHint().width()
    lines = row.lines()
    qtbot.waitUntil(lambda: row.height() == len(lines) * lines[0][0].height())
    assert len(lines) > 1
    for line in lines:
        assert line[-1].x() + line[-1].width() == row.width()
        assert all(segment.width() >= segment.minimumSizeHint().width() for segment in line)
