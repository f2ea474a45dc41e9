"""The threads, one a lane: generators of a lane are advanced one ``next()`` at a time, round robin.

Only `cnngui.gui.services.jobs` uses them. A thread puts what it made into a `Work`, and wakes the main thread; it never
holds a callback, and with it a widget.
"""

from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass
from enum import Enum
from threading import Condition, Thread


class Lane(Enum):
    """What a job mostly waits for; jobs of one lane take turns, lanes run side by side."""

    TORCH = "torch"
    OPENCV = "opencv"
    FILES = "files"
    INTERNET = "internet"


@dataclass(eq=False)
class Work:
    """The thread's side of a job. It holds no callback, so a thread never drops the last reference to a widget."""

    steps: Generator[object, None, object]
    wake: Callable[[], None] = lambda: None
    announce: Callable[[], None] | None = None
    """Tells the main thread of a step at once; without it, steps are looked at from time to time."""
    cancelled: bool = False
    paused: bool = False
    newest: tuple[int, object] = (0, None)
    """How many steps were made, and the last of them: one tuple, so that they are read together."""
    result: object = None
    error: Exception | None = None

    def advance(self) -> bool:
        """Go one step on, or close when cancelled; tell whether that was the end."""
        try:
            if self.cancelled:
                self.steps.close()
                return True
            self.newest = (self.newest[0] + 1, next(self.steps))
            if self.announce is not None:
                self.announce()
        except StopIteration as end:
            self.result = end.value
            return True
        except BaseException as error:  # noqa: BLE001  (whatever the work raises, its lane lives on)
            self.error = error if isinstance(error, Exception) else RuntimeError(repr(error))
            return True
        return False


class LaneThread:
    """One thread that advances its works in turn; started by its first work.

    Parameters
    ----------
    lane : Lane
    report : callable
        Called on the thread with each work that has ended.
    """

    def __init__(self, lane: Lane, report: Callable[[Work], None]) -> None:
        self._works: deque[Work] = deque()
        self._changed = Condition()
        self._closing = False
        self._report = report
        self._thread = Thread(target=self._run, name=f"cnngui-{lane.value}", daemon=True)
        self._thread.start()

    def add(self, work: Work) -> None:
        """Take a work in."""
        work.wake = self.wake
        with self._changed:
            self._works.append(work)
            self._changed.notify()

    def wake(self) -> None:
        """Look again at which works can go on."""
        with self._changed:
            self._changed.notify()

    def close(self) -> None:
        """End once every work has ended; the works must have been cancelled before."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        while self._advance_one():
            pass

    def _advance_one(self) -> bool:
        work = self._wait_for_work()
        if work is None:
            return False
        if work.advance():
            self._report(work)
        else:
            with self._changed:
                self._works.append(work)
        return True

    def _wait_for_work(self) -> Work | None:
        with self._changed:
            while True:
                for _ in range(len(self._works)):
                    work = self._works.popleft()
                    if work.cancelled or not work.paused:
                        return work
                    self._works.append(work)
                if self._closing:
                    return None
                self._changed.wait()
