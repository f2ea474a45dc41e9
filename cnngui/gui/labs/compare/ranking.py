"""Which learned filter is most like mine: in numbers at once, on this photo from its comparison, over all samples."""

from collections.abc import Container, Generator
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from cnngui import paths
from cnngui.engine.arrays import Array
from cnngui.gui.lab.latest import Asker, LatestJob
from cnngui.gui.labs.compare.state import CompareState, Space, first_of
from cnngui.gui.labs.compare.work import Depth, Request, Result, compare_everywhere
from cnngui.gui.look.i18n import number
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
from cnngui.tasks.surgery import Cut, operated

PAUSE_MS = 300
"""A search through all samples begins once the user has stopped editing for so long."""


def weights_of(network: Network) -> Array:
    """Return the filters of the first layer, (64, 3, 3, 3)."""
    return network.weights[f"{first_of(network.architecture)}.weight"]


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
    mine : object
        My filter that they were compared with, as `Request.mine`.
    """

    layer: str
    space: Space
    matches: tuple[Match, ...]
    chance: Chance
    mine: object

    def of(self, channel: int) -> Match:
        """Return the match of one channel."""
        return next(match for match in self.matches if match.channel == channel)


def may_stay(ranking: Ranking | None, state: CompareState, failed: Container[Request]) -> bool:
    """Tell whether a ranking may be seen: it is about my filter as it is, or the next comes within a blink."""
    request = Request.of(state)
    if ranking is None or ranking.mine == request.mine:
        return ranking is not None
    return state.space == "photo" == ranking.space and request not in failed


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


@dataclass(frozen=True)
class Search:
    """What all samples are searched for.

    Parameters
    ----------
    request : Request
        Of no photo in particular.
    cuts : tuple of Cut
        What has been done to the network.
    network : str
        Its name by then.
    """

    request: Request
    cuts: tuple[Cut, ...]
    network: str

    @classmethod
    def of(cls, state: CompareState, result: Result) -> "Search":
        """Return what is searched for to go with a comparison."""
        return cls(replace(result.request, source=0), state.cuts, result.network.name)


class Ranker(QObject):
    """Ranks in the way that is set; remembers what it takes to do so within a frame."""

    def __init__(self, lab: Asker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        self._hub = lab.context.networks
        self._last: tuple[object, Ranking] | None = None
        self._prepared: tuple[Network, WeightRanking] | None = None
        self._chances: dict[tuple[int, Spread, bool], Chance] = {}
        self._twins: dict[Spread, Twins] = {}
        self._everywhere: tuple[Search, tuple[Match, ...]] | None = None
        title = self.tr("Comparing on {count} photos").format(count=number(len(paths.bundled_photos())))
        self._searching = LatestJob(lab, "samples", title, self._search, self._end, pause_ms=PAUSE_MS)

    def rank(self, state: CompareState, network: Network, result: Result | None) -> Ranking | None:
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

    def _by_numbers(self, state: CompareState, network: Network) -> Ranking:
        matches = self._weights(network).rank(state.mine, spread=state.spread, transforms=state.transforms)
        chance = self._chance(network, state.mine.depth, state.spread, transforms=state.transforms)
        return Ranking(state.layer, state.space, matches, chance, Request.of(state).mine)

    def _by_maps(self, state: CompareState, result: Result | None) -> Ranking | None:
        if result is None or result.chance is None or result.depth < Depth.RANKING:
            return None
        if state.space == "photo":
            return Ranking(state.layer, state.space, result.ranking, result.chance, result.request.mine)
        known = self._everywhere
        if known is None or known[0] != Search.of(state, result):
            return None
        return Ranking(state.layer, state.space, known[1], result.chance, result.request.mine)

    def weight_matches(self, state: CompareState, network: Network) -> dict[int, float]:
        """Return how alike the numbers of every filter of the first layer are; none where mine has none to compare."""
        mine = state.mine
        if state.edited.layer or max(mine.shape) > 3 or not any(any(row) for part in mine.slices for row in part):
            return {}
        numbers = similarity_matrix(weights_of(network), [replace(SMALL_KERNELS[0], filter=mine)], state.spread)
        return {channel: float(value) for channel, value in enumerate(numbers[:, 0])}

    def twins(self, network: Network, spread: Spread) -> Twins:
        """Compare every learned filter with every named kernel; found out once."""
        level = self._chance(network, 1, spread, transforms=False).threshold
        if spread not in self._twins:
            matrix = similarity_matrix(weights_of(network), spread=spread)
            lonely, columns = without_twin(matrix, level)
            missing = tuple(SMALL_KERNELS[column].name for column in columns)
            self._twins[spread] = Twins(matrix.T.astype("float32"), lonely, missing, level)
        return self._twins[spread]

    def _weights(self, network: Network) -> WeightRanking:
        if self._prepared is None or self._prepared[0] is not network:
            self._prepared = network, WeightRanking(weights_of(network))
            self._chances.clear()
            self._twins.clear()
        return self._prepared[1]

    def _chance(self, network: Network, depth: int, spread: Spread, *, transforms: bool) -> Chance:
        key = depth, spread, transforms
        self._weights(network)
        if key not in self._chances:
            weights = weights_of(network)
            self._chances[key] = weight_chance(weights, depth=depth, spread=spread, transforms=transforms)
        return self._chances[key]

    # All samples

    def search(self, state: CompareState, result: Result) -> None:
        """Search all samples soon, unless that has been done; the ranking of before stays until the end."""
        wanted = Search.of(state, result)
        if self._everywhere is None or self._everywhere[0] != wanted:
            self._searching.ask(wanted)

    def leave_off(self) -> None:
        """Stop a search that nobody waits for any more."""
        self._searching.leave_off()

    def _search(self, wanted: Search, network: Network) -> Generator[object, None, tuple[Match, ...]]:
        changed = operated(network, wanted.cuts)
        return compare_everywhere(wanted.request, paths.bundled_photos(), changed, self._hub.cache, self._hub.spare)

    def _end(self, wanted: Search, matches: tuple[Match, ...]) -> None:
        self._everywhere = wanted, matches
        self._lab.follow_soon()
