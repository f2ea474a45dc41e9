"""A network's convolutional layers on one device: a photo goes in, feature maps come out, layer by layer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from cnngui.networks.algorithms import Algorithm, FastLayer, fast_layer, pays
from cnngui.networks.architectures import VGG16, Architecture, Layer
from cnngui.networks.torch_loading import load_torch
from cnngui.networks.weights import VGG16_CONV, Preprocessing

if TYPE_CHECKING:
    import torch

Precision = Literal["float32", "bfloat16", "float16"]

CPU = "cpu"


@dataclass(frozen=True)
class Mode:
    """Where and how a network computes.

    Parameters
    ----------
    device : str
        As torch takes it: "cpu", "cuda:0", "mps", "xpu:0".
    precision : {"float32", "bfloat16", "float16"}
        Of weights and feature maps.
    algorithm : {"direct", "ncnn", "winograd"}
        Who does what he is faster at than PyTorch (see `algorithms.pays`), on a CPU and in float32.
    drawn_in : {"bfloat16"}, optional
        In what Style computes where that is faster, though maps in it stray too far to be shown as numbers.

    Examples
    --------
    >>> str(Mode("cpu")), str(Mode("cpu", algorithm="ncnn")), str(Mode("cuda:0", "float16"))
    ('float32', 'float32, ncnn', 'float16')
    >>> str(Mode("cpu", algorithm="winograd"))
    'float32, Winograd'
    """

    device: str = CPU
    precision: Precision = "float32"
    algorithm: Algorithm = "direct"
    drawn_in: Literal["bfloat16"] | None = None

    @property
    def of_style(self) -> "Mode":
        """How Style computes: not with the short exponent of float16, in which slopes would vanish.

        >>> str(Mode("cuda:0", "float16").of_style), str(Mode(algorithm="ncnn", drawn_in="bfloat16").of_style)
        ('float32', 'bfloat16')
        """
        if self.drawn_in:
            return Mode(self.device, self.drawn_in)
        return Mode(self.device) if self.precision == "float16" else self

    def __str__(self) -> str:
        return self.precision + {"direct": "", "ncnn": ", ncnn", "winograd": ", Winograd"}[self.algorithm]


class Network:
    """The convolutional layers of a network, with their weights.

    Weights go to the device, and take the form that the mode wants, when their layer is first used. Nothing that a
    method is given is ever changed.

    Parameters
    ----------
    weights : mapping of str to ndarray
        ``conv1_1.weight`` (O, I, 3, 3) and ``conv1_1.bias`` (O,), float32, and so on.
    mode : Mode
    given : Preprocessing
        How pixels become what the first layer sees.
    architecture : Architecture
    name : str
        Of the weights: what two networks with the same weights have in common.

    Examples
    --------
    >>> random = np.random.default_rng(0)
    >>> weights = {"conv1_1.weight": random.normal(size=(64, 3, 3, 3)).astype(np.float32)}
    >>> network = Network(weights | {"conv1_1.bias": np.zeros(64, np.float32)})
    >>> photo = np.zeros((8, 10, 3), np.uint8)
    >>> network.through(VGG16.layer("conv1_1"), network.sent(photo)).shape
    torch.Size([1, 64, 8, 10])
    """

    def __init__(
        self,
        weights: Mapping[str, NDArray[np.float32]],
        mode: Mode | None = None,
        given: Preprocessing | None = None,
        architecture: Architecture = VGG16,
        name: str = "",
    ) -> None:
        load_torch()
        self.weights = weights
        self.mode = mode or Mode()
        self.given = given or VGG16_CONV.preprocessing
        self.architecture = architecture
        self.name = name
        self._parts: dict[str, tuple[torch.Tensor, torch.Tensor]] = {}
        self._fast: dict[str, FastLayer] = {}

    def in_mode(self, mode: Mode) -> "Network":
        """Return the same network elsewhere, or in another precision."""
        return self if mode == self.mode else Network(self.weights, mode, self.given, self.architecture, self.name)

    @property
    def dtype(self) -> "torch.dtype":
        """What numbers it computes with."""
        import torch  # noqa: PLC0415  (heavy)

        dtypes = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}
        return dtypes[self.mode.precision]

    def sent(self, photo: NDArray[np.uint8]) -> "torch.Tensor":
        """Bring a photo to the device in the form that the first layer takes.

        Parameters
        ----------
        photo : (H, W, 3) uint8 RGB

        Returns
        -------
        Tensor
            (1, 3, H, W), channels last in memory.
        """
        import torch  # noqa: PLC0415  (heavy)

        pixels = torch.from_numpy(np.ascontiguousarray(photo)).to(self.mode.device)
        values = pixels.to(torch.float32)
        offset, factor = (torch.from_numpy(each).to(values) for each in (self.given.offset, self.given.factor))
        values = (values - offset) * factor
        return values.to(self.dtype)[None].permute(0, 3, 1, 2)

    def through(self, layer: Layer, planes: "torch.Tensor", *, relu: bool = True) -> "torch.Tensor":
        """Return a layer's output.

        Parameters
        ----------
        layer : Layer
        planes : Tensor, (1, I, H, W)
            What the layer sees.
        relu : bool
            Cut a convolutional layer's numbers at 0, as the next layer sees them.

        Returns
        -------
        Tensor
            (1, O, H', W'), channels last in memory; first where ncnn computes. Where ``planes`` wants a gradient it has
            one, in the direct form.
        """
        import torch  # noqa: PLC0415  (heavy)

        if self.is_fast(layer, planes):
            return self._fast_layer(layer).through(planes, relu=relu)
        if layer.kind == "pool":
            return torch.nn.functional.max_pool2d(planes, layer.size, layer.stride)
        weight, bias = self._weights_of(layer)
        output = torch.nn.functional.conv2d(planes, weight, bias, layer.stride, layer.padding)
        if not relu:
            return output
        return torch.relu(output) if output.requires_grad else output.relu_()  # nobody else has seen it yet

    def is_fast(self, layer: Layer, planes: "torch.Tensor") -> bool:
        """Tell whether the mode's algorithm computes the layer of such planes: never in the direct mode."""
        return pays(self.mode.algorithm, layer, planes)

    def let_go(self, layer: Layer) -> None:
        """Free the memory of a layer's weights on the device; they go there again when they are needed."""
        self._parts.pop(layer.name, None)
        self._fast.pop(layer.name, None)

    def _fast_layer(self, layer: Layer) -> FastLayer:
        if layer.name not in self._fast:
            self._fast[layer.name] = fast_layer(self.mode.algorithm, layer, self.weights)
        return self._fast[layer.name]

    def _weights_of(self, layer: Layer) -> tuple["torch.Tensor", "torch.Tensor"]:
        import torch  # noqa: PLC0415  (heavy)

        if layer.name not in self._parts:
            weight, bias = self.weights[f"{layer.name}.weight"], self.weights[f"{layer.name}.bias"]
            device, dtype = self.mode.device, self.dtype
            made = torch.from_numpy(weight).to(device, dtype, memory_format=torch.channels_last)
            self._parts[layer.name] = made, torch.from_numpy(bias).to(device, dtype)
        return self._parts[layer.name]
