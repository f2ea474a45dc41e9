"""What stands on a worksheet, in the language that it is asked for: words, and grids of numbers as text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QLocale, QTranslator

from cnngui import paths
from cnngui.engine.arithmetic import explain, padded
from cnngui.engine.chain import Planes
from cnngui.engine.exercises import DIGITS, Exercise, Stage, over_denominator, stages
from cnngui.engine.kernels.table import named
from cnngui.engine.listings.arithmetic_text import Style, lines, slice_lines
from cnngui.engine.numbers import between
from cnngui.engine.numbers.writing import Written
from cnngui.engine.sizes import Axis
from cnngui.gui.look.i18n import Language

Cells = tuple[tuple[str, ...], ...]

_BLANK = "_" * 24
_NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Grid:
    """A grid to print.

    Parameters
    ----------
    label : str
        Above it, with its size.
    cells : rows of str
        "" where a pupil writes.
    widest : int
        Letters of its longest number, written or not, so that the blank grid is as large as the key's.
    sign : str
        In front of it: "∗", "=", "≈", "→" or "".
    ring : (top, bottom, left, right)
        Rows and columns of padding around it.
    padded : rows of str
        The grid with its padding, in the key; empty where pupils fill it in.
    """

    label: str
    cells: Cells
    widest: int
    sign: str = ""
    ring: tuple[int, int, int, int] = (0, 0, 0, 0)
    padded: Cells = ()


@dataclass(frozen=True)
class Text:
    """One exercise, from top to bottom.

    Parameters
    ----------
    heading, task : str
    settings : tuple of str
        Padding, stride and the like; pooling.
    grids : tuple of tuples of Grid
        Those of one tuple belong side by side.
    sizes, sums : tuple of str
        The size formula; the first number written out (in the key).
    """

    heading: str
    task: str
    settings: tuple[str, ...]
    grids: tuple[tuple[Grid, ...], ...]
    sizes: tuple[str, ...]
    sums: tuple[str, ...]


class Voice:
    """Speaks one language, whichever the window speaks.

    Parameters
    ----------
    language : {"en", "fr"}

    Examples
    --------
    >>> Voice("fr").number(2.5), Voice("en").translate("Worksheet", "Stride")
    ('2,5', 'Stride')
    """

    def __init__(self, language: Language) -> None:
        self._translator = QTranslator()
        self._translator.load(f"cnngui_{language}", str(paths.resources() / "i18n"))
        locale = QLocale(language)
        self.language = language
        self.style = Style(DIGITS, locale.decimalPoint(), locale.groupSeparator())

    def translate(self, context: str, text: str) -> str:
        """Return a text in the language, or as it is where there is no translation."""
        return self._translator.translate(context, text) or text

    def number(self, value: float) -> str:
        """Write a number, with two decimals at most."""
        return self.style.write(value).text


def text_of(exercise: Exercise, voice: Voice, *, with_answers: bool) -> Text:
    """Write an exercise, or its answers."""
    return Text(
        heading=f"{exercise.number}. {_title(exercise, voice)}",
        task=_task(exercise, voice),
        settings=_settings(exercise, voice),
        grids=_grids(exercise, voice, with_answers=with_answers),
        sizes=_sizes(exercise, voice, with_answers=with_answers),
        sums=_sums(exercise, voice) if with_answers else (),
    )


def _title(exercise: Exercise, voice: Voice) -> str:
    titles = {
        "pooling": voice.translate("Worksheet", "Pooling"),
        "convolution": voice.translate("Worksheet", "Convolution"),
        "stride": voice.translate("Worksheet", "Stride"),
        "relu": voice.translate("Worksheet", "Bias and ReLU") if exercise.layer.bias[0] else "ReLU",
        "padding": voice.translate("Worksheet", "Padding"),
        "rgb": voice.translate("Worksheet", "Red, green and blue"),
        "channels": voice.translate("Worksheet", "Several channels"),
    }
    return titles[exercise.kind]


def _task(exercise: Exercise, voice: Voice) -> str:
    """Say what to do, step by step."""
    layer = exercise.layer
    steps = [] if exercise.pools_only else _sliding_task(exercise, voice)
    if layer.relu:
        steps.append(voice.translate("Worksheet", "ReLU: write 0 in place of every negative number."))
    if layer.pooling and layer.pooling.kind == "max":
        steps.append(voice.translate("Worksheet", "Pooling: write the largest number under each window."))
    elif layer.pooling:
        steps.append(voice.translate("Worksheet", "Pooling: write the average of the numbers under each window."))
    return " ".join(steps)


def _sliding_task(exercise: Exercise, voice: Voice) -> list[str]:
    layer = exercise.layer
    steps = [voice.translate("Worksheet", "Slide the kernel over the input and write each sum of products.")]
    if any(_ring(exercise)):
        steps.insert(0, voice.translate("Worksheet", "Fill in the padding around the input."))
    if layer.true_convolution:
        steps.insert(0, voice.translate("Worksheet", "True convolution: turn the kernel by 180° first."))
    if len(exercise.planes) > 1 and not exercise.each:
        steps.append(voice.translate("Worksheet", "Add up the products of all channels."))
    if any(layer.bias):
        steps.append(voice.translate("Worksheet", "Add the bias to each sum."))
    return steps


def _settings(exercise: Exercise, voice: Voice) -> tuple[str, ...]:
    """Return the numbers of the layer, first those of the convolution, then those of pooling."""
    sliding = [] if exercise.pools_only else _sliding_settings(exercise, voice)
    found = ["   ·   ".join(words.replace(" ", _NO_BREAK) for words in sliding)] if sliding else []
    pooling = exercise.layer.pooling
    if pooling:
        if pooling.kind == "max":
            text = voice.translate("Worksheet", "Pooling: maximum, {size}, stride {stride}")
        else:
            text = voice.translate("Worksheet", "Pooling: average, {size}, stride {stride}")
        found.append(text.format(size=_times(pooling.size), stride=_stride(pooling.stride)))
    return tuple(found)


def _sliding_settings(exercise: Exercise, voice: Voice) -> list[str]:
    layer = exercise.layer
    found = [
        _padding(exercise, voice),
        voice.translate("Worksheet", "Stride: {stride}").format(stride=_stride(layer.stride)),
    ]
    if layer.dilation != (1, 1):
        found.append(voice.translate("Worksheet", "Dilation: {dilation}").format(dilation=_stride(layer.dilation)))
    if any(layer.bias):
        bias = between(voice.style.decimal).join(voice.style.weight(value).text for value in layer.bias)
        found.append(voice.translate("Worksheet", "Bias: {bias}").format(bias=bias))
    row = named(layer.filters[0].slices) if len(layer.filters) == 1 else None
    if row:
        title = row.words(voice.language).title
        found.append(voice.translate("Worksheet", "Kernel: {title}").format(title=title))
    return found


def _padding(exercise: Exercise, voice: Voice) -> str:
    ring = _ring(exercise)
    if not any(ring):
        return voice.translate("Worksheet", "Padding: {padding}").format(padding=0)
    borders = {
        "zero": voice.translate("Worksheet", "zeros"),
        "replicate": voice.translate("Worksheet", "the number at the edge again"),
        "reflect": voice.translate("Worksheet", "mirrored at the number at the edge"),
        "wrap": voice.translate("Worksheet", "from the opposite side"),
    }
    if len(set(ring)) == 1:
        amount = f"{ring[0]}"
    else:
        words = voice.translate("Worksheet", "{top} above, {bottom} below, {left} left, {right} right")
        amount = words.format(top=ring[0], bottom=ring[1], left=ring[2], right=ring[3])
    padding = f"{amount} ({borders[exercise.layer.border]})"
    return voice.translate("Worksheet", "Padding: {padding}").format(padding=padding)


def _ring(exercise: Exercise) -> tuple[int, int, int, int]:
    rows, columns = exercise.shape.rows, exercise.shape.columns
    return rows.before, rows.after, columns.before, columns.after


def _times(size: tuple[int, int]) -> str:
    return f"{size[0]}×{size[1]}"


def _stride(stride: tuple[int, int]) -> str:
    """Write one number where rows and columns agree."""
    return f"{stride[0]}" if stride[0] == stride[1] else _times(stride)


def _grids(exercise: Exercise, voice: Voice, *, with_answers: bool) -> tuple[tuple[Grid, ...], ...]:
    """Lay input, kernel and answers side by side; of several channels, each input beside its kernel."""
    inputs = _inputs(exercise, voice, with_answers=with_answers)
    kernels = () if exercise.pools_only else _kernels(exercise, voice)
    results = tuple(
        _stage_grids(exercise, stage, voice, with_answers=with_answers, first=index == 0)
        for index, stage in enumerate(stages(exercise))
    )
    if len(inputs) == 1 and len(kernels) <= 1:
        return ((*inputs, *kernels, *(grid for grids in results for grid in grids)),)
    if len(inputs) == len(kernels) and not exercise.each:
        pairs = zip(inputs, kernels, strict=True)
        return (
            *((replace(seen, sign="+" if index else ""), kernel) for index, (seen, kernel) in enumerate(pairs)),
            *results,
        )
    return tuple(grids for grids in (inputs, kernels, *results) if grids)


def _inputs(exercise: Exercise, voice: Voice, *, with_answers: bool) -> tuple[Grid, ...]:
    names = _channel_names(exercise, voice)
    ring = _ring(exercise)
    label = voice.translate("Worksheet", "Input")
    found = []
    for name, plane in zip(names, exercise.planes, strict=True):
        grid = _grid(f"{label} {name}".strip(), plane, voice, ring=ring)
        if with_answers and any(ring):
            around = padded(np.asarray(plane, np.float64), ring, exercise.layer.border)
            grid = replace(grid, padded=_written(around.tolist(), voice.style.write))
        found.append(grid)
    return tuple(found)


def _channel_names(exercise: Exercise, voice: Voice) -> tuple[str, ...]:
    count = len(exercise.planes)
    if exercise.kind == "rgb":
        return voice.translate("Worksheet", "R"), voice.translate("Worksheet", "G"), voice.translate("Worksheet", "B")
    return tuple(f"{channel}" for channel in range(1, count + 1)) if count > 1 else ("",)


def _kernels(exercise: Exercise, voice: Voice) -> tuple[Grid, ...]:
    """Return every slice of every filter; those of one filter are written over one denominator."""
    filters = exercise.layer.filters
    label = voice.translate("Worksheet", "Kernel")
    found = []
    for number, kernel in enumerate(filters, 1):
        slices, denominator = over_denominator(kernel.slices)
        sign = f"∗ 1/{denominator} ·" if denominator > 1 else "∗"
        names = _channel_names(exercise, voice) if len(slices) > 1 else ("",)
        for name, part in zip(names, slices, strict=True):
            words = [label, f"{number}" if len(filters) > 1 else "", name]
            found.append(_grid(" ".join(filter(None, words)), part, voice, sign=sign, weights=True))
    return tuple(found)


def _stage_grids(
    exercise: Exercise, stage: Stage, voice: Voice, *, with_answers: bool, first: bool
) -> tuple[Grid, ...]:
    labels = {
        "response": voice.translate("Worksheet", "Response"),
        "relu": voice.translate("Worksheet", "After ReLU"),
        "pooling": voice.translate("Worksheet", "After pooling"),
    }
    sign = _gives(exercise, stage, voice) if first and not exercise.pools_only else "→"
    label = labels[stage.name]
    grids = [
        _grid(f"{label} {name}".strip(), plane.tolist(), voice, blank=not with_answers)
        for name, plane in zip(_output_names(exercise, stage.planes, voice), stage.planes, strict=True)
    ]
    return (replace(grids[0], sign=sign), *grids[1:])


def _gives(exercise: Exercise, stage: Stage, voice: Voice) -> str:
    """Return what leads from input and kernel to a response: "≈" where one is rounded, an arrow where a bias is added.

    The same on the sheet and in the key.
    """
    if any(exercise.layer.bias):
        return "→"
    exact = all(voice.style.write(value).exact for plane in stage.planes for value in plane.ravel().tolist())
    return "=" if exact else "≈"


def _output_names(exercise: Exercise, planes: Planes, voice: Voice) -> tuple[str, ...]:
    filters = len(exercise.layer.filters)
    if len(planes) == 1:
        return ("",)
    if not exercise.each:
        return tuple(f"{number}" for number in range(1, filters + 1))
    names = _channel_names(exercise, voice)
    numbers = range(1, filters + 1)
    return tuple(f"{number} {name}".strip() if filters > 1 else name for number in numbers for name in names)


def _grid(
    label: str,
    numbers: Sequence[Sequence[float]],
    voice: Voice,
    *,
    sign: str = "",
    ring: tuple[int, int, int, int] = (0, 0, 0, 0),
    blank: bool = False,
    weights: bool = False,
) -> Grid:
    write = voice.style.weight if weights else voice.style.write
    cells = _written(numbers, write)
    widest = max(len(text) for row in cells for text in row)
    shown = tuple(("",) * len(row) for row in cells) if blank else cells
    return Grid(f"{label} {_times((len(cells), len(cells[0])))}", shown, widest, sign, ring)


def _written(numbers: Sequence[Sequence[float]], write: Callable[[float], Written]) -> Cells:
    return tuple(tuple(write(value).text for value in row) for row in numbers)


def _sizes(exercise: Exercise, voice: Voice, *, with_answers: bool) -> tuple[str, ...]:
    """Write the size formula, to be filled in or with today's numbers."""
    shape = exercise.shape
    found: list[str] = []
    if not exercise.pools_only:
        label = voice.translate("Worksheet", "Size of the response")
        found += _size_lines(label, (shape.rows, shape.columns), voice, with_answers=with_answers)
    if shape.pool_rows and shape.pool_columns:
        label = voice.translate("Worksheet", "Size after pooling")
        found += _size_lines(label, (shape.pool_rows, shape.pool_columns), voice, with_answers=with_answers)
    return tuple(found)


def _size_lines(label: str, both: tuple[Axis, Axis], voice: Voice, *, with_answers: bool) -> list[str]:
    general = "⌊(n + 2p − f)/s⌋ + 1"
    directions = [
        (voice.translate("Worksheet", "rows"), both[0]),
        (voice.translate("Worksheet", "columns"), both[1]),
    ]
    if both[0] == both[1]:
        directions = [(voice.translate("Worksheet", "rows and columns"), both[0])]
    line = voice.translate("Worksheet", "{label}, {direction}: {formula}")
    return [
        line.format(label=label, direction=name, formula=f"{general} = {axis.formula() if with_answers else _BLANK}")
        for name, axis in directions
    ]


def _sums(exercise: Exercise, voice: Voice) -> tuple[str, ...]:
    """Write the first number out; say so where numbers of the key are rounded."""
    explanation = explain(exercise.layer, exercise.shape, exercise.arrays(), 0, 0, each=exercise.each)
    written_out = list(lines(explanation, voice.style))
    if exercise.pools_only:
        written_out = written_out[-1:]
    elif not exercise.each:
        written_out = [*slice_lines(explanation, voice.style, _channel_names(exercise, voice)), *written_out]
    written_out = [line.replace("ReLU ", f"ReLU{_NO_BREAK}") for line in written_out]
    found = [voice.translate("Worksheet", "First number: {sum}").format(sum=written_out[0]), *written_out[1:]]
    values = [value for stage in stages(exercise) for plane in stage.planes for value in plane.ravel().tolist()]
    if not all(voice.style.write(value).exact for value in values):
        found.append(voice.translate("Worksheet", "The answers are rounded to two decimals."))
    return tuple(found)
