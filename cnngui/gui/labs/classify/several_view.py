"""The right side of several photos: a row each, with what it shows."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cnngui.gui.widgets.inputs.controls import push_button
from cnngui.gui.widgets.inputs.flowing import Flowing
from cnngui.gui.widgets.inputs.forms import fill
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.gui.widgets.inputs.wrapped_label import WrappedLabel
from cnngui.gui.widgets.networks.layer_cells import Column, TableRow
from cnngui.gui.widgets.networks.layer_table import LayerTable


class SeveralView(QWidget):
    """Tells which photo was picked."""

    picked = Signal(int)
    """Its place among the photos."""

    def __init__(self) -> None:
        super().__init__()
        self.told = SteadyLabel()
        self.table = LayerTable(self.tr("Photos and their answers"))
        self.table.picked.connect(self._tell_picked)
        fill(self, self.told, self.table, gap=6, large=self.table)

    def _tell_picked(self, name: str) -> None:
        self.picked.emit(int(name))

    def show_rows(self, told: str, columns: Sequence[Column], rows: Sequence[TableRow], current: str) -> None:
        """List the photos; ``current`` is the one on screen, or ""."""
        self.told.setText(told)
        self.table.set_table(columns, rows)
        self.table.set_current(current)


class SeveralBox(QWidget):
    """Says that photos are to be opened."""

    open_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        hint = WrappedLabel()
        hint.setText(self.tr("Dropping several photos here works too. A click on a row opens that photo."))
        self.opener = push_button(self.tr("Open several photos…"), self.open_wished.emit)
        fill(self, Flowing((self.opener,)), hint, gap=4)
