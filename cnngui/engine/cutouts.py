"""Photographs that were cut out, and grounds to set them on: white, or a piece of grass, brick or gravel.

So the trap of the background can be staged: with grass behind every bird a network may learn the grass.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import cv2
import numpy as np

from cnngui.engine.arrays import Pixels
from cnngui.engine.decoding import opened_picture
from cnngui.engine.errors import QT_TRANSLATE_NOOP, PhotoError
from cnngui.engine.files import opened, shown
from cnngui.engine.photos import read_photo

SIDE = 224
"""Pixels of the longer side of a bundled cut-out, and of the square ground that it is set on."""

SHARE = 0.9
"""Of the ground's side that the longer side of a cut-out takes."""

KINDS = ("birds", "flowers", "fruit", "hoofed", "vegetables")
"""Of the bundled cut-outs; the folders that they lie in."""

Ground = Literal["white", "grass", "brick", "gravel"]

GROUNDS: tuple[Ground, ...] = ("white", "grass", "brick", "gravel")

_TINTS = {"grass": (0.75, 1.05, 0.45), "brick": (1.15, 0.72, 0.58), "gravel": (1.05, 1.0, 0.92)}
"""What the grey photos of the grounds are multiplied by, in R, G and B."""

_MOST_MEGAPIXELS = 1


@dataclass(frozen=True, eq=False)
class Cutout:
    """One photograph, cut out.

    Parameters
    ----------
    name : str
    kind : str
        The folder that it lies in.
    pixels : (H, W, 4) uint8
        RGB and how opaque it is; colours are not multiplied by it.
    """

    name: str
    kind: str
    pixels: Pixels


@lru_cache(maxsize=1)
def read_cutouts(folder: Path) -> tuple[Cutout, ...]:
    """Read the cut-outs that come with the app, once, by kind and name.

    Parameters
    ----------
    folder : Path
        See `cnngui.paths.bundled_cutouts`.

    Raises
    ------
    PhotoError
        When there are none, or one is damaged.

    Examples
    --------
    >>> from cnngui.paths import bundled_cutouts
    >>> first = read_cutouts(bundled_cutouts())[0]
    >>> first.name, first.kind, first.pixels.shape
    ('adelaide-rosella', 'birds', (224, 162, 4))
    """
    found = tuple(_read(path) for kind in KINDS for path in sorted((folder / kind).glob("*.webp")))
    if not found:
        text = QT_TRANSLATE_NOOP("Errors", "The cut-outs that come with CNNGUI are gone: install it again.")
        raise PhotoError(text)
    return found


def _read(path: Path) -> Cutout:
    with opened(path) as stream, opened_picture(stream, shown(path), _MOST_MEGAPIXELS) as image:
        pixels = np.array(image.convert("RGBA"))
    pixels.setflags(write=False)
    return Cutout(path.stem, path.parent.name, pixels)


def ground_of(ground: Ground, photos: Path, seed: int, side: int = SIDE) -> Pixels:
    """Return a square piece of ground, (side, side, 3): the same for the same seed.

    Parameters
    ----------
    ground : {"white", "grass", "brick", "gravel"}
    photos : Path
        The folder that the grey photos of the grounds lie in; they are tinted.
    seed : int
        Of where the piece is taken, how large it is, and whether it is mirrored.
    side : int
    """
    if ground == "white":
        return np.full((side, side, 3), 255, np.uint8)
    grey = _photo(photos / f"{ground}.png")
    random = np.random.default_rng((seed, GROUNDS.index(ground)))
    longest = min(grey.shape[:2])
    size = int(random.integers(longest // 2, longest + 1))
    top, left = (int(random.integers(length - size + 1)) for length in grey.shape[:2])
    piece = grey[top : top + size, left : left + size]
    if random.random() < 0.5:
        piece = piece[:, ::-1]
    scaled = cv2.resize(piece, (side, side), interpolation=cv2.INTER_AREA).astype(np.float32)
    return np.clip(scaled * np.array(_TINTS[ground], np.float32), 0, 255).round().astype(np.uint8)


@lru_cache(maxsize=8)
def _photo(path: Path) -> Pixels:
    return read_photo(path).pixels


def on_ground(cutout: Cutout, ground: Ground, photos: Path, seed: int = 0, side: int = SIDE) -> Pixels:
    """Set a cut-out in the middle of a ground.

    Parameters
    ----------
    cutout : Cutout
    ground : {"white", "grass", "brick", "gravel"}
    photos : Path
        As in `ground_of`.
    seed : int
        Of the piece of ground.
    side : int
        Pixels.

    Returns
    -------
    (side, side, 3) uint8

    Examples
    --------
    >>> from cnngui.paths import bundled_cutouts, resources
    >>> bird = read_cutouts(bundled_cutouts())[0]
    >>> picture = on_ground(bird, "grass", resources() / "photos", seed=3)
    >>> picture.shape, bool(picture[0, 0, 1] > picture[0, 0, 2])
    ((224, 224, 3), True)
    """
    longest = max(1, round(side * SHARE))
    height, width = _scaled_size(cutout, longest)
    piece = ground_of(ground, photos, seed, side)
    return pasted(piece, cutout, ((side - width) // 2, (side - height) // 2), longest)[0]


def pasted(
    picture: Pixels, cutout: Cutout, place: tuple[int, int], longest: int
) -> tuple[Pixels, tuple[int, int, int, int]]:
    """Paste a cut-out into a picture.

    Parameters
    ----------
    picture : (H, W, 3) uint8
        Not changed.
    cutout : Cutout
    place : (left, top)
        Of the cut-out, in pixels; what lies outside the picture is left out.
    longest : int
        Pixels that its longer side takes.

    Returns
    -------
    (H, W, 3) uint8
    (x, y, width, height)
        Where it lies now, in px; what is outside the picture is counted too.

    Examples
    --------
    >>> square = Cutout("square", "shapes", np.full((8, 4, 4), 255, np.uint8))
    >>> picture, box = pasted(np.zeros((6, 6, 3), np.uint8), square, (1, 2), 4)
    >>> box, picture[:, :, 0].tolist()[2]
    ((1, 2, 2, 4), [0, 255, 255, 0, 0, 0])
    """
    height, width = _scaled_size(cutout, longest)
    scaled = _scaled(cutout, (width, height))
    left, top = place
    rows, columns = _inside(top, height, picture.shape[0]), _inside(left, width, picture.shape[1])
    made = picture.copy()
    if rows.start == rows.stop or columns.start == columns.stop:
        return made, (left, top, width, height)
    part = scaled[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left]
    under = made[rows, columns].astype(np.float32)
    made[rows, columns] = np.clip(part[:, :, :3] + under * (1 - part[:, :, 3:]), 0, 255).round().astype(np.uint8)
    return made, (left, top, width, height)


def _inside(start: int, length: int, whole: int) -> slice:
    first, last = (min(whole, max(0, end)) for end in (start, start + length))
    return slice(first, last)


def _scaled_size(cutout: Cutout, longest: int) -> tuple[int, int]:
    height, width = cutout.pixels.shape[:2]
    factor = longest / max(height, width)
    return max(1, round(height * factor)), max(1, round(width * factor))


def _scaled(cutout: Cutout, size: tuple[int, int]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Return (H, W, 4) float32: colours multiplied by how opaque they are, which is 0 to 1."""
    alpha = cutout.pixels[:, :, 3:].astype(np.float32) / 255
    weighted = np.concatenate([cutout.pixels[:, :, :3] * alpha, alpha], 2)
    smaller = size[0] < weighted.shape[1]
    made = cv2.resize(weighted, size, interpolation=cv2.INTER_AREA if smaller else cv2.INTER_CUBIC)
    made[:, :, 3] = np.clip(made[:, :, 3], 0, 1)
    return np.asarray(made, np.float32)
