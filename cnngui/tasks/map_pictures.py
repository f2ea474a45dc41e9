"""Feature maps as pictures for a report: enlarged, with their colour scale and a caption, without a window."""

from collections.abc import Iterable, Iterator
from math import floor, log10

import cv2
import numpy as np
from PIL import Image, ImageDraw

from cnngui.engine.arrays import Pixels
from cnngui.engine.colour_tables import Colour
from cnngui.engine.colours import Scale, paint, ticks
from cnngui.engine.lettering import draw_text, text_width, wrapped
from cnngui.engine.numbers import written

LONGEST = 1600
"""A map becomes as many times as large as leaves its longer side within so many px."""

NARROWEST = 800
"""Px of width at least, so that scale and caption can be read."""

_MARGIN, _GAP, _BAR, _SIZE, _LINE = 24, 16, 28, 24, 34
_INK: Colour = (28, 28, 28)
_WHITE = (255, 255, 255)


def enlarged(picture: Pixels, photo: Pixels | None = None, share: float = 0.0) -> Pixels:
    """Enlarge a picture a whole number of times, in squares, so that each number can be seen; over its photo, if any.

    Parameters
    ----------
    picture : (H, W, 3) uint8 RGB
        A pixel for each number.
    photo : (H', W', 3) uint8 RGB, optional
        The part that the numbers belong to.
    share : float
        Of the photo in what is seen, 0 to 1.

    Examples
    --------
    >>> enlarged(np.zeros((14, 18, 3), np.uint8)).shape, enlarged(np.zeros((9, 2000, 3), np.uint8)).shape
    ((1232, 1584, 3), (9, 2000, 3))
    """
    height, width = picture.shape[:2]
    factor = max(LONGEST // max(height, width), 1)
    size = width * factor, height * factor
    large = cv2.resize(picture, size, interpolation=cv2.INTER_NEAREST)
    if photo is not None and share > 0:
        under = cv2.resize(photo, size, interpolation=cv2.INTER_AREA if photo.shape[1] > size[0] else cv2.INTER_CUBIC)
        large = cv2.addWeighted(under, share, large, 1 - share, 0)
    return np.asarray(large, np.uint8)


def captioned(picture: Pixels, scale: Scale, caption: str, decimal: str = ".", *, is_clipped: bool = False) -> Pixels:
    """Put a colour scale with its numbers and a caption below a picture.

    Parameters
    ----------
    picture : (H, W, 3) uint8 RGB
    scale : Scale
        On which it was drawn.
    caption : str
    decimal : str
        What stands before decimals.
    is_clipped : bool
        Whether numbers lie beyond the ends of the scale.

    Returns
    -------
    (H', W', 3) uint8 RGB
        On white.

    Examples
    --------
    >>> captioned(np.zeros((100, 900, 3), np.uint8), Scale("magnitude", 0.0, 5.0), "Map 1").shape
    (266, 948, 3)
    """
    height, width = picture.shape[:2]
    inner = max(width, NARROWEST)
    lines = list(wrapped(caption, _SIZE, inner))
    below = _GAP + _BAR + _LINE + _GAP + _LINE * len(lines)
    page = Image.new("RGB", (inner + 2 * _MARGIN, height + below + 2 * _MARGIN - 10), _WHITE)
    page.paste(Image.fromarray(picture), (_MARGIN + (inner - width) // 2, _MARGIN))
    draw = ImageDraw.Draw(page)
    top = _MARGIN + height + _GAP
    _draw_bar(page, scale, (top, inner), _labels(scale, decimal, is_clipped=is_clipped))
    for at, line in enumerate(lines):
        draw_text(draw, (_MARGIN, top + _BAR + _LINE + _GAP + at * _LINE + _SIZE), line, _SIZE, _INK)
    return np.array(page, np.uint8)


def _draw_bar(page: Image.Image, scale: Scale, place: tuple[int, int], labels: Iterable[tuple[float, str]]) -> None:
    """Draw the colours from the low end to the high one, with numbers that do not touch each other."""
    draw, (top, width) = ImageDraw.Draw(page), place
    ramp = paint(scale, np.linspace(scale.low, scale.high, width, dtype=np.float32)[None])
    page.paste(Image.fromarray(np.repeat(ramp, _BAR, axis=0)), (_MARGIN, top))
    draw.rectangle((_MARGIN, top, _MARGIN + width - 1, top + _BAR - 1), outline=_INK)
    taken: list[tuple[float, float]] = []
    for value, text in labels:
        x = _MARGIN + (value - scale.low) / (scale.high - scale.low) * (width - 1)
        wide = text_width(text, _SIZE)
        left = min(max(x - wide / 2, _MARGIN), _MARGIN + width - wide)
        if all(left > end + _GAP or left + wide < start - _GAP for start, end in taken):
            taken.append((left, left + wide))
            draw.line((x, top + _BAR, x, top + _BAR + 6), fill=_INK)
            draw_text(draw, (left, top + _BAR + 6 + _SIZE), text, _SIZE, _INK)


def _labels(scale: Scale, decimal: str, *, is_clipped: bool) -> Iterator[tuple[float, str]]:
    """Return the numbers of a scale, those that matter most first."""
    ends = [scale.low, scale.high]
    smaller = max(floor(-log10(max(map(abs, ends)))), 0)  # zeros behind the point of the largest number
    for value in (*ends, *sorted(set(ticks(scale)) - set(ends), key=abs)):
        text = written(value, 0 if abs(value) >= 100 else 2 + smaller, decimal).text
        beyond = {scale.low: "≤ " if scale.low < 0 else "", scale.high: "≥ "} if is_clipped else {}
        yield value, beyond.get(value, "") + text
