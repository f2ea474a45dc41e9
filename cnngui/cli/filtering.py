"""What `cnngui filter` does: from its options to a layer, from a file to a response."""

import argparse
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cnngui.cli.console import remark
from cnngui.cli.outputs import Output
from cnngui.cli.parsing import UsageError
from cnngui.cli.stages import told
from cnngui.engine.chain import Chain, Channels, Layer, LayerShape, Pooling, planes_for, run, shapes
from cnngui.engine.grids import Grid, read_input
from cnngui.engine.kernels.table import parse_or_find
from cnngui.engine.kernels.values import Filter
from cnngui.engine.photos import Photo


def filter_file(options: argparse.Namespace) -> None:
    """Read the input, filter it, write the response, and tell what happened.

    Raises
    ------
    CnnguiError
        When an option, a kernel, the input or the output does not do.
    """
    layer = layer_of(options)
    output = Output.of(options.output, options.input)
    given = read_input(options.input, max_megapixels=options.max_megapixels)
    numbers = given.pixels if isinstance(given, Photo) else _rows_first(given, options)
    channels: Channels = options.channels or ("each" if isinstance(given, Grid) else "grey")
    chain = Chain((layer,), channels)
    refuse_grey_slices(layer, numbers.shape, channels)
    planes = planes_for(numbers, channels)
    (shape,) = shapes(chain, (*planes[0].shape, len(planes)))
    refuse_padding(shape, options.max_megapixels)
    with np.errstate(over="ignore", invalid="ignore"):  # what has grown too large is told of when it is written
        response = run(chain, planes)[-1]
    drawn = output.write(response, options.draw)
    if not options.quiet:
        notes = () if isinstance(given, Grid) else given.notes
        remark(told(numbers.shape, channels, layer, shape, response, drawn, *map(str, notes)))


def _rows_first(grid: Grid, options: argparse.Namespace) -> NDArray[np.float32]:
    """Return a grid as H×W or H×W×C, also where its channels come first."""
    if not options.channels_first:
        return grid.numbers
    if grid.numbers.ndim != 3:
        text = "{name} is H×W, without channels: leave out --channels-first."
        raise UsageError(text, name=grid.name)
    return np.ascontiguousarray(grid.numbers.transpose(1, 2, 0))


def layer_of(options: argparse.Namespace) -> Layer:
    """Build the layer that the options describe.

    Raises
    ------
    KernelError
        When a kernel makes no sense or their sizes differ.
    UsageError
        When options do not go together.
    """
    return Layer(
        filters_of(options.kernel or ["vertical-edge"], options.bias or [0.0]),
        padding=options.padding,
        border=options.border,
        stride=options.stride,
        dilation=options.dilation,
        true_convolution=options.convolution,
        relu=options.relu,
        pooling=pooling_of(options),
    )


def filters_of(kernels: list[str], biases: list[float]) -> tuple[Filter, ...]:
    """Return one filter a kernel, with its bias.

    >>> [found.bias for found in filters_of(["1,0,-1", "identity"], [0.5])]
    [0.5, 0.5]
    """
    if len(biases) == 1:
        biases = biases * len(kernels)
    if len(biases) != len(kernels):
        text = "There are {biases} biases for {kernels} kernels: give one for all, or one for each."
        raise UsageError(text, biases=len(biases), kernels=len(kernels))
    return tuple(replace(parse_or_find(text), bias=bias) for text, bias in zip(kernels, biases, strict=True))


def pooling_of(options: argparse.Namespace) -> Pooling | None:
    """Return the pooling, if there is any.

    Raises
    ------
    UsageError
        When a size or stride is given and nothing to use it on.
    """
    if options.pool:
        size = options.pool_size or (2, 2)
        return Pooling(options.pool, size, options.pool_stride or size)
    if options.pool_size or options.pool_stride:
        raise UsageError("--pool-size and --pool-stride need --pool max or --pool average beside them.")
    return None


def refuse_grey_slices(layer: Layer, given: tuple[int, ...], channels: str) -> None:
    """Refuse a filter made for all channels where it would see grey only, and say which option it wants."""
    depth = max(kernel.depth for kernel in layer.filters)
    if channels == "grey" and depth > 1 and given[2:] == (depth,):
        text = "The kernel has {depth} slices, one for each channel, but sees grey only: add --channels sum."
        raise UsageError(text, depth=depth)


def refuse_padding(shape: LayerShape, max_megapixels: float) -> None:
    """Refuse padding that alone is larger than any input may be."""
    rows, columns = shape.rows, shape.columns
    added = (rows.padded * columns.padded - rows.length * columns.length) / 1e6
    if added > max_megapixels:
        text = (
            "The padding alone has {added} million pixels; at most {most} are allowed. "
            "Take less padding, or more with --max-megapixels."
        )
        raise UsageError(text, added=f"{added:,.0f}", most=f"{max_megapixels:g}")
