"""Curves of losses over steps, on a logarithmic scale, each with its name at its end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from math import ceil, floor, isfinite, log10
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPalette

from cnngui.gui.look.i18n import labelled, number
from cnngui.gui.look.theme import pen_width
from cnngui.gui.widgets.plots.plot import COLOURS, Plot, line_pen, readable

if TYPE_CHECKING:
    from cnngui.gui.widgets.plots.canvas import Canvas

NAMES_SHARE = 0.4
"""Of the width, at most, for names; longer ones are cut."""

MOST_POINTS = 500
"""A curve with more steps is drawn through every second, third … of them."""


@dataclass(frozen=True)
class Curve:
    """A curve: its name, and a value for each step; values that are not above 0 are passed over."""

    name: str
    values: Sequence[float]

    def points(self) -> list[tuple[int, float]]:
        """Return the steps that have a logarithm, with it."""
        return [(step, log10(each)) for step, each in enumerate(self.values) if each > 0 and isfinite(each)]


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


class LossPlot(Plot):
    """Draws curves; more values are appended to them as they come."""

    ZOOMS, LINES, LEAST = True, (24, 8), (12, 6)
    _curves: Sequence[Curve] = ()

    @property
    def curves(self) -> Sequence[Curve]:
        """What is drawn."""
        return self._curves

    def set_curves(self, curves: Mapping[str, Sequence[float]]) -> None:
        """Draw curves by name, in their order."""
        self._curves = [Curve(name, values) for name, values in curves.items()]
        self.setAccessibleDescription(", ".join(self._values(-1)))
        self.refresh()

    def reading(self, x: float, y: float) -> str:  # noqa: ARG002
        """Return the values at the step nearest to the pointer."""
        return "\n".join((self.tr("Step {number}").format(number=number(round(x))), *self._values(round(x))))

    def _values(self, step: int) -> list[str]:
        found = [(curve.name, curve.values[step]) for curve in self._curves if step < len(curve.values) > 0]
        return [labelled(name, _brief(value)) for name, value in found]

    def draw(self, canvas: "Canvas") -> None:
        """Draw the scale, the curves, and a dot and the name at the end of each."""
        lines = [curve.points() for curve in self._curves]
        logs = [log for line in lines for _, log in line] or [0.0]
        low, high = floor(min(logs)), max(ceil(max(logs)), floor(min(logs)) + 1)
        last = max([1, *(len(curve.values) - 1 for curve in self._curves)])
        metrics = QFontMetricsF(self.font())
        widest = max((metrics.horizontalAdvance(curve.name) for curve in self._curves), default=0)
        names = min(widest, NAMES_SHARE * self.width()) + 10
        canvas.left.setLogMode(True)
        canvas.left.setTickPen(self.colour(QPalette.ColorRole.Mid))
        canvas.left.setGrid(255)
        canvas.lay_out(QRectF(0, low, 1.01 * last, high - low), (0, metrics.height() / 2, names, 0))
        ground, ends = self.colour(QPalette.ColorRole.Window), list[tuple[float, str, QColor]]()
        for curve, line, name in zip(self._curves, lines, cycle(COLOURS), strict=False):
            if line:
                drawn = np.array(line[:: 1 + len(line) // MOST_POINTS] + line[-1:])
                pen = line_pen(readable(QColor(name), ground, 3.0), pen_width())
                canvas.line(drawn[:, 0], drawn[:, 1], pen)
                dot = {"brush": pen.color(), "pen": None, "size": 3 * pen_width(), "useCache": False}
                canvas.add("ScatterPlotItem", pos=line[-1:], **dot)
                ends.append((canvas.to_screen(*line[-1]).y(), curve.name, readable(QColor(name), ground, 4.5)))
        write_names(canvas, sorted(ends, key=lambda end: end[0]), metrics)


def write_names(canvas: "Canvas", ends: Sequence[tuple[float, str, QColor]], metrics: QFontMetricsF) -> None:
    """Write names beside the ends of their curves, never over each other; ``ends`` have y in px, from above."""
    line, left = metrics.height(), canvas.place().right() + 8
    places = spread([y - line / 2 for y, *_ in ends], line, canvas.height() - line)
    for top, (_, name, colour) in zip(places, ends, strict=True):
        canvas.label(metrics.elidedText(name, Qt.TextElideMode.ElideRight, canvas.width() - left), left, top, colour)


def _brief(value: float) -> str:
    """Write three digits at least: losses may be millions or millionths."""
    if value <= 0 or not isfinite(value):
        return number(value, 0)
    return number(value, max(2 - floor(log10(value)), 0))
