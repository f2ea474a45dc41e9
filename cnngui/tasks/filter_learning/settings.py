"""How a filter learns: what may be set."""

from dataclasses import dataclass
from math import isfinite
from typing import Literal

from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError

Start = Literal["noise", "zeros", "given"]
STARTS: tuple[Start, ...] = ("noise", "zeros", "given")

RANGES: dict[str, tuple[float, float]] = {
    "rate": (1e-9, 1e6),
    "batch": (0, 1_000_000),
    "noise": (0, 255),
    "momentum": (0, 0.99),
    "seed": (0, 2**31 - 1),
    "pace": (0, 5),
}
"""Number → the least and the most."""

_WHOLE = ("batch", "seed")


class LearningError(CnnguiError):
    """A filter that cannot learn as it was asked to."""


@dataclass(frozen=True)
class LearnSettings:
    """What is learned from, and how.

    Parameters
    ----------
    rate : float or None
        How far a step goes down the gradient; pixels count 0 to 1. None: one that suits the photo.
    batch : int
        Pixels that a step looks at; 0 for all.
    noise : float
        Standard deviation of the noise on the target, in grey levels of 255.
    momentum : float
        The share of the step before that is added to each; 0 is plain gradient descent.
    centred : bool
        Take the mean off all pixels first.
    relu : bool
        Target and response are what ReLU leaves of them.
    bias : bool
        Learn a bias on raw pixels too; on centred ones there always is one.
    start : {"noise", "zeros", "given"}
    seed : int
        Of the first weights, the noise and the batches.
    pace : float
        Seconds that a step takes at least: slow motion.

    Raises
    ------
    LearningError
        When a number is out of range.

    Examples
    --------
    >>> LearnSettings(momentum=1.5)
    Traceback (most recent call last):
    cnngui.tasks.filter_learning.settings.LearningError: momentum is 1.5; it must be from 0 to 0.99.
    """

    rate: float | None = None
    batch: int = 0
    noise: float = 0.0
    momentum: float = 0.9
    centred: bool = True
    relu: bool = False
    bias: bool = False
    start: Start = "noise"
    seed: int = 0
    pace: float = 0.0

    def __post_init__(self) -> None:
        for name, (low, high) in RANGES.items():
            value = getattr(self, name)
            if value is None:
                continue
            if not isfinite(value) or not low <= value <= high or (name in _WHOLE and value != int(value)):
                text = QT_TRANSLATE_NOOP("Errors", "{setting} is {value}; it must be from {low} to {high}.")
                raise LearningError(text, setting=name, value=str(value), low=str(low), high=str(high))
        if self.start not in STARTS:
            text = QT_TRANSLATE_NOOP("Errors", "{setting} is {value}; it must be one of {words}.")
            raise LearningError(text, setting="start", value=self.start, words=", ".join(STARTS))
