"""SSD-MobileNetV2 on one device: a photo goes in, the numbers and scores of 1,917 boxes come out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cnngui.engine.arrays import Array, Doubles, Pixels
from cnngui.networks.detectors.anchors import decoded
from cnngui.networks.detectors.layers import CLASSES, COORDINATES, LAYERS, MAPS, ConvLayer
from cnngui.networks.detectors.preparation import squeezed
from cnngui.networks.digits import one_thread
from cnngui.networks.network import Mode
from cnngui.networks.torch_loading import load_torch

if TYPE_CHECKING:
    import torch

    Parts = tuple[torch.Tensor, torch.Tensor]

HALF = 127.5
"""Pixels of 0 to 255 become numbers of −1 to 1: divided by this, minus 1."""


@dataclass(frozen=True, eq=False)
class RawBoxes:
    """What the network says of one picture, before anything is chosen.

    Parameters
    ----------
    numbers : (1917, 4) float32
        How each anchor is moved and stretched, see `decoded`.
    logits : (1917, 24) float32
        Scores before the sigmoid; the first column is "nothing here".

    Examples
    --------
    >>> raw = RawBoxes(np.zeros((1917, 4), np.float32), np.zeros((1917, 24), np.float32))
    >>> raw.boxes.shape, raw.scores.shape, float(raw.scores[0, 0]), float(raw.background[0])
    ((1917, 4), (1917, 23), 0.5, 0.5)
    """

    numbers: Array
    logits: Array

    @property
    def boxes(self) -> Doubles:
        """(1917, 4): x, y of the upper left corner, width, height, as shares of the picture's sides."""
        return decoded(self.numbers)

    @property
    def scores(self) -> Array:
        """(1917, 23): of the classes, each for itself, 0 to 1."""
        return sigmoid(self.logits[:, 1:])

    @property
    def background(self) -> Array:
        """(1917,): that there is nothing, 0 to 1."""
        return sigmoid(self.logits[:, 0])


def sigmoid(logits: Array) -> Array:
    """Return scores, each for itself, of 0 to 1.

    Sigmoids and not softmax, because the graph that the network was published with says so: in the package
    @mediapipe/objectron its options for TensorsToDetectionsCalculator, compiled into the .wasm, have field 15
    (sigmoid_score) set, beside 24 classes, 1,917 boxes, the divisors 10, 10, 5, 5 and class 0 ignored. What comes out
    agrees: the 24 sigmoids of most boxes sum to about 1.05, and softmax would make 0.20 of the cup of coffee that fills
    a photo, where the sigmoid gives 0.53.

    >>> sigmoid(np.float32([-100, 0, 2])).round(3).tolist()
    [0.0, 0.5, 0.8809999823570251]
    """
    small = np.exp(-np.abs(logits))
    return np.asarray(np.where(logits >= 0, 1, small) / (1 + small), np.float32)


class Detector:
    """A network that finds things.

    Weights go to the device when they are first used. Nothing that a method is given is ever changed.

    Parameters
    ----------
    weights : mapping of str to ndarray
        By the names of `cnngui.networks.detectors.layers.shapes`, float32.
    mode : Mode
        Device and precision; of the algorithms there is only the direct one.

    Examples
    --------
    >>> from cnngui.networks.detectors.files import bundled_detector
    >>> bundled_detector().found(np.zeros((40, 60, 3), np.uint8)).logits.shape
    (1917, 24)
    """

    def __init__(self, weights: Mapping[str, Array], mode: Mode | None = None) -> None:
        load_torch()
        self.weights = weights
        self.mode = mode or Mode()
        self._parts: dict[str, Parts] = {}

    def in_mode(self, mode: Mode) -> "Detector":
        """Return the same detector elsewhere, or in another precision."""
        return self if mode == self.mode else Detector(self.weights, mode)

    def found(self, photo: Pixels) -> RawBoxes:
        """Send a photo through, on one thread of the CPU.

        Where another program computes too, two threads wait for each other at each of the 72 layers: they took 100 to
        490 ms, one thread 35. On two idle processors it was 20 against 30.

        Parameters
        ----------
        photo : (H, W, 3) uint8 RGB
            Of any size; see `squeezed`.
        """
        import torch  # noqa: PLC0415  (heavy)

        with torch.inference_mode(), one_thread():
            numbers, logits = self.heads(self.sent(photo))
            return RawBoxes(*(np.asarray(each[0].float().cpu().numpy(), np.float32) for each in (numbers, logits)))

    def sent(self, photo: Pixels) -> "torch.Tensor":
        """Bring a photo to the device as the first layer sees it: (1, 3, 300, 300), −1 to 1."""
        import torch  # noqa: PLC0415  (heavy)

        pixels = torch.from_numpy(np.ascontiguousarray(squeezed(photo))).to(self.mode.device)
        return (pixels.to(torch.float32) / HALF - 1).to(self._dtype)[None].permute(0, 3, 1, 2)

    def heads(self, planes: "torch.Tensor") -> "tuple[torch.Tensor, torch.Tensor]":
        """Return numbers (n, 1917, 4) and logits (n, 1917, 24) of pictures as the first layer sees them."""
        import torch  # noqa: PLC0415  (heavy)

        found: dict[str, list[torch.Tensor]] = {"boxes": [], "classes": []}
        maps: list[torch.Tensor] = []
        kept = planes
        for layer in LAYERS:
            if layer.of_map is not None:
                part = layer.name.partition(".")[2]
                numbers = self._through(layer, maps[layer.of_map]).permute(0, 2, 3, 1)
                found[part].append(numbers.reshape(len(planes), -1, COORDINATES if part == "boxes" else CLASSES))
                continue
            kept = planes if layer.begins_block else kept
            planes = self._through(layer, planes)
            if layer.is_sum:
                planes += kept
            if layer.name in MAPS:
                maps.append(planes)
        return torch.cat(found["boxes"], 1), torch.cat(found["classes"], 1)

    def _through(self, layer: ConvLayer, planes: "torch.Tensor") -> "torch.Tensor":
        """Return a layer's output, which nobody else has seen yet."""
        import torch  # noqa: PLC0415  (heavy)

        weight, bias = self._weights_of(layer)
        before, after = layer.padding(planes.shape[-1])
        if before != after:
            planes = torch.nn.functional.pad(planes, (before, after, before, after))
            before = 0
        groups = layer.inputs if layer.is_depthwise else 1
        output = torch.nn.functional.conv2d(planes, weight, bias, layer.stride, before, groups=groups)
        return output.clamp_(0, 6) if layer.is_cut else output

    @property
    def _dtype(self) -> "torch.dtype":
        import torch  # noqa: PLC0415  (heavy)

        return {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}[self.mode.precision]

    def _weights_of(self, layer: ConvLayer) -> "Parts":
        import torch  # noqa: PLC0415  (heavy)

        if layer.name not in self._parts:
            weight, bias = (torch.from_numpy(self.weights[f"{layer.name}.{part}"]) for part in ("weight", "bias"))
            device, dtype = self.mode.device, self._dtype
            made = weight.to(device, dtype, memory_format=torch.channels_last)
            self._parts[layer.name] = made, bias.to(device, dtype)
        return self._parts[layer.name]
