"""Who computes a layer on the CPU in float32: PyTorch directly, or someone whom it pays to ask."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, Protocol

from cnngui.engine.arrays import Array
from cnngui.networks.architectures import Layer
from cnngui.networks.ncnn_layer import NcnnLayer
from cnngui.networks.winograd import WinogradLayer

if TYPE_CHECKING:
    import torch

Algorithm = Literal["direct", "ncnn", "winograd"]

FEW_PIXELS = 100
"""With fewer a layer is as fast in the direct form, and what is small need not wait until filters are transformed."""

FEW_CHANNELS: dict[Algorithm, int] = {"ncnn": 64 * 64, "winograd": 32 * 64}
"""Inputs × outputs up to which layers are as fast or faster in the direct form: large maps, few filters."""


class FastLayer(Protocol):
    """A layer that somebody else than PyTorch computes."""

    def through(self, planes: "torch.Tensor", *, relu: bool) -> "torch.Tensor":
        """Return the layer's output, (1, O, H', W'), of what it sees, (1, I, H, W) float32."""


def pays(algorithm: Algorithm, layer: Layer, planes: "torch.Tensor") -> bool:
    """Tell whether the algorithm is faster than the direct form for a layer of such planes.

    Sizes decide, and how planes lie in memory, never a clock: the same photo gives the same maps. A pooling stays with
    whoever made its planes, so that they need not change places first.

    Parameters
    ----------
    algorithm : {"direct", "ncnn", "winograd"}
    layer : Layer
    planes : Tensor, (1, I, H, W)

    Examples
    --------
    >>> import torch
    >>> from cnngui.networks.architectures import VGG16
    >>> [pays("winograd", VGG16.layer(name), torch.ones(1, 128, 20, 20)) for name in ("conv1_2", "conv2_2", "pool2")]
    [True, True, False]
    """
    if algorithm == "direct":
        return False
    if layer.kind == "pool":
        return algorithm == "ncnn" and planes.stride(1) != 1
    if algorithm == "winograd" and (layer.size, layer.padding, layer.stride) != (3, 1, 1):
        return False
    pixels = planes.shape[2] * planes.shape[3]
    return pixels >= FEW_PIXELS and layer.inputs * layer.channels > FEW_CHANNELS[algorithm]


def fast_layer(algorithm: Algorithm, layer: Layer, weights: Mapping[str, Array]) -> FastLayer:
    """Prepare a layer for an algorithm other than the direct one.

    Parameters
    ----------
    algorithm : {"ncnn", "winograd"}
    layer : Layer
    weights : mapping of str to ndarray
        Of a convolutional layer: ``NAME.weight`` (O, I, f, f) and ``NAME.bias`` (O,), float32.

    Raises
    ------
    RuntimeError
        When ncnn is asked for and missing.
    """
    if algorithm == "winograd":
        return WinogradLayer(weights[f"{layer.name}.weight"], weights[f"{layer.name}.bias"])
    return NcnnLayer(layer, weights)
