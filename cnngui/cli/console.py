"""What the command line says: answers go to stdout, everything else to stderr."""

import sys
from contextlib import suppress
from typing import TextIO

_PLAIN = str.maketrans(
    {"→": "->", "−": "-", "×": "x", "·": "*", "⌊": "[", "⌋": "]", "∞": "inf", "…": "...", "“": '"', "”": '"', "’": "'"}
    | {"–": "-", "≈": "~", "«": '"', "»": '"', "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "}
)


def answer(text: str) -> None:
    """Write one line (or several) of what was asked for.

    >>> answer("-5,-4,0,8")
    -5,-4,0,8
    """
    _write(sys.stdout, text)


def remark(text: str) -> None:
    """Write one line about the work, which a pipe does not see; a terminal that is closed is no reason to stop."""
    with suppress(OSError):
        _write(sys.stderr, text)


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # started without a terminal, as pythonw does
        return
    stream.write(f"{plain(text, stream.encoding or 'utf-8')}\n")


def plain(text: str, encoding: str) -> str:
    """Write plainer signs where the terminal's encoding lacks one, as that of a Windows pipe does.

    >>> plain("1 − 2 → 3×3", "utf-8"), plain("1 − 2 → 3×3 日", "cp1252")
    ('1 − 2 → 3×3', '1 - 2 -> 3x3 ?')
    """
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_PLAIN).encode(encoding, "replace").decode(encoding)
    return text
