"""The ink of a digit in a photo of paper: grey paper, uneven light and noise are taken away."""

import cv2
import numpy as np

from cnngui.engine.arrays import Array, Doubles, Pixels
from cnngui.engine.digits.sets import SIDE

LONGEST = 400
"""Pixels of the longer side at which a photo is looked at."""

LEAST_CONTRAST = 0.06
"""Share by which ink must be darker than the paper beside it."""

_ROUNDS = 6

_NEAR = 0.12
"""Share of the picture's side within which a stroke belongs to the digit."""

_LEAST_PART = 0.02
"""Share of the largest stroke below which a spot is dirt."""


def ink_of_photo(picture: Pixels) -> Array:
    """Find the ink of one digit.

    Parameters
    ----------
    picture : (H, W) or (H, W, 3) uint8
        A digit in dark ink on lighter paper, or a light one on a dark ground, as MNIST's are.

    Returns
    -------
    (h, w) float32
        0 where there is paper, 1 where there is ink; no side is longer than 400. All 0 where there is no digit.

    Examples
    --------
    >>> paper = np.tile(np.linspace(120, 220, 100).astype(np.uint8), (100, 1))
    >>> paper[30:70, 48:54] = 40
    >>> ink = ink_of_photo(paper)
    >>> bool(ink[50, 50] > 0.9), float(ink[:, :40].max())
    (True, 0.0)
    """
    grey = _small(_grey(picture))
    if max(grey.shape) <= SIDE:
        return _of_digit(grey)
    even = np.asarray(grey / np.maximum(_slope(grey), 1), np.float32)
    depth = np.clip(1 - even / np.maximum(_light(even), 0.01), 0, 1)
    blurred = cv2.GaussianBlur(depth, (0, 0), max(0.6, max(grey.shape) / 300))
    return _digit(np.asarray(blurred, np.float32))


def _of_digit(grey: Array) -> Array:
    """Take a picture as small as those of MNIST as it is, light on black or dark on white."""
    ink = np.asarray(grey / 255, np.float32)
    return np.asarray(1 - ink if _border(ink) > 0.5 else ink, np.float32)


def _grey(picture: Pixels) -> Array:
    """Return brightness, (H, W), with a light digit on a dark ground turned into its negative."""
    grey = picture if picture.ndim == 2 else cv2.cvtColor(np.ascontiguousarray(picture), cv2.COLOR_RGB2GRAY)
    found = grey.astype(np.float32)
    is_light_on_dark = max(found.shape) > SIDE and _border(found) < 0.5 * float(np.percentile(found, 99.5))
    return 255 - found if is_light_on_dark and _border(found) < 60 else found


def _border(grey: Array) -> float:
    """Return the median along the four edges."""
    return float(np.median(np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])))


def _small(grey: Array) -> Array:
    factor = LONGEST / max(grey.shape)
    if factor >= 1:
        return grey
    size = tuple(max(1, round(length * factor)) for length in grey.shape[::-1])
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.float32)


def _slope(grey: Array) -> Array:
    """Return a surface of second degree through the paper: what is darker than it is left out, again and again."""
    few = cv2.resize(grey, (40, 40), interpolation=cv2.INTER_AREA).astype(np.float64)
    terms = _terms(few.shape).reshape(6, -1).T
    values = few.ravel()
    is_paper = values >= np.median(values) * 0.8
    for _ in range(_ROUNDS):
        found, *_ = np.linalg.lstsq(terms[is_paper], values[is_paper], rcond=None)
        is_paper = values > 0.95 * (terms @ found)
        if is_paper.sum() < len(values) / 4:
            return np.full_like(grey, np.median(grey))
    surface = np.tensordot(found, _terms(grey.shape), axes=1)
    return np.asarray(np.maximum(surface, 0.1 * float(np.median(grey))), np.float32)


def _terms(shape: tuple[int, ...]) -> Doubles:
    rows, columns = np.meshgrid(*(np.linspace(-1, 1, length) for length in shape), indexing="ij")
    return np.stack([np.ones(shape), rows, columns, rows * columns, rows**2, columns**2])


def _light(grey: Array) -> Array:
    """Return how light the paper is at each place, without the ink: a closing that no stroke survives, then smooth."""
    side = max(3, round(max(grey.shape) * 0.3) | 1)
    calm = cv2.medianBlur(grey, 5)
    factor = 4 if max(grey.shape) > 100 else 1
    size = tuple(max(1, length // factor) for length in grey.shape[::-1])
    few = cv2.resize(calm, size, interpolation=cv2.INTER_AREA)
    brush = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (max(3, side // factor | 1),) * 2)
    closed = cv2.morphologyEx(few, cv2.MORPH_CLOSE, brush, borderType=cv2.BORDER_REPLICATE)
    smooth = cv2.GaussianBlur(closed, (0, 0), max(1.0, side / factor / 6))
    return np.asarray(cv2.resize(smooth, grey.shape[::-1], interpolation=cv2.INTER_LINEAR), np.float32)


def _digit(depth: Array) -> Array:
    """Keep the strokes of the digit and none of the noise, dirt and shadows."""
    scale = float(np.percentile(depth, 99.8))
    level = _threshold(depth)
    if scale < LEAST_CONTRAST or level <= 0:
        return np.zeros_like(depth)
    mask = _parts((depth > level).astype(np.uint8), depth)
    near = cv2.dilate(mask, np.ones((3, 3), np.uint8))
    faint, dark = level * 0.6, max(float(np.percentile(depth[mask > 0], 60)), level * 1.05) if mask.any() else 1.0
    return np.asarray(np.clip((depth - faint) / (dark - faint), 0, 1) * near, np.float32)


def _threshold(depth: Array) -> float:
    """Return Otsu's level between paper and ink."""
    scaled = np.rint(np.clip(depth / max(float(depth.max()), 1e-6), 0, 1) * 255).astype(np.uint8)
    level, _ = cv2.threshold(scaled, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    return max(float(level) / 255 * float(depth.max()), LEAST_CONTRAST / 2)


def _parts(mask: Pixels, depth: Array) -> Pixels:
    """Keep the stroke with the most ink that is not cut off by the edge, and those near it."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    if count < 2:
        return mask
    ink = np.bincount(labels.ravel(), depth.ravel(), count)
    ink[0] = 0  # the paper
    height, width = mask.shape
    is_cut = (stats[:, 0] == 0) | (stats[:, 1] == 0)
    is_cut |= (stats[:, 0] + stats[:, 2] == width) | (stats[:, 1] + stats[:, 3] == height)
    whole = np.where(is_cut, 0, ink)
    main = int((whole if whole.any() else ink).argmax())
    reach = 2 * round(_NEAR * max(mask.shape)) + 1
    zone = cv2.dilate((labels == main).astype(np.uint8), np.ones((reach, reach), np.uint8))
    is_near = np.isin(np.arange(count), labels[zone > 0])
    belongs = is_near & ~is_cut & (ink > _LEAST_PART * ink[main])
    belongs[main] = True
    return np.asarray(belongs[labels], np.uint8)
