"""Numbers as a picture: every channel painted on one scale, side by side, and the scale told in words."""

from collections.abc import Iterable
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.chain import Planes
from cnngui.engine.colours import Scale, grey, paint, signed
from cnngui.engine.mosaics import mosaic
from cnngui.engine.scale_limits import typical_limit

Drawing = Literal["signed", "grey"]
"""On the diverging scale, or as a photo: 0 is black, 255 white."""

_WORDS = {
    "signed": "drawn from {low:.6g} (blue) over 0 (light grey) to {high:.6g} (ochre)",
    "magnitude": "drawn from {low:.6g} (dark violet) to {high:.6g} (yellow)",
    "grey": "drawn from {low:.6g} (black) to {high:.6g} (white)",
}


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
    scale = grey() if drawing == "grey" else signed(typical_limit(response)[0])
    return mosaic([paint(scale, plane) for plane in response]), drawn_on(scale, response)


def drawn_on(scale: Scale, planes: Iterable[NDArray[np.float32]]) -> str:
    """Say which numbers the ends of the scale stand for, and how many lie beyond them.

    Parameters
    ----------
    scale : Scale
    planes : iterable of (H, W) float32
        What was drawn on it.

    Examples
    --------
    >>> from cnngui.engine.colours import magnitude
    >>> drawn_on(magnitude(2.0), [np.float32([[0, 1], [2, 3]])])
    'drawn from 0 (dark violet) to 2 (yellow), 25 % of the numbers beyond that'
    """
    count = total = 0
    for plane in planes:
        count += int(np.count_nonzero((plane < scale.low) | (plane > scale.high)))
        total += plane.size
    beyond = f", {100 * count / total:.2g} % of the numbers beyond that" if count else ""
    return _WORDS[scale.name].format(low=scale.low, high=scale.high) + beyond
