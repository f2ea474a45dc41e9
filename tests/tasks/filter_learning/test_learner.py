"""Gradient descent on a kernel: against NumPy's least squares, by hand, and where it cannot work."""

import time

import numpy as np
import pytest

from cnngui.engine.arrays import Pixels
from cnngui.engine.following import finish
from cnngui.engine.kernels.table import KERNELS, NamedKernel, find
from cnngui.engine.kernels.values import Filter
from cnngui.engine.photos import read_photo
from cnngui.paths import bundled_photos
from cnngui.tasks.filter_learning import Learner, LearningError, LearnSettings, Scene, learn, scene_of
from cnngui.tasks.filter_learning.learn import MOST

THREE = [row for row in KERNELS if row.filter.shape == (3, 3)]

EDGE = find("vertical-edge").filter


@pytest.fixture(scope="module")
def cat() -> Pixels:
    """Read the bundled cat, all of its 300×451 pixels."""
    (path,) = (path for path in bundled_photos() if path.stem == "chelsea")
    return read_photo(path).pixels


def random_photo(rows: int = 20, columns: int = 30, seed: int = 0) -> Pixels:
    """Return a photo of noise."""
    return np.random.default_rng(seed).integers(0, 256, (rows, columns, 3)).astype(np.uint8)


def reached(learner: Learner, cosine: float, most: int = MOST) -> bool:
    """Step until the angle is as small as that; tell whether it gets there."""
    while (learner.cosine or 0.0) < cosine and learner.number < most:
        if not learner.step():
            return (learner.cosine or 0.0) >= cosine
    return (learner.cosine or 0.0) >= cosine


@pytest.mark.parametrize("row", THREE, ids=lambda row: row.name)
def test_every_small_kernel_is_found_on_the_cat(cat: Pixels, row: NamedKernel) -> None:
    """From three noises, in a tenth of the three seconds that a class would wait (measured: 0.02 to 0.04 s)."""
    for seed in range(3):
        began = time.process_time()
        learner = Learner(scene_of(cat, row.filter), LearnSettings(seed=seed))
        assert reached(learner, 0.99, 300)
        assert time.process_time() - began < 3
        while learner.step():
            pass
        assert np.allclose(learner.learned.slices, row.filter.slices, atol=1e-4)
        assert abs(learner.learned.bias) < 1e-2


def naive(scene: Scene) -> tuple[np.ndarray, np.ndarray]:
    """Cut all windows out one by one: (N, d) and targets."""
    rows, columns = scene.shape
    windows = [
        picture[:, y : y + rows, x : x + columns].ravel()
        for picture in scene.inputs
        for y in range(scene.targets.shape[1])
        for x in range(scene.targets.shape[2])
    ]
    return np.array(windows, np.float64), scene.targets.ravel().astype(np.float64)


@pytest.mark.parametrize("settings", [LearnSettings(noise=20.0), LearnSettings(noise=20.0, centred=False, bias=True)])
def test_it_ends_where_least_squares_does(settings: LearnSettings) -> None:
    """With noise on the target the true kernel is not the best one."""
    scene = scene_of(random_photo(), Filter((((1.0, -2.0, 0.5),),), 30.0))
    learner = Learner(scene, settings)
    while learner.step() and learner.number < 50_000:
        pass
    windows, target = naive(scene)
    target += 20 / 255 * np.random.default_rng([0, 1]).standard_normal(target.size, np.float32)
    best, *_ = np.linalg.lstsq(np.column_stack([windows, np.ones(len(windows))]), target, rcond=None)
    assert np.allclose(np.ravel(learner.learned.slices), best[:-1], atol=1e-5)
    assert learner.learned.bias / 255 == pytest.approx(best[-1], abs=1e-5)
    assert 0.9 < (learner.cosine or 0) < 1


def test_a_step_by_hand() -> None:
    """Two pixels a window, three windows, from zeros, raw: weights, gradient and loss are those on paper."""
    photo = np.repeat(np.array([[[0], [255], [51], [102]]] * 2, np.uint8), 3, axis=2)
    scene = scene_of(photo, Filter((((1.0, -1.0),),)))
    learner = Learner(scene, LearnSettings(rate=0.5, momentum=0.0, centred=False, start="zeros"))
    # Windows (0, 1), (1, 0.2), (0.2, 0.4); targets −1, 0.8, −0.2; two rows of them.
    assert learner.state().loss == pytest.approx((1 + 0.64 + 0.04) / 6, rel=1e-6)
    learner.step()
    gradient = [-(0.8 - 0.04) / 3, -(-1 + 0.16 - 0.08) / 3]
    state = learner.state()
    assert np.ravel(state.gradient) == pytest.approx(gradient, rel=1e-6)
    assert np.ravel(state.learned.slices) == pytest.approx([-0.5 * each for each in gradient], rel=1e-6)
    learner.controls.change(momentum=0.5)
    first = -0.5 * np.array(gradient)
    learner.step()
    state = learner.state()
    # The speed begins anew with changed settings.
    assert np.ravel(state.learned.slices) == pytest.approx(first - 0.5 * np.ravel(state.gradient), rel=1e-6)
    second = np.ravel(state.learned.slices)
    learner.step()
    state = learner.state()
    moved = second + 0.5 * (second - first) - 0.5 * np.ravel(state.gradient)
    assert np.ravel(state.learned.slices) == pytest.approx(moved, rel=1e-6)


@pytest.mark.parametrize("relu", [False, True])
@pytest.mark.parametrize("centred", [False, True])
def test_the_gradient_is_the_slope_of_the_loss(relu: bool, centred: bool) -> None:
    """By finite differences of the loss, written out from naive windows."""
    scene = scene_of(random_photo(12, 14), Filter((((1.0, -1.0), (0.5, 0.0)),), 40.0))
    learner = Learner(scene, LearnSettings(relu=relu, centred=centred, bias=True, seed=3))
    windows, target = naive(scene)
    target = np.maximum(target, 0) if relu else target
    mean = windows.mean(axis=0) if centred else np.zeros(4)
    before = learner.learned
    weights, offset = np.ravel(before.slices), before.bias / 255 + mean @ np.ravel(before.slices)

    def loss(at: np.ndarray) -> float:
        raw = (windows - mean) @ at + offset
        return float(0.5 * np.square((np.maximum(raw, 0) if relu else raw) - target).mean())

    assert learner.state().loss == pytest.approx(loss(weights), rel=1e-5)
    learner.step()
    steps = 1e-6 * np.eye(4)
    slopes = [(loss(weights + step) - loss(weights - step)) / 2e-6 for step in steps]
    assert np.ravel(learner.state().gradient) == pytest.approx(slopes, rel=1e-4, abs=1e-7)


def test_centring_saves_steps_and_says_why(cat: Pixels) -> None:
    """Plain descent on raw pixels takes thousands of steps, on centred ones hundreds, with momentum tens."""
    steps = {}
    for name, settings in {
        "raw": LearnSettings(momentum=0.0, centred=False),
        "centred": LearnSettings(momentum=0.0),
        "momentum": LearnSettings(),
    }.items():
        learner = Learner(scene_of(cat, EDGE), settings)
        assert reached(learner, 0.99)
        steps[name] = learner.number
    assert steps["raw"] > 1000
    assert steps["raw"] > 5 * steps["centred"] > 25 * 5
    assert steps["momentum"] < 100
    windows = naive(scene_of(cat, EDGE))[0]
    for found, matrix in ((learner.known.raw, windows), (learner.known.centred, windows - windows.mean(axis=0))):
        assert found == pytest.approx(np.linalg.cond(matrix) ** 2, rel=1e-3)


@pytest.mark.parametrize("centred", [False, True])
@pytest.mark.parametrize("momentum", [0.0, 0.9])
def test_a_rate_too_high_is_told_before_any_number_is_none(cat: Pixels, centred: bool, momentum: float) -> None:
    """And the rate that is named works, a little more does not."""
    settings = LearnSettings(centred=centred, momentum=momentum, rate=1e6)
    for rate in (1e6, None):
        learner = Learner(scene_of(cat, EDGE), settings)
        learner.controls.change(rate=rate or 1.2 * learner.highest)
        for state in learn(learner):
            assert np.isfinite(state.response).all()
            assert np.isfinite(state.loss)
            assert np.isfinite(state.learned.slices).all()
        (note,) = learner.state().notes
        assert "diverges" in str(note)
        assert not learner.step()
        highest = note.fields["highest"]
        assert isinstance(highest, float)
        learner.controls.change(rate=highest)
        loss = learner.state().loss
        finish(learn(learner, 3000))
        assert learner.state().loss < loss
        assert learner.state().notes == ()


@pytest.mark.parametrize("batch", [1, 8, 64])
def test_few_pixels_a_step(cat: Pixels, batch: int) -> None:
    """The same seed gives the same weights; the fitting rate works, one that does not is told of."""
    settings = LearnSettings(batch=batch, seed=5)
    learners = [Learner(scene_of(cat, EDGE), settings) for _ in range(2)]
    for learner in learners:
        assert reached(learner, 0.99)
    assert learners[0].learned == learners[1].learned
    learner = Learner(scene_of(cat, EDGE), LearnSettings(batch=batch, rate=100.0))
    last = finish(learn(learner))
    assert "diverges" in str(last.notes[0])
    learner.controls.change(rate=learner.highest)
    assert (finish(learn(learner)).cosine or 0) > 0.95


def test_a_dead_relu(cat: Pixels) -> None:
    """From zeros no response is above 0, so there is no gradient."""
    learner = Learner(scene_of(cat, EDGE), LearnSettings(relu=True, start="zeros", centred=False))
    state = finish(learn(learner))
    assert state.is_over
    assert "dead ReLU" in str(state.notes[0])
    learner.controls.change(relu=False)
    assert (finish(learn(learner, 3000)).cosine or 0) > 0.9


def test_relu_is_learned_through(cat: Pixels) -> None:
    """Pixels with a response above 0 are enough."""
    learner = Learner(scene_of(cat[:120, :160], EDGE), LearnSettings(relu=True))
    assert reached(learner, 0.999, 2000)


@pytest.mark.parametrize(
    ("photo", "told", "left"),
    [
        (np.repeat(random_photo(1, 40), 30, axis=0), "All rows of the photo are alike", 6),
        (np.repeat(random_photo(30, 1), 40, axis=1), "All columns of the photo are alike", 6),
        (np.full((30, 40, 3), 90, np.uint8), "one even colour", 9),
    ],
)
def test_what_a_photo_leaves_open(photo: Pixels, told: str, left: int) -> None:
    """It is said; what is not open is found: sums along what is alike."""
    learner = Learner(scene_of(photo, find("sobel-x").filter), LearnSettings(start="noise"))
    began = np.array(learner.learned.slices[0])
    state = finish(learn(learner))
    (note,) = state.notes
    assert told in str(note)
    assert learner.known.open.shape[1] == left
    weights, true = np.array(state.learned.slices[0]), np.array(find("sobel-x").filter.slices[0])
    if "rows" in told:
        assert np.allclose(weights.sum(axis=0), true.sum(axis=0), atol=1e-4)
    elif "columns" in told:
        assert np.allclose(weights.sum(axis=1), true.sum(axis=1), atol=1e-4)
    else:
        assert np.allclose(weights, began)
    assert np.abs(state.response - state.target).max() < 0.5
    assert learner.known.centred is None


def test_a_grey_photo_leaves_colours_open() -> None:
    """Three slices on a grey photo: only their sum is found."""
    grey = np.repeat(random_photo()[..., :1], 3, axis=2)
    mine = Filter((EDGE.slices[0], find("sobel-x").filter.slices[0], find("box-3").filter.slices[0]))
    state = finish(learn(Learner(scene_of(grey, mine))))
    assert "photo is grey" in str(state.notes[0])
    found = np.array(state.learned.slices)
    assert np.allclose(found.sum(axis=0), np.array(mine.slices).sum(axis=0), atol=1e-3)


def test_what_has_no_name_is_written_out() -> None:
    """Rows plus columns: corners against corners make no difference; a ramp tells the sum of all weights alone."""
    random = np.random.default_rng(0)
    sums = np.add.outer(random.integers(0, 128, 30), random.integers(0, 128, 40)).astype(np.uint8)
    state = finish(learn(Learner(scene_of(np.repeat(sums[..., None], 3, axis=2), EDGE))))
    assert "leaves 4 combinations of weights open, such as 1·w(" in str(state.notes[0])
    ramp = np.add.outer(np.arange(30), 2 * np.arange(40)).astype(np.uint8)
    state = finish(learn(Learner(scene_of(np.repeat(ramp[..., None], 3, axis=2), EDGE))))
    assert "only sums of weights" in str(state.notes[0])


def test_luminance_is_learned_as_three_slices(cat: Pixels) -> None:
    """A grey kernel of which the learner does not know that it is grey."""
    learner = Learner(scene_of(cat, EDGE, in_colour=True))
    assert learner.scene.depth == 3
    assert reached(learner, 0.99)


def test_a_kernel_of_another_shape(cat: Pixels) -> None:
    """A 5×5 learner finds zeros around; one that is too small finds no true one, and comes as near as it can."""
    larger = Learner(scene_of(cat, EDGE, (5, 5)))
    assert reached(larger, 0.99)
    assert larger.learned.shape == (5, 5)
    smaller = finish(learn(Learner(scene_of(cat, find("gaussian-5").filter, (3, 3)))))
    assert smaller.cosine is None
    assert 0.99 < smaller.explained < 1


def test_what_is_shown_is_the_response(cat: Pixels) -> None:
    """Target minus response is 0 at the end, and the response is that of the engine."""
    state = finish(learn(Learner(scene_of(cat, Filter(EDGE.slices, 12.0)))))
    assert np.abs(state.target - state.response).max() < 0.01
    assert state.explained == pytest.approx(1)
    assert state.learned.bias == pytest.approx(12, abs=0.01)


def test_it_stops_and_goes_on(cat: Pixels) -> None:
    """One step at a time, stopped in the middle, changed on the way, and on from there."""
    learner = Learner(scene_of(cat, EDGE), LearnSettings(momentum=0.0))
    assert [finish(learn(learner, 1)).number for _ in range(3)] == [1, 2, 3]
    learner.controls.change(pace=0.01)
    slow = learn(learner)
    for _ in range(5):
        next(slow)
    learner.controls.stop()
    last = finish(slow)
    assert 4 <= last.number < 15
    assert len(learner.controls.records()) == last.number


def test_what_makes_no_sense_is_refused(cat: Pixels) -> None:
    """In a sentence each."""
    with pytest.raises(LearningError, match=r"rate is 0.*from 1e-09"):
        LearnSettings(rate=0.0)
    with pytest.raises(LearningError, match="one of noise, zeros, given"):
        LearnSettings(start="sideways")  # type: ignore[arg-type]
    with pytest.raises(LearningError, match="needs more of them"):
        scene_of(cat[:3, :9], EDGE)
    with pytest.raises(LearningError, match="sees 2 channels"):
        scene_of(cat, Filter(EDGE.slices * 2))
    with pytest.raises(LearningError, match="seed cannot change"):
        Learner(scene_of(cat, EDGE)).controls.change(seed=3)


def test_a_large_photo_is_drawn_from_by_lot() -> None:
    """And the middle of it is shown."""
    photo = random_photo(1200, 900)
    learner = Learner(scene_of(photo, EDGE))
    state = finish(learn(learner))
    assert len(learner.scene.sample[0]) == 200_000
    assert state.response.shape == (700, 700)
    assert (state.cosine or 0) > 0.9999


def test_it_goes_on_from_a_given_kernel(cat: Pixels) -> None:
    """In another shape too."""
    start = LearnSettings(start="given")
    learner = Learner(scene_of(cat, EDGE, (5, 5)), start, given=Filter(EDGE.slices, 5.0))
    assert learner.cosine == pytest.approx(1)
    assert learner.learned.bias == 5
