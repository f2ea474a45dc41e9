"""One change, one undo entry: tells where a drag, a typed number or a run of wheel steps begins and ends."""

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE = 600
"""Milliseconds without a step after which a run of steps counts as ended."""


class EditSession(QObject):
    """Brackets what a widget emits while it is being edited by ``started`` and ``finished``, always in pairs."""

    started = Signal()
    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._open = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.end)

    @property
    def is_open(self) -> bool:
        """Whether an edit is going on."""
        return self._open

    def begin(self) -> None:
        """Open an edit that lasts until `end`, such as a drag."""
        self._pause.stop()
        if not self._open:
            self._open = True
            self.started.emit()

    def step(self) -> None:
        """Open or prolong an edit that ends by itself after a pause, such as a run of wheel steps."""
        self.begin()
        self._pause.start()

    def end(self) -> None:
        """Close the edit, if one is open."""
        self._pause.stop()
        if self._open:
            self._open = False
            self.finished.emit()
