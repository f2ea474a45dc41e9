"""How the command line ends when it is ended from outside; the tests in tests/e2e do it to whole processes."""

import builtins
import signal
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cnngui.__main__ import main as start
from cnngui.cli.ends import ends_raised, ends_told
from cnngui.cli.guard import guarded
from cnngui.cli.rescue import KeptElsewhereError, written_or_kept
from cnngui.engine.errors import PhotoError
from cnngui.engine.files import atomic_write

unix = pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="signals of Unix")


def writing(path: Path, number: int) -> Callable[[], int]:
    """Return work that gets a signal in the middle of writing."""

    def work() -> int:
        with atomic_write(path) as stream:
            stream.write(b"half")
            signal.raise_signal(number)
        return 0

    return work


@unix
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_nothing_half_is_left(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The status is that of the signal, not a word is said, and the old file is as it was."""
    number = getattr(signal, name)
    default = signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL
    signal.signal(number, default)  # where the parent ignores it (nohup, &), we do too
    (tmp_path / "out.bin").write_bytes(b"old")
    before = signal.getsignal(number)
    assert guarded(writing(tmp_path / "out.bin", number)) == 128 + number
    assert capsys.readouterr() == ("", "")
    assert [path.name for path in tmp_path.iterdir()] == ["out.bin"]
    assert (tmp_path / "out.bin").read_bytes() == b"old"
    assert signal.getsignal(number) == before


@unix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_what_is_ignored_stays_ignored(name: str) -> None:
    """As under nohup."""
    number = getattr(signal, name)
    before = signal.signal(number, signal.SIG_IGN)
    heard: list[int] = []
    try:
        with ends_raised(), ends_told(heard.append):
            signal.raise_signal(number)
    finally:
        signal.signal(number, before)
    assert heard == []


def test_what_was_made_is_kept_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under a free name, which is told with the reason."""
    full, here = tmp_path / "full", tmp_path / "here"
    full.mkdir()
    here.mkdir()
    (here / "a.png").write_bytes(b"somebody's")
    monkeypatch.chdir(here)

    def write(path: Path) -> None:
        if path.parent == full:
            text = "The disk is full."
            raise PhotoError(text)
        path.write_bytes(b"made")

    with pytest.raises(KeptElsewhereError, match=r"The disk is full\. It is kept as .*a-2\.png\."):
        written_or_kept(write, full / "a.png")
    assert (here / "a.png").read_bytes() == b"somebody's"
    assert (here / "a-2.png").read_bytes() == b"made"
    written_or_kept(write, here / "b.png")
    assert (here / "b.png").exists()


def test_where_nothing_takes_it_the_reason_stays(tmp_path: Path) -> None:
    """One sentence."""

    def write(path: Path) -> None:
        text = "No."
        raise PhotoError(text)

    with pytest.raises(PhotoError, match=r"^No\.$"):
        written_or_kept(write, tmp_path / "a.png")


def test_ctrl_c_while_it_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command's first import is guarded, too: status 130 and no traceback."""
    import_module = builtins.__import__

    def interrupted(name: str, *rest: Any) -> object:  # noqa: ANN401  (as the real one)
        if name == "cnngui.cli":
            raise KeyboardInterrupt
        return import_module(name, *rest)

    monkeypatch.setattr(builtins, "__import__", interrupted)
    assert start() == 130


def test_the_command_is_the_guarded_one() -> None:
    """What pip installs begins where the guard does."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["scripts"] == {"cnngui": "cnngui.__main__:main"}
