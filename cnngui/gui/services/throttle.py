"""Work that follows an edit: at once, but never more than once a frame."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

FRAME_MS = 16.0
"""Time between two frames: calls that come faster are followed together."""


class Throttle(QObject):
    """Makes the first call at once, and of those that come within a frame only the last, at its end.

    Parameters
    ----------
    call : callable
        What is to be done.
    frame_ms : float
        The least time between two calls.
    """

    def __init__(self, call: Callable[[], None], parent: QObject, frame_ms: float = FRAME_MS) -> None:
        super().__init__(parent)
        self._call = call
        self._frame_ms = frame_ms
        self._last = 0.0
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self.now)

    @property
    def is_waiting(self) -> bool:
        """Whether a call is still to come."""
        return self._later.isActive()

    def soon(self) -> None:
        """Call now, or at the end of the frame when the last call was just made."""
        elapsed = (time.perf_counter() - self._last) * 1000
        if elapsed >= self._frame_ms:
            self.now()
        elif not self._later.isActive():
            self._later.start(int(self._frame_ms - elapsed) + 1)

    def now(self) -> None:
        """Call at once."""
        self._later.stop()
        self._last = time.perf_counter()
        self._call()

    def flush(self) -> None:
        """Make a call that is still to come at once."""
        if self._later.isActive():
            self.now()

    def drop(self) -> None:
        """Leave off a call that is still to come."""
        self._later.stop()


class Pause(QObject):
    """Makes a call once it has not been put off for a while.

    Parameters
    ----------
    call : callable
        What is to be done.
    milliseconds : int
        How long the while is.
    """

    def __init__(self, call: Callable[[], None], parent: QObject, milliseconds: int) -> None:
        super().__init__(parent)
        self._later = QTimer(self, singleShot=True, interval=milliseconds)
        self._later.timeout.connect(call)

    @property
    def is_waiting(self) -> bool:
        """Whether the call is still to come."""
        return self._later.isActive()

    def put_off(self) -> None:
        """Wait anew."""
        self._later.start()

    def drop(self) -> None:
        """Leave the call off."""
        self._later.stop()


AFTER_FRAME_MS = 4
"""What people do meanwhile comes first."""


class AfterFrame(QObject):
    """Makes a call in what is left of a frame once it is on screen; asked for again meanwhile, it is made once.

    Parameters
    ----------
    call : callable
        What is to be done.
    """

    def __init__(self, call: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._painted = QTimer(self, singleShot=True, interval=0)  # a frame that is due is painted before
        self._later = QTimer(self, singleShot=True, interval=AFTER_FRAME_MS)
        self._painted.timeout.connect(self._later.start)
        self._later.timeout.connect(call)

    @property
    def is_waiting(self) -> bool:
        """Whether the call is still to come."""
        return self._painted.isActive() or self._later.isActive()

    def ask(self) -> None:
        """Make the call after the next frame."""
        if not self.is_waiting:
            self._painted.start()

    def drop(self) -> None:
        """Leave the call off."""
        self._painted.stop()
        self._later.stop()


def every(milliseconds: int, call: Callable[[], None], parent: QObject) -> QTimer:
    """Return a clock that calls again and again once it is started, for as long as ``parent`` lives."""
    clock = QTimer(parent, interval=milliseconds)
    clock.timeout.connect(call)
    return clock
