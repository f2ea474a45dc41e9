"""Any Pillow image → H×W×3 uint8 RGB: depth, colour profile, transparency and orientation, with notes of each."""

import re
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms, ImageFile

from cnngui.engine.brightness import bright, brought
from cnngui.engine.errors import QT_TRANSLATE_NOOP, Note
from cnngui.engine.png_files import NOTES, DeepPng
from cnngui.engine.tiff_numbers import NumbersTiff

_ORIENTATION = 0x0112
"""The EXIF tag."""

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What puts upright a picture with this EXIF orientation."""

_BAND = 256
"""Rows copied at a time out of Pillow: twice as fast as all at once, and without a third copy of the picture."""


def to_rgb(image: ImageFile.ImageFile, longest: int | None = None) -> tuple[NDArray[np.uint8], tuple[Note, ...]]:
    """Decode ``image`` and convert it; with ``longest``, make it smaller on the way.

    Parameters
    ----------
    image : ImageFile.ImageFile
        Opened, not loaded.
    longest : int, optional
        Pixels that the longer side may have.

    Returns
    -------
    tuple[NDArray[np.uint8], tuple[Note, ...]]
        H×W×3 RGB, C-contiguous, upright, sRGB, on white; and what was done on the way.

    Raises
    ------
    OSError, SyntaxError, ValueError, …
        Whatever Pillow raises over damaged pictures.
    """
    if longest:
        image.draft(None, (longest, longest))  # JPEG can decode at a half, a quarter or an eighth
    sixteen = _has_sixteen_bits(image)
    image.load()
    clear = image.info.get("transparency")
    if sixteen and isinstance(clear, tuple):  # Pillow keeps the upper 8 bits of a colour and all 16 of the clear one
        image.info["transparency"] = tuple(part >> 8 for part in clear)
    turn = turn_of(image)
    plain, number_notes = eight_bit(image)
    if longest:
        plain.thumbnail((longest, longest), reducing_gap=3)
    coloured, profile_note = _to_srgb(plain, image.info.get("icc_profile"))
    opaque, alpha_note = _on_white(coloured)
    pixels = _pixels(opaque.transpose(turn) if turn is not None else opaque)
    depth_note = brought(16) if sixteen and not number_notes else None
    notes = (*image.info.get(NOTES, ()), _first_note(image), depth_note, *number_notes, profile_note, alpha_note)
    return pixels, tuple(note for note in notes if note)


def _has_sixteen_bits(image: ImageFile.ImageFile) -> bool:
    """Tell before loading: afterwards 16-bit colours look like 8-bit ones. ``BGR;16`` means 16 bits in all."""
    return image.mode.startswith("I;16") or any(re.search(r"(?<!BGR);16", str(tile.args)) for tile in image.tile)


def _first_note(image: ImageFile.ImageFile) -> Note | None:
    """Count the pictures in the file; a phone's JPEG with a hidden second one (MPO) counts as one photo."""
    try:
        count = 1 if image.format == "MPO" or image.tell() else getattr(image, "n_frames", 1)
    except (OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError):
        return None  # the first is whole; what follows is damaged and not asked for
    text = QT_TRANSLATE_NOOP("Notes", "The file holds {count} pictures; this is the first.")
    return Note(text, {"count": count}) if count > 1 else None


def turn_of(image: ImageFile.ImageFile) -> Image.Transpose | None:
    """Look up how to turn the picture upright (Pillow does it by itself for TIFF, and clears the tag)."""
    try:
        return _TURNS.get(image.getexif().get(_ORIENTATION, 1))
    except (OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, AttributeError):
        return None  # damaged EXIF data is no reason to refuse a whole picture


def eight_bit(image: Image.Image) -> tuple[Image.Image, tuple[Note, ...]]:
    """Bring any mode to L, RGB, RGBA, CMYK or LAB."""
    if isinstance(image, NumbersTiff):
        return image.eight_bit()
    if isinstance(image, DeepPng) and image.is_dark():
        return _from_deep(image.numbers())
    if image.mode.startswith("I;16"):
        return _from_sixteen_bits(np.asarray(image), image.info.get("transparency"))
    if image.mode in {"I", "F"}:
        levels, notes = bright(np.asarray(image).astype(np.uint16 if image.mode == "I" else np.float32))
        return Image.fromarray(levels), notes
    return _plain(image), ()


def _plain(image: Image.Image) -> Image.Image:
    """Bring a mode of 8 bits or fewer to one of the five."""
    mode = image.mode
    if image.has_transparency_data:
        whole = image.convert(f"{mode[:-1]}A") if mode.endswith("a") else image  # premultiplied
        return _without_empty_alpha(image, whole.convert("RGBA"))
    if mode == "1":
        return image.convert("L")
    return image if mode in {"L", "RGB", "CMYK", "LAB"} else image.convert("RGB")


def _without_empty_alpha(image: Image.Image, rgba: Image.Image) -> Image.Image:
    """Leave out the alpha of a BMP that is clear all over: programs that know no alpha leave zeros there."""
    if image.format != "BMP" or rgba.getchannel("A").getextrema() != (0, 0):
        return rgba
    return rgba.convert("RGB")


def _from_sixteen_bits(numbers: NDArray[np.uint16], clear: int | None) -> tuple[Image.Image, tuple[Note, ...]]:
    """Round 16-bit grey to 8; where it has the level ``clear``, it is transparent."""
    levels, notes = bright(numbers)
    grey = Image.fromarray(levels)
    if clear is None:
        return grey, notes
    alpha = Image.fromarray(np.where(numbers == clear, 0, 255).astype(np.uint8))
    return Image.merge("RGBA", (grey, grey, grey, alpha)), notes


def _from_deep(numbers: NDArray[np.uint16]) -> tuple[Image.Image, tuple[Note, ...]]:
    """Make a dark picture of 16-bit colours brighter."""
    levels, notes = bright(numbers[..., :3])
    if numbers.shape[2] == 4:
        levels = np.dstack([levels, (numbers[..., 3] >> 8).astype(np.uint8)])
    return Image.fromarray(levels), notes


def _to_srgb(image: Image.Image, profile: bytes | None) -> tuple[Image.Image, Note | None]:
    """Apply the colour profile, if it matches the picture and is another one than sRGB."""
    if image.mode == "LAB":
        lab = ImageCms.buildTransform(ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"), "LAB", "RGB")
        return _applied(image, lab), None
    if not profile:
        return image, None
    wanted = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        transform = ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), image.mode, wanted)
        if _changes_nothing(transform, image.mode):
            return image, None
        name = ImageCms.getProfileDescription(source).strip()
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image, None  # damaged, or made for another kind of picture: browsers ignore it, too
    text = QT_TRANSLATE_NOOP("Notes", "Its colours were converted from {profile} to sRGB.")
    return _applied(image, transform), Note(text, {"profile": name})


def _applied(image: Image.Image, transform: ImageCms.ImageCmsTransform) -> Image.Image:
    """Apply in place where that is possible: a quarter faster."""
    if transform.output_mode == image.mode:
        transform.apply_in_place(image)
        return image
    return transform.apply(image)


def _changes_nothing(transform: ImageCms.ImageCmsTransform, mode: str) -> bool:
    """Try 216 colours: sRGB has many names, and most photos are sRGB and need no work."""
    levels = np.arange(0, 256, 51, dtype=np.uint8)
    cube = np.stack(np.meshgrid(levels, levels, levels), axis=-1).reshape(36, 6, 3)
    before = Image.fromarray(cube).convert(mode)
    after = transform.apply(before)
    difference = _pixels(before).astype(np.int16) - _pixels(after)
    return bool(np.abs(difference).max() <= 2)


def _on_white(image: Image.Image) -> tuple[Image.Image, Note | None]:
    """Put what is transparent on white."""
    if image.mode != "RGBA":
        return image, None
    alpha = image.getchannel("A")
    if alpha.getextrema() == (255, 255):
        return image, None
    white = Image.new("RGB", image.size, "white")
    white.paste(image, mask=alpha)
    return white, Note(QT_TRANSLATE_NOOP("Notes", "Its transparent parts were put on white."))


def _pixels(image: Image.Image) -> NDArray[np.uint8]:
    """Copy out the colours, H×W×3."""
    width, height = image.size
    pixels = np.empty((height, width, 3), np.uint8)
    for top in range(0, height, _BAND):
        bottom = min(top + _BAND, height)
        pixels[top:bottom] = np.asarray(image.crop((0, top, width, bottom)).convert("RGB"))
    return pixels


def rgba_on_white(
    pixels: NDArray[np.uint8], profile: bytes | None = None
) -> tuple[NDArray[np.uint8], tuple[Note, ...]]:
    """Put H×W×4 RGBA pixels (alpha not multiplied in) on white, and bring them from their colour profile to sRGB.

    Examples
    --------
    >>> pixels, notes = rgba_on_white(np.array([[[200, 0, 0, 255], [200, 0, 0, 0]]], np.uint8))
    >>> pixels.tolist(), [str(note) for note in notes]
    ([[[200, 0, 0], [255, 255, 255]]], ['Its transparent parts were put on white.'])
    """
    coloured, profile_note = _to_srgb(Image.fromarray(pixels), profile)
    opaque, alpha_note = _on_white(coloured)
    return _pixels(opaque), tuple(note for note in (profile_note, alpha_note) if note)
