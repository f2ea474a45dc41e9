"""Grids as text: rows of numbers, channels separated by an empty line."""

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.errors import QT_TRANSLATE_NOOP, PhotoError
from cnngui.engine.matrices.reading import MatrixError, NumberRow, read

MAX_CSV_BYTES = 256 * 2**20
"""More text than that is refused: the same numbers as .npy are a third of the size and load at once."""


def parse_csv(text: str, name: str) -> NDArray[np.float32]:
    r"""Read rows of numbers.

    Parameters
    ----------
    text : str
        As `cnngui.engine.matrices.reading.read` takes it; slices are channels.
    name : str
        What sentences call the text.

    Returns
    -------
    NDArray[np.float32]
        H×W, or H×W×C when there are several blocks. What float32 cannot hold is infinite.

    Raises
    ------
    PhotoError
        When there are no numbers, something is not a number or blank, rows or channels are not all the same size, or
        the text can be read in two ways.

    Examples
    --------
    >>> parse_csv("1,2,3\n4,5,6\n", "example").tolist()
    [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
    >>> parse_csv("1,5;2\n3;4\n\n5;6\n7;8", "two channels").tolist()
    [[[1.5, 5.0], [2.0, 6.0]], [[3.0, 7.0], [4.0, 8.0]]]
    """
    try:
        blocks = read(text, name)
    except MatrixError as error:
        raise PhotoError(error.template, **error.fields) from error
    if not blocks or not blocks[0]:
        message = QT_TRANSLATE_NOOP("Errors", "The file {name} holds no numbers: choose another.")
        raise PhotoError(message, name=name)
    for block in blocks:
        for row in block:
            _refuse_ragged(row, blocks[0][0], name)
    return _stacked(blocks, name)


def _refuse_ragged(row: NumberRow, first: NumberRow, name: str) -> None:
    if len(row.numbers) != len(first.numbers):
        text = QT_TRANSLATE_NOOP(
            "Errors", "Line {line} of {name} has {count} numbers, the first line {expected}: give every line as many."
        )
        fields = {"count": len(row.numbers), "expected": len(first.numbers)}
        raise PhotoError(text, line=row.line, name=name, **fields)


def _stacked(blocks: list[list[NumberRow]], name: str) -> NDArray[np.float32]:
    for channel, block in enumerate(blocks, start=1):
        if len(block) != len(blocks[0]):
            text = QT_TRANSLATE_NOOP(
                "Errors",
                "Channel {channel} of {name} has {count} lines, the first {expected}: give every channel as many.",
            )
            raise PhotoError(text, channel=channel, name=name, count=len(block), expected=len(blocks[0]))
    grid = np.empty((len(blocks[0]), len(blocks[0][0].numbers), len(blocks)), np.float32)
    with np.errstate(over="ignore"):
        for channel, block in enumerate(blocks):
            for place, row in enumerate(block):
                grid[place, :, channel] = row.numbers
    return grid[..., 0] if len(blocks) == 1 else grid


def format_csv(array: NDArray[np.float32]) -> str:
    """Write a grid as text that `parse_csv` reads back to the same float32 numbers.

    Parameters
    ----------
    array : NDArray[np.float32]
        H×W, or H×W×C with the channels one after the other, separated by an empty line, or by two where a channel is a
        single row.

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
    gap = "\n\n" if len(array) > 1 else "\n\n\n"
    return gap.join("\n".join(map(_line, block)) for block in blocks)


def _line(row: NDArray[np.float32]) -> str:
    """Write one row; NumPy finds the shortest digits, but puts whole numbers as 3.0 and 1.6777216e+07."""
    whole = (row == np.rint(row)) & (np.abs(row) < 1e9)
    digits = np.where(whole, row, 0).astype(np.int64).astype(str)
    return ",".join(np.where(whole, digits, row.astype(str)).tolist())
