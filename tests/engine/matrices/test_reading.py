"""What is decided about text that can be read in two ways, or has holes."""

import pytest

from cnngui.engine.csv_text import parse_csv
from cnngui.engine.errors import KernelError, PhotoError
from cnngui.engine.kernels.values import parse

GRID = (((1.0, 2.0), (3.0, 4.0)),)


@pytest.mark.parametrize(
    "text",
    [
        "1,2,\n3,4,\n",
        "1;2;\n3;4;\n",
        ";;\n1;2\n3;4\n;;\n",
        "sep=;\n1;2\n3;4",
        "# name: A\n# rows: 2\n 1 2\n 3 4\n",
        "\t1, 2\n\t3, 4\n",
        "1\t2\r\r\n3\t4\r\r\n",
        "1,2\n\n3,4\n\n",
        "1\u20282\n3\u20284".replace("\u2028", " "),
        "⎡1  2⎤\n⎣3  4⎦",
        "Out[3]: array([[1., 2.],\n       [3., 4.]], dtype=float32)",
        "tf.Tensor(\n[[1. 2.]\n [3. 4.]], shape=(2, 2), dtype=float32)",
        "<tf.Tensor: shape=(2, 2), dtype=float32, numpy=\narray([[1., 2.],\n       [3., 4.]], dtype=float32)>",
        "Array([[1., 2.],\n       [3., 4.]], dtype=float32)",
        "Matrix([[1, 2], [3, 4]])",
        "[[Fraction(1, 1), Fraction(4, 2)], [Fraction(3, 1), Decimal('4')]]",
        "={1,2;3,4}",
        "K =\n[1 2; 3 4]",
        "1/2 *\n2 4\n6 8",
        "\\frac12\\begin{bmatrix}2&4\\\\6&8\\end{bmatrix}",
        "1 & 2 \\\\ 3 & 4 \\\\ \\hline",
        "+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+\n| 3 | 4 |\n+---+---+",
        "│ 1 │ 2 │\n├───┼───┤\n│ 3 │ 4 │",
        "<mtable><mtr><mtd>1</mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd>3</mtd><mtd>4</mtd></mtr></mtable>",
        "1\u00a0\u00a02\n3\u00a04",
    ],
)
def test_the_same_matrix(text: str) -> None:
    """From spreadsheets, consoles, code, tables and typeset pages."""
    assert parse(text) == GRID


@pytest.mark.parametrize(
    ("text", "row", "column"),
    [
        ("1\t\t\n\t1\t\n\t\t1\n", 1, 2),
        ("\t1\t2\n3\t4\t\n", 1, 1),
        ("1\t2\t\n3\t4\t\n", 1, 3),
        ("1\t2\n\t\n3\t4\n", 2, 1),
        ("1\t2\n3\t4\n\t\n", 3, 1),
        ("1;;3\n4;5;6", 1, 2),
        ("1,2,3\n4,,6\n", 2, 2),
        ("1,2,3\n4,5,\n", 2, 3),
        ("1 & & 3 \\\\ 4 & 5 & 6", 1, 2),
        ("| 1 | 2 |\n| 3 |   |", 2, 2),
        ("0,5\t\n\t0,5", 1, 2),
        ('"1","","3"\n"4","5","6"', 1, 2),
        ("[[1, , 3], [4, 5, 6]]", 1, 2),
    ],
)
def test_a_blank_cell_is_named(text: str, row: int, column: int) -> None:
    """Nobody but the writer knows whether it is 0; its neighbours never move."""
    with pytest.raises(KernelError, match=f"Row {row}, column {column} of slice 1 is blank; write 0"):
        parse(text)
    with pytest.raises(PhotoError, match=f"column {column} of x is blank: write 0"):
        parse_csv(text, "x")


@pytest.mark.parametrize(
    "text",
    [
        "0,5 1 0,5",
        "0,05\n1,50\n",
        "1 000 2 000",
        "100\u00a0200",
        "1,234\t0.5",
        "1.234\t0,5",
        "1.234,5\t1,234.5",
        "1,0/2,0\n3,0/4,0",
        "1 234,5 2",
    ],
)
def test_what_can_be_read_in_two_ways_is_refused(text: str) -> None:
    """In one sentence, by every door."""
    with pytest.raises(KernelError, match="can be read in two ways; write decimals with a point"):
        parse(text)
    with pytest.raises(PhotoError, match="can be read in two ways: write decimals with a point"):
        parse_csv(text, "x")


def test_one_column_of_decimal_commas_is_two_columns() -> None:
    """As in every CSV file; between tabs, semicolons and quotes a comma begins decimals."""
    assert parse("0,5\n1,5\n") == (((0.0, 5.0), (1.0, 5.0)),)
    assert parse('"0,5"\n"1,5"\n') == (((0.5,), (1.5,)),)


def test_one_line_of_semicolons() -> None:
    """Slices as on the command line; a row of a file, which ends its line."""
    assert parse("1;2") == (((1.0,),), ((2.0,),))
    assert parse("1;2\n") == (((1.0, 2.0),),)


def test_slices_of_one_row_are_two_empty_lines_apart() -> None:
    """One empty line after every row is double spacing, as Python on Windows leaves behind."""
    assert parse("1,2\n\n3,4\n\n") == GRID
    assert parse("1,2\n\n\n3,4\n") == (((1.0, 2.0),), ((3.0, 4.0),))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\\begin{pmatrix}1\\end{pmatrix} \\begin{pmatrix}2\\end{pmatrix}", "The text holds 2 matrices"),
        ("\\begin{pmatrix}1\\end{pmatrix}^T", "“\\^T” beside the numbers is not understood"),
        ("-\\begin{pmatrix}1\\end{pmatrix}", "“-” beside the numbers is not understood"),
        ("1 & \\cdots \\\\ 3 & 4", "“\\\\cdots” in row 1, column 2"),
        ("1,2\n3\n", "Row 2 is not as long as row 1"),
        ("1\t2\n3\t4\t5\n", "Row 2 is not as long as row 1"),
    ],
)
def test_other_refusals(text: str, words: str) -> None:
    """What is not understood is not skipped."""
    with pytest.raises(KernelError, match=words):
        parse(text)
