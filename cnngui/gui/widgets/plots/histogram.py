"""How the numbers of one map are spread: a bar for each range of numbers, the zeros told apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, isnan

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen, QPolygon, QRegion
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.engine.colours import Scale, paint
from cnngui.gui.look.i18n import number, short_number
from cnngui.gui.look.theme import pen_width

_LINES = 4.2
"""Height of the whole, in heights of a line."""


@dataclass(frozen=True)
class Spread:
    """How many numbers lie in each of the equal ranges between two ends.

    Parameters
    ----------
    counts : tuple of int
        From the lowest range to the highest.
    low, high : float
        The two ends.
    zeros : float or None
        Share of the numbers that are exactly 0, from 0 to 1; None where that is not known.

    Examples
    --------
    >>> relu = Spread((900, 40, 60), 0.0, 6.0, 0.9)
    >>> relu.zero_bin, relu.peak, relu.common
    (0, 60, (4.0, 6.0))
    >>> Spread((1, 4, 2), -3.0, 3.0, None).peak
    4
    """

    counts: tuple[int, ...]
    low: float
    high: float
    zeros: float | None

    @property
    def zero_bin(self) -> int | None:
        """The range that holds the exact zeros, which stay out of the vertical scale; None where there are none."""
        if not self.zeros or not self.low <= 0 <= self.high:
            return None
        last = len(self.counts) - 1
        return min(floor(self.fraction(0.0) * len(self.counts) + 1e-9), last) if last >= 0 else None

    @property
    def peak(self) -> int:
        """The largest count, that of the zeros left out."""
        return max((count for place, count in enumerate(self.counts) if place != self.zero_bin), default=0)

    @property
    def is_cut(self) -> bool:
        """Whether there are more zeros than the scale has room for."""
        return self.zero_bin is not None and self.counts[self.zero_bin] > self.peak

    @property
    def common(self) -> tuple[float, float] | None:
        """The range that holds most numbers, that of the zeros left out; None when all are zeros."""
        if not self.peak:
            return None
        place = next(at for at, count in enumerate(self.counts) if count == self.peak and at != self.zero_bin)
        step = (self.high - self.low) / len(self.counts)
        return self.low + place * step, self.low + (place + 1) * step

    def fraction(self, value: float) -> float:
        """Return where a number lies between the ends, from 0 to 1; the middle where the ends are one number."""
        if self.high <= self.low:
            return 0.5
        return min(max((value - self.low) / (self.high - self.low), 0.0), 1.0)


class Histogram(QWidget):
    """Bars over a line of numbers, in the colours that the map is drawn in; a marker for one number.

    After ReLU most numbers of a map are 0. Their bar is cut off and their share is told in words, so that the others
    can be seen.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spread: Spread | None = None
        self._scale: Scale | None = None
        self._value: float | None = None
        self._share = ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_histogram(self, counts: Sequence[int], low: float, high: float, zeros: float | None) -> None:
        """Show how the numbers of a map are spread.

        Parameters
        ----------
        counts : sequence of int
            How many numbers lie in each of the equal ranges from ``low`` to ``high``, as from `numpy.histogram`.
        low, high : float
            The two ends.
        zeros : float or None
            Share of the numbers that are exactly 0, from 0 to 1, to be told apart; None to tell nothing about them.
        """
        whole = tuple(int(count) for count in counts)
        spread = Spread(whole if low < high else (sum(whole),), float(low), float(high), zeros)
        if spread == self._spread:
            return
        self._spread = spread
        self._share = "" if zeros is None else self._share_of_zeros(zeros)
        self.setAccessibleDescription(self._in_words(spread))
        self.setToolTip(self._hint(spread))
        self.update()

    def set_scale(self, scale: Scale | None) -> None:
        """Colour the bars as the map is coloured; None for a colour that means nothing."""
        if scale != self._scale:
            self._scale = scale
            self.update()

    def set_value(self, value: float | None) -> None:
        """Mark a number, that of the pixel pointed at; None for none."""
        wanted = None if value is None or isnan(value) else float(value)
        if wanted != self._value:
            self._value = wanted
            self.update()

    def bars(self) -> QRectF:
        """Return where the bars are drawn: below the share of zeros, over the numbers; the cut bar reaches higher."""
        line = QFontMetricsF(self.font()).height()
        top = line if self._share else 0.25 * line
        return QRectF(self._margin(), top, self.width() - 2 * self._margin(), self.height() - top - 1.2 * line)

    def bar_rects(self) -> list[QRect]:
        """Return the bar of every range, in whole px; one with a number in it is 1 px high at least."""
        spread, place = self._spread, self.bars()
        if spread is None or not spread.counts:
            return []
        count = len(spread.counts)
        first, width = place.left(), place.width()
        if spread.low >= spread.high:  # one number has no width of its own
            first, width = place.center().x() - place.height() / 6, place.height() / 3
        edges = [round(first + width * at / count) for at in range(count + 1)]
        base, tallest = round(place.bottom()), round(place.height())
        rects = []
        for held, (left, right) in zip(spread.counts, pairwise(edges), strict=True):
            height = min(max(round(tallest * held / max(spread.peak, 1)), 1), tallest) if held else 0
            rects.append(QRect(left, base - height, max(right - left, 1), height))
        if spread.is_cut and spread.zero_bin is not None:
            rects[spread.zero_bin].setTop(1)
        return rects

    def _margin(self) -> float:
        """Room beside the bars for half a marker."""
        return pen_width() + 1

    def _share_of_zeros(self, zeros: float) -> str:
        """Say how many numbers are 0; neither "all" nor "none" by rounding alone."""
        if zeros <= 0 or zeros >= 1:
            return self.tr("all are 0") if zeros > 0 else self.tr("none are 0")
        if zeros < 0.005:
            return self.tr("less than 1 % are 0")
        if zeros >= 0.995:
            return self.tr("more than 99 % are 0")
        return self.tr("{share} % are 0").format(share=number(100 * zeros, 0))

    def _in_words(self, spread: Spread) -> str:
        """Say what the bars show, for screen readers."""
        if spread.low >= spread.high:
            return self.tr("all are {value}").format(value=short_number(spread.low))
        parts = [self.tr("from {low} to {high}").format(low=short_number(spread.low), high=short_number(spread.high))]
        if self._share:
            parts.append(self._share)
        if spread.common is not None:
            low, high = (short_number(end) for end in spread.common)
            text = (
                self.tr("the most common ones lie between {low} and {high}")
                if spread.zero_bin is None
                else self.tr("the most common others lie between {low} and {high}")
            )
            parts.append(text.format(low=low, high=high))
        return "; ".join(parts)

    def _hint(self, spread: Spread) -> str:
        """Explain the bars."""
        text = self.tr("The higher a bar, the more numbers of the map lie there.")
        if not spread.is_cut:
            return text
        return text + " " + self.tr("The bar of the zeros is cut off, so that the others can be seen.")

    def _colours(self, spread: Spread) -> list[QColor]:
        """Return the colour of every bar: that of the number in the middle of its range."""
        count = len(spread.counts)
        if self._scale is None or not count:
            return [self.palette().color(QPalette.ColorRole.PlaceholderText)] * count
        middles = spread.low + (np.arange(count) + 0.5) * (spread.high - spread.low) / count
        if spread.zero_bin is not None:
            middles[spread.zero_bin] = 0.0
        painted = paint(self._scale, middles.astype(np.float32)[None])[0]
        return [QColor(*(int(part) for part in colour)) for colour in painted]

    def _draw_bars(self, painter: QPainter, spread: Spread) -> None:
        """Fill the bars and draw one line along their tops, which shows the pale ones on a pale ground."""
        rects = self.bar_rects()
        painter.save()
        if spread.is_cut and spread.zero_bin is not None:
            painter.setClipRegion(QRegion(self.rect()).subtracted(self._cut(rects[spread.zero_bin])))
        for rect, colour in zip(rects, self._colours(spread), strict=True):
            painter.fillRect(rect, colour)
        sides = [(x, rect.top()) for rect in rects for x in (rect.left(), rect.left() + rect.width())]
        if sides:
            base = round(self.bars().bottom())
            sides = [(sides[0][0], base), *sides, (sides[-1][0], base)]
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 1))
        painter.drawPolyline([QPoint(*corner) for corner in sides])
        painter.restore()

    def _cut(self, bar: QRect) -> QRegion:
        """Return the slanted gap by which one sees that a bar goes on."""
        gap = max(3, self.fontMetrics().height() // 5)
        left, right, at = bar.left() - 2, bar.right() + 4, bar.top() + gap
        corners = [(left, at + gap), (right, at), (right, at + gap), (left, at + 2 * gap)]
        return QRegion(QPolygon([QPoint(*corner) for corner in corners]))

    def _draw_numbers(self, painter: QPainter, spread: Spread) -> None:
        """Draw the base line and, below it, both ends and 0 where there is room for it."""
        place = self.bars()
        painter.drawLine(QPointF(0, round(place.bottom())), QPointF(self.width(), round(place.bottom())))
        values = [spread.low, spread.high] if spread.low < spread.high else [spread.low]
        drawn: list[QRectF] = []
        for value in (*values, 0.0) if spread.low < 0 < spread.high else values:
            rect = self._number_rect(value, place, QFontMetricsF(self.font()))
            if any(rect.adjusted(-6, 0, 6, 0).intersects(other) for other in drawn):
                continue
            drawn.append(rect)
            x = round(place.left() + spread.fraction(value) * place.width())
            painter.drawLine(QPointF(x, round(place.bottom())), QPointF(x, round(place.bottom()) + 3))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, short_number(value))

    def _number_rect(self, value: float, place: QRectF, metrics: QFontMetricsF) -> QRectF:
        """Return where a number is written: below its place, moved inwards at the ends."""
        assert self._spread is not None  # noqa: S101  (painting asks only with one)
        width = metrics.horizontalAdvance(short_number(value))
        left = place.left() + self._spread.fraction(value) * place.width() - width / 2
        return QRectF(min(max(left, 0.0), self.width() - width), place.bottom() + 3, width, metrics.height())

    def _share_rect(self, spread: Spread) -> QRectF:
        """Return where the share of zeros is written: right of their bar, left of it where there is no room."""
        metrics = QFontMetricsF(self.font())
        width, air = metrics.horizontalAdvance(self._share) + 2, metrics.height() / 2
        left = 0.0
        if spread.zero_bin is not None:
            bar = QRectF(self.bar_rects()[spread.zero_bin])
            left = bar.right() + air if bar.right() + air + width <= self.width() else bar.left() - air - width
        return QRectF(left, 0, width, metrics.height())

    def _draw_marker(self, painter: QPainter, spread: Spread, value: float) -> None:
        """Draw a line in the colour of text between two of the ground, which shows over any colour."""
        place = self.bars()
        x = place.left() + spread.fraction(value) * place.width()
        line = self.fontMetrics().height()
        top = place.top() - 0.2 * line
        for width, role in ((pen_width() + 2, QPalette.ColorRole.Window), (pen_width(), QPalette.ColorRole.WindowText)):
            painter.setPen(QPen(self.palette().color(role), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(x, top), QPointF(x, place.bottom()))

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for four lines of text."""
        line = self.fontMetrics().height()
        return QSize(16 * line, round(_LINES * line))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for the two ends."""
        return QSize(8 * self.fontMetrics().height(), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Grow with the font."""
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Bars, numbers, share of zeros, marker."""
        del event
        spread = self._spread
        if spread is None:
            return
        painter = QPainter(self)
        self._draw_bars(painter, spread)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 1))
        self._draw_numbers(painter, spread)
        painter.drawText(self._share_rect(spread), Qt.AlignmentFlag.AlignCenter, self._share)
        if self._value is not None:
            self._draw_marker(painter, spread, self._value)
