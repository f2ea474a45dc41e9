"""How a program is ended from outside: Ctrl+C, SIGTERM (kill, shutdown) and SIGHUP (its terminal is closed)."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import current_thread, main_thread
from types import FrameType
from typing import Generic, Protocol, TypeVar

ENDED = 128
"""The exit status of a program that a signal has ended is this and the number of the signal."""

_OTHERS = [number for name in ("SIGTERM", "SIGHUP") if (number := getattr(signal, name, None)) is not None]


class EndedError(KeyboardInterrupt):
    """The program is to end, as by Ctrl+C, so that whoever writes a file cleans up behind themselves.

    Parameters
    ----------
    number : int
        Of the signal.
    """

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


def status_of(end: KeyboardInterrupt) -> int:
    """Return the exit status.

    >>> status_of(KeyboardInterrupt()), status_of(EndedError(15))
    (130, 143)
    """
    return ENDED + (end.number if isinstance(end, EndedError) else signal.SIGINT)


@contextmanager
def ends_raised() -> Iterator[None]:
    """Raise `EndedError` where SIGTERM or SIGHUP would end the process at once; what is ignored stays so (nohup)."""

    def end(number: int, frame: FrameType | None) -> None:
        del frame
        signal.signal(number, signal.SIG_IGN)  # a second one must not break into the cleaning up
        raise EndedError(number)

    with _handled([number for number in _OTHERS if _is_default(number)], end):
        yield


@contextmanager
def ends_told(stop: Callable[[int], object]) -> Iterator[None]:
    """Call ``stop`` with the number of the signal that is to end the program; a second Ctrl+C ends it as ever."""

    def end(number: int, frame: FrameType | None) -> None:
        del frame
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_IGN)
        stop(number)

    wanted = [signal.SIGINT, *_OTHERS]
    with _handled([number for number in wanted if not _is_ignored(number)], end):
        yield


class Stoppable(Protocol):
    """What stops a run, which then returns what it has come to."""

    def stop(self) -> None:
        """Stop after the step under way."""


Handles = TypeVar("Handles", bound=Stoppable)


@dataclass
class Stopping(Generic[Handles]):
    """How a run is stopped from outside, after which it returns what it has come to.

    Parameters
    ----------
    controls : Handles
        Of the run.
    number : int
        Of the signal that has stopped it; 0 while there is none.
    trouble : OSError, optional
        Why the steps cannot be told any more: whoever read them has left, or the disk is full.
    """

    controls: Handles
    number: int = 0
    trouble: OSError | None = None

    def stop(self, number: int) -> None:
        """Stop the run, since this signal has come."""
        self.number = number
        self.controls.stop()


@contextmanager
def stopped_by_signals(controls: Handles) -> Iterator[Stopping[Handles]]:
    """Let Ctrl+C, SIGTERM and SIGHUP stop a run; a second Ctrl+C ends the program as ever.

    >>> from cnngui.tasks.digits import Controls
    >>> with stopped_by_signals(Controls()) as stopping:
    ...     stopping.number
    0
    """
    stopping = Stopping(controls)
    with ends_told(stopping.stop):
        yield stopping


@contextmanager
def _handled(numbers: list[int], handler: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    if current_thread() is not main_thread():  # only there can a signal be handled
        yield
        return
    former = {number: signal.signal(number, handler) for number in numbers}
    try:
        yield
    finally:
        for number, before in former.items():
            signal.signal(number, before)


def _is_default(number: int) -> bool:
    return signal.getsignal(number) == signal.SIG_DFL


def _is_ignored(number: int) -> bool:
    return signal.getsignal(number) == signal.SIG_IGN
