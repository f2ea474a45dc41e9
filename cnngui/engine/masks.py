"""Where a photo is changed and where not: a mask out of a picture file, and a region painted with strokes."""

from dataclasses import dataclass
from os import PathLike
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import ImageFile

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.decoding import opened_picture
from cnngui.engine.files import opened, shown
from cnngui.engine.photos import MAX_MEGAPIXELS
from cnngui.engine.pixels import to_grey
from cnngui.engine.rgb import eight_bit, to_rgb, turn_of

_OPAQUE = 255

LONGEST = 256
"""Px of a region's longer side: brushes are not finer, and it takes 64 kB at most."""


def read_mask(path: str | PathLike[str], *, max_megapixels: float = MAX_MEGAPIXELS) -> NDArray[np.float32]:
    """Read a mask out of a picture file of any kind that `cnngui.engine.photos.read_photo` reads.

    Parameters
    ----------
    path : str or PathLike
        Any path that the system knows, in any script.
    max_megapixels : float
        Larger pictures are refused before a pixel is decoded.

    Returns
    -------
    NDArray[np.float32]
        H×W, upright. Of a picture that is not opaque all over, its alpha: 1 where it is opaque, 0 where it is clear,
        whatever its colours. Of any other, its brightness: 1 where it is white, 0 where it is black.

    Raises
    ------
    PhotoError
        As `read_photo` does.

    Examples
    --------
    >>> from cnngui.paths import bundled_photos
    >>> mask = read_mask(bundled_photos()[0])
    >>> mask.shape, mask.dtype, bool(0 <= mask.min() < mask.max() <= 1)
    ((300, 451), dtype('float32'), True)
    """
    path = Path(path)
    with opened(path) as stream, opened_picture(stream, shown(path), max_megapixels) as image:
        pixels, _ = to_rgb(image)
        alpha = _alpha(image)
        levels = to_grey(pixels) if alpha is None else alpha.astype(np.float32)
    levels /= np.float32(_OPAQUE)
    return levels


def _alpha(image: ImageFile.ImageFile) -> NDArray[np.uint8] | None:
    """Return the alpha, upright, of a picture that `to_rgb` has loaded; None where it is opaque all over."""
    if not image.has_transparency_data:
        return None
    shown_as, _ = eight_bit(image)
    if "A" not in shown_as.getbands():
        return None
    alpha = shown_as.getchannel("A")
    if alpha.getextrema() == (_OPAQUE, _OPAQUE):
        return None
    turn = turn_of(image)
    return np.asarray(alpha.transpose(turn) if turn is not None else alpha, np.uint8)


@dataclass(frozen=True)
class Region:
    """Where a photo is restyled.

    Parameters
    ----------
    source : int
        Names the photo that it belongs to.
    shape : (rows, columns)
    levels : bytes
        0 stays as it is, 255 is restyled; row after row.
    """

    source: int
    shape: tuple[int, int]
    levels: bytes

    @property
    def mask(self) -> Array:
        """(rows, columns), 0 to 1."""
        return self._levels().astype(np.float32) / np.float32(255)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is to be restyled."""
        return not any(self.levels)

    def _levels(self) -> Pixels:
        return np.frombuffer(self.levels, np.uint8).reshape(self.shape)


def no_region(source: int, photo: tuple[int, int]) -> Region:
    """Return a region of a photo, (H, W), in which nothing is painted yet.

    >>> no_region(7, (1000, 2000)).shape
    (128, 256)
    """
    factor = min(LONGEST / max(photo), 1)
    rows, columns = (max(round(side * factor), 1) for side in photo)
    return Region(source, (rows, columns), bytes(rows * columns))


def brushed(
    region: Region, first: tuple[float, float], last: tuple[float, float], radius: float, *, erases: bool
) -> Region:
    """Paint a straight stroke.

    Parameters
    ----------
    region : Region
    first, last : (down, across)
        Where it begins and ends, as shares of the photo, 0 to 1.
    radius : float
        Of the brush, as a share of the photo's longer side.
    erases : bool
        Whether it takes away what was painted.

    Examples
    --------
    >>> painted = brushed(no_region(7, (100, 200)), (0.5, 0.25), (0.5, 0.75), 0.1, erases=False)
    >>> painted.mask[50, 100], painted.mask[2, 2]
    (np.float32(1.0), np.float32(0.0))
    """
    levels = region._levels().copy()
    rows, columns = region.shape
    ends = [(round(across * columns - 0.5), round(down * rows - 0.5)) for down, across in (first, last)]
    width = max(round(2 * radius * max(region.shape)), 1)
    cv2.line(levels, ends[0], ends[1], 0 if erases else 255, width)
    return Region(region.source, region.shape, levels.tobytes())


def region_of(source: int, photo: tuple[int, int], mask: Array) -> Region:
    """Return the region that a mask, (h, w) from 0 to 1, names in a photo, (H, W).

    >>> region_of(7, (2, 2), np.ones((4, 4), np.float32)).mask.tolist()
    [[1.0, 1.0], [1.0, 1.0]]
    """
    rows, columns = no_region(source, photo).shape
    small = cv2.resize(np.asarray(mask, np.float32), (columns, rows), interpolation=cv2.INTER_AREA)
    return Region(source, (rows, columns), np.clip(np.rint(255 * small), 0, 255).astype(np.uint8).tobytes())


def veiled(photo: Pixels, region: Region) -> Pixels:
    """Draw a photo, (H, W, 3) uint8, darker and grey where it stays as it is.

    >>> veiled(np.full((1, 1, 3), 200, np.uint8), no_region(7, (1, 1))).tolist()
    [[[70, 70, 70]]]
    """
    height, width = photo.shape[:2]
    share = cv2.resize(region._levels(), (width, height), interpolation=cv2.INTER_LINEAR)[..., np.newaxis]
    grey = cv2.cvtColor(photo, cv2.COLOR_RGB2GRAY)[..., np.newaxis]
    dark = np.asarray(grey * 0.35, np.float32)
    return np.rint(dark + (photo - dark) * (share / np.float32(255))).astype(np.uint8)
