"""Where the colour scale of a response ends, so that a few large numbers do not wash out all the others."""

import math
from collections.abc import Sequence

import numpy as np

from cnngui.engine.arrays import Array
from cnngui.engine.colours import Scale, limit_of, magnitude, signed

TYPICAL = 0.98
"""The least share of the numbers that lies on the scale."""

NEAR = 0.8
"""Where the typical number is so near the largest, the scale may as well end at the largest."""

SMALL = 4096
"""A response up to 64×64 is drawn on its whole range: there, every number is seen."""

SAMPLE = 20_000
"""At most about this many numbers of a plane are looked at: the scale is looked for at every frame."""

TYPICAL_OF_MAPS = 0.995
"""The same for feature maps: most of their numbers are 0 or near it, and the large ones are what matters."""

MAPS_SAMPLE = 200_000
"""At most this many numbers of feature maps are looked at, all maps together."""


def whole_limit(planes: Sequence[Array]) -> float:
    """Return the largest |number| of all planes; 1 when all are 0.

    >>> whole_limit([np.float32([[1, -5]]), np.float32([[2, 3]])])
    5.0
    """
    return max(limit_of(plane) for plane in planes)


def typical_limit(planes: Sequence[Array]) -> tuple[float, bool]:
    """Return the |number| under which most others lie, or the largest when that is near, and whether any lie beyond.

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


def map_scale(planes: Array, *, is_signed: bool) -> tuple[Scale, bool]:
    """Choose the scale of feature maps: it ends where most numbers do, or at the largest when that is near.

    Parameters
    ----------
    planes : (C, H, W) or (H, W) float32
        The maps that share the scale.
    is_signed : bool
        Before ReLU: the scale goes as far below 0 as above. Otherwise it begins at 0.

    Returns
    -------
    scale : Scale
        It ends at 1 when all numbers are 0.
    is_clipped : bool
        Numbers beyond the scale are drawn in the colour of its end.

    Raises
    ------
    KernelError
        When a number is infinite.

    Examples
    --------
    >>> maps = np.zeros((4, 20, 20), np.float32)
    >>> maps[:, 0], maps[2, 5, 5] = 3, 99
    >>> map_scale(maps, is_signed=False)
    (Scale(name='magnitude', low=0.0, high=3.0), True)
    >>> map_scale(maps[0] - 2, is_signed=True)
    (Scale(name='signed', low=-2.0, high=2.0), False)
    """
    largest = limit_of(planes)
    typical = float(np.quantile(_sample_of_maps(planes), TYPICAL_OF_MAPS))
    is_clipped = 0 < typical < NEAR * largest
    limit = typical if is_clipped else largest
    return (signed(limit) if is_signed else magnitude(limit)), is_clipped


def own_scale(limit: float, *, is_signed: bool) -> Scale:
    """Return the scale of one map, up to its largest number.

    >>> own_scale(0.0, is_signed=False)
    Scale(name='magnitude', low=0.0, high=1.0)
    """
    limit = limit or 1.0
    return signed(limit) if is_signed else magnitude(limit)


def _sample_of_maps(planes: Array) -> Array:
    """Look at the |numbers| in steps that share no factor with a row, and so come by every column."""
    step = max(math.ceil(planes.size / MAPS_SAMPLE), 1)
    while math.gcd(step, planes.shape[-1]) > 1:
        step += 1
    return np.abs(planes.reshape(-1)[::step])


def _sample(plane: Array) -> Array:
    """Look at the |numbers| in an even grid."""
    step = max(math.ceil(math.sqrt(plane.size / SAMPLE)), 1)
    return np.abs(plane[::step, ::step])
