"""PNG files: what is not the picture may be damaged, or larger than Pillow allows; and all 16 bits of a colour.

Source: https://www.w3.org/TR/png-3/
"""

import struct
import zlib
from contextlib import suppress
from io import BytesIO
from typing import IO

import numpy as np
from numpy.typing import NDArray
from PIL import ImageFile, PngImagePlugin

from cnngui.engine.errors import QT_TRANSLATE_NOOP, Note

SIGNATURE = b"\x89PNG\r\n\x1a\n"

NOTES = "cnngui notes"
"""Under this name, `Image.info` holds what is to be said about how a file was opened."""

NO_END = Note(QT_TRANSLATE_NOOP("Notes", "The file lacks its last bytes; the picture is whole."))

_LARGEST_TEXT = PngImagePlugin.MAX_TEXT_CHUNK - 1
_LARGEST_PROFILE = 1 << 26
_TEXTS = {b"tEXt", b"zTXt", b"iTXt"}
_MOST_TEXTS = PngImagePlugin.MAX_TEXT_MEMORY // PngImagePlugin.MAX_TEXT_CHUNK - 1
"""What Pillow takes of texts, all together."""

_MOVING = {b"acTL", b"fcTL", b"fdAT"}
_CLEAR_BYTES = {0: 2, 2: 6, 3: 0}
"""How many bytes the chunk of a clear colour has at least, by the kind of colours."""


def open_png(stream: IO[bytes]) -> ImageFile.ImageFile:
    """Open a PNG as every other program does: chunks beside the picture that are damaged or huge are passed over.

    Raises
    ------
    ValueError, struct.error, …
        When a chunk of the picture itself has a wrong sum or is cut short, and whatever Pillow raises.
    """
    chunks, has_end, is_sound = _chunks(stream)
    head = chunks[0][1] if chunks and chunks[0][0] == b"IHDR" else b""
    kept = [(kind, body) for kind, body in chunks if _is_kept(kind, body, head)]
    texts = [chunk for chunk in kept if chunk[0] in _TEXTS]
    kept = [chunk for chunk in kept if chunk not in texts[_MOST_TEXTS:]] if len(texts) > _MOST_TEXTS else kept
    if len(kept) < len(chunks) or not (has_end and is_sound):
        parts = [_chunk(kind, body) for kind, body in kept] + ([] if has_end else [_chunk(b"IEND", b"")])
        stream = BytesIO(b"".join([SIGNATURE, *parts]))
    stream.seek(0)
    is_deep = head[8:10] in {b"\x10\x02", b"\x10\x04", b"\x10\x06"}
    image = DeepPng(stream) if is_deep else PngImagePlugin.PngImageFile(stream)
    if "icc_profile" not in image.info:
        profile = next((body for kind, body in chunks if kind == b"iCCP"), b"")
        image.info["icc_profile"] = _inflated(profile.partition(b"\0")[2][1:], _LARGEST_PROFILE)
    if not has_end:
        image.info[NOTES] = (NO_END,)
    return image


def _chunks(stream: IO[bytes]) -> tuple[list[tuple[bytes, bytes]], bool, bool]:
    """Return the chunks whose sums are right, whether there is an end, and whether all sums are right.

    Pillow skips the sums of the pixels and would show noise; one that is wrong elsewhere is no reason to refuse.
    """
    stream.seek(len(SIGNATURE))
    chunks: list[tuple[bytes, bytes]] = []
    is_sound = True
    while True:
        start = stream.read(8)
        if len(start) < 8:
            return chunks, False, is_sound
        length, kind = struct.unpack(">I4s", start)
        body, check = stream.read(length), stream.read(4)
        is_needed = kind[:1].isupper() or not kind.isalpha()  # a small first letter: other programs may pass it over
        if kind == b"IEND":
            return [*chunks, (kind, b"")], True, is_sound
        if len(check) < 4 and not is_needed:
            return chunks, False, is_sound
        (expected,) = struct.unpack(">I", check)
        if zlib.crc32(body, zlib.crc32(kind)) == expected:
            chunks.append((kind, body))
        elif is_needed:
            raise ValueError(kind)
        else:
            is_sound = False


def _is_kept(kind: bytes, body: bytes, head: bytes) -> bool:
    """Tell whether Pillow is to see a chunk: what it needs for the picture, and texts that it takes."""
    if kind == b"tRNS":
        return len(body) >= _CLEAR_BYTES.get(head[9] if len(head) > 9 else 0, 1 << 32)
    if kind in _TEXTS or kind == b"iCCP":
        return _is_readable_text(kind, body)
    return kind[:1].isupper() or kind in _MOVING or kind == b"eXIf"


def _is_readable_text(kind: bytes, body: bytes) -> bool:
    keyword, _, rest = body.partition(b"\0")
    if kind == b"iTXt":
        is_packed, method, text = rest[:1] == b"\1", rest[1:2], rest[2:].split(b"\0", 2)[-1]
    else:
        is_packed, method, text = kind != b"tEXt", rest[:1], rest[1:]
    if not is_packed:
        return len(body) <= _LARGEST_TEXT
    return bool(keyword) and method == b"\0" and _inflated(text, _LARGEST_TEXT) is not None


def _inflated(data: bytes, most: int) -> bytes | None:
    """Return what was compressed; None where that is damaged or larger than ``most`` bytes."""
    with suppress(zlib.error):
        inflate = zlib.decompressobj()
        found = inflate.decompress(data, most)
        return found if found and not inflate.unconsumed_tail else None
    return None


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(kind)))


class DeepPng(PngImagePlugin.PngImageFile):
    """A PNG in colour, or in grey with transparency, with 16 bits a channel, of which Pillow keeps the upper 8."""

    def _open(self) -> None:
        self._file: IO[bytes] | None = self.fp
        super()._open()
        self.clear = self.info.get("transparency")

    def is_dark(self) -> bool:
        """Tell whether the upper 8 bits, which have been loaded, hold less than a quarter of what they could."""
        highest = [band.getextrema()[1] for band in self.split()[:3]]
        return all(isinstance(level, int | float) and level < 64 for level in highest)

    def numbers(self) -> NDArray[np.uint16]:
        """Return all 16 bits, (H, W, 3) or with alpha (H, W, 4); one colour that is clear becomes alpha.

        WORKAROUND: Pillow has no colours of 16 bits. Read with the other byte order, a number's lower byte comes out.
        Grey with alpha has no such reader, but as many bits as colours of 8 bits with alpha.
        """
        assert self._file is not None  # noqa: S101  (Pillow was given one)
        self._file.seek(0)
        low = PngImagePlugin.PngImageFile(self._file)
        is_grey = any(tile.args == "LA;16B" for tile in low.tile)
        low.tile = [tile._replace(args="RGBA" if is_grey else f"{low.mode};16L") for tile in low.tile]
        lower = np.asarray(low, np.uint16)
        if is_grey:
            return (lower[..., 0::2] * np.uint16(256) + lower[..., 1::2])[..., [0, 0, 0, 1]]
        numbers = np.asarray(self, np.uint16) * np.uint16(256) + lower
        if isinstance(self.clear, tuple) and len(self.clear) == 3 == numbers.shape[2]:
            is_clear = (numbers == np.array(self.clear)).all(axis=2)
            return np.dstack([numbers, np.where(is_clear, 0, 65535).astype(np.uint16)])
        return numbers
