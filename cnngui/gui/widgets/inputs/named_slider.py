"""A slider with its name, what it is at, and a line that says what it does."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from cnngui.gui.widgets.inputs.controls import move, slider
from cnngui.gui.widgets.inputs.forms import fill, row
from cnngui.gui.widgets.inputs.wrapped_label import WrappedLabel


class NamedSlider(QWidget):
    """Tells of every number on the way.

    Parameters
    ----------
    name : str
    what : str
        What it does, below it; "" for none.
    least, most : int
    """

    moved = Signal(int)

    def __init__(self, name: str, what: str = "", least: int = 0, most: int = 100) -> None:
        super().__init__()
        self.slider = slider(name, what, least, most)
        self._value = QLabel()
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight)
        title = QLabel(name)
        title.setBuddy(self.slider)
        parts: list[QWidget] = [self.slider]
        if what:
            told = WrappedLabel()
            told.setText(what)
            parts.append(told)
        fill(self, row(title, self._value), *parts, gap=2)
        self.slider.valueChanged.connect(self.moved)

    def show_value(self, value: int, text: str) -> None:
        """Show where it is, without telling."""
        move(self.slider, value)
        if text != self._value.text():
            self._value.setText(text)
            self.slider.setAccessibleDescription(text)
