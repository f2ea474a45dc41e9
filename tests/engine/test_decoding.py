"""Tests of telling formats apart and of what decoding leaves alone; the corpus does the rest."""

import logging
import warnings
from io import BytesIO

import pytest
from PIL import Image

from cnngui.engine.decoding import decode
from cnngui.engine.errors import PhotoError
from cnngui.engine.formats import LONGEST_START, format_of
from tests.corpus import Kind, kinds
from tests.corpus_bytes import drawn, encoded

NAMES = {
    "progressive": "JPEG",
    "jpeg2000": "JPEG 2000",
    "webp-lossless": "WebP",
    "tiff-lzw": "TIFF",
    "tiff-deflate": "TIFF",
}


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_format_by_first_bytes(kind: Kind) -> None:
    """Every kind is known by its first bytes, and by no fewer."""
    found = format_of(kind.data[:LONGEST_START])
    assert found is not None
    assert found.name.lower() == NAMES.get(kind.name, kind.name).lower()
    assert format_of(kind.data[:1]) is None


def test_our_limit_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pillow's own limit, lower than ours, neither refuses nor warns while we read; then it is back."""
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    for kind in ("TIFF", "PNG", "WEBP", "GIF"):
        pixels, _ = decode(BytesIO(encoded(drawn(), kind)), "x", max_megapixels=1)
        assert pixels.shape == (64, 96, 3)
    assert Image.MAX_IMAGE_PIXELS == 100


def test_limit_is_a_number_of_pixels() -> None:
    """Exactly the limit passes, one pixel more does not."""
    data = encoded(drawn(), "PNG")
    assert decode(BytesIO(data), "x", max_megapixels=96 * 64 / 1e6)[0].shape == (64, 96, 3)
    with pytest.raises(PhotoError, match="96 × 64 pixels"):
        decode(BytesIO(data), "x", max_megapixels=(96 * 64 - 1) / 1e6)


def test_other_warnings_come_through() -> None:
    """Only Pillow is hushed: a stream that warns is heard, and Pillow's log level comes back."""

    class Warns(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            warnings.warn("from the stream", UserWarning, stacklevel=1)
            return super().read(size)

    level = logging.getLogger("PIL").level
    with pytest.warns(UserWarning, match="from the stream"):
        decode(Warns(encoded(drawn(), "PNG")), "x", max_megapixels=1)
    assert logging.getLogger("PIL").level == level


def test_no_memory_is_a_sentence() -> None:
    """Running out of memory is said, not raised."""

    class Full(BytesIO):
        def seek(self, place: int, whence: int = 0, /) -> int:
            if self.tell() > LONGEST_START:
                raise MemoryError
            return super().seek(place, whence)

    with pytest.raises(PhotoError, match="not enough memory to open x"):
        decode(Full(encoded(drawn(), "TIFF")), "x", max_megapixels=1)
