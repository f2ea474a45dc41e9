"""The page of blocks: the table of the layers, in the colours of the day, and what they come to below it."""

from typing import Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from cnngui.gui.widgets.inputs.forms import fill
from cnngui.gui.widgets.inputs.wrapped_label import WrappedLabel
from cnngui.gui.widgets.painted import Fitting


class Draw(Protocol):
    """What writes the table in rich text."""

    def __call__(self, palette: QPalette, *, is_narrow: bool) -> str:
        """Write it in the colours of a palette, in full or in narrow columns."""


class BlocksPage(Fitting, QWidget):
    """Rich text has its colours in it: another palette draws it anew. Where it is too wide, it breaks its formulas."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._texts, self._widths = ("", ""), (0, 0)
        self._draw: Draw | None = None
        self.table, self.total = WrappedLabel(), WrappedLabel()
        self.table.setWordWrap(False)
        for label in (self.table, self.total):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        fill(self, self.table, self.total).addStretch(1)

    def show_blocks(self, draw: Draw, text: str) -> None:
        """Show the table; ``text`` is what is copied of it, and ends in what the layers come to."""
        self.text, self._draw = text, draw
        self.total.setText(text.rpartition("\n")[2])
        self._fit()

    def _fit(self) -> None:
        """Write the table anew, if it is another, and measure it in full and narrow."""
        if self._draw is None:
            return
        full, narrow = (self._draw(self.palette(), is_narrow=is_narrow) for is_narrow in (False, True))
        self._texts, self._widths = (full, narrow), (self._width_of(full), self._width_of(narrow))
        self._choose()
        self.updateGeometry()

    def _width_of(self, table: str) -> int:
        self.table.setText(table)
        return self.table.sizeHint().width()

    def _choose(self) -> None:
        table = self._texts[self._widths[0] > self.width()]
        if table != self.table.text():
            self.table.setText(table)

    # Overrides of Qt

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for the narrow table."""
        return QSize(self._widths[1], super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show the table that there is room for."""
        super().resizeEvent(event)
        self._choose()
