"""The answer of a network that tells ten classes apart: a bar a class, its probability and its score."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from cnngui.engine.arrays import Array
from cnngui.gui.look.i18n import number, number_seen
from cnngui.gui.widgets.number_type import sized
from cnngui.gui.widgets.painted import Hint, Painted, arrow_move, bold, draw_focus, draw_inside

_LINE = 1.12
"""Height of a row, in lines of text."""
_LARGE = 7.0
"""Lines of text that the answer is high, at most."""
_WIDTHS = (14, 34)
"""Least and wished width, in heights of a line."""


_LEAST_BAR = 4.0
"""Of the room beside the numbers, in heights of a row: where there is less, the scores give way; hints have them."""


class ScoreBars(Painted):
    """Draws the answer large, and what speaks for each class; a click or the arrows pick one."""

    picked = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._classes: Sequence[str] = tuple("0123456789")
        self._probabilities: Array = np.full(10, 0.1, np.float32)
        self._scores: Array = np.zeros(10, np.float32)
        self._texts = [("", "")] * 10
        self._answer: int | None = None
        self._label: int | None = None
        self._told = ""
        self._current = -1

    @property
    def answer(self) -> int | None:
        """The class with the largest probability; None where nothing was asked."""
        return self._answer

    @property
    def told(self) -> str:
        """What is written below the answer."""
        return self._told

    @property
    def texts(self) -> list[tuple[str, str]]:
        """Probability and score of each class, as they are written."""
        return self._texts

    def set_answer(
        self, scores: Array, probabilities: Array, *, told: str, label: int | None, is_empty: bool = False
    ) -> None:
        """Show ten scores and probabilities; ``told`` stands below the answer, ``label`` is the right one."""
        self._scores, self._probabilities = scores, probabilities
        self._answer = None if is_empty else int(probabilities.argmax())
        self._told, self._label = told, label
        pairs = zip(probabilities.tolist(), scores.tolist(), strict=True)
        self._texts = [(percent_of(probability), number_seen(score, 2)) for probability, score in pairs]
        answer = "" if self._answer is None else self._classes[self._answer]
        self.setAccessibleDescription(f"{answer}; {told}" if answer else told)
        self.update()

    def set_classes(self, classes: Sequence[str]) -> None:
        """Call the ten classes so."""
        self._classes = classes

    def set_current(self, at: int) -> None:
        """Frame a row, without telling; -1 for none."""
        if at != self._current:
            self._current = at
            self.update()

    def row_rect(self, at: int) -> QRectF:
        """Return where a class is drawn."""
        left = self._left()
        high = min(self.height() / len(self._scores), _LINE * 1.5 * self.fontMetrics().height())
        return QRectF(left, at * high, self.width() - left, high)

    def _left(self) -> float:
        """Return the width of the answer: room for its words."""
        return min(0.34 * self.width(), 11 * self.fontMetrics().height())

    def _row_at(self, point: QPointF) -> int | None:
        return next((at for at in range(len(self._scores)) if self.row_rect(at).contains(point)), None)

    def hint_at(self, point: QPoint) -> Hint:
        """Say what a row is."""
        at = self._row_at(QPointF(point))
        if at is None:
            return "", QRect()
        probability, score = self.texts[at]
        text = self.tr("{name}: {probability}, from the score {score}")
        shown = text.format(name=self._classes[at], probability=probability, score=score)
        return shown, self.row_rect(at).toAlignedRect()

    def _paint_answer(self, painter: QPainter) -> None:
        metrics, wide = QFontMetricsF(self.font()), self._left() - 12
        text = "–" if self._answer is None else self._classes[self._answer]
        below = metrics.boundingRect(QRectF(0, 0, wide, 1e4), Qt.TextFlag.TextWordWrap, self._told).height()
        high = max(min(self.height() - below - 4, _LARGE * metrics.height()), metrics.height())
        font = bold(sized(self.font(), round(0.85 * high)))
        while QFontMetricsF(font).horizontalAdvance(text) > wide and font.pixelSize() > 10:
            font = bold(sized(self.font(), round(0.8 * font.pixelSize())))
        painter.setFont(font)
        painter.drawText(QRectF(0, 0, wide, high), Qt.AlignmentFlag.AlignCenter, text)
        painter.setFont(self.font())
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(0, high + 2, wide, self.height() - high), flags, self._told)

    def _paint_row(self, painter: QPainter, at: int, widths: tuple[float, float, float]) -> None:
        role, area = QPalette.ColorRole, self.row_rect(at)
        name_width, percent_width, score_width = widths
        is_answer = at == self._answer
        painter.setFont(bold(self.font()) if is_answer else self.font())
        painter.setPen(self.palette().color(role.WindowText))
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(area.adjusted(4, 0, 0, 0), middle, self._classes[at])
        probability, score = self.texts[at]
        numbers = QRectF(area.right() - 6, area.top(), 0, area.height())
        if area.width() - name_width - percent_width - score_width > _LEAST_BAR * area.height():
            numbers = QRectF(area.right() - score_width - 6, area.top(), score_width, area.height())
            painter.drawText(numbers, right, score)
            numbers.moveLeft(numbers.left() - 12)
        numbers.setRect(numbers.left() - percent_width, area.top(), percent_width, area.height())
        painter.drawText(numbers, right, probability)
        left = area.left() + name_width + 12
        room = QRectF(left, area.top() + 0.18 * area.height(), numbers.left() - 10 - left, 0.64 * area.height())
        painter.fillRect(QRectF(left, room.center().y(), room.width(), 1), self.palette().color(role.Mid))  # to 100 %
        room.setWidth(max(room.width() * float(self._probabilities[at]), 1.0))
        painter.fillRect(room, self.palette().color(role.Highlight if is_answer else role.Mid))
        framed = area.adjusted(0, -2, 0, 2).intersected(QRectF(self.rect()))  # over no digit, where rows are low
        if at == self._label:
            draw_inside(painter, framed, self.palette().color(role.WindowText), 3)
        if at == self._current:
            draw_inside(painter, framed, self.palette().color(role.Highlight), 3)

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for ten lines."""
        line = self.fontMetrics().height()
        return QSize(_WIDTHS[1] * line, round(len(self._scores) * 1.3 * line))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for ten low lines."""
        line = self.fontMetrics().height()
        return QSize(_WIDTHS[0] * line, round(len(self._scores) * line))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Answer, bars, focus."""
        del event
        painter, metrics = QPainter(self), QFontMetricsF(bold(self.font()))
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        self._paint_answer(painter)
        names = max(metrics.horizontalAdvance(name) for name in self._classes)
        percents, scores = (max(metrics.horizontalAdvance(pair[at]) for pair in self.texts) for at in (0, 1))
        least = metrics.horizontalAdvance(percent_of(1.0)), metrics.horizontalAdvance("−12.34")
        for at in range(len(self._scores)):
            self._paint_row(painter, at, (names, max(percents, least[0]), max(scores, least[1])))
        draw_focus(painter, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pick a class."""
        at = self._row_at(event.position())
        if at is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Up and down go on to the next class."""
        move = arrow_move(event)
        event.setAccepted(move is not None)
        if move is not None:
            first = self._current if self._current >= 0 else -1 if move[0] > 0 else 0
            self.picked.emit(min(max(first + move[0], 0), len(self._scores) - 1))


def percent_of(probability: float) -> str:
    r"""Write a probability in percent; what is not quite all is not told to be all, nor a little to be nothing.

    >>> [percent_of(each).replace("\N{NO-BREAK SPACE}", " ") for each in (1.0, 0.9999, 0.981, 0.0012, 0.0004)]
    ['> 99.9 %', '> 99.9 %', '98.1 %', '0.1 %', '< 0.1 %']
    """
    whole = 100 * probability
    if whole >= 99.95:  # softmax never gives 1, but float32 has no room for what is missing
        return f">\N{NO-BREAK SPACE}{number(99.9, 1)}\N{NO-BREAK SPACE}%"
    text = number(whole, 1) if whole >= 0.05 else f"<\N{NO-BREAK SPACE}{number(0.1, 1)}"
    return f"{text}\N{NO-BREAK SPACE}%"
