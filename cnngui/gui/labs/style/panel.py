"""The panel of the Style lab: photo, styles, strength, size, start and stop, and what else can be set."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from cnngui.gui.labs.style import state as states
from cnngui.gui.labs.style.region_box import RegionBox
from cnngui.gui.labs.style.words import style_name
from cnngui.gui.look.tick_box import TickBox
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.controls import move, push_button, slider
from cnngui.gui.widgets.inputs.elided_label import ElidedLabel
from cnngui.gui.widgets.inputs.fold import Fold
from cnngui.gui.widgets.inputs.forms import column, named, row, separator
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.inputs.photo_row import PhotoRow
from cnngui.gui.widgets.pictures.picture_grid import PictureGrid

Value = TypeVar("Value", int, str)


class StylePanel(QWidget):
    """Says what the user wishes; shows a `StyleState`; computes nothing.

    Parameters
    ----------
    layers : sequence of str
        That content can be compared in.
    """

    wished = Signal(dict)
    """Fields of the state and their new values."""

    command_wished = Signal(str)
    own_style_wished = Signal()
    begun = Signal()
    """The button that had the keys has begun a picture."""
    pause_wished = Signal()
    start_again_wished = Signal()

    def __init__(self, layers: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layers = layers
        self._combos: dict[str, ComboBox] = {}
        self._numbers: dict[str, NumberField] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
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
        hint = self.tr("Back to the first settings. Photo, style and pictures stay.")
        layout.addWidget(push_button(self.tr("Start again"), self.start_again_wished.emit, hint))

    def _build_photo(self) -> PhotoRow:
        size = self._combo("size", states.SIZES, {size: f"{size} px" for size in states.SIZES})
        size.setToolTip(self.tr("The result's longer side. Twice as large takes four times as long."))
        size.setAccessibleName(self.tr("Size of the result"))
        self.photo = PhotoRow(size, self.tr("Open a photo (Ctrl+O); dropping and pasting work too."))
        return self.photo

    def _build_styles(self) -> QWidget:
        self.styles = PictureGrid(self.tr("Style pictures"))
        self.styles.setToolTip("")
        hint = self.tr("Any picture; it can be dropped on the styles too. With Ctrl, several styles mix.")
        own = push_button(self.tr("Own style…"), self.own_style_wished.emit, hint)
        self._mix = slider(self.tr("Share of the second style"), self.tr("Share of the second style"))
        self._mix.valueChanged.connect(lambda value: self.wished.emit({"mix": 1 - value / 100}))
        self._mixed = ElidedLabel(), ElidedLabel()
        self._mixed[1].setAlignment(Qt.AlignmentFlag.AlignRight)
        self._mix_row = column(row(*self._mixed), self._mix, gap=0)
        self._mix_row.hide()
        return column(row(QLabel(self.tr("Style")), own), self.styles, self._mix_row)

    def _build_strength(self) -> QWidget:
        hint = self.tr("More of the photo on the left, more of the style on the right.")
        self._strength = slider(self.tr("Strength of the style"), hint)
        self._strength.valueChanged.connect(lambda value: self.wished.emit({"strength": value / 100}))
        names = {"no": self.tr("of the style"), "luminance": self.tr("of the photo"), "linear": self.tr("matched")}
        hint = self.tr(
            "Of the photo: brightness alone is restyled. Matched: the style first takes the photo's colours."
        )
        return column(
            row(QLabel(self.tr("photo")), self._strength, QLabel(self.tr("style"))),
            self._row(self.tr("Colours"), hint, "keep_colours", states.KEEP, names),
        )

    def _build_start(self) -> QWidget:
        start = self._command(self.tr("Start"), "start")
        self._pause = push_button(self.tr("Pause"), self.pause_wished.emit)
        stop = self._command(self.tr("Stop"), "stop", self.tr("Stop and keep the picture as it is."))
        hint = self.tr("Go on from the picture as it was ten steps ago; again, from an earlier one.")
        back = self._command(self.tr("Back"), "back", hint)
        save = self._command(self.tr("Save…"), "save")
        hint = self.tr("Save how the picture grew, as a moving GIF or as single pictures.")
        growth = self._command(self.tr("Growth…"), "save-growth", hint)
        self._buttons = {"start": start, "stop": stop, "back": back, "save": save, "growth": growth}
        self._estimate = QLabel()
        self._estimate.setWordWrap(True)
        told = row(self._estimate, back)
        told.setStretch(0, 1)
        return column(row(start, self._pause, stop), told, row(save, growth))

    def _build_carries(self) -> QWidget:
        choices = [
            Choice("all", self.tr("both"), self.tr("The photo in the style, as usual.")),
            Choice("content", self.tr("content"), self.tr("Noise grows until the layer sees the photo in it.")),
            Choice("style", self.tr("style"), self.tr("Noise grows until the layers have the style's Gram matrices.")),
        ]
        self._carries = ChoiceRow(self.tr("Grow"), choices)
        self._carries.chosen.connect(lambda carries: self.wished.emit({"carries": carries}))
        hint = self.tr("The deeper the layer, the less it carries of the single pixels.")
        return column(self._carries, self._row(self.tr("Layer"), hint, "layer", self._layers))

    def _build_advanced(self) -> QWidget:
        hint = self.tr("Where the photo's content is compared: a deeper layer leaves the style more freedom.")
        content = self._row(self.tr("Content layer"), hint, "content_layer", self._layers)
        start = {"photo": self.tr("the photo"), "noise": self.tr("noise"), "blend": self.tr("half and half")}
        optimizers = {"lbfgs": "L-BFGS", "adam": "Adam"}
        pooling = {"max": self.tr("max"), "average": self.tr("average (paper)")}
        label = QLabel(self.tr("Style layers"))
        label.setToolTip(self.tr("conv1_1 to conv5_1: the first carry fine textures, the last large forms."))
        hint = self.tr("Pictures that were saved here tell how they were made.")
        return column(
            column(label, row(*self._build_blocks()), gap=2),
            content,
            self._row(
                self.tr("Steps"),
                self.tr("At the last, full size; the smaller sizes before it have their own, which are counted too."),
                "steps",
                states.STEPS,
            ),
            self._row(self.tr("Begin with"), "", "start", states.STARTS, start),
            self._row(self.tr("Optimizer"), "", "optimizer", states.OPTIMIZERS, optimizers),
            self._row(self.tr("Pooling"), self.tr("The paper takes the average."), "pooling", states.POOLINGS, pooling),
            *self._build_numbers(),
            self._command(self.tr("Settings of a saved picture…"), "reopen", hint),
        )

    def _build_blocks(self) -> Sequence[TickBox]:
        self._blocks = [TickBox(str(block)) for block in range(1, 6)]
        for box in self._blocks:
            box.clicked.connect(lambda: self.wished.emit({"blocks": tuple(each.isChecked() for each in self._blocks)}))
            box.setAccessibleName(self.tr("Style layer of block {block}").format(block=box.text()))
        return self._blocks

    def _build_numbers(self) -> Sequence[NumberField]:
        scale_hint = self.tr("Size of the style picture beside the result's: larger strokes with more.")
        smoothing_hint = self.tr("Weight of the total variation: differences of neighbouring pixels.")
        seed_hint = self.tr("The same seed gives the same noise, and the same picture.")
        fields = {
            "style_scale": NumberField(self.tr("Style scale"), minimum=0.25, maximum=4, whole=False, hint=scale_hint),
            "smoothing": NumberField(self.tr("Smoothing"), maximum=2000, whole=False, hint=smoothing_hint),
            "seed": NumberField(self.tr("Seed"), maximum=9999, hint=seed_hint),
        }
        for field, shown in fields.items():
            kind = int if field == "seed" else float
            shown.value_edited.connect(lambda value, field=field, kind=kind: self.wished.emit({field: kind(value)}))
        self._numbers = fields
        return list(fields.values())

    def _command(self, text: str, name: str, hint: str = "") -> QPushButton:
        return push_button(text, lambda: self.command_wished.emit(name), hint)

    def _combo(self, field: str, values: Sequence[Value], names: Mapping[Value, str] | None = None) -> ComboBox:
        combo = self._combos[field] = ComboBox()
        for value in values:
            combo.addItem(names[value] if names else str(value), value)
        combo.activated.connect(lambda at: self.wished.emit({field: combo.itemData(at)}))
        return combo

    def _row(
        self, text: str, hint: str, field: str, values: Sequence[Value], names: Mapping[Value, str] | None = None
    ) -> QLayout:
        combo = self._combo(field, values, names)
        return row(named(text, combo, hint), combo)

    def show_state(self, state: states.StyleState) -> None:
        """Show what is set, without telling."""
        for field, combo in self._combos.items():
            _choose(combo, getattr(state, field), f"{state.size} px" if field == "size" else "")
        for field, shown in self._numbers.items():
            shown.set_value(getattr(state, field))
        self._combos["layer"].setEnabled(state.carries != "all")
        self._carries.set_current(state.carries)
        for bar, share in ((self._strength, state.strength), (self._mix, 1 - state.mix)):
            move(bar, round(100 * share))
        self._mix_row.setVisible(len(state.styles) == 2)
        for name, style in zip(self._mixed, state.styles, strict=False):
            name.setText(style_name(Path(style)))
        for box, is_on in zip(self._blocks, state.blocks, strict=True):
            box.setChecked(is_on)
        self.styles.set_chosen(state.styles)

    def show_run(self, can: Mapping[str, bool], *, is_paused: bool, estimate: str) -> None:
        """Say what can be done now, by the names of the buttons, and how long it will take.

        The keys go from Start to the picture, so that they end nothing, and from Stop to Start.
        """
        if self._buttons["start"].hasFocus() and not can["start"]:
            self.begun.emit()
        if self._buttons["stop"].hasFocus() and can["start"]:
            self._buttons["start"].setEnabled(True)
            self._buttons["start"].setFocus()
        for name, button in self._buttons.items():
            button.setEnabled(can[name])
        self._pause.setEnabled(can["stop"])
        self._pause.setText(self.tr("Resume") if is_paused else self.tr("Pause"))
        self._estimate.setText(estimate)


def _choose(combo: ComboBox, value: object, text: str = "") -> None:
    """Show a value; one that the list does not have, from a saved picture, is added to it."""
    at = combo.findData(value)
    if at < 0:
        combo.addItem(text or str(value), value)
        at = combo.count() - 1
    combo.setCurrentIndex(at)
