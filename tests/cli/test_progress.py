"""The line of progress is seen on a terminal only, and is gone when the work ends."""

import io
import sys

import pytest

from cnngui.cli.progress import Progress


class Terminal(io.StringIO):
    """A terminal of one line, as it looks in the end."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True

    @property
    def line(self) -> str:
        """What stands there: each carriage return begins to write over it."""
        seen = ""
        for text in self.getvalue().split("\r"):
            seen = text + seen[len(text) :]
        return seen


def stand_in(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put a terminal in the place of stderr; in the test itself, because pytest changes stderr just before it."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    return terminal


def test_the_newest_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A shorter text leaves nothing of a longer one."""
    terminal = stand_in(monkeypatch)
    with Progress() as progress:
        progress.show("loading the network", 0.501)
        assert terminal.line == "loading the network … 50 %"
        progress.show("pool1", 1)
        assert terminal.line.rstrip() == "pool1 … 100 %"


def test_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the work ends the next line begins at the left, on an empty one."""
    terminal = stand_in(monkeypatch)
    with Progress() as progress:
        progress.show("conv1_1", 0.5)
        assert terminal.line
    assert terminal.line.strip() == ""
    terminal.write("done")
    assert terminal.line.rstrip() == "done"


def test_nothing_is_left_after_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor when the work breaks off."""
    terminal = stand_in(monkeypatch)

    def work() -> None:
        with Progress() as progress:
            progress.show("conv1_1", 0.5)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()
    assert "conv1_1" in terminal.getvalue()
    assert terminal.line.strip() == ""


def test_nothing_is_said_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not when nobody wants it, not into a pipe, and not without a stderr."""
    terminal, pipe = stand_in(monkeypatch), io.StringIO()
    for stream, is_wanted in ((terminal, False), (pipe, True), (None, True)):
        monkeypatch.setattr(sys, "stderr", stream)
        with Progress(is_wanted=is_wanted) as progress:
            progress.show("conv1_1", 0.5)
    assert (terminal.getvalue(), pipe.getvalue()) == ("", "")
