"""How much every layer changed: a bar a layer, and its numbers."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.gui.i18n import number

GAP = 4.0
"""Px on each side of a bar."""

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
    titles : (str, str)
        What the two numbers are, on the left.
    """

    def __init__(self, name: str, titles: tuple[str, str], parent: QWidget | None = None) -> None:
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
        first, second = self._titles
        line = f"{change.name}: {first} {percent(change.share)}"
        return line if change.other is None else f"{line}, {second} {percent(change.other)}"

    def _draw_bar(self, painter: QPainter, place: QRectF, change: Change, largest: float) -> None:
        metrics = QFontMetricsF(self.font())
        line = metrics.height()
        room = place.adjusted(0, 2 * line, 0, -line)
        height = min(change.share / largest, 1.0) * max(room.height(), 0.0)
        bar = QRectF(room.left() + GAP, room.bottom() - height, room.width() - 2 * GAP, height)
        painter.fillRect(bar, self.palette().color(QPalette.ColorRole.Highlight))
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        texts = [(place.top(), percent(change.share)), (room.bottom(), change.name)]
        if change.other is not None:
            texts.append((place.top() + line, percent(change.other)))
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
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        left = 8 + max(metrics.horizontalAdvance(title) for title in self._titles)
        for at, title in enumerate(self._titles):
            painter.drawText(QRectF(0, at * metrics.height(), left, metrics.height()), title)
        finite = [change.share for change in self._changes if math.isfinite(change.share)]
        largest = max(finite, default=0.0) or 1.0
        width = min((self.width() - left) / len(self._changes), WIDEST * metrics.height())
        for at, change in enumerate(self._changes):
            self._draw_bar(painter, QRectF(left + at * width, 0, width, self.height()), change, largest)


def percent(share: float) -> str:
    """Write a share in percent, in the language on screen; what is tiny is not told to be nothing.

    >>> percent(0.123), percent(0.0), percent(float("inf"))
    ('12 %', '0 %', '∞')
    """
    if math.isinf(share):
        return "∞"
    whole = 100 * share
    return f"{number(whole, 0 if whole >= 10 or whole == 0 else 1 if whole >= 1 else 2)} %"
