"""Every command that README, the guide and the reference show is one of the program's, and does what it says.

All are read by their parser in the ordinary run, and those that need no network of neurons are run; `pytest -m slow`
runs the others. Pictures in the style of others and training are cut short by words at the end, which count last.
"""

import glob
import shlex
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cnngui import paths
from cnngui.cli import COMMANDS, main, window
from cnngui.cli.parsing import Command, joined
from tests.docs.pages import PAGES, ROOT, all_commands, commands

ALL = [command for command in all_commands() if command.split()[1:2] and command.split()[1] in COMMANDS]
WINDOW = [command for command in all_commands() if command not in ALL]

PHOTOS = ["garden", "photo", "cat", "street", "leaf", "new-leaf", "holiday", "holiday/one", "painting"]

QUICK = ("filter", "kernels", "architectures", "worksheet")
"""Without PyTorch: run with every change."""

NOT_RUN = {
    "weights fetch": "it asks a server",
    "weights import": "it needs a file of 553 MB",
    "weights list --folder": "there is no such stick",
}
"""Beginnings of commands that are read and not run, and why."""

ENDS_WITH_2 = ("--network vgg16", "--input 20x20x3")
"""In commands that say what to fetch first (VGG-16's dense layers), or where a network breaks and what would fit."""

SHORTER = {
    "style": ("--size", "64", "--steps", "1"),
    "train": ("--epochs", "1"),
    "digits train": ("--epochs", "1"),
}


def words_of(command: str) -> list[str]:
    """Return the words as a shell would, but for patterns of files."""
    return shlex.split(command)[1:]


def is_run(command: str) -> bool:
    """Tell whether a command is run."""
    return not any(command.removeprefix("cnngui ").startswith(beginning) for beginning in NOT_RUN)


def parsed(words: list[str]) -> None:
    """Let the command's parser read the words; it raises where it does not know one."""
    command: Command = import_module(f"cnngui.cli.{words[0]}").COMMAND
    parser = command.parser()
    parser.parse_args(joined(words[1:], command.signed, parser.options()))


def test_commands_are_found() -> None:
    """README has one for each sub-command, and the reference an example."""
    assert {words_of(command)[0] for command in commands(PAGES[0])} == set(COMMANDS)
    assert {words_of(command)[0] for command in ALL} == set(COMMANDS)
    assert len(ALL) > 60
    assert all(any(command.startswith(f"cnngui {start}") for command in ALL) for start in NOT_RUN)


@pytest.mark.parametrize("command", ALL)
def test_the_program_knows_its_words(command: str) -> None:
    """Each option and value."""
    parsed(words_of(command))


@pytest.mark.parametrize("command", WINDOW)
def test_the_window_knows_its_words(command: str) -> None:
    """With a photo or without."""
    window.parser(COMMANDS).parse_args(words_of(command))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go into a folder with the files that the commands name."""
    for name in PHOTOS:
        path = tmp_path / f"{name}.jpg"
        path.parent.mkdir(exist_ok=True)
        with Image.open(paths.bundled_photos()[0]) as photo:
            photo.convert("RGB").save(path)
    for name, grid in (("grid.csv", "course-6x6.csv"), ("grid7.csv", "course-7x7.csv")):
        shutil.copy(paths.resources() / "grids" / grid, tmp_path / name)
    Image.fromarray(np.array([[0, 255], [0, 255]], np.uint8)).save(tmp_path / "sky.png")
    for name in ("photo-of-a-seven.jpg", "drawing.png"):
        seven().save(tmp_path / name)
    for kind, name in (("fruit", "oak"), ("flowers", "birch")):
        (tmp_path / "leaves" / name).mkdir(parents=True)
        for picture in sorted((paths.bundled_cutouts() / kind).glob("*.*"))[:8]:
            shutil.copy(picture, tmp_path / "leaves" / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def seven() -> Image.Image:
    """Draw a 7 in dark ink on light paper."""
    paper = np.full((280, 280), 230, np.uint8)
    paper[60:84, 80:200] = 20
    for row in range(84, 230):
        column = 190 - (row - 84) // 2
        paper[row, column - 12 : column + 12] = 20
    return Image.fromarray(paper)


@pytest.mark.parametrize("command", [each for each in ALL if words_of(each)[0] in QUICK and is_run(each)])
def test_quick_commands_run(command: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They end well, and write what they name."""
    words, expected = words_of(command), status(command)
    if words[0] == "worksheet":
        pytest.importorskip("PySide6")
        assert program(words) == expected
    else:
        assert main(words) == expected
    assert expected or written(words)


_TRAINED = {
    "leaves.safetensors": ["train", "leaves"],
    "birds.safetensors": ["train", "leaves", "--with-nothing"],
    "mine.safetensors": ["digits", "train"],
}
"""How networks come to be that commands ask for."""


@pytest.mark.slow
@pytest.mark.gui
@pytest.mark.timeout(900)
@pytest.mark.parametrize("command", [each for each in ALL if words_of(each)[0] not in QUICK and is_run(each)])
def test_slow_commands_run(command: str, folder: Path) -> None:
    """They end well, and write what they name; networks that they ask for are trained first."""
    words = words_of(command)
    for name, training in _TRAINED.items():
        if name in words and words[0] != "train" and words[1] != "train":
            assert program([*training, "--epochs", "1", "--output", name]) == 0
    words = [found for word in words for found in (sorted(glob.glob(word)) if "*" in word else [word])]  # noqa: PTH207
    assert program([*words, *shorter(words)]) == status(command)
    assert status(command) or written(words)


def status(command: str) -> int:
    """Return how a command ends."""
    return 2 if any(part in command for part in ENDS_WITH_2) else 0


def shorter(words: list[str]) -> tuple[str, ...]:
    """Return what cuts a command short."""
    if "--seconds" in words:
        return ("--size", "64", "--seconds", "1")
    return next((more for start, more in SHORTER.items() if " ".join(words).startswith(start)), ())


def program(words: list[str]) -> int:
    """Run the program in a process of its own, and tell how it ended."""
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from cnngui.__main__ import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", code, *words], timeout=800, check=False, capture_output=True
    ).returncode


def written(words: list[str]) -> bool:
    """Tell whether the files that a command writes are there."""
    named = [words[place + 1] for place, word in enumerate(words[:-1]) if word in {"--output", "-o", "--answers"}]
    named += words[1:2] if words[0] == "shots" else []
    return all(name == "-" or Path(name).exists() for name in named)
