"""What a mosaic has room for, what is typed and scrolled over it, and how its cells are drawn. No widget here."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QImage, QPainter, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from cnngui.engine.mosaic_layout import MosaicLayout, Room
from cnngui.gui.look.theme import pen_width
from cnngui.gui.widgets.inputs.stepping import NOTCH
from cnngui.gui.widgets.painted import draw_marker
from cnngui.gui.widgets.pictures.pictures import resampled

DIGITS_BELONG = 1.0
"""Seconds within which digits that are typed make one number."""

_ROOM_FOR_NUMBER = 2.2
"""Sides of a cell, in sizes of its number, from which the number leaves enough of the map to be seen."""


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
