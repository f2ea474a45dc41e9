"""Random small chains of every kind, with inputs that fit them."""

from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from cnngui.engine.chain import Chain, Channels, Layer, Planes, Pooling, shapes
from cnngui.engine.convolution import BORDERS
from cnngui.engine.errors import SizeError
from cnngui.engine.kernels.values import Filter, Kernel, parse
from cnngui.engine.listings.output import seen
from cnngui.engine.pooling import PoolKind
from cnngui.engine.sizes import Padding, Pair

KINDS: tuple[PoolKind, ...] = ("max", "average")
CHANNELS: tuple[Channels, ...] = ("grey", "each", "sum")
LOPSIDED = Filter(parse("1,2,-3/0,0.5,-0.25"), bias=1.5)
EVEN = Filter(parse("1,2,0,1/-3,0.5,4,1"), bias=-2.0)


@dataclass(frozen=True)
class Case:
    """A chain and an input for it."""

    chain: Chain
    planes: Planes


def an_input(rng: np.random.Generator, shape: tuple[int, int, int]) -> Planes:
    """Draw planes of whole numbers, some of them negative."""
    return tuple(rng.integers(-9, 60, shape).astype(np.float32))


def eighths(rng: np.random.Generator, depth: int, size: Pair) -> Filter:
    """Draw a filter of eighths, which every order of adding up gives exactly."""
    numbers: NDArray[np.float64] = rng.integers(-16, 17, (depth, *size)) / 8
    slices: tuple[Kernel, ...] = tuple(tuple(tuple(map(float, row)) for row in kernel) for kernel in numbers)
    return Filter(slices, bias=float(rng.integers(-3, 4)))


def _pair(rng: np.random.Generator, most: int) -> Pair:
    return int(rng.integers(1, most + 1)), int(rng.integers(1, most + 1))


def _layer(rng: np.random.Generator, channels: int) -> Layer:
    size = _pair(rng, 4)
    filters = tuple(eighths(rng, int(rng.choice([1, channels])), size) for _ in range(rng.integers(1, 4)))
    paddings: tuple[Padding, ...] = ("same", 0, 1, 2, 7)
    return Layer(
        filters,
        padding=paddings[rng.integers(len(paddings))],
        border=BORDERS[rng.integers(len(BORDERS))],
        stride=_pair(rng, 3),
        dilation=_pair(rng, 2),
        true_convolution=bool(rng.integers(2)),
        relu=bool(rng.integers(2)),
        pooling=Pooling(KINDS[rng.integers(2)], _pair(rng, 2), _pair(rng, 3)) if rng.integers(2) else None,
    )


@st.composite
def _cases(draw: st.DrawFn) -> Case:
    """Draw a chain of up to three layers that fit an input of one to three planes."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    planes = an_input(rng, (int(rng.integers(1, 4)), int(rng.integers(1, 9)), int(rng.integers(1, 9))))
    chain = Chain((), CHANNELS[rng.integers(3)])
    first = seen(chain, planes)
    channels = len(first)
    for _ in range(rng.integers(1, 4)):
        longer = Chain((*chain.layers, _layer(rng, channels)), chain.channels)
        try:
            channels = shapes(longer, (*planes[0].shape, len(first)))[-1].output[2]
        except SizeError:
            continue
        chain = longer
    return Case(chain, planes)


def cases() -> st.SearchStrategy[Case]:
    """Draw chains of one to three layers with an input of one to three planes."""
    return _cases().filter(lambda case: bool(case.chain.layers))
