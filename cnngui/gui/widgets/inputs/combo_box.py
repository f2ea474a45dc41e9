"""A combo box that becomes smaller again with its type and texts, and leaves wheel and Page keys to those around it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from cnngui.gui.widgets.painted import LeavingKeys


class ComboBox(LeavingKeys, QComboBox):
    """A `QComboBox` that is as wide as its widest text, and no wider."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # and not by the wheel

    # Overrides of Qt

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the wanted size.

        WORKAROUND: Qt 6.11 keeps the smallest size over a change of font and of texts, and drops it at a change of
        style only; after projector mode the panel would stay as wide as it was in it.
        """
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Choose only when focused, so that scrolling the panel changes nothing."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
