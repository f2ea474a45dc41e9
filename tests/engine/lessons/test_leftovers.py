"""Hatched rows and columns: exactly the cells whose numbers no output depends on."""

from dataclasses import replace

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from cnngui.engine.chain import Chain, Layer, LayerShape, Pooling, shapes
from cnngui.engine.errors import SizeError
from cnngui.engine.kernels.values import Filter
from cnngui.engine.lessons.leftovers import hatched, unreached
from cnngui.engine.lessons.rectangles import Rectangle
from cnngui.engine.sizes import Axis

ONE = Filter((((1.0,),),))


def _shape(layer: Layer, height: int, width: int) -> LayerShape:
    return shapes(Chain((layer,)), (height, width, 1))[0]


def _painted(
    rectangles: tuple[Rectangle, ...], height: int, width: int
) -> np.ndarray[tuple[int, int], np.dtype[np.int_]]:
    canvas = np.zeros((height, width), int)
    for rectangle in rectangles:
        canvas[slice(*rectangle.rows), slice(*rectangle.columns)] += 1
    return canvas


@given(st.lists(st.integers(1, 12), min_size=2, max_size=2), st.data())
def test_what_no_window_reaches(shape: list[int], data: st.DataObject) -> None:
    """Every cell is read by a window or hatched once, never both; by marking what each window reads."""
    numbers = [[data.draw(st.integers(low, high)) for _ in range(2)] for low, high in ((1, 4), (0, 2), (1, 5), (1, 3))]
    (f, p, s, d) = numbers
    try:
        rows, columns = (Axis(n, f[i], p[i], p[i], stride=s[i], dilation=d[i]) for i, n in enumerate(shape))
    except SizeError:
        assume(False)  # noqa: FBT003  (its name for "not this one")
    read = np.zeros((rows.padded, columns.padded), bool)
    for r in range(rows.output):
        for c in range(columns.output):
            top, left = r * s[0], c * s[1]
            read[top : top + rows.window : d[0], left : left + columns.window : d[1]] = True
    shape_of_one = _shape(Layer((ONE,), padding=0), 1, 1)
    hatches = hatched(replace(shape_of_one, rows=rows, columns=columns)).convolution
    assert np.array_equal(_painted(hatches, *read.shape), ~read)


@given(st.integers(1, 30), st.integers(1, 6), st.integers(1, 7), st.integers(1, 3))
def test_the_end_is_the_leftover_of_the_formula(length: int, size: int, stride: int, dilation: int) -> None:
    """The run at the end is as long as the floor cuts off."""
    assume(dilation * (size - 1) < length)
    axis = Axis(length, size, stride=stride, dilation=dilation)
    runs = unreached(axis)
    end = runs[-1][1] - runs[-1][0] if runs and runs[-1][1] == length else 0
    assert end == axis.leftover


def test_convolution_and_pooling_apart() -> None:
    """Stride 2 leaves a row of the padded input; a 2×2 pool leaves a row and a column of what comes out."""
    kernel = Filter((((1.0,) * 3,) * 3,))
    shape = _shape(Layer((kernel,), padding=1, stride=(2, 1), pooling=Pooling("max")), 6, 7)
    found = hatched(shape)
    assert found.convolution == (Rectangle(7, 0, 1, 9),)
    assert shape.convolved == (3, 7, 1)
    assert found.pooling == (Rectangle(2, 0, 1, 7), Rectangle(0, 6, 2, 1))


def test_nothing_left_over() -> None:
    """The course's stride example comes out even."""
    found = hatched(_shape(Layer((ONE,), padding=0), 7, 7))
    assert found.convolution == found.pooling == ()
