"""Ask the class: what is hidden, the answer that is typed or picked, whether it was right, and the score."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from cnngui.engine.errors import KernelError
from cnngui.engine.kernels.typed_number import parse_number
from cnngui.engine.kernels.values import Kernel
from cnngui.gui.look.i18n import number
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.elided_label import ElidedLabel
from cnngui.gui.widgets.inputs.forms import GAP, column, fill, row
from cnngui.gui.widgets.inputs.icon_button import IconButton
from cnngui.gui.widgets.kernels.candidate_button import CandidateButton
from cnngui.gui.widgets.painted import Fitting, LeavingShortcuts, bold

_FIELD = 4.5
"""Width of the field, in heights of a line."""
_VERDICT = 8.0
"""Least width of the verdict."""
_LONGEST = 20
"""Characters of a mistyped answer that are said again."""

NUMBERS = frozenset({"output", "cell"})
"""What is hidden when a number is asked for."""


class QuestionBar(Fitting, QWidget):
    """One row, or two where there is no room; candidates below it while there are some."""

    hide_wished = Signal(str)
    """What is to be hidden: "nothing", "output", "cell" or "kernel"."""
    answered = Signal(float)
    reveal_wished = Signal()
    candidate_picked = Signal(int)
    puzzle_wished = Signal()
    round_wished = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._can_answer = True
        self._is_awaited = False
        self._candidates: list[CandidateButton] = []
        self._columns = 0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        asking, answering = self._build_asking(), self._build_answering()
        self._parts = asking, answering
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP)
        self._row.addWidget(asking)
        self._row.addWidget(answering, 1)
        self._choices = QGridLayout()
        self._choices.setSpacing(GAP)
        layout = fill(self, self._row, self._choices)
        layout.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)  # narrower than one row
        self._connect()
        self._fit()
        self.set_score(0, 0)
        self._offer()

    def _build_asking(self) -> QWidget:
        output = self.tr("All numbers of the output are question marks.")
        cell = self.tr("One number of the output is a question mark.")
        choices = [
            Choice("nothing", self.tr("nothing"), self.tr("Everything is shown.")),
            Choice("output", self.tr("output"), output),
            Choice("cell", self.tr("one number"), cell),
            Choice("kernel", self.tr("kernel"), self.tr("The numbers of the kernel are question marks.")),
        ]
        self.hidden = ChoiceRow(self.tr("Hide"), choices)
        self.puzzle = QPushButton(self.tr("Find the kernel"))
        self.puzzle.setToolTip(self.tr("Input and output are shown: which kernel was it?"))
        hint = self.tr("New round: the score starts at 0")
        self.again = IconButton("mdi6.restart", self.tr("New round"), hint)
        self.hidden.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        parts = row(QLabel(self.tr("Hide")), self.hidden, self.puzzle, self.again)
        parts.addStretch(1)
        return column(parts)

    def _build_answering(self) -> QWidget:
        self.field = _AnswerField()
        self.field.setAccessibleName(self.tr("Answer of the class"))
        self.field.setPlaceholderText(self.tr("number"))
        self.field.setToolTip(self.tr("What the class says, such as 12, −0.5 or 1/9; Enter answers"))
        self.answer = QPushButton(self.tr("Answer"))
        self.answer.setToolTip(self.tr("Is it right? (Enter)"))
        self.reveal = QPushButton(self.tr("Reveal"))
        self.reveal.setToolTip(self.tr("Show what is hidden"))
        self.score = QLabel()
        self.verdict = ElidedLabel()
        parts = row(self.field, self.answer, self.reveal, self.score, self.verdict)
        parts.setStretchFactor(self.verdict, 1)
        return column(parts)

    def _connect(self) -> None:
        self.hidden.chosen.connect(self._follow_hidden)
        self.puzzle.clicked.connect(self.puzzle_wished)
        self.again.clicked.connect(self.round_wished)
        self.field.returnPressed.connect(self._answer)
        self.answer.clicked.connect(self._answer)
        self.reveal.clicked.connect(self.reveal_wished)

    def set_hidden(self, hidden: str) -> None:
        """Show what is hidden, without telling; an answer that was typed goes where none is asked for."""
        self.hidden.set_current(hidden)
        if hidden not in NUMBERS:
            self.field.clear()
        self._offer()

    def set_can_answer(self, can_answer: bool) -> None:
        """Let an answer be given or not; what is asked may already have been revealed."""
        self._can_answer = can_answer
        self._offer()

    def set_score(self, right: int, asked: int) -> None:
        """Show how many answers were right, of how many; nothing before the first."""
        text = self.tr("%n of {asked} right", None, right).format(asked=number(asked))
        self.score.setText(text if asked else "")

    def set_verdict(self, text: str, is_right: bool | None) -> None:
        """Say whether the last answer was right; None says something else about it.

        After a right answer the field is empty; after a wrong one its text is marked, so that typing replaces it.
        """
        mark = {True: "✓ ", False: "✗ ", None: ""}[is_right] if text else ""
        self.verdict.setText(mark + text)
        self.verdict.setFont(bold(self.font()) if is_right else self.font())
        self.verdict.setEnabled(is_right is not None)  # a note is quiet
        if is_right:
            self.field.clear()
        elif text:
            self.field.selectAll()

    def set_candidates(self, candidates: Sequence[tuple[str, Kernel]]) -> None:
        """Show kernels to choose among, by title and numbers; none take the buttons away."""
        if self.window().focusWidget() in self._candidates:
            self.puzzle.setFocus()  # else Qt would give the focus to whatever comes next in the window
        for button in self._candidates:
            self._choices.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._candidates = [CandidateButton(title, kernel) for title, kernel in candidates]
        for place, button in enumerate(self._candidates):
            button.clicked.connect(lambda _=False, place=place: self.candidate_picked.emit(place))
        self._columns = 0
        self._fit()
        self._offer()

    @property
    def candidates(self) -> Sequence[CandidateButton]:
        """The buttons of the kernels to choose among."""
        return tuple(self._candidates)

    def _follow_hidden(self, hidden: str) -> None:
        """Tell what is to be hidden; where it is one number, the answer can be typed as soon as it is asked for."""
        self._is_awaited = hidden == "cell"
        self.hide_wished.emit(hidden)
        self._offer()

    def _offer(self) -> None:
        """Let be pressed what makes sense now."""
        hidden = self.hidden.current
        can_answer = self._can_answer and hidden in NUMBERS
        left: list[QWidget] = [] if can_answer else [self.field, self.answer]
        left += [self.reveal] if hidden == "nothing" else []
        left += [] if self._can_answer else self._candidates
        if self.window().focusWidget() in left:
            self.puzzle.setFocus()  # a part that is switched off hands the focus on, to another lab's button at last
        for part in (self.field, self.answer):
            part.setEnabled(can_answer)
        if can_answer and self._is_awaited:
            self._is_awaited = False
            self.field.setFocus()
        self.reveal.setEnabled(hidden != "nothing")
        for button in self._candidates:
            button.setEnabled(self._can_answer)

    def _answer(self) -> None:
        """Tell the number that was typed; a quiet note where it is none."""
        typed = " ".join(self.field.text().split())
        try:
            said = parse_number(typed)
        except KernelError:
            shown = typed if len(typed) <= _LONGEST else typed[:_LONGEST] + "…"
            text = self.tr("“{text}” is no number; type one such as {example} or 1/9")
            note = text.format(text=shown, example=number(-0.5)) if typed else self.tr("type a number first")
            self.set_verdict(note, None)
            self.field.setFocus()
            return
        self.answered.emit(said)

    def _widest(self) -> int:
        """Width of everything in one row."""
        return sum(part.sizeHint().width() for part in self._parts) + GAP

    def _fit(self) -> None:
        """Measure the field in heights of a line; put the two halves beside or below each other."""
        line = self.fontMetrics().height()
        self.field.setFixedWidth(round(_FIELD * line))
        self.verdict.setMinimumWidth(round(_VERDICT * line))
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if self.width() >= self._widest() else ways.TopToBottom
        self._row.setDirection(way)
        self._arrange()
        self.updateGeometry()

    def _arrange(self) -> None:
        """Put the candidates into as few rows as they fit, as many in each."""
        count = len(self._candidates)
        wide = max((button.minimumSizeHint().width() for button in self._candidates), default=1) + GAP
        rows = math.ceil(count / max((self.width() + GAP) // wide, 1))
        columns = math.ceil(count / max(rows, 1))
        if columns == self._columns:
            return
        for place in range(self._columns):
            self._choices.setColumnStretch(place, 0)
        self._columns = columns
        for place, button in enumerate(self._candidates):
            self._choices.addWidget(button, place // columns, place % columns)
            self._choices.setColumnStretch(place % columns, 1)

    # Overrides of Qt

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for no more width than two rows need."""
        hint = super().minimumSizeHint()
        parts = [*self._parts, *self._candidates]
        return QSize(max(part.minimumSizeHint().width() for part in parts), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Take one row or two."""
        super().resizeEvent(event)
        self._fit()


class _AnswerField(LeavingShortcuts, QLineEdit):
    """A line for a number; what is not meant for it goes on to the window."""

    def can_undo(self, *, again: bool) -> bool:
        """Whether something was typed, or taken back."""
        return self.isRedoAvailable() if again else self.isUndoAvailable()
