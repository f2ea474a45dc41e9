"""PNGs with damaged, huge or missing parts beside the picture, and with 16 bits of colour."""

import os
import struct
import zlib

import numpy as np
import pytest
from PIL import ImageCms

from cnngui.engine.errors import PhotoError
from cnngui.engine.photos import photo_from_bytes
from tests.corpus_bytes import SWAPPED, chunk, drawn, encoded, png16

WHOLE = encoded(drawn(), "PNG")
HEAD, REST = WHOLE[:33], WHOLE[33:]


def wrong(kind: bytes, body: bytes) -> bytes:
    """Write a chunk with a wrong sum."""
    return chunk(kind, body)[:-1] + bytes([chunk(kind, body)[-1] ^ 1])


LONG = b"<x:xmpmeta>" + b"a" * 1_200_000


@pytest.mark.parametrize(
    "extra",
    [
        chunk(b"zTXt", b"workflow\0\0" + zlib.compress(LONG)),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(LONG)),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + LONG),
        chunk(b"tEXt", b"parameters\0" + LONG),
        b"".join(chunk(b"zTXt", b"%d\0\0" % number + zlib.compress(LONG[:1_000_000])) for number in range(80)),
        chunk(b"iCCP", b"p\0\0" + zlib.compress(os.urandom(1_100_000))),
        chunk(b"iCCP", b"p\0\0no profile"),
        chunk(b"iCCP", b"p\0\7" + zlib.compress(b"method 7")),
        chunk(b"zTXt", b"a\0\7" + zlib.compress(b"method 7")),
        chunk(b"gAMA", b"\0"),
        chunk(b"cHRM", b"\0"),
        chunk(b"sRGB", b""),
        chunk(b"pHYs", b"\0\0"),
        chunk(b"tIME", b""),
        chunk(b"tRNS", b"\0"),
        chunk(b"prVt", b"of somebody"),
        wrong(b"tEXt", b"a\0b"),
        wrong(b"gAMA", struct.pack(">I", 45455)),
        wrong(b"tRNS", bytes(6)),
        wrong(b"eXIf", b"MM\0*"),
        wrong(b"iCCP", b"p\0\0" + zlib.compress(SWAPPED)),
    ],
)
def test_what_is_beside_the_picture_is_no_reason_to_refuse(extra: bytes) -> None:
    """Other programs show it, too."""
    for data in (HEAD + extra + REST, WHOLE[:-12] + extra + WHOLE[-12:]):
        photo = photo_from_bytes(data, "x")
        assert np.array_equal(photo.pixels, drawn())
        assert photo.notes == ()


def test_a_huge_profile_counts() -> None:
    """More than Pillow takes; padding is no noise to its colours."""
    profile = SWAPPED + bytes(1_200_000)
    photo = photo_from_bytes(HEAD + chunk(b"iCCP", b"p\0\0" + zlib.compress(profile)) + REST, "x")
    assert "Red and blue swapped" in str(photo.notes[0])
    assert ImageCms is not None


@pytest.mark.parametrize("kind", [b"IDAT", b"IHDR"])
def test_the_picture_itself_must_be_right(kind: bytes) -> None:
    """A wrong sum there means noise."""
    place = WHOLE.index(kind)
    (length,) = struct.unpack(">I", WHOLE[place - 4 : place])
    bent = bytearray(WHOLE)
    bent[place + 4 + length] ^= 1
    with pytest.raises(PhotoError, match="damaged"):
        photo_from_bytes(bytes(bent), "x")


@pytest.mark.parametrize("missing", range(1, 13))
def test_without_its_end(missing: int) -> None:
    """The end mark says nothing about the picture."""
    photo = photo_from_bytes(WHOLE[:-missing], "x")
    assert np.array_equal(photo.pixels, drawn())
    assert ("lacks its last bytes" in " ".join(map(str, photo.notes))) == (missing > 4)


@pytest.mark.parametrize("missing", [13, 20, 200])
def test_without_pixels(missing: int) -> None:
    """Of which not one may be missing."""
    with pytest.raises(PhotoError, match="damaged"):
        photo_from_bytes(WHOLE[:-missing], "x")


@pytest.mark.parametrize("kind", [2, 4, 6])
@pytest.mark.parametrize("bits", [10, 12, 14])
def test_dark_colours_of_16_bits(bits: int, kind: int) -> None:
    """A camera's 12 bits in 16 are seen, and all of them count."""
    colours = drawn() if kind != 4 else drawn()[..., :1]
    numbers = (colours.astype(np.float64) / 255 * (2**bits - 1)).astype(np.uint16)
    numbers[0, 0] = 2**bits - 1
    if kind != 2:
        numbers = np.concatenate([numbers, np.full((*numbers.shape[:2], 1), 65535, np.uint16)], axis=2)
    photo = photo_from_bytes(png16(numbers, kind), "x")
    assert np.abs(photo.pixels[1:].astype(int) - colours[1:]).max() <= 1
    assert f"uses {bits} of its 16 bits" in str(photo.notes[0])


def test_a_clear_colour_among_dark_ones() -> None:
    """All its 16 bits tell which colour is clear; a mask sees the same."""
    numbers = drawn().astype(np.uint16) * 16
    extra = [chunk(b"tRNS", numbers[0, 0].astype(">u2").tobytes())]
    photo = photo_from_bytes(png16(numbers, 2, extra), "x")
    is_clear = (numbers == numbers[0, 0]).all(axis=2)
    assert is_clear.any()
    assert (photo.pixels[is_clear] == 255).all()
    assert np.abs(photo.pixels[~is_clear].astype(int) - drawn()[~is_clear]).max() <= 1
    assert "uses 12 of its 16 bits" in str(photo.notes[0])
