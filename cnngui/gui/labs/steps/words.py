"""What the Step by step lab says in words: sizes with the floor explained, where the window is, misprints, counts."""

from PySide6.QtCore import QCoreApplication

from cnngui.engine.chain import LayerShape, shapes
from cnngui.engine.lessons import counts
from cnngui.engine.lessons.misprints import PARAMETERS
from cnngui.engine.lessons.shifts import Absorbed
from cnngui.engine.lessons.stack import fields, formula
from cnngui.engine.lessons.walk import Walk
from cnngui.engine.sizes import Axis, Pair
from cnngui.gui.labs.steps.state import StepsState, known_example
from cnngui.gui.labs.steps.walked import walked
from cnngui.gui.look.i18n import language, locale, number

tr = QCoreApplication.translate


def place_text(walk: Walk, step: int) -> str:
    """Say which output number is being filled in."""
    height, width, channels = walk.shape.output
    if step < 0:
        count = height * width * channels
        text = tr("Arithmetic", "{count} numbers come out: play, step, or click a cell.")
        if count == 1:
            text = tr("Arithmetic", "{count} number comes out: step, or click its cell.")
        return text.format(count=number(count))
    row, column, channel = walk.place(step)
    text = tr("Arithmetic", "Output: row {row} of {height}, column {column} of {width}")
    if channels > 1:
        text = tr(
            "Arithmetic", "Output: row {row} of {height}, column {column} of {width}, channel {channel} of {channels}"
        )
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
    pools = shape.pool_rows is not None and shape.pool_columns is not None
    lines = []
    if pools and not shape.pools_only:  # two formulas in letters and in numbers would be too long for one line
        lines.append(_size_text(tr("Arithmetic", "Size"), shape.rows, shape.columns, is_short=True))
    elif not shape.pools_only:
        lines.append(_size_text(tr("Arithmetic", "Size ⌊(n + 2p − f)/s⌋ + 1"), shape.rows, shape.columns))
    if shape.pool_rows is not None and shape.pool_columns is not None:
        title = tr("Arithmetic", "Pooling ⌊(n − f)/s⌋ + 1") if shape.pools_only else tr("Arithmetic", "Pooling")
        axes = shape.pool_rows, shape.pool_columns
        lines.append(_size_text(title, *axes, is_short=not shape.pools_only, with_padding=False))
    return lines


def _size_text(title: str, rows: Axis, columns: Axis, *, is_short: bool = False, with_padding: bool = True) -> str:
    down, across = (axis.formula(with_padding=with_padding) for axis in (rows, columns))
    if rows != columns:
        text = tr("Arithmetic", "{title}: rows {rows}, columns {columns}").format(
            title=title, rows=down, columns=across
        )
    elif is_short:
        text = tr("Arithmetic", "{title}: {formula}").format(title=title, formula=down)
    else:
        text = tr("Arithmetic", "{title}: {formula} rows and columns")
        if rows.output == 1:
            text = tr("Arithmetic", "{title}: {formula} row and column")
        text = text.format(title=title, formula=down)
    left = [each for each in (rows.leftover, columns.leftover) if each]
    if left:
        over = tr("Arithmetic", " · ⌊ ⌋ rounds down; left over (hatched): rows {rows}, columns {columns}.")
        same = tr("Arithmetic", " PyTorch leaves them over too.")
        text += over.format(rows=number(rows.leftover), columns=number(columns.leftover)) + same
    return text


def notation_text(shape: LayerShape) -> str:
    """Write f, p, s and the shapes as the course does, and count the parameters."""
    rows, columns = shape.window_rows, shape.window_columns
    text = tr("Arithmetic", "f = {f}, p = {p}, s = {s} · input {given} → output {output} · {parameters} parameters")
    if shape.pool_rows and shape.pool_columns and not shape.pools_only:
        text = tr(
            "Arithmetic",
            "f = {f}, p = {p}, s = {s}, pooling f = {pool}, s = {pool_stride} · "
            "input {given} → output {output} · {parameters} parameters",
        )
    pools = shape.pool_rows or rows, shape.pool_columns or columns
    return text.format(
        f=_same(rows.size, columns.size),
        p=_same(rows.before, columns.before),
        s=_same(rows.stride, columns.stride),
        pool=_same(pools[0].size, pools[1].size),
        pool_stride=_same(pools[0].stride, pools[1].stride),
        given=str(shape.input),
        output=str(shape.output),
        parameters=number(shape.parameters),
    )


def border_text(state: StepsState) -> str:
    """Say that padding lies around a patch of the photo, where people may take it for the photo's; else ""."""
    walk = walked(state).walk
    shapes = shapes_of(state)[: walk.index + 1]
    is_padded = any(axis.before or axis.after for shape in shapes for axis in (shape.rows, shape.columns))
    if state.origin != "photo" or not is_padded:
        return ""
    return tr(
        "Arithmetic",
        "The padding lies around the patch, not around the photo: numbers at its border are not those of the photo.",
    )


def shapes_of(state: StepsState) -> tuple[LayerShape, ...]:
    """Return the sizes of every layer on screen."""
    planes = walked(state).planes
    return shapes(state.chain, (*planes[0].shape, len(planes)))


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
    if len(levels) == 1:
        text = tr("Arithmetic", "After {count} layer one unit sees {rows} × {columns} of the input: {formula}")
    down, across = (formula(state.stack, way) for way in ("rows", "columns"))
    if down == across and "2·" in down and down.endswith(f"2·{len(state.stack)} + 1 = {rows}"):
        text = tr(
            "Arithmetic", "After N = {count} layers of 3 × 3 one unit sees {rows} × {columns}: 2N + 1 = {formula}"
        )
        return text.format(count=number(len(levels)), rows=number(rows), columns=number(columns), formula=down)
    both = (
        down if down == across else tr("Arithmetic", "rows {rows}, columns {columns}").format(rows=down, columns=across)
    )
    return text.format(count=number(len(levels)), rows=number(rows), columns=number(columns), formula=both)


def _move(shift: Pair) -> str:
    """Say how far something moves: "1 row down and 2 columns to the right"."""
    down, right = shift
    ways = []
    if down:
        text = tr("Arithmetic", "{count} row down") if down > 0 else tr("Arithmetic", "{count} row up")
        if abs(down) > 1:
            text = tr("Arithmetic", "{count} rows down") if down > 0 else tr("Arithmetic", "{count} rows up")
        ways.append(text.format(count=number(abs(down))))
    if right:
        text = tr("Arithmetic", "{count} column to the right")
        if abs(right) > 1:
            text = tr("Arithmetic", "{count} columns to the right")
        if right < 0:
            text = tr("Arithmetic", "{count} column to the left")
            if right < -1:
                text = tr("Arithmetic", "{count} columns to the left")
        ways.append(text.format(count=number(abs(right))))
    return tr("Arithmetic", "{one} and {other}").format(one=ways[0], other=ways[1]) if len(ways) > 1 else ways[0]


def shift_text(state: StepsState, absorbed: Absorbed) -> str:
    """Say what a shift of the input changed."""
    if state.shift == (0, 0):
        return tr("Arithmetic", "The input has not been moved.")
    pools_only = walked(state).walk.shape.pools_only and len(state.chain.layers) == 1
    text = tr("Arithmetic", "Input moved by {move}: {convolved} of {convolutions} numbers of the response changed")
    if pools_only:
        text = tr("Arithmetic", "Input moved by {move}: {convolved} of its {convolutions} numbers changed")
    changed, count = absorbed.convolved_changed, absorbed.convolved.size
    text = text.format(move=_move(state.shift), convolved=number(changed), convolutions=number(count))
    if state.chain.layers[-1].pooling is not None:
        pooled = tr("Arithmetic", ", and {pooled} of {pools} after pooling")
        text += pooled.format(pooled=number(absorbed.pooled_changed), pools=number(absorbed.pooled.size))
        if changed and not absorbed.pooled_changed:
            text += tr("Arithmetic", ". Pooling absorbs the whole move")
    return f"{text}." if pools_only else text + _what_moved(absorbed)


def _what_moved(absorbed: Absorbed) -> str:
    """Say what of the response is the old one, elsewhere: numbers that see the same pixels before and after."""
    if absorbed.moved is None:
        return tr("Arithmetic", ". The stride does not divide the shift, so the response does not simply move.")
    if not absorbed.inside:
        return tr("Arithmetic", ". No number sees the same pixels before and after, so none has simply moved.")
    if not absorbed.equivariant:
        return "."
    text = tr("Arithmetic", ". Numbers that see the same pixels before and after: {inside}; they moved by {move}.")
    return text.format(inside=number(absorbed.inside), move=_move(absorbed.moved))


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


def features_text(state: StepsState) -> str:
    """Count the features of an input of one's own sizes, and the weights to some hidden units."""
    *shape, units = state.features
    comma, found = locale().groupSeparator(), counts.features((shape[0], shape[1], shape[2]))
    text = tr("Arithmetic", "{features} features, {weights} weights")
    return text.format(features=found.text(comma), weights=counts.weights(found.value, units).text(comma))


def layers_text(state: StepsState) -> str:
    """Say which of several layers is drawn, and count all of them; and where a filter is a fully connected layer."""
    found = shapes_of(state)
    both = [counts.connections(shape) for shape in found]
    texts = []
    if len(found) > 1:
        text = tr(
            "Arithmetic",
            "Layer {number} of {count}. All layers together: {dense} parameters fully connected, {own} as they are.",
        )
        dense = sum(each.dense.value for each in both)
        own = sum(shape.parameters for shape in found)
        at, count = number(state.edited.layer + 1), number(len(found))
        texts.append(text.format(number=at, count=count, dense=number(dense), own=number(own)))
    now = both[state.edited.layer]
    if now.convolution is not None and now.dense.value == now.convolution.value:
        texts.append(tr("Arithmetic", "The filter is as large as its input: both are the same layer."))
    return " ".join(texts)
