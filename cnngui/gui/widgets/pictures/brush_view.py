"""A picture that can be painted on: with a brush in hand, a drag paints instead of moving the picture."""

import math

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cnngui.gui.widgets.inputs.edit_session import EditSession
from cnngui.gui.widgets.painted import BRIGHT, DARK
from cnngui.gui.widgets.pictures.image_view import ImageView
from cnngui.gui.widgets.pictures.viewport import Viewport

LEAST_RING = 3.0
"""Px on screen of the ring's radius: a smaller one could not be seen."""


class BrushView(ImageView):
    """Says over which cells the brush goes; what comes of it, its owner knows."""

    brushed = Signal(int, int)
    """Row and column of the picture under the brush: first where it is put down, then wherever it goes."""

    _radius: float | None = None
    _at: QPointF | None = None

    def __init__(self, viewport: Viewport, name: str, parent: QWidget | None = None) -> None:
        super().__init__(viewport, name, parent)
        self.stroke = EditSession(self)

    def set_brush(self, radius: float | None) -> None:
        """Take a brush of so many cells' radius in hand, or put it away (None)."""
        self._radius = radius
        if radius is None:
            self.stroke.end()
        self.update()

    def _go_to(self, position: QPointF) -> None:
        cell = self.cell_at(position)
        if cell is not None:
            self.brushed.emit(*cell)

    # Overrides of Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Put the brush down."""
        if self._radius is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.stroke.end()  # a double click begins another one
        self.stroke.begin()
        self._go_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Paint, or show what would be painted."""
        if self._radius is None:
            super().mouseMoveEvent(event)
            return
        self._at = event.position()
        if self.stroke.is_open:
            self._go_to(self._at)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Lift the brush."""
        if self._radius is None:
            super().mouseReleaseEvent(event)
        self.stroke.end()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Paint twice: the whole picture is shown only where no brush is in hand."""
        if self._radius is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """No brush is over the picture any more."""
        self._at = None
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the brush's ring over the picture."""
        super().paintEvent(event)
        if self._radius is None or self._at is None or self.picture is None:
            return
        side = self._placement().to_screen(self.cell_rect(0, 0)).width()
        radius = max(self._radius * side, LEAST_RING)
        if not math.isfinite(radius):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for width, colour in ((4.0, DARK), (2.0, BRIGHT)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(self._at, radius, radius)
