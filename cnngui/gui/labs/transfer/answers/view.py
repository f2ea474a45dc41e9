"""The canvas of the page of answers: mistakes, two networks side by side, fewer pictures, the course's table."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.gui.labs.transfer.answers.course_view import CourseView
from cnngui.gui.labs.transfer.page_stack import PageStack
from cnngui.gui.labs.transfer.state import PARTS
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.elided_label import ElidedLabel
from cnngui.gui.widgets.inputs.flowing import Stacking
from cnngui.gui.widgets.inputs.forms import column, fill
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.gui.widgets.networks.answer_bars import AnswerBars
from cnngui.gui.widgets.networks.confusion_view import ConfusionView
from cnngui.gui.widgets.pictures.colour_bar import ColourBar
from cnngui.gui.widgets.pictures.image_view import ImageView
from cnngui.gui.widgets.pictures.response_strip import ResponseStrip
from cnngui.gui.widgets.pictures.viewport import Viewport
from cnngui.gui.widgets.plots.progress_plot import ProgressPlot

_WHY_ROOM = 20
"""Height in lines of text from which on it is said what the colours mean; the colour bar is there always."""


class UnseenView(QWidget):
    """Shows what it is given; computes nothing."""

    part_wished = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        choices = [
            Choice("mistakes", self.tr("Mistakes"), self.tr("What was taken for what, and why.")),
            Choice("sides", self.tr("Side by side"), self.tr("Two networks, asked about unseen pictures.")),
            Choice("fewer", self.tr("Fewer pictures?"), self.tr("How accurate it would be with fewer pictures.")),
            Choice("table", self.tr("Course’s table"), self.tr("Few or many pictures, like ImageNet’s or not.")),
        ]
        self.part = ChoiceRow(self.tr("What is shown"), choices, folds=True)
        self.part.chosen.connect(self.part_wished)
        self.mistakes, self.sides = MistakesView(), SidesView()
        self.fewer, self.table = FewerView(), CourseView()
        self._parts = PageStack(self.mistakes, self.sides, self.fewer, self.table)
        fill(self, self.part, self._parts, gap=6, large=self._parts)
        self.setFocusProxy(self.mistakes.confusion)

    def show_part(self, part: str) -> None:
        """Show one part."""
        self.part.set_current(part)
        self._parts.turn_to([str(each) for each in PARTS].index(part))


class MistakesView(QWidget):
    """The confusion matrix, the pictures behind it, and why one of them has its answer."""

    def __init__(self) -> None:
        super().__init__()
        self.confusion = ConfusionView(self.tr("Confusion matrix"), self.tr("what it is ↓ · what it was taken for →"))
        self.title = ElidedLabel()
        self.strip = ResponseStrip(self.tr("Pictures"), (3.4, 4.4), picks_on_arrow=False, whole_titles=True)
        self.viewport = Viewport(self)
        self.picture = ImageView(self.viewport, self.tr("Where the network looked"))
        self.bars = AnswerBars(self.tr("Answers"))
        self.scale = ColourBar(self.tr("Colour scale"))
        self.why = SteadyLabel()
        beside = column(self.bars, self.why, self.scale, gap=6, large=self.bars)
        beside.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        below = Stacking(self.picture, beside, gap=10, shares=(3, 2))
        right = column(self.title, self.strip, below, gap=4, large=below)
        fill(self, Stacking(self.confusion, right, gap=14, shares=(3, 5)))

    # Overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave the sentence out where it would stand in the way of the bars."""
        super().resizeEvent(event)
        self.why.setVisible(self.height() >= _WHY_ROOM * self.fontMetrics().height())


class SidesView(QWidget):
    """Two networks, each with its confusion matrix and what it took."""

    def __init__(self) -> None:
        super().__init__()
        title = self.tr("what it is ↓ · what it was taken for →")
        self.matrices = [ConfusionView(name, title) for name in (self.tr("First network"), self.tr("Second network"))]
        self.facts = [SteadyLabel(), SteadyLabel()]
        sides = [
            column(facts, matrix, gap=4, large=matrix) for facts, matrix in zip(self.facts, self.matrices, strict=True)
        ]
        fill(self, Stacking(*sides))


class FewerView(QWidget):
    """Accuracy against the number of pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.about = SteadyLabel()
        self.plot = ProgressPlot(self.tr("Accuracy"), self.tr("pictures of each class"), unit=" %")
        fill(self, self.about, self.plot, gap=6, large=self.plot)
