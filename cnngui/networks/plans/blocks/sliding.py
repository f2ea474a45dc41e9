"""Blocks that slide a window: convolution and pooling."""

from dataclasses import dataclass
from itertools import groupby
from math import prod
from typing import Literal

from cnngui.engine.lessons.counts import Multiplication
from cnngui.engine.lessons.counts import parameters as of_filters
from cnngui.engine.sizes import Axis
from cnngui.networks.plans.blocks.block import LARGEST, MOST, NOTHING, Block, Shape, product
from cnngui.networks.plans.troubles import ConnectionsError, FlatError, GroupsError, PoolPaddingError, TooSmallError


@dataclass(frozen=True)
class Conv(Block):
    """A convolution.

    Parameters
    ----------
    filters : int
    size, padding, stride : int
        f, p and s, the same for rows and columns.
    groups : int
        Into so many parts channels and filters are dealt out; as many as there are channels is depthwise.
    bias : bool
    connections_of : tuple of tuple of int
        Which channels, from 0, each filter sees; empty: all of them.
    same : bool
        Pad as TensorFlow's "same" does: as much as gives ⌈n/s⌉ rows and columns, the odd one at the bottom and right;
        ``padding`` is 0 then.

    Examples
    --------
    >>> conv = Conv("conv4_1", 512, 3, padding=1)
    >>> conv.output((28, 28, 256)), conv.parameters((28, 28, 256)).text()
    ((28, 28, 512), '(3·3·256 + 1)·512 = 1180160')
    >>> Conv("conv2", 256, 5, groups=2).parameters((27, 27, 96)).product()
    '2·(5·5·48 + 1)·128'
    >>> Conv("C3", 3, 5, connections_of=((0, 1), (1, 2), (0, 1, 2))).parameters((14, 14, 3)).product()
    '(5·5·2 + 1)·2 + (5·5·3 + 1)·1'
    >>> rows, columns = Conv("conv1", 32, 3, stride=2, same=True).axes((224, 225, 3))
    >>> (rows.before, rows.after, rows.output), (columns.before, columns.after, columns.output)
    ((0, 1, 112), (1, 1, 113))
    """

    filters: int = 1
    size: int = 3
    padding: int = 0
    stride: int = 1
    groups: int = 1
    bias: bool = True
    connections_of: tuple[tuple[int, ...], ...] = ()
    same: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        self.refuse("n_C", self.filters, 1, MOST)
        self.refuse("f", self.size, 1, LARGEST)
        self.refuse("p", self.padding, 0, LARGEST)
        self.refuse("s", self.stride, 1, LARGEST)
        self.refuse("g", self.groups, 1, MOST)
        if self.same:
            self.refuse("p", self.padding, 0, 0)

    @property
    def kind(self) -> str:
        """It is a convolution also where it is depthwise."""
        return "conv"

    def axes(self, given: Shape) -> tuple[Axis, Axis]:
        """Slide f with p and s."""
        if self.same:
            rows, columns, _ = self.grid(given)
            return _padded_axis(rows, self.size, self.stride), _padded_axis(columns, self.size, self.stride)
        return _axes(self, given, self.size, self.padding, self.stride)

    def output(self, given: Shape) -> Shape:
        """Return (H', W', filters)."""
        _, _, channels = self.grid(given)
        if channels % self.groups or self.filters % self.groups:
            raise GroupsError(self.name, self.groups, channels, self.filters)
        if self.connections_of and not self._connects(channels):
            raise ConnectionsError(self.name, channels, self.filters)
        return _slid(self.axes(given), self.filters)

    def parameters(self, given: Shape) -> Multiplication:
        """Every filter's numbers, and one bias a filter."""
        return self._counted(given[2], has_bias=self.bias)

    def macs(self, given: Shape) -> Multiplication:
        """Every weight is used once at each place."""
        rows, columns, _ = self.output(given)
        one = self._counted(given[2], has_bias=False)
        return Multiplication(f"({one.pattern})·({{}}·{{}})", (*one.numbers, rows, columns), one.value * rows * columns)

    def connections(self, given: Shape) -> int:
        """At each place all parameters."""
        rows, columns, _ = self.output(given)
        return self.parameters(given).value * rows * columns

    def _connects(self, channels: int) -> bool:
        seen = self.connections_of
        fits = all(each and all(0 <= one < channels for one in each) and len(set(each)) == len(each) for each in seen)
        return fits and len(seen) == self.filters and self.groups == 1 and not self.same

    def _counted(self, channels: int, *, has_bias: bool) -> Multiplication:
        if self.connections_of:
            return _sparse(self.size, self.connections_of, has_bias=has_bias)
        depth, filters = channels // self.groups, self.filters // self.groups
        one = of_filters((self.size, self.size), depth, filters)
        if not has_bias:
            one = product(self.size, self.size, depth, filters)
        if self.groups == 1:
            return one
        if filters == 1:  # depthwise: a factor of 1 says nothing
            one = Multiplication(one.pattern.removesuffix("·{}"), one.numbers[:-1], one.value)
        return Multiplication("{}·" + one.pattern, (self.groups, *one.numbers), self.groups * one.value)


def _sparse(size: int, seen: tuple[tuple[int, ...], ...], *, has_bias: bool) -> Multiplication:
    """Count filters of one depth together, in their order."""
    parts = [(depth, len(list(same))) for depth, same in groupby(map(len, seen))]
    one = "({}·{}·{} + {})·{}" if has_bias else "{}·{}·{}·{}"
    numbers = [n for depth, count in parts for n in (size, size, depth, *([1] if has_bias else []), count)]
    value = sum((size * size * depth + has_bias) * count for depth, count in parts)
    return Multiplication(" + ".join([one] * len(parts)), tuple(numbers), value)


PoolKind = Literal["max", "average", "subsampling"]


@dataclass(frozen=True)
class Pool(Block):
    """A pooling.

    Parameters
    ----------
    size, padding, stride : int
    pool : {"max", "average", "subsampling"}
        "subsampling" is that of 1998: the mean, times one learned number a channel, plus another.

    Examples
    --------
    >>> Pool("S2", pool="subsampling").parameters((28, 28, 6)).text(), Pool("pool1").output((7, 7, 64))
    ('2·6 = 12', (3, 3, 64))
    """

    size: int = 2
    padding: int = 0
    stride: int = 2
    pool: PoolKind = "max"

    def __post_init__(self) -> None:
        super().__post_init__()
        self.refuse("f", self.size, 1, LARGEST)
        self.refuse("p", self.padding, 0, LARGEST)
        self.refuse("s", self.stride, 1, LARGEST)

    @property
    def kind(self) -> str:
        """It pools."""
        return "pool"

    def axes(self, given: Shape) -> tuple[Axis, Axis]:
        """Slide f with p and s."""
        return _axes(self, given, self.size, self.padding, self.stride)

    def output(self, given: Shape) -> Shape:
        """Return (H', W', C)."""
        _, _, channels = self.grid(given)
        if self.padding > self.size // 2:  # as torch
            raise PoolPaddingError(self.name, self.padding, self.size // 2)
        return _slid(self.axes(given), channels)

    def parameters(self, given: Shape) -> Multiplication:
        """Nothing, but for the subsampling of 1998."""
        return product(2, given[2]) if self.pool == "subsampling" else NOTHING

    def macs(self, given: Shape) -> Multiplication:
        """Only what a learned number is multiplied by counts."""
        return product(*self.output(given)) if self.pool == "subsampling" else NOTHING

    def connections(self, given: Shape) -> int:
        """Of the subsampling of 1998, as its paper counts them: the window and a bias."""
        return (self.size**2 + 1) * prod(self.output(given)) if self.pool == "subsampling" else 0


def _axes(block: Block, given: Shape, size: int, padding: int, stride: int) -> tuple[Axis, Axis]:
    if len(given) != 3:
        raise FlatError(block.name, given[0])
    rows, columns = given[0] + 2 * padding, given[1] + 2 * padding
    if size > min(rows, columns):
        raise TooSmallError(block.name, size, rows, columns)
    return Axis(given[0], size, padding, padding, stride), Axis(given[1], size, padding, padding, stride)


def _padded_axis(length: int, size: int, stride: int) -> Axis:
    """Pad so that ⌈length/stride⌉ windows fit, the odd pixel at the end."""
    padding = max((-(-length // stride) - 1) * stride + size - length, 0)
    return Axis(length, size, padding // 2, padding - padding // 2, stride)


def _slid(axes: tuple[Axis, Axis], channels: int) -> Shape:
    return axes[0].output, axes[1].output, channels
