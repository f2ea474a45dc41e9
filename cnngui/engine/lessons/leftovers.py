"""Rows and columns that no window reaches, because the stride does not divide evenly or leaves gaps."""

from dataclasses import dataclass

from cnngui.engine.chain import LayerShape
from cnngui.engine.lessons.rectangles import Rectangle, spanned
from cnngui.engine.sizes import Axis, Pair


@dataclass(frozen=True)
class Leftovers:
    """What a layer does not look at, in rectangles that do not overlap.

    Parameters
    ----------
    convolution : tuple of Rectangle
        Cells of the padded input: row 0 is the first row of the padding, if there is padding.
    pooling : tuple of Rectangle
        Cells of what is pooled; none without pooling.
    """

    convolution: tuple[Rectangle, ...]
    pooling: tuple[Rectangle, ...]


def hatched(shape: LayerShape) -> Leftovers:
    """Find what a layer's windows leave out.

    Examples
    --------
    A 3×3 filter with stride 2 on 8×7 cells reaches seven rows of eight:

    >>> from cnngui.engine.chain import Chain, Layer, shapes
    >>> from cnngui.engine.kernels.table import find
    >>> layer = Layer((find("vertical-edge").filter,), padding=0, stride=(2, 2))
    >>> hatched(shapes(Chain((layer,)), (8, 7, 1))[0])
    Leftovers(convolution=(Rectangle(row=7, column=0, height=1, width=7),), pooling=())
    """
    pooling = _rectangles(shape.pool_rows, shape.pool_columns) if shape.pool_rows and shape.pool_columns else ()
    return Leftovers(_rectangles(shape.rows, shape.columns), pooling)


def unreached(axis: Axis) -> tuple[Pair, ...]:
    """Return the padded pixels along one axis that no window looks at, as runs (first, one after last).

    A run at the end is `Axis.leftover` long; others are the gaps of a stride that is larger than the window, or of a
    dilation with a stride.

    >>> unreached(Axis(8, 3, stride=2)), unreached(Axis(6, 1, stride=3)), unreached(Axis(7, 3, stride=2))
    (((7, 8),), ((1, 3), (4, 6)), ())
    """
    reached = {pixel + axis.before for window in range(axis.output) for pixel in axis.pixels(window)}
    return _runs([pixel not in reached for pixel in range(axis.padded)])


def _runs(flags: list[bool]) -> tuple[Pair, ...]:
    """Return the runs of True as (first, one after last)."""
    starts = [i for i, flag in enumerate(flags) if flag and (i == 0 or not flags[i - 1])]
    ends = [i + 1 for i, flag in enumerate(flags) if flag and flags[i + 1 : i + 2] != [True]]
    return tuple(zip(starts, ends, strict=True))


def _rectangles(rows: Axis, columns: Axis) -> tuple[Rectangle, ...]:
    """Return whole rows first, then what is left of the columns between them, so that nothing is hatched twice."""
    across, down = unreached(rows), unreached(columns)
    whole = [spanned(run, (0, columns.padded)) for run in across]
    edges = [0, *(edge for run in across for edge in run), rows.padded]
    between = [(first, last) for first, last in zip(edges[::2], edges[1::2], strict=True) if first < last]
    return (*whole, *(spanned(part, run) for part in between for run in down))
