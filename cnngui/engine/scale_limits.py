"""Where the colour scale of a response ends, so that a few large numbers do not wash out all the others."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.colours import limit_of

Array = NDArray[np.float32]

TYPICAL = 0.98
"""So many of the numbers lie on the scale at least."""

NEAR = 0.8
"""Where the typical number is so near the largest, the scale may as well end at the largest."""

SMALL = 4096
"""A response up to 64×64 is drawn on its whole range: there, every number is seen."""

SAMPLE = 20_000
"""So many numbers of a plane are looked at, at most about: the scale is looked for at every frame."""


def whole_limit(planes: Sequence[Array]) -> float:
    """Give the largest |number| of all planes; 1 when all are 0.

    >>> whole_limit([np.float32([[1, -5]]), np.float32([[2, 3]])])
    5.0
    """
    return max(limit_of(plane) for plane in planes)


def typical_limit(planes: Sequence[Array]) -> tuple[float, bool]:
    """Give the |number| under which most others lie, or the largest when that is near, and whether numbers lie beyond.

    Parameters
    ----------
    planes : sequence of (H, W) float32
        They share one scale.

    Returns
    -------
    limit : float
        1 when all numbers are 0.
    is_clipped : bool
        Numbers beyond the limit are drawn in the colour of the scale's end.

    Raises
    ------
    KernelError
        When infinite numbers are seen.

    Examples
    --------
    A border of zeros makes a ring of large responses around small ones:

    >>> ringed = np.full((100, 100), 3, np.float32)
    >>> ringed[0] = 500
    >>> typical_limit([ringed]), typical_limit([ringed[:8, :8]])
    ((3.0, True), (500.0, False))
    """
    if planes[0].size > SMALL:
        samples = [_sample(plane) for plane in planes]
        if not all(np.isfinite(sample).all() for sample in samples):  # between infinities there is no quantile
            return whole_limit(planes), False
        typical = max(float(np.quantile(sample, TYPICAL)) for sample in samples)
        if 0 < typical < NEAR * max(float(sample.max()) for sample in samples):
            return typical, True
    return whole_limit(planes), False


def _sample(plane: Array) -> Array:
    """Look at the |numbers| in an even grid."""
    step = max(math.ceil(math.sqrt(plane.size / SAMPLE)), 1)
    return np.abs(plane[::step, ::step])
