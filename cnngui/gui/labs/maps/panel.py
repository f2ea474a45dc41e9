"""The panel of the Maps lab: photo, device, order of the maps, the numbers of one map, live pictures."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cnngui.engine.colours import Scale
from cnngui.gui.labs.maps.shown import value_text
from cnngui.gui.labs.maps.state import SIZES, SORTS, MapsState
from cnngui.gui.look.i18n import number
from cnngui.gui.look.tick_box import TickBox
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.controls import push_button
from cnngui.gui.widgets.inputs.fold import Fold
from cnngui.gui.widgets.inputs.forms import column, in_two_lines, named, row, separator
from cnngui.gui.widgets.inputs.live_box import LiveBox
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.inputs.photo_row import PhotoRow
from cnngui.gui.widgets.inputs.size_box import SizeBox
from cnngui.gui.widgets.pictures.picture_label import PictureLabel
from cnngui.gui.widgets.plots.histogram import Histogram

WINDOW_LINES = 5.0
"""Height of the picture of what a unit sees, in lines of text."""


class MapsPanel(QWidget):
    """Says what people wish; shows a `MapsState`; computes nothing."""

    size_wished = Signal(object)
    device_wished = Signal(str)
    sort_wished = Signal(str)
    before_relu_wished = Signal(bool)
    channel_wished = Signal(int)
    pin_wished = Signal()
    pinned_picked = Signal(int)
    enlarged_wished = Signal(bool)
    command_wished = Signal(str)
    """Carries the name of one of the lab's commands."""
    start_again_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.live = LiveBox()
        self.live.freeze_wished.connect(self._tell_freeze)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(8)
        layout.addWidget(self._build_photo())
        layout.addLayout(self._build_device())
        layout.addWidget(separator())
        layout.addWidget(self._build_maps())
        layout.addWidget(separator())
        layout.addWidget(self._build_numbers())
        layout.addWidget(self._build_window())
        layout.addWidget(separator())
        layout.addWidget(Fold(self.tr("Live"), self.live))
        layout.addWidget(Fold(self.tr("Save"), self._build_saving()))
        layout.addStretch(1)
        hint = self.tr("Back to the first layer at 224 px. The photo and the pinned maps stay.")
        layout.addWidget(push_button(self.tr("Start again"), self.start_again_wished.emit, hint))

    def _build_photo(self) -> PhotoRow:
        hint = self.tr("The shorter side at which the network sees the photo; 224 × 224 squeezes what is not square.")
        self._size = SizeBox(SIZES, self.tr("Size for the network"), hint)
        self._size.size_wished.connect(self.size_wished)
        self.photo = PhotoRow(self._size, self.tr("Open a photo (Ctrl+O); dropping and pasting work too."))
        return self.photo

    def _build_device(self) -> QGridLayout:
        self._device = ComboBox()
        self._device.activated.connect(lambda at: self.device_wished.emit(self._device.itemData(at)))
        hint = self.tr("Where the network computes. Automatic takes the best device that works.")
        layout = QGridLayout()
        layout.setHorizontalSpacing(8)
        layout.addWidget(named(self.tr("Device"), self._device, hint), 0, 0)
        layout.addWidget(self._device, 0, 1)
        layout.setColumnStretch(1, 1)
        return layout

    def _build_maps(self) -> QWidget:
        self._sort = ComboBox()
        names = {
            "index": self.tr("by number"),
            "mean": self.tr("largest mean first"),
            "most": self.tr("strongest first"),
            "sparsity": self.tr("most zeros first"),
            "place": self.tr("strongest here first"),
        }
        for sort in SORTS:
            self._sort.addItem(names[sort], sort)
        hint = self.tr("Order of the maps. Here: at the unit that you clicked on the large map.")
        self._sort.activated.connect(lambda at: self.sort_wished.emit(SORTS[at]))
        self._before = in_two_lines(TickBox(self.tr("negative numbers too (before ReLU)")))
        self._before.setToolTip(self.tr("The numbers as they are before ReLU makes the negative ones 0."))
        self._before.clicked.connect(self.before_relu_wished)
        return column(row(named(self.tr("Order"), self._sort, hint), self._sort), self._before)

    def _build_numbers(self) -> QWidget:
        self._channel = NumberField(self.tr("Map"), minimum=1, maximum=512)
        self._channel.value_edited.connect(lambda value: self.channel_wished.emit(int(value) - 1))
        self._count = QLabel()
        hint = self.tr("Keep this map among the favourites (P in the mosaic).")
        self._pin = push_button(self.tr("Pin"), self.pin_wished.emit, hint)
        self._pin.setCheckable(True)
        self._pinned = ComboBox()
        self._pinned.activated.connect(self._tell_pinned)
        self._pinned.setAccessibleName(self.tr("Favourites"))
        self._pinned.setToolTip(self.tr("Pinned maps; choose one to go there."))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        self._values: dict[str, QLabel] = {}
        names = {
            "least": self.tr("smallest"),
            "most": self.tr("largest"),
            "mean": self.tr("mean"),
            "zeros": self.tr("zeros"),
        }
        for place, (key, name) in enumerate(names.items()):
            value = QLabel()
            value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(QLabel(name), place // 2, place % 2 * 2)
            grid.addWidget(value, place // 2, place % 2 * 2 + 1)
            self._values[key] = value
        self.histogram = Histogram(self.tr("Distribution of the map's numbers"))
        return column(row(self._channel, self._count, self._pin), self._pinned, grid, self.histogram)

    def _build_window(self) -> QWidget:
        self._window = PictureLabel(self.tr("What the unit sees"))
        self._window_text = QLabel()
        self._window_text.setWordWrap(True)
        holder = QWidget()
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._window)
        layout.addWidget(self._window_text, 1, Qt.AlignmentFlag.AlignTop)
        self._fit_window()
        return holder

    def _fit_window(self) -> None:
        self._window.set_side(round(WINDOW_LINES * self.fontMetrics().height()))

    def _build_saving(self) -> QWidget:
        buttons = (
            (self.tr("Map…"), self.tr("The large map: its colours, or its numbers."), "save-map"),
            (self.tr("Mosaic…"), self.tr("All maps of the layer in one picture, or their numbers."), "save-mosaic"),
            (self.tr("Layers…"), self.tr("The numbers of all layers."), "save-layers"),
        )
        tell = self.command_wished.emit
        kinds = [
            Choice("enlarged", self.tr("enlarged"), self.tr("As on screen, with the colour scale and a caption.")),
            Choice("computed", self.tr("a pixel a number"), self.tr("Small: for other programs.")),
        ]
        self._form = ChoiceRow(self.tr("Pictures"), kinds)
        self._form.chosen.connect(lambda form: self.enlarged_wished.emit(form == "enlarged"))
        return column(
            row(QLabel(self.tr("Pictures:")), self._form),
            row(*(push_button(text, partial(tell, name), hint) for text, hint, name in buttons)),
        )

    def _tell_freeze(self) -> None:
        self.command_wished.emit("freeze")

    def _tell_pinned(self, at: int) -> None:
        if at > 0:
            self.pinned_picked.emit(at - 1)

    def show_devices(self, titles: Sequence[tuple[str, str]], current: str) -> None:
        """Offer devices: (name, title) each."""
        if [self._device.itemData(at) for at in range(self._device.count())] != [name for name, _ in titles]:
            self._device.clear()
            for name, title in titles:
                self._device.addItem(title, name)
        self._device.setCurrentIndex(max(self._device.findData(current), 0))

    def show_state(self, state: MapsState, count: int) -> None:
        """Show what is set; ``count`` maps has the layer."""
        self._size.set_size(state.size)
        self._form.set_current("enlarged" if state.enlarged else "computed")
        self._sort.setCurrentIndex(SORTS.index(state.sort))
        self._before.setChecked(state.before_relu)
        self._before.setEnabled(state.layer.startswith("conv"))
        self._channel.set_value(state.channel + 1)
        self._count.setText(self.tr("of {count}").format(count=number(count)))
        is_pinned = (state.layer, state.channel) in state.pinned
        self._pin.setChecked(is_pinned)
        self._pin.setText(self.tr("Unpin") if is_pinned else self.tr("Pin"))
        self._show_pinned(state)

    def _show_pinned(self, state: MapsState) -> None:
        texts = [self.tr("Favourites: {count}").format(count=len(state.pinned))]
        texts += [f"{layer} · {channel + 1}" for layer, channel in state.pinned]
        if texts != [self._pinned.itemText(at) for at in range(self._pinned.count())]:
            self._pinned.clear()
            self._pinned.addItems(texts)
        self._pinned.setCurrentIndex(0)
        self._pinned.setVisible(bool(state.pinned))

    def show_numbers(self, least: float, most: float, mean: float, zeros: float) -> None:
        """Show the numbers of the large map."""
        for key, value in (("least", least), ("most", most), ("mean", mean)):
            self._values[key].setText(value_text(value))
        self._values["zeros"].setText(f"{number(100 * zeros, 1)} %")

    def show_histogram(self, counts: Sequence[int], low: float, high: float, zeros: float, scale: Scale) -> None:
        """Show how the numbers of the large map are spread."""
        self.histogram.set_histogram(counts, low, high, zeros, scale)

    def show_window(self, pixels: QImage | None, text: str) -> None:
        """Show the part of the photo that one unit sees."""
        self._window.set_image(pixels)
        self._window_text.setText(text)

    # Overrides of Qt

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Grow with the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_window()
