"""A small photo on which a patch is moved, by click, drag or arrow keys, and seen magnified in a corner."""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.engine.lessons.inputs import placed
from cnngui.engine.lessons.rectangles import Rectangle
from cnngui.gui.look.i18n import number
from cnngui.gui.look.theme import pen_width
from cnngui.gui.services.throttle import Throttle
from cnngui.gui.widgets.inputs.edit_session import EditSession
from cnngui.gui.widgets.painted import BRIGHT, DARK, Painted, arrow_move, draw_focus, draw_marker
from cnngui.gui.widgets.pictures.pictures import resampled, rgb_image

SMALLEST = 9.0
"""Side in px of a patch on screen; one that is smaller is drawn as large, with a crosshair."""

_CROSSHAIR_BELOW = 24.0
"""Side in px of a patch on screen that the eye finds without help."""

_WIDTH = 18.0
"""Of the photo, in heights of a line."""
_INSET = 0.4
"""Longer side of the magnified patch, of the shorter side of the photo on screen."""


class PatchPicker(Painted):
    """Shows where the patch lies; says where it is to lie."""

    patch_moved = Signal(int, int)
    """Row and column of its upper left pixel."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._pixels: NDArray[np.uint8] | None = None
        self._patch = Rectangle(0, 0, 6, 6)
        self._drawn: tuple[tuple[int, int], QImage] | None = None
        self._grip: QPointF | None = None
        self._mouse: QPointF | None = None
        self._corner = 0
        self._telling = Throttle(self._tell, self)
        self._session = EditSession(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._describe()

    @property
    def patch(self) -> Rectangle:
        """Where the patch lies, in px of the photo."""
        return self._patch

    def set_photo(self, pixels: NDArray[np.uint8] | None) -> None:
        """Show a photo, (H, W, 3) RGB, or none."""
        if pixels is self._pixels:
            return
        old = self._shape()
        self._pixels, self._drawn = pixels, None
        self._patch = self._inside(self._patch)
        self.setCursor(Qt.CursorShape.ArrowCursor if pixels is None else Qt.CursorShape.CrossCursor)
        if self._shape() != old:
            self.updateGeometry()
        self._describe()

    def set_patch(self, patch: Rectangle) -> None:
        """Show where the patch lies, without telling; one that leaves the photo is moved into it."""
        patch = self._inside(patch)
        if patch != self._patch:
            self._patch = patch
            self._describe()

    def photo_rect(self) -> QRectF:
        """Where the photo is drawn: as large as it fits, in the middle; empty without one."""
        shape, edge = self._shape(), self._edge()
        if shape is None:
            return QRectF()
        room = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        scale = max(min(room.width() / shape[1], room.height() / shape[0]), 1e-6)
        size = max(round(shape[1] * scale), 1), max(round(shape[0] * scale), 1)
        left = room.left() + (room.width() - size[0]) // 2
        return QRectF(left, room.top() + (room.height() - size[1]) // 2, *size)

    def patch_rect(self) -> QRectF:
        """Where the patch is drawn, `SMALLEST` px each way at least."""
        rect = self._true_rect()
        wide, high = max(rect.width(), SMALLEST), max(rect.height(), SMALLEST)
        return QRectF(rect.center() - QPointF(wide / 2, high / 2), rect.center() + QPointF(wide / 2, high / 2))

    def inset_rect(self) -> QRectF:
        """Where the magnified patch is drawn; empty where the patch itself is as large."""
        photo, patch = self.photo_rect(), self._true_rect()
        longer = math.floor(_INSET * min(photo.width(), photo.height()))
        if photo.isEmpty() or max(patch.width(), patch.height()) >= 0.8 * longer:
            return QRectF()
        pixel = longer / max(self._patch.height, self._patch.width)
        return self._in_corner(self._corner, round(self._patch.width * pixel), round(self._patch.height * pixel))

    def _shape(self) -> tuple[int, int] | None:
        return None if self._pixels is None else (self._pixels.shape[0], self._pixels.shape[1])

    def _inside(self, patch: Rectangle) -> Rectangle:
        shape = self._shape()
        return patch if shape is None else placed(shape, *patch)

    @staticmethod
    def _edge() -> int:
        """Room for the frame of what has the focus."""
        return round(pen_width()) + 1

    def _scale(self) -> tuple[float, float]:
        """Px on screen for a pixel, across and down."""
        photo, shape = self.photo_rect(), self._shape()
        return (photo.width() / shape[1], photo.height() / shape[0]) if shape is not None else (1.0, 1.0)

    def _true_rect(self) -> QRectF:
        photo, (across, down) = self.photo_rect(), self._scale()
        left, top = photo.left() + self._patch.column * across, photo.top() + self._patch.row * down
        return QRectF(left, top, self._patch.width * across, self._patch.height * down)

    def _in_corner(self, corner: int, width: float, height: float) -> QRectF:
        """Where something lies in the lower right (0), lower left (1), upper right (2) or upper left (3) corner."""
        photo, air = self.photo_rect(), self._edge() + 2
        left = photo.left() + air if corner % 2 else photo.right() - air - width
        top = photo.top() + air if corner // 2 else photo.bottom() - air - height
        return QRectF(left, top, width, height)

    def _choose_corner(self) -> None:
        """Move the magnified patch away from the pointer and from the patch; it stays where it bothers neither."""
        inset = self.inset_rect()
        if inset.isEmpty():
            return
        air = SMALLEST

        def bother(corner: int) -> tuple[bool, bool, bool]:
            place = self._in_corner(corner, inset.width(), inset.height()).adjusted(-air, -air, air, air)
            has_mouse = self._mouse is not None and place.contains(self._mouse)
            return has_mouse, place.intersects(self.patch_rect()), corner != self._corner

        self._corner = min(range(4), key=bother)

    def _describe(self) -> None:
        """Bring up to date what is seen, and what screen readers hear."""
        self._choose_corner()
        self.update()
        if self._pixels is None:
            self.setAccessibleDescription(self.tr("no photo"))
            return
        (top, bottom), (left, right) = self._patch.rows, self._patch.columns
        text = self.tr("rows {top} to {bottom}, columns {left} to {right}")
        ends = {"top": number(top), "bottom": number(bottom - 1), "left": number(left), "right": number(right - 1)}
        self.setAccessibleDescription(text.format(**ends))

    def _move_to(self, row: int, column: int) -> None:
        """Put the patch as near as it can lie, and tell."""
        patch = self._inside(Rectangle(row, column, self._patch.height, self._patch.width))
        if self._pixels is None or patch == self._patch:
            return
        self.set_patch(patch)
        self._telling.soon()

    def _move_under(self, position: QPointF) -> None:
        """Put the patch under the pointer, held where it was gripped."""
        if self._grip is not None:
            photo, (across, down) = self.photo_rect(), self._scale()
            corner = position - self._grip - photo.topLeft()
            self._move_to(round(corner.y() / down), round(corner.x() / across))

    def _tell(self) -> None:
        self.patch_moved.emit(self._patch.row, self._patch.column)

    def _image(self, size: QSize) -> QImage:
        """Return the photo at a size in device px; averaged once."""
        assert self._pixels is not None  # noqa: S101  (painting asks only with a photo)
        wanted = size.height(), size.width()
        if self._drawn is None or self._drawn[0] != wanted:
            self._drawn = wanted, rgb_image(resampled(self._pixels, wanted))
        return self._drawn[1]

    def _draw_patch(self, painter: QPainter) -> None:
        """Draw a frame around the patch, and lines that lead to a small one."""
        photo, patch, width = self.photo_rect(), self.patch_rect(), pen_width()
        middle, lines = patch.center(), []
        if max(patch.width(), patch.height()) < _CROSSHAIR_BELOW:
            lines += [QLineF(photo.left(), middle.y(), patch.left(), middle.y())]
            lines += [QLineF(patch.right(), middle.y(), photo.right(), middle.y())]
            lines += [QLineF(middle.x(), photo.top(), middle.x(), patch.top())]
            lines += [QLineF(middle.x(), patch.bottom(), middle.x(), photo.bottom())]
        for extra, colour in ((2.0, DARK), (0.0, BRIGHT)):
            thin = QPen(colour, width / 2 + extra)
            thin.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(thin)
            painter.drawLines(lines)
        _frame(painter, patch)

    def _draw_inset(self, painter: QPainter) -> None:
        """Draw the patch large, a square for every pixel."""
        inset = self.inset_rect()
        if inset.isEmpty() or self._pixels is None:
            return
        part = rgb_image(self._pixels[slice(*self._patch.rows), slice(*self._patch.columns)])
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        painter.drawImage(inset, part)
        _frame(painter, inset)

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as a panel, as high as the photo then is."""
        width = round(_WIDTH * self.fontMetrics().height())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Large enough to point at a patch."""
        line = self.fontMetrics().height()
        return QSize(6 * line, 4 * line)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Whether the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """As high as the photo is at a width, but no higher than wide."""
        shape, edge = self._shape() or (2, 3), 2 * self._edge()
        return min(round((width - edge) * shape[0] / shape[1]) + edge, width)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Photo, patch, the patch magnified, focus."""
        del event
        painter = QPainter(self)
        if self._pixels is None:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("no photo"))
        else:
            photo = self.photo_rect()
            painter.drawImage(photo, self._image((photo.size() * self.devicePixelRatioF()).toSize()))
            painter.setClipRect(photo)
            self._draw_patch(painter)
            self._draw_inset(painter)
            painter.setClipping(False)
        draw_focus(painter, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take the patch where it is, or bring its middle here."""
        if event.button() != Qt.MouseButton.LeftButton or not self.photo_rect().contains(event.position()):
            return
        patch = self._true_rect()
        is_on_it = self.patch_rect().contains(event.position())
        self._session.begin()
        self._grip = (event.position() if is_on_it else patch.center()) - patch.topLeft()
        self._move_under(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag the patch; keep the magnified one away."""
        self._mouse = event.position()
        self._move_under(event.position())
        self._choose_corner()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go."""
        if event.button() == Qt.MouseButton.LeftButton and self._grip is not None:
            self._grip = None
            self._telling.flush()
            self._session.end()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Forget the pointer: it is in no corner any more."""
        self._mouse = None
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows move by a pixel, with Shift by 10; the rest is for the window."""
        move = arrow_move(event)
        if move is None or self._pixels is None:
            event.ignore()
            return
        self._session.step()
        self._move_to(self._patch.row + move[0], self._patch.column + move[1])


def _frame(painter: QPainter, rect: QRectF) -> None:
    """Frame a rectangle without covering anything of it."""
    away = pen_width() / 2
    draw_marker(painter, rect.adjusted(-away, -away, away, away), pen_width())
