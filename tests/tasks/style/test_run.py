"""Whole runs: the picture grows, can be steered, and comes out the same again."""

from typing import Any

import numpy as np
import pytest

from cnngui.networks.architectures import LayerError
from cnngui.networks.network import Network
from cnngui.tasks.style import Controls, StyleError, StyleSettings, StyleStep, estimate, reconstruct, run
from cnngui.tasks.style.controls import MOST_SNAPSHOTS
from cnngui.tasks.style.reconstruct import Kind
from cnngui.tasks.style.settings import Start
from tests.tasks.style.helpers import cat, style, through

QUICK: dict[str, Any] = {"size": 71, "scales": (36,), "steps": 4}


def test_the_picture_grows(network: Network) -> None:
    """From coarse to fine, the loss goes down, and the last step shows the result."""
    controls = Controls()
    told, result = through(run(network, cat(), [style()], StyleSettings(**QUICK), controls))
    steps = [step for step in told if isinstance(step, StyleStep)]
    assert steps == told
    assert (steps[0].step, steps[0].losses, steps[0].scale) == (0, None, (27, 36))
    assert (steps[-1].step, steps[-1].fraction, steps[-1].scale) == (10, 1.0, (54, 71))
    assert [step.fraction for step in steps] == sorted(step.fraction for step in steps)
    assert steps[-1].image is result.image
    assert result.image.shape == (54, 71, 3)
    records = controls.records()
    assert [record.step for record in records] == list(range(1, 11))
    assert records[-1].losses.total < 0.5 * records[0].losses.total
    assert result.losses is records[-1].losses
    assert not result.is_stopped
    assert all(step.seconds_left is None or step.seconds_left >= 0 for step in steps)


@pytest.mark.parametrize("start", ["photo", "noise", "blend"])
@pytest.mark.parametrize("optimizer", ["lbfgs", "adam"])
def test_same_seed_same_picture(network: Network, start: str, optimizer: str) -> None:
    """And another seed gives another, where there is noise."""
    quick: dict[str, Any] = {"size": 48, "steps": 3, "start": start, "optimizer": optimizer}
    images = []
    for seed in (1, 1, 2):
        _, result = through(run(network, cat(), [style()], StyleSettings(**quick, seed=seed)))
        images.append(result.image)
    assert np.array_equal(images[0], images[1])
    assert np.array_equal(images[0], images[2]) == (start == "photo")


def test_stop_keeps_the_picture_at_its_full_size(network: Network) -> None:
    """Even before the first step."""
    for least in (0, 3):
        controls = Controls()
        steps = run(network, cat(), [style()], StyleSettings(**QUICK), controls)
        while next(steps).step < least:  # type: ignore[union-attr]
            pass
        controls.stop()
        _, result = through(steps)
        assert result.is_stopped
        assert result.image.shape == (54, 71, 3)
        assert (result.steps == 0) == (least == 0)


def test_weights_change_on_the_way(network: Network) -> None:
    """From the next step on; layers that were off are looked at then."""
    controls = Controls()
    steps = run(network, cat(), [style()], StyleSettings(**QUICK), controls)
    while next(steps).step < 2:  # type: ignore[union-attr]
        pass
    controls.change(style_layers={"relu2_2": 2, "relu1_1": 0}, content_layers={"conv3_3": 1}, style_weight=7)
    _, result = through(steps)
    records = controls.records()
    assert list(records[1].losses.content) == ["conv4_2"]
    assert list(records[2].losses.content) == ["conv3_3"]
    assert list(records[2].losses.style) == ["conv2_2"]
    assert result.settings.style_weight == 7


def test_mistakes_on_the_way_change_nothing() -> None:
    """They are refused where they are made."""
    controls = Controls()
    mistakes: list[dict[str, Any]] = [{"size": 9}, {"style_weight": -1}, {"content_layers": {"pool1": 1}}]
    for mistake in mistakes:
        with pytest.raises((StyleError, LayerError)):
            controls.change(**mistake)
    assert controls.revision == 0
    assert controls.applied(StyleSettings()).style_weight == 100


def test_back_to_a_snapshot(network: Network) -> None:
    """The next step begins with that picture."""
    controls = Controls()
    settings = StyleSettings(size=36, steps=25, tv_weight=0)
    steps = run(network, cat(), [style()], settings, controls)
    while next(steps).step < 22:  # type: ignore[union-attr]
        pass
    first, second = controls.snapshots
    assert (first.step, second.step) == (10, 20)
    controls.go_back(10)
    _, result = through(steps)
    records = controls.records()
    assert records[22].losses.total == pytest.approx(records[9].losses.total, rel=0.02)
    assert records[22].losses.total > 1.1 * records[21].losses.total
    assert result.steps == 25


def test_snapshots_are_bounded(network: Network) -> None:
    """The first stays, the newest stay, some between go."""
    controls = Controls()
    settings = StyleSettings(size=32, steps=200, style_layers={"relu1_1": 1}, content_layers={})
    through(run(network, cat(), [style()], settings, controls))
    kept = [snapshot.step for snapshot in controls.snapshots]
    assert len(kept) <= MOST_SNAPSHOTS
    assert (kept[0], kept[-1]) == (10, 200)


def test_seconds(network: Network) -> None:
    """The limit holds, by about a step."""
    settings = StyleSettings(size=96, seconds=1.5)
    told, result = through(run(network, cat(), [style()], settings))
    assert 0.7 < result.seconds < 2.5
    assert result.image.shape == (73, 96, 3)
    assert told[-1].fraction == 1.0


@pytest.mark.parametrize("start", ["photo", "noise"])
def test_outside_the_mask_nothing_changes(network: Network, start: Start) -> None:
    """To the bit, whatever it begins with."""
    mask = np.zeros((54, 71), np.float32)
    mask[10:40, 10:50] = 1
    settings = StyleSettings(**QUICK, mask=mask, start=start)
    _, result = through(run(network, cat(), [style()], settings))
    assert np.array_equal(result.image[mask == 0], cat()[mask == 0])
    assert np.abs(result.image[mask == 1].astype(int) - cat()[mask == 1]).mean() > 5


def test_brightness_alone(network: Network) -> None:
    """Where no channel is cut, the difference to the photo is grey."""
    settings = StyleSettings(**QUICK, keep_colours="luminance")
    _, result = through(run(network, cat(), [style()], settings))
    difference = result.image.astype(int) - cat()
    inside = ((result.image > 0) & (result.image < 255)).all(-1)
    assert inside.mean() > 0.9
    assert np.ptp(difference[inside], axis=-1).max() <= 1
    assert np.abs(difference).mean() > 3


def test_linear_colours(network: Network) -> None:
    """The result's mean colour is nearer to the photo's than without."""
    blue = style()
    blue[..., 0] //= 4
    distances = []
    for keep in ("no", "linear"):
        settings = StyleSettings(size=71, steps=10, keep_colours=keep, start="noise", content_weight=0)
        _, result = through(run(network, cat(), [blue], settings))
        distances.append(np.abs(result.image.mean((0, 1)) - cat().mean((0, 1))).max())
    assert distances[1] < 0.75 * distances[0]


def test_strength_goes_from_the_photo_to_the_style(network: Network) -> None:
    """More of it, and more of the content is lost; how the style's weight was set before does not matter."""
    for other in (style(), np.full((40, 40, 3), (200, 30, 60), np.uint8)):
        lost = []
        for strength in (0.0, 0.5, 1.0):
            _, result = through(run(network, cat(), [other], StyleSettings(size=64, steps=10, strength=strength)))
            assert result.losses is not None
            lost.append(result.losses.content_sum)
        assert 1.5 * lost[0] < lost[1] < lost[2]
    images = []
    for weight in (100.0, 3.0):
        settings = StyleSettings(size=48, steps=3, strength=0.5, style_weight=weight)
        images.append(through(run(network, cat(), [style()], settings))[1].image)
    assert np.abs(images[0].astype(int) - images[1]).mean() < 1


@pytest.mark.parametrize(("layer", "kind"), [("relu2_2", "content"), ("conv3_1", "style")])
def test_reconstruction(network: Network, layer: str, kind: Kind) -> None:
    """From noise, what the layer sees comes much nearer to what it sees in the picture."""
    controls = Controls()
    settings = StyleSettings(size=48, scales=(), steps=25)
    _, result = through(reconstruct(network, cat(), layer, kind, settings=settings, controls=controls))
    records = controls.records()
    assert records[-1].losses.total < 0.1 * records[0].losses.total
    assert set(records[0].losses.content) == ({"conv2_2"} if kind == "content" else set())
    assert result.image.std() > 10


def test_an_estimate_is_about_right(network: Network) -> None:
    """Within a factor of two."""
    settings = StyleSettings(size=128, steps=5)
    guess = estimate(network, (54, 71), settings)
    _, result = through(run(network, cat(), [style()], settings))
    assert 0.5 < guess.seconds / result.seconds < 2
    assert guess.fits
    assert guess.smaller is None


def test_an_estimate_proposes_a_smaller_size(network: Network) -> None:
    """Of a picture that no memory holds."""
    guess = estimate(network, (54, 71), StyleSettings(size=200_000, scales=()))
    assert not guess.fits
    assert guess.smaller is not None
    assert estimate(network, (54, 71), StyleSettings(size=guess.smaller)).fits


def test_mistakes(network: Network) -> None:
    """Each in one sentence."""
    with pytest.raises(StyleError, match="no style picture"):
        next(run(network, cat(), []))
    mistakes: list[dict[str, Any]] = [
        {"style_weight": -1.0},
        {"content_layers": {}, "style_layers": {}},
        {"style_mix": (0.0, 0.0)},
        {"strength": 1.5},
        {"scales": (5,)},
        {"steps": 0},
        {"seconds": 0.0},
        {"style_scale": 100.0},
    ]
    for mistake in mistakes:
        with pytest.raises(StyleError):
            StyleSettings(**mistake)
    with pytest.raises(LayerError):
        StyleSettings(style_layers={"conv9_1": 1})
