"""The panel of the Style lab: photo, styles, strength, size, start and stop, and what else can be set."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from cnngui.gui.labs.style.names import style_name
from cnngui.gui.labs.style.region_box import RegionBox
from cnngui.gui.labs.style.state import KEEP, OPTIMIZERS, POOLINGS, SIZES, STARTS, STEPS, State
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.elided_label import ElidedLabel
from cnngui.gui.widgets.inputs.fold import Fold
from cnngui.gui.widgets.inputs.forms import column, named, row, separator
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.inputs.photo_row import PhotoRow
from cnngui.gui.widgets.pictures.picture_grid import PictureGrid
from cnngui.networks.architectures import VGG16

Value = TypeVar("Value", int, str)

LAYERS = tuple(layer.name for layer in VGG16.convolutional)


class StylePanel(QWidget):
    """Says what people wish; shows a `State`; computes nothing."""

    changed = Signal(dict)
    """Fields of the state and their new values."""

    own_style_wished = Signal()
    start_wished = Signal()
    pause_wished = Signal()
    stop_wished = Signal()
    back_wished = Signal()
    save_wished = Signal()
    growth_wished = Signal()
    reopen_wished = Signal()
    start_again_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(self._build_photo())
        layout.addWidget(separator())
        layout.addWidget(self._build_styles())
        layout.addWidget(self._build_strength())
        layout.addWidget(self._build_start())
        layout.addWidget(separator())
        self.region = RegionBox()
        layout.addWidget(Fold(self.tr("Region"), self.region, is_open=False))
        layout.addWidget(Fold(self.tr("What does a layer carry?"), self._build_carries(), is_open=False))
        layout.addWidget(Fold(self.tr("Advanced"), self._build_advanced(), is_open=False))
        layout.addStretch(1)
        again = QPushButton(self.tr("Start again"))
        again.setToolTip(self.tr("Back to the first settings. Photo, style and pictures stay."))
        again.clicked.connect(self.start_again_wished)
        layout.addWidget(again)

    def _build_photo(self) -> PhotoRow:
        self._size = self._combo("size", SIZES, {size: f"{size} px" for size in SIZES})
        self._size.setToolTip(self.tr("The result's longer side. Twice as large takes four times as long."))
        self._size.setAccessibleName(self.tr("Size of the result"))
        self.photo = PhotoRow(self._size, self.tr("Open a photo (Ctrl+O); dropping and pasting work too."))
        return self.photo

    def _build_styles(self) -> QWidget:
        self.styles = PictureGrid(self.tr("Style pictures"))
        self.styles.setToolTip("")
        own = QPushButton(self.tr("Own style…"))
        own.setToolTip(self.tr("Any picture; it can be dropped on the styles too. With Ctrl, several styles mix."))
        own.clicked.connect(self.own_style_wished)
        self._mix = QSlider(Qt.Orientation.Horizontal)
        self._mix.setRange(0, 100)
        self._mix.setAccessibleName(self.tr("Share of the second style"))
        self._mix.setToolTip(self.tr("Share of the second style"))
        self._mix.valueChanged.connect(lambda value: self.changed.emit({"mix": 1 - value / 100}))
        self._mixed = ElidedLabel(), ElidedLabel()
        self._mixed[1].setAlignment(Qt.AlignmentFlag.AlignRight)
        self._mix_row = column(row(*self._mixed), self._mix, gap=0)
        self._mix_row.hide()
        return column(row(QLabel(self.tr("Style")), own), self.styles, self._mix_row)

    def _build_strength(self) -> QWidget:
        self._strength = QSlider(Qt.Orientation.Horizontal)
        self._strength.setRange(0, 100)
        self._strength.setAccessibleName(self.tr("Strength of the style"))
        self._strength.setToolTip(self.tr("More of the photo on the left, more of the style on the right."))
        self._strength.valueChanged.connect(lambda value: self.changed.emit({"strength": value / 100}))
        names = {"no": self.tr("of the style"), "luminance": self.tr("of the photo"), "linear": self.tr("matched")}
        self._keep = self._combo("keep_colours", KEEP, names)
        hint = self.tr(
            "Of the photo: brightness alone is restyled. Matched: the style first takes the photo's colours."
        )
        return column(
            row(QLabel(self.tr("photo")), self._strength, QLabel(self.tr("style"))),
            row(named(self.tr("Colours"), self._keep, hint), self._keep),
        )

    def _build_start(self) -> QWidget:
        self._start = QPushButton(self.tr("Start"))
        self._start.clicked.connect(self.start_wished)
        self._pause = QPushButton(self.tr("Pause"))
        self._pause.clicked.connect(self.pause_wished)
        self._stop = QPushButton(self.tr("Stop"))
        self._stop.setToolTip(self.tr("Stop and keep the picture as it is."))
        self._stop.clicked.connect(self.stop_wished)
        self._back = QPushButton(self.tr("Back"))
        self._back.setToolTip(self.tr("Go on from the picture as it was ten steps ago; again, from an earlier one."))
        self._back.clicked.connect(self.back_wished)
        self._estimate = QLabel()
        self._estimate.setWordWrap(True)
        self._save = QPushButton(self.tr("Save…"))
        self._save.clicked.connect(self.save_wished)
        self._growth = QPushButton(self.tr("Growth…"))
        self._growth.setToolTip(self.tr("Save how the picture grew, as a moving GIF or as single pictures."))
        self._growth.clicked.connect(self.growth_wished)
        told = row(self._estimate, self._back)
        told.setStretch(0, 1)
        return column(row(self._start, self._pause, self._stop), told, row(self._save, self._growth))

    def _build_carries(self) -> QWidget:
        choices = [
            Choice("all", self.tr("both"), self.tr("The photo in the style, as usual.")),
            Choice("content", self.tr("content"), self.tr("Noise grows until the layer sees the photo in it.")),
            Choice("style", self.tr("style"), self.tr("Noise grows until the layers have the style's Gram matrices.")),
        ]
        self._carries = ChoiceRow(self.tr("Grow"), choices)
        self._carries.chosen.connect(lambda carries: self.changed.emit({"carries": carries}))
        self._layer = self._combo("layer", LAYERS, {layer: layer for layer in LAYERS})
        hint = self.tr("The deeper the layer, the less it carries of the single pixels.")
        return column(self._carries, row(named(self.tr("Layer"), self._layer, hint), self._layer))

    def _build_advanced(self) -> QWidget:
        self._steps = self._combo("steps", STEPS, {steps: str(steps) for steps in STEPS})
        self._content_layer = self._combo("content_layer", LAYERS, {layer: layer for layer in LAYERS})
        start = {"photo": self.tr("the photo"), "noise": self.tr("noise"), "blend": self.tr("half and half")}
        self._from = self._combo("start", STARTS, start)
        self._optimizer = self._combo("optimizer", OPTIMIZERS, {"lbfgs": "L-BFGS", "adam": "Adam"})
        pooling = {"max": self.tr("max"), "average": self.tr("average, as in the paper")}
        self._pooling = self._combo("pooling", POOLINGS, pooling)
        self._scale = NumberField(self.tr("Style scale"), minimum=0.25, maximum=4, whole=False)
        self._scale.set_hint(self.tr("Size of the style picture beside the result's: larger strokes with more."))
        self._scale.value_edited.connect(lambda value: self.changed.emit({"style_scale": value}))
        self._smoothing = NumberField(self.tr("Smoothing"), minimum=0, maximum=2000, whole=False)
        self._smoothing.set_hint(self.tr("Weight of the total variation: differences of neighbouring pixels."))
        self._smoothing.value_edited.connect(lambda value: self.changed.emit({"smoothing": value}))
        self._seed = NumberField(self.tr("Seed"), minimum=0, maximum=9999)
        self._seed.set_hint(self.tr("The same seed gives the same noise, and the same picture."))
        self._seed.value_edited.connect(lambda value: self.changed.emit({"seed": int(value)}))
        self._blocks = [QCheckBox(str(block)) for block in range(1, 6)]
        for box in self._blocks:
            box.clicked.connect(self._tell_blocks)
            box.setAccessibleName(self.tr("Style layer of block {block}").format(block=box.text()))
        steps_hint = self.tr("At the final size; coarser ones take more.")
        layers_hint = self.tr("conv1_1 to conv5_1: the first carry fine textures, the last large forms.")
        label = QLabel(self.tr("Style layers"))
        label.setToolTip(layers_hint)
        content_hint = self.tr("Where the photo's content is compared: a deeper layer leaves the style more freedom.")
        reopen = QPushButton(self.tr("Settings of a saved picture…"))
        reopen.setToolTip(self.tr("Pictures that were saved here tell how they were made."))
        reopen.clicked.connect(self.reopen_wished)
        return column(
            row(label, *self._blocks),
            row(named(self.tr("Content layer"), self._content_layer, content_hint), self._content_layer),
            row(named(self.tr("Steps"), self._steps, steps_hint), self._steps),
            row(named(self.tr("Begin with"), self._from), self._from),
            row(named(self.tr("Optimizer"), self._optimizer), self._optimizer),
            row(named(self.tr("Pooling"), self._pooling), self._pooling),
            self._scale,
            self._smoothing,
            self._seed,
            reopen,
        )

    def _combo(self, field: str, values: Sequence[Value], names: Mapping[Value, str]) -> ComboBox:
        combo = ComboBox()
        for value in values:
            combo.addItem(names[value], value)
        combo.activated.connect(lambda at: self.changed.emit({field: combo.itemData(at)}))
        return combo

    def _tell_blocks(self) -> None:
        self.changed.emit({"blocks": tuple(box.isChecked() for box in self._blocks)})

    def show_state(self, state: State) -> None:
        """Show what is set, without telling."""
        _choose(self._size, state.size, f"{state.size} px")
        _choose(self._steps, state.steps)
        _choose(self._keep, state.keep_colours)
        _choose(self._from, state.start)
        _choose(self._optimizer, state.optimizer)
        _choose(self._pooling, state.pooling)
        _choose(self._layer, state.layer)
        _choose(self._content_layer, state.content_layer)
        self._layer.setEnabled(state.carries != "all")
        self._carries.set_current(state.carries)
        self._scale.set_value(state.style_scale)
        self._smoothing.set_value(state.smoothing)
        self._seed.set_value(state.seed)
        for slider, share in ((self._strength, state.strength), (self._mix, 1 - state.mix)):
            with QSignalBlocker(slider):
                slider.setValue(round(100 * share))
        self._mix_row.setVisible(len(state.styles) == 2)
        for name, style in zip(self._mixed, state.styles, strict=False):
            name.setText(style_name(Path(style)))
        for box, is_on in zip(self._blocks, state.blocks, strict=True):
            box.setChecked(is_on)
        self.styles.set_chosen(state.styles)

    def show_run(
        self, *, is_running: bool, is_paused: bool, has_picture: bool, can_go_back: bool, estimate: str
    ) -> None:
        """Say what can be done now, and how long it will take."""
        self._start.setEnabled(not is_running)
        self._pause.setEnabled(is_running)
        self._pause.setText(self.tr("Resume") if is_paused else self.tr("Pause"))
        self._stop.setEnabled(is_running)
        self._back.setEnabled(can_go_back)
        self._save.setEnabled(has_picture)
        self._growth.setEnabled(has_picture)
        self._estimate.setText(estimate)


def _choose(combo: ComboBox, value: object, text: str = "") -> None:
    """Show a value; one that the list does not have, from a saved picture, is added to it."""
    at = combo.findData(value)
    if at < 0:
        combo.addItem(text or str(value), value)
        at = combo.count() - 1
    combo.setCurrentIndex(at)
