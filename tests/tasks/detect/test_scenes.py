"""Scenes: the same seed makes the same one, and the truth is where the pixels are."""

import numpy as np
import pytest

from cnngui.engine.arrays import Pixels
from cnngui.engine.boxes import iou
from cnngui.engine.photos import read_photo
from cnngui.networks.detectors import Detector
from cnngui.paths import resources
from cnngui.tasks.detect import CutOut, DetectError, detections, looked, marked, scene


def disc(side: int = 60, margin: int = 10, colour: tuple[int, int, int] = (250, 0, 0)) -> Pixels:
    """Return a disc with a soft edge on nothing."""
    y, x = np.mgrid[:side, :side] - (side - 1) / 2
    alpha = np.clip((side / 2 - margin - np.hypot(x, y)) + 0.5, 0, 1)
    pixels = np.zeros((side, side, 4), np.uint8)
    pixels[..., :3], pixels[..., 3] = colour, np.rint(255 * alpha)
    return pixels


GREEN = np.full((240, 320, 3), (0, 200, 0), np.uint8)


@pytest.mark.parametrize("seed", range(20))
def test_the_truth_is_where_the_pixels_are(seed: int) -> None:
    """Each box is that of what is more red than green; nothing else has changed; boxes do not overlap."""
    made = scene(GREEN, [CutOut(disc(), 3), CutOut(disc(40, 0), 5)], seed, count=3)
    assert 1 <= len(made.truths) <= 3
    boxes = [truth.box for truth in made.truths]
    assert iou(boxes, boxes).sum() == pytest.approx(len(boxes))
    red = made.pixels[..., 0] > made.pixels[..., 1]
    for x, y, width, height in ([int(each) for each in box] for box in boxes):
        rows, columns = np.nonzero(red[y : y + height, x : x + width])
        assert (rows.min(), columns.min()) == (0, 0)
        assert (rows.max() + 1, columns.max() + 1) == (height, width)
        red[y : y + height, x : x + width] = False
        assert 0.2 * 240 - 2 <= max(width, height) <= 0.5 * 240 + 2
    assert not red.any()
    assert (GREEN == (0, 200, 0)).all()


def test_the_seed_decides() -> None:
    """The same seed, the same scene; another one, another."""
    one, again, other = (scene(GREEN, [CutOut(disc(), 3)], seed) for seed in (4, 4, 5))
    assert one.truths == again.truths != other.truths
    assert (one.pixels == again.pixels).all()


def test_what_does_not_fit_is_left_out() -> None:
    """A cut-out larger than the photo, or a photo that is full."""
    assert scene(GREEN, [CutOut(disc(), 3)], 1, sizes=(1.5, 1.5)).truths == ()
    full = scene(GREEN, [CutOut(disc(), 3)], 1, count=40, sizes=(0.5, 0.5))
    assert 1 < len(full.truths) < 8


def test_odd_cut_outs() -> None:
    """None, or one of which nothing is to be seen, is refused; a line of one pixel is pasted."""
    with pytest.raises(DetectError, match="no cut-out"):
        scene(GREEN, [], 1)
    with pytest.raises(DetectError, match="wholly transparent"):
        scene(GREEN, [CutOut(np.zeros((9, 9, 4), np.uint8), 1)], 1)
    line = np.full((1, 200, 4), 255, np.uint8)
    assert all(truth.box[3] == 1 for truth in scene(GREEN, [CutOut(line, 1)], 1, count=2).truths)


def test_the_detector_finds_a_pasted_cat(detector: Detector) -> None:
    """Chelsea without the sides, on bricks, at five places: recall and overlap are counted."""
    cat = read_photo(resources() / "photos" / "chelsea.png").pixels[:, :420]
    alpha = np.full((*cat.shape[:2], 1), 255, np.uint8)
    bricks = read_photo(resources() / "photos" / "brick.png").pixels
    scenes = [
        scene(bricks, [CutOut(np.concatenate([cat, alpha], 2), 7)], seed, count=1, sizes=(0.6, 0.9))
        for seed in range(5)
    ]
    marks = marked([(detections(looked(detector, each.pixels), 0.3).found, each.truths) for each in scenes])
    assert marks.truths == 5
    assert (marks.recall or 0) >= 0.8
    assert (marks.mean_iou or 0) >= 0.6
