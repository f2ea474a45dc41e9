"""What the command line says: answers go to stdout, everything else to stderr."""

import sys
from typing import TextIO


def answer(text: str) -> None:
    """Write one line (or several) of what was asked for.

    >>> answer("-5,-4,0,8")
    -5,-4,0,8
    """
    _write(sys.stdout, text)


def remark(text: str) -> None:
    """Write one line about the work, which a pipe does not see."""
    _write(sys.stderr, text)


def _write(stream: TextIO | None, text: str) -> None:
    """Write a line; a character that the terminal's encoding lacks (× on an old Windows console) becomes "?"."""
    if stream is None:  # started without a terminal, as pythonw does
        return
    try:
        stream.write(f"{text}\n")
    except UnicodeEncodeError:
        encoding = stream.encoding or "ascii"
        stream.write(f"{text.encode(encoding, 'replace').decode(encoding)}\n")
