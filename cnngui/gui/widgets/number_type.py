"""The one rule by which numbers fit into cells, for every grid, kernel and sum.

Where a number does not fit: fewer digits first, then narrower and smaller type, down to `theme.least_type`; then the
cells are made wider, or scrolled. No cell is left blank, and nothing is written smaller.
"""

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache

from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

from cnngui.gui.look.theme import least_type
from cnngui.gui.widgets.painted import narrowed

LARGEST_TYPE = 2.0
"""Of numbers in large cells, in sizes of the app's type."""

LINE_HEIGHT = 0.9
"""Of numbers, which have nothing below their line, in lines of text."""


MOST_KNOWN = 4096
"""Texts whose widths are remembered."""


class KnownMetrics(QFontMetricsF):
    """Metrics of a font that remember how wide each text is: to look it up is twenty times as fast as to measure it."""

    def __init__(self, font: QFont) -> None:
        super().__init__(font)
        self._known: dict[str, float] = {}

    def horizontalAdvance(self, text: str) -> float:  # type: ignore[override]  # noqa: N802  (no other form is asked for)
        """Return the width of a text, in px."""
        width = self._known.get(text)
        if width is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            width = self._known[text] = super().horizontalAdvance(text)
        return width


class Measured:
    """The metrics of one font at several sizes, each made once."""

    def __init__(self) -> None:
        self._of_size: dict[int, KnownMetrics] = {}

    def __call__(self, font: QFont) -> KnownMetrics:
        """Return the metrics of the font at its size."""
        px = font.pixelSize()  # -1 for a size in points: the app's own
        if px not in self._of_size:
            self._of_size[px] = KnownMetrics(font)
        return self._of_size[px]


def sized(font: QFont, px: int) -> QFont:
    """Return a font at a size that is the same on every device."""
    made = QFont(font)
    made.setPixelSize(px)
    return made


def widest(font: QFont, texts: Iterable[str]) -> float:
    """Return the width of the widest text, in px; 0 without any."""
    metrics = QFontMetricsF(font)
    return max((metrics.horizontalAdvance(text) for text in texts), default=0.0)


def longest(texts: Iterable[str]) -> frozenset[str]:
    """Return the texts among which the widest is: those with the most letters, or one less."""
    each = set(texts)
    most = max(map(len, each), default=0)
    return frozenset(text for text in each if len(text) >= most - 1)


def air(width: float) -> float:
    """Return what is left free beside a number in a cell of a width."""
    return 2 + max(2.0, 0.14 * min(width, 24))


def room(width: float) -> float:
    """Return how wide a number in a cell may be."""
    return width - air(width)


def sizes(font: QFont) -> range:
    """Return the sizes of type that numbers may have, in px, the largest first."""
    px = QFontInfo(font).pixelSize()
    return range(math.floor(LARGEST_TYPE * px), least_type(font) - 1, -1)


@lru_cache(maxsize=1024)
def cell_for(font_key: str, px: int, stretch: int, texts: frozenset[str]) -> tuple[int, int]:
    """Return width and height in px of the smallest cell for some texts; the font as `QFont.toString` writes it."""
    font = QFont()
    font.fromString(font_key)
    font.setStretch(stretch)
    made = sized(font, px)
    needed = widest(made, texts)
    width = math.ceil(needed + 4)
    while room(width) < needed:
        width += 1
    return width, math.ceil(LINE_HEIGHT * QFontMetricsF(made).height() + 2)


def fitted(font: QFont, lines: Iterable[Iterable[str]], width: int, height: int, most: int = 10_000) -> QFont | None:
    """Return the largest type with which all texts fit into a cell, narrowed if they would not fit otherwise.

    Parameters
    ----------
    font : QFont
        The app's.
    lines : iterable of iterables of str
        What may stand on each line of the cell.
    width, height : int
        Of the cell, in px.
    most : int
        The largest type, in px.

    Returns
    -------
    QFont or None
        None when they do not fit at the least type.
    """
    each = [set(line) for line in lines]
    texts = longest(set().union(*each))
    tall = LINE_HEIGHT * QFontMetricsF(font).height() / QFontInfo(font).pixelSize()
    highest = (height - 2) / (len(each) * tall)
    for form in narrowed(font):
        for px in sizes(font):
            if px > most or px > highest:
                continue
            made = sized(form, px)
            if widest(made, texts) <= room(width):
                return made
    return None


def least_forms(font: QFont) -> Iterator[QFont]:
    """Return the font, its least type for numbers, and then narrower forms of that."""
    least = least_type(font)
    if QFontInfo(font).pixelSize() > least:
        yield font
    for form in narrowed(font):
        yield sized(form, least)
