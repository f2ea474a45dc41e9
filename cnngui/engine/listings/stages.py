"""A chain, layer by layer, as a listing writes it: numbers as they were typed, sizes, and a heading in English."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arithmetic import seen_through
from cnngui.engine.chain import Chain, Layer, LayerShape, Planes, filter_bank, shapes
from cnngui.engine.kernels.values import Kernel
from cnngui.engine.sizes import Axis


@dataclass(frozen=True)
class Stage:
    """One layer of a chain on the current input.

    Parameters
    ----------
    number : int
        From 1.
    layer : Layer
    shape : LayerShape
    each : bool
        The filters see every channel apart.
    """

    number: int
    layer: Layer
    shape: LayerShape
    each: bool

    @property
    def channels(self) -> int:
        """Channels of the layer's input."""
        return self.shape.input[2]

    @property
    def shared(self) -> bool:
        """Whether every filter has but one slice, which slides over several channels."""
        return self.channels > 1 and all(kernel.depth == 1 for kernel in self.layer.filters)

    @property
    def bank(self) -> tuple[tuple[Kernel, ...], ...]:
        """The slices of every filter as typed, not turned: one each if `shared`, otherwise one for each channel."""
        depth = 1 if self.shared else self.channels
        return tuple(kernel.slices if kernel.depth == depth else kernel.slices * depth for kernel in self.layer.filters)

    @property
    def bias(self) -> tuple[float, ...]:
        """One number for each output channel; empty when all are zero."""
        every = tuple(bias for bias in self.layer.bias for _ in range(self.channels if self.each else 1))
        return every if any(every) else ()

    @property
    def around(self) -> tuple[int, int, int, int]:
        """Pixels of padding at the top, bottom, left and right."""
        rows, columns = self.shape.rows, self.shape.columns
        return rows.before, rows.after, columns.before, columns.after

    @property
    def only_pools(self) -> bool:
        """Whether the filter is a single 1 that changes nothing, so that only ReLU and pooling are left."""
        layer = self.layer
        plain = self.bank == ((((1.0,),),),) and not self.bias and layer.stride == (1, 1) and not any(self.around)
        return plain and layer.pooling is not None and (self.each or self.channels == 1)

    @property
    def heading(self) -> str:
        """What the layer does, in a few English words."""
        if self.only_pools and self.layer.pooling:
            return f"Layer {self.number}: {self.layer.pooling.kind} pooling"
        count = len(self.layer.filters)
        text = f"Layer {self.number}: {count} filter{'s' if count > 1 else ''} of {_times(self.layer.size)}"
        if self.each:
            text += ", every channel apart"
        return text + ("; true convolution turns every kernel by 180°" if self.layer.true_convolution else "")


def stages(chain: Chain, planes: Planes) -> tuple[Stage, ...]:
    """Lay out the layers of ``chain`` on ``planes``, and refuse what the engine refuses.

    Raises
    ------
    SizeError
        When a kernel or a pool is larger than what it slides over.
    KernelError
        When a filter has neither one slice nor one for each channel.

    Examples
    --------
    >>> from cnngui.engine.kernels.table import find
    >>> chain = Chain((Layer((find("sobel-x").filter,) * 2),), "each")
    >>> [stage.heading for stage in stages(chain, (np.zeros((5, 6), np.float32),) * 3)]
    ['Layer 1: 2 filters of 3×3, every channel apart']
    """
    height, width = planes[0].shape
    found = shapes(chain, (height, width, len(planes)))
    laid_out = tuple(
        Stage(number, layer, shape, each=number == 1 and chain.channels == "each")
        for number, (layer, shape) in enumerate(zip(chain.layers, found, strict=True), 1)
    )
    for stage in laid_out:
        filter_bank(stage.layer, stage.channels)
    return laid_out


def as_typed(planes: Planes) -> NDArray[np.float64]:
    """Return the planes as one (C, H, W) array of the decimal numbers that were typed: 0.1, not its float32.

    >>> as_typed((np.float32([[0.1, 3]]),)).tolist()
    [[[0.1, 3.0]]]
    """
    return np.stack(planes).astype(np.float32).astype(str).astype(np.float64)


def padded_from(axis: Axis, stage: Stage) -> list[int]:
    """Give, for every padded row or column, the one of the input that stands there.

    >>> from cnngui.engine.kernels.values import Filter
    >>> layer = Layer((Filter((((1.0,) * 3,),)),), border="reflect")
    >>> stage = stages(Chain((layer,)), (np.zeros((1, 4), np.float32),))[0]
    >>> padded_from(stage.shape.columns, stage)
    [1, 0, 1, 2, 3, 2]
    """
    places = range(-axis.before, axis.length + axis.after)
    return [seen_through(place, axis.length, stage.layer.border) for place in places]


def _times(size: tuple[int, int]) -> str:
    return f"{size[0]}×{size[1]}"
