"""Occlusion, random weights, deletion and insertion."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy.stats import spearmanr

from cnngui.engine.arrays import Array
from cnngui.engine.following import Following, finish
from cnngui.networks.classifiers import Classifier, Seen
from cnngui.tasks.classify import answered
from cnngui.tasks.explain import (
    MOST_ALIKE,
    Covered,
    Curve,
    ExplainError,
    faithful,
    grad_cam,
    occlusion,
    randomised,
    rank_correlation,
    shuffled,
)
from cnngui.tasks.explain.occlusion import probability_of
from tests.networks.classifiers.networks import lite0, photo

NUMBERS = arrays.arrays(np.float32, (3, 4), elements=st.integers(-6, 6))


def seen(name: str = "coffee.jpg") -> Seen:
    """Return what the network sees of a photo."""
    return lite0().seen(photo(name))


def first(of: Seen, network: Classifier | None = None) -> int:
    """Return the class that it gets."""
    return answered(network or lite0(), of).first.index


@given(one=NUMBERS, other=NUMBERS)
def test_rank_correlation(one: Array, other: Array) -> None:
    """Spearman's, with ties; of what is all alike it is 0."""
    found = rank_correlation(one, other)
    if np.ptp(one) == 0 or np.ptp(other) == 0:
        assert found == 0
    else:
        assert found == pytest.approx(spearmanr(one.ravel(), other.ravel()).statistic, abs=1e-9)
    assert rank_correlation(one, -one) == pytest.approx(-1 if np.ptp(one) else 0)


@pytest.mark.parametrize("name", ["chelsea.png", "coffee.jpg", "camera.png", "rocket.jpg"])
@pytest.mark.parametrize("layer", ["conv9", "sum6_3"])
def test_a_map_changes_with_the_weights(name: str, layer: str) -> None:
    """Its ranks have little to do with those of networks with random weights."""
    of = seen(name)
    real = grad_cam(lite0(), of, first(of), layer)
    steps = list(randomised(lite0(), real))
    assert [len(step.explanations) for step in steps] == [1, 2, 3]
    assert [step.fraction for step in steps] == pytest.approx([1 / 3, 2 / 3, 1])
    assert steps[-1].correlation < MOST_ALIKE
    assert steps[-1].passes
    assert steps[-1].correlation == pytest.approx(np.mean(steps[-1].correlations))


def test_a_map_that_shows_only_the_photo_is_told() -> None:
    """One that is the same whatever the weights are does not pass."""
    other = shuffled(lite0(), 0)
    real = grad_cam(other, seen(), 967)
    assert not finish(randomised(lite0(), real, count=1)).passes


def test_random_weights() -> None:
    """The same numbers in another order, the same for one seed; the network itself stays what it is."""
    before = lite0().logits(seen().pixels)
    one, same, other = (shuffled(lite0(), seed).runner.weights for seed in (1, 1, 2))
    for name, values in lite0().runner.weights.items():
        assert np.array_equal(one[name], same[name])
        assert np.array_equal(np.sort(one[name].ravel()), np.sort(values.ravel()))
    assert not np.array_equal(one["conv9.weight"], other["conv9.weight"])
    assert not np.array_equal(one["conv9.weight"], lite0().runner.weights["conv9.weight"])
    assert np.array_equal(lite0().logits(seen().pixels), before)
    assert probability_of(lite0(), seen().pixels, 967) > 0.9
    assert probability_of(shuffled(lite0(), 1), seen().pixels, 967) < 0.1


def test_occlusion_is_coarse_first() -> None:
    """Each square is what covering it does; what is still to come has the coarser answer."""
    of, probability = seen(), probability_of(lite0(), seen().pixels, 967)
    steps: list[Covered] = list(occlusion(lite0(), of, 967, (112, 56)))
    assert [(step.size, step.done) for step in steps] == [
        *((112, n) for n in range(1, 5)),
        *((56, n) for n in range(1, 17)),
    ]
    assert [step.fraction for step in steps] == pytest.approx([(n + 2) / 21 for n in range(20)])
    assert steps[-1].seconds_left == 0
    assert all(step.seconds_left > 0 for step in steps[:-1])
    for row, column in ((0, 0), (1, 2), (3, 3)):
        hidden = of.pixels.copy()
        hidden[56 * row : 56 * row + 56, 56 * column : 56 * column + 56] = 127
        drop = probability - probability_of(lite0(), hidden, 967)
        assert steps[-1].drops[row, column] == pytest.approx(drop, abs=1e-5)
    coarse, started = steps[3].drops, steps[4].drops
    assert started.shape == (4, 4)
    assert np.array_equal(started.ravel()[1:], np.kron(coarse, np.ones((2, 2), np.float32)).ravel()[1:])
    assert steps[0].drops.ravel()[1:].tolist() == [0, 0, 0]


def test_covering_the_cup_costs_most() -> None:
    """The largest drop is at the cup, and in the corner there is next to none."""
    *_, last = occlusion(lite0(), seen(), 967, (56,))
    row, column = np.unravel_index(last.drops.argmax(), last.drops.shape)
    assert (int(row), int(column)) in {(1, 1), (1, 2), (2, 1), (2, 2)}
    assert last.drops.max() > 0.05
    assert abs(last.drops[0, 3]) < 0.02


def test_occlusion_can_be_stopped() -> None:
    """What was yielded stays, and the photo is as it was."""
    of = seen()
    kept = of.pixels.copy()
    steps = occlusion(lite0(), of, 967)
    found = [next(steps) for _ in range(3)]
    steps.close()
    assert [each.done for each in found] == [1, 2, 3]
    assert np.array_equal(of.pixels, kept)
    assert found[0].drops.ravel()[1:].tolist() == [0] * 15
    with pytest.raises(ExplainError, match="has no class 1000"):
        next(occlusion(lite0(), of, 1000))


def test_deletion_and_insertion() -> None:
    """The cup's pixels matter: without them the class goes sooner than by chance, with them it comes sooner."""
    of = seen()
    steps = Following(faithful(lite0(), grad_cam(lite0(), of, 967), points=10))
    every = list(steps)
    assert len(every) == 44
    assert [each.fraction for each in every] == pytest.approx([(n + 1) / 44 for n in range(44)])
    assert all(each.passes is None for each in every[:-1])
    assert list(every[0].curves["deletion"].shares) == [0.0]
    found = steps.value
    assert found.passes
    whole = probability_of(lite0(), of.pixels, 967)
    for curves in (found.curves, found.controls):
        assert curves["deletion"].probabilities[0] == pytest.approx(whole, abs=1e-5)
        assert curves["insertion"].probabilities[-1] == pytest.approx(whole, abs=1e-5)
        assert curves["deletion"].probabilities[-1] == pytest.approx(
            probability_of(lite0(), np.full_like(of.pixels, 127), 967), abs=1e-5
        )
        assert all(0 <= curve.area <= 1 for curve in curves.values())
    assert found.is_better("deletion")
    assert found.is_better("insertion")


def test_a_map_turned_round_does_not_pass() -> None:
    """Where the coldest places are called the hottest, both curves are worse than chance."""
    real = grad_cam(lite0(), seen("camera.png"), 872)
    turned = grad_cam(lite0(), seen("camera.png"), 872)
    turned.__dict__["weighted"] = -real.weighted
    right, wrong = (finish(faithful(lite0(), each, points=8)) for each in (real, turned))
    assert right.passes
    assert wrong.passes is False
    assert not wrong.is_better("insertion")


def test_areas() -> None:
    """By trapezia, as far as a curve goes."""
    curve = Curve("deletion")
    assert curve.area == 0
    curve = curve.longer(0.0, 0.8)
    assert curve.area == 0.8
    curve = curve.longer(0.5, 0.4)
    assert curve.area == pytest.approx(0.6)
    assert curve.longer(1.0, 0.0).area == pytest.approx(0.4)
