"""Pages one behind the other, of which only the one in front asks for room."""

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget


class PageStack(QStackedWidget):
    """As large as its page in front needs; Qt's own asks for the largest of all."""

    def __init__(self, *pages: QWidget) -> None:
        super().__init__()
        for page in pages:
            self.addWidget(page)
        self.turn_to(0)

    def turn_to(self, at: int) -> None:
        """Bring a page to the front."""
        for place in range(self.count()):
            policy = QSizePolicy.Policy.Preferred if place == at else QSizePolicy.Policy.Ignored
            self.widget(place).setSizePolicy(policy, policy)
        self.setCurrentIndex(at)
