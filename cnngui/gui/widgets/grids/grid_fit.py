"""The numbers of a scene of grids, fitted into its cells by the rule of `cnngui.gui.widgets.number_type`.

Wider cells, narrowed type and all rows side by side before anything is lost; then fewer digits, of the widest grids
first; at last as much room as it takes, to be scrolled. What results from others is never smaller than they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QFontMetricsF

from cnngui.engine.lessons.grid_scene import Block, Cell, Scene
from cnngui.gui.look.theme import least_type
from cnngui.gui.widgets.grids.grid_layout import Arranging, CellSize, NumberType, SceneLayout
from cnngui.gui.widgets.number_type import cell_for, fitted, longest, sizes
from cnngui.gui.widgets.painted import narrowed
from cnngui.gui.widgets.pictures.pictures import style_on_screen

Texts = Mapping[str, frozenset[str]]
"""The longest numbers of each block, by its key."""


def fitted_scene(scene: Scene, size: QSizeF, font: QFont) -> SceneLayout:
    """Return where all of a scene lies, and how its numbers are written.

    Parameters
    ----------
    scene : Scene
    size : QSizeF
        The room, in px; the layout is larger where the numbers could not be read otherwise.
    font : QFont
        The app's.
    """
    metrics = QFontMetricsF(font)
    if not any(values_of(block) for block in scene.blocks):
        return Arranging(scene, metrics).placed(size)
    ways = [Arranging(each, metrics) for each in _arrangements(scene)]
    key, least = font.toString(), least_type(font)
    digits: Mapping[str, int] = {}
    for digits, texts in _fewer_and_fewer(scene, font):
        together = frozenset().union(*texts.values())
        for way in ways:
            for form in narrowed(font):
                cell = _cell(key, least, form.stretch(), together)
                if way.fits(size, cell):
                    return _typed(scene, way.placed(size, _larger(way, size, form, key, together, cell)), digits, font)
    cell = _cell(key, least, QFont.Stretch.Unstretched.value, together)
    return _typed(scene, ways[0].scrolled(size, cell), digits, font)


def values_of(block: Block) -> dict[Cell, float]:
    """Return the numbers that a block shows, with those of its ring."""
    top, _, left, _ = block.ring
    values: dict[Cell, float] = {}
    if block.ring_numbers is not None:
        for (row, column), value in np.ndenumerate(block.ring_numbers):
            values[row - top, column - left] = float(value)
    values = {cell: value for cell, value in values.items() if not block.is_own(cell)}
    if block.numbers is not None:
        values |= {(row, column): float(value) for (row, column), value in np.ndenumerate(block.numbers)}
    return values


def text_of(block: Block, value: float, digits: int) -> str:
    """Write a number of a block."""
    style = style_on_screen(digits)
    return (style.weight(value) if block.weights else style.write(value)).text


def _arrangements(scene: Scene) -> list[Scene]:
    """Return a scene, and the same with all its rows side by side."""
    joined = replace(scene, rows=(tuple(group for row in scene.rows for group in row),))
    return [scene] if len(scene.rows) < 2 else [scene, joined]


def _fewer_and_fewer(scene: Scene, font: QFont) -> Iterator[tuple[Mapping[str, int], Texts]]:
    """Return decimals for each block, and its texts: each time one fewer for the grids with the widest numbers."""
    metrics = QFontMetricsF(font)
    blocks = {block.key: (block, set(values_of(block).values())) for block in scene.blocks}
    blocks = {key: (block, values) for key, (block, values) in blocks.items() if values}
    digits = {key: block.digits for key, (block, _) in blocks.items()}

    def texts_of(key: str) -> frozenset[str]:
        block, values = blocks[key]
        return longest(text_of(block, value, digits[key]) for value in values)

    texts = {key: texts_of(key) for key in blocks}
    while True:
        yield dict(digits), texts
        left = [key for key, (block, _) in blocks.items() if digits[key] > block.weights]
        if not left:
            return
        widths = {key: max(map(metrics.horizontalAdvance, texts[key])) for key in left}
        kind = max(widths, key=lambda key: widths[key]).rpartition(" ")[0]
        for key in left:
            if key.rpartition(" ")[0] == kind:
                digits[key] -= 1
        texts = {key: texts_of(key) if key.rpartition(" ")[0] == kind else texts[key] for key in blocks}


def _cell(key: str, px: int, stretch: int, texts: frozenset[str]) -> CellSize:
    """Return the smallest cell for some texts, at least a square."""
    wide, tall = cell_for(key, px, stretch, texts)
    return CellSize(max(wide, tall), tall)


def _larger(way: Arranging, size: QSizeF, form: QFont, key: str, texts: frozenset[str], cell: CellSize) -> CellSize:
    """Return the cell for the largest type that fits."""
    tried = sizes(form)
    low, high = 0, len(tried) - 1  # the last one fits
    while low < high:
        middle = (low + high) // 2
        found = _cell(key, tried[middle], form.stretch(), texts)
        if way.fits(size, found):
            high, cell = middle, found
        else:
            low = middle + 1
    return cell


def _typed(scene: Scene, layout: SceneLayout, digits: Mapping[str, int], font: QFont) -> SceneLayout:
    """Choose the type of each block: what results from others is the largest of its row."""
    blocks = {block.key: block for block in scene.blocks}
    texts = {
        key: longest(text_of(blocks[key], value, count) for value in set(values_of(blocks[key]).values()))
        for key, count in digits.items()
    }
    wide, tall = layout.blocks[0].wide, layout.side
    fonts = {key: fitted(font, [texts[key]], wide, tall) or _least(font) for key in digits}
    results = _results(scene, fonts)
    most = min((fonts[key].pixelSize() for key in results), default=0)
    if results:
        fonts = {key: fitted(font, [texts[key]], wide, tall, most) or found for key, found in fonts.items()}
    types = {key: NumberType(digits[key], found) for key, found in fonts.items()}
    return replace(layout.showing(scene), types=types)


def _results(scene: Scene, fonts: Mapping[str, QFont]) -> Sequence[str]:
    """Return the keys of the last blocks of each row."""
    lasts = [row[-1] for row in scene.rows if len(row) > 1]
    return [block.key for group in lasts for block in group.blocks if block.key in fonts]


def _least(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(least_type(font))
    return made
