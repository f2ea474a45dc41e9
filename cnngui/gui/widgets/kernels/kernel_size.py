"""How large a kernel is: one of the usual sizes, or one's own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from cnngui.engine.kernels.values import LARGEST
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.edit_session import EditSession
from cnngui.gui.widgets.inputs.forms import column, fill, row
from cnngui.gui.widgets.inputs.number_field import NumberField

Shape = tuple[int, int]

USUAL = (1, 3, 5, 7)
"""Sides of the square kernels that have a segment of their own."""

_OWN = "own"


class KernelSize(QWidget):
    """A segment for each usual size; "other" opens a field for the rows and one for the columns."""

    shape_edited = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape: Shape = (1, 1)
        self.session = EditSession(self)
        usual = [Choice(str(side), f"{side}×{side}") for side in USUAL]
        hint = self.tr("Any number of rows and columns, up to 15×15.")
        self._choices = ChoiceRow(self.tr("Kernel size"), [*usual, Choice(_OWN, self.tr("other"), hint)])
        self._rows, self._columns = self._field(self.tr("Rows")), self._field(self.tr("Columns"))
        own = row(self._rows, QLabel("×"), self._columns)
        own.addStretch()
        self._own = column(own)
        fill(self, self._choices, self._own)
        self._choices.chosen.connect(self._choose)
        self._show()

    def _field(self, name: str) -> NumberField:
        field = NumberField(name, minimum=1, maximum=LARGEST, narrow=True, session=self.session)
        field.value_edited.connect(self._take)
        return field

    def set_shape(self, rows: int, columns: int) -> None:
        """Show a size, without telling."""
        if (rows, columns) != self._shape:
            self._shape = (rows, columns)
            self._show()

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
            self.session.begin()
            self._tell(int(key), int(key))
            self.session.end()

    def _take(self) -> None:
        self._tell(int(self._rows.value), int(self._columns.value))

    def _tell(self, rows: int, columns: int) -> None:
        self._shape = (rows, columns)
        self._show()
        self.shape_edited.emit(rows, columns)
