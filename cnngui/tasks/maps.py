"""The feature maps of one layer: they stay where and as they were computed; only what is looked at is converted."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Array
from cnngui.engine.sizes import Pair
from cnngui.networks.architectures import Layer, Shape
from cnngui.networks.network import Mode

if TYPE_CHECKING:
    import torch


_STRIP = 8192
"""Pixels that are counted at a time."""


@dataclass(frozen=True, eq=False)
class Statistics:
    """Numbers of every map, each (C,) float32.

    Parameters
    ----------
    least, most, mean : ndarray
        Of a map's numbers.
    zeros : ndarray
        Share of exact zeros, 0 to 1: after ReLU, where the filter found nothing.
    """

    least: Array
    most: Array
    mean: Array
    zeros: Array


@dataclass(frozen=True, eq=False)
class Maps:
    """All feature maps of one layer.

    Parameters
    ----------
    layer : Layer
    before_relu : bool
        Whether negative numbers are still there.
    photo : (H, W)
        Size of the photo as the network saw it.
    mode : Mode
        How they were computed.
    milliseconds : float
        From the photo to this layer.
    fraction : float
        Share of the work that is done.

    Examples
    --------
    >>> import torch
    >>> from cnngui.networks.architectures import VGG16
    >>> tensor = torch.arange(8.0).reshape(1, 2, 2, 2)
    >>> maps = Maps(VGG16.layer("conv1_1"), False, (2, 2), Mode(), 1.0, 1.0, tensor)
    >>> maps.shape, maps.map(1).tolist(), maps.at(0, 1).tolist()
    ((2, 2, 2), [[4.0, 5.0], [6.0, 7.0]], [1.0, 5.0])
    >>> maps.statistics.most.tolist(), maps.statistics.zeros.tolist()
    ([3.0, 7.0], [0.25, 0.0])
    """

    layer: Layer
    before_relu: bool
    photo: Pair
    mode: Mode
    milliseconds: float
    fraction: float
    tensor: "torch.Tensor"
    _known: dict[str, Any] = field(default_factory=dict)
    """What was found out about the tensor; shared with other views of the same maps, see `told`."""

    def told(self, milliseconds: float, fraction: float) -> "Maps":
        """Return the same maps with another time and share of the work; what is known of them stays known."""
        return replace(self, milliseconds=milliseconds, fraction=fraction)

    @property
    def shape(self) -> Shape:
        """(H, W, C)."""
        _, channels, height, width = self.tensor.shape
        return height, width, channels

    @property
    def count(self) -> int:
        """How many maps there are."""
        return self.shape[2]

    @property
    def bytes(self) -> int:
        """What they take in memory."""
        return self.tensor.numel() * self.tensor.element_size()

    def map(self, channel: int) -> Array:
        """Return one map, (H, W) float32."""
        return self._numpy(self.tensor[0, channel])

    def at(self, row: int, column: int) -> Array:
        """Return what every map says at one unit, (C,) float32."""
        return self._numpy(self.tensor[0, :, row, column])

    def array(self) -> Array:
        """Return all maps, (C, H, W) float32."""
        return self._numpy(self.tensor[0])

    def thumbnails(self, size: Pair) -> Array:
        """Return all maps, (C, h, w) float32, at most ``size`` (rows, columns) large: means where that is smaller.

        >>> import torch
        >>> from cnngui.networks.architectures import VGG16
        >>> tensor = torch.arange(16.0).reshape(1, 1, 4, 4)
        >>> Maps(VGG16.layer("conv1_1"), False, (4, 4), Mode(), 1.0, 1.0, tensor).thumbnails((2, 9)).tolist()
        [[[2.0, 3.0, 4.0, 5.0], [10.0, 11.0, 12.0, 13.0]]]
        """
        import torch  # noqa: PLC0415  (heavy)

        height, width, _ = self.shape
        rows, columns = min(size[0], height), min(size[1], width)
        if (rows, columns) == (height, width):
            return self.array()
        kept: Array | None = self._known.get("thumbnails")
        if kept is None or kept.shape[1:] != (rows, columns):
            with torch.inference_mode():
                kept = self._numpy(torch.nn.functional.adaptive_avg_pool2d(self.tensor, (rows, columns))[0])
            self._known["thumbnails"] = kept
        return kept

    @property
    def statistics(self) -> Statistics:
        """Numbers of every map; computed when first asked for."""
        if "statistics" not in self._known:
            self._known["statistics"] = self._counted()
        known: Statistics = self._known["statistics"]
        return known

    def _counted(self) -> Statistics:
        import torch  # noqa: PLC0415  (heavy)

        height, width, channels = self.shape
        step = max(_STRIP // width, 1)
        with torch.inference_mode():
            rows = self.tensor[0].permute(1, 2, 0)  # as it lies in memory: a pixel's channels together
            ones = rows.new_empty((step * width, channels), dtype=torch.float32)
            total, zeros = torch.zeros_like(ones[0]), torch.zeros_like(ones[0])
            least, most = rows[0, 0].float(), rows[0, 0].float()
            for first in range(0, height, step):  # strip by strip, so that the memory is read once
                strip = rows[first : first + step].reshape(-1, channels)
                # Into floats at once: adding up a mask of truth values takes twenty times as long.
                zeros += torch.eq(strip, 0, out=ones[: len(strip)]).sum(0)
                total += strip.sum(0, dtype=torch.float32)
                least, most = torch.minimum(least, strip.amin(0)), torch.maximum(most, strip.amax(0))
        count = height * width
        return Statistics(*(self._numpy(each) for each in (least, most, total / count, zeros / count)))

    @staticmethod
    def _numpy(tensor: "torch.Tensor") -> Array:
        import torch  # noqa: PLC0415  (heavy)

        return np.ascontiguousarray(tensor.detach().to("cpu", torch.float32).numpy())


def orders(maps: Maps, place: Pair | None) -> dict[str, NDArray[np.int64]]:
    """Return the channels of the mosaic in every order: the largest, or the sparsest, first.

    Parameters
    ----------
    maps : Maps
    place : (row, column) or None
        The unit that is kept in sight; live pictures may be too small for it.
    """
    numbers = maps.statistics
    ranked: dict[str, Callable[[], Array]] = {
        "mean": lambda: -numbers.mean,
        "most": lambda: -numbers.most,
        "sparsity": lambda: -numbers.zeros,
    }
    height, width, _ = maps.shape
    if place is not None and place[0] < height and place[1] < width:
        ranked["place"] = lambda: -maps.at(*place)
    found = {name: np.argsort(values(), kind="stable") for name, values in ranked.items()}
    return {"index": np.arange(maps.count), **found}
