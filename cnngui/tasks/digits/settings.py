"""How a network learns the digits: what may be set."""

from dataclasses import dataclass, field
from typing import Literal

from cnngui.engine.digits import DigitsError
from cnngui.networks.digits import lenet
from cnngui.networks.plans.digits import for_digits
from cnngui.networks.plans.plan import Plan
from cnngui.tasks.learning.ranges import refuse_numbers, refuse_words
from cnngui.tasks.learning.schedule import Schedule

Optimizer = Literal["adam", "momentum", "sgd"]

_RANGES = {
    "seed": (0, 2**31 - 1),
    "epochs": (1, 1000),
    "batch": (1, 1024),
    "learning_rate": (1e-7, 1000),
    "shift": (0, 8),
    "turn": (0, 180),
    "stretch": (0, 0.5),
    "pace": (0, 5),
}
"""Number → the least and the most."""

_WHOLE = ("seed", "epochs", "batch")


@dataclass(frozen=True)
class TrainSettings:
    """What is learned, and how.

    Parameters
    ----------
    plan : Plan
        Any network from 32×32×1 to ten scores.
    seed : int
        Of the first weights, the order of the digits and how they are varied.
    epochs : int
        How often each digit is seen.
    learning_rate : float
        The highest on the way.
    batch : int
        Digits a step.
    optimizer : {"adam", "momentum", "sgd"}
        "sgd" is plain gradient descent; "momentum" adds 0.9 of the step before.
    schedule : {"onecycle", "constant"}
        "onecycle" begins with a 25th of the rate, is at its highest after 30 %, and comes down to nearly nothing.
    shift, turn, stretch : float
        Each digit is moved by up to so many pixels, turned by up to so many degrees, and made larger or smaller by up
        to this share, anew every time that it is seen.
    pace : float
        Seconds that a step takes at least: slow motion. With 0 several batches make one step.

    Raises
    ------
    DigitsError
        When a number is out of range.
    PlanError
        When the plan does not fit the digits.

    Examples
    --------
    >>> TrainSettings(learning_rate=1e4)
    Traceback (most recent call last):
    cnngui.engine.digits.sets.DigitsError: learning_rate is 10000.0; it must be from 1e-07 to 1000.
    """

    plan: Plan = field(default_factory=lenet)
    seed: int = 0
    epochs: int = 4
    learning_rate: float = 5e-3
    batch: int = 64
    optimizer: Optimizer = "adam"
    schedule: Schedule = "onecycle"
    shift: float = 0.0
    turn: float = 0.0
    stretch: float = 0.0
    pace: float = 0.0

    def __post_init__(self) -> None:
        refuse_numbers(self, _RANGES, _WHOLE, DigitsError)
        refuse_words(
            self, {"optimizer": ("adam", "momentum", "sgd"), "schedule": ("onecycle", "constant")}, DigitsError
        )
        object.__setattr__(self, "plan", for_digits(self.plan))

    @property
    def is_varied(self) -> bool:
        """Whether digits are moved, turned or stretched."""
        return bool(self.shift or self.turn or self.stretch)
