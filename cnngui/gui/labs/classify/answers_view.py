"""The answers: both networks' classes beside the photo; how sure, and the question with yes or no, below it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cnngui.gui.widgets.inputs.forms import fill
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.gui.widgets.networks.answer_bars import AnswerBar, AnswerBars
from cnngui.gui.widgets.networks.yes_no_bar import YesNoBar
from cnngui.networks.classifiers import NETWORKS


class AnswersView(QWidget):
    """Shows the classes; a click on one asks why."""

    why_wished = Signal(str, int)
    """Network and class."""

    def __init__(self) -> None:
        super().__init__()
        self._titles = {name: SteadyLabel() for name in NETWORKS}
        self.bars = {name: AnswerBars(self.tr("Answers of {network}").format(network=name)) for name in NETWORKS}
        self.sure, self.missing = SteadyLabel(), SteadyLabel()
        first, second = NETWORKS
        ends = (self._titles[second], self.bars[second], self.missing)
        parts = (self._titles[first], self.bars[first], self.sure, *ends)
        layout = fill(self, *parts, gap=6)
        for bars in self.bars.values():
            layout.setStretchFactor(bars, 8)
        layout.addStretch(1)
        self.bars[first].picked.connect(self._tell_first)
        self.bars[second].picked.connect(self._tell_second)

    def _tell_first(self, index: int) -> None:
        self.why_wished.emit(NETWORKS[0], index)

    def _tell_second(self, index: int) -> None:
        self.why_wished.emit(NETWORKS[1], index)

    def show_answer(self, network: str, title: str, rows: Sequence[AnswerBar]) -> None:
        """Show a network's classes; without any, only its title."""
        self._titles[network].setText(title)
        self._titles[network].setVisible(bool(title))
        self.bars[network].set_rows(rows)
        self.bars[network].setVisible(bool(rows))

    def show_words(self, sure: str, missing: str) -> None:
        """Say how sure the first network is, and which one is not here, or how they differ."""
        self.sure.setText(sure)
        self.missing.setText(missing)


class VerdictView(QWidget):
    """Answers with yes or no."""

    def __init__(self) -> None:
        super().__init__()
        self.sum = SteadyLabel()
        self.question = YesNoBar(self.tr("Yes or no"))
        fill(self, self.question, self.sum, gap=6)
