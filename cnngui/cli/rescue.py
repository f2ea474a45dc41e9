"""What long work has made is kept, also where it cannot be written to the place that was asked for."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TypeVar

from cnngui.engine.errors import CnnguiError
from cnngui.engine.files import atomic_write, shown

Result = TypeVar("Result")


class KeptElsewhereError(CnnguiError):
    """The result could not be written where it was to be, and lies somewhere else."""


def refuse_unwritable(path: Path) -> None:
    """Make sure before long work that a file can be written; what is there stays.

    Raises
    ------
    PhotoError
        When it cannot.
    """
    with suppress(_Tried), atomic_write(path):
        raise _Tried


class _Tried(Exception):  # noqa: N818  (nothing went wrong)
    """A file can be written; it is not to be yet."""


def written_or_kept(write: Callable[[Path], Result], path: Path) -> Result:
    """Write a result; where that fails, such as on a full disk, keep it in another folder and say where.

    Parameters
    ----------
    write : callable
        Writes it to a path, whole or not at all.
    path : Path
        Where it is to be.

    Raises
    ------
    KeptElsewhereError
        When it is kept elsewhere.
    CnnguiError
        When nothing takes it.
    """
    try:
        return write(path)
    except CnnguiError as error:
        for other in _elsewhere(path):
            if _is_written(write, other):
                text = "{reason} It is kept as {other}."
                raise KeptElsewhereError(text, reason=error, other=shown(other)) from error
        raise


def _is_written(write: Callable[[Path], object], path: Path) -> bool:
    try:
        write(path)
    except CnnguiError:
        return False
    return True


def _elsewhere(path: Path) -> Iterator[Path]:
    """Return free names in other folders: where one is, at home, and where temporary files go."""
    for folder in dict.fromkeys(folder.resolve() for folder in (Path.cwd(), Path.home(), Path(tempfile.gettempdir()))):
        if folder != path.absolute().parent.resolve() and folder.is_dir():
            names = (f"{path.stem}{'' if number == 1 else f'-{number}'}{path.suffix}" for number in count(1))
            yield next(folder / name for name in names if not (folder / name).exists())
