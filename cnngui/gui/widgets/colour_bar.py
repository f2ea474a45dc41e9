"""The colour scale of a picture, with its numbers."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.engine.colours import Scale, paint_argb, ticks
from cnngui.gui.i18n import number
from cnngui.gui.widgets.pictures import rgb32_image


class ColourBar(QWidget):
    """A horizontal bar from the scale's low end to its high end, with ticks; zero has a firm line."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale: Scale | None = None
        self._is_clipped = False
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_scale(self, scale: Scale, *, is_clipped: bool = False) -> None:
        """Show another scale; ``is_clipped`` says at its ends that there are numbers beyond."""
        if (scale, is_clipped) != (self._scale, self._is_clipped):
            self._scale, self._is_clipped = scale, is_clipped
            ends = self.tr("from {low} to {high}")
            self.setAccessibleDescription(ends.format(low=self._text(scale.low), high=self._text(scale.high)))
            self.update()

    def _text(self, value: float) -> str:
        """Write a tick; "≤" and "≥" at the ends of a clipped scale."""
        if self._scale is None or not self._is_clipped or value not in {self._scale.low, self._scale.high}:
            return _short(value)
        return f"{'≤' if value == self._scale.low else '≥'} {_short(value)}"

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for a bar of half a line and a line of numbers."""
        height = self.fontMetrics().height()
        return QSize(30 * height, round(1.9 * height))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for three numbers."""
        return QSize(12 * self.fontMetrics().height(), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Grow with the font."""
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Bar, ticks, numbers."""
        del event
        scale = self._scale
        if scale is None:
            return
        painter = QPainter(self)
        metrics = QFontMetricsF(self.font())
        margin = metrics.horizontalAdvance(self._text(scale.low)) / 2 + 2
        bar = QRectF(margin, 0, self.width() - 2 * margin, metrics.height() * 0.75)
        ramp = np.linspace(scale.low, scale.high, max(int(bar.width()), 2), dtype=np.float32)[None]
        painter.drawImage(bar, rgb32_image(paint_argb(scale, ramp)))
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 1))
        painter.drawRect(bar)
        for value in ticks(scale, 5):
            x = bar.left() + (value - scale.low) / (scale.high - scale.low) * bar.width()
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 2 if value == 0 else 1))
            painter.drawLine(QPointF(x, bar.top() if value == 0 else bar.bottom()), QPointF(x, bar.bottom() + 3))
            width = metrics.horizontalAdvance(self._text(value)) + 4
            place = QRectF(x - width / 2, bar.bottom() + 3, width, metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._text(value))


def _short(value: float) -> str:
    size = abs(value)
    return number(value, 0 if size >= 100 or value == round(value) else 1 if size >= 10 else 2)
