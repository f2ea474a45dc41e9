"""One step of a layer as a vector picture: input with its padding, kernel, output so far, and the sum."""

from math import ceil

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arithmetic import Explanation
from cnngui.engine.chain import Chain, Planes, run
from cnngui.engine.colours import grey, limit_of, signed
from cnngui.engine.listings.cell_grid import TITLE, CellGrid, letters
from cnngui.engine.listings.output import seen
from cnngui.engine.listings.stages import Stage, padded_from, stages
from cnngui.engine.listings.sum_text import sum_text, whole_numbers
from cnngui.engine.sizes import Axis

_GAP, _MARGIN, _FONT, _SIGN = 56, 24, 18, 28
_LETTER = 0.62
"""Width of a letter of a sum for each unit of font size, at most."""

_WORDS = {
    "en": {
        "input": "Input",
        "kernel": "Kernel",
        "output": "Output",
        "channel": "{title}, channel {number} of {count}",
        "nth": "{title} {number} of {count}",
        "times": ", times 1/{denominator}",
        "decimal": ".",
    },
    "fr": {
        "input": "Entrée",
        "kernel": "Noyau",
        "output": "Sortie",
        "channel": "{title}, canal {number} sur {count}",
        "nth": "{title} {number} sur {count}",
        "times": ", fois 1/{denominator}",
        "decimal": ",",
    },
}
_START = """<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" \
font-family="sans-serif">
<defs>
<pattern id="leftover" width="8" height="8" patternUnits="userSpaceOnUse">
<path d="M0 8 L8 0" stroke="#e08a84" stroke-width="1.5"/>
</pattern>
</defs>
<rect width="{width}" height="{height}" fill="#ffffff"/>"""


def as_svg(chain: Chain, planes: Planes, explanation: Explanation, filled: int, language: str = "en") -> str:
    """Draw one step of the last layer of a chain.

    Parameters
    ----------
    chain : Chain
    planes : tuple of (H, W) float32
        The input of the whole chain.
    explanation : Explanation
        Of the output number that is marked, from `cnngui.engine.arithmetic.explain` for the last layer.
    filled : int
        How many output numbers of its channel are there already, in reading order.
    language : str
        "fr" or, for any other, English.

    Returns
    -------
    str
        An SVG document. Slices stand side by side, above the slices of the kernel that slide over them.

    Raises
    ------
    KernelError
        When a number is too large for a colour scale.
    """
    words = _WORDS["fr" if language.startswith("fr") else "en"]
    given = seen(chain, planes)
    stage = stages(chain, given)[-1]
    results = run(chain, given)
    given = results[-2] if len(results) > 1 else given
    inputs = _inputs(stage, given, explanation, words)
    kernels = [] if stage.only_pools else _kernels(stage, explanation, words)
    result = _output(results[-1], explanation, filled, words)
    plain = not (stage.layer.relu or any(stage.layer.bias) or stage.layer.pooling)
    exact = all(grid.exact for grid in (*inputs, *kernels, result))
    gives = ("=" if exact else "≈") if plain else "→"  # what comes out may be more than the sum
    return _document(inputs, kernels, result, gives, sum_text(explanation, language, pools_only=stage.only_pools))


def _titled(words: dict[str, str], key: str, number: int, count: int) -> str:
    return words["channel"].format(title=words[key], number=number + 1, count=count) if count > 1 else words[key]


def _inputs(stage: Stage, given: Planes, explanation: Explanation, words: dict[str, str]) -> list[CellGrid]:
    """Return the input slices that the number sees, in their padding, with the window marked."""
    rows, columns = stage.shape.rows, stage.shape.columns
    hatched = (rows.leftover, columns.leftover)
    if stage.only_pools and stage.shape.pool_rows and stage.shape.pool_columns:
        hatched = (stage.shape.pool_rows.leftover, stage.shape.pool_columns.leftover)
    (top, bottom), (left, right) = explanation.rows, explanation.columns
    mark = (top + rows.before, left + columns.before, bottom - top, right - left)
    largest = max(map(limit_of, given))
    scale = signed(largest) if any(plane.min() < 0 for plane in given) else grey(0.0, largest)
    solid = np.outer(_inside(rows), _inside(columns))
    marks = (mark, *_single_cells(stage, mark))
    grids = []
    for part in explanation.sums[0].slices:
        numbers = _padded(given[part.channel], stage, solid)
        title = _titled(words, "input", part.channel, len(given))
        grids.append(CellGrid(title, numbers, scale, solid, numbers.size, marks, hatched, words["decimal"]))
    return grids


def _single_cells(stage: Stage, mark: tuple[int, int, int, int]) -> list[tuple[int, int, int, int]]:
    """Return the cells that a dilated kernel meets; without dilation, or under a pool, the window says it."""
    rows, columns = stage.shape.rows, stage.shape.columns
    if (rows.dilation, columns.dilation) == (1, 1) or stage.layer.pooling:
        return []
    top, left = mark[:2]
    down, across = range(0, rows.window, rows.dilation), range(0, columns.window, columns.dilation)
    return [(top + row, left + column, 1, 1) for row in down for column in across]


def _inside(axis: Axis) -> list[bool]:
    return [0 <= place < axis.length for place in range(-axis.before, axis.length + axis.after)]


def _padded(plane: NDArray[np.float32], stage: Stage, solid: NDArray[np.bool_]) -> NDArray[np.float32]:
    numbers = plane[np.ix_(padded_from(stage.shape.rows, stage), padded_from(stage.shape.columns, stage))]
    return np.where(solid, numbers, np.float32(0)) if stage.layer.border == "zero" else numbers


def _kernels(stage: Stage, explanation: Explanation, words: dict[str, str]) -> list[CellGrid]:
    """Return the slices of the kernel as they slide, as whole numbers over one denominator where they are some."""
    slices = explanation.sums[0].slices
    rows, denominator = whole_numbers(tuple(row for part in slices for row in part.kernel))
    numbers = np.array(rows, np.float32).reshape(len(slices), *stage.layer.size)
    count = len(stage.layer.filters)
    own = explanation.channel // stage.channels if stage.each else explanation.channel
    title = words["nth"].format(title=words["kernel"], number=own + 1, count=count) if count > 1 else words["kernel"]
    title += words["times"].format(denominator=denominator) if denominator > 1 else ""
    scale, solid = signed(limit_of(numbers)), np.ones(stage.layer.size, bool)
    return [CellGrid(title, part, scale, solid, part.size, decimal=words["decimal"], weights=True) for part in numbers]


def _output(results: Planes, explanation: Explanation, filled: int, words: dict[str, str]) -> CellGrid:
    numbers = results[explanation.channel]
    scale = signed(max(map(limit_of, results)))
    mark = (explanation.row, explanation.column, 1, 1)
    title = _titled(words, "output", explanation.channel, len(results))
    return CellGrid(title, numbers, scale, np.ones(numbers.shape, bool), filled, (mark,), decimal=words["decimal"])


def _document(inputs: list[CellGrid], kernels: list[CellGrid], result: CellGrid, gives: str, line: str) -> str:
    """Lay the grids out: a single kernel between input and output, several kernels each below its input slice."""
    beside = kernels if len(kernels) == 1 else []
    below = kernels if len(kernels) > 1 else []
    tall = max(grid.height for grid in (*inputs, *beside, result))
    middle = _MARGIN + tall / 2
    parts: list[str] = []
    x: float = _MARGIN
    signs = ["", *"+" * (len(inputs) - 1), *"∗" * len(beside), gives]
    for index, (sign, grid) in enumerate(zip(signs, (*inputs, *beside, result), strict=True)):
        if sign:
            parts.append(letters(sign, x + _GAP / 2, middle + TITLE / 2, _SIGN))
            x += _GAP
        parts += grid.drawn(x, middle - grid.height / 2)
        under = below[index] if index < len(below) else None
        if under:
            parts.append(letters("∗", x + grid.width / 2, _MARGIN + tall + _GAP / 4, _SIGN))
            parts += under.drawn(x + (grid.width - under.width) / 2, _MARGIN + tall + _GAP / 2)
        x += grid.width
    bottom = _MARGIN + tall + (_GAP / 2 + below[0].height if below else 0)
    parts.append(letters(line, _MARGIN, bottom + _GAP / 2, _FONT, anchor="start"))
    width = ceil(max(x, _MARGIN + len(line) * _FONT * _LETTER) + _MARGIN)
    return "\n".join([_START.format(width=width, height=ceil(bottom + _GAP)), *parts, "</svg>\n"])
