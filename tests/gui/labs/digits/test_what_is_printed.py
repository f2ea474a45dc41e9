"""What is printed of one number of the network, and of a loss, is what a calculator gives, rounded."""

import re
from collections.abc import Callable
from math import cosh, exp, log, sinh

import numpy as np
import pytest

from cnngui.gui.labs.digits.learning.shown import loss_line
from cnngui.gui.labs.digits.reading.words import function_line
from cnngui.tasks.digits import OneStep
from tests.calculator import HALF, assert_adds_up, last_digit, worked_out


def tangent(x: float) -> float:
    """Return tanh as it is defined."""
    return sinh(x) / cosh(x)


@pytest.mark.parametrize(
    ("name", "title", "curve"),
    [
        ("tanh", "tanh", tangent),
        ("sigmoid", "sigmoid", lambda x: 1 / (1 + exp(-x))),
        ("scaled_tanh", "1.7159·tanh(⅔·x)", lambda x: 1.7159 * tangent(2 * x / 3)),
    ],
)
def test_a_function_gives_what_is_printed(name: str, title: str, curve: Callable[[float], float]) -> None:
    """Of numbers as they are printed, large and small ones."""
    rng = np.random.default_rng(0)
    for given in (rng.normal(0, 1, 300) * 10.0 ** rng.integers(-3, 2, 300)).tolist():
        line = function_line(name, given, curve(given)).removeprefix(f"{title}(")
        number, result = line.split(") ≈ ")
        miss = curve(float(worked_out(number, "."))) - float(worked_out(result, "."))
        assert abs(miss) <= HALF * last_digit(result, "."), (name, line)


@pytest.mark.parametrize("seed", range(60))
def test_a_loss_is_the_mean_of_its_terms(seed: int) -> None:
    """Of up to three digits every term is printed; of more, the first."""
    rng = np.random.default_rng(seed)
    count = int(rng.integers(1, 5))
    labels = rng.integers(0, 10, count).astype(np.uint8)
    chances = rng.dirichlet(np.full(10, 0.2), count).clip(1e-9, 1).astype(np.float32)
    loss = -sum(log(chances[at, label]) for at, label in enumerate(labels)) / count
    nothing = np.zeros((1, 1), np.float32)
    one = OneStep(
        places=np.arange(count),
        labels=labels,
        probabilities=chances,
        loss=loss,
        rate=0.1,
        layer="C1",
        filter=0,
        before=nothing,
        gradient=nothing,
        direction=nothing,
        after=nothing,
        bias_before=0.0,
        bias_gradient=0.0,
        bias_after=0.0,
    )
    left, right = loss_line(one, 1).rpartition(": ")[2].split(" ≈ ")
    assert re.findall("[…]", left) == ["…"] * (count > 3)
    if count <= 3:
        assert_adds_up(left, "≈", right, ".")
