"""Runs chains: short ones at once, longer ones as a job, and never more than one behind the people."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from cnngui.engine.chain import Chain, LayerShape, work
from cnngui.engine.errors import CnnguiError
from cnngui.engine.following import finish
from cnngui.gui.labs.filters.work import Result, compute
from cnngui.gui.services.jobs import Job, JobRunner, Lane
from cnngui.gui.services.workspace import Source

AT_ONCE_MS = 40.0
"""Runs that are expected to take longer go to the job runner."""

STOPPED_MS = 500.0
"""Runs that are expected to take longer are stopped when people go on; shorter ones are shown, then the next begins."""

PREPARATION = 10
"""What turning a photo into planes costs, in multiplications a pixel."""


@dataclass(frozen=True, eq=False)
class _Request:
    source: Source
    chain: Chain
    shapes: tuple[LayerShape, ...]


class Runner(QObject):
    """Gives the result of the chain that was asked for last; on the way there, results of earlier ones may come."""

    result_ready = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._running_ms = 0.0
        self._waiting: _Request | None = None
        self._latest: Result | None = None
        self._speed = 1e6  # multiplications a millisecond; measured anew at every run

    @property
    def is_busy(self) -> bool:
        """Whether a run is under way."""
        return self._job is not None

    @property
    def latest(self) -> Result | None:
        """The last result."""
        return self._latest

    def ask(self, source: Source, chain: Chain, shapes: tuple[LayerShape, ...]) -> None:
        """Run ``chain``, whose sizes are ``shapes``, on ``source``."""
        request = _Request(source, chain, shapes)
        expected = self._expected_ms(request)
        if self._job is not None:
            self._waiting = request
            if self._running_ms > STOPPED_MS:
                self._job.cancel()
        elif self._is_known(request):
            self.result_ready.emit(self._latest)
        elif expected <= AT_ONCE_MS:
            self._run_now(request)
        else:
            self._start_job(request, expected)

    def _expected_ms(self, request: _Request) -> float:
        """Estimate how long a request takes, what the photo needs once included."""
        height, width, _ = request.source.shape
        preparation = 0 if request.source.has_planes(request.chain.channels) else PREPARATION * height * width
        return (self._work(request) + preparation) / self._speed

    def _work(self, request: _Request) -> float:
        """Count the multiplications of the layers that are not known yet."""
        latest = self._latest
        known = latest.known_for(request.source.identity, request.chain) if latest else ()
        return work(request.chain, request.shapes, len(known))

    def _is_known(self, request: _Request) -> bool:
        latest = self._latest
        return latest is not None and (latest.source, latest.chain) == (request.source.identity, request.chain)

    def _run_now(self, request: _Request) -> None:
        todo = self._work(request)
        try:
            result = finish(compute(request.source, request.chain, self._latest))
        except CnnguiError as error:
            self.failed.emit(error)
            return
        self._keep(result, todo)

    def _start_job(self, request: _Request, expected: float) -> None:
        todo = self._work(request)
        self._running_ms = expected
        self._job = self._jobs.start(
            Lane.OPENCV,
            compute(request.source, request.chain, self._latest),
            title=self.tr("Filtering the photo"),
            on_result=lambda result: self._end(result, todo),
            on_error=self._fail,
            on_stop=self._stop,
        )

    def _end(self, result: Result, todo: float) -> None:
        self._job = None
        self._keep(result, todo)
        self._go_on()

    def _keep(self, result: Result, todo: float) -> None:
        if result.milliseconds > 1:
            self._speed = max(todo / result.milliseconds, 1e4)
        self._latest = result
        self.result_ready.emit(result)

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)
        self._go_on()

    def _stop(self) -> None:
        """Go on with what was asked for meanwhile; without that, people stopped it themselves."""
        asked = self._waiting is not None
        self._go_on()
        if not asked:
            self.stopped.emit()

    def _go_on(self) -> None:
        self._job = None
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.ask(waiting.source, waiting.chain, waiting.shapes)
