"""Tests of grids as text."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from cnngui.engine.csv_text import format_csv, parse_csv
from cnngui.engine.errors import PhotoError

FINITE = st.floats(width=32, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    "text",
    [
        "1,2.5,-3\n4,5e2,.5\n",
        "1, 2.5, -3\r\n4, 5e2, .5\r\n",
        "1;2,5;-3\n4;5e2;,5",
        "1;2.5;-3\n4;500;0.5\n\n\n",
        "1\t2.5\t-3\n4\t500\t0,5\n",
        "1 2.5 -3\n 4   500 .5 \n",
        "\n\n  \n1,2.5,−3\n+4,500,0.5",
        "1,2.5,-3\r4,500,.5\r",
        ";;;\n1;2,5;-3\n4;500;0,5\n;;;\n",
    ],
)
def test_same_numbers_in_every_dialect(text: str) -> None:
    """Commas, semicolons, tabs, spaces; decimal commas; all line breaks; the true minus sign; empty lines around."""
    assert parse_csv(text, "x").tolist() == [[1, 2.5, -3], [4, 500, 0.5]]


def test_blocks_are_channels() -> None:
    """An empty line begins the next channel; several count as one, and so does a line of separators."""
    grid = parse_csv("1,2\n3,4\n\n5,6\n7,8\n , \n\n9,10\n11,12", "x")
    assert grid.shape == (2, 2, 3)
    assert grid[0, 1].tolist() == [2, 6, 10]
    assert grid[..., 1].tolist() == [[5, 6], [7, 8]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "holds no numbers"),
        (" \n;;\n\n", "holds no numbers"),
        ("1,2\n3\n", "Line 2 of x has 1 numbers, the first line 2"),
        ("1,2\n\n3,4,5\n", "Line 3 of x has 3 numbers, the first line 2"),
        ("1,2\n3,4\n\n5,6\n", "Channel 2 of x has 1 lines, the first 2"),
        ("a,b\n1,2\n", "Line 1 of x holds “a” where a number should be"),
        ("1,2\n3,x4\n", "Line 2 of x holds “x4” where"),
        ("1,,2\n", "Line 1, column 2 of x is blank: write 0 where a zero is meant."),
        ("1,2,\n", "Line 1, column 3 of x is blank"),
        ("nan,1\n", "“nan” where"),
        ("1,inf\n", "“inf” where"),
        ("1,-Infinity\n", "“-Infinity” where"),
        ("1,1_000\n", "“1_000” where"),
        ("1,0x10\n", "“0x10” where"),
        ("1,٣\n", "“٣” where"),
        ("1,1+2j\n", "“1+2j” where"),
        ("1;1.23,5\n", "“1.23,5” where"),
        ("1\u00a02345 2,5\n", "can be read in two ways"),
        ("<html>" + "x" * 100, "“<html>xxxxxxxxxxxxxx…” where"),
        ("\x1b(31m,2", "“�(31m” where"),
        ("a comment\n1,2\n", "Line 1 of x holds “a” where"),
        ("1,--2\n", "“--2” where"),
        ("1,2e\n", "“2e” where"),
    ],
)
def test_refused_with_the_place(text: str, words: str) -> None:
    """What is wrong is named with its line."""
    with pytest.raises(PhotoError) as caught:
        parse_csv(text, "x")
    assert words in str(caught.value)


@given(arrays(np.float32, array_shapes(min_dims=2, max_dims=3, min_side=1, max_side=4), elements=FINITE))
def test_round_trip_is_exact(grid: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> None:
    """Every finite float32 comes back, the smallest and the largest too; one channel comes back without its axis."""
    back = parse_csv(format_csv(grid), "x")
    expected = grid[..., 0] if grid.ndim == 3 and grid.shape[2] == 1 else grid
    assert back.shape == expected.shape
    assert np.array_equal(back, expected)


def test_round_trip_of_a_million_bit_patterns() -> None:
    """Numbers of every magnitude, drawn as bits, survive being read by way of float64."""
    bits = np.random.default_rng(5).integers(0, 2**32, 300_000, np.uint32).view(np.float32)
    numbers = bits[np.isfinite(bits)][np.newaxis]
    assert np.array_equal(parse_csv(format_csv(numbers), "x"), numbers)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (3.0, "3"),
        (-0.0, "0"),
        (0.1, "0.1"),
        (1 / 3, "0.33333334"),
        (-2.75, "-2.75"),
        (16777216.0, "16777216"),
        (999999936.0, "999999936"),
        (1e20, "1e+20"),
        (1e-8, "1e-08"),
        (3.4028235e38, "3.4028235e+38"),
    ],
)
def test_fewest_digits(number: float, text: str) -> None:
    """Whole numbers have no point, others as few digits as tell them from their neighbours."""
    assert format_csv(np.array([[number]], np.float32)) == text


def test_layout() -> None:
    """Commas without spaces, one row a line, one block a channel, no line break at the end."""
    grid = np.arange(8, dtype=np.float32).reshape(2, 2, 2)
    assert format_csv(grid) == "0,2\n4,6\n\n1,3\n5,7"
    assert format_csv(grid[..., :1]) == format_csv(grid[..., 0]) == "0,2\n4,6"
    assert format_csv(grid[:, ::-1, 0]) == "2,0\n6,4"
