"""Grids of numbers, the second kind of input; and the question which of the two kinds a file is."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from contextlib import suppress
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.csv_text import MAX_CSV_BYTES, parse_csv
from cnngui.engine.errors import QT_TRANSLATE_NOOP, PhotoError
from cnngui.engine.files import opened, shown
from cnngui.engine.formats import LONGEST_START, format_of
from cnngui.engine.npy_files import MAGIC, load_npy, refuse_count
from cnngui.engine.photos import MAX_MEGAPIXELS, Photo, read_photo

_SUFFIXES = {".csv", ".tsv", ".txt", ".npy", ".npz"}
"""Files that are meant to be grids, whatever they turn out to be."""


@dataclass(frozen=True, eq=False)
class Grid:
    """Numbers in rows and columns. Two grids are equal only if they are the same object.

    Parameters
    ----------
    numbers : NDArray[np.float32]
        H×W or H×W×C, C-contiguous, all finite. Not to be written to.
    name : str
        What to call it: the file's name.
    path : Path, optional
        Where it came from.

    Examples
    --------
    >>> Grid(np.zeros((6, 5, 3), np.float32), "course.csv").channels
    3
    """

    numbers: NDArray[np.float32]
    name: str
    path: Path | None = None

    @property
    def channels(self) -> int:
        """How many numbers there are at each place."""
        return 1 if self.numbers.ndim == 2 else self.numbers.shape[2]


def read_input(path: str | PathLike[str], *, max_megapixels: float = MAX_MEGAPIXELS) -> Photo | Grid:
    """Read a photo or a grid, whichever the file is.

    What the file holds decides first (a picture named ``.csv`` is a picture), then its suffix.

    Raises
    ------
    PhotoError
        As `read_photo` and `read_grid` do.

    Examples
    --------
    >>> from cnngui.paths import bundled_grids, bundled_photos
    >>> [type(read_input(path)).__name__ for path in (bundled_photos()[0], bundled_grids()[0])]
    ['Photo', 'Grid']
    """
    path = Path(path)
    with opened(path) as stream:
        start = stream.read(LONGEST_START)
    if start.startswith(MAGIC) or (path.suffix.lower() in _SUFFIXES and format_of(start) is None):
        return read_grid(path, max_megapixels=max_megapixels)
    return read_photo(path, max_megapixels=max_megapixels)


def read_grid(path: str | PathLike[str], *, max_megapixels: float = MAX_MEGAPIXELS) -> Grid:
    """Read a ``.npy`` file or numbers as text.

    Parameters
    ----------
    path : str or PathLike
        ``.npy``: any real numbers, H×W or H×W×C. Text (UTF-8, UTF-16 or Windows-1252, as
        spreadsheets save it): as for `parse_csv`.
    max_megapixels : float
        Millions of numbers that a grid may hold.

    Raises
    ------
    PhotoError
        When the file cannot be opened, is damaged or neither of the two, or its numbers are not a grid of
        finite real numbers of 2 or 3 dimensions and the allowed size.

    Examples
    --------
    >>> from cnngui.paths import bundled_grids
    >>> grid = read_grid(bundled_grids()[0])
    >>> grid.numbers.shape, grid.numbers.dtype, grid.numbers[0].tolist()
    ((6, 6), dtype('float32'), [3.0, 0.0, 1.0, 2.0, 7.0, 4.0])
    """
    path = Path(path)
    name, most = shown(path), int(max_megapixels * 1e6)
    with opened(path) as stream:
        try:
            numbers = _finite(_load(stream, name, most), name)
        except MemoryError as error:
            text = QT_TRANSLATE_NOOP("Errors", "There is not enough memory to open {name}: close other programs.")
            raise PhotoError(text, name=name) from error
        except OSError as error:
            text = QT_TRANSLATE_NOOP("Errors", "The file {name} cannot be read ({reason}): get another copy.")
            raise PhotoError(text, name=name, reason=error.strerror) from error
    return Grid(numbers, shown(Path(path.name)), path)


def _load(stream: BinaryIO, name: str, most: int) -> NDArray[np.generic]:
    start = stream.read(len(MAGIC))
    stream.seek(0)
    if start == MAGIC:
        return load_npy(stream, name, most)
    numbers = parse_csv(_text(stream, name), name)
    refuse_count(numbers.size, name, most)
    return numbers


def _text(stream: BinaryIO, name: str) -> str:
    data = stream.read(MAX_CSV_BYTES + 1)
    if len(data) > MAX_CSV_BYTES:
        text = QT_TRANSLATE_NOOP("Errors", "The file {name} is over {limit} MB of text: save the numbers as .npy.")
        raise PhotoError(text, name=name, limit=MAX_CSV_BYTES // 2**20)
    is_utf_16 = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    for encoding in ("utf-16",) if is_utf_16 else ("utf-8-sig", "cp1252"):  # the last is Excel's own on Windows
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            if "\0" not in text:
                return text
    text = QT_TRANSLATE_NOOP(
        "Errors", "The file {name} is not a grid of numbers: save one array as .npy or rows of numbers as .csv."
    )
    raise PhotoError(text, name=name)


def _finite(raw: NDArray[np.generic], name: str) -> NDArray[np.float32]:
    """Bring any real numbers to float32, and refuse the first that is not a number or too large."""
    with np.errstate(over="ignore"):
        numbers = np.ascontiguousarray(raw, np.float32)
    finite = np.isfinite(numbers)
    if not finite.all():
        row, column = np.argwhere(~finite)[0][:2].tolist()
        text = QT_TRANSLATE_NOOP(
            "Errors", "Row {row}, column {column} of {name} is not finite or too large for float32: correct it."
        )
        raise PhotoError(text, row=row + 1, column=column + 1, name=name)
    return numbers
