"""A question for the class: six pictures, made by learned filters or by hand-made ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cnngui.gui.widgets.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.elided_label import ElidedLabel
from cnngui.gui.widgets.image_view import ImageView
from cnngui.gui.widgets.pictures import Picture
from cnngui.gui.widgets.viewport import Viewport

COUNT = 6
COLUMNS = 3


@dataclass(frozen=True, eq=False)
class Card:
    """One picture of the question.

    Parameters
    ----------
    picture : Picture
    is_learned : bool
    name : str
        Which filter it was, once it is revealed.
    """

    picture: Picture
    is_learned: bool
    name: str


class QuizView(QWidget):
    """Six pictures, a guess under each, and the answers when people ask for them."""

    new_wished = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[Card, ...] = ()
        self._is_revealed = False
        viewport = Viewport(self)
        self.viewport = viewport
        self.question = QLabel(self.tr("Which of these six pictures did a learned filter make, which a hand-made one?"))
        self.question.setWordWrap(True)
        self.pictures = tuple(
            ImageView(viewport, self.tr("Picture {number}").format(number=place + 1)) for place in range(COUNT)
        )
        self.guesses = tuple(self._guess(place) for place in range(COUNT))
        self._names = tuple(ElidedLabel() for _ in range(COUNT))
        self.reveal = QPushButton(self.tr("Reveal"))
        self.again = QPushButton(self.tr("Six others"))
        self.back = QPushButton(self.tr("Back to comparing"))
        self.score = QLabel()
        self._lay_out()
        self.reveal.clicked.connect(self._reveal)
        self.again.clicked.connect(self.new_wished)
        self.back.clicked.connect(self.closed)

    def _guess(self, place: int) -> ChoiceRow:
        name = self.tr("Picture {number}").format(number=place + 1)
        choices = [Choice("unsure", "?"), Choice("learned", self.tr("learned")), Choice("hand", self.tr("hand-made"))]
        return ChoiceRow(name, choices)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(self.question)
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, parts in enumerate(zip(self.pictures, self._names, self.guesses, strict=True)):
            cell = QVBoxLayout()
            cell.setSpacing(4)
            picture, name, guess = parts
            cell.addWidget(picture, 1)
            cell.addWidget(name)
            cell.addWidget(guess)
            grid.addLayout(cell, place // COLUMNS, place % COLUMNS)
        layout.addLayout(grid, 1)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.reveal)
        below.addWidget(self.again)
        below.addWidget(self.score, 1)
        below.addWidget(self.back)
        layout.addLayout(below)

    @property
    def cards(self) -> Sequence[Card]:
        """What is asked."""
        return self._cards

    def ask(self, cards: Sequence[Card], extent: QRectF) -> None:
        """Ask about six pictures."""
        self._cards, self._is_revealed = tuple(cards), False
        self.viewport.set_extent(extent)
        for place, card in enumerate(self._cards):
            self.pictures[place].set_picture(card.picture, extent)
            self._names[place].setText(self.tr("Picture {number}").format(number=place + 1))
            self.guesses[place].set_current("unsure")
            self.guesses[place].setEnabled(True)
        self.score.setText("")
        self.reveal.setEnabled(True)

    def _reveal(self) -> None:
        """Name the filters, and count what was right."""
        right = 0
        for card, name, guess in zip(self._cards, self._names, self.guesses, strict=True):
            said = guess.current
            is_right = said == ("learned" if card.is_learned else "hand")
            right += is_right
            mark = "" if said == "unsure" else " ✓" if is_right else " ✗"
            kind = self.tr("learned") if card.is_learned else self.tr("hand-made")
            name.setText(f"{kind}: {card.name}{mark}")
            guess.setEnabled(False)
        self.reveal.setEnabled(False)
        self.score.setText(self.tr("{right} of {count} right").format(right=right, count=len(self._cards)))
