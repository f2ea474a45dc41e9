"""The canvas of the page where a network learns."""

from PySide6.QtWidgets import QWidget


class LearningView(QWidget):
    """Says what is wished; shows results; computes nothing."""
