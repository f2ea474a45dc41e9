"""Where one undo entry begins and ends."""

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.inputs.edit_session import EditSession


def record(session: EditSession) -> list[str]:
    """Note what the session tells."""
    told: list[str] = []
    session.started.connect(lambda: told.append("start"))
    session.finished.connect(lambda: told.append("finish"))
    return told


def test_a_run_of_steps_is_one_edit_that_ends_by_itself(qtbot: QtBot) -> None:
    """Three steps in a row: one start, and one finish after the pause."""
    owner = QObject()
    session = EditSession(owner)
    told = record(session)
    with qtbot.waitSignal(session.finished):
        for _ in range(3):
            session.step()
        assert told == ["start"]
    assert told == ["start", "finish"]


def test_a_drag_lasts_until_it_is_let_go(qtbot: QtBot) -> None:
    """An edit that was begun does not end by a pause, even if steps came before it."""
    owner = QObject()
    session = EditSession(owner)
    told = record(session)
    session.step()
    session.begin()
    timer = session.findChild(QTimer)
    assert timer is not None
    assert (session.is_open, timer.isActive()) == (True, False)
    session.end()
    assert told == ["start", "finish"]


def test_ending_twice_tells_once(qtbot: QtBot) -> None:
    """Starts and finishes come in pairs whatever is called."""
    owner = QObject()
    session = EditSession(owner)
    told = record(session)
    session.end()
    session.begin()
    session.begin()
    session.end()
    session.end()
    assert told == ["start", "finish"]
