"""The sizes at each stage of a chain, with today's numbers in the formulas, as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from cnngui.engine.chain import Layer, LayerShape
from cnngui.engine.sizes import Axis
from cnngui.gui.i18n import number
from cnngui.gui.labs.filters.display import Shown


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
        """Give the row."""
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
    """Write out every stage from the photo to the last layer."""
    tr = QCoreApplication.translate
    first = shown.resolved.shapes[0]
    title = tr("Stages", "Photo") if shown.source.is_photo else tr("Stages", "Grid")
    found = [Stage(title, shape=str(first.input), field="1×1 px")]
    for index, (layer, shape) in enumerate(zip(shown.result.chain.layers, shown.resolved.shapes, strict=True), 1):
        found.append(_convolution(index, layer, shape))
        if layer.relu:
            found.append(Stage("ReLU", shape=str(shape.convolved)))
        if layer.pooling and shape.pool_rows and shape.pool_columns:
            found.append(_pooling(layer.pooling.kind, shape, shape.pool_rows, shape.pool_columns))
    return found


def _convolution(index: int, layer: Layer, shape: LayerShape) -> Stage:
    height, width = layer.size
    count = len(layer.filters)
    title = QCoreApplication.translate("Stages", "Layer {number}: {count} × ({height}, {width}, {depth})")
    rows, columns = shape.convolved_field
    return Stage(
        title.format(number=index, count=count, height=height, width=width, depth=shape.depth),
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
    """Give the formula for rows and for columns, a line each; one line when they are the same."""
    return _formula(rows) if rows == columns else f"{_formula(rows)}\n{_formula(columns)}"


def _formula(axis: Axis) -> str:
    """Give the formula, and how many pixels are left over where the stride does not divide evenly."""
    if not axis.leftover:
        return axis.formula()
    left = QCoreApplication.translate("Stages", "{formula}, {count} left over")
    return left.format(formula=axis.formula(), count=axis.leftover)


def as_html(rows: Sequence[Stage]) -> str:
    """Lay the rows out as a table for a `QLabel`, without the columns that are empty throughout."""
    lines = [row.cells() for row in rows]
    used = [column for column in range(len(lines[0])) if any(line[column] for line in lines[1:])]
    body = ""
    for place, line in enumerate(lines):
        tag = "th" if place == 0 else "td"
        texts = (line[column].replace("\n", "<br>") for column in used)
        cells = (f"<{tag} align='left' style='padding-right: 14px; white-space: pre'>{text}</{tag}>" for text in texts)
        body += f"<tr>{''.join(cells)}</tr>"
    return f"<table cellspacing='0' cellpadding='1'>{body}</table>"
