"""Filters as values, and the transforms of kernels, against NumPy."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnngui.engine.errors import KernelError
from cnngui.engine.kernels import values as kernels
from cnngui.engine.kernels.values import Filter, Kernel, as_array, normalise, parse, resized, shape_of

NUMBER = st.floats(-1e30, 1e30, allow_nan=False).map(lambda number: number + 0.0)
SHAPE = st.tuples(st.integers(1, 15), st.integers(1, 15))


@st.composite
def any_kernel(draw: st.DrawFn) -> Kernel:
    """Draw a kernel of any shape."""
    rows, columns = draw(SHAPE)
    return tuple(tuple(draw(NUMBER) for _ in range(columns)) for _ in range(rows))


def test_filters_compare_by_value() -> None:
    """A lab's state is compared with ==, and used as a key."""
    one, other = Filter(parse("1,2/3,4"), 5.0, "n"), Filter(parse("1,2/3,4"), 5.0, "n")
    assert one == other
    assert hash(one) == hash(other)
    assert one != Filter(parse("1,2/3,4"), 5.0)
    assert (one.shape, one.depth) == ((2, 2), 1)
    assert Filter(parse("1,2,3;4,5,6;7,8,9")).depth == 3


def test_a_filter_refuses_what_no_kernel_can_be() -> None:
    """Filters made in code are checked like those that are typed."""
    with pytest.raises(KernelError, match="“nan” in row 1, column 2 of slice 1"):
        Filter((((1.0, float("nan")),),))
    with pytest.raises(KernelError, match=r"The bias is ∞; it must be a finite number"):
        Filter((((1.0,),),), bias=float("inf"))
    with pytest.raises(KernelError, match="no slices"):
        Filter(())


def test_a_single_slice_serves_every_channel() -> None:
    """Shape (f_h, f_w, channels), float32, row 0 on top."""
    array = as_array(Filter(parse("1,2,3/4,5,6")), 3)
    assert array.shape == (2, 3, 3)
    assert array.dtype == np.float32
    for channel in range(3):
        np.testing.assert_array_equal(array[..., channel], [[1, 2, 3], [4, 5, 6]])


def test_several_slices_each_serve_one_channel() -> None:
    """Slice 0 is channel 0; another number of channels is refused."""
    deep = Filter(parse("1,2;3,4"))
    np.testing.assert_array_equal(as_array(deep, 2)[..., 1], [[3, 4]])
    with pytest.raises(KernelError, match="2 slices but the input has 3 channels"):
        as_array(deep, 3)
    with pytest.raises(KernelError, match="2 slices but the input has 1 channels"):
        as_array(deep, 1)


def test_a_changed_filter_keeps_its_bias_and_loses_its_name() -> None:
    """A rotated Sobel is no longer what the table calls Sobel."""
    changed = Filter(parse("1,2;3,4"), 2.0, "some-name").changed(kernels.flip)
    assert changed == Filter(parse("2,1;4,3"), 2.0, "")


@pytest.mark.parametrize(
    ("change", "reference"),
    [
        (kernels.rotate, lambda array: np.rot90(array, -1)),
        (kernels.flip, np.fliplr),
        (kernels.flip_vertical, np.flipud),
        (kernels.turn_half, lambda array: np.rot90(array, 2)),
        (kernels.negate, np.negative),
        (kernels.zero, np.zeros_like),
    ],
)
@given(kernel=any_kernel())
def test_transforms_equal_numpy(
    change: Callable[[Kernel], Kernel], reference: Callable[[object], object], kernel: Kernel
) -> None:
    """Every shape, square or not, with numbers that differ."""
    np.testing.assert_array_equal(np.array(change(kernel)), reference(np.array(kernel)))


@given(any_kernel())
def test_four_quarter_turns_are_none(kernel: Kernel) -> None:
    """Rotate is a real quarter turn, also of non-square kernels."""
    turned = kernel
    for _ in range(4):
        turned = kernels.rotate(turned)
    assert turned == kernel
    assert kernels.turn_half(kernel) == kernels.rotate(kernels.rotate(kernel))


def test_no_transform_makes_a_negative_zero() -> None:
    """-0 would be seen in the editor's cells."""
    assert str(kernels.negate(((0.0,),))[0][0]) == "0.0"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,1/1,1", "0.25,0.25/0.25,0.25"),
        ("-1,-1", "0.5,0.5"),
        ("1,0,-1", "0.5,0,-0.5"),
        ("0,0/0,0", "0,0/0,0"),
        ("5", "1"),
    ],
)
def test_normalise(text: str, expected: str) -> None:
    """Sum 1; where the sum is 0, absolute values sum to 1; zeros stay."""
    assert normalise(parse(text)[0]) == parse(expected)[0]


def test_a_sum_lost_in_rounding_is_no_divisor() -> None:
    """0.1 + 0.2 - 0.3 is 5.6e-17 in floats: dividing by it would blow the kernel up."""
    assert np.abs(normalise(((0.1, 0.2, -0.3),))).sum() == pytest.approx(1)


@given(any_kernel(), SHAPE)
def test_resizing_keeps_the_centre(kernel: Kernel, shape: tuple[int, int]) -> None:
    """The number on the computed pixel stays on it, everything else keeps its distance, and the rest is 0."""
    result = resized(kernel, shape)
    assert shape_of(result) == shape
    old, new = shape_of(kernel), shape
    for row in range(shape[0]):
        for column in range(shape[1]):
            y, x = row - (new[0] - 1) // 2 + (old[0] - 1) // 2, column - (new[1] - 1) // 2 + (old[1] - 1) // 2
            inside = 0 <= y < old[0] and 0 <= x < old[1]
            assert result[row][column] == (kernel[y][x] if inside else 0.0)


@pytest.mark.parametrize("shape", [(0, 3), (3, 16), (-1, 1)])
def test_impossible_sizes_are_refused(shape: tuple[int, int]) -> None:
    """1×1 to 15×15."""
    with pytest.raises(KernelError, match=f"cannot be {shape[0]}×{shape[1]}"):
        resized(((1.0,),), shape)
