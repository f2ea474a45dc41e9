"""Pages one behind the other, of which only the one in front asks for room."""

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget


class PageStack(QStackedWidget):
    """As large as its page in front needs; Qt's own asks for the largest of all."""

    def __init__(self, *pages: QWidget) -> None:
        super().__init__()
        self._pages = pages
        for page in pages:
            self.addWidget(page)
        self.turn_to(0)

    def turn_to(self, at: int) -> None:
        """Bring a page to the front."""
        for place, page in enumerate(self._pages):
            policy = QSizePolicy.Policy.Preferred if place == at else QSizePolicy.Policy.Ignored
            page.setSizePolicy(policy, policy)
        self.setCurrentIndex(at)
