"""Weights files brought in from a folder or a stick: recognised by their bytes, and copied whole or not at all."""

import hashlib
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.files import atomic_write, shown
from cnngui.engine.following import finish
from cnngui.networks.weight_files import DamagedError, Progress, WeightsError, chunks, damaged, weights_errors
from cnngui.networks.weights import WeightsFile, checking, import_folder, own_places, recognising


@dataclass(frozen=True)
class Outcome:
    """What became of one file.

    Parameters
    ----------
    source : Path
    file : WeightsFile, optional
        What it is; None for one that was skipped.
    place : Path, optional
        Where it lies now.
    is_new : bool
        False where sound weights were there already.
    error : WeightsError, optional
        Why it was skipped; a `DamagedError` for a known file in a bad state.
    """

    source: Path
    file: WeightsFile | None = None
    place: Path | None = None
    is_new: bool = False
    error: WeightsError | None = None


def importing(source: Path) -> Generator[Progress, None, tuple[Outcome, ...]]:
    """Bring in a file, or all known ones of a folder; see `import_weights`. Progress begins anew for each pass."""
    if not _is_folder(source):
        file, place = yield from _examining(source)
        return ((yield from _bringing(source, file, place)),)
    outcomes = []
    for path in _files_of(source):
        try:
            file, place = yield from _examining(path)
        except WeightsError as error:
            outcomes.append(Outcome(path, error=error))
        else:
            outcomes.append((yield from _bringing(path, file, place)))
    if not any(outcome.file or isinstance(outcome.error, DamagedError) for outcome in outcomes):
        text = QT_TRANSLATE_NOOP(
            "Errors", "The folder {name} holds no weights file that CNNGUI knows: cnngui weights lists them."
        )
        raise WeightsError(text, name=shown(source))
    return tuple(outcomes)


def import_weights(source: Path) -> tuple[Outcome, ...]:
    """Bring in a file, or all known ones of a folder.

    Each is copied into `import_folder` under its own name, unless sound weights are there already or come with CNNGUI.
    Broken off at any moment, it leaves what was there before and no half file.

    Returns
    -------
    tuple of Outcome
        One for each file of the folder, by name; those whose name begins with a dot are passed over.

    Raises
    ------
    WeightsError
        When the one file is unknown or damaged, the folder holds nothing known, or nothing can be written.
    """
    return finish(importing(source))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # may not be looked at; opening it will say so
        return False


def _files_of(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    except OSError as error:
        text = QT_TRANSLATE_NOOP("Errors", "The folder {name} cannot be read ({reason}): choose another.")
        raise WeightsError(text, name=shown(folder), reason=error.strerror or str(error)) from error


def _examining(source: Path) -> Generator[Progress, None, tuple[WeightsFile, Path | None]]:
    """Find out what a file is, and where sound weights of that name are already."""
    file = yield from recognising(source)
    place = yield from sound_place(file)
    if place is None:
        file.read(source)
    return file, place


def sound_place(file: WeightsFile) -> Generator[Progress, None, Path | None]:
    """Find out where sound weights of that name are already; None for nowhere."""
    for place in own_places(file):
        try:
            yield from checking(file, place)
        except WeightsError:
            continue
        return place
    return None


def _bringing(source: Path, file: WeightsFile, place: Path | None) -> Generator[Progress, None, Outcome]:
    """Copy it, hashing what is written; a file that changed meanwhile is not taken."""
    if place:
        return Outcome(source, file, place)
    target = made(import_folder()) / file.file
    digest = hashlib.sha256()
    with weights_errors(), atomic_write(target) as stream:
        for piece, progress in chunks(source):
            digest.update(piece)
            stream.write(piece)
            yield progress
        if not digest.hexdigest().startswith(file.sha256):
            raise damaged(source)
    return Outcome(source, file, target, is_new=True)


def made(folder: Path) -> Path:
    """Make a folder where it is missing, and give it back.

    Raises
    ------
    WeightsError
        When it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        text = QT_TRANSLATE_NOOP(
            "Errors", "The folder {name} cannot be made ({reason}): set CNNGUI_DATA_DIR to one that can be written."
        )
        raise WeightsError(text, name=shown(folder), reason=error.strerror or str(error)) from error
    return folder
