"""What an image view draws: a map over its photo, held to plain NumPy; photos and planes are in test_image_view."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from cnngui.engine.colours import magnitude, paint
from cnngui.gui.widgets.pictures.pictures import BlendPicture

SCALE = magnitude(10.0)


def pixels_of(image: QImage) -> NDArray[np.int_]:
    """Return (H, W, 3)."""
    places = [[image.pixelColor(x, y) for x in range(image.width())] for y in range(image.height())]
    return np.array([[(colour.red(), colour.green(), colour.blue()) for colour in row] for row in places])


@pytest.fixture
def photo() -> NDArray[np.uint8]:
    """Return a photo of 9×13 px: a pooling leaves a row and a column over."""
    return np.random.default_rng(0).integers(0, 256, (9, 13, 3)).astype(np.uint8)


@pytest.fixture
def plane() -> NDArray[np.float32]:
    """Return a map of it, a number for each 2×2 px."""
    return np.random.default_rng(1).uniform(0, 10, (4, 6)).astype(np.float32)


def blended(photo: NDArray[np.uint8], plane: NDArray[np.float32], share: float) -> NDArray[np.float64]:
    """Mix by hand, a pixel a pixel of the photo."""
    over = paint(SCALE, plane).repeat(2, axis=0).repeat(2, axis=1)
    return share * photo[:8, :12].astype(float) + (1 - share) * over


@pytest.mark.parametrize("share", [0.25, 0.5, 1.0])
def test_at_the_photo_s_own_size(photo: NDArray[np.uint8], plane: NDArray[np.float32], share: float) -> None:
    """Each pixel is its share of the photo and of the square of the map over it."""
    picture = BlendPicture(photo, plane, SCALE, share, 2)
    assert (picture.shape, picture.detail) == ((4, 6), 2)
    found = pixels_of(picture.tile(slice(0, 4), slice(0, 6), (8, 12)))
    assert np.abs(found - blended(photo, plane, share)).max() <= 1


def test_a_part(photo: NDArray[np.uint8], plane: NDArray[np.float32]) -> None:
    """Of some rows and columns only: the same pixels."""
    picture = BlendPicture(photo, plane, SCALE, 0.5, 2)
    found = pixels_of(picture.tile(slice(1, 3), slice(2, 5), (4, 6)))
    assert np.abs(found - blended(photo, plane, 0.5)[2:6, 4:10]).max() <= 1


def test_smaller_than_the_map(photo: NDArray[np.uint8], plane: NDArray[np.float32]) -> None:
    """The mean of what falls together, of the numbers and of the photo."""
    picture = BlendPicture(photo, plane, SCALE, 0.5, 2)
    found = pixels_of(picture.tile(slice(0, 4), slice(0, 6), (2, 3)))
    over = paint(SCALE, plane.reshape(2, 2, 3, 2).mean((1, 3))).astype(float)
    under = photo[:8, :12].reshape(2, 4, 3, 4, 3).mean((1, 3))
    assert np.abs(found - (over + under) / 2).max() <= 2


def test_without_the_photo(photo: NDArray[np.uint8], plane: NDArray[np.float32]) -> None:
    """The map alone needs no finer pixels than it has numbers."""
    picture = BlendPicture(photo, plane, SCALE, 0.0, 2)
    assert picture.detail == 1
    assert np.array_equal(pixels_of(picture.tile(slice(0, 4), slice(0, 6), (4, 6))), paint(SCALE, plane))
    assert picture.cell(2, 3)[1] == tuple(paint(SCALE, plane)[2, 3])


def test_cells(photo: NDArray[np.uint8], plane: NDArray[np.float32]) -> None:
    """The number of the map, in the colour that is seen there: text on it is to be read."""
    picture = BlendPicture(photo, plane, SCALE, 0.4, 2)
    for row, column in ((0, 0), (3, 5)):
        texts, colour = picture.cell(row, column)
        assert texts == (f"{plane[row, column]:.2f}",)
        square = photo[2 * row : 2 * row + 2, 2 * column : 2 * column + 2].reshape(-1, 3).mean(0)
        expected = 0.4 * square + 0.6 * paint(SCALE, plane)[row, column]
        assert np.abs(np.array(colour) - expected).max() <= 1


def test_the_photo_is_left_alone(photo: NDArray[np.uint8], plane: NDArray[np.float32]) -> None:
    """And so is the map."""
    before = photo.copy(), plane.copy()
    picture = BlendPicture(photo, plane, SCALE, 0.4, 2)
    picture.tile(slice(0, 4), slice(0, 6), (40, 60))
    picture.cell(1, 1)
    assert np.array_equal(photo, before[0])
    assert np.array_equal(plane, before[1])
    assert picture.describe() == "6 × 4 numbers"
