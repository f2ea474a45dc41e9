"""The convolutional layers as one network of ncnn's, as its users write it: the peer of our layer by layer."""

import ctypes
from collections.abc import Callable, Sequence

import ncnn
import numpy as np

from cnngui.engine.arrays import Array
from cnngui.networks.architectures import Layer
from cnngui.networks.network import Network


def ncnn_pass(network: Network, layers: Sequence[Layer], photo: Array, threads: int) -> Callable[[], list[Array]]:
    """Return a pass that gives the maps of all convolutional layers of a photo, (3, H, W), channels first."""
    net = ncnn.Net()
    for name in ("fp16_packed", "fp16_storage", "fp16_arithmetic", "bf16_packed", "bf16_storage", "vulkan_compute"):
        setattr(net.opt, f"use_{name}", False)
    net.opt.num_threads = threads
    if net.load_param_mem(_text(layers)) or net.load_model(_Weights(network, layers)):
        raise RuntimeError("ncnn refuses the network")
    names = [layer.name for layer in layers if layer.kind == "conv"]

    def work() -> list[Array]:
        extractor = net.create_extractor()
        extractor.input("photo", ncnn.Mat(photo))
        return [np.asarray(extractor.extract(name)[1])[None] for name in names]

    return work


def _text(layers: Sequence[Layer]) -> str:
    lines, given = ["Input photo 0 1 photo"], "photo"
    for layer in layers:
        if layer.kind == "pool":
            lines.append(f"Pooling {layer.name} 1 1 {given} {layer.name} 0=0 1={layer.size} 2={layer.stride} 5=1")
        else:
            count = layer.size**2 * layer.inputs * layer.channels
            sizes = f"0={layer.channels} 1={layer.size} 3={layer.stride} 4={layer.padding} 5=1 6={count} 9=1"
            lines.append(f"Convolution {layer.name} 1 1 {given} {layer.name} {sizes}")
        given = layer.name
    return "\n".join(["7767517", f"{len(lines)} {len(lines)}", *lines, ""])


class _Weights(ncnn.DataReader):  # type: ignore[misc]
    """Hands out weights and biases from memory."""

    def __init__(self, network: Network, layers: Sequence[Layer]) -> None:
        super().__init__()
        parts = []
        for layer in layers:
            if layer.kind == "conv":
                weight, bias = (network.weights[f"{layer.name}.{part}"] for part in ("weight", "bias"))
                parts += [bytes(4), np.ascontiguousarray(weight).tobytes(), bias.tobytes()]
        self._parts = iter(parts)
        self._pointer = ctypes.pythonapi.PyCapsule_GetPointer
        self._pointer.restype, self._pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]

    def read(self, place: object, size: int) -> int:
        """Copy the next part."""
        ctypes.memmove(self._pointer(place, None), next(self._parts), size)
        return size
