"""What a network answered: accuracy, confusion matrix, and its mistakes, the worst first."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Array

LEAST = 1e-12
"""Probability below which a loss does not grow any more."""

Places = NDArray[np.intp]
"""Which pictures of a set."""

Labels = NDArray[np.integer[Any]]
"""What each of them shows."""


@dataclass(frozen=True, eq=False)
class Examined:
    """What a network answered.

    Parameters
    ----------
    probabilities : (n, classes) float32
    labels : (n,) whole numbers
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
    labels: Labels
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
        """(n,): the class with the largest probability."""
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
        """(classes, classes): how often each class (row) was taken for each (column)."""
        classes = self.probabilities.shape[1]
        flat = self.labels.astype(np.int64) * classes + self.answers
        return np.bincount(flat, minlength=classes**2).reshape(classes, classes)

    @cached_property
    def mistakes(self) -> Places:
        """Which were mistaken, the surest mistake first."""
        wrong = np.flatnonzero(self.answers != self.labels)
        return wrong[np.argsort(-self.losses[wrong], kind="stable")]

    def behind(self, label: int, answer: int) -> Places:
        """Return those behind a cell of the confusion matrix, the surest answer first."""
        places = np.flatnonzero((self.labels == label) & (self.answers == answer))
        return places[np.argsort(-self.probabilities[places, answer], kind="stable")]
