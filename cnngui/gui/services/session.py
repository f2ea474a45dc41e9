"""A session as one file: what was set in every lab, the photo, and pictures that were made; a zip of JSON and files."""

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cnngui import paths
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError
from cnngui.engine.files import atomic_write, opened, shown

SUFFIX = ".cnngui"

VERSION = 1

_PROGRAM = "cnngui session"
_DATA = "session.json"
_LARGEST_DATA = 1 << 26
_LARGEST = 1 << 30
_MOST_FILES = 10_000
_BUNDLED = "bundled:"

Files = Mapping[str, bytes]
"""What is in a session beside its JSON, by names such as ``style-studio/3/image.png``."""


class SessionError(CnnguiError):
    """A file that is no session, or one that cannot be read."""


@dataclass(frozen=True)
class Session:
    """What the app takes up again.

    Parameters
    ----------
    data : dict
        Plain data; which, is known to `cnngui.gui.window.session`.
    files : mapping of str to bytes
    """

    data: dict[str, Any]
    files: Files = field(default_factory=dict)

    def under(self, name: str) -> dict[str, bytes]:
        """Return the files of a folder, by their names in it.

        >>> Session({}, {"a/b.png": b"1", "ab.png": b"2"}).under("a")
        {'b.png': b'1'}
        """
        start = f"{name}/"
        return {path.removeprefix(start): content for path, content in self.files.items() if path.startswith(start)}


def write_session(session: Session, path: Path) -> None:
    """Write a session, whole or not at all; files that come with the app are named so that other machines find them.

    Raises
    ------
    PhotoError
        When the file cannot be written.
    """
    head = {"program": _PROGRAM, "version": VERSION, "data": _moved(session.data, _bundled())}
    with atomic_write(path) as stream, zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(_DATA, json.dumps(head), zipfile.ZIP_DEFLATED)
        for name, content in session.files.items():
            archive.writestr(name, content)


def read_session(path: Path) -> Session:
    """Read what `write_session` wrote.

    Raises
    ------
    PhotoError
        When there is no such file, or it may not be read.
    SessionError
        When it is no session, is damaged, too large, or of a newer version.
    """
    name = shown(Path(path.name))
    with opened(path) as stream:
        try:
            with zipfile.ZipFile(stream) as archive:
                head, files = _read(archive, name)
        except SessionError:
            raise
        except (zipfile.BadZipFile, OSError, ValueError, LookupError, RuntimeError, NotImplementedError) as error:
            raise _no_session(name) from error
        except (EOFError, RecursionError, MemoryError) as error:
            raise _no_session(name) from error
    if not isinstance(head, dict) or head.get("program") != _PROGRAM or not isinstance(head.get("data"), dict):
        raise _no_session(name)
    if head.get("version") != VERSION:
        text = QT_TRANSLATE_NOOP("Errors", "The session {name} is of another version of CNNGUI: open it there.")
        raise SessionError(text, name=name)
    return Session(_moved(head["data"], {name: path for path, name in _bundled().items()}), files)


def _read(archive: zipfile.ZipFile, name: str) -> tuple[Any, Files]:
    members = archive.infolist()
    if len(members) > _MOST_FILES or sum(each.file_size for each in members) > _LARGEST:
        text = QT_TRANSLATE_NOOP("Errors", "The session {name} is too large to be opened: choose another.")
        raise SessionError(text, name=name)
    if archive.getinfo(_DATA).file_size > _LARGEST_DATA:
        raise _no_session(name)
    files = {each.filename: archive.read(each) for each in members if each.filename != _DATA}
    return json.loads(archive.read(_DATA)), files


def _no_session(name: str) -> SessionError:
    text = QT_TRANSLATE_NOOP("Errors", "{name} is no session, or it is damaged: choose another.")
    return SessionError(text, name=name)


def _moved(data: Any, places: Mapping[str, str]) -> Any:  # noqa: ANN401  (plain data)
    """Return plain data with texts, such as paths, put in other places.

    >>> _moved({"a": ["x", 1]}, {"x": "y"})
    {'a': ['y', 1]}
    """
    if isinstance(data, str):
        return places.get(data, data)
    if isinstance(data, list):
        return [_moved(each, places) for each in data]
    if isinstance(data, dict):
        return {key: _moved(each, places) for key, each in data.items()}
    return data


def _bundled() -> dict[str, str]:
    """Return how files that come with the app are named in a session, by their paths here."""
    found = (*paths.bundled_photos(), *paths.bundled_styles(), *paths.bundled_grids())
    return {str(path): f"{_BUNDLED}{path.relative_to(paths.resources()).as_posix()}" for path in found}
