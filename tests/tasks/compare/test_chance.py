"""Random kernels are called similar as seldom as the level says, and never identical."""

from collections import Counter

import numpy as np
import pytest

from cnngui.tasks.compare import Chance, Spread, meaning, rank_weights, weight_chance
from tests.networks.reference import Weights
from tests.tasks.compare.test_weights import as_learned, random_kernel


@pytest.mark.parametrize("transforms", [False, True])
@pytest.mark.parametrize(("depth", "spread"), [(1, "luminance"), (1, "equal"), (3, "luminance")])
def test_random_kernels_are_unrelated(depth: int, spread: Spread, transforms: bool, weights: Weights) -> None:
    """Of 500, drawn by another seed than the level's, 3 % at most are called similar."""
    learned = weights["conv1_1.weight"]
    level = weight_chance(learned, depth=depth, spread=spread, transforms=transforms)
    chance = np.random.default_rng(12345)
    found = Counter(
        meaning(
            rank_weights(random_kernel(chance, depth), learned, spread=spread, transforms=transforms)[0].similarity,
            level,
        )
        for _ in range(500)
    )
    assert found["similar"] <= 15
    assert found["identical"] == 0
    assert 0.5 < level.level < 0.95


def test_the_level_is_the_99th_percentile(weights: Weights) -> None:
    """With the same random kernels, compared one by one by NumPy."""
    learned = weights["conv1_1.weight"].astype(np.float64)
    level = weight_chance(learned, depth=3, draws=60, seed=4).level
    numbers = np.random.default_rng(4).normal(size=(60, 3, 3, 3))
    filters = learned.transpose(0, 2, 3, 1).reshape(64, -1)
    best = [max(abs(np.corrcoef(each.ravel(), other)[0, 1]) for other in filters) for each in numbers]
    assert level == pytest.approx(np.quantile(best, 0.99), abs=1e-9)


def test_seeds_and_options(weights: Weights) -> None:
    """The same seed gives the same level; eight tries a filter reach further than one."""
    learned = weights["conv1_1.weight"]
    assert weight_chance(learned, seed=3) == weight_chance(learned, seed=3) != weight_chance(learned, seed=4)
    assert weight_chance(learned, transforms=True).level > weight_chance(learned).level


def test_a_copy_is_above_chance(weights: Weights) -> None:
    """A kernel planted among the learned filters is identical, whatever its sign; blurred with noise, it is similar."""
    kernel = random_kernel(np.random.default_rng(8))
    learned = weights["conv1_1.weight"].copy()
    learned[9] = -as_learned(kernel, "luminance")
    level = weight_chance(learned)
    assert meaning(rank_weights(kernel, learned)[0].similarity, level) == "identical"
    learned[9] += 0.1 * np.random.default_rng(1).normal(size=(3, 3, 3)).astype(np.float32)
    best = rank_weights(kernel, learned)[0]
    assert (best.channel, meaning(best.similarity, level)) == (9, "similar")


@pytest.mark.parametrize(
    ("similarity", "level", "expected"),
    [
        (0.99, 0.995, "identical"),
        (-1.0, 0.2, "identical"),
        (0.9899, 0.2, "similar"),
        (-0.51, 0.2, "similar"),
        (0.5, 0.2, "unrelated"),
        (0.49, 0.01, "unrelated"),
        (0.8, 0.8, "unrelated"),
        (0.0, 0.0, "unrelated"),
    ],
)
def test_meanings(similarity: float, level: float, expected: str) -> None:
    """From 0.99 identical; similar above the level and above a half."""
    assert meaning(similarity, Chance(level)) == expected
