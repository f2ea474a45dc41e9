"""Pictures whose truth is known: cut-outs pasted on a photo, at places and scales that a seed decides."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.boxes import Box, iou
from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.tasks.detect.detector import DetectError
from cnngui.tasks.detect.scoring import Truth

SIZES = (0.2, 0.5)
"""The longer side of a cut-out, as a share of the photo's shorter side: from, to."""

TRIES = 200
"""Places that are tried for one cut-out; where the photo is full it is left out."""

SOLID = 0.5
"""Alpha from which a pixel belongs to the thing."""

LEAST = 4
"""Px that the longer side of a pasted cut-out has at least."""


@dataclass(frozen=True, eq=False)
class CutOut:
    """A thing without its background.

    Parameters
    ----------
    pixels : (h, w, 4) uint8 RGBA
        Alpha not multiplied in.
    number : int
        Of its class.
    """

    pixels: Pixels
    number: int


@dataclass(frozen=True, eq=False)
class Scene:
    """A picture, and what is in it.

    Parameters
    ----------
    pixels : (H, W, 3) uint8 RGB
    truths : tuple of Truth
        In the order in which they were pasted; the box is that of the pixels that are at least half opaque.
    """

    pixels: Pixels
    truths: tuple[Truth, ...]


def scene(
    photo: Pixels,
    cut_outs: Sequence[CutOut],
    seed: int,
    *,
    count: int = 4,
    sizes: tuple[float, float] = SIZES,
    overlap: float = 0.0,
) -> Scene:
    """Paste cut-outs on a photo.

    Parameters
    ----------
    photo : (H, W, 3) uint8 RGB
        Is not changed.
    cut_outs : sequence of CutOut
        At least one; each may come several times.
    seed : int
        The same gives the same scene.
    count : int
        How many are pasted; fewer where they do not fit.
    sizes : (float, float)
        See `SIZES`.
    overlap : float
        The largest IoU that two may have.

    Raises
    ------
    DetectError
        When there is no cut-out, or one is wholly transparent.

    Examples
    --------
    >>> disc = CutOut(np.full((20, 30, 4), 255, np.uint8), 7)
    >>> made = scene(np.zeros((100, 200, 3), np.uint8), [disc], 3, count=2)
    >>> [truth.number for truth in made.truths], bool(made.pixels.max() == 255)
    ([7, 7], True)
    """
    if not cut_outs:
        raise DetectError(QT_TRANSLATE_NOOP("Errors", "There is no cut-out to paste: give at least one."))
    random, canvas, truths = np.random.default_rng(seed), photo.copy(), list[Truth]()
    whole = [_trimmed(each.pixels) for each in cut_outs]
    for _ in range(count):
        chosen = int(random.integers(len(cut_outs)))
        longest = max(LEAST, float(random.uniform(*sizes)) * min(photo.shape[:2]))
        pasted = _scaled(whole[chosen], longest)
        box = _free_place(pasted, canvas.shape[:2], [truth.box for truth in truths], overlap, random)
        if box is not None:
            _paste(canvas, pasted, int(box[0]), int(box[1]))
            truths.append(Truth(box, cut_outs[chosen].number))
    return Scene(canvas, tuple(truths))


def _trimmed(pixels: Pixels) -> Array:
    """Return (h, w, 4) float32, 0 to 1, with alpha multiplied in, without rows and columns that are not solid."""
    values: Array = pixels.astype(np.float32) / np.float32(255)
    values[..., :3] *= values[..., 3:]
    found = _solid_part(values)
    if found is None:
        raise DetectError(QT_TRANSLATE_NOOP("Errors", "A cut-out is wholly transparent: choose another."))
    return found


def _scaled(values: Array, longest: float) -> Array:
    """Bring the longer side to so many px; rows and columns that have grown thin at the edge are cut off again."""
    height, width = values.shape[:2]
    factor = longest / max(height, width)
    size = max(1, round(width * factor)), max(1, round(height * factor))
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
    scaled = np.asarray(cv2.resize(values, size, interpolation=how), np.float32)
    found = _solid_part(scaled)
    return scaled if found is None else found  # of dots, made smaller, nothing solid is left


def _solid_part(values: Array) -> Array | None:
    """Return the smallest part that holds all solid pixels; None where there are none."""
    solid = values[..., 3] >= SOLID
    if not solid.any():
        return None
    rows, columns = np.flatnonzero(solid.any(1)), np.flatnonzero(solid.any(0))
    return np.asarray(values[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1], np.float32)


def _free_place(
    pasted: Array, size: tuple[int, ...], taken: Sequence[Box], overlap: float, random: np.random.Generator
) -> Box | None:
    """Try places at random; None where none does."""
    height, width = pasted.shape[:2]
    if height > size[0] or width > size[1]:
        return None
    for _ in range(TRIES):
        x, y = (int(random.integers(room + 1)) for room in (size[1] - width, size[0] - height))
        box = float(x), float(y), float(width), float(height)
        if iou([box], taken).max(initial=0.0) <= overlap:
            return box
    return None


def _paste(canvas: Pixels, pasted: Array, x: int, y: int) -> None:
    height, width = pasted.shape[:2]
    part = canvas[y : y + height, x : x + width]
    mixed = 255 * pasted[..., :3] + (1 - pasted[..., 3:]) * part
    part[:] = np.clip(np.rint(mixed), 0, 255).astype(np.uint8)
