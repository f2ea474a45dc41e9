"""A picture grown for a channel excites it, in plain torch too; and nothing that goes wrong on the way is lost."""

import threading
from collections.abc import Callable, Generator
from pathlib import Path

import numpy as np
import pytest
import torch

import cnngui.tasks.visualize as module
from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.following import Following, finish
from cnngui.engine.photos import read_photo
from cnngui.networks.architectures import Layer, LayerError
from cnngui.networks.fields import field
from cnngui.networks.network import Mode, Network
from cnngui.paths import bundled_photos
from cnngui.tasks import pacing
from cnngui.tasks.feature_maps import FellBack, MapsError, feature_maps, sized
from cnngui.tasks.sights import Picture, PictureCache, Sight, side_of
from cnngui.tasks.visualize import visualize
from tests.networks.reference import MEAN, NAMES, THIN, Weights, forward, thin, thin_weights

Steps = Generator[Sight | FellBack, None, Picture]


def finished(steps: Steps) -> tuple[list[Sight], list[FellBack], Picture]:
    """Return all that is yielded, and the picture."""
    following = Following(steps)
    seen = list(following)
    sights = [step for step in seen if isinstance(step, Sight)]
    return sights, [step for step in seen if isinstance(step, FellBack)], following.value


def grown(steps: Steps) -> Picture:
    """Return the picture."""
    return finished(steps)[2]


def map_of(weights: Weights, photo: Pixels, layer: str, channel: int) -> Array:
    """Return a feature map without ours, (H, W), before ReLU; a pooling's after it."""
    found = next(before for name, before, _ in forward(weights, photo) if name == layer)
    return np.array(found[channel].tolist(), np.float32)


def excitement(weights: Weights, photo: Pixels, layer: str, channel: int) -> float:
    """Return the mean of a feature map after ReLU."""
    return float(np.maximum(map_of(weights, photo, layer, channel), 0).mean())


def one_filter(kernel: Array, bias: float = 0) -> Network:
    """Return a network whose first filter is ``kernel``, (3, 3, 3), and whose others find nothing."""
    weights: dict[str, Array] = dict(thin_weights())
    weights["conv1_1.weight"] = np.stack([kernel, 0 * kernel]).astype(np.float32)
    weights["conv1_1.bias"] = np.array([bias, 3], np.float32)
    return Network(weights, architecture=THIN, name="one filter")


@pytest.mark.parametrize(("layer", "channel"), [("conv1_2", 20), ("conv2_1", 33), ("conv3_1", 100)])
def test_it_excites_more_than_noise_and_photos(network: Network, weights: Weights, layer: str, channel: int) -> None:
    """Already after a few steps; and what the picture says of itself is what plain torch finds."""
    picture = grown(visualize(network, layer, channel, size=64, steps=16))
    noise = np.random.default_rng(0).integers(0, 256, picture.pixels.shape, np.uint8)
    photos = [sized(read_photo(path).pixels, 64) for path in bundled_photos()[:4]]
    assert picture.activation > 1.5 * excitement(weights, noise, layer, channel)
    assert picture.activation > 1.5 * max(excitement(weights, photo, layer, channel) for photo in photos)
    plane = map_of(weights, picture.pixels, layer, channel)
    assert picture.activation == pytest.approx(np.maximum(plane, 0).mean(), rel=1e-4)
    assert picture.most == pytest.approx(plane.max(), rel=1e-4)
    assert not picture.is_dead


@pytest.mark.slow
def test_the_deepest_layer(network: Network, weights: Weights) -> None:
    """A whole picture for conv5_3, with every number finite on the way."""
    sights, _, picture = finished(visualize(network, "conv5_3", 10))
    assert picture.pixels.shape == (224, 224, 3)
    assert np.isfinite([sight.activation for sight in sights]).all()
    photos = [sized(read_photo(path).pixels, 224) for path in bundled_photos()]
    assert picture.activation > 20 * max(excitement(weights, photo, "conv5_3", 10) for photo in photos)
    assert picture.pixels.std() > 20


def test_a_filter_for_edges_gives_edges() -> None:
    """Of its direction, although bright and dark edges together come to nothing."""
    kernel = np.tile(np.array([-1, 0, 1]), (3, 3, 1))
    pixels = grown(visualize(one_filter(kernel), "conv1_1", 0, size=64, steps=30)).pixels.astype(float)
    across, down = (np.abs(np.diff(pixels, axis=axis)).mean() for axis in (1, 0))
    assert across > 1.25 * down
    assert pixels.std() > 40


@pytest.mark.parametrize("colour", [0, 1, 2])
def test_a_filter_for_a_colour_gives_that_colour(colour: int) -> None:
    """All over."""
    kernel = np.full((3, 3, 3), -1)
    kernel[colour] = 1
    pixels = grown(visualize(one_filter(kernel), "conv1_1", 0, size=32, steps=60)).pixels.mean((0, 1))
    assert pixels[colour] > max(np.delete(pixels, colour))


@pytest.mark.parametrize("layer", ["conv1_1", "conv2_2", "pool2", "conv3_1"])
def test_the_gradient_leads_up(layer: str) -> None:
    """As far as differences of plain torch in double numbers say."""
    pixels = torch.from_numpy(np.random.default_rng(1).uniform(0, 255, (3, 32, 32)).astype(np.float32))
    _, slope = finish(module._Channel(thin(), layer, 1, "cpu").slope(pixels))

    def goal(moved: torch.Tensor) -> float:
        planes = (moved - torch.tensor(MEAN)[:, None, None].double())[None]
        path = NAMES[: NAMES.index(layer) + 1]
        last = [name for name in path if name.startswith("conv")][-1]
        for name in path:
            if name.startswith("pool"):
                planes = torch.nn.functional.max_pool2d(planes, 2)
                continue
            weight, bias = (torch.from_numpy(thin_weights()[f"{name}.{part}"]).double() for part in ("weight", "bias"))
            planes = torch.nn.functional.conv2d(planes, weight, bias, padding=1)
            planes = planes if name == last else planes.relu()
        plane = planes[0, 1]
        return float(
            (torch.where(plane > 0, plane, module.LEAK * plane) * torch.from_numpy(module._window(len(plane)))).sum()
        )

    step = 1e-4 / float(slope.abs().max()) * slope.double()
    rise = goal(pixels.double() + step) - goal(pixels.double() - step)
    assert rise > 0
    assert rise == pytest.approx(2 * float((step * slope).sum()), rel=1e-2)


def test_the_edges_of_a_part_count_nothing() -> None:
    """All weights are 1 together; where units see padding they are 0, but for maps of a few units."""
    for side in (1, 2, 7, 9, 24, 96):
        window = module._window(side)
        assert window.sum() == pytest.approx(1, rel=1e-5)
        assert (window >= 0).all()
        assert np.allclose(window, window[::-1, ::-1], atol=1e-7)
    assert module._window(96)[:2].max() < 1e-9


@pytest.mark.parametrize("layer", NAMES)
def test_sizes(layer: str) -> None:
    """A picture is larger than what a unit sees; the part of it that the network sees at a time can be pooled."""
    assert field(layer).size < side_of(layer, 16) <= side_of(layer, 128) <= side_of(layer, 9999) == 224
    assert module._part_of(field(layer).size) % 16 == 0


def test_the_same_seed_gives_the_same_picture() -> None:
    """And another one another."""
    first, again, other = (grown(visualize(thin(), "conv2_1", 0, size=40, steps=5, seed=seed)) for seed in (3, 3, 4))
    assert np.array_equal(first.pixels, again.pixels)
    assert first.activation == again.activation
    assert not np.array_equal(first.pixels, other.pixels)


def test_what_is_yielded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every step, the first and the last with a picture; the share of the work only grows."""
    monkeypatch.setattr(module, "LIVE", 1e9)
    monkeypatch.setattr(pacing, "PULSE", 1e9)
    sights, _, picture = finished(visualize(thin(), "conv2_1", 0, size=40, steps=5))
    assert [sight.step for sight in sights] == [1, 2, 3, 4, 5, 5]
    assert [sight.picture is not None for sight in sights] == [True, False, False, False, False, True]
    assert sights[-1].picture is picture.pixels
    assert (sights[-1].activation, sights[-1].fraction) == (picture.activation, 1)
    monkeypatch.setattr(module, "LIVE", -1)
    monkeypatch.setattr(pacing, "PULSE", -1)
    sights, _, same = finished(visualize(thin(), "conv2_1", 0, size=40, steps=5))
    assert np.array_equal(same.pixels, picture.pixels)
    shares = [sight.fraction for sight in sights]
    assert shares == sorted(shares)
    assert sights[0].activation == max(thin_weights()["conv2_1.bias"][0], 0)
    layers = 4  # conv1_1, conv1_2, pool1, conv2_1
    assert len(sights) == 5 * (2 * layers + 1) + layers + 1
    shown = [sight.picture for sight in sights if sight.picture is not None]
    assert len(shown) == 6
    assert all(each.shape == (40, 40, 3) and each.dtype == np.uint8 for each in shown)


def test_nothing_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever it is stopped: the grad mode is as it was at every yield, so are threads and the network."""
    monkeypatch.setattr(pacing, "PULSE", -1)
    network = thin()
    for stop in (1, 3, 6, 9, 14):
        for mode in (True, False):
            threads = threading.active_count()
            steps = visualize(network, "conv2_1", 0, size=40, steps=3)
            with torch.set_grad_enabled(mode):
                for _ in range(stop):
                    next(steps)
                    assert torch.is_grad_enabled() is mode
                    assert not torch.is_inference_mode_enabled()
                steps.close()
                assert torch.is_grad_enabled() is mode
            assert threading.active_count() == threads
            assert not network._parts
    assert all(np.array_equal(values, thin_weights()[name]) for name, values in network.weights.items())


def test_a_network_that_computed_feature_maps() -> None:
    """Their inference mode is no obstacle."""
    network = thin()
    list(feature_maps(network, np.zeros((40, 40, 3), np.uint8), ["conv2_1"]))
    right = grown(visualize(thin(), "conv2_1", 0, size=40, steps=3))
    assert np.array_equal(grown(visualize(network, "conv2_1", 0, size=40, steps=3)).pixels, right.pixels)


def test_a_pooling() -> None:
    """Its picture excites its map, which plain torch gives after ReLU."""
    picture = grown(visualize(thin(), "pool2", 1, size=48, steps=12))
    assert picture.activation == pytest.approx(excitement(thin_weights(), picture.pixels, "pool2", 1), rel=1e-4)
    assert picture.activation > 2 * excitement(thin_weights(), np.full((48, 48, 3), 128, np.uint8), "pool2", 1)


@pytest.mark.parametrize(("kernel", "bias"), [(0.0, 5.0), (0.0, -5.0), (-1.0, -9999.0)])
def test_a_dead_channel(kernel: float, bias: float) -> None:
    """One that says its bias whatever it sees, and one that is never above 0, say that they are dead."""
    sights, _, picture = finished(visualize(one_filter(np.full((3, 3, 3), kernel), bias), "conv1_1", 0, steps=3))
    assert picture.is_dead
    assert np.isfinite([sight.activation for sight in sights]).all()
    assert picture.activation == max(bias, 0)
    assert picture.pixels.shape == (128, 128, 3)


Through = Callable[[Network, Layer, torch.Tensor], torch.Tensor]


def spoil(monkeypatch: pytest.MonkeyPatch, spoiled: Callable[[Network, int, torch.Tensor], torch.Tensor]) -> None:
    """Let what a layer gives go through ``spoiled`` (network, how many layers were computed, output)."""
    right, calls = Network.through, iter(range(10**9))

    def through(self: Network, layer: Layer, planes: torch.Tensor, *, relu: bool = True) -> torch.Tensor:
        return spoiled(self, next(calls), right(self, layer, planes, relu=relu))

    monkeypatch.setattr(Network, "through", through)


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
@pytest.mark.parametrize("bad", [0, 2, 3])
def test_a_step_to_nowhere_is_taken_back(monkeypatch: pytest.MonkeyPatch, number: float, bad: int) -> None:
    """Once what comes back is no number any more, it goes on from where it was, and says the last true activation."""
    spoil(monkeypatch, lambda _, call, output: output * number if call == bad else output)
    sights, _, picture = finished(visualize(thin(), "conv1_1", 0, size=40, steps=6))
    assert np.isfinite([sight.activation for sight in sights]).all()
    assert np.isfinite(picture.activation)
    assert sights[bad].activation == (sights[bad - 1].activation if bad else max(thin_weights()["conv1_1.bias"][0], 0))
    shown = [sight.activation for sight in sights if sight.step in (1, 6)]
    assert shown[-1] > shown[0]


def test_a_last_step_to_nowhere_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """When only the finished picture shows it: the picture is the one before."""
    before = grown(visualize(thin(), "conv1_1", 0, size=40, steps=1, seed=1))
    spoil(monkeypatch, lambda _, call, output: output * float("nan") if call == 1 else output)
    picture = grown(visualize(thin(), "conv1_1", 0, size=40, steps=1, seed=1))
    assert np.isfinite(picture.activation)
    assert picture.activation < before.activation


def on_a_device_that_fails(at: int, error: Exception) -> Callable[[Network, int, torch.Tensor], torch.Tensor]:
    """Let the device "cpu:0", which is not called "cpu", fail from the layer ``at`` on."""

    def spoiled(network: Network, call: int, output: torch.Tensor) -> torch.Tensor:
        if network.mode.device == "cpu:0" and call >= at:
            raise error
        return output

    return spoiled


FULL = "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to"


@pytest.mark.parametrize("at", [0, 5, 19, 20, 23])
@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            RuntimeError("CUDA error: launch failure.\nmore"),
            "cpu:0 failed (CUDA error: launch failure), so the CPU went on.",
        ),
        (RuntimeError("CUDA out of memory. Tried"), "The memory of cpu:0 is full, so the CPU went on."),
    ],
)
def test_the_cpu_goes_on(monkeypatch: pytest.MonkeyPatch, at: int, error: Exception, sentence: str) -> None:
    """From where the device failed, be it at the very end: once told, and the picture is the CPU's."""
    right = grown(visualize(thin(), "conv2_1", 0, size=40, steps=5))
    spoil(monkeypatch, on_a_device_that_fails(at, error))
    _, told, picture = finished(visualize(thin(mode=Mode("cpu:0")), "conv2_1", 0, size=40, steps=5))
    assert [str(step.note) for step in told] == [sentence]
    assert told[0].fraction == min(at // 4, 5) / 5
    assert np.array_equal(picture.pixels, right.pixels)


@pytest.mark.parametrize("error", [RuntimeError(FULL), MemoryError()])
def test_the_memory_of_the_cpu_is_full(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """There is nothing to fall back to: one sentence says so."""

    def fail(network: Network, call: int, output: torch.Tensor) -> torch.Tensor:
        raise error

    spoil(monkeypatch, fail)
    with pytest.raises(MapsError, match=r"not enough memory for a picture of 40 px: .* take conv1_1\.$"):
        finished(visualize(thin(), "conv2_1", 0, size=40))


def test_another_error_of_the_cpu_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is one of ours."""
    error = RuntimeError("shapes cannot be multiplied")

    def fail(network: Network, call: int, output: torch.Tensor) -> torch.Tensor:
        raise error

    spoil(monkeypatch, fail)
    with pytest.raises(RuntimeError, match="cannot be multiplied") as told:
        finished(visualize(thin(), "conv2_1", 0, size=40))
    assert told.value is error


def test_a_kept_picture_is_only_measured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The same pixels and numbers, for one pass through the layers, in one step."""
    cache = PictureCache(tmp_path / "made" / "when needed")
    first = grown(visualize(thin(), "conv2_1", 0, size=40, steps=5, cache=cache))
    calls: list[int] = []

    def count(network: Network, call: int, output: torch.Tensor) -> torch.Tensor:
        calls.append(call)
        return output

    spoil(monkeypatch, count)
    monkeypatch.setattr(pacing, "PULSE", 1e9)
    sights, _, again = finished(visualize(thin(), "conv2_1", 0, size=40, steps=5, cache=cache))
    assert len(calls) == 4
    assert np.array_equal(first.pixels, again.pixels)
    assert (again.activation, again.most, again.is_dead) == (first.activation, first.most, first.is_dead)
    assert [(sight.picture is again.pixels, sight.fraction) for sight in sights] == [(True, 1)]


def test_every_picture_has_its_own_file(tmp_path: Path) -> None:
    """Nothing that changes the pixels is mixed up; a network without a name keeps nothing."""
    cache = PictureCache(tmp_path)
    wishes = [
        (thin(), "conv1_1", 0, 40, 2, 0),
        (thin(1), "conv1_1", 0, 40, 2, 0),
        (thin(), "conv1_2", 0, 40, 2, 0),
        (thin(), "conv1_1", 1, 40, 2, 0),
        (thin(), "conv1_1", 0, 41, 2, 0),
        (thin(), "conv1_1", 0, 40, 3, 0),
        (thin(), "conv1_1", 0, 40, 2, 1),
    ]
    for network, layer, channel, size, steps, seed in wishes:
        picture = grown(visualize(network, layer, channel, size=size, steps=steps, seed=seed, cache=cache))
        found = cache.find(network, layer, channel, size, steps, seed)
        assert found is not None
        assert np.array_equal(found, picture.pixels)
    assert len(list(tmp_path.iterdir())) == len(wishes)
    nameless = Network(thin_weights(), architecture=THIN)
    grown(visualize(nameless, "conv1_1", 0, size=40, steps=2, cache=cache))
    assert len(list(tmp_path.iterdir())) == len(wishes)


def test_a_damaged_file_is_as_good_as_none(tmp_path: Path) -> None:
    """It is made again: cut short, empty, no picture, or one of another size."""
    cache = PictureCache(tmp_path)
    right = grown(visualize(thin(), "conv1_1", 0, size=40, steps=2, cache=cache)).pixels
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    cache.keep(right[:32, :32], thin(), "conv1_1", 0, steps=2)
    (small,) = set(tmp_path.iterdir()) - {file}
    for content in (whole[: len(whole) // 2], b"", b"no picture", small.read_bytes()):
        file.write_bytes(content)
        assert cache.find(thin(), "conv1_1", 0, 40, 2) is None
        assert np.array_equal(grown(visualize(thin(), "conv1_1", 0, size=40, steps=2, cache=cache)).pixels, right)
        assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    """The picture is there, and not kept."""
    (tmp_path / "file").write_bytes(b"in the way")
    cache = PictureCache(tmp_path / "file" / "pictures")
    assert grown(visualize(thin(), "conv1_1", 0, size=40, steps=2, cache=cache)).pixels.shape == (40, 40, 3)
    assert cache.find(thin(), "conv1_1", 0, 40, 2) is None


def test_wrong_layers_and_channels() -> None:
    """One sentence, before anything is computed."""
    with pytest.raises(LayerError, match="has no layer fc9"):
        next(visualize(thin(), "fc9", 0))
    for channel in (-1, 2):
        with pytest.raises(LayerError, match=f"conv1_1 has no channel {channel}: take one from 0 to 1"):
            next(visualize(thin(), "conv1_1", channel))
