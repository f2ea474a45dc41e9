"""How the parts of the lab change what is set: each is given the same few functions of the controller."""

from collections.abc import Callable
from dataclasses import dataclass

from cnngui.gui.labs.steps.state import State


@dataclass(frozen=True)
class Changes:
    """What a part of the lab may do.

    Parameters
    ----------
    state : callable
        Gives what is set now.
    wish : callable
        Takes a function from state to state and, as ``merge``, which wishes in a row are one step to undo; what makes
        no sense is refused in words.
    amend : callable
        Takes another state without a step to undo.
    complain : callable
        Says what is wrong.
    tell : callable
        Says something else.
    """

    state: Callable[[], State]
    wish: Callable[..., None]
    amend: Callable[[State], None]
    complain: Callable[[Exception], None]
    tell: Callable[[str], None]
