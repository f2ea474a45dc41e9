"""Thousands of boxes as thin, see-through lines, in the time of one picture."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.sizes import Pair

Places = NDArray[np.int_]

MOST = 0.999
"""How much a line covers at most."""

LEAST = 1e-3
"""What is below it is rounding."""


def thin_boxes(boxes: ArrayLike, colours: ArrayLike, strengths: ArrayLike, size: Pair) -> tuple[Array, Array]:
    """Lay lines of one px over each other, whatever their order.

    Where lines cross, less shines through: the shares that shine through are multiplied, and colours are mixed by how
    much each line covers. Sums along lines are running sums of their ends, so that the number of boxes hardly counts.

    Parameters
    ----------
    boxes : (n, 4)
        x, y, width, height in px; what lies outside is cut.
    colours : (n, 3)
        RGB, 0 to 255.
    strengths : (n,)
        How much each line covers, 0 to 1.
    size : (H, W)

    Returns
    -------
    (H, W, 3) float32, (H, W) float32
        Colours, 0 to 255, and how much they cover, 0 to 1.

    Examples
    --------
    >>> colours, covers = thin_boxes([(1, 1, 3, 3)], [(255, 0, 0)], [0.5], (5, 5))
    >>> covers[2].round(2).tolist(), colours[1, 2].tolist()
    ([0.0, 0.5, 0.0, 0.5, 0.0], [255.0, 0.0, 0.0])
    """
    height, width = size
    corners = np.rint(np.asarray(boxes, np.float64).reshape(-1, 4))
    x0, y0 = corners[:, 0].astype(int), corners[:, 1].astype(int)
    x1, y1 = x0 + np.maximum(corners[:, 2].astype(int), 1), y0 + np.maximum(corners[:, 3].astype(int), 1)
    weight = -np.log1p(-np.clip(np.asarray(strengths, np.float64), 0, MOST))
    values = np.concatenate([weight[None], weight * np.asarray(colours, np.float64).reshape(-1, 3).T]).astype(
        np.float32
    )
    across, down = np.zeros((4, height, width + 1), np.float32), np.zeros((4, height + 1, width), np.float32)
    for row in (y0, y1 - 1):
        _add_lines(across, row, x0, x1, values)
    for column in (x0, x1 - 1):
        _add_lines(down.transpose(0, 2, 1), column, y0 + 1, y1 - 1, values)
    np.cumsum(across, axis=2, out=across)
    np.cumsum(down, axis=1, out=down)
    total = across[:, :, :-1] + down[:, :-1]
    summed = np.where(total[0] > LEAST, total[0], np.inf)
    mixed = np.ascontiguousarray((total[1:] / summed).transpose(1, 2, 0), np.float32)
    return mixed, np.where(total[0] > LEAST, -np.expm1(-total[0]), 0).astype(np.float32)


def _add_lines(sums: Array, line: Places, start: Places, end: Places, values: Array) -> None:
    """Note in (4, lines, length + 1) where lines begin and end."""
    length = sums.shape[2] - 1
    first, last = np.clip(start, 0, length), np.clip(end, 0, length)
    seen = (line >= 0) & (line < sums.shape[1]) & (first < last)
    for plane, value in zip(sums, values, strict=True):
        np.add.at(plane, (line[seen], first[seen]), value[seen])
        np.subtract.at(plane, (line[seen], last[seen]), value[seen])


def with_thin_boxes(pixels: Pixels, boxes: ArrayLike, colours: ArrayLike, strengths: ArrayLike) -> Pixels:
    """Draw thin boxes on a copy of a picture, see `thin_boxes`.

    Parameters
    ----------
    pixels : (H, W, 3) uint8 RGB
    """
    mixed, covers = thin_boxes(boxes, colours, strengths, pixels.shape[:2])
    made = pixels + (mixed - pixels) * covers[..., None]
    return np.asarray(np.rint(made), np.uint8)
