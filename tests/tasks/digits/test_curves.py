"""Tests of `cnngui.tasks.digits.curves`."""

import numpy as np
import pytest

from cnngui.engine.digits import DigitSet, read_bundled
from cnngui.engine.digits.transforms import moved
from cnngui.engine.following import Following, finish
from cnngui.networks.digits import bundled_network
from cnngui.paths import bundled_digits
from cnngui.tasks.digits import curve, examined, occlusion

DIGITS = read_bundled(bundled_digits()).test


def test_a_curve_is_accuracy_on_changed_digits() -> None:
    """Each point is an examination of its own; it falls to both sides, and tells as it goes."""
    network, few = bundled_network(), DIGITS.first(300)
    steps = Following(curve(network, few, "right", (-4, 0, 4)))
    fractions = [step.fraction for step in steps]
    accuracies = [point.accuracy for point in steps.value.points]
    wanted = [finish(examined(network, DigitSet(moved(few.pictures, 0, at), few.labels))).accuracy for at in (-4, 0, 4)]
    assert accuracies == wanted
    assert min(accuracies[0], accuracies[2]) < accuracies[1]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0


@pytest.mark.parametrize("transform", ["turn", "thicken", "noise", "down"])
def test_every_curve_is_highest_where_nothing_changes(transform: str) -> None:
    """Or nearly: a little turn costs nothing."""
    points = finish(curve(bundled_network(), DIGITS, transform, asked=200)).points  # type: ignore[arg-type]
    at_zero = next(point.accuracy for point in points if point.amount == 0)
    assert at_zero >= max(point.accuracy for point in points) - 0.01
    assert min(point.accuracy for point in points) < at_zero - 0.05


def test_occlusion_finds_the_digit() -> None:
    """Covering the empty corner costs nothing, covering strokes does."""
    network = bundled_network()
    digit, label = DIGITS.pictures[0], int(DIGITS.labels[0])
    found = occlusion(network, digit, label)
    whole = network.probabilities(digit[None])[0, label]
    assert found.shape == (28, 28)
    assert found[1, 1] == pytest.approx(whole, abs=1e-5)
    assert found.min() < whole - 0.2
    row, column = np.unravel_index(found.argmin(), found.shape)
    assert digit[max(0, row - 3) : row + 4, max(0, column - 3) : column + 4].any()
