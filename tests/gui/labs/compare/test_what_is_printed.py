"""Cosines, correlations, units and shares as printed, worked out again from the numbers that they are about."""

import re
from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

import numpy as np
import pytest

from cnngui.engine.point_density import Brush
from cnngui.gui.labs.compare.saving import drawing
from cnngui.gui.labs.compare.words import verdict
from cnngui.tasks.compare import Chance, Match
from tests.calculator import assert_rounded, worked_out
from tests.gui.labs.compare.conftest import Build

NUMBER = r"−?\d[\d.,·⁻⁰¹²³⁴⁵⁶⁷⁸⁹\N{NARROW NO-BREAK SPACE}]*\d|−?\d"
GREY = (Fraction(299, 1000), Fraction(587, 1000), Fraction(114, 1000))


def cosine(one: Sequence[Fraction], other: Sequence[Fraction]) -> float:
    """Return the cosine of two lists of numbers, their means taken off: sums exactly, the root to 30 digits."""
    left, right = ([each - sum(given, Fraction(0)) / len(given) for each in given] for given in (one, other))
    above = sum((x * y for x, y in zip(left, right, strict=True)), Fraction(0))
    below = sum((x * x for x in left), Fraction(0)) * sum((y * y for y in right), Fraction(0))
    with localcontext(prec=30):
        root = (Decimal(below.numerator) / Decimal(below.denominator)).sqrt()
        return float(Decimal(above.numerator) / Decimal(above.denominator) / root)


def a_kernel(rng: np.random.Generator) -> tuple[tuple[float, ...], ...]:
    """Draw ninths, small decimals or learned numbers."""
    kind = rng.integers(3)
    numbers = rng.normal(0, 10.0 ** rng.integers(-4, 2), (3, 3))
    numbers = (rng.integers(-3, 4, (3, 3)) + np.eye(3)) / 9 if kind == 0 else numbers
    return tuple(map(tuple, (numbers.round(4) + np.eye(3) if kind == 1 else numbers).tolist()))


def exact(rows: Sequence[Sequence[float]]) -> list[Fraction]:
    """Return numbers as they are, row by row."""
    return [Fraction(float(each)) for row in rows for each in row]


@pytest.mark.parametrize("seed", range(8))
def test_cosines_everywhere(build: Build, decimal: str, seed: int) -> None:
    """The sentence, the bars as they are read out, pinned filters, the sheet: one number, to its last digit."""
    bench = build()
    bench.settle()
    rows = a_kernel(np.random.default_rng(seed))
    bench.edit(*rows)
    bench.settle()
    network = bench.context.networks.network
    assert network is not None
    best, channels = bench.ranked[0][0], [channel for channel, _ in bench.ranked]
    mine = [share * each for share in GREY for each in exact(rows)]
    right = {
        channel: cosine(mine, exact(network.weights["conv1_1.weight"][channel].reshape(9, 3))) for channel in channels
    }
    sentence = re.findall(NUMBER, bench.sentence.replace("conv1_1", ""))
    told = next(each for each in sentence if decimal in each)
    shown = bench.view.strip.current
    assert_rounded(told, right[shown if shown is not None else best], decimal)
    bench.view.strip.pin_toggled.emit(best)
    bench.turn_to("pinned")
    cell = bench.view.pages.table.item(0, 1)
    assert cell is not None
    assert_rounded(cell.text(), right[best], decimal)
    lab_shown, ranking = bench.lab._presenter.shown, bench.lab._ranking
    assert lab_shown is not None
    assert ranking is not None
    beside = drawing(lab_shown, ranking, "photo").args[3]  # type: ignore[attr-defined]
    for each in beside:
        number, similarity = re.findall(NUMBER, each.title)[:2]
        assert_rounded(similarity, right[int(number) - 1], decimal)


@pytest.mark.parametrize("size", [1.0, 1e-3, 1e-6])
def test_units_and_pixels_are_never_nothing(build: Build, decimal: str, size: float) -> None:
    """Of a weak kernel, too, the unit of the scale and the numbers under the pointer are told to their last digit."""
    bench = build()
    bench.settle()
    bench.edit((size, 0.0, -size))
    bench.settle()
    shown = bench.lab._presenter.shown
    assert shown is not None
    for text, spread in zip(re.findall(NUMBER, shown.units().partition(":")[2])[:2], shown.spreads, strict=True):
        assert worked_out(text, decimal) != 0
        assert_rounded(text, spread, decimal)
    for row, column in ((0, 0), (10, 20), (30, 5)):
        *_, left, right = re.findall(NUMBER, shown.pixel_text(row, column))
        for text, plane in ((left, shown.left), (right, shown.learned)):
            value = float(plane[row, column])
            assert (worked_out(text, decimal) == 0) == (value == 0)
            assert_rounded(text, value, decimal)


def test_correlation_and_share(build: Build, decimal: str) -> None:
    """Of the points, and of those that are marked."""
    bench = build()
    bench.settle()
    bench.turn_to("scatter")
    shown = bench.lab._presenter.shown
    assert shown is not None
    right = float(np.corrcoef(shown.left.ravel(), shown.learned.ravel())[0, 1])
    told = next(each for each in re.findall(NUMBER, bench.view.pages._scatter_text.text()) if decimal in each)
    assert abs(worked_out(told, decimal) - Fraction(right)) <= Fraction(5001, 1_000_000)
    bench.view.pages.scatter.brushed.emit(Brush(0.0, 1e6, 0.0, 1e6))
    bench.settle()
    share = float(((shown.left >= 0) & (shown.learned >= 0)).mean())
    assert_rounded(re.findall(NUMBER, bench.captions[0])[-1], 100 * share, decimal)


def test_a_verdict_shows_which_number_is_larger(decimal: str) -> None:
    """Not 0.60 beside 0.60, where one is above the other."""
    for similarity, level in ((0.6021, 0.6019), (-0.6021, 0.6019), (0.598, 0.601), (0.83, 0.6)):
        text = verdict("conv1_1", Match(3, similarity), Chance(level))
        one, other = [each for each in re.findall(NUMBER, text) if decimal in each]
        assert_rounded(one, similarity, decimal)
        assert (abs(worked_out(one, decimal)) > worked_out(other, decimal)) == (abs(similarity) > level)
