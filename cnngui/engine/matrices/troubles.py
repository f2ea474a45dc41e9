"""What keeps a text from being a matrix, as one sentence: what, where, and what to do."""

from typing import NamedTuple

from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError

_LONGEST = 60
"""Characters of a text that are said again."""


class MatrixError(CnnguiError):
    """Text that is no matrix of numbers; those who asked for it make an error of their own of it."""


class Place(NamedTuple):
    """Where a number stands, counted from 1; ``line`` in the text, ``row`` in its block."""

    slice: int
    row: int
    column: int
    line: int


def not_a_number(cell: str, place: Place, name: str) -> MatrixError:
    """Return the error about a cell that holds something else.

    Parameters
    ----------
    cell : str
        What stands there; "" makes the error about a blank cell.
    place : Place
    name : str
        What to call the text; "" tells places by slices and rows, as in a kernel.

    Examples
    --------
    >>> str(not_a_number("x", Place(1, 2, 3, 2), "a.csv"))
    'Line 2 of a.csv holds “x” where a number should be: correct it.'
    >>> str(not_a_number("", Place(1, 2, 3, 2), ""))
    'Row 2, column 3 of slice 1 is blank; write 0 where a zero is meant.'
    """
    if not cell:
        return _blank(place, name)
    if name:
        text = QT_TRANSLATE_NOOP("Errors", "Line {line} of {name} holds “{cell}” where a number should be: correct it.")
        return MatrixError(text, line=place.line, name=name, cell=_short(cell, 20))
    text = QT_TRANSLATE_NOOP(
        "Errors", "“{text}” in row {row}, column {column} of slice {slice} is not a number such as 1, -0.5 or 2e-3."
    )
    return MatrixError(text, text=_short(cell), slice=place.slice, row=place.row, column=place.column)


def _blank(place: Place, name: str) -> MatrixError:
    if name:
        text = QT_TRANSLATE_NOOP(
            "Errors", "Line {line}, column {column} of {name} is blank: write 0 where a zero is meant."
        )
        return MatrixError(text, line=place.line, column=place.column, name=name)
    text = QT_TRANSLATE_NOOP(
        "Errors", "Row {row}, column {column} of slice {slice} is blank; write 0 where a zero is meant."
    )
    return MatrixError(text, slice=place.slice, row=place.row, column=place.column)


def two_ways(shown: str, row: int, name: str) -> MatrixError:
    """Return the error about a row in which a comma, a slash or a space can be read in two ways.

    >>> str(two_ways("0,5 1", 2, "a.csv"))
    'Line 2 of a.csv, “0,5 1”, can be read in two ways: write decimals with a point, and one sign between all numbers.'
    """
    if name:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "Line {line} of {name}, “{text}”, can be read in two ways: write decimals with a point, "
            "and one sign between all numbers.",
        )
        return MatrixError(text, line=row, name=name, text=_short(shown))
    text = QT_TRANSLATE_NOOP(
        "Errors",
        "Row {row}, “{text}”, can be read in two ways; write decimals with a point, one row a line, "
        "and the same sign between all numbers.",
    )
    return MatrixError(text, row=row, text=_short(shown))


def unknown_code(code: str) -> MatrixError:
    """Return the error about code that is not understood: skipped, it would turn the kernel behind people's backs."""
    text = QT_TRANSLATE_NOOP(
        "Errors", "“{text}” beside the numbers is not understood; paste only the numbers with their brackets."
    )
    return MatrixError(text, text=_short(code.strip().split("\n")[0]))


def _short(text: str, most: int = _LONGEST) -> str:
    visible = "".join(letter if letter.isprintable() else "�" for letter in text.strip())
    return visible if len(visible) <= most else f"{visible[:most]}…"
