"""Maps stay as they were computed, and what is looked at is what NumPy finds in them."""

import numpy as np
import pytest
import torch

from cnngui.engine.arrays import Array
from cnngui.networks.architectures import VGG16
from cnngui.networks.network import Mode
from cnngui.tasks.maps import Maps, orders

DTYPES = [torch.float32, torch.bfloat16, torch.float16]


def given(tensor: torch.Tensor) -> Maps:
    """Return maps that were not computed."""
    size = tensor.shape[2], tensor.shape[3]
    return Maps(
        VGG16.layer("conv1_1"), before_relu=False, photo=size, mode=Mode(), milliseconds=1, fraction=1, tensor=tensor
    )


def maps_of(shape: tuple[int, int, int], dtype: torch.dtype = torch.float32, *, relu: bool = False) -> Maps:
    """Return maps (C, H, W) of whole eighths, which every precision holds exactly, in the order that networks use."""
    values = np.random.default_rng(6).integers(-64, 64, shape).astype(np.float32) / 8
    tensor = torch.from_numpy(np.maximum(values, 0) if relu else values)[None].to(dtype)
    tensor = tensor.contiguous(memory_format=torch.channels_last)
    return given(tensor)


def values_of(maps: Maps) -> Array:
    """Return all numbers without `Maps`."""
    return np.array(maps.tensor[0].tolist(), np.float32)


@pytest.mark.parametrize("dtype", DTYPES, ids=str)
def test_what_is_looked_at_is_what_is_there(dtype: torch.dtype) -> None:
    """One map, one unit of every map, all maps: float32, in C order."""
    maps = maps_of((5, 7, 10), dtype)
    right = values_of(maps)
    assert (maps.shape, maps.count, maps.bytes) == ((7, 10, 5), 5, 350 * dtype.itemsize)
    for found, expected in ((maps.map(3), right[3]), (maps.at(6, 1), right[:, 6, 1]), (maps.array(), right)):
        assert found.dtype == np.float32
        assert found.flags.c_contiguous
        assert np.array_equal(found, expected)


@pytest.mark.parametrize("dtype", DTYPES, ids=str)
@pytest.mark.parametrize("relu", [False, True])
@pytest.mark.parametrize("shape", [(5, 7, 10), (3, 100, 190), (4, 1, 1)])
def test_statistics(dtype: torch.dtype, shape: tuple[int, int, int], *, relu: bool) -> None:
    """Of every map, also where there are more units than half precision can count."""
    maps = maps_of(shape, dtype, relu=relu)
    flat = values_of(maps).reshape(shape[0], -1)
    found = maps.statistics
    assert np.array_equal(found.least, flat.min(1))
    assert np.array_equal(found.most, flat.max(1))
    assert np.abs(found.mean - flat.mean(1, dtype=np.float64)).max() <= 1e-5
    assert np.abs(found.zeros - (flat == 0).mean(1)).max() <= 1e-6
    assert maps.statistics is found


def test_statistics_of_dead_and_constant_maps() -> None:
    """A dead map is all zeros, a constant one has none."""
    tensor = torch.zeros(1, 2, 90, 120).contiguous(memory_format=torch.channels_last)
    tensor[0, 1] = 3.5
    found = given(tensor).statistics
    assert found.zeros.tolist() == [1, 0]
    assert (found.least.tolist(), found.most.tolist(), found.mean.tolist()) == ([0, 3.5], [0, 3.5], [0, 3.5])


@pytest.mark.parametrize("dtype", DTYPES, ids=str)
@pytest.mark.parametrize("size", [(10, 15), (20, 30), (5, 30)])
def test_thumbnails_are_means(dtype: torch.dtype, size: tuple[int, int]) -> None:
    """Where the size divides, of equal blocks."""
    maps = maps_of((4, 20, 30), dtype)
    blocks = values_of(maps).reshape(4, size[0], 20 // size[0], size[1], 30 // size[1])
    found = maps.thumbnails(size)
    assert found.shape == (4, *size)
    assert found.dtype == np.float32
    most = 1e-5 if dtype == torch.float32 else 0.03
    assert np.abs(found - blocks.mean((2, 4))).max() <= most


@pytest.mark.parametrize("size", [(9, 13), (10, 9), (6, 100), (1, 1), (100, 100)])
def test_thumbnails_of_any_size(size: tuple[int, int]) -> None:
    """No larger than the maps; a slope stays the same slope, from end to end."""
    rows, columns = np.mgrid[:37, :53].astype(np.float32)
    tensor = torch.from_numpy(np.stack([rows / 36, columns / 52]))[None]
    found = given(tensor).thumbnails(size)
    height, width = min(size[0], 37), min(size[1], 53)
    assert found.shape == (2, height, width)
    down, across = (np.arange(height) + 0.5) / height, (np.arange(width) + 0.5) / width
    assert np.abs(found[0] - down[:, None]).max() <= 0.03
    assert np.abs(found[1] - across[None, :]).max() <= 0.03


def test_looking_changes_nothing() -> None:
    """The tensor is the same, number by number."""
    maps = maps_of((5, 7, 10))
    before = maps.tensor.clone()
    maps.array()[:] = -1
    maps.map(0)[:] = -1
    maps.thumbnails((3, 3))[:] = -1
    assert maps.statistics.zeros.shape == (5,)
    assert torch.equal(maps.tensor, before)


def test_orders() -> None:
    """As NumPy sorts, the first of equal ones first; by a place only where there is one."""
    maps = maps_of((40, 7, 10), relu=True)
    numbers, found = maps.statistics, orders(maps, (3, 5))
    for name, ranks in (
        ("index", -np.arange(40)),
        ("mean", numbers.mean),
        ("most", numbers.most),
        ("sparsity", numbers.zeros),
        ("place", maps.at(3, 5)),
    ):
        assert found[name].tolist() == sorted(range(40), key=lambda channel: -ranks[channel])
    assert "place" not in orders(maps, None)
    assert "place" not in orders(maps, (7, 5))  # live pictures may be smaller than the photo
