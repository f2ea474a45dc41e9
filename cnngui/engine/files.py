"""Files: open one to read or write it whole, or say in one sentence why that cannot be done."""

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from cnngui.engine.errors import QT_TRANSLATE_NOOP, MissingError, PhotoError


def shown(path: Path) -> str:
    r"""Return ``path`` as text for a sentence: what cannot be printed becomes �.

    >>> shown(Path("été/cat.png")), shown(Path("two\nlines"))
    ('été/cat.png', 'two�lines')
    """
    return "".join(letter if letter.isprintable() else "�" for letter in str(path))


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open an ordinary file that is not empty, and close it again whatever happens.

    Raises
    ------
    MissingError
        When there is no such file.
    PhotoError
        When it is a folder, a device or empty, or may not be read.
    """
    name = shown(path)
    try:
        _refuse_special(path, name)
        stream = path.open("rb")
    except FileNotFoundError:
        raise MissingError(QT_TRANSLATE_NOOP("Errors", "There is no file {name}: check the path."), name=name) from None
    except PermissionError:
        text = QT_TRANSLATE_NOOP("Errors", "The file {name} may not be read: change its permissions or choose another.")
        raise PhotoError(text, name=name) from None
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        text = QT_TRANSLATE_NOOP("Errors", "The file {name} cannot be opened ({reason}): choose another.")
        raise PhotoError(text, name=name, reason=_reason(error)) from error
    with stream:
        yield stream


def _refuse_special(path: Path, name: str) -> None:
    """Look before opening: a named pipe would wait for ever, an endless device fill the memory."""
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise PhotoError(QT_TRANSLATE_NOOP("Errors", "{name} is a folder: choose a file in it."), name=name)
    if not stat.S_ISREG(found.st_mode):
        raise PhotoError(QT_TRANSLATE_NOOP("Errors", "{name} is not an ordinary file: choose another."), name=name)
    if found.st_size == 0:
        raise PhotoError(QT_TRANSLATE_NOOP("Errors", "The file {name} is empty: choose another."), name=name)


@contextmanager
def atomic_write(path: Path) -> Iterator[BinaryIO]:
    """Write a file whole or not at all.

    The bytes go to a hidden file beside ``path`` which takes its place at the end. After an error, or when the
    program is killed by Ctrl+C, the old file is as it was and nothing else is left. A link keeps pointing to its file.

    Raises
    ------
    PhotoError
        When the folder is missing or may not be written, the target is a folder, a device or write-protected,
        or the disk is full. What the caller raises inside passes unchanged.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, atomic_write(Path(folder, "notes.txt")) as stream:
    ...     stream.write(b"whole")
    5
    """
    target = Path(os.path.realpath(path))
    # A short name of its own: one made from a very long file name would be too long for the disk.
    partial = target.parent / f".cnngui-{secrets.token_hex(4)}.part"
    try:
        _refuse_target(target, shown(path))
        with partial.open("xb") as stream:
            yield stream
        partial.replace(target)
    except OSError as error:
        raise _write_error(path, target, error) from error
    finally:
        with suppress(OSError):
            partial.unlink()


def _refuse_target(target: Path, name: str) -> None:
    """Ask for the right to write the file, which a plain write needs and a replacement does not."""
    if not target.exists():
        return
    if not target.is_file():
        text = QT_TRANSLATE_NOOP("Errors", "{name} is not an ordinary file: choose another name to save to.")
        raise PhotoError(text, name=name)
    if not os.access(target, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise PermissionError


def _write_error(path: Path, target: Path, error: OSError) -> PhotoError:
    name = shown(path)
    if not target.parent.is_dir():
        text = QT_TRANSLATE_NOOP("Errors", "There is no folder to write {name} in: make it first or choose another.")
        return PhotoError(text, name=name)
    if isinstance(error, PermissionError):
        text = QT_TRANSLATE_NOOP("Errors", "The file {name} may not be written: choose another folder or name.")
        return PhotoError(text, name=name)
    text = QT_TRANSLATE_NOOP("Errors", "The file {name} cannot be written ({reason}): choose another folder.")
    return PhotoError(text, name=name, reason=_reason(error))


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
