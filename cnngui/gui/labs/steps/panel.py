"""The controls of the Steps lab: where the grid comes from, the filter, how it slides; the stack of layers."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cnngui.engine.chain import LayerShape
from cnngui.engine.lessons.examples import EXAMPLES
from cnngui.gui.labs.steps.sources import Sources
from cnngui.gui.labs.steps.state import MOST_FILTERS, StepsState, known_example
from cnngui.gui.labs.steps.view import turn_of
from cnngui.gui.look.i18n import language
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.controls import push_button
from cnngui.gui.widgets.inputs.fold import Fold
from cnngui.gui.widgets.inputs.forms import column, fill, named, row, separator
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.inputs.tab_order import read_in_order
from cnngui.gui.widgets.kernels.chain_editor import ChainEditor
from cnngui.gui.widgets.kernels.stack_editor import StackEditor


class StepsPanel(QWidget):
    """Says what is wished; shows a `StepsState`; computes nothing."""

    example_wished = Signal(str)
    ground_wished = Signal(int, int)
    start_again_wished = Signal()
    turned = Signal(int)
    """A Page key: 1 goes on, -1 back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sources = Sources()
        self.chain = ChainEditor(MOST_FILTERS, pairs=True)
        self._layer_part = column(self._build_example(), self.sources, separator(), self.chain)
        self._stack_part = self._build_stack()
        self.commands = QVBoxLayout()
        self._in_order: object = None
        layout = fill(self, self._layer_part, self._stack_part, self.commands)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.addStretch(1)
        hint = self.tr("Back to the first example of the course.")
        layout.addWidget(push_button(self.tr("Start again"), self.start_again_wished.emit, hint))

    def _build_example(self) -> QWidget:
        self._example = ComboBox()
        self._example.addItem(self.tr("(own grid)"), "")
        for found in EXAMPLES:
            self._example.addItem(found.words(language()).title, found.name)
        self._example.setToolTip(self.tr("The examples of the course, with their numbers."))
        self._example.activated.connect(lambda at: self.example_wished.emit(self._example.itemData(at)))
        return column(row(named(self.tr("Example"), self._example), self._example))

    def _build_stack(self) -> QWidget:
        self.stack = StackEditor(self.tr("Layers of the stack"))
        self._ground = (
            NumberField(self.tr("Input"), minimum=1, maximum=32, narrow=True),
            NumberField("×", minimum=1, maximum=32, narrow=True),
        )
        self._ground[0].box.setAccessibleName(self.tr("Rows of the input"))
        self._ground[1].box.setAccessibleName(self.tr("Columns of the input"))
        for field in self._ground:
            field.value_edited.connect(self._tell_ground)
        hint = QLabel(self.tr("Click a unit of the last layer: what it sees is lit down to the input."))
        hint.setWordWrap(True)
        return column(row(*self._ground), Fold(self.tr("Stack of layers"), self.stack), hint)

    def _tell_ground(self) -> None:
        self.ground_wished.emit(int(self._ground[0].value), int(self._ground[1].value))

    def show_state(self, state: StepsState, shape: LayerShape) -> None:
        """Show everything that is set, and explain it with the sizes of the layer that is walked over."""
        is_stack = state.page == "field"
        self._layer_part.setVisible(not is_stack)
        self._stack_part.setVisible(is_stack)
        found = None if state.hides_kernel else known_example(state)
        self._example.setItemText(0, self._other_grid(state))
        self._example.setCurrentIndex(self._example.findData(found.name if found is not None else ""))
        self.sources.show_state(state)
        is_colour = len(state.grid) == 3
        self.chain.show_edited(state.edited, is_photo=is_colour, is_rgb=is_colour and state.edited.layer == 0)
        self.chain.show_shape(shape)
        self.chain.hide_kernel(is_hidden=state.hides_kernel)
        self.chain.hide_convolution(is_hidden=shape.pools_only)
        self.stack.set_stack(state.stack)
        for field, length in zip(self._ground, state.ground, strict=True):
            field.set_value(length)
        layer = state.edited.edited_layer
        controls = layer.size, state.edited.depth, len(layer.filters), len(state.stack)
        if controls != self._in_order:  # cells of the kernel have come, or rows of the stack
            self._in_order = controls
            read_in_order(self)

    def _other_grid(self, state: StepsState) -> str:
        """Say what is on screen where it is no example; nothing tells which filter is hidden."""
        if state.origin == "photo":
            return self.tr("(patch of the photo)")
        if not any(row.input == state.grid for row in EXAMPLES):
            return self.tr("(own grid)")
        if state.hides_kernel:
            return self.tr("(example, hidden filter)")
        return self.tr("(example, other filter)")

    # Overrides of Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Tell of the Page keys that no control takes: a clicker steps wherever the focus is."""
        if turn_of(event):
            self.turned.emit(turn_of(event))
        else:
            super().keyPressEvent(event)
