"""Curves of losses over steps, on a logarithmic scale, each with its name at its end.

Painted by hand and not with pyqtgraph, whose import alone takes a fifth of a second on the main thread (see
docs/decisions/0001).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.gui.i18n import number
from cnngui.gui.theme import pen_width

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8A8A8A")
"""Okabe and Ito's, which colour-blind people can tell apart; the yellow is left out, since it is lost on white."""

MOST_POINTS = 400
"""A curve with more steps is drawn through every second, third … of them."""


@dataclass(frozen=True)
class Curve:
    """One curve.

    Parameters
    ----------
    name : str
        Written at its end.
    values : sequence of float
        One a step; those that are not above 0 are passed over.
    """

    name: str
    values: Sequence[float]


def decades(curves: Sequence[Curve]) -> tuple[int, int]:
    """Give the powers of ten between which all curves lie; a decade at least.

    >>> decades([Curve("a", [250.0, 3.0])]), decades([Curve("a", [])])
    ((0, 3), (0, 1))
    """
    positive = [value for curve in curves for value in curve.values if value > 0 and math.isfinite(value)]
    if not positive:
        return 0, 1
    low, high = math.floor(math.log10(min(positive))), math.ceil(math.log10(max(positive)))
    return low, max(high, low + 1)


def thinned(values: Sequence[float], most: int = MOST_POINTS) -> list[tuple[int, float]]:
    """Give (step, value) of so many points at most, the last one among them.

    >>> thinned([9.0, 8.0, 7.0, 6.0, 5.0], most=3)
    [(0, 9.0), (2, 7.0), (4, 5.0)]
    """
    every = max(-(-len(values) // most), 1)
    points = [(step, values[step]) for step in range(0, len(values), every)]
    last = len(values) - 1
    return points if not points or points[-1][0] == last else [*points, (last, values[last])]


class LossPlot(QWidget):
    """Draws curves; more values are appended to them as they come."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves: list[Curve] = []
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def curves(self) -> Sequence[Curve]:
        """What is drawn."""
        return self._curves

    def set_curves(self, curves: Mapping[str, Sequence[float]]) -> None:
        """Draw curves by name, in their order."""
        self._curves = [Curve(name, values) for name, values in curves.items()]
        ends = (f"{curve.name}: {number(curve.values[-1], 2)}" for curve in self._curves if curve.values)
        self.setAccessibleDescription(", ".join(ends))
        self.update()

    def _frame(self) -> QRectF:
        metrics = QFontMetricsF(self.font())
        names = max((metrics.horizontalAdvance(curve.name) for curve in self._curves), default=0)
        left = metrics.horizontalAdvance("10⁻⁴ ")
        return QRectF(self.rect()).adjusted(left, metrics.height() / 2, -names - 12, -metrics.height() * 1.2)

    def _draw_scale(self, painter: QPainter, frame: QRectF, low: int, high: int, steps: int) -> None:
        metrics = QFontMetricsF(self.font())
        ink, line = (self.palette().color(role) for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Mid))
        every = max(1, math.ceil((high - low) * 1.4 * metrics.height() / max(frame.height(), 1)))
        for power in range(low, high + 1, every):
            y = frame.bottom() - (power - low) / (high - low) * frame.height()
            painter.setPen(QPen(line, 1))
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
            painter.setPen(ink)
            place = QRectF(0, y - metrics.height() / 2, frame.left() - 4, metrics.height())
            text = "10" + str(power).translate(str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"))
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        below = QRectF(frame.left(), frame.bottom() + 2, frame.width(), metrics.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, number(max(steps - 1, 0)))
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, "0")

    def _draw_curves(self, painter: QPainter, frame: QRectF, low: int, high: int, steps: int) -> None:
        metrics = QFontMetricsF(self.font())
        ends: list[tuple[float, Curve, QColor]] = []
        for curve, colour in zip(self._curves, _colours(len(self._curves)), strict=True):
            points = [
                QPointF(
                    frame.left() + step / max(steps - 1, 1) * frame.width(),
                    frame.bottom() - (math.log10(value) - low) / (high - low) * frame.height(),
                )
                for step, value in thinned(curve.values)
                if value > 0 and math.isfinite(value)
            ]
            if points:
                painter.setPen(QPen(colour, pen_width()))
                painter.drawPolyline(QPolygonF(points))
                ends.append((points[-1].y(), curve, colour))
        y = frame.top() - metrics.height() / 2
        for wanted, curve, colour in sorted(ends, key=lambda end: end[0]):  # names never lie over each other
            y = max(y + metrics.height() * 0.95, wanted - metrics.height() / 2)
            painter.setPen(colour if self.palette().window().color().lightness() > 128 else colour.lighter(140))
            painter.drawText(QPointF(frame.right() + 6, y + metrics.ascent()), curve.name)

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for eight lines."""
        line = self.fontMetrics().height()
        return QSize(24 * line, 8 * line)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for a few decades."""
        line = self.fontMetrics().height()
        return QSize(12 * line, 5 * line)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Grow with the font."""
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Scale, curves, names."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame, (low, high) = self._frame(), decades(self._curves)
        steps = max((len(curve.values) for curve in self._curves), default=0)
        if frame.width() < 20 or frame.height() < 20:
            return
        self._draw_scale(painter, frame, low, high, steps)
        self._draw_curves(painter, frame, low, high, steps)


def _colours(count: int) -> list[QColor]:
    return [QColor(COLOURS[at % len(COLOURS)]) for at in range(count)]
