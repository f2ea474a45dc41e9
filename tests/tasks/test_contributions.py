"""One map taken apart: the parts are what SciPy finds, and together they are the map."""

from functools import cache
from typing import NamedTuple

import numpy as np
import pytest
import torch
from scipy.signal import correlate2d

from cnngui.engine.arrays import Array, Pixels
from cnngui.networks.architectures import LayerError
from cnngui.networks.network import Mode, Network
from cnngui.tasks.contributions import Recipe, recipe
from cnngui.tasks.feature_maps import feature_maps
from cnngui.tasks.maps import Maps
from tests.networks.reference import MEAN, NAMES, bundled, chelsea

PHOTO = chelsea(40)[:, :53]

CONVOLUTIONAL = [name for name in NAMES if name.startswith("conv")]


class Passes(NamedTuple):
    """The maps of every layer, before and after ReLU."""

    before: dict[str, Maps]
    after: dict[str, Maps]


@cache
def passes() -> Passes:
    """Send the photo through VGG-16, once for each form."""
    network = Network(bundled())
    both = []
    for before_relu in (True, False):
        steps = feature_maps(network, PHOTO, NAMES, before_relu=before_relu)
        both.append({step.layer.name: step for step in steps if isinstance(step, Maps)})
    return Passes(*both)


def sees(layer: str) -> Maps | Pixels:
    """Return what a layer sees."""
    place = NAMES.index(layer)
    return passes().after[NAMES[place - 1]] if place else PHOTO


def planes_of(layer: str) -> Array:
    """Return the same as numbers, (C, H, W)."""
    seen = sees(layer)
    if isinstance(seen, Maps):
        return seen.array()
    return np.ascontiguousarray((seen.astype(np.float32) - np.array(MEAN, np.float32)).transpose(2, 0, 1))


def near(found: Array, right: Array, scale: float) -> bool:
    """Tell whether two maps agree to a hundred thousandth of ``scale``."""
    return found.shape == right.shape and float(np.abs(found - right).max()) <= 1e-5 * scale


def check(found: Recipe, layer: str, channel: int) -> None:
    """Every number of a recipe against SciPy, NumPy and the map that the network gives."""
    weights = bundled()[f"{layer}.weight"][channel]
    planes = planes_of(layer)
    pairs = zip(planes, weights, strict=True)
    responses = np.stack([correlate2d(plane, kernel, mode="same") for plane, kernel in pairs])
    strengths = np.abs(responses).mean((1, 2))
    scale = float(np.abs(responses).sum(0).max())
    assert found.channel == channel
    assert found.count == len(planes)
    assert found.bias == float(bundled()[f"{layer}.bias"][channel])
    shares = [part.share for part in found.parts]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) <= 1 + 1e-6
    chosen = [part.channel for part in found.parts]
    assert len(set(chosen)) == len(chosen)
    others = np.delete(strengths, chosen)
    assert others.size == 0 or strengths[chosen].min() >= others.max() * (1 - 1e-5)
    sofar = np.zeros_like(responses[0])
    for part in found.parts:
        sofar = sofar + responses[part.channel]
        assert np.array_equal(part.given, planes[part.channel])
        assert np.array_equal(part.weights, weights[part.channel])
        assert near(part.response, responses[part.channel], scale)
        assert near(part.partial, sofar, scale)
        assert part.share == pytest.approx(strengths[part.channel] / strengths.sum(), rel=1e-4)
    assert near(found.rest, np.asarray(responses.sum(0) - sofar), scale)
    assert near(found.total, passes().before[layer].map(channel), scale)
    assert near(found.parts[-1].partial + found.rest + np.float32(found.bias), found.total, scale)


@pytest.mark.parametrize("layer", CONVOLUTIONAL)
def test_the_parts_together_are_the_map(layer: str) -> None:
    """Of every layer: the strongest parts, what is left over and the bias are the map before ReLU."""
    channel = NAMES.index(layer) * 3 + 1
    check(recipe(Network(bundled()), sees(layer), layer, channel), layer, channel)


@pytest.mark.parametrize("most", [1, 3, 64, 1000])
def test_as_many_parts_as_are_wanted(most: int) -> None:
    """With all of them nothing is left over, and the shares add up to 1."""
    found = recipe(Network(bundled()), sees("conv1_2"), "conv1_2", 7, most)
    assert len(found.parts) == min(most, 64)
    check(found, "conv1_2", 7)
    if most >= 64:
        assert np.abs(found.rest).max() <= 1e-5 * np.abs(found.total).max()
        assert sum(part.share for part in found.parts) == pytest.approx(1)


def test_the_photo_has_three_parts() -> None:
    """Red, green and blue, as the network sees them."""
    found = recipe(Network(bundled()), PHOTO, "conv1_1", 5)
    assert sorted(part.channel for part in found.parts) == [0, 1, 2]


def test_half_precision_is_taken_apart_in_float32() -> None:
    """The maps that are seen are rounded, their sum is not: it differs from the exact map as they do."""
    network = Network(bundled(), Mode(precision="bfloat16"))
    steps = feature_maps(network, PHOTO, ["conv2_1"])
    (before,) = (step for step in steps if isinstance(step, Maps))
    found = recipe(network, before, "conv2_2", 9)
    assert np.array_equal(found.parts[0].given, before.map(found.parts[0].channel))
    planes, weight = torch.from_numpy(before.array()), torch.from_numpy(bundled()["conv2_2.weight"][9])
    right = torch.nn.functional.conv2d(planes[None], weight[None], padding=1)[0, 0].numpy() + np.float32(found.bias)
    assert near(found.total, right, float(np.abs(right).max()))
    assert np.abs(found.total - passes().before["conv2_2"].map(9)).max() <= 0.02 * np.ptp(right)


def test_what_cannot_be_taken_apart_is_refused() -> None:
    """A pooling has no filters, and there is no sixth block."""
    with pytest.raises(ValueError, match="pool1 has no filters"):
        recipe(Network(bundled()), sees("pool1"), "pool1", 0)
    with pytest.raises(LayerError, match="no layer conv6_1"):
        recipe(Network(bundled()), PHOTO, "conv6_1", 0)


def test_a_dead_map_has_parts_without_shares() -> None:
    """Where nothing is added, nothing is divided by 0."""
    weights = {name: np.zeros_like(values) for name, values in bundled().items() if name.startswith("conv1_1")}
    found = recipe(Network(weights), PHOTO, "conv1_1", 0)
    assert [part.share for part in found.parts] == [0, 0, 0]
    assert not found.total.any()
