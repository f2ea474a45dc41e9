"""Counting points, fitting a line and marking points, against NumPy's own histogram, polynomial and correlation."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnngui.engine.arrays import Array
from cnngui.engine.point_density import Brush, density, gathered, selected


def related(count: int, seed: int = 0) -> tuple[Array, Array]:
    """Make points around a falling line."""
    rng = np.random.default_rng(seed)
    x = rng.normal(3, 40, count)
    return x.astype(np.float32), (-0.02 * x + rng.normal(0, 0.6, count)).astype(np.float32)


def test_counts_are_those_of_numpy() -> None:
    """Rows are y from low to high, columns x; no point is lost."""
    x, y = related(20_000)
    found = density(x, y, 50)
    expected, x_edges, y_edges = np.histogram2d(x.astype(np.float64), y.astype(np.float64), 50)
    np.testing.assert_array_equal(found.counts, expected.T)
    assert (found.x_low, found.x_high, found.y_low, found.y_high) == (x_edges[0], x_edges[-1], y_edges[0], y_edges[-1])
    assert found.count == 20_000


def test_the_line_is_that_of_least_squares() -> None:
    """And the correlation Pearson's."""
    x, y = related(5_000)
    found = density(x, y)
    slope, intercept = np.polyfit(x.astype(np.float64), y.astype(np.float64), 1)
    assert found.slope == pytest.approx(slope)
    assert found.intercept == pytest.approx(intercept)
    assert found.correlation == pytest.approx(np.corrcoef(x, y)[0, 1])


def test_points_of_one_number_have_axes_and_no_line() -> None:
    """A dead map, and a photo without anything to respond to."""
    same, other = np.full(7, 2.0, np.float32), np.arange(7, dtype=np.float32)
    upright, flat, single = density(same, other), density(other, same), density(same, same)
    assert (upright.slope, upright.correlation, upright.x_low, upright.x_high) == (None, 0.0, 1.0, 3.0)
    assert (flat.slope, flat.intercept, flat.correlation) == (0.0, 2.0, 0.0)
    assert (single.count, single.slope) == (7, None)


def test_what_is_no_number_is_passed_over() -> None:
    """In either of the two; nothing at all is no error."""
    x = np.array([0, np.nan, 1, np.inf, 2], np.float32)
    y = np.array([0, 1, np.nan, 1, 2], np.float32)
    found = density(x, y, 4)
    assert (found.count, found.x_high, found.y_high) == (2, 2.0, 2.0)
    assert density(x[:0], y[:0]).count == 0


def test_the_largest_numbers_do_not_overflow() -> None:
    """The ends of float32."""
    most = float(np.finfo(np.float32).max)
    found = density(np.array([-most, 0, most], np.float32), np.array([most, 0, -most], np.float32), 3)
    np.testing.assert_array_equal(found.counts, np.eye(3)[::-1])
    assert found.correlation == pytest.approx(-1)


def test_another_length_is_refused() -> None:
    """As are maps that were not flattened."""
    with pytest.raises(ValueError, match=r"\(3,\).*\(2,\)"):
        density(np.zeros(3, np.float32), np.zeros(2, np.float32))
    with pytest.raises(ValueError, match="as long as each other"):
        density(np.zeros((2, 2), np.float32), np.zeros((2, 2), np.float32))


def test_counts_cannot_be_changed() -> None:
    """A density is kept and compared by identity."""
    with pytest.raises(ValueError, match="read-only"):
        density(*related(10)).counts[0, 0] = 1


@given(st.lists(st.tuples(st.floats(-9, 9, width=32), st.floats(-9, 9, width=32)), min_size=1, max_size=30))
def test_a_brush_over_everything_marks_everything(points: list[tuple[float, float]]) -> None:
    """Its borders belong to it, also where they are numbers of float32."""
    x, y = np.array(points, np.float32).T
    found = density(x, y, 8)
    assert selected(x, y, Brush(found.x_low, found.x_high, found.y_low, found.y_high)).all()
    assert found.count == len(points)


def test_a_brush_marks_what_lies_within() -> None:
    """Not what is next to it by less than float32 can tell, not NaN, and nothing without a brush."""
    x, y = np.array([0.1, 0.5, np.nan, 0.9], np.float32), np.array([1, 1, 1, 5], np.float32)
    just_above = float(x[0]) * (1 + 1e-12)
    assert selected(x, y, Brush(just_above, 1.0, 0.0, 2.0)).tolist() == [False, True, False, False]
    assert selected(x, y, Brush(float(x[0]), 1.0, 0.0, 5.0)).tolist() == [True, True, False, True]
    assert not selected(x, y, None).any()


@pytest.mark.parametrize(("room", "side"), [(200, 96), (96, 96), (95, 48), (20, 12), (1, 3), (0, 3)])
def test_cells_are_gathered_until_they_fit(room: int, side: int) -> None:
    """As long as they can be halved; no point is lost."""
    counts = density(*related(1_000)).counts
    small = gathered(counts, room)
    assert small.shape == (side, side)
    assert small.sum() == 1_000
