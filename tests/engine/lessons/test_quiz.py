"""Ask the class: what is hidden, judged and scored; and puzzles that have one answer."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnngui.engine.chain import Chain, Layer, Pooling, run
from cnngui.engine.errors import KernelError, SizeError
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter
from cnngui.engine.lessons.errors import LessonError
from cnngui.engine.lessons.examples import example
from cnngui.engine.lessons.quiz import Question, Score, ask_one, find_the_kernel, fits, judge
from cnngui.engine.numbers import written
from tests.engine.lessons.chains import a_grid


@given(st.floats(-1e6, 1e6), st.integers(0, 4))
def test_what_is_shown_is_right(right: float, digits: int) -> None:
    """The number as the screen writes it, and as float32 has it."""
    shown = float(written(right, digits).text.replace("−", "-"))
    assert judge(shown, right, digits)
    assert judge(float(np.float32(right)), right, digits)


@given(st.floats(-1e6, 1e6), st.floats(0.51, 100), st.integers(0, 3))
def test_what_is_further_off_is_wrong(right: float, off: float, digits: int) -> None:
    """More than half of the last digit, beyond the noise of float32."""
    away = off * 10.0**-digits + 2e-6 * abs(right)
    assert not judge(right + away, right, digits)
    assert not judge(right - away, right, digits)


@pytest.mark.parametrize(
    ("answer", "right", "digits", "correct"),
    [
        (-5, -5, 2, True),
        (5, -5, 2, False),
        (2.3, 2.25, 1, True),
        (2.2, 2.25, 1, True),  # the other half
        (2.1, 2.25, 1, False),
        (4, 3.75, 2, False),  # rounded too far
        (4, 3.75, 0, True),
        (0, 0, 2, True),
        (0.004, 0, 2, False),
        (0, 0.004, 2, True),
        (float("nan"), 0, 2, False),
        (float("inf"), float("inf"), 2, False),
        (1e20, 1e20, 2, True),
        (2e20, 1e20, 2, False),
    ],
)
def test_judge(answer: float, right: float, digits: int, correct: bool) -> None:
    """Signs, halves, zeros and what is no number."""
    assert judge(answer, right, digits) is correct


def test_a_round() -> None:
    """The first answer counts; a wrong one can be mended without a point."""
    question = Question("output")
    question = question.answered((0, 0, 0), 7, right=-5)
    assert question.score == Score(0, 1)
    assert question.hides((0, 0, 0))
    question = question.answered((0, 0, 0), -5, right=-5)
    assert question.score == Score(0, 1)
    assert not question.hides((0, 0, 0))
    question = question.answered((0, 1, 0), -4, right=-4)
    assert question.score == Score(1, 2)
    assert question.answered((0, 1, 0), 9, right=-4) == question


def test_what_was_revealed_is_not_asked() -> None:
    """Showing a number is neither right nor wrong."""
    question = Question("output").revealing((0, 0, 0), (1, 1, 0))
    assert not question.hides((1, 1, 0))
    assert question.hides((0, 1, 0))
    assert question.answered((0, 0, 0), -5, right=-5).score == Score()


def test_one_cell() -> None:
    """Only that number is hidden; the seed says which."""
    question = ask_one((4, 5, 3), seed=7)
    hidden = [place for place in np.ndindex(4, 5, 3) if question.hides((place[0], place[1], place[2]))]
    assert hidden == [question.cell]
    assert ask_one((4, 5, 3), seed=7) == question
    assert len({ask_one((4, 5, 3), seed).cell for seed in range(20)}) > 5


def test_a_hidden_kernel_hides_no_output() -> None:
    """The output is what the class has to go by."""
    assert not Question("kernel").hides((0, 0, 0))


@given(st.integers(0, 2**32 - 1), st.integers(4, 6))
def test_a_puzzle_has_one_answer(seed: int, count: int) -> None:
    """Only the answer gives the output, and the seed gives the puzzle."""
    planes = a_grid(np.random.default_rng(seed), 1 + seed % 3)
    puzzle, again = find_the_kernel(planes, seed, count=count), find_the_kernel(planes, seed, count=count)
    assert len(puzzle.candidates) == count
    assert [kernel for kernel in puzzle.candidates if fits(kernel.filter, planes, puzzle.output)] == [puzzle.answer]
    assert {kernel.filter.shape for kernel in puzzle.candidates} == {(3, 3)}
    assert (puzzle.candidates, puzzle.answer) == (again.candidates, again.answer)
    outputs = [run(Chain((Layer((k.filter,), padding=0),), "sum"), planes)[0][0] for k in puzzle.candidates]
    assert all(np.abs(one - other).max() > 0.01 for one, other in combinations(outputs, 2))


def test_the_answer_is_anywhere_in_the_list() -> None:
    """Not always the first, and not always the same kernel."""
    grid = example("convolution").planes
    puzzles = [find_the_kernel(grid, seed) for seed in range(40)]
    assert len({puzzle.candidates.index(puzzle.answer) for puzzle in puzzles}) == 5
    assert len({puzzle.answer.name for puzzle in puzzles}) > 10


def test_a_grid_that_tells_nothing_apart() -> None:
    """Equal numbers hide every edge kernel."""
    with pytest.raises(LessonError, match=r"tells only \d kernels apart"):
        find_the_kernel((np.zeros((5, 5), np.float32),), 7)
    with pytest.raises(SizeError, match="The window needs 3 pixels"):
        find_the_kernel((np.zeros((2, 5), np.float32),), 7)


def test_another_kernel_may_fit() -> None:
    """On a grid of equal columns, Sobel is four thirds of the course's edge: what fits is right."""
    grid = (np.tile(np.array([3, 0, 1, 2, 7], np.float32), (4, 1)),)
    output = run(Chain((Layer((find("vertical-edge").filter,), padding=0),)), grid)[0]
    other = Filter((((0.0, 0.0, 0.0), (3.0, 0.0, -3.0), (0.0, 0.0, 0.0)),))
    assert fits(other, grid, output)
    assert not fits(find("sobel-x").filter, grid, output)
    assert not fits(find("roberts-up").filter, grid, output)
    assert not fits(find("gaussian-5").filter, grid, output)


def test_fits_with_the_layers_settings() -> None:
    """Padding, stride, pooling and bias count."""
    course = example("stride")
    layer = Layer((find("course-stride").filter,), padding=1, stride=(2, 2), relu=True, pooling=Pooling("max"))
    output = run(Chain((layer,), "sum"), course.planes)[-1]
    assert fits(find("course-stride").filter, course.planes, output, layer)
    assert not fits(Filter(find("course-stride").filter.slices, bias=1.0), course.planes, output, layer)
    assert not fits(find("course-stride").filter, course.planes, output)


def test_a_kernel_that_is_none_for_this_input() -> None:
    """Two slices on one channel: the engine's own sentence."""
    slices = find("sobel-x").filter.slices * 2
    with pytest.raises(KernelError, match="2 slices but the input has 1 channels"):
        fits(Filter(slices), example("convolution").planes, (np.zeros((4, 4), np.float32),))
