"""What a chain of hand-made layers says about one photo, with the colour scales that suit it."""

import math
import time
from collections.abc import Generator
from dataclasses import dataclass, field

import cv2
import numpy as np

from cnngui.engine.chain import Chain, ChainStep, Planes, steps
from cnngui.engine.scale_limits import typical_limit, whole_limit
from cnngui.engine.sizes import Pair
from cnngui.engine.sources import Source


@dataclass(frozen=True, eq=False)
class Result:
    """The responses of a chain on one photo.

    Parameters
    ----------
    source : int
        The photo's identity.
    chain : Chain
    given : planes
        What the first layer saw.
    planes : tuple of planes
        The output of every layer.
    milliseconds : float
        What the run took.
    """

    source: int
    chain: Chain
    given: Planes
    planes: tuple[Planes, ...]
    milliseconds: float
    _limits: dict[tuple[int, int | None, bool], tuple[float, bool]] = field(default_factory=dict)
    _ranges: dict[int, tuple[float, float]] = field(default_factory=dict)

    def known_for(self, source: int, chain: Chain) -> tuple[Planes, ...]:
        """Which first layers' outputs another run need not compute again."""
        if source != self.source or chain.channels != self.chain.channels:
            return ()
        same = 0
        for before, now in zip(self.chain.layers, chain.layers, strict=False):
            if before != now:
                break
            same += 1
        return self.planes[:same]

    def input_of(self, layer: int) -> Planes:
        """Return what a layer saw."""
        return self.planes[layer - 1] if layer else self.given

    def limit(self, layer: int, channel: int | None, *, whole: bool) -> tuple[float, bool]:
        """Return the number at which the colour scale of a channel ends, and whether other numbers lie beyond it.

        Without a channel the scale is that of all channels of the layer.
        """
        key = (layer, channel, whole)
        if key not in self._limits:
            seen = self.planes[layer] if channel is None else self.planes[layer][channel : channel + 1]
            self._limits[key] = (whole_limit(seen), False) if whole else typical_limit(seen)
        return self._limits[key]

    def input_range(self, layer: int) -> tuple[float, float]:
        """Return the smallest and the largest number that a layer saw."""
        if layer not in self._ranges:
            found = [cv2.minMaxLoc(plane)[:2] for plane in self.input_of(layer)]
            self._ranges[layer] = min(low for low, _ in found), max(high for _, high in found)
        return self._ranges[layer]

    def eye_catcher(self, layer: int, channel: int) -> Pair:
        """Return the strongest number of a response in the middle half of the photo; of a large one, of a sample."""
        plane = self.planes[layer][channel]
        step = max(math.ceil(math.sqrt(plane.size / 1e6)), 1)
        sample = np.abs(plane[::step, ::step])
        top, left = sample.shape[0] // 4, sample.shape[1] // 4
        middle = sample[top : sample.shape[0] - top, left : sample.shape[1] - left]
        row, column = np.unravel_index(int(middle.argmax()), middle.shape)
        return (top + int(row)) * step, (left + int(column)) * step


def compute(source: Source, chain: Chain, earlier: Result | None) -> Generator[ChainStep, None, Result]:
    """Run ``chain`` on a photo, a step an output channel; the time does not count what the photo needs once."""
    given = source.planes(chain.channels)
    start = time.perf_counter()
    known = earlier.known_for(source.identity, chain) if earlier else ()
    planes = yield from steps(chain, given, known)
    return Result(source.identity, chain, given, planes, (time.perf_counter() - start) * 1000)
