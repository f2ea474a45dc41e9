"""How numbers are written: for people, who see what was rounded, and for programs, which read the same number back.

The minus sign is U+2212; decimal and thousands signs are arguments.
"""

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from math import floor, isfinite, isnan, log10

MINUS = "\N{MINUS SIGN}"

FLOAT32 = 2.0**-23
"""Relative noise of a float32 response: one unit in the last place."""

LARGEST_WRITTEN_OUT = 1e15
"""From here on a float64 does not hold every digit, and nobody can count the zeros."""

SMALLEST_WRITTEN_OUT = 1e-6
"""Weights nearer to 0 are written with a power of ten."""

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Written:
    """A number as it stands on screen.

    Parameters
    ----------
    text : str
        Its digits, with U+2212 as the minus sign.
    exact : bool
        False when rounding lost something.
    said : Decimal or Fraction
        The number that its digits say; NaN and infinite as the number itself.
    unit : Decimal
        One unit of the last decimal that it may have.
    """

    text: str
    exact: bool
    said: Decimal | Fraction = field(default=Decimal("NaN"), compare=False, repr=False)
    unit: Decimal = field(default=Decimal(1), compare=False, repr=False)

    @property
    def is_finite(self) -> bool:
        """Whether its digits say a number."""
        return isinstance(self.said, Fraction) or self.said.is_finite()


@lru_cache(maxsize=4096)  # a line of arithmetic writes the same few numbers again and again
def written(value: float, digits: int = 2, decimal: str = ".", thousands: str = "", noise: float = FLOAT32) -> Written:
    """Write ``value`` with at most ``digits`` decimals, without trailing zeros and never as -0.

    Halves are rounded away from zero, as at school.

    Parameters
    ----------
    value : float
        Any number; infinity is written "∞" and NaN "NaN". From 1e15 on, with a power of ten.
    digits : int
        Most decimals.
    decimal, thousands : str
        What stands before the decimals, and between groups of three digits.
    noise : float
        How far, relative to ``value``, rounding may move the number and still count as exact. Normally the noise of
        float32, in which 118.00001 is 118. Give 0 for numbers that are known exactly.

    Examples
    --------
    >>> written(-0.125), written(3.0)
    (Written(text='−0.13', exact=False), Written(text='3', exact=True))
    >>> written(12288.5, decimal=",", thousands=" ").text
    '12 288,5'
    """
    if isnan(value):
        return Written("NaN", exact=True)
    sign = MINUS if value < 0 else ""
    if not isfinite(value):
        return Written(f"{sign}∞", exact=True, said=Decimal(repr(float(value))))
    if abs(value) >= LARGEST_WRITTEN_OUT:
        return _power_of_ten(value, digits, decimal)
    near = rounded(value, digits)
    whole, _, part = f"{abs(near):f}".partition(".")
    part = part.rstrip("0")
    text = f"{int(whole):,}".replace(",", thousands) + (decimal + part if part else "")
    # Compared as decimals: 0.1 is written exactly although no float is 0.1.
    exact = abs(Decimal(repr(float(value))) - near) <= Decimal(noise) * abs(near)
    return Written(sign + text if near else text, exact, near, Decimal(1).scaleb(-digits))


def weight(value: float, digits: int = 2, decimal: str = ".", thousands: str = "", noise: float = FLOAT32) -> Written:
    """Write a weight or a bias as `written` does, but with more decimals rather than as 0 where it is none.

    Parameters
    ----------
    value, digits, decimal, thousands, noise
        As for `written`.

    Returns
    -------
    Written
        Below ``10**-digits`` with the two first digits that count, and below 1e-6 with a power of ten.

    Examples
    --------
    >>> [weight(value).text for value in (0.5, 0.004123, -0.00996, 1.25e-7, 0.0)]
    ['0.5', '0.0041', '−0.01', '1.25·10⁻⁷', '0']
    """
    size = abs(value)
    if not value or not isfinite(value) or size >= 10.0**-digits:
        return written(value, digits, decimal, thousands, noise)
    if size < SMALLEST_WRITTEN_OUT:
        return _power_of_ten(value, max(digits, 1), decimal, noise)
    return written(value, max(digits, 1 - floor(log10(size))), decimal, thousands, noise)


def shorter_and_shorter(value: float, decimal: str = ".", most: int = 4) -> tuple[str, ...]:
    """Return the ways to write a weight, best first, each shorter and less exact than the one before; never 0 for none.

    Parameters
    ----------
    value : float
        Finite.
    decimal : str
        Decimal sign.
    most : int
        Decimals of the first form, if it is not next to nothing.

    Examples
    --------
    >>> shorter_and_shorter(-1 / 9), shorter_and_shorter(0.5, ",")
    (('−0.1111', '−0.111', '−0.11', '−0.1'), ('0,5',))
    >>> shorter_and_shorter(0.00412, most=2), shorter_and_shorter(-123456.0)
    (('0.0041', '0.004'), ('−123456', '−1·10⁵'))
    """
    texts = [weight(value, digits, decimal, noise=0).text for digits in range(max(most, 1), 0, -1)]
    size = abs(value)
    if SMALLEST_WRITTEN_OUT <= size < 1:
        texts.append(written(value, -floor(log10(size)), decimal, noise=0).text)
    if value:
        texts.append(_power_of_ten(value, 0, decimal).text)
    kept = texts[:1]
    for text in texts[1:]:
        if len(text) < len(kept[-1]):
            kept.append(text)
    return tuple(kept)


def in_cell(value: float, digits: int, decimal: str = ".", thousands: str = "", *, is_weight: bool = False) -> Written:
    """Write a number as it stands in a cell of a grid, on screen and in pictures that are saved.

    Parameters
    ----------
    value : float
    digits : int
        Decimals: where a number does not fit into its cell, there are fewer of them first.
    decimal, thousands : str
        As for `written`.
    is_weight : bool
        Of a kernel: what is not 0 is never written as 0, and with 0 decimals has one digit that counts.

    Examples
    --------
    >>> in_cell(-0.196, 1).text, in_cell(-0.196, 0).text, in_cell(-0.196, 0, is_weight=True).text
    ('−0.2', '0', '−0.2')
    >>> in_cell(0.0042, 0, is_weight=True), in_cell(2.0, 0, is_weight=True)
    (Written(text='0.004', exact=False), Written(text='2', exact=True))
    """
    if not is_weight:
        return written(value, digits, decimal, thousands)
    if digits:
        return weight(value, digits, decimal, thousands)
    texts = shorter_and_shorter(value, decimal, 1)
    return Written(texts[-1], len(texts) == 1 and weight(value, 1, decimal).exact)


def _power_of_ten(value: float, digits: int, decimal: str, noise: float = 0.0) -> Written:
    """Write a number that is huge or next to nothing: 1.5·10¹⁸."""
    scientific = f"{Decimal(repr(float(value))):.{digits}e}"
    mantissa, _, exponent = scientific.partition("e")
    mantissa = (mantissa.rstrip("0").rstrip(".") if digits else mantissa).replace("-", MINUS).replace(".", decimal)
    exact = abs(float(scientific) - value) <= noise * abs(value)
    unit = Decimal(1).scaleb(int(exponent) - digits)
    return Written(f"{mantissa}·10{str(int(exponent)).translate(_SUPERSCRIPTS)}", exact, Decimal(scientific), unit)


def between(decimal: str) -> str:
    """Return what parts the numbers of a list: no comma beside decimal commas.

    >>> between(".").join("12"), between(",").join("12")
    ('1, 2', '1; 2')
    """
    return "; " if decimal == "," else ", "


def rounded(value: float, digits: int) -> Decimal:
    """Round what ``value`` is read as, halves away from zero: 2.675 is 2.68, although its float lies just below.

    >>> rounded(2.675, 2)
    Decimal('2.68')
    """
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def in_code(number: float) -> str:
    """Write a number for programs: the shortest digits that give the same float, whole numbers without ".0".

    >>> in_code(3.0), in_code(-0.5), in_code(-0.0), in_code(1e22)
    ('3', '-0.5', '0', '1e+22')
    """
    return str(int(number)) if float(number).is_integer() and abs(number) < 1e16 else repr(float(number))
