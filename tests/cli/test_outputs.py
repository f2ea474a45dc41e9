"""The response is written whole, in the form that the path names."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cnngui.cli.outputs import Output
from cnngui.cli.parsing import UsageError
from cnngui.engine.errors import CnnguiError

PLANE = np.array([[-5.5, 0, 8], [1, 2, 3]], np.float32)
ELSEWHERE = Path("elsewhere.png")


def test_numbers_of_one_channel(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One channel is H×W in .npy, and its rows in CSV, to a file or to the terminal."""
    for name in ("out.npy", "OUT.CSV", "-"):
        path = name if name == "-" else str(tmp_path / name)
        assert Output.of(path, ELSEWHERE).write((PLANE,)) == ""
    saved = np.load(tmp_path / "out.npy")
    assert saved.dtype == np.float32
    assert np.array_equal(saved, PLANE)
    assert capsys.readouterr().out == (tmp_path / "OUT.CSV").read_text() == "-5.5,0,8\n1,2,3\n"


def test_a_picture_in_grey(tmp_path: Path) -> None:
    """As a photo, 0 is black, 255 white, and what is beyond is counted."""
    path = tmp_path / "out.png"
    drawn = Output.of(str(path), ELSEWHERE).write((np.array([[-9, 0, 100, 300]], np.float32),), "grey")
    assert drawn == "drawn from 0 (black) to 255 (white), 50 % of the numbers beyond that"
    with Image.open(path) as picture:
        assert np.asarray(picture)[0].tolist() == [[0, 0, 0], [0, 0, 0], [100, 100, 100], [255, 255, 255]]


def test_numbers_of_several_channels(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Several channels are H×W×C in .npy, and blocks in CSV."""
    Output.of(str(tmp_path / "out.npy"), ELSEWHERE).write((PLANE, 2 * PLANE))
    Output.of("-", ELSEWHERE).write((PLANE, 2 * PLANE))
    assert np.array_equal(np.load(tmp_path / "out.npy"), np.stack([PLANE, 2 * PLANE], axis=2))
    assert capsys.readouterr().out == "-5.5,0,8\n1,2,3\n\n-11,0,16\n2,4,6\n"


def test_a_picture_is_drawn_about_zero(tmp_path: Path) -> None:
    """Zero is light grey, below is blue, above is ochre, and the ends are told."""
    path = tmp_path / "out.png"
    drawn = Output.of(str(path), ELSEWHERE).write((PLANE,))
    assert drawn == "drawn from -8 (blue) over 0 (light grey) to 8 (ochre)"
    with Image.open(path) as picture:
        pixels = np.asarray(picture).astype(int)
    assert pixels.shape == (2, 3, 3)
    below, zero, above = pixels[0]
    assert zero.tolist() == [237, 237, 237]
    assert below[2] > below[0]
    assert above[0] > above[2]


@pytest.mark.parametrize("name", ["out", "out.bmp", "out.npz", "", "folder/", ".png"])
def test_unknown_suffixes_are_refused_first(name: str) -> None:
    """A path that does not say what to write is refused before any work."""
    with pytest.raises(UsageError, match=r"end it in \.npy, \.csv, \.png"):
        Output.of(name, ELSEWHERE)


def test_the_input_is_never_overwritten(tmp_path: Path) -> None:
    """The input is refused as output, also by another path or through a link."""
    photo = tmp_path / "cat.png"
    photo.write_bytes(b"precious")
    (tmp_path / "link.png").symlink_to(photo)
    for path in (photo, tmp_path / "link.png", tmp_path / "." / "cat.png"):
        with pytest.raises(UsageError, match="is the input itself"):
            Output.of(str(path), photo)


@pytest.mark.parametrize("name", ["out.png", "out.npy", "out.csv", "-"])
@pytest.mark.parametrize("bad", [np.inf, -np.inf, np.nan])
def test_endless_numbers_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, bad: float) -> None:
    """A response beyond float32 is told of, and nothing is written."""
    path = name if name == "-" else str(tmp_path / name)
    with pytest.raises(CnnguiError, match="beyond every number"):
        Output.of(path, ELSEWHERE).write((PLANE, np.array([[bad, 0, 0]] * 2, np.float32)))
    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr().out == ""
