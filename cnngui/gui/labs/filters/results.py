"""What the Filters lab computes: the chain's responses, keeping what an earlier run already knows."""

import math
import time
from collections.abc import Generator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from cnngui.engine.chain import Chain, ChainStep, Planes, steps
from cnngui.gui.labs.filters.state import Scope
from cnngui.gui.workspace import Source

TYPICAL = 0.98
SAMPLE = 20_000
SMALL = 4096
"""Grids up to 64×64 are always drawn on their whole range: every number is seen."""


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
        """Give what a layer saw."""
        return self.planes[layer - 1] if layer else self.given

    def limit(self, layer: int, channel: int, scope: Scope, *, whole: bool) -> tuple[float, bool]:
        """Give the number at which the colour scale ends, and whether other numbers lie beyond it.

        With ``whole`` it is the largest |number| of the response, or of all of its layer; 1 when all are 0. Otherwise
        the few largest, such as those on a border of zeros, may lie beyond it: it is the number that `TYPICAL` of all
        stay under, unless that is near the largest anyway. It is read off a sample, since it moves with every frame.
        """
        seen = self.planes[layer] if scope == "all" else self.planes[layer][channel : channel + 1]
        if not whole:
            samples = [_sample(plane) for plane in seen]
            typical = max(float(np.quantile(sample, TYPICAL)) for sample in samples)
            if 0 < typical < 0.8 * max(float(sample.max()) for sample in samples) and seen[0].size > SMALL:
                return typical, True
        return max(cv2.norm(plane, cv2.NORM_INF) for plane in seen) or 1.0, False


def _sample(plane: NDArray[np.float32]) -> NDArray[np.float32]:
    """Look at no more than about `SAMPLE` of the |numbers|, evenly spread."""
    step = max(math.ceil((plane.size / SAMPLE) ** 0.5), 1)
    return np.abs(plane[::step, ::step])


def compute(source: Source, chain: Chain, earlier: Result | None) -> Generator[ChainStep, None, Result]:
    """Run ``chain`` on a photo, a step an output channel; the time does not count what the photo needs once."""
    given = source.planes(chain.channels)
    start = time.perf_counter()
    known = earlier.known_for(source.identity, chain) if earlier else ()
    planes = yield from steps(chain, given, known)
    return Result(source.identity, chain, given, planes, (time.perf_counter() - start) * 1000)
