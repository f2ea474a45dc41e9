"""Tests of depth, profiles, transparency and orientation where the corpus does not look."""

import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageFile

from cnngui.engine.arrays import Pixels
from cnngui.engine.masks import read_mask
from cnngui.engine.photos import photo_from_bytes
from cnngui.engine.rgb import rgba_on_white
from tests.corpus_bytes import SRGB_PRIMARIES, SWAPPED, drawn, encoded, icc_profile


def test_profile_agrees_with_littlecms() -> None:
    """The conversion is the one that `ImageCms.profileToProfile` makes of the same file."""
    image = Image.fromarray(drawn())
    source = ImageCms.getOpenProfile(BytesIO(SWAPPED))
    reference = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"))
    assert reference is not None
    photo = photo_from_bytes(encoded(drawn(), "PNG", icc_profile=SWAPPED), "x")
    assert np.array_equal(photo.pixels, np.asarray(reference))


def test_srgb_by_another_name_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A profile that does what sRGB does costs nothing: no pixel of the photo goes through it."""
    seen: list[tuple[int, int]] = []
    for name in ("apply", "apply_in_place"):
        original = getattr(ImageCms.ImageCmsTransform, name)

        def spy(self: object, image: Image.Image, *rest: object, call: Callable[..., object] = original) -> object:
            seen.append(image.size)
            return call(self, image, *rest)

        monkeypatch.setattr(ImageCms.ImageCmsTransform, name, spy)
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    photo = photo_from_bytes(encoded(drawn(), "PNG", icc_profile=plain), "x")
    assert photo.notes == ()
    assert (96, 64) not in seen
    photo_from_bytes(encoded(drawn(), "PNG", icc_profile=SWAPPED), "x")
    assert (96, 64) in seen


def test_gamma_of_a_profile_counts() -> None:
    """Gamma 1.0 with the primaries of sRGB: a linear picture becomes lighter, as the standard's formula says."""
    linear = np.arange(256, dtype=np.uint8).reshape(1, 256, 1).repeat(3, axis=2)
    data = encoded(linear, "PNG", icc_profile=icc_profile(SRGB_PRIMARIES, gamma=1.0))
    share = linear[0, :, 0] / 255
    srgb = np.where(share <= 0.0031308, share * 12.92, 1.055 * share ** (1 / 2.4) - 0.055) * 255
    assert np.abs(photo_from_bytes(data, "x").pixels[0] - srgb[:, np.newaxis]).max() <= 2


def test_truncated_files_stay_refused() -> None:
    """We rely on Pillow's setting that damaged pictures are errors."""
    assert ImageFile.LOAD_TRUNCATED_IMAGES is False


def test_opaque_needs_no_note() -> None:
    """Alpha that is 255 everywhere changes nothing and is not worth a word."""
    opaque = np.dstack([drawn(), np.full((64, 96), 255, np.uint8)])
    pixels, notes = rgba_on_white(opaque)
    assert np.array_equal(pixels, drawn())
    assert notes == ()


def bitmap(rgba: Pixels) -> bytes:
    """Write a BMP with alpha, which needs the fourth version of its header."""
    height, width = rgba.shape[:2]
    rows = np.ascontiguousarray(rgba[::-1]).tobytes()
    masks = struct.pack("<IIII", 0xFF, 0xFF00, 0xFF0000, 0xFF000000)
    info = (
        struct.pack("<IiiHHIIiiII", 108, width, height, 1, 32, 3, len(rows), 0, 0, 0, 0) + masks + b"BGRs" + bytes(48)
    )
    return b"BM" + struct.pack("<IHHI", 14 + len(info) + len(rows), 0, 0, 14 + len(info)) + info + rows


def test_a_bitmap_with_empty_alpha_is_seen(tmp_path: Path) -> None:
    """Programs that know no alpha leave zeros there; other kinds mean what they say, and a mask sees brightness."""
    clear = np.dstack([drawn(), np.zeros((64, 96), np.uint8)])
    photo = photo_from_bytes(bitmap(clear), "x")
    assert np.array_equal(photo.pixels, drawn())
    assert photo.notes == ()
    (tmp_path / "mask.bmp").write_bytes(bitmap(clear))
    assert 0 < read_mask(tmp_path / "mask.bmp").mean() < 1
    clear[0, 0, 3] = 1
    assert (photo_from_bytes(bitmap(clear), "x").pixels[1:] == 255).all()
    assert (photo_from_bytes(encoded(clear, "PNG"), "x").pixels[1:] == 255).all()
