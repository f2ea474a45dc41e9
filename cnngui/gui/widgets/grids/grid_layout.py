"""Where the cells of a scene of grids lie. No widget, and no painter.

All blocks of a scene have cells of one height, in whole px, as large as the room allows: squares, or wider where
numbers need it. The blocks of a group stand in a column, in a row or in several columns, whichever lets the cells be
largest.
"""

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, QSizeF
from PySide6.QtGui import QFontMetricsF

from cnngui.engine.lessons.grid_scene import Block, Group, Scene
from cnngui.gui.widgets.grids.grid_places import (
    SPACINGS,
    WITH_TITLES,
    CellSize,
    PlacedBlock,
    PlacedSign,
    SceneLayout,
    Spacing,
    kind,
)

_WIDEST_TITLE = 8.0
"""In lines of text; longer titles are cut short."""


def laid_out(scene: Scene, size: QSizeF, metrics: QFontMetricsF) -> SceneLayout:
    """Find the largest square cells with which all of a scene fits into ``size``, and where they lie then.

    Gaps become smaller, and titles are left out at last, where cells would be too small with them. A side is at least
    1 px, whether or not that fits. Where numbers are to be read, see `cnngui.gui.widgets.grids.grid_fit`.

    Parameters
    ----------
    scene : Scene
    size : QSizeF
        Of the picture, in px.
    metrics : QFontMetricsF
        Of the app's type.
    """
    return Arranging(scene, metrics).placed(size)


class Arranging:
    """A scene with all the ways to arrange it, narrowly and generously."""

    def __init__(self, scene: Scene, metrics: QFontMetricsF) -> None:
        self._line = metrics.height()
        self._plans = [_Plan(scene, _Measures(metrics, spacing)) for spacing in SPACINGS]

    def fits(self, size: QSizeF, cell: CellSize) -> bool:
        """Tell whether all fits with cells of a size, and with titles."""
        return any(plan.fits(size, cell) for plan in self._plans[:WITH_TITLES])

    def placed(self, size: QSizeF, least: CellSize | None = None) -> SceneLayout:
        """Return where all lies, with the largest cells; none is smaller than ``least``, for which `fits` holds."""
        plans = self._plans if least is None else self._plans[:WITH_TITLES]
        low = CellSize(1) if least is None else least
        chosen, best = plans[0], 0
        for plan in plans:
            most = max(math.floor(plan.spacing.largest * self._line), 0 if least is None else low.tall)
            if most <= best:
                break
            side = plan.largest_side(size, most, low.least)
            if side > best and side >= low.tall:
                chosen, best = plan, side
        side = max(best, 1)
        return chosen.place(size, CellSize(side, low.least))

    def scrolled(self, size: QSizeF, cell: CellSize) -> SceneLayout:
        """Return where all lies with cells of a size: in as much room as that takes."""
        plan = self._plans[WITH_TITLES - 1]
        return plan.place(size.expandedTo(QSizeF(plan.needed(size, cell))), cell)


class _Measures:
    """What takes place beside the cells, in whole px."""

    def __init__(self, metrics: QFontMetricsF, spacing: Spacing) -> None:
        self._metrics, self._line, self.spacing = metrics, metrics.height(), spacing
        lengths = (spacing.gap, spacing.apart, spacing.below, spacing.margin)
        self.gap, self.apart, self.below, self.margin = map(self._px, lengths)

    def title(self, text: str) -> QSize:
        """Return the size of a title; a very long one is cut short."""
        size = self.spacing.titles
        if not (size and text):
            return QSize(0, 0)
        width = min(math.ceil(self._metrics.horizontalAdvance(text) * size) + 4, self._px(_WIDEST_TITLE * size))
        return QSize(width, self._px(1.25 * size))

    def sign(self, text: str) -> int:
        """Return the width of a sign, with the air around it."""
        size = self.spacing.signs
        return self.apart + (math.ceil(self._metrics.horizontalAdvance(text) * size) if size else 0)

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
            ({(kind(block), block.padded[1]) for block in column}, max(titles[block.key].width() for block in column))
            for column in columns
        ]
        self._rows = [
            (max(block.padded[0] for block in line), max(titles[block.key].height() for block in line))
            for line in self.lines
        ]
        self.gap = measures.gap

    def widths(self, cell: CellSize) -> list[int]:
        """Return the width of every column."""
        return [max(least, *(cells * cell.wide(each) for each, cells in sizes)) for sizes, least in self._columns]

    def heights(self, cell: CellSize) -> list[tuple[int, int]]:
        """Return the heights of title and cells of every line."""
        return [(title, cells * cell.tall) for cells, title in self._rows]

    def size(self, cell: CellSize) -> QSize:
        """Return the size of all of it."""
        gaps = QSize((len(self._columns) - 1) * self.gap, (len(self._rows) - 1) * self.gap)
        return QSize(sum(self.widths(cell)), sum(map(sum, self.heights(cell)))) + gaps


def _arrangements(group: Group, measures: _Measures) -> list[_Arrangement]:
    """Return the ways to arrange a group: a row, a column, lines of equal length, and a square, near enough."""
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

    @property
    def spacing(self) -> Spacing:
        """How much is given to what is beside the cells."""
        return self._measures.spacing

    def largest_side(self, size: QSizeF, most: int, least: Mapping[str, int]) -> int:
        """Halve the heights of cells until the largest that fits is found; 0 when none does.

        Cells are squares, or as wide as `CellSize` says.
        """
        low, high = 0, most + 1
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.fits(size, CellSize(middle, least)) else (low, middle)
        return low

    def _room(self, size: QSizeF) -> QSize:
        """Return what is left for the rows and nothing else."""
        margin = 2 * self._measures.margin
        gaps = max(len(self._rows) - 1, 0) * self._measures.below
        return QSize(math.floor(size.width()) - margin, math.floor(size.height()) - margin - gaps)

    def fits(self, size: QSizeF, cell: CellSize) -> bool:
        """Tell whether all rows fit with cells of a size."""
        room, used = self._room(size), 0
        for number in range(len(self._rows)):
            fitting = [total.height() for total, _ in self._choices(number, cell) if total.width() <= room.width()]
            if not fitting:
                return False
            used += fitting[0]
        return used <= room.height()

    def _choices(self, number: int, cell: CellSize) -> list[tuple[QSize, list[_Arrangement]]]:
        """Return the ways to arrange a row that make sense, the lowest first: for each height the narrowest."""
        sized = [[(way, way.size(cell)) for way in ways] for ways in self._ways[number]]
        made = []
        for height in sorted({each.height() for ways in sized for _, each in ways}):
            fitting = [[pair for pair in ways if pair[1].height() <= height] for ways in sized]
            if all(fitting):
                chosen = [min(ways, key=lambda pair: pair[1].width()) for ways in fitting]
                width = sum(self._signs[number]) + sum(each.width() for _, each in chosen)
                made.append((QSize(width, max(each.height() for _, each in chosen)), [way for way, _ in chosen]))
        return made

    def _chosen(self, size: QSizeF, cell: CellSize) -> list[tuple[QSize, list[_Arrangement]]]:
        """Choose how every row is arranged: so that it fills its share of the room as evenly as can be."""
        room = self._room(size)
        choices = [self._choices(number, cell) for number in range(len(self._rows))]
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

    def needed(self, size: QSizeF, cell: CellSize) -> QSize:
        """Return the room that all takes, no wider than ``size`` if that is possible."""
        totals = [total for total, _ in self._chosen(size, cell)]
        margin, below = 2 * self._measures.margin, self._measures.below
        width = max((total.width() for total in totals), default=0)
        return QSize(width + margin, sum(total.height() + below for total in totals) - below + margin)

    def place(self, size: QSizeF, cell: CellSize) -> SceneLayout:
        """Put everything in the middle of ``size``."""
        rows = self._chosen(size, cell)
        below = self._measures.below
        y = (math.floor(size.height()) - sum(total.height() + below for total, _ in rows) + below) // 2
        blocks: list[PlacedBlock] = []
        signs: list[PlacedSign] = []
        for number, (total, ways) in enumerate(rows):
            x = (math.floor(size.width()) - total.width()) // 2
            for group, sign, way in zip(self._rows[number], self._signs[number], ways, strict=True):
                if group.sign and self._measures.spacing.signs:
                    signs.append(PlacedSign(group.sign, QRect(x, y, sign, total.height())))
                taken = way.size(cell)
                blocks += _placed(way, cell, QPoint(x + sign, y + (total.height() - taken.height()) // 2))
                x += sign + taken.width()
            y += total.height() + below
        return SceneLayout(cell.tall, tuple(blocks), tuple(signs), self._measures.spacing, size.toSize())


def _placed(way: _Arrangement, cell: CellSize, corner: QPoint) -> list[PlacedBlock]:
    """Put the blocks of a group where they belong, each in the middle of its column."""
    placed, y = [], corner.y()
    for line, (title, cells) in zip(way.lines, way.heights(cell), strict=True):
        x = corner.x()
        for block, width in zip(line, way.widths(cell), strict=False):
            rows, columns = block.padded
            wide = cell.wide(kind(block))
            place = QPoint(x + (width - columns * wide) // 2, y + title + (cells - rows * cell.tall) // 2)
            frame = QRect(place, QSize(columns * wide, rows * cell.tall))
            above = QRect(x, frame.top() - title, width, title)
            placed.append(PlacedBlock(block, frame, above, cell.tall, wide))
            x += width + way.gap
        y += title + cells + way.gap
    return placed
