"""Runs passes through the network: the layer on screen first, then, when nobody waits, all the others."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import Note
from cnngui.engine.sizes import Pair
from cnngui.gui.labs.maps.work import Progress, Request, Result, compute, fill, worth_filling
from cnngui.gui.services.jobs import Job, JobRunner, Lane
from cnngui.gui.services.network_hub import NetworkHub
from cnngui.networks.network import Network
from cnngui.tasks.feature_maps import Cache

_KEY = "feature-maps"


@dataclass(frozen=True, eq=False)
class _Wish:
    request: Request
    pixels: Pixels
    cell: Pair


class Runner(QObject):
    """Gives the maps that were asked for last.

    ``result_ready`` carries a `Result`, ``layers_ready`` the names of the layers whose maps are there, ``fell_back`` a
    `Note`, ``failed`` an exception.
    """

    result_ready = Signal(object)
    layers_ready = Signal(object)
    fell_back = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, jobs: JobRunner, networks: NetworkHub, cache: Cache, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._networks = networks
        self.cache = cache
        self._network: Network | None = None
        """With which the job under way computes."""
        self._job: Job | None = None
        self._filling: Job | None = None
        self._wish: _Wish | None = None
        self._told: Note | None = None
        self._ready: dict[object, frozenset[str]] = {}
        networks.changed.connect(self._go_on)
        networks.failed.connect(self._give_up)

    @property
    def is_busy(self) -> bool:
        """Whether somebody waits for maps."""
        return self._job is not None or (self._wish is not None and self._networks.is_busy)

    def ask(self, request: Request, pixels: Pixels, cell: Pair) -> None:
        """Compute maps for a mosaic whose cells have (rows, columns) px of the screen; what is under way goes on."""
        wish, job = self._wish, self._job
        is_under_way = job is not None and not job.is_cancelled
        if is_under_way and wish is not None and (wish.request, wish.cell) == (request, cell):
            return
        self._wish = _Wish(request, pixels, cell)
        self._start()

    def quiet(self) -> None:
        """Leave off what nobody waits for."""
        if self._filling is not None:
            self._filling.cancel()
            self._filling = None

    def _go_on(self) -> None:
        """There is another network: begin what waits for one, and begin anew what another one computes."""
        self._ready.clear()
        self.quiet()
        if self._wish is not None and self._network is not self._networks.network:
            self._start()

    def _give_up(self) -> None:
        """There is no network, and people have been told."""
        self._wish = None

    def _start(self) -> None:
        network, wish = self._networks.network, self._wish
        if network is None or wish is None:
            self._networks.request()
            return
        self.quiet()
        self._network = network
        self._job = self._jobs.start(
            Lane.TORCH,
            compute(wish.request, wish.pixels, network, self.cache, self._networks.spare, wish.cell),
            title=self.tr("Computing feature maps"),
            on_step=lambda step: self._follow(wish.request, step),
            on_result=lambda result: self._end(wish, result),
            on_error=self._fail,
            on_stop=self._stop,
            replaces=_KEY,
        )

    def _follow(self, request: Request, step: Progress) -> None:
        if step.note is not None and step.note is not self._told:
            self._told = step.note
            self.fell_back.emit(step.note)
        self._tell_ready(request, step.ready)

    def _tell_ready(self, request: Request, ready: frozenset[str]) -> None:
        known = self._ready.get(request.key, frozenset()) | ready
        if known != self._ready.get(request.key):
            self._ready = {request.key: known}
            self.layers_ready.emit(known)

    def _end(self, wish: _Wish, result: Result) -> None:
        started, self._network = self._network, result.network
        if result.network is not started:  # and not one that people have left for another meanwhile
            self._networks.fall_back(result.network)
        self._job = None
        self._tell_ready(wish.request, frozenset({wish.request.layer}))
        self.result_ready.emit(result)
        if self._wish is wish and self._job is None:
            self._wish = None
            self._fill(wish, result.network)

    def _fill(self, wish: _Wish, network: Network) -> None:
        """Compute the other layers too, as far as they fit."""
        layers = worth_filling((wish.pixels.shape[0], wish.pixels.shape[1]), wish.request.size, self.cache)
        missing = set(layers) - self._ready.get(wish.request.key, frozenset())
        if not missing:
            return
        request = wish.request
        self._filling = self._jobs.start(
            Lane.TORCH,
            fill(request, wish.pixels, network, self.cache, self._networks.spare, layers),
            title="",
            quiet=True,
            on_step=lambda step: self._follow(request, step),
            on_result=lambda used: self._end_filling(request, frozenset(layers), network, used),
            on_error=self._end_quietly,
            replaces=f"{_KEY}-others",
        )

    def _end_filling(self, request: Request, layers: frozenset[str], started: Network, used: Network) -> None:
        self._filling = None
        if used is not started:
            self._networks.fall_back(used)
        self._tell_ready(request, layers)

    def _end_quietly(self, error: Exception) -> None:
        """Nobody has asked: what fails here is told when somebody does."""
        del error
        self._filling = None

    def _fail(self, error: Exception) -> None:
        self._job = None
        self._wish = None
        self.failed.emit(error)

    def _stop(self) -> None:
        self._job = None
        self._wish = None
        self.stopped.emit()
