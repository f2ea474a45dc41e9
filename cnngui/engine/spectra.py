"""What a kernel does to fast and slow changes, and whether it is made of one column and one row.

Separable kernels: Gonzalez and Woods, "Digital Image Processing", 4th edition, section 3.4. The frequency response is
the two-dimensional discrete-time Fourier transform; what it says of energy goes back to the numbers themselves by
Parseval's theorem.
"""

from dataclasses import dataclass
from math import hypot
from typing import Literal

import numpy as np

from cnngui.engine.arrays import Doubles
from cnngui.engine.kernels.check import Kernel

Character = Literal["blur", "edge", "mixed", "nothing"]

EDGE = 0.05
"""A kernel finds edges when its sum is below this share of the sum of its absolute values: flat areas vanish."""

BLUR = 0.9
"""It blurs when the sum is above this share, and when it spreads over at least `SPREAD` pixels."""

SPREAD = 2.0
"""As (Σ|k|)² / Σk², which is n for n equal numbers: 1 for a kernel that only copies or moves."""

CLEARLY = 0.1
"""The strongest direction must stand out so far, 0 to 1, from the one at right angles to it."""

_GRID = 65
"""Frequencies a side for `direction`: odd, so that none is −π, which is π too and has no direction."""


@dataclass(frozen=True)
class Separation:
    """A kernel as a sum of separable ones, by its singular values; and the first of them.

    Parameters
    ----------
    singular : tuple of float
        The largest first; as many as the kernel has rows or columns, whichever are fewer.
    column, row : tuple of float
        Whose products are ``first``; of the same length, and the first number of the column that is not 0 is positive.
    first : Kernel
        The separable kernel that is nearest.
    share : float
        Its part of Σk², 0 to 1: 1 where the kernel is separable.
    """

    singular: tuple[float, ...]
    column: tuple[float, ...]
    row: tuple[float, ...]
    first: Kernel
    share: float


def separation(kernel: Kernel) -> Separation:
    """Take a kernel apart by its singular value decomposition.

    A kernel of zeros is the product of zeros, so it counts as separable: its share is 1.

    Parameters
    ----------
    kernel : Kernel
        Finite numbers, see `cnngui.engine.kernels.check`.

    Examples
    --------
    >>> found = separation(((1.0, 0.0, -1.0), (2.0, 0.0, -2.0), (1.0, 0.0, -1.0)))
    >>> round(found.share, 6), [round(value / found.column[0], 6) for value in found.column]
    (1.0, [1.0, 2.0, 1.0])
    >>> round(separation(((0.0, 1.0, 0.0), (1.0, -4.0, 1.0), (0.0, 1.0, 0.0))).share, 3)
    0.99
    """
    left, singular, right = np.linalg.svd(np.asarray(kernel, np.float64), full_matrices=False)
    largest = float(singular[0])
    column, row = left[:, 0] * np.sqrt(largest), right[0] * np.sqrt(largest)
    if column[np.abs(column) >= 1e-9 * np.abs(column).max()][0] < 0:
        column, row = -column, -row
    first = tuple(tuple(map(float, numbers)) for numbers in np.outer(column, row))
    share = 1 / float(np.square(singular / largest).sum()) if largest else 1.0
    return Separation(tuple(map(float, singular)), tuple(map(float, column)), tuple(map(float, row)), first, share)


def frequencies(size: int = 64) -> Doubles:
    """Return the frequencies of an axis of `frequency_response`, in radians a pixel: −π is the first of an even number.

    >>> (frequencies(4) / np.pi).tolist(), bool(frequencies(65)[32] == 0)
    ([-1.0, -0.5, 0.0, 0.5], True)
    """
    return 2 * np.pi * (np.arange(size) - size // 2) / size


def frequency_response(kernel: Kernel, size: int = 64) -> Doubles:
    """Tell by how much a kernel multiplies waves of every frequency: |Σ k[y, x] · exp(−i (v·y + u·x))|.

    It is the same for correlation and convolution.

    Parameters
    ----------
    kernel : Kernel
    size : int
        Frequencies a side, at least 1; fewer than the kernel has rows are right too.

    Returns
    -------
    (size, size) float64
        Vertical frequencies v by row, horizontal ones u by column, both as in `frequencies`; frequency 0 is in row and
        column ``size // 2``.

    Examples
    --------
    >>> frequency_response(((1.0, 0.0, -1.0),), 4).round(6).tolist()[0]
    [0.0, 2.0, 0.0, 2.0]
    """
    numbers, waves = np.asarray(kernel, np.float64), frequencies(size)
    down, across = (np.exp(-1j * np.outer(waves, np.arange(length))) for length in numbers.shape)
    response: Doubles = np.abs(down @ numbers @ across.T)
    return response


def blur_share(kernel: Kernel) -> float:
    """Tell how much of a kernel is plain averaging: (Σk)² / (N Σk²) with its N numbers.

    By Parseval's theorem it is |K(0)|², over N times the mean of |K|² over all frequencies. It is 1 for a box, in
    which all numbers are the same, and 0 where they add up to 0, as in edge kernels; 0 for a kernel of zeros too.
    Zeros around a kernel make it less, since a box of that size would blur more.

    Examples
    --------
    >>> blur_share(((1.0, 1.0), (1.0, 1.0))), blur_share(((1.0, 0.0, -1.0),)), blur_share(((1.0, 0.0),))
    (1.0, 0.0, 0.5)
    """
    numbers = _scaled(kernel)
    energy = float(np.square(numbers).sum())
    return min(float(numbers.sum()) ** 2 / (numbers.size * energy), 1.0) if energy else 0.0


def character(kernel: Kernel) -> Character:
    """Tell what kind of kernel it is.

    With Σk the sum of its numbers and Σ|k| that of their absolute values:

    - "nothing": all are 0;
    - "edge": |Σk| < `EDGE` · Σ|k|, so that flat areas vanish and changes remain;
    - "blur": |Σk| > `BLUR` · Σ|k|, and (Σ|k|)² ≥ `SPREAD` · Σk², so that neighbours are averaged;
    - "mixed": all others; they sharpen, emboss, copy or move.

    Zeros around a kernel do not matter.

    Examples
    --------
    >>> [character(parsed) for parsed in (((1.0, 0.0, -1.0),), ((1.0, 2.0, 1.0),), ((0.0, 1.0),), ((0.0,),))]
    ['edge', 'blur', 'mixed', 'nothing']
    """
    numbers = _scaled(kernel)
    total, size, energy = abs(float(numbers.sum())), float(np.abs(numbers).sum()), float(np.square(numbers).sum())
    if not size:
        return "nothing"
    if total < EDGE * size:
        return "edge"
    return "blur" if total > BLUR * size and size**2 >= SPREAD * energy else "mixed"


def direction(kernel: Kernel) -> float | None:
    """Return the direction across the edges or lines that an edge kernel finds, in degrees.

    It is the main axis of the structure tensor of the frequency response, Σ |K|² n·nᵀ / |ω|² with the unit vector n
    along the frequency ω: 1 / |ω|² is how the power of photos falls, so that the waves count as photos have them.

    Returns
    -------
    float or None
        Above −90, up to 90, counterclockwise on screen: 0 for a vertical edge, which is crossed from left to right; 90
        for a horizontal one; 45 for one that is crossed from the lower left to the upper right, and so runs down.
        None where no direction stands out, as in a Laplacian, and where the kernel is no "edge" (see `character`).

    Examples
    --------
    >>> round(direction(((1.0, 0.0, -1.0),))), round(direction(((1.0,), (0.0,), (-1.0,))))
    (0, 90)
    >>> round(direction(((0.0, 1.0, 2.0), (-1.0, 0.0, 1.0), (-2.0, -1.0, 0.0))))
    45
    >>> direction(((0.0, 1.0, 0.0), (1.0, -4.0, 1.0), (0.0, 1.0, 0.0))) is None
    True
    """
    if character(kernel) != "edge":
        return None
    scaled = tuple(tuple(map(float, row)) for row in _scaled(kernel))
    down, across = np.meshgrid(frequencies(_GRID), frequencies(_GRID), indexing="ij")
    squares = np.maximum(down**2 + across**2, 1e-9)  # at frequency 0 the products below are 0
    power = np.square(frequency_response(scaled, _GRID) / squares)
    horizontal, vertical, product = (float((power * each).sum()) for each in (across**2, down**2, down * across))
    if hypot(horizontal - vertical, 2 * product) < CLEARLY * (horizontal + vertical):
        return None
    degrees = float(np.degrees(np.arctan2(-2 * product, horizontal - vertical))) / 2  # rows count downwards
    return degrees if degrees > -90 + 1e-6 else 90.0


def _scaled(kernel: Kernel) -> Doubles:
    """Return the numbers divided by the largest absolute value, so that no square is too large or too small."""
    numbers = np.asarray(kernel, np.float64)
    largest = np.abs(numbers).max()
    return numbers / largest if largest else numbers
