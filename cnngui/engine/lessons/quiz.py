"""Ask the class: what is hidden, whether an answer is right, the score, and the puzzle "Find the kernel"."""

from dataclasses import dataclass, replace
from math import isclose, isfinite
from typing import Literal

import numpy as np

from cnngui.engine.chain import Chain, Layer, Planes, run
from cnngui.engine.errors import QT_TRANSLATE_NOOP, SizeError
from cnngui.engine.kernels.table import KERNELS, NamedKernel
from cnngui.engine.kernels.values import Filter
from cnngui.engine.lessons.errors import LessonError
from cnngui.engine.numbers.writing import rounded
from cnngui.engine.sizes import Pair

Place = tuple[int, int, int]
"""Row, column and channel of an output number, from 0."""

Hidden = Literal["output", "cell", "kernel"]

FEWEST, MOST = 4, 6
"""Kernels to choose among."""

_PLAIN = Layer((Filter((((1.0,),),)),), padding=0)

_CLOSE = 1e-6
_MOST_DECIMALS = 12
_LARGEST_ROUNDED = 1e15  # beyond, no float64 has decimals
_VISIBLE = 0.01
"""Of the largest input number: two outputs that differ by less look the same on screen."""

_NOISE = 1e-5
"""Of the largest output number: what float32 sums may differ by."""


@dataclass(frozen=True)
class Score:
    """How many answers were right, of how many.

    >>> Score().after(correct=True).after(correct=False)
    Score(right=1, asked=2)
    """

    right: int = 0
    asked: int = 0

    def after(self, *, correct: bool) -> "Score":
        """Return the score after one more answer."""
        return Score(self.right + correct, self.asked + 1)


@dataclass(frozen=True)
class Question:
    """What the class is asked for, and how far it has come.

    Parameters
    ----------
    hidden : {"output", "cell", "kernel"}
        Every output number, the one at ``cell``, or the kernel.
    cell : (row, column, channel) or None
        Which output number, if it is one.
    revealed : frozenset of places
        Output numbers that are shown again.
    tried : frozenset of places
        Output numbers that have been answered for; only the first answer counts.
    score : Score

    Examples
    --------
    >>> question = Question("output").answered((0, 0, 0), -5, right=-5)
    >>> question.hides((0, 0, 0)), question.hides((0, 1, 0)), question.score
    (False, True, Score(right=1, asked=1))
    """

    hidden: Hidden
    cell: Place | None = None
    revealed: frozenset[Place] = frozenset()
    tried: frozenset[Place] = frozenset()
    score: Score = Score()

    def hides(self, place: Place) -> bool:
        """Tell whether an output number is to be drawn as a question mark."""
        asked = self.hidden == "output" or (self.hidden == "cell" and place == self.cell)
        return asked and place not in self.revealed

    def revealing(self, *places: Place) -> "Question":
        """Return the question with some output numbers shown; it changes no score."""
        return replace(self, revealed=self.revealed.union(places))

    def answered(self, place: Place, said: float, right: float, digits: int = 2) -> "Question":
        """Return the question after an answer for one output number.

        A right answer reveals the number; a wrong one leaves it hidden, to be tried again without counting again.
        What is not hidden is not asked: an answer for it changes nothing.

        Parameters
        ----------
        place : (row, column, channel)
        said, right : float
        digits : int
            Decimals on screen, as for `judge`.
        """
        if not self.hides(place):
            return self
        correct = judge(said, right, digits)
        score = self.score if place in self.tried else self.score.after(correct=correct)
        after = replace(self, score=score, tried=self.tried | {place})
        return after.revealing(place) if correct else after


def ask_one(shape: Place, seed: int) -> Question:
    """Hide one number, drawn at random, of an output of ``shape`` (H, W, C).

    >>> ask_one((1, 1, 1), seed=7).cell
    (0, 0, 0)
    """
    row, column, channel = np.random.default_rng(seed).integers(shape).tolist()
    return Question("cell", (row, column, channel))


def judge(answer: float, right: float, digits: int = 2) -> bool:
    """Tell whether an answer is right, or ``right`` rounded with care.

    Parameters
    ----------
    answer, right : float
    digits : int
        Decimals on screen: an answer may be rounded to as many, or to more, but not to fewer.

    Examples
    --------
    >>> judge(25.89, 233 / 9), judge(25.889, 233 / 9), judge(25.9, 233 / 9), judge(5.001, 5)
    (True, True, False, False)
    """
    if not (isfinite(answer) and isfinite(right)):
        return False
    if isclose(answer, right, rel_tol=_CLOSE, abs_tol=1e-9):
        return True
    if abs(right) > _LARGEST_ROUNDED:
        return False
    # A half may go either way: float32 cannot tell 2.25 from the number just below it.
    near = (right, right * (1 - _CLOSE), right * (1 + _CLOSE))
    return any(
        isclose(answer, float(rounded(value, decimals)), rel_tol=1e-12)
        for value in near
        for decimals in range(digits, _MOST_DECIMALS + 1)
    )


@dataclass(frozen=True, eq=False)
class Puzzle:
    """Input and output are shown; the class says which kernel it was.

    Parameters
    ----------
    candidates : tuple of NamedKernel
        Four to six of one size; no two give the same output.
    answer : NamedKernel
        The one among them that gave ``output``.
    output : planes
        One plane, without padding.
    """

    candidates: tuple[NamedKernel, ...]
    answer: NamedKernel
    output: Planes


def find_the_kernel(planes: Planes, seed: int, size: Pair = (3, 3), count: int = 5) -> Puzzle:
    """Draw named kernels, one of which gives the output.

    Parameters
    ----------
    planes : tuple of (H, W) float32
        The input; its channels are summed.
    seed : int
        The same seed and input give the same puzzle.
    size : (rows, columns)
        Of all the kernels.
    count : int
        Kernels to choose among, 4 to 6; fewer, but 4 at least, where the input does not tell as many apart.

    Raises
    ------
    LessonError
        When fewer than four kernels give outputs that differ visibly, as on a grid of equal numbers.
    SizeError
        When the input is smaller than the kernels.

    Examples
    --------
    >>> from cnngui.engine.lessons.examples import example
    >>> grid = example("convolution").planes
    >>> puzzle = find_the_kernel(grid, seed=7)
    >>> len(puzzle.candidates), puzzle.output[0].shape, fits(puzzle.answer.filter, grid, puzzle.output)
    (5, (4, 4), True)
    """
    rng = np.random.default_rng(seed)
    right_size = [kernel for kernel in KERNELS if kernel.filter.shape == size]
    visible = _VISIBLE * max(float(np.abs(plane).max()) for plane in planes)
    found: list[tuple[NamedKernel, Planes]] = []
    for index in rng.permutation(len(right_size)):
        output = _output(right_size[index].filter, planes, _PLAIN)
        if all(_difference(output, other) > visible for _, other in found):
            found.append((right_size[index], output))
        if len(found) == min(max(count, FEWEST), MOST):
            break
    if len(found) < FEWEST:
        text = QT_TRANSLATE_NOOP(
            "Errors", "This grid tells only {count} kernels apart; take one whose numbers differ more from each other."
        )
        raise LessonError(text, count=len(found))
    answer, output = found[rng.integers(len(found))]
    return Puzzle(tuple(kernel for kernel, _ in found), answer, output)


def fits(kernel: Filter, planes: Planes, output: Planes, like: Layer = _PLAIN) -> bool:
    """Tell whether a kernel gives an output, be it the kernel that was meant or another one.

    Parameters
    ----------
    kernel : Filter
        With its bias.
    planes : tuple of (H, W) float32
        The input; its channels are summed.
    output : planes
        One plane.
    like : Layer
        Padding, border, stride, pooling and so on; its filters are not used. Without padding and at stride 1 if not
        given.

    Raises
    ------
    KernelError
        When the kernel has several slices, but not as many as the input has channels.

    Examples
    --------
    >>> from cnngui.engine.kernels.table import find
    >>> zeros = (np.zeros((3, 3), np.float32),)
    >>> fits(find("sobel-x").filter, zeros, (np.zeros((1, 1), np.float32),))
    True
    """
    try:
        given = _output(kernel, planes, like)
    except SizeError:
        return False
    if given[0].shape != output[0].shape:
        return False
    return _difference(given, output) <= _NOISE * max(float(np.abs(output[0]).max()), 1.0)


def _output(kernel: Filter, planes: Planes, like: Layer) -> Planes:
    return run(Chain((replace(like, filters=(kernel,)),), "sum"), planes)[-1]


def _difference(one: Planes, other: Planes) -> float:
    return float(np.abs(one[0] - other[0]).max())
