"""The RGB look of a learned filter: grey is 0, and the largest number 127 away from it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cnngui.engine.filter_colours import filter_colours


@given(seed=st.integers(0, 999), scale=st.floats(1e-6, 1e6))
def test_by_hand(seed: int, scale: float) -> None:
    """Channels come last, whatever the scale."""
    weights = (np.random.default_rng(seed).normal(size=(3, 3, 3)) * scale).astype(np.float32)
    largest = float(np.abs(weights).max())
    found = filter_colours(weights)
    for channel, row, column in np.ndindex(3, 3, 3):
        assert found[row, column, channel] == round(float(weights[channel, row, column]) / largest * 127 + 128)


def test_zeros_are_grey() -> None:
    """So is a filter that sees no colour."""
    assert (filter_colours(np.zeros((3, 3, 3), np.float32)) == 128).all()
    grey = filter_colours(np.array([[[1, -0.5, 0]]] * 3, np.float32))
    assert (grey == grey[..., :1]).all()
