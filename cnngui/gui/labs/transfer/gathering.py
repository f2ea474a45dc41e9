"""Sources of pictures → pictures with names of their own, and those with what was done to them → a set. No Qt."""

import hashlib
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import CnnguiError
from cnngui.engine.files import shown
from cnngui.engine.folders import SUFFIXES, natural
from cnngui.engine.following import Following
from cnngui.engine.photos import read_photo
from cnngui.gui.labs.transfer.state import SETS, Album, Source
from cnngui.tasks.transfer import (
    Example,
    PictureSet,
    Skipped,
    cutout_set,
    digit_set,
    example_of,
    reading,
    with_nothing,
)
from cnngui.tasks.transfer.pictures import thumbnail_of

DIGITS_EACH = 20
"""Of every digit, in the set that comes with the app."""

BIRDS = "birds"


@dataclass(frozen=True, eq=False)
class Picture:
    """One picture of a source.

    Parameters
    ----------
    key : str
        Names it from one day to the next: its path, or its name.
    group : str
        The class that its source puts it in.
    example : Example
    """

    key: str
    group: str
    example: Example


@dataclass(frozen=True, eq=False)
class Gathered:
    """What came of a source."""

    groups: tuple[str, ...]
    pictures: tuple[Picture, ...]
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True)
class Gathering:
    """How far it is, 0 to 1."""

    fraction: float


def gathering(source: Source, burst: Sequence[Pixels]) -> Generator[Gathering, None, Gathered]:
    """Read the pictures of a source; ``burst`` are those of the camera.

    Raises
    ------
    CnnguiError
        When its folder cannot be read.
    """
    yield Gathering(0.0)
    if source.kind == "folder":
        return (yield from _of_folder(Path(source.paths[0])))
    if source.kind == "files":
        return (yield from _of_files([Path(each) for each in source.paths], source.into))
    if source.kind == "burst":
        named = [(f"camera/{source.key}/{at}", pixels) for at, pixels in enumerate(burst, 1)]
        found = tuple(Picture(name, source.into, example_of(pixels, name, 0)) for name, pixels in named)
        return Gathered((source.into,), found)
    return _of_set(_bundled(source.kind))


def _bundled(kind: str) -> PictureSet:
    """Return a set that comes with the app."""
    if kind == "nothing":
        return with_nothing(PictureSet((), ()))
    if kind == "digits":
        return digit_set(DIGITS_EACH)
    return cutout_set({BIRDS: ["grass"]}) if kind == "trap" else cutout_set()


def _of_set(pictures: PictureSet) -> Gathered:
    found = [Picture(_key_of(each), pictures.classes[each.label], each) for each in pictures.examples]
    return Gathered(pictures.classes, tuple(found), pictures.skipped)


def _key_of(example: Example) -> str:
    return str(example.source) if isinstance(example.source, Path) else example.name


def _of_folder(folder: Path) -> Generator[Gathering, None, Gathered]:
    """Read a folder of folders; one with pictures alone is a class by itself."""
    try:
        inside = list(folder.iterdir())
    except OSError:
        inside = []
    files = [each for each in inside if is_picture(each)]
    if files and not any(each.is_dir() and not each.name.startswith(".") for each in inside):
        return (yield from _of_files(sorted(files, key=lambda path: natural(path.name)), shown(Path(folder.name))))
    steps = Following(reading(folder))
    for step in steps:
        yield Gathering(step.fraction)
    return _of_set(steps.value)


def _of_files(paths: Sequence[Path], into: str) -> Generator[Gathering, None, Gathered]:
    found: list[Picture] = []
    skipped: list[Skipped] = []
    for at, path in enumerate(paths, 1):
        try:
            found.append(Picture(str(path), into, _example_of_file(path)))
        except CnnguiError as error:
            skipped.append(Skipped(shown(Path(path.name)), error))
        yield Gathering(at / len(paths))
    return Gathered((into,), tuple(found), tuple(skipped))


def _example_of_file(path: Path) -> Example:
    """Return a picture of a file as an example that is read again when it is needed."""
    pixels = read_photo(path).pixels
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Example(shown(Path(path.parent.name, path.name)), 0, digest, thumbnail_of(pixels), path)


def is_picture(path: Path) -> bool:
    """Whether a file is called as pictures are."""
    suffix = path.suffix.lower()
    return suffix in SUFFIXES and suffix not in {".csv", ".tsv", ".npy"} and path.is_file()


@dataclass(frozen=True, eq=False)
class Laid:
    """All pictures in their classes.

    Parameters
    ----------
    keys : tuple of str
        Of the classes.
    pictures : PictureSet
        Its classes are called by their titles.
    names : tuple of str
        Key of each picture, in the order of its examples.
    """

    keys: tuple[str, ...] = ()
    pictures: PictureSet = field(default_factory=lambda: PictureSet((), ()), repr=False)
    names: tuple[str, ...] = field(default=(), repr=False)

    @cached_property
    def titles(self) -> dict[str, str]:
        """Title of each class."""
        return dict(zip(self.keys, self.pictures.classes, strict=True))

    @cached_property
    def groups(self) -> dict[str, str]:
        """Class of each picture."""
        return {name: self.keys[each.label] for name, each in zip(self.names, self.pictures.examples, strict=True)}

    @cached_property
    def examples(self) -> dict[str, Example]:
        """The pictures by their keys."""
        return dict(zip(self.names, self.pictures.examples, strict=True))

    @cached_property
    def _members(self) -> dict[str, list[str]]:
        members: dict[str, list[str]] = {key: [] for key in self.keys}
        for name, group in self.groups.items():
            members[group].append(name)
        return members

    def of(self, key: str) -> list[str]:
        """Return the pictures of a class."""
        return self._members.get(key, [])


def lay_out(album: Album, gathered: Mapping[Source, Gathered], words: Mapping[str, str]) -> Laid:
    """Put the pictures that were read into their classes.

    Parameters
    ----------
    album : Album
    gathered : mapping of Source to Gathered
    words : mapping of str to str
        What classes of the sets that come with the app are called in the language of the window.

    Examples
    --------
    >>> import numpy as np
    >>> one = np.zeros((4, 4, 3), np.uint8)
    >>> there = {Source(): Gathered(("a", "b"), (Picture("x", "a", example_of(one, "x", 0)),))}
    >>> laid = lay_out(Album(moved=(("x", "b"),), titles=(("b", "cats"),)), there, {})
    >>> laid.pictures.classes, laid.pictures.counts.tolist()
    (('a', 'cats'), [0, 1])
    """
    known = [gathered[source] for source in album.sources if source in gathered]
    into = [source.into for source in album.sources if source.into]
    keys = [key for each in known for key in each.groups]
    kept = tuple(key for key in dict.fromkeys([*keys, *into, *album.added]) if key not in album.gone)
    bundled = {key for source in album.sources if source.kind in SETS for key in _groups(gathered, source)}
    bundled |= {source.into for source in album.sources if source.kind == "nothing"}
    titles = {key: words[key] for key in bundled & set(words)} | dict(album.titles)
    moved = dict(album.moved)
    places = {key: at for at, key in enumerate(kept)}
    found: dict[str, Example] = {}
    for each in known:
        for picture in each.pictures:
            group = moved.get(picture.key, picture.group)
            if group in places and picture.key not in album.removed and picture.key not in found:
                found[picture.key] = replace(picture.example, label=places[group])
    ordered = sorted(found.items(), key=lambda item: item[1].label)
    skipped = tuple(one for each in known for one in each.skipped)
    classes = tuple(titles.get(key, key) for key in kept)
    pictures = PictureSet(classes, tuple(example for _, example in ordered), skipped)
    return Laid(kept, pictures, tuple(name for name, _ in ordered))


def _groups(gathered: Mapping[Source, Gathered], source: Source) -> tuple[str, ...]:
    return gathered[source].groups if source in gathered else ()
