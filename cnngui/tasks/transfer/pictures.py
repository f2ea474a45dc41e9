"""Pictures with classes, such as folders of pictures: each is read when it is needed: thousands take no room."""

import hashlib
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import cv2
import numpy as np

from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError
from cnngui.engine.files import shown
from cnngui.engine.folders import SUFFIXES, natural
from cnngui.engine.photos import read_photo
from cnngui.tasks.learning import Labels
from cnngui.tasks.transfer.errors import TransferError

THUMBNAIL = 16
"""Pixels a side of what is kept of a picture to find others like it."""

_GRIDS = {".csv", ".tsv", ".npy"}

_CHUNK = 1 << 20


@dataclass(frozen=True, eq=False)
class Example:
    """One picture and the class that it belongs to.

    Parameters
    ----------
    name : str
        As it is told: its path in the folder.
    label : int
        Place of its class among `PictureSet.classes`.
    key : str
        SHA-256 of what is in it.
    thumbnail : (16, 16, 3) uint8
        The whole picture, squeezed.
    source : Path or (H, W, 3) uint8
        Where it is read again, or the picture itself.
    """

    name: str
    label: int
    key: str
    thumbnail: Pixels = field(repr=False)
    source: Path | Pixels = field(repr=False)

    def pixels(self) -> Pixels:
        """Return the picture, (H, W, 3); a file is read anew.

        Raises
        ------
        PhotoError
            When the file is gone or damaged by now.
        """
        return read_photo(self.source).pixels if isinstance(self.source, Path) else self.source


@dataclass(frozen=True)
class Skipped:
    """A picture that cannot be read.

    Parameters
    ----------
    name : str
        Its path in the folder.
    error : CnnguiError
        Why.
    """

    name: str
    error: CnnguiError


@dataclass(frozen=True, eq=False)
class PictureSet:
    """Pictures in classes. Every change gives a new set.

    Parameters
    ----------
    classes : tuple of str
    examples : tuple of Example
    skipped : tuple of Skipped
    name : str

    Examples
    --------
    >>> dark, light = (np.full((8, 8, 3), grey, np.uint8) for grey in (20, 220))
    >>> pictures = of_pictures({"dark": [dark], "light": [light, light]})
    >>> pictures.classes, pictures.counts.tolist(), pictures.examples[2].name
    (('dark', 'light'), [1, 2], 'light/2')
    """

    classes: tuple[str, ...]
    examples: tuple[Example, ...]
    skipped: tuple[Skipped, ...] = ()
    name: str = ""

    def __len__(self) -> int:
        return len(self.examples)

    @cached_property
    def labels(self) -> Labels:
        """(n,): the class of each."""
        return np.array([example.label for example in self.examples], np.intp)

    @property
    def counts(self) -> Labels:
        """How many pictures each class has."""
        return np.bincount(self.labels, minlength=len(self.classes))

    def of(self, label: int) -> tuple[Example, ...]:
        """Return those of a class."""
        return tuple(example for example in self.examples if example.label == label)

    def chosen(self, places: Iterable[int]) -> "PictureSet":
        """Return those at some places, in that order."""
        return replace(self, examples=tuple(self.examples[place] for place in places))

    def relabelled(self, place: int, label: int) -> "PictureSet":
        """Return the set with one picture in another class."""
        changed = replace(self.examples[place], label=label)
        return replace(self, examples=(*self.examples[:place], changed, *self.examples[place + 1 :]))

    def without(self, *places: int) -> "PictureSet":
        """Return the set without some pictures."""
        return replace(self, examples=tuple(each for at, each in enumerate(self.examples) if at not in places))


@dataclass(frozen=True, eq=False)
class Reading:
    """How far a folder is read.

    Parameters
    ----------
    done, total : int
        Files.
    last : Example or Skipped
        What came of the last of them.
    """

    done: int
    total: int
    last: Example | Skipped

    @property
    def fraction(self) -> float:
        """Share of the files, 0 to 1."""
        return self.done / self.total


def reading(folder: Path) -> Generator[Reading, None, PictureSet]:
    """Read a folder whose folders are classes, with pictures in them, also deeper down.

    Files that are called as pictures and are none, or are damaged, are skipped and named; others are passed over.

    Parameters
    ----------
    folder : Path

    Yields
    ------
    Reading
        After each file.

    Returns
    -------
    PictureSet
        Classes and pictures in natural order. A class may be empty: see `cnngui.tasks.transfer.checks`.

    Raises
    ------
    TransferError
        When there is no such folder, or no folder in it.
    """
    files = _files(folder)
    total = sum(len(paths) for paths in files.values())
    examples: list[Example] = []
    skipped: list[Skipped] = []
    for label, paths in enumerate(files.values()):
        for path in paths:
            last = _read(path, path.relative_to(folder).as_posix(), label)
            if isinstance(last, Example):
                examples.append(last)
            else:
                skipped.append(last)
            yield Reading(len(examples) + len(skipped), total, last)
    return PictureSet(tuple(files), tuple(examples), tuple(skipped), shown(Path(folder.absolute().name)))


def _files(folder: Path) -> dict[str, list[Path]]:
    """Return the files of each class."""
    try:
        inside = sorted((each for each in folder.iterdir() if _is_class(each)), key=_natural)
    except FileNotFoundError:
        text = QT_TRANSLATE_NOOP("Errors", "There is no folder {name}: check the path.")
        raise TransferError(text, name=shown(folder)) from None
    except (OSError, ValueError) as error:
        text = QT_TRANSLATE_NOOP("Errors", "{name} is no folder that can be read: choose another.")
        raise TransferError(text, name=shown(folder)) from error
    if not inside:
        text = QT_TRANSLATE_NOOP(
            "Errors", "{name} has no folders in it: make one for each class, and put its pictures there."
        )
        raise TransferError(text, name=shown(folder))
    return {shown(Path(each.name)): sorted(_pictures_in(each), key=_natural) for each in inside}


def _is_class(path: Path) -> bool:
    return path.is_dir() and not path.name.startswith((".", "__MACOSX"))


def _pictures_in(folder: Path) -> list[Path]:
    return [
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and path.suffix.lower() not in _GRIDS
        and not path.name.startswith(".")
        and path.is_file()
    ]


def _natural(path: Path) -> list[tuple[int, int, str]]:
    return natural(path.as_posix())


def _read(path: Path, name: str, label: int) -> Example | Skipped:
    """Read a file once, for its hash and its thumbnail."""
    try:
        pixels = read_photo(path).pixels
        return Example(shown(Path(name)), label, _key_of(path), thumbnail_of(pixels), path)
    except CnnguiError as error:
        return Skipped(shown(Path(name)), error)
    except OSError as error:
        text = QT_TRANSLATE_NOOP("Errors", "The file {name} cannot be read to its end ({reason}): try again.")
        return Skipped(shown(Path(name)), TransferError(text, name=shown(path), reason=error.strerror or str(error)))


def _key_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def thumbnail_of(pixels: Pixels) -> Pixels:
    """Return a whole picture squeezed into (16, 16, 3)."""
    return np.asarray(cv2.resize(pixels, (THUMBNAIL, THUMBNAIL), interpolation=cv2.INTER_AREA), np.uint8)


def example_of(pixels: Pixels, name: str, label: int) -> Example:
    """Return a picture that is in memory, such as one from the camera, as an example."""
    solid = np.ascontiguousarray(pixels)
    digest = hashlib.sha256(repr(solid.shape).encode() + solid.tobytes())
    return Example(name, label, digest.hexdigest(), thumbnail_of(solid), solid)


def of_pictures(pictures: Mapping[str, Sequence[Pixels]], name: str = "") -> PictureSet:
    """Return a set of pictures that are in memory.

    Parameters
    ----------
    pictures : mapping of str to sequence of (H, W, 3) uint8
        Class → its pictures.
    name : str
    """
    examples = [
        example_of(pixels, f"{called}/{at}", label)
        for label, (called, theirs) in enumerate(pictures.items())
        for at, pixels in enumerate(theirs, 1)
    ]
    return PictureSet(tuple(pictures), tuple(examples), (), name)
