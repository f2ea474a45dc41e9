"""Words become values, or one sentence that says which word is wrong."""

import argparse
from collections.abc import Callable

import pytest

from cnngui.cli.parsing import (
    Parser,
    UsageError,
    joined,
    number,
    padding,
    positive_number,
    rows_and_columns,
    width_and_height,
)

KNOWN = ["--kernel", "-k", "--bias", "--relu", "--output", "-o"]


@pytest.mark.parametrize(
    ("typed", "tied"),
    [
        (["--kernel", "-1,0,1"], ["--kernel=-1,0,1"]),
        (["--kernel", "1,0,-1"], ["--kernel", "1,0,-1"]),
        (["--kernel=-1,0,1"], ["--kernel=-1,0,1"]),
        (["-k", "-1,0,1"], ["-k-1,0,1"]),
        (["--bias", "-3e2"], ["--bias=-3e2"]),
        (["--bias", "-inf"], ["--bias=-inf"]),
        (["--kernel", "--relu"], ["--kernel", "--relu"]),
        (["--kernel", "--output=x"], ["--kernel", "--output=x"]),
        (["--output", "-"], ["--output", "-"]),
        (["--relu", "-1"], ["--relu", "-1"]),
        (["--kernel"], ["--kernel"]),
    ],
)
def test_joined(typed: list[str], tied: list[str]) -> None:
    """A value with a minus sign is tied to its option; an option never is taken for a value."""
    assert joined(typed, ["--kernel", "-k", "--bias"], KNOWN) == tied


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (rows_and_columns, "2", (2, 2)),
        (rows_and_columns, "2x1", (2, 1)),
        (rows_and_columns, "3X10", (3, 10)),
        (rows_and_columns, "2 × 1", (2, 1)),
        (width_and_height, "1280x800", (1280, 800)),
        (padding, "SAME", "same"),
        (padding, "0", 0),
        (padding, "12", 12),
        (number, "-2.5", -2.5),
        (positive_number, "0.5", 0.5),
    ],
)
def test_values(read: Callable[[str], object], text: str, value: object) -> None:
    """Every spelling that people use is understood."""
    assert read(text) == value


@pytest.mark.parametrize(
    ("read", "text", "complaint"),
    [
        (rows_and_columns, "0", "0 is too small; it must be at least 1"),
        (rows_and_columns, "2x0", "0 is too small"),
        (rows_and_columns, "-1", "-1 is too small"),
        (rows_and_columns, "2x", "is neither a whole number nor rows x columns"),
        (rows_and_columns, "1.5", "is neither a whole number"),
        (rows_and_columns, "", "is neither a whole number"),
        (rows_and_columns, "9" * 5000, "is too large"),
        (width_and_height, "1280", "is not width x height"),
        (width_and_height, "0x800", "0 is too small"),
        (padding, "-1", "-1 is too small; it must be at least 0"),
        (padding, "valid", "is neither a whole number nor the word same"),
        (padding, "1.0", "is neither a whole number nor the word same"),
        (padding, "9" * 5000, "is too large"),
        (number, "nan", "is not a finite number"),
        (number, "-inf", "is not a finite number"),
        (number, "three", "is not a number"),
        (positive_number, "0", "must be above 0"),
    ],
)
def test_wrong_values(read: Callable[[str], object], text: str, complaint: str) -> None:
    """Every wrong value is named, and what would be right."""
    with pytest.raises(argparse.ArgumentTypeError, match=complaint):
        read(text)


@pytest.fixture
def parser() -> Parser:
    """Return a parser with two options."""
    words = Parser("cnngui try", "Try.")
    words.add_argument("--stride", type=rows_and_columns)
    words.add_argument("--output", required=True)
    return words


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["--output", "x", "--stride", "0"],
            "argument --stride: 0 is too small; it must be at least 1. See: cnngui try --help",
        ),
        ([], "the following arguments are required: --output. See: cnngui try --help"),
        (
            ["--output", "x", "--stirde=2"],
            "unrecognized arguments: --stirde=2 (did you mean --stride?). See: cnngui try --help",
        ),
        (
            ["--output", "x", "--out", "y"],
            "unrecognized arguments: --out y (did you mean --output?). See: cnngui try --help",
        ),
    ],
)
def test_usage_errors(parser: Parser, words: list[str], sentence: str) -> None:
    """A usage error is one sentence with a hint; options are not guessed from their beginning."""
    with pytest.raises(UsageError) as caught:
        parser.parse_args(words)
    assert str(caught.value) == sentence
