"""The controls of the page where a network learns."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from cnngui.gui.labs.digits import learning_state as states
from cnngui.gui.labs.digits.learning_state import Lesson, LessonLook
from cnngui.gui.look.i18n import number
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.controls import move, push_button, slider
from cnngui.gui.widgets.inputs.flowing import Flowing
from cnngui.gui.widgets.inputs.fold import Fold
from cnngui.gui.widgets.inputs.forms import column, fill, named, row, separator
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.inputs.wrapped_label import WrappedLabel
from cnngui.gui.widgets.inputs.wrapping_box import WrappingBox

Items = Sequence[tuple[str, str]]
"""Keys and titles of a list."""


_LONG, _LETTERS = ("network", "folder", "shown", "other"), 12
"""Lists whose titles may be longer than there is room for, and the letters that they have room for at least."""

_SCALES = {"stretch": 100}
"""Field → how many times as much as in the lesson its control shows."""


class LearningPanel(QWidget):
    """Says what is wished, and shows what is set."""

    wished = Signal(dict)
    """Fields of the lesson and their new values."""
    looked = Signal(dict)
    """Fields of how it is looked at."""
    command_wished = Signal(str)
    """Name of a command of the lab."""
    folder_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._combos: dict[str, ComboBox] = {}
        self._numbers: dict[str, NumberField] = {}
        self.note = WrappedLabel()
        self._later = WrappedLabel()
        self._later.setText(self.tr("Another network, seed or other digits count from the next start on."))
        self._later.hide()
        parts = (
            self._build_run(),
            separator(),
            self._build_pupil(),
            Fold(self.tr("How it learns"), self._build_way(), is_open=True),
            Fold(self.tr("Vary the digits"), self._build_variations(), is_open=False),
            Fold(self.tr("Networks that have learned"), self._build_networks(), is_open=False),
        )
        fill(self, *parts)

    def _build_run(self) -> QWidget:
        start = self._command(self.tr("Start"), "start", self.tr("Begin anew, with random weights."))
        stop = self._command(self.tr("Stop"), "stop", self.tr("Stop, and keep what was learned."))
        self.pause = self._command(self.tr("Pause"), "pause")
        step = self._command(self.tr("One step"), "one-step", self.tr("Learn from one batch, and wait (Page Down)."))
        self._buttons = {"start": start, "stop": stop, "pause": self.pause, "one-step": step}
        hint = self.tr("Seconds that a step takes at least, so that it can be watched.")
        self.pace = slider(self.tr("Slow motion"), hint, 0, states.PACE_STEPS)
        self.pace.valueChanged.connect(self._tell_pace)
        self._pace_text = QLabel()
        name = named(self.tr("Slow motion"), self.pace, hint)
        buttons = Flowing((start, stop, self.pause, step))
        return column(buttons, row(name, self.pace, self._pace_text), self.note)

    def _build_pupil(self) -> QWidget:
        network = self._combo("network")
        activations = {"relu": "ReLU", "tanh": "tanh", "sigmoid": self.tr("sigmoid")}
        pools = {"max": self.tr("max"), "average": self.tr("average"), "subsampling": self.tr("subsampling of 1998")}
        filters = [NumberField(name, minimum=1, maximum=states.MOST_FILTERS, narrow=True) for name in ("C1", "C3")]
        for at, field in enumerate(filters):
            field.set_hint(self.tr("How many filters this layer has."))
            field.value_edited.connect(partial(self._tell_filters, at))
        self._filters = filters
        fields = Flowing((QLabel(self.tr("Filters")), *filters), 12)
        self._lenet = column(
            self._row(self.tr("Activation"), "activation", states.ACTIVATIONS, activations),
            self._row(self.tr("Pooling"), "pool", states.POOLS, pools),
            fields,
        )
        self.counts = WrappedLabel()
        self.rival = WrappingBox(self.tr("a fully connected network beside it"))
        self.rival.setToolTip(self.tr("With as many parameters; both learn the same digits in the same order."))
        self.rival.clicked.connect(self._tell_rival)
        folder = push_button(self.tr("Folder…"), self.folder_wished.emit, self._folder_hint())
        digits = self._combo("folder")
        return column(
            row(named(self.tr("Network"), network), network),
            self._lenet,
            self.rival,
            self.counts,
            row(named(self.tr("Digits"), digits, self._folder_hint()), digits, folder),
            self._later,
        )

    def _folder_hint(self) -> str:
        return self.tr("The four files of MNIST or Fashion-MNIST (IDX), packed or not, in one folder.")

    def _build_way(self) -> QWidget:
        ways = {
            "adam": "Adam",
            "momentum": self.tr("descent with momentum"),
            "sgd": self.tr("plain descent"),
        }
        schedules = {"onecycle": self.tr("up, then down"), "constant": self.tr("always the same")}
        fields = (
            ("batch", self.tr("Batch"), 1, 1024, self.tr("Digits in each step.")),
            ("epochs", self.tr("Epochs"), 1, 1000, self.tr("How often each digit is seen.")),
            ("seed", self.tr("Seed"), 0, 2**31 - 1, self.tr("The same seed gives the same weights.")),
        )
        numbers = [self._number(*each) for each in fields]
        rate, hint = self._combo("learning_rate"), self.tr("How far each step goes.")
        for value in states.RATES:
            rate.addItem(number(value), value)
        return column(
            row(named(self.tr("Learning rate"), rate, hint), rate),
            *numbers,
            self._row(self.tr("Optimiser"), "optimizer", states.OPTIMIZERS, ways),
            self._row(self.tr("Course of the rate"), "schedule", states.SCHEDULES, schedules),
        )

    def _build_variations(self) -> QWidget:
        fields = (
            ("shift", self.tr("Shift"), 0, 8, self.tr("Each digit is moved by up to so many pixels."), " px"),
            ("turn", self.tr("Turn"), 0, 180, self.tr("Each digit is turned by up to so many degrees."), "°"),
            ("stretch", self.tr("Stretch"), 0, 50, self.tr("Larger or smaller by up to so many percent."), " %"),
        )
        return column(*(self._number(*each) for each in fields))

    def _build_networks(self) -> QWidget:
        parts = [
            row(named(text, self._combo(field, is_look=True)), self._combos[field])
            for text, field in ((self.tr("Shown"), "shown"), (self.tr("Beside it"), "other"))
        ]
        save = self._command(self.tr("Save…"), "save-network")
        load = self._command(self.tr("Open…"), "open-network", self.tr("A network that was saved here."))
        self._buttons["save-network"] = save
        return column(*parts, Flowing((save, load)))

    def _command(self, text: str, name: str, hint: str = "") -> QPushButton:
        return push_button(text, partial(self.command_wished.emit, name), hint)

    def _combo(self, field: str, *, is_look: bool = False) -> ComboBox:
        combo = self._combos[field] = ComboBox()
        if field in _LONG:
            combo.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(_LETTERS)
            combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        combo.activated.connect(partial(self._tell_combo, field, self.looked if is_look else self.wished))
        return combo

    def _row(self, text: str, field: str, values: Sequence[str], names: Mapping[str, str]) -> QWidget:
        combo = self._combo(field)
        for value in values:
            combo.addItem(names[value], value)
        return column(row(named(text, combo), combo))

    def _number(self, field: str, text: str, least: float, most: float, hint: str, unit: str = "") -> NumberField:
        whole = field in {"batch", "epochs", "seed"}
        made = NumberField(text, minimum=least, maximum=most, whole=whole, suffix=unit, hint=hint)
        made.value_edited.connect(partial(self._tell_number, field, whole))
        self._numbers[field] = made
        return made

    def _tell_combo(self, field: str, signal: SignalInstance, at: int) -> None:
        signal.emit({field: self._combos[field].itemData(at)})

    def _tell_number(self, field: str, whole: bool, value: float) -> None:
        scaled = value / _SCALES.get(field, 1)
        self.wished.emit({field: int(scaled) if whole else float(scaled)})

    def _tell_filters(self, at: int, value: float) -> None:
        counts = [int(field.value) for field in self._filters]
        counts[at] = int(value)
        self.wished.emit({"filters": (counts[0], counts[1])})

    def _tell_rival(self) -> None:
        self.wished.emit({"has_rival": self.rival.isChecked()})

    def _tell_pace(self, value: int) -> None:
        self.looked.emit({"pace": value})

    # Setters

    def show_lists(self, networks: Items, digits: Items, learned: Items) -> None:
        """Show what there is to choose from."""
        none = ("", self.tr("none"))
        for field, items in (
            ("network", networks),
            ("folder", digits),
            ("shown", learned),
            ("other", (none, *learned)),
        ):
            _fill(self._combos[field], items)

    def show_lesson(self, lesson: Lesson, kind: str) -> None:
        """Show what is set, without telling; ``kind`` is what will learn."""
        if self._combos["learning_rate"].findData(lesson.learning_rate) < 0:
            self._combos["learning_rate"].addItem(number(lesson.learning_rate), lesson.learning_rate)
        for field in ("activation", "pool", "learning_rate", "optimizer", "schedule", "folder"):
            _choose(self._combos[field], getattr(lesson, field))
        _choose(self._combos["network"], kind)
        for field, shown in self._numbers.items():
            shown.set_value(round(getattr(lesson, field) * _SCALES.get(field, 1), 6))
        for shown, count in zip(self._filters, lesson.filters, strict=True):
            shown.set_value(count)
        self.rival.setChecked(lesson.has_rival)
        self._lenet.setVisible(kind == states.LENET)

    def show_look(self, look: LessonLook, pace: str) -> None:
        """Show how it is looked at."""
        move(self.pace, look.pace)
        self._pace_text.setText(pace)
        for field in ("shown", "other"):
            _choose(self._combos[field], getattr(look, field))

    def show_progress(self, can: Mapping[str, bool], *, is_held: bool, is_later: bool, note: str, counts: str) -> None:
        """Say what can be done now, by the names of the buttons."""
        start, stop = self._buttons["start"], self._buttons["stop"]
        if start.hasFocus() and not can["start"]:
            stop.setEnabled(True)
            stop.setFocus()
        elif stop.hasFocus() and can["start"]:
            start.setEnabled(True)
            start.setFocus()
        for name, button in self._buttons.items():
            button.setEnabled(can[name])
        self.pause.setText(self.tr("Go on") if is_held else self.tr("Pause"))
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.counts.setText(counts)
        self._later.setVisible(is_later)

    def finish_edit(self) -> None:
        """End what is being typed."""
        for field in (*self._numbers.values(), *self._filters):
            field.finish_edit()


def _fill(combo: ComboBox, items: Items) -> None:
    """Let a list hold items; one that holds them already is left alone."""
    there = [(combo.itemData(at), combo.itemText(at)) for at in range(combo.count())]
    if there != list(items):
        combo.clear()
        for key, title in items:
            combo.addItem(title, key)


def _choose(combo: ComboBox, key: object) -> None:
    combo.setCurrentIndex(combo.findData(key))
