"""MNIST and Fashion-MNIST as they are published: four files in the form IDX, packed with gzip or not."""

import gzip
import zlib
from collections.abc import Iterator
from math import prod
from pathlib import Path

import numpy as np

from cnngui.engine.arrays import Pixels
from cnngui.engine.digits.sets import CLASSES, SIDE, Digits, DigitsError, DigitSet
from cnngui.engine.errors import QT_TRANSLATE_NOOP, PhotoError
from cnngui.engine.files import opened, shown

FASHION = ("T-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot")
"""What the ten labels of Fashion-MNIST stand for."""

_STARTS = {"train": "train", "test": "t10k"}
_ENDS = {"images": "idx3-ubyte", "labels": "idx1-ubyte"}
"""What the names of the files begin and end with; .gz may follow."""

_MOST = 2**28
"""Bytes of a file when it is unpacked: five times the largest."""

_UNSIGNED_BYTES = 8


def read_folder(folder: Path) -> Digits:
    """Read the four files of a folder.

    Parameters
    ----------
    folder : Path
        With ``train-images-idx3-ubyte``, ``train-labels-idx1-ubyte``, ``t10k-images-idx3-ubyte`` and
        ``t10k-labels-idx1-ubyte``, each with or without ``.gz``. Where its name says "fashion", so are the classes.

    Raises
    ------
    DigitsError
        When one of the four is missing or is not as it should be.
    """
    if not folder.is_dir():
        text = QT_TRANSLATE_NOOP("Errors", "{name} is no folder: choose the one with the four files of MNIST.")
        raise DigitsError(text, name=shown(folder))
    train, test = (
        read_pair(_file(folder, part, "images"), _file(folder, part, "labels")) for part in ("train", "test")
    )
    if "fashion" in folder.resolve().name.lower():
        return Digits(train, test, "Fashion-MNIST", FASHION)
    return Digits(train, test, "MNIST")


def read_pair(pictures: Path, labels: Path) -> DigitSet:
    """Read one file of pictures and the file of what they show.

    Raises
    ------
    DigitsError
        When one cannot be read or is not as it should be, or they are not of one length.
    """
    images, answers = read_idx(pictures, 3), read_idx(labels, 1)
    if images.shape[1:] != (SIDE, SIDE):
        text = QT_TRANSLATE_NOOP("Errors", "The pictures in {name} have {rows}×{columns} pixels; 28×28 are needed.")
        raise DigitsError(text, name=shown(pictures), rows=images.shape[1], columns=images.shape[2])
    if len(images) != len(answers):
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "{pictures} holds {count} pictures, but {labels} says what {other} are: they do not belong together.",
        )
        raise DigitsError(text, pictures=shown(pictures), count=len(images), labels=shown(labels), other=len(answers))
    if answers.max() >= CLASSES:
        text = QT_TRANSLATE_NOOP("Errors", "{name} names the class {label}; there are ten, 0 to 9.")
        raise DigitsError(text, name=shown(labels), label=int(answers.max()))
    return DigitSet(images, answers)


def read_idx(path: Path, axes: int) -> Pixels:
    """Read one IDX file of bytes.

    Parameters
    ----------
    path : Path
        Packed with gzip or not, whatever its name says.
    axes : int
        3 for pictures, 1 for labels.

    Returns
    -------
    (n, rows, columns) or (n,) uint8

    Raises
    ------
    DigitsError
        When it cannot be read, is no IDX file, has other axes, or is too short or too long.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "labels")
    ...     size = path.write_bytes(bytes([0, 0, 8, 1, 0, 0, 0, 2, 7, 3]))
    ...     print(read_idx(path, 1))
    [7 3]
    """
    data = _unpacked(path)
    start = 4 + 4 * axes
    if len(data) < start or data[:2] != b"\0\0" or data[2] != _UNSIGNED_BYTES or not data[3]:
        text = QT_TRANSLATE_NOOP("Errors", "{name} is no IDX file, as MNIST has them: choose another.")
        raise DigitsError(text, name=shown(path))
    if data[3] != axes:
        text = QT_TRANSLATE_NOOP("Errors", "{name} has {found} axes and not {wanted}: pictures have 3, labels 1.")
        raise DigitsError(text, name=shown(path), found=data[3], wanted=axes)
    shape = tuple(int.from_bytes(data[at : at + 4], "big") for at in range(4, start, 4))
    count = prod(shape)
    if not count or len(data) - start != count:
        text = QT_TRANSLATE_NOOP("Errors", "{name} should hold {wanted} bytes and holds {found}: fetch it again.")
        raise DigitsError(text, name=shown(path), wanted=start + count, found=len(data))
    return np.frombuffer(data, np.uint8, offset=start).reshape(shape)


def _file(folder: Path, part: str, kind: str) -> Path:
    found = next((path for path in _candidates(folder, part, kind) if path.is_file()), None)
    if found is None:
        text = QT_TRANSLATE_NOOP("Errors", "The folder {folder} has no file {name}, nor {name}.gz: add it.")
        raise DigitsError(text, folder=shown(folder), name=f"{_STARTS[part]}-{kind}-{_ENDS[kind]}")
    return found


def _candidates(folder: Path, part: str, kind: str) -> Iterator[Path]:
    for mark in "-.":  # some programs that unpack make a point of the last line
        name = f"{_STARTS[part]}-{kind}{mark}{_ENDS[kind]}"
        yield from (folder / name, folder / f"{name}.gz")


def _unpacked(path: Path) -> bytes:
    """Read all bytes; never more than are allowed, however small the packed file is."""
    try:
        with opened(path) as stream:
            is_packed = stream.read(2) == b"\x1f\x8b"
            stream.seek(0)
            if is_packed:
                with gzip.open(stream) as inner:
                    data = inner.read(_MOST + 1)
            else:
                data = stream.read(_MOST + 1)
    except PhotoError as error:
        raise DigitsError(error.template, **error.fields) from error
    except (OSError, EOFError, zlib.error) as error:
        text = QT_TRANSLATE_NOOP("Errors", "{name} is cut off or damaged, and cannot be unpacked: fetch it again.")
        raise DigitsError(text, name=shown(path)) from error
    if len(data) > _MOST:
        text = QT_TRANSLATE_NOOP("Errors", "{name} is far too large for a file of digits: choose another.")
        raise DigitsError(text, name=shown(path))
    return data
