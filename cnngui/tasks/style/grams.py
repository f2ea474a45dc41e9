"""Gram matrices to look at: which feature maps of a layer go together, wherever that is in the picture."""

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Pixels
from cnngui.networks.network import Network
from cnngui.tasks.feature_maps import feature_maps, sized
from cnngui.tasks.maps import Maps

LOOKED_AT = 256
"""Px of the shorter side at which a picture is looked at: a Gram matrix hardly depends on it."""


def gram(network: Network, picture: Pixels, layer: str) -> NDArray[np.float32]:
    """Return the Gram matrix F·Fᵀ / (C·H·W) of a layer's maps after ReLU, (C, C) float32.

    Parameters
    ----------
    network : Network
    picture : (H, W, 3) uint8 RGB
    layer : str

    Raises
    ------
    LayerError
        When there is no such layer.

    Examples
    --------
    >>> weights = {"conv1_1.weight": np.ones((64, 3, 3, 3), np.float32), "conv1_1.bias": np.zeros(64, np.float32)}
    >>> gram(Network(weights), np.full((8, 8, 3), 200, np.uint8), "conv1_1").shape
    (64, 64)
    """
    (maps,) = (step for step in feature_maps(network, sized(picture, LOOKED_AT), [layer]) if isinstance(step, Maps))
    planes = maps.array().reshape(maps.count, -1)
    product: NDArray[np.float32] = planes @ planes.T
    return product / np.float32(planes.size)
