"""Curves, filters, the change of every layer, what was mistaken for what, and the digits behind it."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cnngui.gui.widgets.inputs.elided_label import ElidedLabel
from cnngui.gui.widgets.inputs.flowing import Stacking
from cnngui.gui.widgets.inputs.forms import column, fill
from cnngui.gui.widgets.networks.confusion_view import ConfusionView
from cnngui.gui.widgets.pictures.response_strip import ResponseStrip
from cnngui.gui.widgets.plots.change_bars import ChangeBars
from cnngui.gui.widgets.plots.progress_plot import ProgressPlot

_BARS_ROOM, _LOSS_ROOM = 29, 22
"""On a canvas with fewer lines there are no bars, or no losses: curve, filters and confusions stay."""


class Overview(QWidget):
    """Shows what it is given; computes nothing."""

    def __init__(self) -> None:
        super().__init__()
        epoch = self.tr("epoch")
        self.accuracy = ProgressPlot(self.tr("Accuracy"), epoch, unit=" %")
        self.loss = ProgressPlot(self.tr("Loss"), epoch, is_log=True)
        self.filters = ResponseStrip(self.tr("Filters of the first layer"), (3.2, 3.2), picks_on_arrow=False)
        titles = (self.tr("change"), "", self.tr("layer"))
        self.changes = ChangeBars(self.tr("How far the weights have come"), titles)
        self.confusion = ConfusionView(self.tr("Confusion matrix"), self.tr("what it is ↓ · what was read →"))
        self.digits = ResponseStrip(self.tr("Digits"), (2.6, 3.6), picks_on_arrow=False, whole_titles=True)
        self.filters_title, self.digits_title = ElidedLabel(), ElidedLabel()
        losses = _titled(self.tr("Loss, over the epochs"))
        self._loss_part = column(losses, self.loss, gap=2, large=self.loss)
        changes = _titled(self.tr("Change of the weights since the start, by layer"))
        self._changes_part = column(changes, self.changes, gap=2, large=self.changes)
        self._lay_out()

    def _lay_out(self) -> None:
        title = _titled(self.tr("Right answers in %, over the epochs"))
        accuracy = column(title, self.accuracy, gap=2, large=self.accuracy)
        filters = column(self.filters_title, self.filters, gap=4)
        left = QWidget()
        curves = fill(left, accuracy, self._loss_part, self._changes_part, filters)
        for part, share in ((accuracy, 5), (self._loss_part, 4), (self._changes_part, 3)):
            curves.setStretchFactor(part, share)
        right = column(self.confusion, self.digits_title, self.digits, gap=4, large=self.confusion)
        fill(self, Stacking(left, right, shares=(5, 4)))

    def _fit(self) -> None:
        lines = self.height() / self.fontMetrics().height()
        self._changes_part.setVisible(lines >= _BARS_ROOM)
        self._loss_part.setVisible(lines >= _LOSS_ROOM)

    # Overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the height out among the parts."""
        super().resizeEvent(event)
        self._fit()


def _titled(text: str) -> ElidedLabel:
    """Return a title that gives way."""
    label = ElidedLabel()
    label.setText(text)
    return label
