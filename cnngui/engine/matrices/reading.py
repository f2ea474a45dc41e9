r"""The reader of matrices: text as people paste, export and type it, for kernels, Steps, files and the command line.

The same text is the same matrix everywhere:

- **one line**, as on the command line: ``1,0,-1/1,0,-1``; rows by ``/``, slices by ``;``, a factor in front;
- **several lines**: a row a line; slices (channels) parted by an empty line, or by two where an empty line follows
  every row. Spreadsheets (tabs, or CSV with commas or semicolons), tables of web pages and Markdown, comments;
- **code and consoles**: NumPy, PyTorch, Python lists, MATLAB, Octave, Julia, R, C, LaTeX; with a factor.

A blank cell keeps its column and is refused by its place: nobody but the writer knows whether it is 0. Separators that
end every row, and rows of nothing else around a CSV file, are no cells; between tabs they are. How a row is cut is told
in `cnngui.engine.matrices.columns`, how a number is written in `cnngui.engine.numbers.cell`. What can honestly be read
in two ways is refused.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.errors import CnnguiError
from cnngui.engine.matrices.columns import Columns, columns_of
from cnngui.engine.matrices.layout import Layout, Row, laid_out
from cnngui.engine.matrices.markup import of_html
from cnngui.engine.matrices.troubles import MatrixError, Place, not_a_number, two_ways
from cnngui.engine.numbers.cell import value_of
from cnngui.engine.numbers.letters import TwoWaysError, plain

# Python's float() alone would take nan, inf, 1_000 and digits of other scripts.
_NUMBERS_ONLY = re.compile(r"[0-9eE+\-.,;\t ]*+")


@dataclass(frozen=True, eq=False)
class NumberRow:
    """One row of numbers, float64, and the number of its line."""

    line: int
    numbers: NDArray[np.float64]


Unusable = Callable[[str, Place], CnnguiError]
"""Makes the error about a cell that holds NaN, infinity or too much."""


def read(
    text: str, name: str = "", highest: float | None = None, unusable: Unusable | None = None
) -> list[list[NumberRow]]:
    r"""Read the rows of every slice.

    Parameters
    ----------
    text : str
    name : str
        What sentences call the text; "" tells places as in a kernel.
    highest : float, optional
        Largest absolute value. Without it, numbers may be infinite.
    unusable : callable, optional
        Makes the error about what is not finite or beyond ``highest``.

    Returns
    -------
    list of lists of NumberRow
        At least one slice; rows and slices as long as they are written.

    Raises
    ------
    MatrixError
        When it is no matrix, or can be read in two ways; or what ``unusable`` makes.

    Examples
    --------
    >>> def numbers(text):
    ...     return [[row.numbers.tolist() for row in rows] for rows in read(text)]
    >>> numbers("1,5\t−2\r\n½\t1\u202f000\r\n"), numbers("[1 2; 3 4]"), numbers("1/2*2,4/6,8")
    ([[[1.5, -2.0], [0.5, 1000.0]]], [[[1.0, 2.0], [3.0, 4.0]]], [[[1.0, 2.0], [3.0, 4.0]]])
    """
    try:
        layout = laid_out(plain(of_html(text)), name)
        rows = "\n".join(row.text for block in layout.blocks for row in block)
        columns, rows = columns_of(rows, layout.separator, in_code=layout.in_code)
    except TwoWaysError as error:
        raise two_ways(error.args[0], _line_of(error.args[0], text), name) from error
    reader = _Reader(layout, columns, name, highest, unusable)
    texts = iter(rows.split("\n"))
    return [
        [reader.row(next(texts), row, Place(number, place, 1, row.line)) for place, row in enumerate(block, 1)]
        for number, block in enumerate(layout.blocks, 1)
    ]


def _line_of(shown: str, text: str) -> int:
    """Return the first line that holds what is shown; 1 where it is shown in other letters."""
    lines = text.replace("\xa0", " ").splitlines()
    return next((number for number, line in enumerate(lines, 1) if shown.split(" ", maxsplit=1)[0] in line), 1)


@dataclass(frozen=True)
class _Reader:
    """Reads rows that are cut in one way."""

    layout: Layout
    columns: Columns
    name: str
    highest: float | None
    unusable: Unusable | None

    def row(self, text: str, row: Row, place: Place) -> NumberRow:
        """Read one row; ``place`` is that of its first number."""
        found = self._plain(text) if self.columns.is_plain else None
        if found is None:
            found = np.array(self._numbers(text, place))
        return NumberRow(row.line, found)

    def _plain(self, text: str) -> NDArray[np.float64] | None:
        """Read a row of nothing but digits, points and separators at once; None for any other."""
        if not _NUMBERS_ONLY.fullmatch(text):
            return None
        separator = self.columns.separator
        if separator != ",":
            text = text.replace(",", ".")
        with suppress(ValueError), np.errstate(over="ignore", divide="ignore", invalid="ignore"):
            numbers = np.array(list(map(float, text.split(None if separator == " " else separator))))
            scaled: NDArray[np.float64] = numbers * self.layout.times / np.float64(self.layout.over) + 0.0
            if self.highest is None or (np.abs(scaled) <= self.highest).all():
                return scaled
        return None

    def _numbers(self, text: str, place: Place) -> list[float]:
        """Read a row number by number, and name the first that is none."""
        try:
            cells = self.columns.cells(text)
        except TwoWaysError as error:
            raise two_ways(error.args[0], place.row if not self.name else place.line, self.name) from error
        return [self._number(cell.strip(), place._replace(column=at)) for at, cell in enumerate(cells, 1)]

    def _number(self, cell: str, place: Place) -> float:
        value = value_of(cell, self.layout.times, self.layout.over, self.columns.decimal)
        if value is None:
            raise not_a_number(cell, place, self.name)
        if self.highest is not None and not abs(value) <= self.highest and self.unusable is not None:
            raise self.unusable(cell, place)
        if not isfinite(value) and not re.search(r"\d", cell):  # NaN in words
            raise not_a_number(cell, place, self.name)
        return value


__all__ = ["MatrixError", "NumberRow", "Place", "read"]
