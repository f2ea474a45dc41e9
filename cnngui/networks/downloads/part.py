"""What has come of a file so far: its bytes, their hash, and which version of the file they are of."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from cnngui.engine.errors import PhotoError
from cnngui.engine.files import atomic_write
from cnngui.networks.weights import WeightsFile, import_folder

_CHUNK = 2**22
"""4 MiB: a few milliseconds of hashing between two steps."""


@dataclass(frozen=True)
class Version:
    """How a server names the version of a file, so that two parts of it are of the same.

    Parameters
    ----------
    address : str
        Where the file was asked for.
    etag, modified : str
        As the server sent them; "" where it did not.
    """

    address: str = ""
    etag: str = ""
    modified: str = ""

    @property
    def condition(self) -> str:
        """What stands in ``If-Range``; "" where the server gave nothing that holds. A weak tag holds for no bytes.

        >>> Version("", '"a1"').condition, Version("", 'W/"a1"', "Mon, 01 Jan 2024 00:00:00 GMT").condition
        ('"a1"', 'Mon, 01 Jan 2024 00:00:00 GMT')
        """
        return self.etag if self.etag and not self.etag.startswith("W/") else self.modified

    def differs(self, other: "Version") -> bool:
        """Tell whether two versions are known to differ; those of two servers are not.

        >>> Version("a", '"1"').differs(Version("a", '"2"')), Version("a", '"1"').differs(Version("b", '"2"'))
        (True, False)
        """
        if self.address != other.address:
            return False
        pairs = ((self.etag, other.etag), (self.modified, other.modified))
        return any(one and two and one != two for one, two in pairs)


def place_of(file: WeightsFile) -> Path:
    """Return where the part of a weights file lies: beside the place of the whole."""
    return import_folder() / f"{file.file}.part"


def part_of(file: WeightsFile) -> int:
    """Return how many bytes an earlier try has left.

    >>> from cnngui.networks.weights import VGG16_CONV
    >>> part_of(VGG16_CONV)
    0
    """
    try:
        return place_of(file).stat().st_size
    except OSError:
        return 0


class Part:
    """The bytes that have come, in a file of their own beside the place where the whole one will lie.

    Parameters
    ----------
    path : Path
        Which is made if it is missing. The version lies beside it, in a file that ends in ``.json``.

    Attributes
    ----------
    done : int
        How many bytes have come.
    version : Version
        Of the file that they are of.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._facts = path.with_name(f"{path.name}.json")
        self._stream = path.open("r+b" if path.exists() else "w+b")
        self._digest = hashlib.sha256()
        self.done = 0
        self.version = _read(self._facts)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Keep what has come; nothing of a file of which nothing has."""
        with suppress(OSError):  # a full disk has been told of
            self._stream.close()
        with suppress(OSError):
            if not self.path.stat().st_size:
                self.drop()

    def hashing(self) -> Iterator[int]:
        """Read what came earlier, and give after each piece how many bytes that are."""
        self._stream.seek(0)
        while piece := self._stream.read(_CHUNK):
            self._digest.update(piece)
            self.done += len(piece)
            yield self.done

    def write(self, piece: bytes) -> None:
        """Add bytes at the end."""
        self._stream.write(piece)
        self._digest.update(piece)
        self.done += len(piece)

    def begin(self, version: Version) -> None:
        """Forget what has come, and take what follows for the begin of a version."""
        self._stream.seek(0)
        self._stream.truncate()
        self._digest, self.done = hashlib.sha256(), 0
        self.keep(version)

    def keep(self, version: Version) -> None:
        """Remember of which version the bytes are; where that cannot be written, the hash will tell."""
        if version != self.version:
            self.version = version
            with suppress(PhotoError), atomic_write(self._facts) as stream:
                stream.write(json.dumps(asdict(version)).encode())

    def sha256(self) -> str:
        """Return the SHA-256 of what has come, in hexadecimal digits."""
        return self._digest.hexdigest()

    def become(self, target: Path) -> None:
        """Let the bytes be the file at last."""
        self._stream.close()
        self.path.replace(target)
        self._facts.unlink(missing_ok=True)

    def drop(self) -> None:
        """Let go of all that has come."""
        self._stream.close()
        for path in (self.path, self._facts):
            path.unlink(missing_ok=True)


def _read(facts: Path) -> Version:
    """Read what is remembered; what cannot be read is not, and then the hash tells."""
    with suppress(OSError, ValueError, RecursionError):
        found = json.loads(facts.read_text(encoding="utf-8"))
        if isinstance(found, Mapping):
            names = ("address", "etag", "modified")
            return Version(*(text if isinstance(text := found.get(name), str) else "" for name in names))
    return Version()
