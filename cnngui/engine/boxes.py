"""Boxes in pictures: how much two overlap, and where a row of them lies.

A box is x and y of its upper left corner, width and height, in px; of several, an array of (n, 4).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from cnngui.engine.arrays import Doubles

Box = tuple[float, float, float, float]
"""x, y, width, height."""


@dataclass(frozen=True)
class Overlap:
    """How much two boxes have in common, with the numbers that it comes from.

    Parameters
    ----------
    common : float
        Px² that lie in both.
    first, second : float
        Px² of each.

    Examples
    --------
    >>> found = overlap_of((0, 0, 4, 4), (2, 0, 4, 4))
    >>> found.common, found.union, round(found.iou, 4)
    (8.0, 24.0, 0.3333)
    """

    common: float
    first: float
    second: float

    @property
    def union(self) -> float:
        """Px² that lie in one of them, or in both."""
        return self.first + self.second - self.common

    @property
    def iou(self) -> float:
        """Intersection over union, 0 to 1; 0 where both are empty."""
        return min(self.common / self.union, 1.0) if self.union > 0 else 0.0


def overlap_of(first: Box, second: Box) -> Overlap:
    """Measure two boxes, such as a drawn one and one that was found."""
    common = float(_common(_rows([first]), _rows([second]))[0, 0])
    return Overlap(common, float(first[2] * first[3]), float(second[2] * second[3]))


def iou(first: ArrayLike, second: ArrayLike) -> Doubles:
    """Return the intersection over union of each box of the first with each of the second, (n, m).

    Parameters
    ----------
    first, second : (n, 4) and (m, 4)

    Examples
    --------
    >>> iou([(0, 0, 4, 4)], [(2, 0, 4, 4), (9, 9, 1, 1)]).round(4).tolist()
    [[0.3333, 0.0]]
    """
    one, other = _rows(first), _rows(second)
    common = _common(one, other)
    union = _areas(one)[:, None] + _areas(other)[None] - common
    shares = np.divide(common, union, out=np.zeros_like(common), where=union > 0)
    return np.asarray(np.minimum(shares, 1), np.float64)  # rounding must not make more of it


def _rows(boxes: ArrayLike) -> Doubles:
    return np.asarray(boxes, np.float64).reshape(-1, 4)


def _areas(boxes: Doubles) -> Doubles:
    return np.asarray(boxes[:, 2] * boxes[:, 3], np.float64)


def _common(first: Doubles, second: Doubles) -> Doubles:
    """Return the px² that each pair has in common."""
    start = np.maximum(first[:, None, :2], second[None, :, :2])
    end = np.minimum(first[:, None, :2] + first[:, None, 2:], second[None, :, :2] + second[None, :, 2:])
    sides = np.maximum(end - start, 0)
    return np.asarray(sides[..., 0] * sides[..., 1], np.float64)


def as_box(row: Sequence[float] | Doubles) -> Box:
    """Return four numbers of an array as a box.

    >>> as_box(np.array([1.0, 2.0, 3.0, 4.0]))
    (1.0, 2.0, 3.0, 4.0)
    """
    x, y, width, height = (float(each) for each in row)
    return x, y, width, height
