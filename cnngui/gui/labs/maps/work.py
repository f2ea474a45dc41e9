"""What the Feature maps lab computes off the main thread: the maps of a layer, small and large, and their numbers."""

from collections.abc import Generator
from dataclasses import dataclass
from time import monotonic, sleep

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.errors import Note
from cnngui.engine.sizes import Pair
from cnngui.networks.network import Mode, Network
from cnngui.tasks.cache import Cache
from cnngui.tasks.contributions import Recipe, pooled_from, recipe
from cnngui.tasks.feature_maps import Size, feature_maps, sized
from cnngui.tasks.following import Passing
from cnngui.tasks.maps import Maps, Statistics

SMALLEST_CELL = (48, 48)
"""Maps in the mosaic are made at least so large (rows, columns) where they have as many numbers."""

Layers = dict[str, Array]
"""Maps by layer, (C, H, W) each."""

BREATH = 0.1
"""Seconds: other layers computed at once would take the processor's cores from painting the one that is there."""


@dataclass(frozen=True)
class Request:
    """What is wanted of a photo.

    Parameters
    ----------
    source : int
        Names the photo.
    size : Size
    layer : str
    before_relu : bool
    """

    source: int
    size: Size
    layer: str
    before_relu: bool

    @property
    def key(self) -> object:
        """Names the photo as the network sees it, for the cache."""
        return self.source, self.size


@dataclass(frozen=True, eq=False)
class Result:
    """The maps of a layer, as much of them as is drawn.

    Parameters
    ----------
    request : Request
    photo : (H, W, 3) uint8 RGB
        As the network saw it.
    maps : Maps
    thumbnails : (C, h, w) float32
    statistics : Statistics
    network : Network
        With which it was computed.
    milliseconds : float
        What the pass took; 0 when all was there.
    """

    request: Request
    photo: Pixels
    maps: Maps
    thumbnails: Array
    statistics: Statistics
    network: Network
    milliseconds: float


@dataclass(frozen=True)
class Progress:
    """How far a pass is.

    Parameters
    ----------
    ready : frozenset of str
        Layers whose maps are there.
    fraction : float
    note : Note or None
        The device failed, and the CPU goes on.
    """

    ready: frozenset[str]
    fraction: float
    note: Note | None = None


def compute(
    request: Request, pixels: Pixels, network: Network, cache: Cache, spare: Mode, cell: Pair
) -> Generator[Progress, None, Result]:
    """Compute the maps of one layer, and make of them what is drawn.

    Parameters
    ----------
    request : Request
    pixels : (H, W, 3) uint8 RGB
        The photo.
    network : Network
    cache : Cache
    spare : Mode
        How the CPU goes on when the device fails.
    cell : (rows, columns)
        How large a map of the mosaic is drawn, in px of the screen.
    """
    photo = sized(pixels, request.size)
    steps = feature_maps(
        network,
        photo,
        [request.layer],
        before_relu=request.before_relu,
        cache=cache,
        key=request.key,
        spare=spare,
    )
    passing = Passing(steps)
    yield from _passed(passing)
    maps = passing.maps[request.layer]
    wanted = max(cell[0], SMALLEST_CELL[0]), max(cell[1], SMALLEST_CELL[1])
    return Result(request, photo, maps, maps.thumbnails(wanted), maps.statistics, passing.value, maps.milliseconds)


def fill(
    request: Request, pixels: Pixels, network: Network, cache: Cache, spare: Mode, layers: tuple[str, ...]
) -> Generator[Progress, None, Network]:
    """Compute ``layers`` into the cache, for those who will ask for them, once the maps that are there are painted."""
    until = monotonic() + BREATH
    while monotonic() < until:
        sleep(BREATH / 20)
        yield Progress(frozenset(), 0.0)
    photo = sized(pixels, request.size)
    passing = Passing(feature_maps(network, photo, layers, cache=cache, key=request.key, spare=spare))
    yield from _passed(passing)
    return passing.value


def _passed(passing: Passing) -> Generator[Progress, None, None]:
    """Tell how far a pass is; of quick steps only the newest is looked at, so each tells all."""
    for step in passing:
        yield Progress(passing.ready, step.fraction, passing.note)


def all_layers(result: Result, network: Network, cache: Cache, spare: Mode) -> Generator[Progress, None, Layers]:
    """Return the maps of every layer that the photo is large enough for, (C, H, W) float32 each."""
    height, width = result.photo.shape[:2]
    request = result.request
    steps = feature_maps(
        network,
        result.photo,
        tuple(network.architecture.reached((height, width))),
        before_relu=request.before_relu,
        cache=cache,
        key=request.key,
        spare=spare,
    )
    passing = Passing(steps)
    yield from _passed(passing)
    return {name: maps.array() for name, maps in passing.maps.items()}


def taken_apart(
    result: Result, network: Network, cache: Cache, spare: Mode, channel: int
) -> Generator[Progress, None, Recipe]:
    """Compute what the layer sees, if it is not there, and take one of its maps apart."""
    layer = result.maps.layer
    before = network.architecture.before(layer.name)
    if before is None:
        return recipe(network, result.photo, layer.name, channel)
    steps = feature_maps(network, result.photo, [before.name], cache=cache, key=result.request.key, spare=spare)
    passing = Passing(steps)
    yield from _passed(passing)
    seen = passing.maps[before.name]
    if layer.kind == "conv":
        return recipe(passing.value, seen, layer.name, channel)
    return pooled_from(seen, result.maps, channel)
