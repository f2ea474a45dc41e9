"""The similarities of conv1_1 and the named kernels are those of a script that knows nothing of the app's."""

from pathlib import Path

import make_compare_table
import numpy as np
import pytest

from cnngui.engine.kernels.table import parse_or_find
from cnngui.tasks.compare import SMALL_KERNELS, Spread, rank_weights, similarity_matrix
from tests.networks.reference import Weights

GOLDEN = Path(__file__).parent / "conv1_1_kernels.csv"

README = {
    "vertical-edge": (48, 0.834),
    "horizontal-edge": (26, -0.798),
    "laplacian": (31, 0.605),
    "gaussian-3": (27, 0.846),
}
"""The best match of each, as README tells it."""


@pytest.mark.parametrize("spread", ["luminance", "equal"])
def test_the_matrix_is_that_of_the_script(spread: Spread, weights: Weights) -> None:
    """64 filters and every kernel that fits."""
    matrix = similarity_matrix(weights["conv1_1.weight"], spread=spread)
    assert matrix.shape == (64, len(SMALL_KERNELS))
    assert list(make_compare_table.kernels()) == [row.name for row in SMALL_KERNELS]
    np.testing.assert_allclose(matrix, make_compare_table.table(spread), atol=1e-6, rtol=0)


def test_the_golden_table(weights: Weights) -> None:
    """What is committed is what the script computes, and the app."""
    header, *lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    assert header.split(",") == ["channel", *(row.name for row in SMALL_KERNELS)]
    numbers = np.array([[float(cell) for cell in line.split(",")] for line in lines])
    assert numbers[:, 0].tolist() == list(range(64))
    np.testing.assert_allclose(numbers[:, 1:], make_compare_table.table(), atol=1e-6, rtol=0)
    np.testing.assert_allclose(numbers[:, 1:], similarity_matrix(weights["conv1_1.weight"]), atol=1e-6, rtol=0)
    assert make_compare_table.written(make_compare_table.table()) == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", README)
def test_the_best_matches_that_readme_names(name: str, weights: Weights) -> None:
    """Channel, counted from 0, and number."""
    best = rank_weights(parse_or_find(name), weights["conv1_1.weight"])[0]
    assert (best.channel, round(best.similarity, 3)) == README[name]


@pytest.mark.parametrize(
    ("kernel", "channel", "similarity"), [("vertical-edge", 51, 0.89), ("0,1,2/-1,0,1/-2,-1,0", 42, 0.96)]
)
def test_kernels_spread_equally(kernel: str, channel: int, similarity: float, weights: Weights) -> None:
    """Training found the vertical and the diagonal edge again."""
    best = rank_weights(parse_or_find(kernel), weights["conv1_1.weight"], spread="equal")[0]
    assert (best.channel, round(best.similarity, 2)) == (channel, similarity)
