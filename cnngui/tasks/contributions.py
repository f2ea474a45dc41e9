"""How one feature map is made: the sum, over all maps of the layer before, of each with its slice of the filter."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Array
from cnngui.networks.network import Network
from cnngui.tasks.maps import Maps

if TYPE_CHECKING:
    import torch


@dataclass(frozen=True, eq=False)
class Part:
    """What one map of the layer before adds.

    Parameters
    ----------
    channel : int
        Which map; of a photo, 0 is red.
    given : (H, W) float32
        That map.
    weights : (f, f) float32
        Its slice of the filter; empty for a pooling.
    response : (H', W') float32
        The map correlated with the slice.
    partial : (H', W') float32
        The sum of the responses up to this one, without the bias.
    share : float
        Its part of all that is added, 0 to 1: the mean of |response| over that of all maps together.
    """

    channel: int
    given: Array
    weights: Array
    response: Array
    partial: Array
    share: float


@dataclass(frozen=True, eq=False)
class Recipe:
    """One feature map taken apart.

    Parameters
    ----------
    channel : int
        Which map.
    parts : tuple of Part
        The strongest, the largest share first.
    count : int
        How many maps of the layer before there are in all.
    rest : (H', W') float32
        The sum of all others.
    bias : float
    total : (H', W') float32
        Before ReLU: the last partial sum, the rest and the bias together.
    """

    channel: int
    parts: tuple[Part, ...]
    count: int
    rest: Array
    bias: float
    total: Array


def recipe(network: Network, before: "Maps | NDArray[np.uint8]", layer: str, channel: int, most: int = 8) -> Recipe:
    """Take one map of a convolutional layer apart.

    Parameters
    ----------
    network : Network
    before : Maps, or (H, W, 3) uint8 RGB
        All maps of the layer before, after ReLU; for conv1_1 the photo.
    layer : str
    channel : int
        Which of its maps.
    most : int
        How many parts are given one by one.

    Raises
    ------
    LayerError
        When there is no such layer.
    ValueError
        When it has no filters: a pooling takes the largest of four numbers of one map, see `pooled_from`.

    Examples
    --------
    >>> ones = {"conv1_1.weight": np.ones((64, 3, 3, 3), np.float32), "conv1_1.bias": np.full(64, 5, np.float32)}
    >>> photo = np.full((4, 4, 3), 200, np.uint8)
    >>> found = recipe(Network(ones), photo, "conv1_1", 0, most=2)
    >>> [part.channel for part in found.parts], found.count, found.bias
    ([2, 1], 3, 5.0)
    >>> bool(np.allclose(found.parts[-1].partial + found.rest + found.bias, found.total))
    True
    """
    import torch  # noqa: PLC0415  (heavy)

    table = network.architecture.layer(layer)
    if table.kind != "conv":
        message = f"{layer} has no filters"
        raise ValueError(message)
    with torch.inference_mode():
        given = _planes(network, before)
        weight = torch.from_numpy(network.weights[f"{layer}.weight"][channel]).to(given)
        responses = torch.nn.functional.conv2d(
            given[None], weight[:, None], stride=table.stride, padding=table.padding, groups=len(given)
        )[0]
        strengths = responses.abs().mean((1, 2)).cpu().numpy()
        order = np.argsort(-strengths, kind="stable")
        kept = torch.from_numpy(order[:most].copy()).to(given.device)
        strongest = np.asarray(responses[kept].cpu().numpy())
        everything = np.asarray(responses.sum(0).cpu().numpy())
        maps = np.asarray(given[kept].cpu().numpy())
    partial = np.cumsum(strongest, axis=0, dtype=np.float32)
    shares = strengths / max(float(strengths.sum()), 1e-30)
    weights = network.weights[f"{layer}.weight"][channel]
    parts = tuple(
        Part(int(number), maps[place], weights[number], strongest[place], partial[place], float(shares[number]))
        for place, number in enumerate(order[:most])
    )
    bias = float(network.weights[f"{layer}.bias"][channel])
    return Recipe(channel, parts, len(weights), everything - partial[-1], bias, everything + np.float32(bias))


def pooled_from(before: Maps, maps: Maps, channel: int) -> Recipe:
    """Return the recipe of a pooled map: the one map that it is made of, and nothing else.

    Parameters
    ----------
    before : Maps
        Of the layer before.
    maps : Maps
        Of the pooling.
    channel : int
    """
    pooled = maps.map(channel)
    part = Part(channel, before.map(channel), np.empty((0, 0), np.float32), pooled, pooled, 1.0)
    return Recipe(channel, (part,), 1, np.zeros_like(pooled), 0.0, pooled)


def _planes(network: Network, before: "Maps | NDArray[np.uint8]") -> "torch.Tensor":
    """Return what the layer sees, (C, H, W) float32 on the device."""
    import torch  # noqa: PLC0415  (heavy)

    if isinstance(before, Maps):
        return before.tensor[0].to(torch.float32)
    plain = network.sent(before)
    return plain[0].to(torch.float32)
