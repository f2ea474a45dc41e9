"""Boxes drawn on a picture that is saved, each with a label that can be read on any ground."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image, ImageDraw

from cnngui.engine.arrays import Pixels
from cnngui.engine.boxes import Box, iou
from cnngui.engine.colour_tables import Colour
from cnngui.engine.lettering import draw_text, shortened, text_width

COLOURS: Final[tuple[Colour, ...]] = (
    *((230, 159, 0), (86, 180, 233), (0, 158, 115), (240, 228, 66)),
    *((0, 114, 178), (213, 94, 0), (204, 121, 167)),
)
"""Okabe and Ito's, which everybody can tell apart; the labels say it in words too."""

DARK, LIGHT = (0, 0, 0), (255, 255, 255)

SMALLEST_TEXT = 14
"""Px."""

_BRIGHT = 0.18
"""Relative luminance (as WCAG has it) from which dark letters have more contrast than light ones."""


@dataclass(frozen=True)
class Marked:
    """A box with its label.

    Parameters
    ----------
    box : Box
        x, y, width, height in px.
    label : str
        Empty for none.
    kind : int
        Boxes of one kind have one colour.
    """

    box: Box
    label: str
    kind: int = 0


def colour_of(kind: int) -> Colour:
    """Return the colour of a kind.

    >>> colour_of(0) == colour_of(7), colour_of(1)
    (True, (86, 180, 233))
    """
    return COLOURS[kind % len(COLOURS)]


def luminance(colour: Colour) -> float:
    """Return the relative luminance, 0 to 1, as WCAG 2 defines it.

    >>> round(luminance((255, 255, 255)), 3), round(luminance((213, 94, 0)), 3)
    (1.0, 0.222)
    """
    parts = np.array(colour) / 255
    linear = np.where(parts <= 0.03928, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))


def with_boxes(pixels: Pixels, boxes: Sequence[Marked]) -> Pixels:
    """Draw boxes on a copy of a picture.

    Parameters
    ----------
    pixels : (H, W, 3) uint8 RGB
    boxes : sequence of Marked
        The most important first: it is drawn last, and its label has the best place.

    Returns
    -------
    (H, W, 3) uint8 RGB

    Examples
    --------
    >>> drawn = with_boxes(np.zeros((60, 80, 3), np.uint8), [Marked((10, 20, 40, 30), "Cat 0.85")])
    >>> drawn.shape, bool((drawn == COLOURS[0]).all(axis=2).any())
    ((60, 80, 3), True)
    """
    image = Image.fromarray(pixels)  # a copy
    draw, shorter = ImageDraw.Draw(image), min(image.size)
    line, size = max(2, round(shorter / 170)), max(SMALLEST_TEXT, round(shorter / 24))
    for each in reversed(boxes):
        _frame(draw, each, line, image.size)
    placed: list[Box] = []
    labels = [(each, _label_box(each, size, image.size, placed)) for each in boxes if each.label]
    for each, place in reversed(labels):
        _label(draw, each, place, size)
    return np.asarray(image, np.uint8)


def _frame(draw: ImageDraw.ImageDraw, each: Marked, line: int, size: tuple[int, int]) -> None:
    """Draw a coloured line between two dark ones, within the picture: it is seen on any ground."""
    x, y, width, height = each.box
    left, top = max(0, round(x)), max(0, round(y))
    right, bottom = min(size[0] - 1, round(x + width) - 1), min(size[1] - 1, round(y + height) - 1)
    for inset, colour, wide in ((0, DARK, line + 2), (1, colour_of(each.kind), line)):
        corners = (left + inset, top + inset, right - inset, bottom - inset)
        if corners[0] <= corners[2] and corners[1] <= corners[3]:
            draw.rectangle(corners, outline=colour, width=wide)


def _label_box(each: Marked, size: int, picture: tuple[int, int], placed: list[Box]) -> Box:
    """Find a place for a label and remember it: the first that is free, else that which covers the least."""
    width = min(text_width(each.label, size) + size, picture[0])
    height = round(1.4 * size)
    places = list(_places(each.box, (width, height), picture))
    covered = [float(iou([place], placed).sum()) for place in places]
    best = places[int(np.argmin(covered))]
    placed.append(best)
    return best


def _places(box: Box, size: tuple[int, int], picture: tuple[int, int]) -> Iterator[Box]:
    """Yield places of a label in the picture: above the box, at its upper edge inside, below, at its lower edge."""
    (x, y, width, height), (wide, high) = box, size
    right = x + width - wide
    for left, top in (
        *((x, y - high), (right, y - high), (x, y), (right, y)),
        *((x, y + height), (right, y + height), (x, y + height - high), (right, y + height - high)),
    ):
        if 0 <= round(top) <= picture[1] - high:
            yield float(max(0, min(round(left), picture[0] - wide))), float(round(top)), float(wide), float(high)
    top = max(0, min(round(y), picture[1] - high))
    yield float(max(0, min(round(x), picture[0] - wide))), float(top), float(wide), float(high)


def _label(draw: ImageDraw.ImageDraw, each: Marked, place: Box, size: int) -> None:
    x, y, width, height = place
    ground = colour_of(each.kind)
    letters = DARK if luminance(ground) >= _BRIGHT else LIGHT
    draw.rectangle((x, y, x + width - 1, y + height - 1), fill=ground, outline=DARK)
    text = shortened(each.label, size, round(width - size / 2))
    draw_text(draw, (x + size / 2, y + height - 0.38 * size), text, size, letters)
