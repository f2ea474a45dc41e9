"""Where the colour scale ends: rare numbers do not wash out the others, and nothing is hidden where it need not be."""

import numpy as np
import pytest

from cnngui.engine.colours import Scale, magnitude, signed
from cnngui.engine.errors import KernelError
from cnngui.engine.scale_limits import MAPS_SAMPLE, map_scale, own_scale, typical_limit, whole_limit


def test_rare_numbers_do_not_wash_out_the_others() -> None:
    """Two lines of huge numbers lie beyond the scale; in a small grid nothing does."""
    wide = np.tile(np.linspace(-10, 10, 200, dtype=np.float32), (200, 1))
    wide[0] = 1000
    limit, is_clipped = typical_limit([wide])
    assert 9 < limit <= 10
    assert is_clipped
    assert typical_limit([wide[:20]]) == (1000, False)
    assert whole_limit([wide]) == 1000


def test_the_scale_reaches_to_the_largest_where_it_is_not_rare() -> None:
    """Without rare numbers the scale ends at the largest exactly."""
    even = np.tile(np.linspace(-10, 8, 200, dtype=np.float32), (200, 1))
    assert typical_limit([even, even * np.float32(0.5)]) == (10, False)


def test_a_response_of_almost_only_zeros() -> None:
    """Where what is typical is 0 the scale reaches to the largest number, which no sample may miss."""
    dots = np.zeros((200, 200), np.float32)
    dots[5, 5] = -3
    assert typical_limit([dots]) == (3, False)
    assert typical_limit([np.zeros((200, 200), np.float32)]) == (1, False)


@pytest.mark.parametrize("shape", [(65, 65), (3000, 40), (40, 3000), (1, 9000)])
def test_any_shape(shape: tuple[int, int]) -> None:
    """About 2 % of the numbers lie beyond, whatever the shape."""
    noise = np.random.default_rng(0).normal(0, 1, shape).astype(np.float32)
    limit, is_clipped = typical_limit([noise])
    assert is_clipped
    assert np.mean(np.abs(noise) > limit) == pytest.approx(0.02, abs=0.012)


@pytest.mark.parametrize("infinite", [np.inf, -np.inf])
def test_infinite_numbers_are_refused_in_words(infinite: float) -> None:
    """One sentence and, since warnings are errors here, none of NumPy's."""
    grown = np.full((200, 200), infinite, np.float32)
    grown[:100] = 1
    for planes in ([grown], [np.ones_like(grown), grown]):
        with pytest.raises(KernelError, match="grown beyond every number"):
            typical_limit(planes)


def test_what_is_no_number_is_passed_over() -> None:
    """As for the largest number; the scale ends at the largest then."""
    odd = np.tile(np.linspace(-10, 8, 200, dtype=np.float32), (200, 1))
    odd[0, 0] = np.nan
    assert typical_limit([odd]) == (10, False)


def test_maps_end_where_most_numbers_do() -> None:
    """Of one large map among many a few numbers lie beyond; sign and scale go together."""
    maps = np.abs(np.random.default_rng(0).normal(0, 1, (64, 50, 70))).astype(np.float32)
    scale, is_clipped = map_scale(maps, is_signed=False)
    assert is_clipped
    assert scale == magnitude(scale.high)
    assert scale.high == pytest.approx(np.quantile(maps, 0.995), rel=0.02)
    signs = np.where(np.indices(maps.shape).sum(0) % 2, np.float32(-1), np.float32(1))
    assert map_scale(maps * signs, is_signed=True) == (signed(scale.high), True)


@pytest.mark.parametrize("shape", [(7, 10), (512, 1, 1), (64, 33, 41)])
def test_maps_end_at_the_largest_when_it_is_near_or_alone(shape: tuple[int, ...]) -> None:
    """Nothing lies beyond where all numbers are of one size; nor where all others are 0, which no sample may miss."""
    maps = np.full(shape, -2, np.float32)
    maps.flat[-1] = 2.25
    assert map_scale(maps, is_signed=True) == (signed(2.25), False)
    lonely = np.zeros((64, 224, 224), np.float32)
    assert map_scale(lonely, is_signed=False) == (magnitude(1.0), False)
    lonely.flat[-2] = 8
    assert map_scale(lonely, is_signed=False) == (magnitude(8.0), False)


@pytest.mark.parametrize("width", [40, 42, 63, 64])
def test_every_column_is_looked_at(width: int) -> None:
    """A column counts for what it is, whichever width the steps of the sample would go into."""
    maps = np.full((512, 42, width), 1, np.float32)
    assert maps.size > 4 * MAPS_SAMPLE
    maps[..., 1] = 100  # more than 1 in 200
    assert map_scale(maps, is_signed=False) == (magnitude(100.0), False)
    maps[12:, :, 1] = 1  # now far fewer
    assert map_scale(maps, is_signed=False) == (magnitude(1.0), True)


def test_infinite_maps_are_refused_in_words() -> None:
    """One sentence, as for a response."""
    maps = np.zeros((3, 4, 5), np.float32)
    maps[2, 3, 4] = np.inf
    with pytest.raises(KernelError, match="grown beyond every number"):
        map_scale(maps, is_signed=False)


def test_no_scale_of_one_map_is_empty() -> None:
    """Where all numbers are 0 it ends at 1."""
    assert own_scale(0.0, is_signed=True) == Scale("signed", -1.0, 1.0)
