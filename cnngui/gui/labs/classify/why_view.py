"""The right side of the explanations: the classes, the colour scale, and whether the explanation passes its check."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QWidget

from cnngui.engine.colours import Scale
from cnngui.gui.widgets.inputs.elided_label import ElidedLabel
from cnngui.gui.widgets.inputs.forms import column, fill
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.gui.widgets.networks.answer_bars import AnswerBar, AnswerBars
from cnngui.gui.widgets.pictures.colour_bar import ColourBar
from cnngui.gui.widgets.pictures.picture_label import PictureLabel
from cnngui.gui.widgets.plots.share_plot import ShareCurve, SharePlot

_SIDE = 7.0
"""Of the map with random weights, in lines of text."""


class WhyView(QWidget):
    """Shows whose answer is explained, and the check."""

    class_picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.title, self.scale_title = ElidedLabel(), ElidedLabel()
        self.bars = AnswerBars(self.tr("Classes"))
        self.bar = ColourBar(self.tr("Colour scale"))
        self.random = PictureLabel(self.tr("The same map with random weights"))
        self.random_title, self.curves_title = ElidedLabel(), ElidedLabel()
        self.random_title.setText(self.tr("With random weights"))
        self.curves_title.setText(self.tr("Probability, as the hottest pixels go or come"))
        self.plot = SharePlot(self.tr("Deletion and insertion"))
        self.verdict = SteadyLabel()
        self._check = QWidget()
        left = column(self.random_title, self.random, gap=2)
        left.layout().addStretch(1)  # type: ignore[union-attr]  (column has made one)
        right = column(self.curves_title, self.plot, gap=2, large=self.plot)
        fill(self._check, left, right, gap=8, large=right, sideways=True)
        parts = (self.title, self.bars, self.scale_title, self.bar, self._check, self.verdict)
        layout = fill(self, *parts, gap=4)
        layout.setStretchFactor(self.bars, 3)
        layout.setStretchFactor(self._check, 4)
        self.bars.picked.connect(self.class_picked)

    def show_classes(self, title: str, rows: Sequence[AnswerBar], picked: int) -> None:
        """Show a network's classes, and which one is explained."""
        self.title.setText(title)
        self.bars.set_rows(rows)
        self.bars.set_picked(picked)

    def show_scale(self, title: str, scale: Scale | None) -> None:
        """Show what the colours stand for."""
        self.scale_title.setText(title)
        self.bar.setVisible(scale is not None)
        if scale is not None:
            self.bar.set_scale(scale)

    def show_check(self, random: QImage | None, curves: Mapping[str, ShareCurve], verdict: str) -> None:
        """Show how far the check has come; without a picture and curves, only what there is to be said."""
        self._check.setVisible(random is not None or bool(curves))
        self.random.set_image(random)
        self.plot.set_curves(curves)
        self.verdict.setText(verdict)

    # Overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Let the small map fit its room."""
        super().resizeEvent(event)
        self.random.set_side(round(min(_SIDE * self.fontMetrics().height(), self.width() / 3)))
