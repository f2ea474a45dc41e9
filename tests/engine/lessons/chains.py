"""Random small chains and grids, and torch as an independent reference for every border."""

import numpy as np
import pytest
from numpy.typing import NDArray

from cnngui.engine.chain import Chain, Channels, Layer, Planes, Pooling, shapes
from cnngui.engine.convolution import BORDERS, Border
from cnngui.engine.errors import SizeError
from cnngui.engine.kernels.values import Filter, Kernel
from cnngui.engine.sizes import margins

_TORCH_MODES = {"zero": "constant", "replicate": "replicate", "reflect": "reflect", "wrap": "circular"}


def a_grid(rng: np.random.Generator, channels: int, low: int = 5, high: int = 11) -> Planes:
    """Draw whole numbers from −9 to 9 of a size that is seldom square."""
    shape = (int(rng.integers(low, high)), int(rng.integers(low, high)))
    return tuple(rng.integers(-9, 10, shape).astype(np.float32) for _ in range(channels))


def a_layer(rng: np.random.Generator, depth: int, *, count: int = 2, borders: tuple[Border, ...] = BORDERS) -> Layer:
    """Draw a layer with everything in it."""
    size = (int(rng.integers(1, 4)), int(rng.integers(1, 4)))
    pools = (None, Pooling("max", (2, 2), (1, 2)), Pooling("average", (2, 1), (3, 1)))
    return Layer(
        tuple(_a_filter(rng, size, int(rng.choice([1, depth]))) for _ in range(int(rng.integers(1, count + 1)))),
        padding="same" if rng.integers(2) else int(rng.integers(0, 3)),
        border=borders[rng.integers(len(borders))],
        stride=(int(rng.integers(1, 4)), int(rng.integers(1, 4))),
        dilation=(int(rng.integers(1, 3)), int(rng.integers(1, 3))),
        true_convolution=bool(rng.integers(2)),
        relu=bool(rng.integers(2)),
        pooling=pools[rng.integers(3)],
    )


def _a_filter(rng: np.random.Generator, size: tuple[int, int], depth: int) -> Filter:
    numbers = rng.integers(-4, 5, (depth, *size)).astype(float).tolist()
    slices: tuple[Kernel, ...] = tuple(tuple(map(tuple, kernel)) for kernel in numbers)
    return Filter(slices, bias=float(rng.integers(-5, 6)))


def a_chain(rng: np.random.Generator, planes: Planes) -> Chain | None:
    """Draw one or two layers; None where they do not fit the grid."""
    channels: Channels = "each" if rng.integers(2) else "sum"
    first = a_layer(rng, 1 if channels == "each" else len(planes))
    depth = len(first.filters) * (len(planes) if channels == "each" else 1)
    layers = (first, a_layer(rng, depth)) if rng.integers(2) else (first,)
    chain = Chain(layers, channels)
    try:
        shapes(chain, (*planes[0].shape, len(planes)))
    except SizeError:
        return None
    return chain


def by_torch(chain: Chain, planes: Planes) -> NDArray[np.float64] | None:
    """Run a chain in torch, (H, W, C) in float64; None where torch cannot pad as much."""
    torch = pytest.importorskip("torch")
    now = torch.from_numpy(np.stack(planes).astype(np.float64))[None]
    for index, layer in enumerate(chain.layers):
        each = index == 0 and chain.channels == "each"
        depth = 1 if each else now.shape[1]
        bank = np.array([f.slices * depth if f.depth < depth else f.slices for f in layer.filters], np.float64)
        weight = torch.from_numpy((bank[:, :, ::-1, ::-1] if layer.true_convolution else bank).copy())
        (top, bottom), (left, right) = (
            margins(layer.padding, size, dilation) for size, dilation in zip(layer.size, layer.dilation, strict=True)
        )
        if layer.border == "wrap" and (max(top, bottom) > now.shape[2] or max(left, right) > now.shape[3]):
            return None
        if layer.border == "reflect" and (max(top, bottom) >= now.shape[2] or max(left, right) >= now.shape[3]):
            return None
        now = torch.nn.functional.pad(now, (left, right, top, bottom), _TORCH_MODES[layer.border])
        if each:  # one filter after the other, each on every channel by itself
            channels = now.shape[1]
            weight, bias = weight.repeat_interleave(channels, 0), np.repeat(layer.bias, channels)
            now = now.repeat(1, len(layer.filters), 1, 1)
        else:
            bias = np.array(layer.bias)
        now = torch.nn.functional.conv2d(
            now,
            weight,
            torch.from_numpy(bias.astype(np.float64)),
            layer.stride,
            0,
            layer.dilation,
            groups=now.shape[1] if each else 1,
        )
        now = now.relu() if layer.relu else now
        if layer.pooling:
            pool = torch.nn.functional.max_pool2d if layer.pooling.kind == "max" else torch.nn.functional.avg_pool2d
            now = pool(now, layer.pooling.size, layer.pooling.stride)
    return np.asarray(now[0].permute(1, 2, 0).numpy(), np.float64)
