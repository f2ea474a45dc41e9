"""The RGB look of a learned filter: grey is 0, and the largest number 127 away from it; its strongest slices."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cnngui.engine.filter_colours import filter_colours, order_by_norm


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


def test_the_order_is_that_of_the_norms() -> None:
    """Checked against the plain definition of the Euclidean norm."""
    weights = np.random.default_rng(1).normal(0, 0.1, (200, 3, 3)).astype(np.float32)
    norms = [sum(float(value) ** 2 for value in part.flat) ** 0.5 for part in weights]
    assert order_by_norm(weights).tolist() == sorted(range(200), key=lambda channel: -norms[channel])


def test_sign_does_not_count_and_ties_keep_their_order() -> None:
    """Of two slices as strong, that of the lower channel comes first."""
    weights = np.zeros((4, 1, 1), np.float32)
    weights[1:, 0, 0] = 1.0, -2.0, 2.0
    assert order_by_norm(weights).tolist() == [2, 3, 1, 0]


def test_zero_is_grey_and_channels_keep_their_places() -> None:
    """A filter of zeros is mid-grey; red alone is red; the shape is not transposed."""
    assert np.unique(filter_colours(np.zeros((3, 2, 2), np.float32))).tolist() == [128]
    weights = np.zeros((3, 2, 2), np.float32)
    weights[0, 0, 1] = 0.5
    assert filter_colours(weights)[0, 1].tolist() == [255, 128, 128]
    assert filter_colours(-weights)[0, 1].tolist() == [1, 128, 128]
    assert filter_colours(weights)[1, 0].tolist() == [128, 128, 128]
