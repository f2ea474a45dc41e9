"""The 1,917 boxes that SSD starts from, and how its numbers move and stretch them."""

from functools import cache
from math import sqrt
from typing import Final

import numpy as np

from cnngui.engine.arrays import Array, Doubles
from cnngui.networks.detectors.layers import BOXES, map_sides

SMALLEST, LARGEST = 0.2, 0.95
"""Shares of a side that boxes of the finest and of the coarsest map have; those between, in even steps."""

ASPECTS: Final = (1.0, 2.0, 0.5, 3.0, 1 / 3)
"""Width by height, of the boxes at each place; a larger square comes last."""

LOWEST: Final = ((0.1, 1.0), (SMALLEST, 2.0), (SMALLEST, 0.5))
"""Scale and aspect of the boxes of the finest map, which has few: there are 361 places."""

SHIFT, STRETCH = 10.0, 5.0
"""What the network's numbers are divided by: places (in sizes of the box), and logarithms of sizes."""

MOST_STRETCH = 20.0
"""Logarithm beyond which a size is not believed: a number such as half precision may give must not become infinite."""


def shapes_at(place: int) -> tuple[tuple[float, float], ...]:
    """Return (scale, aspect) of the boxes at each place of a map.

    Parameters
    ----------
    place : int
        Of the map, 0 for the finest.

    Examples
    --------
    >>> [(round(scale, 3), round(aspect, 2)) for scale, aspect in shapes_at(5)]
    [(0.95, 1.0), (0.95, 2.0), (0.95, 0.5), (0.95, 3.0), (0.95, 0.33), (0.975, 1.0)]
    """
    if place == 0:
        return LOWEST
    steps = len(BOXES) - 1
    scale = SMALLEST + (LARGEST - SMALLEST) * place / steps
    larger = 1.0 if place == steps else SMALLEST + (LARGEST - SMALLEST) * (place + 1) / steps
    return (*((scale, aspect) for aspect in ASPECTS), (sqrt(scale * larger), 1.0))


@cache
def anchors() -> Doubles:
    """Return the boxes, (1917, 4): centre x and y, width and height, as shares of the picture's sides.

    In the order of the network's numbers: map by map, row by row, place by place.

    Examples
    --------
    >>> anchors().shape, anchors()[0].round(4).tolist()
    ((1917, 4), [0.0263, 0.0263, 0.1, 0.1])
    """
    rows = []
    for place, side in enumerate(map_sides()):
        sizes = [(scale * sqrt(aspect), scale / sqrt(aspect)) for scale, aspect in shapes_at(place)]
        centres = (np.arange(side) + 0.5) / side
        for y in centres:
            for x in centres:
                rows += [(x, y, width, height) for width, height in sizes]
    found = np.array(rows)
    found.setflags(write=False)
    return found


def map_of(number: int) -> int:
    """Return the place of the map that a box belongs to, 0 for the finest.

    >>> map_of(0), map_of(1082), map_of(1083), map_of(1916)
    (0, 0, 1, 5)
    """
    end = 0
    for place, (side, boxes) in enumerate(zip(map_sides(), BOXES, strict=True)):
        end += side * side * boxes
        if number < end:
            return place
    raise IndexError(number)


def decoded(numbers: Array) -> Doubles:
    """Return the boxes that the network means.

    Parameters
    ----------
    numbers : (1917, 4) float32
        As they come: how far y and x of the centre are moved, in tenths of the anchor's height and width, and five
        times the logarithms of how many times height and width are stretched.

    Returns
    -------
    (1917, 4) float64
        x and y of the upper left corner, width and height, as shares of the picture's sides; not cut at its edges.

    Examples
    --------
    >>> unmoved = decoded(np.zeros((1917, 4), np.float32))
    >>> unmoved[-1].round(4).tolist()
    [0.0127, 0.0127, 0.9747, 0.9747]
    """
    start, wanted = anchors(), numbers.astype(np.float64)
    centre_y = start[:, 1] + wanted[:, 0] / SHIFT * start[:, 3]
    centre_x = start[:, 0] + wanted[:, 1] / SHIFT * start[:, 2]
    height = start[:, 3] * np.exp(np.clip(wanted[:, 2] / STRETCH, -MOST_STRETCH, MOST_STRETCH))
    width = start[:, 2] * np.exp(np.clip(wanted[:, 3] / STRETCH, -MOST_STRETCH, MOST_STRETCH))
    return np.stack([centre_x - width / 2, centre_y - height / 2, width, height], axis=1)
