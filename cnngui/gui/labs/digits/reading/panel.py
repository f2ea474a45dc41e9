"""The controls of the page that reads a digit."""

from PySide6.QtWidgets import QWidget


class ReadingPanel(QWidget):
    """Says what is wished, and shows what is set."""
