"""How a network's accuracy falls as digits are made harder, and which parts of one digit it answers by."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.digits import SIDE, TRANSFORMS, DigitSet, Transform, covered, transformed
from cnngui.engine.following import Following
from cnngui.networks.digits import DigitNetwork
from cnngui.tasks.digits.examination import Examined, examined

ASKED = 1000
"""Digits at every amount, 70 ms."""


@dataclass(frozen=True, eq=False)
class CurvePoint:
    """The accuracy at one amount.

    Parameters
    ----------
    amount : float
        As in `cnngui.engine.digits.transformed`.
    examined : Examined
        All that were asked.
    """

    amount: float
    examined: Examined

    @property
    def accuracy(self) -> float:
        """Share of right answers, 0 to 1."""
        return self.examined.accuracy


@dataclass(frozen=True, eq=False)
class Curve:
    """A curve as far as it is measured.

    Parameters
    ----------
    transform : Transform
    points : tuple of CurvePoint
    fraction : float
        Of the work.
    """

    transform: Transform
    points: tuple[CurvePoint, ...]
    fraction: float


def curve(
    network: DigitNetwork, digits: DigitSet, transform: Transform, amounts: Sequence[float] = (), asked: int = ASKED
) -> Generator[Curve, None, Curve]:
    """Measure how accurate a network is on changed digits.

    Parameters
    ----------
    network : DigitNetwork
    digits : DigitSet
        Test digits; the first ``asked`` of them.
    transform : Transform
    amounts : sequence of float
        By default those of `cnngui.engine.digits.TRANSFORMS`.

    Yields
    ------
    Curve
        At least every 100 ms.
    """
    wanted = tuple(amounts) or TRANSFORMS[transform]
    few = digits.first(asked)
    points: list[CurvePoint] = []
    for number, amount in enumerate(wanted):
        harder = DigitSet(transformed(few.pictures, transform, amount), few.labels)
        steps = Following(examined(network, harder))
        for step in steps:
            yield Curve(transform, tuple(points), (number + step.fraction) / len(wanted))
        points.append(CurvePoint(amount, steps.value))
    last = Curve(transform, tuple(points), 1.0)
    yield last
    return last


def occlusion(network: DigitNetwork, picture: Pixels, label: int, size: int = 7) -> Array:
    """Return how likely a digit stays what it is while a square is covered, the square's middle at each pixel.

    Parameters
    ----------
    network : DigitNetwork
    picture : (28, 28) uint8
    label : int
        Whose probability is looked at.
    size : int
        Of the square.

    Returns
    -------
    (28, 28) float32
        Where it is low, the network needs what lies there.
    """
    half, places = size // 2, range(SIDE)
    found = np.empty((SIDE, SIDE), np.float32)
    for row in places:
        hidden = np.stack([covered(picture, row - half, column - half, size, size) for column in places])
        found[row] = network.probabilities(hidden)[:, label]
    return found
