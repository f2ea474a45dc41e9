"""Networks as tables of layers. No torch: what a table says can be shown before anything heavy is loaded."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError, SizeError
from cnngui.engine.sizes import Axis, Pair

Shape = tuple[int, int, int]
"""(H, W, C)."""


class LayerError(CnnguiError):
    """A layer or channel that the network does not have."""


@dataclass(frozen=True)
class Layer:
    """One convolutional layer (its ReLU included) or one max pooling.

    Parameters
    ----------
    name : str
        "conv4_2" is the second layer of the fourth block.
    kind : {"conv", "pool"}
    block : int
        Counted from 1.
    inputs, channels : int
        How many channels it sees, and how many feature maps it makes.
    size, padding, stride : int
        Of its window, the same for rows and columns.

    Examples
    --------
    >>> VGG16.layer("conv1_1").parameters
    1792
    """

    name: str
    kind: Literal["conv", "pool"]
    block: int
    inputs: int
    channels: int
    size: int
    padding: int
    stride: int

    @property
    def parameters(self) -> int:
        """How many learned numbers there are: f·f·(channels seen)·(filters), and one bias a filter."""
        return (self.size**2 * self.inputs + 1) * self.channels if self.kind == "conv" else 0

    def axis(self, length: int) -> Axis:
        """Slide the layer's window over ``length`` rows or columns.

        Raises
        ------
        SizeError
            When the window is larger than what it slides over.
        """
        return Axis(length, self.size, self.padding, self.padding, self.stride)


@dataclass(frozen=True)
class Architecture:
    """A network: its layers in order, from the photo on.

    Parameters
    ----------
    name : str
        As it is usually called.
    layers : tuple of Layer
    """

    name: str
    layers: tuple[Layer, ...]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The layers' names, in order."""
        return tuple(layer.name for layer in self.layers)

    @cached_property
    def convolutional(self) -> tuple[Layer, ...]:
        """The layers that have weights."""
        return tuple(layer for layer in self.layers if layer.kind == "conv")

    def layer(self, name: str) -> Layer:
        """Return a layer by its name.

        Raises
        ------
        LayerError
            When there is none of that name.

        Examples
        --------
        >>> VGG16.layer("fc9")
        Traceback (most recent call last):
        cnngui.networks.architectures.LayerError: VGG-16 has no layer fc9: take one from conv1_1 to pool5.
        """
        for layer in self.layers:
            if layer.name == name:
                return layer
        text = QT_TRANSLATE_NOOP("Errors", "{network} has no layer {layer}: take one from {first} to {last}.")
        first, last = self.layers[0].name, self.layers[-1].name
        raise LayerError(text, network=self.name, layer=name, first=first, last=last)

    def until(self, name: str) -> tuple[Layer, ...]:
        """Return the layers from the first up to this one, which is the last.

        >>> [layer.name for layer in VGG16.until("pool1")]
        ['conv1_1', 'conv1_2', 'pool1']
        """
        return self.layers[: self.names.index(self.layer(name).name) + 1]

    def before(self, name: str) -> Layer | None:
        """Return the layer whose maps this one sees; None for the first, which sees the photo.

        >>> VGG16.before("conv2_1").name
        'pool1'
        """
        at = self.names.index(self.layer(name).name)
        return self.layers[at - 1] if at else None

    def shapes(self, size: Pair) -> Iterator[Shape]:
        """Return the output shape of layer after layer for a photo of ``size`` (H, W).

        Raises
        ------
        SizeError
            At the layer for which too little of a small photo is left.

        Examples
        --------
        >>> dict(zip(VGG16.names, VGG16.shapes((224, 224))))["pool5"]
        (7, 7, 512)
        """
        rows, columns = size
        for layer in self.layers:
            rows, columns = layer.axis(rows).output, layer.axis(columns).output
            yield rows, columns, layer.channels

    def least(self, name: str) -> int:
        """Return how many pixels each side of a photo has at least for this layer.

        >>> VGG16.least("conv1_2"), VGG16.least("conv5_3"), VGG16.least("pool5")
        (1, 16, 32)
        """
        length = 1
        for layer in reversed(self.until(name)):
            length = max((length - 1) * layer.stride + layer.size - 2 * layer.padding, 1)
        return length

    def reached(self, size: Pair) -> dict[str, Shape]:
        """Return the output shapes of the layers that a photo of ``size`` (H, W) is large enough for, by name.

        >>> list(VGG16.reached((3, 3)))
        ['conv1_1', 'conv1_2', 'pool1', 'conv2_1', 'conv2_2']
        """
        found: dict[str, Shape] = {}
        with suppress(SizeError):
            found.update(zip(self.names, self.shapes(size), strict=True))
        return found


def stacked(depths: tuple[tuple[int, ...], ...]) -> Iterator[Layer]:
    """Stack blocks of 3×3 layers that keep the size, each closed by a max pooling that halves it.

    Parameters
    ----------
    depths : tuple of tuple of int
        Filters of each layer, block by block; the first layer sees three channels.

    Examples
    --------
    >>> [layer.name for layer in stacked(((64,), (128, 128)))]
    ['conv1_1', 'pool1', 'conv2_1', 'conv2_2', 'pool2']
    """
    inputs = 3
    for block, widths in enumerate(depths, 1):
        for number, channels in enumerate(widths, 1):
            yield Layer(f"conv{block}_{number}", "conv", block, inputs, channels, size=3, padding=1, stride=1)
            inputs = channels
        yield Layer(f"pool{block}", "pool", block, inputs, inputs, size=2, padding=0, stride=2)


VGG16 = Architecture("VGG-16", tuple(stacked(((64,) * 2, (128,) * 2, (256,) * 3, (512,) * 3, (512,) * 3))))
"""Simonyan and Zisserman 2014, configuration D, up to the last pooling: arXiv:1409.1556, table 1."""
