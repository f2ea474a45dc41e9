"""The right side of the boxes: how many, what became of each and because of which, and a box of one's own."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cnngui.gui.widgets.inputs.controls import push_button
from cnngui.gui.widgets.inputs.flowing import Flowing
from cnngui.gui.widgets.inputs.forms import fill
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.gui.widgets.networks.layer_cells import Column, TableRow
from cnngui.gui.widgets.networks.layer_table import LayerTable


class WhereView(QWidget):
    """Tells which step is wished, or which box was picked."""

    step_wished = Signal(int)
    """1 for the next box, -1 for the one before, 0 for all of them."""
    picked = Signal(int)
    """How many boxes are decided when the one that was clicked is."""

    def __init__(self) -> None:
        super().__init__()
        self.counts, self.fate, self.own, self.marks = (SteadyLabel() for _ in range(4))
        self.back = push_button(self.tr("◀ Back"), self._tell_back, self.tr("One box back (Page Up)."))
        self.next = push_button(self.tr("Next ▶"), self._tell_next, self.tr("Decide one more box (Page Down)."))
        self.end = push_button(self.tr("All"), self._tell_end, self.tr("Decide all boxes."))
        self.table = LayerTable(self.tr("Boxes, in the order in which they are decided"))
        self.table.picked.connect(self._tell_picked)
        self._steps = Flowing((self.back, self.next, self.end))
        fill(self, self.counts, self.marks, self._steps, self.fate, self.table, self.own, gap=6, large=self.table)

    def _tell_back(self) -> None:
        self.step_wished.emit(-1)

    def _tell_next(self) -> None:
        self.step_wished.emit(1)

    def _tell_end(self) -> None:
        self.step_wished.emit(0)

    def _tell_picked(self, name: str) -> None:
        self.picked.emit(int(name))

    def show_words(self, counts: str, fate: str, own: str, marks: str = "") -> None:
        """Say how it stands; nothing here changes the size of the photo, on which one may be drawing."""
        self.counts.setText(counts)
        self.fate.setText(fate)
        self.own.setText(own)
        self.own.setVisible(bool(own))
        self.marks.setText(marks)
        self.marks.setVisible(bool(marks))

    def show_table(self, columns: Sequence[Column], rows: Sequence[TableRow], current: str) -> None:
        """List the boxes."""
        self.table.set_table(columns, rows)
        self.table.set_current(current)
