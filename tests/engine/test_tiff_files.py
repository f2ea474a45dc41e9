"""TIFFs of every depth, sign, order and compression; thumbnails, and camera raw."""

import struct
from io import BytesIO
from itertools import product

import numpy as np
import pytest
import tifffile
from numpy.typing import NDArray
from PIL import Image

from cnngui.engine.errors import PhotoError
from cnngui.engine.photos import photo_from_bytes
from tests.corpus_bytes import drawn, encoded, grey_of, tiff, tiff_tags

COLOUR, GREY = drawn(), grey_of(drawn()).copy()
COLOUR[0, 0], GREY[0, 0], GREY[0, 1] = (0, 255, 7), 0, 255


def saved(array: NDArray[np.generic], **options: object) -> bytes:
    """Encode as TIFF."""
    stream = BytesIO()
    tifffile.imwrite(stream, array, **options)  # type: ignore[arg-type]  # its options are one large TypedDict
    return stream.getvalue()


@pytest.mark.parametrize("compression", [None, "zlib"])
@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("options", [{}, {"rowsperstrip": 7}, {"tile": (16, 16)}], ids=["whole", "strips", "tiles"])
@pytest.mark.parametrize("kind", ["u1", "u2", "f2", "f4"])
def test_planes(kind: str, options: dict[str, object], order: str, compression: str | None) -> None:
    """Colours plane by plane come out as they went in, however they are cut up."""
    scale = 257 if kind == "u2" else 1
    planes = np.moveaxis(COLOUR, -1, 0).astype(kind) * np.array(scale, kind)
    data = saved(
        planes, photometric="rgb", planarconfig="separate", byteorder=order, compression=compression, **options
    )
    assert np.array_equal(photo_from_bytes(data, "x").pixels, COLOUR)


@pytest.mark.parametrize(("order", "predictor"), list(product("<>", [True, False])))
@pytest.mark.parametrize("kind", ["u2", "i2", "u4", "i4", "u8", "i8", "f2", "f4", "f8"])
def test_types(kind: str, order: str, *, predictor: bool) -> None:
    """Whole and other numbers of any width, in grey and colour, as they are and as differences."""
    if predictor and (kind[0] == "f" or kind[1] == "8"):
        pytest.skip("tifffile writes none without imagecodecs")
    is_natural = kind in {"u2", "u4", "u8"}
    factor = {"u2": 257, "u4": 16843009, "u8": 72340172838076673}.get(kind, 1)
    compression = None if not predictor else "zlib"
    for picture in (GREY, COLOUR):
        numbers = picture.astype(kind) * np.array(factor, kind)
        for options in ({}, {"tile": (16, 32)}):
            photometric = "rgb" if picture.ndim == 3 else "minisblack"
            data = saved(
                numbers,
                photometric=photometric,
                byteorder=order,
                predictor=predictor,
                compression=compression,
                **options,
            )
            photo = photo_from_bytes(data, "x")
            expected = picture if picture.ndim == 3 else np.repeat(picture[..., np.newaxis], 3, axis=2)
            assert np.array_equal(photo.pixels, expected)
            assert bool(photo.notes) == is_natural


@pytest.mark.parametrize("compression", ["tiff_lzw", "packbits", "tiff_deflate", "tiff_adobe_deflate", "zstd", "lzma"])
def test_compressions(compression: str) -> None:
    """Whatever Pillow writes."""
    for image in (Image.fromarray(GREY.astype(np.uint16) * 257), Image.fromarray(GREY.astype(np.float32))):
        data = encoded(image, "TIFF", compression=compression)
        assert np.array_equal(photo_from_bytes(data, "x").pixels[..., 0], GREY)


@pytest.mark.parametrize("compression", ["tiff_lzw", "tiff_adobe_deflate"])
def test_floats_as_differences_of_bytes(compression: str) -> None:
    """As libtiff, which Pillow asks, writes them."""
    image = Image.fromarray(GREY.astype(np.float32) / 255)
    data = encoded(image, "TIFF", compression=compression, tiffinfo={317: 3})
    assert len(data) < len(encoded(image, "TIFF"))
    assert np.array_equal(photo_from_bytes(data, "x").pixels[..., 0], GREY)


@pytest.mark.parametrize("kind", ["u1", "u2", "u4", "f4", "f8"])
def test_zero_is_white(kind: str) -> None:
    """A scanner's grey is no negative, whatever its depth."""
    top = 1 if kind[0] == "f" else 2 ** (8 * int(kind[1])) - 1
    ramp = np.tile(np.linspace(0, 1, 64), (8, 1))
    data = saved(((1 - ramp) * top).astype(kind), photometric="miniswhite")
    row = photo_from_bytes(data, "x").pixels[0, :, 0]
    assert (row[0], row[-1]) == (0, 255)


@pytest.mark.parametrize("bits", [9, 10, 12, 14, 15, 24, 31])
def test_odd_widths(bits: int) -> None:
    """Numbers that end within a byte, packed, the largest of which is white."""
    levels = np.array([[0, 2**bits - 1, 2 ** (bits - 1)], [2**bits - 1, 0, 2 ** (bits - 1)]], np.uint64)
    rows = []
    for row in levels:
        digits = "".join(f"{level:0{bits}b}" for level in row.tolist())
        rows.append(int(digits.ljust(-(-len(digits) // 8) * 8, "0"), 2).to_bytes(-(-len(digits) // 8), "big"))
    if bits == 24:  # whole bytes lie in the file's order
        rows = [b"".join(level.to_bytes(3, "little") for level in row.tolist()) for row in levels]
    data = b"".join(rows)
    tags = tiff_tags(3, 2, len(data)) | {258: bits, 262: 1, 277: 1}
    pixels = photo_from_bytes(tiff(tags, data), "x").pixels[..., 0]
    assert pixels.tolist() == [[0, 255, 128], [255, 0, 128]]


def test_alpha_of_16_bits_is_no_colour() -> None:
    """Dark colours with an opaque alpha are made brighter; what is clear is white."""
    numbers = np.dstack([COLOUR.astype(np.uint16) * 16, np.full(COLOUR.shape[:2], 65535, np.uint16)])
    numbers[:4, :, 3] = 0
    for planar in ("contig", "separate"):
        array = numbers if planar == "contig" else np.moveaxis(numbers, -1, 0).copy()
        photo = photo_from_bytes(saved(array, photometric="rgb", planarconfig=planar, extrasamples=["unassalpha"]), "x")
        assert (photo.pixels[:4] == 255).all()
        assert np.abs(photo.pixels[4:].astype(int) - COLOUR[4:]).max() <= 1
        assert "uses 12 of its 16 bits" in str(photo.notes[0])


def test_many_channels() -> None:
    """Of pictures with more than colours, the first channel is shown, and said so."""
    cube = np.dstack([GREY.astype(np.uint16) * 257] * 5)
    photo = photo_from_bytes(saved(cube, photometric="minisblack", planarconfig="contig"), "x")
    assert np.array_equal(photo.pixels[..., 0], GREY)
    assert "has 5 channels of numbers; this is the first" in " ".join(map(str, photo.notes))


def test_nothing_measured() -> None:
    """What GDAL writes where nothing was measured does not count."""
    numbers = GREY.astype(np.float32)
    numbers[3] = -9999
    tag = (42113, "s", 0, "-9999", True)
    photo = photo_from_bytes(saved(numbers, extratags=[tag]), "x")
    assert np.array_equal(photo.pixels[4:, :, 0], GREY[4:])
    assert (photo.pixels[3] == 0).all()


def test_turned_and_profiled() -> None:
    """Orientation and the number of pictures count here as elsewhere."""
    pages = BytesIO()
    with tifffile.TiffWriter(pages) as file:
        for _ in range(3):
            file.write(GREY.astype(np.uint16) * 257, extratags=[(274, "H", 1, 6, True)])
    photo = photo_from_bytes(pages.getvalue(), "x")
    assert np.array_equal(photo.pixels[..., 0], np.rot90(GREY, -1))
    assert "holds 3 pictures; this is the first" in str(photo.notes[0])


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
@pytest.mark.parametrize("options", [{}, {"compression": "zlib"}, {"tile": (16, 16)}, {"planarconfig": "separate"}])
def test_cut_short(options: dict[str, object], share: float) -> None:
    """Half a picture is refused."""
    array = COLOUR.astype(np.float32)
    data = saved(np.moveaxis(array, -1, 0).copy() if "planarconfig" in options else array, photometric="rgb", **options)
    with pytest.raises(PhotoError, match="damaged, incomplete"):
        photo_from_bytes(data[: int(len(data) * share)], "x")


def test_a_short_file_may_claim_any_size() -> None:
    """No memory is taken for what is not there."""
    tags = tiff_tags(14000, 14000, 100) | {258: 16, 262: 1, 277: 1}
    with pytest.raises(PhotoError, match="damaged, incomplete"):
        photo_from_bytes(tiff(tags, bytes(100)), "x")


# Thumbnails and camera raw


def directory(tags: list[tuple[int, int, list[int]]], at: int) -> bytes:
    """Write a directory that lies at this place; kinds 1, 3 and 4 are bytes, words and double words."""
    out, more, end = struct.pack("<H", len(tags)), b"", at + 6 + 12 * len(tags)
    for tag, kind, values in sorted(tags):
        data = struct.pack(f"<{len(values)}{ {1: 'B', 3: 'H', 4: 'I'}[kind] }", *values)
        place = data.ljust(4, b"\0") if len(data) <= 4 else struct.pack("<I", end + len(more))
        out += struct.pack("<HHI", tag, kind, len(values)) + place
        more += data if len(data) > 4 else b""
    return out + struct.pack("<I", 0) + more


def with_another_within(photometric: int, compression: int = 1, *, dng: bool = False) -> bytes:
    """Return a TIFF of a small picture, with a large one as a part of its directory."""
    small, large = bytes([90]) * 16 * 12 * 3, bytes([160]) * 512 * 384 * 3

    def tags(kind: int, size: tuple[int, int], colours: int, at: int, count: int) -> list[tuple[int, int, list[int]]]:
        rows = [(254, 4, [kind]), (256, 4, [size[0]]), (257, 4, [size[1]]), (258, 3, [8] * 3)]
        rows += [(259, 3, [1 if kind else compression]), (262, 3, [colours]), (273, 4, [at]), (277, 3, [3])]
        return [*rows, (278, 4, [size[1]]), (279, 4, [count])]

    def first(at: int, sub: int) -> bytes:
        version = [(50706, 1, [1, 4, 0, 0])] if dng else []
        return directory([*tags(1, (16, 12), 2, at, len(small)), (330, 4, [sub]), *version], 8)

    at = 8 + len(first(0, 0))
    sub = at + len(small)
    second = directory(tags(0, (512, 384), photometric, 0, len(large)), sub)
    second = directory(tags(0, (512, 384), photometric, sub + len(second), len(large)), sub)
    return b"II*\0" + struct.pack("<I", 8) + first(at, sub) + small + second + large


RAWS = (
    "DNG",
    "DNG-RGB",
    "mosaic",
    "NEF",
    "ARW",
    "CR2",
    "RW2",
    "ORF",
    "ORF-M",
    "RAF",
    "CR3",
    "IIQ",
    "CRW",
    "X3F",
    "MRW",
)


@pytest.mark.parametrize(
    "data",
    [
        with_another_within(34892, dng=True),
        with_another_within(2, dng=True),
        with_another_within(32803),
        with_another_within(2, 34713),
        with_another_within(2, 32767),
        b"II*\0\x10\0\0\0CR\2\0" + bytes(500),
        b"IIU\0\x18\0\0\0" + bytes(500),
        b"IIRO\x08\0\0\0" + bytes(500),
        b"MMOR\0\0\0\x08" + bytes(500),
        b"FUJIFILMCCD-RAW 0201FF159502" + bytes(500),
        b"\0\0\0\x18ftypcrx \0\0\0\1crx isom" + bytes(500),
        b"II*\0\x08\0\0\0IIIITwaR" + bytes(500),
        b"II\x1a\0\0\0HEAPCCDR" + bytes(500),
        b"FOVb\0\0\2\0" + bytes(500),
        b"\0MRM\0\0\2\0" + bytes(500),
    ],
    ids=RAWS,
)
def test_camera_raw_is_refused_by_name(data: bytes) -> None:
    """And never opened as the thumbnail in it."""
    with pytest.raises(PhotoError, match="photo is camera raw") as caught:
        photo_from_bytes(data, "photo")
    assert "Save it as JPEG" in str(caught.value)


def test_a_preview_is_said_to_be_one() -> None:
    """A large picture that nobody reaches is at least named."""
    photo = photo_from_bytes(with_another_within(2), "x")
    assert photo.size == (16, 12)
    assert "small preview of a picture of 512 × 384 pixels" in str(photo.notes[0])


def test_a_thumbnail_before_the_picture_is_passed_over() -> None:
    """The first picture that is not marked as a small copy counts."""
    for picture in (COLOUR, COLOUR.astype(np.uint16) * 257):
        pages = BytesIO()
        with tifffile.TiffWriter(pages) as file:
            file.write(COLOUR[::8, ::8].copy(), subfiletype=1, photometric="rgb")
            file.write(picture, photometric="rgb")
        assert np.array_equal(photo_from_bytes(pages.getvalue(), "x").pixels, COLOUR)


def test_the_other_byte_order_in_the_mark() -> None:
    """Pillow reads TIFFs whose mark has its two bytes swapped, and so do we."""
    data = encoded(COLOUR, "TIFF")
    assert data.startswith(b"II*\0")
    assert photo_from_bytes(data, "x").size == (96, 64)
