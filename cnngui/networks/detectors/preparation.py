"""From a photo to the square that the detector sees, and from its boxes back to the photo's pixels."""

import cv2
import numpy as np

from cnngui.engine.arrays import Doubles, Pixels
from cnngui.engine.sizes import Pair
from cnngui.networks.detectors.layers import SIDE


def squeezed(photo: Pixels) -> Pixels:
    """Bring a photo to 300×300, whatever its shape: all of it is seen, and what is not square is squeezed.

    The graph that the network comes with does it like this, and it was trained to see such pictures.

    Parameters
    ----------
    photo : (H, W, 3) uint8 RGB

    Examples
    --------
    >>> squeezed(np.zeros((400, 600, 3), np.uint8)).shape
    (300, 300, 3)
    """
    if photo.shape[:2] == (SIDE, SIDE):
        return photo
    is_smaller = min(photo.shape[:2]) > SIDE
    how = cv2.INTER_AREA if is_smaller else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(photo, (SIDE, SIDE), interpolation=how), np.uint8)


def in_pixels(shares: Doubles, size: Pair) -> Doubles:
    """Return boxes in px of the photo, cut at its edges.

    Parameters
    ----------
    shares : (n, 4) float64
        x, y, width and height as shares of the sides.
    size : (H, W)
        Of the photo.

    Returns
    -------
    (n, 4) float64
        x, y, width and height in px; of a box that lies outside the photo, width or height is 0.

    Examples
    --------
    >>> in_pixels(np.array([[-0.1, 0.5, 0.6, 0.25]]), (400, 600)).round(6).tolist()
    [[0.0, 200.0, 300.0, 100.0]]
    """
    height, width = size
    sides = np.array([width, height], np.float64)
    start = np.clip(shares[:, :2], 0, 1) * sides
    end = np.clip(shares[:, :2] + shares[:, 2:], 0, 1) * sides
    return np.concatenate([start, end - start], axis=1)
