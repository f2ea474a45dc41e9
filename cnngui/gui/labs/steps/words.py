"""What the Step by step lab says in words: sizes with the floor explained, where the window is, misprints, counts."""

from PySide6.QtCore import QCoreApplication

from cnngui.engine.chain import LayerShape
from cnngui.engine.lessons import counts
from cnngui.engine.lessons.misprints import PARAMETERS
from cnngui.engine.lessons.shifts import Absorbed
from cnngui.engine.lessons.stack import fields, formula
from cnngui.engine.lessons.walk import Walk
from cnngui.engine.sizes import Axis
from cnngui.gui.labs.steps.state import StepsState, known_example
from cnngui.gui.look.i18n import language, locale, number

tr = QCoreApplication.translate


def place_text(walk: Walk, step: int) -> str:
    """Say which output number is being filled in."""
    height, width, channels = walk.shape.output
    if step < 0:
        text = tr("Arithmetic", "Output {shape}: press play, step forward, or click a cell of the output.")
        return text.format(shape=f"({height}, {width}, {channels})")
    row, column, channel = walk.place(step)
    text = tr("Arithmetic", "Output ({row}, {column}) of {height} × {width}")
    if channels > 1:
        text = tr("Arithmetic", "Output ({row}, {column}) of {height} × {width}, channel {channel} of {channels}")
    return text.format(
        row=number(row + 1),
        column=number(column + 1),
        height=number(height),
        width=number(width),
        channel=number(channel + 1),
        channels=number(channels),
    )


def size_texts(shape: LayerShape) -> list[str]:
    """Write the size formula with the current numbers, of rows and columns, and what the floor leaves over."""
    lines = []
    if (shape.rows.size, shape.columns.size) != (1, 1) or shape.pool_rows is None:
        lines.append(_size_text(tr("Arithmetic", "Size ⌊(n + 2p − f)/s⌋ + 1"), shape.rows, shape.columns))
    if shape.pool_rows is not None and shape.pool_columns is not None:
        lines.append(_size_text(tr("Arithmetic", "Pooling ⌊(n − f)/s⌋ + 1"), shape.pool_rows, shape.pool_columns))
    return lines


def _size_text(title: str, rows: Axis, columns: Axis) -> str:
    if rows == columns:
        text = tr("Arithmetic", "{title}: {formula} rows and columns").format(title=title, formula=rows.formula())
    else:
        text = tr("Arithmetic", "{title}: {rows} rows, {columns} columns").format(
            title=title, rows=rows.formula(), columns=columns.formula()
        )
    left = [each for each in (rows.leftover, columns.leftover) if each]
    if left:
        over = tr("Arithmetic", " · ⌊ ⌋ rounds down; left over (hatched): rows {rows}, columns {columns}.")
        same = tr("Arithmetic", " PyTorch leaves them over too.")
        text += over.format(rows=number(rows.leftover), columns=number(columns.leftover)) + same
    return text


def notation_text(shape: LayerShape) -> str:
    """Write f, p, s and the shapes as the course does, and count the parameters."""
    text = tr("Arithmetic", "f = {f}, p = {p}, s = {s} · input {given} → output {output} · {parameters} parameters")
    height, width = shape.rows.size, shape.columns.size
    return text.format(
        f=_same(height, width),
        p=_same(shape.rows.before, shape.columns.before),
        s=_same(shape.rows.stride, shape.columns.stride),
        given=str(shape.input),
        output=str(shape.output),
        parameters=number(shape.parameters),
    )


def _same(rows: int, columns: int) -> str:
    return number(rows) if rows == columns else f"{number(rows)}×{number(columns)}"


def misprint_text(state: StepsState) -> str:
    """Say what the slide prints wrongly, where its example is shown; "" otherwise, and while the class is asked."""
    found = known_example(state)
    if found is None or state.question is not None:
        return ""
    return " ".join(misprint.note(language()) for misprint in found.misprints)


def example_text(state: StepsState) -> str:
    """Say what an example is about; "" while the class is to find its kernel."""
    found = None if state.hides_kernel else known_example(state)
    return found.words(language()).explanation if found is not None else ""


def field_text(state: StepsState) -> str:
    """Say how large the receptive field is after the whole stack, with the formula."""
    levels = fields(state.stack, state.ground)
    rows, columns = levels[-1].size
    text = tr("Arithmetic", "After {count} layers one unit sees {rows} × {columns} of the input: {formula}")
    down, across = (formula(state.stack, way) for way in ("rows", "columns"))
    if down == across and "2·" in down and down.endswith(f"2·{len(state.stack)} + 1 = {rows}"):
        text = tr(
            "Arithmetic", "After N = {count} layers of 3 × 3 one unit sees {rows} × {columns}: 2N + 1 = {formula}"
        )
        return text.format(count=number(len(levels)), rows=number(rows), columns=number(columns), formula=down)
    both = (
        down if down == across else tr("Arithmetic", "{rows} rows, {columns} columns").format(rows=down, columns=across)
    )
    return text.format(count=number(len(levels)), rows=number(rows), columns=number(columns), formula=both)


def shift_text(state: StepsState, absorbed: Absorbed) -> str:
    """Say what a shift of the input changed."""
    text = tr(
        "Arithmetic",
        "Input moved {down} down, {right} right: {convolved} of {convolutions} numbers of the response changed",
    ).format(
        down=number(state.shift[0]),
        right=number(state.shift[1]),
        convolved=number(absorbed.convolved_changed),
        convolutions=number(absorbed.convolved.size),
    )
    if state.chain.layers[-1].pooling is not None:
        pooled = tr("Arithmetic", ", and {pooled} of {pools} after pooling")
        text += pooled.format(pooled=number(absorbed.pooled_changed), pools=number(absorbed.pooled.size))
    if absorbed.moved is None:
        return text + tr("Arithmetic", ". The stride does not divide the shift, so the response does not simply move.")
    if absorbed.equivariant:
        same = tr("Arithmetic", ". The response is the old one, moved by {down} and {right}; only the edge differs.")
        return text + same.format(down=number(absorbed.moved[0]), right=number(absorbed.moved[1]))
    return text + "."


def count_texts() -> list[str]:
    """Write the multiplications of "Why convolutions" in the course; the current layer has its own in the pictures."""
    comma = locale().groupSeparator()
    return [
        tr("Arithmetic", "A photo of 64 × 64: {text} features").format(text=counts.FEATURES_64.text(comma)),
        tr("Arithmetic", "A photo of 1000 × 1000: {text} features").format(text=counts.FEATURES_1000.text(comma)),
        tr("Arithmetic", "… and 1000 hidden units: {text} weights").format(text=counts.WEIGHTS_1000.text(comma)),
        tr("Arithmetic", "32 × 32 × 3 to 28 × 28 × 6, fully connected: {text} weights").format(
            text=counts.FULLY_CONNECTED.text(comma)
        ),
        tr("Arithmetic", "The same with 6 filters of 5 × 5, RGB: {text} parameters").format(
            text=counts.RGB.text(comma)
        ),
        tr("Arithmetic", "… on one channel: {text} parameters").format(text=counts.ONE_CHANNEL.text(comma)),
        PARAMETERS.note(language()),
    ]
