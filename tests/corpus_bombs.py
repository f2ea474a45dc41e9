"""The part of the corpus that asks for more than there is: huge, empty and lying headers."""

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PIL import features

from tests.corpus import EITHER, REFUSED, Case, kinds, written
from tests.corpus_bytes import chunk, drawn, encoded, header, tiff, tiff_tags

HUGE = 60000
_TOO_LARGE = "megapixels where 200 are allowed"


def _resized(data: bytes, layout: str, width: int, height: int) -> bytes:
    """Replace the size in a header: 96 and 64 side by side, in this `struct` layout, become another size."""
    old, new = struct.pack(layout, 96, 64), struct.pack(layout, width, height)
    assert old in data
    return data.replace(old, new)


def _png(width: int, height: int) -> bytes:
    return header(width, height, 8, 2) + chunk(b"IDAT", zlib.compress(bytes(3))) + chunk(b"IEND", b"")


def _with_size(width: int, height: int) -> dict[str, bytes]:
    """Let each kind claim a size."""
    data = {kind.name: kind.data for kind in kinds()}
    pixel = bytes(3)
    made = {
        "png": _png(width, height),
        "gif": _resized(data["gif"], "<HH", width, height),
        "bmp": _resized(data["bmp"], "<ii", width, height),
        "ppm": b"P6 %d %d 255\n" % (width, height) + pixel,
        "tif": tiff(tiff_tags(width, height, 3), pixel),
        "lzw.tif": tiff(tiff_tags(width, height, 3) | {259: 5}, pixel),
    }
    sof = re.compile(rb"(\xff\xc0\x00\x11\x08).{4}", re.DOTALL)
    made["jpg"] = sof.sub(lambda found: found[1] + struct.pack(">HH", height, width), data["jpeg"])
    if features.check("avif"):
        made["avif"] = _resized(data["avif"], ">II", width, height)
    if features.check("jpg_2000"):
        made["jp2"] = data["jpeg2000"].replace(struct.pack(">II", 64, 96), struct.pack(">II", height, width))
        made["jp2"] = _resized(made["jp2"], ">II", width, height)
    return made


def huge(folder: Path) -> Iterator[Case]:
    """Small files that claim 3,600 megapixels, and one just over the limit."""
    for suffix, data in _with_size(HUGE, HUGE).items():
        # AVIF and JPEG 2000 libraries refuse a size that does not fit the rest of the file.
        words = "" if suffix in {"avif", "jp2"} else _TOO_LARGE
        yield Case(written(folder, f"huge.{suffix}", data), REFUSED, words=words)
    for suffix, data in _with_size(20001, 10000).items():
        words = "" if suffix in {"avif", "jp2"} else _TOO_LARGE
        yield Case(written(folder, f"just-over.{suffix}", data), REFUSED, words=words)
    yield Case(written(folder, "canvas.webp", _webp_canvas(16384, 16384)), REFUSED)
    yield Case(written(folder, "thin.png", _png(1, 2**31 - 1)), REFUSED, words=_TOO_LARGE)
    yield Case(written(folder, "negative.png", _png(2**32 - 1, 2**32 - 1)), REFUSED)
    frame = bytearray(encoded(drawn(), "GIF"))
    place = frame.index(b"\x2c\0\0\0\0") + 5  # the first frame is larger than the picture that it is part of
    frame[place : place + 4] = struct.pack("<HH", 65535, 65535)
    yield Case(written(folder, "frame.gif", bytes(frame)), REFUSED, words=_TOO_LARGE)


def _webp_canvas(width: int, height: int) -> bytes:
    """Make a moving WebP with a huge canvas and one small frame."""
    still = encoded(drawn(), "WEBP", lossless=True)[12:]
    extended = (
        b"VP8X" + struct.pack("<IB3x", 10, 2) + struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    )
    animation = b"ANIM" + struct.pack("<IIH", 6, 0, 0)
    frame = bytes(6) + struct.pack("<I", 95)[:3] + struct.pack("<I", 63)[:3] + bytes(4) + still
    chunks = extended + animation + b"ANMF" + struct.pack("<I", len(frame)) + frame
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WEBP" + chunks


def nothing(folder: Path) -> Iterator[Case]:
    """Pictures that are 0 pixels wide, high or both."""
    for width, height in ((0, 0), (0, 64), (96, 0)):
        for suffix, data in _with_size(width, height).items():
            words = "" if suffix == "avif" else "0 pixels wide or high"
            yield Case(written(folder, f"{width}x{height}.{suffix}", data), REFUSED, words=words)


def swelling(folder: Path) -> Iterator[Case]:
    """Small pictures with something in them that grows without end."""
    much = zlib.compress(bytes(200 * 2**20), 1)
    rows = [b"\0" + row.tobytes() for row in drawn()]
    start, body, end = header(96, 64, 8, 2), chunk(b"IDAT", zlib.compress(b"".join(rows))), chunk(b"IEND", b"")
    extras = {
        "text": chunk(b"zTXt", b"Comment\0\0" + much),
        "profile": chunk(b"iCCP", b"icc\0\0" + much),
        "international": chunk(b"iTXt", b"Comment\0\1\0\0\0" + much),
        "frames": chunk(b"acTL", struct.pack(">II", 2**31 - 1, 0)),
        "unknown": chunk(b"abCd", bytes(2**20)),
    }
    for name, extra in extras.items():
        yield Case(written(folder, f"{name}.png", start + extra + body + end), EITHER, size=(96, 64))
    pixels = chunk(b"IDAT", zlib.compress(b"".join(rows) + bytes(100 * 2**20)))
    yield Case(written(folder, "pixels.png", start + pixels + end), EITHER, size=(96, 64))
    longest = start + struct.pack(">I", 2**31 - 1) + b"IDAT" + body[8:]
    yield Case(written(folder, "chunk.png", longest), REFUSED)


def lying_tiffs(folder: Path) -> Iterator[Case]:
    """TIFF directories that ask for memory, point nowhere or point at themselves."""
    data = drawn().tobytes()
    tags = tiff_tags(96, 64, len(data))
    lies = {
        "huge-tiles": tags | {322: 65520, 323: 65520, 324: 8, 325: len(data)},
        "huge-tiles-lzw": tags | {259: 5, 322: 65520, 323: 65520, 324: 8, 325: len(data)},
        "strip-size": tags | {279: 2**32 - 1},
        "strip-size-lzw": tags | {259: 5, 279: 2**32 - 1},
        "strip-place": tags | {273: 2**32 - 1},
        "rows": tags | {278: 2**32 - 1, 259: 8},
        "samples": tags | {277: 2**31},
        "samples-many": tags | {277: 2048, 258: [8] * 2048},
        "bits": tags | {258: (64, 64, 64)},
        "compression": tags | {259: 60000},
        "colours": tags | {262: 60000},
    }
    for name, changed in lies.items():
        yield Case(written(folder, f"{name}.tif", tiff(changed, data)), EITHER, size=(96, 64))
    no_size = {tag: value for tag, value in tags.items() if tag not in {256, 257}}
    yield Case(written(folder, "no-size.tif", tiff(no_size, data)), REFUSED)
    loop = tiff(tags, data)
    end = 8 + len(data) + 2 + 12 * len(tags)
    loop = loop[:end] + struct.pack("<I", 8 + len(data)) + loop[end + 4 :]
    yield Case(written(folder, "loop.tif", loop), drawn())
    yield Case(written(folder, "nowhere.tif", b"II*\0" + struct.pack("<I", 2**31)), REFUSED)
    yield Case(written(folder, "itself.tif", b"II*\0" + struct.pack("<I", 0) + bytes(50)), REFUSED)
    count = struct.pack("<H", 65535)
    yield Case(written(folder, "many-tags.tif", b"II*\0" + struct.pack("<I", 8) + count + bytes(200)), REFUSED)


def many_frames(folder: Path) -> Iterator[Case]:
    """Count thousands of frames without drawing them."""
    one = encoded(np.zeros((8, 8), np.uint8), "GIF")
    start = one.index(b"\x2c")
    path = written(folder, "thousands.gif", one[:-1] + one[start:-1] * 4999 + b";")
    yield Case(path, np.zeros((8, 8, 3), np.uint8), note="5000 pictures")


BOMB_GROUPS: dict[str, Callable[[Path], Iterator[Case]]] = {
    group.__name__: group for group in (huge, nothing, swelling, lying_tiffs, many_frames)
}
