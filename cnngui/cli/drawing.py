"""The response as a picture: every channel painted on one scale, side by side."""

from collections.abc import Sequence
from math import ceil, sqrt
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.chain import Planes
from cnngui.engine.colours import Scale, grey, paint, signed
from cnngui.engine.scale_limits import typical_limit

Drawing = Literal["signed", "grey"]
"""On the diverging scale, or as a photo: 0 is black, 255 white."""

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
        limit, _ = typical_limit(response)
        scale = signed(limit)
        drawn = f"drawn from {-limit:.6g} (blue) over 0 (light grey) to {limit:.6g} (ochre)"
    return mosaic([paint(scale, plane) for plane in response]), drawn + _beyond(response, scale)


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
