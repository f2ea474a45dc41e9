"""Work off the main thread: nobody but this module and `cnngui.gui.services.lanes` knows threads.

One thread a `Lane`; the generators of a lane are advanced one ``next()`` at a time, round robin, so that a long or
paused job never blocks a short one. Threads only put what they made into a `Work`, and wake the main thread through
one queued signal without arguments of the one long-lived `JobRunner`; callbacks (and with them, widgets) are held and
called by the main thread alone. No QThread, QRunnable or QObject per job: PySide6 frees those on the wrong thread.
"""

import time
from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from cnngui.gui.services.lanes import Lane, LaneThread, Work

__all__ = ["Job", "JobRunner", "Lane"]

Step = TypeVar("Step")
Result = TypeVar("Result")

PATIENCE = 0.3
"""Seconds; what is over sooner is never shown."""

POLL_MS = 100
"""Steps and progress are looked at ten times a second."""


@dataclass(frozen=True)
class _Calls:
    """Whom to tell; called by the main thread only."""

    step: Callable[[Any], None] | None
    result: Callable[[Any], None] | None
    error: Callable[[Exception], None]
    stop: Callable[[], None] | None
    change: Callable[[], None]


@dataclass(eq=False)
class Job:
    """A piece of work under way, as the main thread sees it.

    Parameters
    ----------
    words : str or callable
        What is done, in the user's language; a job that outlives a window may be asked for it in another one.
    lane : Lane
    quiet : bool
        Not shown in the job bar.
    replaces : str
        Key under which a newer job replaces this one; "" for none.
    lead_back : callable or None
        Brings the lab that asked for it to the front.
    outlives_window : bool
        Whom it tells stays when the window is built anew in another language.
    gently : callable or None
        What `stop` does instead of `cancel`: lets the work end by itself, with what it has.
    waits : callable or None
        Tells whether it does nothing now until it is asked to; then there is nothing to pause.
    """

    words: str | Callable[[], str]
    lane: Lane
    quiet: bool
    replaces: str
    lead_back: Callable[[], None] | None
    outlives_window: bool
    _work: Work
    _calls: _Calls
    _number: int
    gently: Callable[[], None] | None = None
    waits: Callable[[], bool] | None = None
    started: float = field(default_factory=time.monotonic)
    fraction: float | None = None
    expected: float | None = None
    """Seconds that it was thought to take before it began."""
    _told_left: float | None = None
    _steps_shown: int = 0
    _paused_at: float | None = None
    _paused_for: float = 0.0

    @property
    def title(self) -> str:
        """What is done, in the language of today."""
        return self.words if isinstance(self.words, str) else self.words()

    @property
    def is_paused(self) -> bool:
        """Whether it waits for `resume`."""
        return self._work.paused

    @property
    def is_waiting(self) -> bool:
        """Whether it does nothing now until somebody asks it to."""
        return self.waits is not None and self.waits()

    @property
    def is_cancelled(self) -> bool:
        """Whether it was told to stop; it may still be finishing a step."""
        return self._work.cancelled

    @property
    def seconds(self) -> float:
        """Seconds since the start, without pauses."""
        now = time.monotonic() if self._paused_at is None else self._paused_at
        return now - self.started - self._paused_for

    @property
    def seconds_left(self) -> float | None:
        """What the step itself says (``time_left``), else an estimate from the fraction done so far; None for neither.

        Where a time was expected, that counts less and less in the first quarter: what has to be made ready makes the
        first steps slow.
        """
        if self._told_left is not None or self.fraction is None or self.fraction < 0.01:
            return self._told_left
        measured = self.seconds / self.fraction
        trust = 1.0 if self.expected is None else min(4 * self.fraction, 1.0)
        return max(trust * measured + (1 - trust) * (self.expected or 0.0) - self.seconds, 0.0)

    def stop(self) -> None:
        """Stop as somebody wishes who looks at the job bar: what can end with a result does."""
        if self.gently is None:
            self.cancel()
        else:
            self.resume()
            self.gently()

    def cancel(self) -> None:
        """Stop after the step under way; nothing that comes later is reported."""
        self._work.cancelled = True
        self._work.wake()
        self._calls.change()

    def abandon(self) -> None:
        """Stop, and let nobody be told, neither of a result nor of the stop."""
        self._tell_nobody()
        self.cancel()

    def _tell_nobody(self) -> None:
        self._calls = _Calls(None, None, lambda _: None, None, self._calls.change)

    def _let_go(self) -> None:
        """Hold nothing any more, once it was told.

        Whom it tells often holds the job: a ring, in which a result of 144 MB would wait for Python's next search.
        """
        self._tell_nobody()
        self._work.result = self._work.error = None
        self._work.newest = (self._work.newest[0], None)

    def pause(self) -> None:
        """Hold after the step under way."""
        if not self._work.paused:
            self._work.paused = True
            self._paused_at = time.monotonic()
            self._calls.change()

    def resume(self) -> None:
        """Go on after `pause`."""
        if self._paused_at is not None:
            self._paused_for += time.monotonic() - self._paused_at
            self._paused_at = None
            self._work.paused = False
            self._work.wake()
            self._calls.change()

    def _show_step(self) -> bool:
        """Hand on the newest step unless it has been; tell whether there was one."""
        made, step = self._work.newest
        if made == self._steps_shown:
            return False
        self._steps_shown = made
        fraction = getattr(step, "fraction", None)
        self._told_left = getattr(step, "time_left", None)
        self.fraction = None if fraction is None else min(max(float(fraction), 0.0), 1.0)
        if self._calls.step is not None:
            self._calls.step(step)
        return True


class JobRunner(QObject):
    """Runs jobs and reports on the main thread.

    ``jobs_changed`` is emitted when a job starts, ends, is paused or resumed, and at 10 Hz while one makes steps;
    ``failed`` carries the exception of a job that was started without ``on_error``.
    """

    jobs_changed = Signal()
    failed = Signal(object)
    _ended_somewhere = Signal()
    _stepped_somewhere = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[Lane, LaneThread] = {}
        self._jobs: dict[Work, Job] = {}
        self._ended: deque[Work] = deque()
        self._newest: dict[str, int] = {}
        self._numbers = count(1)
        self._closed = False
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._show_steps)
        self._announced = False
        self._ended_somewhere.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._stepped_somewhere.connect(self._show_steps, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        lane: Lane,
        work: Generator[Step, None, Result] | Callable[[], Result],
        *,
        title: str | Callable[[], str],
        on_step: Callable[[Step], None] | None = None,
        on_result: Callable[[Result], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
        on_stop: Callable[[], None] | None = None,
        replaces: str = "",
        quiet: bool = False,
        lead_back: Callable[[], None] | None = None,
        outlives_window: bool = False,
        live: bool = False,
    ) -> Job:
        """Begin ``work`` on the thread of ``lane``.

        Parameters
        ----------
        lane : Lane
        work : generator or callable
            A generator yields small steps (their ``fraction``, 0 to 1, is the progress) and returns its result; it is
            closed on the lane's thread. A callable is one step long. It must not hold widgets.
        title : str or callable
            What is done, in the user's language; of a job that outlives its window, what tells it in the next one's.
        on_step, on_result, on_error : callable
            Called on the main thread; of the steps only the newest, at 10 Hz (but see ``live``), and always the
            last one before the end.
        on_stop : callable
            Called on the main thread once the job has stopped after `Job.cancel`, but not when it was replaced.
        replaces : str
            A newer job with the same key cancels this one, and its late answers are dropped.
        quiet : bool
            Keep it out of the job bar.
        lead_back : callable
            Brings the lab that asks to the front.
        outlives_window : bool
            `abandon` leaves it alone: none of its callbacks knows a widget, or a lab.
        live : bool
            Show its steps as they come, as a camera's pictures, and not at 10 Hz.

        Returns
        -------
        Job
            Already cancelled when the runner is shut down.
        """
        steps = work if isinstance(work, Generator) else _one_step(work)
        calls = _Calls(on_step, on_result, on_error or self.failed.emit, on_stop, self.jobs_changed.emit)
        work_of_lane, number = Work(steps, announce=self._announce if live else None), next(self._numbers)
        job = Job(title, lane, quiet, replaces, lead_back, outlives_window, work_of_lane, calls, number)
        if self._closed:
            steps.close()
            job.cancel()
            return job
        self._replace_older(job)
        self._jobs[job._work] = job
        if lane not in self._lanes:
            self._lanes[lane] = LaneThread(lane, self._report)
        self._lanes[lane].add(job._work)
        self._poll.start()
        self.jobs_changed.emit()
        return job

    def start_lasting(
        self,
        lane: Lane,
        work: Generator[Any, None, Result] | Callable[[], Result],
        on_result: Callable[[Result], None],
        on_error: Callable[[Exception], None],
        title: str | Callable[[], str] = "",
        replaces: str = "",
    ) -> Job:
        """Begin work for what outlives the window; as `start`, and kept out of the job bar unless it has a title."""
        return self.start(
            lane,
            work,
            title=title,
            quiet=not title,
            on_result=on_result,
            on_error=on_error,
            replaces=replaces,
            outlives_window=True,
        )

    def jobs(self) -> list[Job]:
        """Return the jobs that are under way, the oldest first."""
        return list(self._jobs.values())

    def is_idle(self) -> bool:
        """Tell whether every job has ended and been reported."""
        return not self._jobs

    def abandon(self) -> None:
        """Cancel the jobs of the window and report nothing of them any more: whom they would tell is about to go."""
        for job in self._jobs.values():
            if not job.outlives_window:
                job.abandon()
        self.jobs_changed.emit()

    def shutdown(self) -> None:
        """Cancel every job, wait for their last steps, and end the threads; nothing is reported any more."""
        self._closed = True
        for work in self._jobs:
            work.cancelled = True
        for lane in self._lanes.values():
            lane.close()
        self._lanes.clear()
        self._ended.clear()
        self._jobs.clear()
        self._poll.stop()
        self.jobs_changed.emit()

    def _replace_older(self, job: Job) -> None:
        if job.replaces:
            self._newest[job.replaces] = job._number
            for older in self._jobs.values():
                if older.replaces == job.replaces:
                    older.cancel()

    def _is_current(self, job: Job) -> bool:
        return not job.replaces or self._newest[job.replaces] == job._number

    def _report(self, work: Work) -> None:
        """Leave the work where the main thread finds it; runs on a lane's thread."""
        self._ended.append(work)
        self._ended_somewhere.emit()

    def _announce(self) -> None:
        """Have the steps looked at, unless somebody has asked for it already; runs on a lane's thread."""
        if not self._announced:
            self._announced = True
            self._stepped_somewhere.emit()

    @Slot()
    def _deliver(self) -> None:
        """Report one ended job; one a signal, so that an exception in a callback loses no other job."""
        if not self._ended:  # shut down in between
            return
        work = self._ended.popleft()
        job = self._jobs.pop(work)
        if not self._jobs:
            self._poll.stop()
        try:
            if self._is_current(job):
                self._call_back(job, work)
        finally:
            job._let_go()
            self.jobs_changed.emit()

    @staticmethod
    def _call_back(job: Job, work: Work) -> None:
        if work.cancelled:
            if job._calls.stop is not None:
                job._calls.stop()
            return
        job._show_step()
        if work.error is not None:
            job._calls.error(work.error)
        elif job._calls.result is not None:
            job._calls.result(work.result)

    @Slot()
    def _show_steps(self) -> None:
        self._announced = False
        news = False
        for job in self.jobs():
            if not job.is_cancelled and self._is_current(job):
                news = job._show_step() or news
        if news:
            self.jobs_changed.emit()


def _one_step(function: Callable[[], Result]) -> Generator[Step, None, Result]:
    yield from ()
    return function()
