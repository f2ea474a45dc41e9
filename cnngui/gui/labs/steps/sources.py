"""Where the grid comes from: a patch of the photo, numbers drawn at random, numbers typed or pasted."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from cnngui.engine.lessons.inputs import LARGEST, MOST_CHANNELS, SMALLEST_PATCH
from cnngui.gui.labs.steps.state import StepsState
from cnngui.gui.look.i18n import language, number
from cnngui.gui.widgets.grids.patch_picker import PatchPicker
from cnngui.gui.widgets.inputs.controls import push_button
from cnngui.gui.widgets.inputs.fold import Fold
from cnngui.gui.widgets.inputs.forms import column, fill, row
from cnngui.gui.widgets.inputs.number_field import NumberField

LINES = 5
"""Of the field for numbers."""


class Sources(QWidget):
    """Says what is wished; computes nothing."""

    patch_sized = Signal(int, int)
    random_wished = Signal(int, int, int, float, float)
    text_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picker = PatchPicker(self.tr("Patch of the photo"))
        photo = Fold(self.tr("From the photo"), self._build_photo(), is_open=False)
        drawn = Fold(self.tr("At random"), self._build_random(), is_open=False)
        typed = Fold(self.tr("Typed or pasted"), self._build_text(), is_open=False)
        fill(self, photo, drawn, typed, gap=4)

    def _build_photo(self) -> QWidget:
        self._patch = (
            NumberField(self.tr("Rows"), minimum=SMALLEST_PATCH, maximum=LARGEST, narrow=True),
            NumberField(self.tr("Columns"), minimum=SMALLEST_PATCH, maximum=LARGEST, narrow=True),
        )
        self.take = QPushButton(self.tr("Take this patch"))
        for field in self._patch:
            field.value_edited.connect(self._tell_size)
        return column(self.picker, row(*self._patch), self.take)

    def _build_random(self) -> QWidget:
        self._random = (
            NumberField(self.tr("Rows"), minimum=1, maximum=LARGEST, narrow=True),
            NumberField(self.tr("Columns"), minimum=1, maximum=LARGEST, narrow=True),
            NumberField(self.tr("Channels"), minimum=1, maximum=MOST_CHANNELS, narrow=True),
        )
        self._range = (
            NumberField(self.tr("From"), minimum=-999, maximum=999),
            NumberField(self.tr("to"), minimum=-999, maximum=999),
        )
        for field, value in zip((*self._random, *self._range), (6, 6, 1, 0, 9), strict=True):
            field.set_value(value)
        draw = push_button(self.tr("Draw numbers"), self._tell_random)
        return column(row(*self._random[:2]), row(self._random[2]), row(*self._range), draw)

    def _build_text(self) -> QWidget:
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Numbers of the grid"))
        self.text.setPlaceholderText(f"{_sample()}\n{self.tr('an empty line separates channels')}")
        self.text.setFixedHeight(round((LINES + 1) * self.text.fontMetrics().lineSpacing()))
        paste = push_button(self.tr("Paste"), self._paste)
        take = push_button(self.tr("Take these numbers"), lambda: self.text_wished.emit(self.text.toPlainText()))
        return column(self.text, row(paste, take))

    def _paste(self) -> None:
        """Take the clipboard's text into the field, and its numbers as the grid."""
        self.text.setPlainText(QGuiApplication.clipboard().text())
        self.text_wished.emit(self.text.toPlainText())

    def _tell_size(self) -> None:
        self.patch_sized.emit(int(self._patch[0].value), int(self._patch[1].value))

    def _tell_random(self) -> None:
        rows, columns, channels = (int(field.value) for field in self._random)
        low, high = (field.value for field in self._range)
        self.random_wished.emit(rows, columns, channels, low, high)

    def show_state(self, state: StepsState) -> None:
        """Show where on the photo the patch is."""
        self.picker.set_patch(state.patch)
        self._patch[0].set_value(state.patch.height)
        self._patch[1].set_value(state.patch.width)


def _sample() -> str:
    """Write a grid as it can be typed: between decimal commas, spaces alone could be read in two ways.

    >>> _sample().splitlines()
    ['1 2 3', '4 5 6', '0.5 0.25 1/9']
    """
    between = " ; " if language() == "fr" else " "
    rows = (("1", "2", "3"), ("4", "5", "6"), (number(0.5), number(0.25), "1/9"))
    return "\n".join(between.join(row) for row in rows)
