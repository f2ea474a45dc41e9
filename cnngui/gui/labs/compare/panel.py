"""The controls of the Compare lab: photo, my filter, what is compared and how."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from cnngui.engine.chain import Chain
from cnngui.gui.labs.compare.state import SIZES, CompareState, first_of
from cnngui.gui.look.tick_box import TickBox
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.controls import push_button
from cnngui.gui.widgets.inputs.forms import column, in_two_lines, named, packed, row, separator
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.inputs.photo_row import PhotoRow
from cnngui.gui.widgets.inputs.size_box import SizeBox
from cnngui.gui.widgets.kernels.kernel_editor import KernelEditor
from cnngui.gui.widgets.kernels.kernel_picker import KernelPicker
from cnngui.networks.architectures import Architecture


class ComparePanel(QWidget):
    """Says what the user wishes; shows a `CompareState`; computes nothing."""

    wished = Signal(dict)
    """Carries fields of the state."""
    mine_picked = Signal(int, int)
    space_wished = Signal(str)
    layer_wished = Signal(str)
    channel_wished = Signal(int)
    pin_wished = Signal()
    take_wished = Signal()
    command_wished = Signal(str)
    """Carries the name of one of the lab's commands."""
    start_again_wished = Signal()

    def __init__(self, network: Architecture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._network = network
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self._build_photo())
        layout.addWidget(separator())
        layout.addWidget(self._build_mine())
        layout.addWidget(separator())
        layout.addWidget(self._build_comparison())
        layout.addWidget(self._build_learned())
        layout.addWidget(separator())
        layout.addWidget(self._build_commands())
        layout.addStretch(1)
        hint = self.tr(
            "Back to the numbers of the first layer. The photo, the pins and my filter stay; "
            "a filter whose numbers cannot be compared becomes the vertical edge."
        )
        layout.addWidget(push_button(self.tr("Start again"), self.start_again_wished.emit, hint))

    def _build_photo(self) -> PhotoRow:
        hint = self.tr("The shorter side at which my filter and the network see the photo.")
        self._size = SizeBox(SIZES, self.tr("Size for both"), hint)
        self._size.size_wished.connect(lambda size: self.wished.emit({"size": size}))
        self.photo = PhotoRow(self._size, self.tr("Open a photo (Ctrl+O); dropping and pasting work too."))
        return self.photo

    def _build_mine(self) -> QWidget:
        self._mine = ComboBox()
        self._mine.setAccessibleName(self.tr("My filter"))
        self._mine.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._mine.activated.connect(lambda at: self.mine_picked.emit(*self._mine.itemData(at)))
        self.picker = KernelPicker()
        self.editor = KernelEditor()
        return column(row(self._mine, self.picker), self.editor)

    def _build_comparison(self) -> QWidget:
        self._space = ChoiceRow(
            self.tr("Compare"),
            [
                Choice("weights", self.tr("numbers"), self.tr("The 27 numbers of both filters: cosine similarity.")),
                Choice("photo", self.tr("this photo"), self.tr("Both responses to this photo: their correlation.")),
                Choice("photos", self.tr("all samples"), self.tr("Both responses to all photos of the app together.")),
            ],
        )
        self._space.chosen.connect(self.space_wished)
        self._spread = ChoiceRow(
            self.tr("Spread over R, G, B"),
            [
                Choice("luminance", self.tr("as luminance"), self.tr("0.299 R + 0.587 G + 0.114 B.")),
                Choice("equal", self.tr("equally"), self.tr("A third each.")),
            ],
        )
        self._spread.chosen.connect(lambda spread: self.wished.emit({"spread": spread}))
        self._transforms = TickBox(self.tr("turned and flipped too"))
        self._transforms.setToolTip(self.tr("Turn and mirror my filter in all eight ways; the best one counts."))
        self._transforms.clicked.connect(lambda wanted: self.wished.emit({"transforms": wanted}))
        self._before = in_two_lines(TickBox(self.tr("negative numbers too (before ReLU)")))
        self._before.setToolTip(self.tr("Compare the numbers as they are before ReLU makes the negative ones 0."))
        self._before.clicked.connect(lambda before: self.wished.emit({"before_relu": before}))
        spread_label = named(self.tr("R, G, B"), self._spread, self.tr("How a grey kernel gets its three slices."))
        return column(self._space, row(spread_label, self._spread), self._transforms, self._before)

    def _build_learned(self) -> QWidget:
        self._layer = ComboBox()
        self._layer.addItems([layer.name for layer in self._network.convolutional])
        self._layer.setToolTip(self.tr("The layer of VGG-16; numbers can be compared in conv1_1 only."))
        self._layer.textActivated.connect(self.layer_wished)
        self._channel = NumberField(self.tr("Filter"), minimum=1, maximum=512)
        self._channel.value_edited.connect(lambda value: self.channel_wished.emit(int(value) - 1))
        self._count = QLabel()
        hint = self.tr("Always show the most similar one, also while I edit.")
        self._best = push_button(self.tr("Most similar"), lambda: self.wished.emit({"channel": None}), hint)
        self._best.setCheckable(True)
        hint = self.tr("Keep this filter in the table of pinned ones (P in the ranking).")
        self._pin = push_button(self.tr("Pin"), self.pin_wished.emit, hint)
        self._pin.setCheckable(True)
        layer_row = row(named(self.tr("Layer"), self._layer), self._layer, self._best)
        return column(layer_row, row(self._channel, self._count, self._pin))

    def _build_commands(self) -> QWidget:
        hint = self.tr("Make the learned filter mine in Filters.")
        self._take = push_button(self.tr("Use in Filters"), self.take_wished.emit, hint)
        commands = {
            "ask": (self.tr("Ask the class"), self.tr("Six pictures: which is learned, which hand-made?")),
            "save-sheet": (self.tr("Save sheet…"), self.tr("The comparison as one picture.")),
            "save-ranking": (self.tr("Save ranking…"), self.tr("All filters and their similarity, as CSV.")),
        }
        tell = self.command_wished.emit
        ask, *saves = (push_button(text, partial(tell, name), hint) for name, (text, hint) in commands.items())
        return column(*packed((self._take,), (ask,)), row(*saves))

    def _show_filters(self, chain: Chain, current: tuple[int, int]) -> None:
        """Offer the filters of the chain, layer by layer."""
        titles = [
            (f"{at + 1}.{number + 1}", (at, number))
            for at, layer in enumerate(chain.layers)
            for number in range(len(layer.filters))
        ]
        known = [(self._mine.itemText(at), self._mine.itemData(at)) for at in range(self._mine.count())]
        if known != titles:
            self._mine.clear()
            for title, place in titles:
                self._mine.addItem(title, place)
        self._mine.setCurrentIndex([place for _, place in titles].index(current))
        self._mine.setVisible(len(titles) > 1)

    def show_state(self, state: CompareState, channel: int) -> None:
        """Show what is set; ``channel`` is the learned filter on screen."""
        self._show_filters(state.edited.chain, (state.edited.layer, state.edited.number))
        self._size.set_size(state.size)
        self.editor.set_rgb(is_rgb=True)
        self.editor.set_filter(state.mine)
        self.picker.set_current(state.mine.name)
        self._space.set_current(state.space)
        self._spread.set_current(state.spread)
        self._spread.setEnabled(state.space == "weights" and state.mine.depth == 1)
        self._transforms.setChecked(state.transforms)
        self._transforms.setEnabled(state.space == "weights")
        self._before.setChecked(state.before_relu)
        self._layer.setCurrentText(state.layer)
        self._count.setText(self.tr("of {count}").format(count=self._network.layer(state.layer).channels))
        self._best.setChecked(state.channel is None)
        self._take.setEnabled(state.layer == first_of(self._network))
        self.show_channel(state, channel)

    def show_channel(self, state: CompareState, channel: int) -> None:
        """Show which learned filter is on screen."""
        self._channel.set_value(channel + 1)
        self._pin.setChecked((state.layer, channel) in state.pinned)
