"""What a picture of grids of numbers consists of: blocks, groups of them, and signs between the groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.colours import Scale, grey, signed
from cnngui.engine.lessons.rectangles import Rectangle

Cell = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Block:
    """A grid of numbers. What it is given is not to be changed afterwards: pictures of it are kept.

    Parameters
    ----------
    key : str
        Tells it from the other blocks of the scene.
    title : str
        What stands above it.
    shape : (rows, columns)
        Without the ring.
    numbers : ndarray of float64, shape (rows, columns), optional
        What is written in the cells; without it they are empty.
    scale : Scale, optional
        The colours of the cells; without it they have none.
    digits : int
        Most decimals.
    ring : (top, bottom, left, right)
        How many cells of padding there are on each side.
    ring_numbers : ndarray of float64, shape (top + rows + bottom, left + columns + right), optional
        The padded numbers, of which those in the ring are written there.
    window : Rectangle, optional
        What the kernel lies over, in cells of the block: negative ones are in the ring.
    taps : frozenset of (row, column), optional
        The cells of the block that the window looks at, where it does not look at all that it covers.
    factors : mapping of (row, column) to float, optional
        What the numbers of some cells of the block, or of its ring, are multiplied by.
    hatched : tuple of Rectangle
        Cells that no window reaches, counted from the first one of the ring.
    filled : int, optional
        How many cells are shown, in reading order; the others are empty.
    current : (row, column), optional
        The cell that is talked about.
    hidden : frozenset of (row, column), or "all"
        The cells that are to be guessed.
    marked : ndarray of bool, shape (rows, columns), optional
        The cells that have a mark.
    lit : tuple of Rectangle
        Areas that are tinted, in cells of the block.
    weights : bool
        Whether the numbers are those of a kernel, which are never written as 0 where they are none.
    """

    key: str
    title: str
    shape: tuple[int, int]
    numbers: NDArray[np.float64] | None = None
    scale: Scale | None = None
    digits: int = 2
    ring: tuple[int, int, int, int] = (0, 0, 0, 0)
    ring_numbers: NDArray[np.float64] | None = None
    window: Rectangle | None = None
    taps: frozenset[Cell] | None = None
    factors: Mapping[Cell, float] | None = None
    hatched: tuple[Rectangle, ...] = ()
    filled: int | None = None
    current: Cell | None = None
    hidden: frozenset[Cell] | Literal["all"] = frozenset()
    marked: NDArray[np.bool_] | None = None
    lit: tuple[Rectangle, ...] = ()
    weights: bool = False

    @property
    def padded(self) -> tuple[int, int]:
        """Rows and columns with the ring."""
        top, bottom, left, right = self.ring
        return top + self.shape[0] + bottom, left + self.shape[1] + right

    def is_own(self, cell: Cell) -> bool:
        """Whether a cell is one of the block and not of its ring.

        >>> Block("input", "Input", (6, 6)).is_own((0, 5)), Block("input", "Input", (6, 6)).is_own((-1, 0))
        (True, False)
        """
        return 0 <= cell[0] < self.shape[0] and 0 <= cell[1] < self.shape[1]

    def is_hidden(self, cell: Cell) -> bool:
        """Whether a cell of the block is to be guessed."""
        return self.hidden == "all" or cell in self.hidden

    def is_filled(self, cell: Cell) -> bool:
        """Whether a cell is shown already; those of the ring always are."""
        place = cell[0] * self.shape[1] + cell[1]
        return self.filled is None or not self.is_own(cell) or place < self.filled

    def number_at(self, cell: Cell) -> float | None:
        """Return the number of a cell, hidden or not; None where there is none.

        >>> Block("kernel", "Kernel", (1, 2), np.array([[3.0, 4.0]])).number_at((0, 1))
        4.0
        """
        row, column = cell
        if self.is_own(cell):
            return None if self.numbers is None else float(self.numbers[row, column])
        row, column = row + self.ring[0], column + self.ring[2]
        is_inside = 0 <= row < self.padded[0] and 0 <= column < self.padded[1]
        return float(self.ring_numbers[row, column]) if is_inside and self.ring_numbers is not None else None


@dataclass(frozen=True, eq=False)
class Group:
    """Blocks of one kind: the slices of an input, filters, output channels.

    Parameters
    ----------
    blocks : tuple of Block
    sign : str
        What stands before the group.
    line : int
        How many blocks stay on one line, as the slices of one filter; 1 lets them be arranged freely.
    """

    blocks: tuple[Block, ...]
    sign: str = ""
    line: int = 1


@dataclass(frozen=True, eq=False)
class Scene:
    """Rows of groups, from top to bottom."""

    rows: tuple[tuple[Group, ...], ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks, row by row and group by group."""
        return tuple(block for row in self.rows for group in row for block in group.blocks)

    @property
    def structure(self) -> tuple[object, ...]:
        """All that decides where things lie: it does not change while a window slides."""
        return tuple(
            tuple((group.sign, group.line, *((each.title, each.padded) for each in group.blocks)) for group in row)
            for row in self.rows
        )


def scale_of(planes: Sequence[NDArray[np.floating]]) -> Scale:
    """Return the colours of some grids: grey from 0 where nothing is negative, else signed."""
    low = min(float(plane.min()) for plane in planes)
    limit = max(float(np.abs(plane).max()) for plane in planes) or 1.0
    return signed(limit) if low < 0 else grey(0, limit)


def digits_of(planes: Sequence[NDArray[np.floating]]) -> int:
    """Return the decimals that are written in cells: fewer for large numbers, which need the room.

    >>> digits_of([np.array([[0.25]])]), digits_of([np.array([[118.5]])])
    (2, 0)
    """
    limit = max(float(np.abs(plane).max()) for plane in planes)
    return 0 if limit >= 100 else 1 if limit >= 10 else 2
