"""Encoded pictures for the corpus: what Pillow writes, and by hand what it does not."""

import struct
import zlib
from collections.abc import Iterable, Sequence
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from cnngui.engine.arrays import Pixels

RED, GREEN, BLUE, YELLOW = (220, 40, 40), (40, 180, 60), (50, 60, 210), (230, 200, 40)


def drawn(height: int = 64, width: int = 96) -> Pixels:
    """Draw a picture that looks different whichever way it is turned: four colours, and noise in the middle."""
    picture = np.empty((height, width, 3), np.uint8)
    top, left = height // 2, width // 2
    picture[:top, :left], picture[:top, left:] = RED, GREEN
    picture[top:, :left], picture[top:, left:] = BLUE, YELLOW
    middle = picture[height // 4 : height * 3 // 4, width // 4 : width * 3 // 4]
    middle[:] = np.random.default_rng(7).integers(0, 256, middle.shape)
    return picture


def grey_of(picture: Pixels) -> Pixels:
    """Return the grey picture that Pillow makes of ``picture``, H×W."""
    return np.asarray(Image.fromarray(picture).convert("L"))


def corners(picture: Pixels) -> NDArray[np.float64]:
    """Mean colour of the four corners, a twelfth of each side."""
    height, width = (max(1, length // 12) for length in picture.shape[:2])
    parts = [picture[:height, :width], picture[:height, -width:], picture[-height:, :width], picture[-height:, -width:]]
    return np.array([part.mean(axis=(0, 1)) for part in parts])


def encoded(picture: Image.Image | Pixels, kind: str, **options: object) -> bytes:
    """Encode with Pillow."""
    image = picture if isinstance(picture, Image.Image) else Image.fromarray(picture)
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    """Make one chunk of a PNG with the right sum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def header(width: int, height: int, depth: int, colour: int, interlaced: int = 0) -> bytes:
    """Begin a PNG: colour 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGBA."""
    return b"\x89PNG\r\n\x1a\n" + chunk(
        b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    )


def png(rows: Sequence[bytes], width: int, depth: int, colour: int, extra: Iterable[bytes] = ()) -> bytes:
    """Make a PNG of packed rows, with ``extra`` chunks before the pixels."""
    data = zlib.compress(b"".join(b"\0" + row for row in rows))
    return header(width, len(rows), depth, colour) + b"".join(extra) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def png16(samples: NDArray[np.uint16], colour: int, extra: Iterable[bytes] = ()) -> bytes:
    """Make a 16-bit PNG of H×W or H×W×C samples."""
    return png([row.astype(">u2").tobytes() for row in samples], samples.shape[1], 16, colour, extra)


def packed(numbers: NDArray[np.uint8], depth: int) -> list[bytes]:
    """Pack numbers of ``depth`` bits into rows of bytes."""
    bits = np.unpackbits(numbers[..., np.newaxis], axis=-1)[..., 8 - depth :]
    return [np.packbits(row).tobytes() for row in bits]


def interlaced_png(picture: Pixels) -> bytes:
    """Make a PNG in Adam7 order, which Pillow reads and does not write."""
    passes = ((0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1))
    rows = [b"\0" + row.tobytes() for y, x, down, right in passes for row in picture[y::down, x::right]]
    height, width = picture.shape[:2]
    data = zlib.compress(b"".join(rows))
    return header(width, height, 8, 2, interlaced=1) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def tiff(tags: dict[int, int | Sequence[int]], data: bytes = b"") -> bytes:
    """Make a little-endian TIFF of whole-number tags; the strip of ``data`` begins at 8."""
    where = 8 + len(data)
    after = where + 2 + 12 * len(tags) + 4
    entries, far = [], b""
    for tag, value in sorted(tags.items()):
        values = [value] if isinstance(value, int) else list(value)
        body = struct.pack(f"<{len(values)}I", *values)
        if len(values) > 1:
            body, far = struct.pack("<I", after + len(far)), far + body
        entries.append(struct.pack("<HHI", tag, 4, len(values)) + body)
    directory = struct.pack("<H", len(entries)) + b"".join(entries) + struct.pack("<I", 0)
    return b"II*\0" + struct.pack("<I", where) + data + directory + far


def tiff_tags(width: int, height: int, size: int) -> dict[int, int | Sequence[int]]:
    """Tags of an RGB picture in one strip of ``size`` bytes."""
    return {256: width, 257: height, 258: (8, 8, 8), 259: 1, 262: 2, 273: 8, 277: 3, 278: height, 279: size}


def _s15(number: float) -> bytes:
    return struct.pack(">i", round(number * 65536))


def icc_profile(primaries: Sequence[Sequence[float]], gamma: float = 2.2, name: str = "Made up") -> bytes:
    """Make a version 2 display profile: the XYZ (D50) of red, green and blue, and one gamma."""
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"
    text = name.encode("ascii") + b"\0"
    description = b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(78)
    description += bytes(-len(description) % 4)
    white = (0.9642, 1.0, 0.8249)
    xyz = {
        key: b"XYZ \0\0\0\0" + b"".join(map(_s15, value)) for key, value in zip(_XYZ, (*primaries, white), strict=True)
    }
    tags = {b"desc": description, **xyz, b"rTRC": curve, b"gTRC": curve, b"bTRC": curve}
    table, body, offset = b"", b"", 128 + 4 + 12 * len(tags)
    for key, value in tags.items():
        table += key + struct.pack(">II", offset + len(body), len(value))
        body += value
    size = offset + len(body)
    start = struct.pack(">I", size) + bytes(4) + b"\x02\x40\0\0mntrRGB XYZ " + bytes(12) + b"acsp" + bytes(28)
    start += b"".join(map(_s15, white))
    return start + bytes(128 - len(start)) + struct.pack(">I", len(tags)) + table + body


_XYZ = (b"rXYZ", b"gXYZ", b"bXYZ", b"wtpt")

SRGB_PRIMARIES = ((0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7139))
"""Red, green and blue of sRGB, adapted to D50 (specification IEC 61966-2-1 by way of ICC)."""

SWAPPED = icc_profile((SRGB_PRIMARIES[2], SRGB_PRIMARIES[1], SRGB_PRIMARIES[0]), name="Red and blue swapped")
"""A profile that nobody can overlook."""
