"""Cross-correlation, the "convolution" of every CNN: the clear NumPy form and the fast OpenCV form.

Both take a grid H×W×C and a bank of filters (N, F_H, F_W, C) and give a response H'×W'×N. They agree to 1e-5 of the
largest response; `correlate_clearly` is there to be read, `correlate` to be run.
"""

from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from cnngui.engine.errors import QT_TRANSLATE_NOOP, SizeError
from cnngui.engine.sizes import Axis, Padding, Pair, axes

Array = NDArray[np.float32]

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
    """Give the padded pixels that number ``number`` of the window meets, one for each output.

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
    response = _slide_plane(planes[0], kernel[..., 0], rows, columns, border)
    for channel, plane in enumerate(planes[1:], 1):
        if kernel[..., channel].any():
            response += _slide_plane(plane, kernel[..., channel], rows, columns, border)
    return response


def _slide_plane(plane: Array, kernel: Array, rows: Axis, columns: Axis, border: Border) -> Array:
    """One slice over one plane: filter every pixel, then take every s-th."""
    spread = _spread(kernel, rows.dilation, columns.dilation)
    anchor = (columns.before, rows.before)
    if spread.size > _TILE[0] * _TILE[1]:
        full = _sum_tiles(_padded(plane, rows, columns, border), spread)
    elif border == "wrap" or not (_fits_inside(rows) and _fits_inside(columns)):
        full = _filter(_padded(plane, rows, columns, border), spread)
    else:
        full = _filter(plane, spread, anchor, _OPENCV_BORDERS[border])
    return np.ascontiguousarray(full[_taken(rows), _taken(columns)])


def _fits_inside(axis: Axis) -> bool:
    """Whether OpenCV's own border does: it anchors inside the kernel, and gives as many pixels as it gets."""
    return axis.before < axis.window and axis.padded - axis.window < axis.length


def _taken(axis: Axis) -> slice:
    """Which windows of stride 1 are kept."""
    return slice(0, (axis.output - 1) * axis.stride + 1, axis.stride)


def _spread(kernel: Array, row_dilation: int, column_dilation: int) -> Array:
    """Put the holes of a dilated kernel in as zeros, so that OpenCV needs to know nothing of dilation."""
    if row_dilation == column_dilation == 1:
        return np.ascontiguousarray(kernel)
    height, width = kernel.shape
    spread = np.zeros((row_dilation * (height - 1) + 1, column_dilation * (width - 1) + 1), np.float32)
    spread[::row_dilation, ::column_dilation] = kernel
    return spread


def _padded(plane: Array, rows: Axis, columns: Axis, border: Border) -> Array:
    around = (rows.before, rows.after, columns.before, columns.after)
    return np.asarray(cv2.copyMakeBorder(plane, *around, _OPENCV_BORDERS[border]), np.float32)


def _filter(plane: Array, kernel: Array, anchor: Pair = (0, 0), border: int = cv2.BORDER_CONSTANT) -> Array:
    """`cv2.filter2D`, which correlates; a one-column result keeps its two dimensions."""
    filtered = cv2.filter2D(plane, cv2.CV_32F, kernel, anchor=anchor, borderType=border)
    return np.asarray(filtered, np.float32).reshape(plane.shape)


def _sum_tiles(padded: Array, kernel: Array) -> Array:
    """Filter a padded plane with a large kernel, a tile of the kernel at a time."""
    height, width = padded.shape[0] - kernel.shape[0] + 1, padded.shape[1] - kernel.shape[1] + 1
    total = np.zeros((height, width), np.float32)
    for top in range(0, kernel.shape[0], _TILE[0]):
        for left in range(0, kernel.shape[1], _TILE[1]):
            tile = kernel[top : top + _TILE[0], left : left + _TILE[1]]
            if tile.any():
                part = padded[top : top + height + tile.shape[0] - 1, left : left + width + tile.shape[1] - 1]
                total += _filter(part, np.ascontiguousarray(tile))[:height, :width]
    return total
