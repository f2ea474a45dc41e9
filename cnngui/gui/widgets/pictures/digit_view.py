"""A digit as a network sees it, pixel by pixel: a square can be moved over it; what the answer needs is red."""

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from cnngui.engine.arrays import Array, Pixels
from cnngui.gui.look.i18n import number
from cnngui.gui.look.theme import pen_width
from cnngui.gui.widgets.inputs.edit_session import EditSession
from cnngui.gui.widgets.painted import (
    DARK,
    Hint,
    Painted,
    arrow_move,
    draw_focus,
    draw_inside,
    draw_marker,
)
from cnngui.gui.widgets.pictures.drawing_view import Box, draw_cross
from cnngui.gui.widgets.pictures.pictures import rgb_image

_EDGE = 3
_LINES = (9, 16)
_NEEDED = QColor(214, 40, 40)
"""Over what the answer needs: the more, the redder."""
_MOST_RED = 0.75


class DigitView(Painted):
    """Draws a picture of few pixels, and says where the square goes that covers a part."""

    cover_moved = Signal(int, int)
    """Row and column of its middle."""

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setToolTip(hint)
        self.setAccessibleDescription(hint)
        self.drag = EditSession(self)
        self._picture: Pixels = np.zeros((28, 28), np.uint8)
        self._image = QImage()
        self._needed: Array | None = None
        self._box: Box | None = None
        self._field: Box | None = None
        self._cover: Box | None = None
        self._mass: tuple[float, float] | None = None

    def set_picture(self, picture: Pixels, needed: Array | None = None) -> None:
        """Show a digit, (H, W) uint8; where ``needed`` is near 1, the answer needs what lies there."""
        if picture is not self._picture or needed is not self._needed:
            self._picture, self._needed = picture, needed
            colours = np.repeat(picture[:, :, None], 3, axis=2).astype(np.float32)
            if needed is not None:
                share = _MOST_RED * np.clip(needed, 0, 1)[:, :, None]
                red = np.array([_NEEDED.red(), _NEEDED.green(), _NEEDED.blue()], np.float32)
                colours = colours * (1 - share) + red * share
            self._image = rgb_image(np.ascontiguousarray(np.rint(colours).astype(np.uint8)))
        self.update()

    def set_marks(
        self, box: Box | None, mass: tuple[float, float] | None, field: Box | None, cover: Box | None
    ) -> None:
        """Frame what the digit was fitted into, what a unit sees, and what is covered; mark the centre of its mass."""
        if (cover is None) != (self._cover is None):
            self.setCursor(Qt.CursorShape.SizeAllCursor if cover is not None else Qt.CursorShape.ArrowCursor)
        self._box, self._mass, self._field, self._cover = box, mass, field, cover
        self.update()

    def sheet(self) -> QRectF:
        """Return where the digit is drawn: each of its pixels is as many px wide."""
        room, (height, width) = self.rect(), self._picture.shape
        side = max((min(room.width() // width, room.height() // height)), 1)
        if side * width + 2 * _EDGE > room.width() and side > 1:
            side -= 1
        area = QRectF(0, 0, width * side, height * side)
        area.moveCenter(QPointF(room.center()))
        return QRectF(area.toRect())

    def _on_screen(self, box: Box) -> QRectF:
        area = self.sheet()
        side, (top, left, height, width) = area.width() / self._picture.shape[1], box
        return QRectF(area.left() + left * side, area.top() + top * side, width * side, height * side)

    def _cell_at(self, point: QPointF) -> tuple[int, int]:
        area = self.sheet()
        side = area.width() / self._picture.shape[1]
        return int((point.y() - area.top()) // side), int((point.x() - area.left()) // side)

    def hint_at(self, point: QPoint) -> Hint | None:
        """Say what a pixel is."""
        row, column = self._cell_at(QPointF(point))
        height, width = self._picture.shape
        if not (0 <= row < height and 0 <= column < width):
            return None
        text = self.tr("row {row}, column {column}: {value} of 255")
        shown = text.format(
            row=number(row + 1), column=number(column + 1), value=number(int(self._picture[row, column]))
        )
        return shown, self._on_screen((row, column, 1, 1)).toAlignedRect().adjusted(-1, -1, 1, 1)

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for a square."""
        side = _LINES[1] * self.fontMetrics().height()
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for the least that can be seen."""
        side = _LINES[0] * self.fontMetrics().height()
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Digit, marks, focus."""
        del event
        painter, accent = QPainter(self), self.palette().color(QPalette.ColorRole.Highlight)
        painter.drawImage(self.sheet(), self._image)
        draw_inside(painter, self.sheet().adjusted(-1, -1, 1, 1), self.palette().color(QPalette.ColorRole.Mid))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._box is not None:
            pen = QPen(accent, pen_width())
            pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRect(self._on_screen(self._box))
        if self._mass is not None:
            draw_cross(painter, self._on_screen((*self._mass, 1, 1)).center(), self.fontMetrics().height() / 2)
        if self._cover is not None:
            area = self._on_screen(self._cover).intersected(self.sheet())
            painter.fillRect(area, Qt.BrushStyle.BDiagPattern)
            draw_marker(painter, area, pen_width(), colours=(DARK, accent))
        if self._field is not None:
            draw_marker(painter, self._on_screen(self._field).intersected(self.sheet()), pen_width())
        draw_focus(painter, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take the square."""
        if event.button() == Qt.MouseButton.LeftButton and self._cover is not None:
            self.drag.end()
            self.drag.begin()
            self.cover_moved.emit(*self._cell_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Move it."""
        if self.drag.is_open and event.buttons() & Qt.MouseButton.LeftButton:
            self.cover_moved.emit(*self._cell_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.drag.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move the square by a pixel."""
        move = arrow_move(event)
        event.setAccepted(move is not None and self._cover is not None)
        if move is not None and self._cover is not None:
            self.drag.step()
            top, left, side, _ = (int(each) for each in self._cover)
            self.cover_moved.emit(top + side // 2 + move[0], left + side // 2 + move[1])
