"""Where a photo is restyled: strokes, masks, and what is drawn of them."""

import numpy as np
import pytest

from cnngui.engine.masks import brushed, no_region, region_of, veiled

PHOTO = 120, 200


def test_a_stroke_is_as_wide_as_the_brush() -> None:
    """Painted within the brush's radius of the line, and nowhere else."""
    mask = brushed(no_region(1, PHOTO), (0.5, 0.3), (0.5, 0.7), 0.1, erases=False).mask
    rows, columns = np.mgrid[0:120, 0:200] + 0.5
    along = np.clip(columns, 60, 140)
    distance = np.hypot(rows - 60, columns - along)
    assert mask.shape == PHOTO
    assert (mask[distance < 18.5] == 1).all()
    assert (mask[distance > 21.5] == 0).all()


def test_an_eraser_takes_away() -> None:
    """What it goes over; the rest stays, and the former region is as it was."""
    whole = region_of(1, PHOTO, np.ones((3, 3), np.float32))
    erased = brushed(whole, (0.5, 0.5), (0.5, 0.5), 0.1, erases=True)
    assert erased.mask[60, 100] == 0
    assert erased.mask[0, 0] == 1
    assert whole.mask.min() == 1


def test_strokes_over_the_edge() -> None:
    """They end there."""
    mask = brushed(no_region(1, PHOTO), (0.5, 0.9), (0.5, 3.0), 0.05, erases=False).mask
    assert mask[60, 199] == 1
    assert mask[60, 100] == 0


@pytest.mark.parametrize(("photo", "shape"), [((1000, 4000), (64, 256)), ((10, 7), (10, 7)), ((9000, 1), (256, 1))])
def test_regions_are_small(photo: tuple[int, int], shape: tuple[int, int]) -> None:
    """256 px at most, with the photo's proportions."""
    region = no_region(1, photo)
    assert region.shape == shape
    assert region.is_empty
    assert brushed(region, (0.5, 0.5), (0.5, 0.5), 0.01, erases=False).is_empty is False


def test_equal_regions_are_equal() -> None:
    """As a lab's state must be, so that nothing happens when nothing has changed."""
    first, second = (brushed(no_region(1, PHOTO), (0.2, 0.2), (0.4, 0.4), 0.1, erases=False) for _ in range(2))
    assert first == second
    assert first != no_region(1, PHOTO)


def test_a_veil_lies_over_the_rest() -> None:
    """What is restyled is seen as it is; the rest is dark and grey."""
    photo = np.random.default_rng(0).integers(0, 256, (*PHOTO, 3)).astype(np.uint8)
    mask = np.zeros(PHOTO, np.float32)
    mask[:, 100:] = 1
    drawn = veiled(photo, region_of(1, PHOTO, mask))
    assert (drawn[:, 102:] == photo[:, 102:]).all()
    assert (drawn[:, :98] == drawn[:, :98, :1]).all()
    assert drawn[:, :98].max() <= 0.35 * 255 + 1
