"""The canvas of the Digits lab: one page reads a digit, on the other one a network learns."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cnngui.gui.labs.digits.state import PAGES, Page
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.forms import fill


class DigitsView(QWidget):
    """Holds the pages."""

    page_wished = Signal(str)

    def __init__(self, pages: tuple[QWidget, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        choices = [
            Choice("read", self.tr("Read a digit"), self.tr("Draw a digit, and see what every layer makes of it.")),
            Choice("learn", self.tr("Train"), self.tr("Let a network learn to read, in front of the class.")),
        ]
        self.choice = ChoiceRow(self.tr("Page"), choices, folds=True)
        self.choice.chosen.connect(self.page_wished)
        self.pages = dict(zip(PAGES, pages, strict=True))
        self._pages = QStackedWidget()
        for page in pages:
            self._pages.addWidget(page)
        fill(self, self.choice, self._pages, gap=6, large=self._pages).setContentsMargins(16, 8, 16, 8)

    def show_page(self, page: Page) -> None:
        """Turn to a page."""
        self.choice.set_current(page)
        self._pages.setCurrentIndex(PAGES.index(page))
        self.setFocusProxy(self.pages[page])
