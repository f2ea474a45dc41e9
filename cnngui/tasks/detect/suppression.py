"""Non-maximum suppression, told one box at a time: which stays, which goes, because of which, at which overlap.

The best box stays, and every other one that overlaps it by more than the limit goes; then the best of those that are
left, and so on. A higher limit keeps more overlapping boxes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from cnngui.engine.arrays import Doubles

OVERLAP = 0.5
"""IoU above which the weaker box goes, as in the graph that the detector was published with."""


@dataclass(frozen=True)
class Kept:
    """A box stays: of those that were left it has the highest score.

    Parameters
    ----------
    box : int
        Its place among the boxes.
    """

    box: int


@dataclass(frozen=True)
class Suppressed:
    """A box goes.

    Parameters
    ----------
    box : int
        Its place among the boxes.
    by : int
        That of the box that was kept.
    iou : float
        Of the two, above the limit.
    """

    box: int
    by: int
    iou: float


Fate = Kept | Suppressed


def suppressing(
    boxes: ArrayLike, scores: ArrayLike, classes: ArrayLike | None = None, overlap: float = OVERLAP
) -> Iterator[Fate]:
    """Tell the fate of each box, once, in the order in which it is decided.

    Parameters
    ----------
    boxes : (n, 4)
        x, y, width, height.
    scores : (n,)
        Of two equal ones, the first is better.
    classes : (n,), optional
        A box is suppressed by one of its own class only; without it, by any.
    overlap : float
        IoU, 0 to 1; of boxes that overlap by exactly so much, both stay.

    Yields
    ------
    Kept or Suppressed
        After a kept box those that it suppresses, the best first.

    Examples
    --------
    >>> for fate in suppressing([(0, 0, 4, 4), (1, 0, 4, 4), (9, 9, 4, 4)], [0.6, 0.9, 0.5]):
    ...     print(fate)
    Kept(box=1)
    Suppressed(box=0, by=1, iou=0.6)
    Kept(box=2)
    """
    order = np.argsort(-np.asarray(scores, np.float64), kind="stable")
    rows = np.asarray(boxes, np.float64).reshape(-1, 4)[order].T
    kinds = np.zeros(len(order), np.intp) if classes is None else np.asarray(classes)[order]
    # One column a box that is left: edges, area, class, place. Columns go, and nothing is looked up again.
    left = np.concatenate([rows[:2], rows[:2] + rows[2:], [rows[2] * rows[3], kinds, order]])
    while left.shape[1]:
        best, left = left[:, 0], left[:, 1:]
        yield Kept(int(best[6]))
        shares = _shares(best, left)
        gone = shares > overlap
        if gone.any():
            for box, share in zip(left[6, gone], shares[gone], strict=True):
                yield Suppressed(int(box), int(best[6]), float(share))
            left = left[:, ~gone]


def _shares(best: Doubles, others: Doubles) -> Doubles:
    """Return the IoU of one column with each of the others, as `cnngui.engine.boxes` has it; 0 for other classes."""
    sides = np.minimum(best[2:4, None], others[2:4]) - np.maximum(best[:2, None], others[:2])
    common = np.maximum(sides[0], 0) * np.maximum(sides[1], 0) * (others[5] == best[5])
    union = best[4] + others[4] - common
    shares = np.divide(common, union, out=np.zeros_like(common), where=union > 0)
    return np.asarray(np.minimum(shares, 1), np.float64)  # rounding must not make more of it


@dataclass(frozen=True)
class Suppression:
    """All fates.

    Parameters
    ----------
    fates : tuple of Kept or Suppressed
        In the order in which they were decided.

    Examples
    --------
    >>> found = suppressed([(0, 0, 4, 4), (1, 0, 4, 4), (9, 9, 4, 4)], [0.6, 0.9, 0.5])
    >>> found.kept, found.because_of(1), found.fate(0).by
    ((1, 2), (0,), 1)
    """

    fates: tuple[Fate, ...]
    _by_box: dict[int, Fate] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_box", {fate.box: fate for fate in self.fates})

    @property
    def kept(self) -> tuple[int, ...]:
        """Places of the boxes that stay, the best first."""
        return tuple(fate.box for fate in self.fates if isinstance(fate, Kept))

    def fate(self, box: int) -> Fate:
        """Return what became of a box."""
        return self._by_box[box]

    def because_of(self, box: int) -> tuple[int, ...]:
        """Return the boxes that a kept one has suppressed, the best first."""
        return tuple(fate.box for fate in self.fates if isinstance(fate, Suppressed) and fate.by == box)

    def after(self, steps: int) -> "Suppression":
        """Return the first steps only, for a slow look."""
        return Suppression(self.fates[: max(0, steps)])


def suppressed(
    boxes: ArrayLike, scores: ArrayLike, classes: ArrayLike | None = None, overlap: float = OVERLAP
) -> Suppression:
    """Decide all of them in one go, see `suppressing`."""
    return Suppression(tuple(suppressing(boxes, scores, classes, overlap)))
