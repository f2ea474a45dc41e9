"""One network, slid two ways: the same numbers, and what each costs."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_allclose

from cnngui.engine.arrays import Pixels
from cnngui.engine.boxes import as_box
from cnngui.engine.digits import DigitSet
from cnngui.engine.following import finish
from cnngui.networks.digits import DigitNetwork, fully_connected, lenet
from cnngui.networks.network import Network
from cnngui.networks.plans.blocks import BatchNorm, Conv
from cnngui.networks.plans.known import known
from cnngui.tasks.detect import (
    CutOut,
    DetectError,
    Detection,
    Sliding,
    Truth,
    Windows,
    border_difference,
    heat,
    hits,
    marked,
    scene,
    slid,
)
from tests.networks.reference import chelsea


def canvas_of(digits: DigitSet, seed: int, size: tuple[int, int], count: int = 4) -> tuple[Pixels, tuple[Truth, ...]]:
    """Return digits in white on black, 20 px high as in MNIST, apart from each other, and where they are."""
    random = np.random.default_rng(seed)
    chosen = random.integers(0, len(digits), 8)
    cut_outs = [
        CutOut(np.dstack([np.full((28, 28, 3), 255, np.uint8), digits.pictures[each]]), int(digits.labels[each]))
        for each in chosen
    ]
    share = 20 / min(size)
    made = scene(np.zeros((*size, 3), np.uint8), cut_outs, seed, count=count, sizes=(share, share))
    return made.pixels[..., 0].copy(), made.truths


@pytest.mark.parametrize("seed", range(50))
def test_both_ways_give_the_same_numbers(sliding: Sliding, test_digits: DigitSet, seed: int) -> None:
    """On 50 random canvases of random sizes, to 1e-5; every window is where it is said to be."""
    random = np.random.default_rng(seed)
    size = int(random.integers(32, 90)), int(random.integers(32, 110))
    canvas, _ = canvas_of(test_digits, seed, size, 3)
    canvas = np.maximum(canvas, random.integers(0, 60, size).astype(np.uint8))
    at_once, one_by_one = sliding.convolved(canvas), finish(sliding.one_by_one(canvas))
    assert at_once.probabilities.shape == (*sliding.grid(size), 10)
    assert_allclose(at_once.probabilities, one_by_one.probabilities, atol=1e-5)
    assert_allclose(at_once.ink, one_by_one.ink)
    place = int(random.integers(at_once.count))
    x, y, width, height = (int(each) for each in at_once.boxes()[place])
    window = canvas[y : y + height, x : x + width]
    alone = sliding.network.probabilities(window[None, 2:-2, 2:-2])[0] if not _frame(window).any() else None
    if alone is not None:  # the network's own way has black margins
        assert_allclose(at_once.probabilities.reshape(-1, 10)[place], alone, atol=1e-5)
    assert at_once.ink.ravel()[place] == pytest.approx(window.mean() / 255)


def _frame(window: Pixels) -> Pixels:
    """Return the pixels within 2 of a window's edge."""
    framed = window.copy()
    framed[2:-2, 2:-2] = 0
    return framed


def test_windows_in_batches(sliding: Sliding, test_digits: DigitSet) -> None:
    """Many at once are the same again, and tell how far they are."""
    canvas, _ = canvas_of(test_digits, 1, (60, 70))
    steps = sliding.one_by_one(canvas, batch=16)
    fractions = []
    while True:
        try:
            fractions.append(next(steps))
        except StopIteration as stop:
            found: Windows = stop.value
            break
    assert found.milliseconds > 0
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1
    assert_allclose(found.probabilities, sliding.convolved(canvas).probabilities, atol=1e-5)


def test_what_both_ways_cost(sliding: Sliding) -> None:
    """Counted by hand for one window, and as in the course's example: 1,881 windows of 256×160."""
    one = 28 * 28 * 6 * 25 + 10 * 10 * 16 * 150 + 120 * 400 + 84 * 120 + 10 * 84
    assert sliding.cost((32, 32)) == replace(sliding.cost((32, 32)), windows=1, one_by_one=one, convolved=one)
    cost = sliding.cost((160, 256))
    assert (cost.windows, cost.one_by_one, cost.convolved) == (1881, 1881 * one, 138_392_520)
    assert cost.times == pytest.approx(5.66, abs=0.01)
    assert sliding.cost((31, 500)) == replace(cost, windows=0, one_by_one=0, convolved=0)


@pytest.mark.parametrize(
    "plan",
    [lenet("tanh", "average"), fully_connected(5000), lenet().inserted(1, BatchNorm("norm1"))],
    ids=["tanh, average", "fully connected", "normalised"],
)
def test_other_networks_slide_too(plan: object, test_digits: DigitSet) -> None:
    """Whatever treats every place alike; dense layers only have kernels as large as the window."""
    sliding = Sliding(DigitNetwork.fresh(plan, 3))  # type: ignore[arg-type]  # (a plan)
    canvas, _ = canvas_of(test_digits, 2, (44, 40), 2)
    assert sliding.is_exact
    assert_allclose(
        sliding.convolved(canvas).probabilities, finish(sliding.one_by_one(canvas)).probabilities, atol=1e-5
    )


def test_a_padded_network_is_not_exact(test_digits: DigitSet) -> None:
    """Its windows see zeros beyond their edges, which the canvas has not: the two ways differ, and it is known."""
    plan = lenet()
    padded = replace(plan, blocks=(Conv("C0", 4, 3, padding=1), *plan.blocks))
    sliding = Sliding(DigitNetwork.fresh(padded, 3))
    assert not sliding.is_exact
    canvas = np.full((48, 48), 255, np.uint8)
    difference = sliding.convolved(canvas).probabilities - finish(sliding.one_by_one(canvas)).probabilities
    assert np.abs(difference).max() > 1e-4  # without padding it is below 1e-5


def test_what_cannot_slide_is_refused(sliding: Sliding) -> None:
    """The distances of 1998, and a canvas that is smaller than a window: one sentence each."""
    with pytest.raises(DetectError, match="cannot slide over a picture"):
        Sliding(DigitNetwork.fresh(known("lenet5", "1998"), 0))
    with pytest.raises(DetectError, match=r"At scale 0\.5 the picture has 30×20 pixels, but a window needs 32×32"):
        sliding.convolved(np.zeros((40, 60), np.uint8), 0.5)


def test_digits_are_found(sliding: Sliding, test_digits: DigitSet) -> None:
    """On ten canvases: heat → boxes → suppression; most digits are read where they are."""
    pictures = []
    for seed in range(10):
        canvas, truths = canvas_of(test_digits, seed, (96, 128))
        found = hits(list(slid(sliding, canvas)), margin=6)
        kept = found.suppressed(0.1).kept
        seen = [
            Detection(as_box(found.boxes[place]), int(found.classes[place]), float(found.scores[place]), place)
            for place in kept
        ]
        pictures.append((seen, truths))
    marks = marked(pictures, 0.3, is_per_class=False)
    assert (marks.recall or 0) > 0.8
    read = marked(pictures, 0.3)
    assert (read.recall or 0) > 0.5


def test_scales_and_empty_windows(sliding: Sliding, test_digits: DigitSet) -> None:
    """A digit twice as large is found at half the size, in a box twice as large; an empty canvas has no hit."""
    small = np.zeros((48, 48), np.uint8)
    place = int(np.flatnonzero(test_digits.labels == 3)[0])
    small[10:38, 10:38] = test_digits.pictures[place]
    large = small.repeat(2, axis=0).repeat(2, axis=1)
    found = list(slid(sliding, large, (1, 0.5, 0.25)))
    assert [each.scale for each in found] == [1, 0.5]
    hit = hits(found[1:], wanted=3)
    assert set(hit.classes) == {3}
    assert (hit.boxes[:, 2] == 64).all()
    assert_allclose(found[1].probabilities, sliding.convolved(small).probabilities, atol=0.05)
    empty = list(slid(sliding, np.zeros((64, 64), np.uint8), (1, 0.5)))
    assert len(hits(empty, 0.0).boxes) == 0
    assert heat(empty, 3, (64, 64)).max() == 0
    assert len(hits([]).boxes) == 0


def test_the_heat_is_hottest_where_the_digit_is(sliding: Sliding, test_digits: DigitSet) -> None:
    """In the middle of the windows that say so; a pixel of the canvas each."""
    canvas = np.zeros((100, 120), np.uint8)
    place = int(np.flatnonzero(test_digits.labels == 0)[0])
    canvas[50:78, 70:98] = test_digits.pictures[place]
    found = list(slid(sliding, canvas))
    hot = heat(found, 0, (100, 120))
    assert hot.shape == (100, 120)
    assert hot[64, 84] > 0.95
    assert hot[:, :50].max() == 0
    windows = found[0]
    row, column = 12, 17
    middle = row * 4 + 16, column * 4 + 16
    assert hot[middle] == pytest.approx(windows.probabilities[row, column, 0] * (windows.ink[row, column] >= 0.02))


def test_padded_borders_make_a_difference(network: Network) -> None:
    """VGG-16: windows seen alone differ from those in the photo at the edges, deeper layers further inside."""
    photo = chelsea(128)
    found = {
        layer: border_difference(network, photo, layer, (32, 48), 64) for layer in ("conv1_1", "conv2_1", "conv3_3")
    }
    first = found["conv1_1"].differences
    assert first.shape == (64, 64)
    assert first[1:-1, 1:-1].max() < 1e-5
    assert first[0].max() > 0.01
    shares = [each.same / each.places for each in found.values()]
    assert shares == sorted(shares, reverse=True)
    assert found["conv1_1"].same == 62 * 62
    assert found["conv3_3"].differences.shape == (16, 16)
    assert found["conv3_3"].largest > 0.01


def test_a_window_at_the_photos_own_corner_is_the_same_there(network: Network) -> None:
    """Where the photo is padded too, both ways see the same zeros."""
    found = border_difference(network, chelsea(64), "conv1_2", (0, 0), 32)
    assert found.differences[0, :-4].max() < 1e-5
    assert found.differences[:, -1].max() > 0.01


@pytest.mark.parametrize(
    ("corner", "side", "told"),
    [((3, 0), 32, "multiples of 4 px"), ((0, 0), 30, "multiples of 4 px"), ((0, 40), 64, "not within the photo")],
)
def test_odd_windows_are_refused(network: Network, corner: tuple[int, int], side: int, told: str) -> None:
    """In a sentence."""
    with pytest.raises(DetectError, match=told):
        border_difference(network, chelsea(64), "conv3_1", corner, side)
