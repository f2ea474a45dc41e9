"""The arithmetic in words never contradicts itself in sight."""

import re
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnngui.engine.arithmetic import Explanation, explain
from cnngui.engine.chain import Chain, Layer, Pooling, planes_for, shapes
from cnngui.engine.kernels.table import KERNELS, find
from cnngui.engine.kernels.values import Filter
from cnngui.engine.listings.arithmetic_text import Style, lines, slice_lines, slice_totals

COURSE = np.array([[3, 0, 1, 2], [1, 5, 8, 9], [2, 7, 2, 5], [0, 1, 3, 1]], np.float32)


def told(layer: Layer, grid: np.ndarray, row: int = 0, column: int = 0) -> Explanation:
    """Explain one number of a layer on a grid."""
    channels = 1 if grid.ndim == 2 else grid.shape[2]
    planes = planes_for(grid.astype(np.float32), "sum")
    shape = shapes(Chain((layer,), "sum"), (grid.shape[0], grid.shape[1], channels))[0]
    return explain(layer, shape, planes, row, column)


def test_the_course_s_first_number() -> None:
    """Nine products and their sum, negative factors in brackets."""
    layer = Layer((find("vertical-edge").filter,), padding=0)
    (line,) = lines(told(layer, COURSE), Style())
    assert line == "3·1 + 0·0 + 1·(−1) + 1·1 + 5·0 + 8·(−1) + 2·1 + 7·0 + 2·(−1) = −5"


def test_bias_and_relu() -> None:
    """Each step with its number."""
    layer = Layer((Filter(find("vertical-edge").filter.slices, bias=-3.5),), padding=0, relu=True)
    (line,) = lines(told(layer, COURSE), Style(decimal=","))
    assert line.endswith("= −5   → − 3,5 = −8,5   → ReLU 0")


def test_slices_are_added_up() -> None:
    """Three channels: three sums, one total."""
    layer = Layer((find("vertical-edge").filter,), padding=0)
    grid = np.stack([COURSE, COURSE, 2 * COURSE], axis=2)
    (line,) = lines(told(layer, grid), Style())
    assert line == "(−5) + (−5) + (−10) = −20"


def test_slices_are_written_out_where_there_is_room() -> None:
    """Three channels: the nine products of each, named; a single slice has its line already."""
    layer = Layer((find("vertical-edge").filter,), padding=0)
    grid = np.stack([COURSE, COURSE, 2 * COURSE], axis=2)
    written = slice_lines(told(layer, grid), Style(), ["R", "G", "B"])
    assert written[0] == "R → 3·1 + 0·0 + 1·(−1) + 1·1 + 5·0 + 8·(−1) + 2·1 + 7·0 + 2·(−1) = −5"
    assert [line.split(" = ")[1] for line in written] == ["−5", "−5", "−10"]
    assert slice_lines(told(layer, COURSE), Style(), []) == ()


def test_pooling_has_its_own_line() -> None:
    """Max and average of the four numbers under the pool."""
    layer = Layer((find("vertical-edge").filter,), padding=0, pooling=Pooling("max"))
    assert lines(told(layer, COURSE), Style())[1] == "max(−5, −4, −10, −2) = −2"
    assert lines(told(layer, COURSE), Style(1, ","))[1] == "max(−5; −4; −10; −2) = −2"
    layer = Layer((find("vertical-edge").filter,), padding=0, pooling=Pooling("average"))
    assert lines(told(layer, COURSE), Style())[1] == "((−5) + (−4) + (−10) + (−2))/4 ≈ −5.3"


def test_what_is_written_does_not_add_up() -> None:
    """Each number is right to float32's precision, and their sum as written is not: no "=", wherever it stands."""
    unit = Filter((((1,),),))
    grid = np.full((1, 1, 3), 500000.03)
    (line,) = lines(told(Layer((unit,), padding=0), grid), Style())
    assert line == "500000.03 + 500000.03 + 500000.03 ≈ 1500000.1"
    biased = Layer((Filter(unit.slices, bias=300000.03),), padding=0)
    (line,) = lines(told(biased, np.full((1, 1), 300000.03)), Style())
    assert line.endswith(" = 300000.03   → + 300000.03 ≈ 600000.1")
    pooled = Layer((unit,), padding=0, pooling=Pooling("average", (1, 3), (1, 1)))
    line = lines(told(pooled, np.array([[300000, 300000, 300000.09]])), Style())[-1]
    assert line == "(300000 + 300000 + 300000.1)/3 ≈ 300000"
    whole = Filter((((1,) * 4,) * 4,))
    (line,) = lines(told(Layer((whole,), padding=0), np.full((4, 4), 500000.03)), Style())
    assert line == "Σ 4×4 ≈ 8000000.5"
    (line,) = lines(told(Layer((whole,), padding=0), np.full((4, 4), 3)), Style())
    assert line == "Σ 4×4 = 48"


def value_of(text: str) -> Fraction:
    """Calculate a sum of products as it is written."""
    plain = text.replace("−", "-").replace("·", "*")
    assert re.fullmatch(r"[-+*/(). 0-9]+", plain)
    exact = re.sub(r"\d+(?:\.\d+)?", lambda number: f'Fraction("{number[0]}")', plain)
    return Fraction(eval(exact, {"Fraction": Fraction}))  # noqa: S307  (checked above: digits and signs only)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_an_equals_sign_is_never_wrong(seed: int) -> None:
    """Whatever kernel and pixels: what stands left of "=" is, as written, what stands right of it."""
    assert_right(lines(*a_line(seed)))


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_an_equals_sign_is_never_wrong_over_several_numbers(seed: int) -> None:
    """Nor for sums of slices and for averages, of numbers so large that float32 has no decimals left for them."""
    rng = np.random.default_rng(seed)
    depth, pool = int(rng.integers(1, 5)), int(rng.integers(1, 4))
    grid = rng.uniform(-1, 1, (3, 3, depth)) * 10.0 ** rng.integers(0, 7)
    grid = grid.round(int(rng.integers(0, 4)))
    pooling = Pooling("average", (pool, pool), (1, 1)) if rng.integers(2) else None
    layer = Layer((Filter((((1,),),), bias=float(rng.normal(0, 99).__round__(1))),), padding=0, pooling=pooling)
    assert_right(lines(told(layer, grid), Style(digits=int(rng.integers(0, 3)))))


def a_line(seed: int) -> tuple[Explanation, Style]:
    """Draw a kernel of the table, nine pixels, a bias and a number of decimals."""
    rng = np.random.default_rng(seed)
    small = [row.filter for row in KERNELS if row.filter.shape == (3, 3)]
    kernel = small[rng.integers(len(small))]
    grid = rng.uniform(0, 255, (3, 3)).round(int(rng.integers(0, 4)))
    layer = Layer((Filter(kernel.slices, bias=float(rng.normal(0, 9).__round__(int(rng.integers(0, 3))))),), padding=0)
    return told(layer, grid), Style(digits=int(rng.integers(0, 3)))


def assert_right(told_lines: tuple[str, ...]) -> None:
    """Work every "=" out with pen and paper."""
    for line in told_lines:
        steps = line.split("   → ")
        total = re.split(" [=≈] ", steps[0])[1]
        for step, start in zip(steps, ("", f"{total} "), strict=False):
            if " = " in step:
                left, right = step.split(" = ")
                assert value_of(start + left) == value_of(right), line


@pytest.mark.parametrize(
    ("kernel", "products"),
    [
        ((-0.5, 0.3, 0.2), "3·(−0.5) + 0·0.3 + 1·0.2 = −1.3"),
        ((1, 1 / 9, -0.5), "3·1 + 0·1/9 + 1·(−1/2) = 2.5"),
        ((1 / 9, 1 / 9, 2 / 9), "(3·1 + 0·1 + 1·2)/9 ≈ 0.6"),
        ((1 / 16, 0.125, 0.25), "(3·1 + 0·2 + 1·4)/16 ≈ 0.4"),
    ],
)
def test_a_sum_is_written_in_the_numbers_of_the_kernel_s_cells(kernel: tuple[float, ...], products: str) -> None:
    """One denominator only where the cells show it; else each weight as it stands in its cell."""
    layer = Layer((Filter(((kernel,),)),), padding=0)
    assert lines(told(layer, COURSE), Style()) == (products,)


def test_nothing_is_rounded_in_a_sum_of_nothing() -> None:
    """A kernel of zeros gives 0, whatever it lies on."""
    layer = Layer((Filter((((0.0,) * 7,) * 7,)),), padding=0)
    assert lines(told(layer, np.full((7, 7), 118.337)), Style()) == ("Σ 7×7 = 0",)


def test_a_large_window_is_added_up_by_its_rows() -> None:
    """Where not every product finds room: each row's sum, and together they are the result."""
    layer = Layer((find("box-5").filter,), padding=0)
    found = told(layer, np.arange(25.0).reshape(5, 5))
    assert slice_totals(found, Style(), [""]) == ("0.4 + 1.4 + 2.4 + 3.4 + 4.4 = 12",)
    both = told(layer, np.stack([np.arange(25.0).reshape(5, 5)] * 2, axis=2))
    assert slice_totals(both, Style(), ["1", "2"]) == ("1 → Σ 5×5 ≈ 12", "2 → Σ 5×5 ≈ 12")
