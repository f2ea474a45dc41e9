"""The panel of the Transfer lab: Train and Stop, the controls of the page that is open, the networks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cnngui.gui.labs.transfer.answers.panel import AnswersPanel
from cnngui.gui.labs.transfer.pictures.panel import PicturesPanel
from cnngui.gui.labs.transfer.state import Page
from cnngui.gui.labs.transfer.training.panel import RunBox, TrainingPanel
from cnngui.gui.labs.transfer.words import network_title
from cnngui.gui.widgets.inputs.controls import push_button
from cnngui.gui.widgets.inputs.fold import Fold
from cnngui.gui.widgets.inputs.forms import fill, separator
from cnngui.gui.widgets.inputs.wrapped_label import WrappedLabel
from cnngui.tasks.transfer import NETWORKS


class TransferPanel(QWidget):
    """Holds the controls of all pages; those of the others are hidden."""

    start_again_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.runs = RunBox()
        self.pictures, self.answers = PicturesPanel(), AnswersPanel()
        self.training = TrainingPanel({name: network_title(name) for name in NETWORKS})
        self._pages: dict[Page, QWidget] = {
            "pictures": self.pictures,
            "train": self.training,
            "answers": self.answers,
        }
        networks = Fold(self.tr("Networks that have learned"), self.runs.networks, is_open=True)
        layout = fill(self, self.runs, separator(), *self._pages.values(), separator(), networks)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.addStretch(1)
        private = WrappedLabel()
        private.setText(self.tr("Nothing leaves this computer: neither pictures nor networks."))
        layout.addWidget(private)
        hint = self.tr("Back to how the page began; Undo (Ctrl+Z) brings this back.")
        layout.addWidget(push_button(self.tr("Start again"), self.start_again_wished.emit, hint))

    def show_page(self, page: Page) -> None:
        """Show the controls of a page."""
        for name, part in self._pages.items():
            part.setVisible(name == page)
