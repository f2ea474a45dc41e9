"""The head of VGG-16: its fully connected layers fc6, fc7 and fc8, which turn the last maps into class scores.

The bundled weights have none. Where a mapping of weights holds them, their names are ``fc6.weight`` (4096, 25088) and
``fc6.bias`` and so on, laid out as torchvision has them: the maps are flattened channel by channel, row by row.
"""

from math import prod
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cnngui.networks.network import Network

if TYPE_CHECKING:
    import torch

DENSE = ("fc6", "fc7", "fc8")
"""Its layers, in order."""

GRID = (7, 7)
"""Rows and columns of the maps that fc6 sees: those of pool5 for a photo of 224×224."""

Scores = NDArray[np.float32]
"""(classes,), each 0 to 1, 1 together."""


def has_head(network: Network) -> bool:
    """Tell whether a network's weights hold all fully connected layers.

    >>> has_head(Network({}))
    False
    """
    return all(f"{name}.{part}" in network.weights for name in DENSE for part in ("weight", "bias"))


def scores_of(network: Network, maps: "torch.Tensor") -> Scores | None:
    """Return the class scores of the last maps.

    It is computed in float32 on the CPU, wherever the maps are: half a gigabyte of weights would take longer to go to
    a device than they do here.

    Parameters
    ----------
    network : Network
    maps : Tensor, (1, C, H, W)
        Of the last layer (pool5). Maps of another size than 7×7 are brought to it by means, as torchvision does.

    Returns
    -------
    (classes,) float32 or None
        After softmax; None where the network has no head.
    """
    import torch  # noqa: PLC0415  (heavy)

    if not has_head(network):
        return None
    with torch.inference_mode():
        given = torch.nn.functional.adaptive_avg_pool2d(maps.to("cpu", torch.float32), GRID)
        values = given.reshape(1, prod(given.shape))  # channels first, however they lie in memory
        for name in DENSE:
            weight, bias = (torch.from_numpy(network.weights[f"{name}.{part}"]) for part in ("weight", "bias"))
            values = torch.nn.functional.linear(values, weight, bias)
            if name != DENSE[-1]:
                values = torch.relu(values)
        return np.asarray(torch.softmax(values, dim=1)[0].numpy(), np.float32)


def class_scores(network: Network, photo: NDArray[np.uint8]) -> Scores | None:
    """Return the class scores of a photo; nothing is computed where the network has no head.

    Parameters
    ----------
    network : Network
    photo : (H, W, 3) uint8 RGB
        224×224, as the head was trained; others of at least 32×32 are possible.

    Returns
    -------
    (classes,) float32 or None
        See `scores_of`.

    Examples
    --------
    >>> class_scores(Network({}), np.zeros((224, 224, 3), np.uint8)) is None
    True
    """
    import torch  # noqa: PLC0415  (heavy)

    if not has_head(network):
        return None
    with torch.inference_mode():
        planes = network.sent(photo)
        for layer in network.architecture.layers:
            planes = network.through(layer, planes)
    return scores_of(network, planes)
