"""How an accuracy falls with an amount: one curve or two, and where the amount is now."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPalette

from cnngui.gui.look.i18n import labelled, number
from cnngui.gui.look.theme import pen_width
from cnngui.gui.widgets.plots.plot import COLOURS, Plot, line_pen, readable

if TYPE_CHECKING:
    from cnngui.gui.widgets.plots.canvas import Canvas

_TOP = 104.0
"""Percent at the upper edge: a curve at 100 is seen whole."""


@dataclass(frozen=True)
class AccuracyCurve:
    """Amounts and accuracies, 0 to 1; ``now`` is the amount that is set, None where this is not what is spoilt."""

    name: str
    amounts: tuple[float, ...]
    accuracies: tuple[float, ...]
    now: float | None = None


class AccuracyPlot(Plot):
    """Draws the curves with a dot at each amount that was measured, and a line at the amount that is set."""

    LINES, LEAST = (18, 8), (12, 6)
    _curves: Sequence[AccuracyCurve] = ()
    _span = (-8.0, 8.0)
    _unit = ""

    @property
    def curves(self) -> Sequence[AccuracyCurve]:
        """What is drawn."""
        return self._curves

    def set_curves(self, curves: Sequence[AccuracyCurve], span: tuple[float, float], unit: str) -> None:
        """Draw curves over amounts from the first to the last, which are of a unit."""
        if (tuple(curves), span, unit) == (tuple(self._curves), self._span, self._unit):
            return
        self._curves, self._span, self._unit = tuple(curves), span, unit
        lines = [self._line(curve, at) for curve in curves for at in range(len(curve.amounts))]
        self.setAccessibleDescription("; ".join(lines))
        self.refresh()

    def _line(self, curve: AccuracyCurve, at: int) -> str:
        amount = f"{curve.name} {number(curve.amounts[at])} {self._unit}".strip()
        return labelled(amount, f"{number(100 * curve.accuracies[at], 1)} %")

    def reading(self, x: float, y: float) -> str:  # noqa: ARG002
        """Return the accuracies at the measured amount nearest to the pointer."""
        found = []
        for curve in self._curves:
            if curve.amounts:
                at = int(np.argmin(np.abs(np.array(curve.amounts) - x)))
                found.append(self._line(curve, at))
        return "\n".join(found)

    def draw(self, canvas: "Canvas") -> None:
        """Draw the amount that is set, the curves, and their names."""
        metrics, (low, high) = QFontMetricsF(self.font()), self._span
        ground, ink = self.colour(QPalette.ColorRole.Window), self.colour(QPalette.ColorRole.WindowText)
        canvas.left.setGrid(255)
        canvas.left.setTickPen(self.colour(QPalette.ColorRole.Mid))
        line = metrics.height()
        canvas.lay_out(QRectF(low, 0, high - low, _TOP), (0, 1.2 * line, 8, 0))
        canvas.label("%", 0, 0, ink)
        names = [curve.name for curve in self._curves if curve.name]
        left = canvas.place().left()
        for curve, name in zip(self._curves, cycle(COLOURS), strict=False):
            colour, style = readable(QColor(name), ground, 3.0), Qt.PenStyle.SolidLine
            if curve.now is not None:
                pen = line_pen(colour if len(self._curves) > 1 else ink, pen_width())
                pen.setStyle(Qt.PenStyle.DashLine)
                canvas.add("InfiniteLine", curve.now, angle=90, pen=pen)
            pen = line_pen(colour, pen_width())
            pen.setStyle(style)
            if curve.amounts:
                heights = 100 * np.array(curve.accuracies)
                canvas.line(curve.amounts, heights, pen)
                dots = {"brush": colour, "pen": None, "size": 3 * pen_width(), "useCache": False}
                canvas.add("ScatterPlotItem", pos=np.column_stack([curve.amounts, heights]), **dots)
            if len(names) > 1:
                canvas.label(curve.name, left, 0, readable(QColor(name), ground, 4.5))
                left += metrics.horizontalAdvance(curve.name) + line
