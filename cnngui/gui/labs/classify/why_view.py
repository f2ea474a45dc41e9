"""The right side of the explanations: the classes, the colour scale, and whether the explanation passes its check."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QWidget

from cnngui.engine.colours import Scale
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.forms import column, fill
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.gui.widgets.networks.answer_bars import AnswerBar, AnswerBars
from cnngui.gui.widgets.pictures.colour_bar import ColourBar
from cnngui.gui.widgets.pictures.picture_label import PictureLabel
from cnngui.gui.widgets.plots.share_plot import ShareCurve, SharePlot

_SIDE = 6.0
"""Of the map with random weights, in lines of text."""


class WhyView(QWidget):
    """Shows whose answer is explained, and the check; where there is little room, one of the two."""

    class_picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._is_low = False
        self.scale_title, self.random_title, self.curves_title = SteadyLabel(), SteadyLabel(), SteadyLabel()
        self.bars = AnswerBars(self.tr("Classes"))
        self.bar = ColourBar(self.tr("Colour scale"))
        self.random = PictureLabel(self.tr("The same map with random weights"))
        self.random_title.setText(self.tr("Random weights"))
        self.curves_title.setText(self.tr("Probability, the hottest pixels first"))
        self.plot = SharePlot(self.tr("Deletion and insertion"))
        self.verdict = SteadyLabel()
        choices = [Choice("classes", self.tr("Classes")), Choice("check", self.tr("Check"))]
        self.choice = ChoiceRow(self.tr("Beside the photo"), choices)
        self.choice.chosen.connect(self._show_parts)
        self._classes = column(self.bars, self.scale_title, self.bar, gap=4)
        self._check = column(self._build_check(), self.verdict, gap=4)
        layout = fill(self, self.choice, self._classes, self._check, gap=6)
        layout.setStretchFactor(self._classes, 3)
        layout.setStretchFactor(self._check, 4)
        layout.addStretch(1)
        self.bars.picked.connect(self.class_picked)
        self._show_parts()

    def _build_check(self) -> QWidget:
        self._measured = QWidget()
        left, right = QWidget(), column(self.curves_title, self.plot, gap=2, large=self.plot)
        fill(left, self.random_title, self.random, gap=2).addStretch(1)
        fill(self._measured, left, right, gap=8, large=right, sideways=True)
        return self._measured

    def set_low(self, *, on: bool) -> None:
        """Say whether there is room for one part only."""
        if on != self._is_low:
            self._is_low = on
            self._show_parts()

    def _show_parts(self, *_: object) -> None:
        self.choice.setVisible(self._is_low)
        self._classes.setVisible(not self._is_low or self.choice.current == "classes")
        self._check.setVisible(not self._is_low or self.choice.current == "check")

    def show_classes(self, rows: Sequence[AnswerBar], picked: int) -> None:
        """Show a network's classes, and which one is explained."""
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
        self._measured.setVisible(random is not None or bool(curves))
        self.random.set_image(random)
        self.plot.set_curves(curves)
        self.verdict.setText(verdict)

    # Overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Let the small map fit its room."""
        super().resizeEvent(event)
        self.random.set_side(round(min(_SIDE * self.fontMetrics().height(), self.width() / 3)))
