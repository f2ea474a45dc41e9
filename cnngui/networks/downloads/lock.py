"""One process at a time: a file that is locked as long as its holder lives, and freed by the system when it dies."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_HELD = {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK}
"""What systems say of a file that another holds; Windows has the first and the last."""


@contextmanager
def alone(path: Path) -> Iterator[bool]:
    """Hold a lock while the block runs, and give whether it could be had; its file is gone afterwards.

    Raises
    ------
    OSError
        When the file cannot be made.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, alone(Path(folder, "lock")) as first, alone(Path(folder, "lock")) as other:
    ...     print(first, other)
    True False
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    is_held = _is_ours(descriptor, path)
    try:
        yield is_held
    finally:
        if is_held:
            with suppress(OSError):  # Windows removes no file that is open
                path.unlink()
        os.close(descriptor)
        if is_held and sys.platform == "win32":
            with suppress(OSError):
                path.unlink()


def _is_ours(descriptor: int, path: Path) -> bool:
    """Lock a file; it may have been removed by its former holder between being opened and being locked.

    A disk that knows no locks, as some of a network, lets everybody in.
    """
    try:
        _lock(descriptor)
    except OSError as error:
        return error.errno not in _HELD
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False
