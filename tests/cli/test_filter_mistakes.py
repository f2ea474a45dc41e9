"""Every mistake in `cnngui filter` is one sentence, status 2, and leaves nothing behind."""

import os
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cnngui.cli import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with good and bad input, and go there."""
    (tmp_path / "grid.csv").write_text("3,0,1,2\n1,5,8,9\n2,7,2,5\n")
    (tmp_path / "ragged.csv").write_text("1,2,3\n1,2\n")
    (tmp_path / "nan.csv").write_text("1,nan\n2,3\n")
    (tmp_path / "notes.txt").write_text("buy milk\n")
    (tmp_path / "notes.png").write_text("buy milk\n")
    np.save(tmp_path / "huge.npy", np.full((4, 4), 3e38, np.float32))
    (tmp_path / "empty.png").touch()
    (tmp_path / "sub").mkdir()
    Image.new("RGB", (2000, 1000)).save(tmp_path / "wide.png")
    monkeypatch.chdir(tmp_path)
    return tmp_path


MISTAKES = {
    "no words": ([], "the following arguments are required: INPUT, -o/--output"),
    "no output": (["grid.csv"], "the following arguments are required: -o/--output"),
    "a missing file": (["none.png", "-o", "-"], "There is no file none.png"),
    "a folder": (["sub", "-o", "-"], "sub is a folder"),
    "an empty file": (["empty.png", "-o", "-"], "empty.png is empty"),
    "a text file": (["notes.txt", "-o", "-"], "notes.txt"),
    "a text called picture": (["notes.png", "-o", "-"], "notes.png"),
    "a ragged grid": (["ragged.csv", "-o", "-"], "Line 2 of ragged.csv has 2 numbers"),
    "a grid with NaN": (["nan.csv", "-o", "-"], "“nan”"),
    "a huge photo": (["wide.png", "--max-megapixels", "1", "-o", "-"], "2"),
    "an unknown kernel": (["grid.csv", "-k", "gausian", "-o", "-"], "did you mean gaussian"),
    "a ragged kernel": (["grid.csv", "-k", "1,0,-1/1,0", "-o", "-"], "Row 2"),
    "an empty kernel": (["grid.csv", "-k", "", "-o", "-"], "The kernel is empty"),
    "a kernel with NaN": (["grid.csv", "-k", "1,nan,2", "-o", "-"], "nan"),
    "a kernel that is minus infinity": (["grid.csv", "-k", "-inf,1", "-o", "-"], "inf"),
    "a kernel of words": (["grid.csv", "-k", "1,two,3", "-o", "-"], "two"),
    "a kernel that is too large": (["grid.csv", "-k", "/".join(["1"] * 16), "-o", "-"], "16×1"),
    "a kernel larger than the input": (
        ["grid.csv", "-k", "box-5", "--padding", "0", "-o", "-"],
        "padded input has only",
    ),
    "a pool larger than the response": (["grid.csv", "--pool", "max", "--pool-size", "9", "-o", "-"], "has only"),
    "kernels of two sizes": (["grid.csv", "-k", "box-3", "-k", "box-5", "-o", "-"], "one size"),
    "a filter of the wrong depth": (["grid.csv", "-k", "1;2", "--channels", "sum", "-o", "-"], "2 slices"),
    "a filter for RGB on grey": (["wide.png", "-k", "1;0;-1", "-o", "-"], "add --channels sum"),
    "no kernel after --kernel": (["grid.csv", "--kernel", "--relu", "-o", "-"], "expected one argument"),
    "negative padding": (["grid.csv", "--padding", "-1", "-o", "-"], "-1 is too small; it must be at least 0"),
    "endless padding": (["grid.csv", "--padding", "999999", "-o", "-"], "million pixels"),
    "padding in words": (["grid.csv", "--padding", "some", "-o", "-"], "neither a whole number nor the word same"),
    "stride 0": (["grid.csv", "--stride", "0", "-o", "-"], "--stride: 0 is too small; it must be at least 1"),
    "dilation 0": (["grid.csv", "--dilation", "1x0", "-o", "-"], "--dilation: 0 is too small"),
    "pool size 0": (["grid.csv", "--pool", "max", "--pool-size", "0", "-o", "-"], "--pool-size: 0 is too small"),
    "a pool size without a pool": (["grid.csv", "--pool-size", "2", "-o", "-"], "need --pool max or --pool average"),
    "an unknown border": (["grid.csv", "--border", "mirror", "-o", "-"], "invalid choice: 'mirror'"),
    "a bias that is no number": (["grid.csv", "--bias", "-nan", "-o", "-"], "not a finite number"),
    "too many biases": (["grid.csv", "--bias", "1", "--bias", "2", "-o", "-"], "2 biases for 1 kernels"),
    "numbers beyond float32": (["huge.npy", "-k", "9,9,9", "-o", "out.npy"], "beyond every number"),
    "an unknown suffix": (["grid.csv", "-o", "out.xyz"], "“out.xyz” does not say what to write"),
    "no folder for the output": (["grid.csv", "-o", "none/out.npy"], "no folder to write none/out.npy in"),
    "a folder as output": (["grid.csv", "-o", "sub"], "“sub” does not say what to write"),
    "the input as output": (["grid.csv", "-o", "./grid.csv"], "is the input itself"),
    "an unknown option": (["grid.csv", "--kernal", "box", "-o", "-"], "did you mean --kernel?"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistakes(folder: Path, capsys: pytest.CaptureFixture[str], mistake: str) -> None:
    """The sentence names what is wrong; nothing is written, not even a part."""
    words, sentence = MISTAKES[mistake]
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert main(["filter", *words]) == 2
    said, line = capsys.readouterr()
    assert said == ""
    assert line.startswith("cnngui: ")
    assert line.count("\n") == 1
    assert sentence in line
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root and Windows write everywhere")
def test_an_unwritable_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without permission is a sentence."""
    (folder / "sub").chmod(0o500)
    assert main(["filter", "grid.csv", "-o", "sub/out.npy"]) == 2
    assert "may not be written" in capsys.readouterr().err


def test_a_file_in_the_place_of_the_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A path through a file is a sentence, for root as well."""
    assert main(["filter", "grid.csv", "-o", "notes.txt/out.npy"]) == 2
    assert "notes.txt/out.npy" in capsys.readouterr().err


def test_a_disk_that_is_full(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """When writing breaks off half-way, the old file is as it was."""
    (folder / "out.npy").write_bytes(b"old")

    def full(*arguments: object, **options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(np, "save", full)
    assert main(["filter", "grid.csv", "-o", "out.npy"]) == 2
    assert "has no room for" in capsys.readouterr().err
    assert (folder / "out.npy").read_bytes() == b"old"
    assert not list(folder.glob(".cnngui*"))
