"""Tests of a photo's grey, its smaller copies and its channels."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from cnngui.engine.pixels import planes_of_photo, resized, to_grey
from tests.corpus_bytes import drawn


def every_colour() -> NDArray[np.uint8]:
    """Draw 4,096 × 4,096 pixels: each of the 16.7 million colours once."""
    numbers = np.arange(256**3, dtype=np.uint32)
    return np.stack([numbers >> 16, numbers >> 8 & 255, numbers & 255], axis=-1).astype(np.uint8).reshape(4096, 4096, 3)


def test_grey_is_exact_for_every_colour() -> None:
    """Each of the 16.7 million colours gives the float32 nearest to 0.299 R + 0.587 G + 0.114 B."""
    colours = every_colour()
    exact = (colours.reshape(-1, 3) @ np.array([299, 587, 114], np.int32)) / 1000
    grey = to_grey(colours)
    assert grey.shape == (4096, 4096)
    assert grey.dtype == np.float32
    assert np.array_equal(grey.ravel(), exact.astype(np.float32))


def test_grey_agrees_with_opencv_and_pillow() -> None:
    """The weights and the order of the channels are those that everybody uses."""
    grey = to_grey(drawn())
    by_opencv = cv2.cvtColor(drawn().astype(np.float32), cv2.COLOR_RGB2GRAY)
    assert np.abs(grey - by_opencv).max() < 1e-3
    assert np.abs(grey - np.asarray(Image.fromarray(drawn()).convert("L"))).max() <= 0.51


@pytest.mark.parametrize("shape", [(1, 1), (1, 500), (500, 1), (31, 7), (32, 7), (33, 7)])
def test_grey_of_odd_sizes(shape: tuple[int, int]) -> None:
    """No row is lost at the edge of a band, whatever the strides."""
    pixels = np.random.default_rng(0).integers(0, 256, (*shape, 3), np.uint8)
    expected = (pixels.astype(np.int64) @ np.array([299, 587, 114]) / 1000).astype(np.float32)
    assert np.array_equal(to_grey(pixels), expected)
    assert np.array_equal(to_grey(pixels[::-1]), expected[::-1])


@pytest.mark.parametrize(
    ("shape", "longest", "expected"),
    [
        ((400, 600), 300, (200, 300)),
        ((600, 400), 300, (300, 200)),
        ((400, 600), 512, (341, 512)),
        ((1, 5000), 1024, (1, 1024)),
        ((5000, 2), 10, (10, 1)),
        ((3, 3), 1, (1, 1)),
    ],
)
def test_resized_keeps_proportions(shape: tuple[int, int], longest: int, expected: tuple[int, int]) -> None:
    """The longer side has the wished length, the other its share and at least 1."""
    small = resized(np.zeros((*shape, 3), np.uint8), longest)
    assert small.shape == (*expected, 3)
    assert small.dtype == np.uint8
    assert small.flags.c_contiguous


def test_resized_averages() -> None:
    """A quarter of the size gives the mean of each 4×4 block, not of some of its pixels."""
    blocks = drawn().reshape(16, 4, 24, 4, 3).astype(float).mean(axis=(1, 3))
    assert np.abs(resized(drawn(), 24) - blocks).max() <= 0.5


def test_resized_never_enlarges() -> None:
    """A small photo is given back as it is, the same array."""
    pixels = drawn()
    assert resized(pixels, 96) is pixels
    assert resized(pixels, 2048) is pixels


def test_channels_come_apart_whole() -> None:
    """Three contiguous planes with the photo's numbers, also from a view with odd strides."""
    pixels = np.random.default_rng(0).integers(0, 256, (9, 7, 3), np.uint8)
    for view in (pixels, pixels[:, ::-1], pixels[1:2, :, :]):
        planes = planes_of_photo(view)
        assert np.array_equal(np.stack(planes, axis=2), view)
        assert all(plane.flags.c_contiguous and plane.dtype == np.float32 for plane in planes)
