"""The sizes at each stage of a chain, with today's numbers in the formulas, as a table."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from cnngui.engine.chain import Layer, LayerShape
from cnngui.engine.sizes import Axis
from cnngui.gui.labs.filters.shown import Shown
from cnngui.gui.look.i18n import number


@dataclass(frozen=True)
class Stage:
    """One row: what happens, the formula, the shape after it, what a number of it sees, how many numbers it has.

    Parameters
    ----------
    title, size, shape, field, parameters : str
        As written; empty where there is nothing to say.
    """

    title: str
    size: str = ""
    shape: str = ""
    field: str = ""
    parameters: str = ""

    def cells(self) -> tuple[str, ...]:
        """Return the row."""
        return self.title, self.size, self.shape, self.field, self.parameters


def header() -> Stage:
    """Name the columns."""
    tr = QCoreApplication.translate
    return Stage(
        tr("Stages", "Stage"),
        tr("Stages", "Size"),
        tr("Stages", "Shape"),
        tr("Stages", "Sees"),
        tr("Stages", "Parameters"),
    )


def stages(shown: Shown) -> list[Stage]:
    """Write out all stages: what goes in, and of every layer the convolution and the pooling."""
    found = [_input(shown, shown.resolved.shapes[0])]
    for index, (layer, shape) in enumerate(zip(shown.result.chain.layers, shown.resolved.shapes, strict=True)):
        if not shape.pools_only:
            found.append(_convolution(index, layer, shape))
        if layer.pooling and shape.pool_rows and shape.pool_columns:
            found.append(_pooling(layer.pooling.kind, shape, shape.pool_rows, shape.pool_columns))
    return found


def _input(shown: Shown, shape: LayerShape) -> Stage:
    tr = QCoreApplication.translate
    title = tr("Stages", "Photo") if shown.source.is_photo else tr("Stages", "Grid")
    seen = "" if shape.input == shown.source.shape else f"{shown.source.shape} → "
    return Stage(title, shape=f"{seen}{shape.input}", field="1×1 px")


def _convolution(index: int, layer: Layer, shape: LayerShape) -> Stage:
    height, width = layer.size
    count = len(layer.filters)
    title = QCoreApplication.translate("Stages", "Layer {number}: {count} × ({height}, {width}, {depth})")
    title = title.format(number=index + 1, count=count, height=height, width=width, depth=shape.depth)
    rows, columns = shape.convolved_field
    return Stage(
        f"{title}, ReLU" if layer.relu else title,
        _size(shape.rows, shape.columns),
        str(shape.convolved),
        f"{rows.size}×{columns.size} px",
        f"({height}·{width}·{shape.depth} + 1)·{count} = {number(shape.parameters)}",
    )


def _pooling(kind: str, shape: LayerShape, rows: Axis, columns: Axis) -> Stage:
    tr = QCoreApplication.translate
    average = tr("Stages", "Average pooling {height}×{width}")
    title = tr("Stages", "Max pooling {height}×{width}") if kind == "max" else average
    return Stage(
        title.format(height=rows.size, width=columns.size),
        _size(rows, columns),
        str(shape.output),
        f"{shape.field[0].size}×{shape.field[1].size} px",
        "0",
    )


def _size(rows: Axis, columns: Axis) -> str:
    """Return the formula for rows and for columns, a line each; one line when they are the same."""
    return _formula(rows) if rows == columns else f"{_formula(rows)}\n{_formula(columns)}"


def _formula(axis: Axis) -> str:
    """Return the formula, and how many pixels are left over where the stride does not divide evenly."""
    if not axis.leftover:
        return axis.formula()
    left = QCoreApplication.translate("Stages", "{formula}, {count} left over")
    return left.format(formula=axis.formula(), count=axis.leftover)
