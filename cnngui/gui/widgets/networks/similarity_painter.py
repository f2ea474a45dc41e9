"""What one channel of a ranking is, and how the bars are drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPen

from cnngui.gui.look.i18n import number_writer
from cnngui.gui.look.theme import pen_width
from cnngui.gui.widgets.networks.similarity_bars import BarLayout
from cnngui.gui.widgets.painted import draw_inside

_CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip


@dataclass(frozen=True, eq=False)
class SimilarityItem:
    """One channel.

    Parameters
    ----------
    channel : int
        Counted from 0.
    similarity : float
        From -1 to 1; 0 is nothing in common.
    title : str
        What stands below its bar: its number.
    hint : callable
        Gives what its tooltip says, once somebody asks: there are hundreds, anew on every frame of a drag.
    picture : QImage or None
        What the filter looks like, a pixel a number; it is enlarged as it is.
    """

    channel: int
    similarity: float
    title: str
    hint: Callable[[], str]
    picture: QImage | None = None


@dataclass(frozen=True, eq=False)
class BarPainter:
    """Draws a ranking before scrolling.

    Parameters
    ----------
    painter : QPainter
    layout : BarLayout
    items : sequence of SimilarityItem
    palette : QPalette
    colours : (QColor, QColor)
        Of negative and of positive bars.
    current : int or None
        The channel that is picked.
    pinned : frozenset of int
    """

    painter: QPainter
    layout: BarLayout
    items: Sequence[SimilarityItem]
    palette: QPalette
    colours: tuple[QColor, QColor]
    current: int | None
    pinned: frozenset[int]

    @cached_property
    def _write(self) -> Callable[[float], str]:
        return number_writer(2)

    @cached_property
    def _line(self) -> int:
        """Height of a line of text."""
        return self.painter.fontMetrics().height()

    def draw(self, places: range, left: int, chance: float | None) -> None:
        """Draw the channels at some places: bars and chance over them, numbers, titles and pictures, then the marks.

        Parameters
        ----------
        places : range
            In `items`.
        left : int
            Where the middle line begins.
        chance : float or None
        """
        painter, layout, role = self.painter, self.layout, QPalette.ColorRole
        ink = self.palette.color(role.WindowText)
        for place in places:
            similarity = self.items[place].similarity
            painter.fillRect(layout.bar(place, similarity), self.colours[similarity > 0])
        painter.fillRect(QRect(left, layout.middle, layout.width, 1), ink)
        if chance is not None:
            self._draw_chance(places, chance)
        painter.setPen(ink)
        for place in places:
            self._draw_number(place)
            self._draw_title(place)
        painter.setPen(self.palette.color(role.Dark))  # a pale filter would be lost on a pale ground
        for place in places:
            picture = self.items[place].picture
            if layout.picture and picture is not None and not picture.isNull():
                frame = layout.picture_rect(place, picture.size())
                painter.drawImage(frame, picture)
                painter.drawRect(frame.adjusted(-1, -1, 0, 0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in places:
            if self.items[place].channel in self.pinned | {self.current}:
                self._draw_marks(layout.column(place), self.items[place])

    def draw_label(self, text: str, chance: float) -> None:
        """Begin the dashed lines on either side, and write what they are beside them."""
        painter, layout = self.painter, self.layout
        painter.setPen(self._chance_pen())
        for is_negative in (False, True):
            y = layout.chance_line(chance, is_negative=is_negative)
            painter.drawLine(QPointF(layout.left - layout.top - 2, y), QPointF(layout.left, y))
        place = QRect(2 * layout.top, layout.middle - self._line // 2, layout.left, self._line)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _draw_chance(self, places: range, chance: float) -> None:
        """Draw a dashed line over neighbours of one sign, on the side of their bars: the numbers have the other one."""
        pen = self._chance_pen()
        pen.setDashPattern([4.0, 4.0])
        self.painter.setPen(pen)
        lines, begin = [], places.start
        for is_negative, run in groupby(self.items[place].similarity < 0 for place in places):
            end = begin + sum(1 for _ in run)
            y = self.layout.chance_line(chance, is_negative=is_negative)
            lines.append(QLineF(self.layout.column(begin).left(), y, self.layout.column(end).left(), y))
            begin = end
        self.painter.drawLines(lines)

    def _chance_pen(self) -> QPen:
        colour = self.palette.color(QPalette.ColorRole.WindowText)
        return QPen(colour, max(pen_width() / 2, 1.0), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)

    def _draw_number(self, place: int) -> None:
        """Write a similarity beside the middle line, on the side that its bar leaves free."""
        similarity = self.items[place].similarity
        free = self.layout.free_half(place, similarity)
        if free.height() >= 0.9 * self._line:
            free.setTop(free.bottom() + 1 - self._line if similarity < 0 else free.top() + 1)
            free.setHeight(self._line)
            self.painter.drawText(free, _CENTRED, self._write(round(similarity, 2)))

    def _draw_title(self, place: int) -> None:
        """Write a title, on the accent colour where the channel is picked."""
        painter, item, rect = self.painter, self.items[place], self.layout.title_rect(place)
        if item.channel != self.current:
            painter.drawText(rect, _CENTRED, item.title)
            return
        role, ink = QPalette.ColorRole, painter.pen()
        painter.fillRect(rect, self.palette.color(role.Highlight))
        painter.setPen(self.palette.color(role.HighlightedText))
        painter.drawText(rect, _CENTRED, item.title)
        painter.setPen(ink)

    def _draw_marks(self, column: QRect, item: SimilarityItem) -> None:
        """Frame the channel that is picked, and put a disc into the corner of one that is pinned."""
        painter, palette, role = self.painter, self.palette, QPalette.ColorRole
        if item.channel == self.current:
            draw_inside(painter, column, palette.color(role.Highlight))
        if item.channel in self.pinned:
            radius = min(0.3 * self._line, column.width() / 6)
            painter.setPen(QPen(palette.color(role.Base), 1.5))
            painter.setBrush(palette.color(role.Highlight))
            painter.drawEllipse(QRectF(column).topRight() + QPointF(-radius, radius), radius, radius)
