"""One square picture: what a channel looks for, what a unit sees."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget


class PictureLabel(QWidget):
    """One picture in a square of `set_side` px; smaller ones are enlarged with square pixels."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._side = 0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def image(self) -> QImage | None:
        """What is shown."""
        return self._image

    def set_side(self, side: int) -> None:
        """Be so large."""
        if side != self._side:
            self._side = side
            self.updateGeometry()

    def set_image(self, image: QImage | None) -> None:
        """Show another picture, or none."""
        self._image = image
        self.update()

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the square."""
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw it, or an empty place for it."""
        del event
        painter = QPainter(self)
        if self._image is None:
            painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Midlight))
            return
        shrinks = self._image.width() > self.width() * self.devicePixelRatioF()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=shrinks)
        painter.drawImage(self.rect(), self._image)
