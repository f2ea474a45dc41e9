"""Where the cells of a mosaic lie, where keys lead, and how the cells are drawn. All in device px; no widget here."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QImage, QPainter, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from cnngui.gui.look.theme import pen_width
from cnngui.gui.widgets.inputs.stepping import NOTCH
from cnngui.gui.widgets.painted import draw_marker
from cnngui.gui.widgets.pictures.pictures import resampled

Move = Literal["left", "right", "up", "down", "first", "last"]

LEAST_COLUMNS = 2
"""As far as one can zoom in."""

DIGITS_BELONG = 1.0
"""Seconds within which digits that are typed make one number."""

_ZOOM = 1.25

_ROOM_FOR_NUMBER = 2.2
"""Sides of a cell, in sizes of its number, from which the number leaves enough of the map to be seen."""


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


def room_of(area: QAbstractScrollArea) -> Room:
    """Measure what a mosaic has, without the scroll bar, which comes and goes with the layout."""
    ratio, size = area.devicePixelRatioF(), area.maximumViewportSize()
    return Room(
        int(size.width() * ratio),
        int(size.height() * ratio),
        bar=math.ceil(area.verticalScrollBar().sizeHint().width() * ratio),
        gap=round(2 * ratio),
        margin=round((pen_width() + 4) * ratio),
        least=round(16 * ratio),
    )


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


class TypedNumber:
    """A number typed digit by digit; after a pause a new one begins.

    Examples
    --------
    >>> typed = TypedNumber()
    >>> typed.add("1", 0.0), typed.add("1", 0.4), typed.add("7", 0.9), typed.is_open(1.5), typed.add("3", 5.0)
    (1, 11, 117, True, 3)
    """

    def __init__(self) -> None:
        self._digits = ""
        self._last = 0.0

    def is_open(self, now: float) -> bool:
        """Tell whether a digit typed now, in seconds, goes on with the number."""
        return bool(self._digits) and now - self._last < DIGITS_BELONG

    def add(self, digit: str, now: float) -> int:
        """Add a digit and give the number so far."""
        self._digits = self._digits + digit if self.is_open(now) else digit
        self._last = now
        return int(self._digits)


class SmoothScroll:
    """Turns wheels and touchpads into whole px; what is left of one is kept for the next time."""

    def __init__(self) -> None:
        self._rest = 0.0

    def pixels(self, event: QWheelEvent, notch: float, ratio: float) -> int:
        """Return the device px that an event moves the picture down, ``notch`` of them a notch of a wheel."""
        # WORKAROUND https://doc.qt.io/qt-6/qwheelevent.html#pixelDelta: unreliable on X11, the driver's own units.
        is_exact = not event.pixelDelta().isNull() and QGuiApplication.platformName() != "xcb"
        self._rest += event.pixelDelta().y() * ratio if is_exact else event.angleDelta().y() / NOTCH * notch
        whole = int(self._rest)
        self._rest -= whole
        return whole


@dataclass(frozen=True)
class Look:
    """What numbers, ground and marks are drawn with.

    Parameters
    ----------
    font : QFont
    palette : QPalette
    ratio, pen : float
        Device px in one px of the window, and how many of the latter the line is wide that marks a cell.
    """

    font: QFont
    palette: QPalette
    ratio: float
    pen: float


class MosaicRows:
    """Rows of cells as images, with their numbers; each is put together when it is first asked for.

    Parameters
    ----------
    texture : (N, H, W, 4) uint8
        Thumbnails as Qt has them in memory: B, G, R, 255.
    order : sequence of int
        The channel at each place.
    layout : MosaicLayout
    look : Look
    """

    def __init__(self, texture: NDArray[np.uint8], order: Sequence[int], layout: MosaicLayout, look: Look) -> None:
        self._texture, self._order, self._layout, self._look = texture, order, layout, look
        self._images: dict[int, QImage] = {}

    def draw(self, painter: QPainter, scrolled: int, height: int) -> None:
        """Draw what is in sight when ``scrolled`` px are above it; forget all other rows."""
        rows = self._layout.rows_between(scrolled, scrolled + height)
        self._images = {row: image for row, image in self._images.items() if row in rows}
        for row in rows:
            if row not in self._images:
                self._images[row] = self._composed([self._order[place] for place in self._layout.places(row)])
            _, y = self._layout.corner(row * self._layout.columns)
            painter.drawImage(self._layout.left, y - scrolled, self._images[row])

    def draw_frame(self, painter: QPainter, cell: QRectF) -> None:
        """Frame a cell."""
        ratio, width = self._look.ratio, self._look.pen * self._look.ratio
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_marker(painter, cell.adjusted(-ratio, -ratio, ratio, ratio), width, edge=ratio)

    def draw_pin(self, painter: QPainter, cell: QRectF) -> None:
        """Draw a disc into the upper right corner of a cell, with a ring that shows on any map."""
        ratio, palette = self._look.ratio, self._look.palette
        largest = QFontMetrics(self._look.font).height() * 0.35 * ratio
        radius = min(max(min(cell.width(), cell.height()) / 8, 1.5 * self._look.pen * ratio), largest)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Base), 1.5 * ratio))
        painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
        painter.drawEllipse(cell.topRight() + QPointF(-radius - 2 * ratio, radius + 2 * ratio), radius, radius)

    def _composed(self, channels: Sequence[int]) -> QImage:
        """Put cells side by side: averaged when smaller than their thumbnails, square pixels when larger."""
        width, height = self._layout.width, self._layout.height
        image = QImage(self._layout.across, height, QImage.Format.Format_RGB32)
        image.fill(self._look.palette.color(QPalette.ColorRole.Window))
        pixels = np.frombuffer(image.bits(), np.uint8).reshape(height, self._layout.across, 4)
        for column, channel in enumerate(channels):
            left = column * (width + self._layout.gap)
            pixels[:, left : left + width] = resampled(self._texture[channel], (height, width))
        self._write_numbers(image, channels)
        return image

    def _write_numbers(self, image: QImage, channels: Sequence[int]) -> None:
        """Write each channel's number into its corner, if the cells are large enough."""
        ratio, metrics = self._look.ratio, QFontMetrics(self._look.font)
        air = metrics.height() // 5
        widest = metrics.horizontalAdvance("0" * len(str(self._layout.count))) + 2 * air
        sides = self._layout.width / widest, self._layout.height / metrics.height()
        if min(sides) < _ROOM_FOR_NUMBER * ratio:
            return
        painter = QPainter(image)
        painter.scale(ratio, ratio)
        painter.setFont(self._look.font)
        painter.setPen(self._look.palette.color(QPalette.ColorRole.Text))
        for column, channel in enumerate(channels):
            text, left = str(channel + 1), column * (self._layout.width + self._layout.gap) / ratio
            plate = QRectF(left, 0, metrics.horizontalAdvance(text) + 2 * air, metrics.height())
            painter.fillRect(plate, self._look.palette.color(QPalette.ColorRole.Base))
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
