"""Tests of writing pictures and grids."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from cnngui.engine.errors import PhotoError
from cnngui.engine.grids import read_grid
from cnngui.engine.photos import read_photo
from cnngui.engine.saving import save_grid, save_picture
from tests.corpus_bytes import corners, drawn


@pytest.mark.parametrize(
    ("suffix", "kind", "exact"),
    [
        ("png", "PNG", True),
        ("tif", "TIFF", True),
        ("TIFF", "TIFF", True),
        ("jpg", "JPEG", False),
        ("JPEG", "JPEG", False),
        ("webp", "WEBP", False),
    ],
)
def test_picture_comes_back(suffix: str, kind: str, exact: bool, tmp_path: Path) -> None:
    """The suffix decides the kind; PNG and TIFF keep every pixel, JPEG and WebP nearly."""
    path = tmp_path / f"saved.{suffix}"
    save_picture(drawn(), path)
    with Image.open(path) as image:
        assert image.format == kind
    pixels = read_photo(path).pixels
    assert np.abs(corners(pixels) - corners(drawn())).max() < (0.001 if exact else 4)
    assert np.array_equal(pixels, drawn()) is exact
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_views_are_saved_as_they_look(tmp_path: Path) -> None:
    """Cut-outs and mirrored arrays are written row by row, not as their memory lies."""
    view = drawn()[::-1, 10:50]
    save_picture(view, tmp_path / "view.png")
    assert np.array_equal(read_photo(tmp_path / "view.png").pixels, view)


@pytest.mark.parametrize("name", ["a.xyz", "a", "a.gif", ".png", "a.png.", "a.npy"])
def test_unknown_picture_suffix(name: str, tmp_path: Path) -> None:
    """The sentence lists the suffixes that are known; nothing is written."""
    with pytest.raises(PhotoError, match=r"end it in \.png, \.jpg, \.webp or \.tif"):
        save_picture(drawn(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_too_large_for_the_kind(tmp_path: Path) -> None:
    """WebP and JPEG have a longest side; PNG takes any."""
    long = np.zeros((1, 70000, 3), np.uint8)
    for suffix, limit in (("webp", 16383), ("jpg", 65500)):
        with pytest.raises(PhotoError, match=f"at most {limit} pixels a side"):
            save_picture(long, tmp_path / f"long.{suffix}")
    save_picture(long, tmp_path / "long.png")
    assert read_photo(tmp_path / "long.png").size == (70000, 1)


def test_failing_encoder_leaves_the_old_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If encoding fails half-way, the old file is there and no other."""
    path = tmp_path / "photo.png"
    save_picture(drawn(), path)
    before = path.read_bytes()

    def fail(self: Image.Image, stream: object, *_: object, **__: object) -> None:
        getattr(stream, "write")(b"half")  # noqa: B009  (a plain object)
        message = "encoder error -2 when writing image file"
        raise OSError(message)

    monkeypatch.setattr(Image.Image, "save", fail)
    with pytest.raises(PhotoError, match="cannot be written"):
        save_picture(255 - drawn(), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", ["npy", "csv", "NPY"])
@pytest.mark.parametrize("shape", [(3, 4), (3, 4, 3), (1, 1), (1, 7), (7, 1)])
def test_grid_comes_back(suffix: str, shape: tuple[int, ...], tmp_path: Path) -> None:
    """Signed numbers of any size come back exactly, with their shape."""
    random = np.random.default_rng(1)
    grid = (random.standard_normal(shape) * 10 ** random.uniform(-20, 20, shape)).astype(np.float32)
    save_grid(grid, tmp_path / f"grid.{suffix}")
    back = read_grid(tmp_path / f"grid.{suffix}").numbers
    assert np.array_equal(back, grid)
    assert back.dtype == np.float32


def test_one_channel(tmp_path: Path) -> None:
    """An H×W×1 grid keeps its axis in .npy and loses it in text."""
    grid = np.ones((2, 3, 1), np.float32)
    for suffix, shape in (("npy", (2, 3, 1)), ("csv", (2, 3))):
        save_grid(grid, tmp_path / f"one.{suffix}")
        assert read_grid(tmp_path / f"one.{suffix}").numbers.shape == shape


def test_csv_is_plain_text(tmp_path: Path) -> None:
    """Bytes that any program reads: UTF-8, Unix line ends, the last line ended."""
    save_grid(np.array([[1, 2.5], [-3, 0]], np.float32), tmp_path / "grid.csv")
    assert (tmp_path / "grid.csv").read_bytes() == b"1,2.5\n-3,0\n"


def test_npy_is_numpy_s(tmp_path: Path) -> None:
    """NumPy loads it without pickles, as float32."""
    grid: NDArray[np.float32] = np.arange(6, dtype=np.float32).reshape(2, 3)
    save_grid(grid, tmp_path / "grid.npy")
    loaded = np.load(tmp_path / "grid.npy", allow_pickle=False)
    assert loaded.dtype == np.float32
    assert np.array_equal(loaded, grid)


def test_not_finite_is_refused(tmp_path: Path) -> None:
    """What `read_grid` would refuse is not written."""
    for bad in (np.nan, np.inf):
        with pytest.raises(PhotoError, match="not all finite"):
            save_grid(np.full((2, 2), bad, np.float32), tmp_path / "grid.npy")
    assert list(tmp_path.iterdir()) == []


def test_unknown_grid_suffix(tmp_path: Path) -> None:
    """A picture's suffix is none for numbers."""
    with pytest.raises(PhotoError, match=r"end it in \.npy or \.csv"):
        save_grid(np.zeros((2, 2), np.float32), tmp_path / "grid.png")


def test_missing_folder(tmp_path: Path) -> None:
    """Both say that the folder is missing."""
    with pytest.raises(PhotoError, match="There is no folder"):
        save_picture(drawn(), tmp_path / "missing" / "a.png")
    with pytest.raises(PhotoError, match="There is no folder"):
        save_grid(np.zeros((2, 2), np.float32), tmp_path / "missing" / "a.csv")
