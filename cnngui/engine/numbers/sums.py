"""Sums as they are written, so that a line of arithmetic never contradicts itself.

Blur kernels are written as whole numbers over one denominator, ``(92·1 + 80·1 + 61·1)/9 ≈ 25.89``. What has been
rounded knows that it has, and "=" becomes "≈" as soon as one number on the line is rounded, or `adds_up` says that what
is written is not so.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from math import lcm, prod

from cnngui.engine.numbers.writing import FLOAT32, LARGEST_WRITTEN_OUT, MINUS, Written, rounded, written

_CLOSE = 1e-9


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
        As for `written`.

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
    """

    def write(value: float) -> Written:
        return written(value, digits, decimal, thousands, noise)

    products = [product(write(pixel), write(number)) for pixel, number in pairs]
    result = write(total)
    left = " + ".join([*(term.text for term in products[:most]), *(["…"] if len(products) > most else [])])
    if denominator != 1:
        left = f"({left})/{written(denominator, thousands=thousands).text}"
    exact = all(term.exact for term in products) and result.exact and adds_up(pairs, total, digits, denominator)
    return f"{left} {'=' if exact else '≈'} {result.text}"


def adds_up(terms: Iterable[Sequence[float]], total: float, digits: int = 2, denominator: int = 1) -> bool:
    """Tell whether a sum is right as it is written: float32 may have lost a small number beside a large one.

    Parameters
    ----------
    terms : iterable of sequences of float
        Each the factors of one product; a plain number is a product of one.
    total : float
        What stands right of "=".
    digits : int
        Decimals with which all these numbers are written (see `written`).
    denominator : int
        Below the whole sum.

    Examples
    --------
    >>> adds_up([(92, 1), (61, -1)], 31), adds_up([(500000.03,)] * 3, 1500000.1, digits=1)
    (True, False)
    """
    factors = [tuple(term) for term in terms]
    numbers = [total, *(number for term in factors for number in term)]
    if not all(abs(number) < LARGEST_WRITTEN_OUT for number in numbers):
        return False
    with localcontext(prec=100):
        shown = sum(
            (prod((rounded(number, digits) for number in term), start=Decimal(1)) for term in factors), Decimal(0)
        )
        return shown == rounded(total, digits) * denominator


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
