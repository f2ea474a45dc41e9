"""Asks the class: hides numbers or the kernel, judges what is said, and keeps the score of the round."""

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject

from cnngui.engine.chain import Chain, Layer
from cnngui.engine.errors import CnnguiError
from cnngui.engine.kernels.values import Kernel
from cnngui.engine.lessons.quiz import Place, Puzzle, Question, Score, ask_one, find_the_kernel
from cnngui.gui.lab.base import LabBase
from cnngui.gui.labs.steps.state import StepsState, changed_by, planes_of, with_chain
from cnngui.gui.labs.steps.walked import at_step, walked
from cnngui.gui.look.i18n import language, number
from cnngui.gui.widgets.grids.question_bar import QuestionBar


@dataclass(frozen=True)
class Round:
    """How many questions were drawn, and the score of those before the one that is asked.

    Parameters
    ----------
    drawn : int
        The seed of the next question.
    score : Score
    """

    drawn: int = 0
    score: Score = field(default_factory=Score)


class StepsQuestion(QObject):
    """The question of the round; the state says what is hidden."""

    def __init__(self, bar: QuestionBar, lab: LabBase[StepsState]) -> None:
        super().__init__(lab)
        self._bar = bar
        self._lab = lab
        self._offered: list[tuple[str, Kernel]] = []
        self._puzzled: Chain | None = None
        self.round = Round()
        bar.hide_wished.connect(self._hide)
        bar.answered.connect(self._judge)
        bar.reveal_wished.connect(self._reveal)
        bar.candidate_picked.connect(self._judge_candidate)
        bar.puzzle_wished.connect(self._begin_puzzle)
        bar.round_wished.connect(self._begin_round)

    def show(self, state: StepsState) -> None:
        """Show what is asked, and the score."""
        question = state.question
        self._bar.set_hidden(question.hidden if question is not None else "nothing")
        self._bar.set_can_answer(question is not None and (question.hidden == "kernel" or bool(_asked(state))))
        puzzle = _puzzle(state)
        titles = [(row.words(language()).title, row.filter.slices[0]) for row in puzzle.candidates] if puzzle else []
        if titles != self._offered:
            self._offered = titles
            self._bar.set_candidates(titles)
        score = self._score(question)
        self._bar.set_score(score.right, score.asked)

    def reset(self) -> None:
        """Forget the score and what was said of the last answer."""
        self.round = replace(self.round, score=Score())
        self._say("", is_right=None)

    def stop(self) -> None:
        """Ask nothing any more."""
        self.reset()
        self._lab.look(question=None, puzzle=None)

    def _score(self, question: Question | None) -> Score:
        """Return the score of the whole round."""
        now = question.score if question is not None else Score()
        before = self.round.score
        return Score(before.right + now.right, before.asked + now.asked)

    def _say(self, text: str, *, is_right: bool | None) -> None:
        self._bar.set_verdict(text, is_right)

    def _draw(self) -> int:
        """Return the seed of another question."""
        self.round = replace(self.round, drawn=self.round.drawn + 1)
        return self.round.drawn

    def _hide(self, hidden: str) -> None:
        """Hide something else: the score goes on."""
        state = self._lab.now
        self.round = replace(self.round, score=self._score(state.question))
        self._say("", is_right=None)
        if hidden == "cell":
            self._ask_another(state)
            return
        question = None if hidden == "nothing" else Question("output" if hidden == "output" else "kernel")
        step = max(state.step, 0) if hidden == "output" else state.step
        self._lab.look(question=question, puzzle=None, step=step)

    def _ask_another(self, state: StepsState) -> None:
        """Ask for a number of the output, not the same one twice running."""
        walk, last = walked(state).walk, state.question.cell if state.question is not None else None
        question = ask_one(walk.shape.output, self._draw())
        while question.cell == last and len(walk) > 1:
            question = ask_one(walk.shape.output, self._draw())
        assert question.cell is not None  # noqa: S101  (one number is asked for)
        step = walk.step_of(*question.cell)
        self._lab.look(question=question, puzzle=None, step=step)

    def _begin_round(self) -> None:
        """Ask anew, and count from nothing."""
        state = self._lab.now
        self._lab.look(question=None)
        self.round = replace(self.round, score=Score())
        if state.puzzle is not None:
            self._begin_puzzle()
        else:
            self._hide(state.question.hidden if state.question is not None else "cell")

    def _judge(self, said: float) -> None:
        state = self._lab.now
        question, place = state.question, _asked(state)
        if question is None or place is None:
            return
        walk = walked(state).walk
        step = walk.step_of(*place)
        right = walk.explanation(step).value
        after = question.answered(place, said, right)
        if after.hides(place):
            self._say(self.tr("Not quite: {value} was said.").format(value=_as_in_cells(said)), is_right=False)
            self._lab.look(question=after, step=step)
            return
        self._say(self.tr("Right: {value}.").format(value=_as_in_cells(right)), is_right=True)
        if question.hidden == "cell":
            self.round = replace(self.round, score=self._score(after))
            self._ask_another(replace(state, question=after))
        else:
            self._lab.look(question=after, step=at_step(state, step + 1))

    def _reveal(self) -> None:
        """Show what is asked for; once it is shown, ask for another number."""
        state = self._lab.now
        question, place = state.question, _asked(state)
        if question is None:
            return
        if question.hidden == "kernel":
            puzzle = _puzzle(state)
            title = puzzle.answer.words(language()).title if puzzle is not None else ""
            self._say(self.tr("It was: {name}.").format(name=title) if title else "", is_right=None)
            self._lab.look(question=None, puzzle=None)
        elif place is not None:
            self._say("", is_right=None)
            step = walked(state).walk.step_of(*place)
            self._lab.look(question=question.revealing(place), step=step)
        elif question.hidden == "cell":
            self._hide("cell")

    # Find the kernel

    def _begin_puzzle(self) -> None:
        """Filter the grid with a kernel that is not shown, and offer some to choose among; it can be undone."""
        state, seed = self._lab.now, self._draw()
        self.round = replace(self.round, score=self._score(state.question))
        try:
            puzzle = find_the_kernel(planes_of(changed_by(state, lambda edited: edited.with_channels("sum"))), seed)
        except CnnguiError as error:
            self._lab.complain(error)
            return
        asked = with_chain(state, Chain((Layer((puzzle.answer.filter,), padding=0),), "sum"))
        asked = replace(asked, shared=False)  # other labs would show the kernel
        last = len(walked(asked).walk) - 1
        self._say("", is_right=None)
        asked = replace(asked, question=Question("kernel"), puzzle=seed, step=last, page="slide")
        change = self._lab.look if state.chain == self._puzzled else self._lab.wish  # puzzles in a row are one step
        change(lambda _: asked)
        self._puzzled = asked.chain

    def _judge_candidate(self, at: int) -> None:
        state = self._lab.now
        puzzle = _puzzle(state)
        if puzzle is None:
            return
        picked = puzzle.candidates[at]
        is_right = picked is puzzle.answer
        self.round = replace(self.round, score=self.round.score.after(correct=is_right))
        title = picked.words(language()).title
        if is_right:
            self._say(self.tr("Right: it was {name}.").format(name=title), is_right=True)
            self._lab.look(question=None, puzzle=None)
            return
        self._say(self.tr("Not quite: {name} gives another output.").format(name=title), is_right=False)
        self._lab.look()  # the score


def _as_in_cells(value: float) -> str:
    """Write a number with two decimals at most, and as few as it needs: −5, not −5.00."""
    return number(round(value, 2) + 0.0)


def _asked(state: StepsState) -> Place | None:
    """Return the number that is asked for: that of the step, if it is hidden, or the next one that is."""
    question = state.question
    if question is None:
        return None
    if question.cell is not None:
        return question.cell if question.hides(question.cell) else None
    walk, first = walked(state).walk, max(state.step, 0)
    places = (walk.place(step) for step in (*range(first, len(walk)), *range(first)))
    return next((place for place in places if question.hides(place)), None)


def _puzzle(state: StepsState) -> Puzzle | None:
    """Return the puzzle that is played."""
    return None if state.puzzle is None else find_the_kernel(planes_of(state), state.puzzle)
