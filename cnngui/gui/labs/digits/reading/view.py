"""The canvas of the page that reads a digit: the drawing, what the network sees, every layer, the answer, one sum."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

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
_LEAST, _MOST_WIDE = 9.5, 0.3
"""Lines of text that a drawing is high at least; share of the width that it takes at most."""
_SUM_SHARE, _SUM_LEAST = 0.2, 4.2
"""Of the height, for the arithmetic; lines of text that it has at least."""


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
        self.seen.setText(self.tr("As the network sees it"))
        self._columns = (
            column(self.origin, self.drawing, gap=2, large=self.drawing),
            column(self.seen, self.digit, gap=2, large=self.digit),
        )
        top = row(*self._columns, self.scores, gap=16)
        top.setStretchFactor(self.scores, 1)
        fill(self, top, self.layers, self.unit, self.sum, gap=6, large=self.layers)
        self.setFocusProxy(self.drawing)
        self.layers.picked.connect(self.picked)

    def show_sum(self, *, as_grids: bool) -> None:
        """Bring the grids to the front, or the lines of text."""
        self.sum.setCurrentWidget(self.arithmetic if as_grids else self.lines)

    def _fit(self) -> None:
        """Let the drawing be a square, and the sum as high as there is room."""
        line = QFontMetricsF(self.font()).height()
        side = min(_SHARE * self.height(), _MOST_WIDE * self.width())
        side = round(max(side, _LEAST * line))
        for part in self._columns:
            part.setFixedSize(side, round(side + line + 4))
        self.scores.setFixedHeight(round(side + line + 4))
        self.sum.setFixedHeight(round(max(_SUM_SHARE * self.height(), _SUM_LEAST * line)))

    # Overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the room out."""
        super().resizeEvent(event)
        self._fit()
