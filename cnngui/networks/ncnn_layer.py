"""Layers computed by ncnn, whose Winograd transforms and matrix products are compiled for the processor at hand.

On a processor without fast half precision it takes about two thirds of the direct form's time; see
docs/decisions/0006-ncnn.md. Every layer is a small network of its own, built in memory, so that what asks for one layer
after the other, before or after ReLU, gets the very maps, and none deeper than it asked for.
"""

import ctypes
import sys
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from cnngui.engine.arrays import Array
from cnngui.networks.architectures import Layer

if TYPE_CHECKING:
    import torch

_REDUCED = ("fp16_packed", "fp16_storage", "fp16_arithmetic", "bf16_packed", "bf16_storage", "vulkan_compute")
"""What ncnn may do where the hardware can, at the price of precision."""

_FLOAT32 = np.zeros(1, np.uint32)
"""Stands before a layer's weights, and says that they are float32."""


@cache
def load_ncnn() -> ModuleType | None:
    """Import ncnn; None where it is missing, does not load, or must not.

    On macOS its library and PyTorch's each bring LLVM's OpenMP along, which ends a process that loads it twice.

    >>> load_ncnn() is None or load_ncnn().__name__
    'ncnn'
    """
    if sys.platform == "darwin" or find_spec("ncnn") is None:
        return None
    try:
        import ncnn  # noqa: PLC0415  (loaded on first need)
    except (ImportError, OSError):
        return None
    return ncnn if hasattr(ncnn, "Net") else None


class NcnnLayer:
    """One layer on the CPU, in float32.

    Parameters
    ----------
    layer : Layer
    weights : mapping of str to ndarray
        Of a convolutional layer: ``NAME.weight`` (O, I, f, f) and ``NAME.bias`` (O,), float32.

    Raises
    ------
    RuntimeError
        When there is no ncnn here.

    Examples
    --------
    >>> import torch
    >>> from cnngui.networks.architectures import VGG16
    >>> NcnnLayer(VGG16.layer("pool1"), {}).through(torch.ones(1, 64, 5, 6), relu=True).shape
    torch.Size([1, 64, 2, 3])
    """

    def __init__(self, layer: Layer, weights: Mapping[str, Array]) -> None:
        ncnn = load_ncnn()
        if ncnn is None:
            raise RuntimeError("ncnn is not installed, or does not load")
        self._ncnn, self._layer, self._weights = ncnn, layer, weights
        self._pool: Any = _pool()
        self._nets: dict[tuple[int, bool], Any] = {}

    def through(self, planes: "torch.Tensor", *, relu: bool) -> "torch.Tensor":
        """Return the layer's output.

        Parameters
        ----------
        planes : Tensor, (1, I, H, W) float32
        relu : bool
            Cut a convolutional layer's numbers at 0, while they are still at hand.

        Returns
        -------
        Tensor
            (1, O, H', W') float32, channels first in memory.

        Raises
        ------
        MemoryError
            When there is not enough memory for it.
        RuntimeError
            When ncnn refuses the layer.
        """
        import torch  # noqa: PLC0415  (heavy)

        net = self._net(torch.get_num_threads(), relu=relu)
        given = _lined_up(planes[0])
        seen = self._ncnn.Mat(given.numpy())
        seen.cstep = given.stride(0)
        extractor = net.create_extractor()
        extractor.input("seen", seen)
        failed, made = extractor.extract("made")
        del extractor  # it holds on to what it has made on the way
        self._pool.clear()
        if failed:
            raise MemoryError
        return torch.from_numpy(np.asarray(made))[None]

    def _net(self, threads: int, *, relu: bool) -> Any:  # noqa: ANN401  (ncnn has no types)
        """Return what computes on so many threads: what is prepared for another number computes wrong, or complains."""
        key = threads, relu
        if key not in self._nets:
            self._nets = {known: net for known, net in self._nets.items() if known[0] == threads}
            self._nets[key] = self._made(threads, relu=relu)
        return self._nets[key]

    def _made(self, threads: int, *, relu: bool) -> Any:  # noqa: ANN401  (ncnn has no types)
        net, layer = self._ncnn.Net(), self._layer
        for name in _REDUCED:
            setattr(net.opt, f"use_{name}", False)
        net.opt.num_threads = threads
        net.opt.blob_allocator = net.opt.workspace_allocator = self._pool
        parts = [self._weights[f"{layer.name}.{part}"] for part in ("weight", "bias")] if layer.kind == "conv" else []
        if net.load_param_mem(_text(layer, relu=relu)) or net.load_model(_reader(self._ncnn, parts)):
            raise RuntimeError(f"ncnn refuses {layer.name}")
        return net


@cache
def _pool() -> object:
    """Return what all layers get their memory from; left to itself, each would keep what it once took.

    It is never freed, so that it outlives every map.
    """
    ncnn = load_ncnn()
    pool = ncnn.PoolAllocator() if ncnn else None
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(pool))
    return pool


def _lined_up(planes: "torch.Tensor") -> "torch.Tensor":
    """Return (C, H, W) whose planes have no gaps within; ncnn itself leaves some between them."""
    import torch  # noqa: PLC0415  (heavy)

    channels, height, width = planes.shape
    between, down, across = planes.stride()
    if across == 1 and down == width and between >= height * width:
        return planes
    if (between, down, across) == (1, width * channels, channels) and planes.numel():
        by_pixel = planes.permute(1, 2, 0).reshape(-1, channels).numpy()
        return torch.from_numpy(cv2.transpose(by_pixel)).reshape(planes.shape)  # five times as fast as torch
    return planes.contiguous()


def _text(layer: Layer, *, relu: bool) -> str:
    """Describe a layer in ncnn's language."""
    if layer.kind == "pool":
        work = f"Pooling pool 1 1 seen made 0=0 1={layer.size} 2={layer.stride} 3={layer.padding} 5=1"
    else:
        count = layer.size**2 * layer.inputs * layer.channels
        sizes = f"0={layer.channels} 1={layer.size} 3={layer.stride} 4={layer.padding} 5=1 6={count}"
        work = f"Convolution conv 1 1 seen made {sizes} 9={int(relu)}"
    return "\n".join(["7767517", "2 2", "Input input 0 1 seen", work, ""])


def _reader(ncnn: ModuleType, parts: list[Array]) -> object:
    """Return what hands ncnn weights and biases from memory, as it asks for them."""
    pointer = ctypes.pythonapi.PyCapsule_GetPointer
    pointer.restype, pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    given = [np.ascontiguousarray(part, np.float32).reshape(-1).view(np.uint32) for part in parts]
    waiting = iter([_FLOAT32, *given])

    def read(_: object, place: object, size: int) -> int:
        part = next(waiting, None)
        if part is None or part.nbytes != size:
            return 0
        ctypes.memmove(pointer(place, None), part.ctypes.data, size)
        return size

    return type("Reader", (ncnn.DataReader,), {"read": read})()
