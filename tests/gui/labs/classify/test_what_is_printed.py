"""What is printed adds up: what stands before ≈ or =, typed into a calculator and rounded, is what stands behind."""

import re
from dataclasses import replace

import numpy as np
import pytest

from cnngui.engine.boxes import Box
from cnngui.gui.labs.classify import why_words, words
from cnngui.gui.labs.classify.presenter import measured_text
from cnngui.tasks.classify import Ranked, YesNo
from cnngui.tasks.explain.maps import Share
from tests.calculator import HALF, assert_adds_up, last_digit, worked_out
from tests.gui.labs.classify.conftest import Bench


def assert_sum(text: str, decimal: str) -> None:
    """Add up percentages, each with a name behind it."""
    left, sign, right = re.split(" ([=≈]) ", text.partition("\N{NO-BREAK SPACE}%")[0])
    assert_adds_up(re.sub(r" \([^)]*\)", "", left), sign, right, decimal)


@pytest.mark.parametrize("seed", range(100))
def test_probabilities_add_up(decimal: str, seed: int) -> None:
    """Of few or many classes, sure ones and next to nothing."""
    rng = np.random.default_rng(seed)
    count = int(rng.integers(1, 8))
    shares = np.sort(rng.dirichlet(np.full(count, 0.7)) * 10.0 ** -rng.choice([0, 0, 0, 1, 3, 5]))[::-1]
    parts = tuple(Ranked(at, float(share)) for at, share in enumerate(shares))
    assert_sum(words.sum_text(YesNo(float(sum(shares)), 0.5, parts)), decimal)


def test_the_sum_that_was_a_tenth_off() -> None:
    """A calculator says 88.0 where 87.9 stood, so that the terms have a decimal more."""
    parts = tuple(Ranked(281 + at, share) for at, share in enumerate((0.38464, 0.33062, 0.16258, 0.00113)))
    text = words.sum_text(YesNo(sum(each.probability for each in parts), 0.5, parts))
    assert re.sub(r" \([^)]*\)", "", text).startswith("38.46 + 33.06 + 16.26 + 0.11 ≈ 87.9\N{NO-BREAK SPACE}%")


def test_few_decimals_where_they_are_enough() -> None:
    """One, as beside the bars."""
    parts = (Ranked(281, 0.384), Ranked(282, 0.16))
    text = words.sum_text(YesNo(0.544, 0.5, parts))
    assert re.sub(r" \([^)]*\)", "", text).startswith("38.4 + 16.0 = 54.4\N{NO-BREAK SPACE}%")


def a_box(rng: np.random.Generator, size: float) -> Box:
    """Draw a box of any shape."""
    x, y, width, height = rng.uniform(0, size, 4).tolist()
    return x, y, width + size / 9, height + size / 9


@pytest.mark.parametrize("seed", range(100))
def test_overlaps_are_what_their_areas_give(decimal: str, seed: int) -> None:
    """Of boxes as large as a photo, and of such as are hardly a pixel."""
    rng = np.random.default_rng(seed)
    size = 10.0 ** rng.integers(0, 4)
    first, second = (a_box(rng, size) for _ in range(2))
    steps = re.split(" ([=≈]) ", words.overlap_text(first, second).removesuffix(" (px²)"))
    _, _, whole, _, ratio, sign, result = steps
    assert worked_out(whole, decimal) == worked_out(ratio, decimal)
    assert_adds_up(ratio, sign, result, decimal)


@pytest.mark.parametrize("seed", range(100))
def test_weighted_maps_are_what_their_factors_give(decimal: str, seed: int) -> None:
    """To the three digits that count."""
    rng = np.random.default_rng(seed)
    weight, total = (float(number) for number in rng.normal(0, 1, 2) * 10.0 ** rng.integers(-3, 2, 2))
    text = why_words.product_text(Share(3, weight, weight * total)).rpartition(": ")[2]
    left, sign, right = re.split(" ([=≈]) ", text.replace("+", ""))
    assert_adds_up(left.replace(" × ", "*"), sign, right, decimal)


def test_how_much_faster_is_what_the_times_give(bench: Bench) -> None:
    """Whatever was measured."""
    bench.turn("where")
    bench.panel.where.way._segments["sliding"].click()
    bench.settle()
    bench.press("Measure one by one")
    bench.qtbot.waitUntil(lambda: "Measured here" in bench.view.sliding.measured.text(), timeout=60_000)
    known = bench.lab._known_now()
    assert known is not None
    assert known.measured is not None
    rng = np.random.default_rng(0)
    for milliseconds in rng.uniform(1, 3000, 60).tolist():
        text = measured_text(replace(known, measured=replace(known.measured, milliseconds=milliseconds)))
        slow, fast, times = re.findall(r"([\d.,]+)(?: ms| times)", text)
        miss = worked_out(f"{slow}/{fast}", ".") - worked_out(times, ".")
        assert abs(miss) <= HALF * last_digit(times, "."), text
