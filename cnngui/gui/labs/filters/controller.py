"""The Filters lab: wishes become a new state, the state a result, the result a picture."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from cnngui.engine.chain import Layer
from cnngui.engine.errors import CnnguiError
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.filters import state as states
from cnngui.gui.labs.filters.kernel_menu import kernel_menu
from cnngui.gui.labs.filters.panel import FiltersPanel
from cnngui.gui.labs.filters.presenter import Look, Presenter
from cnngui.gui.labs.filters.runner import Runner
from cnngui.gui.labs.filters.saving import Saver
from cnngui.gui.labs.filters.shown import Shown
from cnngui.gui.labs.filters.state import State
from cnngui.gui.labs.filters.thumbnails import thumbnails
from cnngui.gui.labs.filters.view import FiltersView
from cnngui.gui.labs.filters.work import Result
from cnngui.gui.services.undo import History
from cnngui.gui.services.workspace import first_chain

FRAME_MS = 16.0
"""Time between two frames: wishes that come faster are followed together."""


@dataclass(frozen=True)
class Carried:
    """What the lab takes along when the window is built anew."""

    history: History[State]
    look: Look


class FiltersLab(QObject):
    """One photo, hand-made filters, live."""

    def __init__(self, context: LabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._workspace = context.workspace
        source = self._workspace.source
        self._history = History(State(source.identity, source.shape[2], self._workspace.chain))
        view, self._panel = FiltersView(), FiltersPanel()
        self.canvas: QWidget = view
        self.panel: QWidget = self._panel
        self._presenter = Presenter(view, context.jobs, context.messages, self)
        self._runner = Runner(context.jobs, self)
        self._saver = Saver(context, self._presenter, self.start_again, self)
        self._kernels = kernel_menu(self._take_named, view)
        self._follow_steps = QAction(self.tr("Follow this window step by step"), self)
        self._follow_steps.setShortcut(QKeySequence("Ctrl+Return"))
        self._follow_steps.triggered.connect(self._go_to_steps)
        view.follow_wished.connect(self._go_to_steps)
        self._told = self._workspace.chain
        self._has_complained = False
        self._in_front = False
        self._last_follow = 0.0
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._follow)
        view.response_picked.connect(
            lambda layer, channel: self._look_at(replace, shown_layer=layer, shown_channel=channel)
        )
        view.scope_wished.connect(lambda scope: self._look_at(replace, scope=scope))
        view.whole_wished.connect(lambda whole: self._look_at(replace, whole=whole))
        self._presenter.rested.connect(lambda milliseconds: context.show_time("CPU", milliseconds))
        self._runner.result_ready.connect(self._show)
        self._runner.failed.connect(context.messages.tell_error)
        self._runner.stopped.connect(self._tell_stopped)
        self._connect_chain()
        self._connect_layer()
        self._workspace.source_changed.connect(self._take_source)
        self._workspace.chain_changed.connect(self._take_chain)

    # The protocol of a lab

    def actions(self) -> Sequence[QAction]:
        """Save, copy, start again, and every named kernel."""
        return [*self._saver.actions, self._follow_steps, self._kernels.menuAction()]

    def enter(self) -> None:
        """Show what the workspace holds now."""
        self._in_front = True
        self._take_source()
        self._take_chain()
        self._follow()

    def leave(self) -> None:
        """Hand on what was edited last; a run that nobody sees comes to its end, for it is short.

        What other labs do is followed on coming back.
        """
        if self._later.isActive():
            self._follow()
        self._in_front = False

    def undo(self) -> None:
        """Take the last change back; a number that is being typed counts as one."""
        self._panel.editor.finish_edit()
        self._history.undo()
        self._soon()

    def redo(self) -> None:
        """Do it again."""
        self._panel.editor.finish_edit()
        self._history.redo()
        self._soon()

    def state(self) -> object:
        """Return what `restore` takes."""
        return Carried(self._history, self._presenter.look())

    def restore(self, state: object) -> None:
        """Come back to a former ``state()``."""
        if isinstance(state, Carried):
            self._history = state.history
            self._presenter.look_again(state.look)
            self._soon()

    def settle(self) -> bool:
        """Tell whether everything asked for is on screen."""
        latest = self._runner.latest
        waiting = self._runner.is_busy or self._later.isActive() or not self._presenter.is_settled
        if waiting or latest is None:
            return False
        return (latest.source, latest.chain) == (self._state.source, self._state.chain)

    # Wishes → state

    def _connect_chain(self) -> None:
        """Wishes about the photo, the layers and which filter is edited."""
        panel = self._panel
        photos = self._context.photos
        panel.photo.open_wished.connect(photos.ask)
        panel.photo.photo_wished.connect(photos.open_path)
        panel.photo.menu_wished.connect(lambda: panel.photo.show_photos(photos.samples(), photos.recent()))
        panel.working_size_wished.connect(self._set_working_size)
        panel.layer_picked.connect(lambda layer: self._look_at(states.editing, layer, 0))
        panel.layer_added.connect(lambda: self._wish(states.with_another_layer, _new_layer()))
        panel.layer_removed.connect(lambda: self._wish(states.without_layer))
        panel.filter_picked.connect(lambda number: self._look_at(states.editing, self._state.layer, number))
        panel.filter_added.connect(lambda: self._wish(states.with_another_filter))
        panel.filter_removed.connect(lambda: self._wish(states.without_filter))
        panel.channels_wished.connect(lambda channels: self._wish(states.with_channels, channels))
        panel.slices_wished.connect(lambda own: self._wish(states.with_own_slices, own=own))
        panel.start_again_wished.connect(self.start_again)
        panel.edit_started.connect(self._seal)
        panel.edit_finished.connect(self._seal)

    def _connect_layer(self) -> None:
        """Wishes about the filter and the layer in the editor."""
        panel = self._panel
        panel.picker.opening.connect(self._make_thumbnails)
        panel.picker.kernel_chosen.connect(self._take_named)
        panel.editor.filter_edited.connect(self._take_edited)
        panel.editor.refused.connect(self._complain)
        panel.bias_wished.connect(lambda bias: self._wish(states.with_bias, bias, merge="bias"))
        panel.relu_wished.connect(lambda relu: self._edit(relu=relu))
        panel.padding_wished.connect(
            lambda padding: self._edit("" if padding == "same" else "padding", padding=padding)
        )
        panel.border_wished.connect(lambda border: self._edit(border=border))
        panel.stride_wished.connect(lambda stride: self._edit("stride", stride=(stride, stride)))
        panel.dilation_wished.connect(lambda dilation: self._edit("dilation", dilation=(dilation, dilation)))
        panel.convolution_wished.connect(lambda turned: self._edit(true_convolution=turned))
        panel.pooling_wished.connect(lambda *wish: self._wish(states.with_pooling, *wish, merge=f"pooling {wish[0]}"))

    @property
    def _state(self) -> State:
        """What is set, on today's photo: the history keeps what was set on earlier ones."""
        source = self._workspace.source
        state = states.on_photo(self._history.current, source.identity, source.shape)
        try:
            states.resolve(state, source.shape)
        except CnnguiError:
            return states.made_to_fit(state)
        return state

    def _wish(self, change: Callable[..., State], *arguments: object, merge: str = "", **fields: object) -> None:
        """Go on to a new state; a wish that makes no sense is refused in words and changes nothing."""
        try:
            state = change(self._state, *arguments, **fields)
            states.resolve(state, self._workspace.source.shape)
        except CnnguiError as error:
            self._complain(error)
            self._show_state()
            return
        if self._has_complained:
            self._has_complained = False
            self._context.messages.clear()
        if state != self._state:
            self._history.push(state, merge)
            self._soon()

    def _complain(self, error: Exception) -> None:
        """Say what is wrong, until the next wish that makes sense."""
        self._has_complained = True
        self._context.messages.tell_error(error)

    def _edit(self, merge: str = "", **fields: object) -> None:
        """Change settings of the layer in the editor."""
        self._wish(states.with_settings, merge=merge, **fields)

    def _seal(self) -> None:
        """Begin or end a drag: what lies between is one step back."""
        self._history.seal()

    def _take_named(self, name: str) -> None:
        self._wish(states.with_kernel, find(name).filter)

    def _take_edited(self, edited: Filter) -> None:
        self._wish(states.with_filter, edited, merge="kernel")

    def _look_at(self, change: Callable[..., State], *arguments: object, **fields: object) -> None:
        """Look at something else; that is no step to take back."""
        self._history.amend(change(self._state, *arguments, **fields))
        self._soon()

    def _set_working_size(self, longest: int) -> None:
        """Note it in the settings, which the window follows."""
        self._context.settings.set("working_size", longest)

    def start_again(self) -> None:
        """Go back to the first chain; the photo stays, and it can be undone."""
        self._wish(lambda state: State(state.source, state.channels, first_chain()))

    def _go_to_steps(self) -> None:
        """Let the Step by step lab follow the window that is pinned; without one, it shows what it showed before."""
        spot = self._presenter.spot()
        if spot is not None:
            self._workspace.point_to(spot)
        self._context.show_lab("steps")

    def _take_source(self) -> None:
        """Another photo: the chain stays, made to fit if it has to be."""
        source = self._workspace.source
        if self._history.current.source == source.identity:
            return
        wished = states.on_photo(self._history.current, source.identity, source.shape)
        if wished.chain != self._state.chain:
            told = self.tr("The chain is too large for this photo: padding keeps the size and nothing is pooled.")
            self._context.messages.tell(told)
        self._soon()

    def _take_chain(self) -> None:
        """Another lab changed the chain."""
        if self._workspace.chain != self._told:
            self._told = self._workspace.chain
            self._wish(states.with_chain, self._workspace.chain, merge="another lab")

    # State → result → picture

    def _soon(self) -> None:
        """Follow the state at once, or at the end of the frame when one has just been drawn; only while it is seen."""
        if not self._in_front:
            return
        elapsed = (time.perf_counter() - self._last_follow) * 1000
        if elapsed >= FRAME_MS:
            self._follow()
        elif not self._later.isActive():
            self._later.start(int(FRAME_MS - elapsed) + 1)

    def _follow(self) -> None:
        """Show the state's settings, and ask for its result."""
        self._later.stop()
        self._last_follow = time.perf_counter()
        self._show_state()
        state, source = self._state, self._workspace.source
        resolved = states.resolve(state, source.shape)
        self._panel.show_shape(resolved.shapes[state.layer])
        self._told = state.chain
        self._workspace.set_chain(state.chain)
        self._runner.ask(source, state.chain, resolved.shapes)

    def _show(self, result: Result) -> None:
        """Draw a result, which may be an earlier one while the next is computed."""
        source = self._workspace.source
        if result.source != source.identity:
            return
        state = states.with_chain(self._state, result.chain)
        shown = Shown(source, state, states.resolve(state, source.shape), result)
        try:
            self._presenter.show(shown)
        except CnnguiError as error:  # numbers that no colour scale can hold
            self._context.messages.tell_error(error)

    def _tell_stopped(self) -> None:
        text = self.tr("Stopped. The picture is still that of the settings before.")
        self._context.messages.tell(text, self.tr("Compute"), self._follow)

    def _show_state(self) -> None:
        source, state = self._workspace.source, self._state
        height, width = source.full_size
        working_size = self._workspace.working_size or 0
        self._panel.show_source(source.name, f"{width} × {height} px", working_size, is_photo=source.is_photo)
        count = len(state.edited_layer.filters)
        self._panel.show_state(state, [f"{number} / {count}" for number in range(1, count + 1)])

    def _make_thumbnails(self) -> None:
        self._panel.picker.set_thumbnails(thumbnails(self._workspace.source))


def _new_layer() -> Layer:
    return Layer((find("vertical-edge").filter,))
