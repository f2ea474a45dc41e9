"""How a layer slides and pools: padding, border, stride, dilation, true convolution, pooling."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cnngui.engine.chain import Layer, LayerShape, Pooling
from cnngui.engine.convolution import BORDERS
from cnngui.engine.sizes import Pair
from cnngui.gui.look.tick_box import TickBox
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.fold import Fold
from cnngui.gui.widgets.inputs.forms import column, fill, named, packed, row
from cnngui.gui.widgets.inputs.number_field import NumberField


class LayerSettings(QWidget):
    """Says what people wish; shows a `Layer`; computes nothing.

    Parameters
    ----------
    pairs : bool
        Let rows and columns have a stride, a dilation and a pool of their own.
    """

    wished = Signal(dict, str)
    """Fields of the layer with their new values, and the key under which wishes are one drag."""
    pooling_wished = Signal(str, object, object)

    def __init__(self, parent: QWidget | None = None, *, pairs: bool = False) -> None:
        super().__init__(parent)
        self._pairs = pairs
        self._shape: LayerShape | None = None
        self._sliding = Fold(self.tr("Sliding"), self._build_sliding())
        fill(self, self._sliding, Fold(self.tr("Pooling"), self._build_pooling()))
        self._connect()

    def _fields(self, title: str, most: int) -> tuple[NumberField, ...]:
        """Make one field, or one for rows and one for columns."""
        first = NumberField(title, minimum=1, maximum=most, narrow=True)
        if not self._pairs:
            return (first,)
        second = NumberField("×", minimum=1, maximum=most, narrow=True)
        first.box.setAccessibleName(self.tr("{name}, rows").format(name=title))
        second.box.setAccessibleName(self.tr("{name}, columns").format(name=title))
        return first, second

    def _build_sliding(self) -> QWidget:
        self._padding = NumberField(self.tr("Padding"), maximum=64, narrow=True)
        self._same = TickBox(self.tr("same size"))
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
        hint = self.tr("What stands in the padding.")
        self._border.setToolTip(hint)
        self._stride = self._fields(self.tr("Stride"), 64)
        self._dilation = self._fields(self.tr("Dilation"), 16)
        self._convolution = TickBox(self.tr("true convolution"))
        self._convolution.setToolTip(
            self.tr("Turn the kernel by 180° first. CNNs do not: what they compute is cross-correlation.")
        )
        border_label = named(self.tr("Border"), self._border, hint)
        if self._pairs:
            return column(
                *packed((self._padding,), (self._same,)),
                row(border_label, self._border),
                row(*self._stride),
                row(*self._dilation),
                self._convolution,
            )
        groups = ((self._padding,), (self._same,), self._stride, (border_label, self._border), self._dilation)
        return column(*packed(*groups, (self._convolution,)))

    def _build_pooling(self) -> QWidget:
        self._pool = ChoiceRow(
            self.tr("Pooling"),
            [
                Choice("none", self.tr("none")),
                Choice("max", self.tr("max"), self.tr("The largest number of every window.")),
                Choice("average", self.tr("average"), self.tr("The mean of every window.")),
            ],
        )
        self._pool_size = self._fields(self.tr("Window"), 64)
        self._pool_stride = self._fields(self.tr("Stride"), 64)
        if self._pairs:
            return column(self._pool, row(*self._pool_size), row(*self._pool_stride))
        return column(self._pool, row(*self._pool_size, *self._pool_stride))

    def _connect(self) -> None:
        self._padding.value_edited.connect(self._tell_padding)
        self._same.clicked.connect(self._tell_padding)
        self._border.activated.connect(lambda at: self.wished.emit({"border": BORDERS[at]}, ""))
        self._convolution.clicked.connect(lambda turned: self.wished.emit({"true_convolution": turned}, ""))
        tell: tuple[tuple[tuple[NumberField, ...], Callable[[], None]], ...] = (
            (self._stride, lambda: self.wished.emit({"stride": _pair(self._stride)}, "stride")),
            (self._dilation, lambda: self.wished.emit({"dilation": _pair(self._dilation)}, "dilation")),
            ((*self._pool_size, *self._pool_stride), self._tell_pooling),
        )
        for fields, slot in tell:
            for field in fields:
                field.value_edited.connect(slot)
        self._pool.chosen.connect(self._tell_pooling)

    def _tell_padding(self) -> None:
        is_same = self._same.isChecked()
        self.wished.emit({"padding": "same" if is_same else int(self._padding.value)}, "" if is_same else "padding")

    def _tell_pooling(self) -> None:
        self.pooling_wished.emit(self._pool.current, _pair(self._pool_size), _pair(self._pool_stride))

    def show_shape(self, shape: LayerShape) -> None:
        """Explain the numbers with today's sizes in the formulas."""
        if shape == self._shape:
            return
        self._shape = shape
        if self._same.isChecked():
            self._padding.set_value(shape.rows.before)
        rows = shape.rows.formula()
        self._padding.set_hint(self.tr("Pixels added on each side, p. Rows: {formula}.").format(formula=rows))
        self._hint(self._stride, self.tr("Pixels from one window to the next, s. Rows: {formula}."), rows)
        window = self.tr("Pixels from one number of the kernel to the next, d. It spans d·(f − 1) + 1 = {window} px.")
        for field in self._dilation:
            field.set_hint(window.format(window=shape.rows.window))
        pooled = shape.pool_rows.formula() if shape.pool_rows else self.tr("no pooling")
        self._hint(self._pool_size, self.tr("Rows and columns that become one number, f. Rows: {formula}."), pooled)
        self._hint(self._pool_stride, self.tr("Pixels from one pool to the next, s. Rows: {formula}."), pooled)

    def _hint(self, fields: tuple[NumberField, ...], text: str, formula: str) -> None:
        for field in fields:
            field.set_hint(text.format(formula=formula))

    def hide_sliding(self, *, is_hidden: bool) -> None:
        """Leave out how the kernel slides, where the layer only pools."""
        self._sliding.setVisible(not is_hidden)

    def show_layer(self, layer: Layer) -> None:
        """Show what is set."""
        self._same.setChecked(layer.padding == "same")
        self._padding.setEnabled(layer.padding != "same")
        if layer.padding != "same":  # else `show_shape` knows how much it is
            self._padding.set_value(layer.padding)
        self._border.setCurrentIndex(BORDERS.index(layer.border))
        self._convolution.setChecked(layer.true_convolution)
        self._pool.set_current(layer.pooling.kind if layer.pooling else "none")
        pooling = layer.pooling or Pooling("max")
        for fields, values in (
            (self._stride, layer.stride),
            (self._dilation, layer.dilation),
            (self._pool_size, pooling.size),
            (self._pool_stride, pooling.stride),
        ):
            for field, value in zip(fields, values, strict=False):
                field.set_value(value)
        for field in (*self._pool_size, *self._pool_stride):
            field.setEnabled(layer.pooling is not None)


def _pair(fields: tuple[NumberField, ...]) -> Pair:
    """Return rows and columns; one field stands for both."""
    return int(fields[0].value), int(fields[-1].value)
