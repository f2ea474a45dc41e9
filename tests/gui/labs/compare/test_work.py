"""What is computed off the main thread, held to NumPy and to plain torch."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from cnngui.engine.arrays import Array
from cnngui.engine.following import Following, finish
from cnngui.engine.saving import save_picture
from cnngui.gui.labs.compare.work import Depth, Kept, Result, Wish, compare_everywhere, compute
from cnngui.networks.network import Mode, Network
from cnngui.tasks.cache import Cache
from cnngui.tasks.feature_maps import sized
from cnngui.tasks.surgery import Zeroed, operated
from tests.fakes_networks import FakeGpu
from tests.gui.labs.compare.conftest import EDGE, a_request, chain_of, computed
from tests.gui.labs.photos import cat, near, right
from tests.networks.reference import chelsea

GREY = np.array((0.299, 0.587, 0.114))


def response_by_torch() -> Array:
    """Return the vertical edge of the grey cat, zeros around it."""
    grey = torch.from_numpy(cat().pixels.astype(np.float64) @ GREY)[None, None]
    kernel = torch.tensor([EDGE] * 3, dtype=torch.float64)[None, None]
    return torch.nn.functional.conv2d(grey, kernel, padding=1)[0, 0].numpy().astype(np.float32)


def test_my_response_and_the_maps(network: Network) -> None:
    """The response, all maps, and their correlations, by other means."""
    result = computed(network, a_request())
    expected = response_by_torch()
    assert np.abs(result.plane - expected).max() < 0.01
    maps = right("conv1_1", before_relu=True)
    assert near(result.learned(42)[0], maps[42])
    for match in result.ranking:
        wanted = np.corrcoef(expected.ravel(), maps[match.channel].ravel())[0, 1]
        assert match.similarity == pytest.approx(wanted, abs=2e-4)
    sizes = [abs(match.similarity) for match in result.ranking]
    assert sizes == sorted(sizes, reverse=True)


def test_spreads_are_root_mean_squares(network: Network) -> None:
    """Of both."""
    result = computed(network, a_request())
    plane, spread = result.learned(5)
    assert spread == pytest.approx(float(np.sqrt(np.mean(plane.astype(np.float64) ** 2))))
    assert result.spread == pytest.approx(float(np.sqrt(np.mean(result.plane.astype(np.float64) ** 2))))


def test_a_deeper_layer_is_compared_on_its_grid(network: Network) -> None:
    """My response is shrunk by means of 4×4 pixels; the maps are as they are."""
    result = computed(network, a_request(layer="conv3_1", before_relu=False))
    maps = right("conv3_1")
    assert near(result.learned(9)[0], maps[9])
    means = response_by_torch().reshape(16, 4, 24, 4).mean((1, 3))
    assert np.abs(result.plane - means).max() < 0.01


@pytest.mark.parametrize("depth", list(Depth))
def test_depth(network: Network, depth: Depth) -> None:
    """How much is found out at once; the ranking can be had later in any case, and it is the same."""
    kept = Kept()
    full = computed(network, a_request())
    result = computed(network, a_request(), kept=kept, depth=depth)
    assert ("ranking" in result.__dict__) == (depth >= Depth.RANKING)
    assert (result.chance is not None) == (depth == Depth.CHANCE)
    assert result.ranking == full.ranking


def test_a_hurried_comparison_borrows_the_chance_of_before(network: Network) -> None:
    """Of the same layer and photo; not of another."""
    kept = Kept()
    thorough = computed(network, a_request(), kept=kept)
    other = a_request(chain_of((0.0, 1.0, 0.0), (1.0, -4.0, 1.0), (0.0, 1.0, 0.0)))
    assert computed(network, other, kept=kept, depth=Depth.RANKING).chance is thorough.chance
    elsewhere = a_request(layer="conv1_2")
    assert computed(network, elsewhere, kept=kept, depth=Depth.RANKING).chance is None


def test_what_is_dear_is_kept(network: Network) -> None:
    """Another kernel on the same photo uses the same photo, maps, table and learned planes; another layer does not."""
    kept = Kept()
    first = computed(network, a_request(), kept=kept)
    first.learned(3)
    second = computed(network, a_request(chain_of((1.0, 2.0, 1.0))), kept=kept)
    assert second.photo is first.photo
    assert second.table is first.table
    assert second.learned(3)[0] is first.learned(3)[0]
    third = computed(network, a_request(layer="conv1_2"), kept=kept)
    assert third.table is not first.table
    assert near(third.learned(3)[0], right("conv1_2", before_relu=True)[3])
    assert near(first.learned(4)[0], right("conv1_1", before_relu=True)[4])


def test_few_learned_planes_are_kept(network: Network) -> None:
    """However many channels are looked at."""
    result = computed(network, a_request())
    maps = right("conv1_1", before_relu=True)
    for channel in range(20):
        assert near(result.learned(channel)[0], maps[channel])
    assert len(result.drawn) <= 8


def test_what_needs_the_same_maps() -> None:
    """Another kernel does; another layer, photo or network does not."""
    wish = Wish(a_request(), cat().pixels)
    assert wish.is_like(replace(wish, request=a_request(chain_of((1.0, 2.0, 1.0))), depth=Depth.RESPONSE))
    for other in (a_request(layer="conv1_2"), a_request(before_relu=False), replace(a_request(), source=2)):
        assert not wish.is_like(replace(wish, request=other))
    assert not wish.is_like(replace(wish, cuts=(Zeroed("conv1_1", 7),)))


def test_before_and_after_surgery(network: Network) -> None:
    """The map as it was, beside the one that is zero."""
    changed = operated(network, [Zeroed("conv1_1", 7)])
    result = computed(changed, a_request(), original=network)
    before = result.learned_before(7)
    assert before is not None
    assert near(before, right("conv1_1", before_relu=True)[7])
    assert not result.learned(7)[0].any()
    assert computed(network, a_request()).learned_before(7) is None


def test_a_device_that_fails_is_told(network: Network) -> None:
    """By a step; the network that finished is the CPU's."""
    wish = Wish(a_request(layer="conv2_1"), cat().pixels)
    steps: Following[object, Result] = Following(compute(wish, FakeGpu(network, "conv1_2"), None, Kept(), Mode()))
    notes = [note for step in steps if (note := getattr(step, "note", None)) is not None]
    assert len(notes) == 1
    assert steps.value.network is network
    assert near(steps.value.learned(0)[0], right("conv2_1", before_relu=True)[0])


def test_all_samples_together(network: Network, tmp_path: Path) -> None:
    """Sums over photos, each with its own means taken off."""
    photos = [chelsea(48), chelsea(40)[:, ::-1].copy()]
    files = []
    for place, photo in enumerate(photos):
        files.append(tmp_path / f"{place}.png")
        save_picture(photo, files[-1])
    found = finish(compare_everywhere(a_request(), files, network, Cache(), Mode()))
    products, mine, theirs = np.zeros(64), 0.0, np.zeros(64)
    for photo in photos:
        seen = sized(photo, 224)
        weight = torch.from_numpy(network.weights["conv1_1.weight"]).double()
        bias = torch.from_numpy(network.weights["conv1_1.bias"]).double()
        colours = torch.from_numpy(seen.astype(np.float64) - np.array((123.68, 116.779, 103.939)))
        planes = colours.permute(2, 0, 1)[None]
        maps = torch.nn.functional.conv2d(planes, weight, bias, padding=1)[0].numpy()
        grey = torch.from_numpy(seen.astype(np.float64) @ GREY)[None, None]
        kernel = torch.tensor([EDGE] * 3, dtype=torch.float64)[None, None]
        response = torch.nn.functional.conv2d(grey, kernel, padding=1)[0, 0].numpy()
        response = response - response.mean()
        maps = maps - maps.mean((1, 2), keepdims=True)
        products += (maps * response).sum((1, 2))
        mine += float((response**2).sum())
        theirs += (maps**2).sum((1, 2))
    expected = products / np.sqrt(mine * theirs)
    for match in found:
        assert match.similarity == pytest.approx(expected[match.channel], abs=1e-3)
