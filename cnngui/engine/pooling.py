"""Max and average pooling: the clear NumPy form and the fast form. Every channel is pooled apart.

There is no padding, as in the course; windows that do not fit whole at the end are left out (`Axis.leftover`).
"""

from typing import Literal

import cv2
import numpy as np

from cnngui.engine.arrays import Array
from cnngui.engine.convolution import every, planes_of, stacked
from cnngui.engine.sizes import Axis, Pair, axes

PoolKind = Literal["max", "average"]


def pool_clearly(grid: Array, kind: PoolKind, size: int | Pair = 2, stride: int | Pair = 2) -> Array:
    """Pool a grid, in five lines that a pupil can read.

    Parameters and result as in `pool`.

    Examples
    --------
    >>> pool_clearly(np.float32([[3, 0], [1, 5]])[..., None], "average")
    array([[[2.25]]], dtype=float32)
    """
    rows, columns = axes((grid.shape[0], grid.shape[1]), size, stride=stride)
    numbers = [(i, j) for i in range(rows.size) for j in range(columns.size)]
    windows = np.stack([grid[every(rows, i), every(columns, j)] for i, j in numbers])
    pooled: Array = windows.max(axis=0) if kind == "max" else windows.mean(axis=0, dtype=np.float64).astype(np.float32)
    return pooled


def pool(grid: Array, kind: PoolKind, size: int | Pair = 2, stride: int | Pair = 2) -> Array:
    """Pool a grid, fast: first along the rows, then along the columns.

    Parameters
    ----------
    grid : (H, W, C) float32
    kind : {"max", "average"}
    size : int or (rows, columns)
        Pixels in a window, f.
    stride : int or (rows, columns)
        Pixels from one window to the next, s.

    Returns
    -------
    (H', W', C) float32
        ``H' = ⌊(H - f) / s⌋ + 1``.

    Raises
    ------
    SizeError
        When the window is larger than the grid.

    Examples
    --------
    >>> pool(np.float32([[3, 0, 1, 2], [1, 5, 8, 9]])[..., None], "max")[..., 0]
    array([[5., 9.]], dtype=float32)
    """
    rows, columns = axes((grid.shape[0], grid.shape[1]), size, stride=stride)
    return stacked([pool_plane(plane, kind, rows, columns) for plane in planes_of(grid)])


def pool_plane(plane: Array, kind: PoolKind, rows: Axis, columns: Axis) -> Array:
    """Pool one plane (H, W) with the windows of ``rows`` and ``columns``.

    >>> row, column = axes((1, 4), (1, 2), stride=2)
    >>> pool_plane(np.float32([[3, 0, 1, 2]]), "max", row, column)
    array([[3., 2.]], dtype=float32)
    """
    if kind == "average" and rows.size == rows.stride > 1 and columns.size == columns.stride > 1:
        return _shrink(plane, rows, columns)
    combine = np.maximum if kind == "max" else np.add
    tall = _combine([plane[every(rows, i)] for i in range(rows.size)], combine)
    pooled = _combine([tall[:, every(columns, j)] for j in range(columns.size)], combine)
    return pooled if kind == "max" else pooled / np.float32(rows.size * columns.size)


def _combine(views: list[Array], combine: np.ufunc) -> Array:
    """Fold shifted views of one array into one new array."""
    if len(views) == 1:
        return np.ascontiguousarray(views[0])
    folded: Array = combine(views[0], views[1])
    for view in views[2:]:
        combine(folded, view, out=folded)
    return folded


def _shrink(plane: Array, rows: Axis, columns: Axis) -> Array:
    """Average windows that lie side by side: `cv2.resize` does just that."""
    whole = plane[: rows.output * rows.size, : columns.output * columns.size]
    shape = (rows.output, columns.output)
    return np.asarray(cv2.resize(whole, shape[::-1], interpolation=cv2.INTER_AREA), np.float32).reshape(shape)
