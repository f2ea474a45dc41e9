"""The numbers of a scene of grids, fitted into its cells by the rule of `cnngui.gui.widgets.number_type`.

Wider cells, narrowed type and all rows side by side before anything is lost; then fewer digits, of the widest grids
first; at last as much room as it takes, to be scrolled. What results from others is never smaller than they are.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QFontMetricsF

from cnngui.engine.kernels.cells import in_fractions
from cnngui.engine.lessons.grid_scene import Block, Cell, Group, Scene
from cnngui.engine.numbers import Written, fraction, in_cell
from cnngui.gui.look.theme import least_type
from cnngui.gui.widgets.grids.grid_layout import Arranging
from cnngui.gui.widgets.grids.grid_places import CellSize, NumberType, SceneLayout, kind
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
    ways, least = [Arranging(each, metrics) for each in _arrangements(scene)], least_type(font)
    digits: Mapping[str, int] = {}
    for digits, texts in _fewer_and_fewer(scene, font):
        for way in ways:
            for form in narrowed(font):
                for beside in (_factors(scene, form, texts), {}):
                    if way.fits(size, _cell(form, least, texts, beside)):
                        cell = _larger(way, size, form, texts, beside)
                        return _typed(scene, way.placed(size, cell), digits, font)
    cell = _cell(font, least, texts, {})
    return _typed(scene, min((way.scrolled(size, cell) for way in ways), key=_lost(size)), digits, font)


def _lost(size: QSizeF) -> Callable[[SceneLayout], float]:
    """Return what tells how much of a layout is not seen at once."""
    return lambda layout: (layout.size.width() * layout.size.height()) / max(size.width() * size.height(), 1.0)


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
    return _written(block, value, digits).text


def texts_of(block: Block, digits: int) -> dict[Cell, str]:
    """Write all numbers of a block, each that comes more than once only once."""
    values = values_of(block)
    texts = {value: text_of(block, value, digits) for value in set(values.values())}
    return {cell: texts[value] for cell, value in values.items()}


def _written(block: Block, value: float, digits: int) -> Written:
    style = style_on_screen(digits)
    as_fraction = fraction(value) if block.weights and digits == block.digits and shows_fractions(block) else None
    return as_fraction or in_cell(value, digits, style.decimal, style.thousands, is_weight=block.weights)


@lru_cache(maxsize=64)  # asked for every number of the block, which does not change
def shows_fractions(block: Block) -> bool:
    """Tell whether a kernel is written in fractions, as long as there is room for all its digits."""
    return block.numbers is not None and in_fractions(tuple(map(tuple, block.numbers.tolist())))


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
        left = [key for key in blocks if digits[key] > 0]
        if not left:
            return
        widths = {key: max(map(metrics.horizontalAdvance, texts[key])) for key in left}
        widest = kind(blocks[max(widths, key=lambda key: widths[key])][0])
        for key in left:
            if kind(blocks[key][0]) == widest:
                digits[key] -= 1
        texts = {key: texts_of(key) if kind(blocks[key][0]) == widest else texts[key] for key in blocks}


def _factors(scene: Scene, form: QFont, texts: Texts) -> Mapping[str, int]:
    """Return how wide the cells of the first grids are to be, so that each number has room for its factor, by kind."""
    weights = [text for block in scene.blocks if block.weights for text in texts.get(block.key, ())]
    given = [block for row in scene.rows[:1] for group in row[:1] for block in group.blocks if block.key in texts]
    if not weights or not given:
        return {}
    longest_weight = max(weights, key=QFontMetricsF(form).horizontalAdvance)
    products = frozenset(f"{text}·({longest_weight})" for block in given for text in texts[block.key])
    width, _ = cell_for(form.toString(), least_type(form), form.stretch(), products)
    return {kind(block): width for block in given}


def _cell(form: QFont, px: int, texts: Texts, beside: Mapping[str, int]) -> CellSize:
    """Return the smallest cells for some texts, and for what may stand ``beside`` them."""
    wide = dict(beside)
    tall = 1
    for key, each in texts.items():
        width, height = cell_for(form.toString(), px, form.stretch(), each)
        name = key.rpartition(" ")[0] or key
        wide[name], tall = max(wide.get(name, 0), width), max(tall, height)
    return CellSize(tall, wide)


def _larger(way: Arranging, size: QSizeF, form: QFont, texts: Texts, beside: Mapping[str, int]) -> CellSize:
    """Return the cells for the largest type that fits."""
    tried = sizes(form)
    low, high = 0, len(tried) - 1  # the last one fits
    while low < high:
        middle = (low + high) // 2
        if way.fits(size, _cell(form, tried[middle], texts, beside)):
            high = middle
        else:
            low = middle + 1
    return _cell(form, tried[high], texts, beside)


def _typed(scene: Scene, layout: SceneLayout, digits: Mapping[str, int], font: QFont) -> SceneLayout:
    """Choose the type of each block: what results from others is the largest of its row."""
    blocks = {block.key: block for block in scene.blocks}
    texts = {
        key: longest(text_of(blocks[key], value, count) for value in set(values_of(blocks[key]).values()))
        for key, count in digits.items()
    }
    wide, tall = {placed.block.key: placed.wide for placed in layout.blocks}, layout.side
    fonts = {key: fitted(font, [texts[key]], wide[key], tall) or _least(font) for key in digits}
    results = _results(scene, fonts)
    most = min((fonts[key].pixelSize() for key in results), default=0)
    if results:
        fonts = {key: fitted(font, [texts[key]], wide[key], tall, most) or found for key, found in fonts.items()}
    types = {key: NumberType(digits[key], found) for key, found in fonts.items()}
    shown = layout.showing(scene)
    if not all(_is_exact(row, digits) for row in scene.rows):
        shown = replace(shown, signs=tuple(sign._replace(text=sign.text.replace("=", "≈")) for sign in shown.signs))
    return replace(shown, types=types)


def _is_exact(row: Sequence[Group], digits: Mapping[str, int]) -> bool:
    """Tell whether nothing is rounded in a row up to what an equals sign leads to."""
    told = next((number for number, group in enumerate(row) if group.sign == "="), -1)
    blocks = [block for group in row[: told + 1] for block in group.blocks if block.key in digits]
    return all(
        _written(block, value, digits[block.key]).exact for block in blocks for value in set(values_of(block).values())
    )


def _results(scene: Scene, fonts: Mapping[str, QFont]) -> Sequence[str]:
    """Return the keys of the last blocks of each row."""
    lasts = [row[-1] for row in scene.rows if len(row) > 1]
    return [block.key for group in lasts for block in group.blocks if block.key in fonts]


def _least(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(least_type(font))
    return made
