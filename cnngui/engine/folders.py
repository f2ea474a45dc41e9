"""Photos and grids side by side in a folder: which one comes next."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from cnngui.engine.errors import QT_TRANSLATE_NOOP, PhotoError
from cnngui.engine.grids import Grid, read_input
from cnngui.engine.photos import Photo

SUFFIXES = (
    *(".jpg", ".jpeg", ".jpe", ".jfif", ".jif", ".pjpeg", ".pjp", ".mpo"),
    *(".png", ".apng", ".webp", ".tif", ".tiff", ".btf", ".tf8", ".bmp", ".dib", ".gif", ".avif", ".avifs"),
    *(".jp2", ".j2k", ".jpf", ".jpx", ".j2c", ".jpc", ".ppm", ".pgm", ".pbm", ".pnm", ".pfm"),
    *(".csv", ".tsv", ".npy"),
)
"""What a file dialog and the walk through a folder show; what a file really is, its content says. Grids may also be
called ``.txt``, but most of such files are none."""


def photos_beside(path: Path) -> list[Path]:
    """Return the photos and grids of the folder of ``path``, IMG_2 before IMG_10; none if it cannot be read.

    >>> from cnngui.paths import bundled_photos
    >>> bundled_photos()[0] in photos_beside(bundled_photos()[0])
    True
    """
    try:
        found = [other for other in path.absolute().parent.iterdir() if _is_readable(other)]
    except OSError:
        found = []
    return sorted(found, key=_natural)


def read_neighbour(path: Path, by: int, pass_over: Callable[[Path], object] = lambda _path: None) -> Photo | Grid:
    """Read the photo that lies ``by`` farther than ``path`` in its folder, in natural order and round its ends.

    Files that cannot be read are told to ``pass_over``, and the next in the same direction is tried. Where ``path`` is
    there no more, one starts at the end of the folder.

    Raises
    ------
    PhotoError
        When no photo of the folder can be read.

    Examples
    --------
    >>> from cnngui.paths import bundled_photos
    >>> read_neighbour(bundled_photos()[0], -1).path.parent == bundled_photos()[0].parent
    True
    """
    photos, here = photos_beside(path), path.absolute()
    at = photos.index(here) if here in photos else min(-by, 0)
    return read_of(photos, at + by, 1 if by > 0 else -1, pass_over)


def read_of(
    photos: Sequence[Path], at: int, direction: int, pass_over: Callable[[Path], object] = lambda _path: None
) -> Photo | Grid:
    """Read a photo of a row, round its ends; where it cannot be read, the next one in a direction, 1 or -1.

    Raises
    ------
    PhotoError
        When none of them can be read.

    Examples
    --------
    >>> from cnngui.paths import bundled_photos
    >>> read_of(bundled_photos(), -1, 1).path == bundled_photos()[-1]
    True
    """
    for further in range(len(photos)):
        candidate = photos[(at + direction * further) % len(photos)]
        try:
            return read_input(candidate)
        except PhotoError:
            pass_over(candidate)
    raise PhotoError(QT_TRANSLATE_NOOP("Errors", "There is no other photo in this folder any more."))


def _is_readable(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".")


def _natural(path: Path) -> list[tuple[int, int, str]]:
    return natural(path.name)


def natural(name: str) -> list[tuple[int, int, str]]:
    """Return what to sort names by, so that IMG_2 stands before IMG_10.

    >>> sorted(["b", "A10", "a9"], key=natural)
    ['a9', 'A10', 'b']
    """
    parts = re.split(r"(\d+)", name.casefold())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]
