"""The canvas of the page where a network learns."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from cnngui.gui.labs.digits.learning.overview import Overview
from cnngui.gui.labs.digits.learning.step_view import StepView
from cnngui.gui.services.photo_opener import path_of
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.forms import fill
from cnngui.gui.widgets.networks.score_board import ScoreBoard

PARTS = ("overview", "step")


class LearningView(QWidget):
    """Says what is wished; shows results; computes nothing."""

    part_wished = Signal(str)
    dropped = Signal(object)
    """The path of a network, or of a folder of digits."""

    def __init__(self) -> None:
        super().__init__()
        self.overview, self.step = Overview(), StepView()
        hint = self.tr("Press Start: a network with random weights begins to read the digits.")
        self.scores = ScoreBoard(self.tr("How well it reads"), hint)
        choices = [
            Choice("overview", self.tr("Overview"), self.tr("Curves, filters, and what was mistaken for what.")),
            Choice("step", self.tr("One step"), self.tr("Loss, gradient and new weights of one kernel, in numbers.")),
        ]
        self.part = ChoiceRow(self.tr("What is shown"), choices, folds=True)
        self.part.chosen.connect(self.part_wished)
        self._parts = QStackedWidget()
        self._parts.addWidget(self.overview)
        self._parts.addWidget(self.step)
        fill(self, self.scores, self.part, self._parts, gap=6, large=self._parts)
        self.setFocusProxy(self.overview.confusion)
        self.setAcceptDrops(True)

    def show_part(self, part: str) -> None:
        """Show one of the two parts."""
        self.part.set_current(part)
        self._parts.setCurrentIndex(PARTS.index(part))
        self.setFocusProxy(self.overview.confusion if part == "overview" else self.step.grids[0])

    # Overrides of Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take networks and folders; leave pictures to the window."""
        if _path_in(event) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Let them be dropped anywhere here."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Tell which."""
        path = _path_in(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)


def _path_in(event: QDropEvent) -> Path | None:
    """Return the one path that is of use here."""
    files = [path_of(url) for url in event.mimeData().urls() if url.isLocalFile()]
    usable = [path for path in files if path.suffix.lower() == ".safetensors" or path.is_dir()]
    return usable[0] if usable else None
