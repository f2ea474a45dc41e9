"""Small grids to follow by hand: a patch of the photo, numbers drawn at random, numbers typed or pasted."""

import re
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Array
from cnngui.engine.chain import Planes, planes_for
from cnngui.engine.convolution import planes_of
from cnngui.engine.csv_text import parse_csv
from cnngui.engine.errors import QT_TRANSLATE_NOOP, PhotoError
from cnngui.engine.lessons.errors import LessonError
from cnngui.engine.lessons.rectangles import Rectangle
from cnngui.engine.sizes import Pair

SMALLEST_PATCH, LARGEST, MOST_CHANNELS = 3, 16, 3
"""A patch has 3×3 pixels at least; every grid has 16×16 numbers and three channels at most."""

HIGHEST = 1e6
"""Largest absolute value: more digits fit into no cell."""

LONGEST_TEXT = 100_000
"""Characters; 16×16×3 numbers with all their digits need a tenth of that."""


def placed(photo: Pair, row: int, column: int, height: int, width: int) -> Rectangle:
    """Return the patch nearest to what is wanted that lies inside the photo.

    Parameters
    ----------
    photo : (rows, columns)
    row, column : int
        Upper left pixel.
    height, width : int
        Brought to 3 to 16, and to the photo where that is smaller.

    Examples
    --------
    >>> placed((100, 200), 98, -5, 8, 40)
    Rectangle(row=92, column=0, height=8, width=16)
    """
    height, width = (
        min(max(wanted, SMALLEST_PATCH), LARGEST, length) for wanted, length in zip((height, width), photo, strict=True)
    )
    row, column = min(max(row, 0), photo[0] - height), min(max(column, 0), photo[1] - width)
    return Rectangle(row, column, height, width)


def patch(
    photo: NDArray[np.uint8] | Array, row: int, column: int, height: int, width: int, *, grey: bool = False
) -> Planes:
    """Cut a patch out of a photo or a grid of numbers.

    Parameters
    ----------
    photo : (H, W, 3) uint8 RGB, or (H, W) or (H, W, C) float32
    row, column, height, width : int
        As for `placed`.
    grey : bool
        One plane, 0.299 R + 0.587 G + 0.114 B, instead of one a channel.

    Returns
    -------
    planes
        New arrays; of a grid with more channels, the first three.

    Examples
    --------
    >>> photo = np.arange(75, dtype=np.uint8).reshape(5, 5, 3)
    >>> [plane[0].tolist() for plane in patch(photo, 0, 2, 3, 3)]
    [[6.0, 9.0, 12.0], [7.0, 10.0, 13.0], [8.0, 11.0, 14.0]]
    """
    at = placed((photo.shape[0], photo.shape[1]), row, column, height, width)
    cut = photo[slice(*at.rows), slice(*at.columns)]
    planes = planes_for(cut, "grey" if grey else "sum")[:MOST_CHANNELS]
    return tuple(plane.copy() for plane in planes)


def randomised(
    height: int, width: int, channels: int, low: float, high: float, seed: int, *, whole: bool = True
) -> Planes:
    """Draw numbers, every one as likely as every other.

    Parameters
    ----------
    height, width : int
        1 to 16.
    channels : int
        1 to 3.
    low, high : float
        Smallest and largest number that can come.
    seed : int
        The same seed gives the same numbers.
    whole : bool
        Whole numbers; otherwise with one decimal.

    Raises
    ------
    LessonError
        When the size is out of range, or no such number lies between ``low`` and ``high``.

    Examples
    --------
    >>> planes = randomised(6, 5, 3, 0, 9, seed=7)
    >>> len(planes), planes[0].shape, all(0 <= plane.min() and plane.max() <= 9 for plane in planes)
    (3, (6, 5), True)
    """
    _check_size(height, width, channels)
    if not (abs(low) <= HIGHEST and abs(high) <= HIGHEST):  # nor NaN
        raise LessonError(QT_TRANSLATE_NOOP("Errors", "Random numbers lie between −1000000 and 1000000."))
    parts = 1 if whole else 10
    # 0.7·10 is 7.000000000000001 to a computer.
    first, last = ceil(round(low * parts, 6)), floor(round(high * parts, 6))
    if first > last:
        text = QT_TRANSLATE_NOOP("Errors", "No such number lies between {low} and {high}; widen the range.")
        raise LessonError(text, low=low, high=high)
    drawn = np.random.default_rng(seed).integers(first, last + 1, (channels, height, width))
    return tuple((plane / parts).astype(np.float32) for plane in drawn)


def parsed(text: str, name: str = "the grid") -> Planes:
    r"""Read numbers that were typed or pasted.

    Parameters
    ----------
    text : str
        As `cnngui.engine.matrices.reading.read` takes it; slices are channels.
    name : str
        What sentences call the text.

    Returns
    -------
    planes
        1×1 to 16×16 numbers, one to three channels.

    Raises
    ------
    LessonError
        When there are no numbers, something is not a number, rows or channels are not all the same size, or there is
        too much of them.

    Examples
    --------
    >>> [plane.tolist() for plane in parsed("1,2\n3,4\n\n5,6\n7,8")]
    [[[1.0, 2.0], [3.0, 4.0]], [[5.0, 6.0], [7.0, 8.0]]]
    >>> parsed("np.array([[1, 2], [3, 4]]) / 2")[0].tolist(), parsed("1 2 / 3 4")[0].tolist()
    ([[0.5, 1.0], [1.5, 2.0]], [[1.0, 2.0], [3.0, 4.0]])
    """
    if not re.search(r"[\d½-¾⅐-⅞]", text):
        raise LessonError(QT_TRANSLATE_NOOP("Errors", "There are no numbers; write one row a line, such as 1,2,3."))
    if len(text) > LONGEST_TEXT:
        raise LessonError(QT_TRANSLATE_NOOP("Errors", "The text is too long for a grid; paste only its numbers."))
    try:
        grid = parse_csv(text, name)
    except PhotoError as error:
        raise LessonError(error.template, **error.fields) from error
    grid = grid if grid.ndim == 3 else grid[..., None]
    _check_size(grid.shape[0], grid.shape[1], grid.shape[2])
    if not float(np.abs(grid).max()) <= HIGHEST:
        text = QT_TRANSLATE_NOOP("Errors", "The numbers of a grid lie between −1000000 and 1000000; correct {value}.")
        raise LessonError(text, value=float(grid.flat[np.abs(grid).argmax()]))
    return tuple(planes_of(grid))


def _check_size(height: int, width: int, channels: int) -> None:
    if not (1 <= height <= LARGEST and 1 <= width <= LARGEST and 1 <= channels <= MOST_CHANNELS):
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "The grid is {height}×{width}×{channels}; it can have 1×1 to {largest}×{largest} numbers "
            "and 1 to {most} channels.",
        )
        fields = {"height": height, "width": width, "channels": channels}
        raise LessonError(text, **fields, largest=LARGEST, most=MOST_CHANNELS)
