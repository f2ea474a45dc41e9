"""Sessions: what is kept from one day to the next, or in a file to carry; and what is asked on leaving."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol, cast, runtime_checkable

import cv2
import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from cnngui.engine.chain import Chain
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError
from cnngui.engine.files import shown
from cnngui.engine.grids import Grid, read_input
from cnngui.engine.photos import Photo
from cnngui.engine.sources import Source, source_of
from cnngui.gui.lab.contract import PACKED
from cnngui.gui.lab.plain import built, plain
from cnngui.gui.services.jobs import Lane
from cnngui.gui.services.open_file import ask_for_file
from cnngui.gui.services.saving import Kind, ask_where, folder_of, save
from cnngui.gui.services.services import Services
from cnngui.gui.services.session import SUFFIX, Session, SessionError, read_session, write_session
from cnngui.gui.services.workspace import Selection
from cnngui.paths import bundled_photos

LONG = 2.0
"""Seconds: what has run for less may be done again at no great cost, and nobody is asked about it."""

UNREADABLE = (CnnguiError, TypeError, ValueError, LookupError, AttributeError)
"""What comes of reading data that somebody has changed."""


Found = tuple[Photo | Grid, Source, int | None] | CnnguiError
"""The photo of a session as it is, as the labs see it, and at which working size; or why it can't be read."""


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


class Window(Protocol):
    """What is needed of the main window here."""

    def begun(self) -> Begun:
        """Return what another window would begin with, to be as this one is."""

    def begin(self, find: Callable[[], Begun]) -> None:
        """Build everything anew with what is found once the labs are gone."""


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
    photo, content = _photo_of(services, portable=portable)
    if content:
        files[f"photo/{photo['file']}"] = content
    data: dict[str, Any] = {
        "lab": begun.lab,
        "labs": dict(begun.states),
        "chain": plain(workspace.chain),
        "selection": plain(workspace.selection),
        "photo": photo,
    }
    return Session(data, files)


def _packed(services: Services) -> dict[str, dict[str, bytes]]:
    return cast("dict[str, dict[str, bytes]]", services.lasting.setdefault(PACKED, {}))


def _photo_of(services: Services, *, portable: bool) -> tuple[dict[str, Any], bytes]:
    """Return what a session tells of the photo, and the photo itself where it has to be in it."""
    source, opened = services.workspace.source, services.workspace.opened
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


def find_photo(session: Session, longest: int | None) -> Found:
    """Read the photo of a session, off the main thread where it can be: it may be large; return why it can't be read.

    Parameters
    ----------
    session : Session
    longest : int or None
        The working size.
    """
    try:
        photo = session.data["photo"]
        opened = _opened(session, str(photo["name"]), str(photo["path"]), str(photo["file"]))
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
    """Take a session up: photo, chain, selection and what labs keep; what cannot be read is told and left aside.

    Parameters
    ----------
    services : Services
    session : Session
    found : Found
        What `find_photo` returned.

    Raises
    ------
    SessionError
        When its data make no sense at all; nothing is changed then.
    """
    try:
        data = session.data
        photo, labs = data["photo"], data["labs"]
        chain, selection = built(Chain, data["chain"]), built(Selection | None, data["selection"])
        before = int(photo["identity"]), tuple(int(each) for each in photo["shape"])
        begun = Begun(str(data["lab"]), dict(labs))
    except UNREADABLE as error:
        raise _damaged(error) from error
    workspace, now = services.workspace, 0
    if isinstance(found, CnnguiError):
        services.messages.tell_error(found)
    else:
        workspace.take(*found)
        now = found[1].identity if found[1].shape == before[1] else 0
    workspace.set_chain(chain)
    if selection is not None:
        workspace.select(selection)
    for name in {path.partition("/")[0] for path in session.files} - {"photo"}:
        _packed(services).setdefault(name, {}).update(session.under(name))
    return replace(begun, states=_renumbered(begun.states, before[0], now))


def _opened(session: Session, name: str, path: str, file: str) -> Photo | Grid:
    """Read the photo: where it lies if it is the same there, or out of the session."""
    content, place = session.under("photo").get(file), Path(path)
    is_there = bool(path) and place.is_file()
    if content is None or (is_there and place.read_bytes() == content):
        return read_input(place if path else Path(name))
    with TemporaryDirectory(prefix="cnngui-") as folder:
        inner = Path(folder) / f"photo{Path(file).suffix}"
        inner.write_bytes(content)
        return replace(read_input(inner), name=name, path=None)


def _renumbered(data: Any, before: int, now: int) -> Any:  # noqa: ANN401  (plain data)
    """Let states name today's photo; what was set on other photos, or in another size, is on none of today's.

    >>> _renumbered([{"source": 3}, {"source": 1}], 3, 7)
    [{'source': 7}, {'source': -1}]
    """
    if isinstance(data, list):
        return [_renumbered(each, before, now) for each in data]
    if not isinstance(data, dict):
        return data
    found = {key: _renumbered(each, before, now) for key, each in data.items()}
    source, pinned_on = found.get("source"), found.get("pinned_on")
    if type(source) is int:
        found["source"] = _number_now(source, before, now)
    if isinstance(pinned_on, list) and pinned_on and type(pinned_on[0]) is int:
        found["pinned_on"] = [_number_now(pinned_on[0], before, now), *pinned_on[1:]]
    return found


def _number_now(source: int, before: int, now: int) -> int:
    return now if now and source == before else -abs(source)


def take_last(services: Services, path: Path) -> Begun | None:
    """Go on where the last window left off; None, with a sentence if need be, where that cannot be done."""
    if services.settings.text("start") != "session" or not path.exists():
        return None
    try:
        session = read_session(path)
        return take(services, session, find_photo(session, services.workspace.working_size))
    except CnnguiError as error:
        services.messages.tell_error(error)
        return None


class Sessions(QObject):
    """Saves and opens sessions, keeps the last one, and asks before anything is lost.

    Parameters
    ----------
    services : Services
    window : Window
    """

    def __init__(self, services: Services, window: Window) -> None:
        super().__init__(cast("QWidget", window))
        self._services, self._window = services, window
        self._last: Path | None = None
        services.photos.session_wished.connect(self.open_path)

    def keep_last_in(self, path: Path) -> None:
        """From now on ask before something is lost, and keep the session in a file when the window closes."""
        self._last = path

    def save(self) -> None:
        """Ask where to, and save the session with all that it needs on another machine."""
        services, title = self._services, self.tr("Save the session")
        kind = Kind(self.tr("Sessions (*{suffix})").format(suffix=SUFFIX), (SUFFIX,))
        proposed = folder_of(services.settings) / f"{Path(services.workspace.source.name).stem}{SUFFIX}"
        path = ask_where(title, proposed, [kind])
        if path is not None:
            session = session_of(services, self._window.begun(), portable=True)
            write = partial(write_session, session, path)
            save(services.jobs, services.messages, services.settings, path, write, Lane.FILES)

    def open(self) -> None:
        """Ask which session, and open it."""
        kinds = self.tr("Sessions ({patterns});;All files (*)")
        path = ask_for_file(self._services.settings, self.tr("Open a session"), [SUFFIX], kinds)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a session; the pictures of the gallery stay, and one can go back."""
        name, longest = shown(Path(path.name)), self._services.workspace.working_size

        def read() -> tuple[Session, Found]:
            session = read_session(path)
            return session, find_photo(session, longest)

        self._services.jobs.start(
            Lane.FILES,
            read,
            title=self.tr("Opening {name}").format(name=name),
            on_result=lambda result: self._take(name, *result),
            on_error=self._services.messages.tell_error,
            replaces="session",
            outlives_window=True,
        )

    def _take(self, name: str, session: Session, found: Found) -> None:
        before, workspace = self._window.begun(), self._services.workspace
        place = workspace.opened, workspace.source, workspace.working_size
        chain, selection = workspace.chain, workspace.selection

        def find() -> Begun:
            try:
                begun = take(self._services, session, found)
            except SessionError as error:
                self._services.messages.tell_error(error)
                return before
            text, button = self.tr("The session {name} is open.").format(name=name), self.tr("Go back")
            self._services.messages.tell(text, button, lambda: self._window.begin(go_back))
            return begun

        def go_back() -> Begun:
            workspace.take(*place)
            workspace.set_chain(chain)
            if selection is not None:
                workspace.select(selection)
            return before

        self._window.begin(find)

    def keep(self) -> None:
        """Keep the session for the next start, if that is wished.

        Raises
        ------
        PhotoError
            When the file cannot be written.
        """
        if self._last is None:
            return
        if self._services.settings.text("start") == "session":
            session = session_of(self._services, self._window.begun(), portable=False)
            self._last.parent.mkdir(parents=True, exist_ok=True)
            write_session(session, self._last)
        else:
            self._last.unlink(missing_ok=True)

    def may_leave(self) -> bool:
        """Keep what can be kept, ask about what would be lost, and tell whether the window may close."""
        if self._last is None:
            return True
        keeps = self._services.settings.text("start") == "session"
        told = self._would_be_lost(keeps=keeps)
        if told and not self._ask(told, keeps=keeps):
            return False
        try:
            self.keep()
        except (CnnguiError, OSError) as error:
            text = self.tr("What you did cannot be kept for the next time: {reason}").format(reason=error)
            return self._ask(text, keeps=False)
        return True

    def _would_be_lost(self, *, keeps: bool) -> str:
        jobs = [job.title for job in self._services.jobs.jobs() if not job.quiet and job.seconds >= LONG]
        things = [thing for thing in self._services.lasting.values() if isinstance(thing, Keeps)]
        unsaved = 0 if keeps else sum(thing.unsaved() for thing in things)
        texts = [self.tr("Still under way: {titles}.").format(titles=", ".join(jobs))] if jobs else []
        if jobs and keeps:
            texts.append(self.tr("A picture that grows is kept as it is now; other work is lost."))
        if unsaved:
            texts.append(self.tr("%n picture(s) of the Style lab are in no file yet.", None, unsaved))
        return " ".join(texts)

    def _ask(self, text: str, *, keeps: bool) -> bool:
        """Ask whether to leave; saving the session instead leads to its dialog, and the window stays open."""
        box = QMessageBox(
            QMessageBox.Icon.Question, self.tr("Quit CNNGUI?"), text, parent=cast("QWidget", self._window)
        )
        leave = self.tr("Quit and keep") if keeps else self.tr("Quit without saving")
        box.addButton(leave, QMessageBox.ButtonRole.AcceptRole)
        saves = None if keeps else box.addButton(self.tr("Save session…"), QMessageBox.ButtonRole.ActionRole)
        stay = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        if saves is not None and box.clickedButton() is saves:
            self.save()
            return False
        return box.buttonRole(box.clickedButton()) == QMessageBox.ButtonRole.AcceptRole
