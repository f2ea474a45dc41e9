"""The Step by step lab: wishes become a new state, the state grids, sums and words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from cnngui.engine.errors import CnnguiError
from cnngui.engine.kernels.table import find
from cnngui.engine.lessons.stack import fields
from cnngui.gui.lab import LabContext
from cnngui.gui.labs.arithmetic import state as states
from cnngui.gui.labs.arithmetic.asking import Asking, Round
from cnngui.gui.labs.arithmetic.changing import Changes
from cnngui.gui.labs.arithmetic.exporting import Exporter, Looks
from cnngui.gui.labs.arithmetic.panel import ArithmeticPanel
from cnngui.gui.labs.arithmetic.player import Player
from cnngui.gui.labs.arithmetic.presenter import Presenter
from cnngui.gui.labs.arithmetic.sheets import SheetBox
from cnngui.gui.labs.arithmetic.spots import patch_around, step_at
from cnngui.gui.labs.arithmetic.state import State
from cnngui.gui.labs.arithmetic.taking import Taking
from cnngui.gui.labs.arithmetic.view import ArithmeticLabView
from cnngui.gui.labs.arithmetic.walking import walked
from cnngui.gui.undo import History
from cnngui.gui.workspace import Spot, first_chain


@dataclass(frozen=True)
class Carried:
    """What the lab takes along when the window is built anew."""

    history: History[State]
    has_begun: bool
    round: Round


class ArithmeticLab(QObject):
    """The arithmetic of a layer, number by number."""

    def __init__(self, context: LabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._workspace = context.workspace
        self._history = History(states.first())
        self._has_begun = False
        self._told = first_chain()
        self._has_complained = False
        self._view, self._panel = ArithmeticLabView(), ArithmeticPanel()
        self.canvas: QWidget = self._view
        self.panel: QWidget = self._panel
        self._presenter = Presenter(self._view, self)
        changes = Changes(
            lambda: self._state, self._wish, self._amend, self._complain, lambda text: context.messages.tell(text)
        )
        self._player = Player(self._view, changes, self)
        self._taking = Taking(self._panel.sources, self._workspace, changes, self)
        self._asking = Asking(self._view.question, changes, self)
        looks = lambda: Looks(self._view.palette(), self._view.font())  # noqa: E731
        self._exporter = Exporter(context, lambda: self._state, looks, self.start_again, self)
        self._sheets = SheetBox(self._exporter.copies, self._exporter.saves)
        self._panel.commands_are([self._sheets])
        self._connect_view()
        self._connect_panel()
        self._connect_filter()
        self._workspace.source_changed.connect(self._take_source)
        self._workspace.chain_changed.connect(self._take_chain)

    # The protocol of a lab

    def actions(self) -> Sequence[QAction]:
        """Save, copy, start again."""
        return self._exporter.actions

    def enter(self) -> None:
        """Show what the workspace holds now: its chain once another lab has changed it, and a window it points to."""
        self._take_source()
        self._take_chain()
        spot = self._workspace.take_spot()
        if spot is not None:
            self._follow_spot(spot)
        self._follow()

    def leave(self) -> None:
        """Stop playing."""
        self._player.play(on=False)

    def undo(self) -> None:
        """Take the last change back; steps are no changes."""
        self._travel(self._history.undo)

    def redo(self) -> None:
        """Do it again."""
        self._travel(self._history.redo)

    def state(self) -> object:
        """Give what `restore` takes."""
        return Carried(self._history, self._has_begun, self._asking.round)

    def restore(self, state: object) -> None:
        """Come back to a former ``state()``."""
        if isinstance(state, Carried):
            self._history, self._has_begun = state.history, state.has_begun
            self._asking.round = state.round
            self._told = self._workspace.chain

    def settle(self) -> bool:
        """Tell whether everything asked for is on screen: it is drawn at once."""
        return True

    # Wishes → state

    def _connect_view(self) -> None:
        view = self._view
        view.page_wished.connect(lambda page: self._look(replace, page=page))
        view.shift_wished.connect(lambda down, right: self._look(replace, shift=(down, right)))
        view.wraps_wished.connect(lambda wraps: self._look(replace, wraps=wraps))
        view.asking_wished.connect(self._ask)

    def _connect_panel(self) -> None:
        panel = self._panel
        panel.example_wished.connect(lambda name: self._wish(states.of_example, name))
        panel.ground_wished.connect(lambda rows, columns: self._wish(_with_ground, (rows, columns), merge="ground"))
        panel.stack_wished.connect(lambda stack: self._wish(_with_stack, stack, merge="stack"))
        panel.start_again_wished.connect(self.start_again)
        panel.turned.connect(self._player.turn)
        self._sheets.sheets_wished.connect(self._exporter.ask_sheets)

    def _connect_filter(self) -> None:
        panel, settings = self._panel, self._panel.settings
        panel.layer_picked.connect(lambda layer: self._look(states.walking, layer))
        panel.layer_added.connect(lambda: self._wish(states.with_another_layer))
        panel.layer_removed.connect(lambda: self._wish(states.without_layer))
        panel.filter_picked.connect(lambda number: self._look(replace, number=number))
        panel.filter_added.connect(lambda: self._wish(states.with_another_filter))
        panel.filter_removed.connect(lambda: self._wish(states.without_filter))
        panel.channels_wished.connect(lambda channels: self._wish(states.with_channels, channels))
        panel.slices_wished.connect(lambda own: self._wish(states.with_own_slices, own=own))
        panel.picker.kernel_chosen.connect(lambda name: self._wish(states.with_kernel, find(name).filter))
        panel.editor.filter_edited.connect(lambda edited: self._wish(states.with_filter, edited, merge="kernel"))
        panel.editor.refused.connect(self._complain)
        panel.bias_wished.connect(lambda bias: self._wish(states.with_bias, bias, merge="bias"))
        panel.relu_wished.connect(lambda relu: self._set(relu=relu))
        settings.padding_wished.connect(lambda padding: self._set("padding", padding=padding))
        settings.border_wished.connect(lambda border: self._set(border=border))
        settings.stride_wished.connect(lambda stride: self._set("stride", stride=stride))
        settings.dilation_wished.connect(lambda dilation: self._set("dilation", dilation=dilation))
        settings.convolution_wished.connect(lambda turned: self._set(true_convolution=turned))
        settings.pooling_wished.connect(lambda *wish: self._wish(states.with_pooling, *wish, merge=f"pool {wish[0]}"))
        panel.edit_started.connect(self._seal)
        panel.edit_finished.connect(self._seal)

    @property
    def _state(self) -> State:
        """What is set."""
        return self._history.current

    def _wish(self, change: Callable[..., State], *arguments: object, merge: str = "", **fields: object) -> None:
        """Go on to a new state; a wish that makes no sense is refused in words and changes nothing."""
        try:
            state = change(self._state, *arguments, **fields)
            walked(state)
            fields_of(state)
        except CnnguiError as error:
            self._complain(error)
            self._panel.show_state(self._state)
            return
        if self._has_complained:
            self._has_complained = False
            self._context.messages.clear()
        self._player.play(on=False)
        self._history.push(state, merge)
        self._follow()

    def _set(self, merge: str = "", **fields: object) -> None:
        """Change settings of the layer."""
        self._wish(states.with_settings, merge=merge, **fields)

    def _complain(self, error: Exception) -> None:
        """Say what is wrong, until the next wish that makes sense."""
        self._has_complained = True
        self._context.messages.tell_error(error)

    def _seal(self) -> None:
        """Begin or end a drag: what lies between is one step back."""
        self._history.seal()

    def _look(self, change: Callable[..., State], *arguments: object, **fields: object) -> None:
        """Look at something else; that is no step to take back."""
        self._amend(change(self._state, *arguments, **fields))

    def _amend(self, state: State) -> None:
        self._history.amend(state)
        self._follow()

    def start_again(self) -> None:
        """Go back to the first example; it can be undone."""
        self._wish(lambda state: replace(states.first(), patch=state.patch))

    # The chain of all labs, and the class

    def _ask(self, on: bool) -> None:
        if on:
            self._asking.show(self._state)
        else:
            self._asking.stop()

    def _take_source(self) -> None:
        """Another photo: the patch lies on it, but the grid on screen stays."""
        self._taking.show_source()
        self._history.amend(self._taking.on_photo(self._state))
        self._panel.sources.show_state(self._state)

    def _follow_spot(self, spot: Spot) -> None:
        """Walk over the chain that the other labs have, on a patch of the photo, and begin at a window of it."""
        self._has_begun = True
        if self._workspace.chain != self._state.chain:
            self._history.push(states.with_chain(self._state, self._workspace.chain))
        self._history.amend(replace(states.walking(self._state, 0), page="slide"))
        rectangle = patch_around(spot, self._taking.photo_size, self._state.edited_layer.stride)
        self._taking.take_patch(rectangle)
        self._amend(replace(self._state, step=step_at(spot, self._state.patch, walked(self._state).walk)))

    def _travel(self, move: Callable[[], State]) -> None:
        """Go to an earlier or later state, on the page that is open."""
        self._panel.editor.finish_edit()
        self._player.play(on=False)
        page = self._state.page
        self._history.amend(self._taking.on_photo(replace(move(), page=page)))
        self._follow()

    def _take_chain(self) -> None:
        """Another lab changed the chain: walk over it, made to fit the grid if it has to be."""
        chain = self._workspace.chain
        if chain == self._told:
            return
        self._told, self._has_begun = chain, True
        state = states.with_chain(self._state, chain)
        try:
            walked(state)
        except CnnguiError:
            state = states.made_to_fit(state)
        self._history.push(state)
        self._follow_quietly()

    # State → pictures

    def _follow_quietly(self) -> None:
        """Show what is set; the chain came from another lab, which is not told again."""
        self._told = self._workspace.chain
        self._show()

    def _follow(self) -> None:
        """Show what is set, and tell the other labs of the chain once people have set one here."""
        chain = self._state.chain
        if self._has_begun or chain != states.first().chain:
            self._has_begun = True
            self._told = chain
            self._workspace.set_chain(chain)
        self._show()

    def _show(self) -> None:
        state = self._state
        self._panel.show_state(state)
        self._panel.settings.show_shape(walked(state).walk.shape)
        self._panel.hide_kernel(is_hidden=state.question is not None and state.question.hidden == "kernel")
        self._asking.show(state)
        self._presenter.show(state)
        if state.question is not None:
            self._view.show_asking(is_on=True)


def fields_of(state: State) -> None:
    """Refuse a stack that does not fit its input."""
    fields(state.stack, state.ground)


def _with_ground(state: State, ground: tuple[int, int]) -> State:
    return replace(state, ground=ground, unit=None)


def _with_stack(state: State, stack: object) -> State:
    return replace(state, stack=stack, unit=None)  # type: ignore[arg-type]
