"""A sheet to draw on with a thick brush, by mouse, pen, touch or keys; and what lies on it: a box, a cross, a field."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from cnngui.engine.arrays import Pixels
from cnngui.gui.look.theme import pen_width
from cnngui.gui.widgets.inputs.edit_session import EditSession
from cnngui.gui.widgets.painted import (
    BRIGHT,
    DARK,
    OF_OTHERS,
    Painted,
    arrow_move,
    draw_focus,
    draw_inside,
    draw_marker,
)
from cnngui.gui.widgets.pictures.pictures import resampled

_EDGE = 3
_STEP = 0.02
"""Of the side, that an arrow moves the brush."""
_LINES = (9, 16)
"""Least and wished side, in lines of text."""
_ERASERS: Final = {Qt.Key.Key_Delete: "all", Qt.Key.Key_Backspace: "last"}

Box = tuple[float, float, float, float]
"""Top, left, height and width, in pixels of the picture."""


@dataclass(frozen=True)
class Marks:
    """What is drawn over the picture, in its pixels."""

    box: Box | None = None
    mass: tuple[float, float] | None = None
    field: Box | None = None


class DrawingView(Painted):
    """Shows what is drawn, and says where the brush goes.

    Keys: arrows move the brush, Space puts it down and lifts it, Backspace takes the last stroke away, Delete all, and
    a digit asks for one of the tested ones.
    """

    begun = Signal(float, float)
    """A stroke begins: x and y, 0 to 1."""
    went = Signal(float, float)
    """It goes on."""
    erase_wished = Signal(str)
    """"all" or "last"."""
    digit_typed = Signal(int)

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setToolTip(hint)
        self.setAccessibleDescription(hint)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.stroke = EditSession(self)
        self.stroke.finished.connect(self._lift)
        self._picture: Pixels = np.full((1, 1), 255, np.uint8)
        self._image = QImage()
        self._marks = Marks()
        self._width = 0.08
        self._at: tuple[float, float] | None = None
        self._pen = (0.5, 0.5)
        self._is_down = self._has_keys = False

    def set_picture(self, picture: Pixels, marks: Marks) -> None:
        """Show a picture, (H, W) or (H, W, 3) uint8, and what lies on it."""
        if picture is not self._picture:
            self._picture, self._image = picture, QImage()
        self._marks = marks
        self.update()

    def set_brush(self, width: float) -> None:
        """Take a brush of that share of the side."""
        self._width = width

    def sheet(self) -> QRectF:
        """Return where the picture is drawn."""
        height, width = self._picture.shape[:2]
        room = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        factor = min(room.width() / width, room.height() / height)
        area = QRectF(0, 0, width * factor, height * factor)
        area.moveCenter(room.center())
        return area

    def _scaled(self, area: QRectF) -> QImage:
        """Return the picture as large as it is drawn: Qt would take three times as long to make it smaller."""
        ratio = self.devicePixelRatioF()
        height, width = max(round(area.height() * ratio), 1), max(round(area.width() * ratio), 1)
        if (self._image.height(), self._image.width()) != (height, width):
            pixels = np.ascontiguousarray(resampled(self._picture, (height, width)))
            colours = pixels.ndim == 3
            form = QImage.Format.Format_RGB888 if colours else QImage.Format.Format_Grayscale8
            self._image = QImage(pixels.data, width, height, (3 if colours else 1) * width, form).copy()
        return self._image

    def _share(self, point: QPointF) -> tuple[float, float]:
        area = self.sheet()
        across, down = (point.x() - area.left()) / area.width(), (point.y() - area.top()) / area.height()
        return round(min(max(across, 0.0), 1.0), 4), round(min(max(down, 0.0), 1.0), 4)

    def _lift(self) -> None:
        self._is_down = False
        self.update()

    def _on_screen(self, box: Box) -> QRectF:
        height, width = self._picture.shape[:2]
        area = self.sheet()
        across, down = area.width() / width, area.height() / height
        top, left, high, wide = box
        return QRectF(area.left() + left * across, area.top() + top * down, wide * across, high * down)

    def _paint_marks(self, painter: QPainter) -> None:
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        if self._marks.box is not None:
            pen = QPen(accent, pen_width())
            pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._on_screen(self._marks.box))
        if self._marks.mass is not None:
            row, column = self._marks.mass
            draw_cross(painter, self._on_screen((row, column, 1, 1)).center(), self.fontMetrics().height() / 2)
        if self._marks.field is not None:
            draw_marker(painter, self._on_screen(self._marks.field).intersected(self.sheet()), pen_width())

    def _paint_brush(self, painter: QPainter) -> None:
        at = self._pen if self._has_keys else self._at
        if at is None:
            return
        area = self.sheet()
        middle = QPointF(area.left() + at[0] * area.width(), area.top() + at[1] * area.height())
        radius = max(self._width * area.width() / 2, 3)
        painter.setBrush(BRIGHT if self._has_keys and self._is_down else Qt.BrushStyle.NoBrush)
        for width, colour in ((3.0, DARK), (1.5, BRIGHT)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(middle, radius, radius)

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for a square."""
        side = _LINES[1] * self.fontMetrics().height()
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for the least that can be drawn on."""
        side = _LINES[0] * self.fontMetrics().height()
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Sheet, marks, brush, focus."""
        del event
        painter = QPainter(self)
        area = self.sheet()
        painter.drawImage(area, self._scaled(area))
        draw_inside(painter, area.adjusted(-1, -1, 1, 1), self.palette().color(QPalette.ColorRole.Mid))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_marks(painter)
        self._paint_brush(painter)
        draw_focus(painter, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Put the brush down."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._has_keys = False
            self.stroke.end()  # a double click begins another one
            self.stroke.begin()
            self._at = self._share(event.position())
            self.begun.emit(*self._at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Draw twice."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Draw, or show what would be drawn."""
        self._at = self._share(event.position())
        if self.stroke.is_open and event.buttons() & Qt.MouseButton.LeftButton:
            self.went.emit(*self._at)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Lift the brush."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.stroke.end()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """No brush is over the sheet any more."""
        self._at = None
        self.update()
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Lift the brush."""
        if self._is_down:
            self.stroke.end()
        self._has_keys = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move the brush, put it down, lift it; erase; ask for a digit."""
        key, move = Qt.Key(event.key()), arrow_move(event)
        if event.modifiers() & OF_OTHERS:
            event.ignore()
        elif move is not None:
            self._move_pen(*move)
        elif key == Qt.Key.Key_Space:
            self._put_or_lift()
        elif key in _ERASERS:
            self.stroke.end()
            self.erase_wished.emit(_ERASERS[key])
        elif event.text().isdecimal() and event.text().isascii():
            self.stroke.end()
            self.digit_typed.emit(int(event.text()))
        else:
            event.ignore()

    def _move_pen(self, down: int, right: int) -> None:
        x, y = (round(min(max(at + _STEP * by, 0.0), 1.0), 4) for at, by in zip(self._pen, (right, down), strict=True))
        self._pen, self._has_keys = (x, y), True
        if self._is_down:
            self.went.emit(x, y)
        self.update()

    def _put_or_lift(self) -> None:
        self._has_keys = True
        if self._is_down:
            self.stroke.end()
            return
        self.stroke.end()
        self.stroke.begin()
        self._is_down = True
        self.begun.emit(*self._pen)
        self.update()


def draw_cross(painter: QPainter, middle: QPointF, reach: float) -> None:
    """Draw a cross that shows on any picture."""
    for width, colour in ((4.0, DARK), (2.0, BRIGHT)):
        painter.setPen(QPen(colour, width))
        painter.drawLine(middle - QPointF(reach, 0), middle + QPointF(reach, 0))
        painter.drawLine(middle - QPointF(0, reach), middle + QPointF(0, reach))
