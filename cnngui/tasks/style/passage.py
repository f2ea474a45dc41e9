"""Pixels forward through the network, and slopes back to the pixels, written by hand.

Only the picture is changed, so only its gradient is wanted: that of the weights, which costs as much again, never
appears. The gradient at what a 3×3 layer with padding 1 sees is again a 3×3 layer with padding 1, whose filters are
turned by 180° and whose inputs and outputs have changed places; so whoever computes layers fast does both directions.
docs/decisions/0002 and 0006 to 0008 have the figures.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol
from weakref import WeakKeyDictionary

import numpy as np

from cnngui.engine.arrays import Array
from cnngui.networks.algorithms import FastLayer, fast_layer, pays
from cnngui.networks.architectures import Layer
from cnngui.networks.network import Mode, Network
from cnngui.tasks.style.settings import Pooling

if TYPE_CHECKING:
    import torch

NCNN_CHANNELS = 512 * 512
"""Inputs × outputs from which on ncnn, which also copies maps, would take more memory than the straight way."""


class Goal(Protocol):
    """What is made of the maps."""

    def see(self, layer: str, maps: "torch.Tensor") -> None:
        """Look at a layer's maps, (1, C, H, W) after ReLU."""

    def push(self, layer: str, maps: "torch.Tensor", slope: "torch.Tensor | None") -> "torch.Tensor | None":
        """Add, in place where there is one, the loss's slope at these maps to that of the layers behind."""


class Passage:
    """A network that goes both ways. After every layer its methods yield.

    Parameters
    ----------
    network : Network
        In any mode; what counts is `Mode.of_style`.
    pooling : {"max", "average"}
    """

    def __init__(self, network: Network, pooling: Pooling = "max") -> None:
        self.network = network
        self.pooling = pooling
        self._filters = _Filters(network)
        self._given: tuple[torch.Tensor, torch.Tensor] | None = None

    @property
    def device(self) -> str:
        """Where it computes."""
        return self.network.mode.device

    def there(self, pixels: "torch.Tensor", layers: Sequence[str], goal: Goal) -> Generator[None, None, None]:
        """Show a picture's maps to a goal.

        Parameters
        ----------
        pixels : Tensor, (H, W, 3) float32
            0 to 255, on the device.
        layers : sequence of str
            In the order of the network.
        goal : Goal
        """
        import torch  # noqa: PLC0415  (heavy)

        path = self.network.architecture.until(layers[-1])
        with torch.inference_mode():
            planes = self._sent(pixels)
        for layer in path:
            with torch.inference_mode():
                planes = self._forward(layer, planes)
                if layer.name in layers:
                    goal.see(layer.name, planes)
            yield

    def there_and_back(
        self, pixels: "torch.Tensor", layers: Sequence[str], goal: Goal
    ) -> "Generator[None, None, torch.Tensor]":
        """Show a picture's maps to a goal, and give the goal's slope at the pixels, (H, W, 3) float32."""
        import torch  # noqa: PLC0415  (heavy)

        path = self.network.architecture.until(layers[-1])
        passed: list[tuple[Layer, torch.Tensor]] = []  # what a layer gave; of a pooling, what it was given
        with torch.inference_mode():
            planes = self._sent(pixels)
        for layer in path:
            with torch.inference_mode():
                seen = planes
                planes = self._forward(layer, planes)
                if layer.name in layers:
                    goal.see(layer.name, planes)
            passed.append((layer, planes if layer.kind == "conv" else seen))
            yield
        del seen, planes
        slope: torch.Tensor | None = None
        while passed:
            layer, planes = passed.pop()
            with torch.inference_mode():
                if layer.name in layers:
                    slope = goal.push(layer.name, planes, slope)
                if slope is not None:
                    slope = self._back(layer, planes, slope)
            del planes
            yield
        with torch.inference_mode():
            if slope is None:
                return torch.zeros_like(pixels)
            return slope[0].permute(1, 2, 0).to(torch.float32) * self._offset_and_factor(pixels)[1]

    def _sent(self, pixels: "torch.Tensor") -> "torch.Tensor":
        offset, factor = self._offset_and_factor(pixels)
        return ((pixels - offset) * factor).to(self._filters.dtype)[None].permute(0, 3, 1, 2)

    def _offset_and_factor(self, pixels: "torch.Tensor") -> "tuple[torch.Tensor, torch.Tensor]":
        import torch  # noqa: PLC0415  (heavy)

        if self._given is None:
            given = self.network.given
            self._given = torch.from_numpy(given.offset).to(pixels), torch.from_numpy(given.factor).to(pixels)
        return self._given

    def _forward(self, layer: Layer, planes: "torch.Tensor") -> "torch.Tensor":
        """Return a layer's maps."""
        import torch  # noqa: PLC0415  (heavy)

        if layer.kind == "conv" or self.pooling == "max":
            return self._filters.network(layer, planes).through(layer, planes)
        return torch.nn.functional.avg_pool2d(planes, layer.size, layer.stride)

    def _back(self, layer: Layer, planes: "torch.Tensor", slope: "torch.Tensor") -> "torch.Tensor":
        """Return the slope at what a layer was given; ``slope``, that at its output, is used up.

        Where the largest numbers of a pooling came from is found anew: to remember it takes more than the maps.
        """
        import torch  # noqa: PLC0415  (heavy)

        if layer.kind == "conv":
            torch.ops.aten.threshold_backward.grad_input(slope, planes, 0, grad_input=slope)
            return self._filters.back(layer, slope)
        size, stride = [layer.size] * 2, [layer.stride] * 2
        if self.pooling == "average":
            counted = [0, 0], False, True, None
            made: torch.Tensor = torch.ops.aten.avg_pool2d_backward(slope, planes, size, stride, *counted)
        else:
            _, places = torch.ops.aten.max_pool2d_with_indices(planes, size, stride)
            found = [0, 0], [1, 1], False, places
            made = torch.ops.aten.max_pool2d_with_indices_backward(slope, planes, size, stride, *found)
        return made


@dataclass(eq=False)
class _Kept:
    """What outlives a run, so that the next one begins at once; it goes with its network, which it does not hold."""

    direct: Network | None
    """Who computes in the direct form where the network itself does not."""
    turned: "dict[str, torch.Tensor | FastLayer]" = field(default_factory=dict)
    """Of each layer in the form used last."""


_KEPT: "WeakKeyDictionary[Network, _Kept]" = WeakKeyDictionary()


class _Filters:
    """The filters of a network for both directions, in the form that each layer and size is fastest in."""

    def __init__(self, network: Network) -> None:
        import torch  # noqa: PLC0415  (heavy)

        mode = network.mode.of_style
        self._fast = network
        self._algorithm = mode.algorithm
        self.dtype = torch.bfloat16 if mode.precision == "bfloat16" else torch.float32
        if network not in _KEPT:
            is_plain = mode == network.mode and mode.algorithm == "direct"
            _KEPT[network] = _Kept(None if is_plain else network.in_mode(Mode(mode.device, mode.precision)))
        self._kept = _KEPT[network]

    def network(self, layer: Layer, planes: "torch.Tensor") -> Network:
        """Choose who goes forward."""
        direct = self._kept.direct
        if direct is None:
            return self._fast
        if self._is_fast(layer, planes):
            direct.let_go(layer)  # as with the turned ones: one form at a time
            return self._fast
        return direct

    def back(self, layer: Layer, slope: "torch.Tensor") -> "torch.Tensor":
        """Correlate a slope, (1, O, H, W), with the turned filters: (1, I, H, W)."""
        import torch  # noqa: PLC0415  (heavy)

        filters = self._turned_filters(layer, slope)
        if not isinstance(filters, torch.Tensor):
            return filters.through(slope, relu=False)
        return torch.nn.functional.conv2d(slope, filters, padding=layer.size - 1 - layer.padding)

    def _is_fast(self, layer: Layer, planes: "torch.Tensor") -> bool:
        """Decide by sizes alone, never by a clock: the same seed gives the same picture."""
        is_too_large = self._algorithm == "ncnn" and layer.inputs * layer.channels >= NCNN_CHANNELS
        return layer.kind == "conv" and not is_too_large and pays(self._algorithm, layer, planes)

    def _turned_filters(self, layer: Layer, slope: "torch.Tensor") -> "torch.Tensor | FastLayer":
        import torch  # noqa: PLC0415  (heavy)

        is_fast = self._is_fast(layer, slope)
        known = self._kept.turned.get(layer.name)
        if known is not None and isinstance(known, torch.Tensor) != is_fast:
            return known
        self._kept.turned.pop(layer.name, None)  # one form at a time: they take more than the maps
        weight = self._fast.weights[f"{layer.name}.weight"]
        turned = np.ascontiguousarray(weight.transpose(1, 0, 2, 3)[:, :, ::-1, ::-1])
        made: torch.Tensor | FastLayer
        if is_fast:
            made = self._fast_layer(layer, turned)
        else:
            made = torch.from_numpy(turned).to(slope.device, self.dtype, memory_format=torch.channels_last)
        return self._kept.turned.setdefault(layer.name, made)

    def _fast_layer(self, layer: Layer, turned: Array) -> FastLayer:
        """Bring turned filters into the form in which the mode's algorithm computes."""
        swapped = replace(layer, inputs=layer.channels, channels=layer.inputs, padding=layer.size - 1 - layer.padding)
        weights = {f"{layer.name}.weight": turned, f"{layer.name}.bias": np.zeros(layer.inputs, np.float32)}
        return fast_layer(self._algorithm, swapped, weights)
