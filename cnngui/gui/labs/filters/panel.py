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

from cnngui.engine.chain import LayerShape, Pooling
from cnngui.engine.convolution import BORDERS
from cnngui.engine.kernels.values import Filter
from cnngui.gui.labs.filters.state import MOST_FILTERS, MOST_LAYERS, State, depth_of
from cnngui.gui.widgets.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.combo_box import ComboBox
from cnngui.gui.widgets.fold import Fold
from cnngui.gui.widgets.forms import column, named, row, separator, small_button
from cnngui.gui.widgets.kernel_editor import KernelEditor
from cnngui.gui.widgets.kernel_picker import KernelPicker
from cnngui.gui.widgets.number_field import NumberField
from cnngui.gui.widgets.photo_row import PhotoRow

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
        self._shape: LayerShape | None = None
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
        layout.addWidget(Fold(self.tr("Sliding"), self._build_sliding()))
        layout.addWidget(Fold(self.tr("Pooling"), self._build_pooling()))
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

    def _build_sliding(self) -> QWidget:
        self._padding = NumberField(self.tr("Padding"), maximum=64, narrow=True)
        self._same = QCheckBox(self.tr("same size"))
        self._same.setToolTip(self.tr("As much padding as keeps the size at stride 1."))
        self._border = ComboBox()
        names = {
            "zero": self.tr("zeros"),
            "replicate": self.tr("edge pixel"),
            "reflect": self.tr("mirrored"),
            "wrap": self.tr("other side"),
        }
        for border in BORDERS:
            self._border.addItem(names[border], border)
        border_hint = self.tr("What stands in the padding.")
        self._border.setToolTip(border_hint)
        self._stride = NumberField(self.tr("Stride"), minimum=1, maximum=64, narrow=True)
        self._dilation = NumberField(self.tr("Dilation"), minimum=1, maximum=16, narrow=True)
        self._convolution = QCheckBox(self.tr("true convolution"))
        self._convolution.setToolTip(
            self.tr("Turn the kernel by 180° first. CNNs do not: what they compute is cross-correlation.")
        )
        return column(
            row(self._padding, self._same),
            row(self._stride, named(self.tr("Border"), self._border, border_hint), self._border),
            row(self._dilation, self._convolution),
        )

    def _build_pooling(self) -> QWidget:
        self._pool = ChoiceRow(
            self.tr("Pooling"),
            [
                Choice("none", self.tr("none")),
                Choice("max", self.tr("max"), self.tr("The largest number of every window.")),
                Choice("average", self.tr("average"), self.tr("The mean of every window.")),
            ],
        )
        self._pool_size = NumberField(self.tr("Window"), minimum=1, maximum=64, narrow=True)
        self._pool_stride = NumberField(self.tr("Stride"), minimum=1, maximum=64, narrow=True)
        return column(self._pool, row(self._pool_size, self._pool_stride))

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
        self._padding.value_edited.connect(lambda value: self.padding_wished.emit(int(value)))
        self._same.clicked.connect(
            lambda checked: self.padding_wished.emit("same" if checked else int(self._padding.value))
        )
        self._border.activated.connect(lambda row: self.border_wished.emit(BORDERS[row]))
        self._stride.value_edited.connect(lambda value: self.stride_wished.emit(int(value)))
        self._dilation.value_edited.connect(lambda value: self.dilation_wished.emit(int(value)))
        self._convolution.clicked.connect(self.convolution_wished)
        self._pool.chosen.connect(self._tell_pooling)
        for field in (self._pool_size, self._pool_stride):
            field.value_edited.connect(self._tell_pooling)
        for editor in (
            self.editor,
            self._bias,
            self._padding,
            self._stride,
            self._dilation,
            self._pool_size,
            self._pool_stride,
        ):
            editor.edit_started.connect(self.edit_started)
            editor.edit_finished.connect(self.edit_finished)

    def _tell_pooling(self) -> None:
        self.pooling_wished.emit(self._pool.current, int(self._pool_size.value), int(self._pool_stride.value))

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
        if shape == self._shape:
            return
        self._shape = shape
        if self._same.isChecked():
            self._padding.set_value(shape.rows.before)
        rows = shape.rows.formula()
        self._padding.set_hint(self.tr("Pixels added on each side, p. Rows: {formula}.").format(formula=rows))
        self._stride.set_hint(self.tr("Pixels from one window to the next, s. Rows: {formula}.").format(formula=rows))
        window = self.tr("Pixels from one number of the kernel to the next, d. It spans d·(f − 1) + 1 = {window} px.")
        self._dilation.set_hint(window.format(window=shape.rows.window))
        pooled = shape.pool_rows.formula() if shape.pool_rows else self.tr("no pooling")
        self._pool_size.set_hint(
            self.tr("Rows and columns that become one number, f. Rows: {formula}.").format(formula=pooled)
        )
        self._pool_stride.set_hint(
            self.tr("Pixels from one pool to the next, s. Rows: {formula}.").format(formula=pooled)
        )

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
        self._show_sliding(state)

    def _show_kernel(self, edited: Filter) -> None:
        self.picker.set_current(edited.name)
        if self.editor.filter() != edited:
            self.editor.set_filter(edited)

    def _show_sliding(self, state: State) -> None:
        layer = state.edited_layer
        self._same.setChecked(layer.padding == "same")
        self._padding.setEnabled(layer.padding != "same")
        if layer.padding != "same":  # else `show_shape` knows how much it is
            self._padding.set_value(layer.padding)
        self._border.setCurrentIndex(BORDERS.index(layer.border))
        self._stride.set_value(layer.stride[0])
        self._dilation.set_value(layer.dilation[0])
        self._convolution.setChecked(layer.true_convolution)
        self._pool.set_current(layer.pooling.kind if layer.pooling else "none")
        for field in (self._pool_size, self._pool_stride):
            field.setEnabled(layer.pooling is not None)
        pooling = layer.pooling or Pooling("max")
        self._pool_size.set_value(pooling.size[0])
        self._pool_stride.set_value(pooling.stride[0])
