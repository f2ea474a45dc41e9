"""Text in pictures that are saved, the same on every computer: the font comes with CNNGUI."""

from collections.abc import Iterator
from functools import cache
from unicodedata import normalize

from PIL import ImageDraw, ImageFont

from cnngui.engine.colour_tables import Colour
from cnngui.paths import resources


def text_width(text: str, size: int) -> int:
    """Return the width of a text in px.

    >>> text_width("été", 20) == text_width("ete", 20)
    True
    """
    return round(_font(size).getlength(normalize("NFC", text)))


def draw_text(draw: ImageDraw.ImageDraw, place: tuple[float, float], text: str, size: int, colour: Colour) -> None:
    """Write one line.

    Parameters
    ----------
    draw : ImageDraw
    place : (x, y)
        Of the left end of the line on which the letters stand, in px.
    text : str
    size : int
        Of the font, in px.
    colour : Colour
    """
    draw.text(place, normalize("NFC", text), colour, _font(size), anchor="ls")


def shortened(text: str, size: int, width: int) -> str:
    """Cut the end of a text that is wider than ``width`` px, and say so with "…".

    >>> shortened("horizontal", 20, text_width("horiz…", 20)), shortened("short", 20, 200)
    ('horiz…', 'short')
    """
    if text_width(text, size) <= width:
        return text
    while text and text_width(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text}…"


def wrapped(text: str, size: int, width: int) -> Iterator[str]:
    """Break a text between words into lines of at most ``width`` px; a longer word has a line of its own.

    >>> list(wrapped("one two three", 20, text_width("one two", 20)))
    ['one two', 'three']
    """
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, size) > width:
            yield line
            longer = word
        line = longer
    yield line


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    """Return the font; Pillow's other layout engine is not on every computer, and would set letters differently."""
    path = resources() / "fonts" / "DejaVuSansCondensed.ttf"
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
