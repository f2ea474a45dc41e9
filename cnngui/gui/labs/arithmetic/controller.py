"""The Step by step lab: wishes become a new state, the state grids, sums and words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from cnngui.engine.errors import CnnguiError
from cnngui.engine.kernels.table import find
from cnngui.engine.lessons.inputs import parsed, patch, placed, randomised
from cnngui.engine.lessons.rectangles import Rectangle
from cnngui.engine.lessons.stack import fields
from cnngui.gui.lab import LabContext
from cnngui.gui.labs.arithmetic import state as states
from cnngui.gui.labs.arithmetic.asking import Asking
from cnngui.gui.labs.arithmetic.exporting import Exporter, Looks
from cnngui.gui.labs.arithmetic.panel import ArithmeticPanel
from cnngui.gui.labs.arithmetic.presenter import Presenter
from cnngui.gui.labs.arithmetic.sheets import SheetBox
from cnngui.gui.labs.arithmetic.spots import patch_around, step_at
from cnngui.gui.labs.arithmetic.state import State
from cnngui.gui.labs.arithmetic.view import ArithmeticLabView
from cnngui.gui.labs.arithmetic.walking import at_step, walked
from cnngui.gui.undo import History
from cnngui.gui.workspace import first_chain


@dataclass(frozen=True)
class Carried:
    """What the lab takes along when the window is built anew."""

    history: History[State]
    has_begun: bool


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
        self._asking = Asking(self._view.question, lambda: self._state, self._amend, self._complain, self)
        looks = lambda: Looks(self._view.palette(), self._view.font())  # noqa: E731
        self._exporter = Exporter(context, lambda: self._state, looks, self.start_again, self)
        self._sheets = SheetBox(self._exporter.copies, self._exporter.saves)
        self._panel.commands_are([self._sheets])
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tick)
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
            if self._workspace.chain != self._state.chain:
                self._amend_chain()
            rectangle = patch_around(spot, self._photo_size())
            self._take_patch(rectangle)
            self._amend(replace(self._state, step=step_at(spot, rectangle, walked(self._state).walk)))
        self._follow()

    def leave(self) -> None:
        """Stop playing."""
        self._play(on=False)

    def undo(self) -> None:
        """Take the last change back; steps are no changes."""
        self._panel.editor.finish_edit()
        self._history.undo()
        self._follow()

    def redo(self) -> None:
        """Do it again."""
        self._panel.editor.finish_edit()
        self._history.redo()
        self._follow()

    def state(self) -> object:
        """Give what `restore` takes."""
        return Carried(self._history, self._has_begun)

    def restore(self, state: object) -> None:
        """Come back to a former ``state()``."""
        if isinstance(state, Carried):
            self._history, self._has_begun = state.history, state.has_begun
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
        view.grids.cell_clicked.connect(self._click)
        view.grids.moved.connect(self._move)
        view.field_grids.cell_clicked.connect(self._click_unit)
        view.field_grids.moved.connect(self._move_unit)
        view.transport.step_wished.connect(self._go)
        view.transport.play_wished.connect(lambda on: self._play(on=on))
        view.transport.speed_changed.connect(lambda _: self._clock.setInterval(view.transport.interval_ms))

    def _connect_panel(self) -> None:
        panel, sources = self._panel, self._panel.sources
        panel.example_wished.connect(lambda name: self._wish(states.of_example, name))
        panel.ground_wished.connect(lambda rows, columns: self._wish(_with_ground, (rows, columns), merge="ground"))
        panel.stack_wished.connect(lambda stack: self._wish(_with_stack, stack, merge="stack"))
        panel.start_again_wished.connect(self.start_again)
        sources.picker.patch_moved.connect(self._move_patch)
        sources.patch_sized.connect(self._size_patch)
        sources.patch_wished.connect(lambda: self._take_patch(self._state.patch))
        sources.random_wished.connect(self._draw_numbers)
        sources.text_wished.connect(self._take_text)
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
        self._play(on=False)
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

    # Steps

    def _go(self, step: int) -> None:
        """Go to a step: forward, back, or far."""
        self._amend(replace(self._state, step=at_step(self._state, step)))

    def _play(self, *, on: bool) -> None:
        """Play from here, from the beginning where it has come to the end, or stop."""
        if on and self._state.step >= len(walked(self._state).walk) - 1:
            self._go(-1)
        self._view.transport.set_playing(on)
        if on:
            self._clock.start(self._view.transport.interval_ms)
        else:
            self._clock.stop()

    def _tick(self) -> None:
        step = self._state.step
        if step + 1 >= len(walked(self._state).walk):
            self._play(on=False)
        else:
            self._go(step + 1)

    def _click(self, key: str, row: int, column: int) -> None:
        """Go to the output number that was clicked."""
        kind, _, channel = key.rpartition(" ")
        if kind == "output":
            self._play(on=False)
            self._go(walked(self._state).walk.step_of(row, column, int(channel)))

    def _move(self, down: int, right: int) -> None:
        """Go to the next output number in a direction."""
        walk = walked(self._state).walk
        if self._state.step < 0:
            self._go(0)
            return
        height, width, _ = walk.shape.output
        row, column, channel = walk.place(self._state.step)
        row, column = min(max(row + down, 0), height - 1), min(max(column + right, 0), width - 1)
        self._play(on=False)
        self._go(walk.step_of(row, column, channel))

    def _click_unit(self, key: str, row: int, column: int) -> None:
        """Follow another unit of the last layer."""
        if key == f"level {len(self._state.stack)}":
            self._look(replace, unit=(row, column))

    def _move_unit(self, down: int, right: int) -> None:
        height, width = fields(self._state.stack, self._state.ground)[-1].grid
        row, column = self._state.unit or (height // 2, width // 2)
        unit = min(max(row + down, 0), height - 1), min(max(column + right, 0), width - 1)
        self._look(replace, unit=unit)

    def _ask(self, on: bool) -> None:
        if on:
            self._asking.show(self._state)
        else:
            self._asking.stop()

    # Grids

    def _photo_size(self) -> tuple[int, int]:
        height, width, _ = self._workspace.source.shape
        return height, width

    def _take_source(self) -> None:
        """Another photo: the patch lies on it, but the grid on screen stays."""
        source = self._workspace.source
        self._panel.sources.picker.set_photo(source.data if source.is_photo else None)  # type: ignore[arg-type]
        self._panel.sources.take.setEnabled(True)
        patch_now = self._state.patch
        self._history.amend(replace(self._state, patch=placed(self._photo_size(), *patch_now)))
        self._panel.sources.show_state(self._state)

    def _move_patch(self, row: int, column: int) -> None:
        """Move the patch; where the grid is a patch of the photo, it follows."""
        old = self._state.patch
        self._place_patch(placed(self._photo_size(), row, column, old.height, old.width))

    def _size_patch(self, height: int, width: int) -> None:
        old = self._state.patch
        self._place_patch(placed(self._photo_size(), old.row, old.column, height, width))

    def _place_patch(self, rectangle: Rectangle) -> None:
        if self._state.origin == "photo":
            self._take_patch(rectangle, merge="patch")
        else:
            self._amend(replace(self._state, patch=rectangle))

    def _take_patch(self, rectangle: Rectangle, merge: str = "") -> None:
        """Take a patch of the photo as the grid."""
        rectangle = placed(self._photo_size(), *rectangle)
        planes = patch(self._workspace.source.data, *rectangle)
        self._take_planes(lambda state: states.of_planes(state, planes, "photo", rectangle), merge)

    def _take_planes(self, change: Callable[[State], State], merge: str = "") -> None:
        """Take a grid; a chain that is too large for it is made to fit."""
        try:
            walked(change(self._state))
        except CnnguiError:
            self._wish(lambda state: states.made_to_fit(change(state)), merge=merge)
            self._context.messages.tell(
                self.tr("The chain is too large for this grid: padding keeps the size and nothing is pooled.")
            )
            return
        self._wish(change, merge=merge)

    def _draw_numbers(self, rows: int, columns: int, channels: int, low: float, high: float) -> None:
        seed = self._state.seed + 1
        try:
            planes = randomised(rows, columns, channels, low, high, seed)
        except CnnguiError as error:
            self._complain(error)
            return
        self._take_planes(lambda state: replace(states.of_planes(state, planes, "own"), seed=seed))

    def _take_text(self, text: str) -> None:
        try:
            planes = parsed(text, self.tr("the grid"))
        except CnnguiError as error:
            self._complain(error)
            return
        self._take_planes(lambda state: states.of_planes(state, planes, "own"))

    def _amend_chain(self) -> None:
        """Walk over the chain that the other labs have, as it is."""
        self._has_begun = True
        self._history.push(states.with_chain(self._state, self._workspace.chain))

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


def fields_of(state: State) -> None:
    """Refuse a stack that does not fit its input."""
    fields(state.stack, state.ground)


def _with_ground(state: State, ground: tuple[int, int]) -> State:
    return replace(state, ground=ground, unit=None)


def _with_stack(state: State, stack: object) -> State:
    return replace(state, stack=stack, unit=None)  # type: ignore[arg-type]
