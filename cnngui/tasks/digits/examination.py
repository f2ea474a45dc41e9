"""A network is asked about digits: what it answers, and how well it reads."""

from collections.abc import Generator

import numpy as np

from cnngui.engine.arrays import Array
from cnngui.engine.digits import CLASSES, DigitSet
from cnngui.networks.digits import DigitNetwork
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.worked import worked
from cnngui.tasks.learning.examined import Examined, Places

__all__ = ["Examined", "Places", "chunk_of", "examined"]

CHUNK = 250
"""Digits at a time, at most: about 20 ms for LeNet-5."""

_MACS = 105_000_000
"""Multiply-adds at a time: LeNet-5's for 250 digits."""


def chunk_of(plan: Plan) -> int:
    """Return how many digits a network is asked about at a time: the fewer, the more it computes.

    >>> from cnngui.networks.digits import lenet
    >>> from cnngui.networks.plans.digits import for_digits
    >>> from cnngui.networks.plans.known import known
    >>> chunk_of(lenet()), chunk_of(for_digits(known("vgg11").with_input((32, 32, 1)).with_classes(10)))
    (250, 1)
    """
    return min(CHUNK, max(1, _MACS // max(1, worked(plan).totals.macs)))


def examined(network: DigitNetwork, digits: DigitSet) -> Generator[Examined, None, Examined]:
    """Ask a network about digits.

    Yields
    ------
    Examined
        After every 250, or fewer of a large network: those so far.

    Returns
    -------
    Examined
        All of them.
    """
    answers: list[Array] = []
    found = Examined(np.zeros((0, CLASSES), np.float32), digits.labels[:0], len(digits))
    chunk = chunk_of(network.plan)
    for start in range(0, len(digits), chunk):
        answers.append(network.probabilities(digits.pictures[start : start + chunk]))
        found = Examined(np.concatenate(answers), digits.labels[: start + chunk], len(digits))
        yield found
    return found
