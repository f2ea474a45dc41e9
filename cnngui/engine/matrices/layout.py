"""Where the rows of a text are: on one line, on several, in blocks between empty lines, in panels side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.matrices.brackets import FACTOR, has_brackets, read_brackets
from cnngui.engine.matrices.markup import SKIPPED, is_latex, of_latex, without_rules
from cnngui.engine.matrices.troubles import MatrixError, Place, not_a_number

_NUMERIC = re.compile(r"[0-9eE+\-.,;\t\n ]*+")
"""What needs no looking for names, brackets and signs."""

_HEADING = re.compile(
    r"^[ ]*+(?:(?:>> ?)?[A-Za-z]\w*+ ?(?:\(:, ?:, ?\d++\) ?)?=|\[:, :, \d++\] ?=|\d++(?:\*\d++)++ [^\n]*?:"
    r"|\d++-element [^\n]*?:|Diagonal Matrix|, , \d++|(?:#|%|//)[^\n]*+)[ ]*+$",
    re.MULTILINE | re.ASCII,
)
"""Lines without numbers, as MATLAB, Octave, Julia and R print them above a matrix, and comments."""

_PANEL = re.compile(
    r"^[ ]*+(?:Columns? (?P<columns>\d++)(?: (?:through|to|and|-) \d++)*:?"
    r"|\[,(?P<column>\d++)\](?: ?\[,\d++\])*+)[ ]*+$",
    re.MULTILINE | re.ASCII,
)
"""What stands above the columns that fit on a screen: of MATLAB and Octave, of R."""

_ROW_NAME = re.compile(r"^[ ]*+\[\d++,?\] (?=[-+.\d ])", re.MULTILINE | re.ASCII)
_SEPARATORS = " \t;,"


@dataclass(frozen=True)
class Row:
    """One row as text, and the number of its line."""

    line: int
    text: str


@dataclass(frozen=True)
class Layout:
    """The rows of every slice, and what every number is multiplied by and divided by.

    ``separator`` is what is known to part cells, "" where that is to be found out; ``in_code`` says that the rows
    stood in brackets.
    """

    blocks: tuple[tuple[Row, ...], ...]
    times: float = 1.0
    over: float = 1.0
    separator: str = ""
    in_code: bool = False


def laid_out(text: str, name: str = "") -> Layout:
    r"""Find the rows.

    Parameters
    ----------
    text : str
        In plain letters.
    name : str
        What sentences call it.

    Raises
    ------
    MatrixError
        When brackets or code are not understood, or a blank row may be a row or part two slices.

    Examples
    --------
    >>> [[row.text for row in block] for block in laid_out("1,0/0,1;2,0/0,2").blocks]
    [['1,0', '0,1'], ['2,0', '0,2']]
    >>> [[row.text for row in block] for block in laid_out("1,0\n0,1\n\n2,0\n0,2\n").blocks]
    [['1,0', '0,1'], ['2,0', '0,2']]
    """
    if _NUMERIC.fullmatch(text):
        return _plain_rows(text, name)
    if " /" in text or "/ " in text:
        text = re.sub(r" ?/ ?", "/", text)
    if is_latex(text):
        body, times, over = of_latex(text)
        return replace(_lines(body, name), times=times, over=over, separator="&")
    text = _joined_panels(_ROW_NAME.sub("", _HEADING.sub("", text)))
    if has_brackets(text):
        found = read_brackets(text)
        return Layout(tuple(_numbered(found.slices)), found.times, found.over, in_code=True)
    return _plain_rows(without_rules(text), name)


def _numbered(slices: Sequence[Sequence[str]]) -> Iterator[tuple[Row, ...]]:
    """Return the rows, numbered one slice after the other: they stand on no lines of their own."""
    line = 0
    for rows in slices:
        yield tuple(Row(line + place, row) for place, row in enumerate(rows, 1))
        line += len(rows)


def _plain_rows(text: str, name: str) -> Layout:
    found = re.match(rf"[ \n]*+{FACTOR}", text, re.ASCII)
    times, over = (float(found["times"]), float(found["over"] or 1)) if found else (1.0, 1.0)
    # A factor keeps its line, so that the lines of what follows are counted right.
    body = "\n" * text[: found.end()].count("\n") + text[found.end() :] if found else text
    said = re.match(r"[ \n]*+sep=(.)[ ]*+\n", body)
    if said:  # Excel's own first line
        body = "\n" + body[said.end() :]
    content = body.strip(" \n")
    if "\n" in content or not ("/" in content or (";" in content and content == body.strip(" "))):
        layout = replace(_lines(body, name), times=times, over=over)
        return replace(layout, separator=said[1]) if said else layout
    _refuse_fractions(content)
    return Layout(tuple(_numbered([part.split("/") for part in content.split(";")])), times, over)


_FRACTIONS = re.compile(r"-?\d+/\d+(?:[,\s]+-?\d+/\d+){2,}", re.ASCII)
"""Three fractions or more, which as rows would never be of one length."""


def _refuse_fractions(content: str) -> None:
    if _FRACTIONS.fullmatch(content):
        told = QT_TRANSLATE_NOOP(
            "Errors", "In one line a / begins a new row; write fractions in brackets, [1/9, 1/9], or 1/9*1,1/1,1."
        )
        raise MatrixError(told)


def _lines(text: str, name: str) -> Layout:
    """Take every line as a row; empty lines between them part slices."""
    rows: list[Row] = []
    gaps: list[int] = []
    bare: list[tuple[int, int]] = []  # lines of nothing but separators, and how many rows stand above them
    gap = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line == SKIPPED:
            continue
        if line.strip(_SEPARATORS):
            rows.append(Row(number, line.strip(" ")))
            gaps.append(gap)
            gap = 0
        else:
            gap += 1
            if line.strip(" "):
                bare.append((number, len(rows)))
    rows = _without_row_ends(rows)
    blocks = _blocks(rows, gaps)
    _refuse_blank_rows(text, blocks, bare, name)
    return Layout(tuple(blocks))


def _blocks(rows: list[Row], gaps: list[int]) -> list[tuple[Row, ...]]:
    """Part slices where more lines are empty than between the rows of a slice.

    One empty line after every row is double spacing; two or more after every row part slices of one row.
    """
    inner = gaps[1:]
    least, most = min(inner, default=0), max(inner, default=0)
    if least == most < 2:
        return [tuple(rows)] if rows else []
    ends = [place for place, gap in enumerate(inner, 1) if gap > least or least == most]
    return [tuple(rows[start:end]) for start, end in zip([0, *ends], [*ends, len(rows)], strict=True)]


def _without_row_ends(rows: list[Row]) -> list[Row]:
    """Take away what ends every row, but perhaps the last: MATLAB's ";", our own "/", commas of code and exports."""
    if len(rows) < 2:
        return rows
    for sign in ";/,":
        if all(row.text.endswith(sign) for row in rows[:-1]):
            return [replace(row, text=row.text.removesuffix(sign).rstrip(" ")) for row in rows]
    return rows


def _refuse_blank_rows(text: str, blocks: list[tuple[Row, ...]], bare: list[tuple[int, int]], name: str) -> None:
    """Refuse a blank row unless it parts slices of several rows, or stands at an end of a file of a spreadsheet."""
    ends, heights = {0}, {len(block) for block in blocks}
    for block in blocks:
        ends.add(max(ends) + len(block))
    parts_slices = len(heights) == 1 and min(heights) > 1
    lines = text.split("\n") if bare else []
    for line, above in bare:
        is_outside = above in {0, max(ends)}
        if (is_outside and "\t" in lines[line - 1] and blocks) or not (is_outside or (parts_slices and above in ends)):
            raise not_a_number("", Place(1, above + 1, 1, line), name)


def _joined_panels(text: str) -> str:
    """Put columns that a console printed below each other side by side again; columns from 1 on are a new slice."""
    heads = list(_PANEL.finditer(text))
    if not heads:
        return text
    slices: list[list[list[str]]] = []
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        if (head["columns"] or head["column"]) == "1" or not slices:
            slices.append([])
        panel = text[head.end() : after.start() if after else None]
        slices[-1].append([line for line in panel.split("\n") if line.strip()])
    if any(len({len(panel) for panel in panels}) > 1 for panels in slices):
        return text
    joined = ("\n".join(" ".join(parts) for parts in zip(*panels, strict=True)) for panels in slices)
    return text[: heads[0].start()] + "\n\n\n".join(joined)
