"""Numbers and arrays as Python literals, laid out so that columns stand below each other."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.kernels.values import Kernel
from cnngui.engine.numbers import as_fractions, in_code

_LONG = 6
"""Decimals with more digits are written as fractions where they are some."""


def literal(head: str, numbers: NDArray[np.float64], tail: str) -> str:
    """Write ``head``, the numbers in nested lists with one innermost row a line, and ``tail``.

    >>> print(literal("x = np.array(", np.array([[3.0, -1.0], [0.0, 2.5]]), ")"))
    x = np.array([[  3,  -1],
                  [  0, 2.5]])
    """
    width = max((len(in_code(number)) for number in numbers.flat), default=0)
    return f"{head}{_nested(numbers.tolist(), len(head), width)}{tail}"


def _nested(values: list[Any], indent: int, width: int) -> str:
    if not isinstance(values[0], list):
        return "[" + ", ".join(in_code(value).rjust(width) for value in values) + "]"
    gap = ",\n" + " " * (indent + 1)
    return "[" + gap.join(_nested(value, indent + 1, width) for value in values) + "]"


def bank_literal(head: str, bank: Sequence[Sequence[Kernel]], tail: str) -> str:
    """Write a bank of filters; where decimals would be long, as whole numbers over one denominator.

    >>> print(bank_literal("weight = torch.tensor(", [[((1 / 9, 1 / 9),)]], ")"))
    weight = torch.tensor([[[[1, 1]]]]) / 9
    """
    numbers = np.array(bank, np.float64)
    wholes, denominator = _whole(numbers)
    return literal(head, wholes, tail) + (f" / {denominator}" if denominator > 1 else "")


def _whole(numbers: NDArray[np.float64]) -> tuple[NDArray[np.float64], int]:
    """Return whole numbers and a denominator where decimals would be long: 1/9, but 0.25."""
    if max(len(in_code(abs(number))) for number in numbers.flat) <= _LONG:
        return numbers, 1
    fractions = as_fractions([numbers.ravel().tolist()])
    if fractions is None:
        return numbers, 1
    wholes = np.array(fractions[0], np.float64).reshape(numbers.shape)
    back = wholes / fractions[1]
    return (wholes, fractions[1]) if np.array_equal(back, numbers) else (numbers, 1)


def sequence(numbers: Sequence[float]) -> str:
    """Write a list on one line.

    >>> sequence((1.0, -0.5))
    '[1, -0.5]'
    """
    return "[" + ", ".join(map(in_code, numbers)) + "]"
