"""The picture of a response: one scale for all channels, zero in its middle, nothing washed out."""

import numpy as np
import pytest

from cnngui.cli.drawing import drawn_on, painted
from cnngui.engine.colours import grey, magnitude, signed


def test_channels_share_one_scale() -> None:
    """The same number has the same colour in every channel."""
    picture, drawn = painted((np.full((1, 1), 5, np.float32), np.array([[10]], np.float32)))
    alone, _ = painted((np.array([[5, 10]], np.float32),))
    assert picture[0, 0].tolist() == alone[0, 0].tolist()
    assert picture[0, -1].tolist() == alone[0, 1].tolist()
    assert "10 (ochre)" in drawn


@pytest.mark.parametrize("response", [0.0, 7.0, -7.0])
def test_flat_responses_are_drawn(response: float) -> None:
    """A response of one number, zero too, is drawn without a warning; zero in the colour of zero."""
    picture, _ = painted((np.full((2, 2), response, np.float32),))
    assert (picture == 237).all() == (response == 0)


def test_numbers_beyond_the_scale_are_told() -> None:
    """A line of huge numbers lies beyond the scale, and is counted; without it nothing is."""
    wide = np.tile(np.linspace(-10, 10, 200, dtype=np.float32), (200, 1))
    assert "beyond" not in painted((wide,))[1]
    wide[0] = 1000
    assert painted((wide,))[1].endswith("% of the numbers beyond that")


def test_every_scale_is_told() -> None:
    """Its ends and their colours; numbers are beyond only where they exceed an end, on either side."""
    planes = np.array([[[-3, 0, 2, 5]]], np.float32)
    assert drawn_on(signed(5.0), planes) == "drawn from -5 (blue) over 0 (light grey) to 5 (ochre)"
    assert drawn_on(magnitude(2.0), planes).startswith("drawn from 0 (dark violet) to 2 (yellow), 50 % of the numbers")
    assert drawn_on(grey(0, 3), [planes[0]] * 2) == "drawn from 0 (black) to 3 (white), 50 % of the numbers beyond that"
