"""What a channel looks for: the picture excites it, is the same every time, and leaves nothing behind."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from cnngui.engine.photos import read_photo
from cnngui.networks.architectures import LayerError
from cnngui.networks.network import Mode, Network
from cnngui.paths import bundled_photos
from cnngui.tasks.feature_maps import FellBack, MapsError, feature_maps, sized
from cnngui.tasks.maps import Maps
from cnngui.tasks.sights import Picture, PictureCache, Sight, side_of
from cnngui.tasks.visualize import visualize
from tests.networks.reference import bundled

FEW = 12
"""Steps: enough to see a shallow channel rise."""


def named() -> Network:
    """Give the real network, under the name by which pictures are kept."""
    return Network(bundled(), name="vgg16-conv")


def finished(steps: Generator[Any, None, Picture]) -> tuple[list[Any], Picture]:
    """Give all steps, and the picture."""
    seen: list[Any] = []
    while True:
        try:
            seen.append(next(steps))
        except StopIteration as end:
            return seen, end.value


def mean_of(network: Network, photo: np.ndarray[Any, np.dtype[np.uint8]], layer: str, channel: int) -> float:
    """Give the mean of a map by the usual way."""
    (maps,) = (step for step in feature_maps(network, photo, [layer]) if isinstance(step, Maps))
    return float(maps.map(channel).mean())


@pytest.mark.parametrize(("layer", "channel"), [("conv1_2", 5), ("conv2_1", 33)])
def test_it_excites_the_channel_more_than_photos_do(layer: str, channel: int) -> None:
    """Far more than noise and than the bundled photos on average; the activation that is told is the true one."""
    network = named()
    _, picture = finished(visualize(network, layer, channel, size=96, steps=FEW))
    told = mean_of(network, picture.pixels, layer, channel)
    assert picture.activation == pytest.approx(told, rel=1e-3)
    noise = np.random.default_rng(0).integers(0, 256, picture.pixels.shape, dtype=np.uint8)
    photos = [sized(read_photo(path).pixels, 96) for path in bundled_photos()[:6]]
    others = [mean_of(network, noise, layer, channel), *(mean_of(network, photo, layer, channel) for photo in photos)]
    assert told > 2 * np.mean(others)
    assert told > others[0]
    assert not picture.is_dead
    assert picture.most > picture.activation


def test_a_step_leads_upwards() -> None:
    """From step to step the channel rises, and the picture that is shown changes."""
    steps, _ = finished(visualize(named(), "conv2_1", 10, size=96, steps=FEW))
    sights = [step for step in steps if isinstance(step, Sight)]
    rises = [sight.activation for sight in sights]
    assert float(np.mean(rises[-4:])) > 3 * max(float(np.mean(rises[1:4])), 1.0)
    fractions = [sight.fraction for sight in sights]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1
    assert [sight.picture for sight in sights if sight.picture is not None]


def test_the_same_seed_gives_the_same_picture() -> None:
    """To the bit; another seed another one."""
    network = named()
    one, two, other = (finished(visualize(network, "conv1_2", 9, steps=4, seed=seed))[1] for seed in (1, 1, 2))
    assert (one.pixels == two.pixels).all()
    assert (one.pixels != other.pixels).any()


def test_a_kept_picture_is_there_at_once(tmp_path: Path) -> None:
    """The same pixels, measured anew; a broken file is as good as none."""
    cache, network = PictureCache(tmp_path / "sights"), named()
    _, first = finished(visualize(network, "conv1_2", 7, steps=4, cache=cache))
    (file,) = (tmp_path / "sights").iterdir()
    steps, again = finished(visualize(network, "conv1_2", 7, steps=4, cache=cache))
    assert (again.pixels == first.pixels).all()
    assert again.activation == first.activation
    assert len([step for step in steps if isinstance(step, Sight) and step.fraction < 1]) <= 2
    file.write_bytes(b"no picture")
    assert cache.find(network, "conv1_2", 7, steps=4) is None
    _, grown = finished(visualize(network, "conv1_2", 7, steps=4, cache=cache))
    assert (grown.pixels == first.pixels).all()


def test_what_the_picture_depends_on_names_it(tmp_path: Path) -> None:
    """Another channel, seed, number of steps or network is another picture; one without a name is never kept."""
    cache, pixels = PictureCache(tmp_path), np.full((128, 128, 3), 9, np.uint8)
    cache.keep(pixels, named(), "conv1_2", 7)
    assert cache.find(named(), "conv1_2", 7) is not None
    assert cache.find(named(), "conv1_2", 8) is None
    assert cache.find(named(), "conv1_2", 7, seed=1) is None
    assert cache.find(named(), "conv1_2", 7, steps=3) is None
    assert cache.find(Network(bundled(), name="mine"), "conv1_2", 7) is None
    cache.keep(pixels, Network(bundled()), "conv1_1", 1)
    assert cache.find(Network(bundled()), "conv1_1", 1) is None


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "sights").write_text("in the way", encoding="utf-8")
    _, picture = finished(visualize(named(), "conv1_1", 3, steps=2, cache=PictureCache(tmp_path / "sights")))
    assert picture.pixels.shape == (128, 128, 3)


def test_half_way_nothing_is_left_behind() -> None:
    """Gradients are on or off as before, at every pause and after the end."""
    steps = visualize(named(), "conv2_1", 3, steps=5)
    for _ in range(6):
        next(steps)
        assert torch.is_grad_enabled()
        assert not torch.is_inference_mode_enabled()
    with torch.no_grad():
        next(steps)
        assert not torch.is_grad_enabled()
    steps.close()
    assert torch.is_grad_enabled()


def test_a_dead_channel_is_told() -> None:
    """Its filter is 0: nothing raises it above its bias, and no number is lost."""
    weights = {"conv1_1.weight": np.zeros((64, 3, 3, 3), np.float32), "conv1_1.bias": np.full(64, 2, np.float32)}
    _, picture = finished(visualize(Network(weights), "conv1_1", 0, steps=3))
    assert picture.is_dead
    assert picture.activation == pytest.approx(2)


def test_a_device_that_fails_gives_way_to_the_cpu(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once, with a note; the picture comes to the same as on the CPU alone."""
    _, right = finished(visualize(named(), "conv1_2", 5, steps=3))
    through, left = Network.through, [5]

    def failing(self: Network, *arguments: Any, **options: Any) -> torch.Tensor:  # noqa: ANN401
        if self.mode.device != "cpu":
            left[0] -= 1
            if left[0] <= 0:
                raise torch.OutOfMemoryError("CUDA out of memory")
        return through(self, *arguments, **options)

    monkeypatch.setattr(Network, "through", failing)
    monkeypatch.setattr(torch.Tensor, "to", _staying(torch.Tensor.to))
    steps, picture = finished(visualize(Network(bundled(), Mode("cuda:0")), "conv1_2", 5, steps=3))
    notes = [step for step in steps if isinstance(step, FellBack)]
    assert [str(step.note) for step in notes] == ["The memory of cuda:0 is full, so the CPU went on."]
    assert np.abs(picture.pixels.astype(int) - right.pixels).max() <= 1


def _staying(to: Any) -> Any:  # noqa: ANN401
    """Let tensors that are sent to a device that is not here stay where they are."""

    def stay(tensor: torch.Tensor, *arguments: Any, **options: Any) -> torch.Tensor:  # noqa: ANN401
        here = ["cpu" if argument == "cuda:0" else argument for argument in arguments]
        found: torch.Tensor = to(tensor, *here, **options)
        return found

    return stay


def test_a_full_memory_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """The CPU's: there is nobody left to go on."""

    def full(*_arguments: object, **_options: object) -> torch.Tensor:
        raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes")

    monkeypatch.setattr(Network, "through", full)
    with pytest.raises(MapsError, match="not enough memory for a picture of 128 px"):
        finished(visualize(named(), "conv1_2", 5, steps=3))


def test_a_channel_that_is_not_there_is_refused() -> None:
    """By name, with what there is."""
    with pytest.raises(LayerError, match="conv1_1 has no channel 64: take one from 0 to 63"):
        next(visualize(named(), "conv1_1", 64))


def test_deep_layers_get_larger_pictures() -> None:
    """Their receptive field and a margin, but no more than the network was trained for."""
    assert [side_of(layer) for layer in ("conv1_1", "conv5_3", "pool5")] == [128, 224, 224]


@pytest.mark.slow
def test_the_deepest_layer() -> None:
    """All steps of the real thing: a rise by far, a picture with contrast and colour."""
    _, picture = finished(visualize(named(), "conv5_3", 33))
    assert picture.most > 50
    assert picture.pixels.std() > 20
    assert np.ptp(picture.pixels.astype(int), axis=2).mean() > 10
