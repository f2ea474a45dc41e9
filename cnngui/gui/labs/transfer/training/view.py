"""The canvas of the page where a network learns: the ladder of scopes, and how it goes."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from cnngui.gui.labs.transfer.training.ladder import Legend, ScopeLadder
from cnngui.gui.widgets.inputs.flowing import Stacking
from cnngui.gui.widgets.inputs.forms import column, fill
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.gui.widgets.plots.progress_plot import ProgressPlot

_LOSS_ROOM, _LEGEND_ROOM = 40, 17
"""In lines of text: below the first wide there is no plot of the loss; below the second high no legend."""


class TrainingView(QWidget):
    """Shows what it is given; computes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.ladder = ScopeLadder(self.tr("What learns"))
        self.legend = Legend(self.tr("Ice and fire"))
        self.advice = SteadyLabel()
        epoch = self.tr("epoch")
        self.accuracy = ProgressPlot(self.tr("Accuracy"), epoch, unit=" %")
        self.loss = ProgressPlot(self.tr("Loss"), epoch, is_log=True)
        accuracy = column(QLabel(self.tr("Right answers in %")), self.accuracy, gap=2, large=self.accuracy)
        self._loss = column(QLabel(self.tr("Loss")), self.loss, gap=2, large=self.loss)
        curves = Stacking(accuracy, self._loss, gap=12)
        fill(self, self.ladder, self.legend, self.advice, curves, gap=6, large=curves)
        self.setFocusProxy(self.ladder)

    # Overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show what there is room for."""
        super().resizeEvent(event)
        line = self.fontMetrics().height()
        self._loss.setVisible(self.width() >= _LOSS_ROOM * line)
        self.legend.setVisible(self.height() >= _LEGEND_ROOM * line)
