"""A network that reads one digit, slid over a canvas: window by window, and as one convolution.

Its dense layers become convolutions: the first has kernels as large as the maps that it sees, those behind it have one
number a channel. Where nothing is padded, both ways give the same numbers, and the second shares all work of windows
that overlap.
"""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from cnngui.engine.arrays import Array, Doubles, Pixels
from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.sizes import Pair
from cnngui.networks.digits import DigitNetwork, one_thread
from cnngui.networks.digits.network import MEAN, SPREAD
from cnngui.networks.plans.digits import DIGITS
from cnngui.networks.torch_loading import load_torch
from cnngui.tasks.detect.convolutional import as_convolutions
from cnngui.tasks.detect.detector import DetectError

if TYPE_CHECKING:
    import torch

SIDE = DIGITS[0]
"""Px a side of a window."""

BATCH = 64
"""Windows that go through together, in the second of the slow ways."""


@dataclass(frozen=True, eq=False)
class Windows:
    """What the network says of every window of a canvas, at one scale.

    Parameters
    ----------
    scale : float
        How many times larger than it is the canvas was seen: at 0.5 a window covers twice as much of it.
    probabilities : (rows, columns, 10) float32
    ink : (rows, columns) float32
        The mean of the window's pixels, 0 to 1: where there is none, an answer means nothing.
    stride : int
        Px between two windows, as they were seen.
    milliseconds : float
        That the network took.

    Examples
    --------
    >>> found = Windows(0.5, np.zeros((1, 2, 10), np.float32), np.zeros((1, 2), np.float32), 4)
    >>> found.boxes().tolist()
    [[0.0, 0.0, 64.0, 64.0], [8.0, 0.0, 64.0, 64.0]]
    """

    scale: float
    probabilities: Array
    ink: Array
    stride: int
    milliseconds: float = 0.0

    @property
    def count(self) -> int:
        """How many there are."""
        return self.ink.size

    def boxes(self, margin: int = 0) -> Doubles:
        """Return the windows in px of the canvas, row by row, (count, 4).

        Parameters
        ----------
        margin : int
            Px of the window at each edge that do not belong to the box; MNIST's digits lie within 6.
        """
        rows, columns = np.mgrid[: self.ink.shape[0], : self.ink.shape[1]]
        starts = np.stack([columns.ravel(), rows.ravel()], axis=1) * self.stride + margin
        sides = np.full((self.count, 2), SIDE - 2 * margin)
        return np.asarray(np.concatenate([starts, sides], axis=1) / self.scale, np.float64)


@dataclass(frozen=True)
class Cost:
    """Multiply-adds of the two ways.

    Parameters
    ----------
    windows : int
    one_by_one, convolved : int
        Of all windows, and of the one convolution.

    Examples
    --------
    >>> round(Cost(1881, 783_474_120, 138_392_520).times, 2)
    5.66
    """

    windows: int
    one_by_one: int
    convolved: int

    @property
    def times(self) -> float:
        """How many times as many window by window."""
        return self.one_by_one / self.convolved


class Sliding:
    """A network of digits as one convolution.

    Parameters
    ----------
    network : DigitNetwork

    Raises
    ------
    DetectError
        When one of its layers cannot slide.

    Examples
    --------
    >>> from cnngui.networks.digits import bundled_network
    >>> sliding = Sliding(bundled_network())
    >>> sliding.stride, sliding.is_exact, sliding.grid((160, 256)), sliding.cost((160, 256))
    (4, True, (33, 57), Cost(windows=1881, one_by_one=783474120, convolved=138392520))
    """

    def __init__(self, network: DigitNetwork) -> None:
        self.network = network
        self._convolutions = as_convolutions(network)

    @property
    def stride(self) -> int:
        """Px between two windows."""
        return self._convolutions.stride

    @property
    def is_exact(self) -> bool:
        """Whether both ways give the same numbers: nothing is padded."""
        return not self._convolutions.is_padded

    def grid(self, size: Pair) -> Pair:
        """Return rows and columns of windows on a canvas of (H, W); 0 where it is smaller than one."""
        rows, columns = (max(0, (length - SIDE) // self.stride + 1) for length in size)
        return rows, columns

    def cost(self, size: Pair) -> Cost:
        """Count the multiplications on a canvas of (H, W)."""
        rows, columns = self.grid(size)
        count = rows * columns
        one, all_at_once = (self._convolutions.macs(each) for each in ((SIDE, SIDE), size))
        return Cost(count, count * one, all_at_once if count else 0)

    def convolved(self, canvas: Pixels, scale: float = 1.0) -> Windows:
        """Ask about all windows in one go.

        Parameters
        ----------
        canvas : (H, W) uint8
            Ink is white, as in MNIST.
        scale : float
            See `Windows`.

        Raises
        ------
        DetectError
            When the canvas at that scale is smaller than a window.
        """
        torch, seen = load_torch(), self._seen(canvas, scale)
        started = perf_counter()
        with torch.inference_mode(), one_thread():
            planes = self._convolutions.scores(_as_planes(seen[None]))
            rows, columns = self.grid((seen.shape[0], seen.shape[1]))
            found = torch.softmax(planes[0, :, :rows, :columns], 0).permute(1, 2, 0)
            probabilities = found.contiguous().numpy()
        return self._windows(probabilities, seen, scale, perf_counter() - started)

    def one_by_one(self, canvas: Pixels, scale: float = 1.0, batch: int = 1) -> Generator[float, None, Windows]:
        """Ask about one window after the other, or about ``batch`` together; yields how much is done, 0 to 1."""
        torch, seen = load_torch(), self._seen(canvas, scale)
        windows = sliding_window_view(seen, (SIDE, SIDE))[:: self.stride, :: self.stride]
        grid = (windows.shape[0], windows.shape[1])
        rows = windows.reshape(-1, SIDE, SIDE)
        answers, seconds = [], 0.0
        for start in range(0, len(rows), batch):
            started = perf_counter()
            with torch.inference_mode(), one_thread():
                scores = self.network.built(_as_planes(rows[start : start + batch]))
                answers.append(torch.softmax(scores, 1).numpy())
            seconds += perf_counter() - started
            yield min(start + batch, len(rows)) / len(rows)
        return self._windows(np.concatenate(answers).reshape(*grid, -1), seen, scale, seconds)

    def _seen(self, canvas: Pixels, scale: float) -> Pixels:
        height, width = (max(1, round(length * scale)) for length in canvas.shape)
        if min(self.grid((height, width))) < 1:
            text = QT_TRANSLATE_NOOP(
                "Errors", "At scale {scale} the picture has {width}×{height} pixels, but a window needs {side}×{side}."
            )
            raise DetectError(text, scale=float(scale), width=width, height=height, side=SIDE)
        if scale == 1:
            return np.ascontiguousarray(canvas)
        how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
        return np.asarray(cv2.resize(canvas, (width, height), interpolation=how), np.uint8)

    def _windows(self, probabilities: Array, seen: Pixels, scale: float, seconds: float) -> Windows:
        sums = cv2.integral(seen)
        whole = sums[SIDE:, SIDE:] - sums[:-SIDE, SIDE:] - sums[SIDE:, :-SIDE] + sums[:-SIDE, :-SIDE]
        ink = np.asarray(whole[:: self.stride, :: self.stride] / (255 * SIDE**2), np.float32)
        return Windows(scale, probabilities, ink, self.stride, 1000 * seconds)


def slid(sliding: Sliding, canvas: Pixels, scales: Sequence[float] = (1.0,)) -> Iterator[Windows]:
    """Slide the network over a canvas at several scales, as convolutions; scales at which no window fits are left out.

    >>> from cnngui.networks.digits import bundled_network
    >>> [found.count for found in slid(Sliding(bundled_network()), np.zeros((64, 64), np.uint8), (1, 0.5, 0.25))]
    [81, 1]
    """
    for scale in scales:
        if min(sliding.grid((round(canvas.shape[0] * scale), round(canvas.shape[1] * scale)))) > 0:
            yield sliding.convolved(canvas, scale)


def _as_planes(pictures: Pixels) -> "torch.Tensor":
    """Return (n, 1, H, W) as the first layer sees it."""
    pixels = load_torch().tensor(np.ascontiguousarray(pictures))
    planes: torch.Tensor = (pixels[:, None].float() / 255 - MEAN) / SPREAD
    return planes
