"""One number, however it is written: both decimal signs, fractions, grouped thousands, powers of ten."""

import re
from math import inf
from unicodedata import numeric

from cnngui.engine.numbers.letters import TwoWaysError, plain

NUMBER = r"[-+]?(?:\d++(?:\.\d*+)?|\.\d++)(?:[eE][-+]?\d++)?"
"""A number as Python, NumPy and C write it. Every repetition is possessive: long pastes are read in no time."""

_ONE = re.compile(r"([-+]?(?:\d++(?:\.\d*+)?|\.\d++))(?:[eEdD]([-+]?\d++))?[fF]?", re.ASCII)
_MIXED = re.compile(r"([-+]?)(\d{1,9}) (\d{1,9})[/⁄](\d{1,9})", re.ASCII)
_GLYPH = re.compile(r"([-+]? ?)(\d{0,9}) ?([¼-¾⅐-⅞↉])", re.ASCII)
_ENDLESS = re.compile(r"[-+]?(?:\w+\.)?(?:nan|inf|infinity|∞)", re.IGNORECASE)
_GROUPS = {
    sign: re.compile(rf"[-+]?\d{{1,3}}(?:\{sign}\d{{3}})+(?!\d)", re.ASCII) for sign in (",", ".", " ")
}  # 1 234 567


def read_number(text: str) -> float | None:
    """Read one number.

    Parameters
    ----------
    text : str
        Such as ``-1``, ``0,5``, ``.5``, ``1e-3``, ``1/9``, ``½``, ``1 1/2``, ``−1 000``, ``1.234,5`` or ``2·10³``. A
        single comma is a decimal comma, whatever follows it.

    Returns
    -------
    float or None
        None when it is no number; infinite for NaN, infinity, a division by 0, and what no float holds.

    Examples
    --------
    >>> [read_number(text) for text in ("−1", "0,5", "-1/4", "1½", "1 000", "1.234,5", "1,234,567", "2·10³", "1,2,3")]
    [-1.0, 0.5, -0.25, 1.5, 1000.0, 1234.5, 1234567.0, 2000.0, None]
    """
    try:
        text = plain(text)
    except TwoWaysError as error:  # a single number has no neighbour
        text = error.args[0]
    return value_of(text)


def value_of(cell: str, times: float = 1.0, over: float = 1.0, decimal: str = "") -> float | None:
    """Return the number of a cell in plain letters, multiplied by ``times`` and divided by ``over``.

    Parameters
    ----------
    cell : str
    times, over : float
        ``over`` divides last, so that 1/9 is the very float that Python means by it.
    decimal : str
        Which of "." and "," begins the decimals, the other one groups thousands; "" for either.

    Examples
    --------
    >>> value_of("1/9") == 1 / 9, value_of("1.234", decimal=","), value_of("x"), value_of("nan")
    (True, 1234.0, None, inf)
    """
    cell = cell.strip().strip("\"'").strip()
    if cell.startswith("(-") and cell.endswith(")"):  # as factors of a product are written
        cell = cell[1:-1]
    fraction = _fraction(cell, decimal)
    if fraction is None:
        return inf if _ENDLESS.fullmatch(cell) else None
    above, below = fraction[0] * times, fraction[1] * over
    return above / below + 0.0 if below else inf  # never −0


def _fraction(cell: str, decimal: str) -> tuple[float, float] | None:
    """Return what stands above and below the line of a fraction; below is 1 for what is none."""
    if found := _MIXED.fullmatch(cell):
        sign = -1.0 if found[1] == "-" else 1.0
        return sign * (int(found[2]) * int(found[4]) + int(found[3])), float(found[4])
    if found := _GLYPH.fullmatch(cell):
        below = next(number for number in range(1, 11) if (numeric(found[3]) * number).is_integer())
        above = int(found[2] or 0) * below + round(numeric(found[3]) * below)
        return (-above if found[1].startswith("-") else above) * 1.0, float(below)
    above_text, line, below_text = cell.replace("⁄", "/").partition("/")
    above_part = _one(above_text, decimal)
    below_part = _one(below_text, decimal) if line else 1.0
    return None if above_part is None or below_part is None else (above_part, below_part)


def _one(text: str, decimal: str) -> float | None:
    """Read a number that is no fraction."""
    text = re.sub(r"^([-+]) ", r"\1", text.strip())
    if " " in text:
        text = _without_groups(text, " ")
    if "," in text:
        last = decimal or ("." if "." in text[text.rindex(",") :] or text.count(",") > 1 else ",")
        text = _without_groups(text, ",") if last == "." else _without_groups(text, ".").replace(",", ".")
    elif decimal == "," or text.count(".") > 1:
        text = _without_groups(text, ".")
    found = _ONE.fullmatch(text)
    return float(f"{found[1]}e{found[2] or 0}") if found else None


def _without_groups(text: str, sign: str) -> str:
    """Join groups of three digits; what is grouped otherwise becomes no number."""
    if sign not in text:
        return text
    found = _GROUPS[sign].match(text)
    return text.replace(sign, "") if found and sign not in text[found.end() :] else "?"
