"""Where the maps and cells of all layers of a network lie, in px, so that each is as large as can be. No widget."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

GAP = 2
"""Px between two maps of a layer."""

APART = 14
"""Px between two layers."""

SIZES = (30.0, 0.94, 60)
"""The largest size, how much smaller each next one is, and how many are tried."""

LEAST = 4.0
"""The least size: a map of 28 px is never smaller than 21, a cell never smaller than 4."""

MOST_APART = 80.0
"""Px more between two layers, at most, so that a line is as wide as the room."""

SCREENS = 2.0
"""Heights of the room that layers may take that are scrolled anyway, so that they can be larger."""

MOST_LINES = 8
"""Of layers, where none is scrolled."""

CELL = 0.72
"""Of a cell of a vector, in sizes."""


@dataclass(frozen=True)
class Plane:
    """A layer: how many maps it has, and of how many numbers; of a vector each number is a map of one.

    Parameters
    ----------
    rows, columns, count : int
    title_width : float
        Px that its name takes.
    """

    rows: int
    columns: int
    count: int
    title_width: float = 0.0

    @property
    def is_vector(self) -> bool:
        """Whether it is a row of single numbers."""
        return self.rows == self.columns == 1

    def wished(self, size: float) -> float:
        """Return the longer side of a map in px: large maps are drawn larger, but not as much as they are."""
        return max(CELL * size, LEAST) if self.is_vector else size * sqrt(max(self.rows, self.columns))


Block = tuple[Plane, float, float, int]
"""A layer, the longer side of its maps, the gap between them, and how many stand side by side."""


@dataclass(frozen=True)
class PlacedLayer:
    """Where a layer lies.

    Parameters
    ----------
    left, top : float
        Of its name.
    maps_top : float
        Of its first map.
    across : int
        Maps side by side.
    height, width : float
        Of a map.
    gap : float
        Between two maps.
    room : float
        Width of it all.
    """

    left: float
    top: float
    maps_top: float
    across: int
    height: float
    width: float
    gap: float
    room: float

    def corner(self, channel: int) -> tuple[float, float]:
        """Return left and top of a map."""
        down, right = divmod(channel, self.across)
        return self.left + right * (self.width + self.gap), self.maps_top + down * (self.height + self.gap)


@dataclass(frozen=True)
class LayersLayout:
    """All layers, in their order; ``height`` may be more than there is room for."""

    layers: tuple[PlacedLayer, ...]
    height: float


def lay_out(planes: Sequence[Plane], room: tuple[float, float], title: float) -> LayersLayout:
    """Lay the layers out in lines, as large as all of them fit; where the least size is too much, scrolled.

    Parameters
    ----------
    planes : sequence of Plane
    room : (width, height)
        In px.
    title : float
        Height of a layer's name.

    Examples
    --------
    >>> lenet = [Plane(32, 32, 1), Plane(28, 28, 6), Plane(14, 14, 6), Plane(1, 1, 120), Plane(1, 1, 10)]
    >>> found = lay_out(lenet, (800, 300), 20)
    >>> len(found.layers), found.height <= 300, found.layers[1].width > 40
    (5, True, True)
    """
    largest, factor, count = SIZES
    for step in range(count):
        size = max(largest * factor**step, LEAST)
        for lines in range(1, min(len(planes), MOST_LINES) + 1):
            inner = (room[1] - (lines - 1) * APART) / lines - title
            if inner <= 0:
                break
            placed = _in_lines(planes, size, inner, room[0], title)
            if placed is not None and placed.height <= room[1]:
                return placed
    for step in range(count):
        placed = _scrolled(planes, max(largest * factor**step, LEAST), room, title)
        if placed.height <= SCREENS * room[1]:
            return placed
    return _scrolled(planes, LEAST, room, title)


def _in_lines(planes: Sequence[Plane], size: float, inner: float, width: float, title: float) -> LayersLayout | None:
    """Lay layers out in lines of one height; None where a map does not fit into one."""
    blocks = []
    for plane in planes:
        wished, gap = plane.wished(size), 0.0 if plane.is_vector else GAP
        if wished > inner:
            return None
        down = max(1, min(plane.count, int((inner + gap) / (wished + gap))))
        across = ceil(plane.count / down)
        blocks.append((plane, wished, gap, across))
        if max(across * (wished + gap), plane.title_width) > width:
            return None
    return _flowed(blocks, width, title)


def _scrolled(planes: Sequence[Plane], size: float, room: tuple[float, float], title: float) -> LayersLayout:
    """Lay layers out at a size, as wide as there is room."""
    blocks = []
    for plane in planes:
        wished, gap = plane.wished(size), 0.0 if plane.is_vector else GAP
        most = max(1, int((room[0] + gap) / (wished + gap)))
        across = min(most, max(1, round(sqrt(plane.count * 3))))
        blocks.append((plane, wished, gap, across if plane.count <= most * 4 else most))
    return _flowed(blocks, room[0], title)


def _flowed(blocks: Sequence[Block], width: float, title: float) -> LayersLayout:
    """Put layers side by side in as few lines as there are needed, all of them about as wide, and fill the width."""
    rooms = [_room(block) for block in blocks]
    placed: list[PlacedLayer] = []
    top = 0.0
    for line in _balanced(rooms, width):
        spare = width - sum(rooms[at] for at in line) - APART * (len(line) - 1)
        apart = APART + min(max(spare, 0.0) / max(len(line) - 1, 1), MOST_APART)
        left = lowest = 0.0
        for at in line:
            plane, side, gap, across = blocks[at]
            longest = max(plane.rows, plane.columns)
            height, wide = side * plane.rows / longest, side * plane.columns / longest
            placed.append(PlacedLayer(left, top, top + title, across, height, wide, gap, rooms[at]))
            lowest = max(lowest, top + title + ceil(plane.count / across) * (height + gap))
            left += rooms[at] + apart
        top = lowest + APART
    return LayersLayout(tuple(placed), max(top - APART, 0.0))


def _room(block: Block) -> float:
    plane, side, gap, across = block
    wide = side * plane.columns / max(plane.rows, plane.columns)
    return max(across * (wide + gap) - gap, plane.title_width)


def _balanced(rooms: Sequence[float], width: float) -> list[list[int]]:
    """Break layers into as few lines as fit into a width, the widest of them as narrow as can be.

    >>> _balanced([50, 50, 50, 20], 200)
    [[0, 1], [2, 3]]
    """
    best = _broken(rooms, width)
    low, high = 0.0, width
    for _ in range(12):
        middle = (low + high) / 2
        lines = _broken(rooms, middle)
        if len(lines) > len(best) or middle < max(rooms, default=0.0):
            low = middle
        else:
            best, high = lines, middle
    return best


def _broken(rooms: Sequence[float], width: float) -> list[list[int]]:
    """Put as many layers on each line as fit."""
    lines: list[list[int]] = []
    left = 0.0
    for at, room in enumerate(rooms):
        if not lines or left + room > width:
            lines.append([])
            left = 0.0
        lines[-1].append(at)
        left += room + APART
    return lines
