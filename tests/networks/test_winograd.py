"""Winograd's way gives what the plain way gives."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from cnngui.networks import winograd
from cnngui.networks.winograd import TILES, WinogradLayer, tile_for, transform, transformed


def check(seed: int, size: tuple[int, int], inputs: int, outputs: int, *, relu: bool) -> None:
    """Compare with torch's conv2d in float64, and leave what was given alone."""
    random = np.random.default_rng(seed)
    planes = torch.from_numpy(random.normal(size=(1, inputs, *size)).astype(np.float32))
    weight = random.normal(size=(outputs, inputs, 3, 3)).astype(np.float32)
    bias = random.normal(size=outputs).astype(np.float32)
    given_numbers = planes.clone(), weight.copy(), bias.copy()
    found = WinogradLayer(weight, bias).through(planes, relu=relu)
    wide, offset = (torch.from_numpy(each).double() for each in (weight, bias))
    right = torch.nn.functional.conv2d(planes.double(), wide, offset, padding=1)
    right = right.clamp_min(0) if relu else right
    assert (found.dtype, found.shape) == (torch.float32, right.shape)
    assert found.is_contiguous(memory_format=torch.channels_last)
    assert float((found - right).abs().max()) <= 2e-5 * max(float(right.abs().max()), 1)
    assert torch.equal(planes, given_numbers[0])
    assert np.array_equal(weight, given_numbers[1])
    assert np.array_equal(bias, given_numbers[2])


ANY = given(
    seed=st.integers(0, 2**32 - 1),
    size=st.tuples(st.integers(1, 40), st.integers(1, 40)),
    inputs=st.integers(1, 20),
    outputs=st.integers(1, 20),
    relu=st.booleans(),
)


@settings(max_examples=60)
@ANY
def test_any_layer(seed: int, size: tuple[int, int], inputs: int, outputs: int, *, relu: bool) -> None:
    """60 random layers of random size, most of them no multiple of a tile."""
    check(seed, size, inputs, outputs, relu=relu)


@settings(max_examples=40)
@ANY
def test_in_several_bands(seed: int, size: tuple[int, int], inputs: int, outputs: int, *, relu: bool) -> None:
    """The same where not all tiles are worked on at once; the last ones are often fewer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(winograd, "BAND", 2 * 64 * 7 * 20)
        check(seed, size, inputs, outputs, relu=relu)


@pytest.mark.parametrize("tile", TILES)
@pytest.mark.parametrize("size", [(1, 1), (5, 24), (13, 7)])
def test_each_tile(monkeypatch: pytest.MonkeyPatch, tile: int, size: tuple[int, int]) -> None:
    """Also where another would be chosen, and on maps smaller than the tile."""
    monkeypatch.setattr(winograd, "tile_for", lambda *_: tile)
    check(1, size, 3, 4, relu=False)


def test_many_bands_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little memory really cuts the work into bands: ten rows of tiles, one at a time."""
    monkeypatch.setattr(winograd, "BAND", 1)
    monkeypatch.setattr(winograd, "tile_for", lambda *_: 4)
    bands: list[int] = []
    work = winograd._Bands.work

    def worked(self: winograd._Bands, memory: torch.Tensor, first: int, bias: torch.Tensor, *, relu: bool) -> None:
        bands.append(first)
        work(self, memory, first, bias, relu=relu)

    monkeypatch.setattr(winograd._Bands, "work", worked)
    check(0, (38, 17), 5, 6, relu=True)
    assert bands == list(range(10))


def test_planes_may_lie_anyhow_in_memory() -> None:
    """Channels last, cut out of larger ones, transposed; and what is left of the last photo does not count."""
    random = np.random.default_rng(3)
    weight, bias = random.normal(size=(5, 7, 3, 3)).astype(np.float32), np.zeros(5, np.float32)
    layer = WinogradLayer(weight, bias)
    whole = torch.from_numpy(random.normal(size=(1, 7, 20, 21)).astype(np.float32))
    given_planes = [whole.contiguous(memory_format=torch.channels_last), whole[:, :, 3:17, 2:19], whole.mT, -whole]
    for planes in given_planes:
        right = torch.nn.functional.conv2d(planes, torch.from_numpy(weight), padding=1)
        found = layer.through(planes, relu=False)
        assert float((found - right).abs().max()) <= 2e-5 * float(right.abs().max())


def test_maps_of_another_size_take_other_tiles() -> None:
    """A layer turns to what the size at hand wants, and back."""
    random = np.random.default_rng(5)
    layer = WinogradLayer(random.normal(size=(4, 3, 3, 3)).astype(np.float32), np.zeros(4, np.float32))
    small, large = torch.ones(1, 3, 14, 14), torch.ones(1, 3, 112, 112)
    before = layer.through(small, relu=True)
    assert tile_for(14, 14, 3, 4) != tile_for(112, 112, 3, 4)
    assert layer.through(large, relu=True)[0, :, 5, 5].tolist() == pytest.approx(before[0, :, 5, 5].tolist(), rel=1e-4)
    assert torch.equal(layer.through(small, relu=True), before)


@pytest.mark.parametrize("tile", TILES)
def test_the_transformed_filters(tile: int) -> None:
    """G·g·Gᵀ of the paper, for every pair of channels; its columns one after the other."""
    weight = np.random.default_rng(4).normal(size=(5, 4, 3, 3)).astype(np.float32)
    matrix = transform(tile).filters
    right = np.einsum("ar,oirc,bc->baio", matrix, weight.astype(np.float64), matrix)
    assert np.abs(transformed(weight, tile).numpy() - right.reshape(-1, 4, 5)).max() <= 1e-5


def test_the_matrices_of_the_paper() -> None:
    """F(4×4, 3×3) of Lavin and Gray, section 4.3, but for a factor in each row, which filters and inputs share."""
    inputs = [
        [4, 0, -5, 0, 1, 0],
        [0, -4, -4, 1, 1, 0],
        [0, 4, -4, -1, 1, 0],
        [0, -2, -1, 2, 1, 0],
        [0, 2, -1, -2, 1, 0],
        [0, 4, 0, -5, 0, 1],
    ]
    found = transform(4)
    factors = [1 / 4, -1 / 6, -1 / 6, 1 / 24, 1 / 24, 1]
    assert found.inputs == pytest.approx(np.array(inputs) * np.array(factors)[:, None])
    outputs = [[1, 1, 1, 1, 1, 0], [0, 1, -1, 2, -2, 0], [0, 1, 1, 4, 4, 0], [0, 1, -1, 8, -8, 1]]
    assert found.outputs == pytest.approx(np.array(outputs))
