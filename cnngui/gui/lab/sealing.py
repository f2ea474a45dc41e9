"""Where an edit begins and ends: what lies between is one step of undo."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSlider, QWidget
from shiboken6 import isValid

from cnngui.gui.widgets.inputs.edit_session import EditSession


class Sealing(QObject):
    """Watches every control below some widgets that can be dragged.

    A control brackets its edits by an `EditSession`. A slider is bracketed here: by the mouse from press to release, by
    keys and wheel until a pause.
    """

    started = Signal()
    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sessions: list[EditSession] = []
        self._open = 0
        self._run = self._session()

    @property
    def is_open(self) -> bool:
        """Whether an edit is going on."""
        return self._open > 0

    def watch(self, root: QWidget) -> None:
        """Watch the controls below a widget."""
        for session in root.findChildren(EditSession):
            self._take_in(session)
        for slider in root.findChildren(QSlider):
            self._watch_slider(slider)

    def run(self) -> None:
        """Begin or go on with an edit that ends after a pause: a unit moved by arrow keys."""
        self._run.step()

    def end(self) -> None:
        """End what goes on."""
        for session in self._sessions:
            if isValid(session):  # a kernel with other slices has other cells
                session.end()

    def _watch_slider(self, slider: QSlider) -> None:
        session = self._session()
        slider.sliderPressed.connect(session.begin)
        slider.sliderReleased.connect(session.end)
        slider.actionTriggered.connect(partial(_step, slider, session.step))

    def _session(self) -> EditSession:
        session = EditSession(self)
        self._take_in(session)
        return session

    def _take_in(self, session: EditSession) -> None:
        session.started.connect(self._begin)
        session.finished.connect(self._end)
        self._sessions.append(session)

    def _begin(self) -> None:
        self._open += 1
        self.started.emit()

    def _end(self) -> None:
        self._open = max(self._open - 1, 0)
        if not self._open:
            self.finished.emit()


def _step(slider: QSlider, step: Callable[[], None], _action: int) -> None:
    if not slider.isSliderDown():
        step()
