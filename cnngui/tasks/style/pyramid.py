"""From coarse to fine: which sizes a picture goes through, and how it comes from one to the next."""

from math import ceil, log2

import cv2
import numpy as np

from cnngui.engine.arrays import Array
from cnngui.engine.errors import QT_TRANSLATE_NOOP, Note
from cnngui.engine.sizes import Pair
from cnngui.tasks.style.settings import LEAST, Start, StyleSettings

NARROWEST = 16
"""Px of the shorter side at least: of fewer, four poolings leave nothing for the fifth block."""

MORE = 1.5
"""A coarser scale takes this many times as many steps as the next one, up to `COARSE_STEPS`."""

COARSE_STEPS = 20
"""Steps at a coarser scale, at most: of more, the next ones hardly need fewer, and a coarse step is no cheap one."""

NOISE = 40.0
"""Levels by which noise strays from grey."""


def scales_of(settings: StyleSettings) -> tuple[int, ...]:
    """Return the longer sides that a picture has, from coarse to fine: each twice the one before it.

    Examples
    --------
    >>> scales_of(StyleSettings(size=384)), scales_of(StyleSettings(size=1024)), scales_of(StyleSettings(size=100))
    ((48, 96, 192, 384), (32, 64, 128, 256, 512, 1024), (50, 100))
    >>> scales_of(StyleSettings(size=400, scales=(150, 900)))
    (150, 400)
    """
    size = settings.size
    if settings.scales is not None:
        return (*sorted({scale for scale in settings.scales if scale < size}), size)
    doublings = int(log2(size / LEAST))
    return tuple(round(size / 2**times) for times in range(doublings, -1, -1))


def steps_at(settings: StyleSettings, position: int, count: int) -> int:
    """Return how many steps are made at a scale.

    >>> [steps_at(StyleSettings(steps=20), position, 3) for position in range(3)]
    [20, 20, 20]
    """
    steps = ceil(settings.steps * MORE ** (count - 1 - position))
    return steps if position == count - 1 else min(steps, COARSE_STEPS)


def pair_of(photo: Pair, longest: int) -> Pair:
    """Return (H, W) of a photo whose longer side is made ``longest``; a very long one is made wider, to `NARROWEST`.

    >>> pair_of((300, 451), 384), pair_of((30, 900), 64)
    ((255, 384), (16, 64))
    """
    height, width = (max(round(length * longest / max(photo)), NARROWEST) for length in photo)
    return height, width


def narrow_notes(photo: Pair, longest: int) -> list[Note]:
    """Say so where a photo of (H, W) is so long that `pair_of` makes it wider.

    >>> print(*narrow_notes((30, 900), 64))
    The photo is so long that its short side would have 2 px: it was made 16 px, and looks wider.
    """
    shorter = round(min(photo) * longest / max(photo))
    text = QT_TRANSLATE_NOOP(
        "Notes",
        "The photo is so long that its short side would have {side} px: it was made {least} px, and looks wider.",
    )
    return [Note(text, {"side": shorter, "least": NARROWEST})] if shorter < NARROWEST else []


def resized(pixels: Array, size: Pair) -> Array:
    """Bring a picture (or a mask) to (H, W): means where that is smaller, cubic where it is larger."""
    height, width = pixels.shape[:2]
    if (height, width) == size:
        return pixels
    smaller = size[0] < height or size[1] < width
    how = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(pixels, size[::-1], interpolation=how), np.float32)


def enlarged(picture: Array, content: Array, finer: Array) -> Array:
    """Bring a picture to the next scale: what has changed is enlarged, and the photo's own details stay sharp.

    Parameters
    ----------
    picture, content : (h, w, 3) float32
        At one scale.
    finer : (H, W, 3) float32
        The photo at the next.
    """
    change = resized(picture - content, (finer.shape[0], finer.shape[1]))
    return np.asarray(np.clip(finer + change, 0, 255), np.float32)


def started(content: Array, start: Start, seed: int) -> Array:
    """Return the picture that is changed first, at the coarsest scale.

    >>> started(np.full((2, 2, 3), 9, np.float32), "photo", 0).max()
    np.float32(9.0)
    """
    if start == "photo":
        return content.copy()
    noise = np.random.default_rng(seed).normal(127.5, NOISE, content.shape).astype(np.float32)
    picture = noise if start == "noise" else (noise + content) / 2
    return np.clip(picture, 0, 255)


def smaller_size(size: int) -> int | None:
    """Return the next smaller size to try where the memory is too small: half of the pixels; None when there is none.

    >>> smaller_size(512), smaller_size(40)
    (362, None)
    """
    smaller = round(size / 2**0.5)
    return smaller if smaller >= LEAST else None
