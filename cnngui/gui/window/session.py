"""Sessions: what is kept from one day to the next, or in a file to carry; and what is asked on leaving."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from cnngui.engine.errors import CnnguiError
from cnngui.engine.files import shown
from cnngui.gui.services.jobs import Lane
from cnngui.gui.services.open_file import ask_for_file
from cnngui.gui.services.saving import Kind, ask_where, save, save_folder_of
from cnngui.gui.services.services import Services
from cnngui.gui.services.session import SUFFIX, Session, SessionError, read_session, write_session
from cnngui.gui.window.session_data import Begun, Found, Keeps, find_opened, session_of, take

LONG = 10.0
"""Seconds: what has run for less may be done again at no great cost, and nobody is asked about it."""


class Window(Protocol):
    """What is needed of the main window here."""

    def begun(self) -> Begun:
        """Return what another window would begin with, to be as this one is."""

    def begin(self, find: Callable[[], Begun]) -> None:
        """Build everything anew with what is found once the labs are gone."""


def take_last(services: Services, path: Path) -> Begun | None:
    """Go on where the last window left off; None, with a sentence if need be, where that cannot be done."""
    if services.settings.text("start") != "session" or not path.exists():
        return None
    try:
        session = read_session(path)
        return take(services, session, find_opened(session, services.workspace.working_size))
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
        proposed = save_folder_of(services.settings) / f"{Path(services.workspace.source.name).stem}{SUFFIX}"
        path = ask_where(title, proposed, [kind])
        if path is not None:
            session = session_of(services, self._window.begun(), portable=True)
            write = partial(write_session, session, path)
            save(services.jobs, services.messages, services.settings, path, write, Lane.FILES)

    def open(self) -> None:
        """Ask which session, and open it."""
        kinds = self.tr("Sessions ({patterns});;All files (*)")
        path = ask_for_file(self._services.settings, self.tr("Open a session"), [SUFFIX], kinds, is_own=True)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a session; the pictures of the gallery stay, and one can go back."""
        name, longest = shown(Path(path.name)), self._services.workspace.working_size

        def read() -> tuple[Session, Found]:
            session = read_session(path)
            return session, find_opened(session, longest)

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
        places = list(zip(workspace.opened_all, workspace.sources, strict=True))
        longest = workspace.working_size
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
            for place in places:
                workspace.take(*place, longest)
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
            texts.append(
                self.tr("A picture that grows or a network that learns is kept as it is now; other work is lost.")
            )
        if unsaved:
            texts.append(self.tr("%n result(s) of Style or Digits are in no file yet.", None, unsaved))
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
