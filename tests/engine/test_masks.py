"""A mask is what a picture shows: how opaque it is, or how bright."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from cnngui.engine.errors import MissingError, PhotoError
from cnngui.engine.masks import read_mask
from cnngui.engine.photos import read_photo
from cnngui.engine.pixels import to_grey
from tests.corpus import GROUPS
from tests.corpus_bytes import chunk, drawn, encoded, header, png
from tests.corpus_depths import DEPTH_GROUPS

Opened = TypeVar("Opened")

ORIENTATION = 0x0112
RAMP = np.arange(96, dtype=np.uint8) * 2 + np.arange(64, dtype=np.uint8)[:, np.newaxis]
"""H×W, different whichever way it is turned."""


def saved(folder: Path, image: Image.Image, kind: str = "PNG", **options: object) -> Path:
    """Write a picture, and give its path."""
    path = folder / "mask"
    path.write_bytes(encoded(image, kind, **options))
    return path


def with_alpha(alpha: NDArray[np.uint8]) -> Image.Image:
    """Return the drawn colours with an alpha."""
    return Image.fromarray(np.dstack([drawn(), alpha]))


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "BMP", "WEBP"])
def test_brightness(tmp_path: Path, kind: str) -> None:
    """0.299 R + 0.587 G + 0.114 B, whatever the kind of file; a grey mask is as it was painted."""
    options = {"lossless": True} if kind == "WEBP" else {}
    mask = read_mask(saved(tmp_path, Image.fromarray(drawn()), kind, **options))
    assert mask.shape == (64, 96)
    assert mask.dtype == np.float32
    assert np.abs(mask - drawn() @ [0.299, 0.587, 0.114] / 255).max() < 1e-6
    grey = read_mask(saved(tmp_path, Image.fromarray(RAMP), kind, **options))
    assert np.array_equal(grey, RAMP / np.float32(255))


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP"])
def test_opacity(tmp_path: Path, kind: str) -> None:
    """To the level, whatever the colours."""
    options = {"lossless": True, "exact": True} if kind == "WEBP" else {}
    mask = read_mask(str(saved(tmp_path, with_alpha(RAMP), kind, **options)))
    assert mask.dtype == np.float32
    assert np.array_equal(mask, RAMP / np.float32(255))


def test_opaque_all_over(tmp_path: Path) -> None:
    """Then the colours count: many programs write an alpha that says nothing."""
    opaque = np.full_like(RAMP, 255)
    colours = read_mask(saved(tmp_path, Image.fromarray(drawn())))
    assert np.array_equal(read_mask(saved(tmp_path, with_alpha(opaque))), colours)
    opaque[5, 7] = 254
    assert read_mask(saved(tmp_path, with_alpha(opaque)))[5, 6:8].tolist() == [1.0, np.float32(254 / 255)]


def test_black_white_and_clear(tmp_path: Path) -> None:
    """The ends are 0 and 1 exactly, also where all of it is one of them."""
    for image, expected in (
        (Image.new("L", (5, 3), 0), 0.0),
        (Image.new("RGB", (5, 3), "white"), 1.0),
        (Image.new("1", (5, 3), 1), 1.0),
        (Image.new("RGBA", (5, 3), (255, 255, 255, 0)), 0.0),
        (Image.new("LA", (5, 3), (0, 255)), 0.0),
    ):
        mask = read_mask(saved(tmp_path, image))
        assert (mask.shape, mask.min(), mask.max()) == ((3, 5), expected, expected)


def test_clear_colours(tmp_path: Path) -> None:
    """A colour that a file names as clear: of a palette, of 8 bits, and of 16."""
    palette = Image.fromarray(np.array([[0, 1, 2], [2, 1, 0]], np.uint8), "P")
    palette.putpalette([255, 0, 0, 0, 255, 0, 0, 0, 255])
    expected = [[1, 0, 1], [1, 0, 1]]
    for kind in ("PNG", "GIF"):
        assert read_mask(saved(tmp_path, palette, kind, transparency=1)).tolist() == expected
    rgb = Image.fromarray(np.array([[[9, 9, 9], [1, 2, 3]]], np.uint8))
    assert read_mask(saved(tmp_path, rgb, transparency=(1, 2, 3))).tolist() == [[1, 0]]
    path = tmp_path / "deep.png"
    grey = np.array([0x1234, 0x1235], ">u2").tobytes()
    path.write_bytes(png([grey], 2, 16, 0, [chunk(b"tRNS", b"\x12\x34")]))
    assert read_mask(path).tolist() == [[0, 1]]
    colours = np.array([[0x1201, 0x3401, 0x5601], [0x8001, 0x3401, 0x5601]], ">u2").tobytes()
    path.write_bytes(png([colours], 2, 16, 2, [chunk(b"tRNS", colours[:6])]))
    assert read_mask(path).tolist() == [[0, 1]]


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["PNG", "TIFF", "JPEG"])
def test_turned_as_photos_are(tmp_path: Path, orientation: int, kind: str) -> None:
    """Colours as `read_photo` gives them, and the alpha as colours."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    path = saved(tmp_path, Image.fromarray(RAMP), kind, exif=exif)
    upright = read_photo(path).pixels[..., 0] / np.float32(255)
    assert upright.shape == ((64, 96) if orientation < 5 else (96, 64))
    assert np.array_equal(read_mask(path), upright)
    if kind != "JPEG":
        assert np.array_equal(read_mask(saved(tmp_path, with_alpha(RAMP), kind, exif=exif)), upright)


def test_a_mask_of_numbers(tmp_path: Path) -> None:
    """As other programs write them: 0 to 1 in float32."""
    path = saved(tmp_path, Image.fromarray(np.array([[0, 0.5, 1]], np.float32)), "TIFF")
    assert np.abs(read_mask(path) - [[0, 0.5, 1]]).max() < 0.51 / 255


def bad_files(folder: Path) -> dict[str, Path]:
    """Return files that are no mask."""
    whole = encoded(with_alpha(RAMP), "PNG")
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 4
    given = {
        "cut.png": whole[: len(whole) // 2],
        "flipped.png": bytes(flipped),
        "text.png": b"buy milk\n",
        "numbers.json": json.dumps([[0, 1]]).encode(),
        "empty.png": b"",
        "photo.heic": b"\0\0\0\x18ftypheic\0\0\0\0",
    }
    for name, data in given.items():
        (folder / name).write_bytes(data)
    (folder / "folder").mkdir()
    return {name: folder / name for name in (*given, "folder", "none.png")}


def test_bad_files(tmp_path: Path) -> None:
    """The sentence is that of `read_photo`, and names the file."""
    for name, path in bad_files(tmp_path).items():
        with pytest.raises(PhotoError) as expected:
            read_photo(path)
        with pytest.raises(PhotoError) as caught:
            read_mask(path)
        assert str(caught.value) == str(expected.value)
        assert name in str(caught.value)
    with pytest.raises(MissingError):
        read_mask(tmp_path / "none.png")


def opened_or_not(read: Callable[[Path], Opened], path: Path) -> Opened | str:
    """Return what is read, or the sentence."""
    try:
        return read(path)
    except PhotoError as error:
        return str(error)


@pytest.mark.parametrize("group", [*GROUPS, *DEPTH_GROUPS])
def test_the_corpus(tmp_path: Path, group: str) -> None:
    """Whatever is opened as a photo is a mask, at its size; whatever is refused is refused in the same words."""
    for case in (GROUPS | DEPTH_GROUPS)[group](tmp_path):
        photo, mask = opened_or_not(read_photo, case.path), opened_or_not(read_mask, case.path)
        if isinstance(photo, str) or isinstance(mask, str):
            assert photo == mask
            continue
        assert mask.shape == photo.pixels.shape[:2]
        assert 0 <= mask.min() <= mask.max() <= 1
        is_bright = np.array_equal(mask, to_grey(photo.pixels) / np.float32(255))
        assert is_bright != any("transparent" in note.template for note in photo.notes), case.path.name


def test_too_large(tmp_path: Path) -> None:
    """It is refused before a pixel is decoded: of this one there are none."""
    path = tmp_path / "large.png"
    path.write_bytes(header(30_000, 30_000, 8, 6) + chunk(b"IDAT", b"") + chunk(b"IEND", b""))
    with pytest.raises(PhotoError, match="30000 × 30000 pixels, 900 megapixels where 200 are allowed"):
        read_mask(path)
    small = saved(tmp_path, with_alpha(RAMP))
    with pytest.raises(PhotoError, match=r"96 × 64 pixels, 1 megapixels where 0\.006 are allowed"):
        read_mask(small, max_megapixels=0.006)
