"""How much every layer changed: a bar a layer, and its numbers."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.gui.look.i18n import number

GAP = 4.0
"""Px on each side of a bar."""

_UNIT = " %"

WIDEST = 5.0
"""Of a layer, in lines of text."""


@dataclass(frozen=True)
class Change:
    """What one layer shows.

    Parameters
    ----------
    name : str
        Under the bar.
    share : float
        How much it changed, as a part of what it was: 0 nothing, 1 as much as there was.
    other : float or None
        How much something else of it changed, in numbers only.
    """

    name: str
    share: float
    other: float | None = None


class ChangeBars(QWidget):
    """Bars side by side, the largest as high as there is room; over each its number, and a second one.

    Parameters
    ----------
    name : str
        For screen readers.
    titles : (str, str, str)
        What the two numbers and the name below are, on the left.
    """

    def __init__(self, name: str, titles: tuple[str, str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = titles
        self._changes: tuple[Change, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

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
        self.update()

    def _line(self, change: Change) -> str:
        first, second, below = self._titles
        line = f"{below} {change.name}: {first} {percent(change.share)}"
        return line if change.other is None else f"{line}, {second} {percent(change.other)}"

    def _is_tight(self, metrics: QFontMetricsF, width: float) -> bool:
        """Tell whether the numbers have no room for their unit; it is written beside their titles then."""
        shares = [share for change in self._changes for share in (change.share, change.other) if share is not None]
        return any(metrics.horizontalAdvance(percent(share)) > width for share in shares)

    @staticmethod
    def _left(metrics: QFontMetricsF, titles: Sequence[str]) -> float:
        """Where the bars begin."""
        return 8 + max(metrics.horizontalAdvance(title) for title in titles)

    def _draw_bar(self, painter: QPainter, place: QRectF, change: Change, largest: float, *, is_tight: bool) -> None:
        metrics = QFontMetricsF(self.font())
        line = metrics.height()
        room = place.adjusted(0, 2 * line, 0, -line)
        height = min(change.share / largest, 1.0) * max(room.height(), 0.0)
        bar = QRectF(room.left() + GAP, room.bottom() - height, room.width() - 2 * GAP, height)
        painter.fillRect(bar, self.palette().color(QPalette.ColorRole.Highlight))
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        texts = [(room.bottom(), change.name)]
        for top, share in ((place.top(), change.share), (place.top() + line, change.other)):
            if share is not None:
                told = percent(share)
                texts.append((top, told.removesuffix(_UNIT) if is_tight else told))
        for top, text in texts:
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(QRectF(place.left(), top, place.width(), line), Qt.AlignmentFlag.AlignCenter, shown)

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for six lines."""
        line = self.fontMetrics().height()
        return QSize(30 * line, 6 * line)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for a short bar with its numbers."""
        line = self.fontMetrics().height()
        return QSize(12 * line, 4 * line)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Grow with the font."""
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the titles and all bars."""
        del event
        if not self._changes:
            return
        painter = QPainter(self)
        metrics = QFontMetricsF(self.font())
        line, count = metrics.height(), len(self._changes)
        left = self._left(metrics, self._titles)
        is_tight = self._is_tight(metrics, (self.width() - left) / count)
        first, second, below = self._titles
        titles = (f"{first} %", f"{second} %", below) if is_tight else self._titles
        left = self._left(metrics, titles)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        for top, title in zip((0.0, line, self.height() - line), titles, strict=True):
            painter.drawText(QRectF(0, top, left, line), Qt.AlignmentFlag.AlignVCenter, title)
        finite = [change.share for change in self._changes if math.isfinite(change.share)]
        largest = max(finite, default=0.0) or 1.0
        width = min((self.width() - left) / count, WIDEST * line)
        for at, change in enumerate(self._changes):
            place = QRectF(left + at * width, 0, width, self.height())
            self._draw_bar(painter, place, change, largest, is_tight=is_tight)


def percent(share: float) -> str:
    """Write a share in percent, in the language on screen; what is tiny is not told to be nothing.

    >>> percent(0.123), percent(0.0), percent(float("inf"))
    ('12 %', '0 %', '∞')
    """
    if math.isinf(share):
        return "∞"
    whole = 100 * share
    return f"{number(whole, 0 if whole >= 10 or whole == 0 else 1 if whole >= 1 else 2)}{_UNIT}"
