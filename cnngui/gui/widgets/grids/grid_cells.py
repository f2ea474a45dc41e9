"""The cells of one block of a scene: their colours, their numbers, and how they are drawn."""

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
from cnngui.gui.widgets.grids.grid_fit import texts_of
from cnngui.gui.widgets.grids.grid_places import NumberType, PlacedBlock
from cnngui.gui.widgets.number_type import fitted, sized
from cnngui.gui.widgets.pictures.pictures import rgb_image

CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip

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

    def sized(self, px: int) -> QFont:
        """Return the font at a size that is the same on every device."""
        return sized(self.font, px)

    def fitted(
        self, lines: Iterable[Iterable[str]], width: int, height: int | None = None, most: int = 10_000
    ) -> QFont | None:
        """Return the largest type with which all texts fit into a cell, as by `number_type.fitted`."""
        return fitted(self.font, lines, width, width if height is None else height, most)


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


def cells_of(placed: PlacedBlock, look: Look, written_as: NumberType | None = None) -> Cells:
    """Choose colours, texts and type for the cells of a block; its own type where none is given."""
    block = placed.block
    digits = block.digits if written_as is None else written_as.digits
    written = texts_of(block, digits)
    metrics = QFontMetricsF(look.font)
    widest = max(set(written.values()), key=lambda text: (metrics.horizontalAdvance(text), text), default="")
    texts = {cell: text for cell, text in written.items() if not (block.is_own(cell) and block.is_hidden(cell))}
    font = None
    if written:
        font = written_as.font if written_as else look.fitted([written.values()], placed.wide, placed.side)
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


def draw_cells(painter: QPainter, placed: PlacedBlock, look: Look, cells: Cells, *, in_pixels: bool) -> None:
    """Draw all cells of a block: colours, hatching, lines, marks, numbers and question marks.

    On an image, ``in_pixels``, the colours are drawn at once; in a vector picture every cell is a rectangle.
    """
    block = placed.block
    if in_pixels:
        painter.drawImage(placed.frame, rgb_image(cells.colours))
    else:
        _fill_cells(painter, placed, cells)
    hatched = [
        area._replace(row=area.row - block.ring[0], column=area.column - block.ring[2]) for area in block.hatched
    ]
    for area in hatched:
        _hatch(painter, placed.area(area), look, placed.side)
    _draw_ring(painter, placed, look)
    draw_lines(painter, placed, [Rectangle(0, 0, *block.shape)])
    free = free_corner(placed, cells)
    for row, column in np.argwhere(block.marked).tolist() if block.marked is not None else ():
        _mark(painter, placed.cell_rect((row, column)), look, colour_of(block, cells, (row, column)), free)
    if cells.font is not None:
        painter.setFont(cells.font)
        _clear_hatching(painter, placed, cells, hatched)
        for cell, text in cells.texts.items():
            write(painter, placed.cell_rect(cell), text, colour_of(block, cells, cell))
    _ask(painter, placed, look)


def _fill_cells(painter: QPainter, placed: PlacedBlock, cells: Cells) -> None:
    block = placed.block
    for row, column in np.ndindex(*block.padded):
        cell = (row - block.ring[0], column - block.ring[2])
        painter.fillRect(placed.cell_rect(cell), QColor(*colour_of(block, cells, cell)))


def write(painter: QPainter, rect: QRect, text: str, ground: Colour) -> None:
    """Write into a cell in black or white, whichever is easier to read there."""
    painter.setPen(QColor(*text_colour(ground)))
    painter.drawText(rect, CENTRED, text)


def _ask(painter: QPainter, placed: PlacedBlock, look: Look) -> None:
    """Put a question mark into every cell that is to be guessed, of a size that gives nothing away."""
    block = placed.block
    font = look.fitted(["?"], placed.wide, placed.side) if block.hidden else None
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
    _draw_grid(painter, placed.area(Rectangle(0, 0, *placed.block.shape)), placed, QPen(_LINE, 1.0), where)


def _draw_ring(painter: QPainter, placed: PlacedBlock, look: Look) -> None:
    """Draw dashed lines between the cells of the ring."""
    if any(placed.block.ring):
        pen = QPen(look.colour(QPalette.ColorRole.PlaceholderText), 1.0)
        pen.setDashPattern([3, 3])
        own = QRegion(placed.area(Rectangle(0, 0, *placed.block.shape)))
        _draw_grid(painter, placed.frame, placed, pen, QRegion(placed.frame).subtracted(own))


def _draw_grid(painter: QPainter, area: QRect, placed: PlacedBlock, pen: QPen, where: QRegion) -> None:
    """Draw the lines of a grid in a part of it; only its outline where cells are too small for more."""
    lined = placed.side >= _LEAST_LINED
    across, down = (placed.wide, placed.side) if lined else (area.width(), area.height())
    xs = [*range(area.left(), area.left() + area.width(), max(across, 1)), area.right()]
    ys = [*range(area.top(), area.top() + area.height(), max(down, 1)), area.bottom()]
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


def free_corner(placed: PlacedBlock, cells: Cells) -> float:
    """Return the legs of the largest triangle in a corner of a cell that covers no number, in px."""
    if cells.font is None:
        return float(placed.side)
    metrics = QFontMetricsF(cells.font)
    beside = (placed.wide - metrics.horizontalAdvance(cells.widest)) / 2
    above = (placed.side - metrics.capHeight()) / 2
    return max(beside, 0.0) + max(above, 0.0)


def _mark(painter: QPainter, rect: QRect, look: Look, ground: Colour, free: float) -> None:
    """Put a triangle into the upper right corner, beside the number."""
    length = min(max(rect.width() / 3, 3.0), 3 * look.thick + 5, max(free, 3.0))
    corner = QPointF(rect.right() + 1, rect.top())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(*text_colour(ground)))
    painter.drawPolygon(QPolygonF([corner, corner - QPointF(length, 0), corner + QPointF(0, length)]))
    painter.restore()
