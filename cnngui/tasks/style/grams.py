"""Gram matrices to look at: which feature maps of a layer go together, wherever that is in the picture."""

from collections.abc import Generator

import cv2
import numpy as np

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.photos import read_photo
from cnngui.networks.network import Mode, Network
from cnngui.tasks.feature_maps import FellBack, feature_maps, sized
from cnngui.tasks.following import maps_of

LOOKED_AT = 256
"""Px of the shorter side at which a picture is looked at: a Gram matrix hardly depends on it."""

MOST_ROWS = 128
"""Of a Gram matrix that is drawn: more are averaged."""


def gram(
    network: Network, picture: Pixels, layer: str, spare: Mode | None = None
) -> Generator[FellBack, None, tuple[Array, Network]]:
    """Return the Gram matrix F·Fᵀ / (C·H·W) of a layer's maps after ReLU, (C, C) float32, and the network at the end.

    Parameters
    ----------
    network : Network
    picture : (H, W, 3) uint8 RGB
    layer : str
    spare : Mode, optional
        How the CPU computes when the device fails, which is passed on; by default in plain float32.

    Raises
    ------
    LayerError
        When there is no such layer.

    Examples
    --------
    >>> from cnngui.engine.following import finish
    >>> weights = {"conv1_1.weight": np.ones((64, 3, 3, 3), np.float32), "conv1_1.bias": np.zeros(64, np.float32)}
    >>> finish(gram(Network(weights), np.full((8, 8, 3), 200, np.uint8), "conv1_1"))[0].shape
    (64, 64)
    """
    maps, used = yield from maps_of(feature_maps(network, sized(picture, LOOKED_AT), [layer], spare=spare))
    planes = maps.array().reshape(maps.count, -1)
    product: Array = planes @ planes.T
    return product / np.float32(planes.size), used


def grams(
    image: Pixels, style: str, layer: str, network: Network, spare: Mode
) -> Generator[FellBack, None, tuple[float, Array, Array]]:
    """Return the Gram matrices of a picture and of its style, small enough to be drawn; first their scale."""
    found = []
    for pixels in (image, read_photo(style).pixels):
        each, network = yield from gram(network, pixels, layer, spare)
        side = min(len(each), MOST_ROWS)
        found.append(np.asarray(cv2.resize(each, (side, side), interpolation=cv2.INTER_AREA), np.float32))
    return float(np.quantile(np.abs(found[1]), 0.98)) or 1.0, found[0], found[1]
