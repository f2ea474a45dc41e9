"""Read a number the way people type it: decimal comma or point, a fraction, a typographic minus."""

import math
import re

from cnngui.engine.errors import QT_TRANSLATE_NOOP, KernelError
from cnngui.engine.kernels.check import HIGHEST

_MINUSES = str.maketrans({"−": "-", "–": "-", "‒": "-", "﹣": "-", "－": "-", ",": "."})
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)


def parse_number(text: str) -> float:
    """Read one number.

    Parameters
    ----------
    text : str
        Such as ``"-1"``, ``"0,5"``, ``".5"``, ``"1e-3"``, ``"1/9"`` or ``"−1 000"``.

    Returns
    -------
    float

    Raises
    ------
    KernelError
        When it is not a number, divides by 0, or is beyond ±1e30.

    Examples
    --------
    >>> [parse_number(text) for text in ("−1", "0,5", " .25 ", "-1/4", "+3", "1\u202f000")]
    [-1.0, 0.5, 0.25, -0.25, 3.0, 1000.0]
    >>> parse_number("one")
    Traceback (most recent call last):
    ...
    cnngui.engine.errors.KernelError: “one” is not a number. Type one such as -1, 0.5 or 1/9; the old one is kept.
    """
    plain = "".join(text.split()).translate(_MINUSES)
    parts = plain.split("/")
    if len(parts) > 2 or not all(_NUMBER.fullmatch(part) for part in parts):
        sentence = QT_TRANSLATE_NOOP(
            "Errors", "“{text}” is not a number. Type one such as -1, 0.5 or 1/9; the old one is kept."
        )
        raise KernelError(sentence, text=text.strip())
    value = float(parts[0])
    if len(parts) == 2:
        value = value / float(parts[1]) if float(parts[1]) else math.inf
    if not abs(value) <= HIGHEST:
        sentence = QT_TRANSLATE_NOOP("Errors", "“{text}” is too large. Type one up to 1e30; the old one is kept.")
        raise KernelError(sentence, text=text.strip())
    return value + 0.0  # never −0
