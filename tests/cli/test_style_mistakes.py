"""Every mistake in the words of `cnngui style` is one sentence, and nothing is written."""

from pathlib import Path

import pytest

from cnngui.cli import main
from tests.cli.test_style import OUT, PHOTO, folder, loaded

__all__ = ["folder", "loaded"]

MISTAKES = {
    "no words": ([], "the following arguments are required: CONTENT, STYLE, -o/--output"),
    "no style": ([PHOTO, *OUT], "the following arguments are required: STYLE"),
    "a missing photo": (["none.png", "waves", *OUT], "There is no file none.png"),
    "a folder": (["sub", "waves", *OUT], "sub is a folder"),
    "a text called picture": (["notes.png", "waves", *OUT], "notes.png is not a picture"),
    "a grid": (["grid.csv", "waves", *OUT], "grid.csv is a grid of numbers"),
    "a grid as style": ([PHOTO, "grid.csv", *OUT], "grid.csv is a grid of numbers"),
    "a missing style": ([PHOTO, "none.jpg", *OUT], "There is no file none.jpg"),
    "a folder as style": ([PHOTO, "sub", *OUT], "sub is a folder"),
    "a bad file among styles": ([PHOTO, "waves", "notes.png", *OUT], "notes.png is not a picture"),
    "a mask that is none": ([PHOTO, "waves", "--mask", "none.png", *OUT], "There is no file none.png"),
    "a mask of text": ([PHOTO, "waves", "--mask", "notes.png", *OUT], "notes.png is not a picture"),
    "a folder as mask": ([PHOTO, "waves", "--mask", "sub", *OUT], "sub is a folder"),
    "a mask without a file": ([PHOTO, "waves", *OUT, "--mask"], "--mask: expected one argument"),
    "a style that is close": (
        [PHOTO, "stained-glas", *OUT],
        "“stained-glas” is neither a file that is here nor a style of the app (did you mean stained-glass?)",
    ),
    "a style that is none": ([PHOTO, "xyzzy", *OUT], "nor a style of the app: cnngui style --help lists them"),
    "no name of a style": ([PHOTO, "", *OUT], "“” is neither a file"),
    "strength 2": ([PHOTO, "waves", "--strength", "2", *OUT], "strength is 2: take a number from 0 to 1"),
    "strength -1": ([PHOTO, "waves", "--strength", "-1", *OUT], "strength is −1: take a number from 0 to 1"),
    "strength nan": ([PHOTO, "waves", "--strength", "nan", *OUT], "'nan' is not a finite number"),
    "steps and seconds": (
        [PHOTO, "waves", "--steps", "3", "--seconds", "2", *OUT],
        "--seconds: not allowed with argument --steps",
    ),
    "no steps": ([PHOTO, "waves", "--steps", "0", *OUT], "A picture needs one step or more"),
    "half a step": ([PHOTO, "waves", "--steps", "1.5", *OUT], "--steps: '1.5' is not a whole number"),
    "no seconds": ([PHOTO, "waves", "--seconds", "0", *OUT], "--seconds: 0 is too small"),
    "a size that is too small": ([PHOTO, "waves", "--size", "20", *OUT], "A picture of 20 px is too small"),
    "a size below 0": ([PHOTO, "waves", "--size", "-5", *OUT], "A picture of -5 px is too small"),
    "a size for no WebP": ([PHOTO, "waves", "--size", "20000", "-o", "a.webp"], "at most 16383 pixels a side"),
    "a size for nothing": ([PHOTO, "waves", "--size", "999999999", *OUT], "A picture of 999999999 px needs"),
    "a style scale": ([PHOTO, "waves", "--style-scale", "99", *OUT], "scale is 99: take a number from 0.1"),
    "a seed below 0": ([PHOTO, "waves", "--seed", "-1", *OUT], "--seed: -1 is too small; it must be at least 0"),
    "a layer that is none": ([PHOTO, "waves", "--style-layers", "relu9_1", *OUT], "has no layer conv9_1"),
    "a pool": ([PHOTO, "waves", "--content-layers", "pool2", *OUT], "pool2 cannot carry a style"),
    "no layer": ([PHOTO, "waves", "--content-layers", "", *OUT], "names no layer between commas"),
    "a weight in words": ([PHOTO, "waves", "--style-layers", "relu1_1:much", *OUT], "'much' is not a number"),
    "a weight below 0": ([PHOTO, "waves", "--style-layers", "relu1_1:-1", *OUT], "Weights are 0 or more"),
    "an optimizer": ([PHOTO, "waves", "--optimizer", "sgd", *OUT], "--optimizer: invalid choice: 'sgd'"),
    "colours": (["--keep-colours", PHOTO, "waves", *OUT], "is neither luminance nor linear; write it after"),
    "a device that is none": ([PHOTO, "waves", "--device", "tpu", *OUT], "There is no device tpu here"),
    "an unknown suffix": ([PHOTO, "waves", "-o", "a.gif"], "“a.gif” does not say what to write"),
    "no output": ([PHOTO, "waves", "-o", ""], "“” does not say what to write"),
    "the photo as output": ([PHOTO, "waves", "-o", f"sub/../{PHOTO}"], "is one of the pictures themselves"),
    "a style as output": ([PHOTO, "blocks.png", "-o", "blocks.png"], "blocks.png is one of the pictures"),
    "no folder for the output": ([PHOTO, "waves", "-o", "none/a.png"], "no folder to write none/a.png in"),
    "an unknown option": ([PHOTO, "waves", "--keep-colors", *OUT], "did you mean --keep-colours?"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistakes(folder: Path, capsys: pytest.CaptureFixture[str], mistake: str) -> None:
    """The sentence names what is wrong; nothing is written, not even a part."""
    words, sentence = MISTAKES[mistake]
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert main(["style", *words]) == 2
    said, line = capsys.readouterr()
    assert said == ""
    assert line.startswith("cnngui: ")
    assert line.count("\n") == 1
    assert sentence in line
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
