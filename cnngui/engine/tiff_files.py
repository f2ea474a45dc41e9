"""TIFF files: which of their pictures is meant, whether they are camera raw, and who reads them.

Pillow reads bytes in rows of pixels. What has more bits, a sign or a point, or lies plane by plane is read by
`cnngui.engine.tiff_numbers`, so that all of it is shown by one rule (see `cnngui.engine.brightness`).

Source: TIFF 6.0, https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf; DNG 1.7, from 2023.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import IO

from PIL import ImageFile, TiffImagePlugin

from cnngui.engine.errors import QT_TRANSLATE_NOOP, Note
from cnngui.engine.png_files import NOTES
from cnngui.engine.tiff_layout import Layout, values_of
from cnngui.engine.tiff_numbers import NumbersTiff

Directory = TiffImagePlugin.ImageFileDirectory_v2

_SUB_DIRECTORIES, _DNG_VERSION, _PHOTOMETRIC, _COMPRESSION = 330, 50706, 262, 259
_MOSAICS = {32803, 34892}
"""Kinds of colours that only camera raw has: the mosaic of a sensor, and what was computed from it."""

_RAW_COMPRESSIONS = {34713, 32767, 65000, 65535}
"""Of Nikon, Sony, Kodak and Pentax."""

_MOST = 32
"""Pictures of a file that are looked at."""

_LARGER = 4
"""Times as many pixels make another picture in the file the one that is meant."""

_BROKEN = (OSError, ValueError, TypeError, LookupError, SyntaxError, ArithmeticError, EOFError)


def is_camera_raw(stream: IO[bytes]) -> bool:
    """Tell whether a TIFF holds what a camera's sensor has measured, as DNG, NEF, ARW, PEF, SRW, 3FR and more do."""
    with suppress(*_BROKEN):
        for directory in _with_those_within(stream, list(_chain(stream))):
            if _DNG_VERSION in directory or set(values_of(directory, _PHOTOMETRIC)) & _MOSAICS:
                return True
            if set(values_of(directory, _COMPRESSION)) & _RAW_COMPRESSIONS:
                return True
    return False


def open_tiff(stream: IO[bytes]) -> ImageFile.ImageFile:
    """Open the picture that is meant: not a thumbnail that comes before it.

    Raises
    ------
    SyntaxError, OSError, …
        Whatever Pillow raises over a damaged file, or over one of a kind that nobody reads.
    """
    layouts, within = _layouts(stream)
    chosen = _meant(layouts)
    stream.seek(0)
    layout = layouts[chosen] if layouts else None
    if layout is not None and layout.is_of_numbers:
        image: ImageFile.ImageFile = NumbersTiff(stream, layout, len(layouts))
    else:
        image = _by_pillow(stream, layout, chosen, len(layouts))
    larger = max(within, key=lambda each: each.pixels, default=None)
    if layout is not None and larger is not None and larger.pixels > _LARGER * layout.pixels:
        text = QT_TRANSLATE_NOOP(
            "Notes", "It is the small preview of a picture of {width} × {height} pixels, which cannot be read."
        )
        image.info[NOTES] = (Note(text, {"width": larger.width, "height": larger.height}),)
    return image


def _by_pillow(stream: IO[bytes], layout: Layout | None, chosen: int, count: int) -> ImageFile.ImageFile:
    try:
        image = TiffImagePlugin.TiffImageFile(stream)
    except SyntaxError:
        if layout is None or not layout.is_plain:
            raise
        stream.seek(0)
        return NumbersTiff(stream, layout, count)
    if chosen:
        image.seek(chosen)
    return image


def _layouts(stream: IO[bytes]) -> tuple[list[Layout], list[Layout]]:
    """Return what is said of the pictures in a row, and of those within the first; nothing where it is damaged."""
    chain: list[Directory] = []
    layouts: list[Layout] = []
    within: list[Layout] = []
    with suppress(*_BROKEN):
        chain.extend(_chain(stream))
    with suppress(*_BROKEN):
        layouts.extend(map(Layout.of, chain))
    with suppress(*_BROKEN):
        within.extend(map(Layout.of, _within(stream, chain[0])))
    return layouts, within


def _meant(layouts: Sequence[Layout]) -> int:
    """Choose the first picture, or where it is marked as a small copy, the first that is not."""
    if not layouts or not layouts[0].is_reduced:
        return 0
    whole = (place for place, layout in enumerate(layouts) if not layout.is_reduced)
    return next((place for place in whole if layouts[place].pixels > layouts[0].pixels), 0)


def _with_those_within(stream: IO[bytes], chain: Sequence[Directory]) -> Iterator[Directory]:
    for directory in chain:
        yield directory
        yield from _within(stream, directory)


def _chain(stream: IO[bytes]) -> Iterator[Directory]:
    """Go through the directories of a file, at most `_MOST`, each once."""
    head = _head(stream)
    seen: set[int] = set()
    place = Directory(head).next
    while place and place not in seen and len(seen) < _MOST:
        seen.add(place)
        directory = _directory(stream, head, place)
        yield directory
        place = directory.next


def _within(stream: IO[bytes], directory: Directory) -> Iterator[Directory]:
    """Go through the directories that one names as parts of it."""
    for place in values_of(directory, _SUB_DIRECTORIES)[:_MOST]:
        if isinstance(place, int):
            yield _directory(stream, _head(stream), place)


def _head(stream: IO[bytes]) -> bytes:
    stream.seek(0)
    head = stream.read(8)
    return head + stream.read(8) if 0x2B in head[2:4] else head


def _directory(stream: IO[bytes], head: bytes, place: int) -> Directory:
    directory = Directory(head)
    stream.seek(place)
    directory.next = 0
    directory.load(stream)
    return directory
