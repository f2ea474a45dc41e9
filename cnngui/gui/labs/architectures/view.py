"""The canvas of the Architectures lab: the layers of a network, two books, three networks, and one's own."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from cnngui.gui.labs.architectures.build_view import BuildView
from cnngui.gui.labs.architectures.state import PAGES, Page
from cnngui.gui.labs.architectures.trouble_bar import TroubleBar
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.forms import column, fill
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.gui.widgets.networks.layer_strips import LayerStrips
from cnngui.gui.widgets.networks.layer_table import LayerTable
from cnngui.gui.widgets.networks.plates_view import PlatesView

_LOW = 36
"""Lines of text below which a canvas is low."""


class ArchitecturesView(QWidget):
    """Says what is wished; shows results; computes nothing."""

    page_wished = Signal(str)
    picked = Signal(str)
    """Name of a layer."""
    pointed = Signal(str)
    """Name of the layer under the pointer; "" for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = self._build_choice()
        self.trouble = TroubleBar()
        self.heading, self.notation, self.instead = SteadyLabel(), SteadyLabel(), SteadyLabel()
        self.plates = PlatesView(self.tr("Layers as boxes"))
        self.strips = LayerStrips(self.tr("Bars of the layers"))
        self.table = LayerTable(self.tr("Table of the layers"), hugs=True)
        self.one, self.other, self.difference = SteadyLabel(), SteadyLabel(), SteadyLabel()
        self.books = LayerTable(self.tr("Two networks, layer by layer"))
        self.three = PlatesView(self.tr("Three networks on one scale"))
        self.totals = LayerStrips(self.tr("Totals of the three networks"))
        self.told = SteadyLabel()
        self.build = BuildView()
        self._pages = QStackedWidget()
        self._fronts = {"layers": self.table, "books": self.books, "scale": self.three, "build": self.build.table}
        pages = (self._layers_page(), self._books_page(), self._scale_page(), self.build)
        for page in pages:
            self._pages.addWidget(page)
        fill(self, self.choice, self.trouble, self._pages, gap=6, large=self._pages).setContentsMargins(16, 8, 16, 8)
        self._listen()

    def _build_choice(self) -> ChoiceRow:
        choices = [
            Choice("layers", self.tr("Layers"), self.tr("Every layer of one network, counted.")),
            Choice("books", self.tr("Which book?"), self.tr("Two forms of a network, and in what they differ.")),
            Choice("scale", self.tr("On one scale"), self.tr("Three networks side by side.")),
            Choice("build", self.tr("Build"), self.tr("Change a network block by block, or begin one of your own.")),
        ]
        return ChoiceRow(self.tr("Page"), choices, folds=True)

    def _layers_page(self) -> QWidget:
        parts = (self.heading, self.plates, self.strips, self.notation, self.instead, self.table)
        page = QWidget()
        layout = fill(page, *parts, gap=6)
        layout.setStretchFactor(self.plates, 3)
        layout.setStretchFactor(self.table, 4)
        return page

    def _books_page(self) -> QWidget:
        return column(self.one, self.other, self.difference, self.books, gap=6, large=self.books)

    def _scale_page(self) -> QWidget:
        return column(self.three, self.told, self.totals, gap=6, large=self.three)

    def _listen(self) -> None:
        self.choice.chosen.connect(self.page_wished)
        for table in (self.table, self.build.table):
            table.picked.connect(self.picked)
            table.hovered.connect(self.pointed)
        for plates in (self.plates, self.build.plates):
            plates.picked.connect(self._tell_picked)
            plates.hovered.connect(self._tell_pointed)
        self.strips.picked.connect(self.picked)
        self.strips.hovered.connect(self.pointed)

    def _tell_picked(self, _plate: str, name: str) -> None:
        self.picked.emit(name)

    def _tell_pointed(self, _plate: str, name: str) -> None:
        self.pointed.emit(name)

    def show_page(self, page: Page) -> None:
        """Turn to a page."""
        self.choice.set_current(page)
        self._pages.setCurrentIndex(PAGES.index(page))
        self.setFocusProxy(self._fronts[page])

    def show_parts(self, *, boxes: bool, strips: bool, notation: bool) -> None:
        """Show or hide parts of the page of the layers."""
        self.plates.setVisible(boxes)
        self.strips.setVisible(strips)
        self.notation.setVisible(notation)
        self.instead.setVisible(notation)

    def light_up(self, name: str) -> None:
        """Show in table, boxes and bars which layer is pointed at."""
        self.plates.set_lit("", name)
        self.strips.set_lit(name)
        self.table.set_lit(name)

    def frame(self, name: str) -> None:
        """Show in table, boxes and bars which layer is picked."""
        self.plates.set_current("", name)
        self.strips.set_current(name)
        self.table.set_current(name)

    # Overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Let bars be low on a low canvas."""
        super().resizeEvent(event)
        is_low = self.height() < _LOW * self.fontMetrics().height()
        for strips in (self.strips, self.totals):
            strips.set_low(on=is_low)
