"""Where the bars of a ranking lie, with their titles and pictures. In px of the window; no widget here."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

_BAR = 0.62
"""Width of a bar, as a share of its column."""


@dataclass(frozen=True)
class BarLayout:
    """Columns of one width, each with its bar, its title and its picture, before scrolling.

    Parameters
    ----------
    count : int
        How many columns.
    left, pitch : int
        Where the first one begins, and how wide each is, in px.
    top, half : int
        Where the bars may begin, and how far the longest one is from the middle line.
    title, picture : int
        Height of a title, and side of a picture; 0 for none.
    """

    count: int
    left: int
    pitch: int
    top: int
    half: int
    title: int
    picture: int

    @property
    def width(self) -> int:
        """Of it all.

        >>> BarLayout(3, 40, 30, 2, 20, 18, 24).width
        130
        """
        return self.left + self.count * self.pitch

    @property
    def middle(self) -> int:
        """Height of the line on which positive bars stand and from which negative ones hang."""
        return self.top + self.half

    def column(self, place: int) -> QRect:
        """Where all of a channel lies."""
        height = 2 * self.half + self.title + (self.picture and self.picture + self.top)
        return QRect(self.left + place * self.pitch, self.top, self.pitch, height)

    def bar(self, place: int, similarity: float) -> QRect:
        """Return a bar, 1 px high at least unless there is no similarity at all.

        >>> layout = BarLayout(3, 40, 30, 2, 20, 18, 24)
        >>> layout.bar(1, 0.5), layout.bar(1, -0.5)
        (PySide6.QtCore.QRect(75, 12, 19, 10), PySide6.QtCore.QRect(75, 22, 19, 10))
        """
        width = round(_BAR * self.pitch)
        height = min(max(round(abs(similarity) * self.half), 1), self.half) if similarity else 0
        left = self.left + place * self.pitch + (self.pitch - width) // 2
        return QRect(left, self.middle - (height if similarity > 0 else 0), width, height)

    def free_half(self, place: int, similarity: float) -> QRect:
        """Return the half of a column on the other side of the middle line than its bar."""
        return QRect(self.left + place * self.pitch, self.top if similarity < 0 else self.middle, self.pitch, self.half)

    def title_rect(self, place: int) -> QRect:
        """Where the title of a channel is written."""
        return QRect(self.left + place * self.pitch, self.middle + self.half, self.pitch, self.title)

    def picture_rect(self, place: int, size: QSize) -> QRect:
        """Where a picture of so many pixels is drawn, so large that they are squares of whole px.

        >>> BarLayout(3, 40, 30, 2, 20, 18, 25).picture_rect(1, QSize(3, 3))
        PySide6.QtCore.QRect(73, 61, 24, 24)
        """
        times = max(self.picture // max(size.width(), size.height()), 1)
        width, height = times * size.width(), times * size.height()
        title = self.title_rect(place)
        left = title.left() + (self.pitch - width) // 2
        top = title.top() + self.title + (self.picture + self.top - height) // 2
        return QRect(left, top, width, height)

    def chance_line(self, chance: float, *, is_negative: bool) -> float:
        """Return the height of the line above or below the middle that a bar of ``chance`` would reach.

        >>> layout = BarLayout(3, 40, 30, 2, 20, 18, 24)
        >>> layout.chance_line(0.25, is_negative=False), layout.chance_line(0.25, is_negative=True)
        (17.5, 27.5)
        """
        offset = min(max(round(chance * self.half), 0), self.half)
        return self.middle + (offset if is_negative else -offset) + 0.5

    def in_sight(self, left: int, right: int) -> range:
        """Return the places between two x.

        >>> BarLayout(64, 40, 30, 2, 20, 18, 24).in_sight(75, 130)
        range(1, 4)
        """
        first, last = ((x - self.left) // self.pitch for x in (left, right))
        return range(max(first, 0), max(min(last + 1, self.count), 0))
