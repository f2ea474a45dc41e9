"""Digits made harder: moved, turned, thicker, noisy, covered."""

from typing import Literal

import cv2
import numpy as np

from cnngui.engine.arrays import Doubles, Pixels
from cnngui.engine.digits.sets import SIDE

Transform = Literal["right", "down", "turn", "thicken", "noise"]

TRANSFORMS: dict[Transform, tuple[float, ...]] = {
    "right": (-8, -6, -4, -3, -2, -1, 0, 1, 2, 3, 4, 6, 8),
    "down": (-8, -6, -4, -3, -2, -1, 0, 1, 2, 3, 4, 6, 8),
    "turn": (-90, -60, -45, -30, -20, -10, 0, 10, 20, 30, 45, 60, 90),
    "thicken": (-2, -1, 0, 1, 2, 3, 4),
    "noise": (0, 20, 40, 60, 80, 100, 120),
}
"""Transform → the amounts at which its curve is measured: pixels, degrees, pixels, and grey values (of 255)."""


def transformed(pictures: Pixels, transform: Transform, amount: float, seed: int = 0) -> Pixels:
    """Return digits changed in one way.

    Parameters
    ----------
    pictures : (n, 28, 28) uint8
    transform : {"right", "down", "turn", "thicken", "noise"}
    amount : float
        "right", "down": pixels; "turn": degrees, against the clock; "thicken": pixels that strokes become wider, or
        thinner; "noise": standard deviation in grey values.
    seed : int
        Of the noise.

    Examples
    --------
    >>> dot = np.zeros((1, 28, 28), np.uint8)
    >>> dot[0, 10, 10] = 255
    >>> [np.argwhere(transformed(dot, "right", 3)[0]).tolist(), int((transformed(dot, "thicken", 2) > 0).sum())]
    [[[10, 13]], 9]
    """
    if transform == "right":
        return moved(pictures, 0, amount)
    if transform == "down":
        return moved(pictures, amount, 0)
    if transform == "turn":
        middle = (SIDE - 1) / 2
        return (
            _warped(pictures, np.asarray(cv2.getRotationMatrix2D((middle, middle), amount, 1))) if amount else pictures
        )
    if transform == "thicken":
        return thickened(pictures, amount)
    return noisy(pictures, amount, seed)


def moved(pictures: Pixels, down: float, right: float) -> Pixels:
    """Return digits moved by so many pixels; what leaves is gone.

    >>> moved(np.full((1, 28, 28), 9, np.uint8), 20, 0)[0, 19:21, 0].tolist()
    [0, 9]
    """
    if not down and not right:
        return pictures
    return _warped(pictures, np.array([[1, 0, right], [0, 1, down]], np.float64))


def thickened(pictures: Pixels, pixels: float) -> Pixels:
    """Return digits with strokes wider by so many pixels, or thinner; between whole numbers they are mixed."""
    if not pixels:
        return pictures
    low, share = int(abs(pixels)), abs(pixels) % 1
    found = [_widened(picture, low, is_wider=pixels > 0) for picture in pictures]
    if share:
        more = [_widened(picture, low + 1, is_wider=pixels > 0) for picture in pictures]
        mixed = np.stack(found) * (1 - share) + np.stack(more) * share
        return np.rint(mixed).astype(np.uint8)
    return np.stack(found)


def noisy(pictures: Pixels, amount: float, seed: int = 0) -> Pixels:
    """Return digits with normal noise of this standard deviation, in grey values."""
    if not amount:
        return pictures
    noise = np.random.default_rng(seed).normal(0, amount, pictures.shape)
    return np.rint(np.clip(pictures + noise, 0, 255)).astype(np.uint8)


def covered(picture: Pixels, top: int, left: int, height: int, width: int, value: int = 0) -> Pixels:
    """Return a digit with a part covered.

    Parameters
    ----------
    picture : (28, 28) or (n, 28, 28) uint8
    top, left, height, width : int
        In pixels; what lies outside is left out.
    value : int
        What covers it: 0 is no ink.

    Examples
    --------
    >>> int(covered(np.full((28, 28), 255, np.uint8), -2, 20, 10, 20).sum()) == 255 * (784 - 8 * 8)
    True
    """
    found = picture.copy()
    found[..., max(0, top) : max(0, top + height), max(0, left) : max(0, left + width)] = value
    return found


def _warped(pictures: Pixels, matrix: Doubles) -> Pixels:
    return np.stack([cv2.warpAffine(picture, matrix, (SIDE, SIDE), flags=cv2.INTER_LINEAR) for picture in pictures])


def _widened(picture: Pixels, pixels: int, *, is_wider: bool) -> Pixels:
    brush = cv2.getStructuringElement(cv2.MORPH_ELLIPSE if pixels > 2 else cv2.MORPH_RECT, (pixels + 1, pixels + 1))
    return np.asarray(cv2.dilate(picture, brush) if is_wider else cv2.erode(picture, brush), np.uint8)
