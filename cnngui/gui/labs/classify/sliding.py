"""A network of digits that slides over a canvas, computed off the main thread: one by one, and as one convolution."""

import time
from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from cnngui.engine.arrays import Pixels
from cnngui.engine.digits import read_bundled
from cnngui.engine.following import Following
from cnngui.networks.digits import bundled_network
from cnngui.paths import bundled_digits
from cnngui.tasks.detect import Cost, Sliding, Windows

SIZE = (160, 256)
"""Rows and columns of the canvas: 1,881 windows."""

COUNT = 6
"""Digits on it."""

LEAST_INK = 0.05
"""The mean of a window that is asked about: the network has no answer for "nothing"."""

_TRIES = 200
_GAP = 42
"""Px between the corners of two digits, at least one way."""


@dataclass(frozen=True, eq=False)
class Slid:
    """What was found.

    Parameters
    ----------
    scene : int
        Which digits.
    canvas : (H, W) uint8
    windows : tuple of Windows
        Of its one scale.
    cost : Cost
    milliseconds : float
        What the convolution took.
    """

    scene: int
    canvas: Pixels
    windows: tuple[Windows, ...]
    cost: Cost
    milliseconds: float


@dataclass(frozen=True)
class Measured:
    """What it is to ask about every window by itself.

    Parameters
    ----------
    scene : int
    milliseconds : float
    difference : float
        The largest between two probabilities of the two ways.
    """

    scene: int
    milliseconds: float
    difference: float


@dataclass(frozen=True)
class Done:
    """How far it is, 0 to 1."""

    fraction: float


def canvas_of(scene: int) -> Pixels:
    """Return handwritten digits of the test set on a black canvas, at places that a number decides."""
    random, digits = np.random.default_rng(scene), read_bundled(bundled_digits()).test
    canvas, corners = np.zeros(SIZE, np.uint8), list[tuple[int, int]]()
    for _ in range(_TRIES):
        row, column = (int(random.integers(2, length - 30)) for length in SIZE)
        if len(corners) == COUNT or any(max(abs(row - y), abs(column - x)) < _GAP for y, x in corners):
            continue
        corners.append((row, column))
        picture = digits.pictures[int(random.integers(len(digits)))]
        part = canvas[row : row + 28, column : column + 28]
        np.maximum(part, picture, out=part)
    return canvas


def slide(scene: int) -> Generator[Done, None, Slid]:
    """Slide as one convolution."""
    yield Done(0.0)
    sliding, canvas = Sliding(bundled_network()), canvas_of(scene)
    sliding.convolved(canvas)  # the first one loads more than it computes
    began = time.perf_counter()
    windows = sliding.convolved(canvas)
    spent = 1000 * (time.perf_counter() - began)
    return Slid(scene, canvas, (windows,), sliding.cost(SIZE), spent)


def one_by_one(found: Slid) -> Generator[Done, None, Measured]:
    """Ask about every window by itself, and compare."""
    sliding = Sliding(bundled_network())
    began = time.perf_counter()
    asking = Following(sliding.one_by_one(found.canvas))
    for fraction in asking:
        yield Done(fraction)
    spent = 1000 * (time.perf_counter() - began)
    difference = np.abs(asking.value.probabilities - found.windows[0].probabilities).max()
    return Measured(found.scene, spent, float(difference))
