"""The controls of the page where a network learns."""

from PySide6.QtWidgets import QWidget


class LearningPanel(QWidget):
    """Says what is wished, and shows what is set."""
