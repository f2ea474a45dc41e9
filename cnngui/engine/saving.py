"""Pictures and grids → files, whole or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from cnngui.engine.about import about_options
from cnngui.engine.csv_text import format_csv
from cnngui.engine.errors import QT_TRANSLATE_NOOP, PhotoError
from cnngui.engine.files import atomic_write, shown


@dataclass(frozen=True)
class PictureKind:
    """How one kind of picture file is written, and the longest side that it can have."""

    name: str
    longest: int
    options: Mapping[str, object] = field(default_factory=dict)


_JPEG = PictureKind("JPEG", 65500, {"quality": 95, "subsampling": 0})
_TIFF = PictureKind("TIFF", 2**31 - 1, {"compression": "tiff_deflate"})

PICTURE_KINDS: Mapping[str, PictureKind] = {
    ".png": PictureKind("PNG", 2**31 - 1, {"compress_level": 3}),  # twice as fast as 6, a twentieth larger
    ".jpg": _JPEG,
    ".jpeg": _JPEG,
    ".webp": PictureKind("WebP", 16383, {"quality": 95}),
    ".tif": _TIFF,
    ".tiff": _TIFF,
}
"""By suffix. PNG and TIFF keep every pixel; JPEG and WebP come close."""


def save_picture(pixels: NDArray[np.uint8], path: str | PathLike[str], about: str | None = None) -> None:
    """Write a picture in the kind that the suffix names: ``.png``, ``.jpg``, ``.webp`` or ``.tif``.

    Parameters
    ----------
    pixels : NDArray[np.uint8]
        H×W×3 RGB.
    path : str or PathLike
        An existing file is replaced at the end, in one step.
    about : str, optional
        A text that the file keeps with the picture, for `cnngui.engine.about.read_about`.

    Raises
    ------
    PhotoError
        When the suffix names no kind of picture, the picture is too large for the kind, or the file cannot be
        written.

    Examples
    --------
    >>> save_picture(np.zeros((2, 2, 3), np.uint8), "black.xyz")
    Traceback (most recent call last):
    cnngui.engine.errors.PhotoError: black.xyz is no name for a picture: end it in .png, .jpg, .webp or .tif.
    """
    path = Path(path)
    kind = PICTURE_KINDS.get(path.suffix.lower())
    if kind is None:
        text = QT_TRANSLATE_NOOP("Errors", "{name} is no name for a picture: end it in .png, .jpg, .webp or .tif.")
        raise PhotoError(text, name=shown(path))
    if max(pixels.shape) > kind.longest:
        text = QT_TRANSLATE_NOOP(
            "Errors", "A {format} has at most {limit} pixels a side and {name} would have {longest}: save it as .png."
        )
        raise PhotoError(text, format=kind.name, limit=kind.longest, name=shown(path), longest=max(pixels.shape))
    options = dict(kind.options) | (about_options(kind.name, about) if about is not None else {})
    with atomic_write(path) as stream:
        Image.fromarray(np.ascontiguousarray(pixels)).save(stream, kind.name, **options)


def save_grid(array: NDArray[np.float32], path: str | PathLike[str]) -> None:
    """Write a grid as ``.npy`` or ``.csv``; `read_grid` gives the same numbers back.

    Parameters
    ----------
    array : NDArray[np.float32]
        H×W or H×W×C. As text, a single channel comes back as H×W.
    path : str or PathLike
        An existing file is replaced at the end, in one step.

    Raises
    ------
    PhotoError
        When the suffix is another one, numbers are not finite, or the file cannot be written.

    Examples
    --------
    >>> save_grid(np.zeros((2, 2), np.float32), "zeros.xls")
    Traceback (most recent call last):
    cnngui.engine.errors.PhotoError: zeros.xls is no name for a grid of numbers: end it in .npy or .csv.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in {".npy", ".csv"}:
        text = QT_TRANSLATE_NOOP("Errors", "{name} is no name for a grid of numbers: end it in .npy or .csv.")
        raise PhotoError(text, name=shown(path))
    if not np.isfinite(array).all():
        text = QT_TRANSLATE_NOOP("Errors", "The numbers for {name} are not all finite: make the kernel's smaller.")
        raise PhotoError(text, name=shown(path))
    with atomic_write(path) as stream:
        if suffix == ".npy":
            np.save(stream, array.astype(np.float32, copy=False), allow_pickle=False)
        else:
            stream.write(f"{format_csv(array)}\n".encode())
