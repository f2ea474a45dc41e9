"""Which pixels of the photo each number of a response or a feature map stands for, and how two such grids meet.

A unit sees a whole receptive field, which overlaps those of its neighbours. Here it stands for its *cell*: as many
pixels as lie between it and the next unit (the jump), in the middle of its field; of an odd rest the pixel more lies
after, as the middle of an even kernel does. So the cells of one grid lie side by side without overlap, those of conv1_1
and of a hand-made layer with padding "same" are the pixels themselves, and those of pool1 are 2×2 pixels each.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.sizes import Pair, ReceptiveField
from cnngui.networks.fields import field
from cnngui.tasks.compare.weights import CompareError

Weights = NDArray[np.float32]


@dataclass(frozen=True)
class Cells:
    """The cells of a grid along one axis.

    Parameters
    ----------
    first : int
        First pixel of the first cell.
    jump : int
        Pixels of a cell.
    count : int
        How many cells.

    Examples
    --------
    >>> Cells.of(ReceptiveField(size=6, jump=2, start=-2), 3)
    Cells(first=0, jump=2, count=3)
    """

    first: int
    jump: int
    count: int

    @classmethod
    def of(cls, seen: ReceptiveField, count: int) -> "Cells":
        """Return the cells of units with a receptive field."""
        return cls(seen.start + (seen.size - seen.jump) // 2, seen.jump, count)

    @property
    def after(self) -> int:
        """The pixel after the last."""
        return self.first + self.jump * self.count

    def inside(self, other: "Cells") -> "Cells":
        """Return those of the cells that lie wholly where the other has cells too.

        >>> Cells(0, 4, 3).inside(Cells(1, 1, 10))
        Cells(first=4, jump=4, count=1)
        """
        skipped = max(-((self.first - other.first) // self.jump), 0)
        reached = min((other.after - self.first) // self.jump, self.count)
        return Cells(self.first + skipped * self.jump, self.jump, max(reached - skipped, 0))

    def places_in(self, finer: "Cells") -> slice | None:
        """Return where these cells lie in a grid of cells of the same pixels; None when theirs are others.

        >>> Cells(2, 1, 3).places_in(Cells(0, 1, 9)), Cells(2, 2, 3).places_in(Cells(0, 1, 9))
        (slice(2, 5, None), None)
        """
        skipped, rest = divmod(self.first - finer.first, self.jump)
        return slice(skipped, skipped + self.count) if self.jump == finer.jump and not rest else None

    def means_of(self, finer: "Cells") -> Weights:
        """Give, as rows, what each finer cell counts in the mean over one of these cells: the pixels that both share.

        >>> Cells(0, 2, 2).means_of(Cells(-1, 2, 3)).tolist()
        [[0.5, 0.5, 0.0], [0.0, 0.5, 0.5]]
        """
        begin = (self.first + self.jump * np.arange(self.count))[:, None]
        other = (finer.first + finer.jump * np.arange(finer.count))[None]
        shared = np.minimum(begin + self.jump, other + finer.jump) - np.maximum(begin, other)
        return np.asarray(np.maximum(shared, 0) / self.jump, np.float32)


@dataclass(frozen=True)
class Grid:
    """Cells down and across.

    Parameters
    ----------
    rows, columns : Cells

    Examples
    --------
    >>> Grid.of_layer("pool2", (56, 84)).columns
    Cells(first=0, jump=4, count=84)
    """

    rows: Cells
    columns: Cells

    @classmethod
    def of(cls, fields: tuple[ReceptiveField, ReceptiveField], size: Pair) -> "Grid":
        """Return the grid of units with these receptive fields; ``size`` (H, W) counts them."""
        return cls(Cells.of(fields[0], size[0]), Cells.of(fields[1], size[1]))

    @classmethod
    def of_layer(cls, layer: str, size: Pair) -> "Grid":
        """Return the grid of a layer of VGG-16; ``size`` (H, W) is that of its maps."""
        seen = field(layer)
        return cls.of((seen, seen), size)

    @property
    def size(self) -> Pair:
        """Rows and columns."""
        return self.rows.count, self.columns.count

    def common(self, other: "Grid") -> "Grid":
        """Return the grid on which two are compared: along each axis the coarser cells that lie inside both.

        Of equally coarse cells, those of this grid are taken.

        Raises
        ------
        CompareError
            When no cell lies inside both.

        Examples
        --------
        A response without padding and pool1 of a photo of 8×8:

        >>> response, pool = Cells(1, 1, 6), Cells(0, 2, 4)
        >>> Grid(response, response).common(Grid(pool, pool)).rows
        Cells(first=2, jump=2, count=2)
        """
        rows = _coarser(self.rows, other.rows)
        columns = _coarser(self.columns, other.columns)
        if not (rows.count and columns.count):
            text = QT_TRANSLATE_NOOP(
                "Errors",
                "The response and the feature maps have no part of the photo in common: take a larger photo or a "
                "smaller stride.",
            )
            raise CompareError(text)
        return Grid(rows, columns)


def _coarser(one: Cells, other: Cells) -> Cells:
    return other.inside(one) if other.jump > one.jump else one.inside(other)
