"""Tests of grids, and of telling a grid from a photo."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from cnngui.engine.errors import PhotoError
from cnngui.engine.grids import Grid, read_grid, read_input
from cnngui.engine.photos import Photo
from cnngui.paths import bundled_grids
from tests.corpus_bytes import drawn, encoded

COURSE_6X6 = [
    [3, 0, 1, 2, 7, 4],
    [1, 5, 8, 9, 3, 1],
    [2, 7, 2, 5, 1, 3],
    [0, 1, 3, 1, 7, 8],
    [4, 2, 1, 6, 2, 8],
    [2, 4, 5, 2, 3, 9],
]
COURSE_7X7 = [
    [2, 3, 7, 4, 6, 2, 9],
    [6, 6, 9, 8, 7, 4, 3],
    [3, 4, 8, 3, 8, 9, 7],
    [7, 8, 3, 6, 6, 3, 4],
    [4, 2, 1, 8, 3, 4, 6],
    [3, 2, 4, 1, 9, 8, 3],
    [0, 1, 3, 9, 2, 1, 4],
]


def test_bundled_grids_are_those_of_the_course() -> None:
    """The numbers on the slides; the deep grid begins with the flat one."""
    six, deep, seven = (read_grid(path) for path in bundled_grids())
    assert six.numbers.tolist() == COURSE_6X6
    assert seven.numbers.tolist() == COURSE_7X7
    assert deep.numbers.shape == (6, 6, 3)
    assert deep.numbers[..., 0].tolist() == COURSE_6X6
    assert (six.channels, deep.channels, six.name) == (1, 3, "course-6x6.csv")


@pytest.mark.parametrize("kind", [np.bool_, np.uint8, np.int64, np.float16, np.float64])
def test_npy_becomes_float32(kind: type, tmp_path: Path) -> None:
    """Any real type, C-contiguous however it was stored."""
    numbers: NDArray[np.generic] = np.asfortranarray(np.arange(24).reshape(2, 3, 4) % 2, kind)
    np.save(tmp_path / "grid.npy", numbers)
    grid = read_grid(tmp_path / "grid.npy")
    assert grid.numbers.dtype == np.float32
    assert grid.numbers.flags.c_contiguous
    assert np.array_equal(grid.numbers, numbers)
    assert grid.path == tmp_path / "grid.npy"


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, 1e39])
@pytest.mark.parametrize("suffix", ["npy", "csv"])
def test_not_finite_is_refused_with_its_place(bad: float, suffix: str, tmp_path: Path) -> None:
    """The first number that float32 cannot hold is named by row and column, from 1."""
    numbers = np.zeros((3, 4))
    numbers[1, 2] = numbers[2, 0] = bad
    path = tmp_path / f"grid.{suffix}"
    if suffix == "npy":
        np.save(path, numbers)
    else:
        np.savetxt(path, numbers, delimiter=",")
    overflow = abs(bad) < np.inf or suffix == "npy"
    with pytest.raises(PhotoError, match="Row 2, column 3" if overflow else "Line 2"):
        read_grid(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "ascii", "cp1252"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    """Text as editors and spreadsheets save it."""
    path = tmp_path / "grid.csv"
    path.write_bytes("1,5;2\r\n3;4\r\n".encode(encoding))
    assert read_grid(path).numbers.tolist() == [[1.5, 2], [3, 4]]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("half.csv", "1,2\n3,4\n".encode("utf-16")[:-3], "not a grid of numbers"),
        ("no-mark.csv", "1,2\n3,4\n".encode("utf-16-le"), "not a grid of numbers"),
        ("latin.csv", b"1,2\n3,\xe9\n", "holds “é” where a number should be"),
        ("binary.txt", bytes(range(256)), "not a grid of numbers"),
        ("archive.npz", b"PK\x03\x04" + bytes(100), "not a grid of numbers"),
        ("fake.npy", b"PK\x03\x04\xff\xfe" + bytes(100), "not a grid of numbers"),
        ("page.csv", b"<html>\n</html>", "“<html>” where a number should be"),
        ("empty.csv", b"", "is empty"),
        ("blank.csv", b"\n \n", "holds no numbers"),
        ("cut.npy", b"\x93NUMPY\x01", "damaged or incomplete"),
    ],
)
def test_bad_grids(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    """Each with its sentence, through both ways in."""
    path = tmp_path / name
    path.write_bytes(data)
    for read in (read_grid, read_input):
        with pytest.raises(PhotoError) as caught:
            read(path)
        assert words in str(caught.value)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.npy", Grid), ("a.png", Grid), ("a", Grid), ("b.csv", Photo), ("b.npy", Photo), ("b.jpg", Photo), ("b", Photo)],
)
def test_contents_decide_first(name: str, expected: type, tmp_path: Path) -> None:
    """A NumPy file named .png is a grid, a picture named .csv a photo."""
    path = tmp_path / name
    if expected is Grid:
        with path.open("wb") as stream:
            np.save(stream, np.eye(3))
    else:
        path.write_bytes(encoded(drawn(), "PNG"))
    assert isinstance(read_input(path), expected)


def test_text_needs_its_suffix(tmp_path: Path) -> None:
    """Any text might begin with a number; only .csv, .tsv and .txt, in any case, mean numbers."""
    for name in ("a.csv", "a.CSV", "a.tsv", "a.txt"):
        (tmp_path / name).write_text("1 2\n3 4")
        assert isinstance(read_input(tmp_path / name), Grid)
    (tmp_path / "a.dat").write_text("1 2\n3 4")
    with pytest.raises(PhotoError, match="not a picture"):
        read_input(tmp_path / "a.dat")


@pytest.mark.parametrize("suffix", ["csv", "npy"])
def test_limit(suffix: str, tmp_path: Path) -> None:
    """The limit counts numbers, all channels together."""
    path = tmp_path / f"grid.{suffix}"
    numbers: NDArray[np.float64] = np.ones((10, 10))
    if suffix == "npy":
        np.save(path, numbers)
    else:
        np.savetxt(path, numbers, delimiter=",")
    assert isinstance(read_input(path, max_megapixels=100e-6), Grid)
    with pytest.raises(PhotoError, match="100 numbers where 99 are allowed"):
        read_input(path, max_megapixels=99e-6)


def test_long_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hundreds of megabytes of text are refused before they are parsed."""
    monkeypatch.setattr("cnngui.engine.grids.MAX_CSV_BYTES", 2**20)
    path = tmp_path / "long.csv"
    path.write_text("1," * 2**20)
    with pytest.raises(PhotoError, match=r"over 1 MB of text: save the numbers as \.npy"):
        read_grid(path)


def test_grids_are_equal_by_identity() -> None:
    """As photos are."""
    numbers = np.zeros((2, 2), np.float32)
    assert Grid(numbers, "a") != Grid(numbers, "a")
