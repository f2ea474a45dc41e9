"""Grids as text: rows of numbers, channels separated by an empty line."""

import re
from contextlib import suppress

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.errors import QT_TRANSLATE_NOOP, PhotoError

MAX_CSV_BYTES = 256 * 2**20
"""More text than that is refused: the same numbers as .npy are a third of the size and load at once."""

# Python's float() alone would take nan, inf, 1_000 and digits of other scripts.
_NUMBERS_ONLY = re.compile(r"[0-9eE+\-.,;\t ]*")


def parse_csv(text: str, name: str) -> NDArray[np.float32]:
    r"""Read rows of numbers.

    Parameters
    ----------
    text : str
        Numbers between semicolons, tabs, commas or spaces: the first of these four that occurs separates them
        everywhere. A decimal comma is understood between semicolons and tabs. Empty lines separate channels.
    name : str
        What sentences call the text.

    Returns
    -------
    NDArray[np.float32]
        H×W, or H×W×C when there are several blocks. What float32 cannot hold is infinite.

    Raises
    ------
    PhotoError
        When there are no numbers, or something is not a number, or rows or channels are not all the same size.

    Examples
    --------
    >>> parse_csv("1,2,3\n4,5,6\n", "example").tolist()
    [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
    >>> parse_csv("1,5;2\n\n3;4", "two channels").tolist()
    [[[1.5, 3.0], [2.0, 4.0]]]
    """
    text = text.replace("−", "-")  # the true minus sign, as in text copied from a slide
    separator = next((mark for mark in ";\t," if mark in text), None)
    blocks: list[list[NDArray[np.float32]]] = []
    between = True
    for line, content in enumerate(text.splitlines(), start=1):
        if not content.strip(" \t;,"):  # a spreadsheet saves an empty line as ;;;;
            between = True
            continue
        row = _row(content.strip(), separator, line, name)
        if between:
            blocks.append([])
            between = False
        blocks[-1].append(row)
        _refuse_ragged(row, blocks[0][0], line, name)
    return _stacked(blocks, name)


def _row(content: str, separator: str | None, line: int, name: str) -> NDArray[np.float32]:
    plain = _with_points(content, separator)
    if _NUMBERS_ONLY.fullmatch(plain):
        with suppress(ValueError), np.errstate(over="ignore"):
            return np.array(list(map(float, plain.split(separator))), np.float32)
    wrong = (cell for cell in content.split(separator) if not _is_number(_with_points(cell, separator)))
    text = QT_TRANSLATE_NOOP("Errors", "Line {line} of {name} holds “{cell}” where a number should be: correct it.")
    raise PhotoError(text, line=line, name=name, cell=_short(next(wrong, content)))


def _with_points(content: str, separator: str | None) -> str:
    """Read a decimal comma where a comma separates nothing."""
    return content.replace(",", ".") if separator in {";", "\t"} else content


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return _NUMBERS_ONLY.fullmatch(cell) is not None


def _short(cell: str) -> str:
    visible = "".join(letter if letter.isprintable() else "�" for letter in cell.strip())
    return visible if len(visible) <= 20 else f"{visible[:20]}…"


def _refuse_ragged(row: NDArray[np.float32], first: NDArray[np.float32], line: int, name: str) -> None:
    if len(row) != len(first):
        text = QT_TRANSLATE_NOOP(
            "Errors", "Line {line} of {name} has {count} numbers, the first line {expected}: give every line as many."
        )
        raise PhotoError(text, line=line, name=name, count=len(row), expected=len(first))


def _stacked(blocks: list[list[NDArray[np.float32]]], name: str) -> NDArray[np.float32]:
    if not blocks:
        text = QT_TRANSLATE_NOOP("Errors", "The file {name} holds no numbers: choose another.")
        raise PhotoError(text, name=name)
    for channel, block in enumerate(blocks, start=1):
        if len(block) != len(blocks[0]):
            text = QT_TRANSLATE_NOOP(
                "Errors",
                "Channel {channel} of {name} has {count} lines, the first {expected}: give every channel as many.",
            )
            raise PhotoError(text, channel=channel, name=name, count=len(block), expected=len(blocks[0]))
    channels = [np.stack(block) for block in blocks]
    return channels[0] if len(channels) == 1 else np.stack(channels, axis=-1)


def format_csv(array: NDArray[np.float32]) -> str:
    """Write a grid as text that `parse_csv` reads back to the same float32 numbers.

    Parameters
    ----------
    array : NDArray[np.float32]
        H×W, or H×W×C with the channels one after the other, separated by an empty line.

    Returns
    -------
    str
        Commas between numbers, each with as few digits as tell it from its neighbours, whole numbers without
        a point. No line break at the end.

    Examples
    --------
    >>> print(format_csv(np.array([[-5, 0.1], [0.0, 2.75]], np.float32)))
    -5,0.1
    0,2.75
    """
    channels = array[..., np.newaxis] if array.ndim == 2 else array
    blocks = np.moveaxis(channels.astype(np.float32, copy=False), -1, 0)
    return "\n\n".join("\n".join(map(_line, block)) for block in blocks)


def _line(row: NDArray[np.float32]) -> str:
    """Write one row; NumPy finds the shortest digits, but puts whole numbers as 3.0 and 1.6777216e+07."""
    whole = (row == np.rint(row)) & (np.abs(row) < 1e9)
    digits = np.where(whole, row, 0).astype(np.int64).astype(str)
    return ",".join(np.where(whole, digits, row.astype(str)).tolist())
