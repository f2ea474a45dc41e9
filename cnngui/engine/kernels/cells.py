"""The cells of a kernel one by one, and what is written in them: fractions, or decimals that are narrow enough."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from cnngui.engine.kernels.check import Kernel
from cnngui.engine.numbers import MINUS, as_fractions, fraction, shorter_and_shorter, written

Cell = tuple[int, int]
"""Row and column."""

LONGEST = 5
"""Characters of a number in a cell beside a sum: 1/16, −0.25."""


def cells(kernel: Kernel) -> Iterator[tuple[Cell, float]]:
    """Go through a kernel in reading order.

    >>> list(cells(((1.0, 2.0),)))
    [((0, 0), 1.0), ((0, 1), 2.0)]
    """
    for row, numbers in enumerate(kernel):
        for column, value in enumerate(numbers):
            yield (row, column), value


def replaced(kernel: Kernel, cell: Cell, value: float) -> Kernel:
    """Return the kernel with one number changed.

    >>> replaced(((1.0, 2.0),), (0, 1), 5.0)
    ((1.0, 5.0),)
    """
    row, column = cell
    numbers = kernel[row]
    changed = (*numbers[:column], value, *numbers[column + 1 :])
    return (*kernel[:row], changed, *kernel[row + 1 :])


@lru_cache(maxsize=4096)  # while a cell is scrubbed, the numbers of the others need not be written anew
def decimal_forms(value: float, decimal: str, most: int = 4) -> tuple[str, ...]:
    """Return the ways to write a number with decimals, best first, each shorter and less exact than the one before.

    What is not 0 is never written as 0.

    >>> decimal_forms(0.5, ","), decimal_forms(-1 / 9, ".")
    (('0,5',), ('−0.1111', '−0.111', '−0.11', '−0.1'))
    >>> decimal_forms(0.0002, "."), decimal_forms(-123456.0, ".")
    (('0.0002',), ('−123456', '−1·10⁵'))
    """
    return shorter_and_shorter(value, decimal, most)


def exact_form(value: float, decimal: str) -> str:
    """Write a number so that reading it back gives it again, as a fraction where it is one.

    >>> exact_form(1 / 9, ","), exact_form(0.12345678, ",")
    ('1/9', '0,12345678')
    """
    found = _fraction(value)
    if found and not written(value, 6, noise=0).exact:
        return found
    text = repr(value).removesuffix(".0").replace(".", decimal)
    return text.replace("-", MINUS, 1) if value < 0 else text


def spoken_form(value: float, decimal: str) -> str:
    """Write a number in full, with its decimals too where it is a fraction.

    >>> spoken_form(-1 / 9, "."), spoken_form(0.5, ",")
    ('−1/9 ≈ −0.1111', '0,5')
    """
    text = exact_form(value, decimal)
    return f"{text} ≈ {written(value, 4, decimal).text}" if "/" in text else text


def limit_of(*kernels: Kernel) -> float:
    """Return the largest absolute value of one kernel or several, 1.0 for nothing but zeros.

    >>> limit_of(((1.0, -2.0),), ((0.5,),))
    2.0
    """
    return max(abs(value) for kernel in kernels for _, value in cells(kernel)) or 1.0


@lru_cache(maxsize=4096)
def _fraction(value: float) -> str:
    """Write a number that is a fraction and not whole as one; "" otherwise."""
    found = fraction(value) if abs(value) < 1000 else None
    return found.text if found else ""


def fitting(kernel: Kernel, decimal: str, fits: Callable[[str], bool], most: int = 4) -> dict[Cell, str]:
    """Choose what is written in the cells of a kernel: fractions if they are needed and all fit, decimals otherwise.

    Parameters
    ----------
    kernel : Kernel
    decimal : str
        Decimal sign.
    fits : callable
        Tells whether a text is narrow enough for a cell.
    most : int
        Decimals, where there is room.

    Returns
    -------
    dict of Cell to str
        Every cell has its number: the shortest form where none fits, for which the cells have to be made wider.

    Examples
    --------
    >>> fitting(((1 / 9, 0.5),), ".", lambda text: len(text) <= 3)
    {(0, 0): '1/9', (0, 1): '1/2'}
    >>> fitting(((1 / 9, 10.0),), ".", lambda text: len(text) <= 2)
    {(0, 0): '0.1', (0, 1): '10'}
    """
    numbers = dict(cells(kernel))
    if any(_needs_fraction(value) for value in numbers.values()):
        fractions = {
            cell: _fraction(value) or decimal_forms(value, decimal, most)[0] for cell, value in numbers.items()
        }
        if all(map(fits, fractions.values())):
            return fractions
    forms = {cell: decimal_forms(value, decimal, most) for cell, value in numbers.items()}
    return {cell: next(filter(fits, texts), texts[-1]) for cell, texts in forms.items()}


@lru_cache(maxsize=256)
def in_fractions(kernel: Kernel) -> bool:
    """Tell whether the cells beside a sum show fractions.

    >>> in_fractions(((1 / 9, 0.5),)), in_fractions(((0.3, 0.5),)), in_fractions(((1 / 9, 0.123),))
    (True, False, False)
    """
    numbers = [value for _, value in cells(kernel)]
    texts = (_fraction(value) or decimal_forms(value, ".")[0] for value in numbers)
    return any(map(_needs_fraction, numbers)) and all(len(text) <= LONGEST for text in texts)


def over_one_denominator(kernel: Kernel) -> tuple[tuple[tuple[int, ...], ...], int] | None:
    """Write a kernel as whole numbers over a denominator that stands in its cells; None where there is no such.

    >>> over_one_denominator(((1 / 9, 2 / 9),)), over_one_denominator(((1 / 9, -0.5),))
    ((((1, 2),), 9), None)
    """
    found = as_fractions(kernel) if in_fractions(kernel) else None
    if found is None:
        return None
    shown = {_fraction(value).partition("/")[2] for _, value in cells(kernel)}
    return found if str(found[1]) in shown else None


def evenly(
    kernels: Sequence[Kernel], decimal: str, fits: Callable[[str], bool], least: int = 0
) -> list[dict[Cell, str]]:
    """Choose what is written in the cells of several kernels: with as many decimals in each as fit in all of them.

    An exact 0 stays "0", and what is not 0 is never written as 0.

    Parameters
    ----------
    kernels : sequence of Kernel
    decimal : str
        Decimal sign.
    fits : callable
        Tells whether a text is narrow enough for a cell.
    least : int
        Fewest decimals, if the numbers have so many.

    Examples
    --------
    >>> evenly([((0.4082, -0.4),), ((0.0414, 0.0),)], ".", lambda text: len(text) <= 5)
    [{(0, 0): '0.41', (0, 1): '−0.40'}, {(0, 0): '0.04', (0, 1): '0'}]
    >>> evenly([((1.0, -2.0),)], ".", lambda text: True)
    [{(0, 0): '1', (0, 1): '−2'}]
    """
    forms = [{cell: decimal_forms(value, decimal) for cell, value in cells(kernel)} for kernel in kernels]
    needed = max((_places(texts[0], decimal) for each in forms for texts in each.values()), default=0)
    for places in range(needed, min(least, needed) - 1, -1):
        found = [{cell: _with_places(texts, decimal, places) for cell, texts in each.items()} for each in forms]
        if all(fits(text) for each in found for text in each.values()):
            return found
    return found


def _places(text: str, decimal: str) -> int:
    return len(text.partition(decimal)[2])


def _with_places(texts: Sequence[str], decimal: str, places: int) -> str:
    """Return the form with so many decimals, zeros at its end included; the shortest where none has so few."""
    text = next((text for text in texts if _places(text, decimal) <= places), texts[-1])
    missing = places - _places(text, decimal)
    if missing <= 0 or text == "0" or "·" in text:
        return text
    return f"{text}{'' if decimal in text else decimal}{'0' * missing}"


@lru_cache(maxsize=4096)
def _needs_fraction(value: float) -> bool:
    """Whether a fraction says exactly what two decimals do not."""
    return not written(value, 2, noise=0).exact and bool(_fraction(value))
