"""How many points lie where, the line that fits them best, and which of them are marked."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Array

BINS = 96
"""Cells along either axis: about one for every two px of a usual plot."""


class Brush(NamedTuple):
    """The rectangle whose pixels are marked, its borders included."""

    x_low: float
    x_high: float
    y_low: float
    y_high: float


@dataclass(frozen=True, eq=False)
class Density:
    """How many points lie where.

    Parameters
    ----------
    counts : ndarray of int64, shape (bins, bins), read-only
        Rows from the lowest y to the highest, columns from the lowest x to the highest.
    x_low, x_high, y_low, y_high : float
        Ends of the axes: those of the points, or somewhat apart where all points have one number.
    slope, intercept : float or None
        Of the line y = slope·x + intercept that fits best (least squares); None where all x are one number.
    correlation : float
        From -1 to 1; 0 where all x or all y are one number.
    """

    counts: NDArray[np.int64]
    x_low: float
    x_high: float
    y_low: float
    y_high: float
    slope: float | None
    intercept: float | None
    correlation: float

    @cached_property
    def count(self) -> int:
        """How many points there are."""
        return int(self.counts.sum())


def density(x: Array, y: Array, bins: int = BINS) -> Density:
    """Count the points in each cell of a grid over all of them, and fit a line.

    Parameters
    ----------
    x, y : ndarray of float32, shape (N,)
        A point is passed over where one of its numbers is not finite.
    bins : int
        Cells along either axis.

    Raises
    ------
    ValueError
        When ``x`` and ``y`` are not as long as each other.

    Examples
    --------
    >>> found = density(np.float32([0, 1, 2, 2]), np.float32([0, 2, 4, 4]), 2)
    >>> found.counts.tolist(), found.slope, found.intercept, round(found.correlation, 6)
    ([[1, 0], [0, 3]], 2.0, 0.0, 1.0)
    """
    if x.ndim != 1 or x.shape != y.shape:
        raise ValueError(f"x and y must be as long as each other; they are {x.shape} and {y.shape}")
    xs, ys = x.astype(np.float64), y.astype(np.float64)
    finite = np.isfinite(xs) & np.isfinite(ys)
    if not finite.all():
        xs, ys = xs[finite], ys[finite]
    (x_low, x_high), (y_low, y_high) = _ends(xs), _ends(ys)
    cells = _cells(ys, y_low, y_high, bins) * bins + _cells(xs, x_low, x_high, bins)
    counts = np.bincount(cells, minlength=bins * bins).reshape(bins, bins)
    counts.flags.writeable = False
    return Density(counts, x_low, x_high, y_low, y_high, *_line(xs, ys))


def _ends(values: NDArray[np.float64]) -> tuple[float, float]:
    """Return the ends of an axis."""
    if not values.size:
        return 0.0, 1.0
    low, high = float(values.min()), float(values.max())
    apart = abs(low) / 2 or 0.5
    return (low, high) if low < high else (low - apart, low + apart)


def _cells(values: NDArray[np.float64], low: float, high: float, bins: int) -> NDArray[np.int64]:
    """Return the cell of every number; the upper end belongs to the last one."""
    return np.minimum(((values - low) * (bins / (high - low))).astype(np.int64), bins - 1)


def _line(xs: NDArray[np.float64], ys: NDArray[np.float64]) -> tuple[float | None, float | None, float]:
    """Return slope, intercept and correlation."""
    if not xs.size or xs.min() == xs.max():
        return None, None, 0.0
    x_mean, y_mean = float(xs.mean()), float(ys.mean())
    x_off, y_off = xs - x_mean, ys - y_mean
    x_power, y_power, both = (float(one @ other) for one, other in ((x_off, x_off), (y_off, y_off), (x_off, y_off)))
    slope = both / x_power
    flat = ys.min() == ys.max()
    correlation = 0.0 if flat else min(max(both / math.sqrt(x_power) / math.sqrt(y_power), -1.0), 1.0)
    return slope, y_mean - slope * x_mean, correlation


def selected(x: Array, y: Array, brush: Brush | None) -> NDArray[np.bool_]:
    """Return which points lie within a brush or on its border; none where there is no brush.

    >>> selected(np.float32([0, 1, 2]), np.float32([5, 5, 9]), Brush(1, 2, 4, 6)).tolist()
    [False, True, False]
    """
    if brush is None:
        return np.zeros(x.shape, np.bool_)
    x_low, x_high, y_low, y_high = (np.float64(end) for end in brush)  # as a float, NumPy would round it to float32
    return np.asarray((x >= x_low) & (x <= x_high) & (y >= y_low) & (y <= y_high), np.bool_)


def gathered(counts: NDArray[np.int64], room: int) -> NDArray[np.int64]:
    """Put two by two cells into one while there are more than px, so that no point is lost.

    >>> gathered(np.arange(16).reshape(4, 4), 3).tolist()
    [[10, 18], [42, 50]]
    """
    side = len(counts)
    while side > max(room, 1) and side % 2 == 0:
        side //= 2
        counts = counts.reshape(side, 2, side, 2).sum(axis=(1, 3))
    return counts
