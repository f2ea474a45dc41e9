"""The same text is the same matrix through every door: kernels, Steps, files, ``--kernel``."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from cnngui.engine.csv_text import format_csv, parse_csv
from cnngui.engine.errors import CnnguiError
from cnngui.engine.grids import read_grid
from cnngui.engine.kernels.code import to_csv, to_numpy, to_pytorch, to_text
from cnngui.engine.kernels.table import parse_or_find
from cnngui.engine.kernels.values import parse
from cnngui.engine.lessons.inputs import parsed

Slices = NDArray[np.float64]
Writer = Callable[[Slices], str]
THIN, NO_BREAK = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"


def kernel(text: str) -> Slices:
    """Read as the kernel editor does, slices first."""
    return np.array(parse(text))


def grid(text: str) -> Slices:
    """Read as Steps does."""
    return np.stack(parsed(text)).astype(np.float64)


def opened(text: str) -> Slices:
    """Read as a file is, before it is opened."""
    found = parse_csv(text, "x.csv")
    return (found[None] if found.ndim == 2 else np.moveaxis(found, -1, 0)).astype(np.float64)


def option(text: str) -> Slices:
    """Read as ``--kernel`` does."""
    return np.array(parse_or_find(text).slices)


DOORS = (kernel, grid, opened, option)


def through(door: Callable[[str], Slices], text: str) -> Slices | str:
    """Return what a door gives, or the name of what it refuses with."""
    try:
        return door(text)
    except CnnguiError:
        return "refused"


def assert_all_read(text: str, expected: Slices) -> None:
    """Every door gives these numbers, exactly or to float32."""
    for door in DOORS:
        found = door(text)
        assert found.shape == expected.shape, (door.__name__, text)
        np.testing.assert_allclose(found, expected, rtol=1e-6, err_msg=f"{door.__name__} {text!r}")
    assert np.array_equal(kernel(text), expected)


def digits(number: float, *, decimal: str = ".", thousands: str = "", minus: str = "-") -> str:
    """Write one number with its shortest digits."""
    whole, _, part = f"{abs(number):.3f}".rstrip("0").rstrip(".").partition(".")
    text = f"{int(whole):,}".replace(",", thousands) + (decimal + part if part else "")
    return (minus if number < 0 else "") + text


def lined(
    separator: str,
    *,
    end: str = "\n",
    before: str = "",
    after: str = "",
    decimal: str = ".",
    thousands: str = "",
    minus: str = "-",
    quote: str = "",
) -> Writer:
    """Return a writer of a row a line."""

    def write(slices: Slices) -> str:
        gap = end if slices.shape[1] > 1 else end * 2
        blocks = []
        for rows in slices:
            texts = [
                [quote + digits(x, decimal=decimal, thousands=thousands, minus=minus) + quote for x in row]
                for row in rows
            ]
            blocks.append("".join(before + separator.join(row) + after + end for row in texts))
        return gap.join(blocks)

    return write


def printed_by_csv(dialect: str) -> Writer:
    """Return a writer that is Python's csv module."""

    def write(slices: Slices) -> str:
        stream = io.StringIO()
        writer = csv.writer(stream, dialect)
        for rows in slices:
            writer.writerows([*rows.tolist(), *([[]] if slices.shape[1] > 1 else [[], []])])
        return stream.getvalue()

    return write


def saved_by_numpy(slices: Slices) -> str:
    """Write as the recipe for three dimensions does, with comments between slices."""
    stream = io.StringIO()
    for number, rows in enumerate(slices):
        np.savetxt(stream, rows, fmt="%.10g", header=f"slice {number}")
        stream.write("" if slices.shape[1] > 1 else "# one row\n")
    return stream.getvalue()


def printed_by_matlab(slices: Slices) -> str:
    """Write with a factor of 1000 in front."""
    head = "A =\n\n   1.0e+03 *\n\n"
    return head + "\n".join("".join(f"{x / 1000:14.7f}" for x in row) for row in slices[0]) + "\n\n"


def printed_by_octave(slices: Slices) -> str:
    """Write two columns, then the others."""
    first, others = slices[0][:, :2], slices[0][:, 2:]
    parts = [f" Columns 1 and 2:\n\n{_aligned(first)}"]
    if others.size:
        parts.append(f" Columns 3 through {slices.shape[2]}:\n\n{_aligned(others)}")
    return "A =\n\n" + "\n".join(parts)


def _aligned(rows: Slices) -> str:
    return "".join("".join(f"   {digits(x)}" for x in row) + "\n" for row in rows)


def printed_by_r(slices: Slices) -> str:
    """Write with the names of rows and columns."""
    parts = []
    for number, rows in enumerate(slices, 1):
        head = f", , {number}\n\n" if len(slices) > 1 else ""
        names = "     " + " ".join(f"[,{column}]" for column in range(1, rows.shape[1] + 1))
        lines = [f"[{place},] " + " ".join(map(digits, row)) for place, row in enumerate(rows, 1)]
        parts.append(head + "\n".join([names, *lines]) + "\n")
    return "\n".join(parts)


def printed_by_julia(slices: Slices) -> str:
    """Write with the type on top."""
    return f"{slices.shape[1]}×{slices.shape[2]} Matrix{{Float64}}:\n" + _aligned(slices[0])


def as_latex(slices: Slices) -> str:
    r"""Write with decimal commas, as ``\begin{pmatrix}``."""
    rows = (" & ".join(digits(x, decimal="{,}") for x in row) for row in slices[0])
    return "\\[ K = \\begin{pmatrix}\n" + " \\\\\n".join(rows) + "\n\\end{pmatrix} \\]"


def as_markdown(slices: Slices) -> str:
    """Write a table with an empty heading."""
    width = slices.shape[2]
    lines = ["|" + "   |" * width, "|" + "--:|" * width]
    return "\n".join([*lines, *("| " + " | ".join(map(digits, row)) + " |" for row in slices[0])])


def as_html(slices: Slices) -> str:
    """Write the source of a table."""
    rows = ("<tr>" + "".join(f"<td>{digits(x, minus='&minus;')}</td>" for x in row) + "</tr>" for row in slices[0])
    return f"<table>\n{chr(10).join(rows)}\n</table>"


def in_brackets(slices: Slices) -> str:
    """Write as MATLAB code has it."""
    return "[" + "; ".join(" ".join(map(digits, row)) for row in slices[0]) + "]"


def in_c(slices: Slices) -> str:
    """Write floats of C."""
    rows = ", ".join("{" + ", ".join(f"{x!r}f" for x in row) + "}" for row in slices[0].tolist())
    return f"const float kernel[{slices.shape[1]}][{slices.shape[2]}] = {{{rows}}};"


def kernels_of(slices: Slices) -> tuple[tuple[tuple[float, ...], ...], ...]:
    """Return the slices as kernels."""
    return tuple(tuple(tuple(row) for row in rows) for rows in slices.tolist())


DEEP: dict[str, Writer] = {
    "tabs": lined("\t"),
    "tabs, French": lined("\t", decimal=",", minus="−", end="\r\n"),
    "tabs, thousands": lined("\t", decimal=",", thousands=NO_BREAK, end="\r"),
    "tabs, Swiss": lined("\t", thousands="’"),
    "commas": lined(",", end="\r\n"),
    "commas and spaces": lined(", ", minus="–"),
    "commas, Python on Windows": lined(",", end="\r\r\n"),
    "commas, blank lines between": lined(",", end="\n\n"),
    "commas at the ends": lined(", ", after=",", before="    "),
    "tabs after commas": lined(",\t", before="\t"),
    "semicolons": lined(";"),
    "semicolons, French": lined(";", decimal=",", thousands=THIN, end="\r\n"),
    "semicolons, German": lined("; ", decimal=",", end="\r\n"),
    "semicolons at the ends": lined(";", decimal=",", after=";"),
    "quoted": lined(",", quote='"'),
    "quoted, French": lined(",", quote='"', decimal=",", thousands=THIN),
    "quoted, semicolons": lined(";", quote='"', decimal=","),
    "spaces": lined("  ", before=" ", minus="−"),
    "spaces, MATLAB's ends": lined(" ", after=";"),
    "no-break spaces": lined(f"{NO_BREAK} {NO_BREAK}"),
    "our one line": lambda slices: to_text(kernels_of(slices)),
    "our CSV": lambda slices: to_csv(kernels_of(slices)),
    "our CSV of files": lambda slices: format_csv(np.moveaxis(slices, 0, -1).astype(np.float64)),
    "our NumPy": lambda slices: to_numpy(kernels_of(slices)),
    "our PyTorch": lambda slices: to_pytorch(kernels_of(slices)).split("photo")[0],
    "csv.writer": printed_by_csv("excel"),
    "csv.writer, tabs": printed_by_csv("excel-tab"),
    "savetxt": saved_by_numpy,
    "list": lambda slices: repr(slices.tolist()),
    "list of NumPy numbers": lambda slices: repr([[list(row) for row in rows] for rows in slices]),
    "repr": lambda slices: "kernel = " + np.array2string(slices, separator=", ", threshold=9999),
    "print": lambda slices: np.array2string(slices, threshold=9999),
    "tensor": lambda slices: repr(torch.from_numpy(slices).to(torch.float64).tolist()),
    "R": printed_by_r,
}
FLAT: dict[str, Writer] = {
    "MATLAB": printed_by_matlab,
    "MATLAB code": in_brackets,
    "Octave": printed_by_octave,
    "Julia": printed_by_julia,
    "LaTeX": as_latex,
    "Markdown": as_markdown,
    "HTML": as_html,
    "C": in_c,
}

_THOUSANDTHS = st.integers(-9_999_999, 9_999_999)


@st.composite
def matrices(draw: st.DrawFn) -> Slices:
    """Draw one to three slices of numbers with at most three decimals."""
    shape = draw(st.tuples(st.integers(1, 3), st.integers(1, 5), st.integers(2, 5)))
    parts = draw(st.sampled_from((1, 10, 1000)))
    count = int(np.prod(shape))
    numbers = draw(st.lists(_THOUSANDTHS, min_size=count, max_size=count))
    return np.array([number // (1000 // parts) / parts for number in numbers]).reshape(shape) + 0.0


@pytest.mark.parametrize("style", DEEP | FLAT)
@given(matrices())
def test_every_style_through_every_door(style: str, slices: Slices) -> None:
    """Whatever writes it: spreadsheets, text processors, web pages, consoles, code."""
    if style in FLAT:
        slices = slices[:1]
    if "ends" in style and slices.shape[1] == 1:
        slices = np.concatenate([slices, slices], axis=1)  # of a single row, what ends it may be a blank cell
    text = (DEEP | FLAT)[style](slices)
    if style == "MATLAB":
        slices = np.round(slices, 4)
        assert np.allclose(kernel(text), slices)
        return
    assert_all_read(text, slices)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("ending", ["csv", "txt", "tsv"])
def test_opened_files_are_read_by_the_same_reader(encoding: str, ending: str, tmp_path: Path) -> None:
    """As spreadsheets save them, with no-break spaces in thousands."""
    text = f"1{NO_BREAK}234,5;-2\r\n3;0,25\r\n"
    path = tmp_path / f"grid.{ending}"
    path.write_bytes(text.encode(encoding))
    assert np.array_equal(read_grid(path).numbers, kernel(text)[0])


@given(st.text(alphabet="0159.,;/*+-−eE[](){}=|&\\ \t\n\r\u00a0\u202fxnaif'\"#%½", max_size=40))
def test_doors_agree_on_any_text(text: str) -> None:
    """Where one reads a matrix within the limits of all, the others read the same; where one refuses, all do."""
    found = [through(door, text) for door in (kernel, grid, opened)]
    read = [each for each in found if not isinstance(each, str)]
    if isinstance(found[0], str):
        return  # limits of kernels are narrower, and named in their own tests
    if np.abs(found[0]).max() <= 1e6 and len(found[0]) <= 3:
        assert len(read) == 3, text
        for each in read:
            np.testing.assert_allclose(each, found[0], rtol=1e-6, atol=1e-38)
