"""Where a network does not fit: why, and a button for each of the nearest repairs."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cnngui.gui.widgets.inputs.controls import push_button
from cnngui.gui.widgets.inputs.flowing import Flowing
from cnngui.gui.widgets.inputs.forms import fill
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel

MOST = 4
"""Repairs that are offered."""


class TroubleBar(QWidget):
    """Takes no room while everything fits."""

    repair_wished = Signal(int)
    """Which of the repairs."""

    def __init__(self) -> None:
        super().__init__()
        self.text = SteadyLabel()
        self.buttons = [push_button("", partial(self.repair_wished.emit, at)) for at in range(MOST)]
        fill(self, self.text, Flowing(self.buttons), gap=4)
        self.hide()

    def show_trouble(self, text: str, repairs: Sequence[str]) -> None:
        """Say what does not fit, and how it can be mended; "" for nothing."""
        for button, repair in zip(self.buttons, [*repairs, *[""] * MOST], strict=False):
            if repair:
                button.setText(repair)
            button.setVisible(bool(repair))
        if text:
            self.text.setText(text)
        self.setVisible(bool(text))
