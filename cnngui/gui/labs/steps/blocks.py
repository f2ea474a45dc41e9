"""The page of blocks: every layer in the course's notation, side by side, as a table."""

import re
from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPalette

from cnngui.engine.lessons.layer_blocks import LayerBlock, layer_blocks
from cnngui.engine.sizes import Axis
from cnngui.gui.labs.steps.state import StepsState
from cnngui.gui.labs.steps.words import shapes_of
from cnngui.gui.look.i18n import number

tr = QCoreApplication.translate

_LONG = 14
"""Letters of a title that a column has room for."""

_H, _W, _C = "<i>n<sub>H</sub></i>", "<i>n<sub>W</sub></i>", "<i>n<sub>C</sub></i>"
_NOW, _BEFORE = "<sup>[<i>l</i>]</sup>", "<sup>[<i>l</i>−1]</sup>"


def blocks_html(state: StepsState, palette: QPalette, *, is_narrow: bool = False) -> str:
    """Lay the layers of a state out, one a column, the data going from left to right; narrow ones break formulas."""
    found = layer_blocks(state.chain, shapes_of(state))
    role = QPalette.ColorRole
    head = (
        f"background-color:{palette.color(role.Highlight).name()}; color:{palette.color(role.HighlightedText).name()}"
    )
    titles = "<td></td><td>→</td>".join(
        f'<td align="center" style="{head}"><b>{_on_two_lines(_title(block))}</b><br/>{_below(block, at)}</td>'
        for at, block in enumerate(found, 1)
    )
    lines = [f"<tr><td></td>{titles}</tr>"]
    for name, write in _lines():
        texts = [write(block) for block in found]
        if is_narrow:
            texts = [text.replace(" = ", "<br/>= ") for text in texts]
        cells = "<td></td><td></td>".join(f'<td align="center">{text}</td>' for text in texts)
        lines.append(f'<tr><td align="right">{name}&nbsp;&nbsp;</td>{cells}</tr>')
    padding = 2 if is_narrow else 4
    return f'<table cellspacing="0" cellpadding="{padding}">{"".join(lines)}</table>'


def blocks_text(state: StepsState) -> str:
    """Write the same as lines of text, with tabs between the columns: it can be pasted into a table."""
    found = layer_blocks(state.chain, shapes_of(state))
    rows = [["", *(f"{_title(block)}, {_below(block, at)}" for at, block in enumerate(found, 1))]]
    rows += [[name, *map(write, found)] for name, write in _lines()]
    return "\n".join(["\t".join(map(_bare, row)) for row in rows] + [_total(found)])


def _bare(text: str) -> str:
    """Leave out what only lays a text out.

    >>> _bare("<i>n<sub>H</sub></i><sup>[<i>l</i>]</sup>")
    'n_H[l]'
    """
    return re.sub("<[^>]+>", "", text.replace("<sub>", "_"))


def _total(found: Sequence[LayerBlock]) -> str:
    text = tr("Arithmetic", "Parameters in all: {count}. m is the number of pictures that go through together.")
    return text.format(count=number(sum(block.parameters for block in found)))


def _title(block: LayerBlock) -> str:
    if block.kind == "pooling":
        return tr("Arithmetic", "Max pooling") if block.pool == "max" else tr("Arithmetic", "Average pooling")
    return tr("Arithmetic", "Fully connected") if block.kind == "dense" else tr("Arithmetic", "Convolution")


def _on_two_lines(title: str) -> str:
    """Break a long title: a column is as wide as its longest line."""
    return escape(title).replace(" ", "<br/>", 1) if len(title) > _LONG else escape(title)


def _below(block: LayerBlock, number: int) -> str:
    return f"<i>l</i> = {number}{', ReLU' if block.relu else ''}"


def _lines() -> Sequence[tuple[str, Callable[[LayerBlock], str]]]:
    """Name each line of the table, and tell what stands in it."""
    given, filters = tr("Arithmetic", "input"), tr("Arithmetic", "each filter")
    return (
        (f"{given} <i>a</i>{_BEFORE}", lambda block: _shape(block.input)),
        (f"<i>f</i>{_NOW}", lambda block: _both(block, lambda axis: axis.size)),
        (f"<i>p</i>{_NOW}", lambda block: _both(block, lambda axis: axis.before)),
        (f"<i>s</i>{_NOW}", lambda block: _both(block, lambda axis: axis.stride)),
        (f"{_H}{_NOW}", lambda block: block.rows.formula()),
        (f"{_W}{_NOW}", lambda block: block.columns.formula()),
        (f"{_C}{_NOW}", lambda block: number(block.output[2])),
        (filters, lambda block: _shape((block.rows.size, block.columns.size, block.depth) if block.filters else ())),
        (f"<i>W</i>{_NOW}", lambda block: _shape(block.weights)),
        (f"<i>b</i>{_NOW}", lambda block: _shape(block.bias)),
        (f"<i>a</i>{_NOW}", lambda block: _shape(block.activation)),
        (f"<i>A</i>{_NOW}", lambda block: _shape(block.activation, "<i>m</i>, ")),
        (tr("Arithmetic", "parameters"), _parameters),
    )


def _shape(shape: Sequence[int], first: str = "") -> str:
    return f"({first}{', '.join(map(str, shape))})" if shape else "–"


def _both(block: LayerBlock, read: Callable[[Axis], int]) -> str:
    down, across = read(block.rows), read(block.columns)
    return number(down) if down == across else f"{number(down)} × {number(across)}"


def _parameters(block: LayerBlock) -> str:
    count = number(block.parameters)
    return f"{block.counting} = <b>{count}</b>" if block.counting else f"<b>{count}</b>"
