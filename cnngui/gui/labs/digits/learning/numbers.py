"""The numbers of one step of learning, written so that a calculator agrees. No Qt.

After is before minus the rate times the direction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import ceil, floor, log10

import numpy as np

from cnngui.engine.arrays import Array
from cnngui.engine.numbers import MINUS, Written, weight
from cnngui.engine.numbers.writing import SMALLEST_WRITTEN_OUT
from cnngui.tasks.digits import OneStep

MOST = 25
"""Of a kernel's numbers that are shown at once: those of 5×5, or so many of a vector."""

_COARSEST, _FINEST = 3, 9
"""Decimals of what comes out."""

_GUARDS = (0, 1, 2, 3)
"""Decimals that what goes in may have more."""


@dataclass(frozen=True, eq=False)
class Slice:
    """Some numbers of a kernel: those of one channel, or a part of a vector.

    Parameters
    ----------
    before, gradient, direction, after : (rows, columns) float32
    first : int
        Place of the first of them in a vector.
    is_vector : bool
    """

    before: Array
    gradient: Array
    direction: Array
    after: Array
    first: int = 0
    is_vector: bool = False

    def arrays(self) -> Sequence[Array]:
        """Return the four."""
        return self.before, self.gradient, self.direction, self.after


@dataclass(frozen=True)
class Texts:
    """How they are written: rows of each, and the rate."""

    before: Sequence[Sequence[Written]]
    gradient: Sequence[Sequence[Written]]
    direction: Sequence[Sequence[Written]]
    after: Sequence[Sequence[Written]]
    rate: Written
    adds_up: bool

    def grids(self) -> Sequence[Sequence[Sequence[Written]]]:
        """Return the four."""
        return self.before, self.gradient, self.direction, self.after


def channels(one: OneStep) -> int:
    """Return how many slices a kernel has: channels, or parts of a vector."""
    return one.before.shape[2] if one.before.ndim == 3 else ceil(one.before.size / MOST)


def sliced(one: OneStep, channel: int) -> Slice | None:
    """Return a slice of the kernel; None where the layer has no numbers."""
    if not one.before.size:
        return None
    at = min(channel, channels(one) - 1)

    def part(values: Array) -> Array:
        if values.ndim == 3:
            return values[:, :, at]
        few = values[at * MOST : (at + 1) * MOST]
        return few.reshape(-1, 5 if few.size % 5 == 0 else few.size)

    four = part(one.before), part(one.gradient), part(one.direction), part(one.after)
    is_vector = one.before.ndim != 3
    return Slice(*four, at * MOST if is_vector else 0, is_vector)


def written(shown: Slice, rate: float, decimal: str = ".") -> Texts:
    """Write a slice with as few decimals as let every number that comes out be what a calculator gets.

    Parameters
    ----------
    shown : Slice
    rate : float
    decimal : str
        Decimal sign.

    Examples
    --------
    >>> one = np.float32([[0.25]])
    >>> texts = written(Slice(one, 2 * one, 2 * one, one - np.float32(0.1) * 2 * one), 0.1)
    >>> [grid[0][0].text for grid in texts.grids()], texts.rate.text, texts.adds_up
    (['0.25', '0.5', '0.5', '0.2'], '0.1', True)
    """
    first = _first(shown, rate)
    for after in (first, first + 1, first + 2, *range(first - 1, 0, -1)):
        for guard in _GUARDS:
            if _may_be_right(shown, rate, after, after + guard):
                found = _written(shown, rate, after, after + guard, decimal)
                if found.adds_up:
                    return found
    return _written(shown, rate, first, first + _GUARDS[-1], decimal)


def _may_be_right(shown: Slice, rate: float, after: int, before: int) -> bool:
    """Tell, in a hurry, whether it is worth writing with so many decimals."""
    way, share = _decimals(rate, before)
    start, direction, end = (np.float64(each) for each in (shown.before, shown.direction, shown.after))
    told = np.round(start, before) - round(rate, share) * np.round(direction, way)
    return bool((np.abs(np.round(told, after) - np.round(end, after)) < 0.5 * 10.0**-after).all())


def _decimals(rate: float, before: int) -> tuple[int, int]:
    """Return those of the direction and of the rate, for so many of what goes in."""
    size = floor(log10(rate)) if rate > 0 else 0
    return max(before + size + 1, 1), max(before - size, before)


def _first(shown: Slice, rate: float) -> int:
    """Return the decimals at which most steps can be seen at all."""
    steps = np.abs(rate * shown.direction)
    middle = float(np.median(steps[steps > 0])) if (steps > 0).any() else 0.0
    return min(max(_COARSEST, 1 - floor(log10(middle)) if middle else 0), _FINEST - 1)


def _written(shown: Slice, rate: float, after: int, before: int, decimal: str) -> Texts:
    way, share = _decimals(rate, before)
    told = weight(rate, share, decimal, noise=0)

    def grid(values: Array, digits: int) -> list[list[Written]]:
        return [[_told(float(value), digits, decimal) for value in row] for row in values]

    starts, directions, ends = grid(shown.before, before), grid(shown.direction, way), grid(shown.after, after)
    rows = zip(starts, directions, ends, strict=True)
    right = all(_is_right(start, told, each, end) for row in rows for start, each, end in zip(*row, strict=True))
    return Texts(starts, grid(shown.gradient, way), directions, ends, told, right)


def _told(value: float, digits: int, decimal: str) -> Written:
    """Write a number with so many decimals; what is next to nothing, with a power of ten, in few digits."""
    return weight(value, digits if abs(value) >= SMALLEST_WRITTEN_OUT else min(digits, 2), decimal)


def _is_right(start: Written, rate: Written, direction: Written, end: Written) -> bool:
    """Tell whether a calculator gets what is written, to its last decimal."""
    numbers = [each.said for each in (start, rate, direction, end)]
    if not all(isinstance(each, Decimal) and each.is_finite() for each in numbers):
        return False
    first, share, way, last = (Decimal(str(each)) for each in numbers)
    return (first - share * way).quantize(end.unit, ROUND_HALF_UP) == last.quantize(end.unit, ROUND_HALF_UP)


def step_line(texts: Texts, row: int, column: int) -> str:
    """Write the step of one number.

    >>> one = np.float32([[0.25]])
    >>> step_line(written(Slice(one, -one, -one, one + np.float32(0.1) * one), 0.1), 0, 0)
    '0.25 − 0.1·(−0.25) = 0.275'
    """
    start, way, end = (grid[row][column] for grid in (texts.before, texts.direction, texts.after))
    factor = f"({way.text})" if way.text.startswith(MINUS) else way.text
    exact = texts.adds_up and _is_equal(start, texts.rate, way, end)
    return f"{start.text} {MINUS} {texts.rate.text}·{factor} {'=' if exact else '≈'} {end.text}"


def _is_equal(start: Written, rate: Written, way: Written, end: Written) -> bool:
    first, share, direction, last = (Decimal(str(each.said)) for each in (start, rate, way, end))
    return first - share * direction == last
