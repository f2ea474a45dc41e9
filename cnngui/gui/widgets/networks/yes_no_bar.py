"""One question with yes or no: a probability as a bar, the threshold as a line, the answer in one word."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.gui.look.theme import pen_width
from cnngui.gui.widgets.networks.answer_bars import chance, paint_track
from cnngui.gui.widgets.number_type import sized
from cnngui.gui.widgets.painted import bold


class YesNoBar(QWidget):
    """Shows a question and its answer; a threshold is set elsewhere."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question, self._probability, self._threshold = "", 0.0, 0.5
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def answer(self) -> str:
        """What is written as the answer."""
        return self.tr("yes: 1") if self._probability >= self._threshold else self.tr("no: 0")

    @property
    def _right(self) -> str:
        return f"{self.answer} · {chance(self._probability)}"

    def set_answer(self, question: str, probability: float, threshold: float) -> None:
        """Show a question, its probability and from which one it is a yes."""
        if (question, probability, threshold) == (self._question, self._probability, self._threshold):
            return
        self._question, self._probability, self._threshold = question, probability, threshold
        self.setAccessibleDescription(f"{question} {self.answer}, {chance(probability)}")
        self.update()

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for a line of large type."""
        line = self.fontMetrics().height()
        return QSize(16 * line, 2 * line)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for the words."""
        metrics = QFontMetricsF(bold(self.font()))
        return QSize(ceil(metrics.horizontalAdvance(self._right)) + 16, 2 * self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Bar, threshold, words."""
        del event
        painter, palette, role = QPainter(self), self.palette(), QPalette.ColorRole
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        paint_track(painter, area, self._probability, palette)
        painter.setPen(palette.color(role.WindowText))
        large, right = bold(self.font()), self._right
        larger = bold(sized(self.font(), round(1.25 * QFontInfo(self.font()).pixelSize())))
        if 2 * QFontMetricsF(larger).horizontalAdvance(right) < area.width():
            large = larger
        painter.setFont(large)
        middle = Qt.AlignmentFlag.AlignVCenter
        answer = self._written(painter, area.adjusted(0, 0, -8, 0), middle | Qt.AlignmentFlag.AlignRight, right)
        room = area.width() - QFontMetricsF(large).horizontalAdvance(right) - 24
        painter.setFont(self.font())
        shown = QFontMetricsF(self.font()).elidedText(self._question, Qt.TextElideMode.ElideRight, room)
        question = self._written(painter, area.adjusted(8, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, shown)
        painter.setPen(QPen(palette.color(role.WindowText), pen_width(), Qt.PenStyle.DashLine))
        for top, bottom in self.mark(area, (answer, question)):
            x = area.left() + self._threshold * area.width()
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def mark(self, area: QRectF, words: Sequence[QRectF]) -> Sequence[tuple[float, float]]:
        """Return from where to where the threshold is drawn: above and below words that it would cross."""
        x = area.left() + self._threshold * area.width()
        crossed = next((each for each in words if each.left() - 4 <= x <= each.right() + 4), None)
        if crossed is None:
            return [(area.top(), area.bottom())]
        return [(area.top(), max(crossed.top(), area.top())), (min(crossed.bottom(), area.bottom()), area.bottom())]

    @staticmethod
    def _written(painter: QPainter, area: QRectF, how: Qt.AlignmentFlag, text: str) -> QRectF:
        painter.drawText(area, how, text)
        return painter.boundingRect(area, how, text)
