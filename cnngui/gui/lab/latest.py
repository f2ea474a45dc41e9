"""The newest of a lab's requests, computed off the main thread; never more than one waits."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer

from cnngui.engine.errors import Note
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.services.jobs import Job, Lane
from cnngui.networks.network import Network
from cnngui.tasks.following import Noted, noted

Request = TypeVar("Request")
Result = TypeVar("Result")

Work = Callable[[Request, Any], Generator[Any, None, Result] | Callable[[], Result]]


class Asker(Protocol):
    """The lab that asks."""

    name: str
    context: LabContext
    is_in_front: bool

    def watch_job(self, job: "LatestJob[Any, Any]", *, awaited: bool) -> None:
        """Let a job begin nothing more once the lab is left, and wait for it until the lab has come to rest."""

    def follow_soon(self) -> None:
        """Show what is there by now."""

    def complain(self, error: Exception) -> None:
        """Say what went wrong, until the next wish that makes sense."""

    def tell_stopped(self, again: Callable[[], None]) -> None:
        """Say that a job was stopped, and offer to compute after all."""

    def tell_device_failed(self, note: Note, network: Network) -> None:
        """Say once that a device failed, and let every lab compute on the CPU from now on."""


@dataclass(eq=False)
class _Running(Generic[Request]):
    request: Request
    network: Network | None
    job: Job | None = None
    is_on_spare: bool = False
    """Whether its device failed and it goes on by itself."""


class LatestJob(QObject, Generic[Request, Result]):
    """Computes what was asked for last.

    It waits for the network, drops late answers, begins anew when there is another network, says when it was stopped
    or failed, leads back to its lab, and treats a failed device in one place.

    Parameters
    ----------
    lab : Asker
    key : str
        Names it within the lab.
    title : str or callable
        What the job bar says, for all requests or for one; "" for a job that isn't shown there.
    work : callable
        Takes a request and the network, and returns a generator, or a function, for `JobRunner.start`. The network is
        None where ``needs_network`` is False.
    show : callable
        Takes a request and its result, on the main thread.
    step : callable
        Takes a request and a step; only the newest step is told, ten times a second.
    lane : Lane
    needs_network : bool
    pause_ms : int
        Begin only once nothing else has been asked for this long.
    awaited : bool
        Whether the lab has come to rest only once it is done.
    may_end : callable
        Tells of the request under way and a newer one whether the first may come to its end before the other begins.
    failed : callable
        Takes a request and what went wrong; without it, the lab complains, or keeps silent about what isn't shown.
    stopped : callable
        Takes a request that the user stopped; without it, the lab says so and offers to compute it.
    """

    def __init__(
        self,
        lab: Asker,
        key: str,
        title: str | Callable[[Request], str],
        work: Work[Request, Result],
        show: Callable[[Request, Result], None],
        *,
        step: Callable[[Request, Any], None] | None = None,
        lane: Lane = Lane.TORCH,
        needs_network: bool = True,
        pause_ms: int = 0,
        awaited: bool = True,
        may_end: Callable[[Request, Request], bool] | None = None,
        failed: Callable[[Request, Exception], None] | None = None,
        stopped: Callable[[Request], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent if parent is not None else lab)  # type: ignore[arg-type]
        self._lab, self._key, self._title = lab, key, title
        self._work, self._show, self._step = work, show, step
        self._lane, self._needs_network = lane, needs_network
        self._may_end, self._on_failed, self._on_stopped = may_end, failed, stopped
        self._hub = lab.context.networks
        self._waiting: list[Request] = []
        self._running: _Running[Request] | None = None
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._pause.timeout.connect(self._go_on)
        if needs_network:
            self._hub.changed.connect(self._take_network)
            self._hub.failed.connect(self._take_no_network)
        lab.watch_job(self, awaited=awaited)

    @property
    def is_busy(self) -> bool:
        """Whether something is being computed, or waits to be."""
        can_begin = not self._needs_network or self._hub.network is not None or self._hub.is_busy
        return self._running is not None or self._pause.isActive() or (bool(self._waiting) and can_begin)

    @property
    def request(self) -> Request | None:
        """What was asked for last and isn't there yet."""
        if self._waiting:
            return self._waiting[0]
        return None if self._running is None else self._running.request

    @property
    def job(self) -> Job | None:
        """The job under way."""
        return None if self._running is None else self._running.job

    def ask(self, request: Request) -> None:
        """Compute a request; what is under way for the same one goes on, and what waits gives way."""
        running = self._running
        job = None if running is None or running.request != request else running.job
        if job is not None and not job.is_cancelled:
            self.rest()
            return
        self._waiting = [request]
        if self._pause.interval() > 0:
            self._pause.start()
        else:
            self._go_on()

    def leave_off(self) -> None:
        """Stop, and tell nobody."""
        self.rest()
        if self._running is not None:
            running, self._running = self._running, None
            if running.job is not None:
                running.job.abandon()

    def rest(self) -> None:
        """Begin nothing more: nobody looks; what is under way comes to its end."""
        self._waiting.clear()
        self._pause.stop()

    def _take_network(self) -> None:
        """Begin what waits for the network, and begin anew what another one computes."""
        running, network = self._running, self._hub.network
        is_of_other = running is not None and running.network is not network and not running.is_on_spare
        if running is not None and is_of_other and network is not None and not self._waiting:
            self._waiting = [running.request]
            self._start(network)
        elif not self._pause.isActive():
            self._go_on()

    def _take_no_network(self, _error: Exception) -> None:
        self._waiting.clear()

    def _go_on(self) -> None:
        if not self._waiting or not self._lab.is_in_front:
            return
        network = self._hub.network
        if self._needs_network and network is None:
            self._hub.request()
            return
        running = self._running
        if running is not None and self._may_end is not None and self._may_end(running.request, self._waiting[0]):
            return
        self._start(network if self._needs_network else None)

    def _start(self, network: Network | None) -> None:
        request = self._waiting.pop()
        context, title = self._lab.context, self._title if isinstance(self._title, str) else self._title(request)
        running = self._running = _Running(request, network)
        work = self._work(request, network)
        running.job = context.jobs.start(
            self._lane,
            noted(work) if isinstance(work, Generator) else work,
            title=title,
            quiet=not title,
            on_step=partial(self._follow, running),
            on_result=partial(self._end, running),
            on_error=partial(self._fail, running),
            on_stop=partial(self._stop, running),
            replaces=f"{self._lab.name}-{self._key}",
            lead_back=partial(context.show_lab, self._lab.name) if title else None,
        )

    def _follow(self, running: _Running[Request], step: Noted) -> None:
        if step.note is not None and running.network is not None:
            running.is_on_spare = True
            self._lab.tell_device_failed(step.note, running.network)
        if self._step is not None:
            self._step(running.request, step.step)

    def _end(self, running: _Running[Request], result: Result) -> None:
        if self._running is running:
            self._running = None
        self._show(running.request, result)
        self._go_on()

    def _fail(self, running: _Running[Request], error: Exception) -> None:
        if self._running is running:
            self._running = None
        if self._on_failed is not None:
            self._on_failed(running.request, error)
        elif running.job is not None and not running.job.quiet:
            self._lab.complain(error)
        self._go_on()

    def _stop(self, running: _Running[Request]) -> None:
        """Go on with what was asked for meanwhile; without that, the user stopped it."""
        if self._running is running:
            self._running = None
        if self._waiting:
            self._go_on()
        elif self._on_stopped is not None:
            self._on_stopped(running.request)
        elif running.job is not None and not running.job.quiet:
            self._lab.tell_stopped(partial(self.ask, running.request))
