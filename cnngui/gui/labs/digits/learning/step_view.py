"""One step of learning with its numbers: the batch, its loss, and one kernel before and after."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cnngui.gui.labs.digits.learning.numbers import Slice, Texts
from cnngui.gui.widgets.grids.number_grid import NumberGrid
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.flowing import Flowing, Stacking
from cnngui.gui.widgets.inputs.forms import column, fill, named, row
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.inputs.steady_area import SteadyArea
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.gui.widgets.pictures.response_strip import ResponseStrip


class StepView(QWidget):
    """Says which kernel is to be followed; shows numbers; computes nothing."""

    layer_wished = Signal(str)
    filter_wished = Signal(int)
    channel_wished = Signal(int)
    weight_wished = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.forward, self.sum, self.bias = SteadyLabel(), SteadyLabel(), SteadyLabel()
        self.batch = ResponseStrip(self.tr("Digits of the batch"), (2.4, 3.4), picks_on_arrow=False)
        self.grids = tuple(NumberGrid(name) for name in self._captions())
        for grid in self.grids:
            grid.picked.connect(self._tell_weight)
        self._columns = 1
        upper, lower = (Stacking(*self.grids[at : at + 2], gap=12) for at in (0, 2))
        numbers = column(upper, lower)
        self._numbers = numbers
        parts = (self.forward, self.batch, self._build_kernel(), numbers, self.sum, self.bias)
        inside = column(*parts, large=numbers)
        area = SteadyArea()
        area.setFrameShape(SteadyArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setWidget(inside)
        fill(self, area)

    def _captions(self) -> Sequence[str]:
        return (
            self.tr("weights before"),
            self.tr("gradient: loss by weight"),
            self.tr("direction"),
            self.tr("weights after"),
        )

    def _build_kernel(self) -> QWidget:
        self.layer = ComboBox()
        self.filter = NumberField(self.tr("filter"), minimum=1, maximum=1, narrow=True)
        self.channel = NumberField(self.tr("slice"), minimum=1, maximum=1, narrow=True)
        self.layer.activated.connect(self._tell_layer)
        self.filter.value_edited.connect(self._tell_filter)
        self.channel.value_edited.connect(self._tell_channel)
        holder = QWidget()
        inner = row(named(self.tr("Kernel of"), self.layer), self.layer)
        inner.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(inner)
        return Flowing((holder, self.filter, self.channel), 12)

    def _tell_layer(self, at: int) -> None:
        self.layer_wished.emit(str(self.layer.itemData(at)))

    def _tell_filter(self, value: float) -> None:
        self.filter_wished.emit(int(value) - 1)

    def _tell_channel(self, value: float) -> None:
        self.channel_wished.emit(int(value) - 1)

    def _tell_weight(self, row_at: int, column_at: int) -> None:
        self.weight_wished.emit(row_at * self._columns + column_at)

    def show_choice(self, layers: Sequence[tuple[str, str]], layer: str, filters: tuple[int, int]) -> None:
        """Show which kernel is followed; ``filters`` are how many there are, and which."""
        if [self.layer.itemData(at) for at in range(self.layer.count())] != [name for name, _ in layers]:
            self.layer.clear()
            for name, title in layers:
                self.layer.addItem(title, name)
        self.layer.setCurrentIndex(max(self.layer.findData(layer), 0))
        self.filter.box.setRange(1, max(filters[0], 1))
        self.filter.set_value(filters[1] + 1)

    def show_channel(self, count: int, at: int) -> None:
        """Show which slice of it."""
        self.channel.setVisible(count > 1)
        self.channel.box.setRange(1, max(count, 1))
        self.channel.set_value(at + 1)

    def show_numbers(self, shown: Slice | None, texts: Texts | None, weight: int, captions: Sequence[str]) -> None:
        """Show the four grids; none where there is nothing to see."""
        self._numbers.setVisible(shown is not None)
        if shown is None or texts is None:
            return
        self._columns = shown.before.shape[1]
        current = divmod(min(weight, shown.before.size - 1), self._columns)
        for grid, words, values, caption in zip(self.grids, texts.grids(), shown.arrays(), captions, strict=True):
            grid.set_caption(caption)
            grid.set_numbers([[each.text for each in line] for line in words], values, current)

    def captions(self, rate: str, *, is_plain: bool) -> Sequence[str]:
        """Return what stands above the grids."""
        before, gradient, direction, _ = self._captions()
        told = self.tr("direction = gradient") if is_plain else direction
        return before, gradient, told, self.tr("after = before − {rate} · direction").format(rate=rate)
