"""The grids of an explanation, window × kernel = products, and how they are laid out in lines."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
from PySide6.QtGui import QFontMetricsF

from cnngui.engine.arithmetic import Explanation, Numbers, Slice
from cnngui.engine.colour_tables import Colour
from cnngui.engine.colours import Scale, paint, signed
from cnngui.engine.kernels.cells import LONGEST, fitting
from cnngui.engine.kernels.cells import limit_of as largest
from cnngui.engine.listings.arithmetic_text import Style
from cnngui.engine.numbers import read_number

LARGEST_DRAWN = 7
"""Kernels up to 7×7 are drawn as grids; of larger ones only the sum is written."""

MOST_SLICES = 3
"""Of a deep filter the slices that count most are drawn."""

_MORE_DIGITS = 16
"""Decimals that factors may have more than their product: all that float64 holds."""

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
    texts: tuple[tuple[str, ...], ...] = ()
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
    *,
    adding_up: bool = False,
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
    most : int
        Slices that are drawn; of a single one, window × kernel and the products count as one each.
    adding_up : bool
        Write the products of a single slice with one digit more, where only so they add up to the result.
    """
    place = explanation.sums[explanation.strongest]
    kernel = place.slices[0].kernel
    if explanation.pools_only or max(len(kernel), len(kernel[0])) > LARGEST_DRAWN:
        return []
    weights = signed(largest(*(part.kernel for part in place.slices)))  # one scale for all, as in the editor
    if len(place.slices) == 1:
        part = place.slices[0]
        fine = replace(style, digits=digits_of_products(part, style)) if adding_up else style
        products = _grid(part.products, signed(largest(part.products)), fine)
        name = names[part.channel] if len(names) > part.channel else ""
        pair, equals = _factors(part, scale, weights, style, fine)
        return [Group(pair, name), Group((Block(equals), products))][:most]
    shown = sorted(place.slices, key=lambda part: -abs(part.total))[:most]
    made: list[Group] = []
    for part in sorted(shown, key=lambda part: part.channel):
        sign = (Block("+"),) if made else ()
        made.append(Group((*sign, *_pair(part, scale, weights, style)), names[part.channel]))
    return made if not made or len(shown) == len(place.slices) else [*made, Group((Block("+ …"),))]


def digits_of_products(part: Slice, style: Style) -> int:
    """Return the decimals of a grid of products: one more where only so, added up, they are the sum within a unit."""
    for digits in (style.digits, style.digits + 1):
        fine, total = replace(style, digits=digits), style.write(part.total)
        written = [fine.write(number) for row in part.products for number in row]
        if not total.is_finite or not all(number.is_finite for number in written):
            break
        added = sum((Fraction(number.said) for number in written), Fraction(0))
        if abs(added - Fraction(total.said)) <= Fraction(total.unit):
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

    ``told`` is how the products are written.

    Returns
    -------
    tuple of Block, str
        And the sign before the products: "≈" where one of them is rounded.
    """
    pair = _pair(part, scale, weights, style)
    off = _miss(part, told, style, pair[-1].texts)
    for digits in range(style.digits, style.digits + _MORE_DIGITS) if off > 1 else ():
        finer = replace(style, digits=digits)
        texts = tuple(tuple(finer.weight(number).text for number in row) for row in part.kernel)
        off = _miss(part, told, finer, texts)
        if off <= 1:
            pair = (_grid(part.window, scale, finer, part.inside), Block("×"), replace(pair[-1], texts=texts))
            break
    return pair, "≈" if off else "="


def _miss(part: Slice, style: Style, finer: Style, kernel: tuple[tuple[str, ...], ...]) -> float:
    """Return by how much a product misses its factors as they are written at most, in units of its last decimal."""
    off = 0.0
    for window, texts, products in zip(part.window, kernel, part.products, strict=True):
        for pixel, text, product in zip(window, texts, products, strict=True):
            left, right = finer.write(pixel), style.write(product)
            factor = read_number(text.replace(style.thousands, "") if style.thousands else text)
            if left.is_finite and right.is_finite and factor is not None:
                off = max(off, abs(float(left.said) * factor - float(right.said)) / float(right.unit))
    return off if off > _ROUNDING else 0.0


def _pair(part: Slice, scale: Scale, weights: Scale, style: Style) -> tuple[Block, ...]:
    kernel = Block(texts=_kernel_texts(part.kernel, style), colours=_colours(part.kernel, weights))
    return _grid(part.window, scale, style, part.inside), Block("×"), kernel


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


def _kernel_texts(kernel: Numbers, style: Style) -> tuple[tuple[str, ...], ...]:
    """Write a kernel as its editor does."""
    texts = fitting(kernel, style.decimal, lambda text: len(text) <= LONGEST)
    return tuple(tuple(texts[row, column] for column in range(len(kernel[0]))) for row in range(len(kernel)))
