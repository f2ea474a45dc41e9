"""The controls of the boxes: what is believed, what goes, a box of one's own; and of the window that slides."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cnngui.gui.labs.classify.state import ClassifyState, middle_box
from cnngui.gui.look.i18n import number
from cnngui.gui.look.tick_box import TickBox
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.controls import push_button
from cnngui.gui.widgets.inputs.flowing import Flowing
from cnngui.gui.widgets.inputs.fold import Fold
from cnngui.gui.widgets.inputs.forms import column, fill
from cnngui.gui.widgets.inputs.named_slider import NamedSlider
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.inputs.wrapped_label import WrappedLabel

_LONGEST = 100_000
"""Px: no photo is longer."""


class WhereBox(QWidget):
    """Says what is wished: the name of a change, and its value."""

    wished = Signal(str, object)
    side_wished = Signal(int, float)
    """Which number of the own box (x, y, width, height), and its value."""
    one_by_one_wished = Signal()
    scene_wished = Signal()
    paste_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        ways = [
            Choice("once", self.tr("all at once"), self.tr("A detector says 1,917 boxes in one pass.")),
            Choice("sliding", self.tr("sliding window"), self.tr("A network of digits is asked at every place.")),
            Choice("own", self.tr("my own model"), self.tr("Open a model: it slides over the photo.")),
        ]
        self.way = ChoiceRow(self.tr("How it is found"), ways, folds=True)
        self._once = column(*self._build_once())
        self._sliding = column(*self._build_sliding())
        self._over_photo = column(*self._build_over_photo())
        what = self.tr("Higher keeps more overlapping boxes.")
        self.overlap = NamedSlider(self.tr("A box goes above an IoU of"), what)
        kinds = [
            Choice("class", self.tr("per class"), self.tr("A box goes because of a better one of its own class only.")),
            Choice("all", self.tr("over all"), self.tr("A box goes because of any better one.")),
        ]
        self.kind = ChoiceRow(self.tr("Suppress"), kinds)
        self._own = Fold(self.tr("A box of your own"), self._build_own())
        fill(
            self, self.way, self._sliding, self.score, self.overlap, self._once, self._over_photo, self.kind, self._own
        )
        self._connect()

    def _build_once(self) -> tuple[QWidget, ...]:
        self.score = NamedSlider(self.tr("Believe a box from"), self.tr("Higher finds less, and errs less."), 1, 99)
        self.all = TickBox(self.tr("all 1,917 boxes"))
        return (self.all,)

    def _build_sliding(self) -> tuple[QWidget, ...]:
        self.digit = NumberField(self.tr("Look for the digit"), minimum=0, maximum=9, narrow=True)
        self.sure = NamedSlider(self.tr("A hit from"), self.tr("Higher finds less, and errs less."), 10, 99)
        measure = push_button(self.tr("Measure one by one"), self.one_by_one_wished.emit)
        measure.setToolTip(self.tr("Ask about every window by itself, and compare time and numbers."))
        scene = push_button(self.tr("Other digits"), self.scene_wished.emit)
        return self.digit, self.sure, Flowing((measure, scene))

    def _build_over_photo(self) -> tuple[QWidget, ...]:
        self.heat = TickBox(self.tr("how sure it is of each place"))
        hint = self.tr("Cut-outs that come with the app, at places that are known: how many are found?")
        self.paste = push_button(self.tr("Paste things"), self.paste_wished.emit, hint)
        self.without = push_button(self.tr("Without them"), partial(self.wished.emit, "pasted", 0))
        self.unpasted = WrappedLabel()
        self.unpasted.setText(
            self.tr(
                "To measure it, it would have to know one of the classes of cut-outs that come with the app: "
                "birds, flowers, fruit, hoofed animals, vegetables."
            )
        )
        return self.heat, Flowing((self.paste, self.without)), self.unpasted

    def _build_own(self) -> QWidget:
        names = (self.tr("x"), self.tr("y"), self.tr("width"), self.tr("height"))
        self.sides = tuple(NumberField(name, maximum=_LONGEST) for name in names)
        hint = WrappedLabel()
        hint.setText(self.tr("Drag on the photo, or type; arrow keys on the photo move it."))
        self.remove = push_button(self.tr("Remove my box"), self._tell_removed)
        return column(hint, Flowing(self.sides[:2], 12), Flowing(self.sides[2:], 12), self.remove)

    def _connect(self) -> None:
        self.way.chosen.connect(partial(self.wished.emit, "way"))
        for name in ("score", "overlap", "sure"):
            getattr(self, name).moved.connect(partial(self.wished.emit, name))
        self.digit.value_edited.connect(self._tell_digit)
        self.all.clicked.connect(self._tell_all)
        self.heat.clicked.connect(self._tell_heat)
        self.kind.chosen.connect(self._tell_kind)
        for at, field in enumerate(self.sides):
            field.value_edited.connect(partial(self.side_wished.emit, at))

    def _tell_digit(self, value: float) -> None:
        self.wished.emit("digit", int(value))

    def _tell_all(self, on: bool) -> None:
        self.wished.emit("shows_all", on)

    def _tell_heat(self, on: bool) -> None:
        self.wished.emit("has_heat", on)

    def _tell_kind(self, kind: str) -> None:
        self.wished.emit("is_per_class", kind == "class")

    def _tell_removed(self) -> None:
        self.wished.emit("drawn", None)

    def show_state(self, state: ClassifyState, size: tuple[int, int]) -> None:
        """Show what is set, without telling, on a photo of (H, W)."""
        is_once, is_sliding, (score, overlap) = state.way == "once", state.way == "sliding", state.limits
        self.way.set_choice_enabled("own", enabled=bool(state.model))
        self.way.set_current(state.way)
        for part in (self._once, self.kind):
            part.setVisible(is_once)
        for part in (self.score, self._own):
            part.setVisible(not is_sliding)
        self._sliding.setVisible(is_sliding)
        self._over_photo.setVisible(state.way == "own")
        self.without.setEnabled(bool(state.pasted))
        self.heat.setChecked(state.has_heat)
        self.score.show_value(score, number(score / 100, 2))
        self.overlap.show_value(overlap, number(overlap / 100, 2))
        self.sure.show_value(state.sure, f"{number(state.sure)} %")
        self.digit.set_value(state.digit)
        self.all.setChecked(state.shows_all)
        self.kind.set_current("class" if state.is_per_class else "all")
        self.remove.setEnabled(state.drawn is not None)
        for field, value in zip(self.sides, state.drawn or middle_box(size), strict=True):
            field.set_value(value)

    def show_pastable(self, *, can: bool) -> None:
        """Say whether the model knows something that can be pasted."""
        self.paste.setEnabled(can)
        self.unpasted.setVisible(not can)
