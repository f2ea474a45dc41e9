"""Rectangles of cells: where something is drawn on a grid."""

from typing import NamedTuple

from cnngui.engine.sizes import Pair


class Rectangle(NamedTuple):
    """Cells of a grid, the upper left one first; empty when it has no height or no width.

    Examples
    --------
    >>> Rectangle(1, 2, 3, 4).rows, Rectangle(1, 2, 3, 4).columns, Rectangle(1, 2, 3, 4).area
    ((1, 4), (2, 6), 12)
    """

    row: int
    column: int
    height: int
    width: int

    @property
    def rows(self) -> Pair:
        """First row, and the one after the last."""
        return self.row, self.row + self.height

    @property
    def columns(self) -> Pair:
        """First column, and the one after the last."""
        return self.column, self.column + self.width

    @property
    def area(self) -> int:
        """How many cells."""
        return self.height * self.width


def spanned(rows: Pair, columns: Pair) -> Rectangle:
    """Return the rectangle from the first rows and columns to those before the last.

    >>> spanned((-1, 2), (0, 5))
    Rectangle(row=-1, column=0, height=3, width=5)
    """
    return Rectangle(rows[0], columns[0], rows[1] - rows[0], columns[1] - columns[0])
