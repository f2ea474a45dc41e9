"""Hand-made layers in a row: pad → convolve → bias → ReLU → pool, as frozen values.

The first layer sees the photo as grey, channel by channel, or with all channels summed; the filters of every later
layer see all channels of the one before. Data are planes: a tuple of contiguous (H, W) float32 arrays, one a channel.
"""

from collections.abc import Generator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Array
from cnngui.engine.convolution import Border, kernel_passes, planes_of, slide, turned
from cnngui.engine.errors import QT_TRANSLATE_NOOP, KernelError
from cnngui.engine.following import finish
from cnngui.engine.kernels.values import Filter, as_array
from cnngui.engine.pixels import LUMINANCE, planes_of_photo, to_grey
from cnngui.engine.pooling import PoolKind, pool_plane
from cnngui.engine.sizes import Axis, Padding, Pair, ReceptiveField, axes

Planes = tuple[Array, ...]

Channels = Literal["grey", "each", "sum"]
"""How the first layer sees the photo: its luminance; every channel apart; one sum over all channels."""


@dataclass(frozen=True)
class Pooling:
    """What a pooling layer does: ``Pooling("max", size=(2, 2), stride=(2, 2))``."""

    kind: PoolKind
    size: Pair = (2, 2)
    stride: Pair = (2, 2)


@dataclass(frozen=True)
class Layer:
    """One hand-made layer.

    Parameters
    ----------
    filters : tuple of Filter
        All of one height and width; one output channel each (with `Channels` "each", one for each input channel).
    padding : int or "same"
    border : {"zero", "replicate", "reflect", "wrap"}
    stride, dilation : (rows, columns)
    true_convolution : bool
        Turn every kernel by 180° first.
    relu : bool
        Replace negative numbers by 0 before pooling.
    pooling : Pooling, optional

    Raises
    ------
    KernelError
        When there is no filter, or their sizes differ.
    """

    filters: tuple[Filter, ...]
    padding: Padding = "same"
    border: Border = "zero"
    stride: Pair = (1, 1)
    dilation: Pair = (1, 1)
    true_convolution: bool = False
    relu: bool = False
    pooling: Pooling | None = None

    def __post_init__(self) -> None:
        shapes = {kernel.shape for kernel in self.filters}
        if len(shapes) != 1:
            sizes = ", ".join(f"{height}×{width}" for height, width in sorted(shapes)) or "none"
            text = QT_TRANSLATE_NOOP(
                "Errors", "The filters of one layer must all have one size; these have: {sizes}. Resize or remove some."
            )
            raise KernelError(text, sizes=sizes)

    @property
    def size(self) -> Pair:
        """Height and width of the filters."""
        return self.filters[0].shape

    @property
    def bias(self) -> tuple[float, ...]:
        """One number a filter."""
        return tuple(kernel.bias for kernel in self.filters)

    @property
    def copies(self) -> bool:
        """Whether its one filter, a single 1, gives back each channel that it is laid over.

        A ring of padding would be pooled too; "same" adds none to a 1×1 kernel.
        """
        (first, *others) = self.filters
        plain = self.padding in {0, "same"} and self.stride == (1, 1) and not self.relu
        return first.slices == (((1.0,),),) and not first.bias and not others and plain


@dataclass(frozen=True)
class Chain:
    """Hand-made layers in a row.

    Examples
    --------
    >>> from cnngui.engine.kernels.table import find
    >>> chain = Chain((Layer((find("vertical-edge").filter,), padding=0, pooling=Pooling("max")),))
    >>> shapes(chain, (6, 6, 1))[-1].output
    (2, 2, 1)
    """

    layers: tuple[Layer, ...]
    channels: Channels = "grey"


@dataclass(frozen=True)
class LayerShape:
    """The sizes of one layer for the current input.

    Parameters
    ----------
    rows, columns : Axis
        The sliding kernel.
    pool_rows, pool_columns : Axis or None
        The sliding pool.
    depth, filters : int
        Slices of one filter, as it counts for the parameters; filters.
    input, convolved, output : (H, W, C)
    convolved_field, field : (ReceptiveField, ReceptiveField)
        Rows and columns, on the photo, after the convolution and after the whole layer.
    pools_only : bool
        Whether the layer does nothing but pooling: its filter, which changes nothing, is no part of what is told.
    """

    rows: Axis
    columns: Axis
    pool_rows: Axis | None
    pool_columns: Axis | None
    depth: int
    filters: int
    input: tuple[int, int, int]
    convolved: tuple[int, int, int]
    output: tuple[int, int, int]
    convolved_field: tuple[ReceptiveField, ReceptiveField]
    field: tuple[ReceptiveField, ReceptiveField]
    pools_only: bool = False

    @property
    def parameters(self) -> int:
        """How many numbers the layer has to learn, one bias a filter included: (F_H·F_W·depth + 1)·N; 0 for a pooling.

        >>> from cnngui.engine.kernels.table import find
        >>> shapes(Chain((Layer((find("box-5").filter,) * 6),), "sum"), (32, 32, 3))[0].parameters
        456
        """
        return 0 if self.pools_only else (self.rows.size * self.columns.size * self.depth + 1) * self.filters

    @property
    def window_rows(self) -> Axis:
        """What slides down the input: the kernel, or the pool of a layer that only pools."""
        return self.pool_rows if self.pools_only and self.pool_rows else self.rows

    @property
    def window_columns(self) -> Axis:
        """What slides across the input."""
        return self.pool_columns if self.pools_only and self.pool_columns else self.columns


@lru_cache(maxsize=64)  # one edit asks for the same sizes ten times
def shapes(chain: Chain, photo: tuple[int, int, int]) -> tuple[LayerShape, ...]:
    """Sizes after each layer for an input of shape (H, W, C), integers only.

    Raises
    ------
    SizeError
        When a kernel or a pool is larger than what it slides over.

    Examples
    --------
    >>> from cnngui.engine.kernels.table import find
    >>> layer = Layer((find("vertical-edge").filter,) * 3, padding=0)
    >>> [shape.output for shape in shapes(Chain((layer, layer), "sum"), (6, 6, 3))]
    [(4, 4, 3), (2, 2, 3)]
    """
    height, width, channels = photo
    now = (height, width, 1 if chain.channels == "grey" else channels)
    field = (ReceptiveField(), ReceptiveField())
    found = []
    for index, layer in enumerate(chain.layers):
        shape = _layer_shape(layer, now, field, each=index == 0 and chain.channels == "each")
        found.append(shape)
        now, field = shape.output, shape.field
    return tuple(found)


def _layer_shape(
    layer: Layer, given: tuple[int, int, int], field: tuple[ReceptiveField, ReceptiveField], *, each: bool
) -> LayerShape:
    height, width, channels = given
    rows, columns = axes((height, width), layer.size, layer.padding, layer.stride, layer.dilation)
    outputs = len(layer.filters) * (channels if each else 1)
    convolved = output = (rows.output, columns.output, outputs)
    convolved_field = field = (field[0].through(rows), field[1].through(columns))
    pool_rows = pool_columns = None
    if layer.pooling:
        pool_rows, pool_columns = axes(convolved[:2], layer.pooling.size, stride=layer.pooling.stride)
        output = (pool_rows.output, pool_columns.output, outputs)
        field = (field[0].through(pool_rows), field[1].through(pool_columns))
    depth = 1 if each else channels
    return LayerShape(
        rows,
        columns,
        pool_rows,
        pool_columns,
        depth=depth,
        filters=len(layer.filters),
        input=given,
        convolved=convolved,
        output=output,
        convolved_field=convolved_field,
        field=field,
        pools_only=layer.pooling is not None and layer.copies and (each or channels == 1),
    )


PASS = 9.0
"""Multiplications a pixel that one pass over memory costs at least, however few numbers the kernel has."""

POOL_PASS = 5.0
"""The same for one step of pooling: the larger of two numbers, or their sum."""


def work(chain: Chain, found: tuple[LayerShape, ...], known: int = 0) -> float:
    """Estimate what `steps` has to do, in multiplications, so that a short run can be told from a long one.

    Parameters
    ----------
    chain : Chain
    found : tuple of LayerShape
        Its sizes, as from `shapes`.
    known : int
        How many first layers are not computed again.

    Examples
    --------
    >>> chain = Chain((Layer((Filter((((1.0,) * 3,) * 3,)),)),))
    >>> work(chain, shapes(chain, (100, 50, 1)))
    45000.0
    """
    return sum(_layer_work(layer, shape) for layer, shape in zip(chain.layers[known:], found[known:], strict=True))


def _layer_work(layer: Layer, shape: LayerShape) -> float:
    numbers = shape.rows.size * shape.columns.size
    passes = kernel_passes(shape.rows, shape.columns)
    convolution = shape.rows.length * shape.columns.length * shape.depth * max(numbers, PASS * passes)
    pooling = 0.0
    if layer.pooling and shape.pool_rows and shape.pool_columns:
        tall, wide = shape.pool_rows, shape.pool_columns
        pooling = POOL_PASS * tall.output * (tall.size * wide.length + wide.size * wide.output)
    return shape.convolved[2] * (convolution + pooling)


def planes_for(photo: NDArray[np.uint8] | Array, channels: Channels) -> Planes:
    """Split a photo or a grid of numbers into the planes that the first layer sees.

    Parameters
    ----------
    photo : (H, W, 3) uint8 RGB, or (H, W) or (H, W, C) float32
    channels : {"grey", "each", "sum"}
        "grey" of three channels is 0.299 R + 0.587 G + 0.114 B, not rounded; of any other number, their mean.

    Examples
    --------
    >>> planes_for(np.full((1, 1, 3), (200, 100, 0), np.uint8), "grey")[0].round(3)
    array([[118.5]], dtype=float32)
    """
    if photo.dtype == np.uint8:
        pixels = photo.astype(np.uint8, copy=False)
        return (to_grey(pixels),) if channels == "grey" else tuple(planes_of_photo(pixels))
    grid = photo.astype(np.float32, copy=False)
    grid = grid if grid.ndim == 3 else grid[..., None]
    if channels != "grey" or grid.shape[2] == 1:
        return tuple(planes_of(grid))
    weights = LUMINANCE if grid.shape[2] == 3 else (1 / grid.shape[2],) * grid.shape[2]
    return (np.ascontiguousarray(grid @ np.array(weights, np.float32)),)


def filter_bank(layer: Layer, channels: int) -> Array:
    """Return the numbers of a layer's filters as they slide, turned for true convolution.

    Returns
    -------
    (N, F_H, F_W, C) float32

    Raises
    ------
    KernelError
        When a filter has neither one slice nor one for each channel.
    """
    bank = np.stack([as_array(kernel, channels) for kernel in layer.filters])
    return turned(bank) if layer.true_convolution else bank


@dataclass(frozen=True, eq=False)
class ChainStep:
    """One channel of one layer is done: ``fraction`` of the whole work."""

    layer: int
    channel: int
    fraction: float


def steps(
    chain: Chain, planes: Planes, known: tuple[Planes, ...] = ()
) -> Generator[ChainStep, None, tuple[Planes, ...]]:
    """Run a chain one output channel at a time, so that it can be watched and stopped.

    Parameters
    ----------
    chain : Chain
    planes : tuple of (H, W) float32
        As from `planes_for`.
    known : tuple of planes
        Outputs of the first layers from an earlier run, which are not computed again.

    Yields
    ------
    ChainStep

    Returns
    -------
    tuple of Planes
        The output of every layer.
    """
    height, width = planes[0].shape
    found = shapes(chain, (height, width, len(planes)))
    todo = range(len(known), len(found))
    total = sum(found[index].output[2] for index in todo)
    done = 0
    results = list(known)
    for index in todo:
        layer, shape = chain.layers[index], found[index]
        given = results[-1] if results else planes
        made: list[Array] = []
        for channel in range(shape.output[2]):
            made.append(_one_channel(layer, shape, given, channel, each=index == 0 and chain.channels == "each"))
            done += 1
            yield ChainStep(index, channel, done / total)
        results.append(tuple(made))
    return tuple(results)


def run(chain: Chain, planes: Planes) -> tuple[Planes, ...]:
    """Run a chain at once; the output planes of every layer.

    Examples
    --------
    >>> from cnngui.engine.kernels.table import find
    >>> chain = Chain((Layer((find("vertical-edge").filter,), padding=0),))
    >>> run(chain, (np.float32([[3, 0, 1], [1, 5, 8], [2, 7, 2]]),))[-1][0]
    array([[-5.]], dtype=float32)
    """
    return finish(steps(chain, planes))


def _one_channel(layer: Layer, shape: LayerShape, given: Planes, channel: int, *, each: bool) -> Array:
    """Pad, convolve, add the bias, ReLU, pool: one output channel of one layer."""
    number, seen = divmod(channel, len(given)) if each else (channel, 0)
    kernel = filter_bank(layer, len(given))[number]
    if each:
        given, kernel = given[seen : seen + 1], kernel[..., seen : seen + 1]
    response = slide(list(given), kernel, shape.rows, shape.columns, layer.border)
    if layer.filters[number].bias:
        response += np.float32(layer.filters[number].bias)
    if layer.relu:
        np.maximum(response, 0, out=response)
    if layer.pooling and shape.pool_rows and shape.pool_columns:
        return pool_plane(response, layer.pooling.kind, shape.pool_rows, shape.pool_columns)
    return response
