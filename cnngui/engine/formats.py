"""The kinds of picture files, by their first bytes: those that are read, and those that are refused by name."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    ImageFile,
    PpmImagePlugin,
    WebPImagePlugin,
)

from cnngui.engine.broken_off import EndlessJpeg2000, open_jpeg
from cnngui.engine.png_files import open_png
from cnngui.engine.tiff_files import is_camera_raw, open_tiff

Opener = Callable[[IO[bytes]], ImageFile.ImageFile]

CAMERA_RAW = "camera raw"


@dataclass(frozen=True)
class Format:
    """A kind of picture: its name, what its first bytes look like, and the plugin that reads it (None: refused)."""

    name: str
    start: re.Pattern[bytes]
    opener: Opener | None


def _format(name: str, start: bytes, opener: Opener | None = None) -> Format:
    return Format(name, re.compile(start, re.DOTALL), opener)


_RAW = (
    rb"II\*\0.{4}CR|(II\*\0|MM\0\*).{4}(IIII|MMMM)|IIR[OS]\x08|MMOR|IIU\0|FUJIFILMCCD-RAW|.{4}ftypcrx |"
    rb"II\x1a\0\0\0HEAPCCDR|FOVb|\0MRM"
)
"""CR2, IIQ, ORF, RW2, RAF, CR3, CRW, X3F and MRW; those that look like any TIFF are known by what it says within."""

FORMATS = (
    _format("JPEG", rb"\xff\xd8\xff", open_jpeg),
    _format("PNG", rb"\x89PNG\r\n\x1a\n", open_png),
    _format("WebP", rb"RIFF.{4}WEBP", WebPImagePlugin.WebPImageFile),
    _format(CAMERA_RAW, _RAW),
    _format("TIFF", rb"II[*+]\0|MM\0[*+]|MM\*\0|II\0\*", open_tiff),
    _format("BMP", rb"BM.{12}[\x0c\x28\x34\x38\x40\x6c\x7c]\0\0\0", BmpImagePlugin.BmpImageFile),
    _format("GIF", rb"GIF8[79]a", GifImagePlugin.GifImageFile),
    _format("AVIF", rb".{4}ftyp(.{4}){0,12}?avi[fs]", AvifImagePlugin.AvifImageFile),
    _format("JPEG 2000", rb"\xff\x4f\xff\x51|\0\0\0\x0cjP  \r\n\x87\n", EndlessJpeg2000),
    _format("PPM", rb"P[1-6f]\s", PpmImagePlugin.PpmImageFile),
    _format("HEIC", rb".{4}ftyp(hei[cmsxf]|hev[cmsx]|mif1|msf1)"),
    _format("JPEG XL", rb"\xff\x0a|\0\0\0\x0cJXL \r\n\x87\n"),
    _format("JPEG XR", rb"II\xbc"),
    _format("PSD", rb"8BPS"),
    _format("XCF", rb"gimp xcf"),
    _format("OpenEXR", rb"v/1\x01"),
    _format("Radiance HDR", rb"#\?(RADIANCE|RGBE)"),
    _format("DDS", rb"DDS "),
    _format("DICOM", rb".{128}DICM"),
    _format("FITS", rb"SIMPLE  ="),
    _format("ICO", rb"\0\0[\1\2]\0[^\0]\0"),
)
"""What is known, by the first bytes; the first row that fits counts."""

LONGEST_START = 400
"""Bytes that tell the formats apart."""


def format_of(start: bytes) -> Format | None:
    """Find the format by the file's first bytes.

    Examples
    --------
    >>> found = format_of(b"GIF89a")
    >>> found.name if found else None
    'GIF'
    >>> format_of(b"<!DOCTYPE html>") is None
    True
    """
    return next((known for known in FORMATS if known.start.match(start)), None)


def format_in(stream: IO[bytes]) -> Format | None:
    """Find the format of a file, which is at its beginning and will be again; camera raw is found in a TIFF, too."""
    found = format_of(stream.read(LONGEST_START))
    stream.seek(0)
    if found is not None and found.name == "TIFF" and is_camera_raw(stream):
        found = next(known for known in FORMATS if known.name == CAMERA_RAW)
    stream.seek(0)
    return found
