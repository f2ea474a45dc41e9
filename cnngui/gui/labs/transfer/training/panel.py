"""The controls of what learns, and how."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from cnngui.gui.labs.transfer.lists import let_grow
from cnngui.gui.labs.transfer.state import Lesson
from cnngui.gui.look.i18n import number
from cnngui.gui.look.tick_box import TickBox
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.controls import push_button
from cnngui.gui.widgets.inputs.flowing import Flowing
from cnngui.gui.widgets.inputs.fold import Fold
from cnngui.gui.widgets.inputs.forms import column, fill, named, row, separator
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.inputs.wrapped_label import WrappedLabel
from cnngui.gui.widgets.inputs.wrapping_box import WrappingBox
from cnngui.tasks.transfer import NETWORKS, TransferSettings

RATES = (0.0001, 0.0003, 0.0005, 0.001, 0.003, 0.01, 0.03, 0.1)


class TrainingPanel(QWidget):
    """Says what is wished, and shows what is set."""

    wished = Signal(dict)
    """Fields of the lesson and their new values."""
    command_wished = Signal(str)

    def __init__(self, titles: Mapping[str, str]) -> None:
        super().__init__()
        self._numbers: dict[str, NumberField] = {}
        self.network = ComboBox()
        for name in NETWORKS:
            self.network.addItem(titles[name], name)
        self.network.activated.connect(self._tell_network)
        hint = self.tr("What it has learned from ImageNet’s 1.2 million photos is carried over.")
        label = named(self.tr("Built on"), self.network, hint)
        self.advise = push_button(
            self.tr("As recommended"),
            partial(self.command_wished.emit, "advise"),
            self.tr("Choose the rung with the star."),
        )
        self.counts = WrappedLabel()
        fill(
            self,
            column(label, self.network, self.counts, self.advise),
            separator(),
            Fold(self.tr("How it learns"), self._build_numbers_of_learning(), is_open=False),
            Fold(self.tr("Vary the pictures"), self._build_variations(), is_open=False),
        )

    def _build_numbers_of_learning(self) -> QWidget:
        fields = (
            ("epochs", self.tr("Epochs"), 1, 1000, self.tr("How often each picture is seen, at most."), ""),
            ("hidden", self.tr("Hidden units"), 1, 4096, self.tr("Of the layer before the last one, of the head."), ""),
            ("seed", self.tr("Seed"), 0, 2**31 - 1, self.tr("The same seed gives the same weights."), ""),
        )
        numbers = [self._number(*each) for each in fields]
        self.rate = ComboBox()
        for value in RATES:
            self.rate.addItem(number(value), value)
        self.rate.activated.connect(self._tell_rate)
        label = named(self.tr("Learning rate"), self.rate, self.tr("How far each step goes."))
        self.balanced = WrappingBox(self.tr("all classes count the same (also small ones)"))
        self.balanced.clicked.connect(self._tell_balanced)
        return column(row(label, self.rate), *numbers, self.balanced)

    def _build_variations(self) -> QWidget:
        self.flip = TickBox(self.tr("mirrored, left and right"))
        self.flip.clicked.connect(self._tell_flip)
        fields = (
            ("crop", self.tr("Cropped by"), 0, 50, self.tr("Share of the side, at most."), " %"),
            ("colour", self.tr("Other colours by"), 0, 100, self.tr("Brightness, contrast, saturation."), " %"),
            ("turn", self.tr("Turned by"), 0, 180, self.tr("Degrees, at most, to both sides."), "°"),
        )
        return column(self.flip, *(self._number(*each) for each in fields))

    def _number(self, field: str, text: str, least: float, most: float, hint: str, unit: str) -> NumberField:
        made = NumberField(text, minimum=least, maximum=most, suffix=unit, hint=hint)
        made.value_edited.connect(partial(self._tell_number, field))
        self._numbers[field] = made
        return made

    def _tell_network(self, at: int) -> None:
        self.wished.emit({"network": self.network.itemData(at)})

    def _tell_rate(self, at: int) -> None:
        self.wished.emit({"learning_rate": self.rate.itemData(at)})

    def _tell_number(self, field: str, value: float) -> None:
        self.wished.emit({field: int(value)})

    def _tell_balanced(self) -> None:
        self.wished.emit({"is_balanced": self.balanced.isChecked()})

    def _tell_flip(self) -> None:
        self.wished.emit({"flip": self.flip.isChecked()})

    # Setters

    def show_what_is_set(self, lesson: Lesson, settings: TransferSettings) -> None:
        """Show what is set, without telling."""
        self.network.setCurrentIndex(self.network.findData(lesson.network))
        if self.rate.findData(settings.learning_rate) < 0:
            self.rate.addItem(number(settings.learning_rate), settings.learning_rate)
        self.rate.setCurrentIndex(self.rate.findData(settings.learning_rate))
        for field, shown in self._numbers.items():
            shown.set_value(settings.epochs if field == "epochs" else getattr(lesson, field))
        self._numbers["hidden"].setEnabled(lesson.scope == "head")
        self.balanced.setChecked(lesson.is_balanced)
        self.flip.setChecked(lesson.flip)

    def show_counts(self, text: str, *, can_advise: bool) -> None:
        """Say how many numbers learn."""
        self.counts.setText(text)
        self.advise.setEnabled(can_advise)

    def finish_edit(self) -> None:
        """End what is being typed."""
        for field in self._numbers.values():
            field.finish_edit()


class RunBox(QWidget):
    """Train and Stop, and which networks are on screen: above the controls of every page."""

    command_wished = Signal(str)
    looked = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self.buttons = {
            "train": self._command(self.tr("Train"), "train", self.tr("Let it learn from the pictures (Ctrl+Enter).")),
            "stop": self._command(self.tr("Stop"), "stop", self.tr("Stop, and keep the best weights so far.")),
        }
        self.note = WrappedLabel()
        self.lists = {"shown": ComboBox(), "other": ComboBox()}
        for field, combo in self.lists.items():
            let_grow(combo)
            combo.activated.connect(partial(self._tell, field))
        save = self._command(
            self.tr("Save…"), "save-network", self.tr("The network, as one file; ending in .onnx for other programs.")
        )
        answers = self._command(
            self.tr("Answers…"), "save-answers", self.tr("What it answers about each picture, as CSV.")
        )
        opened = self._command(self.tr("Open…"), "open-network", self.tr("A network with classes of your own."))
        hint = self.tr("In the Classify lab: what is on the photo, and why?")
        classify = self._command(self.tr("Classify the photo"), "classify", hint)
        self.buttons |= {"save-network": save, "save-answers": answers, "classify": classify}
        self._networks = column(
            row(named(self.tr("Shown"), self.lists["shown"]), self.lists["shown"]),
            row(named(self.tr("Beside it"), self.lists["other"]), self.lists["other"]),
            Flowing((save, answers, opened, classify)),
        )
        fill(self, Flowing((self.buttons["train"], self.buttons["stop"])), self.note)

    @property
    def networks(self) -> QWidget:
        """The part about networks that have learned; it has a place of its own."""
        return self._networks

    def _command(self, text: str, name: str, hint: str) -> QPushButton:
        return push_button(text, partial(self.command_wished.emit, name), hint)

    def _tell(self, field: str, at: int) -> None:
        self.looked.emit({field: self.lists[field].itemData(at)})

    def show_runs(self, items: Sequence[tuple[str, str]], shown: str, other: str) -> None:
        """Show the networks that there are."""
        none = ("", self.tr("none"))
        for field, rows, current in (("shown", items, shown), ("other", (none, *items), other)):
            combo = self.lists[field]
            if [(combo.itemData(at), combo.itemText(at)) for at in range(combo.count())] != list(rows):
                combo.clear()
                for key, title in rows:
                    combo.addItem(title, key)
            combo.setCurrentIndex(max(combo.findData(current), 0 if field == "other" else -1))
            combo.setEnabled(bool(items))

    def show_doing(self, can: Mapping[str, bool], note: str) -> None:
        """Say what can be done now."""
        train, stop = self.buttons["train"], self.buttons["stop"]
        for there, then in ((train, stop), (stop, train)):
            name = next(key for key, button in self.buttons.items() if button is there)
            if there.hasFocus() and not can[name]:
                then.setEnabled(True)
                then.setFocus()
        for name, button in self.buttons.items():
            button.setEnabled(can[name])
        self.note.setText(note)
        self.note.setVisible(bool(note))
