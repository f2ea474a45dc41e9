"""The Step by step lab: wishes become a new state, the state grids, sums and words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from cnngui.engine.chain import Chain
from cnngui.engine.errors import CnnguiError
from cnngui.engine.kernels.table import find
from cnngui.engine.lessons.stack import fields
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.steps import state as states
from cnngui.gui.labs.steps.changing import Changes
from cnngui.gui.labs.steps.panel import ArithmeticPanel
from cnngui.gui.labs.steps.patch import Taking
from cnngui.gui.labs.steps.player import Player
from cnngui.gui.labs.steps.presenter import Presenter
from cnngui.gui.labs.steps.question import Asking, Round
from cnngui.gui.labs.steps.saving import Exporter, Looks
from cnngui.gui.labs.steps.sheet_box import SheetBox
from cnngui.gui.labs.steps.spots import jumps, patch_around, step_at
from cnngui.gui.labs.steps.state import State
from cnngui.gui.labs.steps.view import ArithmeticLabView
from cnngui.gui.labs.steps.walked import walked
from cnngui.gui.services.undo import History
from cnngui.gui.services.workspace import Spot, first_chain


@dataclass(frozen=True)
class Carried:
    """What the lab takes along when the window is built anew."""

    history: History[State]
    told: Chain
    seen: Chain
    round: Round


class ArithmeticLab(QObject):
    """The arithmetic of a layer, number by number."""

    def __init__(self, context: LabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._workspace = context.workspace
        self._history = History(states.first())
        self._is_in_front = False
        self._told = first_chain()
        self._seen = self._state.chain
        self._has_complained = False
        self._view, self._panel = ArithmeticLabView(), ArithmeticPanel()
        self.canvas: QWidget = self._view
        self.panel: QWidget = self._panel
        self._presenter = Presenter(self._view, self)
        tell = context.messages.tell
        changes = Changes(lambda: self._state, self._wish, self._amend, self._complain, tell)
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
        self._is_in_front = True
        self._take_source()
        self._take_chain()
        spot = self._workspace.take_spot()
        if spot is not None:
            self._follow_spot(spot)
        self._follow()

    def leave(self) -> None:
        """Stop playing."""
        self._is_in_front = False
        self._player.play(on=False)

    def undo(self) -> None:
        """Take the last change back; steps are no changes."""
        self._travel(self._history.undo)

    def redo(self) -> None:
        """Do it again."""
        self._travel(self._history.redo)

    def state(self) -> object:
        """Return what `restore` takes."""
        return Carried(self._history, self._told, self._seen, self._asking.round)

    def restore(self, state: object) -> None:
        """Come back to a former ``state()``."""
        if isinstance(state, Carried):
            self._history, self._told, self._seen = state.history, state.told, state.seen
            self._asking.round = state.round

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
        panel.example_wished.connect(self._take_example)
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

    def _take_example(self, name: str) -> None:
        """Take an example; the entry for own grids is none, and so nothing changes."""
        if name:
            self._wish(states.of_example, name)
        else:
            self._panel.show_state(self._state)

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
        chain = self._workspace.chain
        rectangle = patch_around(spot, self._taking.photo_size, jumps(chain, spot.layer))
        state = replace(self._state, chain=chain, layer=spot.layer, number=0, page="slide")
        self._arrive(states.of_planes(state, self._taking.cut(rectangle), "photo", rectangle))
        self._amend(replace(self._state, step=step_at(spot, rectangle, walked(self._state).walk)))

    def _travel(self, move: Callable[[], State]) -> None:
        """Go to an earlier or later state, on the page that is open."""
        self._panel.editor.finish_edit()
        self._player.play(on=False)
        page = self._state.page
        self._history.amend(self._taking.on_photo(replace(move(), page=page)))
        self._follow()

    def _take_chain(self) -> None:
        """Walk over the chain that another lab has changed; while this lab is not in front, that can wait."""
        if self._is_in_front and self._workspace.chain != self._told:
            self._arrive(states.with_chain(self._state, self._workspace.chain))
            self._show()

    def _arrive(self, state: State) -> None:
        """Take a chain from another lab, made to fit the grid if it has to be; the other lab keeps its own."""
        try:
            walked(state)
        except CnnguiError:
            state = states.made_to_fit(state)
        self._told, self._seen = self._workspace.chain, state.chain
        self._player.play(on=False)
        self._history.push(state)

    # State → pictures

    def _follow(self) -> None:
        """Show what is set, and tell the other labs of the chain once people have changed it here."""
        chain = self._state.chain
        if chain != self._seen:
            self._told = self._seen = chain
            self._workspace.set_chain(chain)
        self._show()

    def _show(self) -> None:
        state = self._state
        self._panel.show_state(state)
        self._panel.settings.show_shape(walked(state).walk.shape)
        self._panel.hide_kernel(is_hidden=state.hides_kernel)
        self._presenter.show(state)
        self._asking.show(state)
        if state.question is not None:
            self._view.show_asking(is_on=True)


def fields_of(state: State) -> None:
    """Refuse a stack that does not fit its input."""
    fields(state.stack, state.ground)


def _with_ground(state: State, ground: tuple[int, int]) -> State:
    return replace(state, ground=ground, unit=None)


def _with_stack(state: State, stack: object) -> State:
    return replace(state, stack=stack, unit=None)  # type: ignore[arg-type]
