"""Which layers' maps of a photo are there, and the job that computes the others while nobody waits for them."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field

from cnngui.engine.arrays import Pixels
from cnngui.gui.lab.latest import Asker, LatestJob
from cnngui.gui.labs.maps.work import Progress, Request, fill
from cnngui.networks.network import Network
from cnngui.tasks.feature_maps import worth_filling


@dataclass(frozen=True)
class _Photo:
    request: Request
    pixels: Pixels = field(compare=False)


class Filling:
    """Fills the cache with the layers that were not asked for yet.

    Parameters
    ----------
    lab : Asker
    show : callable
        Marks the layers that are there, by their names.
    """

    def __init__(self, lab: Asker, show: Callable[[frozenset[str]], None]) -> None:
        self._hub = lab.context.networks
        self._show = show
        self._ready: dict[object, frozenset[str]] = {}
        self._job = LatestJob(lab, "others", "", self._fill, self._end, step=self._follow, awaited=False)

    def note(self, request: Request, layers: frozenset[str]) -> None:
        """Note that layers are there."""
        known = self._ready.get(request.key, frozenset()) | layers
        if known != self._ready.get(request.key):
            self._ready = {request.key: known}
            self._show(known)

    def ask(self, request: Request, pixels: Pixels) -> None:
        """Begin with a photo, unless all its layers are there."""
        if self._missing(request, pixels):
            self._job.ask(_Photo(request, pixels))

    def leave_off(self) -> None:
        """Stop: something is waited for."""
        self._job.leave_off()

    def forget(self) -> None:
        """Stop, and know of nothing any more: another device computes."""
        self._ready.clear()
        self._job.leave_off()

    def _missing(self, request: Request, pixels: Pixels) -> tuple[str, ...]:
        """Return the layers that are worth computing too, and aren't all there."""
        height, width, _ = pixels.shape
        layers = worth_filling((height, width), request.size, self._hub.architecture, self._hub.cache)
        return () if set(layers) <= self._ready.get(request.key, frozenset()) else layers

    def _fill(self, photo: _Photo, network: Network) -> Generator[Progress, None, Network]:
        layers = self._missing(photo.request, photo.pixels)
        return fill(photo.request, photo.pixels, network, self._hub.cache, self._hub.spare, layers)

    def _follow(self, photo: _Photo, step: Progress) -> None:
        self.note(photo.request, step.ready)

    def _end(self, photo: _Photo, _network: Network) -> None:
        self.note(photo.request, frozenset(self._missing(photo.request, photo.pixels)))
