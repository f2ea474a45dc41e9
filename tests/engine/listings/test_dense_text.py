"""Tests of `cnngui.engine.listings.dense_text`."""

import numpy as np
import pytest

from cnngui.engine.listings.arithmetic_text import Style
from cnngui.engine.listings.dense_text import MOST, dense_text
from tests.calculator import assert_adds_up, assert_rounded


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("decimal", [".", ","])
def test_what_is_written_adds_up(seed: int, decimal: str) -> None:
    """Of few or many products, large or tiny ones, most of them 0 behind a ReLU: a calculator gets the same."""
    random = np.random.default_rng(seed)
    count = int(random.integers(1, 400))
    given = np.maximum(random.normal(0, 10.0 ** random.integers(-2, 3), count), 0).round(5)
    weights, bias = random.normal(0, 0.2, count).round(5), round(float(random.normal()), 4)
    text = dense_text(given.tolist(), weights.tolist(), bias, Style(2, decimal))
    left = text.products + (f" + {text.rest}" if text.others else "")
    assert_adds_up(left, text.sign, text.total, decimal)
    assert_rounded(text.total, float(given @ weights), decimal)
    sign = "≈" if "≈" in text.bias else "="
    added, result = text.bias.split(f" {sign} ")
    assert_adds_up(f"{text.total} {added}", sign, result, decimal)
    assert text.products.count("·") + text.others == count
    assert text.products.count("·") <= MOST


def test_the_largest_products_come_first() -> None:
    """Whatever their signs, and none that is 0."""
    text = dense_text([1, 0, 4, 2], [3, 100, -1, 0.5], 0.0, Style(2))
    assert (text.products, text.others, text.rest) == ("4·(−1) + 1·3 + 2·0.5", 1, "0")
    assert (text.sign, text.total, text.bias) == ("=", "0", "")
    assert dense_text([0, 0], [1, 2], 0.5, Style(2)).bias == "+ 0.5 = 0.5"
