"""Receptive fields of a stack, against what really changes when one pixel of the input does."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cnngui.engine.chain import Chain, Layer, Pooling, run
from cnngui.engine.errors import SizeError
from cnngui.engine.kernels.values import Filter
from cnngui.engine.lessons.errors import LessonError
from cnngui.engine.lessons.rectangles import Rectangle
from cnngui.engine.lessons.stack import Window, fields, formula, seen

PAIRS = st.tuples(st.integers(1, 3), st.integers(1, 3))
CONVOLUTIONS = st.builds(
    Window, size=PAIRS, stride=PAIRS, dilation=PAIRS, padding=st.sampled_from([0, 1, 2, "same"]), kind=st.just("conv")
)
POOLS = st.builds(Window, size=PAIRS, stride=PAIRS, kind=st.just("pool"))


def _ones(window: Window) -> Layer:
    """Return a layer in which every number that is seen counts."""
    if window.kind == "pool":
        return Layer((Filter((((1.0,),),)),), padding=0, pooling=Pooling("average", window.size, window.stride))
    kernel = ((1.0,) * window.size[1],) * window.size[0]
    return Layer((Filter((kernel,)),), window.padding, "zero", window.stride, window.dilation)


@given(st.lists(CONVOLUTIONS | POOLS, min_size=1, max_size=4), st.integers(0, 2**32 - 1))
def test_what_is_seen_is_what_changes_the_unit(windows: list[Window], seed: int) -> None:
    """A pixel changed inside changes the unit; one outside does not."""
    rng = np.random.default_rng(seed)
    shape = (int(rng.integers(4, 13)), int(rng.integers(4, 13)))
    stack = tuple(windows)
    try:
        levels = fields(stack, shape)
    except SizeError:
        assume(False)  # noqa: FBT003  (its name for "not this one")
    unit = tuple(int(rng.integers(length)) for length in levels[-1].grid)
    found = seen(stack, shape, (unit[0], unit[1]))[-1]
    chain = Chain(tuple(map(_ones, stack)))
    changed = np.zeros(shape, bool)
    for row, column in np.ndindex(shape):
        pixel = np.zeros(shape, np.float32)
        pixel[row, column] = 1
        changed[row, column] = run(chain, (pixel,))[-1][0][unit] != 0
    expected = np.zeros(shape, bool)
    expected[np.ix_(found.rows, found.columns)] = True
    assert np.array_equal(changed, expected)
    clipped = found.clipped
    assert not changed[: clipped.row].any()
    assert not changed[clipped.rows[1] :].any()
    assert expected.sum() <= clipped.area <= found.whole.area


@given(st.lists(CONVOLUTIONS | POOLS, min_size=1, max_size=8), st.integers(0, 2**32 - 1))
def test_the_whole_field_is_the_formulas(windows: list[Window], seed: int) -> None:
    """Going down level by level ends where the closed formula says."""
    rng = np.random.default_rng(seed)
    shape, stack = (40, 50), tuple(windows)
    try:
        levels = fields(stack, shape)
    except SizeError:
        assume(False)  # noqa: FBT003  (its name for "not this one")
    unit = (int(rng.integers(levels[-1].grid[0])), int(rng.integers(levels[-1].grid[1])))
    views = seen(stack, shape, unit)
    assert [view.level for view in views] == list(range(len(stack), -1, -1))
    assert (views[-1].whole.rows, views[-1].whole.columns) == tuple(
        field.span(index) for field, index in zip(levels[-1].field, unit, strict=True)
    )
    assert formula(stack).endswith(f"= {levels[-1].size[0]}")
    assert formula(stack, "columns").endswith(f"= {levels[-1].size[1]}")
    for way in ("rows", "columns"):
        left, right = formula(stack, way).replace("·", "*").split(" = ")
        assert sum(np.prod([int(f) for f in term.split("*")]) for term in left.split(" + ")) == int(right)


@pytest.mark.parametrize("count", range(1, 9))
def test_stacks_of_3_by_3(count: int) -> None:
    """2N + 1, at every depth."""
    stack = (Window(padding=1),) * count
    assert fields(stack, (32, 32))[-1].size == (2 * count + 1, 2 * count + 1)
    assert formula(stack) == f"2·{count} + 1 = {2 * count + 1}"
    assert seen(stack, (32, 32), (16, 16))[-1].clipped == Rectangle(
        16 - count, 16 - count, 2 * count + 1, 2 * count + 1
    )


def test_dilation_leaves_gaps() -> None:
    """Every other pixel is seen."""
    (_, below) = seen((Window((1, 3), dilation=(1, 2)),), (1, 7), (0, 1))
    assert below.columns == (1, 3, 5)
    assert below.clipped == Rectangle(0, 1, 1, 5)


def test_a_unit_that_sees_padding_alone() -> None:
    """Nothing of the input changes it."""
    (_, below) = seen((Window((1, 1), padding=2),), (3, 3), (0, 0))
    assert below.rows == ()
    assert below.clipped.area == 0
    assert below.whole == Rectangle(-2, -2, 1, 1)


@pytest.mark.parametrize("count", [0, 9])
def test_one_to_eight(count: int) -> None:
    """Other stacks are refused."""
    with pytest.raises(LessonError, match=f"The stack has {count} layers; it can have 1 to 8"):
        fields((Window(),) * count, (32, 32))


def test_what_does_not_fit() -> None:
    """The engine's own sentence; and no unit beyond the last."""
    with pytest.raises(SizeError, match="The window needs 3 pixels"):
        fields((Window(),) * 3, (6, 6))
    with pytest.raises(IndexError, match=r"no unit \(4, 0\) in \(4, 4\)"):
        seen((Window(),), (6, 6), (4, 0))
