"""What every listing prints: the chain's output as channels × rows × columns, computed here in float64 to compare with.

All three kinds of code work in float64 and print through the same last lines, so that the same text comes out. Where
all numbers are whole they are printed as whole numbers, otherwise with four decimals, or fewer digits where the
numbers are so large that their last digits would be noise.
"""

from dataclasses import replace
from math import log10

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.chain import Chain, Layer, Planes
from cnngui.engine.convolution import every
from cnngui.engine.listings.stages import Stage, as_typed, padded_from, stages
from cnngui.engine.pixels import LUMINANCE
from cnngui.engine.sizes import Axis

Grid = NDArray[np.float64]

DECIMALS = 4

_DIGITS = 12
"""Digits that float64 sums hold in whatever order they are added up."""

_LARGEST_WHOLE = 1e10


def seen(chain: Chain, planes: Planes) -> Planes:
    """Return the planes that the first layer sees: of several planes and channels "grey", their grey.

    >>> colours = tuple(np.float32([[number]]) for number in (200, 100, 0))
    >>> [plane.tolist() for plane in seen(Chain(()), colours)]
    [[[118.5]]]
    """
    if chain.channels != "grey" or len(planes) == 1:
        return planes
    return (np.tensordot(grey_weights(len(planes)), as_typed(planes), 1).astype(np.float32),)


def grey_weights(count: int) -> tuple[float, ...]:
    """Return what each of ``count`` planes counts in their grey: luminance for three, the mean for others.

    >>> grey_weights(3), grey_weights(2)
    ((0.299, 0.587, 0.114), (0.5, 0.5))
    """
    return LUMINANCE if count == 3 else (1 / count,) * count


def output(chain: Chain, planes: Planes) -> Grid:
    """Run a chain in float64, as the listings do.

    Parameters
    ----------
    chain : Chain
    planes : tuple of (H, W) float32
        Finite numbers.

    Returns
    -------
    (C, H', W') float64

    Examples
    --------
    >>> from cnngui.engine.kernels.table import find
    >>> chain = Chain((Layer((find("vertical-edge").filter,), padding=0),))
    >>> output(chain, (np.float32([[3, 0, 1], [1, 5, 8], [2, 7, 2]]),)).tolist()
    [[[-5.0]]]
    """
    now = as_typed(planes)
    if chain.channels == "grey" and len(planes) > 1:
        now = np.tensordot(np.array([grey_weights(len(planes))]), now, 1)
    for stage in stages(chain, seen(chain, planes)):
        now = _through(stage, now)
    return now


def printed(chain: Chain, planes: Planes) -> str:
    """Return the line that every listing of ``chain`` on ``planes`` prints.

    A number that lies just between two decimals may come out one unit of the last decimal higher or lower where a
    library adds up in another order; numbers that floats hold exactly are always printed alike.

    Examples
    --------
    >>> from cnngui.engine.kernels.table import find
    >>> chain = Chain((Layer((find("vertical-edge").filter,), padding=0),))
    >>> printed(chain, (np.float32([[3, 0, 1, 2], [1, 5, 8, 9], [2, 7, 2, 5]]),))
    '[[[-5, -4]]]'
    """
    decimals = _decimals(chain, planes)
    numbers = output(chain, planes).tolist()
    if decimals is None:
        return str([[[round(number) for number in row] for row in plane] for plane in numbers])
    return str([[[round(number, decimals) + 0.0 for number in row] for row in plane] for plane in numbers])


def tail(chain: Chain, planes: Planes) -> str:
    """Write the last lines of a listing, which print the array or tensor ``output``.

    >>> print(tail(Chain(()), (np.float32([[1.5]]),)))
    # Channels × rows × columns, 4 decimals (+ 0.0 makes a plain 0.0 of -0.0)
    print([[[round(number, 4) + 0.0 for number in row] for row in plane] for plane in output.tolist()])
    <BLANKLINE>
    """
    decimals = _decimals(chain, planes)
    if decimals is None:
        note, number = "", "round(number)"
    else:
        note = f", {decimals} decimals (+ 0.0 makes a plain 0.0 of -0.0)"
        number = f"round(number, {decimals}) + 0.0"
    nested = f"[[[{number} for number in row] for row in plane] for plane in output.tolist()]"
    return f"# Channels × rows × columns{note}\nprint({nested})\n"


def _decimals(chain: Chain, planes: Planes) -> int | None:
    """How many decimals to print; None when all numbers are whole.

    The same chain on absolute numbers tells how large the products were that cancelled each other out.
    """
    reach = output(replace(chain, layers=tuple(map(_absolute, chain.layers))), tuple(map(np.abs, planes))).max()
    numbers = output(chain, planes)
    if reach < _LARGEST_WHOLE and np.array_equal(numbers.round(DECIMALS), numbers.round()):
        return None
    return min(DECIMALS, _DIGITS - int(log10(min(max(reach, 1.0), 1e300))))


def _absolute(layer: Layer) -> Layer:
    filters = (
        replace(
            kernel,
            slices=tuple(tuple(tuple(map(abs, row)) for row in part) for part in kernel.slices),
            bias=abs(kernel.bias),
        )
        for kernel in layer.filters
    )
    return replace(layer, filters=tuple(filters))


def _through(stage: Stage, given: Grid) -> Grid:
    """Pad, correlate, add the bias, ReLU, pool."""
    response: Grid
    layer, shape = stage.layer, stage.shape
    windows = _windows(_padded(stage, given), shape.rows, shape.columns)
    bank = np.array(stage.bank, np.float64)
    bank = np.repeat(bank, stage.channels, axis=1) if stage.shared else bank
    bank = bank[:, :, ::-1, ::-1] if layer.true_convolution else bank
    if stage.each:
        response = np.einsum("ijcyx,ncij->ncyx", windows, bank).reshape(-1, *shape.convolved[:2])
    else:
        response = np.einsum("ijcyx,ncij->nyx", windows, bank)
    if stage.bias:
        response += np.array(stage.bias)[:, None, None]
    if layer.relu:
        response = np.maximum(response, 0)
    if layer.pooling and shape.pool_rows and shape.pool_columns:
        pooled = _windows(response, shape.pool_rows, shape.pool_columns)
        response = pooled.max(axis=(0, 1)) if layer.pooling.kind == "max" else pooled.mean(axis=(0, 1))
    return response


def _padded(stage: Stage, given: Grid) -> Grid:
    top, bottom, left, right = stage.around
    if stage.layer.border == "zero":
        return np.pad(given, ((0, 0), (top, bottom), (left, right)))
    rows, columns = padded_from(stage.shape.rows, stage), padded_from(stage.shape.columns, stage)
    padded: Grid = np.take(np.take(given, rows, axis=1), columns, axis=2)
    return padded


def _windows(grid: Grid, rows: Axis, columns: Axis) -> Grid:
    """Return what each number of the window meets: (F_H, F_W, C, H', W')."""
    return np.stack(
        [np.stack([grid[:, every(rows, i), every(columns, j)] for j in range(columns.size)]) for i in range(rows.size)]
    )
