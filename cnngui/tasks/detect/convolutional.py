"""A network for one window as convolutions only, so that it can be given a picture of any size."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.sizes import Pair
from cnngui.networks.digits import DigitNetwork
from cnngui.networks.torch_loading import load_torch
from cnngui.tasks.detect.detector import DetectError

if TYPE_CHECKING:
    import torch
    from torch import nn

_POINTWISE = {"ReLU", "Tanh", "Sigmoid", "Identity", "BatchNorm2d"}
"""Layers of torch that treat each place of a map for itself."""

_SLIDING = {"Conv2d", "MaxPool2d", "AvgPool2d"}


@dataclass(frozen=True)
class Span:
    """How a layer slides.

    Parameters
    ----------
    size, stride, padding : int

    Examples
    --------
    >>> Span(5).places(32), Span(2, 2).places(29)
    (28, 14)
    """

    size: int = 1
    stride: int = 1
    padding: int = 0

    def places(self, length: int) -> int:
        """Return how many places it has along a side; 0 where it does not fit."""
        return max(0, (length + 2 * self.padding - self.size) // self.stride + 1)


@dataclass(frozen=True, eq=False)
class Convolutions:
    """The layers in a row.

    Parameters
    ----------
    layers : tuple of nn.Module
        Dense ones have become convolutions.
    spans : tuple of Span
        Of each.
    """

    layers: "tuple[nn.Module, ...]"
    spans: tuple[Span, ...]

    @property
    def stride(self) -> int:
        """Px between two answers."""
        product = 1
        for span in self.spans:
            product *= span.stride
        return product

    @property
    def is_padded(self) -> bool:
        """Whether any layer sees zeros beyond an edge."""
        return any(span.padding for span in self.spans)

    def scores(self, planes: "torch.Tensor") -> "torch.Tensor":
        """Return (n, classes, rows, columns) for (n, channels, H, W)."""
        for layer in self.layers:
            planes = layer(planes)
        return planes

    def macs(self, size: Pair) -> int:
        """Count the multiplications of one picture of (H, W)."""
        (rows, columns), total = size, 0
        for layer, span in zip(self.layers, self.spans, strict=True):
            rows, columns = span.places(rows), span.places(columns)
            if type(layer).__name__ == "Conv2d":
                total += rows * columns * layer.get_parameter("weight").numel()
        return total


def as_convolutions(network: DigitNetwork) -> Convolutions:
    """Turn a network of digits into convolutions.

    Raises
    ------
    DetectError
        When one of its layers needs the whole window at once.

    Examples
    --------
    >>> from cnngui.networks.digits import bundled_network
    >>> found = as_convolutions(bundled_network())
    >>> [tuple(layer.weight.shape) for layer in found.layers if hasattr(layer, "weight")][2:]
    [(120, 16, 5, 5), (84, 120, 1, 1), (10, 84, 1, 1)]
    """
    load_torch()
    layers = tuple(_slidable(network))
    return Convolutions(layers, tuple(_span(layer) for layer in layers))


def _slidable(network: DigitNetwork) -> "Iterator[nn.Module]":
    """Yield the layers; the maps in front of the first dense one have the size of the plan's own input."""
    rows, columns, _ = network.plan.input
    for name, layer in network.built.named_children():
        kind = type(layer).__name__
        if kind == "Linear":
            yield _dense(layer, rows, columns)
            rows, columns = 1, 1
        elif kind in _POINTWISE or kind in _SLIDING:
            span = _span(layer)
            rows, columns = span.places(rows), span.places(columns)
            yield layer
        elif kind != "Flatten":
            text = QT_TRANSLATE_NOOP("Errors", "The layer {name} cannot slide over a picture: choose another network.")
            raise DetectError(text, name=name.rstrip("_"))


def _dense(layer: "nn.Module", rows: int, columns: int) -> "nn.Module":
    """Return the convolution whose kernels are as large as the maps that a dense layer sees."""
    from torch import nn, random  # noqa: PLC0415  (heavy)

    state = {name: values.detach() for name, values in layer.named_parameters()}
    outputs, inputs = state["weight"].shape
    state["weight"] = state["weight"].reshape(outputs, -1, rows, columns)
    with random.fork_rng(devices=[]):
        made = nn.Conv2d(inputs // (rows * columns), outputs, (rows, columns), bias="bias" in state)
    made.load_state_dict(state)
    return made.eval().requires_grad_(requires_grad=False)


def _span(layer: "nn.Module") -> Span:
    if type(layer).__name__ not in _SLIDING:
        return Span()
    return Span(*(_one(getattr(layer, name)) for name in ("kernel_size", "stride", "padding")))


def _one(value: object) -> int:
    """Return what torch has as a number or as a pair of equal ones."""
    return int(value[0]) if isinstance(value, tuple) else int(str(value))
