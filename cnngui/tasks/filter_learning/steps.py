"""What a filter that learns tells of itself."""

from dataclasses import dataclass
from typing import NamedTuple

from cnngui.engine.arrays import Array, Doubles
from cnngui.engine.errors import Note
from cnngui.engine.kernels.values import Filter


class Record(NamedTuple):
    """A step in the curves.

    Parameters
    ----------
    loss : float
        Half the mean of the squared differences before the step, of the pixels that it looked at; pixels are 0 to 1.
    cosine : float or None
        Of the angle between the learned weights and the true ones, where these are known.
    """

    loss: float
    cosine: float | None


@dataclass(frozen=True, eq=False)
class LearnStep:
    """How far the filter is.

    Parameters
    ----------
    number : int
        Steps so far.
    learned : Filter
        Its weights and bias now, the bias on the photo's scale of 0 to 255; every number is finite.
    gradient : (C, f_h, f_w) float64
        What the last step went down; zeros before the first.
    before : (C, f_h, f_w) float64
        The weights before the last step.
    loss : float
        See `Record`, of the weights as they are now.
    cosine : float or None
    rate : float
        That of the next step.
    explained : float
        Share of the target's variation, 0 to 1, that the response explains (R²); negative for one that is worse than
        the target's mean.
    response, target : (H, W) float32
        Of what is shown, on the photo's scale; several channels as their mean.
    is_over : bool
        There is nothing more to learn, or no way to.
    notes : tuple of Note
        What stands in the way, if anything does.
    """

    number: int
    learned: Filter
    gradient: Doubles
    before: Doubles
    loss: float
    cosine: float | None
    rate: float
    explained: float
    response: Array
    target: Array
    is_over: bool
    notes: tuple[Note, ...] = ()
