"""What every lab does the same: wishes become a new state, the state work, and the work pictures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from cnngui.engine.errors import CnnguiError, Note
from cnngui.gui.lab.commands import START_AGAIN, Command, build, listen_to_plots
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.lab.fields import changed, looked_at_as
from cnngui.gui.lab.hooks import LabHooks, State
from cnngui.gui.lab.latest import LatestJob
from cnngui.gui.lab.plain import built, plain
from cnngui.gui.lab.sealing import Sealing
from cnngui.gui.lab.sharing import Sharing
from cnngui.gui.look.errors import note_text
from cnngui.gui.services.throttle import Throttle
from cnngui.gui.services.undo import History
from cnngui.networks.architectures import Architecture
from cnngui.networks.network import Network


class LabBase(QObject, LabHooks[State]):
    """A lab: it fills in the `LabHooks`.

    Parameters
    ----------
    context : LabContext
    first : State
        A frozen dataclass; fields made by `cnngui.gui.lab.fields.look` are no steps of undo.
    canvas, panel : QWidget
        A panel's ``photo`` and ``start_again_wished`` are connected here.
    """

    def __init__(
        self, context: LabContext, first: State, canvas: QWidget, panel: QWidget, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.workspace = context.workspace
        self.history: History[State] = History(first)
        self.canvas, self.panel = canvas, panel
        self.is_in_front = False
        self._jobs: list[LatestJob[Any, Any]] = []
        self._awaited: list[LatestJob[Any, Any]] = []
        self._throttle = Throttle(self.follow, self)
        self._complaint: str | None = None
        self._told: Note | None = None
        self._sharing = Sharing(context.workspace, self.chain_of(first))
        self.sealing = Sealing(self)
        self.sealing.started.connect(self._begin_edit)
        self.sealing.finished.connect(self._end_edit)
        for part in (canvas, panel):
            self.sealing.watch(part)
            listen_to_plots(part, context)
        self._connect_photo()
        context.workspace.source_changed.connect(self._take_photo)
        context.networks.changed.connect(self._take_network)
        context.networks.failed.connect(self._tell_no_network)

    def _connect_photo(self) -> None:
        row, photos = getattr(self.panel, "photo", None), self.context.photos
        if row is not None:
            row.open_wished.connect(photos.ask)
            row.photo_wished.connect(photos.open_path)
            row.menu_wished.connect(lambda: row.show_photos(photos.samples(), photos.recent()))
        if hasattr(self.panel, "start_again_wished"):
            self.panel.start_again_wished.connect(self.start_again)

    @property
    def architecture(self) -> Architecture:
        """The layers of the network."""
        return self.context.networks.architecture

    # The protocol of a lab

    def actions(self) -> Sequence[QAction]:
        """Return an action for each of the commands."""
        return list(self._actions.values())

    @property
    def _actions(self) -> Mapping[str, QAction]:
        if "_built" not in self.__dict__:
            again = Command("start-again", self.tr("Start again"), self.start_again, START_AGAIN)
            self._built = build([*self.commands(), again], self.context, self.name, self)
        return self._built

    def action(self, name: str) -> QAction:
        """Return the action of a command."""
        return self._actions[name]

    def enter(self) -> None:
        """Come to the front: show what the workspace holds now."""
        self.is_in_front = True
        self.photo_changed()
        self._sharing.hear(self)
        self.entering()
        self.follow()

    def leave(self) -> None:
        """Hand on what was edited last, and begin nothing more."""
        self._throttle.flush()
        self.is_in_front = False
        for job in self._jobs:
            job.rest()
        self.leaving()

    def undo(self) -> None:
        """Take the last change back; how things are looked at stays."""
        self._travel(self.history.undo)

    def redo(self) -> None:
        """Do it again."""
        self._travel(self.history.redo)

    def _travel(self, move: Callable[[], State]) -> None:
        self.finish_edit()
        self.sealing.end()
        seen = self.now
        self.history.amend(looked_at_as(move(), seen))
        self._calm()
        self._sharing.tell_selection(self, seen, self.now)
        self.travelled(seen)
        self.follow_now()

    def travelled(self, before: State) -> None:
        """Hear that undo or redo led away from a state."""

    def state(self) -> object:
        """Return what `restore` takes: plain data that JSON can hold."""
        states = [plain(state) for state in self.history.states]
        return {"states": states, "at": self.history.at, **self._sharing.state(), **self.more_state()}

    def restore(self, state: object) -> None:
        """Come back to a former ``state()``; what can't be read is left aside."""
        if not isinstance(state, dict):
            return
        before = self.history
        try:
            kind = type(before.current)
            self.history = History.of([built(kind, each) for each in state["states"]], state["at"])
            self._sharing.restore(state, self.chain_of(self.history.current))
            self.resolve(self.now)
            self.restore_more(state)
        except (CnnguiError, TypeError, ValueError, LookupError, AttributeError):  # a file that somebody has changed
            self.history = before
            self.context.messages.tell(self.tr("What was kept of this lab cannot be read, so it begins anew."))
        if self.is_in_front:
            self.follow_soon()

    def settle(self) -> bool:
        """Tell whether everything asked for is on screen."""
        return not self._throttle.is_waiting and not any(job.is_busy for job in self._awaited) and self.is_settled()

    # Wishes → state

    @property
    def now(self) -> State:
        """What is set, on the photo that is open: the history keeps what was set on earlier ones."""
        return self.on_photo(self.history.current)

    def wish(
        self,
        change: Callable[..., State] = replace,
        *arguments: object,
        merge: str = "",
        run: bool = False,
        **values: object,
    ) -> bool:
        """Go on to a new state; one that makes no sense is refused in words and changes nothing.

        Parameters
        ----------
        change : callable
            From the state that is set now to another; a change of nothing but looks is no step of undo.
        merge : str
            Wishes with the same key, other than "", are one step while a control is being dragged; they are followed
            once a frame, others at once.
        run : bool
            Wishes in a row, until a pause, are one step: those of arrow keys.

        Returns
        -------
        bool
            Whether it made sense.
        """
        before = self.now
        try:
            state = change(before, *arguments, **values)
            self.resolve(state)
        except CnnguiError as error:
            self.complain(error)
            self.show_settings(before)
            return False
        if state == before:
            self._calm()
            self.show_settings(before)  # a control may show what was wished, and that can't be
            return True
        names = changed(before, state)
        if names:  # a look leaves what was said: it is as wrong as before
            self._calm()
            if run:
                self.sealing.run()
                merge = "-".join(names)
            if self.history.push(state, merge if self.sealing.is_open else ""):
                self.context.messages.move_on()
            self._sharing.tell_selection(self, before, state)
            self.wished(before)
        else:
            self.history.amend(state)
        if merge and self.sealing.is_open:
            self.follow_soon()
        else:
            self.follow_now()
        return True

    def wished(self, before: State) -> None:
        """Hear that a wish led away from a state."""

    def look(self, change: Callable[..., State] = replace, *arguments: object, **values: object) -> None:
        """Look at something else, even where that changes what is set: no step of undo."""
        self.history.amend(change(self.now, *arguments, **values))
        self.follow_now()

    def start_again(self) -> None:
        """Go back to how it began; it can be undone."""
        self.wish(self.first_again)

    @property
    def is_dragging(self) -> bool:
        """Whether a control is being dragged, or a number typed."""
        return self.sealing.is_open

    @property
    def is_behind(self) -> bool:
        """Whether what is set is followed only at the end of this frame."""
        return self._throttle.is_waiting

    def _begin_edit(self) -> None:
        self.history.seal()

    def _end_edit(self) -> None:
        self.history.seal()
        self.drag_ended()

    # State → work

    def follow_soon(self) -> None:
        """Follow the state within this frame; a lab that isn't in front follows when it comes back."""
        if self.is_in_front:
            self._throttle.soon()

    def follow_now(self) -> None:
        """Follow the state at once, if the lab is in front."""
        if self.is_in_front:
            self._throttle.now()

    def follow(self) -> None:
        """Show what is set, tell the other labs of the chain, and see to the pictures."""
        self._throttle.drop()
        state = self.now
        if self.is_in_front:
            self._sharing.tell_chain(self, state)
        self.show_settings(state)
        if self.is_in_front:
            self.work(state)

    def watch_job(self, job: LatestJob[Any, Any], *, awaited: bool) -> None:
        """Let a job begin nothing more once the lab is left, and wait for it until the lab has come to rest."""
        self._jobs.append(job)
        if awaited:
            self._awaited.append(job)

    def _take_photo(self) -> None:
        if not self.is_in_front:
            return
        if self.needs_photo and not self.workspace.source.is_photo:
            told = self.tr("This is a grid of numbers: Filters and Steps show it. Here the photo stays.")
            self.context.messages.tell(told)
        self.photo_changed()
        self.follow_soon()

    def _take_network(self) -> None:
        if self.is_in_front:
            self.device_changed()
            self.follow_soon()

    # Trouble

    def complain(self, error: Exception) -> None:
        """Say what went wrong, once, until the next wish that makes sense."""
        if str(error) != self._complaint:
            self._complaint = str(error)
            self.context.messages.tell_error(error)

    def _calm(self) -> None:
        if self._complaint is not None:
            self._complaint = None
            self.context.messages.clear()

    def tell_stopped(self, again: Callable[[], None]) -> None:
        """Say that a job was stopped, and offer to compute after all."""
        self.context.messages.tell(self.tr("Stopped. What is on screen is from before."), self.tr("Compute"), again)

    def tell_device_failed(self, note: Note, network: Network) -> None:
        """Say once that a device failed, and let every lab compute on the CPU from now on."""
        networks = self.context.networks
        used = networks.network
        if used is None or used.mode.device != network.mode.device or note == self._told:
            return
        self._told = note
        self.context.messages.tell(note_text(note))
        networks.fall_back(used.in_mode(networks.spare))

    def _tell_no_network(self, error: Exception) -> None:
        if self.is_in_front:
            self.complain(error)
