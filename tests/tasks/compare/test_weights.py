"""A copy among random filters is found whatever was done to it, and similarities are those of NumPy."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnngui.engine.arrays import Doubles
from cnngui.engine.kernels.table import KERNELS, find, parse_or_find
from cnngui.engine.kernels.values import Filter, Kernel, flip, flip_vertical, negate, rotate, turn_half
from cnngui.tasks.compare import (
    SMALL_KERNELS,
    TRANSFORMS,
    CompareError,
    Match,
    Spread,
    WeightRanking,
    rank_weights,
    similarity_matrix,
    spread_out,
    without_twin,
)
from tests.networks.reference import Weights

LUMINANCE = (0.299, 0.587, 0.114)

BY_ENGINE: dict[str, Callable[[Kernel], Kernel]] = {
    "identity": lambda kernel: kernel,
    "rotate-90": rotate,
    "rotate-180": turn_half,
    "rotate-270": lambda kernel: rotate(turn_half(kernel)),
    "flip": flip,
    "flip-vertical": flip_vertical,
    "transpose": lambda kernel: flip(rotate(kernel)),
    "anti-transpose": lambda kernel: rotate(flip(kernel)),
}
"""The same, as the engine does it to kernels of tuples."""


def random_kernel(chance: np.random.Generator, depth: int = 1) -> Filter:
    """Return a kernel that no transform leaves as it is."""
    return Filter(tuple(tuple(tuple(row) for row in chance.normal(size=(3, 3)).tolist()) for _ in range(depth)))


def as_learned(kernel: Filter, spread: Spread) -> Doubles:
    """Return a filter as it lies in a network: channels, rows, columns."""
    weights = LUMINANCE if spread == "luminance" else (1 / 3,) * 3
    slices = kernel.slices if kernel.depth == 3 else kernel.slices * 3
    factors = (1.0,) * 3 if kernel.depth == 3 else weights
    return np.stack([factor * np.array(each) for factor, each in zip(factors, slices, strict=True)])


@settings(max_examples=150, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    scale=st.floats(1e-6, 1e6),
    sign=st.sampled_from([-1, 1]),
    shift=st.floats(-1, 1),
    transform=st.sampled_from(TRANSFORMS),
    depth=st.sampled_from([1, 3]),
    spread=st.sampled_from(["luminance", "equal"]),
)
def test_a_copy_is_found(
    seed: int, scale: float, sign: int, shift: float, transform: str, depth: int, spread: Spread
) -> None:
    """Scaled, negated, turned or flipped, and brighter all over: it is first, with its sign and its transform."""
    chance = np.random.default_rng(seed)
    kernel = random_kernel(chance, depth)
    learned = chance.normal(size=(64, 3, 3, 3))
    place = int(chance.integers(64))
    learned[place] = sign * scale * (as_learned(kernel.changed(BY_ENGINE[transform]), spread) + shift)
    best = rank_weights(kernel, learned, spread=spread, transforms=True)[0]
    assert (best.channel, best.transform) == (place, transform)
    assert sign * best.similarity >= 0.999
    if transform == "identity":
        plain = rank_weights(kernel, learned, spread=spread)[0]
        assert plain.channel == place
        assert plain.similarity == pytest.approx(best.similarity)


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    depth=st.sampled_from([1, 3]),
    spread=st.sampled_from(["luminance", "equal"]),
    centred=st.booleans(),
)
def test_similarities_are_those_of_numpy(seed: int, depth: int, spread: Spread, centred: bool) -> None:
    """Without its mean, the cosine is Pearson's correlation; the order is by size, then by channel."""
    chance = np.random.default_rng(seed)
    kernel, learned = random_kernel(chance, depth), chance.normal(size=(20, 3, 3, 3)).astype(np.float32)
    learned[7] = learned[3]
    mine = as_learned(kernel, spread).ravel()
    found = rank_weights(kernel, learned, spread=spread, centred=centred)
    for match in found:
        theirs = learned[match.channel].ravel().astype(np.float64)
        cosine = mine @ theirs / np.linalg.norm(mine) / np.linalg.norm(theirs)
        expected = np.corrcoef(mine, theirs)[0, 1] if centred else cosine
        assert match.similarity == pytest.approx(expected, abs=1e-9)
        assert match.transform == "identity"
    sizes = [abs(match.similarity) for match in found]
    assert sizes == sorted(sizes, reverse=True)
    channels = [match.channel for match in found]
    assert channels.index(7) == channels.index(3) + 1
    assert sorted(channels) == list(range(20))


@pytest.mark.parametrize("name", ["laplacian", "box-3", "sobel-x", "line-vertical"])
def test_of_equal_transforms_the_earliest(name: str, weights: Weights) -> None:
    """A kernel that a rotation leaves as it is, or only negates, is not said to be rotated."""
    kernel = find(name).filter
    distinct: dict[tuple[Kernel, ...], str] = {}
    for transform, change in BY_ENGINE.items():
        for same in (kernel.changed(change), kernel.changed(change).changed(negate)):
            distinct.setdefault(same.slices, transform)
    allowed = set(distinct.values())
    found = rank_weights(kernel, weights["conv1_1.weight"], transforms=True)
    assert {match.transform for match in found} <= allowed


def test_a_small_kernel_is_padded_about_its_centre() -> None:
    """Roberts' 2×2 kernel has its first number in the middle; 1×3 lies in the middle row."""
    grey = spread_out(find("roberts-up").filter, 1)[..., 0]
    assert grey[1:, 1:].tolist() == [list(row) for row in find("roberts-up").filter.slices[0]]
    assert np.count_nonzero(grey) == 2
    assert spread_out(parse_or_find("1,2,3"), 1)[..., 0].tolist() == [[0, 0, 0], [1, 2, 3], [0, 0, 0]]


def test_three_slices_are_taken_as_they_are() -> None:
    """Red is first, and no weights are laid upon it."""
    kernel = Filter((((1.0,),), ((2.0,),), ((3.0,),)))
    assert spread_out(kernel)[1, 1].tolist() == [1, 2, 3]
    assert spread_out(kernel, spread="equal")[1, 1].tolist() == [1, 2, 3]


@pytest.mark.parametrize(
    ("kernel", "sentence"),
    [
        (find("gaussian-5").filter, "The kernel is 5×5 but the learned filters are 3×3"),
        (Filter((((1.0,),), ((2.0,),))), "The kernel has 2 slices: give one, or one for each of the 3 channels"),
        (Filter((((0.0, 0.0), (0.0, 0.0)),)), "The kernel is zero everywhere"),
    ],
)
def test_what_cannot_be_compared(kernel: Filter, sentence: str) -> None:
    """It is refused in one sentence."""
    with pytest.raises(CompareError, match=sentence):
        rank_weights(kernel, np.ones((4, 3, 3, 3)))


def test_a_constant_kernel_has_nothing_to_compare() -> None:
    """Spread equally, all 27 numbers of a box are equal; by luminance they are not."""
    box, learned = find("box-3").filter, np.random.default_rng(0).normal(size=(64, 3, 3, 3))
    with pytest.raises(CompareError, match="All numbers of the kernel are equal"):
        rank_weights(box, learned, spread="equal")
    assert abs(rank_weights(box, learned)[0].similarity) > 0
    assert abs(rank_weights(box, learned, spread="equal", centred=False)[0].similarity) > 0


@pytest.mark.parametrize("transforms", [False, True])
def test_a_constant_filter_scores_0(transforms: bool) -> None:
    """Never NaN; not even where its numbers are huge or tiny."""
    learned = np.random.default_rng(0).normal(size=(6, 3, 3, 3))
    learned[1], learned[3], learned[4] = 0.1, 0.0, 1e30
    found = {match.channel: match for match in rank_weights(find("emboss").filter, learned, transforms=transforms)}
    assert [found[channel] for channel in (1, 3, 4)] == [Match(1, 0.0), Match(3, 0.0), Match(4, 0.0)]


@pytest.mark.parametrize("scale", [1e-300, 1e-30, 4e29])
def test_sizes_do_not_matter(scale: float, weights: Weights) -> None:
    """A kernel of tiny or of huge numbers is ranked as one of ordinary numbers."""
    kernel, learned = find("emboss").filter, weights["conv1_1.weight"]
    same = kernel.changed(lambda each: tuple(tuple(scale * number for number in row) for row in each))
    expected = rank_weights(kernel, learned)
    for match, other in zip(rank_weights(same, learned), expected, strict=True):
        assert match.channel == other.channel
        assert match.similarity == pytest.approx(other.similarity, abs=1e-9)


def test_the_matrix_is_the_rankings_side_by_side(weights: Weights) -> None:
    """Every kernel that fits, and 0 for the box that is constant."""
    learned = weights["conv1_1.weight"]
    assert tuple(row for row in KERNELS if max(row.filter.shape) <= 3) == SMALL_KERNELS
    matrix = similarity_matrix(learned, spread="equal")
    ranking = WeightRanking(learned)
    for column, row in enumerate(SMALL_KERNELS):
        if row.name == "box-3":
            assert not matrix[:, column].any()
            continue
        for match in ranking.rank(row.filter, spread="equal"):
            assert matrix[match.channel, column] == pytest.approx(match.similarity, abs=1e-12)


def test_without_twin() -> None:
    """Whoever has no similarity above the level, of either sign; at the level is not above."""
    matrix = np.array([[0.1, -0.9, 0.2], [0.3, 0.5, 0.0], [-0.2, 0.6, 0.4]])
    assert without_twin(matrix, 0.5) == ((1,), (0, 2))
    assert without_twin(matrix, 0.95) == ((0, 1, 2), (0, 1, 2))
    assert without_twin(matrix, -1.0) == ((), ())
