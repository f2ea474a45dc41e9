"""Below the ranking: the filters' numbers, the scatter, the pinned ones, who has a twin, and surgery."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cnngui.engine.arrays import Array
from cnngui.gui.labs.compare.learning_view import TaughtView
from cnngui.gui.labs.compare.state import PAGES, Page
from cnngui.gui.labs.compare.surgery_view import SurgeryView
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.elided_label import ElidedLabel
from cnngui.gui.widgets.inputs.forms import column, row
from cnngui.gui.widgets.inputs.quiet_label import QuietLabel
from cnngui.gui.widgets.inputs.steady_area import SteadyArea
from cnngui.gui.widgets.kernels.filter_slices import FilterSlices
from cnngui.gui.widgets.networks.pair_matrix import PairMatrix
from cnngui.gui.widgets.pictures.picture_label import PictureLabel
from cnngui.gui.widgets.plots.scatter_view import ScatterView

FEWEST, MOST = 5.5, 9.0
"""Height of the pages, in lines of text."""

ABOVE, ABOVE_ALONE = 30.0, 18.5
"""Lines that the pages leave to what is above them: to pictures and ranking, or to the pictures alone."""

PLOTS = {"scatter": (17.5, 16.0), "twins": (6.5, 60.0)}
"""Lines that pages of plots leave to what is above them, without the ranking or the pictures, and take at most."""

ALONE = "learns"
"""The page that has the canvas for itself."""

_ENDLESS = 2**24 - 1
"""What Qt takes for no limit of a height."""

ONE_LINE = 24
"""From this width on, in heights of a line, a line is enough to say what a filter is like."""

GAP, HALVES = 8, 16
"""Px between a filter and its frequencies, and between the two filters."""

RANKING = "ranking"
"""The page that holds the ranking on a low canvas."""


@dataclass(frozen=True, eq=False)
class Anatomy:
    """What a filter looks like.

    Parameters
    ----------
    weights : (I, h, w) float32
    spectrum : QImage
        How strongly it answers to each frequency.
    text : str
    """

    weights: Array
    spectrum: QImage
    text: str


class PagesView(QWidget):
    """Six pages under a row of choices."""

    page_wished = Signal(str)
    turned = Signal()
    """Another page is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        choices = self._choices()
        self.choice = ChoiceRow(self.tr("Behind the ranking"), choices[1:], folds=True)
        self._low_choice = ChoiceRow(self.tr("Ranking and what is behind it"), choices, folds=True)
        self._low_choice.hide()
        self._page: Page = PAGES[0]
        self._ranking: QWidget | None = None
        self._is_ranking = True
        self.caption = ElidedLabel()
        self.my_slices = FilterSlices(self.tr("My filter"))
        self.learned_slices = FilterSlices(self.tr("Learned filter"))
        self._spectra = PictureLabel(self.tr("My frequencies")), PictureLabel(self.tr("Learned frequencies"))
        self._texts = QuietLabel(), QuietLabel()
        self.scatter = ScatterView(self.tr("My response against the map"))
        self._scatter_text = QLabel()
        self._scatter_text.setWordWrap(True)
        self.table = QTableWidget(0, 4)
        self.pairs = PairMatrix(self.tr("Learned filters against named kernels"))
        self.matrix = self.pairs.image
        self._twins_text = QLabel()
        self._twins_text.setWordWrap(True)
        self.surgery, self.learning = SurgeryView(), TaughtView()
        self._pages = QStackedWidget()
        pages = (self._filters_page(), self._scatter_page(), self._pinned_page(), self._twins_page())
        for page in (*pages, self.surgery, _scrolled(self.learning, self.tr("A filter that learns"))):
            self._pages.addWidget(page)
        self._pages.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.choice)
        top.addWidget(self._low_choice)
        top.addWidget(self.caption, 1)
        layout.addLayout(top)
        layout.addWidget(self._pages)
        self.choice.chosen.connect(self.page_wished)
        self._low_choice.chosen.connect(self._take_low_choice)

    def _choices(self) -> list[Choice]:
        """Name the ranking, then the six pages."""
        return [
            Choice(RANKING, self.tr("Ranking"), self.tr("The learned filters, the most similar first.")),
            Choice("filters", self.tr("Filters"), self.tr("The numbers of both, and the frequencies they answer.")),
            Choice("scatter", self.tr("Pixel by pixel"), self.tr("My response against the map at every pixel.")),
            Choice("pinned", self.tr("Pinned"), self.tr("Up to six learned filters in a table (P pins).")),
            Choice("twins", self.tr("All pairs"), self.tr("Every learned filter against every named kernel.")),
            Choice("surgery", self.tr("Surgery"), self.tr("Change the network, and see what changes.")),
            Choice("learns", self.tr("A filter that learns"), self.tr("Gradient descent finds my numbers by itself.")),
        ]

    def _filters_page(self) -> QWidget:
        page = QWidget()
        layout = QHBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(HALVES)
        both = (self.my_slices, self.learned_slices)
        for slices, spectrum, text in zip(both, self._spectra, self._texts, strict=True):
            spectrum.setToolTip(
                self.tr("How strongly it answers to waves: slow ones in the middle, fast ones outside.")
            )
            text.setWordWrap(True)
            text.setAlignment(Qt.AlignmentFlag.AlignTop)
            text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            upper = row(slices, spectrum, gap=GAP)
            upper.setAlignment(spectrum, Qt.AlignmentFlag.AlignTop)
            layout.addWidget(column(upper, text, gap=4), 1)
        return page

    def _scatter_page(self) -> QWidget:
        page = QWidget()
        layout = QHBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        self.scatter.setMinimumHeight(1)  # as high as the page, also where that is low
        layout.addWidget(self.scatter, 3)
        layout.addWidget(_scrolled(self._scatter_text, self.tr("What the points tell")), 2)
        return page

    def _pinned_page(self) -> QWidget:
        titles = (self.tr("Filter"), self.tr("Numbers"), self.tr("On this photo"), self.tr("My filter was"))
        self.table.setHorizontalHeaderLabels(titles)
        self.table.setAccessibleName(self.tr("Pinned filters"))
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self._no_pins = QLabel(self.tr("Nothing is pinned yet: press P in the ranking, or double-click a bar."))
        self._no_pins.setWordWrap(True)
        return column(self._no_pins, self.table)

    def _twins_page(self) -> QWidget:
        page = QWidget()
        layout = QHBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(_scrolled(self.pairs, self.tr("All pairs")), 4)
        layout.addWidget(_scrolled(self._twins_text, self.tr("Who has a twin")), 1)
        return page

    def show_page(self, page: Page) -> None:
        """Turn to a page; on a low canvas the ranking stays until another one is chosen."""
        self._page = page
        self.choice.set_current(page)
        self._turn()

    def _turn(self) -> None:
        before = self._pages.currentWidget()
        self._low_choice.set_current(self.page)
        if self._ranking is not None and self._is_ranking:
            self._pages.setCurrentWidget(self._ranking)
        else:
            self._pages.setCurrentIndex(PAGES.index(self._page))
        if self._pages.currentWidget() is not before:
            self.turned.emit()

    def _take_low_choice(self, page: str) -> None:
        self._is_ranking = page == RANKING
        if self._is_ranking:
            self._turn()
        else:
            self.page_wished.emit(page)

    @property
    def has_ranking(self) -> bool:
        """Whether the ranking is one of the pages."""
        return self._ranking is not None

    def add_ranking(self, ranking: QWidget) -> None:
        """Make the ranking one of the pages."""
        if self._ranking is None:
            self._ranking = ranking
            self._pages.addWidget(ranking)
            self._show_choices()

    def remove_ranking(self, ranking: QWidget) -> None:
        """Make it a page no longer."""
        self._ranking = None
        self._pages.removeWidget(ranking)
        self._show_choices()

    def _show_choices(self) -> None:
        self.choice.setVisible(self._ranking is None)
        self._low_choice.setVisible(self._ranking is not None)
        self._turn()

    def show_caption(self, text: str) -> None:
        """Say in one line what the page shows."""
        self.caption.setText(text)

    def show_my_anatomy(self, mine: Anatomy) -> None:
        """Show my filter, slice by slice, and what frequencies it answers."""
        _show_anatomy(mine, self.my_slices, self._spectra[0], self._texts[0])

    def show_learned_anatomy(self, learned: Anatomy) -> None:
        """Show the learned filter in the same way."""
        _show_anatomy(learned, self.learned_slices, self._spectra[1], self._texts[1])

    def show_scatter_text(self, text: str) -> None:
        """Say what the points tell."""
        self._scatter_text.setText(text)

    def show_pinned(self, rows: Sequence[Sequence[str]]) -> None:
        """Show the pinned filters with their numbers."""
        self._no_pins.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.table.setRowCount(len(rows))
        for at, texts in enumerate(rows):
            for column_at, text in enumerate(texts):
                self.table.setItem(at, column_at, QTableWidgetItem(text))

    def show_twins(self, matrix: Array, kernels: Sequence[str], text: str) -> None:
        """Show how alike the learned filters (columns) and the named kernels (rows) are."""
        self.pairs.set_pairs(matrix, kernels, [str(at + 1) for at in range(matrix.shape[1])])
        self._twins_text.setText(text)

    @property
    def page(self) -> str:
        """The page that is seen."""
        is_ranking = self._ranking is not None and self._is_ranking
        return RANKING if is_ranking else self._page

    def fit(self, width: int, canvas: int) -> None:
        """Be so wide, and take a part of a canvas of so many px height: plots take more of it than numbers."""
        line = self.fontMetrics().height()
        above = ABOVE if self._ranking is None else ABOVE_ALONE
        most = MOST
        if self.page in PLOTS:
            above, most = PLOTS[self.page]
        height = round(min(max(canvas / line - above, FEWEST), most) * line)
        half = (width - HALVES) // 2
        text = (1 if half >= ONE_LINE * line else 2) * self.fontMetrics().lineSpacing() + 2
        for slices, spectrum, label in zip(
            (self.my_slices, self.learned_slices), self._spectra, self._texts, strict=True
        ):
            label.setFixedHeight(text)
            room = half - GAP - slices.minimumSizeHint().width()
            spectrum.set_side(max(min(height - text - 4, room), 0))
        self._pages.setMinimumHeight(1 if self.page == ALONE else height)
        self._pages.setMaximumHeight(_ENDLESS if self.page == ALONE else height)


def _show_anatomy(anatomy: Anatomy, slices: FilterSlices, spectrum: PictureLabel, text: QuietLabel) -> None:
    slices.set_filter(anatomy.weights, rgb=len(anatomy.weights) == 3)
    spectrum.set_image(anatomy.spectrum)
    text.setText(anatomy.text)


def _scrolled(content: QWidget, name: str) -> QScrollArea:
    """Let text be as long as it is, and a matrix as high as its names."""
    area = SteadyArea()
    area.setAccessibleName(name)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumHeight(1)
    if isinstance(content, QLabel):
        content.setAlignment(Qt.AlignmentFlag.AlignTop)
    area.setWidget(content)
    return area
