"""Grids to follow by hand: from the photo, at random, typed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnngui.engine.csv_text import format_csv
from cnngui.engine.lessons.errors import LessonError
from cnngui.engine.lessons.inputs import parsed, patch, placed, randomised

WHOLE = st.integers(-50, 50)


@given(st.tuples(st.integers(1, 40), st.integers(1, 40)), WHOLE, WHOLE, WHOLE, WHOLE)
def test_a_patch_lies_inside_the_photo(photo: tuple[int, int], row: int, column: int, height: int, width: int) -> None:
    """3×3 to 16×16, or the whole of a smaller photo; what fits is left alone."""
    at = placed(photo, row, column, height, width)
    assert at.row >= 0
    assert at.column >= 0
    assert at.rows[1] <= photo[0]
    assert at.columns[1] <= photo[1]
    assert min(3, photo[0]) <= at.height <= 16
    assert min(3, photo[1]) <= at.width <= 16
    if 3 <= height <= 16 and row >= 0 and row + height <= photo[0]:
        assert (at.row, at.height) == (row, height)
    assert at == placed(photo, *at)


def test_patch_of_a_photo() -> None:
    """Red, green and blue in this order, or their luminance."""
    photo = np.random.default_rng(7).integers(0, 256, (20, 30, 3)).astype(np.uint8)
    planes = patch(photo, 4, 25, 6, 5)
    assert np.array_equal(np.stack(planes, axis=-1), photo[4:10, 25:30])
    (grey,) = patch(photo, 4, 25, 6, 5, grey=True)
    np.testing.assert_allclose(grey, photo[4:10, 25:30] @ np.array([0.299, 0.587, 0.114]), rtol=1e-5)
    assert all(plane.dtype == np.float32 and plane.flags.c_contiguous for plane in (*planes, grey))


def test_patch_of_a_grid() -> None:
    """Negative numbers stay; at most three channels; the grid is not touched."""
    grid = np.random.default_rng(7).normal(size=(5, 6, 4)).astype(np.float32)
    planes = patch(grid, 1, 1, 4, 4)
    assert np.array_equal(np.stack(planes, axis=-1), grid[1:5, 1:5, :3])
    (plane,) = patch(grid[..., 0], 0, 0, 5, 6)
    plane[:] = 0
    assert grid[..., 0].any()


@given(
    st.integers(1, 16), st.integers(1, 16), st.integers(1, 3), st.integers(-90, 90), st.integers(0, 90), st.booleans()
)
def test_random_numbers(height: int, width: int, channels: int, low: int, span: int, whole: bool) -> None:
    """Of the size and range asked for, with as many decimals."""
    bottom, top = low / 4, (low + span) / 4 + 1
    planes = randomised(height, width, channels, bottom, top, seed=3, whole=whole)
    numbers = np.stack(planes).astype(np.float64)
    assert numbers.shape == (channels, height, width)
    assert bottom - 1e-6 <= numbers.min() <= numbers.max() <= top + 1e-6
    scaled = numbers * (1 if whole else 10)
    np.testing.assert_allclose(scaled, np.rint(scaled), atol=1e-4)


def test_the_ends_of_a_range_of_tenths_come_too() -> None:
    """Although 0.7·10 is a little more than 7 in binary."""
    (plane,) = randomised(16, 16, 1, 0.7, 0.9, seed=7, whole=False)
    assert set(np.unique(plane)) == {np.float32(tenths / 10) for tenths in (7, 8, 9)}


def test_the_seed_says_all() -> None:
    """The same one, the same numbers; the ends of the range come too."""
    first, again, other = (randomised(16, 16, 3, 0, 9, seed) for seed in (7, 7, 8))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    assert set(np.unique(first)) == set(range(10))


@pytest.mark.parametrize(
    ("size", "low", "high", "message"),
    [
        ((17, 3, 1), 0, 9, "The grid is 17×3×1; it can have 1×1 to 16×16 numbers and 1 to 3 channels."),
        ((3, 0, 1), 0, 9, "The grid is 3×0×1"),
        ((3, 3, 4), 0, 9, "The grid is 3×3×4"),
        ((3, 3, 1), 9, 0, "No such number lies between 9 and 0; widen the range."),
        ((3, 3, 1), 0.2, 0.8, "No such number lies between 0.2 and 0.8"),
        ((3, 3, 1), 0, float("nan"), "Random numbers lie between −1000000 and 1000000."),
        ((3, 3, 1), float("nan"), 0, "Random numbers lie"),
        ((3, 3, 1), float("-inf"), 0, "Random numbers lie"),
    ],
)
def test_refused_numbers(size: tuple[int, int, int], low: float, high: float, message: str) -> None:
    """Sizes and ranges that cannot be."""
    with pytest.raises(LessonError) as caught:
        randomised(*size, low, high, seed=7)
    assert str(caught.value).startswith(message)


@given(st.integers(1, 16), st.integers(1, 16), st.integers(1, 3), st.integers(0, 2**32 - 1))
def test_what_is_written_is_read_back(height: int, width: int, channels: int, seed: int) -> None:
    """As a spreadsheet, as one line, and as NumPy prints it: channels first."""
    planes = randomised(height, width, channels, -99, 99, seed, whole=bool(seed % 2))
    texts = [
        format_csv(np.stack(planes, axis=-1)),
        ";".join("/".join(",".join(map(str, row)) for row in plane.tolist()) for plane in planes),
        repr(np.stack(planes)),
        str(np.stack(planes).tolist()),
    ]
    if height == 1:
        del texts[1]  # with one row there is no "/" that tells this form from a spreadsheet's
    for text in texts:
        assert np.array_equal(parsed(text), planes)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "There are no numbers; write one row a line, such as 1,2,3."),
        ("nan", "There are no numbers"),
        ("1,2\n3", "Line 2 of the grid has 1 numbers, the first line 2"),
        ("1,2\n3,x", "Line 2 of the grid holds “x” where a number should be"),
        ("[[1, 2], [3]]", "Line 2 of the grid has 1 numbers"),
        ("[[1, 2]", "A bracket is missing"),
        ("1\n2\n\n3", "Channel 2 of the grid has 1 lines, the first 2"),
        ("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17", "The grid is 1×17×1"),
        ("1\n\n\n2\n\n\n3\n\n\n4", "The grid is 1×1×4"),
        ("1,1e400", "The numbers of a grid lie between −1000000 and 1000000; correct ∞."),
        ("1,-2000000", "The numbers of a grid lie between −1000000 and 1000000; correct −2,000,000."),
        ("[[1, 2]] / 0", "The numbers of a grid lie"),
        ("[[0, 2]] * 1e400", "The numbers of a grid lie"),
        ("1 " * 60_000, "The text is too long for a grid"),
    ],
)
def test_refused_text(text: str, message: str) -> None:
    """One clear sentence each, without a warning."""
    with pytest.raises(LessonError) as caught:
        parsed(text)
    assert str(caught.value).startswith(message)


def test_the_text_has_a_name() -> None:
    """Whatever the window calls it."""
    with pytest.raises(LessonError, match="Line 1 of la grille holds “x”"):
        parsed("1,x", "la grille")


def test_minus_signs_and_decimal_commas() -> None:
    """As copied from a slide or a French spreadsheet."""
    assert parsed("−1,5;2\n0;0,25")[0].tolist() == [[-1.5, 2.0], [0.0, 0.25]]
