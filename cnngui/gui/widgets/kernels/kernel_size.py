"""How large a kernel is: one of the usual sizes, or one's own."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cnngui.engine.kernels.values import LARGEST
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.number_field import NumberField

Shape = tuple[int, int]

USUAL = (1, 3, 5, 7)
"""Sides of the square kernels that have a segment of their own."""

_OWN = "own"


class KernelSize(QWidget):
    """A segment for each usual size; "other" opens a field for the rows and one for the columns."""

    edit_started = Signal()
    shape_edited = Signal(int, int)
    edit_finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape: Shape = (1, 1)
        usual = [Choice(str(side), f"{side}×{side}") for side in USUAL]
        hint = QCoreApplication.translate("KernelSize", "Any number of rows and columns, up to 15×15.")
        own = Choice(_OWN, QCoreApplication.translate("KernelSize", "other"), hint)
        self._choices = ChoiceRow(QCoreApplication.translate("KernelSize", "Kernel size"), [*usual, own])
        self._rows = NumberField(
            QCoreApplication.translate("KernelSize", "Rows"), minimum=1, maximum=LARGEST, narrow=True
        )
        self._columns = NumberField(
            QCoreApplication.translate("KernelSize", "Columns"), minimum=1, maximum=LARGEST, narrow=True
        )
        self._own = self._lay_out()
        self._choices.chosen.connect(self._choose)
        for field in (self._rows, self._columns):
            field.edit_started.connect(self.edit_started)
            field.value_edited.connect(self._take)
            field.edit_finished.connect(self.edit_finished)
        self._show()

    def _lay_out(self) -> QWidget:
        """Put the two fields on a line of their own and give that line."""
        own = QWidget()
        line = QHBoxLayout(own)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._rows)
        line.addWidget(QLabel("×"))
        line.addWidget(self._columns)
        line.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._choices)
        layout.addWidget(own)
        return own

    def set_shape(self, rows: int, columns: int) -> None:
        """Show a size, without telling."""
        if (rows, columns) != self._shape:
            self._shape = (rows, columns)
            self._show()

    def finish_edit(self) -> None:
        """End a change now, for an undo."""
        self._rows.finish_edit()
        self._columns.finish_edit()

    def _show(self) -> None:
        rows, columns = self._shape
        self._rows.set_value(rows)
        self._columns.set_value(columns)
        is_usual = rows == columns and rows in USUAL
        if not is_usual:
            self._choices.set_current(_OWN)
        elif self._choices.current != _OWN or not self._is_being_set():
            self._choices.set_current(str(rows))
        self._own.setVisible(self._choices.current == _OWN)

    def _is_being_set(self) -> bool:
        """Whether someone is at the two fields: they then stay, even on the way through a usual size."""
        return self._rows.box.hasFocus() or self._columns.box.hasFocus()

    def _choose(self, key: str) -> None:
        self._own.setVisible(key == _OWN)
        if key == _OWN:
            self._rows.setFocus()
        elif self._shape != (int(key), int(key)):
            self.edit_started.emit()
            self._tell(int(key), int(key))
            self.edit_finished.emit()

    def _take(self) -> None:
        self._tell(int(self._rows.value), int(self._columns.value))

    def _tell(self, rows: int, columns: int) -> None:
        self._shape = (rows, columns)
        self.shape_edited.emit(rows, columns)
