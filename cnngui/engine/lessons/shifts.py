"""Translation: the response moves with its input, and pooling absorbs a part of the move."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Array
from cnngui.engine.chain import Chain, LayerShape, Planes, run, shapes
from cnngui.engine.sizes import Axis, Pair, ReceptiveField

_NOISE = 1e-5
"""Of the largest number: what float32 sums may differ by when they are added in another order."""


@dataclass(frozen=True, eq=False)
class Absorbed:
    """What a shift of the input did to the last layer of a chain.

    Parameters
    ----------
    convolved : (H, W, C) bool
        Which numbers have changed after the last convolution, with its bias and ReLU.
    pooled : (H, W, C) bool
        Which numbers have changed after the whole layer; without pooling the same.
    moved : (rows, columns) or None
        How far the response should have moved; None when the strides do not divide the shift.
    inside : int
        How many numbers of the response saw the same pixels before and after, only elsewhere.
    equivariant : bool
        Whether all of those, if any, have moved just so and are otherwise the same.
    """

    convolved: NDArray[np.bool_]
    pooled: NDArray[np.bool_]
    moved: Pair | None
    inside: int
    equivariant: bool

    @property
    def convolved_changed(self) -> int:
        """How many of ``convolved.size`` numbers have changed after the convolution."""
        return int(self.convolved.sum())

    @property
    def pooled_changed(self) -> int:
        """How many of ``pooled.size`` numbers have changed after pooling."""
        return int(self.pooled.sum())


def shifted(planes: Planes, rows: int, columns: int, border: Literal["zero", "wrap"] = "zero") -> Planes:
    """Move an input down and to the right.

    Parameters
    ----------
    planes : tuple of (H, W) float32
    rows, columns : int
        How far; negative moves up and to the left.
    border : {"zero", "wrap"}
        What comes in: zeros, or what went out on the other side.

    Returns
    -------
    planes
        New arrays.

    Examples
    --------
    >>> row = (np.float32([[1, 2, 3]]),)
    >>> shifted(row, 0, 1)[0].tolist(), shifted(row, 0, 1, "wrap")[0].tolist()
    ([[0.0, 1.0, 2.0]], [[3.0, 1.0, 2.0]])
    """
    if border == "wrap":
        return tuple(np.roll(plane, (rows, columns), (0, 1)) for plane in planes)
    return tuple(_with_zeros(plane, rows, columns) for plane in planes)


def _with_zeros(plane: Array, rows: int, columns: int) -> Array:
    moved = np.zeros_like(plane)
    (into_rows, from_rows), (into_columns, from_columns) = map(_overlap, plane.shape, (rows, columns))
    moved[into_rows, into_columns] = plane[from_rows, from_columns]
    return moved


def _overlap(length: int, shift: int) -> tuple[slice, slice]:
    """Return where the moved pixels land, and where they come from."""
    kept = max(length - abs(shift), 0)
    into, start = max(shift, 0), max(-shift, 0)
    return slice(into, into + kept), slice(start, start + kept)


def compare_shift(
    chain: Chain, planes: Planes, rows: int, columns: int, border: Literal["zero", "wrap"] = "zero"
) -> Absorbed:
    """Shift the input of a chain and compare its last layer before and after.

    Parameters
    ----------
    chain : Chain
    planes : tuple of (H, W) float32
        As from `cnngui.engine.chain.planes_for`.
    rows, columns : int
        Pixels down and to the right.
    border : {"zero", "wrap"}
        As for `shifted`.

    Raises
    ------
    SizeError, KernelError
        As `cnngui.engine.chain.run` does.

    Examples
    --------
    A bright pixel that moves by one to the right inside the same pool:

    >>> from cnngui.engine.lessons.examples import example
    >>> spot = np.zeros((6, 6), np.float32)
    >>> spot[2, 2] = 9
    >>> absorbed = compare_shift(example("max-pooling").chain, (spot,), 0, 1)
    >>> absorbed.convolved_changed, absorbed.convolved.size, absorbed.pooled_changed, absorbed.pooled.size
    (2, 36, 0, 9)
    """
    last = replace(chain.layers[-1], pooling=None)
    unpooled = replace(chain, layers=(*chain.layers[:-1], last))
    after_shift = shifted(planes, rows, columns, border)
    before, after = _stacked(run(unpooled, planes)), _stacked(run(unpooled, after_shift))
    pooled = _changed(_stacked(run(chain, planes)), _stacked(run(chain, after_shift)))
    height, width = planes[0].shape
    shape = shapes(unpooled, (height, width, len(planes)))[-1]
    moved = _moved(shape, rows, columns)
    pairs = _same_views(shape, (height, width), (rows, columns), moved) if moved else ([], [])
    same = _moved_just_so(before, after, pairs, moved or (0, 0))
    inside = len(pairs[0]) * len(pairs[1]) * before.shape[2]
    return Absorbed(_changed(before, after), pooled, moved, inside, equivariant=moved is not None and same)


def _stacked(outputs: tuple[Planes, ...]) -> Array:
    return np.stack(outputs[-1], axis=-1)


def _changed(before: Array, after: Array) -> NDArray[np.bool_]:
    most = max(float(np.abs(before).max()), float(np.abs(after).max()))
    return np.asarray(np.abs(after - before) > _NOISE * most, np.bool_)


def _moved(shape: LayerShape, rows: int, columns: int) -> Pair | None:
    """Return how far the response moves, where the strides so far divide the shift."""
    down, across = (field.jump for field in shape.convolved_field)
    return None if rows % down or columns % across else (rows // down, columns // across)


def _same_views(shape: LayerShape, input: Pair, shift: Pair, moved: Pair) -> tuple[list[int], list[int]]:  # noqa: A002
    """Return the rows and columns, before the shift, of the numbers whose whole field is still there afterwards."""
    rows, columns = (
        _kept(field, axis, length, way, step)
        for field, axis, length, way, step in zip(
            shape.convolved_field, (shape.rows, shape.columns), input, shift, moved, strict=True
        )
    )
    return rows, columns


def _kept(field: ReceptiveField, axis: Axis, length: int, shift: int, moved: int) -> list[int]:
    low, high = max(0, -shift), min(length, length - shift)
    spans = ((index, field.span(index)) for index in range(axis.output) if 0 <= index + moved < axis.output)
    return [index for index, (first, last) in spans if low <= first and last <= high]


def _moved_just_so(before: Array, after: Array, kept: tuple[list[int], list[int]], moved: Pair) -> bool:
    rows, columns = (np.array(indices, np.intp) for indices in kept)
    old, new = before[np.ix_(rows, columns)], after[np.ix_(rows + moved[0], columns + moved[1])]
    return not old.size or not _changed(old, new).any()
