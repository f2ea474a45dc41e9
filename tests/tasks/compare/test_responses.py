"""Correlations of responses and feature maps are those of NumPy, on any pair of grids."""

from collections.abc import Sequence

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from scipy.stats import pearsonr

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.chain import Chain, Layer, Pooling
from cnngui.engine.errors import KernelError
from cnngui.engine.kernels.table import find, parse_or_find
from cnngui.engine.kernels.values import Filter
from cnngui.networks.architectures import VGG16
from cnngui.networks.network import Mode, Network
from cnngui.tasks.compare import (
    Cells,
    CompareError,
    Grid,
    MapTable,
    Match,
    Response,
    aligned,
    chain_of,
    hand_made,
    rank_responses,
    response_chance,
)
from cnngui.tasks.feature_maps import feature_maps
from cnngui.tasks.maps import Maps
from tests.networks.conftest import one_thread
from tests.networks.reference import chelsea

__all__ = ["one_thread"]


EDGE = find("vertical-edge").filter


def seen_by(network: Network, photo: Pixels, layer: str, *, before_relu: bool = False) -> Maps:
    """Return the maps of a layer."""
    steps = feature_maps(network, photo, [layer], before_relu=before_relu)
    return [step for step in steps if isinstance(step, Maps)][-1]


def made_up(planes: Array, layer: str = "conv1_1", dtype: torch.dtype = torch.float32) -> Maps:
    """Return maps of a layer with these numbers, (C, H, W)."""
    size = (planes.shape[1], planes.shape[2])
    tensor = torch.from_numpy(planes)[None].to(dtype)
    table = VGG16.layer(layer)
    return Maps(table, before_relu=False, photo=size, mode=Mode(), milliseconds=0, fraction=1, tensor=tensor)


def by_channel(matches: Sequence[Match]) -> list[float]:
    """Return the similarities in the order of the channels."""
    return [match.similarity for match in sorted(matches, key=lambda match: match.channel)]


def on_pixels(plane: Array, cells: Grid, size: tuple[int, int]) -> NDArray[np.float64]:
    """Write every number into all pixels of its cell; NaN where there is none."""
    pixels = np.full(size, np.nan)
    for row in range(cells.rows.count):
        for column in range(cells.columns.count):
            top, left = cells.rows.first + row * cells.rows.jump, cells.columns.first + column * cells.columns.jump
            pixels[max(top, 0) : top + cells.rows.jump, max(left, 0) : left + cells.columns.jump] = plane[row, column]
    return pixels


def expected(response: Response, maps: Maps, size: tuple[int, int]) -> list[float]:
    """Bring both to the pixels, average over the coarser cells that both cover, and let SciPy correlate."""
    height, width, _ = maps.shape
    own = Grid.of_layer(maps.layer.name, (height, width))
    rows = max(own.rows, response.grid.rows, key=lambda cells: cells.jump)
    columns = max(own.columns, response.grid.columns, key=lambda cells: cells.jump)
    planes = [on_pixels(response.plane, response.grid, size), *(on_pixels(each, own, size) for each in maps.array())]
    kept: list[NDArray[np.float64]] = []
    for row in range(rows.count):
        for column in range(columns.count):
            top, left = rows.first + row * rows.jump, columns.first + column * columns.jump
            parts = [each[max(top, 0) : top + rows.jump, max(left, 0) : left + columns.jump] for each in planes]
            if parts[0].shape == (rows.jump, columns.jump) and not np.isnan(parts).any():
                kept.append(np.array([part.mean() for part in parts]))
    mine, *theirs = np.array(kept).T
    return [pearsonr(mine, each).statistic if np.ptp(each) > 1e-6 else 0.0 for each in theirs]


CHAINS = {
    "same": chain_of(EDGE),
    "equal": chain_of(EDGE, "equal"),
    "three slices": chain_of(Filter((((1.0, 2.0),), ((0.0, -1.0),), ((0.5, 0.0),)))),
    "even": Chain((Layer((Filter((((1.0, 0.0), (0.0, -2.0)),)),)),)),
    "no padding": Chain((Layer((EDGE,), padding=0),)),
    "stride": Chain((Layer((EDGE,), stride=(2, 2)),)),
    "stride across": Chain((Layer((EDGE,), padding=0, stride=(1, 3)),)),
    "pooled": Chain((Layer((EDGE,), relu=True, pooling=Pooling("max")),)),
    "two layers": Chain((Layer((EDGE,), relu=True, pooling=Pooling("max")), Layer((find("box-3").filter,), padding=0))),
}


@pytest.mark.parametrize("layer", ["conv1_1", "pool1", "conv3_1"])
@pytest.mark.parametrize("chain", CHAINS)
def test_correlations_are_those_over_pixels(network: Network, layer: str, chain: str) -> None:
    """Whatever the strides and the padding on either side, by way of the photo's pixels."""
    photo = chelsea(29)
    maps = seen_by(network, photo, layer, before_relu=layer == "conv1_1")
    response = hand_made(CHAINS[chain], photo)
    plane, table = aligned(response, maps)
    assert plane.shape == table.grid.size
    found = by_channel(rank_responses(plane, table))
    np.testing.assert_allclose(found, expected(response, maps, photo.shape[:2]), atol=2e-5)


def test_the_photos_own_grid_is_not_resampled(network: Network) -> None:
    """At conv1_1, the plane is the response and the numbers are those of `corrcoef`; the order is by size."""
    photo = chelsea(120)
    maps = seen_by(network, photo, "conv1_1")
    response = hand_made(chain_of(EDGE), photo)
    plane, table = aligned(response, maps)
    np.testing.assert_array_equal(plane, response.plane)
    matches = rank_responses(plane, table)
    for match in matches:
        numbers = maps.map(match.channel)
        both = np.corrcoef(response.plane.ravel(), numbers.ravel())[0, 1] if numbers.any() else 0.0
        assert match.similarity == pytest.approx(both, abs=1e-5)
    sizes = [abs(match.similarity) for match in matches]
    assert sizes == sorted(sizes, reverse=True)


def test_a_learned_filter_finds_itself(network: Network) -> None:
    """As a kernel of three slices, a filter of conv1_1 has the response of its map, but at the photo's edge."""
    weights = network.weights["conv1_1.weight"]
    for channel in (5, 42):
        kernel = Filter(tuple(tuple(map(tuple, each.tolist())) for each in -weights[channel]))
        photo = chelsea(100)
        plane, table = aligned(
            hand_made(Chain((Layer((kernel,), padding=0),), "sum"), photo),
            seen_by(network, photo, "conv1_1", before_relu=True),
        )
        assert table.grid == Grid(Cells(1, 1, 98), Cells(1, 1, 148))
        best = rank_responses(plane, table)[0]
        assert best.channel == channel
        assert best.similarity == pytest.approx(-1.0, abs=1e-6)


def test_one_channel_of_one_layer() -> None:
    """Later layers are not run; of an earlier one any channel can be taken."""
    photo = chelsea(40)
    two = Layer((EDGE, find("horizontal-edge").filter))
    chain = Chain((two, Layer((find("box-3").filter,), padding=0)))
    second = hand_made(chain, photo, 0, 1)
    np.testing.assert_array_equal(second.plane, hand_made(Chain((two,)), photo, channel=1).plane)
    assert hand_made(chain, photo).plane.shape == (38, 58)


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16])
def test_half_precision(dtype: torch.dtype) -> None:
    """The numbers are taken as they are, and added up in float32."""
    chance = np.random.default_rng(0)
    maps = made_up(chance.normal(5, 1, (32, 90, 110)).astype(np.float32), dtype=dtype)
    response = chance.normal(size=(90, 110)).astype(np.float32)
    table = MapTable(maps, Grid.of_layer("conv1_1", (90, 110)))
    both = [np.corrcoef(response.ravel(), each.ravel())[0, 1] for each in maps.array()]
    np.testing.assert_allclose(by_channel(rank_responses(response, table)), both, atol=1e-5)


def test_constants_score_0() -> None:
    """Constant maps, dead ones, and all beside a constant response: 0, never NaN."""
    chance = np.random.default_rng(1)
    planes = chance.normal(size=(5, 30, 41)).astype(np.float32)
    planes[1], planes[3] = 0, 0.1
    table = MapTable(made_up(planes), Grid.of_layer("conv1_1", (30, 41)))
    found = by_channel(rank_responses(planes[2], table))
    assert (found[1], found[3]) == (0, 0)
    assert found[2] == pytest.approx(1, abs=1e-6)
    for constant in (0.0, 0.1, -3e37):
        assert by_channel(rank_responses(np.full((30, 41), constant, np.float32), table)) == [0] * 5
    single = MapTable(made_up(planes[:, :1, :1]), Grid.of_layer("conv1_1", (1, 1)))
    assert by_channel(rank_responses(planes[0, :1, :1], single)) == [0] * 5


def test_large_means_and_large_numbers() -> None:
    """A bright map and a bright response are compared by what varies; responses up to the end of float32 too."""
    chance = np.random.default_rng(2)
    planes = (1000 + chance.normal(size=(4, 64, 65))).astype(np.float32)
    response = (planes[2] - 1000) * np.float32(1e30) + np.float32(3e30)
    table = MapTable(made_up(planes), Grid.of_layer("conv1_1", (64, 65)))
    both = [np.corrcoef(response.astype(float).ravel(), each.astype(float).ravel())[0, 1] for each in planes]
    np.testing.assert_allclose(by_channel(rank_responses(response, table)), both, atol=1e-4)


def test_the_table_is_taken_again(network: Network) -> None:
    """While a kernel is dragged; not for other maps, and not for a chain with another grid."""
    photo = chelsea(40)
    maps, others = (seen_by(network, photo, "conv1_1", before_relu=signed) for signed in (False, True))
    response, smaller = hand_made(CHAINS["same"], photo), hand_made(CHAINS["no padding"], photo)
    _, table = aligned(response, maps)
    assert aligned(hand_made(chain_of(find("emboss").filter), photo), maps, table)[1] is table
    assert aligned(response, maps.told(1.0, 1.0), table)[1] is table
    assert aligned(response, others, table)[1] is not table
    assert aligned(smaller, maps, table)[1] is not table


def test_nothing_in_common() -> None:
    """A response of one cell larger than the photo, beside a map."""
    grid = Grid(Cells(-4, 9, 1), Cells(-4, 9, 1))
    maps = made_up(np.ones((2, 5, 5), np.float32))
    with pytest.raises(CompareError, match="no part of the photo in common"):
        aligned(Response(np.ones((1, 1), np.float32), grid), maps)


def test_infinite_responses_are_refused() -> None:
    """Numbers beyond float32 have no correlation."""
    huge = Filter((((1e30,) * 3,) * 3,))
    with pytest.raises(KernelError, match="grown beyond every number"):
        hand_made(Chain((Layer((huge,)), Layer((huge,)))), chelsea(30))


def test_chance_is_the_99th_percentile_of_shifts() -> None:
    """On maps that need no shrinking, against rolling and `corrcoef`."""
    chance = np.random.default_rng(3)
    planes = chance.normal(size=(6, 20, 31)).astype(np.float32)
    planes[4] = 0
    response = planes[1] + chance.normal(size=(20, 31)).astype(np.float32)
    table = MapTable(made_up(planes), Grid.of_layer("conv1_1", (20, 31)))
    level = response_chance(response, table, draws=50, seed=7).level
    best = []
    for offset in np.random.default_rng(7).integers(1, 620, 50):
        rolled = np.roll(response, (offset // 31, offset % 31), (0, 1)).ravel()
        best.append(max(abs(np.corrcoef(rolled, planes[each].ravel())[0, 1]) for each in (0, 1, 2, 3, 5)))
    assert level == pytest.approx(np.quantile(best, 0.99), abs=1e-6)
    assert rank_responses(response, table)[0].similarity > 2 * level


def test_chance_keeps_the_texture(network: Network) -> None:
    """A smooth response comes near the maps by luck more often than a fine one; nothing to shift gives 0."""
    photo = chelsea(150)
    maps = seen_by(network, photo, "conv2_1")
    levels = []
    for kernel in ("laplacian", "gaussian-7"):
        plane, table = aligned(hand_made(chain_of(parse_or_find(kernel)), photo), maps)
        assert max(table.small_size) == 96
        levels.append(response_chance(plane, table).level)
        assert response_chance(plane, table).level == levels[-1]
    assert 0 < levels[0] < levels[1] < 1
    dot = made_up(np.ones((3, 1, 1), np.float32))
    assert response_chance(np.ones((1, 1), np.float32), MapTable(dot, Grid.of_layer("conv1_1", (1, 1)))).level == 0


def test_a_kernel_of_zeros_has_no_response() -> None:
    """It is refused, as among weights."""
    with pytest.raises(CompareError, match="zero everywhere"):
        chain_of(Filter((((0.0,) * 3,) * 3,)))


def test_equal_shares_see_the_mean_of_the_colours() -> None:
    """Grey by luminance is the engine's; by equal shares it is the mean."""
    photo = chelsea(30)
    identity = find("identity").filter
    mean = hand_made(chain_of(identity, "equal"), photo).plane
    np.testing.assert_allclose(mean, photo.mean(axis=2), atol=1e-3)
    grey = hand_made(chain_of(identity), photo).plane
    np.testing.assert_allclose(grey, photo @ [0.299, 0.587, 0.114], atol=1e-3)
