"""The controls of the page that reads a digit."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cnngui.gui.labs.digits.reading.kernel_box import KernelBox
from cnngui.gui.labs.digits.reading.spoil_box import SpoilBox
from cnngui.gui.labs.digits.reading_state import PARTS, SQUARES, WIDTHS, Part, Reading, ReadingLook
from cnngui.gui.look.tick_box import TickBox
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.controls import move, push_button, slider
from cnngui.gui.widgets.inputs.flowing import Flowing
from cnngui.gui.widgets.inputs.fold import Fold
from cnngui.gui.widgets.inputs.forms import column, fill, named, row
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.gui.widgets.inputs.wrapping_box import WrappingBox
from cnngui.gui.widgets.pictures.digit_strip import DigitStrip


class ReadingPanel(QWidget):
    """Says what is wished, and shows what is set."""

    wished = Signal(dict)
    """Fields of the state."""
    looked = Signal(dict)
    """Fields of how it is looked at."""
    network_wished = Signal(str)
    erase_wished = Signal(str)
    """"all" or "last"."""
    label_wished = Signal(int)
    another_wished = Signal()
    cover_wished = Signal(bool)
    cover_side_wished = Signal(int)
    command_wished = Signal(str)
    folded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spoil, self.kernel = SpoilBox(), KernelBox()
        self.digit_fold = Fold(self.tr("The digit"), self._build_digit())
        self.parts_fold = Fold(self.tr("As the network sees it"), self._build_parts())
        self.spoil_fold = Fold(self.tr("Spoil it"), self.spoil, is_open=False)
        self.cover_fold = Fold(self.tr("Cover a part"), self._build_cover(), is_open=False)
        self.kernel_fold = Fold(self.tr("Change a kernel"), self.kernel, is_open=False)
        folds = (self.digit_fold, self.parts_fold, self.spoil_fold, self.cover_fold, self.kernel_fold)
        for fold in folds:
            fold.toggled.connect(self.folded)
        fill(self, self._build_network(), *folds, self._build_savers())

    # What is built

    def _build_network(self) -> QWidget:
        self.network = ComboBox()
        hint = self.tr("Which network reads: the one that comes along, or one that was trained on the other page.")
        label = named(self.tr("Network"), self.network, hint)
        self.network.activated.connect(self._tell_network)
        return column(row(label, self.network))

    def _build_digit(self) -> QWidget:
        choices = [
            Choice("drawn", self.tr("Drawn"), self.tr("What you draw.")),
            Choice(
                "test", self.tr("Test digit"), self.tr("One of MNIST's test digits, which no network learned from.")
            ),
            Choice("photo", self.tr("Photo"), self.tr("A digit on paper: the photo that is open.")),
        ]
        self.origin = ChoiceRow(self.tr("Source"), choices, folds=True)
        self.origin.chosen.connect(self._tell_origin)
        self._of_origin = {"drawn": self._build_drawn(), "test": self._build_test(), "photo": self._build_photo()}
        return column(self.origin, *self._of_origin.values())

    def _build_drawn(self) -> QWidget:
        self.brush = slider(self.tr("Brush"), self.tr("How wide the brush is; the drawing follows."), *WIDTHS)
        self.brush.valueChanged.connect(self._tell_brush)
        label = named(self.tr("Brush"), self.brush, self.tr("How wide the brush is; the drawing follows."))
        erase = push_button(self.tr("Erase all"), partial(self.erase_wished.emit, "all"))
        last = push_button(self.tr("Last stroke away"), partial(self.erase_wished.emit, "last"))
        self._erasers = (erase, last)
        return column(row(label, self.brush), Flowing(self._erasers))

    def _build_test(self) -> QWidget:
        self.strip = DigitStrip(self.tr("Test digits by label"), self.tr("Click: the next one with this label."))
        self.strip.picked.connect(self.label_wished)
        self.number = NumberField(self.tr("Number"), minimum=1, maximum=5000)
        self.number.value_edited.connect(self._tell_number)
        another = push_button(self.tr("At random"), self.another_wished.emit)
        return column(self.strip, Flowing((self.number, another), 12))

    def _build_photo(self) -> QWidget:
        open_it = push_button(self.tr("Open photo…"), partial(self.command_wished.emit, "read-open"))
        paste = push_button(self.tr("Paste"), partial(self.command_wished.emit, "read-paste"))
        told = SteadyLabel()
        told.setText(self.tr("Dark ink on light paper; the page may be grey and the light uneven."))
        return column(told, Flowing((open_it, paste)))

    def _build_parts(self) -> QWidget:
        texts = {
            "fit": (self.tr("fitted"), self.tr("Cut out, its longer side brought to 20 of the 28 pixels.")),
            "thickness": (self.tr("stroke width"), self.tr("Strokes 2 to 3.6 pixels wide, as MNIST's are.")),
            "centre": (self.tr("centred"), self.tr("The centre of its mass in the middle.")),
            "invert": (self.tr("inverted"), self.tr("Light ink on black, as MNIST has it.")),
        }
        self.parts: dict[Part, TickBox] = {}
        for part in PARTS:
            text, hint = texts[part]
            self.parts[part] = TickBox(text)
            self.parts[part].setToolTip(hint)
            self.parts[part].clicked.connect(partial(self._tell_part, part))
        self._test_note = SteadyLabel()
        self._test_note.setText(self.tr("MNIST's digits come fitted and centred."))
        return column(Flowing(tuple(self.parts.values()), 12), self._test_note)

    def _build_cover(self) -> QWidget:
        self.cover = WrappingBox(self.tr("a square without ink, to be dragged over the digit"))
        self.cover.clicked.connect(self.cover_wished)
        self.side = NumberField(self.tr("Side"), minimum=SQUARES[0], maximum=SQUARES[1], narrow=True)
        self.side.value_edited.connect(self._tell_side)
        self.needed = WrappingBox(self.tr("show what the answer needs"))
        hint = self.tr("Red where the answer's probability falls most when a square of 7×7 pixels is covered there.")
        self.needed.setToolTip(hint)
        self.needed.clicked.connect(self._tell_needed)
        return column(self.cover, self.side, self.needed)

    def _build_savers(self) -> QWidget:
        texts = {
            "read-picture": self.tr("Save picture…"),
            "read-numbers": self.tr("Save the layer's numbers…"),
        }
        return Flowing(
            tuple(push_button(text, partial(self.command_wished.emit, name)) for name, text in texts.items())
        )

    # What is wished

    def _tell_network(self, at: int) -> None:
        self.network_wished.emit(self.network.itemData(at))

    def _tell_origin(self, key: str) -> None:
        self.wished.emit({"origin": key})

    def _tell_brush(self, value: int) -> None:
        self.wished.emit({"width": value})

    def _tell_number(self, value: float) -> None:
        self.wished.emit({"number": int(value) - 1})

    def _tell_part(self, part: Part) -> None:
        self.wished.emit({part: self.parts[part].isChecked()})

    def _tell_side(self, value: float) -> None:
        self.cover_side_wished.emit(int(value))

    def _tell_needed(self, is_on: bool) -> None:
        self.looked.emit({"has_needed": is_on})

    # What is shown

    def show_state(self, state: Reading, seen: ReadingLook) -> None:
        """Show what is set, without telling."""
        self.origin.set_current(state.origin)
        for origin, controls in self._of_origin.items():
            if controls.isHidden() != (origin != state.origin):
                controls.setVisible(origin == state.origin)
        move(self.brush, state.width)
        for button in self._erasers:
            button.setEnabled(bool(state.strokes))
        self.number.set_value(state.number + 1)
        for part, box in self.parts.items():
            box.setChecked(getattr(state, part))
            box.setEnabled(state.origin != "test" or part == "invert")
        if self._test_note.isHidden() != (state.origin != "test"):
            self._test_note.setVisible(state.origin == "test")
        self.spoil.show_state(state)
        self.cover.setChecked(state.cover is not None)
        self.side.setEnabled(state.cover is not None)
        if state.cover is not None:
            self.side.set_value(state.cover.side)
        self.needed.setChecked(seen.has_needed)

    def show_networks(self, titles: Mapping[str, str], current: str) -> None:
        """Offer the networks that there are."""
        now = {self.network.itemData(at): self.network.itemText(at) for at in range(self.network.count())}
        if now != dict(titles):
            self.network.clear()
            for key, title in titles.items():
                self.network.addItem(title, key)
        self.network.setCurrentIndex(max(self.network.findData(current), 0))

    def show_count(self, count: int) -> None:
        """Let so many test digits be asked for."""
        if self.number.box.maximum() != count:
            self.number.box.setMaximum(count)

    def open_folds(self) -> Sequence[str]:
        """Return which sections are open whose numbers take time."""
        folds = {"spoil": self.spoil_fold, "kernel": self.kernel_fold}
        return [name for name, fold in folds.items() if fold.is_open]

    def finish_edit(self) -> None:
        """Take what is being typed."""
        for field in (self.number, self.side):
            field.finish_edit()
        self.kernel.finish_edit()
