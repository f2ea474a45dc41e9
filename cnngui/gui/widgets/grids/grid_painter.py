"""Paints a scene of grids, on a widget or on an image in any thread.

The cells of a block with all their numbers are drawn once and kept as an image; a step of the sliding window only draws
what lies over them. Without a cache everything is drawn as lines and text, for a printer or an SVG.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPalette, QRegion

from cnngui.engine.colour_tables import Colour
from cnngui.engine.lessons.grid_scene import Block, Cell, Scene
from cnngui.engine.lessons.rectangles import Rectangle
from cnngui.engine.numbers import MINUS
from cnngui.gui.look.theme import least_type
from cnngui.gui.widgets.grids.grid_cells import (
    CENTRED,
    Cells,
    Look,
    cells_of,
    colour_of,
    draw_cells,
    draw_lines,
    write,
)
from cnngui.gui.widgets.grids.grid_fit import fitted_scene, text_of
from cnngui.gui.widgets.grids.grid_places import NumberType, PlacedBlock, SceneLayout
from cnngui.gui.widgets.painted import draw_marker
from cnngui.gui.widgets.pictures.pictures import style_on_screen

Writer = Callable[[float], str]

_THICKEST = 0.2
"""Of a frame, in sides of a cell."""


@dataclass(frozen=True, eq=False)
class _Kept:
    """A block as it was drawn, and what it was drawn from."""

    signature: tuple[object, ...]
    held: tuple[object, ...]
    cells: Cells
    image: QImage | None


class BlockCache:
    """Keeps the cells of each block as an image, as long as the same arrays are drawn in the same way."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}

    def find(self, key: str, signature: tuple[object, ...], held: tuple[object, ...]) -> _Kept | None:
        """Return what is kept of a block; None when it was drawn otherwise, or from other arrays."""
        kept = self._kept.get(key)
        if kept is None or kept.signature != signature:
            return None
        return kept if all(one is other for one, other in zip(kept.held, held, strict=True)) else None

    def keep(self, key: str, kept: _Kept) -> None:
        """Keep one image of a block, in place of the one before."""
        self._kept[key] = kept

    def forget_others(self, keys: Iterable[str]) -> None:
        """Let go of blocks that are not drawn any more."""
        for key in self._kept.keys() - set(keys):
            del self._kept[key]


def paint_scene(
    painter: QPainter,
    scene: Scene,
    layout: SceneLayout,
    palette: QPalette,
    font: QFont,
    *,
    cache: BlockCache | None = None,
) -> None:
    """Paint a scene on a ground that is there already.

    Parameters
    ----------
    painter : QPainter
        Of a widget, or in any thread of an image.
    scene : Scene
    layout : SceneLayout
        Of this scene, measured in this font.
    palette : QPalette
    font : QFont
        The app's; numbers and signs are larger.
    cache : BlockCache, optional
        Of one thread. What is found there is not drawn again.
    """
    look = Look(palette, font)
    painter.save()
    for sign in layout.signs:
        painter.setFont(look.sized(round(layout.spacing.signs * look.px)))
        painter.setPen(look.colour(QPalette.ColorRole.WindowText))
        painter.drawText(sign.rect, CENTRED, sign.text)
    factors = factor_writer(layout)
    for placed in layout.blocks:
        _draw_title(painter, placed, look, layout.spacing.titles)
        kept = _kept(painter, placed, look, cache, layout.types.get(placed.block.key))
        _draw_block(painter, placed, look, kept)
        _draw_over(painter, placed, look, kept.cells, factors)
    painter.restore()
    if cache is not None:
        cache.forget_others(block.key for block in scene.blocks)


def picture(scene: Scene, size: QSize, palette: QPalette, font: QFont, ratio: float = 1.0) -> QImage:
    """Paint a scene on an image of its own; in any thread.

    Parameters
    ----------
    scene : Scene
    size : QSize
        In px of the layout; the image is larger where the numbers need it.
    palette : QPalette
    font : QFont
    ratio : float
        Device px for each px of the layout.
    """
    layout = fitted_scene(scene, QSizeF(size), font)
    image = _blank(size.expandedTo(layout.size), ratio, QImage.Format.Format_RGB32)
    image.fill(palette.color(QPalette.ColorRole.Window))
    painter = QPainter(image)
    paint_scene(painter, scene, layout, palette, font)
    painter.end()
    return image


def _blank(size: QSize, ratio: float, form: QImage.Format) -> QImage:
    image = QImage(math.ceil(size.width() * ratio), math.ceil(size.height() * ratio), form)
    image.setDevicePixelRatio(ratio)
    return image


def _kept(
    painter: QPainter, placed: PlacedBlock, look: Look, cache: BlockCache | None, written_as: NumberType | None
) -> _Kept:
    """Return the cells of a block, from the cache if they are there."""
    block, ratio = placed.block, painter.device().devicePixelRatio()
    if cache is None:
        cells = cells_of(placed, look, written_as)
        filled = {cell: text for cell, text in cells.texts.items() if block.is_filled(cell)}
        return _Kept((), (), replace(cells, texts=filled), None)  # in a vector picture the others could be read
    held = (block.numbers, block.ring_numbers, block.marked)
    signature = (
        *(
            block.shape,
            block.scale,
            block.digits,
            block.ring,
            block.hatched,
            block.hidden,
            placed.side,
            placed.wide,
            ratio,
        ),
        *(look.palette.cacheKey(), look.font.key(), style_on_screen(block.digits), written_as, block.weights),
    )
    found = cache.find(block.key, signature, held)
    if found is None:
        cells = cells_of(placed, look, written_as)
        image = _blank(placed.frame.size(), ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        inner = QPainter(image)
        inner.translate(-placed.frame.topLeft())
        draw_cells(inner, placed, look, cells, in_pixels=True)
        inner.end()
        found = _Kept(signature, held, cells, image)
        cache.keep(block.key, found)
    return found


def _draw_title(painter: QPainter, placed: PlacedBlock, look: Look, size: float) -> None:
    """Write the title in the type that there is room for, or cut it short."""
    if placed.title.isEmpty():
        return
    text, room = placed.block.title, placed.title.width()
    fitting = room / max(QFontMetricsF(look.font).horizontalAdvance(text), 1.0)
    least = least_type(look.font)
    font = look.sized(max(math.floor(look.px * min(size, fitting)), least))
    painter.setFont(font)
    painter.setPen(look.colour(QPalette.ColorRole.WindowText))
    short = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(placed.title, CENTRED, short)


def _draw_block(painter: QPainter, placed: PlacedBlock, look: Look, kept: _Kept) -> None:
    """Draw the cells that are filled already, and the others empty."""
    empty, where = _unfilled(placed.block), QRegion(placed.frame)
    _draw_empty(painter, placed, look, empty)
    painter.save()
    if empty:
        for area in empty:
            where = where.subtracted(QRegion(placed.area(area)))
        painter.setClipRegion(where, Qt.ClipOperation.IntersectClip)
    if kept.image is None:
        draw_cells(painter, placed, look, kept.cells, in_pixels=False)
    else:
        painter.drawImage(placed.frame.topLeft(), kept.image)
    painter.restore()
    if kept.image is None:  # not everything that shows vector pictures can clip
        _draw_empty(painter, placed, look, empty)


def _draw_empty(painter: QPainter, placed: PlacedBlock, look: Look, areas: Sequence[Rectangle]) -> None:
    for area in areas:
        painter.fillRect(placed.area(area), look.colour(QPalette.ColorRole.Base))
    if areas:
        draw_lines(painter, placed, areas)


def _unfilled(block: Block) -> list[Rectangle]:
    """Return the cells that are empty still: the rest of a row, and the rows below it."""
    rows, columns = block.shape
    if block.filled is None or block.filled >= rows * columns:
        return []
    row, column = divmod(max(block.filled, 0), columns)
    areas = [Rectangle(row, column, 1, columns - column), Rectangle(row + 1, 0, rows - row - 1, columns)]
    return [area for area in areas if area.area]


def _draw_over(painter: QPainter, placed: PlacedBlock, look: Look, cells: Cells, write_factor: Writer) -> None:
    """Draw what changes from step to step."""
    block, accent = placed.block, look.colour(QPalette.ColorRole.Highlight)
    thickest = _THICKEST * placed.side
    for area in block.lit:
        tint = QColor(accent)
        tint.setAlphaF(0.3)
        rect = placed.area(area).intersected(placed.frame)
        painter.fillRect(rect, tint)
        _frame(painter, rect, min(look.thick / 2, thickest), look)
    if block.window is not None:
        _dim(painter, placed, look, block.window)
        _draw_factors(painter, placed, look, cells, write_factor)
        _frame(painter, placed.area(block.window), min(1.4 * look.thick, thickest), look)
    if block.current is not None:
        _frame(painter, placed.cell_rect(block.current), min(1.4 * look.thick, thickest), look)


def _dim(painter: QPainter, placed: PlacedBlock, look: Look, window: Rectangle) -> None:
    """Let the cells step back that lie under the window but do not count."""
    if placed.block.taps is None:
        return
    veil = look.colour(QPalette.ColorRole.Base)
    veil.setAlphaF(0.6)
    for cell in ((row, column) for row in range(*window.rows) for column in range(*window.columns)):
        if cell not in placed.block.taps:
            painter.fillRect(placed.cell_rect(cell).intersected(placed.frame), veil)


def factor_writer(layout: SceneLayout) -> Writer:
    """Return what writes the factors of numbers: as they stand in their kernel."""
    kernels = [placed.block for placed in layout.blocks if placed.block.weights]
    written_as = [layout.types[kernel.key].digits for kernel in kernels if kernel.key in layout.types]
    kernel = kernels[0] if kernels else Block("kernel", "", (1, 1), weights=True)
    digits = written_as[0] if written_as else kernel.digits
    return lambda value: text_of(kernel, value, digits)


def factors_of(placed: PlacedBlock, cells: Cells, write_factor: Writer) -> dict[Cell, str]:
    """Return what is written behind the numbers in the window."""
    given = placed.block.factors or {}
    seen = (cell for cell in given if cell in cells.texts and placed.block.is_filled(cell))
    return {cell: write_factor(given[cell]) for cell in seen}


def _draw_factors(painter: QPainter, placed: PlacedBlock, look: Look, cells: Cells, write_factor: Writer) -> None:
    """Write what the numbers in the window are multiplied by: on one line or on two, whichever is larger.

    The type is that of the longest number of the block, so that it stays as it is when the window moves.
    """
    factors = factors_of(placed, cells, write_factor)
    if not factors or cells.font is None:
        return
    one, two = _factor_fonts(cells, frozenset(factors.values()), placed, look)
    for cell, factor in factors.items():
        rect, colour, text = placed.cell_rect(cell), colour_of(placed.block, cells, cell), cells.texts[cell]
        if one is not None and (two is None or one.pixelSize() >= two.pixelSize()):
            _write_anew(painter, rect, colour, one, [f"{text}·{_in_brackets(factor)}"])
        elif two is not None:
            _write_anew(painter, rect, colour, two, [text, f"×{factor}"])


def _factor_fonts(
    cells: Cells, factors: frozenset[str], placed: PlacedBlock, look: Look
) -> tuple[QFont | None, QFont | None]:
    """Find the type for a number and its factor on one line, and on two."""
    if factors not in cells.factor_fonts:
        most = cells.font.pixelSize() if cells.font else 10_000  # no term is larger than the result
        room = (placed.wide, placed.side, most)
        one = look.fitted([{f"{cells.widest}·{_in_brackets(text)}" for text in factors}], *room)
        two = look.fitted([[cells.widest], {f"×{text}" for text in factors}], *room)
        cells.factor_fonts[factors] = one, two
    return cells.factor_fonts[factors]


def _in_brackets(text: str) -> str:
    return f"({text})" if text.startswith(MINUS) else text


def _write_anew(painter: QPainter, rect: QRect, colour: Colour, font: QFont, lines: list[str]) -> None:
    """Write one line or two into a cell, over what stands there."""
    painter.fillRect(rect.adjusted(1, 1, -1, -1), QColor(*colour))
    painter.setFont(font)
    line = 0.88 * QFontMetricsF(font).height()
    for number, text in enumerate(lines):
        write(painter, rect.translated(0, round((number - (len(lines) - 1) / 2) * line)), text, colour)


def _frame(painter: QPainter, rect: QRect, width: float, look: Look) -> None:
    """Frame some cells in the accent colour, between two lines of the ground that set it off from any colour."""
    role = QPalette.ColorRole
    draw_marker(painter, QRectF(rect), width, colours=(look.colour(role.Base), look.colour(role.Highlight)))
