"""All feature maps of a layer as one picture, to pick one: each row in sight is one image, put together once."""

import time
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QWidget

from cnngui.engine.mosaic_layout import MosaicLayout, Move, lay_out, zoomed
from cnngui.gui.look.i18n import number
from cnngui.gui.look.theme import pen_width
from cnngui.gui.widgets.inputs.edit_session import EditSession
from cnngui.gui.widgets.inputs.stepping import WheelSteps
from cnngui.gui.widgets.networks.mosaic_rows import Look, MosaicRows, SmoothScroll, TypedNumber, room_of
from cnngui.gui.widgets.painted import ENTER_KEYS, OF_OTHERS, Hint, PaintedArea, draw_focus

_MOVES: dict[int, Move] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
}


class MapMosaic(PaintedArea):
    """Feature maps in rows; a click or an arrow picks one, Ctrl with the wheel makes them larger.

    Channels are counted from 0 in code and from 1 on screen.
    """

    map_picked = Signal(int)
    pin_toggled = Signal(int)
    cell_resized = Signal(int, int)
    """Height and width of a cell in device px: as fine need thumbnails be."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._texture: NDArray[np.uint8] = np.zeros((0, 1, 1, 4), np.uint8)
        self._order: Sequence[int] = ()
        self._places: dict[int, int] = {}
        self._aspect: float | None = None
        self._columns: int | None = None
        self._layout: MosaicLayout | None = None
        self._rows: MosaicRows | None = None
        self._current: int | None = None
        self._pinned: frozenset[int] = frozenset()
        self._hint: Callable[[int], str] | None = None
        self._typed = TypedNumber()
        self._walk = EditSession(self)
        self._notches = WheelSteps()
        self._scroll = SmoothScroll()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def columns(self) -> int:
        """How many cells stand side by side; 0 before there are any."""
        return self._layout.columns if self._layout is not None else 0

    @property
    def cell_size(self) -> tuple[int, int]:
        """(H, W) of a cell in device px; (0, 0) before there are any."""
        return (self._layout.height, self._layout.width) if self._layout is not None else (0, 0)

    @property
    def current(self) -> int | None:
        """The channel that is picked."""
        return self._current

    def set_texture(self, pixels: NDArray[np.uint32]) -> None:
        """Show thumbnails in order of the channels, (N, H, W) uint32 0xffRRGGBB; other ones of as many maps stay put.

        The array is kept, not copied.
        """
        pixels = np.ascontiguousarray(pixels)
        self._texture = pixels.view(np.uint8).reshape(*pixels.shape, 4)
        self._rows = None
        if len(pixels) != len(self._order):
            self._layout = self._columns = self._current = None
            self._take_order(range(len(pixels)))
            self.verticalScrollBar().setValue(0)
        self._lay_out()
        self._describe()

    def set_cell_aspect(self, height: int, width: int) -> None:
        """Fit the cells to the sides of the maps themselves; those of a thumbnail are rounded."""
        self._aspect = height / width
        self._lay_out()

    def set_order(self, order: Sequence[int]) -> None:
        """Lay the channels out in another order.

        Raises
        ------
        ValueError
            When a channel is missing: nothing is ever dropped.
        """
        if sorted(order) != list(range(len(self._order))):
            raise ValueError(f"the order must hold each of {len(self._order)} channels once")
        self._take_order(order)

    def set_current(self, channel: int | None) -> None:
        """Frame a map, without telling."""
        self._current = channel
        self._describe()
        self.viewport().update()

    def set_pinned(self, channels: frozenset[int]) -> None:
        """Mark maps in a corner."""
        self._pinned = channels
        self.viewport().update()

    def set_hints(self, hint: Callable[[int], str]) -> None:
        """Take what is told about a channel under the pointer from ``hint``."""
        self._hint = hint

    def set_columns(self, columns: int | None) -> None:
        """Put as many cells side by side, or bring all into sight (None)."""
        self._zoom_to(columns, self._place_to_keep())

    def show_channel(self, channel: int) -> None:
        """Scroll a map into sight."""
        if self._layout is not None and channel in self._places:
            _, top = self._layout.corner(self._places[channel])
            bar, edge = self.verticalScrollBar(), self._layout.top
            highest, lowest = top + self._layout.height + edge - bar.pageStep(), top - edge
            bar.setValue(min(max(bar.value(), highest), lowest))

    def cell_rect(self, channel: int) -> QRectF:
        """Where a map is drawn, in px of the viewport; empty for one that there is not."""
        if self._layout is None or channel not in self._places:
            return QRectF()
        rect, ratio = self._device_rect(self._layout, channel), self.devicePixelRatioF()
        return QRectF(rect.topLeft() / ratio, rect.size() / ratio)

    def channel_at(self, position: QPointF) -> int | None:
        """Which channel is drawn at a point of the viewport."""
        if self._layout is None:
            return None
        at = position * self.devicePixelRatioF()
        place = self._layout.place_at(at.x(), at.y() + self.verticalScrollBar().value())
        return None if place is None else self._order[place]

    def _device_rect(self, layout: MosaicLayout, channel: int) -> QRectF:
        x, y = layout.corner(self._places[channel])
        return QRectF(x, y - self.verticalScrollBar().value(), layout.width, layout.height)

    def _take_order(self, order: Sequence[int]) -> None:
        self._order = tuple(order)
        self._places = {channel: place for place, channel in enumerate(self._order)}
        self._rows = None
        self.viewport().update()

    def _describe(self) -> None:
        count = number(len(self._order))
        if self._current is None:
            self.setAccessibleDescription(self.tr("{count} maps; none is picked").format(count=count))
        else:
            text = self.tr("{count} maps; map {number} is picked")
            self.setAccessibleDescription(text.format(count=count, number=number(self._current + 1)))

    def _shape(self) -> float:
        """Height of a cell by its width."""
        return self._aspect or self._texture.shape[1] / self._texture.shape[2]

    def _lay_out(self) -> None:
        """Lay out anew; what was in the upper part of the view stays there."""
        if not self._order:
            return
        old, room = self._layout, room_of(self)
        new = lay_out(len(self._order), self._shape(), room, self._columns)
        bar = self.verticalScrollBar()
        seen = bar.value() / old.extent if old is not None else 0.0
        if new != old:
            self._rows = None
        self._layout = new
        bar.setPageStep(room.height)
        bar.setSingleStep(round(self.fontMetrics().height() * self.devicePixelRatioF()))
        bar.setRange(0, max(new.extent - room.height, 0))
        bar.setValue(round(seen * new.extent))
        self.viewport().update()
        if old is None or (old.height, old.width) != (new.height, new.width):
            self.cell_resized.emit(new.height, new.width)

    def _place_to_keep(self, position: QPointF | None = None) -> int:
        """Find what stays where it is while zooming: under the pointer, or the current map, or in the middle."""
        channel = self.channel_at(position) if position is not None else self._current
        view = QRectF(self.viewport().rect())
        if channel is None or not view.intersects(self.cell_rect(channel)):
            channel = self.channel_at(view.center())
        return self._places[channel] if channel is not None else 0

    def _zoom(self, *, closer: bool, position: QPointF | None = None) -> None:
        if self._layout is not None:
            overview = lay_out(len(self._order), self._shape(), room_of(self)).columns
            columns = zoomed(self._layout.columns, overview, closer=closer)
            self._zoom_to(columns, self._place_to_keep(position))

    def _zoom_to(self, columns: int | None, kept: int) -> None:
        self._columns = columns
        if self._layout is None:
            return
        bar = self.verticalScrollBar()
        before = self._layout.corner(kept)[1] + self._layout.height / 2 - bar.value()
        self._lay_out()
        bar.setValue(round(self._layout.corner(kept)[1] + self._layout.height / 2 - before))

    def _draw(self, painter: QPainter, layout: MosaicLayout) -> None:
        ratio, bar = self.devicePixelRatioF(), self.verticalScrollBar()
        painter.scale(1 / ratio, 1 / ratio)  # to device px
        if self._rows is None:
            look = Look(self.font(), self.palette(), ratio, pen_width())
            self._rows = MosaicRows(self._texture, self._order, layout, look)
        self._rows.draw(painter, bar.value(), bar.pageStep())
        for channel in self._pinned & self._places.keys():
            self._rows.draw_pin(painter, self._device_rect(layout, channel))
        if self._current is not None and self._current in self._places:
            self._rows.draw_frame(painter, self._device_rect(layout, self._current))

    def _pick_place(self, place: int) -> None:
        channel = self._order[place]
        self.set_current(channel)
        self.show_channel(channel)
        self.map_picked.emit(channel)

    def hint_at(self, point: QPoint) -> Hint:
        """Explain the map under a point."""
        channel = self.channel_at(QPointF(point))
        if channel is None:
            return "", QRect()
        text = self.tr("Map {number} of {count}").format(number=number(channel + 1), count=number(len(self._order)))
        text = text if self._hint is None else self._hint(channel)
        return text, self.cell_rect(channel).toAlignedRect()

    def _fit(self) -> None:
        self._rows = None
        self._lay_out()

    def _take_key(self, event: QKeyEvent) -> bool:
        """Act on a key, unless it is another's: Page keys step through a lesson, and Ctrl with a digit changes labs."""
        if self._layout is None or event.modifiers() & OF_OTHERS:
            return False
        place = self._places.get(self._current) if self._current is not None else None
        if (move := _MOVES.get(event.key())) is not None:
            self._walk.step()
            self._pick_place(self._layout.moved(place, move) if place is not None else 0)
        elif event.key() in ENTER_KEYS and place is not None:
            self._pick_place(place)
        elif event.key() == Qt.Key.Key_P and self._current is not None:
            self.pin_toggled.emit(self._current)
        else:
            return self._take_text(event.text())
        return True

    def _take_text(self, text: str) -> bool:
        if text in {"+", "=", "-"}:
            self._zoom(closer=text != "-")
        elif text == "0" and not self._typed.is_open(time.monotonic()):
            self.set_columns(None)
        elif text.isdecimal() and text.isascii():
            channel = self._typed.add(text, time.monotonic()) - 1
            if channel in self._places:
                self._pick_place(self._places[channel])
        else:
            return False
        return True

    # Overrides of Qt

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Draw what is in sight now."""
        del dx, dy
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Ground, maps with their numbers, pins, the frame of the current map, focus."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Window))
        if self._layout is not None:
            painter.save()
            self._draw(painter, self._layout)
            painter.restore()
        draw_focus(painter, self, self.viewport().rect())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pick a map."""
        channel = self.channel_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and channel is not None:
            self._walk.end()
            self._pick_place(self._places[channel])

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll, by the very pixels that a touchpad reports; with Ctrl, zoom about the pointer."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = self._notches.steps(event)
            for _ in range(abs(steps)):
                self._zoom(closer=steps > 0, position=event.position())
        else:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - self._scroll.pixels(event, 3 * bar.singleStep(), self.devicePixelRatioF()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows, Home and End, a number, Enter and P; + and - zoom, 0 shows all."""
        event.setAccepted(self._take_key(event))
