"""Curves over a share from 0 to 100 %, of a probability from 0 to 1, each with its name."""

from collections.abc import Mapping, Sequence
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


@dataclass(frozen=True)
class ShareCurve:
    """A curve.

    Parameters
    ----------
    shares, values : sequences of float
        0 to 1.
    kind : int
        Curves of one kind have one colour.
    is_dashed : bool
    """

    shares: Sequence[float]
    values: Sequence[float]
    kind: int = 0
    is_dashed: bool = False


class SharePlot(Plot):
    """Draws curves that grow while they are measured."""

    LINES, LEAST = (18, 8), (7, 5)
    _curves: Mapping[str, ShareCurve] = {}

    @property
    def curves(self) -> Mapping[str, ShareCurve]:
        """What is drawn, by name."""
        return self._curves

    def set_curves(self, curves: Mapping[str, ShareCurve]) -> None:
        """Draw curves by name."""
        if dict(curves) != dict(self._curves):
            self._curves = dict(curves)
            self.setAccessibleDescription("; ".join(self._lines(1.0)))
            self.refresh()

    def reading(self, x: float, y: float) -> str:  # noqa: ARG002
        """Return the values at the share nearest to the pointer."""
        return "\n".join(self._lines(x / 100))

    def _lines(self, share: float) -> list[str]:
        found = []
        for name, curve in self._curves.items():
            if len(curve.shares):
                at = int(np.argmin(np.abs(np.asarray(curve.shares) - share)))
                text = f"{number(100 * curve.shares[at], 0)} %, {number(curve.values[at], 2)}"
                found.append(labelled(name, text))
        return found

    def draw(self, canvas: "Canvas") -> None:
        """Draw the curves, and their names above."""
        metrics = QFontMetricsF(self.font())
        ground = self.colour(QPalette.ColorRole.Window)
        canvas.left.setGrid(255)
        canvas.left.setTickPen(self.colour(QPalette.ColorRole.Mid))
        names = [name for name, curve in self._curves.items() if not curve.is_dashed]
        wide = sum(metrics.horizontalAdvance(name) + 16 for name in names)
        rows = 1 if wide <= self.width() else len(names)
        canvas.lay_out(QRectF(0, 0, 102, 1.02), (0, rows * metrics.height() + 4, 4, 0))
        left = top = 0.0
        for name, curve in self._curves.items():
            colour = QColor(next(each for at, each in enumerate(cycle(COLOURS)) if at == curve.kind))
            pen = line_pen(readable(colour, ground, 3.0), pen_width())
            if curve.is_dashed:
                pen.setStyle(Qt.PenStyle.DashLine)
            if len(curve.shares) > 1:
                canvas.line(100 * np.asarray(curve.shares), np.asarray(curve.values), pen)
            if not curve.is_dashed:
                canvas.label(name, left, top, readable(colour, ground, 4.5))
                left, top = (
                    (left + metrics.horizontalAdvance(name) + 16, 0.0) if rows == 1 else (0.0, top + metrics.height())
                )
