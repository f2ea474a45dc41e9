"""The part of the corpus with odd pixels: depths, palettes, transparency, CMYK, numbers, profiles, rare headers."""

import struct
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import tifffile
from numpy.typing import NDArray
from PIL import Image, ImageCms

from cnngui.engine.arrays import Pixels
from tests.corpus import EITHER, Case, written
from tests.corpus_bytes import (
    SRGB_PRIMARIES,
    SWAPPED,
    chunk,
    drawn,
    encoded,
    grey_of,
    icc_profile,
    interlaced_png,
    packed,
    png,
    png16,
    tiff,
    tiff_tags,
)


def _rgb(grey: Pixels) -> Pixels:
    return np.repeat(grey[..., np.newaxis], 3, axis=2)


def _by_tifffile(array: NDArray[np.generic], **options: object) -> bytes:
    stream = BytesIO()
    tifffile.imwrite(stream, array, **options)  # type: ignore[arg-type]  # its options are one large TypedDict
    return stream.getvalue()


def sixteen_bits(folder: Path) -> Iterator[Case]:
    """16 bits a channel: 257 times the byte, so that the byte comes back exactly."""
    colour, grey = drawn().astype(np.uint16) * 257, grey_of(drawn()).astype(np.uint16) * 257
    clear = np.full((*grey.shape, 1), 65535, np.uint16)
    made = {
        "grey.png": (png16(grey, 0), _rgb(grey_of(drawn()))),
        "grey-alpha.png": (png16(np.concatenate([grey[..., np.newaxis], clear], 2), 4), _rgb(grey_of(drawn()))),
        "colour.png": (png16(colour, 2), drawn()),
        "colour-alpha.png": (png16(np.concatenate([colour, clear], 2), 6), drawn()),
        "grey.tif": (encoded(Image.fromarray(grey), "TIFF"), _rgb(grey_of(drawn()))),
        "grey-big-endian.tif": (_by_tifffile(grey, byteorder=">"), _rgb(grey_of(drawn()))),
        "colour.tif": (_by_tifffile(colour, photometric="rgb"), drawn()),
        "grey.jp2": (encoded(Image.fromarray(grey), "JPEG2000"), _rgb(grey_of(drawn()))),
    }
    for name, (data, expected) in made.items():
        yield Case(written(folder, name, data), expected, note="16 bits")
    rounded = np.array([[0, 128, 129, 65406, 65407, 65535]], np.uint16)
    expected = _rgb(np.array([[0, 0, 1, 254, 255, 255]], np.uint8))
    yield Case(written(folder, "rounded.png", png16(rounded, 0)), expected, note="16 bits")


def few_bits(folder: Path) -> Iterator[Case]:
    """1, 2 and 4 bits, grey and with a palette; black and white; 16-bit BMP; palettes that are too short."""
    grey = grey_of(drawn())
    for depth in (1, 2, 4):
        levels = (grey >> (8 - depth)).astype(np.uint8)
        expected = _rgb((levels.astype(np.uint16) * 255 // (2**depth - 1)).astype(np.uint8))
        yield Case(written(folder, f"grey-{depth}.png", png(packed(levels, depth), 96, depth, 0)), expected)
        colours = np.random.default_rng(depth).integers(0, 256, (2**depth, 3), np.uint8)
        palette = chunk(b"PLTE", colours.tobytes())
        data = png(packed(levels, depth), 96, depth, 3, [palette])
        yield Case(written(folder, f"palette-{depth}.png", data), colours[levels])
    black_white = Image.fromarray(grey).convert("1")
    for name, kind, options in (
        ("one.tif", "TIFF", {}),
        ("fax.tif", "TIFF", {"compression": "group4"}),
        ("one.bmp", "BMP", {}),
        ("one.png", "PNG", {}),
    ):
        data = encoded(black_white, kind, **options)
        yield Case(written(folder, name, data), _rgb(np.asarray(black_white.convert("L"))))
    for name, kind in (("grey.jpg", "JPEG"), ("grey.webp", "WEBP"), ("grey.tif", "TIFF"), ("grey.gif", "GIF")):
        yield Case(written(folder, name, encoded(grey, kind)), _rgb(grey), 0 if name[-1] == "f" else 14)
    yield Case(written(folder, "interlaced.png", interlaced_png(drawn())), drawn())
    yield Case(written(folder, "high-colour.bmp", _bmp_565(drawn())), drawn(), 8)
    yield Case(written(folder, "top-down.bmp", _bmp_top_down(drawn())), drawn())


def _bmp(picture: Pixels, height: int, bits: int, rows: bytes, masks: bytes = b"") -> bytes:
    offset = 54 + len(masks)
    info = struct.pack("<IiiHHIIiiII", 40, picture.shape[1], height, 1, bits, 3 if masks else 0, len(rows), 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", offset + len(rows), 0, 0, offset) + info + masks + rows


def _bmp_565(picture: Pixels) -> bytes:
    red, green, blue = (picture[::-1, :, channel].astype(np.uint16) for channel in range(3))
    words = (red >> 3 << 11) | (green >> 2 << 5) | (blue >> 3)
    return _bmp(picture, picture.shape[0], 16, words.astype("<u2").tobytes(), struct.pack("<III", 0xF800, 0x07E0, 0x1F))


def _bmp_top_down(picture: Pixels) -> bytes:
    return _bmp(picture, -picture.shape[0], 24, np.ascontiguousarray(picture[..., ::-1]).tobytes())


def transparent(folder: Path) -> Iterator[Case]:
    """Alpha in every form: half of the picture clear, so it is white; or all of it opaque, and no note."""
    alpha = np.full((64, 96, 1), 255, np.uint8)
    alpha[:32] = 0
    half = np.concatenate([drawn(), alpha], axis=2)
    expected = drawn()
    expected[:32] = 255
    note = "put on white"
    for kind, suffix, tolerance, options in (
        ("PNG", "png", 0, {}),
        ("TIFF", "tif", 0, {}),
        ("WEBP", "webp", 14, {"quality": 90}),
        ("WEBP", "lossless.webp", 0, {"lossless": True}),
        ("GIF", "gif", 14, {}),
    ):
        yield Case(written(folder, f"half.{suffix}", encoded(half, kind, **options)), expected, tolerance, note=note)
    opaque = np.concatenate([drawn(), np.full_like(alpha, 255)], axis=2)
    yield Case(written(folder, "opaque.png", encoded(opaque, "PNG")), drawn())
    grey = np.concatenate([grey_of(drawn())[..., np.newaxis], alpha], axis=2)
    expected_grey = _rgb(grey_of(drawn()))
    expected_grey[:32] = 255
    yield Case(written(folder, "grey.png", encoded(Image.fromarray(grey, "LA"), "PNG")), expected_grey, note=note)
    yield from _by_colour(folder, note)


def _by_colour(folder: Path, note: str) -> Iterator[Case]:
    """One colour, one grey or some of the palette are clear (PNG's tRNS chunk)."""
    red = drawn()[0, 0]
    expected = drawn()
    expected[(expected == red).all(axis=2)] = 255
    rows = [row.tobytes() for row in drawn()]
    data = png(rows, 96, 8, 2, [chunk(b"tRNS", b"".join(bytes([0, part]) for part in red))])
    yield Case(written(folder, "clear-red.png", data), expected, note=note)
    grey = grey_of(drawn())
    expected_grey = _rgb(np.where(grey == grey[0, 0], 255, grey).astype(np.uint8))
    data = png([row.tobytes() for row in grey], 96, 8, 0, [chunk(b"tRNS", bytes([0, grey[0, 0]]))])
    yield Case(written(folder, "clear-grey.png", data), expected_grey, note=note)
    levels = (grey >> 6).astype(np.uint8)
    colours = np.array([[9, 9, 9], [80, 0, 0], [0, 160, 0], [0, 0, 240]], np.uint8)
    extra = [chunk(b"PLTE", colours.tobytes()), chunk(b"tRNS", bytes([255, 0, 255]))]
    colours[1] = 255
    data = png(packed(levels, 2), 96, 2, 3, extra)
    yield Case(written(folder, "clear-palette.png", data), colours[levels], note=note)
    deep = [chunk(b"tRNS", (red.astype(">u2") * 256 + 17).astype(">u2").tobytes())]
    data = png16(drawn().astype(np.uint16) * 256 + 17, 2, deep)
    yield Case(written(folder, "clear-red-16.png", data), expected, note=note)
    deep = [chunk(b"tRNS", (grey[:1, 0].astype(">u2") * 257).tobytes())]
    data = png16(grey.astype(np.uint16) * 257, 0, deep)
    yield Case(written(folder, "clear-grey-16.png", data), expected_grey, note=note)


def printed(folder: Path) -> Iterator[Case]:
    """CMYK and other colours of the press and of television."""
    cmyk = Image.fromarray(drawn()).convert("CMYK")
    for name, kind, tolerance, options in (
        ("cmyk.jpg", "JPEG", 14, {"quality": 90}),
        ("cmyk.tif", "TIFF", 1, {}),
        ("cmyk-lzw.tif", "TIFF", 1, {"compression": "tiff_lzw"}),
    ):
        yield Case(written(folder, name, encoded(cmyk, kind, **options)), drawn(), tolerance)
    data = encoded(cmyk, "JPEG", quality=90, icc_profile=SWAPPED)  # an RGB profile that does not belong here
    yield Case(written(folder, "cmyk-odd-profile.jpg", data), drawn(), 14)
    ycc = Image.fromarray(drawn()).convert("YCbCr")
    yield Case(written(folder, "ycc.tif", encoded(ycc, "TIFF")), drawn(), 3)
    data = encoded(drawn(), "TIFF", compression="jpeg", quality=90)
    yield Case(written(folder, "jpeg-inside.tif", data), drawn(), 14)
    to_lab = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")
    lab = to_lab.apply(Image.fromarray(drawn()))
    yield Case(written(folder, "lab.tif", encoded(lab, "TIFF")), drawn(), 5)


def numbers(folder: Path) -> Iterator[Case]:
    """Pictures of numbers: the scale is 0 to 1, to 255 or to 65,535, or it is guessed and said so."""
    grey = grey_of(drawn()).copy()
    grey[0, 0], grey[0, 1] = 0, 255
    plain = grey.astype(np.float32)
    hole = plain.copy()
    hole[5, 5:9] = np.nan, np.inf, -np.inf, np.nan
    patched = grey.copy()
    patched[5, 5:9] = 0
    made: dict[str, tuple[NDArray[np.generic], Pixels, str]] = {
        "to-1": (plain / 255, grey, ""),
        "to-255": (plain, grey, ""),
        "to-65535": (plain * 257, grey, ""),
        "to-million": (plain * 1e6, grey, "stretched"),
        "from-minus": (plain - 100, grey, "from −100 to 155"),
        "whole": (grey.astype(np.int32), grey, ""),
        "negative": (-grey.astype(np.int32), 255 - grey, "stretched"),
        "flat": (np.full((64, 96), -7, np.float32), np.zeros((64, 96), np.uint8), "stretched"),
        "not-finite": (hole, patched, "not finite"),
        "double": (plain.astype(np.float64), grey, ""),
        "half": (plain.astype(np.float16), grey, ""),
        "all-nan": (np.full((64, 96), np.nan, np.float32), np.zeros((64, 96), np.uint8), "not finite"),
    }
    for name, (array, expected, note) in made.items():
        yield Case(written(folder, f"{name}.tif", _by_tifffile(array)), _rgb(expected), note=note)


def rare_tiffs(folder: Path) -> Iterator[Case]:
    """Tiles, planes, strips, large offsets, other byte order; and by hand."""
    kinds: dict[str, dict[str, object]] = {
        "tiles": {"tile": (16, 16)},
        "planes": {"planarconfig": "separate"},
        "strips": {"rowsperstrip": 7},
        "big": {"bigtiff": True},
        "motorola": {"byteorder": ">"},
    }
    for name, options in kinds.items():
        array = np.moveaxis(drawn(), -1, 0) if name == "planes" else drawn()
        yield Case(written(folder, f"{name}.tif", _by_tifffile(array, photometric="rgb", **options)), drawn())
    data = tiff(tiff_tags(96, 64, drawn().size), drawn().tobytes())
    yield Case(written(folder, "by-hand.tif", data), drawn())


def profiled(folder: Path) -> Iterator[Case]:
    """Colour profiles: one that swaps red and blue, sRGB by another name, damaged ones, and of the wrong kind."""
    swapped = np.ascontiguousarray(drawn()[..., ::-1])
    for kind, suffix, tolerance in (("PNG", "png", 25), ("JPEG", "jpg", 30), ("WEBP", "webp", 30), ("TIFF", "tif", 25)):
        data = encoded(drawn(), kind, icc_profile=SWAPPED)
        yield Case(written(folder, f"swapped.{suffix}", data), swapped, tolerance, note="Red and blue swapped")
    half = np.concatenate([drawn(), np.full((64, 96, 1), 255, np.uint8)], axis=2)
    half[:32, :, 3] = 0
    expected = swapped.copy()
    expected[:32] = 255
    data = encoded(half, "PNG", icc_profile=SWAPPED)
    yield Case(written(folder, "swapped-half.png", data), expected, 25, note="put on white")
    palette = encoded(Image.fromarray(drawn()).quantize(64), "PNG", icc_profile=SWAPPED)
    yield Case(written(folder, "swapped-palette.png", palette), swapped, 40, note="swapped")
    ignored = {
        "srgb": ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
        "cut": SWAPPED[:100],
        "noise": np.random.default_rng(3).bytes(400),
        "zeros": bytes(128),
    }
    for name, profile in ignored.items():
        yield Case(written(folder, f"{name}.png", encoded(drawn(), "PNG", icc_profile=profile)), drawn())
    black = icc_profile(((0, 0, 0), (0, 0, 0), (0, 0, 0)))
    yield Case(written(folder, "black.png", encoded(drawn(), "PNG", icc_profile=black)), EITHER, size=(96, 64))
    data = encoded(grey_of(drawn()), "PNG", icc_profile=icc_profile(SRGB_PRIMARIES))
    yield Case(written(folder, "grey.png", data), _rgb(grey_of(drawn())))


DEPTH_GROUPS: dict[str, Callable[[Path], Iterator[Case]]] = {
    group.__name__: group for group in (sixteen_bits, few_bits, transparent, printed, numbers, rare_tiffs, profiled)
}
