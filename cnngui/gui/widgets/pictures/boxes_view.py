"""A photo with boxes on it, each with its label, and a box that is drawn by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget

from cnngui.engine.box_drawing import colour_of
from cnngui.engine.boxes import Box
from cnngui.engine.colours import text_colour
from cnngui.engine.thin_boxes import thin_boxes
from cnngui.gui.look.theme import pen_width
from cnngui.gui.widgets.inputs.edit_session import EditSession
from cnngui.gui.widgets.painted import DARK, draw_marker
from cnngui.gui.widgets.pictures.image_view import ImageView
from cnngui.gui.widgets.pictures.viewport import Placement, Viewport

Line = Literal["firm", "dashed", "thin"]

_OUTSIDE = QColor(0, 0, 0, 140)
"""Over what a network does not see."""

_OWN = QColor(255, 255, 255)


@dataclass(frozen=True)
class BoxMark:
    """A box.

    Parameters
    ----------
    box : Box
        x, y, width, height in px of the photo.
    label : str
        "" for none.
    kind : int
        Boxes of one kind have one colour.
    line : {"firm", "dashed", "thin"}
    strength : float
        Of a thin line, 0 to 1: how much it covers.
    """

    box: Box
    label: str = ""
    kind: int = 0
    line: Line = "firm"
    strength: float = 1.0


class BoxesView(ImageView):
    """An `ImageView` with boxes; where it ``draws``, a drag draws one, in place of moving the photo."""

    box_drawn = Signal(object)
    """x, y, width, height in px of the photo, on the way and at the end."""

    def __init__(self, viewport: Viewport, name: str, parent: QWidget | None = None) -> None:
        super().__init__(viewport, name, parent)
        self._boxes: tuple[BoxMark, ...] = ()
        self._square: QRectF | None = None
        self._own: BoxMark | None = None
        self._start: QPointF | None = None
        self._layer: tuple[object, QImage] | None = None
        self.draws = False
        self.stroke = EditSession(self)
        """A drag."""

    @property
    def boxes(self) -> tuple[BoxMark, ...]:
        """What is drawn."""
        return self._boxes

    @property
    def own(self) -> BoxMark | None:
        """The box that was drawn by hand."""
        return self._own

    @property
    def seen_square(self) -> QRectF | None:
        """What the network sees, in px of the photo."""
        return self._square

    def set_boxes(self, boxes: Sequence[BoxMark], own: BoxMark | None = None) -> None:
        """Draw boxes, the first one on top, and one's own above all; labels of the first ones have a place first."""
        if (tuple(boxes), own) != (self._boxes, self._own):
            self._boxes, self._own = tuple(boxes), own
            self.setAccessibleDescription("; ".join(mark.label for mark in boxes if mark.label))
            self.update()

    def set_seen(self, seen: QRectF | None) -> None:
        """Mark the square that a network sees; what lies outside is darker."""
        if seen != self._square:
            self._square = seen
            self.update()

    def _draw_marks(self, painter: QPainter, placement: Placement) -> None:
        super()._draw_marks(painter, placement)
        if self._square is not None:
            self._draw_seen(painter, placement, self._square)
        placed: list[QRectF] = []
        self._draw_thin(painter, placement)
        for mark in reversed([mark for mark in self._boxes if mark.line != "thin"]):
            self._draw_box(painter, placement.to_screen(QRectF(*mark.box)), mark)
        if self._own is not None:
            area = placement.to_screen(QRectF(*self._own.box))
            draw_marker(painter, area, 1.5 * pen_width(), colours=(DARK, _OWN))
            if self._own.label:
                self._draw_label(painter, area, self._own, placed, _OWN)
        for mark in self._boxes:
            if mark.label:
                self._draw_label(painter, placement.to_screen(QRectF(*mark.box)), mark, placed)

    def _draw_thin(self, painter: QPainter, placement: Placement) -> None:
        thin = tuple(mark for mark in self._boxes if mark.line == "thin")
        if not thin:
            return
        key = thin, placement, self.size()
        if self._layer is None or self._layer[0] != key:
            self._layer = key, thin_layer(thin, placement, self.size())
        painter.drawImage(QPointF(0, 0), self._layer[1])

    def _draw_seen(self, painter: QPainter, placement: Placement, seen: QRectF) -> None:
        photo, inside = placement.to_screen(self._frame), placement.to_screen(seen)
        for part in (
            QRectF(photo.left(), photo.top(), photo.width(), inside.top() - photo.top()),
            QRectF(photo.left(), inside.bottom(), photo.width(), photo.bottom() - inside.bottom()),
            QRectF(photo.left(), inside.top(), inside.left() - photo.left(), inside.height()),
            QRectF(inside.right(), inside.top(), photo.right() - inside.right(), inside.height()),
        ):
            if part.width() > 0 and part.height() > 0:
                painter.fillRect(part, _OUTSIDE)
        draw_marker(painter, inside, pen_width())

    def _draw_box(self, painter: QPainter, area: QRectF, mark: BoxMark) -> None:
        colour = QColor(*colour_of(mark.kind))
        width = 1.4 * pen_width()
        if mark.line == "firm":
            draw_marker(painter, area, width, colours=(DARK, colour))
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(DARK, width + 2))
        painter.drawRect(area)
        painter.setPen(QPen(colour, width, Qt.PenStyle.DashLine))
        painter.drawRect(area)

    def _draw_label(
        self, painter: QPainter, area: QRectF, mark: BoxMark, placed: list[QRectF], ground: QColor | None = None
    ) -> None:
        """Write a label where it covers no other: above the box, inside it, below it; not at all without such room."""
        metrics = QFontMetricsF(self.font())
        width, height = metrics.horizontalAdvance(mark.label) + 10, metrics.height() + 2
        left = min(max(area.left(), 0.0), max(self.width() - width, 0.0))
        tops = [area.top() - height, area.top(), area.bottom(), area.bottom() - height]
        tops += [area.top() + height * step for step in range(1, 8) if height * (step + 1) <= area.height()]
        places = [QRectF(left, min(max(top, 0.0), self.height() - height), width, height) for top in tops]
        place = next((each for each in places if not any(each.intersects(other) for other in placed)), None)
        if place is None:
            return
        placed.append(place)
        colour = ground or QColor(*colour_of(mark.kind))
        painter.fillRect(place, colour)
        painter.setPen(QColor(*text_colour((colour.red(), colour.green(), colour.blue()))))
        painter.setFont(self.font())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, mark.label)

    def _tell_drawn(self, end: QPointF) -> None:
        assert self._start is not None  # noqa: S101  (asked only within a drag)
        drawn = QRectF(self._start, self._placement().to_photo(end)).normalized().intersected(self._frame)
        if drawn.width() >= 1 and drawn.height() >= 1:
            self.box_drawn.emit((drawn.x(), drawn.y(), drawn.width(), drawn.height()))

    # Overrides of Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin a box."""
        super().mousePressEvent(event)
        if self.draws and self._pressed is not None:
            self._start = self._placement().to_photo(event.position())
            self.stroke.begin()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Make it larger."""
        if self._start is None or self._pressed is None:
            super().mouseMoveEvent(event)
            return
        far = (event.position() - self._pressed).toPoint().manhattanLength()
        if self._dragged or far >= QApplication.startDragDistance():
            self._dragged = True
            self._tell_drawn(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let it be."""
        if self._start is not None and self._dragged:
            self._tell_drawn(event.position())
        if self._start is not None:
            self._start = None
            self.stroke.end()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show all of the photo."""
        if self._start is not None:
            self._start = None
            self.stroke.end()
        super().mouseDoubleClickEvent(event)


def thin_layer(marks: Sequence[BoxMark], placement: Placement, size: QSize) -> QImage:
    """Return the thin boxes as they lie on a screen of a size, see-through: a pen takes a second for 1,917 of them."""
    corner = np.array([placement.left, placement.top, 0, 0])
    boxes = (np.array([mark.box for mark in marks], np.float64) - corner) * placement.scale
    colours = [colour_of(mark.kind) for mark in marks]
    height, width = size.height(), size.width()
    mixed, covers = thin_boxes(boxes, colours, [mark.strength for mark in marks], (height, width))
    pixels = np.empty((height, width, 4), np.uint8)  # B, G, R, A, as Qt has them in memory
    pixels[..., :3] = mixed[..., ::-1] * covers[..., None] + 0.5
    pixels[..., 3] = 255 * covers + 0.5
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied).copy()
