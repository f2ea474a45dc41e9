"""The panel of the Digits lab: the controls of the page that is open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cnngui.gui.labs.digits.state import PAGES, Page
from cnngui.gui.widgets.inputs.controls import push_button
from cnngui.gui.widgets.inputs.forms import fill


class DigitsPanel(QWidget):
    """Holds the controls of both pages; those of the other page are hidden."""

    start_again_wished = Signal()

    def __init__(self, pages: tuple[QWidget, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        layout = fill(self, *pages)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.addStretch(1)
        hint = self.tr("Back to how the page began; Undo (Ctrl+Z) brings this back.")
        layout.addWidget(push_button(self.tr("Start again"), self.start_again_wished.emit, hint))

    def show_page(self, page: Page) -> None:
        """Show the controls of a page."""
        for name, part in zip(PAGES, self._pages, strict=True):
            part.setVisible(name == page)
