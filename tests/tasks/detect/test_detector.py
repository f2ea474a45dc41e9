"""From a photo to boxes: what is found on the bundled photos, thresholds, classes, and a device that fails."""

import numpy as np
import pytest

from cnngui.engine.arrays import Pixels
from cnngui.engine.boxes import overlap_of
from cnngui.engine.photos import read_photo
from cnngui.networks.detectors import Detector, RawBoxes
from cnngui.networks.network import Mode
from cnngui.paths import resources
from cnngui.tasks.detect import DetectError, Kept, Looked, Suppressed, above, detections, looked


def photo(name: str) -> Pixels:
    """Read a bundled photo."""
    return read_photo(resources() / "photos" / name).pixels


@pytest.mark.parametrize(
    ("name", "found", "score", "box"),
    [
        ("astronaut.jpg", "Person", 0.62, (20, 17, 342, 492)),
        ("chelsea.png", "Cat", 0.85, (3, 1, 420, 299)),
        ("coffee.jpg", "Coffee cup", 0.54, (173, 23, 247, 296)),
    ],
)
def test_the_bundled_photos(
    detector: Detector, name: str, found: str, score: float, box: tuple[float, float, float, float]
) -> None:
    """One thing on each, of several boxes before suppression, about where a person would draw it."""
    result = detections(looked(detector, photo(name)))
    assert len(result.above) > 4
    (one,) = result.found
    assert one.name() == found
    assert one.score == pytest.approx(score, abs=0.02)
    assert overlap_of(one.box, box).iou > 0.9
    best, *others = result.fates
    assert best == Kept(one.place)
    assert all(isinstance(fate, Suppressed) and fate.by == one.place and fate.iou > 0.5 for fate in others)
    assert {fate.box for fate in result.fates} == set(result.above)


@pytest.mark.parametrize("name", ["brick.png", "grass.png", "hubble_deep_field.jpg"])
def test_nothing_where_there_is_nothing(detector: Detector, name: str) -> None:
    """Textures and stars."""
    assert detections(looked(detector, photo(name))).found == ()


@pytest.fixture
def two_kinds() -> Looked:
    """Return a look at a photo where a mug and a coffee cup lie at one place, and a cat elsewhere."""
    logits = np.full((1917, 24), -9, np.float32)
    logits[1911, 12], logits[1912, 13], logits[0, 8] = 2.0, 1.0, 0.5
    numbers = np.zeros((1917, 4), np.float32)
    numbers[1912, 2:] = 5 * np.log(np.array([2**0.5, 2**-0.5], np.float32))  # 2:1 becomes square
    return Looked(RawBoxes(numbers, logits), (200, 300), Mode(), 1.0)


def test_per_class_or_over_all(two_kinds: Looked) -> None:
    """Over all classes the cup goes because of the mug, which is surer."""
    names = [each.name() for each in detections(two_kinds, 0.5).found]
    assert names == ["Mug", "Coffee cup", "Cat"]
    over_all = detections(two_kinds, 0.5, is_per_class=False)
    assert [each.name("fr") for each in over_all.found] == ["grande tasse (mug)", "chat"]
    (gone,) = (fate for fate in over_all.fates if isinstance(fate, Suppressed))
    assert (gone.box, gone.by) == (1912, 1911)
    assert gone.iou == pytest.approx(1, abs=1e-6)


def test_thresholds(two_kinds: Looked) -> None:
    """Higher finds less; 0 takes every box, 1 none; other numbers are refused in a sentence."""
    counts = [len(above(two_kinds, threshold)) for threshold in (0, 0.5, 0.7, 0.8, 0.9, 1)]
    assert counts == [1917, 3, 2, 1, 0, 0]
    for threshold, overlap in ((-0.1, 0.5), (1.1, 0.5), (0.5, -1), (0.5, 2), (float("nan"), 0.5)):
        with pytest.raises(DetectError, match="it must be from 0 to 1"):
            detections(two_kinds, threshold, overlap)


def test_a_device_that_fails(detector: Detector) -> None:
    """The CPU goes on with the same numbers, and a note says so."""
    # Torch's "meta" tensors hold no numbers: to ask for one raises, as a device that has failed does.
    seen = looked(detector.in_mode(Mode("meta")), photo("chelsea.png"))
    assert "so the CPU went on" in str(seen.note)
    assert seen.mode.device == "cpu"
    assert [each.name() for each in detections(seen).found] == ["Cat"]
