"""Controls in one line: a button with what it does, a slider with its name."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QSlider

from cnngui.gui.look.icons import icon


class _Slider(QSlider):
    """A slider that leaves the wheel to the panel, unless it has the focus."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Move only when focused, so that scrolling the panel changes nothing."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def push_button(text: str, press: Callable[[], object], hint: str = "") -> QPushButton:
    """Make a button that does something when it is pressed."""
    button = QPushButton(text)
    button.setToolTip(hint)
    button.clicked.connect(lambda _: press())
    return button


def close_row() -> QDialogButtonBox:
    """Make a dialog's row with a button that closes it; its cross has the colour of text, as Fusion's has not."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(icon("mdi6.close"))
    return buttons


def slider(name: str, hint: str = "", least: int = 0, most: int = 100) -> QSlider:
    """Make a horizontal slider, with a name for screen readers."""
    made = _Slider(Qt.Orientation.Horizontal)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # and not by the wheel
    made.setRange(least, most)
    made.setAccessibleName(name)
    made.setToolTip(hint)
    return made


def move(slider: QSlider, value: int) -> None:
    """Move a slider without telling."""
    with QSignalBlocker(slider):
        slider.setValue(value)
