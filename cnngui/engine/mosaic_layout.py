"""Where the cells of a mosaic lie, where keys lead and what a zoom shows. All in px of the device."""

from dataclasses import dataclass
from typing import Literal

Move = Literal["left", "right", "up", "down", "first", "last"]

LEAST_COLUMNS = 2
"""As far as one can zoom in."""

_ZOOM = 1.25


@dataclass(frozen=True)
class Room:
    """What there is to lay cells out in, in device px.

    Parameters
    ----------
    width, height : int
    bar : int
        Width of the scroll bar, which is there only where the cells do not fit.
    gap, margin : int
        Between the cells, and around them all.
    least : int
        A narrower cell shows nothing: rather scroll.
    """

    width: int
    height: int
    bar: int = 0
    gap: int = 2
    margin: int = 0
    least: int = 16


@dataclass(frozen=True)
class MosaicLayout:
    """Cells of one size in reading order; the last row may be short.

    Parameters
    ----------
    count, columns : int
    width, height : int
        Of a cell.
    left, top : int
        Corner of the first cell.
    gap : int
        Between two cells.
    """

    count: int
    columns: int
    width: int
    height: int
    left: int
    top: int
    gap: int

    @property
    def rows(self) -> int:
        """How many there are.

        >>> MosaicLayout(5, 2, 20, 10, 0, 0, 2).rows
        3
        """
        return -(-self.count // self.columns)

    @property
    def across(self) -> int:
        """Width of a full row."""
        return self.columns * (self.width + self.gap) - self.gap

    @property
    def extent(self) -> int:
        """Height of it all; the margin below is that above."""
        return 2 * self.top + self.rows * (self.height + self.gap) - self.gap

    def places(self, row: int) -> range:
        """Return the places in a row, counted from the first cell.

        >>> MosaicLayout(5, 2, 20, 10, 0, 0, 2).places(2)
        range(4, 5)
        """
        first = row * self.columns
        return range(first, min(first + self.columns, self.count))

    def corner(self, place: int) -> tuple[int, int]:
        """Return x and y of a cell's upper left corner.

        >>> MosaicLayout(5, 2, 20, 10, 1, 3, 2).corner(3)
        (23, 15)
        """
        row, column = divmod(place, self.columns)
        return self.left + column * (self.width + self.gap), self.top + row * (self.height + self.gap)

    def place_at(self, x: float, y: float) -> int | None:
        """Return the place under a point, the gap right of it and below it included; None beside the cells.

        >>> layout = MosaicLayout(5, 2, 20, 10, 1, 3, 2)
        >>> layout.place_at(30, 20), layout.place_at(30, 30), layout.place_at(0, 20)
        (3, None, None)
        """
        row, column = int((y - self.top) // (self.height + self.gap)), int((x - self.left) // (self.width + self.gap))
        place = row * self.columns + column
        return place if row >= 0 and 0 <= column < self.columns and place < self.count else None

    def rows_between(self, top: float, bottom: float) -> range:
        """Return the rows that are seen between two heights.

        >>> MosaicLayout(50, 2, 20, 10, 0, 0, 2).rows_between(11, 37)
        range(0, 4)
        """
        pitch = self.height + self.gap
        return range(max(int((top - self.top) // pitch), 0), min(int((bottom - self.top) // pitch) + 1, self.rows))

    def moved(self, place: int, move: Move) -> int:
        """Go from a place to the next in a direction; the ends stop.

        >>> layout = MosaicLayout(5, 2, 20, 10, 0, 0, 2)
        >>> layout.moved(3, "down"), layout.moved(4, "down"), layout.moved(4, "up"), layout.moved(3, "left")
        (4, 4, 2, 2)
        """
        last = self.count - 1
        if move in {"first", "last"}:
            return 0 if move == "first" else last
        if move in {"left", "right"}:
            return min(max(place + (1 if move == "right" else -1), 0), last)
        if move == "up":
            return place - self.columns if place >= self.columns else place
        # Above the gap at the end of a short last row, down is its last cell.
        return min(place + self.columns, last) if place // self.columns < self.rows - 1 else place


def lay_out(count: int, aspect: float, room: Room, columns: int | None = None) -> MosaicLayout:
    """Lay cells out, all in sight if they are large enough then.

    Parameters
    ----------
    count : int
        At least 1.
    aspect : float
        Height of a cell by its width.
    room : Room
    columns : int, optional
        As many, and scroll where they need it; without it, and never more than, what brings most cells into sight.

    Examples
    --------
    >>> layout = lay_out(512, 1.0, Room(700, 450))
    >>> layout.columns, layout.rows, layout.width, layout.extent
    (29, 18, 22, 450)
    >>> layout = lay_out(512, 1.0, Room(700, 450, bar=10), columns=2)
    >>> layout.width, layout.extent
    (344, 88574)
    """
    overview, width = _fit(count, aspect, room)
    all_in_sight = width >= room.least
    if not all_in_sight:
        overview = max(_fitting(room.width - 2 * room.margin - room.bar, room.least, room.gap), 1)
    if columns is None or columns >= overview:
        columns = overview
        if all_in_sight:
            return _placed(count, columns, width, aspect, room)
    return _scrolling(count, columns, aspect, room)


def zoomed(columns: int, fit: int, *, closer: bool) -> int | None:
    """Return how many columns there are one step closer or further away; None to see all.

    >>> zoomed(29, 29, closer=True), zoomed(3, 29, closer=True), zoomed(2, 29, closer=True)
    (23, 2, 2)
    >>> zoomed(23, 29, closer=False), zoomed(2, 29, closer=False)
    (None, 3)
    """
    if closer:
        return max(min(int(columns / _ZOOM), columns - 1), LEAST_COLUMNS)
    wanted = max(round(columns * _ZOOM), columns + 1)
    return wanted if wanted < fit else None


def _fit(count: int, aspect: float, room: Room) -> tuple[int, int]:
    """Find the number of columns with which all cells are in sight and as wide as can be, and that width."""
    inner, upright = room.width - 2 * room.margin, room.height - 2 * room.margin

    def widest(columns: int) -> int:
        rows = -(-count // columns)
        return min(_widest(inner, columns, room.gap), int(_widest(upright, rows, room.gap) / aspect))

    best = max(range(1, count + 1), key=widest)
    return best, widest(best)


def _scrolling(count: int, columns: int, aspect: float, room: Room) -> MosaicLayout:
    """Make the columns as wide as can be; leave out the scroll bar only if there is none."""
    inner = room.width - 2 * room.margin
    wide = _placed(count, columns, _widest(inner, columns, room.gap), aspect, room)
    if wide.extent <= room.height:
        return wide
    return _placed(count, columns, _widest(inner - room.bar, columns, room.gap), aspect, room)


def _fitting(room: int, width: int, gap: int) -> int:
    return (room + gap) // (width + gap)


def _widest(room: int, count: int, gap: int) -> int:
    return (room + gap) // count - gap


def _placed(count: int, columns: int, width: int, aspect: float, room: Room) -> MosaicLayout:
    """Put the columns into the middle, and the rows too if they leave room."""
    width = max(width, 1)
    height = max(round(width * aspect), 1)
    rows = -(-count // columns)
    down = rows * (height + room.gap) - room.gap + 2 * room.margin
    bar = room.bar if down > room.height else 0
    across = columns * (width + room.gap) - room.gap
    left = max((room.width - bar - across) // 2, room.margin)
    top = room.margin + max((room.height - down) // 2, 0)
    return MosaicLayout(count, columns, width, height, left, top, room.gap)
