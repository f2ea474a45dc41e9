"""The comparison as one picture: the photo, my kernel and my response above, the learned filters with their maps below.

It is drawn without a window, so that the lab and the command line give the same one. Its texts come with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image, ImageDraw

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.colour_tables import Colour
from cnngui.engine.colours import limit_of, paint, signed, text_colour
from cnngui.engine.filter_colours import filter_colours
from cnngui.engine.kernels.cells import Cell, fitting
from cnngui.engine.kernels.values import Filter, Kernel
from cnngui.engine.lettering import draw_text, shortened, text_width, wrapped
from cnngui.engine.scale_limits import map_scale, typical_limit

Box = tuple[int, int, int, int]
"""Left, top, width and height, in px."""

MOST = 24
"""The most learned filters that a sheet has room for."""

WIDTH = 1600
_MARGIN, _GAP = 40, 24
_INK: Colour = (28, 28, 28)
_FRAME: Colour = (120, 120, 120)
_TITLE, _SENTENCE, _CAPTION, _SMALL = 36, 24, 22, 17
"""Sizes of text."""

_READABLE = 15
"""No text is smaller, but for numbers in cells."""

_NUMBERS, _LEAST_NUMBERS, _AIR = 14, 9, 4
"""Numbers in cells have fewer digits before they are smaller, and never are smaller than; what is left free beside."""

_LEAST, _TALLEST = 200, 380
"""Height of the photo, the kernel and the response: as much as lets them fill the width, within this."""

_NARROWEST = 160
"""Width that a photo has for itself at least, so that what is written above it can be read."""

_TALLEST_MAP = 234
"""Height of the map of a filter whose slices are not shown."""

_TILE, _TILE_GAP = 132, 10
"""Side of a slice, and what lies between two."""


@dataclass(frozen=True)
class SheetWords:
    """What is written on a sheet, in the reader's language.

    Parameters
    ----------
    title, sentence : str
        What is compared, and what the numbers mean.
    photo, kernel, response : str
        Above the three.
    colours, red, green, blue, map : str
        Below the pictures of a learned filter.
    decimal : str
        What stands before decimals.
    """

    title: str
    sentence: str
    photo: str
    kernel: str
    response: str
    colours: str
    red: str
    green: str
    blue: str
    map: str
    decimal: str = "."


@dataclass(frozen=True, eq=False)
class Beside:
    """A learned filter on the sheet.

    Parameters
    ----------
    title : str
        Which it is, how similar, and what that means.
    map : (h, w) float32
    weights : (3, 3, 3) float32, optional
        Channels, rows, columns, of a filter that sees the photo; of deeper ones only the map is shown.
    """

    title: str
    map: Array
    weights: Array | None = None


def sheet(
    photo: Pixels, kernel: Filter, response: Array, beside: Sequence[Beside], words: SheetWords, *, is_signed: bool
) -> Pixels:
    """Draw a comparison.

    Parameters
    ----------
    photo : (H, W, 3) uint8 RGB
        As the network saw it.
    kernel : Filter
    response : (h, w) float32
    beside : sequence of Beside
        The best first, at most `MOST`; all have weights, or none.
    words : SheetWords
    is_signed : bool
        Whether the maps are those before ReLU.

    Returns
    -------
    (H', 1600, 3) uint8 RGB

    Examples
    --------
    >>> words = SheetWords("Title", "Sentence.", "Photo", "Kernel", "Response", "RGB", "red", "green", "blue", "map")
    >>> plane = np.zeros((8, 9), np.float32)
    >>> photo, kernel = np.zeros((8, 9, 3), np.uint8), Filter((((1.0,),),))
    >>> sheet(photo, kernel, plane, [Beside("", plane)], words, is_signed=False).shape
    (902, 1600, 3)
    """
    room = WIDTH - 2 * _MARGIN
    heading = list(wrapped(words.title, _TITLE, room))
    lines = list(wrapped(words.sentence, _SENTENCE, room))
    top = _MARGIN + 46 * len(heading) + 8 + 34 * len(lines) + _GAP
    height = _height_of_mine(photo, kernel, response, room, words.decimal)
    below = top + 36 + height + _GAP
    has_weights = bool(beside) and beside[0].weights is not None
    columns = 2 if has_weights else 4
    rows = -(-len(beside) // columns)
    wide = (room - (columns - 1) * _GAP) // columns
    tall = _TILE + 64 if has_weights else 36 + max((_height_of(each.map, wide) for each in beside), default=0)
    page = _Page(below + rows * (tall + _GAP) + _MARGIN - _GAP, words)
    page.lines(heading, _MARGIN, _TITLE, 46)
    page.lines(lines, _MARGIN + 46 * len(heading) + 8, _SENTENCE, 34)
    page.mine((_MARGIN, top, room, height), photo, kernel, response)
    for place, each in enumerate(beside):
        row, column = divmod(place, columns)
        box = (_MARGIN + column * (wide + _GAP), below + row * (tall + _GAP), wide, tall)
        page.learned(box, each, is_signed=is_signed)
    return page.picture()


class _Page:
    """What is drawn upon, and how its parts are drawn."""

    def __init__(self, height: int, words: SheetWords) -> None:
        self._image = Image.new("RGB", (WIDTH, height), (255, 255, 255))
        self._draw = ImageDraw.Draw(self._image)
        self._words = words

    def picture(self) -> Pixels:
        return np.array(self._image, np.uint8)

    def lines(self, lines: Sequence[str], top: int, size: int, height: int) -> None:
        for number, line in enumerate(lines):
            draw_text(self._draw, (_MARGIN, top + number * height + size), line, size, _INK)

    def mine(self, box: Box, photo: Pixels, kernel: Filter, response: Array) -> None:
        """Draw the photo, the kernel and the response side by side, all of one height where there is room."""
        left, top, width, height = box
        cells = kernel.depth * (height + _TILE_GAP) - _TILE_GAP
        room = ((width - 2 * _GAP - cells) // 2, height)
        middle = left + max(_fit((photo.shape[0], photo.shape[1]), room)[0], _NARROWEST) + _GAP
        last = middle + cells + _GAP
        words, below = self._words, top + 36
        texts = ((left, words.photo), (middle, words.kernel), (last, words.response))
        for (at, text), after in zip(texts, (middle - _GAP, last - _GAP, left + width), strict=True):
            self._text((at, top + _CAPTION), text, _CAPTION, after - at)
        self._picture((left, below, *room), photo)
        limit = limit_of(np.array(kernel.slices, np.float32))
        for number, slice_ in enumerate(kernel.slices):
            place = (middle + number * (height + _TILE_GAP), below, height, height)
            self._cells(place, slice_, limit, _SENTENCE)
        painted = paint(signed(typical_limit([response])[0]), _fitted(response, room))
        self._picture((last, below, *room), painted)

    def learned(self, box: Box, beside: Beside, *, is_signed: bool) -> None:
        """Draw a learned filter: its colours and slices, if there are any, and its map."""
        left, top, width, height = box
        self._text((left, top + _CAPTION), beside.title, _CAPTION, width)
        top += 36
        high = height - 36
        if beside.weights is not None:
            high = _TILE
            self._slices(left, top, beside.weights)
            left += 4 * (_TILE + _TILE_GAP)
            self._text((left, top + _TILE + 24), self._words.map, _SMALL, box[0] + width - left)
        room = (box[0] + width - left, high)
        scale, _ = map_scale(beside.map, is_signed=is_signed)
        self._picture((left, top, *room), paint(scale, _fitted(beside.map, room)))

    def _slices(self, left: int, top: int, weights: Array) -> None:
        self._framed((left, top, _TILE, _TILE), filter_colours(weights))
        words, limit = self._words, limit_of(weights)
        for number, text in enumerate((words.colours, words.red, words.green, words.blue)):
            at = left + number * (_TILE + _TILE_GAP)
            if number:
                slice_ = tuple(tuple(map(float, row)) for row in weights[number - 1])
                self._cells((at, top, _TILE, _TILE), slice_, limit, _SMALL)
            self._text((at, top + _TILE + 24), text, _SMALL, _TILE)

    def _cells(self, box: Box, kernel: Kernel, limit: float, size: int) -> None:
        """Draw a kernel or a slice on a signed scale, with its numbers as they stand in the editor.

        Only cells narrower than the page lets them be are without.
        """
        left, top, _, _ = box
        rows, columns = len(kernel), len(kernel[0])
        side = box[2] // max(rows, columns)
        colours = paint(signed(limit), np.array(kernel, np.float32))
        self._framed((left, top, columns * side, rows * side), colours)
        texts = _texts(kernel, self._words.decimal, side - _AIR)
        size = _size_for(list(texts.values()), size, side - _AIR)
        for (row, column), text in texts.items() if size >= _LEAST_NUMBERS else ():
            x = left + (column + 0.5) * side - text_width(text, size) / 2
            y = top + (row + 0.5) * side + 0.36 * size
            red, green, blue = (int(part) for part in colours[row, column])
            draw_text(self._draw, (x, y), text, size, text_colour((red, green, blue)))

    def _text(self, place: tuple[int, int], text: str, size: int, room: int) -> None:
        """Write one line, smaller where it would not fit, and shortened where it would be too small to read."""
        size = max(_size_for([text], size, room), _READABLE)
        draw_text(self._draw, place, shortened(text, size, room), size, _INK)

    def _picture(self, box: Box, pixels: Pixels) -> None:
        """Draw pixels as large as fits into a box, at its left and upper edge, in their proportions."""
        left, top, width, height = box
        wide, high = _fit((pixels.shape[0], pixels.shape[1]), (width, height))
        self._framed((left, top, wide, high), pixels)

    def _framed(self, box: Box, pixels: Pixels) -> None:
        left, top, width, height = box
        is_smaller = width < pixels.shape[1]
        how = cv2.INTER_AREA if is_smaller else cv2.INTER_NEAREST
        made = np.asarray(cv2.resize(pixels, (width, height), interpolation=how), np.uint8)
        self._image.paste(Image.fromarray(made), (left, top))
        self._draw.rectangle((left - 1, top - 1, left + width, top + height), outline=_FRAME)


def _height_of_mine(photo: Pixels, kernel: Filter, response: Array, room: int, decimal: str) -> int:
    """Return the height at which the photo, the kernel's slices and the response fill the width.

    It is higher where the kernel's numbers need that, as far as the others keep their place.
    """
    widths = sum(each.shape[1] / each.shape[0] for each in (photo, response)) + kernel.depth
    gaps = 2 * _GAP + (kernel.depth - 1) * _TILE_GAP
    texts = (text for slice_ in kernel.slices for text in _texts(slice_, decimal, 0).values())
    needed = max(kernel.shape) * (max(text_width(text, _LEAST_NUMBERS) for text in texts) + _AIR)
    least = max(_LEAST, min(needed, (room - gaps - 2 * _NARROWEST) // kernel.depth))
    return int(max(min((room - gaps) / widths, _TALLEST), least))


def _height_of(plane: Array, width: int) -> int:
    """Return the height of a map that fills a width, unless it is too tall."""
    return _fit((plane.shape[0], plane.shape[1]), (width, _TALLEST_MAP))[1]


def _fit(size: tuple[int, int], room: tuple[int, int]) -> tuple[int, int]:
    """Return width and height of something of ``size`` (H, W) that fills a room (width, height).

    >>> _fit((100, 200), (300, 300)), _fit((200, 100), (300, 300))
    ((300, 150), (150, 300))
    """
    height, width = size
    scale = min(room[0] / width, room[1] / height)
    return max(round(width * scale), 1), max(round(height * scale), 1)


def _fitted(plane: Array, room: tuple[int, int]) -> Array:
    """Make numbers smaller by means before they are drawn; colours would mix to others that the scale does not have."""
    wide, high = _fit((plane.shape[0], plane.shape[1]), room)
    if wide >= plane.shape[1]:
        return plane
    return np.asarray(cv2.resize(plane, (wide, high), interpolation=cv2.INTER_AREA), np.float32)


def _texts(kernel: Kernel, decimal: str, room: int) -> dict[Cell, str]:
    """Choose how the numbers of a kernel are written in cells with ``room`` px: fewer digits before small ones.

    >>> _texts(((1 / 9, -0.5),), ",", 40), _texts(((0.123456, 1e-5),), ".", 40)
    ({(0, 0): '1/9', (0, 1): '−1/2'}, {(0, 0): '0.12', (0, 1): '1·10⁻⁵'})
    """
    return fitting(kernel, decimal, lambda text: text_width(text, _NUMBERS) <= room, most=2)


def _size_for(texts: Sequence[str], size: int, room: int) -> int:
    """Return the largest size of text, up to ``size``, at which all fit; 0 when none does."""
    while size and any(text_width(text, size) > room for text in texts):
        size -= 1
    return size
