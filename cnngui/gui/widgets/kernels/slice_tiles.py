"""Where the slices of a filter lie, with what is written below each. In px of the window; no widget here."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

from cnngui.gui.widgets.kernels.kernel_cells import CellLayout

_SMALL = 2.4
"""Side of one of many slices, in heights of a line."""
_CAPTION, _NAME = 1.25, 1.5
"""Height of what is written below a slice, in heights of a line: the number of a map, or the name of a colour."""
MARGIN = 6
"""On either side, in px: room for the frame of what has the focus."""


@dataclass(frozen=True)
class TileLayout:
    """Tiles of one size with a caption below each, in columns from left to right, each filled downwards.

    Parameters
    ----------
    count, rows : int
        How many tiles, and how many below each other.
    side, gap, caption : int
        Of a tile, between two, and the height of what is written below one, in px.
    top : int
        Where the first row begins.
    extra : int
        How much wider than high a tile is, in px.
    """

    count: int
    rows: int
    side: int
    gap: int
    caption: int
    top: int = 0
    extra: int = 0

    @property
    def width(self) -> int:
        """Of a tile, in px."""
        return self.side + self.extra

    @property
    def size(self) -> QSize:
        """Of all tiles, with a margin on either side."""
        columns = -(-self.count // self.rows)
        return QSize(columns * (self.width + self.gap) - self.gap + 2 * MARGIN, self.whole(self.rows - 1).bottom() + 3)

    def tile(self, place: int) -> QRect:
        """Where a tile lies, without its caption.

        >>> TileLayout(5, 2, 40, 8, 20).tile(3)
        PySide6.QtCore.QRect(54, 68, 40, 40)
        """
        column, row = divmod(place, self.rows)
        top = self.top + self.gap // 2 + row * (self.side + self.caption + self.gap // 2)
        return QRect(MARGIN + column * (self.width + self.gap), top, self.width, self.side)

    def whole(self, place: int) -> QRect:
        """Where a tile lies, with its caption."""
        return self.tile(place).adjusted(0, 0, 0, self.caption)

    def at(self, point: QPoint) -> int | None:
        """Return the tile under a point, None between them."""
        near = self.in_sight(point.x(), point.x())
        return next((place for place in near if self.whole(place).contains(point)), None)

    def in_sight(self, left: int, right: int) -> range:
        """Return the tiles in the columns between two x.

        >>> TileLayout(100, 2, 40, 8, 20).in_sight(100, 200)
        range(2, 10)
        """
        first, last = ((x - MARGIN) // (self.width + self.gap) for x in (left, right))
        return range(max(first * self.rows, 0), max(min((last + 1) * self.rows, self.count), 0))


def of_many(line: int, count: int, rows: int) -> TileLayout:
    """Put small slices below a heading."""
    return TileLayout(count, rows, *(round(part * line) for part in (_SMALL, 0.45, _CAPTION, 1.3)))


def of_three(line: int, side: int, extra: int = 0) -> TileLayout:
    """Put the colours and the slices of red, green and blue beside each other."""
    return TileLayout(4, 1, side, round(0.45 * line), round(_NAME * line), extra=extra)


def cells_in(tile: QRect, shape: tuple[int, ...], *, is_wide: bool = False) -> CellLayout:
    """Put cells of whole px into the middle of a tile: square ones, or as wide as there is room."""
    rows, columns = shape
    side = max(1, tile.height() // max(shape))
    wide = tile.width() // columns if is_wide else side
    left, top = (tile.width() - columns * wide) // 2, (tile.height() - rows * side) // 2
    return CellLayout((rows, columns), tile.left() + left, tile.top() + top, wide, side)
