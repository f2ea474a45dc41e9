"""Text that takes as many lines as it needs, and never gives one back while numbers change: nothing below it jumps."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.gui.widgets.inputs.quiet_label import QuietLabel


class SteadyLabel(QuietLabel):
    """As high as the longest of its texts, at today's width and font."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lines, self._about = 1, (0, "")

    @property
    def lines(self) -> int:
        """How many lines of text there is room for."""
        return self._lines

    def _fit(self) -> None:
        metrics, about = QFontMetricsF(self.font()), (self.width(), self.font().key())
        if about != self._about:
            self._about, self._lines = about, 1
        if metrics.horizontalAdvance(self.text()) > self.width():
            room = QRectF(0, 0, max(self.width(), 1), 0)
            needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self.text()).height()
            self._lines = max(self._lines, round(needed / metrics.lineSpacing()))
        self.setFixedHeight(math.ceil(self._lines * metrics.lineSpacing()) + 2)

    # Overrides of Qt

    def setText(self, text: str) -> None:  # noqa: N802
        """Show another text."""
        if text != self.text():
            super().setText(text)
            self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for no width."""
        return QSize(0, self.minimumHeight())
