"""Blocks that neither slide a window nor connect everything."""

from dataclasses import dataclass
from math import prod
from typing import ClassVar, Literal

from cnngui.engine.lessons.counts import Multiplication
from cnngui.networks.plans.blocks.block import LARGEST, Block, Shape, product


@dataclass(frozen=True)
class AdaptivePool(Block):
    """Means over as many parts as there are rows and columns to come out, whatever goes in.

    Examples
    --------
    >>> AdaptivePool("avgpool", 7).output((12, 9, 512))
    (7, 7, 512)
    """

    size: int = 1

    def __post_init__(self) -> None:
        super().__post_init__()
        self.refuse("n_H", self.size, 1, LARGEST)

    @property
    def kind(self) -> str:
        """It pools to a size."""
        return "adaptive_pool"

    def output(self, given: Shape) -> Shape:
        """Return (size, size, C)."""
        return self.size, self.size, self.grid(given)[2]

    def windows(self, length: int) -> list[tuple[int, int]]:
        """Return the first and the one after the last cell of each part along one axis, as torch deals them out.

        >>> AdaptivePool("avgpool", 2).windows(5)
        [(0, 3), (2, 5)]
        """
        return [(at * length // self.size, -(-(at + 1) * length // self.size)) for at in range(self.size)]


@dataclass(frozen=True)
class BatchNorm(Block):
    """Batch normalisation: a scale and a shift to learn a channel; in use it is a part of the layer before it.

    Examples
    --------
    >>> BatchNorm("bn1").parameters((112, 112, 32)).text()
    '2·32 = 64'
    """

    @property
    def kind(self) -> str:
        """It normalises."""
        return "batch_norm"

    def output(self, given: Shape) -> Shape:
        """Nothing changes but the numbers."""
        return self.grid(given)

    def parameters(self, given: Shape) -> Multiplication:
        """Two for each channel; the running mean and variance are measured, not learned."""
        return product(2, given[-1])


@dataclass(frozen=True)
class Sum(Block):
    """A residual sum: what comes in, plus the output of an earlier layer of the same shape.

    Parameters
    ----------
    source : str
        That layer's name; "input" is the network's input.
    """

    source: str = "input"

    @property
    def kind(self) -> str:
        """It adds up."""
        return "sum"


Function = Literal["relu", "relu6", "tanh", "scaled_tanh", "sigmoid", "lrn", "dropout"]


@dataclass(frozen=True)
class Activation(Block):
    """What is done to each number by itself, or hardly more, without changing the shape and without learning.

    Parameters
    ----------
    function : {"relu", "relu6", "tanh", "scaled_tanh", "sigmoid", "lrn", "dropout"}
        "scaled_tanh" is 1.7159·tanh(⅔·x), "lrn" AlexNet's local response normalisation.
    """

    function: Function = "relu"
    in_place: ClassVar[bool] = True

    @property
    def kind(self) -> str:
        """Its function."""
        return self.function

    def output(self, given: Shape) -> Shape:
        """Nothing changes but the numbers; the response normalisation needs channels."""
        return self.grid(given) if self.function == "lrn" else given


@dataclass(frozen=True)
class Flatten(Block):
    """From (H, W, C) to one vector.

    >>> Flatten("flatten").output((7, 7, 512))
    (25088,)
    """

    in_place: ClassVar[bool] = True

    @property
    def kind(self) -> str:
        """It flattens."""
        return "flatten"

    def output(self, given: Shape) -> Shape:
        """Return (H·W·C,)."""
        return (prod(given),)
