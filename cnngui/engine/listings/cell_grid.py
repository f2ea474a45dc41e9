"""A grid of numbers as SVG: cells coloured by value, padding with dashes, marked windows, hatched leftovers."""

from dataclasses import dataclass
from functools import cached_property
from html import escape
from math import ceil

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.colour_tables import Colour
from cnngui.engine.colours import Scale, paint, text_colour
from cnngui.engine.lessons.grid_scene import digits_of
from cnngui.engine.numbers import Written, in_cell

CELL = 40
"""Height of a cell, and its width where its numbers are no wider."""

TITLE = 30
"""Height of the title."""

_FONT, _LEAST_FONT, _TITLE_FONT = 16, 14, 15
_AIR = 4
"""Left free beside a number."""
_LETTER = 0.64
"""Width of a digit for each unit of font size, at most."""

_LINE, _MARK, _PALE = "#6b6b6b", "#c2185b", 0.55

Mark = tuple[int, int, int, int]
"""First row, first column, rows, columns."""


@dataclass(frozen=True, eq=False)
class CellGrid:
    """A grid of numbers with its title, before it has a place in the picture.

    Parameters
    ----------
    title : str
    numbers : (H, W) float32
    scale : Scale
    solid : (H, W) bool
        False in the padding, drawn paler and with dashes.
    known : int
        How many cells, in reading order, show their number.
    marks : tuple of Mark
        Cells with a heavy frame.
    leftover : (rows, columns)
        Hatched at the bottom and on the right.
    decimal : str
        Decimal sign.
    weights : bool
        Whether the numbers are those of a kernel, which are never written as 0 where they are none.
    """

    title: str
    numbers: NDArray[np.float32]
    scale: Scale
    solid: NDArray[np.bool_]
    known: int
    marks: tuple[Mark, ...] = ()
    leftover: tuple[int, int] = (0, 0)
    decimal: str = "."
    weights: bool = False

    @cached_property
    def _written(self) -> list[list[Written]]:
        """All numbers, with as many decimals as on screen: fewer where they are large."""
        digits = 2 if self.weights else digits_of([self.numbers])
        return [
            [in_cell(float(number), digits, self.decimal, is_weight=self.weights) for number in row]
            for row in self.numbers
        ]

    @property
    def exact(self) -> bool:
        """Whether no number is rounded."""
        return all(number.exact for row in self._written for number in row)

    @cached_property
    def cell(self) -> int:
        """Width of a cell: as wide as the longest number in the smallest type that can be read."""
        longest = max(len(number.text) for row in self._written for number in row)
        return max(CELL, ceil(longest * _LEAST_FONT * _LETTER) + _AIR)

    @property
    def width(self) -> int:
        """Wide enough for the title too."""
        return max(int(self.numbers.shape[1]) * self.cell, round(len(self.title) * _TITLE_FONT * _LETTER))

    @property
    def height(self) -> int:
        """With the title."""
        return TITLE + int(self.numbers.shape[0]) * CELL

    def drawn(self, x: float, y: float) -> list[str]:
        """Return the elements of the grid with its top left corner at (x, y)."""
        columns = int(self.numbers.shape[1])
        left, top = x + (self.width - columns * self.cell) / 2, y + TITLE
        boxes, texts = [], [letters(self.title, x + self.width / 2, y + TITLE / 2, _TITLE_FONT)]
        for (row, column), fill in self._fills().items():
            place = (left + column * self.cell, top + row * CELL)
            dashes = "" if self.solid[row, column] else ' stroke-dasharray="4 3"'
            name = "cell" if self.solid[row, column] else "padding"
            box = _box(*place, self.cell, CELL)
            boxes.append(f'<rect class="{name}" {box} fill="{_hex(fill)}" stroke="{_LINE}"{dashes}/>')
            if row * columns + column < self.known:
                texts.append(self._number(row, column, place, fill))
        return [*boxes, *self._hatching(left, top), *texts, *self._frames(left, top)]

    def _fills(self) -> dict[tuple[int, int], Colour]:
        """Return the colour of every cell: of its number, paler where it is padding or left over, or white."""
        rows, columns = self.numbers.shape
        colours = paint(self.scale, np.ascontiguousarray(self.numbers))
        kept = self.solid.copy()
        kept[rows - self.leftover[0] :] = False
        kept[:, columns - self.leftover[1] :] = False
        colours = np.where(kept[..., None], colours, np.rint(255 - _PALE * (255.0 - colours)).astype(np.uint8))
        colours.reshape(-1, 3)[self.known :] = 255
        return {(row, column): _rgb(colours[row, column]) for row in range(rows) for column in range(columns)}

    def _number(self, row: int, column: int, place: tuple[float, float], fill: Colour) -> str:
        text = self._written[row][column].text
        size = min(_FONT, (self.cell - _AIR) / (len(text) * _LETTER))
        return letters(text, place[0] + self.cell / 2, place[1] + CELL / 2, size, text_colour(fill))

    def _hatching(self, left: float, top: float) -> list[str]:
        """Hatch the rows and columns at the end that no window reaches."""
        rows, columns = self.numbers.shape
        down, across = self.leftover
        boxes = []
        if down:
            boxes.append(_box(left, top + (rows - down) * CELL, columns * self.cell, down * CELL))
        if across:
            start = left + (columns - across) * self.cell
            boxes.append(_box(start, top, across * self.cell, (rows - down) * CELL))
        return [f'<rect class="leftover" {box} fill="url(#leftover)"/>' for box in boxes]

    def _frames(self, left: float, top: float) -> list[str]:
        """Frame the marks, the first one most heavily."""
        cell = self.cell
        boxes = (_box(left + c * cell, top + r * CELL, wide * cell, tall * CELL) for r, c, tall, wide in self.marks)
        return [
            f'<rect class="mark" {box} fill="none" stroke="{_MARK}" stroke-width="{2 if index else 4}"/>'
            for index, box in enumerate(boxes)
        ]


def letters(text: str, x: float, y: float, size: float, colour: Colour = (0, 0, 0), anchor: str = "middle") -> str:
    """Write text about the point (x, y).

    >>> letters("3 < 4", 20, 20, 15)
    '<text x="20" y="25.25" font-size="15" fill="#000000" text-anchor="middle">3 &lt; 4</text>'
    """
    place = f'x="{x:g}" y="{y + 0.35 * size:g}" font-size="{size:.3g}"'
    return f'<text {place} fill="{_hex(colour)}" text-anchor="{anchor}">{escape(text)}</text>'


def _box(x: float, y: float, width: float, height: float) -> str:
    return f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"'


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _rgb(colour: NDArray[np.uint8]) -> Colour:
    red, green, blue = (int(part) for part in colour)
    return red, green, blue
