"""Ten thousand damaged pictures of every kind: nothing but our own errors comes out, not even a warning."""

import struct
import warnings
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from io import BytesIO

import numpy as np
import pytest
import tifffile
from PIL import Image

from cnngui.engine.errors import PhotoError
from cnngui.engine.photos import photo_from_bytes
from tests.corpus import kinds
from tests.corpus_bytes import SWAPPED, chunk, drawn, encoded, grey_of, png16
from tests.engine.test_photo_corpus import printed
from tests.engine.test_tiff_files import with_another_within

HOW_MANY = 10_000
MOST_MEGAPIXELS = 4


def _tiffs() -> Iterator[bytes]:
    colour, grey = drawn(), grey_of(drawn())
    for array, options in (
        (colour.astype(np.uint16) * 257, {"photometric": "rgb"}),
        (np.moveaxis(colour, -1, 0).copy(), {"photometric": "rgb", "planarconfig": "separate"}),
        (np.moveaxis(colour, -1, 0).astype(np.uint16) * 16, {"photometric": "rgb", "planarconfig": "separate"}),
        (grey.astype(np.uint16) * 16, {"photometric": "miniswhite", "byteorder": ">"}),
        (grey.astype(np.float32) * 1e36, {"compression": "zlib"}),
        (grey.astype(np.float64) * 1e300, {"tile": (16, 16)}),
        (grey.astype(np.float16), {}),
        (grey.astype(np.int32) - 100, {"compression": "zlib", "predictor": True}),
        (grey.astype(np.uint32), {"bigtiff": True}),
        (grey.astype(np.int8), {}),
        (np.dstack([grey] * 6).astype(np.uint16), {"photometric": "minisblack", "planarconfig": "contig"}),
    ):
        stream = BytesIO()
        tifffile.imwrite(stream, array, **options)
        yield stream.getvalue()
    for compression in ("tiff_lzw", "packbits", "lzma", "zstd"):
        yield encoded(Image.fromarray(grey.astype(np.uint16) * 257), "TIFF", compression=compression)
    yield encoded(Image.fromarray(grey.astype(np.float32)), "TIFF", compression="tiff_lzw", tiffinfo={317: 3})
    yield with_another_within(34892, dng=True)[:2000]
    yield with_another_within(2)[:4000]


@cache
def _sound() -> tuple[bytes, ...]:
    """Return a picture of every kind that is read."""
    colour, grey = drawn(), grey_of(drawn())
    deep = colour.astype(np.uint16) * 16
    pairs = np.dstack([grey.astype(np.uint16), np.full_like(grey, 255, np.uint16)])
    moving = [Image.fromarray(colour), Image.fromarray(colour[::-1].copy())]
    texts = chunk(b"tEXt", b"a\0b") + chunk(b"zTXt", b"a\0\0x") + chunk(b"iTXt", b"a\0\0\0\0\0b")
    plain = encoded(colour, "PNG", icc_profile=SWAPPED)
    half = np.dstack([colour, np.full_like(grey, 0)])
    return (
        *(kind.data for kind in kinds()),
        *_tiffs(),
        *(png16(deep, 2), png16(pairs, 4), png16(grey.astype(np.uint16), 0)),
        plain[:33] + texts + plain[33:],
        encoded(moving[0], "PNG", save_all=True, append_images=moving[1:]),
        encoded(moving[0], "WEBP", save_all=True, append_images=moving[1:]),
        encoded(moving[0], "GIF", save_all=True, append_images=moving[1:]),
        encoded(half, "BMP"),
        encoded(Image.fromarray(colour).convert("CMYK"), "JPEG", icc_profile=SWAPPED),
        encoded(colour, "JPEG", progressive=True)[:-2],
        encoded(colour, "JPEG")[:-9],
        b"P5 96 64 4095\n" + grey.astype(">u2").tobytes(),
        b"Pf 96 64 -1.0\n" + struct.pack("<6144f", *np.linspace(-3e38, 3e38, 6144)),
    )


def _bend(data: bytearray, random: np.random.Generator) -> None:
    """Change a picture in one to eight places, more often near its beginning, where sizes and kinds are."""
    reach = len(data) if random.random() < 0.5 else min(400, len(data))
    for spot in random.integers(0, max(reach, 1), random.integers(1, 9)).tolist():
        match random.integers(6):
            case 0:
                del data[spot : spot + int(random.integers(1, 20))]
            case 1:
                data[spot:spot] = data[max(0, spot - 20) : spot]
            case 2:
                data[spot : spot + 4] = random.bytes(4)
            case 3:
                del data[int(len(data) * random.uniform(0.5, 1)) :]
            case 4 if spot < len(data):
                data[spot] = int(random.choice([0, 1, 127, 128, 255]))
            case _ if spot < len(data):
                data[spot] ^= 1 << int(random.integers(8))


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("part", range(10))
def test_ten_thousand_fuzzed_pictures(part: int, capfd: pytest.CaptureFixture[str]) -> None:
    """Each opens, or is refused in a sentence; the seeds are the numbers of the parts."""
    random = np.random.default_rng(part)
    sound, opened = _sound(), 0
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for _ in range(HOW_MANY // 10):
            data = bytearray(sound[random.integers(len(sound))])
            _bend(data, random)
            with suppress(PhotoError):
                photo = photo_from_bytes(bytes(data) or b"0", "bent", max_megapixels=MOST_MEGAPIXELS)
                assert photo.pixels.dtype == np.uint8
                assert photo.pixels.shape[2:] == (3,)
                assert all(str(note).isprintable() for note in photo.notes)
                opened += 1
    assert opened > 50  # they are damaged, but not beyond everything
    assert printed(capfd) == ""


def test_what_is_bent_was_sound() -> None:
    """All but camera raw opens before it is bent."""
    refused = []
    for data in _sound():
        try:
            photo_from_bytes(data, "x")
        except PhotoError as error:
            refused.append(str(error))
    assert len(refused) == 1
    assert "camera raw" in refused[0]
