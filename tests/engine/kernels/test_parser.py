"""Kernels on one line and on several: separators, decimal commas, fractions, and honest refusals."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnngui.engine.errors import CnnguiError, KernelError
from cnngui.engine.kernels.parser import LONGEST, parse
from cnngui.engine.kernels.values import Filter

TWO_WAYS = "write decimals with a point, one row a line, and the same sign between all numbers."
EDGE = (((1.0, 0.0, -1.0),) * 3,)


@pytest.mark.parametrize(
    "text",
    [
        "1,0,-1/1,0,-1/1,0,-1",
        "1 0 -1/1 0 -1/1 0 -1",
        "1\t0\t-1/1\t0\t-1/1\t0\t-1",
        " 1, 0, -1 / 1, 0, -1 / 1, 0, -1 ",
        "1.0,0e5,-1e0/+1,0,−1/1,-0,–1",
        "1,0,-1\n1,0,-1\n1,0,-1",
        "1 0 -1\r\n1 0 -1\r\n1 0 -1\r\n",
        "1 0 -1\r1 0 -1\r1 0 -1",
        "\ufeff1;0;-1\n1;0;-1\n1;0;-1\n",
        "1\t0\t-1\n1\t0\t-1\n1\t0\t-1",
        "1,0,-1/\n1,0,-1/\n1,0,-1",
        "1 0 -1;\n1 0 -1;\n1 0 -1;",
        "1,0,-1\n\n1,0,-1\n\n1,0,-1",
        "1\u00a00\u00a0-1/1 0 -1/1 0 -1",
        "1/2*2,0,-2/2,0,-2/2,0,-2",
    ],
)
def test_the_vertical_edge_in_many_spellings(text: str) -> None:
    """Rows by slash or line, numbers by comma, space, tab or, on lines, semicolon."""
    assert parse(text) == EDGE


def test_slices_on_one_line() -> None:
    """A semicolon parts the slices of a deep filter."""
    assert parse("1,2/3,4;5,6/7,8") == (((1.0, 2.0), (3.0, 4.0)), ((5.0, 6.0), (7.0, 8.0)))


def test_slices_on_several_lines() -> None:
    """An empty line parts slices; between slices of one row there are two, since one may be double spacing."""
    assert parse("1,2\n3,4\n\n5,6\n7,8") == parse("1,2/3,4;5,6/7,8")
    assert parse("1,2\n\n\n3,4") == parse("1,2;3,4")
    assert parse("1,2\n\n3,4") == parse("1,2/3,4")


def test_decimal_commas() -> None:
    """Semicolons between numbers on lines, and tabs, make a comma a decimal comma: a French spreadsheet's copy."""
    expected = (((0.5, 1.0, -0.25), (0.0, 2.0, 1e3)),)
    assert parse("0,5;1;-0,25\n0;2;1000,0") == expected
    assert parse("0,5\t1\t-0,25\n0\t2\t1000,0") == expected
    assert parse("0,5\t1\t-0,25/0\t2\t1000,0") == expected


def test_commas_without_tabs_or_semicolons_part_numbers() -> None:
    """As on the command line."""
    assert parse("0,5") == (((0.0, 5.0),),)
    assert parse("0,5\n1,5") == (((0.0, 5.0), (1.0, 5.0)),)
    assert parse("0,5;1,5") == (((0.0, 5.0),), ((1.0, 5.0),))


def test_fractions_on_lines_and_as_a_factor() -> None:
    """A slash divides only where it cannot part rows; 1/9 is the float that Python means by it."""
    assert parse("1/9 1/9\n2/9 -1/9") == (((1 / 9, 1 / 9), (2 / 9, -1 / 9)),)
    assert parse("1 / 9, 1 / 9\n2 / 9, 1") == (((1 / 9, 1 / 9), (2 / 9, 1.0)),)
    assert parse("1/9;1/9\n1/9;0,5") == (((1 / 9, 1 / 9), (1 / 9, 0.5)),)
    assert parse("1/9*1,1,1/1,1,1/1,1,1") == (((1 / 9,) * 3,) * 3,)
    assert parse("1/9") == (((1.0,), (9.0,)),)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The kernel is empty; write numbers such as 1,0,-1/1,0,-1/1,0,-1."),
        (" \n\t ", "The kernel is empty; write numbers such as 1,0,-1/1,0,-1/1,0,-1."),
        ("1,,2", "Row 1, column 2 of slice 1 is blank; write 0 where a zero is meant."),
        ("1,2/", "Row 2, column 1 of slice 1 is blank; write 0 where a zero is meant."),
        ("1,2;", "Row 1, column 1 of slice 2 is blank; write 0 where a zero is meant."),
        ("1\t\t2", "Row 1, column 2 of slice 1 is blank; write 0 where a zero is meant."),
        ("1,2/3,x", "“x” in row 2, column 2 of slice 1 is not a number such as 1, -0.5 or 2e-3."),
        ("1_000", "“1_000” in row 1, column 1 of slice 1 is not a number such as 1, -0.5 or 2e-3."),
        ("1;x", "“x” in row 1, column 1 of slice 2 is not a number such as 1, -0.5 or 2e-3."),
        ("1,2,-1;3\n4;5", "“1,2,-1” in row 1, column 1 of slice 1 is not a number such as 1, -0.5 or 2e-3."),
        (
            "1,NaN",
            "“NaN” in row 1, column 2 of slice 1 cannot be used; a kernel holds finite numbers from −1e30 to 1e30.",
        ),
        (
            "-inf",
            "“-inf” in row 1, column 1 of slice 1 cannot be used; a kernel holds finite numbers from −1e30 to 1e30.",
        ),
        (
            "1e999",
            "“1e999” in row 1, column 1 of slice 1 cannot be used; a kernel holds finite numbers from −1e30 to 1e30.",
        ),
        ("1,2/3", "Row 2 is not as long as row 1, 1 against 2; every row needs as many numbers."),
        ("1,2;3", "Slice 2 is 1×1 but slice 1 is 1×2; all slices of a filter need the same shape."),
        ("/".join("1" * 16), "The kernel is 16×1; 15×15 is the largest possible."),
        ("1," * LONGEST, "The text is too long for a kernel; paste only its numbers."),
        ("0,5 1 0,5", "Row 1, “0,5 1 0,5”, can be read in two ways; " + TWO_WAYS),
        ("1 0\n1,0,-1/2,0,-2", "Row 2, “1,0,-1/2,0,-2”, can be read in two ways; " + TWO_WAYS),
    ],
)
def test_refusals_are_one_sentence(text: str, sentence: str) -> None:
    """The offending text, its place, and what to do."""
    with pytest.raises(KernelError) as caught:
        parse(text)
    assert str(caught.value) == sentence


def test_zero_has_no_sign() -> None:
    """-0 is equal to 0 but is written differently."""
    assert str(parse("-0,-0.0e3")) == "(((0.0, 0.0),),)"


@given(st.text(alphabet="0159.,;/*+-−eE[](){}= \t\n\u00a0xnaif'#%", max_size=60) | st.text(max_size=30))
def test_anything_is_a_kernel_or_refused(text: str) -> None:
    """Whatever is pasted gives a valid filter or one of our sentences, never another exception."""
    sentence, slices = "", None
    try:
        slices = parse(text)
    except CnnguiError as error:
        sentence = str(error)
    if slices is None:
        assert sentence.endswith((".", "?"))
        assert "\n" not in sentence
    else:
        assert Filter(slices).depth == len(slices)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    ("before", "run", "after"),
    [
        ("1", " ", "2"),
        ("1", "\n", "2"),
        ("1", "1", "x"),
        ("[1]", " ", "x"),
        ("[1]", "\n", "x"),
        ("[1]", ")", "x"),
        ("[1]", " ,", "x"),
        ("", "a", "[1]"),
        ("", "a.", "[1]"),
        ("", "= ", "[1]"),
        ("x", " /", "\n1"),
        ("", "1/", "1"),
        ("", "1.5e", ""),
        ("[", "1 ", "]"),
        ("", "[1]", ""),
        ("1", "\t", "2"),
    ],
)
def test_long_pastes_are_read_in_no_time(before: str, run: str, after: str) -> None:
    """Nothing makes the matcher go back and forth: with the square of the length this would take minutes."""
    text = before + run * ((LONGEST - 20) // len(run)) + after
    with contextlib.suppress(KernelError):
        assert parse(text)


@pytest.mark.parametrize("text", ["1/9,1/9,1/9", "1/9 1/9 1/9", "-1/16, 2/16, -1/16, 0/16"])
def test_fractions_in_one_line_are_told_how_to_be_written(text: str) -> None:
    """The / of a fraction would begin a new row: the sentence shows the two ways out, and both are read."""
    with pytest.raises(KernelError, match="write fractions in brackets"):
        parse(text)
    assert parse("[1/9, 1/9]") == parse("1/9*1,1")
