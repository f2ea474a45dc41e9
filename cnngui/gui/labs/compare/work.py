"""What the Compare lab computes off the main thread: my response, the learned maps, and how alike they are."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.chain import Chain
from cnngui.engine.photos import read_photo
from cnngui.engine.shelf import SHELF
from cnngui.gui.labs.compare.state import CompareState
from cnngui.networks.network import Mode, Network
from cnngui.tasks.cache import Cache
from cnngui.tasks.compare import (
    Chance,
    Compared,
    Grid,
    MapTable,
    Match,
    Response,
    aligned,
    hand_made,
    rank_over_photos,
    rank_responses,
    response_chance,
)
from cnngui.tasks.compare.tables import brought
from cnngui.tasks.feature_maps import FellBack, Size, feature_maps, sized
from cnngui.tasks.feature_maps import Step as PassStep
from cnngui.tasks.following import Passing
from cnngui.tasks.maps import Maps
from cnngui.tasks.surgery import Cut

MOST_DRAWN = 8
"""Learned maps that are kept at once."""


class Depth(IntEnum):
    """How much of a comparison is wanted: more takes longer."""

    RESPONSE = 1
    RANKING = 2
    CHANCE = 3


@dataclass(frozen=True)
class Request:
    """What is wanted of a photo.

    Parameters
    ----------
    source : int
        Names the photo.
    size : Size
    layer : str
        Of the network.
    before_relu : bool
    chain : Chain
        The hand-made layers.
    at, channel : int
        Which layer of the chain, and which channel of it.
    """

    source: int
    size: Size
    layer: str
    before_relu: bool
    chain: Chain
    at: int
    channel: int

    @classmethod
    def of(cls, state: CompareState) -> "Request":
        """Return what is wanted for a state."""
        edited = state.edited
        place = edited.layer, edited.first_channel
        return cls(state.source, state.size, state.layer, state.before_relu, edited.chain, *place)

    @property
    def key(self) -> object:
        """Names the photo as the network sees it, for the cache."""
        return self.source, self.size

    @property
    def mine(self) -> object:
        """My filter, with the chain it is of."""
        return self.chain, self.at, self.channel

    @property
    def seen(self) -> object:
        """What takes long: requests that differ in their chain only share it."""
        return self.source, self.size, self.layer, self.before_relu


@dataclass(frozen=True)
class Wish:
    """A request with what it takes.

    Parameters
    ----------
    request : Request
    pixels : (H, W, 3) uint8 RGB
        The photo.
    cuts : tuple of Cut
        What has been done to the network.
    depth : Depth
    """

    request: Request
    pixels: Pixels = field(compare=False)
    cuts: tuple[Cut, ...] = ()
    depth: Depth = Depth.CHANCE

    def is_like(self, other: "Wish") -> bool:
        """Tell whether both need the same maps, so that the one under way may come to its end."""
        return (self.request.seen, self.cuts) == (other.request.seen, other.cuts)


@dataclass(frozen=True, eq=False)
class Result:
    """My response and the learned maps on one grid.

    Parameters
    ----------
    request : Request
    photo : (H, W, 3) uint8 RGB
        As both saw it.
    plane : (h, w) float32
        My response.
    maps : Maps
    table : MapTable
    drawn : dict of int to (Array, float)
        Learned maps on the common grid with their root mean squares, as far as they have been looked at.
    network : Network
        With which the maps were computed.
    before : Maps or None
        Those of the network as it was, where it has been operated on.
    chance : Chance or None
        What a response that has nothing to do with the maps reaches. Below `Depth.CHANCE` it is that of a response of
        before, or none.
    depth : Depth
    milliseconds : float
        What the comparison took, passes through the network included.
    """

    request: Request
    photo: Pixels
    plane: Array
    maps: Maps
    table: MapTable
    drawn: dict[int, tuple[Array, float]]
    network: Network
    before: Maps | None
    chance: Chance | None
    depth: Depth
    milliseconds: float

    @cached_property
    def ranking(self) -> tuple[Match, ...]:
        """All maps, the most similar first."""
        return rank_responses(self.plane, self.table)

    @cached_property
    def spread(self) -> float:
        """The root mean square of my response."""
        return rms(self.plane)

    def learned(self, channel: int) -> tuple[Array, float]:
        """Return one map on the common grid, and its root mean square."""
        if channel not in self.drawn:
            if len(self.drawn) >= MOST_DRAWN:
                self.drawn.clear()
            plane = self._on_grid(self.maps.map(channel))
            self.drawn[channel] = plane, rms(plane)
        return self.drawn[channel]

    def learned_before(self, channel: int) -> Array | None:
        """Return the same map of the network as it was."""
        return None if self.before is None else self._on_grid(self.before.map(channel))

    def _on_grid(self, plane: Array) -> Array:
        height, width = plane.shape
        return brought(plane, Grid.of_layer(self.maps.layer.name, (height, width)), self.table.grid)


@dataclass
class Kept:
    """What one comparison leaves to the next.

    Parameters
    ----------
    cache : Cache
        Feature maps.
    table : MapTable or None
        Prepared maps, used again while a kernel is dragged.
    drawn : dict of int to (Array, float)
        Those of the table, see `Result`.
    chance : (object, Chance) or None
        What the chance was found out for, and the chance.
    photo : (object, Pixels) or None
        The key of a request, and the photo as it was seen.
    """

    cache: Cache = field(default_factory=Cache)
    table: MapTable | None = None
    drawn: dict[int, tuple[Array, float]] = field(default_factory=dict)
    chance: tuple[object, Chance] | None = None
    photo: tuple[object, Pixels] | None = None

    def sized(self, request: Request, pixels: Pixels) -> Pixels:
        """Return the photo as it is seen; the last one is kept."""
        if self.photo is None or self.photo[0] != request.key:
            self.photo = request.key, sized(pixels, request.size)
        return self.photo[1]

    def aligned(self, response: Response, maps: Maps) -> tuple[Array, MapTable]:
        """Bring a response to the grid of the maps; they are prepared once."""
        plane, table = aligned(response, maps, self.table)
        if table is not self.table:
            self.table, self.drawn = table, {}
            SHELF.reserve(self, "table", table.bytes)
        return plane, table

    def chance_of(self, request: Request, network: Network, plane: Array, depth: Depth) -> Chance | None:
        """Find out what chance reaches; in a hurry, return what it was for another response to the same, if known."""
        place = request.seen, network.name
        if depth < Depth.CHANCE:
            return self.chance[1] if self.chance is not None and self.chance[0] == place else None
        assert self.table is not None  # noqa: S101  (the plane is on its grid)
        chance = response_chance(plane, self.table)
        self.chance = place, chance
        return chance


def compute(
    wish: Wish, network: Network, original: Network | None, kept: Kept, spare: Mode
) -> Generator[PassStep, None, Result]:
    """Compare my response with all maps of a layer.

    Parameters
    ----------
    wish : Wish
    network : Network
        After what has been done to it.
    original : Network or None
        As it was before, where something has been.
    kept : Kept
    spare : Mode
        How the CPU goes on when the device fails.

    Returns
    -------
    Result
        With the network that finished.
    """
    request, depth = wish.request, wish.depth
    photo = kept.sized(request, wish.pixels)
    maps, used = yield from _maps(request, photo, network, kept.cache, spare)
    before = None
    if original is not None:
        before, _ = yield from _maps(request, photo, original, kept.cache, spare)
    response = hand_made(request.chain, photo, request.at, request.channel)
    plane, table = kept.aligned(response, maps)
    chance = kept.chance_of(request, used, plane, depth)
    result = Result(request, photo, plane, maps, table, kept.drawn, used, before, chance, depth, maps.milliseconds)
    result.spread  # noqa: B018  (found out here, and not on the main thread)
    if depth >= Depth.RANKING:
        result.ranking  # noqa: B018
    return result


def _maps(
    request: Request, photo: Pixels, network: Network, cache: Cache, spare: Mode
) -> Generator[PassStep, None, tuple[Maps, Network]]:
    steps = feature_maps(
        network, photo, [request.layer], before_relu=request.before_relu, cache=cache, key=request.key, spare=spare
    )
    passing = Passing(steps)
    yield from passing
    return passing.maps[request.layer], passing.value


def compare_everywhere(
    request: Request, files: Sequence[Path], network: Network, cache: Cache, spare: Mode
) -> Generator[Compared | FellBack, None, tuple[Match, ...]]:
    """Rank the maps over all bundled photos together."""
    return rank_over_photos(
        request.chain,
        request.at,
        request.channel,
        (read_photo(path).pixels for path in files),
        len(files),
        network,
        request.layer,
        size=request.size,
        before_relu=request.before_relu,
        cache=cache,
        keys=[(str(path), request.size) for path in files],
        spare=spare,
    )


def rms(plane: NDArray[np.float32]) -> float:
    """Return the root of the mean square of all numbers; 1 for zeros, so that one can divide by it.

    >>> rms(np.float32([[3, 4], [0, 0]])), rms(np.zeros((1, 1), np.float32))
    (2.5, 1.0)
    """
    return float(np.sqrt(np.mean(np.square(plane, dtype=np.float64)))) or 1.0
