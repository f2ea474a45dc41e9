"""The ranker: in numbers, on the photo, over all samples; what it remembers, and what it forgets."""

import numpy as np
import pytest
from numpy.typing import NDArray

from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter
from cnngui.gui.labs.compare.ranking import Ranker
from cnngui.gui.labs.compare.state import CompareState
from cnngui.gui.labs.compare.work import Depth
from cnngui.networks.network import Network
from cnngui.paths import bundled_photos
from cnngui.tasks.compare import SMALL_KERNELS, CompareError
from cnngui.tasks.surgery import Zeroed, operated
from tests.gui.labs.compare.conftest import VERTICAL, Bench, a_request, a_state, chain_of, computed

Numbers = NDArray[np.floating]

GREY = np.array((0.299, 0.587, 0.114))


@pytest.fixture
def ranker(bench: Bench) -> Ranker:
    """Return one of its own."""
    return Ranker(bench.lab, bench.window)


def of_kernel(kernel: Filter = VERTICAL, **fields: object) -> CompareState:
    """Set a kernel."""
    return a_state(chain_of(*kernel.slices[0]), **fields)


def cosine(one: Numbers, other: Numbers) -> float:
    """Return the cosine of all numbers, their means taken off."""
    one, other = (part.astype(np.float64).ravel() - part.mean() for part in (one, other))
    return float(one @ other / np.sqrt((one @ one) * (other @ other)))


def test_in_numbers(ranker: Ranker, network: Network) -> None:
    """All 64 cosines, by NumPy; the vertical edge is most like filter 49."""
    ranking = ranker.rank(of_kernel(), network, None)
    assert ranking is not None
    mine = np.array(VERTICAL.slices[0])[None] * GREY[:, None, None]
    weights = network.weights["conv1_1.weight"]
    for match in ranking.matches:
        assert match.similarity == pytest.approx(cosine(mine, weights[match.channel]), abs=1e-6)
    assert sorted(match.channel for match in ranking.matches) == list(range(64))
    assert ranking.matches[0].channel == 48
    assert ranking.of(51).channel == 51
    assert (ranking.layer, ranking.space) == ("conv1_1", "weights")


def test_spread_and_transforms_count(ranker: Ranker, network: Network) -> None:
    """Spread equally, the vertical edge is most like filter 52 (0.89); turned, the diagonal finds itself."""
    ranking = ranker.rank(of_kernel(spread="equal"), network, None)
    assert ranking is not None
    assert ranking.matches[0].channel == 51
    assert ranking.matches[0].similarity == pytest.approx(0.89, abs=0.005)
    turned = ranker.rank(of_kernel(find("horizontal-edge").filter, spread="equal", transforms=True), network, None)
    assert turned is not None
    assert turned.matches[0].channel == 51
    assert turned.matches[0].transform != "identity"


def test_the_same_question_has_the_same_answer(ranker: Ranker, network: Network) -> None:
    """The very same, so that nothing is drawn again; another kernel, or another network, has another."""
    first = ranker.rank(of_kernel(), network, None)
    assert ranker.rank(of_kernel(channel=7), network, None) is first
    assert ranker.rank(of_kernel(find("emboss").filter), network, None) is not first
    changed = ranker.rank(of_kernel(), operated(network, [Zeroed("conv1_1", 48)]), None)
    assert changed is not None
    assert changed.of(48).similarity == 0


@pytest.mark.parametrize("kernel", [Filter((((0.0,) * 3,) * 3,)), Filter((((1.0,) * 5,) * 5,))])
def test_what_has_no_numbers_to_compare(ranker: Ranker, network: Network, kernel: Filter) -> None:
    """Zeros, and what is larger than 3×3, are refused; afterwards all is as before."""
    with pytest.raises(CompareError):
        ranker.rank(of_kernel(kernel), network, None)
    assert ranker.weight_matches(of_kernel(kernel), network) == {}
    assert ranker.rank(of_kernel(), network, None) is not None


def test_on_the_photo(ranker: Ranker, network: Network) -> None:
    """What the comparison says; nothing before it is there, or before its chance is known."""
    state = of_kernel(space="photo")
    assert ranker.rank(state, network, None) is None
    hurried = computed(network, a_request(), depth=Depth.RANKING)
    assert ranker.rank(state, network, hurried) is None
    result = computed(network, a_request())
    ranking = ranker.rank(state, network, result)
    assert ranking is not None
    assert (ranking.matches, ranking.chance, ranking.space) == (result.ranking, result.chance, "photo")


def test_all_samples(bench: Bench, ranker: Ranker, network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    """Searched once, a while after the last wish; found for every photo that is open, and for this kernel only."""
    real = bundled_photos()
    monkeypatch.setattr("cnngui.paths.bundled_photos", lambda: real[:2])
    state = of_kernel(space="photos")
    result = computed(network, a_request(state.edited.chain))
    assert ranker.rank(state, network, result) is None
    for _ in range(5):
        ranker.search(state, result)
        assert ranker._searching.is_busy
    bench.qtbot.waitUntil(lambda: not ranker._searching.is_busy, timeout=20_000)
    ranking = ranker.rank(state, network, result)
    assert ranking is not None
    assert ranking.matches != result.ranking
    ranker.search(state, result)
    assert not ranker._searching.is_busy
    other = of_kernel(find("emboss").filter, space="photos")
    assert ranker.rank(other, network, computed(network, a_request(other.edited.chain))) is None


def test_leaving_off(bench: Bench, ranker: Ranker, network: Network) -> None:
    """Nobody is told, and it can be searched again."""
    state = of_kernel(space="photos")
    result = computed(network, a_request(state.edited.chain))
    ranker.search(state, result)
    bench.qtbot.waitUntil(lambda: bool(bench.context.jobs.jobs()), timeout=5000)
    ranker.leave_off()
    assert not ranker._searching.is_busy
    bench.idle()
    assert bench.messages.said == []
    ranker.search(state, result)
    bench.qtbot.waitUntil(lambda: bool(bench.context.jobs.jobs()), timeout=5000)
    bench.context.jobs.jobs()[0].cancel()
    bench.idle()
    assert bench.messages.said == ["Stopped. What is on screen is from before."]
    assert not ranker._searching.is_busy


def test_twins(ranker: Ranker, network: Network) -> None:
    """The full matrix by NumPy; who has no twin is who is below the level everywhere."""
    twins = ranker.twins(network, "equal")
    assert twins.matrix.shape == (len(SMALL_KERNELS), 64)
    assert ranker.twins(network, "equal") is twins
    assert ranker.twins(operated(network, [Zeroed("conv1_1", 48)]), "equal") is not twins
    weights = network.weights["conv1_1.weight"]
    for row in (0, 5, len(SMALL_KERNELS) - 1):
        kernel = np.array(SMALL_KERNELS[row].filter.slices[0])
        mine = np.repeat(kernel[None], 3, axis=0) / 3
        for column in (0, 17, 63):
            expected = cosine(mine, weights[column]) if np.ptp(mine) else 0.0
            assert twins.matrix[row, column] == pytest.approx(expected, abs=1e-5)
    size = np.abs(twins.matrix)
    assert twins.lonely == tuple(int(each) for each in np.flatnonzero(size.max(0) <= twins.level))
    names = [SMALL_KERNELS[int(each)].name for each in np.flatnonzero(size.max(1) <= twins.level)]
    assert list(twins.missing) == names
