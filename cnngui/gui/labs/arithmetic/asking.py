"""Asks the class: hides numbers or the kernel, judges what is said, and keeps the score of the round."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from cnngui.engine.chain import Chain, Layer
from cnngui.engine.errors import CnnguiError
from cnngui.engine.kernels.values import Kernel
from cnngui.engine.lessons.quiz import Place, Puzzle, Question, Score, ask_one, find_the_kernel
from cnngui.gui.i18n import language, number
from cnngui.gui.labs.arithmetic.state import State, planes_of, with_chain
from cnngui.gui.labs.arithmetic.walking import at_step, walked
from cnngui.gui.widgets.question_bar import QuestionBar


class Asking(QObject):
    """The question of the round; the state says what is hidden.

    Parameters
    ----------
    bar : QuestionBar
    state : callable
        Gives what is set now.
    amend : callable
        Takes another state without a step to undo.
    complain : callable
        Says what is wrong.
    """

    asked = Signal()

    def __init__(
        self,
        bar: QuestionBar,
        state: Callable[[], State],
        amend: Callable[[State], None],
        complain: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bar = bar
        self._state = state
        self._amend = amend
        self._complain = complain
        self._round = 0
        self._offered: list[tuple[str, Kernel]] = []
        self._score = Score()
        bar.hide_wished.connect(self._hide)
        bar.answered.connect(self._judge)
        bar.reveal_wished.connect(self._reveal)
        bar.candidate_picked.connect(self._judge_candidate)
        bar.puzzle_wished.connect(self._begin_puzzle)
        bar.round_wished.connect(self._begin_round)

    def show(self, state: State) -> None:
        """Show what is asked, and the score."""
        question = state.question
        self._bar.set_hidden(question.hidden if question is not None else "nothing")
        self._bar.set_can_answer(question is not None)
        puzzle = self._puzzle(state)
        titles = [(row.words(language()).title, row.filter.slices[0]) for row in puzzle.candidates] if puzzle else []
        if titles != self._offered:
            self._offered = titles
            self._bar.set_candidates(titles)
        score = question.score if question is not None and puzzle is None else self._score
        self._bar.set_score(score.right, score.asked)

    def stop(self) -> None:
        """Ask nothing any more."""
        state = self._state()
        self._score = Score()
        self._bar.set_verdict("", is_right=None)
        self._amend(replace(state, question=None, puzzle=None))

    def _hide(self, hidden: str) -> None:
        state = self._state()
        self._bar.set_verdict("", is_right=None)
        question: Question | None = None
        if hidden == "output":
            question = Question("output")
        elif hidden == "cell":
            self._round += 1
            question = ask_one(walked(state).walk.shape.output, self._round)
        elif hidden == "kernel":
            question = Question("kernel")
        step = state.step
        if question is not None and question.cell is not None:
            step = walked(state).walk.step_of(*question.cell)
        self._amend(replace(state, question=question, puzzle=None, step=step))

    def _begin_round(self) -> None:
        """Ask anew, and count from nothing."""
        state = self._state()
        self._score = Score()
        if state.puzzle is not None:
            self._begin_puzzle()
        elif state.question is not None:
            self._hide(state.question.hidden)
        else:
            self._hide("cell")

    def _place(self, state: State, question: Question) -> Place | None:
        """Give the number that is asked for: that of the step, if it is hidden, or the next one that is."""
        walk = walked(state).walk
        if question.cell is not None:
            return question.cell
        steps = [*range(max(state.step, 0), len(walk)), *range(max(state.step, 0))]
        return next((walk.place(step) for step in steps if question.hides(walk.place(step))), None)

    def _judge(self, said: float) -> None:
        state = self._state()
        question = state.question
        place = self._place(state, question) if question is not None else None
        if question is None or place is None:
            return
        walk = walked(state).walk
        step = walk.step_of(*place)
        right = walk.explanation(step).value
        after = question.answered(place, said, right)
        is_right = not after.hides(place)
        if is_right:
            self._bar.set_verdict(self.tr("Right: {value}.").format(value=number(right, 2)), is_right=True)
            step = at_step(state, step + 1) if question.hidden == "output" else step
        else:
            self._bar.set_verdict(self.tr("Not quite: {value} was said.").format(value=number(said, 2)), is_right=False)
        self._amend(replace(state, question=after, step=step))

    def _reveal(self) -> None:
        """Show what is asked for."""
        state = self._state()
        question = state.question
        if question is None:
            return
        if question.hidden == "kernel":
            puzzle = self._puzzle(state)
            if puzzle is not None:
                title = puzzle.answer.words(language()).title
                self._bar.set_verdict(self.tr("It was: {name}.").format(name=title), is_right=None)
            self._amend(replace(state, question=None, puzzle=None))
            return
        place = self._place(state, question)
        if place is not None:
            step = walked(state).walk.step_of(*place)
            self._bar.set_verdict("", is_right=None)
            self._amend(replace(state, question=question.revealing(place), step=step))

    # Find the kernel

    def _puzzle(self, state: State) -> Puzzle | None:
        if state.puzzle is None:
            return None
        return find_the_kernel(planes_of(state), state.puzzle)

    def _begin_puzzle(self) -> None:
        """Filter the grid with a kernel that is not shown, and offer some to choose among."""
        self._round += 1
        state = self._state()
        summed = replace(state, chain=replace(state.chain, channels="sum"))
        try:
            puzzle = find_the_kernel(planes_of(summed), self._round)
        except CnnguiError as error:
            self._complain(error)
            return
        chain = Chain((Layer((puzzle.answer.filter,), padding=0),), "sum")
        asked = with_chain(summed, chain)
        last = len(walked(asked).walk) - 1
        self._bar.set_verdict("", is_right=None)
        self._amend(replace(asked, question=Question("kernel"), puzzle=self._round, step=last))

    def _judge_candidate(self, at: int) -> None:
        state = self._state()
        puzzle = self._puzzle(state)
        if puzzle is None:
            return
        picked = puzzle.candidates[at]
        is_right = picked is puzzle.answer
        self._score = self._score.after(correct=is_right)
        title = picked.words(language()).title
        if is_right:
            self._bar.set_verdict(self.tr("Right: it was {name}.").format(name=title), is_right=True)
            self._amend(replace(state, question=None, puzzle=None))
            return
        self._bar.set_verdict(self.tr("Not quite: {name} gives another output.").format(name=title), is_right=False)
        self._amend(state)
