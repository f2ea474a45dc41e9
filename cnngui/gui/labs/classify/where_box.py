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

    def __init__(self) -> None:
        super().__init__()
        ways = [
            Choice("once", self.tr("all at once"), self.tr("A detector says 1,917 boxes in one pass.")),
            Choice("sliding", self.tr("sliding window"), self.tr("A network of digits is asked at every place.")),
        ]
        self.way = ChoiceRow(self.tr("How it is found"), ways, folds=True)
        self._once = column(*self._build_once())
        self._sliding = column(*self._build_sliding())
        what = self.tr("Higher keeps more overlapping boxes.")
        self.overlap = NamedSlider(self.tr("A box goes above an IoU of"), what)
        kinds = [
            Choice("class", self.tr("per class"), self.tr("A box goes because of a better one of its own class only.")),
            Choice("all", self.tr("over all"), self.tr("A box goes because of any better one.")),
        ]
        self.kind = ChoiceRow(self.tr("Suppress"), kinds)
        self._own = Fold(self.tr("A box of your own"), self._build_own())
        fill(self, self.way, self._once, self._sliding, self.overlap, self.kind, self._own)
        self._connect()

    def _build_once(self) -> tuple[QWidget, ...]:
        self.score = NamedSlider(self.tr("Believe a box from"), self.tr("Higher finds less, and errs less."), 1, 99)
        self.all = TickBox(self.tr("all 1,917 boxes"))
        return self.score, self.all

    def _build_sliding(self) -> tuple[QWidget, ...]:
        self.digit = NumberField(self.tr("Look for the digit"), minimum=0, maximum=9, narrow=True)
        self.sure = NamedSlider(self.tr("A hit from"), self.tr("Higher finds less, and errs less."), 10, 99)
        measure = push_button(self.tr("Measure one by one"), self.one_by_one_wished.emit)
        measure.setToolTip(self.tr("Ask about every window by itself, and compare time and numbers."))
        scene = push_button(self.tr("Other digits"), self.scene_wished.emit)
        return self.digit, self.sure, Flowing((measure, scene))

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
        self.kind.chosen.connect(self._tell_kind)
        for at, field in enumerate(self.sides):
            field.value_edited.connect(partial(self.side_wished.emit, at))

    def _tell_digit(self, value: float) -> None:
        self.wished.emit("digit", int(value))

    def _tell_all(self, on: bool) -> None:
        self.wished.emit("shows_all", on)

    def _tell_kind(self, kind: str) -> None:
        self.wished.emit("is_per_class", kind == "class")

    def _tell_removed(self) -> None:
        self.wished.emit("drawn", None)

    def show_state(self, state: ClassifyState, size: tuple[int, int]) -> None:
        """Show what is set, without telling, on a photo of (H, W)."""
        is_once = state.way == "once"
        self.way.set_current(state.way)
        self._once.setVisible(is_once)
        self._own.setVisible(is_once)
        self.kind.setVisible(is_once)
        self._sliding.setVisible(not is_once)
        self.score.show_value(state.score, number(state.score / 100, 2))
        self.overlap.show_value(state.overlap, number(state.overlap / 100, 2))
        self.sure.show_value(state.sure, f"{number(state.sure)} %")
        self.digit.set_value(state.digit)
        self.all.setChecked(state.shows_all)
        self.kind.set_current("class" if state.is_per_class else "all")
        self.remove.setEnabled(state.drawn is not None)
        for field, value in zip(self.sides, state.drawn or middle_box(size), strict=True):
            field.set_value(value)
