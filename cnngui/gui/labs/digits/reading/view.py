"""The canvas of the page that reads a digit."""

from PySide6.QtWidgets import QWidget


class ReadingView(QWidget):
    """Says what is wished; shows results; computes nothing."""
