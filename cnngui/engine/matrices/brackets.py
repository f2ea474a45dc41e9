"""Find the rows of a kernel in pasted code and printed arrays: NumPy, PyTorch, Python, MATLAB, C.

Only brackets, factors and a few harmless words around them are read; the rows stay text. Code is matched, never run,
and what is not understood is refused: a skipped ``np.rot90(…)`` would turn the kernel behind the teacher's back.
"""

import re
from dataclasses import dataclass, field

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.matrices.troubles import MatrixError, unknown_code
from cnngui.engine.numbers.cell import NUMBER

FACTOR = rf"\(?\s*+(?P<times>{NUMBER})\s*+(?:/\s*+(?P<over>{NUMBER})\s*+)?\)?\s*+\*"
"""A number or a fraction, perhaps in parentheses, in front of what it multiplies."""

DEEPEST = 5
"""Levels of brackets that are looked into; a weight of PyTorch has four."""

_PAIRS = {"[": "]", "{": "}", "(": ")"}
_TUPLES = re.compile(r"(?:\w++\s*+=\s*+)?\(\s*+\(")
_PROMPT = re.compile(r"^[ \t]*+(?:>>>|In \[\d++\]:|Out\[\d++\]:)", re.MULTILINE)
_IDLE_LINE = re.compile(r"\s*+(?:(?:import|from|#|//|%|Parameter containing)[^\n]*+)?", re.ASCII)
_CAST = (
    r"(?:[A-Za-z_]\w*+\.)*+(?:[aA]rray|asarray|as_tensor|[tT]ensor|FloatTensor|DoubleTensor|[mM]atrix|Parameter|constant"
    r"|float32|float64|double)\s*+\("
)
_BEFORE = re.compile(rf"(?:[\w\s\[\]:.<>]*+=)?\s*+(?:{FACTOR})?\s*+(?:{_CAST}\s*+)*+", re.ASCII)
_OPTION = (
    r"\s*+,\s*+(?:dtype|device|requires_grad|grad_fn|copy|shape|size|order|weak_type)\s*+="
    r"\s*+(?=[\w.'\":<(])[\w.'\":<>]*+(?:\([^()]*+\))?"
)
_DTYPE = r"\s*+,\s*+(?:np|numpy|torch)\.[a-z]++\d*+"
_METHOD = r"\s*+\.(?:astype|float|double|half|cuda|cpu|to|numpy|detach|clone|copy)\([^()]*+\)"
_AFTER = re.compile(
    rf"(?:{_OPTION}|{_DTYPE})*+(?:\s*+,)?(?:\s*+\))*+(?:{_METHOD})*+"
    rf"(?:\s*+(?:/\s*+(?P<over>{NUMBER})|\*\s*+\(?\s*+(?P<times>{NUMBER})(?:\s*+/\s*+(?P<under>{NUMBER}))?(?:\s*+\))?))?"
    r"(?:\s*+;)?[ \t]*+(?:(?:#|//|%)[^\n]*+)?(?=\n|\Z)",
    re.ASCII,
)
_WRAPPED = (
    (r"<tf\.\w++:? [^\n]*?numpy=\s*+", ""),
    (r"\b(?:np|numpy)\.(?:float|int|uint)\d++\(([-+.\w]++)\)", r"\1"),
    (r"\bFraction\((-?\d++), ?(\d++)\)", r"\1/\2"),
    (r"\bDecimal\('([-+.\w]++)'\)", r"\1"),
)
"""What NumPy 2, TensorFlow and Python's own numbers print around them."""

_SECOND_ARRAY = re.compile(r"[\[{]\s*+(?:[\[{]|[-+]?\.?\d)")


@dataclass
class _Node:
    """One pair of brackets: what is written directly inside it, and the pairs inside it."""

    text: str = ""
    children: list["_Node"] = field(default_factory=list)

    def depth(self) -> int:
        return 1 + max((child.depth() for child in self.children), default=0)


@dataclass(frozen=True)
class Bracketed:
    """What was found between brackets.

    Parameters
    ----------
    slices : tuple of tuple of str
        The rows of every slice, as text.
    times, over : float
        What every number is to be multiplied with and divided by.
    """

    slices: tuple[tuple[str, ...], ...]
    times: float = 1.0
    over: float = 1.0


def has_brackets(text: str) -> bool:
    """Tell whether ``text`` is code or a printed array rather than plain numbers.

    >>> has_brackets("np.array([[1]])"), has_brackets("((1, 0), (0, 1))"), has_brackets("1,0/0,1")
    (True, True, False)
    """
    return "[" in text or "{" in text or _TUPLES.match(text) is not None


def read_brackets(text: str) -> Bracketed:
    r"""Find the rows in ``text``.

    Two levels of brackets are one kernel, three are slices (the first dimension counts them), four are a PyTorch weight
    of one filter. One level is a single row, or rows parted by ``;`` or line ends, as MATLAB has it.

    Raises
    ------
    MatrixError
        A bracket is missing, numbers and brackets are mixed, there is more than one filter, or the code around the
        numbers is not understood.

    Examples
    --------
    >>> read_brackets("k = np.array([[1, 0], [0, 1]], dtype=np.float32) / 2")
    Bracketed(slices=(('1, 0', '0, 1'),), times=1.0, over=2.0)
    >>> read_brackets("[1 0; 0 1]").slices
    (('1 0', '0 1'),)
    """
    text = _PROMPT.sub("", text)
    for wrapped, inside in _WRAPPED:
        text, found = re.subn(wrapped, inside, text)
        if found and not inside:
            text = text.rstrip().removesuffix(">")
    opening = next((sign for sign in "{[" if sign in text), "(")
    start = text.index(opening)
    end = _end_of_array(text, start, opening)
    times, over = _factors(text[:start], text[end:])
    return Bracketed(_slices(_tree(text[start:end], opening)), times, over)


def _end_of_array(text: str, start: int, opening: str) -> int:
    """Return the index after the last of the brackets that follow each other from ``start``."""
    end = _end_of_pair(text, start, opening)
    # Rows pasted without their outer brackets: [1, 0, -1], [1, 0, -1]
    while follower := re.compile(rf"[,;\s]*+\{opening}").match(text, end):
        end = _end_of_pair(text, follower.end() - 1, opening)
    return end


def _end_of_pair(text: str, start: int, opening: str) -> int:
    level = 0
    for index in range(start, len(text)):
        level += (text[index] == opening) - (text[index] == _PAIRS[opening])
        if level == 0:
            return index + 1
        if level > DEEPEST:
            raise _mixed_up(text[start:index])
    message = QT_TRANSLATE_NOOP("Errors", "A bracket is missing: every {opening} needs its {closing}.")
    raise MatrixError(message, opening=opening, closing=_PAIRS[opening])


def _factors(before: str, after: str) -> tuple[float, float]:
    """Read the factor in front or behind; refuse what is not understood."""
    lines = [line for line in before.split("\n") if not _IDLE_LINE.fullmatch(line)]
    front = _BEFORE.fullmatch("\n".join(lines))
    if front is None:
        raise unknown_code("\n".join(lines))
    back = _AFTER.match(after)
    if back is None:
        raise unknown_code(after)
    if _SECOND_ARRAY.search(after, back.end()):
        raise unknown_code(after[back.end() :])
    times = float(front["times"] or 1) * float(back["times"] or 1)
    return times, float(front["over"] or 1) * float(back["over"] or 1) * float(back["under"] or 1)


def _tree(text: str, opening: str) -> _Node:
    """Return the brackets as a tree under one node more than is written."""
    root = _Node()
    path = [root]
    for token in re.findall(r"[^\[\]{}()]+|.", text):
        if token == opening:
            path[-1].children.append(_Node())
            path.append(path[-1].children[-1])
        elif token == _PAIRS[opening]:
            path.pop()
        else:
            path[-1].text += token
    return root.children[0] if len(root.children) == 1 else root


def _slices(node: _Node) -> tuple[tuple[str, ...], ...]:
    """Read the rows of every slice off the tree."""
    depth = node.depth()
    if depth == 1:
        return (tuple(_row(line) for line in re.split(r"[;\n]", node.text) if line.strip()),)
    _check_level(node)
    if depth == 2:
        return (tuple(_row(child.text) for child in node.children),)
    if depth == 3:
        return tuple(_slices(child)[0] for child in node.children)
    if len(node.children) > 1:
        text = QT_TRANSLATE_NOOP("Errors", "These are {count} filters; paste one at a time.")
        raise MatrixError(text, count=len(node.children))
    return _slices(node.children[0])


def _check_level(node: _Node) -> None:
    """Refuse numbers beside brackets, and brackets of different depth side by side."""
    stray = node.text.strip(",; \t\n")
    if stray or len({child.depth() for child in node.children}) > 1:
        raise _mixed_up(stray or node.children[0].text.strip())


def _mixed_up(near: str) -> MatrixError:
    text = QT_TRANSLATE_NOOP("Errors", "Brackets and numbers are mixed up near “{text}”; give every row its brackets.")
    return MatrixError(text, text=" ".join(near.split())[:60])


def _row(text: str) -> str:
    """Put a row on one line, without the comma that Python allows at its end."""
    return " ".join(part.strip() for part in text.split("\n")).strip().removesuffix(",").rstrip()
