"""A text about how a picture was made, kept in its file: written by `save_picture`, read back here."""

from os import PathLike
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from cnngui.engine.decoding import DAMAGE, HUSH
from cnngui.engine.files import opened
from cnngui.engine.formats import format_in

KEYWORD = "cnngui"
"""Of the text chunk in a PNG."""

DESCRIPTION = 0x010E
"""EXIF's and TIFF's ImageDescription, which has the text in JPEG, WebP and TIFF, as UTF-8."""

LONGEST_IN_JPEG = 60_000
"""Bytes: a JPEG's EXIF block ends at 65,533."""


def about_options(kind: str, about: str) -> dict[str, object]:
    """Return what Pillow's ``save`` is told, so that a text goes into the file.

    Parameters
    ----------
    kind : {"PNG", "JPEG", "WebP", "TIFF"}
    about : str
        A JPEG has no room for a very long one (see `LONGEST_IN_JPEG`): it is left out there.

    Examples
    --------
    >>> list(about_options("PNG", "{}")), list(about_options("WebP", "{}")), about_options("JPEG", "x" * 99999)
    (['pnginfo'], ['exif'], {})
    """
    if kind == "PNG":
        chunks = PngInfo()
        chunks.add_text(KEYWORD, about)
        return {"pnginfo": chunks}
    text = about.encode()
    if kind == "JPEG" and len(text) > LONGEST_IN_JPEG:
        return {}
    exif = Image.Exif()
    exif[DESCRIPTION] = text
    return {"exif": exif}


def read_about(path: str | PathLike[str]) -> str | None:
    """Read the text about a picture; no pixel is decoded.

    Parameters
    ----------
    path : str or PathLike

    Returns
    -------
    str or None
        None where there is none, or where the file is no picture or is damaged. In a JPEG, a WebP or a TIFF that
        others wrote, it may be any text.

    Raises
    ------
    PhotoError
        When there is no such file, it is a folder, a device or empty, or may not be read.

    Examples
    --------
    >>> from cnngui.paths import bundled_photos
    >>> read_about(bundled_photos()[0]) is None
    True
    """
    with opened(Path(path)) as stream:
        try:
            with HUSH:
                found = format_in(stream)
                if found is None or found.opener is None:
                    return None
                image = found.opener(stream)
                text = image.info.get(KEYWORD) if found.name == "PNG" else image.getexif().get(DESCRIPTION)
        except DAMAGE:
            return None
    if not isinstance(text, str):
        return None
    return str(text) if found.name == "PNG" else text.encode("latin-1", "replace").decode("utf-8", "replace")
