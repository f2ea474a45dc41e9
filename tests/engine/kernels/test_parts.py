"""The parts that the named kernels are built from, against NumPy and SciPy."""

import numpy as np
import pytest
import scipy.signal
import scipy.special
from hypothesis import given
from hypothesis import strategies as st

from cnngui.engine.kernels import parts
from cnngui.engine.kernels.values import Kernel, rotate

LINE = st.lists(st.integers(-9, 9).map(float), min_size=1, max_size=7).map(tuple)


@given(LINE, LINE)
def test_outer_equals_numpy(column: tuple[float, ...], row: tuple[float, ...]) -> None:
    """The first line goes down, the second across."""
    np.testing.assert_array_equal(np.array(parts.outer(column, row)), np.outer(column, row))


@given(LINE, LINE, LINE, LINE)
def test_convolved_equals_scipy(
    a: tuple[float, ...], b: tuple[float, ...], c: tuple[float, ...], d: tuple[float, ...]
) -> None:
    """The full convolution, of any shapes."""
    one, other = parts.outer(a, b), parts.outer(c, d)
    np.testing.assert_array_equal(np.array(parts.convolved(one, other)), scipy.signal.convolve2d(one, other))


def test_plus_minus_times() -> None:
    """Number by number."""
    one: Kernel = ((1.0, 2.0), (3.0, 4.0))
    other: Kernel = ((0.5, -1.0), (2.0, 0.0))
    np.testing.assert_array_equal(parts.plus(one, other), np.add(one, other))
    np.testing.assert_array_equal(parts.minus(one, other), np.subtract(one, other))
    np.testing.assert_array_equal(parts.times(3, one), np.multiply(3, one))


def test_two_eighths_are_a_quarter_turn() -> None:
    """Clockwise, and back again."""
    kernel: Kernel = ((1.0, 2.0, 3.0), (4.0, 5.0, 6.0), (7.0, 8.0, 9.0))
    assert parts.turned(kernel, 2) == rotate(kernel)
    assert parts.turned(parts.turned(kernel), -1) == kernel
    assert parts.turned(kernel)[0] == (4.0, 1.0, 2.0)


@pytest.mark.parametrize("count", [1, 3, 5, 7])
def test_binomial_is_a_bell_that_sums_to_one(count: int) -> None:
    """Pascal's triangle."""
    line = parts.binomial(count)
    assert sum(line) == 1.0
    np.testing.assert_allclose(np.array(line) * 2 ** (count - 1), scipy.special.binom(count - 1, np.arange(count)))


def test_diagonal_equals_numpy() -> None:
    """From the upper left to the lower right."""
    np.testing.assert_array_equal(parts.diagonal(5), np.eye(5))
