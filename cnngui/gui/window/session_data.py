"""What a session holds: drawn up from the window as it is, and taken up again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol, cast, runtime_checkable

import cv2
import numpy as np

from cnngui.engine.chain import Chain
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError
from cnngui.engine.grids import Grid, read_input
from cnngui.engine.photos import Photo
from cnngui.engine.sources import Source, source_of
from cnngui.gui.lab.contract import PACKED
from cnngui.gui.lab.plain import built, plain
from cnngui.gui.services.services import Services
from cnngui.gui.services.session import Session, SessionError
from cnngui.gui.services.workspace import Selection
from cnngui.paths import bundled_photos

UNREADABLE = (CnnguiError, TypeError, ValueError, LookupError, AttributeError)
"""What comes of reading data that somebody has changed."""


Opened = tuple[Photo | Grid, Source, int | None]
"""A photo or a grid of a session as it is, as the labs see it, and at which working size."""

Found = Sequence[tuple[str, Opened | CnnguiError]]
"""The photo, and then the grid where one was open, by their names in a session; or why they can't be read."""

OPENED = ("photo", "grid")
"""Under which names a session has what is open."""


@dataclass(frozen=True)
class Begun:
    """What a window begins with: the lab in front, and the states of the labs by name."""

    lab: str
    states: Mapping[str, object]


@runtime_checkable
class Keeps(Protocol):
    """What a lab keeps longer than the window, and in sessions: see `LabContext.kept`."""

    def pack(self, *, portable: bool) -> Mapping[str, bytes]:
        """Return it as files; ``portable`` ones hold what lies elsewhere on this machine too."""

    def unsaved(self) -> int:
        """Return how many things are in no file of the user's."""


def session_of(services: Services, begun: Begun, *, portable: bool) -> Session:
    """Draw a session up.

    Parameters
    ----------
    services : Services
    begun : Begun
    portable : bool
        Whether the photo and the user's own style pictures are in it, for another machine.
    """
    workspace = services.workspace
    files: dict[str, bytes] = {}
    for name, thing in services.lasting.items():
        if isinstance(thing, Keeps):
            files |= {f"{name}/{path}": content for path, content in thing.pack(portable=portable).items()}
    for name, packed in _packed(services).items():  # of labs that were not opened today
        files |= {f"{name}/{path}": content for path, content in packed.items()}
    data: dict[str, Any] = {
        "lab": begun.lab,
        "labs": dict(begun.states),
        "chain": plain(workspace.chain),
        "selection": plain(workspace.selection),
    }
    for name, opened, source in zip(OPENED, workspace.opened_all, workspace.sources, strict=False):
        data[name], content = _told_of(opened, source, portable=portable)
        if content:
            files[f"{name}/{data[name]['file']}"] = content
    return Session(data, files)


def _packed(services: Services) -> dict[str, dict[str, bytes]]:
    return cast("dict[str, dict[str, bytes]]", services.lasting.setdefault(PACKED, {}))


def _told_of(opened: Photo | Grid, source: Source, *, portable: bool) -> tuple[dict[str, Any], bytes]:
    """Return what a session tells of a photo or a grid, and itself where it has to be in it."""
    path, content, file = source.path, b"", ""
    if path is None or not path.is_file():
        file, content = _as_file(opened)
    elif portable and path not in bundled_photos():
        file, content = path.name, path.read_bytes()
    told = {"name": source.name, "path": str(path.absolute()) if path else "", "file": file}
    return told | {"identity": source.identity, "shape": list(source.shape)}, content


def _as_file(opened: Photo | Grid) -> tuple[str, bytes]:
    if isinstance(opened, Photo):
        return "photo.png", cv2.imencode(".png", opened.pixels[..., ::-1])[1].tobytes()
    stream = BytesIO()
    np.save(stream, opened.numbers)
    return "grid.npy", stream.getvalue()


def find_opened(session: Session, longest: int | None) -> Found:
    """Read what was open, off the main thread where it can be: it may be large; return why it can't be read.

    Parameters
    ----------
    session : Session
    longest : int or None
        The working size.
    """
    return [(name, _find(session, name, longest)) for name in OPENED if name in session.data]


def _find(session: Session, name: str, longest: int | None) -> Opened | CnnguiError:
    try:
        told = session.data[name]
        opened = _opened(session.under(name), str(told["name"]), str(told["path"]), str(told["file"]))
        return opened, source_of(opened, longest), longest
    except CnnguiError as error:
        return error
    except UNREADABLE as error:
        return _damaged(error)


def _damaged(error: Exception) -> SessionError:
    damaged = SessionError(QT_TRANSLATE_NOOP("Errors", "The session is damaged: its data make no sense."))
    damaged.__cause__ = error
    return damaged


def take(services: Services, session: Session, found: Found) -> Begun:
    """Take a session up: what was open, chain, selection, what labs keep; what cannot be read is told and left aside.

    Parameters
    ----------
    services : Services
    session : Session
    found : Found
        What `find_opened` returned.

    Raises
    ------
    SessionError
        When its data make no sense at all; nothing is changed then.
    """
    try:
        data = session.data
        chain, selection = built(Chain, data["chain"]), built(Selection | None, data["selection"])
        before = {name: (int(data[name]["identity"]), tuple(map(int, data[name]["shape"]))) for name, _ in found}
        begun = Begun(str(data["lab"]), dict(data["labs"]))
    except UNREADABLE as error:
        raise _damaged(error) from error
    workspace, now = services.workspace, dict[int, int]()
    for name, each in found:
        if isinstance(each, CnnguiError):
            services.messages.tell_error(each)
            continue
        workspace.take(*each)
        identity, shape = before[name]
        if each[1].shape == shape:
            now[identity] = each[1].identity
    workspace.set_chain(chain)
    if selection is not None:
        workspace.select(selection)
    for name in {path.partition("/")[0] for path in session.files} - set(OPENED):
        _packed(services).setdefault(name, {}).update(session.under(name))
    return replace(begun, states=_renumbered(begun.states, now))


def _opened(files: Mapping[str, bytes], name: str, path: str, file: str) -> Photo | Grid:
    """Read a photo or a grid: where it lies if it is the same there, or out of the session."""
    content, place = files.get(file), Path(path)
    is_there = bool(path) and place.is_file()
    if content is None or (is_there and place.read_bytes() == content):
        return read_input(place if path else Path(name))
    with TemporaryDirectory(prefix="cnngui-") as folder:
        inner = Path(folder) / f"photo{Path(file).suffix}"
        inner.write_bytes(content)
        return replace(read_input(inner), name=name, path=None)


def _renumbered(data: Any, now: Mapping[int, int]) -> Any:  # noqa: ANN401  (plain data)
    """Let states name what is open today; what was set on other photos, or in another size, is on none of today's.

    >>> _renumbered([{"source": 3}, {"source": 1}], {3: 7})
    [{'source': 7}, {'source': -1}]
    """
    if isinstance(data, list):
        return [_renumbered(each, now) for each in data]
    if not isinstance(data, dict):
        return data
    found = {key: _renumbered(each, now) for key, each in data.items()}
    source, pinned_on = found.get("source"), found.get("pinned_on")
    if type(source) is int:
        found["source"] = now.get(source, -abs(source))
    if isinstance(pinned_on, list) and pinned_on and type(pinned_on[0]) is int:
        found["pinned_on"] = [now.get(pinned_on[0], -abs(pinned_on[0])), *pinned_on[1:]]
    return found
