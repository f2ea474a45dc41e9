"""Pooling: the course's numbers, and clear form = fast form = torch."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnngui.engine.errors import SizeError
from cnngui.engine.pooling import PoolKind, pool, pool_clearly
from cnngui.engine.sizes import Pair
from tests.engine.references import pooled_by_torch
from tests.engine.test_convolution import COURSE_6


def test_course_pooling() -> None:
    """The pooling slides: max and average, f = 2, s = 2."""
    assert pool(COURSE_6, "max")[..., 0].tolist() == [[5, 9, 7], [7, 5, 8], [4, 6, 9]]
    assert pool(COURSE_6, "average")[..., 0].tolist() == [[2.25, 5, 3.75], [2.5, 2.75, 4.75], [3, 3.5, 5.5]]


def test_channels_are_pooled_apart() -> None:
    """Two channels in, two channels out."""
    both = np.concatenate([COURSE_6, -COURSE_6], axis=2)
    pooled = pool(both, "max")
    assert pooled.shape == (3, 3, 2)
    assert pooled[0, 0].tolist() == [5, 0]


def test_window_larger_than_the_grid() -> None:
    """It is refused by name."""
    with pytest.raises(SizeError, match="needs 7 pixels"):
        pool(COURSE_6, "max", 7, 1)


def check(seed: int, shape: Pair, kind: PoolKind, size: Pair, stride: Pair) -> None:
    """Clear form = fast form = torch, on signed numbers; all refuse the same."""
    grid = np.random.default_rng(seed).integers(-255, 256, (*shape, 2)).astype(np.float32)
    if size[0] > shape[0] or size[1] > shape[1]:
        for form in (pool, pool_clearly):
            with pytest.raises(SizeError):
                form(grid, kind, size, stride)
        return
    expected = pooled_by_torch(grid, kind, size, stride)
    for form in (pool, pool_clearly):
        pooled = form(grid, kind, size, stride)
        assert pooled.dtype == np.float32
        assert pooled.shape == expected.shape
        assert np.abs(pooled - expected).max() <= 1e-5 * max(float(np.abs(expected).max()), 1)


ANY = given(
    seed=st.integers(0, 2**32 - 1),
    shape=st.tuples(st.integers(1, 24), st.integers(1, 24)),
    kind=st.sampled_from(["max", "average"]),
    size=st.tuples(st.integers(1, 5), st.integers(1, 5)),
    stride=st.tuples(st.integers(1, 4), st.integers(1, 4)),
)


@settings(max_examples=200, deadline=None)
@ANY
def test_every_form_agrees(seed: int, shape: Pair, kind: PoolKind, size: Pair, stride: Pair) -> None:
    """200 random poolings."""
    check(seed, shape, kind, size, stride)


@pytest.mark.slow
@settings(max_examples=2000, deadline=None)
@ANY
def test_every_form_agrees_at_length(seed: int, shape: Pair, kind: PoolKind, size: Pair, stride: Pair) -> None:
    """2,000 random poolings (`make test-slow`)."""
    check(seed, shape, kind, size, stride)
