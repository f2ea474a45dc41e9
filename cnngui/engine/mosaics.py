"""Many pictures of one size as one: responses and feature maps, laid side by side in reading order."""

from collections.abc import Iterable, Sequence
from math import ceil, log, sqrt

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.colours import Scale, paint, paint_argb
from cnngui.engine.sizes import Pair

GAP = 4
"""Pixels between the channels of a mosaic."""

GAP_GREY = 64
"""Their colour, which neither the signed scale has nor that of magnitudes."""

LONGEST_ROW = 4
"""Up to this many channels lie in one row; more make a block that is about as many wide as high."""


def mosaic(pictures: Sequence[Pixels]) -> Pixels:
    """Lay pictures of one size side by side, `GAP` apart; from the fifth on in several rows, in reading order.

    Parameters
    ----------
    pictures : sequence of (H, W, 3) uint8 RGB
        At least one.

    Examples
    --------
    >>> mosaic([np.zeros((2, 3, 3), np.uint8)] * 3).shape
    (2, 17, 3)
    >>> mosaic([np.zeros((2, 3, 3), np.uint8)] * 5).shape
    (8, 17, 3)
    """
    count = len(pictures)
    if count == 1:
        return pictures[0]
    height, width = pictures[0].shape[:2]
    return _laid_out(pictures, count, count if count <= LONGEST_ROW else ceil(sqrt(count)), (height, width))


def map_mosaic(scale: Scale, planes: NDArray[np.float32]) -> Pixels:
    """Paint feature maps on one scale and lay them out, `GAP` apart, as a picture about as wide as high.

    Only one map's colours are held beside the picture, which may be large: 64 maps of a whole photo.

    Parameters
    ----------
    scale : Scale
        What stands for what, in every map.
    planes : (C, H, W) float32
        In reading order.

    Returns
    -------
    (H', W', 3) uint8 RGB

    Examples
    --------
    >>> from cnngui.engine.colours import magnitude
    >>> map_mosaic(magnitude(1.0), np.zeros((512, 28, 42), np.float32)).shape
    (860, 870, 3)
    """
    count, size = len(planes), (planes.shape[1], planes.shape[2])
    return _laid_out((paint(scale, plane) for plane in planes), count, squarest(count, size), size)


def painted(maps: Array, scale: Scale) -> NDArray[np.uint32]:
    """Paint (C, h, w) numbers at once."""
    count, height, width = maps.shape
    return paint_argb(scale, maps.reshape(count * height, width)).reshape(count, height, width)


def squarest(count: int, size: Pair) -> int:
    """Return the number of columns that makes a mosaic most nearly square.

    Parameters
    ----------
    count : int
        How many pictures, at least 1.
    size : (H, W)
        Of each.

    Examples
    --------
    >>> squarest(64, (28, 28)), squarest(512, (28, 42)), squarest(64, (10, 1000))
    (8, 19, 1)
    """

    def stretch(columns: int) -> float:
        height, width = _extent(count, columns, size)
        return abs(log(width / height))

    return min(range(1, count + 1), key=stretch)


def _extent(count: int, columns: int, size: Pair) -> Pair:
    """Height and width of it all."""
    height, width = size
    return ceil(count / columns) * (height + GAP) - GAP, columns * (width + GAP) - GAP


def _laid_out(pictures: Iterable[Pixels], count: int, columns: int, size: Pair) -> Pixels:
    """Put one picture after the other into its place."""
    height, width = size
    canvas = np.full((*_extent(count, columns, size), 3), GAP_GREY, np.uint8)
    for number, picture in enumerate(pictures):
        top, left = number // columns * (height + GAP), number % columns * (width + GAP)
        canvas[top : top + height, left : left + width] = picture
    return canvas
