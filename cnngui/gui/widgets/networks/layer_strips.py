"""Where parameters, multiply-adds and memory sit: a row of upright bars for each, a bar a layer."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.engine.drawings import Ink
from cnngui.gui.look.theme import pen_width
from cnngui.gui.widgets.inputs.tints import chosen
from cnngui.gui.widgets.networks.drawing_painter import ink_colour
from cnngui.gui.widgets.painted import Hint, Painted, bold

_GAP = 16.0
_BARS, _LOW = 3.2, 1.5
"""Height of the longest bar, in lines: below its title, and beside it where there is no room for that."""
_LEAST_COLUMN = 7.0
"""Width in lines of the narrowest strip."""


@dataclass(frozen=True)
class StripBar:
    """One bar.

    Parameters
    ----------
    name : str
    ink : Ink
    value : int
    hint : str
        The tooltip.
    """

    name: str
    ink: Ink
    value: int
    hint: str


@dataclass(frozen=True)
class Strip:
    """One row of bars.

    Parameters
    ----------
    title : str
        What is counted.
    total : str
        What stands behind the title.
    bars : tuple of StripBar
        In order; the longest is as high as there is room.
    """

    title: str
    total: str
    bars: tuple[StripBar, ...]


class LayerStrips(Painted):
    """Some strips side by side, or below each other where that is too narrow; a click picks a layer."""

    picked = Signal(str)
    hovered = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._strips: tuple[Strip, ...] = ()
        self._lit = self._current = ""
        self._bars = _BARS
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys walk along the table and the boxes
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_strips(self, strips: Sequence[Strip]) -> None:
        """Show other numbers."""
        if tuple(strips) != self._strips:
            before, self._strips = [strip.title for strip in self._strips], tuple(strips)
            if [strip.title for strip in self._strips] != before:
                self._fit()
            told = "; ".join(f"{strip.title} {strip.total}" for strip in strips)
            self.setAccessibleDescription(told)
            self.update()

    def set_current(self, name: str) -> None:
        """Show which layer is picked, without telling."""
        if name != self._current:
            self._current = name
            self.update()

    def set_lit(self, name: str) -> None:
        """Show which layer is pointed at, without telling."""
        if name != self._lit:
            self._lit = name
            self.update()

    def set_low(self, *, on: bool) -> None:
        """Take less height, for a canvas that has little."""
        bars = 1.7 if on else _BARS
        if bars != self._bars:
            self._bars = bars
            self._fit()

    def column(self, strip: int, bar: int) -> QRectF:
        """Where a bar may be, as high as the highest."""
        area = self._areas()[strip]
        left, top = (self._title_width() + 8, 0) if self._is_beside() else (0, self.fontMetrics().height() + 2)
        pitch = (area.width() - left) / max(len(self._strips[strip].bars), 1)
        return QRectF(area.left() + left + bar * pitch, area.top() + top, pitch, area.height() - top - 2)

    def bar_rect(self, strip: int, bar: int) -> QRectF:
        """Where a bar is: a pixel high at least, unless it stands for nothing."""
        bars, column = self._strips[strip].bars, self.column(strip, bar)
        most = max((each.value for each in bars), default=0)
        value = bars[bar].value
        height = max(column.height() * value / most, 1.0) if value else 0.0
        inset = min(column.width() * 0.12, 6.0)
        return QRectF(column.left() + inset, column.bottom() - height, column.width() - 2 * inset, height)

    def _title_width(self) -> int:
        metrics = QFontMetrics(bold(self.font()))
        return max((metrics.horizontalAdvance(strip.title) for strip in self._strips), default=0) + 2

    def titles(self) -> list[str]:
        """Return what is written above the bars, with the totals if there is room for all of them."""
        whole, metrics = [f"{strip.title} {strip.total}" for strip in self._strips], QFontMetrics(bold(self.font()))
        widest = max(map(metrics.horizontalAdvance, whole), default=0)
        has_room = self._is_across() and widest <= self._areas()[0].width()
        return whole if has_room else [strip.title for strip in self._strips]

    def _is_beside(self) -> bool:
        """Tell whether titles stand beside their bars: below each other, and there is room left for those."""
        return (
            not self._is_across() and self.width() >= self._title_width() + _LEAST_COLUMN * self.fontMetrics().height()
        )

    def _is_across(self) -> bool:
        """Tell whether the strips stand side by side: their titles have room there."""
        count = max(len(self._strips), 1)
        least = max(self._title_width(), _LEAST_COLUMN * self.fontMetrics().height())
        return self.width() >= count * least + _GAP * (count - 1)

    def _areas(self) -> list[QRectF]:
        count = max(len(self._strips), 1)
        across = count if self._is_across() else 1
        lines = -(-count // across)
        width = (self.width() - _GAP * (across - 1)) / across
        height = (self.height() - 4.0 * (lines - 1)) / lines
        return [
            QRectF((at % across) * (width + _GAP), (at // across) * (height + 4.0), width, height)
            for at in range(count)
        ]

    def _bar_at(self, position: QPointF) -> StripBar | None:
        for at, (strip, area) in enumerate(zip(self._strips, self._areas(), strict=False)):
            if area.contains(position):
                places = range(len(strip.bars))
                return next((strip.bars[bar] for bar in places if self.column(at, bar).contains(position)), None)
        return None

    def hint_at(self, point: QPoint) -> Hint:
        """Say the number under a point."""
        bar = self._bar_at(QPointF(point))
        return (bar.hint, QRect(point, QSize(2, 2))) if bar else ("", QRect())

    def _height(self) -> int:
        line = self.fontMetrics().height()
        if self._is_across():
            return round((1 + self._bars) * line + 4)
        return round(len(self._strips) * ((_LOW if self._is_beside() else 1 + _LOW) * line + 4))

    def _fit(self) -> None:
        """Ask for the lines that there are."""
        if self.minimumHeight() != self._height():
            self.setFixedHeight(self._height())
        self.update()

    def _draw_strip(self, painter: QPainter, at: int) -> None:
        strip, palette = self._strips[at], self.palette()
        area, line = self._areas()[at], self.fontMetrics().height()
        floor = self.column(at, 0).bottom() if strip.bars else area.bottom()
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.drawLine(QPointF(area.left(), floor), QPointF(area.right(), floor))
        for place, bar in enumerate(strip.bars):
            if bar.name and bar.name in {self._lit, self._current}:
                painter.fillRect(self.column(at, place), chosen(palette))
            painter.fillRect(self.bar_rect(at, place), ink_colour(bar.ink))
            if bar.name and bar.name == self._current:
                painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), pen_width()))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.bar_rect(at, place))
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        painter.setFont(bold(self.font()))
        height = area.height() if self._is_beside() else line
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(area.left(), area.top(), area.width(), height), flags, self.titles()[at])

    def _point_at(self, name: str) -> None:
        if name != self._lit:
            self.set_lit(name)
            self.hovered.emit(name)

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the height of the bars and their titles."""
        return QSize(30 * self.fontMetrics().height(), self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for one strip's width, and the lines that there are."""
        return QSize(max(self._title_width(), round(_LEAST_COLUMN * self.fontMetrics().height())), self._height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the strips."""
        del event
        painter = QPainter(self)
        for at in range(len(self._strips)):
            self._draw_strip(painter, at)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pick a layer."""
        bar = self._bar_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and bar is not None:
            self.set_current(bar.name)
            self.picked.emit(bar.name)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Light up what a click would pick."""
        bar = self._bar_at(event.position())
        self._point_at(bar.name if bar is not None else "")

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self._point_at("")
