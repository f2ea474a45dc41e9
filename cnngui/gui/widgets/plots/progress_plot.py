"""Curves that grow side by side, each over numbers of its own: accuracies or losses of networks that learn."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, isfinite, log10
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPalette
from PySide6.QtWidgets import QWidget

from cnngui.gui.look.i18n import labelled, number, short_number
from cnngui.gui.look.theme import pen_width
from cnngui.gui.widgets.plots.loss_plot import MOST_POINTS, NAMES_SHARE, write_names
from cnngui.gui.widgets.plots.plot import COLOURS, Plot, line_pen, readable

if TYPE_CHECKING:
    from cnngui.gui.widgets.plots.canvas import Canvas

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Line:
    """One curve.

    Parameters
    ----------
    name : str
        What stands at its end.
    points : sequence of (x, y)
        With growing x.
    colour : int
        Which of `COLOURS`.
    is_dotted : bool
    """

    name: str
    points: Points
    colour: int = 0
    is_dotted: bool = False


class ProgressPlot(Plot):
    """Draws `Line`s.

    Parameters
    ----------
    name : str
    across : str
        What x counts, for the read-off: "epoch".
    is_log : bool
        Whether y is drawn on a logarithmic scale; values that are not above 0 are passed over then.
    unit : str
        Behind y.
    """

    ZOOMS, LINES, LEAST = True, (20, 7), (10, 4)

    def __init__(
        self, name: str, across: str, *, is_log: bool = False, unit: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self._across, self._is_log, self._unit = across, is_log, unit
        self._lines: Sequence[Line] = ()

    @property
    def lines(self) -> Sequence[Line]:
        """What is drawn."""
        return self._lines

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Draw other curves, or the same ones with more points."""
        self._lines = tuple(lines)
        ends = [labelled(line.name, self._told(line.points[-1][1])) for line in self._lines if line.points]
        self.setAccessibleDescription(", ".join(ends))
        self.refresh()

    def reading(self, x: float, y: float) -> str:  # noqa: ARG002
        """Return the values nearest to the pointer."""
        rows = [labelled(self._across, number(x, 2))]
        for line in self._lines:
            if line.points:
                nearest = min(line.points, key=lambda point: abs(point[0] - x))
                rows.append(labelled(line.name, self._told(nearest[1])))
        return "\n".join(rows)

    def _told(self, value: float) -> str:
        return f"{short_number(value)}{self._unit}"

    def _drawn(self, line: Line) -> list[tuple[float, float]]:
        """Return the points as they are drawn: not too many, and on the scale."""
        kept = [(x, y) for x, y in line.points if isfinite(y) and (y > 0 or not self._is_log)]
        few = kept[:: 1 + len(kept) // MOST_POINTS] + kept[-1:]
        return [(x, log10(y)) for x, y in few] if self._is_log else few

    def draw(self, canvas: "Canvas") -> None:
        """Draw the scale, the curves, and a dot and the name at the end of each."""
        found = [self._drawn(line) for line in self._lines]
        metrics = QFontMetricsF(self.font())
        widest = max((metrics.horizontalAdvance(line.name) for line in self._lines), default=0.0)
        names = min(widest, NAMES_SHARE * self.width()) + 10
        canvas.left.setLogMode(self._is_log)
        canvas.left.setTickPen(self.colour(QPalette.ColorRole.Mid))
        canvas.left.setGrid(255)
        canvas.lay_out(self._full(found), (0, metrics.height() / 2, names, 0))
        ground, ends = self.colour(QPalette.ColorRole.Window), list[tuple[float, str, QColor]]()
        for line, points in zip(self._lines, found, strict=True):
            if points:
                colour = QColor(COLOURS[line.colour % len(COLOURS)])
                pen = line_pen(readable(colour, ground, 3.0), pen_width())
                if line.is_dotted:
                    pen.setStyle(Qt.PenStyle.DotLine)
                drawn = np.array(points)
                canvas.line(drawn[:, 0], drawn[:, 1], pen)
                dot = {"brush": pen.color(), "pen": None, "size": 3 * pen_width(), "useCache": False}
                canvas.add("ScatterPlotItem", pos=points[-1:], **dot)
                ends.append((canvas.to_screen(*points[-1]).y(), line.name, readable(colour, ground, 4.5)))
        write_names(canvas, sorted(ends, key=lambda end: end[0]), metrics)

    def _full(self, found: Sequence[Sequence[tuple[float, float]]]) -> QRectF:
        """Return the plane that holds every point, in whole tens or powers of ten."""
        values = [y for points in found for _, y in points]
        if not values:
            return QRectF(0, -2, 1, 3) if self._is_log else QRectF(0, 0, 1, 100)
        last = max([0.02, *(x for points in found for x, _ in points)])
        if self._is_log:
            low, high = floor(min(values)), max(ceil(max(values)), floor(min(values)) + 1)
        else:
            low, high = (
                10 * floor(min(values) / 10),
                max(10 * ceil(max(values) / 10), 10 * floor(min(values) / 10) + 10),
            )
        return QRectF(0, low, 1.01 * last, high - low)
