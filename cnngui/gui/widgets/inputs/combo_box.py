"""A combo box that becomes smaller again with its type and its texts."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox


class ComboBox(QComboBox):
    """A `QComboBox` that is as wide as its widest text, and no wider."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    # Overrides of Qt

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the wanted size.

        WORKAROUND: Qt 6.11 keeps the smallest size over a change of font and of texts, and drops it at a change of
        style only; after projector mode the panel would stay as wide as it was in it.
        """
        return self.sizeHint()
