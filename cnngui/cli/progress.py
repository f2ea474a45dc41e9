"""How far long work is, in a line on the terminal that is gone when it ends."""

import sys
from types import TracebackType
from typing import Self, TextIO

from cnngui.cli.console import plain


class Progress:
    """A line that is written over and over, and taken away in the end; nothing where stderr is no terminal.

    Parameters
    ----------
    is_wanted : bool
        False says nothing at all.

    Examples
    --------
    >>> with Progress(is_wanted=False) as progress:
    ...     progress.show("conv4_2", 0.5)
    """

    def __init__(self, *, is_wanted: bool = True) -> None:
        stream = sys.stderr
        self._stream: TextIO | None = stream if is_wanted and stream is not None and stream.isatty() else None
        self._width = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.clear()

    def show(self, text: str, fraction: float) -> None:
        """Say what is done, and how much of all."""
        self._write(f"{text} … {100 * fraction:.0f} %")

    def clear(self) -> None:
        """Take the line away, so that another can be written there."""
        if self._width:
            self._write("")
            self._write("")  # once to wipe it out, once to go back to its beginning

    def _write(self, text: str) -> None:
        if self._stream is None:
            return
        text = plain(text, self._stream.encoding or "utf-8")
        try:
            self._stream.write(f"\r{text:{self._width}}")
            self._stream.flush()
        except OSError:  # the terminal is closed
            self._stream = None
        self._width = len(text)
