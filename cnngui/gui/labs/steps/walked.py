"""A state walked over: the walk is made once for a grid and a chain, and a step looks only at its own window. No Qt."""

from dataclasses import dataclass
from functools import lru_cache

from cnngui.engine.arithmetic import Explanation, Numbers
from cnngui.engine.chain import Planes
from cnngui.engine.editing import Edited
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError
from cnngui.engine.lessons.errors import LessonError
from cnngui.engine.lessons.walk import Walk
from cnngui.gui.labs.steps.state import StepsState, changed_by, planes_of

MOST_PADDED = 32
"""Rows or columns of a grid with its padding."""


@dataclass(frozen=True, eq=False)
class Walked:
    """The layer that is on screen.

    Parameters
    ----------
    planes : planes
        What the first layer of the chain sees.
    walk : Walk
    """

    planes: Planes
    walk: Walk

    @property
    def pools_only(self) -> bool:
        """Whether the layer does nothing but pooling."""
        return self.walk.shape.pools_only

    def explanation(self, step: int) -> Explanation | None:
        """Return where the number of a step comes from; None before the first."""
        return self.walk.explanation(step) if step >= 0 else None


@lru_cache(maxsize=8)
def _walked(grid: tuple[Numbers, ...], edited: Edited) -> Walked:
    planes = planes_of(StepsState(grid, edited))
    return Walked(planes, Walk(edited.chain, planes, edited.layer))


def walked(state: StepsState) -> Walked:
    """Walk over what is set.

    Raises
    ------
    SizeError
        When a kernel or a pool is larger than what it slides over.
    KernelError
        When the filters do not match the channels.
    """
    return _walked(state.grid, state.edited.at(state.edited.layer))


def refuse_wide(state: StepsState) -> None:
    """Refuse padding that makes a grid too large to be followed by hand.

    Raises
    ------
    LessonError
    """
    shape = walked(state).walk.shape
    rows, columns = (axis.length + axis.before + axis.after for axis in (shape.rows, shape.columns))
    if state.edited.edited_layer.padding != "same" and max(rows, columns) > MOST_PADDED:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "With its padding this is a grid of {rows} × {columns}: more than {most} a side cannot be followed by "
            "hand. Take less padding.",
        )
        raise LessonError(text, rows=rows, columns=columns, most=MOST_PADDED)


def at_step(state: StepsState, step: int) -> int:
    """Return the nearest step that there is, from -1 on."""
    return min(max(step, -1), len(walked(state).walk) - 1)


def made_to_fit(state: StepsState) -> StepsState:
    """Return a state whose chain fits its grid: where it is too large, its padding keeps the size, without pooling."""
    try:
        refuse_wide(state)
    except CnnguiError:
        return changed_by(state, Edited.made_to_fit)
    return state
