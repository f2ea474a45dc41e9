"""How the numbers of one picture lie in a TIFF file, as its directory says."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from PIL import TiffImagePlugin

_WIDTH, _HEIGHT, _BITS, _COMPRESSION, _PHOTOMETRIC, _FILL_ORDER = 256, 257, 258, 259, 262, 266
_OFFSETS, _ORIENTATION, _SAMPLES, _ROWS, _COUNTS, _PLANAR, _PREDICTOR = 273, 274, 277, 278, 279, 284, 317
_TILE_WIDTH, _TILE_HEIGHT, _TILE_OFFSETS, _TILE_COUNTS, _EXTRA, _FORMAT = 322, 323, 324, 325, 338, 339
_NEW_KIND, _KIND, _PROFILE, _NO_DATA = 254, 255, 34675, 42113

ZERO_IS_WHITE, ZERO_IS_BLACK, RGB, INKS = 0, 1, 2, 5

_LOSSLESS = {1, 5, 8, 32773, 32946, 34925, 50000}
"""None, LZW, two names of deflate, PackBits, LZMA and Zstandard: the bytes that come out are the numbers."""

_COLOURS = {ZERO_IS_WHITE: 1, ZERO_IS_BLACK: 1, RGB: 3, INKS: 4}
_TYPES = {1: "u", 2: "i", 3: "f", 4: "u"}
_MOST_CHANNELS = 256


@dataclass(frozen=True)
class Layout:
    """What a directory says.

    Parameters
    ----------
    width, height : int
        Pixels.
    bits, samples : int
        Of each number, and numbers of each pixel; bits is 0 where they differ.
    kind : str
        "u", "i" or "f"; "" for another, or several.
    photometric, compression, predictor, fill_order : int
        As TIFF numbers them.
    is_planar : bool
        Whether the channels lie one after the other, each a picture.
    is_tiled : bool
    block : (int, int)
        Rows and columns of a strip or a tile.
    offsets, counts : tuple of int
        Where the blocks lie, and how many bytes each has.
    extra : tuple of int
        What the numbers after the colours mean: 1 and 2 are alpha, multiplied in or not.
    order : "<" or ">"
    is_reduced : bool
        Whether it is marked as a small copy of another picture.
    orientation : int
    profile : bytes
    missing : float or None
        What stands for "nothing was measured here", as GDAL writes it.
    """

    width: int
    height: int
    bits: int
    samples: int
    kind: str
    photometric: int
    compression: int
    predictor: int
    fill_order: int
    is_planar: bool
    is_tiled: bool
    block: tuple[int, int]
    offsets: tuple[int, ...] = field(repr=False)
    counts: tuple[int, ...] = field(repr=False)
    extra: tuple[int, ...]
    order: str
    is_reduced: bool
    orientation: int
    profile: bytes = field(repr=False)
    missing: float | None

    @classmethod
    def of(cls, directory: TiffImagePlugin.ImageFileDirectory_v2) -> "Layout":
        """Read a directory.

        Raises
        ------
        ValueError, LookupError, TypeError, …
            When it says no size, or what it says is damaged.
        """
        numbers = _Tags(directory)
        height, width = numbers.one(_HEIGHT, 0), numbers.one(_WIDTH, 0)
        if min(height, width) < 1:
            raise ValueError((height, width))
        bits, kinds = set(numbers.all(_BITS, (1,))), {_TYPES.get(each, "") for each in numbers.all(_FORMAT, (1,))}
        is_tiled = _TILE_OFFSETS in directory
        rows = min(numbers.one(_ROWS, height), height)
        return cls(
            width,
            height,
            bits=bits.pop() if len(bits) == 1 else 0,
            samples=numbers.one(_SAMPLES, 1),
            kind=kinds.pop() if len(kinds) == 1 else "",
            photometric=numbers.one(_PHOTOMETRIC, 0),
            compression=numbers.one(_COMPRESSION, 1),
            predictor=numbers.one(_PREDICTOR, 1),
            fill_order=numbers.one(_FILL_ORDER, 1),
            is_planar=numbers.one(_PLANAR, 1) == 2 and numbers.one(_SAMPLES, 1) > 1,
            is_tiled=is_tiled,
            block=(numbers.one(_TILE_HEIGHT, 0), numbers.one(_TILE_WIDTH, 0)) if is_tiled else (rows, width),
            offsets=numbers.all(_TILE_OFFSETS if is_tiled else _OFFSETS),
            counts=numbers.all(_TILE_COUNTS if is_tiled else _COUNTS),
            extra=numbers.all(_EXTRA),
            order="<" if directory.prefix.startswith(b"II") else ">",
            is_reduced=bool(numbers.one(_NEW_KIND, 0) & 1) or numbers.one(_KIND, 1) == 2,
            orientation=numbers.one(_ORIENTATION, 1),
            profile=_bytes(directory.get(_PROFILE)),
            missing=_number(directory.get(_NO_DATA)),
        )

    @property
    def pixels(self) -> int:
        """How many there are."""
        return self.width * self.height

    @property
    def colours(self) -> int:
        """Numbers of a pixel that make its colour: 1, 3 or 4; 0 for a kind of colours that is not read here."""
        return _COLOURS.get(self.photometric, 0)

    @property
    def is_plain(self) -> bool:
        """Tell whether the numbers can be taken as they lie in the file."""
        sizes = {"u": range(1, 65), "i": (8, 16, 32, 64), "f": (16, 32, 64)}
        is_known = self.bits in sizes.get(self.kind, ()) and self.compression in _LOSSLESS
        has_room = self.colours <= self.samples <= _MOST_CHANNELS and min(self.block) > 0
        is_guessed = self.predictor == 1 or (self.predictor == 2 and self.bits in {8, 16, 32, 64})
        return is_known and has_room and self.colours > 0 and (is_guessed or (self.predictor == 3 and self.kind == "f"))

    @property
    def is_of_numbers(self) -> bool:
        """Tell whether it is plain, and Pillow would read it on another rule than its neighbours, or wrong."""
        return self.is_plain and (self.bits > 8 or self.kind != "u" or (self.is_planar and self.bits == 8))

    @property
    def dtype(self) -> "np.dtype[Any]":
        """Return the type of a number in the file; of 3, 12 or 24 bits, the next larger one."""
        size = next(size for size in (1, 2, 4, 8) if 8 * size >= self.bits)
        return np.dtype(f"{self.order}{self.kind}{size}")


def values_of(directory: Mapping[int, Any], tag: int) -> tuple[Any, ...]:
    """Return what a directory says under a tag; nothing where it says nothing."""
    value = directory.get(tag)
    if value is None:
        return ()
    return tuple(value) if isinstance(value, tuple) else (value,)


@dataclass(frozen=True)
class _Tags:
    """Whole numbers out of a directory."""

    directory: Mapping[int, Any]

    def all(self, tag: int, default: tuple[int, ...] = ()) -> tuple[int, ...]:
        return tuple(int(value) for value in values_of(self.directory, tag)) or default

    def one(self, tag: int, default: int) -> int:
        return self.all(tag, (default,))[0]


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""


def _number(text: object) -> float | None:
    with suppress(ValueError, TypeError):
        return float(str(text).strip("\0 ")) if text is not None else None
    return None
