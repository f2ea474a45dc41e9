"""The panel of the Classify lab: the photo, the controls of the page that is open, live pictures, saving."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from cnngui.gui.labs.classify.answers_box import AnswersBox
from cnngui.gui.labs.classify.model_box import ModelBox
from cnngui.gui.labs.classify.several_view import SeveralBox
from cnngui.gui.labs.classify.state import ClassifyState
from cnngui.gui.labs.classify.where_box import WhereBox
from cnngui.gui.labs.classify.why_box import WhyBox
from cnngui.gui.widgets.inputs.controls import push_button
from cnngui.gui.widgets.inputs.flowing import Flowing
from cnngui.gui.widgets.inputs.fold import Fold
from cnngui.gui.widgets.inputs.forms import fill, separator
from cnngui.gui.widgets.inputs.live_box import LiveBox
from cnngui.gui.widgets.inputs.photo_row import PhotoRow
from cnngui.gui.widgets.inputs.wrapped_label import WrappedLabel


class ClassifyPanel(QWidget):
    """Says what is wished; shows a `ClassifyState`; computes nothing."""

    wished = Signal(str, object)
    """The name of a change, and its value."""
    command_wished = Signal(str)
    start_again_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photo = PhotoRow(QWidget(), self.tr("Open a photo (Ctrl+O); dropping and pasting work too."))
        self.answers, self.why, self.where, self.several = AnswersBox(), WhyBox(), WhereBox(), SeveralBox()
        self._boxes = {"answers": self.answers, "why": self.why, "where": self.where, "several": self.several}
        self.model = ModelBox()
        self.live = LiveBox()
        self._live_fold = Fold(self.tr("Live"), self.live, is_open=False)
        parts = (
            self.photo,
            self.model,
            separator(),
            *self._boxes.values(),
            separator(),
            self._live_fold,
            self._build_save_fold(),
        )
        layout = fill(self, *parts)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.addStretch(1)
        private = WrappedLabel()
        private.setText(self.tr("No picture leaves this computer."))
        layout.addWidget(private)
        hint = self.tr("Back to how this lab began. The photo stays.")
        layout.addWidget(push_button(self.tr("Start again"), self.start_again_wished.emit, hint))
        for box in (self.answers, self.why, self.where):
            box.wished.connect(self.wished)
        self.live.freeze_wished.connect(partial(self.command_wished.emit, "freeze"))

    def _build_save_fold(self) -> QWidget:
        texts = {
            "picture": self.tr("Picture…"),
            "answers": self.tr("Answers…"),
            "copy": self.tr("Copy picture"),
        }
        self.buttons: dict[str, QPushButton] = {}
        for name, text in texts.items():
            self.buttons[name] = push_button(text, partial(self.command_wished.emit, name))
        return Fold(self.tr("Save"), Flowing(tuple(self.buttons.values())))

    def show_state(self, state: ClassifyState, size: tuple[int, int]) -> None:
        """Show what is set, without telling, on a photo of (H, W)."""
        for page, box in self._boxes.items():
            box.setVisible(page == state.page)
        self.answers.show_state(state)
        self.why.show_state(state)
        self.where.show_state(state, size)
