"""Tests of depth, profiles, transparency and orientation where the corpus does not look."""

from collections.abc import Callable
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageFile

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
