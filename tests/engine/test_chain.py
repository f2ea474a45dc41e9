"""The chain: pad → convolve → bias → ReLU → pool, shapes included, against torch."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from cnngui.engine.arrays import Array
from cnngui.engine.chain import Chain, Layer, Pooling, planes_for, run, shapes, steps, work
from cnngui.engine.errors import KernelError, SizeError
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter, Kernel


def a_filter(rng: np.random.Generator, size: tuple[int, int], depth: int) -> Filter:
    """Draw a filter whose numbers are exact in float32."""
    numbers = rng.integers(-8, 9, (depth, *size)) / 8
    slices: tuple[Kernel, ...] = tuple(
        tuple(tuple(float(number) for number in row) for row in kernel) for kernel in numbers
    )
    return Filter(slices, bias=float(rng.integers(-20, 21)))


def by_torch(chain: Chain, photo: NDArray[np.uint8]) -> list[Array]:
    """Run a "sum" chain with padding in numbers and a zero border in torch."""
    now = torch.from_numpy(photo.astype(np.float64)).permute(2, 0, 1)[None]
    outputs = []
    for layer in chain.layers:
        depth = now.shape[1]
        weight = torch.tensor(
            [kernel.slices if len(kernel.slices) == depth else kernel.slices * depth for kernel in layer.filters],
            dtype=torch.float64,
        )
        bias = torch.tensor(layer.bias, dtype=torch.float64)
        assert isinstance(layer.padding, int)
        now = torch.nn.functional.conv2d(now, weight, bias, layer.stride, layer.padding, layer.dilation)
        now = now.relu() if layer.relu else now
        if layer.pooling:
            kind = torch.nn.functional.max_pool2d if layer.pooling.kind == "max" else torch.nn.functional.avg_pool2d
            now = kind(now, layer.pooling.size, layer.pooling.stride)
        outputs.append(now[0].permute(1, 2, 0).numpy())
    return outputs


@settings(max_examples=120, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_three_layers_equal_torch(seed: int) -> None:
    """Random chains of one to three layers on an RGB photo, and the shapes that were promised."""
    rng = np.random.default_rng(seed)
    photo = rng.integers(0, 256, (rng.integers(8, 40), rng.integers(8, 40), 3)).astype(np.uint8)
    layers, depth = [], 3
    for _ in range(rng.integers(1, 4)):
        size = (int(rng.integers(1, 4)), int(rng.integers(1, 4)))
        filters = tuple(a_filter(rng, size, int(rng.choice([1, depth]))) for _ in range(rng.integers(1, 4)))
        kind = rng.choice(["none", "max", "average"])
        pooling = None if kind == "none" else Pooling("max" if kind == "max" else "average")
        stride = (int(rng.integers(1, 3)), int(rng.integers(1, 3)))
        layers.append(
            Layer(filters, padding=int(rng.integers(0, 3)), stride=stride, relu=bool(rng.integers(2)), pooling=pooling)
        )
        depth = len(filters)
    chain = Chain(tuple(layers), "sum")
    try:
        promised = shapes(chain, (photo.shape[0], photo.shape[1], 3))
    except SizeError:
        with pytest.raises(SizeError):
            run(chain, planes_for(photo, "sum"))
        return
    for planes, expected, shape in zip(
        run(chain, planes_for(photo, "sum")), by_torch(chain, photo), promised, strict=True
    ):
        assert shape.output == expected.shape == (*planes[0].shape, len(planes))
        found = np.stack(planes, axis=2)
        assert np.abs(found - expected).max() <= 1e-5 * max(float(np.abs(expected).max()), 1)


def test_grey_is_the_luminance() -> None:
    """0.299 R + 0.587 G + 0.114 B, unrounded; a photo and a grid alike."""
    photo = np.random.default_rng(0).integers(0, 256, (5, 7, 3)).astype(np.uint8)
    expected = photo.astype(np.float64) @ [0.299, 0.587, 0.114]
    for data in (photo, photo.astype(np.float32)):
        (plane,) = planes_for(data, "grey")
        assert plane.dtype == np.float32
        assert np.abs(plane - expected).max() < 1e-4


def test_each_keeps_the_channels_apart() -> None:
    """Two filters on R, G, B apart give six responses, filter by filter."""
    photo = np.random.default_rng(0).integers(0, 256, (6, 6, 3)).astype(np.uint8)
    filters = (find("vertical-edge").filter, find("horizontal-edge").filter)
    layer = Layer(filters)
    planes = run(Chain((layer,), "each"), planes_for(photo, "each"))[0]
    assert len(planes) == 6
    for number in range(2):
        for channel in range(3):
            alone = run(
                Chain((replace(layer, filters=filters[number : number + 1]),), "each"),
                planes_for(photo[..., channel].astype(np.float32), "each"),
            )[0][0]
            assert np.array_equal(planes[number * 3 + channel], alone)


def test_steps_tell_how_far() -> None:
    """One step an output channel, ending at 1."""
    filters = (find("vertical-edge").filter, find("horizontal-edge").filter)
    chain = Chain((Layer(filters), Layer(filters[:1])))
    fractions = [step.fraction for step in steps(chain, (np.zeros((8, 8), np.float32),))]
    assert fractions == [1 / 3, 2 / 3, 1]


def test_later_layers_see_all_channels() -> None:
    """A second layer's single 3×3 is used on every channel and summed."""
    edge = find("vertical-edge").filter
    box = Filter((((1.0,),),))
    first = run(Chain((Layer((edge, find("horizontal-edge").filter)),)), (np.eye(9, dtype=np.float32),))[0]
    second = run(Chain((Layer((edge, find("horizontal-edge").filter)), Layer((box,)))), (np.eye(9, dtype=np.float32),))
    assert np.array_equal(second[1][0], first[0] + first[1])


def test_filters_of_two_sizes_are_refused() -> None:
    """One layer, one size."""
    with pytest.raises(KernelError, match="must all have one size"):
        Layer((find("vertical-edge").filter, Filter((((1.0,),),))))


def test_planes_given_are_not_written_to() -> None:
    """Bias, ReLU and pooling work on new arrays."""
    plane = np.arange(16, dtype=np.float32).reshape(4, 4)
    kept = plane.copy()
    run(Chain((Layer((Filter((((1.0,),),), bias=-8.0),), relu=True, pooling=Pooling("average")),)), (plane,))
    assert np.array_equal(plane, kept)


def test_work_counts_what_is_done() -> None:
    """Three filters on grey; known layers are free; pools and holes of dilation count."""
    edge = find("vertical-edge").filter
    layer = Layer((edge,) * 3)
    two = Chain((layer, Layer((edge,))))
    found = shapes(two, (100, 50, 1))
    assert work(two, found) == 5000 * 9 * (3 + 3)
    assert work(two, found, known=1) == 5000 * 9 * 3
    assert work(two, found, known=2) == 0
    plain = Chain((Layer((edge,)),))
    pooled = Chain((Layer((edge,), pooling=Pooling("max", (9, 9), (1, 1))),))
    spread = Chain((Layer((edge,), dilation=(16, 16)),))
    costs = [work(chain, shapes(chain, (100, 50, 1))) for chain in (plain, pooled, spread)]
    assert costs[1] > 5 * costs[0]
    assert costs[2] == 9 * costs[0]
