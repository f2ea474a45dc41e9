"""The controls of the Architectures lab: which network, on which input, and what is shown of it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from cnngui.gui.labs.architectures.state import NETWORKS, ArchitecturesState, keys
from cnngui.gui.look.i18n import language
from cnngui.gui.look.tick_box import TickBox
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.controls import push_button
from cnngui.gui.widgets.inputs.flowing import Flowing
from cnngui.gui.widgets.inputs.fold import Fold
from cnngui.gui.widgets.inputs.forms import column, fill, named, row, separator
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.inputs.wrapped_label import WrappedLabel
from cnngui.networks.plans.blocks import MOST
from cnngui.networks.plans.known import TITLES, known, title_of, variants
from cnngui.networks.plans.plan import LONGEST_SIDE


class ArchitecturesPanel(QWidget):
    """Says what is wished; shows an `ArchitecturesState`; computes nothing."""

    network_wished = Signal(str, str)
    """A network and its variant; "" for the usual one."""
    input_wished = Signal(int, int)
    """Axis (0 rows, 1 columns, 2 channels) and length."""
    classes_wished = Signal(int)
    looked = Signal(dict)
    """Fields of the state that say how it is looked at."""
    command_wished = Signal(str)
    start_again_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = ArchitecturesState()
        self._variants_of = ""
        self._errata = WrappedLabel()
        self._errata_fold = Fold(self.tr("Printed otherwise elsewhere"), self._errata)
        parts = (self._build_network(), self._build_input(), separator(), self._build_shown(), self._errata_fold)
        layout = fill(self, *parts, self._build_buttons())
        layout.setContentsMargins(10, 8, 10, 8)
        layout.addStretch(1)
        hint = self.tr("Back to LeNet-5; Undo (Ctrl+Z) brings this network back.")
        layout.addWidget(push_button(self.tr("Start again"), self.start_again_wished.emit, hint))

    def _build_network(self) -> QWidget:
        self.network, self.variant = ComboBox(), ComboBox()
        for name in NETWORKS:
            self.network.addItem(TITLES[name], name)
        self.network.activated.connect(self._tell_network)
        self.variant.activated.connect(self._tell_variant)
        self._source = WrappedLabel()
        variant_row = column(named(self.tr("Form"), self.variant), self.variant, gap=2)
        self._variant_row = variant_row
        return column(row(named(self.tr("Network"), self.network), self.network), variant_row, self._source)

    def _build_input(self) -> QWidget:
        self.sides = (
            NumberField(self.tr("Height"), minimum=1, maximum=LONGEST_SIDE, narrow=True),
            NumberField(self.tr("Width"), minimum=1, maximum=LONGEST_SIDE, narrow=True),
            NumberField(self.tr("Channels"), minimum=1, maximum=9999, narrow=True),
        )
        for axis, field in enumerate(self.sides):
            field.value_edited.connect(partial(self._tell_side, axis))
        self.classes = NumberField(self.tr("Classes"), minimum=1, maximum=MOST, narrow=True)
        self.classes.set_hint(self.tr("Units of the last fully connected layer."))
        self.classes.value_edited.connect(self._tell_classes)
        return Flowing((*self.sides, self.classes), 12)

    def _build_shown(self) -> QWidget:
        self.boxes = TickBox(self.tr("boxes"))
        self.strips = TickBox(self.tr("bars"))
        self.notation = TickBox(self.tr("notation"))
        for box in (self.boxes, self.strips, self.notation):
            box.clicked.connect(self._tell_shown)
        self._ticks = Flowing((self.boxes, self.strips, self.notation), 16)
        choices = [
            Choice("float32", "float32", self.tr("Four bytes a number.")),
            Choice("half", self.tr("half"), self.tr("Half precision: two bytes a number.")),
        ]
        self.memory = ChoiceRow(self.tr("Memory in"), choices)
        self.memory.chosen.connect(self._tell_memory)
        self._other, self._other_row = self._choice_of_network(self.tr("Compare with"), "")
        three = [self._choice_of_network(text, "") for text in (self.tr("First"), self.tr("Second"), self.tr("Third"))]
        self._three = [combo for combo, _ in three]
        self._three_rows = column(*(part for _, part in three))
        self._other.activated.connect(self._tell_other)
        for at, combo in enumerate(self._three):
            combo.activated.connect(partial(self._tell_three, at))
        return column(self._ticks, self.memory, self._other_row, self._three_rows)

    def _choice_of_network(self, text: str, first: str) -> tuple[ComboBox, QWidget]:
        combo = ComboBox()
        combo.addItem(self.tr("(the one above)"), first)
        for key in keys():
            combo.addItem(title_of(known(*key.split("/")), language()), key)
        return combo, column(named(text, combo), combo, gap=2)

    def _build_buttons(self) -> QWidget:
        texts = {
            "table": self.tr("Save table…"),
            "picture": self.tr("Save diagram…"),
            "network": self.tr("Save network…"),
            "open": self.tr("Open network…"),
            "pytorch": self.tr("Copy as PyTorch"),
            "copy-table": self.tr("Copy table"),
        }
        self.buttons: dict[str, QPushButton] = {}
        for name, text in texts.items():
            self.buttons[name] = push_button(text, partial(self.command_wished.emit, name))
        return Flowing(tuple(self.buttons.values()))

    def _tell_network(self, at: int) -> None:
        name = self.network.itemData(at)
        if name in NETWORKS:
            self.network_wished.emit(name, "")

    def _tell_variant(self, at: int) -> None:
        self.network_wished.emit(self._state.name, self.variant.itemData(at))

    def _tell_side(self, axis: int, value: float) -> None:
        self.input_wished.emit(axis, int(value))

    def _tell_classes(self, value: float) -> None:
        self.classes_wished.emit(int(value))

    def _tell_shown(self) -> None:
        boxes, strips, notation = (box.isChecked() for box in (self.boxes, self.strips, self.notation))
        self.looked.emit({"has_boxes": boxes, "has_strips": strips, "has_notation": notation})

    def _tell_memory(self, key: str) -> None:
        self.looked.emit({"is_half": key == "half"})

    def _tell_other(self, at: int) -> None:
        self.looked.emit({"other": self._other.itemData(at)})

    def _tell_three(self, place: int, at: int) -> None:
        three = list(self._state.three)
        three[place] = self._three[place].itemData(at)
        self.looked.emit({"three": tuple(three)})

    def show_state(self, state: ArchitecturesState) -> None:
        """Show what is set, without telling."""
        self._state = state
        self._show_network(state)
        for field, length in zip(self.sides, state.input, strict=True):
            field.set_value(length)
        self.classes.setEnabled(state.plan.classes > 0)
        self.classes.set_value(max(state.plan.classes, 1))
        boxes = (self.boxes, self.strips, self.notation)
        for box, on in zip(boxes, (state.has_boxes, state.has_strips, state.has_notation), strict=True):
            box.setChecked(on)
        self.memory.set_current("half" if state.is_half else "float32")
        self._ticks.setVisible(state.page == "layers")
        self.memory.setVisible(state.page in {"layers", "scale"})
        self._other_row.setVisible(state.page == "books")
        self._three_rows.setVisible(state.page == "scale")
        compared = state.compared
        self._other.setCurrentIndex(max(self._other.findData(f"{compared.name}/{compared.variant}"), 0))
        for combo, key in zip(self._three, state.three, strict=True):
            combo.setCurrentIndex(max(combo.findData(key), 0))

    def _show_network(self, state: ArchitecturesState) -> None:
        """Name the network and its forms; one's own comes last in the list."""
        own = self.network.count() > len(NETWORKS)
        is_own = state.name not in NETWORKS
        if own and (not is_own or self.network.itemText(len(NETWORKS)) != state.name):
            self.network.removeItem(len(NETWORKS))
            own = False
        if is_own and not own:
            self.network.addItem(state.name, "")
        self.network.setCurrentIndex(len(NETWORKS) if is_own else NETWORKS.index(state.name))
        if state.name != self._variants_of:
            self._variants_of = state.name
            self.variant.clear()
            for each in variants(state.name):
                self.variant.addItem(each.title(language()), each.name)
        self._variant_row.setVisible(not is_own)
        self.variant.setCurrentIndex(self.variant.findData(state.variant))

    def show_about(self, source: str, errata: Sequence[str]) -> None:
        """Say which book has the network so, and what is printed otherwise about it."""
        if source != self._source.text():
            self._source.setText(source)
            self._source.setVisible(bool(source))
        text = "\n\n".join(errata)
        if text != self._errata.text():
            self._errata.setText(text)
        self._errata_fold.setVisible(bool(errata))

    def show_commands(self, enabled: dict[str, bool]) -> None:
        """Say what can be done on the page that is open."""
        for name, button in self.buttons.items():
            button.setEnabled(enabled.get(name, True))
