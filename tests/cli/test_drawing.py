"""The picture of a response: one scale for all channels, zero in its middle, nothing washed out."""

import numpy as np
import pytest

from cnngui.cli.drawing import GAP, GAP_GREY, mosaic, painted


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


@pytest.mark.parametrize(
    ("count", "rows", "columns"), [(1, 1, 1), (2, 1, 2), (4, 1, 4), (5, 2, 3), (9, 3, 3), (10, 3, 4), (64, 8, 8)]
)
def test_mosaic(count: int, rows: int, columns: int) -> None:
    """Every channel is in its place in reading order, the gaps between them are 4 pixels of dark grey."""
    height, width = 2, 3
    pictures = [np.full((height, width, 3), 100 + number, np.uint8) for number in range(count)]
    canvas = mosaic(pictures)
    assert canvas.shape == (rows * (height + GAP) - GAP, columns * (width + GAP) - GAP, 3)
    for number in range(count):
        top, left = number // columns * (height + GAP), number % columns * (width + GAP)
        assert (canvas[top : top + height, left : left + width] == 100 + number).all()
    assert (canvas == GAP_GREY).sum() == canvas.size - count * height * width * 3


def test_numbers_beyond_the_scale_are_told() -> None:
    """A line of huge numbers lies beyond the scale, and is counted; without it nothing is."""
    wide = np.tile(np.linspace(-10, 10, 200, dtype=np.float32), (200, 1))
    assert "beyond" not in painted((wide,))[1]
    wide[0] = 1000
    assert painted((wide,))[1].endswith("% of the numbers beyond that")
