"""Photos and grids at their working size."""

import numpy as np

from cnngui.engine.grids import Grid
from cnngui.engine.photos import Photo
from cnngui.engine.sources import source_of

PHOTO = Photo(np.random.default_rng(0).integers(0, 256, (60, 100, 3), np.uint8), "noise")


def test_the_working_size_is_the_longer_side() -> None:
    """50 px of 100: 30×50; a photo that is small enough stays as it is; its full size is known."""
    small = source_of(PHOTO, 50)
    assert small.shape == (30, 50, 3)
    assert small.full_size == (60, 100)
    assert source_of(PHOTO, 1000).data is PHOTO.pixels
    assert source_of(PHOTO, None).data is PHOTO.pixels


def test_grids_keep_their_size() -> None:
    """A grid is never resampled, and always has channels."""
    grid = Grid(np.zeros((200, 300), np.float32), "zeros")
    source = source_of(grid, 50)
    assert source.shape == (200, 300, 1)
    assert not source.is_photo


def test_planes_are_made_once() -> None:
    """Grey and colour are kept with the photo."""
    source = source_of(PHOTO, None)
    assert not source.has_planes("grey")
    assert source.planes("grey") is source.planes("grey")
    assert source.has_planes("grey")
    assert not source.has_planes("sum")
    assert len(source.planes("each")) == 3
    assert source.has_planes("sum")
