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
        first, second = NETWORKS
        self.missing = SteadyLabel()
        ends = (self._titles[second], self.bars[second], self.missing)
        layout = fill(self, self._titles[first], self.bars[first], *ends, gap=6)
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


class VerdictView(QWidget):
    """Answers with yes or no, and says how sure the network is."""

    def __init__(self) -> None:
        super().__init__()
        self.sum, self.sure = SteadyLabel(), SteadyLabel()
        self.question = YesNoBar(self.tr("Yes or no"))
        fill(self, self.question, self.sum, self.sure, gap=6)

    def show_words(self, sum_of: str, sure: str) -> None:
        """Say of what a yes is made, and how sure the first network is."""
        self.sum.setText(sum_of)
        self.sure.setText(sure)
