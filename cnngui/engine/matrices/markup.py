"""Matrices in LaTeX, in tables of HTML and MathML, in Markdown and in tables drawn with lines, as plain rows."""

import html
import re

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.matrices.troubles import MatrixError, unknown_code
from cnngui.engine.numbers.cell import NUMBER

SKIPPED = "\0"
"""A line that is no row and parts no slices."""

_BEGIN = re.compile(
    r"\\begin ?\{(?:array|tabular[*x]?|longtable)\} ?(?:\[[^\]\n]*+\])? ?(?:\{(?:[^{}]|\{[^{}]*+\})*+\})?"
    r"|\\begin ?\{[A-Za-z]{0,9}matrix\*?\} ?(?:\[\w\])?|\\[pbvBV]?matrix ?\{"
)
_END = re.compile(r"\\end ?\{(?:array|tabular[*x]?|longtable|[A-Za-z]{0,9}matrix\*?)\}")
_LATEX = (
    (r"(?<!\\)%[^\n]*+", ""),
    (r"\\[dt]?frac ?(\d) ?(\d)", r"\1/\2"),
    (r"\\(?:[dts]?frac|nicefrac) ?\{ ?([^{}]*+)\} ?\{ ?([^{}]*+)\}", r"\1/\2"),
    (r"\\[vh]?phantom ?\{[^{}]*+\}", ""),
    (r"\\(?:num|mathrm|mathbf|mathit|text|boldsymbol|bm) ?\{([^{}]*+)\}", r"\1"),
    (r"\{([,+-])\}", r"\1"),
    (r"(?<=\d)(?:\\,|\\thinspace ?)(?=\d{3})", ""),
    (r"\\cdot(?![a-z])|\\times(?![a-z])", "*"),
    (r"(?<=\d) ?\* ?10 ?\^ ?\{? ?([-+]?\d++) ?\}?", r"e\1"),
    (r"\\(?:left|right|[bB]igg?[lr]?)(?![a-z]) ?\\?[\[\](){}|.]?", ""),
    (r"\\(?:hline|toprule|midrule|bottomrule|displaystyle|textstyle|quad|qquad|notag)(?![a-z])", " "),
    (r"\\[,;:!> ]|~", " "),
    (r"\\[\[\]()]|\$|\\(?:begin|end) ?\{(?:equation|align|displaymath|math|aligned)\*?\}", " "),
)
_ROW_END = re.compile(r"\\\\\*?(?: ?\[[^\]\n]*+\])?|\\cr(?![a-z])|\\tabularnewline")
_FRONT = re.compile(rf"(?:[^=]*+=)? ?(?:\(? ?(?P<times>{NUMBER}) ?(?:/ ?(?P<over>{NUMBER}) ?)?\)? ?\*?)? ?", re.ASCII)
_RULE = re.compile(r"[ |+:=─━═┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬-]++")
_DRAWN = re.compile(r"--|==|:-|-:|[─━═]")


def is_latex(text: str) -> bool:
    r"""Tell whether ``text`` is LaTeX.

    >>> is_latex(r"1 & 2 \\ 3 & 4"), is_latex("1 2")
    (True, False)
    """
    return "\\" in text


def of_latex(text: str) -> tuple[str, float, float]:
    r"""Return the rows, a line each with ``&`` between cells, and what the numbers are multiplied and divided by.

    Raises
    ------
    MatrixError
        When there are several matrices, or what stands beside the matrix is not understood.

    Examples
    --------
    >>> of_latex(r"K = \frac{1}{4} \begin{pmatrix} 1 & 0{,}5 \\ 3 & \frac{1}{2} \end{pmatrix}")
    ('1 & 0,5\n3 & 1/2', 1.0, 4.0)
    """
    begins = list(_BEGIN.finditer(text))
    if len(begins) > 1:
        told = QT_TRANSLATE_NOOP("Errors", "The text holds {count} matrices; paste one at a time.")
        raise MatrixError(told, count=len(begins))
    front, body, back = "", text, ""
    if begins:
        front, rest = text[: begins[0].start()], text[begins[0].end() :]
        end = _END.search(rest)
        body, back = (rest[: end.start()], rest[end.end() :]) if end else (rest.rstrip("} \n$"), "")
    front, back = _without_commands(front), _without_commands(back)
    found = _FRONT.fullmatch(front)
    if found is None or back.strip(" .,"):
        raise unknown_code(front if found is None else back)
    rows = [_without_commands(row).strip("{}") for row in _ROW_END.split(body)]
    return "\n".join(row for row in rows if row), float(found["times"] or 1), float(found["over"] or 1)


def _without_commands(text: str) -> str:
    for pattern, replacement in _LATEX:
        text = re.sub(pattern, replacement, text)
    return " ".join(text.split())


def of_html(text: str) -> str:
    r"""Return the cells of a table as lines of tabs; what is no table comes back as it is.

    >>> of_html("<table><tr><td>1<td>&minus;2</tr><tr><td><b>3</b></td><td></td></tr></table>")
    '1\t−2\n3\t'
    """
    if "<" not in text or not re.search(r"<m?t[dh]\b", text, re.IGNORECASE):
        return text
    rows = re.split(r"<m?tr\b[^>]*+>", text, flags=re.IGNORECASE)[1:]
    cut = [re.split(r"<m?t[dh]\b[^>]*+>", row, flags=re.IGNORECASE)[1:] for row in rows]
    return "\n".join(
        "\t".join(" ".join(html.unescape(re.sub(r"<[^>]*+>", "", cell)).split()) for cell in row) for row in cut if row
    )


def without_rules(text: str) -> str:
    r"""Take away the lines of a table that are drawn, and a heading in words above the first of them.

    >>> without_rules("| a | b |\n|---|--:|\n| 1 | 2 |").replace(SKIPPED, "-")
    '-\n-\n| 1 | 2 |'
    """
    if not _DRAWN.search(text):
        return text
    lines = text.split("\n")
    rules = [place for place, line in enumerate(lines) if _RULE.fullmatch(line) and _DRAWN.search(line)]
    for place in rules:
        lines[place] = SKIPPED
    above = [place for place in range(rules[0]) if lines[place].strip()] if rules else []
    if not above and len(rules) > 2:  # drawn all round: the heading stands between the first two
        above = [place for place in range(rules[0], rules[1]) if lines[place].strip(SKIPPED + " ")]
    if len(above) == 1 and not re.search(r"\d", lines[above[0]]):
        lines[above[0]] = SKIPPED
    return "\n".join(lines)
