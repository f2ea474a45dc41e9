"""What all networks that learn have in common: optimisers, the size of their steps, and what they answered."""

from cnngui.tasks.learning.examined import Examined, Labels, Places
from cnngui.tasks.learning.optimisers import Adam, Descent
from cnngui.tasks.learning.schedule import CONSTANT_MOMENTUM, Schedule, momentum_at, rate_at

__all__ = [
    "CONSTANT_MOMENTUM",
    "Adam",
    "Descent",
    "Examined",
    "Labels",
    "Places",
    "Schedule",
    "momentum_at",
    "rate_at",
]
