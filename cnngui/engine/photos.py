"""Photos: the one image contract, H×W×3 uint8 RGB, and the ways in: a file, bytes, or an array (the clipboard)."""

from dataclasses import dataclass
from io import BytesIO
from os import PathLike
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.decoding import decode, refuse_size
from cnngui.engine.errors import QT_TRANSLATE_NOOP, Note, PhotoError
from cnngui.engine.files import opened, shown
from cnngui.engine.rgb import rgba_on_white

MAX_MEGAPIXELS = 200
"""Larger pictures are refused unless the caller says otherwise: beyond it a single response takes a gigabyte."""


@dataclass(frozen=True, eq=False)
class Photo:
    """What the user opened. Two photos are equal only if they are the same object.

    Parameters
    ----------
    pixels : NDArray[np.uint8]
        H×W×3 RGB, C-contiguous, upright, sRGB. Not to be written to.
    name : str
        What to call it: the file's name.
    path : Path, optional
        Where it came from.
    notes : tuple[Note, ...]
        What was done to it on the way in.

    Examples
    --------
    >>> Photo(np.zeros((400, 600, 3), np.uint8), "night.png").size
    (600, 400)
    """

    pixels: NDArray[np.uint8]
    name: str
    path: Path | None = None
    notes: tuple[Note, ...] = ()

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels, in this order."""
        height, width = self.pixels.shape[:2]
        return width, height


def read_photo(path: str | PathLike[str], *, max_megapixels: float = MAX_MEGAPIXELS) -> Photo:
    """Read a picture file of any kind and extension: JPEG, PNG, WebP, TIFF, BMP, GIF, AVIF, JPEG 2000, PPM.

    Parameters
    ----------
    path : str or PathLike
        Any path that the system knows, in any script.
    max_megapixels : float
        Larger pictures are refused before a pixel is decoded.

    Returns
    -------
    Photo
        The first picture in the file at its full size, 8 bits a channel, turned upright, in sRGB, on white.

    Raises
    ------
    PhotoError
        When there is no such file, it is a folder, a device or empty, may not be read, is no picture, or the
        picture is damaged, cut short, without pixels, too large, or of a kind that cannot be read.

    Examples
    --------
    >>> from cnngui.paths import bundled_photos
    >>> photo = read_photo(bundled_photos()[0])
    >>> photo.name, photo.size, photo.pixels.shape, photo.pixels.dtype
    ('chelsea.png', (451, 300), (300, 451, 3), dtype('uint8'))
    """
    path = Path(path)
    with opened(path) as stream:
        pixels, notes = decode(stream, shown(path), max_megapixels)
    return Photo(pixels, shown(Path(path.name)), path, notes)


def read_preview(
    path: str | PathLike[str], longest: int, *, max_megapixels: float = MAX_MEGAPIXELS
) -> NDArray[np.uint8]:
    """Read a picture at thumbnail size, a JPEG several times faster than whole.

    Parameters
    ----------
    path : str or PathLike
        As for `read_photo`.
    longest : int
        Pixels that the longer side may have, at least 1; small pictures are not enlarged.
    max_megapixels : float
        As for `read_photo`.

    Returns
    -------
    NDArray[np.uint8]
        H×W×3 RGB, C-contiguous.

    Raises
    ------
    PhotoError
        As `read_photo` does.

    Examples
    --------
    >>> from cnngui.paths import bundled_photos
    >>> read_preview(bundled_photos()[0], 64).shape
    (43, 64, 3)
    """
    path = Path(path)
    with opened(path) as stream:
        return decode(stream, shown(path), max_megapixels, longest)[0]


def photo_from_bytes(data: bytes, name: str, *, max_megapixels: float = MAX_MEGAPIXELS) -> Photo:
    r"""Read an encoded picture that is in memory already; as `read_photo` otherwise.

    Raises
    ------
    PhotoError
        As `read_photo` does.

    Examples
    --------
    >>> photo_from_bytes(b"P6 1 1 255 \x01\x02\x03", "dot").pixels.tolist()
    [[[1, 2, 3]]]
    """
    if not data:
        raise PhotoError(QT_TRANSLATE_NOOP("Errors", "The picture {name} is empty: choose another."), name=name)
    pixels, notes = decode(BytesIO(data), name, max_megapixels)
    return Photo(pixels, name, None, notes)


def photo_from_array(
    array: NDArray[np.uint8], name: str, *, profile: bytes | None = None, max_megapixels: float = MAX_MEGAPIXELS
) -> Photo:
    """Make a photo of pixels, such as the clipboard's; they are copied.

    Parameters
    ----------
    array : NDArray[np.uint8]
        H×W or H×W×1 grey, H×W×3 RGB, or H×W×4 RGBA (alpha not multiplied in, put on white). Any strides.
    name : str
        What to call the photo.
    profile : bytes, optional
        The ICC profile of RGBA pixels, which are brought to sRGB; without it they are believed to be there.
    max_megapixels : float
        Larger arrays are refused.

    Raises
    ------
    PhotoError
        When the array has another shape or type, no pixels or too many.

    Examples
    --------
    >>> photo_from_array(np.array([[7, 9]], np.uint8), "grey").pixels.tolist()
    [[[7, 7, 7], [9, 9, 9]]]
    """
    solid = array[..., np.newaxis] if array.ndim == 2 else array
    if solid.ndim != 3 or solid.shape[2] not in {1, 3, 4} or solid.size == 0 or solid.dtype != np.uint8:
        text = QT_TRANSLATE_NOOP(
            "Errors", "{name} is no picture (shape {shape}, {dtype}): give rows of grey, RGB or RGBA bytes."
        )
        raise PhotoError(text, name=name, shape=array.shape, dtype=array.dtype)
    height, width, channels = solid.shape
    refuse_size((width, height), name, max_megapixels)
    if channels == 4:
        pixels, notes = rgba_on_white(np.ascontiguousarray(solid), profile)
        return Photo(pixels, name, None, notes)
    return Photo(np.array(np.broadcast_to(solid, (height, width, 3)), order="C"), name)
