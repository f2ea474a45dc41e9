"""A combo box that becomes smaller again with its type."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QComboBox


class ComboBox(QComboBox):
    """A `QComboBox` whose smallest size follows its font."""

    # Overrides of Qt

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Forget the smallest size with the old type.

        WORKAROUND: Qt 6.11 keeps it over a change of font, and drops it at a change of style only; after projector mode
        the panel would stay as wide as it was in it.
        """
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))
