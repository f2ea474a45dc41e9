"""Goes from step to step, and from unit to unit: by clock, by click, by arrow and by the Page keys of a clicker."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer

from cnngui.engine.lessons.stack import fields
from cnngui.engine.sizes import Pair
from cnngui.gui.lab.base import LabBase
from cnngui.gui.labs.steps import state as states
from cnngui.gui.labs.steps.scenes import unit_of
from cnngui.gui.labs.steps.state import StepsState
from cnngui.gui.labs.steps.view import FURTHEST, StepsView
from cnngui.gui.labs.steps.walked import at_step, walked


class StepsPlayer(QObject):
    """Where the lab looks; none of it is a step of undo."""

    def __init__(self, view: StepsView, lab: LabBase[StepsState]) -> None:
        super().__init__(lab)
        self._view = view
        self._lab = lab
        self._clock = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._tick)
        view.grids.cell_clicked.connect(self._click)
        view.grids.moved.connect(self._move)
        view.field_grids.cell_clicked.connect(self._click_unit)
        view.field_grids.moved.connect(self._move_unit)
        view.turned.connect(self.turn)
        view.transport.step_wished.connect(self.go)
        view.transport.play_wished.connect(lambda on: self.play(on=on))
        view.transport.speed_changed.connect(lambda _: self._clock.setInterval(view.transport.interval_ms))

    @property
    def is_playing(self) -> bool:
        """Whether the clock runs."""
        return self._clock.isActive()

    def go(self, step: int) -> None:
        """Go to a step, forward, back, or far, and show it now: a frame would be longer than it takes."""
        state = self._lab.now
        self._lab.history.amend(replace(state, step=at_step(state, step)))
        self._lab.follow()

    def play(self, *, on: bool) -> None:
        """Play from here, from the beginning where it has come to the end, or stop."""
        state = self._lab.now
        if on and state.step >= len(walked(state).walk) - 1:
            self.go(-1)
        self._view.transport.set_playing(on)
        if on:
            self._clock.start(self._view.transport.interval_ms)
        else:
            self._clock.stop()

    def _tick(self) -> None:
        state = self._lab.now
        last = len(walked(state).walk) - 1
        if state.step < last:
            self.go(state.step + 1)
        if state.step + 1 >= last:
            self.play(on=False)

    def _click(self, key: str, row: int, column: int) -> None:
        """Go to the output number that was clicked."""
        kind, _, channel = key.rpartition(" ")
        if kind == "output":
            self.play(on=False)
            self.go(walked(self._lab.now).walk.step_of(row, column, int(channel)))

    def _move(self, down: int, right: int) -> None:
        """Go to the next output number in a direction; the first one where there is none yet."""
        state = self._lab.now
        self.play(on=False)
        if state.step < 0:
            self.go(0)
            return
        walk = walked(state).walk
        height, width, _ = walk.shape.output
        row, column, channel = walk.place(state.step)
        row, column = _within((row + down, column + right), (height, width))
        self.go(walk.step_of(row, column, channel))

    def turn(self, by: int) -> None:
        """Go on, or back, as a clicker asks: by a step, a unit of the last layer, a pixel, or an output."""
        state = self._lab.now
        if state.page == "slide":
            self.play(on=False)
            self._turn_step(state, by)
        elif state.page == "blocks":
            self._view.turn_blocks(by)
        elif state.page == "field":
            height, width = fields(state.stack, state.ground)[-1].grid
            row, column = unit_of(state)
            at = min(max(row * width + column + by, 0), height * width - 1)
            self._lab.look(unit=divmod(at, width))
        elif state.page == "shift":
            down, right = state.shift
            self._lab.look(shift=(down, min(max(right + by, -FURTHEST), FURTHEST)))
        else:
            self._view.turn_output(by)

    def _turn_step(self, state: StepsState, by: int) -> None:
        """Go on by a step; behind the last to the next layer or example, and before the first to the one before."""
        step, layer = state.step + by, state.edited.layer + by
        if -1 <= step < len(walked(state).walk) or state.question is not None:
            self.go(step)
        elif 0 <= layer < len(state.chain.layers):
            self._lab.look(states.changed_by, lambda edited: edited.at(layer))
            self.go(-1 if by > 0 else len(walked(self._lab.now).walk) - 1)
        else:
            self._turn_example(state, by)

    def _turn_example(self, state: StepsState, by: int) -> None:
        beside = states.beside_example(state, by)
        if beside is not None:
            last = len(beside.chain.layers) - 1 if by < 0 else 0
            taken = states.changed_by(beside, lambda edited: edited.at(last))
            self._lab.wish(lambda _: taken)
            self.go(-1 if by > 0 else len(walked(taken).walk) - 1)

    def _click_unit(self, key: str, row: int, column: int) -> None:
        """Follow another unit of the last layer."""
        if key == f"level {len(self._lab.now.stack)}":
            self._lab.look(unit=(row, column))

    def _move_unit(self, down: int, right: int) -> None:
        state = self._lab.now
        row, column = unit_of(state)
        unit = _within((row + down, column + right), fields(state.stack, state.ground)[-1].grid)
        self._lab.look(unit=unit)


def _within(place: Pair, shape: Pair) -> Pair:
    """Return the nearest cell of a grid."""
    return min(max(place[0], 0), shape[0] - 1), min(max(place[1], 0), shape[1] - 1)
