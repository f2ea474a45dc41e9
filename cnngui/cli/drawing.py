"""The response as a picture: every channel painted on one scale, side by side."""

from collections.abc import Sequence
from math import ceil, sqrt
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.chain import Planes
from cnngui.engine.colours import Scale, grey, limit_of, paint, signed

Drawing = Literal["signed", "grey"]
"""On the diverging scale, or as a photo: 0 is black, 255 white."""

TYPICAL = 0.98
"""So many of the numbers lie on the scale at least: a border of zeros shall not wash out all the others."""

SMALL = 4096
"""A response up to 64×64 is drawn on its whole range: there, every number is seen."""

SAMPLE = 40_000
"""So many numbers of a channel are looked at, at most about, to find what is typical."""

GAP = 4
"""Pixels between the channels of a mosaic."""

GAP_GREY = 64
"""Their colour, which the signed scale has not."""

LONGEST_ROW = 4
"""Up to so many channels lie in one row; more make a block that is about as many wide as high."""


def painted(response: Planes, drawing: Drawing = "signed") -> tuple[NDArray[np.uint8], str]:
    """Draw the response, as the window does: zero in the middle of the scale, one scale for all channels.

    Parameters
    ----------
    response : tuple of (H, W) float32
        All finite.
    drawing : {"signed", "grey"}

    Returns
    -------
    picture : (H, W, 3) uint8 RGB
        A mosaic for several channels, see `mosaic`.
    drawn : str
        Which numbers the ends of the scale stand for, and how many lie beyond them.

    Examples
    --------
    >>> painted((np.float32([[-5, 0, 2.5]]),))[1]
    'drawn from -5 (blue) over 0 (light grey) to 5 (ochre)'
    """
    if drawing == "grey":
        scale, drawn = grey(), "drawn from 0 (black) to 255 (white)"
    else:
        limit = scale_limit(response)
        scale = signed(limit)
        drawn = f"drawn from {-limit:.6g} (blue) over 0 (light grey) to {limit:.6g} (ochre)"
    return mosaic([paint(scale, plane) for plane in response]), drawn + _beyond(response, scale)


def scale_limit(response: Planes) -> float:
    """Give the number at which the signed scale ends: the largest, or, where few are far larger, one that is typical.

    >>> scale_limit((np.float32([[1, 1], [1, -50]]),))
    50.0
    >>> wide = np.ones((100, 100), np.float32)
    >>> wide[0] = 50
    >>> scale_limit((wide,))
    1.0
    """
    largest = max(limit_of(plane) for plane in response)
    typical = max(_typical(plane) for plane in response)
    return typical if 0 < typical < 0.8 * largest else largest


def _typical(plane: NDArray[np.float32]) -> float:
    if plane.size <= SMALL:
        return limit_of(plane)
    step = max(round(sqrt(plane.size / SAMPLE)), 1)
    return float(np.quantile(np.abs(plane[::step, ::step]), TYPICAL))


def _beyond(response: Planes, scale: Scale) -> str:
    """Say how many numbers get the colour of an end although they lie beyond it."""
    count = sum(int(np.count_nonzero((plane < scale.low) | (plane > scale.high))) for plane in response)
    share = 100 * count / sum(plane.size for plane in response)
    return f", {share:.2g} % of the numbers beyond that" if count else ""


def mosaic(pictures: Sequence[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    """Lay pictures of one size side by side, `GAP` apart; from the fifth on in several rows, in reading order.

    >>> mosaic([np.zeros((2, 3, 3), np.uint8)] * 3).shape
    (2, 17, 3)
    >>> mosaic([np.zeros((2, 3, 3), np.uint8)] * 5).shape
    (8, 17, 3)
    """
    if len(pictures) == 1:
        return pictures[0]
    columns = len(pictures) if len(pictures) <= LONGEST_ROW else ceil(sqrt(len(pictures)))
    rows = ceil(len(pictures) / columns)
    height, width = pictures[0].shape[:2]
    down, across = height + GAP, width + GAP
    canvas = np.full((rows * down - GAP, columns * across - GAP, 3), GAP_GREY, np.uint8)
    for number, picture in enumerate(pictures):
        top, left = number // columns * down, number % columns * across
        canvas[top : top + height, left : left + width] = picture
    return canvas
