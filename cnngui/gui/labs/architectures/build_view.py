"""The page on which a network is built: its blocks in a list, and the numbers of the one that is picked."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cnngui.gui.labs.architectures.state import FUNCTIONS, POOLS, fields_of
from cnngui.gui.look.tick_box import TickBox
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.controls import push_button
from cnngui.gui.widgets.inputs.flowing import Flowing
from cnngui.gui.widgets.inputs.forms import fill, named, row
from cnngui.gui.widgets.inputs.icon_button import IconButton
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.gui.widgets.networks.layer_table import LayerTable
from cnngui.gui.widgets.networks.plates_view import PlatesView
from cnngui.gui.widgets.painted import LeavingKeys, LeavingShortcuts
from cnngui.networks.plans.blocks import MOST, Block
from cnngui.networks.plans.blocks.block import LARGEST


class BuildView(QWidget):
    """Says what is wished; shows blocks; computes nothing."""

    added = Signal(str)
    """A key of `KINDS`."""
    removed = Signal()
    emptied = Signal()
    train_wished = Signal()
    moved = Signal(int, int)
    set_wished = Signal(str, object)
    """A field of the block that is picked, and its value."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = SteadyLabel()
        self.plates = PlatesView(self.tr("My network as boxes"))
        self.table = LayerTable(self.tr("Blocks of my network"), moves=True, hugs=True)
        self._fields: dict[str, QWidget] = {}
        self._numbers = self._build_numbers()
        self._combos = self._build_combos()
        self.name = _NameField(self.tr("Name of the block"))
        self.bias = TickBox(self.tr("bias"))
        self.bias.setToolTip(self.tr("One more number to learn for each filter or unit."))
        self.same = TickBox(self.tr("padding “same”"))
        self.same.setToolTip(
            self.tr("As much as gives n/s rows and columns, rounded up, the odd one at the end: TensorFlow's way.")
        )
        self._ticks = {"bias": self.bias, "same": self.same}
        self._fields.update(self._ticks)
        self._no_block = SteadyLabel()
        self._no_block.setText(self.tr("Click a block to change it; drag it, or press Alt and an arrow, to move it."))
        self._editor = Flowing(
            (self.name, *self._numbers.values(), *self._parts_of_combos(), *self._ticks.values()), 12
        )
        parts = (self.heading, self.plates, self._build_tools(), self.table, self._no_block, self._editor)
        layout = fill(self, *parts, gap=6)
        layout.setStretchFactor(self.plates, 2)
        layout.setStretchFactor(self.table, 4)
        self._connect()

    def _build_tools(self) -> QWidget:
        self.add = ComboBox()
        self.add.addItem(self.tr("Add…"), "")
        for kind, title in self._kinds().items():
            self.add.addItem(title, kind)
        self.add.setAccessibleName(self.tr("Add a block"))
        self.add.setToolTip(self.tr("Behind the block that is picked, or at the end."))
        up = IconButton("mdi6.arrow-up", self.tr("Move up"), self.tr("Move the block up (Alt and the arrow up)"))
        down = IconButton(
            "mdi6.arrow-down", self.tr("Move down"), self.tr("Move the block down (Alt and the arrow down)")
        )
        remove = IconButton("mdi6.delete-outline", self.tr("Remove"), self.tr("Take the block out (Delete)"))
        up.clicked.connect(partial(self._step, -1))
        down.clicked.connect(partial(self._step, 1))
        remove.clicked.connect(self.removed)
        self._of_block = (up, down, remove)
        hint = self.tr("Begin with the input alone.")
        empty = push_button(self.tr("Empty"), self.emptied.emit, hint)
        hint = self.tr("Take it to the Digits lab, where it learns to read: 32×32×1 in, ten scores out.")
        train = push_button(self.tr("Train it on digits"), self.train_wished.emit, hint)
        return Flowing((self.add, up, down, remove, empty, train))

    def _kinds(self) -> Mapping[str, str]:
        return {
            "conv": self.tr("convolution"),
            "pool": self.tr("pooling"),
            "relu": self.tr("ReLU"),
            "flatten": self.tr("flattening"),
            "fc": self.tr("fully connected"),
            "adaptive_pool": self.tr("adaptive average pooling"),
            "batch_norm": self.tr("batch normalisation"),
            "sum": self.tr("residual sum"),
            "tanh": "tanh",
            "sigmoid": self.tr("sigmoid"),
            "dropout": self.tr("dropout"),
        }

    def _build_numbers(self) -> dict[str, NumberField]:
        numbers = {
            "filters": NumberField(self.tr("filters"), minimum=1, maximum=MOST),
            "units": NumberField(self.tr("units"), minimum=1, maximum=MOST),
            "side": NumberField(self.tr("rows and columns"), minimum=1, maximum=LARGEST, narrow=True),
            "size": NumberField(self.tr("window f"), minimum=1, maximum=LARGEST, narrow=True),
            "padding": NumberField(self.tr("padding p"), minimum=0, maximum=LARGEST, narrow=True),
            "stride": NumberField(self.tr("stride s"), minimum=1, maximum=LARGEST, narrow=True),
            "groups": NumberField(self.tr("groups"), minimum=1, maximum=MOST, narrow=True),
        }
        numbers["groups"].set_hint(self.tr("Into so many parts channels and filters are dealt out."))
        self._fields.update(numbers)
        return numbers

    def _build_combos(self) -> dict[str, ComboBox]:
        combos = {field: ComboBox() for field in ("pool", "function", "source")}
        pools = {
            "max": self.tr("maximum"),
            "average": self.tr("average"),
            "subsampling": self.tr("subsampling of 1998"),
        }
        for pool in POOLS:
            combos["pool"].addItem(pools[pool], pool)
        titles = {
            "relu": "ReLU",
            "relu6": "ReLU6",
            "tanh": "tanh",
            "scaled_tanh": self.tr("scaled tanh"),
            "sigmoid": self.tr("sigmoid"),
            "lrn": self.tr("response normalisation"),
            "dropout": self.tr("dropout"),
        }
        for function in FUNCTIONS:
            combos["function"].addItem(titles[function], function)
        return combos

    def _parts_of_combos(self) -> list[QWidget]:
        texts = {"pool": self.tr("takes the"), "function": self.tr("function"), "source": self.tr("adds the output of")}
        parts = []
        for field, combo in self._combos.items():
            part = QWidget()
            layout = row(named(texts[field], combo), combo)
            layout.setContentsMargins(0, 0, 0, 0)
            part.setLayout(layout)
            self._fields[field] = part
            parts.append(part)
        return parts

    def _connect(self) -> None:
        self.add.activated.connect(self._tell_added)
        self.table.row_moved.connect(self.moved)
        self.table.removed.connect(self.removed)
        for field, number in self._numbers.items():
            number.value_edited.connect(partial(self._tell_number, field))
        for field, combo in self._combos.items():
            combo.activated.connect(partial(self._tell_combo, field))
        for field, tick in self._ticks.items():
            tick.clicked.connect(partial(self._tell_tick, field))
        self.name.editingFinished.connect(self._tell_name)

    def _tell_added(self, at: int) -> None:
        kind = self.add.itemData(at)
        self.add.setCurrentIndex(0)
        if kind:
            self.added.emit(kind)

    def _tell_number(self, field: str, value: float) -> None:
        self.set_wished.emit(field, int(value))

    def _tell_combo(self, field: str, at: int) -> None:
        self.set_wished.emit(field, self._combos[field].itemData(at))

    def _tell_tick(self, field: str) -> None:
        self.set_wished.emit(field, self._ticks[field].isChecked())

    def _tell_name(self) -> None:
        if self.name.isModified():
            self.name.setModified(False)
            self.set_wished.emit("name", self.name.text())

    def _step(self, by: int, _checked: bool = False) -> None:
        names = [each.name for each in self.table.rows]
        if self.table.current in names:
            at = names.index(self.table.current)
            self.moved.emit(at, at + by)

    def show_block(self, block: Block | None, sources: Sequence[str]) -> None:
        """Show the numbers of the block that is picked; those that it has not are hidden."""
        fields = fields_of(block)
        for field, part in self._fields.items():
            part.setVisible(field in fields)
        self.name.setVisible(block is not None)
        self._no_block.setVisible(block is None)
        self._editor.setVisible(block is not None)
        for button in self._of_block:
            button.setEnabled(block is not None)
        if block is None:
            return
        if not self.name.isModified():
            self.name.setText(block.name)
        for field in fields:
            self._show_field(field, getattr(block, "size" if field == "side" else field), sources)

    def _show_field(self, field: str, value: object, sources: Sequence[str]) -> None:
        if field in self._numbers:
            self._numbers[field].set_value(float(str(value)))
        elif field in self._ticks:
            self._ticks[field].setChecked(bool(value))
        else:
            combo = self._combos[field]
            if field == "source":
                combo.clear()
                for name in dict.fromkeys((*sources, str(value))):
                    combo.addItem(name, name)
            combo.setCurrentIndex(combo.findData(value))

    def finish_edit(self) -> None:
        """Take what is being typed."""
        self._tell_name()


class _NameField(LeavingKeys, LeavingShortcuts, QLineEdit):
    """The name of a block; what is no name is refused in words."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setMaxLength(24)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def can_undo(self, *, again: bool) -> bool:
        """Whether something is half typed."""
        return self.isModified() and (self.isRedoAvailable() if again else self.isUndoAvailable())
