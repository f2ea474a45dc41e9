"""One kernel of the network, to be changed or silenced, and what that costs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cnngui.engine.kernels.slices import Slices
from cnngui.gui.widgets.inputs.controls import push_button
from cnngui.gui.widgets.inputs.flowing import Flowing
from cnngui.gui.widgets.inputs.forms import fill
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.gui.widgets.kernels.kernel_slices import KernelSlices

_LARGEST = 11
"""Rows of a kernel that can be typed into."""
_MOST_BIAS = 99


class KernelBox(QWidget):
    """Says what is wished of the kernel behind the number that is picked; shows it as it is now."""

    edited = Signal(object, float)
    """Its slices, or None where it is no grid, and its bias."""
    silence_wished = Signal()
    put_back_wished = Signal()
    all_back_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slices: Slices | None = None
        self._bias = 0.0
        self.title, self.told = SteadyLabel(), SteadyLabel()
        self.kernel = KernelSlices()
        self.kernel.set_rgb(is_rgb=False)
        self.bias = NumberField(self.tr("Bias"), minimum=-_MOST_BIAS, maximum=_MOST_BIAS, whole=False)
        self.silence = push_button(
            self.tr("Silence"), self.silence_wished.emit, self.tr("All its numbers and its bias become 0.")
        )
        self.back = push_button(
            self.tr("Put it back"), self.put_back_wished.emit, self.tr("As the network has learned it.")
        )
        self.all_back = push_button(
            self.tr("All back"), self.all_back_wished.emit, self.tr("Every kernel as the network has learned it.")
        )
        buttons = Flowing((self.silence, self.back, self.all_back))
        fill(self, self.title, self.kernel, self.bias, buttons, self.told)
        self.kernel.slices_edited.connect(self._tell_slices)
        self.bias.value_edited.connect(self._tell_bias)

    def _tell_slices(self, slices: Slices) -> None:
        self.edited.emit(slices, self._bias)  # the field shows three digits of it

    def _tell_bias(self, value: float) -> None:
        self.edited.emit(self._slices, value)

    def show_kernel(
        self, title: str, slices: Slices | None, bias: float, *, is_changed: bool, are_others: bool
    ) -> None:
        """Show a kernel without telling; slices are None where there are too many numbers for a grid."""
        self.title.setText(title)
        self._slices = slices if slices is not None and len(slices[0]) <= _LARGEST else None
        if self._slices is not None:
            self.kernel.set_slices(self._slices)
        if self.kernel.isHidden() != (self._slices is None):
            self.kernel.setVisible(self._slices is not None)
        self._bias = bias
        self.bias.set_value(float(f"{bias:.3g}"))
        self.back.setEnabled(is_changed)
        self.all_back.setEnabled(is_changed or are_others)

    def tell(self, text: str) -> None:
        """Say what the change costs."""
        self.told.setText(text)

    def finish_edit(self) -> None:
        """Take what is being typed."""
        self.kernel.finish_edit()
        self.bias.finish_edit()
