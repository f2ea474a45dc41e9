"""The controls of the region: everywhere, or where the user paints; brush, eraser, a mask from a file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from cnngui.gui.labs.style.state import StyleState
from cnngui.gui.look.tick_box import TickBox
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.controls import move, push_button, slider
from cnngui.gui.widgets.inputs.forms import row

SMALLEST, LARGEST = 1, 25
"""Of the brush's radius, in percent of the photo's longer side."""


class RegionBox(QWidget):
    """Says what the user wishes; knows no region."""

    wished = Signal(dict)
    """Fields of the state and their new values: of the brush."""

    region_wished = Signal(bool)
    """Whether there is to be a region, or the whole photo is restyled."""

    clear_wished = Signal()
    file_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        choices = [
            Choice("all", self.tr("everywhere"), self.tr("The whole photo is restyled.")),
            Choice("painted", self.tr("where I paint"), self.tr("The rest of the photo stays as it is.")),
        ]
        self._where = ChoiceRow(self.tr("Restyle"), choices)
        self._where.chosen.connect(lambda key: self.region_wished.emit(key == "painted"))
        self._paint = QPushButton(self.tr("Paint"))
        self._paint.setCheckable(True)
        self._paint.setToolTip(self.tr("Show the photo, and paint on it; press again to see the result."))
        self._paint.clicked.connect(lambda is_on: self.wished.emit({"is_painting": is_on}))
        self._brush = slider(self.tr("Size of the brush"), "", SMALLEST, LARGEST)
        self._brush.valueChanged.connect(lambda percent: self.wished.emit({"brush": percent}))
        self._erases = TickBox(self.tr("Erase"))
        self._erases.clicked.connect(lambda erases: self.wished.emit({"erases": erases}))
        self._clear = push_button(self.tr("Clear"), self.clear_wished.emit)
        hint = self.tr("A mask: white, or what is opaque, is restyled; black stays as it is.")
        file = push_button(self.tr("From a file…"), self.file_wished.emit, hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._where)
        layout.addLayout(row(QLabel(self.tr("Brush")), self._brush, self._erases))
        layout.addLayout(row(self._paint, self._clear, file))

    def show_state(self, state: StyleState) -> None:
        """Show what is chosen, without telling."""
        has_region = state.region is not None
        self._where.set_current("painted" if has_region else "all")
        self._paint.setEnabled(has_region)
        self._paint.setChecked(state.paints)
        self._clear.setEnabled(has_region)
        move(self._brush, state.brush)
        self._erases.setChecked(state.erases)
        for tool in (self._brush, self._erases):
            tool.setEnabled(state.paints)
