"""Every mistake in the words of `cnngui compare` is one sentence, and nothing is written."""

import os
import sys
from pathlib import Path

import pytest

from cnngui.cli import main
from tests.cli.test_compare import PHOTO, folder

__all__ = ["folder"]

EDGE = ["-k", "vertical-edge"]
RESPONSES = ["--space", "responses"]

MISTAKES = {
    "no words": ([], "the following arguments are required: PHOTO, -k/--kernel"),
    "no kernel": ([PHOTO], "the following arguments are required: -k/--kernel"),
    "a missing photo": (["none.png", *EDGE], "There is no file none.png"),
    "a folder": (["sub", *EDGE], "sub is a folder"),
    "a text called picture": (["notes.png", *EDGE], "notes.png is not a picture"),
    "a grid": (["grid.csv", *EDGE], "grid.csv is a grid of numbers"),
    "a kernel that is close": ([PHOTO, "-k", "embos"], "no kernel named “embos”; did you mean emboss?"),
    "a kernel that is none": ([PHOTO, "-k", "1,2/3"], "Row 2 is not as long as row 1"),
    "zeros": ([PHOTO, "-k", "0,0/0,0"], "The kernel is zero everywhere"),
    "zeros among responses": ([PHOTO, "-k", "0", *RESPONSES], "The kernel is zero everywhere"),
    "all numbers equal": ([PHOTO, "-k", "box-3", "--spread", "equal"], "All numbers of the kernel are equal"),
    "a large kernel": ([PHOTO, "-k", "gaussian-5"], "The kernel is 5×5 but the learned filters are 3×3"),
    "two slices": ([PHOTO, "-k", "1;2"], "The kernel has 2 slices: give one"),
    "two slices among responses": ([PHOTO, "-k", "1;2", *RESPONSES], "The filter has 2 slices but the input has 3"),
    "a deep layer": (
        [PHOTO, *EDGE, "-l", "conv2_1", "--space", "weights"],
        "The filters of conv2_1 do not see the photo, only those of conv1_1 do: add --space responses",
    ),
    "a layer that is none": ([PHOTO, *EDGE, "-l", "fc6", *RESPONSES], "VGG-16 has no layer fc6"),
    "all layers": ([PHOTO, *EDGE, "-l", "all", *RESPONSES], "VGG-16 has no layer all"),
    "turned responses": ([PHOTO, *EDGE, *RESPONSES, "--transforms"], "--transforms turns the kernel in the space of"),
    "another space": ([PHOTO, *EDGE, "--space", "pixels"], "--space: invalid choice: 'pixels'"),
    "another spread": ([PHOTO, *EDGE, "--spread", "red"], "--spread: invalid choice: 'red'"),
    "top 0": ([PHOTO, *EDGE, "--top", "0"], "--top: 0 is too small; it must be at least 1"),
    "top -3": ([PHOTO, *EDGE, "--top", "-3"], "--top: -3 is too small; it must be at least 1"),
    "top in words": ([PHOTO, *EDGE, "--top", "all"], "--top: 'all' is not a whole number"),
    "size 0": ([PHOTO, *EDGE, "--size", "0"], "--size: 0 is too small; it must be at least 1"),
    "a size that is too small": (
        [PHOTO, *EDGE, *RESPONSES, "-l", "pool5", "--size", "20", "--device", "cpu"],
        "needs a photo of 32 × 32 px or more",
    ),
    "a device that is none": ([PHOTO, *EDGE, *RESPONSES, "--device", "tpu"], "There is no device tpu here"),
    "an unknown suffix": ([PHOTO, *EDGE, "-o", "sheet.gif"], "“sheet.gif” does not say what to write"),
    "no output": ([PHOTO, *EDGE, "-o", ""], "“” does not say what to write"),
    "the photo as output": ([PHOTO, *EDGE, "-o", f"sub/../{PHOTO}"], "is the photo itself"),
    "no folder for the output": ([PHOTO, *EDGE, "-o", "none/a.csv"], "no folder to write none/a.csv in"),
    "a full sheet": (
        [PHOTO, *EDGE, "-o", "sheet.png", "--top", "25"],
        "A sheet has room for 24 filters, not 25: lower --top, or end --output in .csv",
    ),
    "an unknown option": ([PHOTO, *EDGE, "--transform"], "did you mean --transforms?"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistakes(folder: Path, capsys: pytest.CaptureFixture[str], mistake: str) -> None:
    """The sentence names what is wrong; nothing is said on stdout or written, not even a part."""
    words, sentence = MISTAKES[mistake]
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert main(["compare", *words]) == 2
    said, line = capsys.readouterr()
    assert said == ""
    assert line.startswith("cnngui: ")
    assert line.count("\n") == 1
    assert sentence in line
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root and Windows write everywhere")
@pytest.mark.parametrize("output", ["sub/ranking.csv", "sub/sheet.png"])
def test_an_unwritable_folder(folder: Path, capsys: pytest.CaptureFixture[str], output: str) -> None:
    """A folder without permission is a sentence, and nothing is left behind."""
    (folder / "sub").chmod(0o500)
    assert main(["compare", PHOTO, *EDGE, "--device", "cpu", "-o", output]) == 2
    assert "written" in capsys.readouterr().err
    assert list((folder / "sub").iterdir()) == []
