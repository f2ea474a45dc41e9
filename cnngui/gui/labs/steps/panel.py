"""The controls of the Step by step lab: where the grid comes from, the filter, how it slides; the stack of layers."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cnngui.engine.lessons.examples import EXAMPLES
from cnngui.gui.labs.steps.sources import Sources
from cnngui.gui.labs.steps.state import MOST_FILTERS, MOST_LAYERS, State, depth_of, known_example
from cnngui.gui.labs.steps.view import turn_of
from cnngui.gui.look.i18n import language
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.fold import Fold
from cnngui.gui.widgets.inputs.forms import column, named, row, separator, small_button
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.kernels.kernel_editor import KernelEditor
from cnngui.gui.widgets.kernels.kernel_picker import KernelPicker
from cnngui.gui.widgets.kernels.layer_settings import LayerSettings
from cnngui.gui.widgets.kernels.stack_editor import StackEditor


class ArithmeticPanel(QWidget):
    """Says what people wish; shows a `State`; computes nothing."""

    example_wished = Signal(str)
    layer_picked = Signal(int)
    layer_added = Signal()
    layer_removed = Signal()
    filter_picked = Signal(int)
    filter_added = Signal()
    filter_removed = Signal()
    channels_wished = Signal(str)
    slices_wished = Signal(bool)
    bias_wished = Signal(float)
    relu_wished = Signal(bool)
    ground_wished = Signal(int, int)
    stack_wished = Signal(object)
    start_again_wished = Signal()
    turned = Signal(int)
    """A Page key: 1 goes on, -1 back."""
    edit_started = Signal()
    edit_finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sources = Sources()
        self.settings = LayerSettings(pairs=True)
        self._filter_part = self._build_filters()
        self._layer_part = column(
            self._build_example(),
            self.sources,
            separator(),
            self._build_layers(),
            self._filter_part,
            row(*self._build_bias()),
            separator(),
            self.settings,
        )
        self._stack_part = self._build_stack()
        self.commands = QVBoxLayout()
        self.commands.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(self._layer_part)
        layout.addWidget(self._stack_part)
        layout.addLayout(self.commands)
        layout.addStretch(1)
        again = QPushButton(self.tr("Start again"))
        again.setToolTip(self.tr("Back to the first example of the course."))
        again.clicked.connect(self.start_again_wished)
        layout.addWidget(again)
        self._connect()

    def _build_example(self) -> QWidget:
        self._example = ComboBox()
        self._example.addItem(self.tr("(own grid)"), "")
        for found in EXAMPLES:
            self._example.addItem(found.words(language()).title, found.name)
        self._example.setToolTip(self.tr("The examples of the course, with their numbers."))
        return column(row(named(self.tr("Example"), self._example), self._example))

    def _build_layers(self) -> QWidget:
        titles = [Choice(str(at), str(at + 1)) for at in range(MOST_LAYERS)]
        self._layers = ChoiceRow(self.tr("Layer"), titles)
        self._add_layer = small_button("+", self.tr("Add a layer; its filters see all channels of the one before."))
        self._remove_layer = small_button("−", self.tr("Take the last layer away."))
        each = self.tr("each channel")
        self._channels = ChoiceRow(
            self.tr("The filter sees"),
            [
                Choice("grey", self.tr("grey"), self.tr("One channel: the luminance of three, or the mean.")),
                Choice("each", each, self.tr("Every channel apart: one response each.")),
                Choice("sum", self.tr("sum"), self.tr("One slice for each channel, one sum of all products.")),
            ],
        )
        self._slices = QCheckBox(self.tr("own slice for each channel"))
        return column(
            row(QLabel(self.tr("Layer")), self._layers, self._add_layer, self._remove_layer),
            self._channels,
            self._slices,
        )

    def _build_filters(self) -> QWidget:
        self._which = ComboBox()
        self._which.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._which.setAccessibleName(self.tr("Filter in the editor"))
        self._add_filter = small_button("+", self.tr("Add a filter: one more channel of the output."))
        self._remove_filter = small_button("−", self.tr("Take this filter away."))
        self.picker = KernelPicker()
        self.editor = KernelEditor()
        return column(row(self._which, self.picker, self._add_filter, self._remove_filter), self.editor)

    def _build_bias(self) -> tuple[NumberField, QCheckBox]:
        hint = self.tr("One number added to every sum of this filter.")
        self._bias = NumberField(self.tr("Bias"), minimum=-9999, maximum=9999, whole=False, hint=hint)
        self._relu = QCheckBox(self.tr("ReLU"))
        self._relu.setToolTip(self.tr("Negative numbers become 0: max(x, 0)."))
        return self._bias, self._relu

    def _build_stack(self) -> QWidget:
        self.stack = StackEditor(self.tr("Layers of the stack"))
        self._ground = (
            NumberField(self.tr("Input"), minimum=1, maximum=32, narrow=True),
            NumberField("×", minimum=1, maximum=32, narrow=True),
        )
        hint = QLabel(self.tr("Click a unit of the last layer: what it sees is lit down to the input."))
        hint.setWordWrap(True)
        return column(row(*self._ground), Fold(self.tr("Stack of layers"), self.stack), hint)

    def _connect(self) -> None:
        self._example.activated.connect(lambda at: self.example_wished.emit(self._example.itemData(at)))
        self._layers.chosen.connect(lambda key: self.layer_picked.emit(int(key)))
        self._add_layer.clicked.connect(self.layer_added)
        self._remove_layer.clicked.connect(self.layer_removed)
        self._which.activated.connect(self.filter_picked)
        self._add_filter.clicked.connect(self.filter_added)
        self._remove_filter.clicked.connect(self.filter_removed)
        self._channels.chosen.connect(self.channels_wished)
        self._slices.clicked.connect(self.slices_wished)
        self._bias.value_edited.connect(self.bias_wished)
        self._relu.clicked.connect(self.relu_wished)
        self.stack.stack_edited.connect(self.stack_wished)
        for field in self._ground:
            field.value_edited.connect(self._tell_ground)
        for editor in (self.editor, self._bias, self.settings):
            editor.edit_started.connect(self.edit_started)
            editor.edit_finished.connect(self.edit_finished)
        for box in self.findChildren(QComboBox):  # a combo box would take a clicker's Page keys
            box.installEventFilter(self)

    def _tell_ground(self) -> None:
        self.ground_wished.emit(int(self._ground[0].value), int(self._ground[1].value))

    def show_state(self, state: State) -> None:
        """Show everything that is set."""
        is_stack = state.page == "field"
        self._layer_part.setVisible(not is_stack)
        self._stack_part.setVisible(is_stack)
        found = None if state.hides_kernel else known_example(state)
        self._example.setCurrentIndex(self._example.findData(found.name if found is not None else ""))
        self.sources.show_state(state)
        self._show_layers(state)
        self._show_filter(state)
        self.settings.show_layer(state.edited_layer)
        self.stack.set_stack(state.stack)
        for field, length in zip(self._ground, state.ground, strict=True):
            field.set_value(length)

    def _show_layers(self, state: State) -> None:
        count = len(state.chain.layers)
        for at in range(MOST_LAYERS):
            self._layers.set_choice_enabled(str(at), enabled=at < count)
        self._layers.set_current(str(state.layer))
        self._add_layer.setEnabled(count < MOST_LAYERS)
        self._remove_layer.setEnabled(count > 1)
        self._channels.setVisible(state.layer == 0 and state.channels > 1)
        self._channels.set_current(state.chain.channels)
        depth = depth_of(state)
        self._slices.setVisible(depth > 1)
        self._slices.setChecked(state.edited_filter.depth > 1)

    def _show_filter(self, state: State) -> None:
        layer, edited = state.edited_layer, state.edited_filter
        count = len(layer.filters)
        titles = [f"{number} / {count}" for number in range(1, count + 1)]
        if titles != [self._which.itemText(at) for at in range(self._which.count())]:
            self._which.clear()
            self._which.addItems(titles)
        self._which.setCurrentIndex(state.number)
        self._which.setVisible(count > 1)
        self._add_filter.setEnabled(count < MOST_FILTERS)
        self._remove_filter.setEnabled(count > 1)
        self.editor.set_rgb(is_rgb=state.layer == 0 and state.channels == 3)
        self.picker.set_current(edited.name)
        if self.editor.filter() != edited:
            self.editor.set_filter(edited)
        self._bias.set_value(edited.bias)
        self._relu.setChecked(layer.relu)

    def hide_kernel(self, *, is_hidden: bool) -> None:
        """Cover the kernel while the class is to find it."""
        self._filter_part.setVisible(not is_hidden)
        if is_hidden:  # how many slices there are would tell
            self._slices.hide()

    def commands_are(self, parts: Sequence[QWidget]) -> None:
        """Put the lab's commands below the settings."""
        for part in parts:
            self.commands.addWidget(part)

    # Overrides of Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take the Page keys from the combo boxes."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and turn_of(event):
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Tell of the Page keys that no control takes: a clicker steps wherever the focus is."""
        if turn_of(event):
            self.turned.emit(turn_of(event))
        else:
            super().keyPressEvent(event)
