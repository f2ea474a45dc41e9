"""The controls of hand-made layers: which layer, what it sees, which filter, its numbers, how it slides and pools."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from cnngui.engine.chain import LayerShape
from cnngui.engine.editing import MOST_LAYERS, Edited
from cnngui.engine.kernels.table import find
from cnngui.engine.sizes import Pair
from cnngui.gui.look.tick_box import TickBox
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.forms import column, row, separator, small_button
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.kernels.kernel_editor import KernelEditor
from cnngui.gui.widgets.kernels.kernel_picker import KernelPicker
from cnngui.gui.widgets.kernels.layer_settings import LayerSettings

Change = Callable[[Edited], Edited]


class ChainEditor(QWidget):
    """Edits an `Edited`: says which change is wished, and shows what is set.

    ``wished`` carries a function from `Edited` to `Edited`, and the key under which wishes are one drag; ``looked``
    one that leads to another filter; ``refused`` the exception of a paste that can't be.

    Parameters
    ----------
    most_filters : int
        Of a layer.
    pairs : bool
        Let rows and columns have a stride, a dilation and a pool of their own; then there is no room to count one
        filter.
    """

    wished = Signal(object, str)
    looked = Signal(object)
    refused = Signal(object)

    def __init__(self, most_filters: int, parent: QWidget | None = None, *, pairs: bool = False) -> None:
        super().__init__(parent)
        self._most_filters, self._pairs = most_filters, pairs
        self.picker, self.editor = KernelPicker(), KernelEditor()
        self.settings = LayerSettings(pairs=pairs)
        self._filter_part = self._build_filters()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._build_layers())
        layout.addWidget(self._filter_part)
        self._bias_part = column(row(*self._build_bias()))
        layout.addWidget(self._bias_part)
        layout.addWidget(separator())
        layout.addWidget(self.settings)
        self._connect_parts()
        self._connect_numbers()

    def _build_layers(self) -> QWidget:
        self._layers = ChoiceRow(self.tr("Layer"), [Choice(str(at), str(at + 1)) for at in range(MOST_LAYERS)])
        self._add_layer = small_button("+", self.tr("Add a layer; its filters see all channels of the one before."))
        self._remove_layer = small_button("−", self.tr("Take the last layer away."))
        self._channels = self._build_channels()
        self._slices = TickBox(self.tr("own slice for each channel"))
        self._slices.setToolTip(self.tr("Edit one kernel for each channel; otherwise one kernel serves them all."))
        layers = row(QLabel(self.tr("Layer")), self._layers, self._add_layer, self._remove_layer)
        return column(layers, *self._channels.values(), self._slices)

    def _build_channels(self) -> dict[bool, ChoiceRow]:
        """Make the choice of what the filter sees: of a photo (True), and of a grid."""
        name, each = self.tr("The filter sees"), self.tr("each channel")
        photo = [
            Choice("grey", self.tr("grey"), self.tr("One channel: 0.299 R + 0.587 G + 0.114 B.")),
            Choice("each", each, self.tr("Red, green and blue apart: three responses.")),
            Choice("sum", self.tr("RGB sum"), self.tr("Three slices, three products, one sum, as a CNN does.")),
        ]
        grid = [
            Choice("grey", self.tr("mean"), self.tr("One channel: the mean of all; of three, their luminance.")),
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
        return column(row(self._which, self.picker, self._add_filter, self._remove_filter), self.editor)

    def _build_bias(self) -> tuple[NumberField, TickBox]:
        hint = self.tr("One number added to every sum of this filter.")
        self._bias = NumberField(self.tr("Bias"), minimum=-9999, maximum=9999, whole=False, hint=hint)
        self._relu = TickBox(self.tr("ReLU"))
        self._relu.setToolTip(self.tr("Negative numbers become 0: max(x, 0)."))
        return self._bias, self._relu

    def _connect_parts(self) -> None:
        """Listen to which layer, which filter, and what it sees."""
        self._layers.chosen.connect(lambda key: self.looked.emit(lambda edited: edited.at(int(key))))
        self._which.activated.connect(lambda at: self.looked.emit(lambda edited: edited.at(edited.layer, at)))
        self._add_layer.clicked.connect(lambda: self._wish(Edited.with_another_layer))
        self._remove_layer.clicked.connect(lambda: self._wish(Edited.without_layer))
        self._add_filter.clicked.connect(lambda: self._wish(partial(_with_another_filter, self._most_filters)))
        self._remove_filter.clicked.connect(lambda: self._wish(Edited.without_filter))
        self._slices.clicked.connect(lambda own: self._wish(lambda edited: edited.with_own_slices(own=own)))
        for choices in self._channels.values():
            choices.chosen.connect(lambda seen: self._wish(lambda edited: edited.with_channels(seen)))

    def _connect_numbers(self) -> None:
        """Listen to the numbers of the filter, and how its layer slides and pools."""
        self.picker.kernel_chosen.connect(self.choose)
        self.editor.filter_edited.connect(
            lambda kernel: self._wish(lambda edited: edited.with_filter(kernel), "kernel")
        )
        self.editor.refused.connect(self.refused)
        self._bias.value_edited.connect(lambda bias: self._wish(lambda edited: edited.with_bias(bias), "bias"))
        self._relu.clicked.connect(lambda relu: self._set({"relu": relu}))
        self.settings.wished.connect(self._set)
        self.settings.pooling_wished.connect(self._pool)

    def _wish(self, change: Change, merge: str = "") -> None:
        self.wished.emit(change, merge)

    def _set(self, fields: Mapping[str, object], merge: str = "") -> None:
        self._wish(lambda edited: edited.with_settings(**fields), merge)

    def _pool(self, kind: str, size: Pair, stride: Pair) -> None:
        self._wish(lambda edited: edited.with_pooling(kind, size, stride), f"pooling {kind}")  # type: ignore[arg-type]

    def choose(self, name: str) -> None:
        """Put a kernel of the table in the place of the edited filter."""
        self._wish(lambda edited: edited.with_kernel(find(name).filter))

    def finish_edit(self) -> None:
        """Take what is being typed."""
        self.editor.finish_edit()

    def show_edited(self, edited: Edited, *, is_photo: bool, is_rgb: bool) -> None:
        """Show what is set; a photo's first layer sees colours, as three slices may."""
        layer, kernel = edited.edited_layer, edited.edited_filter
        count = len(edited.chain.layers)
        for at in range(MOST_LAYERS):
            self._layers.set_choice_enabled(str(at), enabled=at < count)
        self._layers.set_current(str(edited.layer))
        self._add_layer.setEnabled(count < MOST_LAYERS)
        self._remove_layer.setEnabled(count > 1)
        for of_photo, choices in self._channels.items():
            choices.setVisible(edited.layer == 0 and edited.channels > 1 and of_photo == is_photo)
            choices.set_current(edited.chain.channels)
        self._slices.setVisible(edited.depth > 1)
        self._slices.setChecked(kernel.depth > 1)
        self._show_filters(edited)
        self.editor.set_rgb(is_rgb=is_rgb)
        self.picker.set_current(kernel.name)
        if self.editor.filter() != kernel:
            self.editor.set_filter(kernel)
        self._bias.set_value(kernel.bias)
        self._relu.setChecked(layer.relu)
        self.settings.show_layer(layer)

    def _show_filters(self, edited: Edited) -> None:
        count = len(edited.edited_layer.filters)
        titles = [f"{number} / {count}" for number in range(1, count + 1)]
        if titles != [self._which.itemText(at) for at in range(self._which.count())]:
            self._which.clear()
            self._which.addItems(titles)
        self._which.setCurrentIndex(edited.number)
        self._which.setVisible(count > 1 or not self._pairs)
        self._add_filter.setEnabled(count < self._most_filters)
        self._remove_filter.setEnabled(count > 1)

    def show_shape(self, shape: LayerShape) -> None:
        """Explain the numbers of the edited layer with the current sizes in the formulas."""
        self.settings.show_shape(shape)

    def hide_kernel(self, *, is_hidden: bool) -> None:
        """Cover the kernel, and how many slices it has, while a class is to find it."""
        self._filter_part.setVisible(not is_hidden)
        if is_hidden:
            self._slices.hide()

    def hide_convolution(self, *, is_hidden: bool) -> None:
        """Leave out the filter of a layer that only pools, which changes nothing, and how it slides."""
        self._bias_part.setVisible(not is_hidden)
        self.settings.hide_sliding(is_hidden=is_hidden)
        if is_hidden:
            self._filter_part.hide()
            self._slices.hide()


def _with_another_filter(most: int, edited: Edited) -> Edited:
    return edited.with_another_filter(most)
