"""Below the ranking: the filters' numbers, the scatter, the pinned ones, who has a twin, and surgery."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cnngui.engine.colours import signed
from cnngui.gui.labs.compare.state import PAGES
from cnngui.gui.labs.compare.surgery_view import SurgeryView
from cnngui.gui.widgets.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.elided_label import ElidedLabel
from cnngui.gui.widgets.filter_slices import FilterSlices
from cnngui.gui.widgets.forms import column
from cnngui.gui.widgets.image_view import ImageView
from cnngui.gui.widgets.picture_label import PictureLabel
from cnngui.gui.widgets.pictures import PlanePicture
from cnngui.gui.widgets.scatter_view import ScatterView
from cnngui.gui.widgets.viewport import Viewport

Array = NDArray[np.float32]

FEWEST, MOST = 5.0, 9.0
"""Height of the pages, in lines of text."""

ROOM = 26
"""On a canvas with fewer lines the pictures get the whole of it."""

SHARE = 0.22


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
    """Five pages under a row of choices."""

    page_wished = Signal(str)
    pinned_picked = Signal(int)
    twin_hovered = Signal(int, int)
    twin_left = Signal()
    twin_picked = Signal(int, int)
    """A kernel of the table and a learned filter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = ChoiceRow(
            self.tr("Behind the ranking"),
            [
                Choice("filters", self.tr("Filters"), self.tr("The numbers of both, and the frequencies they answer.")),
                Choice("scatter", self.tr("Pixel by pixel"), self.tr("My response against the map at every pixel.")),
                Choice("pinned", self.tr("Pinned"), self.tr("Up to six learned filters in a table (P pins).")),
                Choice("twins", self.tr("Twins"), self.tr("Every learned filter against every named kernel.")),
                Choice("surgery", self.tr("Surgery"), self.tr("Change the network, and see what changes.")),
            ],
        )
        self.caption = ElidedLabel()
        self.my_slices = FilterSlices(self.tr("My filter"))
        self.learned_slices = FilterSlices(self.tr("Learned filter"))
        self._spectra = PictureLabel(self.tr("My frequencies")), PictureLabel(self.tr("Learned frequencies"))
        self._texts = ElidedLabel(), ElidedLabel()
        self.scatter = ScatterView(self.tr("My response against the map"))
        self._scatter_text = QLabel()
        self._scatter_text.setWordWrap(True)
        self.table = QTableWidget(0, 4)
        self._matrix_viewport = Viewport(self)
        self.matrix = ImageView(self._matrix_viewport, self.tr("Learned filters against named kernels"))
        self._twins_text = QLabel()
        self._twins_text.setWordWrap(True)
        self.surgery = SurgeryView()
        self._pages = QStackedWidget()
        pages = (self._filters_page(), self._scatter_page(), self._pinned_page(), self._twins_page(), self.surgery)
        for page in pages:
            self._pages.addWidget(page)
        self._pages.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.choice)
        top.addWidget(self.caption, 1)
        layout.addLayout(top)
        layout.addWidget(self._pages)
        self._connect()

    def _filters_page(self) -> QWidget:
        page = QWidget()
        layout = QHBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        both = (self.my_slices, self.learned_slices)
        for slices, spectrum, text in zip(both, self._spectra, self._texts, strict=True):
            spectrum.setToolTip(
                self.tr("How strongly it answers to waves: slow ones in the middle, fast ones outside.")
            )
            layout.addWidget(column(slices, text, gap=2), 1)
            layout.addWidget(spectrum, 0, Qt.AlignmentFlag.AlignTop)
        return page

    def _scatter_page(self) -> QWidget:
        page = QWidget()
        layout = QHBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.scatter, 3)
        layout.addWidget(self._scatter_text, 2, Qt.AlignmentFlag.AlignTop)
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
        return column(self._no_pins, self.table)

    def _twins_page(self) -> QWidget:
        page = QWidget()
        layout = QHBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.matrix, 3)
        layout.addWidget(self._twins_text, 2, Qt.AlignmentFlag.AlignTop)
        return page

    def _connect(self) -> None:
        self.choice.chosen.connect(self.page_wished)
        self.table.cellClicked.connect(lambda row, _: self.pinned_picked.emit(row))
        self.table.cellActivated.connect(lambda row, _: self.pinned_picked.emit(row))
        self.matrix.pixel_hovered.connect(self.twin_hovered)
        self.matrix.pixel_left.connect(self.twin_left)
        self.matrix.pixel_clicked.connect(self.twin_picked)

    def show_page(self, page: str) -> None:
        """Turn to a page."""
        self.choice.set_current(page)
        self._pages.setCurrentIndex(PAGES.index(page))

    def show_caption(self, text: str) -> None:
        """Say in one line what the page shows."""
        self.caption.setText(text)

    def show_anatomy(self, mine: Anatomy, learned: Anatomy) -> None:
        """Show both filters, slice by slice, and what frequencies they answer."""
        both = zip((mine, learned), (self.my_slices, self.learned_slices), self._spectra, self._texts, strict=True)
        for anatomy, slices, spectrum, text in both:
            slices.set_filter(anatomy.weights, rgb=len(anatomy.weights) == 3)
            spectrum.set_image(anatomy.spectrum)
            text.setText(anatomy.text)

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

    def show_twins(self, matrix: Array, text: str) -> None:
        """Show how alike the learned filters (columns) and the named kernels (rows) are."""
        rows, columns = matrix.shape
        frame = QRectF(0, 0, columns, rows)
        self._matrix_viewport.set_extent(frame)
        self.matrix.set_picture(PlanePicture([matrix], signed(1.0), 2), frame)
        self._twins_text.setText(text)

    def fit(self, canvas: int) -> None:
        """Take a part of a canvas of so many px height: with the large type of a projector, fewer lines."""
        line = self.fontMetrics().height()
        self.setVisible(canvas >= ROOM * line)
        lines = min(max(SHARE * canvas / line, FEWEST), MOST)
        height = round(lines * line)
        for spectrum in self._spectra:
            spectrum.set_side(height)
        self._pages.setFixedHeight(height)
