"""Written numbers: rounding that knows it has rounded, fractions, and lines that never contradict their sum."""

import re
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cnngui.engine.kernels.table import KERNELS, NamedKernel
from cnngui.engine.kernels.values import parse
from cnngui.engine.numbers import Written, adds_up, as_fractions, product, sum_of_products, written

THIN = "\N{NARROW NO-BREAK SPACE}"
FINITE = st.floats(-1e14, 1e14, allow_nan=False)


@pytest.mark.parametrize(
    ("value", "text", "exact"),
    [
        (0.0, "0", True),
        (-0.0, "0", True),
        (3.0, "3", True),
        (-5.0, "−5", True),
        (2.5, "2.5", True),
        (2.25, "2.25", True),
        (25.888888, "25.89", False),
        (0.125, "0.13", False),
        (-0.125, "−0.13", False),
        (2.675, "2.68", False),
        (-0.001, "0", False),
        (0.004, "0", False),
        (0.1, "0.1", True),
        (float(np.float32(0.1)), "0.1", True),
        (float(np.float32(118) + np.float32(1e-5)), "118", True),
        (118.0001, "118", False),
        (12288.0, "12288", True),
        (999.999, "1000", False),
        (float("nan"), "NaN", True),
        (float("inf"), "∞", True),
        (float("-inf"), "−∞", True),
        (1e15, "1·10¹⁵", True),
        (-1.23456e30, "−1.23·10³⁰", False),
    ],
)
def test_written(value: float, text: str, exact: bool) -> None:
    """At most two decimals, no trailing zeros, never -0, and whether something was lost."""
    assert written(value) == Written(text, exact)


def test_digits() -> None:
    """From none to many."""
    assert [written(2.71828, digits).text for digits in range(5)] == ["3", "2.7", "2.72", "2.718", "2.7183"]
    assert written(2.5, 0) == Written("3", exact=False)
    assert written(2e20, 0).text == "2·10²⁰"


def test_french() -> None:
    """A decimal comma and a narrow no-break space."""
    french = written(-1234567.891, decimal=",", thousands=THIN)
    assert french.text == "−1\u202f234\u202f567,89"
    assert written(1.5e18, decimal=",").text == "1,5·10¹⁸"


def test_numbers_known_exactly_have_no_noise() -> None:
    """Without float32's noise, a millionth of a thousandth counts."""
    assert written(118.0 + 1e-6).exact
    assert not written(118.0 + 1e-6, noise=0).exact
    assert written(118.25, noise=0).exact


@given(FINITE, st.integers(0, 6))
def test_what_is_written_is_as_near_as_can_be(value: float, digits: int) -> None:
    """Read back, it lies within half of the last digit; "exact" lies within float32's noise."""
    shown = written(value, digits)
    assert re.fullmatch(r"−?\d+(\.\d*[1-9])?", shown.text)
    assert shown.text != "−0"
    back = Fraction(shown.text.replace("−", "-"))
    assert abs(back - Fraction(value)) <= Fraction(1, 2 * 10**digits) + Fraction(abs(value)) * Fraction(2**-50)
    assert shown.exact == (abs(back - Fraction(repr(value))) <= Fraction(2**-23) * abs(back))


def test_products_put_negative_numbers_in_parentheses() -> None:
    """Both factors may be negative in a second layer."""
    assert product(written(92), written(1)) == Written("92·1", exact=True)
    assert product(written(-2), written(-0.5)) == Written("(−2)·(−0.5)", exact=True)
    assert not product(written(1), written(1 / 3)).exact


def test_the_line_under_the_picture() -> None:
    """The blur of the design: whole numbers over one denominator, and ≈ because the mean is rounded."""
    kernel, denominator = as_fractions(((1 / 9, 1 / 9, 1 / 9),)) or ((), 0)
    pairs = list(zip((92.0, 80.0, 61.0), kernel[0], strict=True))
    assert sum_of_products(pairs, 233 / 9, denominator=denominator) == "(92·1 + 80·1 + 61·1)/9 ≈ 25.89"
    assert sum_of_products(pairs[:2], 19.0, denominator=9) == "(92·1 + 80·1)/9 ≈ 19"
    assert sum_of_products([(92, 1), (79, 1)], 19.0, denominator=9) == "(92·1 + 79·1)/9 = 19"


def test_a_line_of_the_course() -> None:
    """The first window of the 6×6 grid."""
    window, kernel = [3, 0, 1, 1, 5, 8, 2, 7, 2], [1, 0, -1] * 3
    line = sum_of_products(list(zip(window, kernel, strict=True)), -5)
    assert line == "3·1 + 0·0 + 1·(−1) + 1·1 + 5·0 + 8·(−1) + 2·1 + 7·0 + 2·(−1) = −5"


def test_long_sums_are_cut_short() -> None:
    """A 5×5 window has 25 products; what is hidden still decides between = and ≈."""
    pairs = [(1.0, 1.0)] * 25
    assert sum_of_products(pairs, 25.0, most=2) == "1·1 + 1·1 + … = 25"
    assert sum_of_products([*pairs, (1.0, 1 / 3)], 25.0 + 1 / 3, most=2) == "1·1 + 1·1 + … ≈ 25.33"


def test_the_line_in_french() -> None:
    """Commas and thin spaces everywhere, the denominator included."""
    line = sum_of_products([(1234.5, 1)], 1234.5 / 4096, denominator=4096, decimal=",", thousands=THIN)
    assert line == "(1\u202f234,5·1)/4\u202f096 ≈ 0,3"


def test_what_float32_lost_is_not_called_equal() -> None:
    """16777216 + 1 is 16777216 in float32: every number is exact and the sum is still wrong."""
    total = float(np.float32(16777216) + np.float32(1))
    assert sum_of_products([(16777216, 1), (1, 1)], total) == "16777216·1 + 1·1 ≈ 16777216"
    assert sum_of_products([(float("inf"), 1)], float("inf")) == "∞·1 ≈ ∞"


def test_sums_are_done_on_what_is_written() -> None:
    """Plain numbers, products, a denominator; what nobody can write out adds up to nothing."""
    assert adds_up([(1.25,), (2.5,)], 3.75)
    assert not adds_up([(500000.03,)] * 3, 1500000.1, digits=1)
    assert adds_up([(500000.03,)] * 3, 1500000.09, digits=2)
    assert adds_up([(3, 2), (-1, 0.5)], 5.5)
    assert adds_up([(1,), (2,)], 1.5, denominator=2)
    assert not adds_up([(1,), (1,)], 0.67, denominator=3)
    assert not any(adds_up([(huge,)], huge) for huge in (1e15, float("inf"), float("nan")))


def evaluated(text: str) -> Fraction:
    """Work out a written side with pen and paper."""
    inside, _, below = text.removeprefix("(").partition(")/") if ")/" in text else (text, "", "1")
    total = Fraction(0)
    for term in inside.split(" + "):
        factors = [Fraction(factor.strip("()").replace("−", "-")) for factor in term.split("·")]
        total += factors[0] * factors[1]
    return total / Fraction(below)


@given(st.lists(st.tuples(st.integers(0, 255), st.integers(-40, 40)), min_size=1, max_size=9), st.integers(1, 64))
def test_equal_means_equal(pairs: list[tuple[int, int]], quarter: int) -> None:
    """Whatever is written left of "=" is, worked out from the screen, what is written right of it."""
    weights = [(pixel, number / quarter) for pixel, number in pairs]
    total = float(np.float32(sum(pixel * number for pixel, number in weights)))
    assume(abs(total) < 1e14)
    left, sign, right = re.split(r" ([=≈]) ", sum_of_products(weights, total))
    if sign == "=":
        assert evaluated(left) == Fraction(right.replace("−", "-"))
    whole = sum_of_products(pairs, total, denominator=quarter)
    left, sign, right = re.split(r" ([=≈]) ", whole)
    if sign == "=":
        assert evaluated(left) == Fraction(right.replace("−", "-"))
    elif quarter == 1:
        pytest.fail(f"{whole}: whole numbers are exact")


@pytest.mark.parametrize("row", KERNELS, ids=lambda row: row.name)
def test_every_named_kernel_has_fractions(row: NamedKernel) -> None:
    """So that none of them needs rounded numbers on screen."""
    kernel = row.filter.slices[0]
    found = as_fractions(kernel)
    assert found is not None
    wholes, denominator = found
    np.testing.assert_allclose(np.array(wholes) / denominator, np.array(kernel), rtol=1e-9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,0,-1", (((1, 0, -1),), 1)),
        ("0,0", (((0, 0),), 1)),
        ("0.5,0.25", (((2, 1),), 4)),
        ("0.1,0.2/0.3,-1", (((1, 2), (3, -10)), 10)),
        ("1/6*[[2,3]]", (((2, 3),), 6)),
        ("0.333333333333,1", (((1, 3),), 3)),
        ("100000.5", (((200001,),), 2)),
        ("3.14159265,1", None),
        ("0.33333,1", None),
        ("1/4097*[[1]]", None),
        ("[[1/64, 1/81]]", None),
    ],
)
def test_as_fractions(text: str, expected: object) -> None:
    """The smallest denominator, or None beyond 4096 or where the numbers are no such fractions."""
    assert as_fractions(parse(text)[0]) == expected


def test_the_limit_of_denominators() -> None:
    """Up to and including it."""
    assert as_fractions(((1 / 9,),), limit=9) == (((1,),), 9)
    assert as_fractions(((1 / 9,),), limit=8) is None


@given(st.lists(st.integers(-500, 500), min_size=1, max_size=9), st.integers(1, 1024))
def test_fractions_are_found_again(numerators: list[int], denominator: int) -> None:
    """Exactly, and never over a larger denominator than they were made with."""
    kernel = (tuple(number / denominator for number in numerators),)
    found = as_fractions(kernel)
    assert found is not None
    wholes, smallest = found
    assert denominator % smallest == 0
    assert [Fraction(whole, smallest) for whole in wholes[0]] == [Fraction(n, denominator) for n in numerators]
    assert smallest == np.lcm.reduce([Fraction(n, denominator).denominator for n in numerators])
