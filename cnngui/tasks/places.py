"""The places of one photo, or of several, that excite a feature map most."""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Pixels
from cnngui.engine.sizes import Pair
from cnngui.networks.fields import Window, field, window
from cnngui.networks.network import Mode, Network
from cnngui.tasks.cache import Cache
from cnngui.tasks.feature_maps import FellBack, Size, feature_maps, sized
from cnngui.tasks.following import maps_of
from cnngui.tasks.maps import Maps

NINE = 9

PADDING_COLOUR = 128
"""Grey, where a unit sees beyond the edge of the photo."""


@dataclass(frozen=True, eq=False)
class Place:
    """One place, and what the unit sees there.

    Parameters
    ----------
    photo : int
        Which photo, from 0.
    unit : (row, column)
        In the feature map.
    value : float
        What the map says there.
    window : Window
        In the photo, as the network saw it.
    pixels : (F, F, 3) uint8 RGB
        The receptive field; grey beyond the photo's edge.
    """

    photo: int
    unit: Pair
    value: float
    window: Window
    pixels: Pixels


@dataclass(frozen=True)
class Searched:
    """A photo was searched.

    Parameters
    ----------
    places : tuple of Place
        The best so far, the strongest first.
    fraction : float
    """

    places: tuple[Place, ...]
    fraction: float


def best_places(
    network: Network,
    photos: Sequence[Pixels] | Iterable[Pixels],
    count: int,
    layer: str,
    channel: int,
    *,
    size: Size = 224,
    cache: Cache | None = None,
    keys: Sequence[object] | None = None,
    most: int = NINE,
    spare: Mode | None = None,
) -> Generator[Searched | FellBack, None, tuple[Place, ...]]:
    """Look through photos for the places that excite a map most.

    Parameters
    ----------
    network : Network
    photos : iterable of (H, W, 3) uint8 RGB
        Read one at a time.
    count : int
        How many there are.
    layer : str
    channel : int
    size : Size
        At which the network sees them (see `sized`).
    cache, keys
        As for `feature_maps`; a key for each photo.
    most : int
        How many places are given at most; fewer when no more are above 0.
    spare : Mode, optional
        As for `feature_maps`.

    Yields
    ------
    Searched
        After each photo.
    FellBack
        When the device fails.
    """
    best: list[Place] = []
    for number, photo in enumerate(photos):
        given = sized(photo, size)
        key = keys[number] if keys is not None else None
        kept = cache if keys is not None else None
        passing = feature_maps(network, given, [layer], cache=kept, key=key, spare=spare)
        maps, network = yield from maps_of(passing)
        best += peaks(maps, channel, given, number, most)
        best = sorted(best, key=lambda place: -place.value)[:most]
        yield Searched(tuple(best), (number + 1) / count)
    return tuple(best)


def peaks(maps: Maps, channel: int, photo: Pixels, number: int = 0, most: int = NINE) -> list[Place]:
    """Find the strongest units of one map, none nearer to a stronger one than half a receptive field.

    Parameters
    ----------
    maps : Maps
    channel : int
    photo : (H, W, 3) uint8 RGB
        As the network saw it.
    number : int
        Of the photo.
    most : int
    """
    plane = maps.map(channel).copy()
    seen = field(maps.layer.name)
    apart = max(seen.size // (2 * seen.jump), 1)
    found: list[Place] = []
    while len(found) < most:
        row, column = (int(at) for at in np.unravel_index(int(plane.argmax()), plane.shape))
        value = float(plane[row, column])
        if value <= 0:
            break
        plane[max(row - apart, 0) : row + apart + 1, max(column - apart, 0) : column + apart + 1] = -np.inf
        found.append(place_at(maps, (row, column), value, photo, number))
    return found


def place_at(maps: Maps, unit: Pair, value: float, photo: Pixels, number: int = 0) -> Place:
    """Return a place with what its unit sees."""
    seen = window(maps.layer.name, unit, maps.photo)
    return Place(number, unit, value, seen, cut(seen, photo))


def cut(seen: Window, photo: Pixels) -> Pixels:
    """Cut a window out of the photo; grey where it reaches beyond the edge.

    >>> from cnngui.networks.fields import window
    >>> cut(window("conv1_1", (0, 0), (8, 8)), np.zeros((8, 8, 3), np.uint8))[..., 0].tolist()
    [[128, 128, 128], [128, 0, 0], [128, 0, 0]]
    """
    (top, bottom), (left, right) = seen.clipped
    size = seen.rows[1] - seen.rows[0], seen.columns[1] - seen.columns[0]
    pixels: NDArray[np.uint8] = np.full((*size, 3), PADDING_COLOUR, np.uint8)
    down, across = top - seen.rows[0], left - seen.columns[0]
    pixels[down : down + bottom - top, across : across + right - left] = photo[top:bottom, left:right]
    return pixels
