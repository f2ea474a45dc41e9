"""From what a slid network says of every window: a heat map, boxes, and those that are left of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Array, Doubles
from cnngui.engine.sizes import Pair
from cnngui.tasks.detect.sliding import SIDE, Windows
from cnngui.tasks.detect.suppression import OVERLAP, Suppression, suppressed

LEAST_INK = 0.02
"""The mean of a window below which it counts as empty: a network of digits has no answer for "nothing"."""

SURE = 0.95
"""Probability from which a window counts as a hit."""


@dataclass(frozen=True, eq=False)
class Hits:
    """The windows that say what they see, and are sure of it.

    Parameters
    ----------
    boxes : (n, 4) float64
        In px of the canvas.
    scores : (n,) float64
        The probability of the answer.
    classes : (n,) int
        The answers.
    scales : (n,) float64
        At which each was seen.
    """

    boxes: Doubles
    scores: Doubles
    classes: NDArray[np.intp]
    scales: Doubles

    def suppressed(self, overlap: float = OVERLAP, *, is_per_class: bool = False) -> Suppression:
        """Decide which stay; windows of all scales suppress each other."""
        return suppressed(self.boxes, self.scores, self.classes if is_per_class else None, overlap)


def hits(
    found: Sequence[Windows],
    sure: float = SURE,
    *,
    wanted: int | None = None,
    least_ink: float = LEAST_INK,
    margin: int = 0,
) -> Hits:
    """Collect the hits of all scales.

    Parameters
    ----------
    found : sequence of Windows
    sure : float
        The least probability.
    wanted : int, optional
        Only windows with this answer.
    least_ink : float
        The least mean of a window.
    margin : int
        See `Windows.boxes`.

    Examples
    --------
    >>> said = np.zeros((1, 2, 10), np.float32)
    >>> said[0, 1, 3] = 1
    >>> found = hits([Windows(1.0, said, np.ones((1, 2), np.float32), 4)])
    >>> found.boxes.tolist(), found.classes.tolist()
    ([[4.0, 0.0, 32.0, 32.0]], [3])
    """
    boxes, scores, classes, scales = [], [], [], []
    for windows in found:
        answers = windows.probabilities.reshape(windows.count, -1)
        best = answers.argmax(axis=1)
        score = answers.max(axis=1)
        taken = (score >= sure) & (windows.ink.ravel() >= least_ink)
        taken &= True if wanted is None else best == wanted
        boxes.append(windows.boxes(margin)[taken])
        scores.append(score[taken].astype(np.float64))
        classes.append(best[taken])
        scales.append(np.full(int(taken.sum()), windows.scale))
    if not boxes:
        return Hits(np.zeros((0, 4)), np.zeros(0), np.zeros(0, np.intp), np.zeros(0))
    return Hits(*(np.concatenate(each) for each in (boxes, scores, classes, scales)))


def heat(found: Sequence[Windows], wanted: int, size: Pair, *, least_ink: float = LEAST_INK) -> Array:
    """Return how sure the network is of one answer, at each pixel of the canvas: the largest of all scales.

    A pixel has the answer of the window whose middle is nearest to it; those nearer to the canvas' edge than any middle
    have 0, as have windows without ink.

    Parameters
    ----------
    found : sequence of Windows
    wanted : int
        The class.
    size : (H, W)
        Of the canvas.

    Examples
    --------
    >>> said = np.full((1, 1, 10), 0.1, np.float32)
    >>> heat([Windows(1.0, said, np.ones((1, 1), np.float32), 4)], 3, (32, 32))[16].round(1).max()
    np.float32(0.1)
    """
    hottest = np.zeros(size, np.float32)
    for windows in found:
        values = np.where(windows.ink >= least_ink, windows.probabilities[..., wanted], 0).astype(np.float32)
        places = []
        for length, count in zip(size, windows.ink.shape, strict=True):
            middles = (np.arange(length) + 0.5) * windows.scale
            nearest = np.round((middles - SIDE / 2) / windows.stride).astype(np.intp)
            places.append(np.where((nearest >= 0) & (nearest < count), nearest, count))
        framed = np.pad(values, ((0, 1), (0, 1)))  # what lies outside finds a 0
        hottest = np.maximum(hottest, framed[places[0][:, None], places[1][None]])
    return hottest
