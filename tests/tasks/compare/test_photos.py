"""Over several photos, the correlation is that of all of them laid end to end, each without its mean."""

import numpy as np
import pytest
import torch

from cnngui.engine.arrays import Pixels
from cnngui.engine.following import finish
from cnngui.engine.kernels.table import find
from cnngui.networks.network import Network
from cnngui.tasks.cache import Cache
from cnngui.tasks.compare import Compared, chain_of, hand_made, rank_over_photos
from cnngui.tasks.feature_maps import FellBack, sized
from tests.networks.conftest import one_thread
from tests.networks.reference import chelsea, thin
from tests.tasks.compare.test_responses import by_channel, seen_by
from tests.tasks.test_fall_back import FULL, FakeDevice

__all__ = ["one_thread"]

CHAIN = chain_of(find("sobel-x").filter)


@pytest.fixture(scope="module")
def photos() -> list[Pixels]:
    """Return three photos of different sizes: a cat, the same in the dark, and noise."""
    noise = np.random.default_rng(0).integers(0, 256, (50, 60, 3)).astype(np.uint8)
    return [chelsea(48), chelsea(40) // 4, noise]


@pytest.mark.parametrize("before_relu", [False, True])
def test_photos_are_put_together(network: Network, photos: list[Pixels], before_relu: bool) -> None:
    """After every photo, that of all so far."""
    steps = list(rank_over_photos(CHAIN, 0, 0, iter(photos), 3, network, "conv1_2", size=44, before_relu=before_relu))
    mine, theirs = [], []
    for number, (photo, step) in enumerate(zip(photos, steps, strict=True)):
        assert isinstance(step, Compared)
        assert step.photo == number
        assert step.fraction == pytest.approx((number + 1) / 3)
        seen = sized(photo, 44)
        plane = hand_made(CHAIN, seen).plane.astype(np.float64)
        maps = seen_by(network, seen, "conv1_2", before_relu=before_relu).array().astype(np.float64)
        mine.append((plane - plane.mean()).ravel())
        theirs.append((maps - maps.mean(axis=(1, 2), keepdims=True)).reshape(len(maps), -1))
        one, all_of_them = np.concatenate(mine), np.concatenate(theirs, axis=1)
        norms = np.sqrt((one**2).sum() * (all_of_them**2).sum(axis=1))
        expected = np.divide(all_of_them @ one, norms, out=np.zeros(len(norms)), where=norms > 1e-3)
        np.testing.assert_allclose(by_channel(step.matches), expected, atol=1e-5)


def test_what_is_kept_is_not_computed_again(network: Network, photos: list[Pixels]) -> None:
    """With a key for each photo; the result is the same."""
    cache = Cache()
    first, again = (
        finish(
            rank_over_photos(
                CHAIN, 0, 0, photos, 3, network, "conv1_1", size=32, cache=cache, keys=["cat", "dark", "noise"]
            )
        )
        for _ in range(2)
    )
    assert first == again
    assert len({match.channel for match in first}) == 64
    assert cache.bytes > 0


def test_no_photos(network: Network) -> None:
    """Nothing is ranked."""
    assert finish(rank_over_photos(CHAIN, 0, 0, [], 0, network, "conv1_1")) == ()


def test_a_device_that_fails(photos: list[Pixels]) -> None:
    """It is told once, and the CPU goes on with the other photos."""
    device = FakeDevice("conv1_2", torch.OutOfMemoryError("CUDA out of memory."))
    steps = list(rank_over_photos(CHAIN, 0, 0, photos, 3, device, "conv1_2", size=32))
    assert [str(step.note) for step in steps if isinstance(step, FellBack)] == [FULL]
    assert [type(step) for step in steps] == [FellBack, Compared, Compared, Compared]
    right = finish(rank_over_photos(CHAIN, 0, 0, photos, 3, thin(), "conv1_2", size=32))
    assert isinstance(steps[-1], Compared)
    assert steps[-1].matches == right
