"""Translation: the response moves with the input, pooling absorbs."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cnngui.engine.chain import Chain, Layer, run
from cnngui.engine.kernels.table import find
from cnngui.engine.lessons.examples import example
from cnngui.engine.lessons.shifts import compare_shift, shifted
from tests.engine.lessons.chains import a_chain, a_grid


@given(st.integers(0, 2**32 - 1), st.integers(-12, 12), st.integers(-12, 12))
def test_shifted(seed: int, rows: int, columns: int) -> None:
    """Pixel by pixel, with zeros or what went out on the other side."""
    planes = a_grid(np.random.default_rng(seed), 2)
    height, width = planes[0].shape
    for plane, zero, wrap in zip(
        planes, shifted(planes, rows, columns), shifted(planes, rows, columns, "wrap"), strict=True
    ):
        for r, c in np.ndindex(plane.shape):
            source = r - rows, c - columns
            inside = 0 <= source[0] < height and 0 <= source[1] < width
            assert zero[r, c] == (plane[source] if inside else 0)
            assert wrap[r, c] == plane[source[0] % height, source[1] % width]
        assert zero.dtype == wrap.dtype == np.float32


@given(st.integers(0, 2**32 - 1), st.integers(-3, 3), st.integers(-3, 3))
def test_every_response_moves_with_its_input(seed: int, rows: int, columns: int) -> None:
    """Whatever the layers: inside it is the shifted response, and the counts are those of a plain comparison."""
    rng = np.random.default_rng(seed)
    planes = a_grid(rng, int(rng.integers(1, 4)), 8, 14)
    chain = a_chain(rng, planes)
    assume(chain is not None)
    assert chain is not None
    absorbed = compare_shift(chain, planes, rows, columns)
    assert absorbed.equivariant is (absorbed.moved is not None)
    before, after = (np.stack(run(chain, each)[-1], axis=-1) for each in (planes, shifted(planes, rows, columns)))
    assert np.array_equal(
        absorbed.pooled, ~np.isclose(before, after, rtol=0, atol=1e-5 * max(np.abs(before).max(), np.abs(after).max()))
    )
    if rows == columns == 0:
        assert absorbed.convolved_changed == absorbed.pooled_changed == 0


def test_a_response_that_depends_on_the_place_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Equivariance is measured, not taken for granted: an engine that adds the column number fails."""

    def crooked(chain: Chain, planes: tuple[np.ndarray, ...]) -> tuple[tuple[np.ndarray, ...], ...]:
        return tuple(tuple(p + np.arange(p.shape[1], dtype=np.float32) for p in out) for out in run(chain, planes))

    course = example("convolution")
    assert compare_shift(course.chain, course.planes, 0, 1).equivariant
    monkeypatch.setattr("cnngui.engine.lessons.shifts.run", crooked)
    assert not compare_shift(course.chain, course.planes, 0, 1).equivariant


def test_the_edge_of_the_grid_is_not_compared() -> None:
    """Of the 4×4 numbers, one column has lost its window: 4×3 remain."""
    course = example("convolution")
    absorbed = compare_shift(course.chain, course.planes, 0, 1)
    assert (absorbed.moved, absorbed.inside, absorbed.equivariant) == ((0, 1), 12, True)


def test_padding_is_not_compared() -> None:
    """With a ring of zeros around, the same inner numbers count: windows that touch padding do not."""
    course = example("padding")
    assert compare_shift(course.chain, course.planes, 0, 1).inside == 12


def test_a_stride_breaks_it() -> None:
    """One pixel is half a step of stride 2; two pixels are a whole one."""
    course = example("stride")
    one, two = (compare_shift(course.chain, course.planes, 0, columns) for columns in (1, 2))
    assert (one.moved, one.inside, one.equivariant) == (None, 0, False)
    assert (two.moved, two.inside, two.equivariant) == ((0, 1), 6, True)


def test_max_pooling_absorbs_a_pixel() -> None:
    """An edge's response moves; the largest of two columns does not change."""
    grid = np.zeros((6, 8), np.float32)
    grid[:, 2] = 9
    absorbed = compare_shift(example("max-pooling").chain, (grid,), 0, 1)
    assert (absorbed.convolved_changed, absorbed.convolved.size) == (12, 48)
    assert (absorbed.pooled_changed, absorbed.pooled.size) == (0, 12)
    back = compare_shift(example("max-pooling").chain, (grid,), 0, -1)
    assert back.pooled_changed == 6


def test_without_pooling_both_are_the_same() -> None:
    """There is nothing to absorb."""
    course = example("convolution")
    absorbed = compare_shift(course.chain, course.planes, 1, 0)
    assert np.array_equal(absorbed.convolved, absorbed.pooled)


def test_float_noise_is_no_change() -> None:
    """A grid of equal numbers, moved around its edges, is the same grid."""
    planes = (np.full((9, 11), 0.1, np.float32),)
    chain = Chain((Layer((find("gaussian-5").filter,), border="wrap"),))
    assert compare_shift(chain, planes, 1, 2, "wrap").convolved_changed == 0
