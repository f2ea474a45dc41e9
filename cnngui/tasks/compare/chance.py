"""What chance gives, so that a similarity can be told from luck."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Doubles
from cnngui.engine.pixels import LUMINANCE
from cnngui.tasks.compare.weights import SIDE, Spread, WeightRanking

Meaning = Literal["identical", "similar", "unrelated"]

IDENTICAL = 0.99
"""From this |similarity| on, two things are the same but for their scale and sign."""

LEAST_SIMILAR = 0.5
"""Below, nothing is called similar, however rare it is: less than a quarter of one is explained by the other."""

PERCENTILE = 99.0


@dataclass(frozen=True)
class Chance:
    """What nothing but chance reaches.

    Parameters
    ----------
    level : float
        99 of 100 random tries have a best |similarity| of at most this.
    """

    level: float

    @property
    def threshold(self) -> float:
        """What is called similar lies above.

        >>> Chance(0.2).threshold, Chance(0.7).threshold
        (0.5, 0.7)
        """
        return max(self.level, LEAST_SIMILAR)


def meaning(similarity: float, chance: Chance) -> Meaning:
    """Say what a similarity means; its sign does not matter.

    >>> [meaning(similarity, Chance(0.7)) for similarity in (-0.995, 0.8, 0.6)]
    ['identical', 'similar', 'unrelated']
    """
    if abs(similarity) >= IDENTICAL:
        return "identical"
    return "similar" if abs(similarity) > chance.threshold else "unrelated"


def level_of(best: Doubles) -> Chance:
    """Return the level from the best |similarity| of every random try.

    >>> level_of(np.linspace(0, 1, 101)).level
    0.99
    """
    return Chance(float(np.percentile(best, PERCENTILE)))


def weight_chance(
    learned: NDArray[np.floating],
    *,
    depth: int = 1,
    spread: Spread = "luminance",
    centred: bool = True,
    transforms: bool = False,
    draws: int = 1000,
    seed: int = 0,
) -> Chance:
    """Find out how near random kernels come to the best of some learned filters.

    Parameters
    ----------
    learned : (O, 3, 3, 3) float
    depth : int
        1 for random kernels of nine numbers that are spread, 3 for random ones of 27 numbers. All are drawn from the
        normal distribution.
    spread, centred, transforms
        As in the comparison that the level is for, see `rank_weights`.
    draws : int
        How many random kernels.
    seed : int
        The same seed gives the same level.

    Examples
    --------
    >>> learned = np.random.default_rng(1).normal(size=(64, 3, 3, 3))
    >>> 0.4 < weight_chance(learned, depth=3).level < weight_chance(learned, depth=3, transforms=True).level < 0.8
    True
    """
    chance = np.random.default_rng(seed)
    if depth == 1:
        weights = LUMINANCE if spread == "luminance" else (1 / 3,) * 3
        numbers = chance.normal(size=(draws, SIDE, SIDE, 1)) * np.array(weights)
    else:
        numbers = chance.normal(size=(draws, SIDE, SIDE, 3))
    similarities, _ = WeightRanking(learned).best(numbers, centred=centred, transforms=transforms)
    return level_of(np.abs(similarities).max(axis=1))
