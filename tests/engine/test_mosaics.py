"""Many pictures as one: every one in its place, nothing lost, and maps about as wide as high."""

import numpy as np
import pytest

from cnngui.engine.colour_tables import rgb
from cnngui.engine.colours import magnitude, paint, paint_argb, signed
from cnngui.engine.mosaics import GAP, GAP_GREY, map_mosaic, mosaic, painted, squarest


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


@pytest.mark.parametrize("shape", [(1, 5, 7), (3, 2, 9), (64, 22, 33), (512, 7, 10), (128, 40, 6)])
def test_every_map_is_in_its_place(shape: tuple[int, int, int]) -> None:
    """Each map is painted as it would be alone, in reading order; all else is gap."""
    planes = np.random.default_rng(0).normal(0, 2, shape).astype(np.float32)
    scale = signed(5.0)
    canvas = map_mosaic(scale, planes)
    count, height, width = shape
    columns = (canvas.shape[1] + GAP) // (width + GAP)
    rest = np.ones(canvas.shape[:2], bool)
    for number, plane in enumerate(planes):
        row, column = divmod(number, columns)
        place = np.s_[row * (height + GAP) :, column * (width + GAP) :]
        assert np.array_equal(canvas[place][:height, :width], paint(scale, plane))
        rest[place][:height, :width] = False
    assert (canvas[rest] == GAP_GREY).all()
    assert rest.sum() == canvas.shape[0] * canvas.shape[1] - count * height * width


@pytest.mark.parametrize("count", [64, 128, 256, 512])
@pytest.mark.parametrize("size", [(224, 224), (28, 42), (42, 28), (7, 10), (150, 400)])
def test_mosaics_are_about_square(count: int, size: tuple[int, int]) -> None:
    """As VGG-16 has them, and for photos up to 1:2.7, no side is a fifth longer than the other."""
    height, width, _ = map_mosaic(magnitude(1.0), np.zeros((count, *size), np.float32)).shape
    assert max(height, width) < 1.2 * min(height, width)


def test_one_picture_has_no_gap() -> None:
    """A single map is painted as it is."""
    plane = np.arange(6, dtype=np.float32).reshape(1, 2, 3)
    assert np.array_equal(map_mosaic(magnitude(5.0), plane), paint(magnitude(5.0), plane[0]))
    assert squarest(1, (2, 3)) == 1


@pytest.mark.parametrize("name", ["signed", "magnitude"])
def test_the_gap_is_no_number(name: str) -> None:
    """No number is drawn in the colour of the gap."""
    table = rgb("signed") if name == "signed" else rgb("magnitude")
    assert not (table == GAP_GREY).all(axis=1).any()


def test_all_maps_are_painted_at_once() -> None:
    """Each as it is alone."""
    maps = np.random.default_rng(0).normal(size=(3, 4, 5)).astype(np.float32)
    scale = signed(2.0)
    assert np.array_equal(painted(maps, scale), np.stack([paint_argb(scale, each) for each in maps]))
