"""How large the steps of learning are on the way: the one-cycle policy of Smith and Topin 2017."""

from math import cos, pi
from typing import Literal, Protocol

Schedule = Literal["onecycle", "constant"]


class Scheduled(Protocol):
    """Settings of learning, as far as they say how large its steps are."""

    @property
    def learning_rate(self) -> float:
        """The highest on the way."""

    @property
    def schedule(self) -> Schedule:
        """Whether it begins with a 25th of the rate and comes down to nearly nothing ("onecycle"), or stays."""


RISE = 0.3
"""Share of the way on which the rate goes up."""

START, END = 25.0, 25.0 * 1e4
"""Parts of the highest rate with which it begins and ends."""

MOMENTUM = (0.95, 0.85)
"""Of Adam's first average, at the lowest and at the highest rate."""

CONSTANT_MOMENTUM = 0.9


def rate_at(settings: Scheduled, fraction: float) -> float:
    """Return the learning rate after a share of the way.

    Examples
    --------
    >>> from cnngui.tasks.digits import TrainSettings
    >>> settings = TrainSettings(learning_rate=0.01)
    >>> [round(rate_at(settings, fraction), 7) for fraction in (0, 0.3, 0.65, 1)]
    [0.0004, 0.01, 0.005, 0.0]
    """
    most = settings.learning_rate
    if settings.schedule == "constant":
        return most
    return _between((most / START, most, most / END), fraction)


def momentum_at(settings: Scheduled, fraction: float) -> float:
    """Return the weight of what went before in Adam's first average.

    >>> from cnngui.tasks.digits import TrainSettings
    >>> momentum_at(TrainSettings(), 0.3)
    0.85
    """
    low, high = MOMENTUM
    return CONSTANT_MOMENTUM if settings.schedule == "constant" else _between((low, high, low), fraction)


def _between(values: tuple[float, float, float], fraction: float) -> float:
    """Go from the first value to the second and on to the third, each along half a cosine."""
    start, middle, end = values
    if fraction < RISE:
        return _eased(start, middle, fraction / RISE)
    return _eased(middle, end, min(1.0, (fraction - RISE) / (1 - RISE)))


def _eased(start: float, end: float, share: float) -> float:
    return end + (start - end) * (1 + cos(pi * share)) / 2
