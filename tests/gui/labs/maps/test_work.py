"""What the lab computes off the main thread: maps, small maps, numbers, recipes; against plain torch and NumPy."""

from collections.abc import Generator
from typing import TypeVar

import numpy as np
import pytest

from cnngui.engine.errors import CnnguiError
from cnngui.engine.following import finish
from cnngui.gui.labs.maps.work import (
    SMALLEST_CELL,
    Progress,
    Request,
    all_layers,
    compute,
    fill,
    taken_apart,
)
from cnngui.networks.network import Mode, Network
from cnngui.tasks.cache import Cache
from tests.fakes_networks import FakeGpu
from tests.gui.labs.maps.conftest import computed
from tests.gui.labs.photos import cat, near, right
from tests.networks.reference import NAMES, bundled, chelsea

Answer = TypeVar("Answer")


def run(steps: Generator[Progress, None, Answer]) -> tuple[list[Progress], Answer]:
    """Return all steps, and what comes at the end."""
    seen = []
    while True:
        try:
            seen.append(next(steps))
        except StopIteration as end:
            return seen, end.value


def wanted(layer: str, *, before_relu: bool = False) -> Request:
    """Ask for a layer of the small cat."""
    return Request(1, 224, layer, before_relu)


@pytest.mark.parametrize("before_relu", [False, True])
def test_a_layer(network: Network, before_relu: bool) -> None:
    """Its maps, the numbers of each, and how far the pass was on the way."""
    request = wanted("conv2_2", before_relu=before_relu)
    steps, result = run(compute(request, cat().pixels, network, Cache(), Mode(), (999, 999)))
    maps = right("conv2_2", before_relu=before_relu)
    assert near(result.maps.array(), maps)
    assert near(result.thumbnails, maps)
    flat = maps.reshape(len(maps), -1)
    for found, expected in (
        (result.statistics.least, flat.min(1)),
        (result.statistics.most, flat.max(1)),
        (result.statistics.mean, flat.mean(1)),
        (result.statistics.zeros, (flat == 0).mean(1)),
    ):
        assert np.abs(found - expected).max() <= 1e-4 * max(float(np.ptp(flat)), 1.0)
    assert result.milliseconds > 0
    assert [set(step.ready) for step in steps] == [set(NAMES[: at + 1]) for at in range(5)]
    assert [step.fraction for step in steps] == sorted(step.fraction for step in steps)
    assert steps[-1].fraction == 1


def test_thumbnails_are_means(network: Network) -> None:
    """As large as the cells of the mosaic, but never so small that nothing is seen."""
    photo = chelsea(96)
    _, result = run(compute(wanted("conv1_1"), photo, network, Cache(), Mode(), (10, 10)))
    height, width = SMALLEST_CELL
    assert result.thumbnails.shape == (64, height, width)
    maps = result.maps.array()
    assert photo.shape[:2] == (96, 144)
    means = maps.reshape(64, height, 2, width, 3).mean((2, 4))
    assert near(result.thumbnails, means)


def test_the_photo_is_made_smaller(network: Network) -> None:
    """To the size of the request; the result holds it as the network saw it."""
    _, result = run(compute(Request(1, "exact", "conv1_1", False), cat().pixels, network, Cache(), Mode(), (1, 1)))  # noqa: FBT003
    assert result.photo.shape == (224, 224, 3)
    assert result.maps.shape == (224, 224, 64)


def test_what_was_filled_is_there(network: Network) -> None:
    """Every layer; asking for one then passes nothing through the network."""
    cache, counting = Cache(), FakeGpu(network)
    _, used = run(fill(wanted("conv1_1"), cat().pixels, counting, cache, Mode(), NAMES))
    assert used is counting
    assert counting.passed == list(NAMES)
    _, result = run(compute(wanted("pool4"), cat().pixels, counting, cache, Mode(), (1, 1)))
    assert counting.passed == list(NAMES)
    assert near(result.maps.array(), right("pool4"))


def test_a_device_that_fails(network: Network) -> None:
    """Every step from then on carries the note: of quick ones only the newest is looked at."""
    gpu = FakeGpu(network, fails="conv1_2")
    steps, result = run(compute(wanted("pool2"), cat().pixels, gpu, Cache(), Mode(), (1, 1)))
    notes = [step.note.template if step.note else "" for step in steps]
    assert notes[0] == ""
    assert set(notes[1:]) == {"The memory of {device} is full, so the CPU went on. Smaller sizes fit."}
    assert result.network is network
    assert near(result.maps.array(), right("pool2"))


def test_a_photo_too_small(network: Network) -> None:
    """Is refused in words."""
    with pytest.raises(CnnguiError):
        run(compute(wanted("pool5"), cat().pixels[:8, :8], network, Cache(), Mode(), (1, 1)))


def test_all_layers(network: Network) -> None:
    """For saving: before or after ReLU, as on screen; of a small photo those that there are."""
    for before_relu in (False, True):
        result = computed(network, wanted("conv3_1", before_relu=before_relu))
        found = finish(all_layers(result, network, Cache(), Mode()))
        assert list(found) == list(NAMES)
        assert all(near(found[name], right(name, before_relu=before_relu)) for name in NAMES)
    small = computed(network, wanted("conv1_1"), cat().pixels[:10, :20])
    assert list(finish(all_layers(small, network, Cache(), Mode()))) == list(NAMES[:13])


@pytest.mark.parametrize(("layer", "channel"), [("conv1_1", 20), ("conv3_1", 100), ("conv5_3", 511)])
def test_a_recipe(network: Network, layer: str, channel: int) -> None:
    """Its sum is the map before ReLU, and the strongest parts are those with the largest |response|."""
    result = computed(network, wanted(layer))
    _, found = run(taken_apart(result, network, Cache(), Mode(), channel))
    weights = bundled()[f"{layer}.weight"][channel]
    assert near(found.total, right(layer, before_relu=True)[channel])
    assert (found.count, found.bias) == (len(weights), bundled()[f"{layer}.bias"][channel])
    shares = [part.share for part in found.parts]
    assert shares == sorted(shares, reverse=True)
    for part in found.parts:
        assert np.array_equal(part.weights, weights[part.channel])
        if layer != "conv1_1":
            before = NAMES[NAMES.index(layer) - 1]
            assert near(part.given, right(before)[part.channel])


def test_the_recipe_of_a_pooling(network: Network) -> None:
    """One map, before and after."""
    _, found = run(taken_apart(computed(network, wanted("pool3")), network, Cache(), Mode(), 77))
    (part,) = found.parts
    assert part.channel == 77
    assert near(part.given, right("conv3_3")[77])
    assert near(part.response, right("pool3")[77])
