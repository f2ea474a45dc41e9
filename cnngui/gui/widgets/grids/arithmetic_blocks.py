"""The grids of an explanation, window × kernel = products, and how they are laid out in lines."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import NamedTuple

import numpy as np
from PySide6.QtGui import QFontMetricsF

from cnngui.engine.arithmetic import Explanation, Numbers, Slice
from cnngui.engine.colour_tables import Colour
from cnngui.engine.colours import Scale, paint, signed
from cnngui.engine.kernels.cells import LONGEST, fitting
from cnngui.engine.kernels.cells import limit_of as largest
from cnngui.engine.listings.arithmetic_text import Style
from cnngui.engine.numbers import Written, read_number

Texts = tuple[tuple[str, ...], ...]
"""The numbers of a grid as they are written, row by row."""

LARGEST_DRAWN = 7
"""Kernels up to 7×7 are drawn as grids; of larger ones only the sum is written."""

MOST_SLICES = 3
"""Of a deep filter the slices that count most are drawn."""

_MORE_DIGITS = 16
"""Decimals that factors may have more than their product: all that float64 holds."""

_MORE_FOR_PRODUCTS = 2
"""Decimals with which 49 products, each half a unit off, are a quarter of a unit of their sum's last decimal off."""

_HALF = 0.51
"""Of a unit of the last decimal: what rounding takes, and a hair for what float32 has moved from between two."""

_ROUNDING = 1e-6
"""Of a unit: what is less comes from the computer's own rounding."""


@dataclass(frozen=True)
class Block:
    """A grid of numbers, or a sign between two.

    Parameters
    ----------
    sign : str
        What stands there in place of a grid.
    texts : rows of str
        The numbers as they are written.
    colours : rows of (R, G, B) or None
        The ground of each cell; None for padding.
    """

    sign: str = ""
    texts: Texts = ()
    colours: tuple[tuple[Colour | None, ...], ...] = ()

    def cell_width(self, metrics: QFontMetricsF) -> float:
        """Return the width of one cell, in px."""
        widest = max(metrics.horizontalAdvance(text) for row in self.texts for text in row)
        return max(widest, metrics.horizontalAdvance("−00")) + metrics.averageCharWidth()

    def width(self, metrics: QFontMetricsF) -> float:
        """Return the width of all of it, in px."""
        if self.sign:
            return metrics.horizontalAdvance(self.sign) + 2 * metrics.averageCharWidth()
        return len(self.texts[0]) * self.cell_width(metrics)


@dataclass(frozen=True)
class Group:
    """Blocks that stay on one line: a window and its kernel, with the sign before them.

    ``caption`` names the channel.
    """

    blocks: tuple[Block, ...]
    caption: str = ""

    def width(self, metrics: QFontMetricsF) -> float:
        """Return the width of all blocks with the gaps between them, in px."""
        return sum(block.width(metrics) + gap(metrics) for block in self.blocks)


def gap(metrics: QFontMetricsF) -> float:
    """Return the space between two blocks, in px."""
    return metrics.averageCharWidth() / 2


def groups(
    explanation: Explanation,
    names: Sequence[str],
    scale: Scale,
    style: Style,
    most: int = MOST_SLICES,
    digits: int | None = None,
) -> list[Group]:
    """Make the grids of the place that counts; none for large kernels.

    Parameters
    ----------
    explanation : Explanation
    names : sequence of str
        Of the input channels.
    scale : Scale
        The colours of the input.
    style : Style
        How the sum is written.
    most : int
        Slices that are drawn; of a single one, window × kernel and the products count as one each.
    digits : int, optional
        Decimals of the windows, where there is no room for what is written without: windows and kernels so fine that
        what they give adds up to the sum. Where it does not, "≈" ends the grids. Products that are drawn always do.
    """
    place = explanation.sums[explanation.strongest]
    kernel = place.slices[0].kernel
    if explanation.pools_only or max(len(kernel), len(kernel[0])) > LARGEST_DRAWN:
        return []
    weights = signed(largest(*(part.kernel for part in place.slices)))  # one scale for all, as in the editor
    if len(place.slices) == 1 and most > 1:
        return _with_products(place.slices[0], names, scale, weights, style)
    shown = sorted(place.slices, key=lambda part: -abs(part.total))[:most]
    made: list[Group] = []
    is_rounded = False
    for part in sorted(shown, key=lambda part: part.channel):
        written = _fine_enough(part, style, partial(_miss_of_sum, part, style), digits)
        is_rounded = is_rounded or written.miss > _HALF
        sign = (Block("+"),) if made else ()
        made.append(Group((*sign, *_pair(part, scale, weights, written)), _name(part, names)))
    if len(shown) < len(place.slices):
        made.append(Group((Block("+ …"),)))
    return [*made[:-1], replace(made[-1], blocks=(*made[-1].blocks, Block("≈")))] if is_rounded else made


def _name(part: Slice, names: Sequence[str]) -> str:
    return names[part.channel] if len(names) > part.channel else ""


def _with_products(part: Slice, names: Sequence[str], scale: Scale, weights: Scale, style: Style) -> list[Group]:
    """Draw window × kernel = products."""
    fine = replace(style, digits=digits_of_products(part, style))
    pair, equals = _factors(part, scale, weights, style, fine)
    products = _grid(part.products, signed(largest(part.products)), fine)
    return [Group(pair, _name(part, names)), Group((Block(equals), products))]


def digits_of_products(part: Slice, style: Style) -> int:
    """Return the decimals of a grid of products: as many more as it takes to be, added up and rounded, the sum."""
    for digits in range(style.digits, style.digits + _MORE_FOR_PRODUCTS + 1):
        fine, total = replace(style, digits=digits), style.write(part.total)
        written = [fine.write(number) for row in part.products for number in row]
        if not total.is_finite or not all(number.is_finite for number in written):
            break
        added = sum((Fraction(number.said) for number in written), Fraction(0))
        if abs(added - Fraction(total.said)) <= Fraction(_HALF) * Fraction(total.unit):
            return digits
    return style.digits


def flow(widths: Sequence[float], room: float) -> list[list[int]]:
    """Break groups of these widths into lines no wider than ``room``; a wider group has a line of its own.

    >>> flow([3, 3, 5, 9], 7)
    [[0, 1], [2], [3]]
    """
    lines: list[list[int]] = []
    used = 0.0
    for number, needed in enumerate(widths):
        if not lines or used + needed > room:
            lines.append([])
            used = 0.0
        lines[-1].append(number)
        used += needed
    return lines


def _factors(part: Slice, scale: Scale, weights: Scale, style: Style, told: Style) -> tuple[tuple[Block, ...], str]:
    """Write a window and its kernel so finely that each number times the other is the product as it is written.

    Added up, they are the sum, too. ``told`` is how the products are written.

    Returns
    -------
    tuple of Block, str
        And the sign before the products: "≈" where one of them is rounded.
    """

    def miss(finer: Style, kernel: Texts) -> float:
        return max(_miss(part, told, finer, kernel), _miss_of_sum(part, style, finer, kernel))

    written = _fine_enough(part, style, miss)
    is_off = _miss(part, told, written.style, written.kernel) > 0
    return _pair(part, scale, weights, written), "≈" if is_off else "="


class _Factors(NamedTuple):
    """How a window is written, the numbers of its kernel, and by how many units what they give misses."""

    style: Style
    kernel: Texts
    miss: float


def _fine_enough(
    part: Slice, style: Style, miss: Callable[[Style, Texts], float], digits: int | None = None
) -> _Factors:
    """Write a window and its kernel so finely that they miss by half a unit, or the window with so many decimals.

    First as the editor writes the kernel; where no decimals are enough, that is all there is.
    """
    first = replace(style, digits=style.digits if digits is None else digits)
    kernel = _kernel_texts(part.kernel, style)
    made = _Factors(first, kernel, miss(first, kernel))
    if digits is not None or made.miss <= _HALF:
        return made
    for more in range(_MORE_DIGITS):
        finer = replace(style, digits=style.digits + more)
        texts = tuple(tuple(finer.weight(number).text for number in row) for row in part.kernel)
        off = miss(finer, texts)
        if off <= _HALF:
            return _Factors(finer, texts, off)
    return made


def _miss(part: Slice, told: Style, finer: Style, kernel: Texts) -> float:
    """Return by how much a product misses its factors as they are written at most, in units of its last decimal."""
    off = 0.0
    for row, products in zip(_multiplied(part, finer, kernel), part.products, strict=True):
        for found, product in zip(row, products, strict=True):
            right = told.write(product)
            if found is not None and right.is_finite:
                off = max(off, abs(found - float(right.said)) / float(right.unit))
    return off if off > _ROUNDING else 0.0


def _miss_of_sum(part: Slice, style: Style, finer: Style, kernel: Texts) -> float:
    """Return by how much the factors as they are written, worked out, miss the sum, in units of its last decimal."""
    found = [each for row in _multiplied(part, finer, kernel) for each in row]
    total = style.write(part.total)
    if not total.is_finite or None in found:
        return 0.0
    return max(abs(sum(filter(None, found)) - float(total.said)) / float(total.unit) - _ROUNDING, 0.0)


def _multiplied(part: Slice, finer: Style, kernel: Texts) -> list[list[float | None]]:
    """Multiply what is written in a window by what is written in its kernel; None where that is no number."""
    return [
        [_times(finer.write(pixel), text, finer.thousands) for pixel, text in zip(window, texts, strict=True)]
        for window, texts in zip(part.window, kernel, strict=True)
    ]


def _times(pixel: Written, text: str, thousands: str) -> float | None:
    factor = read_number(text.replace(thousands, "") if thousands else text)
    return float(pixel.said) * factor if pixel.is_finite and factor is not None else None


def _pair(part: Slice, scale: Scale, weights: Scale, written: _Factors) -> tuple[Block, ...]:
    kernel = Block(texts=written.kernel, colours=_colours(part.kernel, weights))
    return _grid(part.window, scale, written.style, part.inside), Block("×"), kernel


def _grid(numbers: Numbers, scale: Scale, style: Style, inside: tuple[tuple[bool, ...], ...] = ()) -> Block:
    texts = tuple(tuple(style.write(number).text for number in row) for row in numbers)
    return Block(texts=texts, colours=_colours(numbers, scale, inside))


def _colours(
    numbers: Numbers, scale: Scale, inside: tuple[tuple[bool, ...], ...] = ()
) -> tuple[tuple[Colour | None, ...], ...]:
    """Paint a grid at once, and leave padding out."""
    painted = paint(scale, np.array(numbers, np.float32)).tolist()
    return tuple(
        tuple(
            (colour[0], colour[1], colour[2]) if not inside or inside[row][column] else None
            for column, colour in enumerate(line)
        )
        for row, line in enumerate(painted)
    )


def _kernel_texts(kernel: Numbers, style: Style) -> Texts:
    """Write a kernel as its editor does."""
    texts = fitting(kernel, style.decimal, lambda text: len(text) <= LONGEST)
    return tuple(tuple(texts[row, column] for column in range(len(kernel[0]))) for row in range(len(kernel)))
