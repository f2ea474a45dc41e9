"""Work that follows an edit: at once, then once a frame."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cnngui.gui.services.throttle import AfterFrame, Pause, Throttle


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


def test_a_call_after_the_frame_lets_what_is_due_be_painted(qtbot: QtBot) -> None:
    """Asked for often, it is made once, and a widget that was to be painted is on screen by then."""
    painted: list[str] = []

    class Sheet(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
            del event
            painted.append("painted")

    sheet = Sheet()
    qtbot.addWidget(sheet)
    with qtbot.waitExposed(sheet):
        sheet.show()
    qtbot.waitUntil(lambda: bool(painted))
    painted.clear()
    after = AfterFrame(lambda: painted.append("called"), sheet)
    sheet.update()
    for _ in range(3):
        after.ask()
    qtbot.waitUntil(lambda: not after.is_waiting)
    assert painted == ["painted", "called"]
    after.ask()
    after.drop()
    assert not after.is_waiting
