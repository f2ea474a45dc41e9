"""How the numbers of one map are spread: a bar for each range of numbers, the zeros told apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, isnan
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.engine.colours import Scale, paint
from cnngui.gui.look.i18n import number, short_number
from cnngui.gui.look.theme import pen_width
from cnngui.gui.widgets.plots.plot import Plot, line_pen

if TYPE_CHECKING:
    from cnngui.gui.widgets.plots.canvas import Canvas

_CUT = 1.4
"""How high the bar of the zeros is at most; the highest of the others is 1."""


@dataclass(frozen=True)
class Spread:
    """How many numbers lie in each of the equal ranges between two ends; ``zeros`` is the share of exact zeros.

    >>> relu = Spread((900, 40, 60), 0.0, 6.0, 0.9)
    >>> relu.zero_bin, relu.peak, relu.ends_of(1)
    (0, 60, (2.0, 4.0))
    """

    counts: tuple[int, ...]
    low: float
    high: float
    zeros: float | None

    @property
    def zero_bin(self) -> int:
        """The range that holds the exact zeros, which stay out of the vertical scale; -1 where there are none."""
        return self.place_of(0.0) if self.zeros and self.low <= 0 <= self.high else -1

    @property
    def peak(self) -> int:
        """The largest count, that of the zeros left out."""
        return max((count for place, count in enumerate(self.counts) if place != self.zero_bin), default=0)

    def place_of(self, value: float) -> int:
        """Return the range that holds a number, or the one nearest to it."""
        share = (value - self.low) / (self.high - self.low) if self.low < self.high else 0.0
        return min(max(floor(share * len(self.counts) + 1e-9), 0), len(self.counts) - 1)

    def ends_of(self, place: int) -> tuple[float, float]:
        """Return the two ends of a range."""
        step = (self.high - self.low) / len(self.counts)
        return self.low + place * step, self.low + (place + 1) * step


class Histogram(Plot):
    """Bars over a line of numbers, in the colours that the map is drawn in; a marker for one number.

    After ReLU most numbers of a map are 0. Their bar is cut off and their share is told in words, so that the others
    can be seen.
    """

    LINES, LEAST = (16, 4.4), (8, 4.4)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._spread: Spread | None = None
        self._scale: Scale | None = None
        self._value: float | None = None
        self._share = ""
        self._marker: list[Any] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_histogram(
        self, counts: Sequence[int], low: float, high: float, zeros: float | None, scale: Scale | None = None
    ) -> None:
        """Show counts as from `numpy.histogram`, coloured as the map is; without a scale, in one that means nothing.

        ``zeros`` is the share of exact zeros, None when it is not known.
        """
        self._scale = scale
        whole = tuple(int(count) for count in counts)
        self._spread = spread = Spread(whole if low < high else (sum(whole),), float(low), float(high), zeros)
        self._share = "" if zeros is None else self._share_of_zeros(zeros)
        self.setAccessibleDescription(self._in_words(spread))
        hint = self.tr("The higher a bar, the more numbers of the map lie there.")
        if spread.zero_bin >= 0 and spread.counts[spread.zero_bin] > spread.peak:
            hint += " " + self.tr("The bar of the zeros is cut off, so that the others can be seen.")
        self.setToolTip(hint)
        self.refresh()

    def set_value(self, value: float | None) -> None:
        """Mark a number, that of the pixel pointed at; None for none."""
        self._value = None if value is None or isnan(value) else float(value)
        self._mark()

    def _share_of_zeros(self, zeros: float) -> str:
        """Say how many numbers are 0; neither "all" nor "none" by rounding alone."""
        if zeros <= 0 or zeros >= 1:
            return self.tr("all are 0") if zeros > 0 else self.tr("none are 0")
        if zeros < 0.005:
            return self.tr("less than 1 % are 0")
        if zeros >= 0.995:
            return self.tr("more than 99 % are 0")
        return self.tr("{share} % are 0").format(share=number(100 * zeros, 1))  # as in the panel

    def _in_words(self, spread: Spread) -> str:
        """Say what the bars show, for screen readers."""
        if spread.low >= spread.high:
            return self.tr("all are {value}").format(value=short_number(spread.low))
        parts = [self.tr("from {low} to {high}").format(low=short_number(spread.low), high=short_number(spread.high))]
        if self._share:
            parts.append(self._share)
        if spread.peak:
            text = (
                self.tr("the most common ones lie between {low} and {high}")
                if spread.zero_bin < 0
                else self.tr("the most common others lie between {low} and {high}")
            )
            places = (at for at, count in enumerate(spread.counts) if count == spread.peak and at != spread.zero_bin)
            low, high = map(short_number, spread.ends_of(next(places)))
            parts.append(text.format(low=low, high=high))
        return "; ".join(parts)

    def reading(self, x: float, y: float) -> str:  # noqa: ARG002
        """Return how many numbers lie in the range under the pointer."""
        spread = self._spread
        if spread is None or not spread.counts:
            return ""
        place = spread.place_of(x)
        low, high = map(short_number, spread.ends_of(place))
        return self.tr("{count} from {low} to {high}").format(count=number(spread.counts[place]), low=low, high=high)

    def draw(self, canvas: "Canvas") -> None:
        """Draw the bars, one line along their tops that shows pale ones on a pale ground, and the marker."""
        spread = self._spread
        canvas.left.hide()
        self._marker.clear()
        if spread is None or not spread.counts:
            canvas.lay_out(QRectF(0, 0, 1, 1))
            return
        low, high, air = spread.low, spread.high, 0.0
        if low >= high:  # one number has no width of its own
            low, high, air = low - 0.5, low + 0.5, 13.0
        canvas.bottom.setTicks([[(spread.low, short_number(spread.low))]] if air else None)
        canvas.lay_out(QRectF(low - air, 0, high - low + 2 * air, _CUT if self._share else 1.1))
        edges = np.linspace(low, high, len(spread.counts) + 1)
        heights = np.array(spread.counts) / max(spread.peak, 1)
        heights = np.where(heights > 0, np.clip(heights, 2 / canvas.place().height(), _CUT), 0.0)
        options = {"brushes": self._colours(spread), "pen": None}
        canvas.add("BarGraphItem", x0=edges[:-1], x1=edges[1:], y0=0, height=heights, **options)
        ink, ground = (self.colour(role) for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window))
        canvas.line(np.repeat(edges, 2), np.r_[0, np.repeat(heights, 2), 0], line_pen(ink))
        left, right = edges[spread.zero_bin : spread.zero_bin + 2] if spread.zero_bin >= 0 else (low, low)
        if heights[spread.zero_bin] > 1:  # by a slanted gap one sees that the bar goes on
            half = (edges[1] - edges[0]) / 2
            canvas.line((left - half, right + half), (1.05, 1.25), line_pen(ground, 4))
        is_left, air = 2 * right < low + high, self.fontMetrics().height() / 2
        beside = canvas.to_screen(right, 0).x() + air if is_left else canvas.to_screen(left, 0).x() - air
        canvas.label(self._share, beside, 0, ink, share=0.0 if is_left else 1.0)
        self._marker += [canvas.line((), (), line_pen(ground, pen_width() + 2))]
        self._marker += [canvas.line((), (), line_pen(ink, pen_width()))]
        self._mark()

    def _mark(self) -> None:
        """Put the marker where its number lies, at an end where it lies beyond."""
        for line, spread in ((line, self._spread) for line in self._marker):
            at = [] if self._value is None or not spread else [min(max(self._value, spread.low), spread.high)] * 2
            line.setData(np.array(at), np.array((0, 1.1)[: len(at)]))

    def _colours(self, spread: Spread) -> list[QColor]:
        """Return the colour of every bar: that of the number in the middle of its range."""
        count = len(spread.counts)
        if self._scale is None:
            return [self.colour(QPalette.ColorRole.PlaceholderText)] * count
        middles = np.array([sum(spread.ends_of(place)) / 2 for place in range(count)], np.float32)
        if spread.zero_bin >= 0:
            middles[spread.zero_bin] = 0.0
        return [QColor(*map(int, colour)) for colour in paint(self._scale, middles[None])[0]]
