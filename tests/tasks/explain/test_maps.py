"""Grad-CAM, CAM and the photo's gradients are those of plain autograd, and nothing is left behind."""

import gc
import os
from pathlib import Path
from time import perf_counter

import numpy as np
import pytest
import torch
from torch import nn

from cnngui.engine.arrays import Array
from cnngui.networks.classifiers import Box, Classifier, Seen
from cnngui.networks.classifiers.vgg16 import WHOLE, network_of
from cnngui.tasks.explain import ExplainError, cam, can_cam, grad_cam, limit_of, slopes
from tests.networks.classifiers.networks import as_module, lite0, part_of, photo
from tests.networks.classifiers.test_vgg16 import dense
from tests.networks.reference import bundled

LAYERS = ("conv9", "sum7_4", "project5_1", "depth6_3", "sum3_2", "conv1")


def seen(name: str = "chelsea.png") -> Seen:
    """Return what the network sees of a photo."""
    return lite0().seen(photo(name))


def reference(layer: str, of: Seen, index: int) -> tuple[Array, Array]:
    """Return Grad-CAM's map and the layer's gradients with torch's own layers, whole, and a hook."""
    step = next(step for step in lite0().runner.steps if step.name == layer)
    kept: list[torch.Tensor] = []

    def keep(part: nn.Module, given: object, output: torch.Tensor) -> None:
        del part, given
        output.retain_grad()
        kept.append(output)

    model = as_module()
    part_of(model, step.then[-1].name if step.then else step.norm or layer).register_forward_hook(keep)
    model(lite0().sent(of.pixels).requires_grad_())[0, index].backward()
    slope = kept[0].grad
    assert slope is not None
    weights = slope.mean((2, 3), keepdim=True)
    found = (weights * kept[0]).sum(1).relu()[0]
    return found.detach().numpy(), slope[0].permute(1, 2, 0).numpy()


@pytest.mark.parametrize("layer", LAYERS)
def test_grad_cam_is_that_of_plain_autograd(layer: str) -> None:
    """To 1e-4 of its largest number, for the first class and for another."""
    for index in (285, 7):
        found = grad_cam(lite0(), seen(), index, layer)
        heat, gradients = reference(layer, seen(), index)
        assert found.gradients == pytest.approx(gradients, abs=1e-4 * float(np.abs(gradients).max()))
        assert found.heat == pytest.approx(heat, abs=1e-4 * float(np.abs(found.weighted).max()))
        assert found.maps.shape == lite0().shapes[layer]


def test_grad_cam_of_vgg16() -> None:
    """The same in plain torch, from its paper: pool5 is the last layer, conv5_3 the one before."""
    weights = {**bundled(), **dense((25_088, 24, 12, 10))}
    network = network_of(weights, WHOLE[0])
    of = network.seen(photo("coffee.jpg"))
    assert not can_cam(network)
    with pytest.raises(ExplainError, match=r"^VGG-16 has other layers between its last maps and the scores"):
        cam(network, of, 3)
    found = grad_cam(network, of, 3, "conv5_3")
    maps = torch.from_numpy(found.maps).permute(2, 0, 1)[None].requires_grad_()
    values = nn.functional.max_pool2d(maps, 2).flatten(1)
    for name in ("fc6", "fc7", "fc8"):
        weight, bias = (torch.from_numpy(weights[f"{name}.{part}"]) for part in ("weight", "bias"))
        values = nn.functional.linear(values, weight, bias)
        values = values if name == "fc8" else values.relu()
    score = values[0, 3]
    (slope,) = torch.autograd.grad(score, maps)
    assert found.score == pytest.approx(float(score.detach()), abs=1e-5)
    right = (slope.mean((2, 3), keepdim=True) * maps).sum(1).relu()[0].detach().numpy()
    assert found.heat == pytest.approx(right, abs=1e-4 * float(right.max()))
    assert found.heat.shape == (14, 14)
    last = grad_cam(network, of, 3)
    assert (last.layer, last.heat.shape, last.maps.shape) == ("pool5", (7, 7), (7, 7, 512))
    assert last.maps == pytest.approx(found.maps.reshape(7, 2, 7, 2, 512).max((1, 3)), abs=1e-5)


def test_seven_steps() -> None:
    """Each follows from those before it."""
    found = grad_cam(lite0(), seen("coffee.jpg"), 967)
    steps = found.steps(4)
    assert [(step.number, step.name) for step in steps] == list(
        enumerate(("maps", "gradients", "weights", "shares", "sum", "relu", "photo"), 1)
    )
    assert found.weights == pytest.approx(found.gradients.mean((0, 1)), abs=1e-7)
    assert found.weighted == pytest.approx((found.maps * found.weights).sum(2), abs=1e-4)
    assert np.array_equal(found.heat, np.where(found.weighted > 0, found.weighted, 0))
    assert found.spread.shape == (224, 224)
    assert found.spread.max() <= found.heat.max() * 1.0001
    assert found.seen.box == Box(100, 0, 400, 400)


def test_shares_add_up() -> None:
    """All channels together make the sum; the largest come first."""
    found = grad_cam(lite0(), seen(), 282, "sum7_4")
    every = found.shares(len(found.weights))
    assert sorted(each.channel for each in every) == list(range(192))
    assert sum(each.total for each in every) == pytest.approx(float(found.weighted.sum()), abs=1e-3)
    sizes = [abs(each.total) for each in every]
    assert sizes == sorted(sizes, reverse=True)
    assert found.shares(3) == every[:3]
    channel = every[0].channel
    assert every[0].total == pytest.approx(float((found.maps[..., channel] * found.weights[channel]).sum()), rel=1e-4)


@pytest.mark.parametrize("name", ["chelsea.png", "rocket.jpg"])
def test_cam_is_grad_cam_of_the_last_layer(name: str) -> None:
    """And its numbers are the score without its bias, place by place: one scale for all classes."""
    for index in (0, 285, 657):
        one, other = cam(lite0(), seen(name), index), grad_cam(lite0(), seen(name), index)
        assert one.weighted == pytest.approx(other.weighted, abs=1e-5)
        assert one.weights == pytest.approx(other.weights, abs=1e-6)
        bias = lite0().runner.weights["fc9.bias"][index]
        assert float(one.weighted.sum()) + bias == pytest.approx(one.score, abs=1e-3)
        assert one.score == pytest.approx(float(lite0().logits(seen(name).pixels)[0, index]), abs=1e-4)
        assert other.probability == pytest.approx(one.probability, abs=1e-5)


def test_one_scale() -> None:
    """The largest of all classes; nothing is no scale."""
    several = [grad_cam(lite0(), seen(), index) for index in (285, 282, 7)]
    assert limit_of(several) == max(each.heat.max() for each in several)
    assert limit_of([]) == 0


def test_gradients_of_the_photo() -> None:
    """A step along them changes the score by as much as they say."""
    found = slopes(lite0(), seen(), 285)
    assert found.values.shape == (224, 224, 3)
    assert found.heat.shape == (224, 224)
    planes = lite0().sent(seen().pixels)
    step = torch.from_numpy(found.values).permute(2, 0, 1)[None]
    length = 0.05 / float((step**2).sum())  # levels: the score should grow by 0.05
    with torch.no_grad():
        more = lite0().runner.run(planes + length * step / 128).maps[0, 285]
    assert float(more) - found.score == pytest.approx(0.05, rel=0.1)


def test_the_heat_lies_on_the_cup() -> None:
    """Of the coffee's heat most is where the cup is, in the photo's own pixels."""
    found = grad_cam(lite0(), seen("coffee.jpg"), 967)
    row, column = np.unravel_index(found.spread.argmax(), found.spread.shape)
    box, side = found.seen.box, found.spread.shape[0]
    assert 150 < box.x + column * box.width / side < 430
    assert 60 < box.y + row * box.height / side < 330


@pytest.mark.parametrize(("index", "layer", "sentence"), [
    (1000, "", r"^EfficientNet-Lite0 has no class 1000: they are numbered from 0 to 999\.$"),
    (-1, "", "has no class -1"),
    (285, "conv5_3", r"^EfficientNet-Lite0 has no layer conv5_3 with maps: take one from conv1 to conv9\.$"),
    (285, "fc9", "has no layer fc9 with maps"),
])  # fmt: skip
def test_what_there_is_not(index: int, layer: str, sentence: str) -> None:
    """A sentence."""
    with pytest.raises(ExplainError, match=sentence):
        grad_cam(lite0(), seen(), index, layer)


def left_behind(network: Classifier) -> tuple[int, bool, int, int]:
    """Count what an explanation could leave: threads, gradients, hooks, tensors that want a gradient."""
    gc.collect()
    parts = [each for pair in network.runner._parts.values() for each in pair if each is not None]
    wanting = sum(each.requires_grad or each.grad is not None for each in parts)
    living = sum(isinstance(each, torch.Tensor) and each.requires_grad for each in gc.get_objects())
    return torch.get_num_threads(), torch.is_grad_enabled(), wanting, living


def test_nothing_is_left_after_an_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever it happens: before the layer, behind it, or while gradients are computed."""
    grad_cam(lite0(), seen(), 285)
    before = left_behind(lite0())
    for place in ("project2_1", "sum6_2", "fc9"):
        real = type(lite0().runner)._through

        def broken(runner: object, step: object, *rest: object, at: str = place, real: object = real) -> object:
            if step.name == at:  # type: ignore[attr-defined]
                raise RuntimeError("broken off")
            return real(runner, step, *rest)  # type: ignore[operator]

        with monkeypatch.context() as patch:
            patch.setattr(type(lite0().runner), "_through", broken)
            with pytest.raises(RuntimeError, match="broken off"):
                grad_cam(lite0(), seen(), 285, "sum5_2")
        assert left_behind(lite0()) == before
    with monkeypatch.context() as patch:
        patch.setattr(torch.autograd, "grad", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            grad_cam(lite0(), seen(), 285, "sum5_2")
    assert left_behind(lite0()) == before
    assert grad_cam(lite0(), seen(), 285).heat.max() > 0


def megabytes() -> float:
    """Return the memory of this process."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def growth(calls: int, side: int = 224) -> float:
    """Return how many MB so many calls leave behind, once it is warm, on a corner of the photo of so many px."""
    whole = seen()
    of = Seen(np.ascontiguousarray(whole.pixels[:side, :side]), whole.box)
    for _ in range(20):
        grad_cam(lite0(), of, 285)
    gc.collect()
    before = megabytes()
    for call in range(calls):
        grad_cam(lite0(), of, call % 1000, "conv9" if call % 10 else "sum6_3")
    gc.collect()
    return megabytes() - before


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_memory_stays_flat() -> None:
    """A hundred calls; one alone keeps maps of 250 kB."""
    assert growth(100) < 12


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_memory_stays_flat_for_ten_thousand_calls() -> None:
    """As the hundred, on a corner of the photo: one call alone keeps maps of 20 kB, ten thousand would 200 MB."""
    assert growth(10_000, 64) < 12


def test_it_costs_little() -> None:
    """At most 40 ms more than the answer alone, on the last layer; the shortest of several."""
    of = seen()

    def shortest(call: object) -> float:
        times = []
        for _ in range(12):
            start = perf_counter()
            call()  # type: ignore[operator]
            times.append(perf_counter() - start)
        return min(times)

    alone = shortest(lambda: lite0().logits(of.pixels))
    explained = shortest(lambda: grad_cam(lite0(), of, 285))
    assert explained - alone < 0.040
