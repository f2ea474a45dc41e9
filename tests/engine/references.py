"""Independent references: SciPy for every border, torch for the zero border."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.ndimage import correlate as scipy_correlate

from cnngui.engine.arrays import Array
from cnngui.engine.convolution import Border
from cnngui.engine.sizes import Padding, Pair, margins

SCIPY_MODES = {"zero": "constant", "replicate": "nearest", "reflect": "mirror", "wrap": "wrap"}
"""`scipy.ndimage.correlate` takes "wrap" and "grid-wrap" for the same."""


def by_scipy(
    grid: Array, bank: Array, *, padding: Padding, border: Border, stride: Pair, dilation: Pair
) -> NDArray[np.float64]:
    """Correlate in float64 over a canvas large enough for every padded window, then pick the windows."""
    before = [margins(padding, size, d) for size, d in zip(bank.shape[1:3], dilation, strict=True)]
    spread = _spread(bank, dilation)
    outputs = []
    for kernel in spread:
        planes = [_canvas(grid[..., channel].astype(np.float64), before, border) for channel in range(grid.shape[2])]
        total = sum(_valid(plane, kernel[..., channel]) for channel, plane in enumerate(planes))
        outputs.append(np.asarray(total)[:: stride[0], :: stride[1]])
    return np.stack(outputs, axis=2)


def _spread(bank: Array, dilation: Pair) -> NDArray[np.float64]:
    count, height, width, depth = bank.shape
    shape = (count, dilation[0] * (height - 1) + 1, dilation[1] * (width - 1) + 1, depth)
    spread = np.zeros(shape)
    spread[:, :: dilation[0], :: dilation[1]] = bank
    return spread


def _canvas(plane: NDArray[np.float64], before: Sequence[Pair], border: Border) -> NDArray[np.float64]:
    """Grow a plane with SciPy's own borders: a one-number kernel at an offset reads outside the plane."""
    for axis, (low, high) in enumerate(before):
        length = plane.shape[axis]
        taken = [_read(plane, axis, index, border) for index in range(-low, length + high)]
        plane = np.asarray(np.stack(taken, axis=axis), np.float64)
    return plane


def _read(plane: NDArray[np.float64], axis: int, index: int, border: Border) -> NDArray[np.float64]:
    length = plane.shape[axis]
    if 0 <= index < length:
        return np.asarray(np.take(plane, index, axis), np.float64)
    reach = -index if index < 0 else index - length + 1
    kernel = np.zeros(2 * reach + 1)
    kernel[0 if index < 0 else -1] = 1
    shape = [1, 1]
    shape[axis] = kernel.size
    edge = 0 if index < 0 else length - 1
    moved = scipy_correlate(plane, kernel.reshape(shape), mode=SCIPY_MODES[border])
    return np.asarray(np.take(moved, edge, axis))


def _valid(canvas: NDArray[np.float64], kernel: NDArray[np.float64]) -> NDArray[np.float64]:
    full = scipy_correlate(canvas, kernel, mode="constant", origin=[-(size // 2) for size in kernel.shape])
    return np.asarray(full[: canvas.shape[0] - kernel.shape[0] + 1, : canvas.shape[1] - kernel.shape[1] + 1])


def by_torch(grid: Array, bank: Array, *, padding: Padding, stride: Pair, dilation: Pair) -> NDArray[np.float64]:
    """Correlate with `torch.nn.functional.conv2d` in float64, zero border."""
    photo = torch.from_numpy(grid.astype(np.float64)).permute(2, 0, 1)[None]
    weight = torch.from_numpy(bank.astype(np.float64)).permute(0, 3, 1, 2)
    if padding == "same":
        (top, bottom), (left, right) = (margins("same", f, d) for f, d in zip(bank.shape[1:3], dilation, strict=True))
        photo = torch.nn.functional.pad(photo, (left, right, top, bottom))
        padding = 0
    response = torch.nn.functional.conv2d(photo, weight, stride=stride, padding=padding, dilation=dilation)
    return np.asarray(response[0].permute(1, 2, 0).numpy())


def pooled_by_torch(grid: Array, kind: str, size: Pair, stride: Pair) -> Array:
    """Pool with torch."""
    photo = torch.from_numpy(grid).permute(2, 0, 1)[None]
    pool = torch.nn.functional.max_pool2d if kind == "max" else torch.nn.functional.avg_pool2d
    return np.asarray(pool(photo, size, stride)[0].permute(1, 2, 0).numpy())
