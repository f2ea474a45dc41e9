"""Receptive fields of a stack of one to eight windows: how the field of one unit grows down to the input.

The padding holds no units: what a unit sees is only what lies inside each level.
"""

from dataclasses import dataclass
from typing import Literal

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.lessons.errors import LessonError
from cnngui.engine.lessons.rectangles import Rectangle, spanned
from cnngui.engine.sizes import Axis, Padding, Pair, ReceptiveField, axes, margins

MOST = 8
"""Most windows in a stack."""


@dataclass(frozen=True)
class Window:
    """One layer of a stack.

    Parameters
    ----------
    size, stride, dilation : (rows, columns)
    padding : int or "same"
    kind : {"conv", "pool"}
        For drawing only: a pool sees what a kernel of its size sees.
    """

    size: Pair = (3, 3)
    stride: Pair = (1, 1)
    dilation: Pair = (1, 1)
    padding: Padding = 0
    kind: Literal["conv", "pool"] = "conv"


@dataclass(frozen=True)
class LevelField:
    """One layer of a stack on the current input.

    Parameters
    ----------
    rows, columns : Axis
        The sliding window.
    field : (ReceptiveField, ReceptiveField)
        Rows and columns, on the input of the stack.
    """

    rows: Axis
    columns: Axis
    field: tuple[ReceptiveField, ReceptiveField]

    @property
    def grid(self) -> Pair:
        """How many units the layer has."""
        return self.rows.output, self.columns.output

    @property
    def size(self) -> Pair:
        """Rows and columns of the input that one unit can see."""
        return self.field[0].size, self.field[1].size


@dataclass(frozen=True)
class Seen:
    """What one unit of the last layer sees of one level.

    Parameters
    ----------
    level : int
        0 is the input; level n is the output of layer n.
    whole : Rectangle
        From the first to the last, reaching into the padding.
    rows, columns : tuple of int
        Inside the level, one by one: dilation and large strides leave gaps. Every row with every column is seen.
    """

    level: int
    whole: Rectangle
    rows: tuple[int, ...]
    columns: tuple[int, ...]

    @property
    def clipped(self) -> Rectangle:
        """The rectangle inside the level; empty when the unit sees padding alone."""
        return spanned(_around(self.rows), _around(self.columns))


def fields(stack: tuple[Window, ...], input: Pair) -> tuple[LevelField, ...]:  # noqa: A002  (the glossary's word)
    """Return sizes and receptive field after each layer.

    Parameters
    ----------
    stack : tuple of Window
        One to eight.
    input : (rows, columns)

    Raises
    ------
    LessonError
        When there are no layers, or more than eight.
    SizeError
        When a window is larger than what it slides over.

    Examples
    --------
    >>> [(level.grid, level.size) for level in fields((Window(),) * 3, (7, 9))]
    [((5, 7), (3, 3)), ((3, 5), (5, 5)), ((1, 3), (7, 7))]
    """
    if not 1 <= len(stack) <= MOST:
        text = QT_TRANSLATE_NOOP("Errors", "The stack has {count} layers; it can have 1 to {most}.")
        raise LessonError(text, count=len(stack), most=MOST)
    now, field = input, (ReceptiveField(), ReceptiveField())
    levels = []
    for window in stack:
        rows, columns = axes(now, window.size, window.padding, window.stride, window.dilation)
        field = (field[0].through(rows), field[1].through(columns))
        levels.append(LevelField(rows, columns, field))
        now = levels[-1].grid
    return tuple(levels)


def grown(stack: tuple[Window, ...], input: Pair) -> Pair:  # noqa: A002  (the glossary's word)
    """Return an input that is just large enough for a stack, and no smaller than what there is.

    >>> grown((Window(),) * 8, (9, 20)), grown((Window(), Window((2, 2), stride=(2, 2), kind="pool")), (3, 3))
    ((17, 20), (4, 4))
    """
    needed = [1, 1]
    for window in reversed(stack):
        for way in (0, 1):
            around = sum(margins(window.padding, window.size[way], window.dilation[way]))
            span = window.dilation[way] * (window.size[way] - 1) + 1
            needed[way] = max((needed[way] - 1) * window.stride[way] + span - around, 1)
    return max(input[0], needed[0]), max(input[1], needed[1])


def seen(stack: tuple[Window, ...], input: Pair, unit: Pair) -> tuple[Seen, ...]:  # noqa: A002  (the glossary's word)
    """Follow what one unit of the last layer sees, from that unit down to the input.

    Parameters
    ----------
    stack : tuple of Window
    input : (rows, columns)
    unit : (row, column)
        Of the last layer, from 0.

    Raises
    ------
    IndexError
        When the last layer has no such unit.
    LessonError, SizeError
        As `fields` does.

    Examples
    --------
    >>> [level.clipped for level in seen((Window(padding=1),) * 2, (6, 6), (0, 3))]
    [Rectangle(row=0, column=3, height=1, width=1),
     Rectangle(row=0, column=2, height=2, width=3),
     Rectangle(row=0, column=1, height=3, width=5)]
    """
    levels = fields(stack, input)
    height, width = levels[-1].grid
    if not (0 <= unit[0] < height and 0 <= unit[1] < width):
        message = f"no unit {unit} in ({height}, {width})"
        raise IndexError(message)
    rows, columns = (unit[0], unit[0] + 1), (unit[1], unit[1] + 1)
    found = [Seen(len(stack), spanned(rows, columns), (unit[0],), (unit[1],))]
    for number in reversed(range(len(stack))):
        level, above = levels[number], found[-1]
        rows, columns = _under(level.rows, rows), _under(level.columns, columns)
        inside = _inside(level.rows, above.rows), _inside(level.columns, above.columns)
        found.append(Seen(number, spanned(rows, columns), *inside))
    return tuple(found)


def _under(axis: Axis, span: Pair) -> Pair:
    """Return first and one after last of what a span of windows covers, padding included."""
    return axis.start(span[0]), axis.start(span[1] - 1) + axis.window


def _inside(axis: Axis, windows: tuple[int, ...]) -> tuple[int, ...]:
    pixels = {pixel for window in windows for pixel in axis.pixels(window)}
    return tuple(sorted(pixel for pixel in pixels if 0 <= pixel < axis.length))


def _around(indices: tuple[int, ...]) -> Pair:
    return (indices[0], indices[-1] + 1) if indices else (0, 0)


def formula(stack: tuple[Window, ...], direction: Literal["rows", "columns"] = "rows") -> str:
    """Write how large the receptive field is after the whole stack.

    The course's 2·N + 1 where N layers of 3×3 are stacked; otherwise 1, plus what each layer adds: the steps inside its
    window, each as far as all the strides before it.

    >>> formula((Window(),) * 4)
    '2·4 + 1 = 9'
    >>> formula((Window(), Window((2, 2), stride=(2, 2), kind="pool"), Window((5, 3))))
    '1 + 2 + 1 + 4·2 = 12'
    """
    way = 0 if direction == "rows" else 1
    if all(window.size == (3, 3) and window.stride == window.dilation == (1, 1) for window in stack):
        return f"2·{len(stack)} + 1 = {2 * len(stack) + 1}"
    terms, total, jump = ["1"], 1, 1
    for window in stack:
        steps = window.dilation[way] * (window.size[way] - 1)
        terms.append(f"{steps}·{jump}" if jump > 1 and steps else f"{steps}")
        total += steps * jump
        jump *= window.stride[way]
    return f"{' + '.join(terms)} = {total}"
