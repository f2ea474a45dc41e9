"""How well a network reads digits: accuracy, confusion matrix, and its mistakes, the worst first."""

from collections.abc import Generator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.digits import CLASSES, DigitSet
from cnngui.networks.digits import DigitNetwork
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.worked import worked

CHUNK = 250
"""Digits at a time, at most: about 20 ms for LeNet-5."""

_MACS = 105_000_000
"""Multiply-adds at a time: LeNet-5's for 250 digits."""

LEAST = 1e-12
"""Probability below which a loss does not grow any more."""

Places = NDArray[np.intp]
"""Which digits of a set."""


@dataclass(frozen=True, eq=False)
class Examined:
    """What a network answered.

    Parameters
    ----------
    probabilities : (n, 10) float32
    labels : (n,) uint8
        The right answers.
    total : int
        How many there will be.

    Examples
    --------
    >>> found = Examined(np.eye(10, dtype=np.float32)[[3, 5, 5]], np.uint8([3, 3, 5]), 3)
    >>> round(found.accuracy, 3), found.confusion[3].tolist(), found.mistakes.tolist()
    (0.667, [0, 0, 0, 1, 0, 1, 0, 0, 0, 0], [1])
    """

    probabilities: Array
    labels: Pixels
    total: int

    @property
    def count(self) -> int:
        """How many were asked so far."""
        return len(self.labels)

    @property
    def fraction(self) -> float:
        """Share of them."""
        return self.count / self.total if self.total else 1.0

    @cached_property
    def answers(self) -> Places:
        """(n,): the digit with the largest probability."""
        return np.asarray(self.probabilities.argmax(1), np.intp)

    @property
    def right(self) -> int:
        """How many answers are right."""
        return int((self.answers == self.labels).sum())

    @property
    def accuracy(self) -> float:
        """Share of right answers, 0 to 1."""
        return self.right / self.count if self.count else 0.0

    @cached_property
    def losses(self) -> Array:
        """(n,): minus the logarithm of the probability of each right answer."""
        chosen = self.probabilities[np.arange(self.count), self.labels]
        return -np.log(np.maximum(chosen, LEAST)).astype(np.float32)

    @property
    def loss(self) -> float:
        """Their mean."""
        return float(self.losses.mean()) if self.count else 0.0

    @cached_property
    def confusion(self) -> NDArray[np.int64]:
        """(10, 10): how often each digit (row) was taken for each (column)."""
        flat = self.labels.astype(np.int64) * CLASSES + self.answers
        return np.bincount(flat, minlength=CLASSES**2).reshape(CLASSES, CLASSES)

    @cached_property
    def mistakes(self) -> Places:
        """Which digits were misread, the surest mistake first."""
        wrong = np.flatnonzero(self.answers != self.labels)
        return wrong[np.argsort(-self.losses[wrong], kind="stable")]

    def behind(self, label: int, answer: int) -> Places:
        """Return the digits behind a cell of the confusion matrix, the surest answer first."""
        places = np.flatnonzero((self.labels == label) & (self.answers == answer))
        return places[np.argsort(-self.probabilities[places, answer], kind="stable")]


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
