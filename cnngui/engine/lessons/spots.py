"""From what one number of a layer sees, to a patch of the photo around it and the step that looks at it."""

from dataclasses import dataclass

from cnngui.engine.chain import Chain
from cnngui.engine.lessons.inputs import LARGEST, placed
from cnngui.engine.lessons.rectangles import Rectangle
from cnngui.engine.lessons.walk import Walk
from cnngui.engine.sizes import Pair, ReceptiveField

AROUND = 2
"""Pixels that are seen around the window, on every side."""


@dataclass(frozen=True)
class Spot:
    """What one number of a layer sees of the photo.

    Parameters
    ----------
    row, column : int
        The upper left pixel; negative in the padding.
    height, width : int
        In px.
    layer, channel : int
        Where the number is.
    """

    row: int
    column: int
    height: int
    width: int
    layer: int = 0
    channel: int = 0


def jumps(chain: Chain, layer: int) -> Pair:
    """Return how many pixels of the photo lie from one number of a layer to the next, down and across.

    >>> from cnngui.engine.lessons.examples import example
    >>> jumps(example("stride").chain, 0), jumps(example("max-pooling").chain, 0), jumps(example("stacked").chain, 2)
    ((2, 2), (2, 2), (1, 1))
    """
    down, across = 1, 1
    for each in chain.layers[: layer + 1]:
        pool = each.pooling.stride if each.pooling else (1, 1)
        down, across = down * each.stride[0] * pool[0], across * each.stride[1] * pool[1]
    return down, across


def patch_around(spot: Spot, photo: Pair, jumps: Pair = (1, 1)) -> Rectangle:
    """Return a patch with the window in it, and some pixels around it as far as the photo and the largest grid allow.

    Its first row and column are multiples of the jumps, so that windows lie on the patch where they lie on the photo.

    >>> patch_around(Spot(10, 20, 3, 3), (100, 100)), patch_around(Spot(11, -1, 3, 3), (12, 100), (2, 3))
    (Rectangle(row=8, column=18, height=7, width=7), Rectangle(row=8, column=0, height=4, width=4))
    """
    row, height = _around(spot.row, spot.height, photo[0], jumps[0])
    column, width = _around(spot.column, spot.width, photo[1], jumps[1])
    return placed(photo, row, column, height, width)


def _around(start: int, length: int, most: int, jump: int) -> Pair:
    """Return where the patch begins and how long it is, in one direction."""
    first = max(start - min(AROUND, max(LARGEST - length, 0)), 0) // jump * jump
    return first, min(start + length + AROUND, most, first + LARGEST) - first


def step_at(spot: Spot, patch: Rectangle, walk: Walk) -> int:
    """Return the step of a walk over the patch that sees what the spot does; -1 where none does."""
    row = _index(walk.shape.field[0], spot.row - patch.row, spot.height)
    column = _index(walk.shape.field[1], spot.column - patch.column, spot.width)
    height, width, channels = walk.shape.output
    if row is None or column is None or row >= height or column >= width:
        return -1
    return walk.step_of(row, column, min(spot.channel, channels - 1))


def _index(field: ReceptiveField, start: int, length: int) -> int | None:
    """Return which number sees just so many pixels from there on."""
    index, rest = divmod(start - field.start, field.jump)
    return index if not rest and index >= 0 and length == field.size else None
