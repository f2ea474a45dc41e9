"""The controls of the Filters lab: photo, layer and filter, sliding, pooling, display."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cnngui.engine.chain import LayerShape
from cnngui.engine.kernels.values import Filter
from cnngui.gui.labs.filters.state import MOST_FILTERS, MOST_LAYERS, State, depth_of
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.forms import column, row, separator, small_button
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.inputs.photo_row import PhotoRow
from cnngui.gui.widgets.kernels.kernel_editor import KernelEditor
from cnngui.gui.widgets.kernels.kernel_picker import KernelPicker
from cnngui.gui.widgets.kernels.layer_settings import LayerSettings

WORKING_SIZES = (0, 2048, 1024, 512)


class FiltersPanel(QWidget):
    """Says what people wish; shows a `State`; computes nothing."""

    working_size_wished = Signal(int)
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
    padding_wished = Signal(object)
    border_wished = Signal(str)
    stride_wished = Signal(int)
    dilation_wished = Signal(int)
    convolution_wished = Signal(bool)
    pooling_wished = Signal(str, int, int)
    start_again_wished = Signal()
    edit_started = Signal()
    edit_finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source: tuple[str, str, int, bool] | None = None
        self._is_photo = True
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(self._build_photo())
        layout.addWidget(separator())
        layout.addWidget(self._build_layers())
        layout.addWidget(self._build_filters())
        layout.addLayout(self._build_bias())
        layout.addWidget(separator())
        self._settings = LayerSettings()
        layout.addWidget(self._settings)
        layout.addStretch(1)
        again = QPushButton(self.tr("Start again"))
        again.setToolTip(self.tr("Back to one vertical-edge filter on the grey photo. The photo stays."))
        again.clicked.connect(self.start_again_wished)
        layout.addWidget(again)
        self._connect()

    def _build_photo(self) -> PhotoRow:
        self._size = ComboBox()
        for size in WORKING_SIZES:
            self._size.addItem(self.tr("full size") if not size else f"{size} px", size)
        hint = self.tr("The longer side at which filters work: a 3×3 edge cannot be seen on a large photo shown small.")
        self._size.setToolTip(hint)
        self._size.activated.connect(lambda row: self.working_size_wished.emit(WORKING_SIZES[row]))
        self._size.setAccessibleName(self.tr("Working size"))
        opening = self.tr("Open a photo or a grid of numbers (Ctrl+O); dropping and pasting work too.")
        self.photo = PhotoRow(self._size, opening)
        return self.photo

    def _build_layers(self) -> QWidget:
        titles = [Choice(str(number), str(number + 1)) for number in range(MOST_LAYERS)]
        self._layers = ChoiceRow(self.tr("Layer"), titles)
        self._add_layer = small_button("+", self.tr("Add a layer; its filters see all channels of the one before."))
        self._remove_layer = small_button("−", self.tr("Take the last layer away."))
        self._channels = self._build_channels()
        self._slices = QCheckBox(self.tr("own slice for each channel"))
        self._slices.setToolTip(self.tr("Edit one kernel for each channel; otherwise one kernel serves them all."))
        return column(
            row(QLabel(self.tr("Layer")), self._layers, self._add_layer, self._remove_layer),
            *self._channels.values(),
            self._slices,
        )

    def _build_channels(self) -> dict[bool, ChoiceRow]:
        """Make the choice of what the filter sees: of a photo (True), and of a grid."""
        name = self.tr("The filter sees")
        each, total = self.tr("each channel"), self.tr("Three slices, three products, one sum, as a CNN does.")
        photo = [
            Choice("grey", self.tr("grey"), self.tr("One channel: 0.299 R + 0.587 G + 0.114 B.")),
            Choice("each", each, self.tr("Red, green and blue apart: three responses.")),
            Choice("sum", self.tr("RGB sum"), total),
        ]
        grid = [
            Choice("grey", self.tr("mean"), self.tr("One channel: the mean of all.")),
            Choice("each", each, self.tr("Every channel apart: one response each.")),
            Choice("sum", self.tr("sum"), self.tr("One slice for each channel, one sum of all products.")),
        ]
        return {True: ChoiceRow(name, photo), False: ChoiceRow(name, grid)}

    def _build_filters(self) -> QWidget:
        self._which = ComboBox()
        self._which.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # the title needs the room
        self._which.setAccessibleName(self.tr("Filter in the editor"))
        self._add_filter = small_button("+", self.tr("Add a filter: one more channel of the response."))
        self._remove_filter = small_button("−", self.tr("Take this filter away."))
        self.picker = KernelPicker()
        self.editor = KernelEditor()
        return column(row(self._which, self.picker, self._add_filter, self._remove_filter), self.editor)

    def _build_bias(self) -> QHBoxLayout:
        hint = self.tr("One number added to every sum of this filter.")
        self._bias = NumberField(self.tr("Bias"), minimum=-9999, maximum=9999, whole=False, hint=hint)
        self._relu = QCheckBox(self.tr("ReLU"))
        self._relu.setToolTip(self.tr("Negative numbers become 0: max(x, 0)."))
        return row(self._bias, self._relu)

    def _connect(self) -> None:
        self._layers.chosen.connect(lambda key: self.layer_picked.emit(int(key)))
        self._add_layer.clicked.connect(self.layer_added)
        self._remove_layer.clicked.connect(self.layer_removed)
        self._which.activated.connect(self.filter_picked)
        self._add_filter.clicked.connect(self.filter_added)
        self._remove_filter.clicked.connect(self.filter_removed)
        for row_of_channels in self._channels.values():
            row_of_channels.chosen.connect(self.channels_wished)
        self._slices.clicked.connect(self.slices_wished)
        self._bias.value_edited.connect(self.bias_wished)
        self._relu.clicked.connect(self.relu_wished)
        for editor in (self.editor, self._bias, self._settings):
            editor.edit_started.connect(self.edit_started)
            editor.edit_finished.connect(self.edit_finished)
        self._connect_settings()

    def _connect_settings(self) -> None:
        settings = self._settings
        settings.padding_wished.connect(self.padding_wished)
        settings.border_wished.connect(self.border_wished)
        settings.stride_wished.connect(lambda stride: self.stride_wished.emit(stride[0]))
        settings.dilation_wished.connect(lambda dilation: self.dilation_wished.emit(dilation[0]))
        settings.convolution_wished.connect(self.convolution_wished)
        settings.pooling_wished.connect(lambda kind, size, stride: self.pooling_wished.emit(kind, size[0], stride[0]))

    def show_source(self, name: str, size: str, working_size: int, *, is_photo: bool) -> None:
        """Say which photo or grid it is and at which size it is worked on."""
        if (name, size, working_size, is_photo) == self._source:
            return
        self._source = (name, size, working_size, is_photo)
        self._is_photo = is_photo
        self.photo.show_name(name, size)
        self._size.setCurrentIndex(WORKING_SIZES.index(working_size))

    def show_shape(self, shape: LayerShape) -> None:
        """Explain the numbers of the layer in the editor with today's sizes in the formulas."""
        self._settings.show_shape(shape)

    def show_state(self, state: State, titles: list[str]) -> None:
        """Show everything that is set; ``titles`` name the filters of the layer in the editor."""
        layer, edited = state.edited_layer, state.edited_filter
        count = len(state.chain.layers)
        for number in range(MOST_LAYERS):
            self._layers.set_choice_enabled(str(number), enabled=number < count)
        self._layers.set_current(str(state.layer))
        self._add_layer.setEnabled(count < MOST_LAYERS)
        self._remove_layer.setEnabled(count > 1)
        if titles != [self._which.itemText(row) for row in range(self._which.count())]:
            self._which.clear()
            self._which.addItems(titles)
        self._which.setCurrentIndex(state.number)
        self._add_filter.setEnabled(len(layer.filters) < MOST_FILTERS)
        self._remove_filter.setEnabled(len(layer.filters) > 1)
        for is_photo, choices in self._channels.items():
            choices.setVisible(state.layer == 0 and state.channels > 1 and is_photo == self._is_photo)
            choices.set_current(state.chain.channels)
        self.editor.set_rgb(is_rgb=state.layer == 0 and self._is_photo)
        depth = depth_of(state)
        self._slices.setVisible(depth > 1)
        self._slices.setChecked(len(edited.slices) > 1)
        self._show_kernel(edited)
        self._bias.set_value(edited.bias)
        self._relu.setChecked(layer.relu)
        self._settings.show_layer(layer)

    def _show_kernel(self, edited: Filter) -> None:
        self.picker.set_current(edited.name)
        if self.editor.filter() != edited:
            self.editor.set_filter(edited)
