"""How well one or two networks read: a large number each, and a line about each below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.gui.widgets.painted import Fitting, bold
from cnngui.gui.widgets.plots.plot import COLOURS, readable

_LARGE = 2.2
"""Of the accuracy, in sizes of the app's type: the last row reads it."""


@dataclass(frozen=True)
class Score:
    """What is told of a network.

    Parameters
    ----------
    title : str
    share : str
        "98.1 %"; empty before anything is known.
    about : str
        One line, which goes on in a second one where it must.
    colour : int
        Of its curves.
    """

    title: str
    share: str
    about: str
    colour: int = 0


class ScoreBoard(Fitting, QWidget):
    """Shows scores side by side; a hint while there are none."""

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._hint = name, hint
        self._scores: Sequence[Score] = ()
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
            told = "; ".join(f"{each.title} {each.share} {each.about}" for each in self._scores)
            self.setAccessibleDescription(told or self._hint)
            self.setToolTip(told)
            self.update()

    def _large(self) -> QFont:
        made = bold(self.font())
        if made.pixelSize() > 0:
            made.setPixelSize(round(_LARGE * made.pixelSize()))
        else:
            made.setPointSizeF(_LARGE * made.pointSizeF())
        return made

    def _fit(self) -> None:
        self.updateGeometry()
        self.update()

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the large number, or for three lines."""
        line = QFontMetricsF(self.font()).height()
        return QSize(round(20 * line), ceil(max(QFontMetricsF(self._large()).height(), 3 * line)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Be as high."""
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw them, or the hint."""
        del event
        painter = QPainter(self)
        if not self._scores:
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, self._hint)
            return
        width = self.width() / len(self._scores)
        for at, score in enumerate(self._scores):
            self._draw(painter, score, QRectF(at * width, 0, width - 8, self.height()))

    def _draw(self, painter: QPainter, score: Score, place: QRectF) -> None:
        ground = self.palette().color(QPalette.ColorRole.Window)
        colour = readable(QColor(COLOURS[score.colour]), ground, 4.5)
        large = self._large()
        room = QFontMetricsF(large).horizontalAdvance(score.share) + 12 if score.share else 0.0
        painter.setFont(large)
        painter.setPen(colour)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, score.share)
        beside, line = place.adjusted(room, 0, 0, 0), QFontMetricsF(self.font()).height()
        painter.setFont(bold(self.font()))
        title = painter.fontMetrics().elidedText(score.title, Qt.TextElideMode.ElideRight, round(beside.width()))
        painter.drawText(beside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(beside.adjusted(0, line, 0, 0), flags, score.about)
