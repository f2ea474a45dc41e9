"""Which filter was it? Pairs made with OpenCV, clipped, saved as 8-bit PNG and read again."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from cnngui.engine.arrays import Pixels
from cnngui.engine.following import finish
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import resized
from cnngui.engine.photos import read_photo
from cnngui.paths import bundled_photos
from cnngui.tasks.filter_learning import Learner, LearningError, learn, scene_of_pair
from tests.tasks.filter_learning.test_learner import random_photo

PAIRS = (
    ("chelsea", "sobel-x", 0, False),
    ("coffee", "laplacian", 0, True),
    ("chelsea", "emboss", 128, False),
    ("astronaut", "box-3", 0, False),
    ("coffee", "gaussian-5", 10, False),
    ("rocket", "sharpen-strong", 0, False),
    ("camera", "log-5", 20, False),
    ("chelsea", "unsharp", 0, True),
    ("coffee", "scharr-y", 0, True),
    ("camera", "motion", 0, False),
)
"""Photo, kernel, bias, and whether the photo is made grey first."""


def photo(name: str) -> Pixels:
    """Read a bundled photo."""
    return read_photo(next(path for path in bundled_photos() if path.stem == name)).pixels


def filtered(pixels: Pixels, name: str, bias: float = 0, *, grey: bool = False) -> Pixels:
    """Filter as another program does: channel by channel or in grey, rounded and clipped to bytes."""
    kernel = np.array(find(name).filter.slices[0])
    source = pixels.astype(np.float64)
    planes = [source @ (0.299, 0.587, 0.114)] if grey else [source[..., at] for at in range(3)]
    made = [
        cv2.filter2D(np.ascontiguousarray(plane), cv2.CV_64F, kernel, borderType=cv2.BORDER_REFLECT_101)
        for plane in planes
    ]
    clipped = np.clip(np.round(np.stack(made, axis=-1) + bias), 0, 255).astype(np.uint8)
    return np.repeat(clipped, 3, axis=2) if grey else clipped


@pytest.mark.parametrize(("name", "kernel", "bias", "grey"), PAIRS)
def test_the_filter_of_another_program(tmp_path: Path, name: str, kernel: str, bias: float, grey: bool) -> None:
    """The kernel to a hundredth of its norm, the bias to half a grey level; its size is found too."""
    first, path = photo(name), tmp_path / "filtered.png"
    assert cv2.imwrite(str(path), filtered(first, kernel, bias, grey=grey)[..., ::-1])
    scene = scene_of_pair(first, read_photo(path).pixels)
    state = finish(learn(Learner(scene)))
    true = find(kernel).filter
    assert scene.shape == true.shape
    wanted = np.array(resized(true.slices[0], scene.shape))
    (found,) = np.array(state.learned.slices)
    assert np.linalg.norm(found - wanted) < 1e-2 * np.linalg.norm(wanted)
    assert state.learned.bias == pytest.approx(bias, abs=0.5)
    assert state.explained > 0.99


def test_clipped_pixels_would_spoil_it() -> None:
    """With them the edge kernel comes out half wrong: that is why they are left out."""
    first = photo("chelsea")
    scene = scene_of_pair(first, filtered(first, "sobel-x"))
    assert 0.4 < 1 - scene.kept.mean() < 0.6
    windows = np.lib.stride_tricks.sliding_window_view(first[..., 0].astype(np.float64), (3, 3)).reshape(-1, 9)
    with_ones = np.column_stack([windows, np.ones(len(windows))])
    best, *_ = np.linalg.lstsq(with_ones, filtered(first, "sobel-x")[1:-1, 1:-1, 0].ravel(), rcond=None)
    true = np.ravel(find("sobel-x").filter.slices)
    assert np.linalg.norm(best[:9] - true) > 0.3 * np.linalg.norm(true)


def test_a_colour_mixer_has_three_slices() -> None:
    """A grey picture made of red minus blue, which no luminance explains."""
    first = random_photo(60, 80)
    mixed = np.clip(np.round(0.5 * first[..., 0] - 0.5 * first[..., 2] + 128.0), 0, 255).astype(np.uint8)
    state = finish(learn(Learner(scene_of_pair(first, np.repeat(mixed[..., None], 3, axis=2)))))
    assert [part[1][1] for part in state.learned.slices] == pytest.approx([0.5, 0, -0.5], abs=0.01)


@pytest.mark.parametrize(("down", "right"), [(7, -4), (-12, 0), (0, 9)])
@pytest.mark.parametrize("kernel", ["identity", "sobel-x", "laplacian", "box-3"])
def test_pictures_that_are_not_aligned(kernel: str, down: int, right: int) -> None:
    """Refused, and the sentence says by how much."""
    first = photo("chelsea")
    moved = np.roll(filtered(first, kernel), (down, right), (0, 1))
    with pytest.raises(LearningError, match="not aligned") as caught:
        scene_of_pair(first, moved)
    assert abs(caught.value.fields["down"] - down) <= 1  # type: ignore[operator]
    assert abs(caught.value.fields["right"] - right) <= 1  # type: ignore[operator]


def test_pictures_that_do_not_go_together() -> None:
    """Another size, nothing but black and white, too small; what no kernel makes is explained in part only."""
    first = photo("chelsea")
    with pytest.raises(LearningError, match="300×450 pixels, the photo 300×451"):
        scene_of_pair(first, first[:, 1:])
    with pytest.raises(LearningError, match="Nearly all pixels"):
        scene_of_pair(first, np.where(first > 120, 255, 0).astype(np.uint8))
    with pytest.raises(LearningError, match="needs more"):
        scene_of_pair(first[:3, :3], first[:3, :3])
    other = finish(learn(Learner(scene_of_pair(first, np.ascontiguousarray(first[::-1])))))
    assert other.explained < 0.6
