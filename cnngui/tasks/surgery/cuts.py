"""Cuts as frozen values, and the network that they make of another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, assert_never

import numpy as np

from cnngui.engine.arrays import Array
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError
from cnngui.engine.kernels.values import Filter
from cnngui.networks.architectures import Architecture, Layer
from cnngui.networks.network import Network
from cnngui.tasks.compare.weights import CompareError, Spread, spread_out

if TYPE_CHECKING:
    import torch


MOST_FACTOR = 1000.0
"""A filter can be multiplied by so much, and by so much below 0."""


class SurgeryError(CnnguiError):
    """A cut that the network cannot have."""


@dataclass(frozen=True)
class Zeroed:
    """A channel is off: its weights and its bias are 0, and so is all of its map.

    Parameters
    ----------
    layer : str
    channel : int
        From 0.
    """

    layer: str
    channel: int


@dataclass(frozen=True)
class Scaled:
    """Weights and bias of a channel are multiplied, and so is its map before ReLU.

    Parameters
    ----------
    layer : str
    channel : int
    factor : float
        From −1000 to 1000.
    """

    layer: str
    channel: int
    factor: float


@dataclass(frozen=True)
class Replaced:
    """A filter of the first layer gives way to a hand-made one, as strong as the learned one; the learned bias stays.

    Parameters
    ----------
    channel : int
    kernel : Filter
        At most 3×3, with one slice or three (R, G, B), and not all 0; its own bias does not count.
    spread : {"luminance", "equal"}
        How one slice becomes three; see `cnngui.tasks.compare.weights.spread_out`.
    """

    channel: int
    kernel: Filter
    spread: Spread = "luminance"


@dataclass(frozen=True)
class KeptTop:
    """Only the strongest filters of a layer stay, by the norm of their weights; all others are off, as in `Zeroed`.

    Parameters
    ----------
    layer : str
    count : int
        From 0 to all.
    """

    layer: str
    count: int


Cut = Zeroed | Scaled | Replaced | KeptTop


def layer_of(cut: Cut, architecture: Architecture) -> Layer:
    """Return the layer that is cut; for `Replaced` that is the first.

    Raises
    ------
    SurgeryError
        When there is no such layer, or it has no filters.

    Examples
    --------
    >>> from cnngui.networks.architectures import VGG16
    >>> layer_of(Zeroed("pool1", 3), VGG16)
    Traceback (most recent call last):
    cnngui.tasks.surgery.cuts.SurgeryError: pool1 has no filters to change: take a layer from conv1_1 to conv5_3.
    """
    layers = architecture.convolutional
    if isinstance(cut, Replaced):
        return layers[0]
    for layer in layers:
        if layer.name == cut.layer:
            return layer
    text = QT_TRANSLATE_NOOP("Errors", "{layer} has no filters to change: take a layer from {first} to {last}.")
    raise SurgeryError(text, layer=cut.layer, first=layers[0].name, last=layers[-1].name)


def operated(network: Network, cuts: Sequence[Cut]) -> Network:
    """Return a network in which some filters are changed; the one that is given stays as it is.

    Parameters
    ----------
    network : Network
    cuts : sequence of Cut
        Done one after the other.

    Returns
    -------
    Network
        In the same mode. It shares all weights but those of the changed layers, on the device too, and its name tells
        the cuts. Without cuts it is ``network`` itself.

    Raises
    ------
    SurgeryError
        When there is no such layer or channel, the factor or the number of filters is out of range, or the kernel is
        larger than 3×3, has another number of slices or is all 0.

    Examples
    --------
    >>> weights = {"conv1_1.weight": np.ones((64, 3, 3, 3), np.float32), "conv1_1.bias": np.ones(64, np.float32)}
    >>> network = Network(weights, name="ones")
    >>> changed = operated(network, [Zeroed("conv1_1", 5)])
    >>> changed.name, float(changed.weights["conv1_1.weight"][5].sum()), float(weights["conv1_1.weight"][5].sum())
    ("ones, Zeroed(layer='conv1_1', channel=5)", 0.0, 27.0)
    """
    changed: dict[str, tuple[Array, Array]] = {}
    for cut in cuts:
        layer = layer_of(cut, network.architecture)
        learned = network.weights[f"{layer.name}.weight"], network.weights[f"{layer.name}.bias"]
        if layer.name not in changed:
            changed[layer.name] = learned[0].copy(), learned[1].copy()
        _do(cut, layer, changed[layer.name], learned)
    return _Operated(network, changed, ", ".join([network.name, *map(repr, cuts)])) if changed else network


class _Operated(Network):
    """Borrows the weights of the layers that are not cut in the form that another network keeps them on the device."""

    def __init__(self, whole: Network, changed: Mapping[str, tuple[Array, Array]], name: str) -> None:
        weights = dict(whole.weights)
        for layer, (weight, bias) in changed.items():
            weights |= {f"{layer}.weight": weight, f"{layer}.bias": bias}
        super().__init__(weights, whole.mode, whole.given, whole.architecture, name)
        self._whole = whole
        self._changed = frozenset(changed)

    def _weights_of(self, layer: Layer) -> tuple["torch.Tensor", "torch.Tensor"]:
        return super()._weights_of(layer) if layer.name in self._changed else self._whole._weights_of(layer)


def _do(cut: Cut, layer: Layer, parts: tuple[Array, Array], learned: tuple[Array, Array]) -> None:
    """Do a cut to a layer's own copies of its weights (O, I, 3, 3) and biases (O,)."""
    weight, bias = parts
    match cut:
        case Zeroed(channel=channel):
            weight[_checked(channel, layer)], bias[channel] = 0, 0
        case Scaled(channel=channel, factor=factor):
            _check_factor(factor)
            weight[_checked(channel, layer)] *= np.float32(factor)
            bias[channel] *= np.float32(factor)
        case Replaced(channel=channel):
            weight[channel] = _replacement(cut, learned[0][_checked(channel, layer)])
            bias[channel] = learned[1][channel]
        case KeptTop(count=count):
            _check_count(count, layer)
            norms = np.linalg.norm(weight.reshape(len(weight), -1).astype(np.float64), axis=1)
            others = np.argsort(-norms, kind="stable")[count:]
            weight[others], bias[others] = 0, 0
        case _:
            assert_never(cut)


def _checked(channel: int, layer: Layer) -> int:
    if 0 <= channel < layer.channels:
        return channel
    text = QT_TRANSLATE_NOOP("Errors", "{layer} has no channel {channel}: take one from 0 to {last}.")
    raise SurgeryError(text, layer=layer.name, channel=channel, last=layer.channels - 1)


def _check_factor(factor: float) -> None:
    if not (isfinite(factor) and abs(factor) <= MOST_FACTOR):
        text = QT_TRANSLATE_NOOP(
            "Errors", "A filter cannot be multiplied by {factor}: take a number from −1000 to 1000."
        )
        raise SurgeryError(text, factor=factor)


def _check_count(count: int, layer: Layer) -> None:
    if not 0 <= count <= layer.channels:
        text = QT_TRANSLATE_NOOP(
            "Errors", "{layer} cannot keep {count} of its {channels} filters: take 0 to {channels}."
        )
        raise SurgeryError(text, layer=layer.name, count=count, channels=layer.channels)


def _replacement(cut: Replaced, learned: Array) -> Array:
    """Return the hand-made filter, (3, 3, 3) with the channel first, with the norm of the learned one."""
    try:
        numbers = spread_out(cut.kernel, len(learned), cut.spread)
    except CompareError as error:
        raise SurgeryError(error.template, **error.fields) from error
    numbers = numbers / np.abs(numbers).max()  # the squares of very small or large ones would not be finite
    norm = np.linalg.norm(learned.astype(np.float64)) / np.linalg.norm(numbers)
    return np.asarray((numbers * norm).transpose(2, 0, 1), np.float32)
