"""The lab's commands in the panel: copy, save, and worksheets for the class."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from cnngui.engine.worksheets import MOST
from cnngui.gui.widgets.inputs.controls import push_button
from cnngui.gui.widgets.inputs.fold import Fold
from cnngui.gui.widgets.inputs.forms import column, fill, row
from cnngui.gui.widgets.inputs.number_field import NumberField


class SheetBox(QWidget):
    """Says what is wished.

    Parameters
    ----------
    copies, saves : sequence of QAction
        Under one button each.
    print_sheets : QAction
        Prints the worksheet that is set here.
    """

    def __init__(
        self,
        copies: Sequence[QAction],
        saves: Sequence[QAction],
        print_sheets: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._count = NumberField(self.tr("Exercises"), minimum=1, maximum=MOST, narrow=True)
        self._seed = NumberField(self.tr("Seed"), minimum=0, maximum=99999)
        self._count.set_value(MOST)
        self._seed.set_value(1)
        self._seed.set_hint(self.tr("The same seed gives the same exercises, here and on the command line."))
        hint = self.tr("Two PDF files to print: the sheet, and its answer key.")
        make = push_button(print_sheets.text(), print_sheets.trigger, hint)
        buttons = row(_button(self.tr("Copy"), copies), _button(self.tr("Save"), saves))
        fill(self, buttons, Fold(self.tr("Worksheet"), column(row(self._count, self._seed), make), is_open=False))

    @property
    def count(self) -> int:
        """How many exercises are wished."""
        return int(self._count.value)

    @property
    def seed(self) -> int:
        """Of which seed."""
        return int(self._seed.value)


def _button(title: str, actions: Sequence[QAction]) -> QPushButton:
    button = QPushButton(title)
    menu = QMenu(button)
    menu.setToolTipsVisible(True)  # they say why a command is greyed out
    menu.addActions(list(actions))
    button.setMenu(menu)
    return button
