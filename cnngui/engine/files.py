"""Files: open one to read or write it whole, or say in one sentence why that cannot be done."""

import errno
import io
import os
import re
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO, cast

from cnngui.engine.errors import QT_TRANSLATE_NOOP, MissingError, PhotoError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}

_HALF = re.compile(r"\.cnngui-[0-9a-f]{8}\.part")
"""Names of files that are being written."""

_A_DAY = 86400.0

_ADDRESS = re.compile(r"(https?|ftp|file|data|blob):/{0,3}(?=[^/])", re.IGNORECASE)


def shown(path: Path) -> str:
    r"""Return ``path`` as text for a sentence: what cannot be printed becomes �.

    >>> shown(Path("été/cat.png")), shown(Path("two\nlines")), shown(Path("https://a.org/b.png"))
    ('été/cat.png', 'two�lines', 'https://a.org/b.png')
    """
    text = "".join(letter if letter.isprintable() else "�" for letter in str(path))
    return _ADDRESS.sub(r"\1://", text, count=1) if text.lower().startswith(("http", "ftp:")) else text


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
        if _ADDRESS.match(str(path)):
            text = QT_TRANSLATE_NOOP(
                "Errors", "{name} is an address, not a file: save the picture first, then open it."
            )
            raise PhotoError(text, name=name) from None
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

    The bytes go to a hidden file beside ``path`` which takes its place at the end, with the permissions of the file
    that was there. After an error, or when the program is ended by Ctrl+C, the old file is as it was and nothing else
    is left; what a crash has left goes a day later. A link keeps pointing to its file.

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
        _forget_halves(target.parent)
        with open(partial, "xb", opener=_private if target.exists() else None) as stream:
            yield cast("BinaryIO", _Plain(stream))
            stream.flush()
            _keep_rights(target, stream.fileno())
        partial.replace(target)
    except OSError as error:
        raise _write_error(path, target, error) from error
    finally:
        with suppress(OSError):
            partial.unlink()


@contextmanager
def all_or_none(folder: Path) -> Iterator[Path]:
    """Write several files into a folder, all of them or none; the folder is made if it is missing.

    Yields
    ------
    Path
        A hidden folder in it. What is written there moves to its place at the end, and replaces what had its name.

    Raises
    ------
    PhotoError
        When the folder cannot be made or written. What the caller raises inside passes, if it is no `OSError`.
    """
    was_there = folder.exists()
    _make(folder)
    try:
        with TemporaryDirectory(prefix=".cnngui-", dir=folder) as hidden:
            try:
                yield Path(hidden)
            except PhotoError as error:  # nobody knows the hidden folder
                name = str(error.fields.get("name")).replace(shown(Path(hidden)), shown(folder))
                raise PhotoError(error.template, **(error.fields | {"name": name})) from error
            for path in sorted(Path(hidden).iterdir()):
                path.replace(folder / path.name)
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise _no_room(shown(folder)) from error
        text = QT_TRANSLATE_NOOP("Errors", "The folder {name} cannot be written ({reason}): choose another.")
        raise PhotoError(text, name=shown(folder), reason=_reason(error)) from error
    finally:
        if not was_there:
            with suppress(OSError):  # it stays where there is something in it
                folder.rmdir()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        text = QT_TRANSLATE_NOOP("Errors", "The folder {name} cannot be made ({reason}): choose another.")
        raise PhotoError(text, name=shown(folder), reason=_reason(error)) from error


class _Plain(io.BufferedIOBase):
    """A stream without the file's number.

    WORKAROUND: with it, `numpy.save` and libtiff write in C, where a full disk has no name (and libtiff prints).
    """

    def __init__(self, stream: io.BufferedWriter) -> None:
        super().__init__()
        self._stream = stream

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def write(self, data: "ReadableBuffer", /) -> int:
        return self._stream.write(data)

    def seek(self, place: int, whence: int = 0, /) -> int:
        return self._stream.seek(place, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def flush(self) -> None:
        if not self._stream.closed:
            self._stream.flush()


def _private(path: str, flags: int) -> int:
    """Let nobody else read what will have the rights of another file."""
    return os.open(path, flags, 0o600)


def _keep_rights(target: Path, descriptor: int) -> None:
    """Set the owner, the group, the lists of rights and the mode of a new file as those of the one that it replaces."""
    if not target.exists() or not hasattr(os, "fchmod"):
        return
    found = target.stat()
    for owner, group in ((found.st_uid, -1), (-1, found.st_gid)):
        with suppress(OSError):  # only root gives files away
            os.fchown(descriptor, owner, group)
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            for name in os.listxattr(target):
                with suppress(OSError):
                    os.setxattr(descriptor, name, os.getxattr(target, name))
    os.fchmod(descriptor, stat.S_IMODE(found.st_mode))


def _forget_halves(folder: Path) -> None:
    """Remove what a crash has left in a folder; what is a day old is written by nobody any more."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _HALF.fullmatch(entry.name) and entry.stat().st_mtime < time.time() - _A_DAY:
                with suppress(OSError):
                    Path(entry.path).unlink()


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
    if error.errno in _NO_ROOM:
        return _no_room(name)
    text = QT_TRANSLATE_NOOP("Errors", "The file {name} cannot be written ({reason}): choose another folder.")
    return PhotoError(text, name=name, reason=_reason(error))


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _no_room(name: str) -> PhotoError:
    text = QT_TRANSLATE_NOOP("Errors", "The disk has no room for {name}: free some, or choose another folder.")
    return PhotoError(text, name=name)
