"""What a network sees of a drawing: inverted, fitted into 20×20 pixels, its stroke as wide as MNIST's, centred by mass.

MNIST's digits were prepared so (LeCun and others 1998, section III.A), and whoever shows the network anything else asks
it about what it has never seen. Each part can be switched off, to see what it is worth.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.digits.sets import SIDE

BOX = 20
"""The longer side of a digit."""

LEAST_INK = 0.15
"""Of the darkest: what is fainter does not count for the box."""

STROKES = (2.0, 3.6)
"""How wide a stroke is at least and at most, in pixels of the digit. Of MNIST's, nine in ten have 1.5 to 3.7."""

_WORKING = 200
"""Pixels of a drawing's longer side while its strokes are made wider or thinner."""


@dataclass(frozen=True)
class Preparation:
    """What is done to a drawing.

    Parameters
    ----------
    fit : bool
        Cut it out, and bring its longer side to 20 pixels; else the whole canvas becomes 28×28.
    thickness : bool
        Make strokes wider that are too thin, and thinner that are too thick.
    centre : bool
        Put its centre of mass in the middle; else what was cut out is centred by its box, and what was not stays.
    invert : bool
        Light ink on black, as MNIST has it; else dark on white, as it was drawn.
    """

    fit: bool = True
    thickness: bool = True
    centre: bool = True
    invert: bool = True


@dataclass(frozen=True, eq=False)
class Prepared:
    """A drawing as the network sees it.

    Parameters
    ----------
    picture : (28, 28) uint8
    box : (top, left, height, width) or None
        What was cut out, in pixels of the drawing; None where there is no ink.
    stroke : float
        How wide its strokes would be without ``thickness``, in pixels of the picture.
    shift : (float, float)
        Rows and columns by which the centre of mass had been off the middle.
    """

    picture: Pixels
    box: tuple[int, int, int, int] | None
    stroke: float
    shift: tuple[float, float]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn."""
        return self.box is None


def prepared(ink: Array, preparation: Preparation | None = None) -> Prepared:
    """Prepare a drawing.

    Parameters
    ----------
    ink : (H, W) float32
        0 where there is none, 1 where it is darkest; see `ink_of_drawing`, and `ink_of_photo` in `paper`.
    preparation : Preparation, optional

    Examples
    --------
    >>> ink = np.zeros((100, 60), np.float32)
    >>> ink[10:50, 40:48] = 1
    >>> made = prepared(ink)
    >>> made.box, made.picture.shape, round(made.stroke)
    ((10, 40, 40, 8), (28, 28), 4)
    """
    wanted = preparation or Preparation()
    box = _box(ink)
    if box is None:
        return Prepared(_inked(np.zeros((SIDE, SIDE), np.float32), wanted), None, 0.0, (0.0, 0.0))
    top, left, height, width = box
    cut = ink[top : top + height, left : left + width] if wanted.fit else _squared(ink)
    side = BOX if wanted.fit else SIDE
    stroke = stroke_width(ink[top : top + height, left : left + width]) * side / max(cut.shape)
    if wanted.thickness:
        cut = _with_stroke(cut, stroke, side)
    small = _shrunk(cut, side)
    plane, shift = _placed(small, by_mass=wanted.centre)
    return Prepared(_inked(plane, wanted), box, stroke, shift)


def ink_of_drawing(picture: Pixels) -> Array:
    """Return how much ink there is: 1 where a drawing on white is black.

    Parameters
    ----------
    picture : (H, W) uint8
        Dark on white.
    """
    return np.asarray(1 - picture.astype(np.float32) / 255, np.float32)


def stroke_width(ink: Array) -> float:
    """Return how wide the strokes are, in pixels, on the average.

    In a stroke of width w, the distance to its edge goes from 0 to w/2 and back: w/4 on the average.

    Examples
    --------
    >>> bar = np.zeros((60, 40), np.float32)
    >>> bar[5:55, 10:22] = 1
    >>> 10 < stroke_width(bar) < 14
    True
    """
    mask = np.pad((ink > ink.max() / 2).astype(np.uint8), 1)
    if not mask.any():
        return 0.0
    distances = cv2.distanceTransform(mask, cv2.DIST_L2, 5)
    return float(4 * np.maximum(distances[mask > 0] - 0.5, 0.25).mean())


def _box(ink: Array) -> tuple[int, int, int, int] | None:
    most = float(ink.max(initial=0))
    if most <= 0.02:
        return None
    rows, columns = (np.flatnonzero((ink > LEAST_INK * most).any(axis)) for axis in (1, 0))
    return int(rows[0]), int(columns[0]), int(rows[-1] - rows[0] + 1), int(columns[-1] - columns[0] + 1)


def _squared(ink: Array) -> Array:
    """Add empty margins to the shorter sides."""
    height, width = ink.shape
    side = max(height, width)
    top, left = (side - height) // 2, (side - width) // 2
    return np.pad(ink, ((top, side - height - top), (left, side - width - left)))


def _with_stroke(ink: Array, stroke: float, side: int) -> Array:
    """Make strokes wider or thinner where they are out of bounds, on a drawing that is large enough for it."""
    low, high = STROKES
    if low <= stroke <= high or not stroke:
        return ink
    factor = _WORKING / max(ink.shape)
    size = tuple(max(1, round(length * factor)) for length in ink.shape[::-1])
    large = cv2.resize(ink, size, interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR)
    wanted = low if stroke < low else high
    change = round(abs(wanted - stroke) * _WORKING / side)
    if not change:
        return ink
    brush = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (change + 1, change + 1))
    if stroke > high:
        thin = np.asarray(cv2.erode(large, brush, borderValue=0), np.float32)
        return thin if thin.max() > large.max() / 2 else ink  # a blot has no stroke
    return np.asarray(cv2.dilate(np.pad(large, change), brush), np.float32)


def _shrunk(ink: Array, side: int) -> Array:
    """Bring the longer side to ``side``, and the darkest to 1."""
    factor = side / max(ink.shape)
    size = tuple(min(side, max(1, round(length * factor))) for length in ink.shape[::-1])
    small = np.asarray(
        cv2.resize(ink, size, interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR), np.float32
    )
    return np.asarray(np.clip(small / max(float(small.max()), 1e-6), 0, 1), np.float32)


def _placed(small: Array, *, by_mass: bool) -> tuple[Array, tuple[float, float]]:
    """Lay a small picture on 28×28; tell how far its centre of mass is off its middle. What leaves is gone."""
    plane, mass = np.zeros((SIDE, SIDE), np.float32), float(small.sum())
    here, there, off = [], [], []
    for axis, length in enumerate(small.shape):
        middle = (length - 1) / 2
        centre = float((small.sum(1 - axis) * np.arange(length)).sum() / mass) if mass else middle
        start = round((SIDE - 1) / 2 - centre if by_mass else (SIDE - length) / 2)
        here.append(slice(max(0, -start), min(length, SIDE - start)))
        there.append(slice(max(0, start), min(SIDE, start + length)))
        off.append(centre - middle)
    plane[tuple(there)] = small[tuple(here)]
    return plane, (off[0], off[1])


def _inked(plane: Array, wanted: Preparation) -> Pixels:
    picture: Pixels = np.rint(255 * plane).astype(np.uint8)
    return picture if wanted.invert else np.asarray(255 - picture, np.uint8)
