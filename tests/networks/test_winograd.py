"""Winograd's way gives what the plain way gives."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from cnngui.networks import winograd
from cnngui.networks.winograd import FILTER_TRANSFORM, convolve, transformed


def check(seed: int, size: tuple[int, int], inputs: int, outputs: int, *, relu: bool) -> None:
    """Compare with torch's conv2d in float64, and leave what was given alone."""
    random = np.random.default_rng(seed)
    planes = torch.from_numpy(random.normal(size=(*size, inputs)).astype(np.float32))
    weight = random.normal(size=(outputs, inputs, 3, 3)).astype(np.float32)
    bias = torch.from_numpy(random.normal(size=outputs).astype(np.float32))
    filters = transformed(weight)
    given_numbers = [each.clone() for each in (planes, filters, bias)]
    found = convolve(planes, filters, bias, relu=relu)
    wide = planes.double().permute(2, 0, 1)[None]
    right = torch.nn.functional.conv2d(wide, torch.from_numpy(weight).double(), bias.double(), padding=1)[0]
    right = (right.clamp_min(0) if relu else right).permute(1, 2, 0)
    assert found.dtype == torch.float32
    assert found.shape == right.shape
    assert float((found - right).abs().max()) <= 1e-5 * max(float(right.abs().max()), 1)
    assert all(torch.equal(now, then) for now, then in zip((planes, filters, bias), given_numbers, strict=True))


ANY = given(
    seed=st.integers(0, 2**32 - 1),
    size=st.tuples(st.integers(1, 40), st.integers(1, 40)),
    inputs=st.integers(4, 20),
    outputs=st.integers(4, 20),
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
    """The same where the tiles do not fit the cache at once; the last ones are often lower."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(winograd, "STRIP", 36 * 20 * 12)
        patch.setattr(winograd, "BAND_TILES", 25)
        check(seed, size, inputs, outputs, relu=relu)


def test_many_strips_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small cache really cuts the work into strips of one row of tiles, ten of them, in bands of three."""
    monkeypatch.setattr(winograd, "STRIP", 1)
    monkeypatch.setattr(winograd, "BAND_TILES", 15)
    bands: list[int] = []
    strips: list[int] = []
    work, transform = winograd._Bands.work, winograd._Bands._transform_input

    def worked(self: winograd._Bands, first: int, bias: torch.Tensor, *, relu: bool) -> None:
        bands.append(first)
        work(self, first, bias, relu=relu)

    def transforming(self: winograd._Bands, first: int, tiles: torch.Tensor) -> None:
        strips.append(first)
        transform(self, first, tiles)

    monkeypatch.setattr(winograd._Bands, "work", worked)
    monkeypatch.setattr(winograd._Bands, "_transform_input", transforming)
    check(0, (38, 17), 5, 6, relu=True)
    assert (bands, strips) == ([0, 3, 6, 9], list(range(10)))


@pytest.mark.parametrize("memory", [torch.contiguous_format, torch.channels_last])
def test_any_strides(memory: torch.memory_format) -> None:
    """Planes whose channels lie apart are read as well."""
    random = np.random.default_rng(3)
    planes = torch.from_numpy(random.normal(size=(1, 7, 13, 18)).astype(np.float32)).contiguous(memory_format=memory)
    weight = random.normal(size=(5, 7, 3, 3)).astype(np.float32)
    found = convolve(planes[0].permute(1, 2, 0), transformed(weight), torch.zeros(5), relu=False)
    right = torch.nn.functional.conv2d(planes, torch.from_numpy(weight), padding=1)[0]
    assert float((found.permute(2, 0, 1) - right).abs().max()) <= 1e-5 * float(right.abs().max())


def test_the_transformed_filters() -> None:
    """G·g·Gᵀ of the paper, for every pair of channels; its columns one after the other."""
    weight = np.random.default_rng(4).normal(size=(5, 4, 3, 3)).astype(np.float32)
    right = np.einsum("ar,oirc,bc->baio", FILTER_TRANSFORM, weight.astype(np.float64), FILTER_TRANSFORM)
    assert np.abs(transformed(weight).numpy() - right.reshape(36, 4, 5)).max() <= 1e-6
