"""Cross-correlation, the "convolution" of every CNN: the clear NumPy form and the fast OpenCV form.

Both take a grid H×W×C and a bank of filters (N, F_H, F_W, C) and give a response H'×W'×N. They agree to 1e-5 of the
largest response; `correlate_clearly` is there to be read, `correlate` to be run.
"""

import math
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import product
from typing import Literal

import cv2
import numpy as np

from cnngui.engine.arrays import Array
from cnngui.engine.errors import QT_TRANSLATE_NOOP, SizeError
from cnngui.engine.sizes import Axis, Padding, Pair, axes

Border = Literal["zero", "replicate", "reflect", "wrap"]
"""What stands in the padding: 0; the edge pixel; the photo mirrored about its edge pixel, which is not repeated
(NumPy's and torch's "reflect", SciPy's "mirror"); the opposite side."""

BORDERS: tuple[Border, ...] = ("zero", "replicate", "reflect", "wrap")

_NUMPY_MODES: dict[Border, Literal["constant", "edge", "reflect", "wrap"]] = {
    "zero": "constant",
    "replicate": "edge",
    "reflect": "reflect",
    "wrap": "wrap",
}
_OPENCV_BORDERS = {
    "zero": cv2.BORDER_CONSTANT,
    "replicate": cv2.BORDER_REPLICATE,
    "reflect": cv2.BORDER_REFLECT_101,
    "wrap": cv2.BORDER_WRAP,
}
_TILE = (8, 16)
"""From 130 numbers on, `cv2.filter2D` goes through a Fourier transform, which is less exact: we sum tiles of 128."""

_BAND = 128
"""Rows that are summed at a time when a response has several parts."""

_WORTH_THREADS = 400_000
"""Numbers from which a sum is worth several threads; starting them takes 0.2 ms."""

_MOST_WORKERS = 8
"""More processors than that wait for memory."""


def pad(grid: Array, rows: Axis, columns: Axis, border: Border = "zero") -> Array:
    """Put a ring of padding around a grid.

    Parameters
    ----------
    grid : (H, W, C) float32
    rows, columns : Axis
        How much to add before and after.
    border : {"zero", "replicate", "reflect", "wrap"}

    Returns
    -------
    (H + before + after, W + before + after, C) float32

    Examples
    --------
    >>> row = Axis(1, 1)
    >>> pad(np.float32([[[1], [2], [3]]]), row, Axis(3, 1, 2, 2), "reflect")[0, :, 0]
    array([3., 2., 1., 2., 3., 2., 1.], dtype=float32)
    """
    around = ((rows.before, rows.after), (columns.before, columns.after), (0, 0))
    return np.pad(grid, around, mode=_NUMPY_MODES[border])


def correlate_clearly(
    grid: Array,
    bank: Array,
    *,
    padding: Padding = "same",
    border: Border = "zero",
    stride: int | Pair = 1,
    dilation: int | Pair = 1,
    true_convolution: bool = False,
) -> Array:
    """Slide a bank of filters over a grid, in four lines that a pupil can read.

    Parameters and result as in `correlate`.

    Examples
    --------
    The convolution slide of the course, first row:

    >>> grid = np.float32([[3, 0, 1, 2, 7, 4], [1, 5, 8, 9, 3, 1], [2, 7, 2, 5, 1, 3]])
    >>> vertical_edge = np.float32([[1, 0, -1]] * 3)
    >>> correlate_clearly(grid[..., None], vertical_edge[None, ..., None], padding=0)[..., 0]
    array([[-5., -4.,  0.,  8.]], dtype=float32)
    """
    rows, columns = fit(grid, bank, padding, stride, dilation)
    padded = pad(grid, rows, columns, border).astype(np.float64)
    kernels = turned(bank) if true_convolution else bank
    response = np.zeros((rows.output, columns.output, len(bank)))
    for i in range(rows.size):
        for j in range(columns.size):
            window = padded[every(rows, i), every(columns, j)]  # what the number (i, j) of the kernel meets
            response += window @ kernels[:, i, j].T.astype(np.float64)
    return response.astype(np.float32)


def every(axis: Axis, number: int) -> slice:
    """Return the padded pixels that number ``number`` of the window meets, one for each output.

    >>> every(Axis(7, 3, stride=2), 1)
    slice(1, 6, 2)
    """
    first = number * axis.dilation
    return slice(first, first + (axis.output - 1) * axis.stride + 1, axis.stride)


def turned(bank: Array) -> Array:
    """Turn every kernel of a bank by 180°: what true convolution does before it slides.

    >>> turned(np.arange(4, dtype=np.float32).reshape(1, 2, 2, 1))[0, ..., 0]
    array([[3., 2.],
           [1., 0.]], dtype=float32)
    """
    return bank[:, ::-1, ::-1]


def fit(
    grid: Array, bank: Array, padding: Padding, stride: int | Pair = 1, dilation: int | Pair = 1
) -> tuple[Axis, Axis]:
    """Rows and columns of ``bank`` sliding over ``grid``.

    Raises
    ------
    SizeError
        When the depths differ or the window is larger than the padded grid.

    Examples
    --------
    >>> rows, columns = fit(np.zeros((6, 6, 3), np.float32), np.zeros((1, 3, 3, 3), np.float32), 0)
    >>> rows.output
    4
    """
    if grid.shape[2] != bank.shape[3]:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "The filter is {filter_depth} deep but the input has {channels} channels. "
            "Give the filter one slice for each channel.",
        )
        raise SizeError(text, filter_depth=bank.shape[3], channels=grid.shape[2])
    height, width = grid.shape[:2]
    return axes((height, width), (bank.shape[1], bank.shape[2]), padding, stride, dilation)


def correlate(
    grid: Array,
    bank: Array,
    *,
    padding: Padding = "same",
    border: Border = "zero",
    stride: int | Pair = 1,
    dilation: int | Pair = 1,
    true_convolution: bool = False,
) -> Array:
    """Slide a bank of filters over a grid, as fast as OpenCV can.

    Parameters
    ----------
    grid : (H, W, C) float32
    bank : (N, F_H, F_W, C) float32
    padding : int or "same"
        Pixels on each side; "same" keeps the size at stride 1.
    border : {"zero", "replicate", "reflect", "wrap"}
    stride, dilation : int or (rows, columns)
    true_convolution : bool
        Turn every kernel by 180° first. CNNs do not.

    Returns
    -------
    (H', W', N) float32
        Signed, on the scale of the input, never clipped. ``H' = ⌊(H + 2p - F_H) / s⌋ + 1``.

    Raises
    ------
    SizeError
        When the depths differ or the window is larger than the padded grid.

    Examples
    --------
    >>> grid = np.ones((6, 6, 3), np.float32)
    >>> correlate(grid, np.ones((1, 3, 3, 3), np.float32), padding=0).shape
    (4, 4, 1)
    """
    rows, columns = fit(grid, bank, padding, stride, dilation)
    kernels = turned(bank) if true_convolution else bank
    planes = planes_of(grid)
    return stacked([slide(planes, kernel, rows, columns, border) for kernel in kernels])


def planes_of(grid: Array) -> list[Array]:
    """Split a grid into its channels, each contiguous.

    >>> [plane.shape for plane in planes_of(np.zeros((4, 5, 2), np.float32))]
    [(4, 5), (4, 5)]
    """
    return [np.ascontiguousarray(grid[..., channel]) for channel in range(grid.shape[2])]


def stacked(planes: list[Array]) -> Array:
    """Put planes together as the channels of one grid; a single plane is not copied.

    >>> stacked([np.zeros((4, 5), np.float32)] * 3).shape
    (4, 5, 3)
    """
    return planes[0][..., None] if len(planes) == 1 else np.stack(planes, axis=2)


def slide(planes: list[Array], kernel: Array, rows: Axis, columns: Axis, border: Border = "zero") -> Array:
    """Slide one filter over the planes of a grid: one product a slice, one sum.

    Parameters
    ----------
    planes : list of C arrays (H, W) float32
    kernel : (F_H, F_W, C) float32
    rows, columns : Axis
    border : {"zero", "replicate", "reflect", "wrap"}

    Returns
    -------
    (H', W') float32, contiguous

    Examples
    --------
    >>> row, column = axes((1, 4), (1, 3))
    >>> slide([np.float32([[1, 2, 4, 8]])], np.float32([[[-1], [0], [1]]]), row, column)
    array([[3., 6.]], dtype=float32)
    """
    kernels = [_spread(kernel[..., channel], rows.dilation, columns.dilation) for channel in range(kernel.shape[2])]
    direct = border != "wrap" and kernels[0].size <= _TILE[0] * _TILE[1]
    if direct and _fits_inside(rows) and _fits_inside(columns):
        how = _How((columns.before, rows.before), _OPENCV_BORDERS[border])
    else:
        planes, how = [_padded(plane, rows, columns, border) for plane in planes], _How()
    parts = [part for plane, spread in zip(planes, kernels, strict=True) for part in _tiles(plane, spread)]
    every_window = (rows.padded - rows.window + 1, columns.padded - columns.window + 1)
    return np.ascontiguousarray(_filter(parts, every_window, how)[:: rows.stride, :: columns.stride])


def kernel_passes(rows: Axis, columns: Axis) -> int:
    """Count the passes that one slice takes at most: one, or one for each tile of a large or widely dilated kernel.

    >>> kernel_passes(Axis(99, 3), Axis(99, 3)), kernel_passes(Axis(99, 3, dilation=16), Axis(99, 3, dilation=16))
    (1, 9)
    """
    if rows.window * columns.window <= _TILE[0] * _TILE[1]:
        return 1
    tiles = math.ceil(rows.window / _TILE[0]) * math.ceil(columns.window / _TILE[1])
    return min(tiles, rows.size * columns.size)


@dataclass(frozen=True)
class _How:
    """Where in the kernel OpenCV puts the pixel that it computes, and what it finds outside the plane."""

    anchor: Pair = (0, 0)
    border: int = cv2.BORDER_CONSTANT


@dataclass(frozen=True, eq=False)
class _Part:
    """A piece of a kernel over a plane; ``top`` and ``left`` are its place in the whole kernel."""

    plane: Array
    kernel: Array
    top: int = 0
    left: int = 0


def _fits_inside(axis: Axis) -> bool:
    """Whether OpenCV's own border does: it anchors inside the kernel, and gives as many pixels as it gets."""
    return axis.before < axis.window and axis.padded - axis.window < axis.length


def _spread(kernel: Array, row_dilation: int, column_dilation: int) -> Array:
    """Put the holes of a dilated kernel in as zeros, so that OpenCV needs to know nothing of dilation."""
    height, width = kernel.shape
    spread = np.zeros((row_dilation * (height - 1) + 1, column_dilation * (width - 1) + 1), np.float32)
    spread[::row_dilation, ::column_dilation] = kernel
    return spread


def _padded(plane: Array, rows: Axis, columns: Axis, border: Border) -> Array:
    around = (rows.before, rows.after, columns.before, columns.after)
    return np.asarray(cv2.copyMakeBorder(plane, *around, _OPENCV_BORDERS[border]), np.float32)


def _tiles(plane: Array, kernel: Array) -> list[_Part]:
    """Cut a kernel into tiles that OpenCV sums directly; those of zeros alone are left out."""
    if kernel.size <= _TILE[0] * _TILE[1]:
        return [_Part(plane, kernel)] if kernel.any() else []
    corners = product(range(0, kernel.shape[0], _TILE[0]), range(0, kernel.shape[1], _TILE[1]))
    cut = [_Part(plane, kernel[y : y + _TILE[0], x : x + _TILE[1]].copy(), y, x) for y, x in corners]
    return [part for part in cut if part.kernel.any()]


def _filter(parts: list[_Part], shape: Pair, how: _How) -> Array:
    """Add up the parts, every window of stride 1; several parts in bands, so that their sums stay in the cache."""
    if not parts:
        return np.zeros(shape, np.float32)
    if len(parts) == 1:
        return _filter_rows(parts[0], 0, shape[0], shape[1], how)
    response = np.empty(shape, np.float32)
    workers = min(os.cpu_count() or 1, _MOST_WORKERS) if response.size >= _WORTH_THREADS else 1

    def band(top: int) -> None:
        rows = slice(top, min(top + _BAND, shape[0]))
        total = _filter_rows(parts[0], rows.start, rows.stop, shape[1], how)
        for part in parts[1:-1]:
            total += _filter_rows(part, rows.start, rows.stop, shape[1], how)
        np.add(total, _filter_rows(parts[-1], rows.start, rows.stop, shape[1], how), out=response[rows])

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(band, range(0, shape[0], _BAND)))
    return response


def _filter_rows(part: _Part, top: int, bottom: int, width: int, how: _How) -> Array:
    """Rows ``top`` to ``bottom`` of one part's response, from just the rows of the plane that they see."""
    across, down = how.anchor
    first, last = top + part.top, bottom + part.top
    low, high = max(first - down, 0), min(last - down + part.kernel.shape[0] - 1, part.plane.shape[0])
    seen = part.plane[low:high, part.left :]
    filtered = cv2.filter2D(seen, cv2.CV_32F, part.kernel, anchor=(across, down), borderType=how.border)
    return np.asarray(filtered, np.float32).reshape(seen.shape)[first - low : last - low, :width]
