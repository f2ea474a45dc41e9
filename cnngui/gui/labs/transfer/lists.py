"""Lists whose titles may be longer than there is room for."""

from PySide6.QtWidgets import QComboBox, QSizePolicy

_LETTERS = 10
"""That there is room for, at least."""


def let_grow(combo: QComboBox) -> None:
    """Let a list be as wide as there is room for, whatever is in it."""
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(_LETTERS)
    combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
