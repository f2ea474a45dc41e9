"""Which connections of a layer are drawn when there are too many, and how densely their lines lie."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

Links = Mapping[int, Sequence[tuple[int, int]]]
"""For every output unit the input units it is connected to, each with the index of its weight."""

MOST_LINES = 4000
"""Connections that are drawn thinly."""

MOST_THICK = 256
"""Connections of the current output that are all drawn thickly; of more, only as many as there are dots."""

MOST_DOTS = 64
"""Units of one side that are drawn as dots."""

_SHIFT = 4
"""Bits behind the point in OpenCV's coordinates."""

_BEYOND = 2
"""Px that lines go on beyond the edges and are cut off there: OpenCV draws their ends faintly."""

_TURN = 250
"""Lines that are drawn at once: where those of several turns cross, they are denser."""


@dataclass(frozen=True, eq=False)
class Lines:
    """Connections that are drawn.

    Parameters
    ----------
    ends : (N, 3) int64
        Input unit, output unit and weight of each; weight -1 where all weights differ.
    total : int
        How many there are.
    """

    ends: NDArray[np.int64]
    total: int

    @property
    def count(self) -> int:
        """How many are drawn."""
        return len(self.ends)


@dataclass(frozen=True, eq=False)
class Wiring:
    """All connections of a layer.

    Parameters
    ----------
    inputs, outputs : int
        Units of each side.
    links : Links or None
        None connects every input to every output, each by a weight of its own.

    Examples
    --------
    >>> Wiring(3, 2, None).total, Wiring(3, 2, {0: [(0, 0), (1, 1)], 1: [(1, 0), (2, 1)]}).total
    (6, 4)
    """

    inputs: int
    outputs: int
    links: Links | None
    _units: tuple[int, ...] = field(init=False, repr=False)
    _ends: NDArray[np.int64] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        links = self.links or {}
        units = tuple(sorted(links))
        object.__setattr__(self, "_units", units)
        object.__setattr__(self, "_ends", np.cumsum([len(links[unit]) for unit in units], dtype=np.int64))

    @property
    def total(self) -> int:
        """How many connections there are."""
        if self.links is None:
            return self.inputs * self.outputs
        return int(self._ends[-1]) if self._units else 0

    def count(self, output: int) -> int:
        """How many connections an output unit has."""
        return self.inputs if self.links is None else len(self.links.get(output, ()))

    def sample(self, most: int = MOST_LINES) -> Lines:
        """Return all connections, or ``most`` that are drawn at random, always the same ones.

        >>> Wiring(3072, 4704, None).sample().count, Wiring(3, 2, None).sample().ends[:2].tolist()
        (4000, [[0, 0, -1], [1, 0, -1]])
        """
        chosen = np.arange(self.total) if self.total <= most else self._drawn(most)
        if self.links is None:
            output, first = np.divmod(chosen, max(self.inputs, 1))
            return Lines(np.stack([first, output, np.full_like(first, -1)], axis=1), self.total)
        places = np.searchsorted(self._ends, chosen, side="right")
        ends = [self._end(int(place), int(at)) for place, at in zip(places, chosen, strict=True)]
        return Lines(np.array(ends, np.int64).reshape(-1, 3), self.total)

    def _drawn(self, most: int) -> NDArray[np.int64]:
        rng = np.random.default_rng(0)
        return np.sort(rng.choice(self.total, most, replace=False, shuffle=False))

    def _end(self, place: int, at: int) -> tuple[int, int, int]:
        assert self.links is not None  # noqa: S101  (only those who have links ask)
        unit = self._units[place]
        pairs = self.links[unit]
        first, weight = pairs[at - int(self._ends[place]) + len(pairs)]
        return first, unit, weight

    def of_output(self, output: int, most: int = MOST_THICK, few: int = MOST_DOTS) -> Lines:
        """Return the connections of one output unit; if there are more than ``most``, ``few`` that are evenly spread.

        >>> Wiring(9, 9, {4: [(3, 0), (5, 1)]}).of_output(4).ends.tolist()
        [[3, 4, 0], [5, 4, 1]]
        """
        total = self.count(output)
        places = spread(total, total if total <= most else few)
        if self.links is None:
            ends = [(place, output, -1) for place in places]
        else:
            pairs = self.links.get(output, ())
            ends = [(pairs[place][0], output, pairs[place][1]) for place in places]
        return Lines(np.array(ends, np.int64).reshape(-1, 3), total)


def coverage(heights: NDArray[np.float64], size: tuple[int, int], alpha: float, thick: int = 1) -> NDArray[np.uint8]:
    """Draw lines from the left edge to the right one, denser where they cross.

    Ten times as fast as a `QPainter` draws 4000 translucent lines.

    Parameters
    ----------
    heights : ndarray of float64, shape (N, 2)
        Where each begins and ends, in px from the top.
    size : (H, W)
    alpha : float
        Of one line, 0 to 1.
    thick : int
        Width of a line in px.

    Returns
    -------
    ndarray of uint8, shape (H, W)
        255 where nothing of the ground is seen.

    Examples
    --------
    >>> coverage(np.array([[1.0, 4.0]]), (6, 4), 0.5).argmax(axis=0).tolist()
    [1, 2, 3, 4]
    """
    height, width = size[0], size[1] + 2 * _BEYOND
    slopes = (heights[:, 1] - heights[:, 0]) / max(size[1] - 1, 1)
    points = np.zeros((len(heights), 2, 1, 2), np.int32)
    points[:, 1, 0, 0] = (width - 1) << _SHIFT
    points[:, :, 0, 1] = ((heights + _BEYOND * np.stack([-slopes, slopes], axis=1)) * (1 << _SHIFT)).round()
    through, turn = np.ones((height, width), np.float32), np.empty((height, width), np.uint8)
    turns = -(-len(points) // _TURN)
    for first in range(turns):
        turn[:] = 0
        cv2.polylines(turn, list(points[first::turns]), False, (255,), thick, cv2.LINE_AA, _SHIFT)  # noqa: FBT003
        through *= 1 - np.float32(alpha / 255) * turn
    return np.rint((1 - through[:, _BEYOND:-_BEYOND]) * 255).astype(np.uint8)


def spread(count: int, most: int = MOST_DOTS) -> list[int]:
    """Return the units that are drawn as dots: all of them, or ``most`` from the first to the last.

    >>> spread(3), spread(100, 4)
    ([0, 1, 2], [0, 33, 66, 99])
    """
    return list(range(count)) if count <= most else np.linspace(0, count - 1, most).round().astype(int).tolist()
