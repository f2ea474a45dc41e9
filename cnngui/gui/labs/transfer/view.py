"""The canvas of the Transfer lab: pictures, what learns, answers; and how well the networks do."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from cnngui.gui.labs.transfer.answers.view import UnseenView
from cnngui.gui.labs.transfer.page_stack import PageStack
from cnngui.gui.labs.transfer.pictures.shelf import paths_in
from cnngui.gui.labs.transfer.pictures.view import PicturesView
from cnngui.gui.labs.transfer.state import PAGES, Page
from cnngui.gui.labs.transfer.training.view import TrainingView
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.forms import fill
from cnngui.gui.widgets.networks.score_board import ScoreBoard


class TransferView(QWidget):
    """Holds the pages."""

    page_wished = Signal(str)
    dropped = Signal(object)
    """Paths of folders, pictures and networks."""

    def __init__(self) -> None:
        super().__init__()
        choices = [
            Choice("pictures", self.tr("1 Pictures"), self.tr("Which classes there are, and what is in them.")),
            Choice("train", self.tr("2 Train"), self.tr("What learns and what stays frozen; how it goes.")),
            Choice("answers", self.tr("3 Answers"), self.tr("What it says of pictures that it has not seen.")),
        ]
        self.choice = ChoiceRow(self.tr("Page"), choices, folds=True)
        self.choice.chosen.connect(self.page_wished)
        self.pictures, self.training, self.answers = PicturesView(), TrainingView(), UnseenView()
        hint = self.tr(
            "Press Train: the network learns your classes, and is asked about pictures that it has not seen."
        )
        self.scores = ScoreBoard(self.tr("How well it answers"), hint)
        self.pages: dict[Page, QWidget] = dict(zip(PAGES, (self.pictures, self.training, self.answers), strict=True))
        self._stack = PageStack(*self.pages.values())
        self.setAcceptDrops(True)
        fill(self, self.choice, self.scores, self._stack, gap=6, large=self._stack).setContentsMargins(12, 8, 12, 8)

    def show_page(self, page: Page) -> None:
        """Turn to a page."""
        self.choice.set_current(page)
        self._stack.turn_to(PAGES.index(page))
        self.scores.setVisible(page != "pictures")
        self.setFocusProxy(self.pages[page])

    # Overrides of Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take folders and networks everywhere; leave pictures to the window where no classes are seen."""
        if self._taken(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Let them be dropped anywhere here."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Tell which."""
        paths = self._taken(event)
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _taken(self, event: QDropEvent) -> list[Path]:
        paths = paths_in(event.mimeData())
        if self.choice.current == "pictures":
            return paths
        return [path for path in paths if path.is_dir() or path.suffix.lower() == ".safetensors"]
