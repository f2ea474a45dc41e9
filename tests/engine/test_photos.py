"""Tests of the ways in to a photo."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from cnngui.engine.errors import PhotoError
from cnngui.engine.photos import (
    Photo,
    photo_from_array,
    photo_from_bytes,
    read_photo,
    read_preview,
)
from cnngui.paths import bundled_photos
from tests.corpus_bytes import drawn, encoded


def test_three_ways_in_give_the_same(tmp_path: Path) -> None:
    """A file, its bytes and its pixels make the same photo; only the file has a path."""
    path = tmp_path / "drawn.png"
    path.write_bytes(encoded(drawn(), "PNG"))
    photos = read_photo(path), photo_from_bytes(path.read_bytes(), "bytes"), photo_from_array(drawn(), "array")
    for photo in photos:
        assert np.array_equal(photo.pixels, drawn())
        assert photo.pixels.dtype == np.uint8
        assert photo.pixels.flags.c_contiguous
        assert photo.size == (96, 64)
    assert [photo.path for photo in photos] == [path, None, None]
    assert [photo.name for photo in photos] == ["drawn.png", "bytes", "array"]
    assert read_photo(str(path)).path == path


def test_photos_are_equal_by_identity() -> None:
    """Comparing pixels would be slow and, as arrays, an error."""
    one, other = (photo_from_array(drawn(), "same") for _ in range(2))
    assert one == one  # noqa: PLR0124  (identity is the question)
    assert one != other
    assert len({one, other}) == 2


@pytest.mark.parametrize("path", bundled_photos(), ids=lambda path: path.name)
def test_bundled_photos_open(path: Path) -> None:
    """Every photo that comes along opens, needs no conversion, and is no larger than a screen."""
    photo = read_photo(path)
    assert photo.notes == ()
    assert 250 < min(photo.size) <= max(photo.size) < 1500
    assert photo.pixels.std() > 20


def test_array_is_copied() -> None:
    """The clipboard's memory goes away; the photo's must not."""
    source = drawn()
    photo = photo_from_array(source, "copy")
    source[:] = 0
    assert np.array_equal(photo.pixels, drawn())


def test_array_with_odd_strides() -> None:
    """Turned, mirrored and padded arrays come out right and in a row."""
    padded = np.zeros((64, 100, 4), np.uint8)
    padded[:, :96, :3], padded[..., 3] = drawn(), 255
    for source, expected in (
        (drawn()[::-1, ::2], drawn()[::-1, ::2]),
        (drawn().swapaxes(0, 1), drawn().swapaxes(0, 1)),
        (padded[:, :96], drawn()),
        (np.broadcast_to(drawn()[:1], (5, 96, 3)), drawn()[[0] * 5]),
    ):
        photo = photo_from_array(source, "strides")
        assert np.array_equal(photo.pixels, expected)
        assert photo.pixels.flags.c_contiguous
        assert photo.notes == ()


def test_array_grey_and_alpha() -> None:
    """Grey is repeated; alpha blends with white, to the nearest byte."""
    grey = np.array([[0, 100, 255]], np.uint8)
    assert np.array_equal(photo_from_array(grey, "g").pixels, np.repeat(grey[..., np.newaxis], 3, axis=2))
    assert np.array_equal(photo_from_array(grey[..., np.newaxis], "g").pixels, photo_from_array(grey, "g").pixels)
    alpha = np.arange(256, dtype=np.uint8)
    rgba = np.stack([np.full(256, 10, np.uint8), alpha, 255 - alpha, alpha], axis=-1)[np.newaxis]
    photo = photo_from_array(rgba, "alpha")
    colours, share = rgba[..., :3].astype(float), alpha[:, np.newaxis] / 255
    assert np.abs(photo.pixels - (colours * share + 255 * (1 - share))).max() <= 0.5
    assert [str(note) for note in photo.notes] == ["Its transparent parts were put on white."]


@pytest.mark.parametrize(
    "array",
    [
        np.zeros((4, 4, 2), np.uint8),
        np.zeros((4, 4, 5), np.uint8),
        np.zeros(4, np.uint8),
        np.zeros((2, 2, 2, 3), np.uint8),
        np.zeros((0, 4, 3), np.uint8),
        np.zeros((4, 4, 3), np.float32),
        np.zeros((4, 4, 3), np.int8),
    ],
    ids=lambda array: f"{array.shape}-{array.dtype}",
)
def test_other_arrays_are_refused(array: NDArray[np.uint8]) -> None:
    """Anything else than rows of grey, RGB or RGBA bytes is a mistake of the caller, and is said."""
    with pytest.raises(PhotoError, match="is no picture"):
        photo_from_array(array, "odd")


def test_limit_holds_on_every_way(tmp_path: Path) -> None:
    """Files, previews, bytes and arrays over the limit are refused; the sentence says both numbers."""
    path = tmp_path / "drawn.png"
    path.write_bytes(encoded(drawn(), "PNG"))
    limit = 0.006
    for read in (
        lambda: read_photo(path, max_megapixels=limit),
        lambda: read_preview(path, 10, max_megapixels=limit),
        lambda: photo_from_bytes(path.read_bytes(), "x", max_megapixels=limit),
        lambda: photo_from_array(drawn(), "x", max_megapixels=limit),
    ):
        with pytest.raises(PhotoError, match=r"96 × 64 pixels, 1 megapixels where 0\.006 are allowed"):
            read()


def test_empty_bytes() -> None:
    """No bytes at all: one sentence."""
    with pytest.raises(PhotoError, match="The picture clipboard is empty"):
        photo_from_bytes(b"", "clipboard")


def test_error_carries_template_and_fields(tmp_path: Path) -> None:
    """The window translates the template and fills in the fields."""
    with pytest.raises(PhotoError) as caught:
        read_photo(tmp_path / "missing.png")
    assert caught.value.template == "There is no file {name}: check the path."
    assert caught.value.fields == {"name": str(tmp_path / "missing.png")}


def test_preview_is_the_photo_made_small(tmp_path: Path) -> None:
    """A thumbnail looks like the averaged photo, turned and coloured alike, and is never enlarged."""
    exif = Image.Exif()
    exif[0x0112] = 6
    large = np.ascontiguousarray(np.kron(drawn(), np.ones((10, 10, 1), np.uint8)))
    path = tmp_path / "large.jpg"
    path.write_bytes(encoded(large, "JPEG", quality=95, exif=exif))
    preview, photo = read_preview(path, 64), read_photo(path).pixels
    assert preview.shape == (64, 43, 3)
    reference = cv2.resize(photo, (43, 64), interpolation=cv2.INTER_AREA).astype(int)
    assert np.abs(preview - reference).mean() < 8
    assert read_preview(path, 5000).shape == photo.shape


def test_photo_is_frozen() -> None:
    """A photo is a value: its fields cannot be exchanged."""
    photo = Photo(drawn(), "frozen")
    with pytest.raises(AttributeError):
        photo.name = "other"  # type: ignore[misc]
