"""One output number explained: the window it came from, every product, the sum, + bias, ReLU, pooling."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Array, Doubles
from cnngui.engine.chain import Layer, LayerShape, Planes
from cnngui.engine.convolution import Border
from cnngui.engine.kernels.values import Filter, turn_half
from cnngui.engine.pooling import PoolKind
from cnngui.engine.sizes import Axis, Pair

Numbers = tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Slice:
    """One channel under one slice of the filter.

    Parameters
    ----------
    channel : int
        Which input channel, from 0.
    window : rows of numbers
        What the kernel lies on, padding filled in.
    inside : rows of bool
        False where the number is padding.
    kernel : rows of numbers
        As it slides: turned by 180° for true convolution.
    products : rows of numbers
        ``window * kernel``.
    """

    channel: int
    window: Numbers
    inside: tuple[tuple[bool, ...], ...]
    kernel: Numbers
    products: Numbers

    @property
    def total(self) -> float:
        """The sum of the products."""
        return float(sum(sum(row) for row in self.products))


@dataclass(frozen=True)
class Sum:
    """One place of the sliding kernel: the sum over all slices, + bias, ReLU.

    Parameters
    ----------
    row, column : int
        Place in the response, before pooling.
    slices : tuple of Slice
    bias : float
    relu : bool
    """

    row: int
    column: int
    slices: tuple[Slice, ...]
    bias: float
    relu: bool

    @property
    def total(self) -> float:
        """The sum of all products, before the bias."""
        return float(sum(part.total for part in self.slices))

    @property
    def value(self) -> float:
        """After bias and ReLU."""
        return max(self.total + self.bias, 0.0) if self.relu else self.total + self.bias


@dataclass(frozen=True)
class Explanation:
    """Where one output number of a layer comes from.

    Parameters
    ----------
    row, column, channel : int
        The output number.
    sums : tuple of Sum
        One; with pooling, every place under the pool, in reading order.
    pool_size : (rows, columns)
        (1, 1) without pooling.
    pool_kind : {"max", "average"} or None
    rows, columns : (first, one after last)
        Input pixels under all of it, outside the input where padding is seen.
    pools_only : bool
        Nothing is multiplied: the numbers of the input are pooled as they are.
    """

    row: int
    column: int
    channel: int
    sums: tuple[Sum, ...]
    pool_size: Pair
    pool_kind: PoolKind | None
    rows: Pair
    columns: Pair
    pools_only: bool = False

    @property
    def strongest(self) -> int:
        """Which of ``sums`` a max pool picks; 0 without pooling."""
        return max(range(len(self.sums)), key=lambda index: self.sums[index].value)

    @property
    def value(self) -> float:
        """The output number."""
        values = [place.value for place in self.sums]
        return sum(values) / len(values) if self.pool_kind == "average" else max(values)


def explain(
    layer: Layer, shape: LayerShape, given: Planes, row: int, column: int, channel: int = 0, *, each: bool = False
) -> Explanation:
    """Explain one output number of a layer.

    Parameters
    ----------
    layer : Layer
    shape : LayerShape
        The layer's sizes on ``given``.
    given : planes
        The layer's input.
    row, column, channel : int
        The output number, from 0.
    each : bool
        The filter sees every channel apart, as the first layer of a chain with `Channels` "each" does.

    Returns
    -------
    Explanation
        In float64; its ``value`` is the engine's to float32 precision.

    Raises
    ------
    IndexError
        When there is no such output number.

    Examples
    --------
    >>> from cnngui.engine.chain import Chain, shapes
    >>> from cnngui.engine.kernels.table import find
    >>> layer = Layer((find("vertical-edge").filter,), padding=0)
    >>> grid = np.float32([[3, 0, 1], [1, 5, 8], [2, 7, 2]])
    >>> explanation = explain(layer, shapes(Chain((layer,)), (3, 3, 1))[0], (grid,), 0, 0)
    >>> explanation.sums[0].slices[0].products, explanation.value
    (((3.0, 0.0, -1.0), (1.0, 0.0, -8.0), (2.0, 0.0, -2.0)), -5.0)
    """
    height, width, channels = shape.output
    if not (0 <= row < height and 0 <= column < width and 0 <= channel < channels):
        message = f"no output ({row}, {column}, {channel}) in ({height}, {width}, {channels})"
        raise IndexError(message)
    places = [(r, c) for r in _pooled(shape.pool_rows, row) for c in _pooled(shape.pool_columns, column)]
    sums = tuple(_sum(layer, shape, given, place, channel, each=each) for place in places)
    (first_row, first_column), (last_row, last_column) = places[0], places[-1]
    return Explanation(
        row=row,
        column=column,
        channel=channel,
        sums=sums,
        pool_size=layer.pooling.size if layer.pooling else (1, 1),
        pool_kind=layer.pooling.kind if layer.pooling else None,
        rows=(shape.rows.start(first_row), shape.rows.start(last_row) + shape.rows.window),
        columns=(shape.columns.start(first_column), shape.columns.start(last_column) + shape.columns.window),
        pools_only=shape.pools_only,
    )


def _pooled(axis: Axis | None, index: int) -> tuple[int, ...]:
    return (index,) if axis is None else axis.pixels(index)


def _sum(layer: Layer, shape: LayerShape, given: Planes, place: Pair, channel: int, *, each: bool) -> Sum:
    number, seen = divmod(channel, len(given)) if each else (channel, 0)
    kernel = layer.filters[number]
    channels = [seen] if each else range(len(given))
    rows, columns = shape.rows.pixels(place[0]), shape.columns.pixels(place[1])
    slices = tuple(
        _slice(given[index], index, _as_it_slides(layer, kernel, index), rows, columns, layer.border)
        for index in channels
    )
    return Sum(place[0], place[1], slices, kernel.bias, layer.relu)


def _as_it_slides(layer: Layer, kernel: Filter, channel: int) -> NDArray[np.float64]:
    """Return a filter's slice for one channel as it was typed, not rounded to float32: 1/9 stays 1/9."""
    part = kernel.slices[channel] if len(kernel.slices) > 1 else kernel.slices[0]
    return np.array(turn_half(part) if layer.true_convolution else part, np.float64)


def _slice(
    plane: Array,
    channel: int,
    kernel: NDArray[np.float64],
    rows: tuple[int, ...],
    columns: tuple[int, ...],
    border: Border,
) -> Slice:
    height, width = plane.shape
    inside = np.outer([0 <= r < height for r in rows], [0 <= c < width for c in columns])
    at_rows = [seen_through(r, height, border) for r in rows]
    at_columns = [seen_through(c, width, border) for c in columns]
    window = plane[np.ix_(at_rows, at_columns)].astype(np.float64)
    if border == "zero":
        window[~inside] = 0
    return Slice(channel, _numbers(window), _flags(inside), _numbers(kernel), _numbers(window * kernel))


def seen_through(index: int, length: int, border: Border) -> int:
    """Return the pixel that stands at ``index``, which may lie in the padding ("zero": any pixel).

    >>> [seen_through(index, 4, "reflect") for index in (-2, -1, 0, 4, 5)]
    [2, 1, 0, 2, 1]
    >>> seen_through(-1, 4, "wrap"), seen_through(-1, 4, "replicate")
    (3, 0)
    """
    if border == "wrap":
        return index % length
    if border == "reflect" and length > 1:
        folded = index % (2 * length - 2)
        return min(folded, 2 * length - 2 - folded)
    return min(max(index, 0), length - 1)


def padded(plane: Doubles, ring: tuple[int, int, int, int], border: Border) -> Doubles:
    """Return a plane with (top, bottom, left, right) rows and columns of padding.

    >>> padded(np.array([[1.0, 2.0]]), (0, 0, 1, 1), "wrap").tolist()
    [[2.0, 1.0, 2.0, 1.0]]
    """
    top, bottom, left, right = ring
    height, width = plane.shape
    if border == "zero":
        return np.pad(plane, ((top, bottom), (left, right)))
    rows = [seen_through(row, height, border) for row in range(-top, height + bottom)]
    columns = [seen_through(column, width, border) for column in range(-left, width + right)]
    return plane[np.ix_(rows, columns)]


def _numbers(array: NDArray[np.float64]) -> Numbers:
    return tuple(tuple(float(value) for value in row) for row in array)


def _flags(array: NDArray[np.bool_]) -> tuple[tuple[bool, ...], ...]:
    return tuple(tuple(bool(value) for value in row) for row in array)
