"""A heat map over a photo: its colours where the network saw something, the photo elsewhere."""

import numpy as np
import pytest

from cnngui.engine.colours import magnitude, paint
from cnngui.gui.widgets.pictures.heat_picture import HeatPicture

PHOTO = np.full((40, 80, 3), 200, np.uint8)


def heat(plane: "np.typing.NDArray[np.float32]", share: float = 0.5) -> HeatPicture:
    """Lay a map over the middle square."""
    return HeatPicture(PHOTO, plane, (20.0, 0.0, 40.0, 40.0), magnitude(1.0), share)


@pytest.mark.parametrize("share", [0.0, 0.4, 1.0])
def test_colours_are_mixed_with_the_photo(share: float) -> None:
    """By the share that is set; outside the square nothing changes."""
    mixed = heat(np.ones((7, 7), np.float32), share).mixed(slice(0, 40), slice(0, 80), (40, 80))
    colour = paint(magnitude(1.0), np.ones((1, 1), np.float32))[0, 0].astype(float)
    np.testing.assert_allclose(mixed[20, 40], share * 200 + (1 - share) * colour, atol=1)
    assert (mixed[:, :19] == 200).all()
    assert (mixed[:, 61:] == 200).all()


def test_numbers_are_those_of_the_map() -> None:
    """Each in its part of the square."""
    plane = np.linspace(0, 15 / 16, 16, dtype=np.float32).reshape(4, 4)
    picture = heat(plane)
    assert picture.cell(0, 20)[0] == ("0.00",)
    assert picture.cell(39, 59)[0] == ("0.94",)
    assert picture.cell(15, 35)[0] == (f"{plane[1, 1]:.2f}",)
    assert picture.cell(0, 0)[0] == ("200", "200", "200")


def test_a_part_is_the_part_of_the_whole() -> None:
    """When zoomed in, nothing moves."""
    plane = np.random.default_rng(1).random((7, 7)).astype(np.float32)
    picture = heat(plane)
    whole = picture.mixed(slice(0, 40), slice(0, 80), (40, 80))
    part = picture.mixed(slice(10, 30), slice(30, 50), (20, 20))
    np.testing.assert_array_equal(part, whole[10:30, 30:50])
