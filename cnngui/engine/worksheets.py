"""Worksheets: exercises for pen and paper, drawn from a seed.

One seed gives the same exercises on every machine: only `random.Random.random` is used, whose numbers Python promises
to keep. What an exercise is, and how one is taken from the lab, is in `cnngui.engine.exercises` and at hand here too.
"""

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import TypeVar

from cnngui.engine.arithmetic import Numbers
from cnngui.engine.chain import Chain, Layer, Pooling
from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.exercises import DIGITS, Exercise, Kind, Stage, WorksheetError, answers, stages, worksheet_of
from cnngui.engine.kernels.check import Kernel
from cnngui.engine.kernels.table import KERNELS
from cnngui.engine.kernels.values import Filter
from cnngui.engine.pooling import PoolKind
from cnngui.engine.sizes import Pair

__all__ = [
    "DIGITS",
    "LADDER",
    "MOST",
    "Exercise",
    "Kind",
    "Stage",
    "WorksheetError",
    "answers",
    "stages",
    "worksheet",
    "worksheet_of",
]

LADDER: tuple[Kind, ...] = ("pooling", "convolution", "stride", "relu", "padding", "rgb")
"""The kinds that a seed draws from, easy ones first."""

MOST = len(LADDER)
"""Exercises on a worksheet."""

_ANSWERS = (4, 16)
"""Fewest and most numbers that a drawn exercise asks for."""

_MOST_FACTORS = 6
"""Numbers of a drawn kernel that are not zero."""

Item = TypeVar("Item")


def worksheet(seed: int, exercises: int = MOST) -> tuple[Exercise, ...]:
    """Draw exercises with small whole numbers, each of another kind, easy ones first.

    Parameters
    ----------
    seed : int
        The same exercises for the same seed. An exercise of one kind is the same on a short and on a long worksheet.
    exercises : int
        How many, 1 to 6; one of them is a plain convolution.

    Raises
    ------
    WorksheetError
        When the seed is not a whole number, or the number of exercises is out of range.

    Examples
    --------
    >>> [exercise.kind for exercise in worksheet(7, 6)]
    ['pooling', 'convolution', 'stride', 'relu', 'padding', 'rgb']
    """
    seed = _whole_seed(seed)
    if not (isinstance(exercises, int) and 1 <= exercises <= MOST):
        text = QT_TRANSLATE_NOOP("Errors", "A worksheet has 1 to {most} exercises, not {exercises}.")
        raise WorksheetError(text, most=MOST, exercises=exercises)
    others = [kind for kind in LADDER if kind != "convolution"]
    chosen = {"convolution", *_Dice(f"{seed}").some(others, exercises - 1)}
    kinds = [kind for kind in LADDER if kind in chosen]
    return tuple(_MAKERS[kind](_Dice(f"{seed} {kind}"), number) for number, kind in enumerate(kinds, 1))


def _whole_seed(seed: object) -> int:
    try:
        return operator.index(seed)  # type: ignore[arg-type]  # (what is no whole number is what it refuses)
    except TypeError:
        text = QT_TRANSLATE_NOOP("Errors", "The seed of a worksheet is a whole number, not {seed}.")
        raise WorksheetError(text, seed=seed) from None


class _Dice:
    """Numbers from a seed."""

    def __init__(self, seed: str) -> None:
        self._random = Random(f"cnngui worksheet {seed}")  # noqa: S311  (nothing is to be kept secret)

    def below(self, count: int) -> int:
        return int(self._random.random() * count)

    def pick(self, items: Sequence[Item]) -> Item:
        return items[self.below(len(items))]

    def some(self, items: Sequence[Item], count: int) -> list[Item]:
        """Pick ``count`` different items."""
        left = list(items)
        return [left.pop(self.below(len(left))) for _ in range(count)]

    def grid(self, size: Pair) -> Numbers:
        """Fill a grid with 0 to 9."""
        return tuple(tuple(float(self.below(10)) for _ in range(size[1])) for _ in range(size[0]))

    def side(self) -> Pair:
        return 4 + self.below(3), 4 + self.below(3)


def _easy(kernel: Kernel) -> bool:
    """Whether one can multiply by the numbers in one's head, and there are not too many."""
    numbers = [number for row in kernel for number in row]
    small = all(number.is_integer() and abs(number) <= 2 for number in numbers)
    return small and 2 <= sum(map(bool, numbers)) <= _MOST_FACTORS


_EASY = tuple(row.filter for row in KERNELS if row.filter.shape in {(2, 2), (3, 3)} and _easy(row.filter.slices[0]))


def _kernel(dice: _Dice, size: Pair) -> Kernel:
    """Draw a kernel of −2 to 2."""
    while True:
        drawn = tuple(
            tuple(float(dice.pick((-2, -1, -1, 0, 0, 0, 1, 1, 2))) for _ in range(size[1])) for _ in range(size[0])
        )
        if _easy(drawn):
            return drawn


def _filter(dice: _Dice) -> Filter:
    """Take a kernel of the table, or draw one."""
    if dice.below(2):
        return dice.pick(_EASY)
    return Filter((_kernel(dice, dice.pick(((2, 2), (3, 3)))),))


def _sliding(dice: _Dice, number: int, kind: Kind, padding: int, strides: Sequence[int]) -> Exercise:
    """Draw input, kernel and stride until the work is neither too little nor too much."""
    while True:
        stride = dice.pick(strides)
        layer = Layer((_filter(dice),), padding=padding, stride=(stride, stride))
        exercise = Exercise(number, kind, (dice.grid(dice.side()),), Chain((layer,)))
        rows, columns, _ = exercise.shape.output
        if _ANSWERS[0] <= rows * columns <= _ANSWERS[1]:
            return exercise


def _convolution(dice: _Dice, number: int) -> Exercise:
    return _sliding(dice, number, "convolution", 0, (1,))


def _stride(dice: _Dice, number: int) -> Exercise:
    return _sliding(dice, number, "stride", 0, (2,))


def _padding(dice: _Dice, number: int) -> Exercise:
    return _sliding(dice, number, "padding", 1, (1, 2))


def _relu(dice: _Dice, number: int) -> Exercise:
    """Draw until ReLU changes something and leaves something."""
    while True:
        plain = _sliding(dice, number, "relu", 0, (1,))
        kernel = replace(plain.layer.filters[0], bias=float(dice.pick((-3, -2, -1, 1, 2, 3))))
        exercise = replace(plain, chain=Chain((replace(plain.layer, filters=(kernel,), relu=True),)))
        response = stages(exercise)[0].planes[0]
        if response.min() < 0 < response.max():
            return exercise


def _pooling(dice: _Dice, number: int) -> Exercise:
    """Draw windows side by side; an average is one of four numbers, so that its decimals end."""
    kind: PoolKind = dice.pick(("max", "average"))
    size = dice.pick((2, 3)) if kind == "max" else 2
    side = (6, 6) if size == 3 else dice.side()
    layer = Layer((Filter((((1.0,),),)),), padding=0, pooling=Pooling(kind, (size, size), (size, size)))
    return Exercise(number, "pooling", (dice.grid(side),), Chain((layer,)))


def _rgb(dice: _Dice, number: int) -> Exercise:
    """Draw three slices for one filter, so small that three products a place are not too many."""
    size = dice.pick(((2, 2), (3, 3)))
    side = (3, 3) if size == (2, 2) else (4, 4)
    kernel = Filter(tuple(_kernel(dice, size) for _ in range(3)), bias=float(dice.below(4)))
    planes = tuple(dice.grid(side) for _ in range(3))
    return Exercise(number, "rgb", planes, Chain((Layer((kernel,), padding=0),), "sum"))


_MAKERS: Mapping[Kind, Callable[[_Dice, int], Exercise]] = {
    "pooling": _pooling,
    "convolution": _convolution,
    "stride": _stride,
    "relu": _relu,
    "padding": _padding,
    "rgb": _rgb,
}
