"""Encoded pictures → H×W×3 uint8 RGB: everything that knows Pillow's habits.

Pillow's plugins are called by the file's first bytes, not through `PIL.Image.open`: a wrong extension does no harm,
plugins that run other programs (EPS) are out of reach, and "not a picture" can be told from "a damaged picture".
"""

import ctypes
import logging
import struct
import threading
import warnings
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from math import ceil
from typing import IO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFile, _imaging

from cnngui.engine.errors import QT_TRANSLATE_NOOP, Note, PhotoError
from cnngui.engine.formats import CAMERA_RAW, Opener, format_in
from cnngui.engine.rgb import to_rgb

# What Pillow 13 raises over thousands of damaged files; RuntimeError includes NotImplementedError.
DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    AssertionError,
    EOFError,
    RuntimeError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)


def decode(
    stream: IO[bytes], name: str, max_megapixels: float, longest: int | None = None
) -> tuple[NDArray[np.uint8], tuple[Note, ...]]:
    """Decode the picture in ``stream``.

    Parameters
    ----------
    stream : IO[bytes]
        Seekable, at its beginning.
    name : str
        What sentences call the picture.
    max_megapixels : float
        Larger pictures are refused before a pixel is decoded.
    longest : int, optional
        Make the picture smaller while decoding it, so that its longer side has at most this many pixels.

    Returns
    -------
    tuple[NDArray[np.uint8], tuple[Note, ...]]
        H×W×3 RGB, C-contiguous, upright, sRGB; and what was done on the way.

    Raises
    ------
    PhotoError
        For everything that can be wrong with a picture, and nothing else.
    """
    with opened_picture(stream, name, max_megapixels) as image:
        return to_rgb(image, longest)


@contextmanager
def opened_picture(stream: IO[bytes], name: str, max_megapixels: float) -> Iterator[ImageFile.ImageFile]:
    """Return the picture in ``stream``, known to be one and not too large, before its pixels are decoded.

    Raises
    ------
    PhotoError
        As `decode`, also for what goes wrong inside.
    """
    with HUSH:
        kind, opener = _readable_format(stream, name)
        with _refusing(name, kind):
            image = opener(stream)
            refuse_size(image.size, name, max_megapixels)
            yield image


def _readable_format(stream: IO[bytes], name: str) -> tuple[str, Opener]:
    with _refusing(name, "TIFF"):  # in which one looks for camera raw
        found = format_in(stream)
    if found is None:
        text = QT_TRANSLATE_NOOP(
            "Errors", "The file {name} is not a picture: choose a JPEG, PNG, WebP, TIFF, BMP or GIF."
        )
        raise PhotoError(text, name=name)
    if found.name == CAMERA_RAW:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "The picture {name} is camera raw (such as DNG, NEF or CR2): numbers of a sensor that are to be developed "
            "first. Save it as JPEG or TIFF in the program of the camera.",
        )
        raise PhotoError(text, name=name)
    if found.opener is None:
        text = QT_TRANSLATE_NOOP(
            "Errors", "The picture {name} is of the kind {format}, which cannot be read: save it as JPEG."
        )
        raise PhotoError(text, name=name, format=found.name)
    return found.name, found.opener


class _Hush:
    """Keep Pillow's own limit and its complaints out of the way while pictures are read, in any number of threads.

    WORKAROUND: all of these are global, so they are set by the first reader and restored by the last one.
    `Image.MAX_IMAGE_PIXELS` would refuse 180 megapixels, below our limit, which is always checked before pixels are
    decoded. Pillow warns of damaged EXIF data, logs odd TIFF tags and lets libtiff print; the user is told what matters
    in a `Note` or an error. Only Pillow is hushed: warnings from other threads still come through.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._readers = 0
        self._restore = ExitStack()

    def __enter__(self) -> None:
        with self._lock:
            self._readers += 1
            if self._readers > 1:
                return
            self._restore.enter_context(warnings.catch_warnings())
            warnings.filterwarnings("ignore", module=r"PIL\.")
            log = logging.getLogger("PIL")
            self._restore.callback(log.setLevel, log.level)
            log.setLevel(logging.CRITICAL + 1)
            self._restore.callback(setattr, Image, "MAX_IMAGE_PIXELS", Image.MAX_IMAGE_PIXELS)
            Image.MAX_IMAGE_PIXELS = None
            _silence_libtiff(self._restore)

    def __exit__(self, *error: object) -> None:
        with self._lock:
            self._readers -= 1
            if self._readers == 0:
                self._restore.close()


def _silence_libtiff(restore: ExitStack) -> None:
    """Stop libtiff from printing on stderr: Pillow leaves its error handler in place and offers no door to it.

    WORKAROUND for https://github.com/python-pillow/Pillow/issues/3487 and the like. Where libtiff is built into Pillow
    (Windows) it cannot be reached, and prints.
    """
    with suppress(OSError, AttributeError):
        set_handler = ctypes.CDLL(_imaging.__file__).TIFFSetErrorHandler
        set_handler.argtypes = [ctypes.c_void_p]
        set_handler.restype = ctypes.c_void_p
        restore.callback(set_handler, set_handler(None))


HUSH = _Hush()


@contextmanager
def _refusing(name: str, kind: str) -> Iterator[None]:
    """Turn whatever goes wrong inside into a `PhotoError`."""
    try:
        yield
    except MemoryError as error:
        text = QT_TRANSLATE_NOOP(
            "Errors", "There is not enough memory to open {name}: close programs or make it smaller."
        )
        raise PhotoError(text, name=name) from error
    except DAMAGE as error:
        if "not identified by this driver" in str(error):
            text = QT_TRANSLATE_NOOP(
                "Errors", "The picture {name} is cut short, or 0 pixels wide or high: get another."
            )
            raise PhotoError(text, name=name) from error
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "The picture {name} is damaged, incomplete or a rare kind of {format}: "
            "get another copy or save it again in a picture program.",
        )
        raise PhotoError(text, name=name, format=kind) from error


def refuse_size(size: tuple[int, int], name: str, max_megapixels: float) -> None:
    """Refuse a picture of ``size`` (width, height) that is too large, and say by how much."""
    width, height = size
    if width * height > max_megapixels * 1e6:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "The picture {name} has {width} × {height} pixels, {megapixels} megapixels where {limit} are allowed: "
            "make it smaller first.",
        )
        megapixels = ceil(width * height / 1e6)
        raise PhotoError(text, name=name, width=width, height=height, megapixels=megapixels, limit=max_megapixels)
