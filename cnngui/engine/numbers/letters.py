"""Text as people paste it, in plain letters: line ends, signs, digits, spaces, powers of ten, grouped thousands."""

import html
import re

_LINE_ENDS = re.compile(r"\r{0,2}\n|\r")
"""CR CR LF, which Python's csv module writes on Windows without ``newline=""``, is one line end."""

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"
_SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉"
_RAISED = str.maketrans(_SUPERSCRIPTS + _SUBSCRIPTS, "0123456789+-0123456789")

_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_THIN = "\u202f\u2009\u2007\u2006\u2008\u200a"
"""Spaces that stand between groups of three digits and between no numbers."""

_THIN_GROUP = re.compile(rf"(?<=\d)[{_THIN}](?=\d{{3}}(?!\d))|(?<=\d{{3}})[{_THIN}](?=\d)", re.ASCII)
_THIN_TO_SPACE = str.maketrans(dict.fromkeys(_THIN, " "))

_PLAIN = str.maketrans(
    _FULL_WIDTH
    | dict.fromkeys("−–—‒﹣‐‑", "-")
    | dict.fromkeys("×·⋅∙✕", "*")
    | dict.fromkeys("“”„«»″", '"')
    | dict.fromkeys("’‘ʼ′", "'")
    | dict.fromkeys("│┃║❘", "|")
    | dict.fromkeys("⎡⎢⎣⎤⎥⎦⎛⎜⎝⎞⎟⎠\u2002\u2003\u2004\u2005\u205f\u3000", " ")
    | dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n")
    | dict.fromkeys("\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2069\xad", "")
    | {"∕": "⁄"}
)
_POWER = re.compile(r"(?P<times>(?<=[\d.]) ?[*xX] ?)?(?<![\w.])10 ?\^ ?[({]? ?(?P<power>[-+]?\d{1,5}) ?[)}]?", re.ASCII)
_RAISED_POWER = re.compile(rf"10([⁺⁻]?[{_SUPERSCRIPTS[:10]}]{{1,5}})")
_SMALL_FRACTION = re.compile(rf"([{_SUPERSCRIPTS[:10]}]+)⁄([{_SUBSCRIPTS}]+)")
_NO_BREAK = "\xa0"
_NO_BREAK_GROUPS = re.compile(r"(?<![\d.\xa0])\d{1,3}(?:\xa0\d{3})+(?![\d\xa0])", re.ASCII)
"""Whole groups of three digits."""

_ENTITY = re.compile(r"&(?:[A-Za-z]+|#\d+|#x[0-9A-Fa-f]+);")


class TwoWaysError(ValueError):
    """Text that can honestly be read in two ways; its argument is the text."""


def plain(text: str) -> str:
    r"""Return ``text`` with one letter for everything that is written with several; numbers stay where they are.

    Raises
    ------
    TwoWaysError
        When no-break spaces may part numbers or group thousands: ``100 200``.

    Examples
    --------
    >>> plain("−1,5×10⁻³\t1\u202f234\r\r\n½"), plain("1’234.5 \u200e７")
    ('-1,5e-3\t1234\n½', '1234.5 7')
    """
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text)
    if "\r" in text:
        text = _LINE_ENDS.sub("\n", text)
    if not text.isascii():
        text = _without_typography(text)
    text = re.sub(r"  +", " ", text)
    if "'" in text:
        text = re.sub(r"(?<=\d)'(?=\d{3}(?!\d))", "", text)
    if "^" in text:
        text = _POWER.sub(lambda found: f"{'e' if found['times'] else '1e'}{found['power']}", text)
        text = re.sub(r"\*\^(?=[-+]?\d)", "e", text)  # Mathematica
    return text


def _without_typography(text: str) -> str:
    text = _RAISED_POWER.sub(lambda found: "10^" + found[1].translate(_RAISED), text)
    text = _SMALL_FRACTION.sub(lambda found: f"{found[1]}⁄{found[2]}".translate(_RAISED), text)
    text = text.translate(_PLAIN)
    text = _THIN_GROUP.sub("", text).translate(_THIN_TO_SPACE)
    return _without_no_break(text) if _NO_BREAK in text else text


def _without_no_break(text: str) -> str:
    """Tell the no-break spaces that group thousands from those of web pages, which part numbers."""
    found = _NO_BREAK_GROUPS.search(text)
    if found and not re.search(r"(?<=[\d.])\xa0(?=[-+.\d])", _NO_BREAK_GROUPS.sub("", text)):
        alone = not re.search(r"[\t;|&,]|\S +\S", text)
        if alone and not re.search(r"\xa00\d\d", text):
            raise TwoWaysError(found[0].replace(_NO_BREAK, " "))
        text = _NO_BREAK_GROUPS.sub(lambda groups: groups[0].replace(_NO_BREAK, ""), text)
    return text.replace(_NO_BREAK, " ")
