"""Sliders that spoil the digit, and how the accuracy falls with each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from cnngui.engine.digits import Transform
from cnngui.gui.labs.digits.reading.words import amount_text, unit_of_amount
from cnngui.gui.labs.digits.reading_state import LIMITS, Reading
from cnngui.gui.widgets.inputs.controls import move, push_button, slider
from cnngui.gui.widgets.inputs.forms import fill
from cnngui.gui.widgets.inputs.quiet_label import QuietLabel
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.gui.widgets.painted import Fitting
from cnngui.gui.widgets.plots.accuracy_plot import AccuracyCurve, AccuracyPlot

_PLOT_LINES = 8
"""Of text, that the plot is high."""


class SpoilBox(Fitting, QWidget):
    """Says how much is wished of what; shows what is set, and what was measured."""

    spoil_wished = Signal(str, int)
    mend_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sliders: dict[Transform, QSlider] = {}
        self._amounts: dict[Transform, QuietLabel] = {}
        rows = QGridLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setVerticalSpacing(4)
        rows.setColumnStretch(1, 1)
        for at, (transform, (text, hint)) in enumerate(self._names().items()):
            made = slider(text, hint, *LIMITS[transform])
            made.setPageStep(max(1, (LIMITS[transform][1] - LIMITS[transform][0]) // 12))
            made.valueChanged.connect(partial(self.spoil_wished.emit, transform))
            amount = QuietLabel()
            label = QLabel(text)
            label.setToolTip(hint)
            label.setBuddy(made)
            self.sliders[transform], self._amounts[transform] = made, amount
            for place, part in enumerate((label, made, amount)):
                rows.addWidget(part, at, place)
        self.plot = AccuracyPlot(self.tr("Accuracy"))
        self.told = SteadyLabel()
        self.mend = push_button(self.tr("Unspoil"), self.mend_wished.emit, self.tr("All sliders back to nothing."))
        fill(self, rows, self.told, self.plot, self.mend)
        self._fit()

    def _names(self) -> dict[Transform, tuple[str, str]]:
        return {
            "right": (self.tr("right"), self.tr("Moves the digit right, or left below 0.")),
            "down": (self.tr("down"), self.tr("Moves the digit down, or up below 0.")),
            "turn": (self.tr("turn"), self.tr("Turns the digit, against the clock.")),
            "thicken": (self.tr("thicken"), self.tr("Makes strokes wider, or thinner below 0.")),
            "noise": (self.tr("noise"), self.tr("Adds noise of this standard deviation, in grey values.")),
        }

    def name_of(self, transform: Transform) -> str:
        """Return what a way of spoiling is called."""
        return self._names()[transform][0]

    def _fit(self) -> None:
        """Make room for the longest amount, so that nothing moves while one slides."""
        metrics = self.fontMetrics()
        self.plot.setFixedHeight(round(_PLOT_LINES * self.fontMetrics().height()))
        wide = max(metrics.horizontalAdvance(amount_text(each, end)) for each, ends in LIMITS.items() for end in ends)
        for amount in self._amounts.values():
            amount.setFixedSize(wide + 4, metrics.height())

    def show_state(self, state: Reading) -> None:
        """Show what is set, without telling."""
        for transform, made in self.sliders.items():
            amount = getattr(state, transform)
            move(made, amount)
            self._amounts[transform].setText(amount_text(transform, amount))
        self.mend.setEnabled(bool(state.spoilt))

    def show_curves(self, curves: Sequence[AccuracyCurve], transform: Transform) -> None:
        """Show what was measured."""
        low, high = LIMITS[transform]
        self.plot.set_curves(curves, (low, high), unit_of_amount(transform))

    def tell(self, text: str) -> None:
        """Say how accurate the network is on digits spoilt so."""
        self.told.setText(text)
