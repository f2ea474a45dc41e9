"""A question for the class: six pictures, made by learned filters or by hand-made ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cnngui.gui.look.i18n import labelled
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.elided_label import ElidedLabel
from cnngui.gui.widgets.inputs.forms import column, row
from cnngui.gui.widgets.pictures.image_view import ImageView
from cnngui.gui.widgets.pictures.pictures import Picture
from cnngui.gui.widgets.pictures.viewport import Viewport

COUNT = 6

COLUMNS = (2, 3)
"""Side by side: whichever makes the pictures larger."""

GAP = 8


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


class QuestionView(QWidget):
    """Six pictures, a guess under each, and the answers once they are asked for."""

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
        self._answers = tuple(self._answer(guess, name) for guess, name in zip(self.guesses, self._names, strict=True))
        self._columns = 0
        self.reveal = QPushButton(self.tr("Reveal"))
        self.again = QPushButton(self.tr("Six others"))
        self.back = QPushButton(self.tr("Back to comparing"))
        self.score = QLabel()
        self._lay_out()
        self.reveal.clicked.connect(self._reveal)

    def _guess(self, place: int) -> ChoiceRow:
        name = self.tr("Picture {number}").format(number=place + 1)
        choices = [Choice("unsure", "?"), Choice("learned", self.tr("learned")), Choice("hand", self.tr("hand-made"))]
        return ChoiceRow(name, choices)

    @staticmethod
    def _answer(guess: ChoiceRow, name: ElidedLabel) -> QStackedWidget:
        """Put the answer in the place of the guess, once it is revealed."""
        pages = QStackedWidget()
        pages.addWidget(guess)
        pages.addWidget(name)
        return pages

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(GAP)
        layout.addWidget(self.question)
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        self._cells = tuple(self._cell(place) for place in range(COUNT))
        layout.addLayout(self._grid)
        below = row(self.reveal, self.again)
        below.addWidget(self.score, 1)
        below.addWidget(self.back)
        layout.addLayout(below)
        layout.addStretch(1)
        self._arrange()

    def _cell(self, place: int) -> QWidget:
        below = QHBoxLayout()
        below.setSpacing(GAP)
        below.addWidget(QLabel(f"{place + 1}"))
        below.addWidget(self._answers[place], 1)
        answer = column(below)
        answer.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return column(self.pictures[place], answer, gap=4)

    def _arrange(self) -> None:
        """Take as many columns as make the pictures large, whatever their shape, and no room that they cannot fill."""
        best = max(COLUMNS, key=self._scale_with)
        height = max(int(self._scale_with(best) * self.viewport.extent.height()), 1)
        for picture in self.pictures:
            picture.setFixedHeight(height)
        if best == self._columns:
            return
        self._columns = best
        for cell in self._cells:
            self._grid.removeWidget(cell)
        for place, cell in enumerate(self._cells):
            self._grid.addWidget(cell, place // best, place % best)
        for at in range(COUNT):
            self._grid.setColumnStretch(at, int(at < best))

    def _scale_with(self, columns: int) -> float:
        """Return how large a pixel of the photo gets with so many columns."""
        rows, extent = COUNT // columns, self.viewport.extent
        other = self.question.heightForWidth(self.width() - 32) + self.reveal.sizeHint().height() + 4 * GAP
        below = self.guesses[0].sizeHint().height() + 4
        width = (self.width() - 32 - (columns - 1) * GAP) / columns
        height = (self.height() - other - (rows - 1) * GAP) / rows - below
        return min(width / extent.width(), height / extent.height())

    @property
    def cards(self) -> Sequence[Card]:
        """What is asked."""
        return self._cards

    def ask(self, cards: Sequence[Card], extent: QRectF) -> None:
        """Ask about six pictures."""
        self._cards, self._is_revealed = tuple(cards), False
        self.viewport.set_extent(extent)
        self._arrange()
        for place, card in enumerate(self._cards):
            self.pictures[place].set_picture(card.picture, extent)
            self.guesses[place].set_current("unsure")
            self._answers[place].setCurrentIndex(0)
        self.score.setText("")
        self.reveal.setEnabled(True)

    def _reveal(self) -> None:
        """Name the filters, and count what was right."""
        right = 0
        for card, name, guess, answer in zip(self._cards, self._names, self.guesses, self._answers, strict=True):
            said = guess.current
            is_right = said == ("learned" if card.is_learned else "hand")
            right += is_right
            mark = "" if said == "unsure" else " ✓" if is_right else " ✗"
            kind = self.tr("learned") if card.is_learned else self.tr("hand-made")
            name.setText(labelled(kind, f"{card.name}{mark}"))
            answer.setCurrentIndex(1)
        self.reveal.setEnabled(False)
        self.score.setText(self.tr("%n of {count} right", None, right).format(count=len(self._cards)))

    # Overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Arrange the pictures anew."""
        super().resizeEvent(event)
        self._arrange()
