"""The colour scale of a picture, with its numbers."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.engine.colours import Scale, paint_argb, ticks
from cnngui.gui.look.i18n import number_seen
from cnngui.gui.widgets.pictures.pictures import rgb32_image


class ColourBar(QWidget):
    """A horizontal bar from the scale's low end to its high end, with ticks; zero has a firm line."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale: Scale | None = None
        self._is_clipped = False
        self._ticks: dict[float, str] = {}
        self._ramp: QImage | None = None
        self._ramp_of = ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_scale(self, scale: Scale, *, is_clipped: bool = False) -> None:
        """Show another scale; ``is_clipped`` says at its ends that there are numbers beyond."""
        if (scale, is_clipped) == (self._scale, self._is_clipped):
            return
        self._scale, self._is_clipped = scale, is_clipped
        ends = scale.low, scale.high
        texts = {value: _short(value) if value in ends else _round(value) for value in ticks(scale, 5)}
        if is_clipped:
            texts[scale.low], texts[scale.high] = f"≤ {texts[scale.low]}", f"≥ {texts[scale.high]}"
        self._ticks = texts
        told = self.tr("from {low} to {high}").format(low=texts[scale.low], high=texts[scale.high])
        self.setAccessibleDescription(told)
        self.update()

    def _ramp_for(self, scale: Scale, width: int) -> QImage:
        """Draw the colours from low to high; they change with the kind of scale only, not with its ends."""
        if self._ramp is None or (self._ramp_of, self._ramp.width()) != (scale.name, width):
            values = np.linspace(scale.low, scale.high, width, dtype=np.float32)[None]
            self._ramp, self._ramp_of = rgb32_image(paint_argb(scale, values)), scale.name
        return self._ramp

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for a bar of half a line and a line of numbers."""
        height = self.fontMetrics().height()
        return QSize(30 * height, round(1.9 * height))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for its ends."""
        return QSize(9 * self.fontMetrics().height(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Bar, ticks, numbers."""
        del event
        scale = self._scale
        if scale is None:
            return
        painter = QPainter(self)
        metrics = QFontMetricsF(self.font())
        margin = max(metrics.horizontalAdvance(self._ticks[end]) for end in (scale.low, scale.high)) / 2 + 2
        bar = QRectF(margin, 0, self.width() - 2 * margin, metrics.height() * 0.75)
        painter.drawImage(bar, self._ramp_for(scale, max(int(bar.width()), 2)))
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        painter.setPen(QPen(ink, 1))
        painter.drawRect(bar)
        ends = [scale.low, scale.high]
        drawn: list[QRectF] = []
        for value in (*ends, 0.0, *(value for value in self._ticks if value not in {0.0, *ends})):
            if value in self._ticks:
                self._draw_tick(painter, bar, value, drawn)

    def _draw_tick(self, painter: QPainter, bar: QRectF, value: float, drawn: list[QRectF]) -> None:
        """Draw a tick and its number, unless it would lie over one that is drawn already."""
        assert self._scale is not None  # noqa: S101  (painting asks only with one)
        metrics = QFontMetricsF(self.font())
        x = bar.left() + (value - self._scale.low) / (self._scale.high - self._scale.low) * bar.width()
        width = metrics.horizontalAdvance(self._ticks[value]) + 4
        place = QRectF(x - width / 2, bar.bottom() + 3, width, metrics.height())
        if any(place.intersects(other) for other in drawn):
            return
        drawn.append(place)
        painter.setPen(QPen(painter.pen().color(), 2 if value == 0 else 1))
        painter.drawLine(QPointF(x, bar.top() if value == 0 else bar.bottom()), QPointF(x, bar.bottom() + 3))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._ticks[value])


def _short(value: float) -> str:
    return number_seen(value, _digits(value))


def _round(value: float) -> str:
    """Write a round number with all its decimals: 0.015 is not 0.02."""
    digits = _digits(value)
    return number_seen(value, digits + 1 if abs(value) > 0.01 and round(value, digits) != value else digits)


def _digits(value: float) -> int:
    size = abs(value)
    return 0 if size >= 100 or value == round(value) else 1 if size >= 10 else 2
