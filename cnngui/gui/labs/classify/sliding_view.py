"""The right side of the sliding window: what it costs both ways, and what was found."""

from PySide6.QtWidgets import QWidget

from cnngui.engine.colours import Scale
from cnngui.gui.widgets.inputs.forms import fill
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.gui.widgets.pictures.colour_bar import ColourBar


class SlidingView(QWidget):
    """Shows words about it."""

    def __init__(self) -> None:
        super().__init__()
        self.cost, self.measured, self.found, self.note = (SteadyLabel() for _ in range(4))
        self.heading = SteadyLabel()
        self.bar = ColourBar(self.tr("Probability"))
        layout = fill(self, self.heading, self.bar, self.found, self.cost, self.measured, self.note, gap=10)
        layout.addStretch(1)

    def show_words(self, heading: str, found: str, cost: str, measured: str, note: str) -> None:
        """Say how it stands."""
        self.heading.setText(heading)
        self.found.setText(found)
        self.cost.setText(cost)
        self.measured.setText(measured)
        self.note.setText(note)

    def show_scale(self, scale: Scale) -> None:
        """Show what the colours stand for."""
        self.bar.set_scale(scale)
