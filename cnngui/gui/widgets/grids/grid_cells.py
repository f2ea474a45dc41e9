"""The cells of one block of a scene: their colours, their numbers, and how they are drawn."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPalette, QPen, QPolygonF, QRegion

from cnngui.engine.colour_tables import Colour
from cnngui.engine.colours import paint, text_colour
from cnngui.engine.lessons.grid_scene import Block, Cell
from cnngui.engine.lessons.rectangles import Rectangle
from cnngui.gui.widgets.grids.grid_layout import PlacedBlock
from cnngui.gui.widgets.painted import narrowed
from cnngui.gui.widgets.pictures.pictures import style_on_screen

SMALLEST_TYPE, LARGEST_TYPE = 0.75, 2.0
"""Of the numbers, in sizes of the app's type; where they do not fit at the smallest, cells are colours only."""

CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip

_LINE_HEIGHT = 0.9
"""Of numbers, which have nothing below their line."""
_LEAST_LINED = 5
"""Side of a cell in px from which on there are lines between cells."""
_PALER = 0.7
"""How much of the ground shines through a cell of the ring."""
_LINE = QColor(118, 122, 130, 190)
"""Between cells: seen on white, on black and on every colour of the scales."""


class Look:
    """The colours of the theme, and what grows with the type."""

    def __init__(self, palette: QPalette, font: QFont) -> None:
        self.palette, self.font = palette, font
        self.px = QFontInfo(font).pixelSize()
        self.thick = max(2.0, QFontMetricsF(font).height() / 7)

    def colour(self, role: QPalette.ColorRole) -> QColor:
        """Return a colour of the theme."""
        return self.palette.color(role)

    @property
    def ground(self) -> Colour:
        """What cells without a colour have."""
        colour = self.colour(QPalette.ColorRole.Base)
        return colour.red(), colour.green(), colour.blue()

    def sized(self, px: int, form: QFont | None = None) -> QFont:
        """Return the font, or a narrower form of it, at a size that is the same on every device."""
        font = QFont(form or self.font)
        font.setPixelSize(px)
        return font

    def fitted(self, lines: Iterable[Iterable[str]], side: int) -> QFont | None:
        """Return the largest type with which all texts fit into a cell, narrowed if they would not fit otherwise.

        Parameters
        ----------
        lines : iterable of iterables of str
            What may stand on each line of the cell.
        side : int
            Of the cell.

        Returns
        -------
        QFont or None
            None when they do not fit at the smallest type.
        """
        each = [set(line) for line in lines]
        texts = set().union(*each)
        high = (side - 2) / (len(each) * _LINE_HEIGHT * QFontMetricsF(self.font).height())
        for form in narrowed(self.font):
            wide = _room(side) / max(_widest(self.sized(self.px, form), texts), 1.0)
            most = math.floor(self.px * min(LARGEST_TYPE, wide, high))
            for px in range(most, math.ceil(SMALLEST_TYPE * self.px) - 1, -1):
                font = self.sized(px, form)
                if _widest(font, texts) <= _room(side):
                    return font
        return None


def _room(side: int) -> float:
    """Return how wide a text in a cell may be."""
    return side - 2 - max(2.0, 0.14 * side)


def _widest(font: QFont, texts: Iterable[str]) -> float:
    metrics = QFontMetricsF(font)
    return max((metrics.horizontalAdvance(text) for text in texts), default=0.0)


@dataclass(frozen=True, eq=False)
class Cells:
    """What the cells of a block look like.

    Parameters
    ----------
    colours : ndarray of uint8, shape (rows, columns, 3)
        With the ring.
    texts : dict of Cell to str
        The numbers, also of the ring, but not the hidden ones.
    widest : str
        The longest of all numbers.
    font : QFont or None
        In which they are written; None where they do not fit.
    factor_fonts : dict
        In which they are written with factors, on one line and on two, by those factors.
    """

    colours: NDArray[np.uint8]
    texts: dict[Cell, str]
    widest: str
    font: QFont | None
    factor_fonts: dict[frozenset[str], tuple[QFont | None, QFont | None]] = field(default_factory=dict)


def cells_of(block: Block, side: int, look: Look) -> Cells:
    """Choose colours, texts and type for the cells of a block."""
    style = style_on_screen(block.digits)
    top, _, left, _ = block.ring
    values: dict[Cell, float] = {}
    if block.ring_numbers is not None:
        for (row, column), value in np.ndenumerate(block.ring_numbers):
            values[row - top, column - left] = float(value)
    values = {cell: value for cell, value in values.items() if not block.is_own(cell)}
    if block.numbers is not None:
        values |= {(row, column): float(value) for (row, column), value in np.ndenumerate(block.numbers)}
    written = {cell: style.write(value).text for cell, value in values.items()}
    metrics = QFontMetricsF(look.font)
    widest = max(set(written.values()), key=lambda text: (metrics.horizontalAdvance(text), text), default="")
    texts = {cell: text for cell, text in written.items() if not (block.is_own(cell) and block.is_hidden(cell))}
    font = look.fitted([written.values()], side) if written else None
    return Cells(_colours(block, look), texts, widest, font)


def _colours(block: Block, look: Look) -> NDArray[np.uint8]:
    """Return the colour of every cell, with those of the ring, which are paler."""
    top, _, left, _ = block.ring
    rows, columns = block.shape
    made = np.empty((*block.padded, 3), np.uint8)
    made[:] = look.ground
    own = made[top : top + rows, left : left + columns]
    if block.scale is not None and block.ring_numbers is not None:
        ring = paint(block.scale, np.asarray(block.ring_numbers, np.float32))
        made[:] = np.rint(ring * (1 - _PALER) + np.multiply(look.ground, _PALER)).astype(np.uint8)
        own[:] = look.ground
    if block.scale is not None and block.numbers is not None:
        own[:] = paint(block.scale, np.asarray(block.numbers, np.float32))
    for cell in np.ndindex(rows, columns) if block.hidden else ():
        if block.is_hidden(cell):
            own[cell] = look.ground
    return made


def colour_of(block: Block, cells: Cells, cell: Cell) -> Colour:
    """Return the colour of a cell, which may be one of the ring."""
    red, green, blue = cells.colours[cell[0] + block.ring[0], cell[1] + block.ring[2]].tolist()
    return red, green, blue


def draw_cells(painter: QPainter, placed: PlacedBlock, look: Look, cells: Cells) -> None:
    """Draw all cells of a block: colours, hatching, lines, marks, numbers and question marks."""
    block = placed.block
    for row, column in np.ndindex(*block.padded):
        cell = (row - block.ring[0], column - block.ring[2])
        painter.fillRect(placed.cell_rect(cell), QColor(*colour_of(block, cells, cell)))
    hatched = [
        area._replace(row=area.row - block.ring[0], column=area.column - block.ring[2]) for area in block.hatched
    ]
    for area in hatched:
        _hatch(painter, placed.area(area), look, placed.side)
    _draw_ring(painter, placed, look)
    draw_lines(painter, placed, [Rectangle(0, 0, *block.shape)])
    for row, column in np.argwhere(block.marked).tolist() if block.marked is not None else ():
        _mark(painter, placed.cell_rect((row, column)), look, colour_of(block, cells, (row, column)))
    if cells.font is not None:
        painter.setFont(cells.font)
        _clear_hatching(painter, placed, cells, hatched)
        for cell, text in cells.texts.items():
            write(painter, placed.cell_rect(cell), text, colour_of(block, cells, cell))
    _ask(painter, placed, look)


def write(painter: QPainter, rect: QRect, text: str, ground: Colour) -> None:
    """Write into a cell in black or white, whichever is easier to read there."""
    painter.setPen(QColor(*text_colour(ground)))
    painter.drawText(rect, CENTRED, text)


def _ask(painter: QPainter, placed: PlacedBlock, look: Look) -> None:
    """Put a question mark into every cell that is to be guessed, of a size that gives nothing away."""
    block = placed.block
    font = look.fitted(["?"], placed.side) if block.hidden else None
    if font is None:
        return
    font.setBold(True)
    painter.setFont(font)
    for cell in np.ndindex(*block.shape):
        if block.is_hidden(cell):
            write(painter, placed.cell_rect(cell), "?", look.ground)


def draw_lines(painter: QPainter, placed: PlacedBlock, areas: Iterable[Rectangle]) -> None:
    """Draw the lines between the cells in parts of a block."""
    where = QRegion()
    for area in areas:
        where = where.united(QRegion(placed.area(area)))
    _draw_grid(painter, placed.area(Rectangle(0, 0, *placed.block.shape)), placed.side, QPen(_LINE, 1.0), where)


def _draw_ring(painter: QPainter, placed: PlacedBlock, look: Look) -> None:
    """Draw dashed lines between the cells of the ring."""
    if any(placed.block.ring):
        pen = QPen(look.colour(QPalette.ColorRole.PlaceholderText), 1.0)
        pen.setDashPattern([3, 3])
        own = QRegion(placed.area(Rectangle(0, 0, *placed.block.shape)))
        _draw_grid(painter, placed.frame, placed.side, pen, QRegion(placed.frame).subtracted(own))


def _draw_grid(painter: QPainter, area: QRect, side: int, pen: QPen, where: QRegion) -> None:
    """Draw the lines of a grid in a part of it; only its outline where cells are too small for more."""
    step = side if side >= _LEAST_LINED else max(area.width(), area.height())
    xs = [*range(area.left(), area.left() + area.width(), step), area.right()]
    ys = [*range(area.top(), area.top() + area.height(), step), area.bottom()]
    right, bottom = area.right() + 1, area.bottom() + 1
    lines = [QLineF(x + 0.5, area.top(), x + 0.5, bottom) for x in xs]
    lines += [QLineF(area.left(), y + 0.5, right, y + 0.5) for y in ys]
    painter.save()
    painter.setClipRegion(where, Qt.ClipOperation.IntersectClip)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLines(lines)
    painter.restore()


def _hatch(painter: QPainter, area: QRect, look: Look, side: int) -> None:
    """Draw strokes that are seen on any colour, on screen and on paper: dark ones with a pale edge."""
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    step = max(min(side / 4, 4.5 * look.thick), 4.0)
    lines = [
        QLineF(area.left() + along - area.height(), area.bottom() + 1, area.left() + along, area.top())
        for along in np.arange(step / 2, area.width() + area.height(), step).tolist()
    ]
    for colour, width in ((QColor(255, 255, 255), look.thick * 1.3), (QColor(40, 44, 52), look.thick * 0.7)):
        painter.setPen(QPen(colour, min(width, step / 2)))
        painter.drawLines(lines)
    painter.restore()


def _clear_hatching(painter: QPainter, placed: PlacedBlock, cells: Cells, areas: Iterable[Rectangle]) -> None:
    """Set the numbers in hatched cells on a plain spot."""
    metrics = QFontMetricsF(painter.font())
    for area in areas:
        for cell in ((row, column) for row in range(*area.rows) for column in range(*area.columns)):
            rect = QRectF(placed.cell_rect(cell))
            width = metrics.horizontalAdvance(cells.texts.get(cell, "")) + 0.25 * metrics.averageCharWidth()
            spot = QRectF(0, 0, min(width, rect.width() - 2), min(1.15 * metrics.capHeight(), rect.height() - 2))
            spot.moveCenter(rect.center())
            if cell in cells.texts:
                painter.fillRect(spot, QColor(*colour_of(placed.block, cells, cell)))


def _mark(painter: QPainter, rect: QRect, look: Look, ground: Colour) -> None:
    """Put a triangle into the upper right corner."""
    length = min(max(rect.width() / 3, 3.0), 3 * look.thick + 5)
    corner = QPointF(rect.right() + 1, rect.top())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(*text_colour(ground)))
    painter.drawPolygon(QPolygonF([corner, corner - QPointF(length, 0), corner + QPointF(0, length)]))
    painter.restore()
