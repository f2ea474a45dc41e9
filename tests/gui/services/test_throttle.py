"""Work that follows an edit: at once, then once a frame."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cnngui.gui.services.throttle import Pause, Throttle


def test_the_first_call_is_made_at_once_and_the_last_at_the_end(qtbot: QtBot, qapp: QObject) -> None:
    """Ten calls in a hurry are two."""
    made: list[int] = []
    throttle = Throttle(lambda: made.append(len(made)), qapp, frame_ms=50)
    for _ in range(10):
        throttle.soon()
    assert (made, throttle.is_waiting) == ([0], True)
    qtbot.waitUntil(lambda: not throttle.is_waiting)
    assert made == [0, 1]
    throttle.deleteLater()


def test_what_waits_can_be_made_at_once_or_dropped(qapp: QObject) -> None:
    """A lab that is left hands on its last edit; one that has just followed need not again."""
    made: list[int] = []
    throttle = Throttle(lambda: made.append(1), qapp, frame_ms=1000)
    throttle.soon()
    throttle.soon()
    throttle.flush()
    throttle.flush()
    assert (made, throttle.is_waiting) == ([1, 1], False)
    throttle.soon()
    throttle.drop()
    throttle.flush()
    assert made == [1, 1]
    throttle.deleteLater()


def test_a_pause_waits_until_nothing_puts_it_off(qtbot: QtBot, qapp: QObject) -> None:
    """However often it was put off, the call comes once; dropped, it does not come."""
    made: list[int] = []
    pause = Pause(lambda: made.append(1), qapp, 40)
    for _ in range(5):
        pause.put_off()
    assert (made, pause.is_waiting) == ([], True)
    qtbot.waitUntil(lambda: not pause.is_waiting)
    assert made == [1]
    pause.put_off()
    pause.drop()
    assert (made, pause.is_waiting) == ([1], False)
