"""Read a kernel from what the user types, pastes or passes on the command line.

How text is a matrix is told in `cnngui.engine.matrices.reading`, which reads kernels, grids and files alike. The first
of three dimensions counts the slices.
"""

from cnngui.engine.errors import QT_TRANSLATE_NOOP, KernelError
from cnngui.engine.kernels.check import HIGHEST, Kernel, check, not_finite
from cnngui.engine.matrices.reading import MatrixError, Place, read

LONGEST = 200_000
"""Characters; a 3×3 filter on 512 channels, written with all its digits, needs half of that."""


def parse(text: str) -> tuple[Kernel, ...]:
    r"""Read the slices of a filter; a single slice is for grey, or shared by every channel.

    Parameters
    ----------
    text : str
        One line, several lines, code, LaTeX or a table, as for `cnngui.engine.matrices.reading.read`.

    Returns
    -------
    tuple of Kernel
        At least one slice; all of one shape, at most 15×15, finite. Never flipped: row 0 is the top row.

    Raises
    ------
    KernelError
        Empty, ragged, blank cells, not a number, not finite, too large, ambiguous, or slices of different shapes.

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
    if not text.strip(" \t\r\n\xa0\ufeff"):
        raise KernelError(
            QT_TRANSLATE_NOOP("Errors", "The kernel is empty; write numbers such as 1,0,-1/1,0,-1/1,0,-1.")
        )
    if len(text) > LONGEST:
        raise KernelError(QT_TRANSLATE_NOOP("Errors", "The text is too long for a kernel; paste only its numbers."))
    try:
        blocks = read(text, highest=HIGHEST, unusable=_unusable)
    except MatrixError as error:
        raise KernelError(error.template, **error.fields) from error
    slices = tuple(tuple(tuple(row.numbers.tolist()) for row in rows) for rows in blocks)
    check(slices)
    return slices


def _unusable(cell: str, place: Place) -> KernelError:
    return not_finite(cell, place.slice, place.row, place.column)
