"""`cnngui worksheet`: from the words on the command line to what can be read on paper."""

import os
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from cnngui.cli import main
from tests import worksheets


@pytest.mark.gui
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_printed_answers_are_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, qapp: object
) -> None:
    """Done again from the text of the sheet; the paths are printed."""
    sheet, key = tmp_path / "sheet.pdf", tmp_path / "key.pdf"
    options = ["--seed", "7", "--exercises", "6", "--language", language, "--answers", str(key)]
    assert main(["worksheet", *options, "--output", str(sheet)]) == 0
    assert capsys.readouterr().out.splitlines() == [str(sheet), str(key)]
    assert worksheets.agrees(sheet, key) == 6
    assert " 7" in worksheets.text_of(sheet).splitlines()[-2]


@pytest.mark.gui
def test_without_a_display_and_in_a_process_of_its_own(tmp_path: Path) -> None:
    """As a server would: no display is named, and nothing is said on stderr."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in names}
    words = [sys.executable, "-m", "cnngui", "worksheet", "--seed=-7", "--exercises", "2", "-o", "sheet.pdf"]
    root = Path(__file__).resolve().parents[2]
    environment["PYTHONPATH"] = str(root)
    done = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "sheet.pdf\n", "")
    assert len(worksheets.read(tmp_path / "sheet.pdf")) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]


@pytest.mark.gui
def test_as_it_comes(tmp_path: Path, qapp: object) -> None:
    """Without options: seed 1, six exercises, English, no key; the same again another time."""
    paths = [tmp_path / "a.pdf", tmp_path / "b.PDF"]
    for path in paths:
        assert main(["worksheet", "-o", str(path)]) == 0
    first, second = (worksheets.text_of(path) for path in paths)
    assert first == second
    assert "seed 1\n" in first
    assert len(worksheets.read(paths[0])) == 6
    assert main(["worksheet", "--seed", "-3", "--title", "Monday", "-o", str(paths[0])]) == 0
    assert worksheets.text_of(paths[0]).startswith("Monday\n")
    assert pypdf.PdfReader(paths[0]).metadata["/Title"] == "Monday"  # type: ignore[index]  # (it has one)


MISTAKES = {
    "no output": ([], "the following arguments are required: -o/--output"),
    "seven exercises": (["--exercises", "7", "-o", "a.pdf"], "1 to 6 exercises, not 7"),
    "no exercises": (["--exercises", "0", "-o", "a.pdf"], "1 to 6 exercises, not 0"),
    "half an exercise": (["--exercises", "1.5", "-o", "a.pdf"], "'1.5' is not a whole number"),
    "a word for a seed": (["--seed", "seven", "-o", "a.pdf"], "'seven' is not a whole number"),
    "an endless seed": (["--seed", "9" * 5000, "-o", "a.pdf"], "at most 18 digits"),
    "German": (["--language", "de", "-o", "a.pdf"], "'de'"),
}

PRINTING_MISTAKES = {
    "a picture": (["-o", "a.png"], "a.png is no name for a worksheet: end it in .pdf."),
    "a key that is a picture": (["-o", "a.pdf", "--answers", "key.png"], "key.png is no name for a worksheet"),
    "one name for both": (["-o", "a.pdf", "--answers", "./a.pdf"], "cannot be both the worksheet and its answers"),
    "no folder": (["-o", "none/a.pdf"], "There is no folder to write"),
    "no folder for the key": (["-o", "a.pdf", "--answers", "none/key.pdf"], "There is no folder to write"),
    "a folder": (["-o", "folder.pdf"], "folder.pdf is not an ordinary file"),
    "a long title": (["-o", "a.pdf", "--title", "T" * 101], "at most 100 letters, not 101"),
}


def refused(words: list[str], sentence: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Check that it is one sentence with status 2, and leaves nothing behind."""
    before = set(folder.iterdir())
    assert main(["worksheet", *words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert sentence in err
    assert err.count("\n") == 1
    assert set(folder.iterdir()) == before


@pytest.mark.parametrize("name", MISTAKES)
def test_wrong_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """They are found without Qt."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "cnngui.gui.sheets.printing", None)
    refused(*MISTAKES[name], tmp_path, capsys)


@pytest.mark.gui
@pytest.mark.parametrize("name", PRINTING_MISTAKES)
def test_wrong_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, qapp: object
) -> None:
    """Neither file is written, or half of one."""
    (tmp_path / "folder.pdf").mkdir()
    monkeypatch.chdir(tmp_path)
    refused(*PRINTING_MISTAKES[name], tmp_path, capsys)


def test_without_qt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where Qt does not load, the sentence names the doctor."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "cnngui.gui.sheets.printing", None)
    refused(["-o", "a.pdf"], "What to install: cnngui doctor\n", tmp_path, capsys)
