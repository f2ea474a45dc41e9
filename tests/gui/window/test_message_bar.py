"""The message bar says one sentence, has at most one button, and goes away."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cnngui.engine.errors import PhotoError
from cnngui.gui.look.errors import ErrorLog
from cnngui.gui.window.message_bar import MessageBar


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[MessageBar]:
    """Return a bar above a field, on screen."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    bar = MessageBar(ErrorLog(holder))
    layout.addWidget(bar)
    layout.addWidget(QLineEdit())
    qtbot.addWidget(holder)
    holder.show()
    yield bar  # not returned: the holder lives as long as this function
    holder.hide()


def test_it_is_hidden_while_there_is_nothing_to_say(bar: MessageBar) -> None:
    """An empty bar takes no room."""
    assert not bar.isVisible()
    bar.tell("The photo was turned upright.")
    assert bar.isVisible()
    assert bar.text() == "The photo was turned upright."
    assert bar.accessibleName() == bar.text()
    bar.clear()
    assert not bar.isVisible()
    assert bar.text() == ""


def test_its_button_acts_once_and_closes_it(bar: MessageBar, qtbot: QtBot) -> None:
    """The one thing to do."""
    done: list[int] = []
    bar.tell("The file is gone.", "Open another", lambda: done.append(1))
    button = bar.button
    assert button.text() == "Open another"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [1]
    assert not bar.isVisible()


def test_a_button_may_say_the_next_thing(bar: MessageBar, qtbot: QtBot) -> None:
    """What its action tells is not cleared away."""
    bar.tell("First.", "Go on", lambda: bar.tell("Second."))
    QTest.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert bar.text() == "Second."
    assert not bar.button.isVisible()


def test_it_closes_by_keyboard(bar: MessageBar, qtbot: QtBot) -> None:
    """The close button takes the focus, and gives it on when it goes."""
    bar.tell("Something.")
    close = bar.close_button
    close.setFocus()
    QTest.keyClick(close, Qt.Key.Key_Space)
    assert not bar.isVisible()
    assert close.accessibleName()


def test_a_new_sentence_replaces_the_old_one(bar: MessageBar) -> None:
    """The old button does not stay with the new sentence."""
    bar.tell("One.", "Do it", lambda: None)
    bar.tell("Two.")
    assert bar.text() == "Two."
    assert not bar.button.isVisible()


def test_an_error_is_said_in_words_and_kept(qtbot: QtBot) -> None:
    """The sentence on screen, the details in the log; markup in a file's name stays text."""
    log = ErrorLog()
    bar = MessageBar(log)
    qtbot.addWidget(bar)
    bar.tell_error(PhotoError("{path} is no picture.", path="<b>a</b>.txt"))
    assert bar.text() == "<b>a</b>.txt is no picture."
    assert "PhotoError" in log.details()
    bar.tell_error(ZeroDivisionError("division"))
    assert "division" not in bar.text()
    assert "ZeroDivisionError" in log.details()


def test_a_long_sentence_wraps(bar: MessageBar, qtbot: QtBot) -> None:
    """It never makes the window wider."""
    bar.tell("word " * 200)
    assert bar.minimumSizeHint().width() < 400
