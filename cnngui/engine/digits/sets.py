"""Sets of digits: pictures of 28×28 pixels and what they show, and the file that comes with the app."""

import zipfile
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError, PhotoError
from cnngui.engine.files import opened, shown

SIDE = 28
"""Rows and columns of a digit."""

CLASSES = 10

PARTS = ("train_pictures", "train_labels", "test_pictures", "test_labels")
"""Names of the four arrays in the file."""


class DigitsError(CnnguiError):
    """Digits that cannot be read, or settings of them that make no sense."""


@dataclass(frozen=True, eq=False)
class DigitSet:
    """Some digits.

    Parameters
    ----------
    pictures : (n, 28, 28) uint8
        0 where there is no ink, 255 in the middle of a stroke.
    labels : (n,) uint8
        What each shows, 0 to 9.

    Examples
    --------
    >>> len(DigitSet(np.zeros((3, 28, 28), np.uint8), np.uint8([1, 2, 1])).of(1))
    2
    """

    pictures: Pixels
    labels: Pixels

    def __len__(self) -> int:
        return len(self.labels)

    def first(self, count: int) -> "DigitSet":
        """Return the first so many."""
        return DigitSet(self.pictures[:count], self.labels[:count])

    def of(self, label: int) -> "DigitSet":
        """Return those that show one digit."""
        wanted = self.labels == label
        return DigitSet(self.pictures[wanted], self.labels[wanted])


@dataclass(frozen=True, eq=False)
class Digits:
    """What a network learns from, and what it is tested on and never learns.

    Parameters
    ----------
    train, test : DigitSet
    name : str
        As it is called on screen.
    classes : tuple of ten str
        What each label stands for.
    """

    train: DigitSet
    test: DigitSet
    name: str = "MNIST"
    classes: tuple[str, ...] = tuple("0123456789")


@lru_cache(maxsize=1)
def read_bundled(path: Path) -> Digits:
    """Read the file that comes with the app, once: 10,000 training digits and 5,000 test digits.

    Parameters
    ----------
    path : Path
        See `cnngui.paths.bundled_digits`.

    Raises
    ------
    DigitsError
        When it is missing, cut off, changed or another file.

    Examples
    --------
    >>> from cnngui.paths import bundled_digits
    >>> digits = read_bundled(bundled_digits())
    >>> digits.train.pictures.shape, len(digits.test), digits.train.labels[:5].tolist()
    ((10000, 28, 28), 5000, [5, 0, 4, 1, 9])
    """
    try:
        with opened(path) as stream, np.load(stream, allow_pickle=False) as file:
            arrays = [np.asarray(file[name]) for name in PARTS]
    except PhotoError as error:
        raise DigitsError(error.template, **error.fields) from error
    except (
        OSError,
        ValueError,
        KeyError,
        EOFError,
        AttributeError,
        TypeError,
        zlib.error,
        zipfile.BadZipFile,
    ) as error:
        raise _damaged(path) from error
    train, test = (_set(path, *arrays[at : at + 2]) for at in (0, 2))
    return Digits(train, test)


def _set(path: Path, pictures: Pixels, labels: Pixels) -> DigitSet:
    for array in (pictures, labels):
        if array.dtype != np.uint8:
            raise _damaged(path)
        array.setflags(write=False)
    if pictures.shape != (labels.size, SIDE, SIDE) or labels.ndim != 1 or not labels.size or labels.max() >= CLASSES:
        raise _damaged(path)
    return DigitSet(pictures, labels)


def _damaged(path: Path) -> DigitsError:
    text = QT_TRANSLATE_NOOP("Errors", "{name} is not the file of digits that comes with CNNGUI: install it again.")
    return DigitsError(text, name=shown(path))
