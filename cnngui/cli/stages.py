"""The line that `cnngui filter` prints: the shape at each stage, with the formula and the current numbers."""

from collections.abc import Iterator

from cnngui.engine.chain import Layer, LayerShape, Planes
from cnngui.engine.sizes import Axis


def told(
    given: tuple[int, ...],
    channels: str,
    layer: Layer,
    shape: LayerShape,
    response: Planes,
    *remarks: str,
) -> str:
    """Tell what happened, in one line.

    Parameters
    ----------
    given : (H, W) or (H, W, C)
        What was read.
    channels : {"grey", "each", "sum"}
    layer : Layer
    shape : LayerShape
    response : tuple of (H', W') float32
    *remarks : str
        What else is to be said; empty ones are passed over.
    """
    parts = [" → ".join(stages(given, channels, layer, shape)), *leftovers(shape), limits(response), *remarks]
    return "; ".join(part.rstrip(".") for part in parts if part)


def stages(given: tuple[int, ...], channels: str, layer: Layer, shape: LayerShape) -> Iterator[str]:
    """Return the shape at each stage, with the formula where a window slides."""
    height, width, depth = (*given, 1)[:3]
    yield f"input ({height}, {width}, {depth})"
    if channels == "grey" and depth > 1:
        yield f"grey {shape.input}"
    if not shape.pools_only:
        yield f"{_filters(layer, channels, shape)} {shape.convolved} [{_formulas(shape.rows, shape.columns)}]"
    if layer.relu:
        yield "ReLU"
    if layer.pooling and shape.pool_rows and shape.pool_columns:
        size = f"{shape.pool_rows.size}×{shape.pool_columns.size}"
        formulas = _formulas(shape.pool_rows, shape.pool_columns)
        yield f"{layer.pooling.kind} pool {size} {shape.output} [{formulas}]"


def _filters(layer: Layer, channels: str, shape: LayerShape) -> str:
    count, (height, width) = len(layer.filters), layer.size
    noun = "filter" if count == 1 else "filters"
    slices = f"×{shape.depth}" if channels == "sum" else ""
    each = f" on each of {shape.input[2]} channels" if channels == "each" and shape.input[2] > 1 else ""
    return f"{count} {noun} {height}×{width}{slices}{each}"


def _formulas(rows: Axis, columns: Axis) -> str:
    """Return one formula where rows and columns agree."""
    if rows == columns:
        return rows.formula()
    return f"rows {rows.formula()}, columns {columns.formula()}"


def limits(response: Planes) -> str:
    """Return the smallest and the largest number.

    >>> import numpy as np
    >>> limits((np.float32([[-5, 8]]), np.float32([[2.75, 0]])))
    'response from -5 to 8'
    """
    low, high = min(plane.min() for plane in response), max(plane.max() for plane in response)
    return f"response from {low:.6g} to {high:.6g}"


def leftovers(shape: LayerShape) -> Iterator[str]:
    """Name the rows and columns at the end that no window reaches."""
    for name, rows, columns in (
        ("filter", shape.rows, shape.columns),
        ("pool", shape.pool_rows, shape.pool_columns),
    ):
        left = [_counted(axis.leftover, noun) for axis, noun in ((rows, "row"), (columns, "column")) if axis]
        left = [words for words in left if words]
        if left:
            yield f"the {name} does not reach {' and '.join(left)} at the end"


def _counted(count: int, noun: str) -> str:
    """Count in words.

    >>> _counted(1, "row"), _counted(2, "column"), _counted(0, "row")
    ('1 row', '2 columns', '')
    """
    return f"{count} {noun}{'s' if count > 1 else ''}" if count else ""
