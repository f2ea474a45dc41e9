"""Tests of `cnngui.tasks.digits.examination`, by hand, and of the network that comes with the app."""

from math import log

import numpy as np
import pytest

from cnngui.engine.digits import read_bundled
from cnngui.engine.following import Following, finish
from cnngui.networks.digits import bundled_network
from cnngui.paths import bundled_digits
from cnngui.tasks.digits import Examined, examined

DIGITS = read_bundled(bundled_digits()).test


def answers() -> Examined:
    """Return five answers: right, wrong and sure, wrong and not sure, right, right."""
    probabilities = np.zeros((5, 10), np.float32)
    probabilities[0, 3] = 1
    probabilities[1, [4, 9]] = 0.1, 0.9
    probabilities[2, [4, 9]] = 0.4, 0.6
    probabilities[3, [9, 4]] = 0.7, 0.3
    probabilities[4, 4] = 1
    return Examined(probabilities, np.array([3, 4, 4, 9, 4], np.uint8), 5)


def test_counts_by_hand() -> None:
    """Accuracy, loss, confusion matrix, and what lies behind its cells."""
    found = answers()
    assert (found.right, found.accuracy, found.fraction) == (3, 0.6, 1.0)
    assert found.loss == pytest.approx(-(log(0.1) + log(0.4) + log(0.7)) / 5, abs=1e-6)
    assert found.confusion[4].tolist() == [0, 0, 0, 0, 1, 0, 0, 0, 0, 2]
    assert found.confusion.sum() == 5
    assert found.mistakes.tolist() == [1, 2]
    assert found.behind(4, 9).tolist() == [1, 2]
    assert found.behind(0, 1).tolist() == []


def test_a_probability_of_nothing_has_a_loss_that_can_be_drawn() -> None:
    """The surest mistake there can be."""
    found = Examined(np.eye(10, dtype=np.float32)[[1]], np.array([2], np.uint8), 1)
    assert np.isfinite(found.losses).all()


def test_the_bundled_network_reads_98_7_percent() -> None:
    """Of the 5,000 test digits that come with the app, told as it goes."""
    steps = Following(examined(bundled_network(), DIGITS))
    fractions = [step.fraction for step in steps]
    found = steps.value
    assert found.accuracy >= 0.987
    assert fractions[:2] == [0.05, 0.1]
    assert np.array_equal(found.labels, DIGITS.labels)
    assert found.confusion.trace() == found.right
    assert found.confusion.sum(1).tolist() == np.bincount(DIGITS.labels).tolist()
    assert len(found.mistakes) == found.count - found.right
    assert (np.diff(found.losses[found.mistakes]) <= 0).all()


def test_no_digits_are_no_error() -> None:
    """As of a label that nobody has."""
    assert finish(examined(bundled_network(), DIGITS.first(0))).accuracy == 0.0
