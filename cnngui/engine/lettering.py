"""Text in pictures that are saved, the same on every computer.

WORKAROUND: the only font that comes with Pillow has no accents and few signs, and a font of the system may be missing.
So accents are set above their letters from signs that the font has, and what it lacks is written with what it has.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache

from PIL import ImageDraw, ImageFont

from cnngui.engine.colour_tables import Colour

_INSTEAD = str.maketrans(
    {
        "−": "-",
        "–": "-",
        "—": "-",
        "×": "x",
        "≥": ">=",
        "≤": "<=",
        "≈": "~",
        "→": "->",
        "œ": "oe",
        "Œ": "OE",
        "æ": "ae",
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
    }
)
_ABOVE = {"\u0301": "´", "\u0300": "`", "\u0302": "^", "\u0308": ".."}
_BELOW = {"\u0327": ","}
_HAS = frozenset(map(chr, range(32, 127))) | frozenset("©«°±·»‘’“”…")

_ACCENT = {"^": 0.6}
"""Size of an accent, as a part of that of its letter, where it is not 0.8: the font's own is a sign of arithmetic."""


def plain(text: str) -> list[tuple[str, str]]:
    """Return the letters of a text as the font can write them, each with its combining accents; "?" for what it cannot.

    >>> plain("né ≥ 2")
    [('n', ''), ('e', '\u0301'), (' ', ''), ('>', ''), ('=', ''), (' ', ''), ('2', '')]
    """
    letters: list[tuple[str, str]] = []
    for sign in unicodedata.normalize("NFD", text.translate(_INSTEAD)):
        if sign in _ABOVE or sign in _BELOW:
            if letters:
                letters[-1] = (letters[-1][0], sign)
        elif not unicodedata.combining(sign):
            letters.append((sign if sign in _HAS else "?", ""))
    return letters


def text_width(text: str, size: int) -> int:
    """Return the width of a text in px.

    >>> text_width("été", 20) == text_width("ete", 20)
    True
    """
    return round(_font(size).getlength("".join(letter for letter, _ in plain(text))))


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
    x, y = place
    font, letters = _font(size), plain(text)
    base = "".join(letter for letter, _ in letters)
    draw.text(place, base, colour, font, anchor="ls")
    for at, (letter, accent) in enumerate(letters):
        if accent:
            middle = x + font.getlength(base[:at]) + font.getlength(letter) / 2
            _draw_accent(draw, (middle, y), letter, accent, size, colour)


def _draw_accent(
    draw: ImageDraw.ImageDraw, place: tuple[float, float], letter: str, accent: str, size: int, colour: Colour
) -> None:
    """Set an accent just above the letter, or below the line, in its middle."""
    middle, line = place
    sign = (_ABOVE | _BELOW)[accent]
    small = max(round(_ACCENT.get(sign, 0.8) * size), 1)
    left, top, right, bottom = _ink(sign, small)
    height = _ink(letter, size)[1] - 0.08 * size - bottom if accent in _ABOVE else -0.04 * size - top
    draw.text((middle - (left + right) / 2, line + height), sign, colour, _font(small), anchor="ls")


def _ink(sign: str, size: int) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of what is seen of a sign, from where it stands on the line."""
    mask, (across, down) = _font(size).getmask2(sign, anchor="ls")
    left, top, right, bottom = mask.getbbox() or (0, 0, 0, 0)
    return left + across, top + down, right + across, bottom + down


def shortened(text: str, size: int, width: int) -> str:
    """Cut the end of a text that is wider than so many px, and say so with "…".

    >>> shortened("horizontal", 20, text_width("horiz…", 20)), shortened("short", 20, 200)
    ('horiz…', 'short')
    """
    if text_width(text, size) <= width:
        return text
    while text and text_width(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text}…"


def wrapped(text: str, size: int, width: int) -> Iterator[str]:
    """Break a text between words into lines of at most so many px; a longer word has a line of its own.

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
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)  # noqa: S101  (with a size it always is)
    return font
