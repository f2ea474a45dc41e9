"""Ten small pictures in a row, one a class: a click takes the next one of its class."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.engine.arrays import Pixels
from cnngui.gui.widgets.painted import ENTER_KEYS, Hint, Painted, arrow_move, draw_focus, draw_inside
from cnngui.gui.widgets.pictures.pictures import rgb_image

_EDGE = 2


class DigitStrip(Painted):
    """Draws ten pictures; the one that is shown elsewhere is framed."""

    picked = Signal(int)
    """The class."""

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setToolTip(hint)
        self.setAccessibleDescription(hint)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._names: Sequence[str] = ()
        self._images: list[QImage] = []
        self._current, self._focused = -1, 0

    def set_pictures(self, pictures: Sequence[Pixels], names: Sequence[str]) -> None:
        """Show pictures, (H, W) uint8 each, light on black; they are drawn dark on white."""
        self._names = names
        colours = (np.repeat(255 - picture[:, :, None], 3, axis=2) for picture in pictures)
        self._images = [rgb_image(np.ascontiguousarray(each)) for each in colours]
        self.update()

    def set_current(self, at: int) -> None:
        """Frame a picture, without telling; -1 for none."""
        if at != self._current:
            self._current = at
            self.update()

    def rect_of(self, at: int) -> QRectF:
        """Return where a picture is drawn."""
        side = min((self.width() - 2 * _EDGE) / 10, self.height() - 2 * _EDGE)
        return QRectF(_EDGE + at * side, _EDGE, side, side)

    def _at(self, point: QPointF) -> int | None:
        return next((at for at in range(len(self._images)) if self.rect_of(at).contains(point)), None)

    def hint_at(self, point: QPoint) -> Hint | None:
        """Say what a picture shows."""
        at = self._at(QPointF(point))
        if at is None:
            return None
        rect: QRect = self.rect_of(at).toAlignedRect()
        return f"{self._names[at]}\n{self.toolTip()}", rect

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for pictures of two lines."""
        side = round(1.7 * self.fontMetrics().height())
        return QSize(10 * side + 2 * _EDGE, side + 2 * _EDGE)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for less width."""
        return QSize(12 * self.fontMetrics().height(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Pictures, frames, focus."""
        del event
        painter, role = QPainter(self), QPalette.ColorRole
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for at, image in enumerate(self._images):
            area = self.rect_of(at).adjusted(1, 1, -1, -1)
            painter.drawImage(area, image)
            draw_inside(painter, area, self.palette().color(role.Highlight if at == self._current else role.Mid))
        if self._images:
            draw_focus(painter, self, self.rect_of(self._focused))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take the next one of a class."""
        at = self._at(event.position())
        if at is not None and event.button() == Qt.MouseButton.LeftButton:
            self._focused = at
            self.picked.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows go to another class; Enter or Space takes the next one of it."""
        move = arrow_move(event)
        if move is not None and move[1]:
            self._focused = min(max(self._focused + move[1], 0), len(self._images) - 1)
            self.update()
        elif event.key() in {*ENTER_KEYS, Qt.Key.Key_Space} and self._images:
            self.picked.emit(self._focused)
        else:
            event.ignore()
