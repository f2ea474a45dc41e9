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

from cnngui.engine.colours import contrast
from cnngui.gui.look.i18n import number
from cnngui.gui.look.theme import pen_width

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8A8A8A")
"""Okabe and Ito's, which colour-blind people can tell apart; the yellow is left out, since it is lost on white."""

NAMES_SHARE = 0.4
"""Of the width, at most, for names; longer ones are cut."""

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
    """Return the powers of ten between which all curves lie; a decade at least.

    >>> decades([Curve("a", [250.0, 3.0])]), decades([Curve("a", [])])
    ((0, 3), (0, 1))
    """
    positive = [value for curve in curves for value in curve.values if value > 0 and math.isfinite(value)]
    if not positive:
        return 0, 1
    low, high = math.floor(math.log10(min(positive))), math.ceil(math.log10(max(positive)))
    return low, max(high, low + 1)


def thinned(values: Sequence[float], most: int = MOST_POINTS) -> list[tuple[int, float]]:
    """Return (step, value) of so many points at most, two or more, the first and the last one among them.

    >>> thinned([9.0, 8.0, 7.0, 6.0, 5.0], most=3)
    [(0, 9.0), (2, 7.0), (4, 5.0)]
    """
    last = len(values) - 1
    every = max(-(-last // (most - 1)), 1)
    points = [(step, values[step]) for step in range(0, len(values), every)]
    return points if not points or points[-1][0] == last else [*points, (last, values[last])]


def spread(wanted: Sequence[float], gap: float, end: float) -> list[float]:
    """Move places that grow, as little as need be, until they are ``gap`` apart and none is above 0 or below ``end``.

    Where that is too narrow for all, they are as far apart as it allows.

    >>> spread([1.0, 2.0, 30.0], 10.0, 30.0), spread([28.0, 29.0], 10.0, 30.0), spread([0.0, 0.0, 0.0], 10.0, 10.0)
    ([1.0, 11.0, 30.0], [20.0, 30.0], [0.0, 5.0, 10.0])
    """
    gap = min(gap, end / max(len(wanted) - 1, 1))
    places: list[float] = []
    for at, place in enumerate(wanted):
        room = end - (len(wanted) - 1 - at) * gap  # for those that follow
        places.append(min(max(place, places[-1] + gap if places else 0), room))
    return places


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
        ends = (f"{curve.name}: {_brief(curve.values[-1])}" for curve in self._curves if curve.values)
        self.setAccessibleDescription(", ".join(ends))
        self.update()

    def _frame(self, low: int, high: int) -> QRectF:
        metrics = QFontMetricsF(self.font())
        names = max((metrics.horizontalAdvance(curve.name) for curve in self._curves), default=0)
        names = min(names, NAMES_SHARE * self.width())
        left = 6 + max(metrics.horizontalAdvance(_power(each)) for each in (-1, low, high))
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
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, _power(power))
        below = QRectF(frame.left(), frame.bottom() + 2, frame.width(), metrics.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, "0")
        last = number(steps - 1)
        if steps > 1 and metrics.horizontalAdvance(f"0 {last}") < frame.width():
            painter.drawText(below, Qt.AlignmentFlag.AlignRight, last)

    def _draw_curves(self, painter: QPainter, frame: QRectF, low: int, high: int, steps: int) -> None:
        ground = self.palette().color(QPalette.ColorRole.Window)
        ends: list[tuple[float, str, QColor]] = []
        for at, curve in enumerate(self._curves):
            points = [
                QPointF(
                    frame.left() + step / max(steps - 1, 1) * frame.width(),
                    frame.bottom() - (math.log10(value) - low) / (high - low) * frame.height(),
                )
                for step, value in thinned(curve.values)
                if value > 0 and math.isfinite(value)
            ]
            if points:
                colour = QColor(COLOURS[at % len(COLOURS)])
                style = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
                painter.setPen(QPen(readable(colour, ground, 3.0), pen_width(), *style))
                painter.drawPolyline(QPolygonF(points))
                painter.drawPoint(points[-1])  # a line of one point is none
                ends.append((points[-1].y(), curve.name, readable(colour, ground, 4.5)))
        self._draw_names(painter, frame, sorted(ends, key=lambda end: end[0]))

    def _draw_names(self, painter: QPainter, frame: QRectF, ends: Sequence[tuple[float, str, QColor]]) -> None:
        """Write names beside the ends of their curves, never over each other."""
        metrics = QFontMetricsF(self.font())
        tops = [y - metrics.height() / 2 for y, _, _ in ends]
        left = frame.right() + 6
        for top, (_, name, colour) in zip(
            spread(tops, metrics.height(), self.height() - metrics.height()), ends, strict=True
        ):
            painter.setPen(colour)
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, self.width() - left)
            painter.drawText(QPointF(left, top + metrics.ascent()), text)

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for eight lines."""
        line = self.fontMetrics().height()
        return QSize(24 * line, 8 * line)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for a few decades, and for the names of six layers."""
        line = self.fontMetrics().height()
        return QSize(12 * line, 6 * line)

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
        low, high = decades(self._curves)
        frame = self._frame(low, high)
        steps = max((len(curve.values) for curve in self._curves), default=0)
        if frame.width() < 20 or frame.height() < 20:
            return
        self._draw_scale(painter, frame, low, high, steps)
        self._draw_curves(painter, frame, low, high, steps)


def readable(colour: QColor, ground: QColor, ratio: float) -> QColor:
    """Return a colour, darker or lighter than it is if it needs to be, of so much contrast to its ground; 4.5 at most.

    >>> [readable(QColor("#E69F00"), QColor(ground), 4.5).name() for ground in ("white", "black")]
    ['#9c6c00', '#e69f00']
    """
    away = QColor.darker if _contrast(ground, "black") > _contrast(ground, "white") else QColor.lighter
    while _contrast(colour, ground) < ratio:
        colour = away(colour, 105)
    return colour


def _contrast(one: QColor, other: QColor | str) -> float:
    first, second = ((each.red(), each.green(), each.blue()) for each in (one, QColor(other)))
    return contrast(first, second)


def _power(of_ten: int) -> str:
    return "10" + str(of_ten).translate(str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"))


def _brief(value: float) -> str:
    """Write three digits at least: losses may be millions or millionths."""
    if value <= 0 or not math.isfinite(value):
        return number(value, 0)
    return number(value, max(2 - math.floor(math.log10(value)), 0))
