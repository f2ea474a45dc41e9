"""`cnngui [PHOTO]` opens the window, or says why it cannot."""

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from cnngui import __version__
from cnngui.cli import main, window


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """Stand in for the window, and keep what it was opened with; it ends with 7."""
    photos: list[Path | None] = []

    def run(photo: Path | None, *, fresh: bool) -> int:
        assert not fresh
        photos.append(photo)
        return 7

    app = ModuleType("cnngui.gui.app")
    app.run = run  # type: ignore[attr-defined]  # (a stand-in has what it is given)
    monkeypatch.setitem(sys.modules, "cnngui.gui.app", app)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return photos


def test_without_a_photo(opened: list[Path | None]) -> None:
    """No words open the window, and its status is ours."""
    assert main([]) == 7
    assert opened == [None]


def test_with_a_photo(opened: list[Path | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is there opens in the window, also when it is called like a command."""
    (tmp_path / "été.png").touch()
    (tmp_path / "filter").touch()
    monkeypatch.chdir(tmp_path)
    assert main(["été.png"]) == 7
    assert main(["./filter"]) == 7
    assert opened == [Path("été.png"), Path("filter")]


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("nothing.png", "“nothing.png” is neither a file that is here nor a command."),
        ("filtre", "“filtre” is neither a file that is here nor a command (did you mean filter?)."),
        ("", "“” is neither a file that is here nor a command."),
        ("a\0b", "“a�b” is neither a file that is here nor a command."),
        ("x" * 5000, f"“{'x' * 5000}” is neither a file that is here nor a command."),
    ],
)
def test_a_word_that_is_nothing(
    opened: list[Path | None], capsys: pytest.CaptureFixture[str], word: str, shown: str
) -> None:
    """A word that is neither a command nor a file is told of, with the command that it is close to."""
    assert main([word]) == 2
    assert capsys.readouterr() == ("", f"cnngui: {shown} All commands: cnngui --help\n")
    assert opened == []


def test_an_unknown_option(opened: list[Path | None], capsys: pytest.CaptureFixture[str]) -> None:
    """An option that is none is told of."""
    assert main(["--quick"]) == 2
    assert capsys.readouterr().err == "cnngui: unrecognized arguments: --quick. See: cnngui --help\n"
    assert opened == []


def test_two_photos(opened: list[Path | None], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The window takes one photo."""
    photo = tmp_path / "cat.png"
    photo.touch()
    assert main([str(photo), "dog.png"]) == 2
    assert capsys.readouterr().err == "cnngui: unrecognized arguments: dog.png. See: cnngui --help\n"


def test_a_folder(opened: list[Path | None], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A folder is no photo."""
    assert main([str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"cnngui: {tmp_path} is a folder: choose a file in it.\n"
    assert opened == []


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="these always have a display")
def test_without_a_display(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a display there is a sentence, and not Qt's abort."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 2
    said = capsys.readouterr().err
    assert said.startswith("cnngui: There is no display")
    assert "cnngui filter" in said


def test_without_qt(
    opened: list[Path | None], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where Qt does not load, the sentence names the doctor."""
    monkeypatch.setitem(sys.modules, "cnngui.gui.app", None)
    assert main([]) == 2
    assert capsys.readouterr().err.endswith("What to install: cnngui doctor\n")


@pytest.mark.parametrize("language", ["fr_FR.UTF-8", "fr", "fr_CA"])
def test_why_there_is_no_window_is_said_in_french(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system speaks it, as the window would: each of the three sentences."""
    monkeypatch.setattr(window, "x11_answers", lambda _: False)
    with pytest.raises(window.WindowError, match=r"^Il n’y a pas d’écran"):
        window.refuse_without_display("linux", {"LANG": language})
    with pytest.raises(window.WindowError, match="personne ne répond à l’écran :9, que nomme DISPLAY"):
        window.refuse_without_display("linux", {"LC_ALL": language, "LANG": "en_GB.UTF-8", "DISPLAY": ":9"})
    said = str(window.qt_error(ImportError("libEGL.so.1: no\nmore"), {"LC_ALL": "", "LC_MESSAGES": language}))
    assert said == "Qt ne se charge pas (libEGL.so.1: no). Ce qu’il faut installer\u00a0: cnngui doctor"


@pytest.mark.parametrize("language", ["C.UTF-8", "de_DE.UTF-8", "fur_IT.UTF-8", ""])
def test_why_there_is_no_window_is_said_in_english_elsewhere(language: str) -> None:
    """Also where LANG is French and what comes before it is not."""
    with pytest.raises(window.WindowError, match=r"^There is no display"):
        window.refuse_without_display("linux", {"LC_ALL": language, "LANG": "fr_FR.UTF-8" if language else ""})


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version is that of the package."""
    assert main(["--version"]) == 0
    assert capsys.readouterr() == (f"cnngui {__version__}\n", "")


@pytest.mark.parametrize("command", ["filter", "kernels", "shots", "doctor"])
def test_help(capsys: pytest.CaptureFixture[str], command: str) -> None:
    """The help lists every command; every command has help of its own, no line wider than a terminal of 120."""
    assert main(["--help"]) == 0
    assert f"\n  {command}" in capsys.readouterr().out
    assert main([command, "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"usage: cnngui {command}")
    assert max(map(len, said.splitlines())) <= 120
    assert main(["help", command]) == 0
    assert capsys.readouterr().out == said


@pytest.mark.gui
@pytest.mark.skipif(sys.platform != "linux", reason="X11 is asked on Linux only")
def test_a_display_where_nobody_answers() -> None:
    """Qt would abort the process; a sentence names the display."""
    environment = {**os.environ, "DISPLAY": ":987"}
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        environment.pop(name, None)
    command = [sys.executable, "-m", "cnngui"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "nobody answers at the display :987" in ended.stderr
