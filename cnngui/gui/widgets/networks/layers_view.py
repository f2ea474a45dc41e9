"""Every map and every cell of all layers of a network at once: numbers as colours, and one of them is picked."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from cnngui.engine.arrays import Array
from cnngui.engine.colours import Scale, limit_of, paint_argb, signed
from cnngui.gui.look.i18n import labelled, number, number_seen
from cnngui.gui.look.theme import pen_width
from cnngui.gui.widgets.networks.layers_layout import LayersLayout, PlacedLayer, Plane, lay_out
from cnngui.gui.widgets.painted import Hint, PaintedArea, arrow_move, draw_focus, draw_inside, draw_marker

Place = tuple[int, int, int]
"""Row, column and channel; of a vector, (0, 0, unit)."""

_MARGIN = 4
"""Px around it all: for the frame of the focus."""
_LEAST_MARK = 6.0
"""Px of the frame around a number."""


@dataclass(frozen=True, eq=False)
class ShownLayer:
    """A layer as it is drawn.

    Parameters
    ----------
    name : str
        By which it is picked.
    title : str
        What is written above it.
    values : (H, W, C) or (units,) float32
    scale : Scale or None
        None for one of its own, blue below zero and ochre above.
    """

    name: str
    title: str
    values: Array
    scale: Scale | None = None

    @property
    def shape(self) -> tuple[int, int, int]:
        """Rows, columns and maps; of a vector, each number is a map."""
        if self.values.ndim == 1:
            return 1, 1, len(self.values)
        rows, columns, count = self.values.shape
        return rows, columns, count

    def value(self, place: Place) -> float:
        """Return one number."""
        return float(self.values[place] if self.values.ndim == 3 else self.values[place[2]])


@dataclass(frozen=True)
class Window:
    """What a unit sees of a layer: rows and columns of all maps, or of one; a whole vector."""

    layer: str
    rows: tuple[int, int]
    columns: tuple[int, int]
    channel: int | None = None


class LayersView(PaintedArea):
    """Draws the layers; a click or the arrows pick a number."""

    picked = Signal(str, object)
    """A layer's name, and row, column and channel."""
    hovered = Signal(str, object)
    """The same for the number under the pointer; "" and None where there is none."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._layers: Sequence[ShownLayer] = ()
        self._images: list[QImage] = []
        self._layout = LayersLayout((), 0)
        self._laid_for: object = None
        self._current: tuple[str, Place] = ("", (0, 0, 0))
        self._lit: tuple[str, Place] | None = None
        self._window: Window | None = None
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def layers(self) -> Sequence[ShownLayer]:
        """What is drawn."""
        return self._layers

    @property
    def current(self) -> tuple[str, Place]:
        """The number that is picked: its layer and its place."""
        return self._current

    def set_layers(self, layers: Sequence[ShownLayer]) -> None:
        """Draw other numbers."""
        self._layers = layers
        self._fit()
        self._images = [self._image(layer, at) for at, layer in enumerate(layers)]
        self._describe()
        self.viewport().update()

    def set_current(self, layer: str, place: Place, window: Window | None = None) -> None:
        """Frame a number and what it sees of the layer before, without telling."""
        if (layer, place, window) == (*self._current, self._window):
            return
        if layer != self._current[0]:
            self._show_layer(layer)
        self._current, self._window = (layer, place), window
        self._describe()
        self.viewport().update()

    def rect_of(self, layer: str, place: Place) -> QRectF:
        """Return where a number is drawn, in px of the viewport; empty where there is none."""
        at = self._at(layer)
        if at is None:
            return QRectF()
        return self._cell(at, place[2], place[0], place[1], 1, 1)

    def place_at(self, point: QPointF) -> tuple[str, Place] | None:
        """Return which number lies at a point of the viewport."""
        x, y = point.x() - _MARGIN, point.y() - _MARGIN + self.verticalScrollBar().value()
        for layer, placed in zip(self._layers, self._layout.layers, strict=True):
            rows, columns, count = layer.shape
            right, down = x - placed.left, y - placed.maps_top
            if not (0 <= right < placed.across * (placed.width + placed.gap) and down >= 0):
                continue
            across, below = int(right // (placed.width + placed.gap)), int(down // (placed.height + placed.gap))
            channel = below * placed.across + across
            if channel < count:
                left, top = placed.corner(channel)
                row = min(max(int((y - top) / placed.height * rows), 0), rows - 1)
                column = min(max(int((x - left) / placed.width * columns), 0), columns - 1)
                return layer.name, (row, column, channel)
        return None

    def _at(self, name: str) -> int | None:
        return next((at for at, layer in enumerate(self._layers) if layer.name == name), None)

    def _cell(self, at: int, channel: int, row: float, column: float, height: float, width: float) -> QRectF:
        """Return where a part of a map lies."""
        placed, (rows, columns, _) = self._layout.layers[at], self._layers[at].shape
        left, top = placed.corner(channel)
        down, across = placed.height / rows, placed.width / columns
        offset = _MARGIN - self.verticalScrollBar().value()
        return QRectF(_MARGIN + left + column * across, offset + top + row * down, width * across, height * down)

    def _show_layer(self, name: str) -> None:
        """Scroll a layer into sight."""
        at, bar = self._at(name), self.verticalScrollBar()
        if at is not None and bar.maximum():
            top = round(self._layout.layers[at].top)
            bar.setValue(min(max(bar.value(), top - bar.pageStep() // 2), top))

    def _describe(self) -> None:
        at = self._at(self._current[0])
        if at is None:
            return
        shape, place = self._layers[at].shape, self._current[1]
        if all(where < length for where, length in zip(place, shape, strict=True)):
            self.setAccessibleDescription(self._told(at, place))

    def _told(self, at: int, place: Place) -> str:
        layer, (row, column, channel) = self._layers[at], place
        value = number_seen(layer.value(place), 2)
        if layer.values.ndim == 1:
            text = self.tr("{layer}, number {unit}").format(layer=layer.name, unit=number(channel + 1))
        else:
            template = self.tr("{layer}, map {map}, row {row}, column {column}")
            place_text = {"map": number(channel + 1), "row": number(row + 1), "column": number(column + 1)}
            text = template.format(layer=layer.name, **place_text)
        return labelled(text, value)

    # Drawing

    def _fit(self) -> None:
        """Lay out anew, if there is another room, type or network."""
        metrics = QFontMetricsF(self.font())
        size = self.maximumViewportSize()
        key = (size.toTuple(), self.font().key(), tuple((layer.title, layer.shape) for layer in self._layers))
        if key == self._laid_for:
            return
        self._laid_for = key
        planes = [Plane(*layer.shape, metrics.horizontalAdvance(layer.title) + 1) for layer in self._layers]
        wide, high = size.width() - 2 * _MARGIN, size.height() - 2 * _MARGIN
        self._layout = lay_out(planes, (wide, high), metrics.height() + 2)
        if self._layout.height > high:
            room = (wide - self.verticalScrollBar().sizeHint().width(), high)
            self._layout = lay_out(planes, room, metrics.height() + 2)
        bar = self.verticalScrollBar()
        bar.setPageStep(size.height())
        bar.setSingleStep(round(3 * metrics.height()))
        bar.setRange(0, max(ceil(self._layout.height) + 2 * _MARGIN - size.height(), 0))
        self._images = [self._image(layer, at) for at, layer in enumerate(self._layers)]

    def _image(self, layer: ShownLayer, at: int) -> QImage:
        """Paint a layer's maps side by side, a px a number; those of a vector as they lie on screen."""
        scale = layer.scale or signed(limit_of(layer.values.reshape(len(layer.values), -1)))
        if layer.values.ndim == 1:
            across, count = self._layout.layers[at].across, len(layer.values)
            plane = np.zeros((ceil(count / across), across), np.float32)
            plane.ravel()[:count] = layer.values
            pixels = paint_argb(scale, plane)
            pixels.ravel()[count:] = self.palette().color(QPalette.ColorRole.Window).rgb()
        else:
            rows, columns, count = layer.values.shape
            plane = np.ascontiguousarray(layer.values.transpose(0, 2, 1)).reshape(rows, count * columns)
            pixels = paint_argb(scale, plane)
        height, width = pixels.shape
        return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()

    def _draw(self, painter: QPainter, seen: QRectF) -> None:
        metrics = QFontMetricsF(self.font())
        ink, offset = self.palette().color(QPalette.ColorRole.WindowText), _MARGIN - self.verticalScrollBar().value()
        painter.setFont(self.font())
        for at, (layer, placed) in enumerate(zip(self._layers, self._layout.layers, strict=True)):
            rows = ceil(layer.shape[2] / placed.across)
            low = placed.maps_top + rows * (placed.height + placed.gap) + offset
            if placed.top + offset > seen.bottom() or low < seen.top():
                continue
            painter.setPen(ink)
            painter.drawText(QPointF(_MARGIN + placed.left, offset + placed.top + metrics.ascent()), layer.title)
            self._draw_maps(painter, at, layer, placed, seen)

    def _draw_maps(self, painter: QPainter, at: int, layer: ShownLayer, placed: PlacedLayer, seen: QRectF) -> None:
        image, (rows, columns, count) = self._images[at], layer.shape
        if layer.values.ndim == 1:
            down = ceil(count / placed.across)
            area = self._cell(at, 0, 0, 0, down, placed.across)
            painter.drawImage(area, image)
            return
        for channel in range(count):
            area = self._cell(at, channel, 0, 0, rows, columns)
            if area.bottom() >= seen.top() and area.top() <= seen.bottom():
                painter.drawImage(area, image, QRectF(channel * columns, 0, columns, rows))

    def _draw_marks(self, painter: QPainter) -> None:
        """Frame what the unit sees, the map that it lies in, and itself."""
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        if self._window is not None and (at := self._at(self._window.layer)) is not None:
            self._draw_window(painter, at, self._window)
        for name, place, is_current in self._marked():
            at = self._at(name)
            if at is None:
                continue
            rows, columns, count = self._layers[at].shape
            if not all(where < length for where, length in zip(place, (rows, columns, count), strict=True)):
                continue
            if rows * columns > 1 and is_current:
                draw_inside(painter, self._cell(at, place[2], 0, 0, rows, columns).adjusted(-1, -1, 1, 1), accent)
            area = self._cell(at, place[2], place[0], place[1], 1, 1)
            grow = max(_LEAST_MARK - area.width(), 0) / 2
            draw_marker(painter, area.adjusted(-grow, -grow, grow, grow), pen_width() if is_current else 1.0)

    def _marked(self) -> list[tuple[str, Place, bool]]:
        lit = [(*self._lit, False)] if self._lit is not None and self._lit != self._current else []
        return [(*self._current, True), *lit]

    def _draw_window(self, painter: QPainter, at: int, window: Window) -> None:
        layer, placed = self._layers[at], self._layout.layers[at]
        colour = QColor(self.palette().color(QPalette.ColorRole.Highlight))
        if layer.values.ndim == 1:
            down = ceil(layer.shape[2] / placed.across)
            draw_inside(painter, self._cell(at, 0, 0, 0, down, placed.across).adjusted(-2, -2, 2, 2), colour)
            return
        channels = range(layer.shape[2]) if window.channel is None else (window.channel,)
        height, width = window.rows[1] - window.rows[0], window.columns[1] - window.columns[0]
        for channel in channels:
            whole = self._cell(at, channel, 0, 0, layer.shape[0], layer.shape[1])
            part = self._cell(at, channel, window.rows[0], window.columns[0], height, width)
            draw_marker(painter, part.intersected(whole), 1.0, 0.5)

    def hint_at(self, point: QPoint) -> Hint:
        """Say which number lies under the pointer."""
        found = self.place_at(QPointF(point))
        at = None if found is None else self._at(found[0])
        if found is None or at is None:
            return "", QRect()
        return self._told(at, found[1]), self.rect_of(*found).toAlignedRect().adjusted(-2, -2, 2, 2)

    def _moved(self, down: int, right: int) -> Place | None:
        """Return the place some rows below and columns to the right; over the edge of a map lies the next one."""
        at = self._at(self._current[0])
        if at is None:
            return None
        rows, columns, count = self._layers[at].shape
        row, column, channel = self._current[1]
        across = self._layout.layers[at].across
        below, beside = divmod(channel, across)
        down, right = below * rows + row + down, beside * columns + column + right
        wide, high = min(across, count) * columns, ceil(count / across) * rows
        down, right = min(max(down, 0), high - 1), min(max(right, 0), wide - 1)
        found = (down // rows) * across + right // columns
        return (down % rows, right % columns, found) if found < count else None

    # Overrides of Qt

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Draw what is in sight now."""
        del dx, dy
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Names, maps, frames, focus."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Window))
        self._draw(painter, QRectF(self.viewport().rect()))
        self._draw_marks(painter)
        draw_focus(painter, self, self.viewport().rect())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pick a number."""
        found = self.place_at(event.position())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(*found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Frame the number under the pointer; held down, the button picks on the way."""
        found = self.place_at(event.position())
        if found is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self.picked.emit(*found)
        if found != self._lit:
            self._lit = found
            self.hovered.emit(*(found or ("", None)))
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """No number is under the pointer any more."""
        if self._lit is not None:
            self._lit = None
            self.hovered.emit("", None)
            self.viewport().update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows go on by a number, with Shift by ten."""
        move = arrow_move(event)
        place = None if move is None else self._moved(*move)
        if place is not None:
            self.picked.emit(self._current[0], place)
        event.setAccepted(move is not None)
