"""A photo's pixels: made grey, made smaller, split into channels. H×W×3 uint8 RGB goes in."""

import cv2
import numpy as np
from numpy.typing import NDArray

LUMINANCE = (0.299, 0.587, 0.114)
"""Weights of red, green and blue in grey, ITU-R BT.601."""

_THOUSANDTHS = np.array([[round(1000 * weight) for weight in LUMINANCE]], np.float32)
"""The same in thousandths: products and sums of bytes are whole numbers below 2²⁴, so float32 adds them exactly."""

_BAND = 32
"""Rows made grey at a time, so that the colours as floats stay in the processor's cache."""


def to_grey(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return the brightness 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601), not rounded to bytes.

    Parameters
    ----------
    pixels : NDArray[np.uint8]
        H×W×3 RGB.

    Returns
    -------
    NDArray[np.float32]
        H×W, 0 to 255, the float32 nearest to the true value: a grey photo stays exactly as it is.

    Examples
    --------
    >>> to_grey(np.array([[[250, 0, 0], [90, 90, 90]]], np.uint8)).tolist()
    [[74.75, 90.0]]
    """
    height, width = pixels.shape[:2]
    grey = np.empty((height, width), np.float32)
    for top in range(0, height, _BAND):
        rows = grey[top : top + _BAND]
        cv2.transform(pixels[top : top + _BAND].astype(np.float32), _THOUSANDTHS, rows)
        rows /= np.float32(1000)
    return grey


def resized(pixels: NDArray[np.uint8], longest: int) -> NDArray[np.uint8]:
    """Make a photo smaller by averaging, so that its longer side has ``longest`` pixels.

    Parameters
    ----------
    pixels : NDArray[np.uint8]
        H×W×3.
    longest : int
        At least 1.

    Returns
    -------
    NDArray[np.uint8]
        H×W×3 with the same proportions, at least 1 pixel each way; the same array if it is small enough already.

    Examples
    --------
    >>> resized(np.zeros((400, 600, 3), np.uint8), 512).shape
    (341, 512, 3)
    """
    height, width = pixels.shape[:2]
    if max(height, width) <= longest:
        return pixels
    scale = longest / max(height, width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return cv2.resize(pixels, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)


def planes_of_photo(pixels: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
    """Split a photo into its channels as float32, each contiguous.

    Parameters
    ----------
    pixels : NDArray[np.uint8]
        H×W×3 RGB.

    Examples
    --------
    >>> [plane.tolist() for plane in planes_of_photo(np.array([[[250, 0, 7]]], np.uint8))]
    [[[250.0]], [[0.0]], [[7.0]]]
    """
    channels = (np.asarray(cv2.extractChannel(pixels, channel)) for channel in range(pixels.shape[2]))
    return [plane.astype(np.float32).reshape(pixels.shape[:2]) for plane in channels]
