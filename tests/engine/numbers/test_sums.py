"""How many decimals terms need so that a calculator, rounded, gives what is printed behind them."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnngui.engine.listings.arithmetic_text import Style, with_bias
from cnngui.engine.listings.dense_text import dense_text
from cnngui.engine.numbers import digits_that_add_up, digits_that_give, sum_of_products, weight, written
from cnngui.engine.numbers.sums import is_rounded_to
from tests.calculator import assert_adds_up, worked_out


@given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=12), st.integers(0, 3))
def test_what_is_typed_is_rounded_to_the_total(terms: list[float], digits: int) -> None:
    """To the last digit, halves away from zero; what lies between two numbers to the computer's precision, either."""
    total = sum(terms)
    fine = digits_that_add_up([(term,) for term in terms], total, digits)
    typed = sum((Fraction(written(term, fine).said) for term in terms), Fraction(0))
    result = written(total, digits)
    between = (Fraction(total) / Fraction(result.unit) - Fraction(1, 2)) % 1
    assert is_rounded_to(typed, result) or min(between, 1 - between) < Fraction(1, 50)


def test_the_sum_that_was_a_hundredth_off() -> None:
    """A calculator says −0.78 of −0.15 and −0.63, where −0.79 was printed."""
    style = Style(2)
    before = style.before(-0.1542, -0.6318).write(-0.1542).text
    assert f"{before} {with_bias(-0.1542, -0.6318, style)}" == "−0.154 − 0.632 ≈ −0.79"
    text = dense_text([0.5], [-0.3084], -0.6318, style)
    assert (text.total, text.bias) == ("−0.154", "− 0.632 ≈ −0.79")


def test_few_decimals_where_they_are_enough() -> None:
    """None more than the result has."""
    assert Style(2).before(-0.152, -0.631).digits == 2
    assert digits_that_add_up([(1.01,), (2.02,)], 3.03) == 2


def test_what_float32_has_moved_is_not_printed() -> None:
    """A half is one, whichever side of it float32 has put it on: 141.4 is not written as 141.39999."""
    line = sum_of_products([(float(np.float32(141.4)), -1.5), (52.7, 0.25)], float(np.float32(141.4)) * -1.5 + 13.175)
    assert line.startswith("141.4·(−1.5) + 52.7·0.25 ≈ −198.9")


@pytest.mark.parametrize("size", [1e-3, 1e-5, 1e-8])
def test_small_weights_get_digits_that_count(size: float) -> None:
    """Two digits of each, as they are written first, are not always enough."""
    rng = np.random.default_rng(7)
    for _ in range(50):
        pairs = [(float(pixel), float(number)) for pixel, number in zip(*rng.normal(0, 1, (2, 9)), strict=True)]
        pairs = [(pixel / size, number * size) for pixel, number in pairs]
        left, sign, right = sum_of_products(pairs, sum(pixel * number for pixel, number in pairs)).rpartition(" ≈ ")
        assert_adds_up(left, sign.strip(), right, ".")


def test_other_results_than_sums() -> None:
    """As many decimals as a quotient takes; the fewest where no number helps, or there is none."""
    result = weight(2.5 / 0.7)
    digits = digits_that_give(lambda digits: round(2.5, digits) / round(0.7, digits), result, 0)
    assert (digits, result.text) == (1, "3.57")
    assert digits_that_give(lambda _: 1.0, written(5.0), 2) == 2
    assert digits_that_give(lambda _: float("nan"), written(float("nan")), 3) == 3
    assert worked_out("2.5/0.7", ".") != worked_out(result.text, ".")
