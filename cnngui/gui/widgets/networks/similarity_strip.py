"""How much each channel is like something else: a bar a channel, best first, to pick one and to pin some.

There is no widget a channel, and only the bars in sight are drawn: a layer has up to 512, and they are ranked anew on
every frame while a kernel is dragged.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.engine.colours import signed, table
from cnngui.gui.look.i18n import number
from cnngui.gui.look.theme import pen_width
from cnngui.gui.widgets.inputs.edit_session import EditSession
from cnngui.gui.widgets.networks.similarity_bars import BarLayout
from cnngui.gui.widgets.networks.similarity_painter import BarPainter, SimilarityItem
from cnngui.gui.widgets.painted import OF_OTHERS, Hint, SidewaysArea, draw_focus

_HALF, _LEAST_HALF = 1.45, 1.15
"""Height of the longest bar above or below the middle line, in lines of text: as asked for, and at least.

A number is written into the half that its bar leaves free, so neither may be lower than a line.
"""
_PICTURE, _LARGEST_PICTURE = 1.5, 3.0
"""Side of a picture in lines: from which on it is drawn, and beyond which there is nothing more to see."""
_TITLE = 1.1
"""Height of what is written below a bar, in lines."""


class SimilarityStrip(SidewaysArea):
    """A ranking of channels, best first; a click or an arrow picks one, a double click or P pins it.

    Positive similarities stand on a middle line and negative ones hang from it, in the two colours of signed data.
    """

    channel_picked = Signal(int)
    pin_toggled = Signal(int)
    painted = Signal()
    """The ranking is on screen as it is now."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._items: tuple[SimilarityItem, ...] = ()
        self._places: dict[int, int] = {}
        self._chance: float | None = None
        self._current: int | None = None
        self._pinned: frozenset[int] = frozenset()
        self._widest = ""
        self._needs: tuple[int, str, bool, bool] | None = None
        self._bars: BarLayout | None = None
        self._walk = EditSession(self)
        self._label = self.tr("chance")
        low, high = table(signed(1.0))[[1, 255]].tolist()
        self._colours = QColor(*low), QColor(*high)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._describe()

    @property
    def current(self) -> int | None:
        """The channel that is picked; it need not be in the ranking."""
        return self._current

    @property
    def pinned(self) -> frozenset[int]:
        """The channels that have a mark."""
        return self._pinned

    def set_ranking(self, items: Sequence[SimilarityItem], chance: float | None) -> None:
        """Show another ranking; the channel that is picked is kept in sight, or else what is in sight stays.

        Parameters
        ----------
        items : sequence of SimilarityItem
            In the order in which they are shown.
        chance : float or None
            How much unrelated channels are alike by chance, from 0 to 1; None to draw no line.
        """
        widest = max((item.title for item in items), key=len, default="")
        needs = len(items), widest, chance is None, any(item.picture is not None for item in items[:1])
        self._items, self._chance, self._widest = tuple(items), chance, widest
        self._places = {item.channel: place for place, item in enumerate(self._items)}
        if needs == self._needs:
            self.show_channel(self._current)
        else:
            self._needs = needs
            self._fit()
        self._describe()

    def set_current(self, channel: int | None) -> None:
        """Frame a channel and bring it into sight, without telling; None for none."""
        if channel != self._current:
            self._current = channel
            self.show_channel(channel)
            self._describe()

    def set_pinned(self, channels: frozenset[int]) -> None:
        """Mark channels in a corner, without telling."""
        if channels != self._pinned:
            self._pinned = channels
            self._describe()

    def show_channel(self, channel: int | None) -> None:
        """Scroll a channel into sight, with half of its neighbours; nothing for none, or one that is not ranked."""
        if channel not in self._places:
            return
        layout = self.bars()
        column, air = layout.column(self._places[channel]), layout.pitch // 2
        self._reveal(column.left() - layout.left - air, column.left() + column.width() + air)

    def bars(self) -> BarLayout:
        """Return where the bars lie before scrolling."""
        if self._bars is None:
            self._bars = self._lay_out()
        return self._bars

    def _lay_out(self) -> BarLayout:
        """Share the room out; what is higher than needed goes to the bars."""
        metrics, edge = self.fontMetrics(), round(pen_width()) + 1
        line, room = metrics.height(), self.viewport().height() - 2 * edge
        title = round(_TITLE * line)
        pitch = max(metrics.horizontalAdvance(text) for text in (self._widest, number(-0.01, 2))) + round(0.4 * line)
        left = metrics.horizontalAdvance(self._label) + 4 * edge if self._chance is not None else edge
        picture = 0
        if any(item.picture is not None for item in self._items[:1]):
            picture = min(room - title - edge - round(2 * _HALF * line), round(_LARGEST_PICTURE * line), pitch - 4)
            picture = picture if picture >= min(_PICTURE * line, pitch - 4) else 0
        half = max((room - title - (picture and picture + edge)) // 2, 1)
        return BarLayout(len(self._items), left, pitch, edge, half, title, picture)

    def column_rect(self, channel: int) -> QRect:
        """Where a channel is drawn, in px of the viewport; empty for one that is not in the ranking."""
        if channel not in self._places:
            return QRect()
        return self.bars().column(self._places[channel]).translated(-self.horizontalScrollBar().value(), 0)

    def channel_at(self, position: QPointF) -> int | None:
        """Which channel is drawn at a point of the viewport."""
        layout, x = self.bars(), int(position.x())
        if x < layout.left:  # what was scrolled away lies below the label
            return None
        x += self.horizontalScrollBar().value()
        return next((self._items[place].channel for place in layout.in_sight(x, x)), None)

    def hint_at(self, point: QPoint) -> Hint:
        """Explain the channel under a point."""
        channel = self.channel_at(QPointF(point))
        return self._items[self._places[channel]].hint() if channel is not None else "", QRect()

    def _describe(self) -> None:
        """Bring up to date what is seen, and what screen readers hear."""
        self.viewport().update()
        if not self._items:
            self.setAccessibleDescription(self.tr("no channels are ranked"))
            return
        best = self._items[0]
        text = self.tr("{count} channels, best first; the best match is channel {title} with {similarity}")
        count, similarity = number(len(self._items)), number(best.similarity, 2)
        parts = [text.format(count=count, title=best.title, similarity=similarity)]
        if self._current in self._places:
            place = self._places[self._current]
            text = self.tr("channel {title} is picked, number {place} of the ranking with {similarity}")
            item, rank = self._items[place], number(place + 1)
            parts.append(text.format(title=item.title, place=rank, similarity=number(item.similarity, 2)))
            if self._current in self._pinned:
                parts.append(self.tr("it is pinned"))
        self.setAccessibleDescription("; ".join(parts))

    def _fit(self) -> None:
        """Let the scroll bar reach all channels, and keep the one that is picked in sight."""
        self._bars = None
        layout, bar, width = self.bars(), self.horizontalScrollBar(), self.viewport().width()
        bar.setRange(0, max(layout.width + 2 * layout.top - width, 0))
        bar.setPageStep(max(width - layout.left, 1))
        bar.setSingleStep(layout.pitch)
        self.show_channel(self._current)

    def _pick_place(self, place: int) -> None:
        channel = self._items[place].channel
        self.set_current(channel)
        self.show_channel(channel)  # also the one that was picked before and has been scrolled away
        self.channel_picked.emit(channel)

    def _place_after(self, key: int) -> int | None:
        """Return the place that a key leads to, the first one where none is picked; None when the key means nothing."""
        keys, last = Qt.Key, len(self._items) - 1
        page = max(self.horizontalScrollBar().pageStep() // self.bars().pitch - 1, 1)
        moves = {keys.Key_Left: -1, keys.Key_Right: 1, keys.Key_Home: -last, keys.Key_End: last}
        moves |= {keys.Key_PageUp: -page, keys.Key_PageDown: page}
        by = moves.get(Qt.Key(key))
        if by is None or last < 0:
            return None
        if self._current not in self._places:
            return last if key == keys.Key_End else 0
        return min(max(self._places[self._current] + by, 0), last)

    def _height(self, half: float, picture: float) -> int:
        lines = (2 * half + _TITLE + picture) * self.fontMetrics().height()
        return round(lines) + 4 * (round(pen_width()) + 1) + self.horizontalScrollBar().sizeHint().height()

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for bars with their numbers, and pictures below them."""
        return QSize(40 * self.fontMetrics().height(), self._height(_HALF, _PICTURE))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for bars with their numbers and for a few columns."""
        return QSize(14 * self.fontMetrics().height(), self._height(_LEAST_HALF, 0))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Bars in sight, the label of the chance, the focus."""
        painter = QPainter(self.viewport())
        layout, scrolled = self.bars(), self.horizontalScrollBar().value()
        if self._items:
            bars = BarPainter(painter, layout, self._items, self.palette(), self._colours, self._current, self._pinned)
            painter.setClipRect(self.viewport().rect().adjusted(layout.left - 5, 0, 0, 0))
            first, last = max(event.rect().left(), layout.left) + scrolled, event.rect().right() + scrolled
            painter.translate(-scrolled, 0)
            bars.draw(layout.in_sight(first, last), layout.left + scrolled, self._chance)
            painter.translate(scrolled, 0)
            painter.setClipping(False)
            if self._chance is not None:
                bars.draw_label(self._label, self._chance)
        draw_focus(painter, self, self.viewport().rect())
        self.painted.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pick the channel."""
        channel = self.channel_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and channel is not None:
            self._walk.end()
            self._pick_place(self._places[channel])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pin the channel, or take its pin away."""
        channel = self.channel_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and channel is not None:
            self.pin_toggled.emit(channel)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows, Home, End and the Page keys walk along the ranking, P pins; the rest is for the window."""
        is_mine = not event.modifiers() & OF_OTHERS
        place = self._place_after(event.key()) if is_mine else None
        if place is not None:
            self._walk.step()
            self._pick_place(place)
        elif is_mine and event.key() == Qt.Key.Key_P and self._current in self._places:
            self.pin_toggled.emit(self._current)
        else:
            event.ignore()
