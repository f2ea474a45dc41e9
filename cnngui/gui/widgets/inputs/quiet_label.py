"""Text that changes on every frame of a drag: a new one is painted, and nothing else moves."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QStyle, QWidget

from cnngui.gui.widgets.painted import Fitting


class QuietLabel(Fitting, QLabel):
    """Plain text in a label whose size does not follow from it; who shows it sets how large it is.

    `QLabel` asks for a new layout with every text, and that of the whole window takes longer than painting it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""

    # Overrides of Qt

    def text(self) -> str:
        """Return what is shown."""
        return self._shown

    def setText(self, text: str) -> None:  # noqa: N802
        """Show another text."""
        if text != self._shown:
            self._shown = text
            self.setAccessibleName(text)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the text where a label has its own."""
        del event
        where = QStyle.visualAlignment(self.layoutDirection(), self.alignment()).value
        flags = where | Qt.TextFlag.TextWordWrap.value if self.wordWrap() else where
        painter = QPainter(self)
        style, rect, role = self.style(), self.contentsRect(), self.foregroundRole()
        style.drawItemText(painter, rect, flags, self.palette(), self.isEnabled(), self._shown, role)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show what there is room for now."""
        super().resizeEvent(event)
        self._fit()
