"""At least 300 bad or odd pictures, built into a folder, each with what must come of it."""

import gzip
import os
import pickle
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, features

from cnngui.engine.arrays import Pixels
from tests.corpus_bytes import drawn, encoded

REFUSED = "refused"
EITHER = "either"


@dataclass(frozen=True, eq=False)
class Case:
    """One file and what must come of it.

    Parameters
    ----------
    path : Path
        The file, or what stands where a file should.
    expected : Pixels, "refused" or "either"
        The right picture, or refusal, or (flipped bits) no matter which, as long as it is one of the two.
    tolerance : int
        How far the mean colour of a corner may be off; 0 asks for the very same pixels.
    size : tuple[int, int] or None
        Width and height that an opened picture must have when ``expected`` is "either".
    words : str
        What the refusal must say.
    note : str
        What one of the notes must say.
    """

    path: Path
    expected: Pixels | str
    tolerance: int = 0
    size: tuple[int, int] | None = None
    words: str = ""
    note: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of file that is drawn, cut short, bent and renamed."""

    name: str
    suffix: str
    tolerance: int
    data: bytes


_LOSSY = 14


@cache
def kinds() -> tuple[Kind, ...]:
    """Encode the drawn picture in every kind that this Pillow can write."""
    picture = drawn()
    made = [
        Kind("jpeg", "jpg", _LOSSY, encoded(picture, "JPEG", quality=90)),
        Kind("progressive", "jpg", _LOSSY, encoded(picture, "JPEG", quality=90, progressive=True)),
        Kind("png", "png", 0, encoded(picture, "PNG")),
        Kind("webp", "webp", _LOSSY, encoded(picture, "WEBP", quality=90)),
        Kind("webp-lossless", "webp", 0, encoded(picture, "WEBP", lossless=True)),
        Kind("tiff", "tif", 0, encoded(picture, "TIFF")),
        Kind("tiff-lzw", "tif", 0, encoded(picture, "TIFF", compression="tiff_lzw")),
        Kind("tiff-deflate", "tif", 0, encoded(picture, "TIFF", compression="tiff_deflate")),
        Kind("gif", "gif", _LOSSY, encoded(picture, "GIF")),
        Kind("bmp", "bmp", 0, encoded(picture, "BMP")),
        Kind("ppm", "ppm", 0, encoded(picture, "PPM")),
    ]
    if features.check("jpg_2000"):
        made.append(Kind("jpeg2000", "jp2", 0, encoded(picture, "JPEG2000")))
    if features.check("avif"):
        made.append(Kind("avif", "avif", _LOSSY, encoded(picture, "AVIF", quality=90)))
    return tuple(made)


def written(folder: Path, name: str, data: bytes) -> Path:
    """Write a file and give its path."""
    path = folder / name
    path.write_bytes(data)
    return path


def whole(folder: Path) -> Iterator[Case]:
    """Every kind as it should be, and with bytes after its end."""
    for kind in kinds():
        for tail in (b"", b"\0" * 500):
            path = written(folder, f"{kind.name}-{len(tail)}.{kind.suffix}", kind.data + tail)
            # A WebP says how long it is, and an MPEG-4 box of length 0 reaches to the end of the file.
            expected = EITHER if tail and kind.name == "avif" else drawn()
            yield Case(path, expected, kind.tolerance, size=(96, 64))


def cut(folder: Path) -> Iterator[Case]:
    """Every kind, cut short at every twentieth."""
    for kind in kinds():
        for twentieth in range(1, 20):
            data = kind.data[: len(kind.data) * twentieth // 20]
            path = written(folder, f"{kind.name}-{twentieth * 5:02}.{kind.suffix}", data)
            yield Case(path, REFUSED, words=f"{kind.name}-")


def bent(folder: Path) -> Iterator[Case]:
    """Every kind with flipped bits: in the first bytes, where sizes are, and in the pixels. PNG must notice."""
    random = np.random.default_rng(20)
    for kind in kinds():
        for place, (low, high) in {"start": (3, 200), "pixels": (len(kind.data) // 2, len(kind.data))}.items():
            for number in range(8):
                data = bytearray(kind.data)
                for spot in random.integers(low, min(high, len(data)), size=1 + number % 4):
                    data[spot] ^= 1 << int(random.integers(8))
                path = written(folder, f"{kind.name}-{place}-{number}.{kind.suffix}", bytes(data))
                in_pixels = place == "pixels" and not kind.name.startswith("tiff")  # tags stand at its end
                expected = REFUSED if kind.name == "png" else EITHER
                yield Case(path, expected, size=(96, 64) if in_pixels else None)


def misnamed(folder: Path) -> Iterator[Case]:
    """Good pictures with the suffix of another kind, an unknown one or none."""
    for kind in kinds():
        for suffix in {".png", ".jpg", ".TIFF", ".csv", ".exe", ""} - {f".{kind.suffix}"}:
            path = written(folder, f"{kind.name}-as{suffix}", kind.data)
            yield Case(path, drawn(), kind.tolerance)


def sizes(folder: Path) -> Iterator[Case]:
    """Make the smallest and the thinnest pictures."""
    for height, width in ((1, 1), (1, 5000), (5000, 1), (2, 2), (3, 1)):
        picture = np.full((height, width, 3), (90, 160, 30), np.uint8)
        for kind, suffix in (
            ("PNG", "png"),
            ("JPEG", "jpg"),
            ("WEBP", "webp"),
            ("TIFF", "tif"),
            ("BMP", "bmp"),
            ("GIF", "gif"),
        ):
            path = written(folder, f"{width}x{height}.{suffix}", encoded(picture, kind))
            yield Case(path, picture, 0 if suffix in {"png", "tif", "bmp"} else _LOSSY)


def _stored(picture: Pixels, orientation: int) -> Pixels:
    """Turn an upright picture as a camera with this orientation stores it (EXIF 2.3, tag 274)."""
    turned = {
        1: picture,
        2: picture[:, ::-1],
        3: picture[::-1, ::-1],
        4: picture[::-1],
        5: picture.swapaxes(0, 1),
        6: np.rot90(picture),
        7: np.rot90(picture, 2).swapaxes(0, 1),
        8: np.rot90(picture, -1),
    }
    return np.ascontiguousarray(turned[orientation])


def turned(folder: Path) -> Iterator[Case]:
    """EXIF orientation 1 to 8, and values that mean nothing, in every kind that has EXIF data."""
    kinds_with_exif = [("JPEG", "jpg", _LOSSY), ("PNG", "png", 0), ("WEBP", "webp", _LOSSY), ("TIFF", "tif", 0)]
    if features.check("avif"):
        kinds_with_exif.append(("AVIF", "avif", _LOSSY))
    for kind, suffix, tolerance in kinds_with_exif:
        for orientation in (*range(1, 9), 0, 9, 60000):
            exif = Image.Exif()
            exif[0x0112] = orientation
            right = orientation if orientation in range(1, 9) else 1
            data = encoded(_stored(drawn(), right), kind, exif=exif.tobytes())
            yield Case(written(folder, f"turned-{orientation}.{suffix}", data), drawn(), tolerance)
    for name, broken in (("broken", b"Exif\0\0MM\0*\0\0\xff\xff"), ("text", b"Exif\0\0" + b"not a directory" * 9)):
        data = encoded(drawn(), "JPEG", exif=broken, quality=90)
        yield Case(written(folder, f"exif-{name}.jpg", data), drawn(), _LOSSY)


def moving(folder: Path) -> Iterator[Case]:
    """Files of several pictures: the first is meant, and a note says so, except for a phone's hidden second one."""
    others = [Image.fromarray(255 - drawn()), Image.fromarray(drawn()[::-1].copy())]
    many = {"save_all": True, "append_images": others}
    for kind, suffix, tolerance in (
        ("GIF", "gif", _LOSSY),
        ("WEBP", "webp", _LOSSY),
        ("PNG", "png", 0),
        ("TIFF", "tif", 0),
    ):
        path = written(folder, f"moving.{suffix}", encoded(drawn(), kind, **many))
        yield Case(path, drawn(), tolerance, note="3 pictures")
    data = encoded(drawn(), "GIF", **many)
    for percent in (60, 80, 99):
        path = written(folder, f"later-cut-{percent}.gif", data[: len(data) * percent // 100])
        yield Case(path, drawn(), _LOSSY, note="pictures")
    phone = encoded(drawn(), "MPO", save_all=True, append_images=others[:1], quality=90)
    yield Case(written(folder, "phone.jpg", phone), drawn(), _LOSSY)
    yield Case(written(folder, "phone-cut.jpg", phone[: len(phone) * 9 // 10]), drawn(), _LOSSY)


def named(folder: Path) -> Iterator[Case]:
    """Names that people and other systems give."""
    scripts = ("été à la plage", "猫", "кошка", "قطة", "🐈‍⬛", "x" * 100 + "é", "é" * 125, "n" * (255 - len(".png")))
    signs = (" space ", "two  spaces", "-dash", "100%", "a'b\"c", "#;&$(x)`*?", "line\nbreak", ".hidden", "dot.dot..")
    forbidden = set('"*?<>|:\n') if os.name == "nt" else set()
    for name in (name for name in (*scripts, *signs) if not forbidden & set(name)):
        yield Case(written(folder, f"{name}.png", encoded(drawn(), "PNG")), drawn())
    deep = folder / "Ünïcode" / "d e e p"
    deep.mkdir(parents=True)
    yield Case(written(deep, "photo.jpg", encoded(drawn(), "JPEG")), drawn(), _LOSSY)


def not_pictures(folder: Path) -> Iterator[Case]:
    """Other files, named as pictures."""
    archive = folder / "archive.png"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("inside.png", encoded(drawn(), "PNG"))
    yield Case(archive, REFUSED, words="not a picture")
    texts = {
        "text.jpg": b"this is only text\n",
        "page.jpg": b"<!DOCTYPE html><html><body>404 Not Found</body></html>",
        "drawing.svg": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
        "pickle.png": pickle.dumps({"a": [1, 2, 3]}),
        "packed.png": gzip.compress(encoded(drawn(), "PNG")),
        "base64.png": b"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAA",
        "document.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
        "postscript.eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
        "program.jpg": b"\x7fELF\x02\x01\x01" + bytes(100),
        "zeros.png": bytes(5000),
        "noise.jpg": np.random.default_rng(1).bytes(5000),
        "start-lost.jpg": encoded(drawn(), "JPEG")[7:],
        "as-text.png": encoded(drawn(), "PNG").replace(b"\r\n", b"\n"),
        "bmw.bmp": b"BMW and other cars, in a text that is long enough",
        "one-byte.gif": b"G",
        "numbers.png": b"1,2,3\n4,5,6\n",
        "mp4.jpg": b"\0\0\0\x18ftypmp42" + bytes(100),
    }
    for name, data in texts.items():
        yield Case(written(folder, name, data), REFUSED, words="not a picture")
    yield Case(written(folder, "phone.heic", b"\0\0\0\x24ftypheic" + bytes(100)), REFUSED, words="HEIC")
    yield Case(written(folder, "empty.png", b""), REFUSED, words="empty")
    for kind in kinds():
        yield Case(written(folder, f"start.{kind.name}", kind.data[:12]), REFUSED)


def not_files(folder: Path) -> Iterator[Case]:
    """Put other things where a file should be."""
    yield Case(folder, REFUSED, words="is a folder")
    yield Case(folder / "missing.png", REFUSED, words="There is no file")
    good = written(folder, "good.png", encoded(drawn(), "PNG"))
    yield Case(good / "inside.png", REFUSED)
    yield Case(folder / ("n" * 300 + ".png"), REFUSED)
    yield Case(folder / "null\0.png", REFUSED)
    secret = written(folder, "secret.png", encoded(drawn(), "PNG"))
    secret.chmod(0)
    allowed = os.access(secret, os.R_OK)  # root reads everything
    yield Case(secret, drawn() if allowed else REFUSED, words="may not be read")
    if hasattr(os, "mkfifo"):
        yield from _unix_files(folder, good)


def _unix_files(folder: Path, good: Path) -> Iterator[Case]:
    pipe, link, lost, loop = (folder / name for name in ("pipe.png", "link.png", "lost.png", "loop.png"))
    os.mkfifo(pipe)
    yield Case(pipe, REFUSED, words="not an ordinary file")
    yield Case(Path("/dev/zero"), REFUSED, words="not an ordinary file")
    link.symlink_to(good)
    yield Case(link, drawn())
    lost.symlink_to(folder / "nowhere.png")
    yield Case(lost, REFUSED, words="There is no file")
    loop.symlink_to(loop)
    yield Case(loop, REFUSED)


GROUPS: dict[str, Callable[[Path], Iterator[Case]]] = {
    group.__name__: group
    for group in (whole, cut, bent, misnamed, sizes, turned, moving, named, not_pictures, not_files)
}
"""The pictures that are made of files; `tests.corpus_depths` and `tests.corpus_bombs` add theirs."""
