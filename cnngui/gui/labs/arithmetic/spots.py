"""From a window that another lab points to, to a patch of the photo around it and the step that looks at it. No Qt."""

from cnngui.engine.lessons.inputs import LARGEST, placed
from cnngui.engine.lessons.rectangles import Rectangle
from cnngui.engine.lessons.walk import Walk
from cnngui.engine.sizes import Axis, Pair
from cnngui.gui.workspace import Spot

AROUND = 2
"""Pixels that are seen around the window, on every side."""


def patch_around(spot: Spot, photo: Pair) -> Rectangle:
    """Give the patch with the window in its middle, as far as the photo and the largest grid allow.

    >>> patch_around(Spot(10, 20, 3, 3), (100, 100))
    Rectangle(row=8, column=18, height=7, width=7)
    """
    height, width = (min(length + 2 * AROUND, LARGEST) for length in (spot.height, spot.width))
    row = spot.row - (height - spot.height) // 2
    column = spot.column - (width - spot.width) // 2
    return placed(photo, row, column, height, width)


def step_at(spot: Spot, patch: Rectangle, walk: Walk) -> int:
    """Give the step of a walk over the patch whose window is the spot's; -1 where none lies just there."""
    row = _index(walk.shape.rows, spot.row - patch.row)
    column = _index(walk.shape.columns, spot.column - patch.column)
    height, width, _ = walk.shape.output
    if row is None or column is None or row >= height or column >= width or walk.layer.pooling is not None:
        return -1
    return walk.step_of(row, column)


def _index(axis: Axis, start: int) -> int | None:
    """Give which window begins at an input pixel."""
    index, rest = divmod(start + axis.before, axis.stride)
    return index if not rest and 0 <= index < axis.output else None
