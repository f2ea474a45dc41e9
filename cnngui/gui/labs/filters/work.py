"""What the Filters lab computes: the chain's responses, keeping what an earlier run already knows."""

import time
from collections.abc import Generator
from dataclasses import dataclass, field

import cv2

from cnngui.engine.chain import Chain, ChainStep, LayerShape, Planes, steps, work
from cnngui.engine.scale_limits import typical_limit, whole_limit
from cnngui.gui.labs.filters.state import Scope
from cnngui.gui.services.workspace import Source

PREPARATION = 10
"""What turning a photo into planes costs, in multiplications a pixel."""


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

    def limit(self, layer: int, channel: int, scope: Scope, *, whole: bool) -> tuple[float, bool]:
        """Return the number at which the colour scale ends, and whether other numbers lie beyond it."""
        key = (layer, None if scope == "all" else channel, whole)
        if key not in self._limits:
            seen = self.planes[layer] if scope == "all" else self.planes[layer][channel : channel + 1]
            self._limits[key] = (whole_limit(seen), False) if whole else typical_limit(seen)
        return self._limits[key]

    def input_range(self, layer: int) -> tuple[float, float]:
        """Return the smallest and the largest number that a layer saw."""
        if layer not in self._ranges:
            found = [cv2.minMaxLoc(plane)[:2] for plane in self.input_of(layer)]
            self._ranges[layer] = min(low for low, _ in found), max(high for _, high in found)
        return self._ranges[layer]


@dataclass(frozen=True)
class ChainRequest:
    """A chain on a photo.

    Parameters
    ----------
    identity : int
        Names the photo.
    chain : Chain
    source : Source
        The photo.
    shapes : tuple of LayerShape
        Of the chain on it.
    """

    identity: int
    chain: Chain
    source: Source = field(compare=False)
    shapes: tuple[LayerShape, ...] = field(compare=False)


class Runs:
    """What earlier runs know: their last result, and how fast this machine is."""

    def __init__(self) -> None:
        self.latest: Result | None = None
        self._speed = 1e6  # multiplications a millisecond; measured anew at every run

    def expected_ms(self, request: ChainRequest) -> float:
        """Estimate how long a request takes, what the photo needs once included."""
        height, width, _ = request.source.shape
        preparation = 0 if request.source.has_planes(request.chain.channels) else PREPARATION * height * width
        return (self._work(request) + preparation) / self._speed

    def is_known(self, request: ChainRequest) -> bool:
        """Tell whether the last result is the one."""
        latest = self.latest
        return latest is not None and (latest.source, latest.chain) == (request.identity, request.chain)

    def run(self, request: ChainRequest) -> Generator[ChainStep, None, tuple[Result, float]]:
        """Return the steps of a run; at their end are the result, and what it took in multiplications."""
        return _measured(request, self.latest, self._work(request))

    def keep(self, result: Result, work_done: float) -> None:
        """Keep a result, and learn from it."""
        if result.milliseconds > 1:
            self._speed = max(work_done / result.milliseconds, 1e4)
        self.latest = result

    def _work(self, request: ChainRequest) -> float:
        """Count the multiplications of the layers that are not known yet."""
        known = self.latest.known_for(request.identity, request.chain) if self.latest else ()
        return work(request.chain, request.shapes, len(known))


def _measured(
    request: ChainRequest, earlier: Result | None, work_to_do: float
) -> Generator[ChainStep, None, tuple[Result, float]]:
    result = yield from compute(request.source, request.chain, earlier)
    return result, work_to_do


def compute(source: Source, chain: Chain, earlier: Result | None) -> Generator[ChainStep, None, Result]:
    """Run ``chain`` on a photo, a step an output channel; the time does not count what the photo needs once."""
    given = source.planes(chain.channels)
    start = time.perf_counter()
    known = earlier.known_for(source.identity, chain) if earlier else ()
    planes = yield from steps(chain, given, known)
    return Result(source.identity, chain, given, planes, (time.perf_counter() - start) * 1000)
