"""Where a photo must be covered for a network to lose a class: coarse first, then finer."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from cnngui.engine.arrays import Array, Pixels
from cnngui.networks.classifiers import Classifier, Seen
from cnngui.tasks.explain.maps import refuse

SIZES = (56, 28, 14)
"""Px of the squares that cover a photo of 224×224: 16 of them, 64, then 256."""


@dataclass(frozen=True, eq=False)
class Covered:
    """How far it is.

    Parameters
    ----------
    index : int
        The class.
    size : int
        Px of a square.
    drops : (rows, columns) float32
        By how much the class's probability falls when a square covers the place; below 0 it grows. Places that are
        still to come have what was found with larger squares, at first 0.
    done : int
        Squares of this size that were tried.
    probability : float
        With nothing covered.
    fraction : float
        Of the whole work.
    seconds_left : float
        By what it took so far.
    """

    index: int
    size: int
    drops: Array
    done: int
    probability: float
    fraction: float
    seconds_left: float


def occlusion(
    network: Classifier, seen: Seen, index: int, sizes: Sequence[int] = SIZES
) -> Generator[Covered, None, Covered]:
    """Cover the photo square by square with the grey that the network takes for nothing.

    Parameters
    ----------
    network : Classifier
    seen : Seen
    index : int
        The class.
    sizes : sequence of int
        Px of the squares, the largest first; each divides the photo's side.

    Yields
    ------
    Covered
        After each square. It can be stopped at any of them: what was yielded last is the answer so far.

    Raises
    ------
    ExplainError
        When there is no such class.
    """
    refuse(network, index, network.last)
    side, start = seen.pixels.shape[0], perf_counter()
    total = 1 + sum((side // size) ** 2 for size in sizes)
    grey = np.clip(np.rint(network.preparation.values.offset), 0, 255).astype(np.uint8)
    whole = probability_of(network, seen.pixels, index)
    passed, drops = 1, np.zeros((side // sizes[0],) * 2, np.float32)
    for size in sizes:
        cells = side // size
        drops = _finer(drops, cells)
        for place in range(cells**2):
            row, column = divmod(place, cells)
            hidden = seen.pixels.copy()
            hidden[row * size : (row + 1) * size, column * size : (column + 1) * size] = grey
            drops = drops.copy()  # what was yielded stays as it was
            drops[row, column] = whole - probability_of(network, hidden, index)
            passed += 1
            left = (perf_counter() - start) / passed * (total - passed)
            found = Covered(index, size, drops, place + 1, whole, passed / total, left)
            yield found
    return found


def _finer(drops: Array, cells: int) -> Array:
    """Return a map with more cells, each with what was found where its middle lies."""
    at = ((np.arange(cells) + 0.5) * drops.shape[0] / cells).astype(np.intp)
    return drops[np.ix_(at, at)]


def probability_of(network: Classifier, pixels: Pixels, index: int) -> float:
    """Return the probability of a class on a prepared photo."""
    scores = network.logits(pixels)[0].astype(np.float64)
    powers = np.exp(scores - scores.max())
    return float(powers[index] / powers.sum())
