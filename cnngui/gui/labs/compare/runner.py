"""Runs comparisons: never more than one behind the people, and the network passes before it over again never."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from cnngui.engine.arrays import Pixels
from cnngui.gui.labs.compare.work import Depth, Kept, Progress, Request, Result, compute
from cnngui.gui.services.jobs import Job, JobRunner, Lane
from cnngui.gui.services.network_hub import NetworkHub
from cnngui.networks.network import Network
from cnngui.tasks.surgery import Cut, operated


@dataclass(frozen=True, eq=False)
class _Wish:
    request: Request
    pixels: Pixels
    cuts: tuple[Cut, ...]
    depth: Depth

    def is_like(self, other: "_Wish") -> bool:
        """Tell whether both need the same maps, so that the one under way may come to its end."""
        return (self.request.seen, self.cuts) == (other.request.seen, other.cuts)


class Runner(QObject):
    """Gives the comparison that was asked for last; on the way there those of earlier kernels may come."""

    result_ready = Signal(object)
    fell_back = Signal(object)
    """Carries the note; None as long as the device works."""

    failed = Signal(object)
    stopped = Signal()

    def __init__(self, jobs: JobRunner, networks: NetworkHub, kept: Kept, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._networks = networks
        self.kept = kept
        self._job: Job | None = None
        self._running: _Wish | None = None
        self._waiting: _Wish | None = None
        self._operated: tuple[Network, tuple[Cut, ...], Network] | None = None
        networks.changed.connect(self._go_on)
        networks.failed.connect(self._give_up)

    @property
    def is_busy(self) -> bool:
        """Whether somebody waits."""
        return self._job is not None or self._waiting is not None

    def ask(self, request: Request, pixels: Pixels, cuts: tuple[Cut, ...], depth: Depth = Depth.CHANCE) -> None:
        """Compare what is set, with the network as it is after ``cuts``."""
        wish, running = _Wish(request, pixels, cuts, depth), self._running
        self._waiting = wish
        if self._job is None or running is None or not running.is_like(wish):
            self._go_on()

    def network(self, cuts: tuple[Cut, ...]) -> Network | None:
        """Return the network after ``cuts``; it is made once.

        Raises
        ------
        SurgeryError
            When a cut makes no sense.
        """
        network = self._networks.network
        if network is None or not cuts:
            return network
        known = self._operated
        if known is None or known[0] is not network or known[1] != cuts:
            self._operated = known = network, cuts, operated(network, cuts)
        return known[2]

    def _go_on(self) -> None:
        """Begin what waits."""
        wish, network = self._waiting, self._networks.network
        if wish is None:
            return
        if network is None:
            self._networks.request()
            return
        used = self.network(wish.cuts)
        assert used is not None  # noqa: S101  (there is a network)
        self._waiting, self._running = None, wish
        self._job = self._jobs.start(
            Lane.TORCH,
            compute(
                wish.request,
                wish.pixels,
                used,
                network if wish.cuts else None,
                self.kept,
                self._networks.spare,
                depth=wish.depth,
            ),
            title=self.tr("Comparing"),
            on_step=self._follow,
            on_result=self._end,
            on_error=self._fail,
            on_stop=self._stop,
            replaces="compare",
        )

    def _follow(self, step: Progress) -> None:
        self.fell_back.emit(step.note)

    def _end(self, result: Result) -> None:
        self._job = self._running = None
        self.result_ready.emit(result)
        self._go_on()

    def _fail(self, error: Exception) -> None:
        self._job = self._running = None
        self.failed.emit(error)
        self._go_on()

    def _stop(self) -> None:
        self._job = self._running = self._waiting = None
        self.stopped.emit()

    def _give_up(self) -> None:
        """There is no network, and people have been told."""
        self._waiting = None
