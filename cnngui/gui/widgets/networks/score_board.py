"""How well one or two networks read: a large number each, and a line about each below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.gui.widgets.painted import Fitting, bold
from cnngui.gui.widgets.plots.plot import COLOURS, readable

_LARGE = 2.2
"""Of the accuracy, in sizes of the app's type: the last row reads it."""

_MOST_LINES = 3
"""Beside the accuracy."""

_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True)
class Score:
    """What is told of a network.

    Parameters
    ----------
    title : str
    share : str
        "98.1 %"; empty before anything is known.
    about : tuple of str
        What else is told, the least important first: that goes where there is no room for all.
    colour : int
        Of its curves.
    lead : str
        What the share is a share of: told first, and always.
    """

    title: str
    share: str
    about: tuple[str, ...]
    colour: int = 0
    lead: str = ""

    def told(self, first: int) -> str:
        """Return what is told beside the share, of what else there is only that from ``first`` on."""
        return " · ".join([self.lead, *self.about[first:]] if self.lead else self.about[first:])


class ScoreBoard(Fitting, QWidget):
    """Shows scores side by side; a hint while there are none."""

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._hint = name, hint
        self._scores: Sequence[Score] = ()
        self._lines = 2
        self.setAccessibleName(name)
        self.setAccessibleDescription(hint)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def scores(self) -> Sequence[Score]:
        """What is shown."""
        return self._scores

    def set_scores(self, scores: Sequence[Score]) -> None:
        """Show others."""
        if scores != self._scores:
            self._scores = tuple(scores)
            told = "; ".join(f"{each.title} {each.share} {each.told(0)}" for each in self._scores)
            self.setAccessibleDescription(told or self._hint)
            self.setToolTip(told)
            self._make_room()
            self.update()

    def _large(self) -> QFont:
        made = bold(self.font())
        if made.pixelSize() > 0:
            made.setPixelSize(round(_LARGE * made.pixelSize()))
        else:
            made.setPointSizeF(_LARGE * made.pointSizeF())
        return made

    def _fit(self) -> None:
        self._lines = 2
        self._make_room()
        self.update()

    def _make_room(self) -> None:
        """Ask for the lines that the longest text so far takes at this width; none is given back while it learns."""
        if not self._scores:
            room = QRectF(0, 0, max(self.width(), 1), 0)
            needed = QFontMetricsF(self.font()).boundingRect(room, _WRAPPED, self._hint).height()
            self.setFixedHeight(max(self._height(), ceil(needed)))
            return
        for at, score in enumerate(self._scores):
            _, lines = self._told(score, self._beside(score, self._place(at)).width())
            self._lines = max(self._lines, lines)
        self.setFixedHeight(self._height())

    def _told(self, score: Score, width: float) -> tuple[str, int]:
        """Return what is told of a network in so many px, and the lines that it takes."""
        metrics = QFontMetricsF(self.font())
        text, lines = "", 0
        for first in range(len(score.about) + bool(score.lead)):
            text = score.told(first)
            needed = metrics.boundingRect(QRectF(0, 0, max(width, 1), 0), _WRAPPED, text).height()
            lines = ceil(needed / metrics.lineSpacing() - 0.1)
            if lines <= _MOST_LINES:
                break
        return text, lines

    def _height(self) -> int:
        line = QFontMetricsF(self.font()).lineSpacing()
        return ceil(line + max(QFontMetricsF(self._large()).height(), self._lines * line))

    def _place(self, at: int) -> QRectF:
        width = self.width() / max(len(self._scores), 1)
        return QRectF(at * width, 0, width - 8, self.height())

    def _beside(self, score: Score, place: QRectF) -> QRectF:
        """Return where it is told about a network: below its name, beside its number."""
        room = QFontMetricsF(self._large()).horizontalAdvance(score.share) + 12 if score.share else 0.0
        return place.adjusted(room, QFontMetricsF(self.font()).lineSpacing(), 0, 0)

    # Overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for a name, and below it the large number, or the lines beside it."""
        return QSize(round(20 * self.fontMetrics().height()), self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Be as high."""
        return QSize(160, self._height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw them, or the hint."""
        del event
        painter = QPainter(self)
        if not self._scores:
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, self._hint)
        for at, score in enumerate(self._scores):
            self._draw(painter, score, self._place(at))

    def _draw(self, painter: QPainter, score: Score, place: QRectF) -> None:
        ground = self.palette().color(QPalette.ColorRole.Window)
        painter.setPen(readable(QColor(COLOURS[score.colour]), ground, 4.5))
        painter.setFont(bold(self.font()))
        title = painter.fontMetrics().elidedText(score.title, Qt.TextElideMode.ElideRight, round(place.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
        beside = self._beside(score, place)
        painter.setFont(self._large())
        below = QRectF(place.left(), beside.top(), place.width(), beside.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, score.share)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(beside, _WRAPPED, self._told(score, beside.width())[0])
