"""What a picture of grids of numbers consists of, and where its cells lie. No widget, and no painter.

All blocks of a scene have cells of one side, in whole px, as large as the room allows: the blocks of a group stand in a
column, in a row or in several columns, whichever lets the cells be largest.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, QSizeF
from PySide6.QtGui import QFontMetricsF

from cnngui.engine.colours import Scale
from cnngui.engine.lessons.rectangles import Rectangle

Cell = tuple[int, int]

LARGEST = 4.5
"""Side of a cell, in lines of text: larger ones would not be read better."""

SIGN_TYPE = 1.6
"""Of the signs between groups, in sizes of the app's type."""

_TITLE, _WIDEST_TITLE = 1.25, 6.5
_GAP, _APART, _BELOW, _MARGIN = 0.5, 1.2, 0.6, 0.35
"""Between the blocks of a group, around a sign, between rows, and around everything; in lines of text."""
_LEAST_TITLED = 0.5
"""Side of a cell in lines, below which titles and signs give their place to the cells."""


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
        """Give the number of a cell, hidden or not; None where there is none.

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
        """All blocks in reading order."""
        return tuple(block for row in self.rows for group in row for block in group.blocks)


@dataclass(frozen=True, eq=False)
class PlacedBlock:
    """A block, and where it lies.

    Parameters
    ----------
    block : Block
    frame : QRect
        Of the cells, with the ring.
    title : QRect
        Where the title is written; empty where there is no room for titles.
    side : int
        Of a cell.
    """

    block: Block
    frame: QRect
    title: QRect
    side: int

    def cell_rect(self, cell: Cell) -> QRect:
        """Give where a cell lies; negative ones are in the ring."""
        return self.area(Rectangle(*cell, 1, 1))

    def area(self, cells: Rectangle) -> QRect:
        """Give where some cells lie, in cells of the block."""
        x = self.frame.left() + (cells.column + self.block.ring[2]) * self.side
        y = self.frame.top() + (cells.row + self.block.ring[0]) * self.side
        return QRect(x, y, cells.width * self.side, cells.height * self.side)

    def cell_at(self, point: QPoint) -> Cell | None:
        """Give the cell under a point, which may be one of the ring."""
        if not self.frame.contains(point):
            return None
        row, column = (point.y() - self.frame.top()) // self.side, (point.x() - self.frame.left()) // self.side
        return row - self.block.ring[0], column - self.block.ring[2]


class PlacedSign(NamedTuple):
    """A sign between two groups, and where it is written."""

    text: str
    rect: QRect


@dataclass(frozen=True, eq=False)
class SceneLayout:
    """Where everything of a scene lies.

    Parameters
    ----------
    side : int
        Of every cell, in px.
    blocks : tuple of PlacedBlock
    signs : tuple of PlacedSign
    """

    side: int
    blocks: tuple[PlacedBlock, ...]
    signs: tuple[PlacedSign, ...]

    @cached_property
    def _by_key(self) -> dict[str, PlacedBlock]:
        return {placed.block.key: placed for placed in self.blocks}

    def placed(self, key: str) -> PlacedBlock:
        """Give the block of a key.

        Raises
        ------
        KeyError
            When there is none.
        """
        return self._by_key[key]

    def at(self, point: QPointF, *, ring: bool = False) -> tuple[str, int, int] | None:
        """Give block, row and column under a point; None beside the blocks.

        Parameters
        ----------
        point : QPointF
        ring : bool
            Give cells of a ring too, which have negative rows or columns, or such beyond the block's.
        """
        whole = QPoint(math.floor(point.x()), math.floor(point.y()))
        for placed in self.blocks:
            cell = placed.cell_at(whole)
            if cell is not None:
                return (placed.block.key, *cell) if ring or placed.block.is_own(cell) else None
        return None


def laid_out(scene: Scene, size: QSizeF, metrics: QFontMetricsF) -> SceneLayout:
    """Find the largest cells with which all of a scene fits into ``size``, and where they lie then.

    Titles and signs are left out where cells would be too small with them; a side is at least 1 px, whether or not that
    fits.

    Parameters
    ----------
    scene : Scene
    size : QSizeF
        Of the picture, in px.
    metrics : QFontMetricsF
        Of the app's type.

    Examples
    --------
    >>> from PySide6.QtGui import QFont, QGuiApplication
    >>> app = QGuiApplication.instance() or QGuiApplication([])
    >>> scene = Scene(((Group((Block("a", "A", (4, 4)),)),),))
    >>> laid_out(scene, QSizeF(48, 48), QFontMetricsF(QFont("Sans Serif", 9))).side
    8
    """
    least = math.ceil(_LEAST_TITLED * metrics.height())
    plan = _Plan(scene, _Measures(metrics, titled=True))
    side = plan.largest_side(size, math.floor(LARGEST * metrics.height()))
    if side < least:
        plan = _Plan(scene, _Measures(metrics, titled=False))
        side = max(plan.largest_side(size, least), 1)
    return plan.place(size, side)


class _Measures:
    """What takes place beside the cells, in whole px."""

    def __init__(self, metrics: QFontMetricsF, *, titled: bool) -> None:
        self._metrics, self._line, self._titled = metrics, metrics.height(), titled
        self.gap, self.apart, self.below, self.margin = (
            self._px(lines) if titled else 2 for lines in (_GAP, _APART, _BELOW, _MARGIN)
        )

    def title(self, text: str) -> QSize:
        """Give the size of a title; a very long one is cut short."""
        if not (self._titled and text):
            return QSize(0, 0)
        width = min(math.ceil(self._metrics.horizontalAdvance(text)) + 2, self._px(_WIDEST_TITLE))
        return QSize(width, self._px(_TITLE))

    def sign(self, text: str) -> int:
        """Give the width of a sign, with the air around it."""
        if not (self._titled and text):
            return self.apart
        return self.apart + math.ceil(self._metrics.horizontalAdvance(text) * SIGN_TYPE)

    def _px(self, lines: float) -> int:
        return math.ceil(lines * self._line)


class _Arrangement:
    """The blocks of a group in lines of ``across``.

    Widths and heights are kept as (cells, least px) and (cells, px of the title): they grow with the cells' side.
    """

    def __init__(self, blocks: Sequence[Block], across: int, measures: _Measures) -> None:
        self.lines = [blocks[start : start + across] for start in range(0, len(blocks), across)]
        titles = {block.key: measures.title(block.title) for block in blocks}
        columns = [blocks[start::across] for start in range(across)]
        self._columns = [
            (max(block.padded[1] for block in column), max(titles[block.key].width() for block in column))
            for column in columns
        ]
        self._rows = [
            (max(block.padded[0] for block in line), max(titles[block.key].height() for block in line))
            for line in self.lines
        ]
        self.gap = measures.gap

    def widths(self, side: int) -> list[int]:
        """Give the width of every column."""
        return [max(cells * side, least) for cells, least in self._columns]

    def heights(self, side: int) -> list[tuple[int, int]]:
        """Give the heights of title and cells of every line."""
        return [(title, cells * side) for cells, title in self._rows]

    def size(self, side: int) -> QSize:
        """Give the size of all of it."""
        gaps = QSize((len(self._columns) - 1) * self.gap, (len(self._rows) - 1) * self.gap)
        return QSize(sum(self.widths(side)), sum(map(sum, self.heights(side)))) + gaps


def _arrangements(group: Group, measures: _Measures) -> list[_Arrangement]:
    """Give the ways to arrange a group: a row, a column, lines of equal length, and a square, near enough."""
    count = len(group.blocks)
    if group.line > 1 and count % group.line == 0:
        numbers = {across for across in range(group.line, count + 1, group.line) if count % across == 0} | {1}
    else:
        numbers = {across for across in range(1, count + 1) if count % across == 0} | {math.ceil(math.sqrt(count))}
    return [_Arrangement(group.blocks, across, measures) for across in sorted(numbers)]


class _Plan:
    """A scene with all the ways to arrange it."""

    def __init__(self, scene: Scene, measures: _Measures) -> None:
        self._measures = measures
        self._rows = [[group for group in row if group.blocks] for row in scene.rows]
        self._rows = [row for row in self._rows if row]
        self._ways = [[_arrangements(group, measures) for group in row] for row in self._rows]
        self._signs = [
            [measures.sign(group.sign) if number or group.sign else 0 for number, group in enumerate(row)]
            for row in self._rows
        ]

    def largest_side(self, size: QSizeF, most: int) -> int:
        """Halve the sides until the largest that fits is found; 0 when none does."""
        low, high = 0, most + 1
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._fits(size, middle) else (low, middle)
        return low

    def _room(self, size: QSizeF) -> QSize:
        """Give what is left for the rows and nothing else."""
        margin = 2 * self._measures.margin
        gaps = max(len(self._rows) - 1, 0) * self._measures.below
        return QSize(math.floor(size.width()) - margin, math.floor(size.height()) - margin - gaps)

    def _fits(self, size: QSizeF, side: int) -> bool:
        room, used = self._room(size), 0
        for number in range(len(self._rows)):
            least = next((total.height() for total, _ in self._choices(number, side) if total.width() <= room.width()), None)
            if least is None:
                return False
            used += least
        return used <= room.height()

    def _choices(self, number: int, side: int) -> list[tuple[QSize, list[_Arrangement]]]:
        """Give the ways to arrange a row that make sense, the lowest first: for each height the narrowest."""
        sized = [[(way, way.size(side)) for way in ways] for ways in self._ways[number]]
        made = []
        for height in sorted({each.height() for ways in sized for _, each in ways}):
            fitting = [[pair for pair in ways if pair[1].height() <= height] for ways in sized]
            if all(fitting):
                chosen = [min(ways, key=lambda pair: pair[1].width()) for ways in fitting]
                width = sum(self._signs[number]) + sum(each.width() for _, each in chosen)
                made.append((QSize(width, max(each.height() for _, each in chosen)), [way for way, _ in chosen]))
        return made

    def _chosen(self, size: QSizeF, side: int) -> list[tuple[QSize, list[_Arrangement]]]:
        """Choose how every row is arranged: so that it fills its share of the room as evenly as can be."""
        room = self._room(size)
        choices = [self._choices(number, side) for number in range(len(self._rows))]
        fitting = [[each for each in row if each[0].width() <= room.width()] or [row[-1]] for row in choices]
        lowest = sum(row[0][0].height() for row in fitting)
        share = max(room.height() / max(lowest, 1), 1.0)
        return [
            min(
                (each for each in row if each[0].height() <= share * row[0][0].height()),
                key=lambda each: max(
                    each[0].width() / max(room.width(), 1), each[0].height() / (share * row[0][0].height())
                ),
            )
            for row in fitting
        ]

    def place(self, size: QSizeF, side: int) -> SceneLayout:
        """Put everything in the middle of ``size``."""
        rows = self._chosen(size, side)
        below = self._measures.below
        y = (math.floor(size.height()) - sum(total.height() + below for total, _ in rows) + below) // 2
        blocks: list[PlacedBlock] = []
        signs: list[PlacedSign] = []
        for number, (total, ways) in enumerate(rows):
            x = (math.floor(size.width()) - total.width()) // 2
            for group, sign, way in zip(self._rows[number], self._signs[number], ways, strict=True):
                if group.sign and sign > self._measures.apart:
                    signs.append(PlacedSign(group.sign, QRect(x, y, sign, total.height())))
                taken = way.size(side)
                blocks += _placed(way, side, QPoint(x + sign, y + (total.height() - taken.height()) // 2))
                x += sign + taken.width()
            y += total.height() + below
        return SceneLayout(side, tuple(blocks), tuple(signs))


def _placed(way: _Arrangement, side: int, corner: QPoint) -> list[PlacedBlock]:
    """Put the blocks of a group where they belong, each in the middle of its column."""
    placed, y = [], corner.y()
    for line, (title, cells) in zip(way.lines, way.heights(side), strict=True):
        x = corner.x()
        for block, width in zip(line, way.widths(side), strict=False):
            rows, columns = block.padded
            place = QPoint(x + (width - columns * side) // 2, y + title + (cells - rows * side) // 2)
            frame = QRect(place, QSize(columns * side, rows * side))
            above = QRect(x, frame.top() - title, width, title)
            placed.append(PlacedBlock(block, frame, above, side))
            x += width + way.gap
        y += title + cells + way.gap
    return placed
