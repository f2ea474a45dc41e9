"""Convolution: the course's numbers, and clear form = fast form = SciPy = torch."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cnngui.engine.arrays import Array
from cnngui.engine.convolution import BORDERS, Border, correlate, correlate_clearly, turned
from cnngui.engine.errors import SizeError
from cnngui.engine.sizes import Padding, Pair, axes
from tests.engine.references import by_scipy, by_torch

COURSE_6 = np.array(
    [
        [3, 0, 1, 2, 7, 4],
        [1, 5, 8, 9, 3, 1],
        [2, 7, 2, 5, 1, 3],
        [0, 1, 3, 1, 7, 8],
        [4, 2, 1, 6, 2, 8],
        [2, 4, 5, 2, 3, 9],
    ],
    np.float32,
)[..., None]
VERTICAL_EDGE = np.array([[1, 0, -1]] * 3, np.float32)[None, ..., None]
COURSE_7 = np.array(
    [
        [2, 3, 7, 4, 6, 2, 9],
        [6, 6, 9, 8, 7, 4, 3],
        [3, 4, 8, 3, 8, 9, 7],
        [7, 8, 3, 6, 6, 3, 4],
        [4, 2, 1, 8, 3, 4, 6],
        [3, 2, 4, 1, 9, 8, 3],
        [0, 1, 3, 9, 2, 1, 4],
    ],
    np.float32,
)[..., None]


def test_course_convolution() -> None:
    """The convolution slide: 6×6 * 3×3 = 4×4."""
    response = correlate(COURSE_6, VERTICAL_EDGE, padding=0)[..., 0]
    assert response.tolist() == [[-5, -4, 0, 8], [-10, -2, 2, 3], [0, -2, -4, -7], [-3, -2, -3, -16]]


def test_course_stride() -> None:
    """The stride slide, with 88 and 117 where the deck misprints 83 and 127."""
    kernel = np.array([[3, 4, 4], [1, 0, 2], [-1, 0, 3]], np.float32)[None, ..., None]
    response = correlate(COURSE_7, kernel, padding=0, stride=2)[..., 0]
    assert response.tolist() == [[91, 100, 88], [69, 91, 117], [44, 72, 74]]


def test_course_padding() -> None:
    """The padding slide: p = 1 keeps 6×6, and its inside is the unpadded response."""
    response = correlate(COURSE_6, VERTICAL_EDGE, padding=1)
    assert response.shape == (6, 6, 1)
    assert np.array_equal(response[1:-1, 1:-1], correlate(COURSE_6, VERTICAL_EDGE, padding=0))
    assert response[0, 0, 0] == -5  # 0·1 + … + 0·0 − (0 + 0 + 5)


def test_course_rgb_and_several_filters() -> None:
    """The RGB slides: (6, 6, 3) * (3, 3, 3) = (4, 4, 1), one sum over three slices; three filters give (4, 4, 3)."""
    rng = np.random.default_rng(0)
    grid = rng.integers(0, 10, (6, 6, 3)).astype(np.float32)
    bank = rng.integers(-2, 3, (3, 3, 3, 3)).astype(np.float32)
    response = correlate(grid, bank, padding=0)
    assert response.shape == (4, 4, 3)
    assert response[1, 2, 1] == np.sum(grid[1:4, 2:5] * bank[1])
    assert correlate(grid, bank[:1], padding=0).shape == (4, 4, 1)


def test_lopsided_kernel_is_not_flipped() -> None:
    """Cross-correlation: the kernel (0, 0, 1) takes the right neighbour; true convolution the left one."""
    row = np.array([[1, 2, 3, 4]], np.float32)[..., None]
    right = np.array([[0, 0, 1]], np.float32)[None, ..., None]
    assert correlate(row, right)[0, :, 0].tolist() == [2, 3, 4, 0]
    assert correlate(row, right, true_convolution=True)[0, :, 0].tolist() == [0, 1, 2, 3]


def test_input_is_untouched_and_result_is_new() -> None:
    """Neither form writes into its input, not even with the identity kernel."""
    grid = COURSE_6.copy()
    identity = np.array([[1]], np.float32)[None, ..., None]
    for form in (correlate, correlate_clearly):
        response = form(grid, identity)
        response += 1
        assert np.array_equal(grid, COURSE_6)


def test_negative_numbers_are_kept() -> None:
    """A response is signed and never clipped, at both ends beyond 0–255."""
    grid = np.tile(np.array([0, 255, 0], np.float32), (3, 1))[..., None]
    response = correlate(grid, VERTICAL_EDGE)[..., 0]
    assert response.min() == -765
    assert response.max() == 765


@pytest.mark.parametrize("form", [correlate, correlate_clearly])
def test_depth_and_size_are_refused_by_name(form: Callable[..., Array]) -> None:
    """A filter of the wrong depth, and a kernel larger than the padded input."""
    with pytest.raises(SizeError, match="2 deep but the input has 1 channels"):
        form(COURSE_6, np.zeros((1, 3, 3, 2), np.float32))
    with pytest.raises(SizeError, match="needs 7 pixels but the padded input has only 6"):
        form(COURSE_6, np.zeros((1, 7, 7, 1), np.float32), padding=0)


def test_large_kernels_stay_exact() -> None:
    """OpenCV's Fourier path is never taken: a constant photo under a large edge kernel gives exactly 0."""
    grid = np.full((40, 50, 1), 255, np.float32)
    kernel = np.tile(np.array([1, -1, 0], np.float32), (15, 5))[None, ..., None]
    response = correlate(grid, kernel, padding=0)
    assert np.all(response == 0)


def test_torch_same_padding_with_even_kernels() -> None:
    """The odd pixel of "same" goes to the bottom and right, as torch's own padding="same" has it."""
    rng = np.random.default_rng(3)
    grid = rng.integers(0, 256, (9, 8, 1)).astype(np.float32)
    bank = rng.integers(-3, 4, (1, 4, 2, 1)).astype(np.float32)
    photo, weight = torch.from_numpy(grid).permute(2, 0, 1)[None], torch.from_numpy(bank).permute(0, 3, 1, 2)
    with pytest.warns(UserWarning, match="may require a zero-padded copy"):
        expected = torch.nn.functional.conv2d(photo, weight, padding="same")
    assert np.array_equal(correlate(grid, bank)[..., 0], expected[0, 0].numpy())


@dataclass(frozen=True)
class Case:
    """One random convolution; pixels and weights are small binary fractions, so that float32 is exact."""

    grid: Array
    bank: Array
    padding: Padding
    border: Border
    stride: Pair
    dilation: Pair


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw shapes by hypothesis, numbers by a seeded generator."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    height, width, channels = draw(st.integers(1, 16)), draw(st.integers(1, 16)), draw(st.integers(1, 4))
    size = (draw(st.integers(1, 15)), draw(st.integers(1, 15)))
    bank = rng.integers(-16, 17, (draw(st.integers(1, 3)), *size, channels)) / 16
    small = st.integers(1, 3)
    return Case(
        grid=rng.integers(0, 256, (height, width, channels)).astype(np.float32),
        bank=bank.astype(np.float32),
        padding=draw(st.one_of(st.just("same"), st.integers(0, 20))),
        border=draw(st.sampled_from(BORDERS)),
        stride=(draw(small), draw(small)),
        dilation=(draw(small), draw(small)),
    )


def forms(case: Case, bank: Array, *, flip: bool) -> list[Array]:
    """Return the fast and the clear response."""
    return [
        form(
            case.grid,
            bank,
            padding=case.padding,
            border=case.border,
            stride=case.stride,
            dilation=case.dilation,
            true_convolution=flip,
        )
        for form in (correlate, correlate_clearly)
    ]


def check(case: Case) -> None:
    """Clear form = fast form = SciPy (= torch), to 1e-5 of the largest response; all refuse the same."""
    shape, size = (case.grid.shape[0], case.grid.shape[1]), (case.bank.shape[1], case.bank.shape[2])
    try:
        axes(shape, size, case.padding, case.stride, case.dilation)
    except SizeError:
        for form in (correlate, correlate_clearly):
            with pytest.raises(SizeError):
                form(case.grid, case.bank, padding=case.padding, stride=case.stride, dilation=case.dilation)
        return
    expected = by_scipy(
        case.grid, case.bank, padding=case.padding, border=case.border, stride=case.stride, dilation=case.dilation
    )
    found = [*forms(case, case.bank, flip=False), *forms(case, np.ascontiguousarray(turned(case.bank)), flip=True)]
    if case.border == "zero":
        torch_s = by_torch(case.grid, case.bank, padding=case.padding, stride=case.stride, dilation=case.dilation)
        found.append(torch_s.astype(np.float32))
    within = 1e-5 * max(float(np.abs(expected).max()), 1e-12)
    for response in found:
        assert response.dtype == np.float32
        assert response.shape == expected.shape
        assert np.abs(response - expected).max() <= within


FAST = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FAST
@given(cases())
def test_every_form_agrees(case: Case) -> None:
    """150 random convolutions."""
    check(case)


@pytest.mark.slow
@settings(max_examples=3000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_every_form_agrees_at_length(case: Case) -> None:
    """3,000 random convolutions (`make test-slow`)."""
    check(case)


@FAST
@given(st.integers(0, 2**32 - 1), st.sampled_from(BORDERS))
def test_photo_sized_floats_agree(seed: int, border: Border) -> None:
    """Ordinary float weights on a photo: equal to 1e-5 of the largest response."""
    rng = np.random.default_rng(seed)
    grid = rng.uniform(0, 255, (37, 53, 3)).astype(np.float32)
    bank = rng.normal(0, 1, (2, 3, 3, 3)).astype(np.float32)
    fast, clear = correlate(grid, bank, border=border), correlate_clearly(grid, bank, border=border)
    assert np.abs(fast - clear).max() <= 1e-5 * np.abs(clear).max()
