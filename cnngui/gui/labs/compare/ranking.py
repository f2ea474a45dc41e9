"""Who is most like mine: in numbers at once, on this photo from its comparison, over all samples as a job."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from cnngui import paths
from cnngui.engine.arrays import Array
from cnngui.engine.errors import Note
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.compare.state import FIRST, Space, State
from cnngui.gui.labs.compare.work import Kept, Progress, Request, Result, compare_everywhere
from cnngui.gui.services.jobs import Job, Lane
from cnngui.networks.network import Network
from cnngui.tasks.compare import (
    SMALL_KERNELS,
    Chance,
    Match,
    Spread,
    WeightRanking,
    similarity_matrix,
    weight_chance,
    without_twin,
)

PAUSE_MS = 300
"""A search through all samples begins once people have stopped editing for so long."""


@dataclass(frozen=True, eq=False)
class Ranking:
    """All filters of a layer, the most similar first, and what chance reaches.

    Parameters
    ----------
    layer : str
    space : Space
        How they were compared.
    matches : tuple of Match
    chance : Chance
    """

    layer: str
    space: Space
    matches: tuple[Match, ...]
    chance: Chance

    def of(self, channel: int) -> Match:
        """Return the match of one channel."""
        return next(match for match in self.matches if match.channel == channel)


@dataclass(frozen=True, eq=False)
class Twins:
    """Every learned filter of the first layer against every named kernel of 3×3.

    Parameters
    ----------
    matrix : (kernels, filters) float32
    lonely : tuple of int
        Learned filters without a hand-made twin.
    missing : tuple of str
        Names of kernels without a learned twin.
    level : float
        Above it, two are twins.
    """

    matrix: Array
    lonely: tuple[int, ...]
    missing: tuple[str, ...]
    level: float


class Ranker(QObject):
    """Ranks in the way that is set; remembers what it takes to do so within a frame."""

    found = Signal()
    """All samples have been searched."""

    stopped = Signal()
    """Somebody stopped the search."""

    def __init__(
        self, context: LabContext, kept: Kept, fell_back: Callable[[Note | None], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.kept = kept
        self._fell_back = fell_back
        self._last: tuple[object, Ranking] | None = None
        self._prepared: tuple[Network, WeightRanking] | None = None
        self._chances: dict[tuple[int, Spread, bool], Chance] = {}
        self._twins: dict[Spread, Twins] = {}
        self._everywhere: tuple[object, tuple[Match, ...]] | None = None
        self._searched: tuple[Request, Network] | None = None
        self._job: Job | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._search)

    @property
    def is_busy(self) -> bool:
        """Whether all samples are being searched."""
        return self._job is not None or self._pause.isActive()

    def rank(self, state: State, network: Network, result: Result | None) -> Ranking | None:
        """Rank as is set; None where what it takes is still being computed.

        Raises
        ------
        CompareError
            When the numbers of my kernel cannot be compared.
        """
        if state.space == "weights":
            about: object = state.mine, state.spread, state.transforms, network
        else:
            about = state.space, result, self._everywhere
        if self._last is None or self._last[0] != about:
            ranking = self._by_numbers(state, network) if state.space == "weights" else self._by_maps(state, result)
            self._last = None if ranking is None else (about, ranking)
        return None if self._last is None else self._last[1]

    def _by_numbers(self, state: State, network: Network) -> Ranking:
        matches = self._weights(network).rank(state.mine, spread=state.spread, transforms=state.transforms)
        chance = self._chance(network, state.mine.depth, state.spread, transforms=state.transforms)
        return Ranking(state.layer, state.space, matches, chance)

    def _by_maps(self, state: State, result: Result | None) -> Ranking | None:
        if result is None or result.chance is None:
            return None
        if state.space == "photo":
            return Ranking(state.layer, state.space, result.ranking, result.chance)
        known = self._everywhere
        if known is None or known[0] != _place(result.request, result.network):
            return None
        return Ranking(state.layer, state.space, known[1], result.chance)

    def weight_matches(self, state: State, network: Network) -> dict[int, float]:
        """Return how alike the numbers of every filter of the first layer are; none where mine has none to compare."""
        mine = state.mine
        if state.at or max(mine.shape) > 3 or not any(any(row) for part in mine.slices for row in part):
            return {}
        numbers = similarity_matrix(
            network.weights[f"{FIRST}.weight"], [replace(SMALL_KERNELS[0], filter=mine)], state.spread
        )
        return {channel: float(value) for channel, value in enumerate(numbers[:, 0])}

    def twins(self, network: Network, spread: Spread) -> Twins:
        """Compare every learned filter with every named kernel; found out once."""
        if spread not in self._twins:
            matrix = similarity_matrix(network.weights[f"{FIRST}.weight"], spread=spread)
            level = self._chance(network, 1, spread, transforms=False).threshold
            lonely, columns = without_twin(matrix, level)
            missing = tuple(SMALL_KERNELS[column].name for column in columns)
            self._twins[spread] = Twins(matrix.T.astype("float32"), lonely, missing, level)
        return self._twins[spread]

    def search(self, request: Request, network: Network) -> None:
        """Search all samples soon, unless that has been done."""
        if self._everywhere is not None and self._everywhere[0] == _place(request, network):
            return
        known = self._searched
        if known is None or _place(*known) != _place(request, network) or not self.is_busy:
            self._searched = request, network
            self._pause.start()

    def leave_off(self) -> None:
        """Stop a search that nobody waits for any more."""
        self._pause.stop()
        if self._job is not None:
            self._job.abandon()
            self._job = self._searched = None

    def _weights(self, network: Network) -> WeightRanking:
        if self._prepared is None or self._prepared[0] is not network:
            self._prepared = network, WeightRanking(network.weights[f"{FIRST}.weight"])
            self._chances.clear()
            self._twins.clear()
        return self._prepared[1]

    def _chance(self, network: Network, depth: int, spread: Spread, *, transforms: bool) -> Chance:
        key = depth, spread, transforms
        self._weights(network)
        if key not in self._chances:
            weights = network.weights[f"{FIRST}.weight"]
            self._chances[key] = weight_chance(weights, depth=depth, spread=spread, transforms=transforms)
        return self._chances[key]

    def _search(self) -> None:
        if self._searched is None:
            return
        request, network = self._searched
        files: Sequence[Path] = paths.bundled_photos()
        self._job = self._context.jobs.start(
            Lane.TORCH,
            compare_everywhere(request, files, network, self.kept, self._context.networks.spare),
            title=self.tr("Comparing on {count} photos").format(count=len(files)),
            on_step=self._follow,
            on_result=partial(self._end, request, network),
            on_error=self._fail,
            on_stop=self._stop,
            replaces="compare-everywhere",
            lead_back=partial(self._context.show_lab, "compare"),
        )

    def _follow(self, step: Progress) -> None:
        """Show nothing of it before the end: a ranking that jumps tells less than one that stays."""
        self._fell_back(step.note)

    def _end(self, request: Request, network: Network, matches: tuple[Match, ...]) -> None:
        self._job = None
        self._everywhere = _place(request, network), matches
        self.found.emit()

    def _fail(self, error: Exception) -> None:
        self._job = self._searched = None
        self._context.messages.tell_error(error)

    def _stop(self) -> None:
        self._job = self._searched = None
        self.stopped.emit()


def _place(request: Request, network: Network) -> object:
    """Name what a search was about: everything but the photo."""
    return replace(request, source=0), network.name
