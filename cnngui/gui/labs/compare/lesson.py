"""What is set on the page of the filter that learns. No Qt."""

from dataclasses import dataclass, fields, replace
from math import floor, log10

import numpy as np

from cnngui.engine.kernels.values import Filter
from cnngui.engine.sizes import Pair
from cnngui.tasks.filter_learning import LearnSettings, Start
from cnngui.tasks.filter_learning.controls import LIVE

DIGITS = 4
"""Digits of the largest weight of a learned filter that is taken over."""


@dataclass(frozen=True)
class Lesson:
    """What a filter learns from, and how; see `LearnSettings` for what has its name there.

    Parameters
    ----------
    size : int
        Rows and columns of the kernel that learns; 0 for those of my kernel, or those that explain a pair best.
    in_colour : bool
        Let three slices learn, where mine is one that sees grey.
    second : str
        Path of a second picture, made of the photo by an unknown filter; "" to learn my filter.
    """

    size: int = 0
    in_colour: bool = False
    second: str = ""
    rate: float | None = None
    batch: int = 0
    noise: float = 0.0
    momentum: float = 0.9
    centred: bool = True
    relu: bool = False
    start: Start = "noise"
    seed: int = 0
    pace: float = 0.0

    def __post_init__(self) -> None:
        self.settings(has_bias=False)

    @property
    def shape(self) -> Pair | None:
        """Rows and columns that are asked for."""
        return (self.size, self.size) if self.size else None

    def settings(self, *, has_bias: bool) -> LearnSettings:
        """Return how the filter learns.

        Raises
        ------
        LearningError
            When a number is out of range.
        """
        known = {each.name for each in fields(LearnSettings)} - {"bias"}
        values = {each.name: getattr(self, each.name) for each in fields(self) if each.name in known}
        return LearnSettings(**values, bias=has_bias)


def live_changes(before: LearnSettings, after: LearnSettings) -> dict[str, object]:
    """Return what has changed of that which may change while a filter learns."""
    return {name: getattr(after, name) for name in LIVE if getattr(before, name) != getattr(after, name)}


def taken(learned: Filter) -> Filter:
    """Round a learned filter, so that what is seen of it is all there is.

    >>> taken(Filter((((0.99999, -2.00001),),), 1e-7)).slices
    (((1.0, -2.0),),)
    """
    largest = float(np.abs(np.array(learned.slices)).max())
    places = max(DIGITS - 1 - floor(log10(largest)), 0) if largest > 0 else 0
    rounded = learned.changed(lambda part: tuple(tuple(round(each, places) + 0.0 for each in row) for row in part))
    return replace(rounded, bias=round(learned.bias, 2) + 0.0)
