"""Sums as they are written, so that a line of arithmetic never contradicts itself.

Blur kernels are written as whole numbers over one denominator, ``(92·1 + 80·1 + 61·1)/9 ≈ 25.89``. What has been
rounded knows that it has, and "=" becomes "≈" as soon as one number on the line is rounded, or `adds_up` says that what
is written is not so. Then too the terms, typed into a calculator, give the total within one unit of its last decimal:
`digits_that_add_up` says how many decimals they need for that.
"""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from math import floor, lcm, prod

from cnngui.engine.numbers.writing import FLOAT32, LARGEST_WRITTEN_OUT, MINUS, Written, weight, written

_CLOSE = 1e-9

_FINEST = 16
"""Decimals that terms may have more than their total: all that float64 holds."""

_MORE = 4
"""Decimals that terms may have more than it takes to be within a unit of the total, so that they are rounded to it."""

_HALF = Fraction(51, 100)
"""Of a unit: half of it, and the hair by which float32 may have moved what lies between two numbers."""


def product(left: Written, right: Written) -> Written:
    """Write ``left`` times ``right``, negative numbers in parentheses.

    >>> product(written(61), written(-1)).text
    '61·(−1)'
    """
    factors = (f"({number.text})" if number.text.startswith(MINUS) else number.text for number in (left, right))
    return Written("·".join(factors), left.exact and right.exact)


def sum_of_products(
    pairs: Sequence[tuple[float, float]],
    total: float,
    *,
    denominator: int = 1,
    most: int = 9,
    digits: int = 2,
    decimal: str = ".",
    thousands: str = "",
    noise: float = FLOAT32,
    fractions: bool = False,
) -> str:
    """Write the arithmetic of one number of a response.

    Parameters
    ----------
    pairs : sequence of (float, float)
        Pixel and kernel number, in reading order; at least one.
    total : float
        What they add up to, divided by ``denominator``, as computed elsewhere.
    denominator : int
        What all kernel numbers were multiplied by to make them whole (see `as_fractions`).
    most : int
        Products that are written out; "…" stands for the others.
    digits, decimal, thousands, noise
        As for `written`. Products have more decimals where these, added up and rounded, would not be the total, and a
        kernel number that is not 0 is never written as 0.
    fractions : bool
        Kernel numbers that are no whole ones are written as fractions, where they are some.

    Returns
    -------
    str
        With "=" only if nothing on the line is rounded and the sum is what a reader gets with pen and paper.

    Examples
    --------
    >>> sum_of_products([(92, 1), (80, 1), (61, 1)], 233 / 9, denominator=9)
    '(92·1 + 80·1 + 61·1)/9 ≈ 25.89'
    >>> sum_of_products([(92, 1), (80, 0), (61, -1)], 31.0, most=2)
    '92·1 + 80·0 + … = 31'
    >>> sum_of_products([(200, 0.123), (100, 0.004)], 25.0, digits=1)
    '200·0.123 + 100·0.004 = 25'
    >>> sum_of_products([(18, 1 / 9), (4, -0.5)], 0.0, fractions=True)
    '18·1/9 + 4·(−1/2) = 0'
    """
    fine = digits_that_add_up(pairs, total, digits, denominator, fractions=fractions)
    products = [
        product(
            written(pixel, fine, decimal, thousands, noise),
            (fraction(number) if fractions else None) or weight(number, fine, decimal, thousands, noise),
        )
        for pixel, number in pairs
    ]
    result = written(total, digits, decimal, thousands, noise)
    left = " + ".join([*(term.text for term in products[:most]), *(["…"] if len(products) > most else [])])
    if denominator != 1:
        left = f"({left})/{written(denominator, thousands=thousands).text}"
    exact = all(term.exact for term in products) and result.exact
    right = exact and adds_up(pairs, total, digits, denominator, fine=fine, fractions=fractions)
    return f"{left} {'=' if right else '≈'} {result.text}"


def adds_up(
    terms: Iterable[Sequence[float]],
    total: float,
    digits: int = 2,
    denominator: int = 1,
    fine: int | None = None,
    *,
    fractions: bool = False,
) -> bool:
    """Tell whether a sum is right as it is written: float32 may have lost a small number beside a large one.

    Parameters
    ----------
    terms : iterable of sequences of float
        Each the factors of one product, of which all but the first are weights; a plain number is a product of one.
    total : float
        What stands right of "=".
    digits : int
        Decimals with which all these numbers are written (see `written`).
    denominator : int
        Below the whole sum.
    fine : int, optional
        Decimals of the terms, where they have more.
    fractions : bool
        As for `sum_of_products`.

    Examples
    --------
    >>> adds_up([(92, 1), (61, -1)], 31), adds_up([(500000.03,)] * 3, 1500000.1, digits=1)
    (True, False)
    """
    off = _off(list(terms), total, digits, denominator, digits if fine is None else fine, fractions=fractions)
    return off is not None and off == 0 and abs(total) < LARGEST_WRITTEN_OUT


def digits_that_add_up(
    terms: Iterable[Sequence[float]], total: float, digits: int = 2, denominator: int = 1, *, fractions: bool = False
) -> int:
    """Return with how many decimals the terms are to be written.

    Parameters
    ----------
    terms, total, digits, denominator, fractions
        As for `adds_up`.

    Returns
    -------
    int
        The fewest from ``digits`` on with which the sum, as it is written, is rounded to the total, halves away from
        zero; or is within half a unit and a hair where more would only show what float32 has moved a half by. Where
        even a few more than it takes to be within a unit are not enough for that, the fewest with which it is within
        such a half, else those within a unit. ``digits`` where none are enough: the total is not that of the terms.

    Examples
    --------
    >>> digits_that_add_up([(200, 0.123), (100, 0.44)], 68.6, digits=1), digits_that_add_up([(1.04,)], 1.04, digits=1)
    (3, 1)
    >>> digits_that_add_up([(-0.154,), (-0.632,)], -0.786)
    3
    """
    factors = list(terms)
    result = written(total, digits)
    half, near, last = None, None, digits + _FINEST
    for fine in range(digits, digits + _FINEST):
        numbers = _numbers(factors, fine, fractions=fractions)
        shown = _worked_out(numbers, denominator)
        if fine > last or shown is None or not result.is_finite:
            break
        off = abs(shown - Fraction(result.said)) / Fraction(result.unit)
        if is_rounded_to(shown, result) or (off <= _HALF and all(factor.exact for term in numbers for factor in term)):
            return fine
        half = fine if half is None and off <= _HALF else half
        if near is None and off <= 1:
            near, last = fine, max([fine, *(_decimals(factor) for term in numbers for factor in term)]) + _MORE
    return next((found for found in (half, near) if found is not None), digits)


def is_rounded_to(value: Fraction, result: Written) -> bool:
    """Tell whether a number, rounded as a result is, is the result: what a pupil does who types a sum.

    >>> is_rounded_to(Fraction(-785, 1000), written(-0.79)), is_rounded_to(Fraction(-784, 1000), written(-0.79))
    (True, False)
    """
    units = abs(value) / Fraction(result.unit)
    whole = Fraction(floor(units + Fraction(1, 2))) * Fraction(result.unit)
    return (whole if value > 0 else -whole) == Fraction(result.said)


def digits_that_give(worked_out: Callable[[int], Fraction | float], result: Written, digits: int, most: int = 6) -> int:
    """Return with how many decimals numbers are to be written that are no sum.

    Parameters
    ----------
    worked_out : callable
        What a calculator gives for numbers of so many decimals.
    result : Written
        What stands behind them.
    digits : int
        The fewest.
    most : int
        So many more are tried.

    Returns
    -------
    int
        The fewest with which what is worked out is rounded to the result; ``digits`` where none are enough.

    Examples
    --------
    >>> digits_that_give(lambda digits: round(10.44, digits) / round(3.27, digits), written(10.44 / 3.27), 0)
    2
    """
    tried = range(digits, digits + most + 1 if result.is_finite else digits)
    return next((fine for fine in tried if is_rounded_to(Fraction(worked_out(fine)), result)), digits)


def _off(
    terms: Sequence[Sequence[float]], total: float, digits: int, denominator: int, fine: int, *, fractions: bool
) -> Fraction | None:
    """Return by how much the sum misses the total, both as they are written; None where one is not finite."""
    shown, result = _worked_out(_numbers(terms, fine, fractions=fractions), denominator), written(total, digits)
    return abs(shown - Fraction(result.said)) if shown is not None and result.is_finite else None


def _numbers(terms: Sequence[Sequence[float]], fine: int, *, fractions: bool) -> list[list[Written]]:
    """Write the factors of each term."""
    return [
        [written(first, fine), *((fraction(other) if fractions else None) or weight(other, fine) for other in others)]
        for first, *others in terms
    ]


def _decimals(number: Written) -> int:
    """Return how many decimals a number may have: small weights have more than others."""
    return -int(number.unit.logb())


def _worked_out(numbers: Sequence[Sequence[Written]], denominator: int) -> Fraction | None:
    """Return what a calculator gives for the sum as it is written; None where a number is not finite."""
    if not all(factor.is_finite for term in numbers for factor in term):
        return None
    products = (prod((Fraction(factor.said) for factor in term), start=Fraction(1)) for term in numbers)
    return sum(products, Fraction(0)) / denominator


@lru_cache(maxsize=4096)
def fraction(value: float) -> Written | None:
    """Write a number that is a fraction and not whole as one; None otherwise.

    >>> fraction(-1 / 9), fraction(3.0)
    (Written(text='−1/9', exact=True), None)
    """
    found = as_fractions(((value,),))
    if found is None or found[1] == 1:
        return None
    ((above,),), below = found
    return Written(f"{MINUS if above < 0 else ''}{abs(above)}/{below}", exact=True, said=Fraction(above, below))


def as_fractions(
    kernel: Sequence[Sequence[float]], limit: int = 4096
) -> tuple[tuple[tuple[int, ...], ...], int] | None:
    """Write a kernel as whole numbers over one denominator.

    Parameters
    ----------
    kernel : sequence of rows
        Numbers in float64. For a deep filter give the rows of all slices one after the other: they share a denominator.
    limit : int
        Largest denominator tried; 4096 is that of the 7×7 Gaussian.

    Returns
    -------
    (rows of int, int) or None
        With the smallest denominator possible, 1 for a kernel of whole numbers. None when a number is no such fraction
        to 1e-9 of its size.

    Examples
    --------
    >>> as_fractions(((0.25, 0.5, 0.25),))
    (((1, 2, 1),), 4)
    >>> as_fractions(((3.14159265, 1.0),)) is None
    True
    """
    fractions = [[Fraction(number).limit_denominator(limit) for number in row] for row in kernel]
    # Two fractions up to the limit differ by 1/limit² at least, so that within 1e-9 there is only one.
    close = all(
        abs(fraction - Fraction(number)) <= _CLOSE * min(abs(number), 1.0)
        for fractions_row, row in zip(fractions, kernel, strict=True)
        for fraction, number in zip(fractions_row, row, strict=True)
    )
    denominator = lcm(*(fraction.denominator for row in fractions for fraction in row))
    if not close or denominator > limit:
        return None
    return tuple(tuple(int(fraction * denominator) for fraction in row) for row in fractions), denominator
