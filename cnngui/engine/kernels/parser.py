"""Read a kernel from what the user types, pastes or passes on the command line.

Three forms are told apart by what is in the text:

- **one line**, as on the command line: ``1,0,-1/1,0,-1/1,0,-1``; rows by ``/``, slices by ``;``, numbers by commas,
  spaces or tabs. A slash never divides here, except in a leading factor: ``1/9*1,1,1/1,1,1/1,1,1``.
- **several lines**, as pasted from a spreadsheet or a file: one row a line, slices by an empty line. A number may be a
  fraction (``1/9``). Semicolons between numbers are column separators, and then a comma is a decimal comma
  (``0,5;1;0,5``), as European spreadsheets write it.
- **brackets**, as pasted from code or a console: NumPy, PyTorch and Python lists, also printed ones, MATLAB, C braces;
  fractions inside, a factor in front or behind (``1/9 * [[…]]``, ``np.array([[…]]) / 9``). The first of three
  dimensions counts the slices.

Between tabs a comma is a decimal comma as well (``0,5<tab>1``, the clipboard of a French spreadsheet). Where a comma or
a slash can honestly be read in two ways (``0,5 1``), the text is refused rather than guessed.
"""

import re
from math import inf
from typing import NamedTuple

from cnngui.engine.errors import QT_TRANSLATE_NOOP, KernelError
from cnngui.engine.kernels.brackets import FACTOR, NUMBER, has_brackets, read_brackets
from cnngui.engine.kernels.check import HIGHEST, Kernel, check, not_finite

LONGEST = 200_000
"""Characters; a 3×3 filter on 512 channels, written with all its digits, needs half of that."""

_Cells = list[list[list[str]]]
_TYPOGRAPHY = str.maketrans({"−": "-", "–": "-", "×": "*", "·": "*", "\r": "\n", "\ufeff": None})
_VALUE = re.compile(rf"({NUMBER})(?:/({NUMBER}))?", re.ASCII)
_NOT_FINITE = re.compile(r"[-+]?(?:\w+\.)?(?:nan|inf|infinity|∞)", re.IGNORECASE)


class _Place(NamedTuple):
    """Where a number stands, counted from 1."""

    slice: int
    row: int
    column: int


def parse(text: str) -> tuple[Kernel, ...]:
    r"""Read the slices of a filter; a single slice is for grey, or shared by every channel.

    Parameters
    ----------
    text : str
        One line, several lines, or brackets, as told at the top of this module.

    Returns
    -------
    tuple of Kernel
        At least one slice; all of one shape, at most 15×15, finite. Never flipped: row 0 is the top row.

    Raises
    ------
    KernelError
        Empty, ragged, not a number, not finite, too large, ambiguous, or slices of different shapes.

    Examples
    --------
    >>> parse("1,0,-1/2,0,-2")
    (((1.0, 0.0, -1.0), (2.0, 0.0, -2.0)),)
    >>> parse("1 0 ; 0 1")
    (((1.0, 0.0),), ((0.0, 1.0),))
    >>> parse("0,5;1\n1;0,5")
    (((0.5, 1.0), (1.0, 0.5)),)
    >>> parse("1/4 * np.array([[1, 1], [1, 1]])")
    (((0.25, 0.25), (0.25, 0.25)),)
    """
    clean = text.replace("\r\n", "\n").translate(_TYPOGRAPHY).strip()
    if not clean:
        raise KernelError(
            QT_TRANSLATE_NOOP("Errors", "The kernel is empty; write numbers such as 1,0,-1/1,0,-1/1,0,-1.")
        )
    if len(clean) > LONGEST:
        raise KernelError(QT_TRANSLATE_NOOP("Errors", "The text is too long for a kernel; paste only its numbers."))
    slices = _from_brackets(clean) if has_brackets(clean) else _from_plain(clean)
    check(slices)
    return slices


_FRACTIONS = r"\s*-?\d+/\d+(?:[,\s]+-?\d+/\d+){2,}\s*"
"""Three fractions or more, which as rows would never be of one length."""


def _from_brackets(text: str) -> tuple[Kernel, ...]:
    found = read_brackets(text)
    cells = [[_cells(_tight_fractions(row), number) for number, row in enumerate(rows, 1)] for rows in found.slices]
    return _numbers(cells, found.times, found.over)


def _from_plain(text: str) -> tuple[Kernel, ...]:
    factor = re.match(FACTOR, text, re.ASCII)
    times, over = (float(factor["times"]), float(factor["over"] or 1)) if factor else (1.0, 1.0)
    body = text[factor.end() :].strip() if factor else text
    return _numbers(_lines(body) if "\n" in body else _one_line(body), times, over)


def _one_line(text: str) -> _Cells:
    """Cut ``1,0/0,1;…`` into slices, rows and cells."""
    if re.fullmatch(_FRACTIONS, text, re.ASCII):
        told = QT_TRANSLATE_NOOP(
            "Errors", "In one line a / begins a new row; write fractions in brackets, [1/9, 1/9], or 1/9*1,1/1,1."
        )
        raise KernelError(told)
    return [[_cells(row, number) for number, row in enumerate(part.split("/"), 1)] for part in text.split(";")]


def _lines(text: str) -> _Cells:
    """Cut text of several lines into slices, rows and cells."""
    # A sign at the end of a line only repeats what the end of the line says: MATLAB's ";", our own "/".
    lines = [line.rstrip().removesuffix(";").removesuffix("/").rstrip() for line in text.split("\n")]
    blocks = [block.split("\n") for block in re.split(r"\n\n+", "\n".join(lines))]
    # An empty line after every row is a double-spaced kernel; one-row slices are two empty lines apart.
    if all(len(block) == 1 for block in blocks) and "\n\n\n" not in "\n".join(lines):
        blocks = [[block[0] for block in blocks]]
    cut = _spreadsheet_cells if any(";" in line for line in lines) else _line_cells
    return [[cut(line, number) for number, line in enumerate(block, 1)] for block in blocks]


def _spreadsheet_cells(line: str, row: int) -> list[str]:
    """Cut ``0,5;1;0,5`` at its semicolons."""
    del row
    return [_decimal_point(_tight_fractions(cell)) for cell in line.split(";")]


def _line_cells(line: str, row: int) -> list[str]:
    """Cut one of several lines, in which ``1/9`` is a fraction."""
    pieces = [_cells(piece, row) for piece in line.split("/")]
    if len(pieces) > 1 and len(pieces[0]) > 1 and len({len(piece) for piece in pieces}) == 1:
        raise _two_ways(line, row)  # "1,0/2,0": rows as on the command line, or fractions?
    return _cells(_tight_fractions(line), row)


def _cells(line: str, row: int) -> list[str]:
    """Cut one row at its tabs, commas or spaces."""
    line = line.strip()
    tabbed = [_decimal_point(cell) for cell in line.split("\t")]
    if len(tabbed) > 1 and not any(re.search(r"[,\s]", cell) for cell in tabbed):
        return tabbed
    if re.search(r"\d,\d", line) and re.search(r"[\d.]\s+[-+.\d]", line):
        raise _two_ways(line, row)
    return re.split(r"\s*,\s*|\s+", line)


def _decimal_point(cell: str) -> str:
    """Write ``0,5`` as ``0.5``; leave everything else alone."""
    return re.sub(r"^([-+]?\d*),(\d+)$", r"\1.\2", cell.strip())


def _tight_fractions(line: str) -> str:
    """Write ``1 / 9`` as ``1/9``, so that the spaces part no numbers."""
    return "/".join(part.strip() for part in line.split("/"))


def _numbers(cells: _Cells, times: float, over: float) -> tuple[Kernel, ...]:
    """Turn cells into numbers; ``over`` divides last, so that 1/9 is the very float that Python means by it."""
    return tuple(
        tuple(
            tuple(_number(cell, _Place(s, r, c), times, over) for c, cell in enumerate(row, 1))
            for r, row in enumerate(rows, 1)
        )
        for s, rows in enumerate(cells, 1)
    )


def _number(cell: str, place: _Place, times: float, over: float) -> float:
    """Return the value of one cell."""
    match = _VALUE.fullmatch(cell)
    if match is None and not _NOT_FINITE.fullmatch(cell):
        raise _not_a_number(cell, place)
    below = float(match[2] or 1) * over if match else 0.0
    value = float(match[1]) * times / below if match and below else inf
    if abs(value) > HIGHEST:
        raise not_finite(cell, **place._asdict())
    return value + 0.0  # -0.0 becomes 0.0


def _not_a_number(cell: str, place: _Place) -> KernelError:
    if not cell:
        text = QT_TRANSLATE_NOOP("Errors", "A number is missing in row {row}, column {column} of slice {slice}.")
        return KernelError(text, **place._asdict())
    text = QT_TRANSLATE_NOOP(
        "Errors", "“{text}” in row {row}, column {column} of slice {slice} is not a number such as 1, -0.5 or 2e-3."
    )
    return KernelError(text, text=cell[:60], **place._asdict())


def _two_ways(line: str, row: int) -> KernelError:
    text = QT_TRANSLATE_NOOP(
        "Errors",
        "Row {row}, “{text}”, can be read in two ways; write decimals with a point, one row a line, "
        "and the same sign between all numbers.",
    )
    return KernelError(text, row=row, text=line[:60])
