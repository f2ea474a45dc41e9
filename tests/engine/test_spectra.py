"""What is said of kernels, against SciPy, sums written out, and kernels whose nature is known."""

import cmath
import math
import warnings

import numpy as np
import pytest
from scipy import linalg

from cnngui.engine.kernels.check import Kernel
from cnngui.engine.kernels.table import KERNELS, find
from cnngui.engine.kernels.values import negate, resized, rotate
from cnngui.engine.spectra import (
    blur_share,
    character,
    direction,
    frequencies,
    frequency_response,
    separation,
)


def kernel(name: str) -> Kernel:
    """Return a named kernel."""
    return find(name).filter.slices[0]


def some(seed: int, shape: tuple[int, int]) -> Kernel:
    """Return a random kernel."""
    return tuple(tuple(map(float, row)) for row in np.random.default_rng(seed).normal(size=shape))


SHAPES = [(3, 3), (1, 1), (1, 5), (4, 2), (15, 15), (2, 7)]


@pytest.mark.parametrize("shape", SHAPES)
def test_separation_against_scipy(shape: tuple[int, int]) -> None:
    """Singular values, the share, and that no separable kernel is nearer than the first."""
    given = some(1, shape)
    found = separation(given)
    right = linalg.svdvals(np.array(given))
    assert found.singular == pytest.approx(right)
    assert found.share == pytest.approx(right[0] ** 2 / np.sum(np.array(given) ** 2))
    assert np.outer(found.column, found.row) == pytest.approx(np.array(found.first))
    assert math.hypot(*found.column) == pytest.approx(math.hypot(*found.row))
    rest = np.linalg.norm(np.array(given) - np.array(found.first))
    assert rest == pytest.approx(math.sqrt(np.sum(right[1:] ** 2)), abs=1e-12)


@pytest.mark.parametrize("name", ["vertical-edge", "sobel-x", "scharr-y", "box-5", "gaussian-7", "corner", "shift-up"])
def test_separable_kernels(name: str) -> None:
    """Their share is 1, and the first separable kernel is the kernel itself."""
    found = separation(kernel(name))
    assert found.share == pytest.approx(1)
    assert np.array(found.first) == pytest.approx(np.array(kernel(name)), abs=1e-12)


@pytest.mark.parametrize("name", ["laplacian", "diagonal-edge-up", "motion", "roberts-up", "log-5", "emboss"])
def test_kernels_that_are_not_separable(name: str) -> None:
    """Their share is clearly below 1."""
    assert 0.15 < separation(kernel(name)).share < 0.995


def test_the_column_of_a_separable_kernel_has_a_known_sign() -> None:
    """Its first number that is not 0 is positive; the row takes the sign of the kernel."""
    for given in (kernel("sobel-x"), negate(kernel("sobel-x")), kernel("sobel-y"), negate(kernel("sobel-y"))):
        found = separation(given)
        assert next(value for value in found.column if abs(value) > 1e-9) > 0
        assert np.array(found.first) == pytest.approx(np.array(given), abs=1e-12)


def test_zeros_are_separable_and_nothing() -> None:
    """No division by 0."""
    zeros = ((0.0,) * 3,) * 3
    found = separation(zeros)
    assert (found.share, found.first, found.singular) == (1.0, zeros, (0.0,) * 3)
    assert (blur_share(zeros), character(zeros), direction(zeros)) == (0.0, "nothing", None)
    assert not frequency_response(zeros).any()


@pytest.mark.parametrize("size", [1, 4, 5, 16])
@pytest.mark.parametrize("shape", SHAPES)
def test_response_against_a_direct_sum(shape: tuple[int, int], size: int) -> None:
    """Number by number, at grids smaller than the kernel too."""
    given = some(2, shape)
    found = frequency_response(given, size)
    assert found.shape == (size, size)
    assert found.dtype == np.float64
    for row in range(size):
        for column in range(size):
            down, across = (2 * math.pi * (place - size // 2) / size for place in (row, column))
            wave = sum(
                number * cmath.exp(-1j * (down * y + across * x))
                for y, numbers in enumerate(given)
                for x, number in enumerate(numbers)
            )
            assert found[row, column] == pytest.approx(abs(wave), abs=1e-9)


def test_response_against_numpy() -> None:
    """The usual grid is a padded transform with frequency 0 brought to the middle."""
    for row in KERNELS:
        numbers = row.filter.slices[0]
        right = np.abs(np.fft.fftshift(np.fft.fft2(np.array(numbers), (64, 64))))
        assert np.abs(frequency_response(numbers) - right).max() < 1e-9 * max(right.max(), 1)


def test_response_does_not_depend_on_where_the_kernel_lies() -> None:
    """Nor on whether it is turned by half."""
    given = some(3, (3, 3))
    moved = ((0.0,) * 5, *((0.0, 0.0, *numbers) for numbers in given))
    right = frequency_response(given)
    assert frequency_response(moved) == pytest.approx(right)
    assert frequency_response(rotate(rotate(given))) == pytest.approx(right)


def test_frequencies_are_those_of_numpy() -> None:
    """0 is in the middle."""
    for size in (1, 2, 7, 64):
        assert frequencies(size) == pytest.approx(2 * np.pi * np.fft.fftshift(np.fft.fftfreq(size)))


def test_blur_share_by_parseval() -> None:
    """It is |K(0)|² over N times the mean of |K|², for every named kernel."""
    for row in KERNELS:
        numbers = row.filter.slices[0]
        power = frequency_response(numbers) ** 2
        right = power[32, 32] / (len(numbers) * len(numbers[0]) * power.mean())
        assert blur_share(numbers) == pytest.approx(right, abs=1e-12)
        assert 0 <= blur_share(numbers) <= 1


def test_blur_share_of_known_kernels() -> None:
    """Boxes, edges, and one number of nine."""
    assert [blur_share(kernel(name)) for name in ("box-3", "vertical-edge", "laplacian")] == pytest.approx([1, 0, 0])
    assert blur_share(kernel("identity")) == pytest.approx(1 / 9)


@pytest.mark.parametrize(
    ("expected", "names"),
    [
        ("blur", ["box-3", "box-5", "gaussian-3", "gaussian-5", "gaussian-7", "motion", "motion-horizontal"]),
        ("mixed", ["identity", "shift-left", "negative", "sharpen", "sharpen-strong", "unsharp", "emboss"]),
    ],
)
def test_characters(expected: str, names: list[str]) -> None:
    """As people call them, larger frames and other signs too."""
    for name in names:
        given = kernel(name)
        assert {character(each) for each in (given, resized(given, (15, 15)), negate(given))} == {expected}, name


def test_every_kernel_of_edges_and_lines_is_an_edge() -> None:
    """Whatever its size."""
    for row in KERNELS:
        if row.group in {"edges", "lines"}:
            assert character(row.filter.slices[0]) == "edge", row.name


@pytest.mark.parametrize(
    ("name", "degrees"),
    [
        *((name, 0) for name in ("vertical-edge", "sobel-x", "scharr-x", "difference", "line-vertical")),
        *((name, 90) for name in ("horizontal-edge", "sobel-y", "scharr-y", "line-horizontal")),
        *((name, None) for name in ("laplacian", "laplacian-8", "log-5", "log-7", "high-pass", "corner")),
        *((name, None) for name in ("gaussian-3", "motion", "identity")),
    ],
)
def test_directions(name: str, degrees: float | None) -> None:
    """0 across a vertical edge; none where all are alike, and of no other kernels."""
    found = direction(kernel(name))
    assert found == (degrees if degrees is None else pytest.approx(degrees, abs=0.01))


def test_directions_of_waves() -> None:
    """A wave of any direction is found within some degrees, and its opposite is the same."""
    places = np.arange(9) - 4
    for degrees in range(-75, 91, 15):
        angle = math.radians(degrees)
        along = places[None] * math.cos(angle) - places[:, None] * math.sin(angle)  # rows count downwards
        bell = np.exp(-(places[None] ** 2 + places[:, None] ** 2) / 8)
        given: Kernel = tuple(tuple(map(float, row)) for row in np.sin(1.2 * along) * bell)
        found, opposite = direction(given), direction(negate(given))
        assert found is not None
        assert opposite == pytest.approx(found)
        assert abs((found - degrees + 90) % 180 - 90) < 1
        assert -90 < found <= 90


def test_a_quarter_turn_turns_the_direction() -> None:
    """Clockwise, so by −90°, which is the same as 90°."""
    given = ((1.0, 3.0, 2.0), (0.5, 0.0, -0.5), (-1.0, -3.0, -2.0))
    before, after = direction(given), direction(rotate(given))
    assert before is not None
    assert after is not None
    assert abs(before - after) == pytest.approx(90)


@pytest.mark.parametrize("scale", [1e-200, 1e30])
def test_numbers_of_any_size(scale: float) -> None:
    """Nothing is lost or too large, and nothing warns."""
    given: Kernel = tuple(tuple(scale * number for number in row) for row in kernel("diagonal-edge-up"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert separation(given).share == pytest.approx(0.5)
        assert character(given) == "edge"
        assert blur_share(given) == pytest.approx(0)
        assert direction(given) == pytest.approx(direction(kernel("diagonal-edge-up")))
