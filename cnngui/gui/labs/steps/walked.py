"""A state walked over: the walk is made once for a grid and a chain, and a step looks only at its own window. No Qt."""

from dataclasses import dataclass
from functools import lru_cache

from cnngui.engine.arithmetic import Explanation, Numbers
from cnngui.engine.chain import Chain, Planes
from cnngui.engine.lessons.examples import is_only_pooling
from cnngui.engine.lessons.walk import Walk
from cnngui.gui.labs.steps.state import State, planes_of


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
        return is_only_pooling(self.walk.layer)

    def explanation(self, step: int) -> Explanation | None:
        """Return where the number of a step comes from; None before the first."""
        return self.walk.explanation(step) if step >= 0 else None


@lru_cache(maxsize=8)
def _walked(grid: tuple[Numbers, ...], chain: Chain, layer: int) -> Walked:
    planes = planes_of(State(grid, chain))
    return Walked(planes, Walk(chain, planes, layer))


def walked(state: State) -> Walked:
    """Walk over what is set.

    Raises
    ------
    SizeError
        When a kernel or a pool is larger than what it slides over.
    KernelError
        When the filters do not match the channels.
    """
    return _walked(state.grid, state.chain, state.layer)


def at_step(state: State, step: int) -> int:
    """Return the nearest step that there is, from -1 on."""
    return min(max(step, -1), len(walked(state).walk) - 1)
