"""The canvas of the page that reads a digit: the drawing, what the network sees, every layer, the answer, one sum."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from cnngui.gui.widgets.grids.arithmetic_view import ArithmeticView
from cnngui.gui.widgets.inputs.elided_label import ElidedLabel
from cnngui.gui.widgets.inputs.forms import column, fill, row
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.gui.widgets.networks.layers_view import LayersView
from cnngui.gui.widgets.networks.score_bars import ScoreBars
from cnngui.gui.widgets.painted import Fitting
from cnngui.gui.widgets.pictures.digit_view import DigitView
from cnngui.gui.widgets.pictures.drawing_view import DrawingView

_SHARE = 0.31
"""Of the height, for what stands above the layers."""
_LEAST, _MOST_WIDE = 9.0, 0.3
"""Lines of text that a drawing is high at least; share of the width that it takes at most."""
_SUM_SHARE, _SUM_LEAST = 0.2, 2.3
"""Of the height, for the arithmetic; lines of text that it has where the page is low."""
_LOW = 34
"""Lines of text below which a page is low: then answer, drawing and maps come before the sum of one number."""
_NARROW = 32
"""Lines of text in the width below which the answer stands below the drawing."""
_WIDTH_LEAST, _LAYERS_LEAST = 14, 6
"""Lines of text: the least width of the page, the least height of the layers."""
_APART, _GAP = 16, 6
"""Px between drawing, digit and answer, and between what stands below each other."""
_TERMS = (2, 6)
"""Products of a fully connected unit that are written out on a low page, and on others."""


class ReadingView(Fitting, QWidget):
    """Says what is wished; shows results; computes nothing."""

    picked = Signal(str, object)
    """A layer, and row, column and channel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hint = self.tr(
            "Draw with mouse, pen or finger. Arrows move the brush, Space puts it down, Backspace takes the last stroke"
            " away, Delete all; a digit asks for a test digit."
        )
        self.drawing = DrawingView(self.tr("Drawing"), hint)
        hint = self.tr("28×28 pixels: the box into which the digit was fitted, and the centre of its mass.")
        self.digit = DigitView(self.tr("As the network sees it"), hint)
        self.scores = ScoreBars(self.tr("Answer"))
        self.layers = LayersView(self.tr("Every layer of the network"))
        self.origin, self.seen = ElidedLabel(), ElidedLabel()
        self.unit = SteadyLabel()
        self.arithmetic = ArithmeticView(self.tr("Arithmetic"), self.tr("Click a number of a layer."))
        self.lines = SteadyLabel()
        self.sum = QStackedWidget()
        for part in (self.arithmetic, self.lines):
            self.sum.addWidget(part)
        self.seen.setText(self.tr("The network sees"))
        self._columns = (
            column(self.origin, self.drawing, gap=2, large=self.drawing),
            column(self.seen, self.digit, gap=2, large=self.digit),
        )
        self._top = row(*self._columns, gap=_APART)
        self._top.addStretch(0)
        self._answered = row()
        self._answered.setSpacing(_APART)
        self._answered.addLayout(self._top)
        self._answered.addWidget(self.scores, 1)
        fill(self, self._answered, self.layers, self.unit, self.sum, gap=_GAP, large=self.layers)
        self.setFocusProxy(self.drawing)
        self.layers.picked.connect(self.picked)

    def show_sum(self, *, as_grids: bool) -> None:
        """Bring the grids to the front, or the lines of text."""
        self.sum.setCurrentWidget(self.arithmetic if as_grids else self.lines)
        self._fit_sum()

    def _fit(self) -> None:
        """Let the drawing be a square, the sum as high as there is room, and the answer below where it is narrow."""
        line = self._line
        side = max(min(_SHARE * self.height(), _MOST_WIDE * self.width()), _LEAST * line)
        if self._is_narrow:
            side = min(_LEAST * line, (self.width() - _APART) / 2)
        for part in self._columns:
            part.setFixedSize(round(side), round(side + line + 4))
        self.scores.setFixedHeight(round(max(side + line + 4, (_LEAST + 1) * line)))
        ways = QBoxLayout.Direction
        self._answered.setDirection(ways.TopToBottom if self._is_narrow else ways.LeftToRight)
        self.layers.setMinimumHeight(round(_LAYERS_LEAST * line))
        self._fit_sum()

    def _fit_sum(self) -> None:
        """Make room for the sum: as much as there is, and never less than its lines take."""
        wished = round(_SUM_LEAST * self._line if self._is_low else _SUM_SHARE * self.height())
        self.arithmetic.set_most(wished)
        high = max(wished, self.arithmetic.minimumSizeHint().height())
        if self.sum.height() != high or self.sum.maximumHeight() != high:
            self.sum.setFixedHeight(high)

    @property
    def _line(self) -> float:
        return QFontMetricsF(self.font()).height()

    @property
    def _is_narrow(self) -> bool:
        return self.width() < _NARROW * self._line

    @property
    def _is_low(self) -> bool:
        return self.height() < _LOW * self._line

    @property
    def terms(self) -> int:
        """How many products there is room for."""
        return _TERMS[not self._is_low]

    # Overrides of Qt

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for what can be seen at all, whatever the sizes are now."""
        line = self._line
        above = (_LEAST + 1) * line + 4
        if self._is_narrow:
            above += self._columns[0].height() + _APART
        summed = max(_SUM_LEAST * line, self.arithmetic.minimumSizeHint().height())
        below = _LAYERS_LEAST * line + self.unit.minimumHeight() + summed + 3 * _GAP
        return QSize(round(_WIDTH_LEAST * line), round(above + below))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the room out."""
        super().resizeEvent(event)
        self._fit()
