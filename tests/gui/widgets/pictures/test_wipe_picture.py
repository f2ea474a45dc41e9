"""One photo wiped over another, held to plain NumPy."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from cnngui.engine.arrays import Pixels
from cnngui.gui.widgets.pictures.pictures import WipePicture

HEIGHT, WIDTH = 7, 12
WHOLE = slice(0, HEIGHT), slice(0, WIDTH)


@pytest.fixture
def under() -> Pixels:
    """Return the one below."""
    return np.random.default_rng(0).integers(0, 256, (HEIGHT, WIDTH, 3)).astype(np.uint8)


@pytest.fixture
def over() -> Pixels:
    """Return the one above."""
    return np.random.default_rng(1).integers(0, 256, (HEIGHT, WIDTH, 3)).astype(np.uint8)


def pixels_of(image: QImage) -> NDArray[np.int_]:
    """Return (H, W, 3)."""
    places = [[image.pixelColor(x, y) for x in range(image.width())] for y in range(image.height())]
    return np.array([[(colour.red(), colour.green(), colour.blue()) for colour in row] for row in places])


def wiped(under: Pixels, over: Pixels, columns: int) -> Pixels:
    """Put so many columns of one over the other, one by one."""
    mixed = under.copy()
    for column in range(columns):
        mixed[:, column] = over[:, column]
    return mixed


@pytest.mark.parametrize(("share", "columns"), [(0.0, 0), (0.25, 3), (0.5, 6), (0.7, 8), (0.99, 12), (1.0, 12)])
def test_over_lies_on_the_left(share: float, columns: int, under: Pixels, over: Pixels) -> None:
    """As far as its share of the width, to the nearest column."""
    picture = WipePicture(under, over, share)
    assert (picture.shape, picture.detail) == ((HEIGHT, WIDTH), 1)
    found = pixels_of(picture.tile(*WHOLE, (HEIGHT, WIDTH)))
    assert np.array_equal(found, wiped(under, over, columns))


@pytest.mark.parametrize("columns", [(0, 4), (4, 6), (3, 9), (5, 7), (6, 9), (8, 12)])
def test_a_part(columns: tuple[int, int], under: Pixels, over: Pixels) -> None:
    """Left of the edge, across it, right of it: the same pixels as in the whole."""
    picture = WipePicture(under, over, 0.5)
    rows, part = slice(2, 6), slice(*columns)
    found = pixels_of(picture.tile(rows, part, (4, columns[1] - columns[0])))
    assert np.array_equal(found, wiped(under, over, 6)[rows, part])


def test_larger(under: Pixels, over: Pixels) -> None:
    """Square pixels, with the edge where a pixel ends."""
    found = pixels_of(WipePicture(under, over, 0.25).tile(*WHOLE, (3 * HEIGHT, 3 * WIDTH)))
    assert np.array_equal(found, wiped(under, over, 3).repeat(3, axis=0).repeat(3, axis=1))


def test_smaller(under: Pixels, over: Pixels) -> None:
    """The mean of what falls together, of both where the edge runs through it."""
    found = pixels_of(WipePicture(under, over, 0.25).tile(slice(0, 6), slice(0, WIDTH), (3, 6)))
    means = wiped(under, over, 3)[:6].reshape(3, 2, 6, 2, 3).astype(float).mean((1, 3))
    assert np.abs(found - means).max() <= 1


def test_cells(under: Pixels, over: Pixels) -> None:
    """The numbers and the colour of the photo that is seen there, on both sides of the edge."""
    picture = WipePicture(under, over, 0.5)
    for row, column, seen in ((0, 0, over), (3, 5, over), (3, 6, under), (6, 11, under)):
        values = tuple(int(value) for value in seen[row, column])
        assert picture.cell(row, column) == (tuple(str(value) for value in values), values)


def test_what_is_seen_is_what_is_told(under: Pixels, over: Pixels) -> None:
    """For every share, also those that fall between two columns."""
    for share in np.linspace(0, 1, 41):
        picture = WipePicture(under, over, float(share))
        drawn = pixels_of(picture.tile(*WHOLE, (HEIGHT, WIDTH)))
        told = [[picture.cell(row, column)[1] for column in range(WIDTH)] for row in range(HEIGHT)]
        assert np.array_equal(drawn, told), share


def test_photos_are_left_alone(under: Pixels, over: Pixels) -> None:
    """Both; and the size is told."""
    before = under.copy(), over.copy()
    picture = WipePicture(under, over, 0.4)
    picture.tile(*WHOLE, (40, 60))
    picture.cell(1, 1)
    assert np.array_equal(under, before[0])
    assert np.array_equal(over, before[1])
    assert picture.describe() == "Photo, 12 × 7 px"
