"""What the Filters lab computes: the chain's responses, keeping what an earlier run already knows."""

from collections.abc import Generator
from dataclasses import dataclass, field

from cnngui.engine.chain import Chain, ChainStep, LayerShape, work
from cnngui.engine.chain_results import Result, compute
from cnngui.engine.sources import Source

PREPARATION = 10
"""What turning a photo into planes costs, in multiplications a pixel."""


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
