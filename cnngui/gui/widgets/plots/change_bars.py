"""How much every layer changed: a bar a layer, and its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, isinf
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPalette
from PySide6.QtWidgets import QWidget

from cnngui.gui.look.i18n import labelled, number
from cnngui.gui.widgets.plots.plot import Plot

if TYPE_CHECKING:
    from cnngui.gui.widgets.plots.canvas import Canvas

_UNIT = " %"
_WIDEST = 5.0
"""Of a layer, in lines of text."""


@dataclass(frozen=True)
class Change:
    """What one layer shows: shares of what it was, 0 for nothing and 1 for as much as there was."""

    name: str
    share: float
    other: float | None = None


class ChangeBars(Plot):
    """Bars as high as the first number, with both numbers above and the name below; ``titles`` say what these are."""

    LINES, LEAST = (30, 6), (12, 4)

    def __init__(self, name: str, titles: tuple[str, str, str], parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._titles = titles
        self._changes: tuple[Change, ...] = ()

    @property
    def changes(self) -> Sequence[Change]:
        """What is drawn."""
        return self._changes

    def set_changes(self, changes: Sequence[Change]) -> None:
        """Draw other bars."""
        self._changes = tuple(changes)
        lines = [self._line(change) for change in self._changes]
        self.setAccessibleDescription(", ".join(lines))
        self.setToolTip("\n".join(lines))
        self.refresh()

    def _line(self, change: Change) -> str:
        first, second, below = self._titles
        line = labelled(f"{below} {change.name}", f"{first} {percent(change.share)}")
        return line if change.other is None else f"{line}, {second} {percent(change.other)}"

    def draw(self, canvas: "Canvas") -> None:
        """Draw the bars side by side, the largest as high as there is room, and what is written around them."""
        metrics, count = QFontMetricsF(self.font()), max(len(self._changes), 1)
        line, titles = metrics.height(), list(self._titles)
        texts = [(percent(each.share), "" if each.other is None else percent(each.other)) for each in self._changes]
        widest = max((metrics.horizontalAdvance(text) for pair in texts for text in pair), default=0.0)
        left = 8 + max(map(metrics.horizontalAdvance, titles))
        if widest > (canvas.width() - left) / count:  # there is room for the unit once only, on the left
            titles = [f"{titles[0]}{_UNIT}", f"{titles[1]}{_UNIT}", titles[2]]
            texts = [(first.removesuffix(_UNIT), second.removesuffix(_UNIT)) for first, second in texts]
            left = 8 + max(map(metrics.horizontalAdvance, titles))
        width = min((canvas.width() - left) / count, _WIDEST * line)
        self._draw_bars(canvas, (left, 2 * line, canvas.width() - left - count * width, line), width)
        columns = [(*pair, change.name) for pair, change in zip(texts, self._changes, strict=True)]
        tops, ink = (0.0, line, canvas.height() - line), self.colour(QPalette.ColorRole.WindowText)
        for top, title, *row in zip(tops, titles, *columns, strict=True):
            canvas.label(title, 0, top, ink)
            for at, text in enumerate(row):
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
                canvas.label(shown, left + (at + 0.5) * width, top, ink, share=0.5)

    def _draw_bars(self, canvas: "Canvas", margins: tuple[float, float, float, float], width: float) -> None:
        largest = max((each.share for each in self._changes if isfinite(each.share)), default=0.0) or 1.0
        for axis in (canvas.left, canvas.bottom):
            axis.hide()
        count, gap = len(self._changes), 4 / width
        canvas.lay_out(QRectF(0, 0, max(count, 1), largest), margins)
        if count:
            starts, heights = np.arange(count), [min(change.share, largest) for change in self._changes]
            options = {"brush": self.colour(QPalette.ColorRole.Highlight), "pen": None}
            canvas.add("BarGraphItem", x0=starts + gap, x1=starts + 1 - gap, y0=0, height=heights, **options)
            canvas.add("InfiniteLine", 0, angle=0, pen=self.colour(QPalette.ColorRole.Mid))


def percent(share: float) -> str:
    """Write a share in percent, in the language on screen; what is tiny is not told to be nothing.

    >>> percent(0.123), percent(0.0), percent(float("inf"))
    ('12 %', '0 %', '∞')
    """
    if isinf(share):
        return "∞"
    whole = 100 * share
    return f"{number(whole, 0 if whole >= 10 or whole == 0 else 1 if whole >= 1 else 2)}{_UNIT}"
