"""What may learn, as a ladder: a row for each scope, its blocks in ice or on fire, what it learns and takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy

from cnngui.gui.look.i18n import labelled
from cnngui.gui.look.icons import icon
from cnngui.gui.look.theme import pen_width
from cnngui.gui.widgets.painted import Hint, Painted, arrow_move, bold, draw_focus

_ROW, _HEAD = 1.7, 1.35
"""Heights of a row and of the head, in lines of text."""

_WITH_TIMES, _WITH_COUNTS, _NARROWEST = 22, 28, 14
"""Widths in lines of text from which on there are columns with times, and with counts, which the panel has too; and the
least."""

_GAP = 10


class Cold(Enum):
    """How a block learns."""

    ICE = "mdi6.snowflake"
    FIRE = "mdi6.fire"
    DICE = "mdi6.dice-multiple-outline"


COLOURS = {Cold.ICE: QColor(86, 180, 233), Cold.FIRE: QColor(230, 130, 0), Cold.DICE: QColor(230, 130, 0)}
"""Ice and fire; what begins at random is hatched."""

_STRENGTH = {Cold.ICE: 90, Cold.FIRE: 150, Cold.DICE: 150}
"""Of 255, over the ground: what stands on it can be read on both themes."""


@dataclass(frozen=True)
class Rung:
    """A row.

    Parameters
    ----------
    title, hint : str
    blocks : tuple of Cold
        From the photo on.
    new : tuple of Cold
        The new layers behind them.
    count, time : str
        What learns, and how long it takes; empty while that is not known.
    is_recommended : bool
    """

    title: str
    hint: str
    blocks: tuple[Cold, ...]
    new: tuple[Cold, ...]
    count: str = ""
    time: str = ""
    is_recommended: bool = False


class ScopeLadder(Painted):
    """Draws the rungs; a click or an arrow picks one."""

    picked = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._rungs: Sequence[Rung] = ()
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def rungs(self) -> Sequence[Rung]:
        """What is shown."""
        return self._rungs

    @property
    def current(self) -> int:
        """The rung that is chosen."""
        return self._current

    def set_rungs(self, rungs: Sequence[Rung], current: int) -> None:
        """Show rungs, one of them chosen, without telling."""
        if (tuple(rungs), current) != (self._rungs, self._current):
            is_more = len(rungs) != len(self._rungs)
            self._rungs, self._current = tuple(rungs), current
            self.setAccessibleDescription(self._told())
            if is_more:
                self.updateGeometry()
            self.update()

    def _told(self) -> str:
        """Say which rung is chosen, and which has the star."""
        chosen = self._rungs[self._current]
        told = labelled(chosen.title, f"{chosen.hint} {chosen.count} {chosen.time}".strip())
        starred = [each.title for each in self._rungs if each.is_recommended]
        return " ".join([told, *(labelled(_recommended(), f"{title}.") for title in starred)])

    def row_rect(self, at: int) -> QRectF:
        """Where a rung is."""
        line = QFontMetricsF(self.font()).height()
        height = (self.height() - _HEAD * line) / max(len(self._rungs), 1)
        return QRectF(0, _HEAD * line + at * height, self.width(), height)

    def hint_at(self, point: QPoint) -> Hint | None:
        """Say what a rung means."""
        at = self._row_at(point)
        return None if at is None else (self._rungs[at].hint, self.row_rect(at).toAlignedRect())

    def _row_at(self, point: QPoint) -> int | None:
        return next((at for at in range(len(self._rungs)) if self.row_rect(at).contains(point)), None)

    # Drawing

    def _columns(self) -> tuple[float, float, float]:
        """Return where the blocks, the counts and the times begin."""
        strong, plain = QFontMetricsF(bold(self.font())), QFontMetricsF(self.font())
        titles = max((strong.horizontalAdvance(each.title) for each in self._rungs), default=0.0)
        learns, takes = self._heads()
        counts = max([plain.horizontalAdvance(learns), *(plain.horizontalAdvance(each.count) for each in self._rungs)])
        times = max([plain.horizontalAdvance(takes), *(plain.horizontalAdvance(each.time) for each in self._rungs)])
        if self.width() < _WITH_TIMES * plain.height():
            times = 0.0
        if self.width() < _WITH_COUNTS * plain.height():
            counts = 0.0
        time_at = self.width() - times - _GAP
        return titles + 1.4 * plain.height() + 2 * _GAP, time_at - counts - _GAP * bool(counts), time_at

    def _heads(self) -> tuple[str, str]:
        return self.tr("numbers that learn"), self.tr("time at most")

    def _cells(self, rung: Rung, row: QRectF) -> list[tuple[QRectF, Cold]]:
        """Return the place of each block: growing together, with a gap before the new layers."""
        left, right, _ = self._columns()
        room = max(right - _GAP - left, 10.0)
        most = max(len(each.blocks) + len(each.new) for each in self._rungs)
        width = (room - _GAP) / most
        found = []
        for at, kind in enumerate((*rung.blocks, *rung.new)):
            is_new = at >= len(rung.blocks)
            place = at if not is_new else most - len(rung.new) + at - len(rung.blocks)
            x = left + place * width + (_GAP if is_new else 0)
            found.append((QRectF(x + 1, row.top() + 3, width - 2, row.height() - 6), kind))
        return found

    def _draw_head(self, painter: QPainter) -> None:
        left, counts, times = self._columns()
        line = QFontMetricsF(self.font()).height()
        top = (_HEAD - 1) * line / 2
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        right = Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(0, top, left - _GAP, line), right, self.tr("photo →"))
        rung = self._rungs[0]
        cells = [area for area, _ in self._cells(rung, self.row_rect(0))]
        is_narrow = cells[0].width() < 1.6 * painter.fontMetrics().horizontalAdvance("0")
        for at, area in enumerate(cells[: len(rung.blocks)]):
            if is_narrow and 0 < at < len(rung.blocks) - 1:
                continue
            painter.drawText(QRectF(area.left(), top, area.width(), line), Qt.AlignmentFlag.AlignCenter, str(at + 1))
        new = self.tr("new")
        if painter.fontMetrics().horizontalAdvance(new) <= cells[-1].width() + _GAP:
            area = cells[-1].adjusted(-_GAP / 2, 0, _GAP / 2, 0)
            painter.drawText(QRectF(area.left(), top, area.width(), line), Qt.AlignmentFlag.AlignCenter, new)
        learns, takes = self._heads()
        if times - counts > _GAP:
            painter.drawText(QRectF(counts, top, times - counts - _GAP, line), right, learns)
        if self.width() - times > _GAP:
            painter.drawText(QRectF(times, top, self.width() - times - _GAP, line), right, takes)

    def _draw_rung(self, painter: QPainter, at: int) -> None:
        rung, row = self._rungs[at], self.row_rect(at)
        palette, role = self.palette(), QPalette.ColorRole
        left, counts, times = self._columns()
        if at == self._current:
            painter.setPen(QPen(palette.color(role.Highlight), pen_width()))
            painter.setBrush(palette.color(role.Base))
            painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), 4, 4)
        painter.setPen(palette.color(role.WindowText))
        line, middle = QFontMetricsF(self.font()).height(), Qt.AlignmentFlag.AlignVCenter
        if rung.is_recommended:
            _draw_star(painter, QRectF(_GAP / 2, row.center().y() - line / 2, line, line))
        painter.setFont(bold(self.font()) if at == self._current else self.font())
        painter.drawText(QRectF(_GAP + 1.2 * line, row.top(), left, row.height()), middle, rung.title)
        painter.setFont(self.font())
        for area, kind in self._cells(rung, row):
            _draw_block(painter, area, kind, palette.color(role.Mid))
        painter.setPen(palette.color(role.WindowText))
        right = middle | Qt.AlignmentFlag.AlignRight
        if times - counts > _GAP:
            painter.drawText(QRectF(counts, row.top(), times - counts - _GAP, row.height()), right, rung.count)
        if self.width() - times > _GAP:
            painter.drawText(QRectF(times, row.top(), self.width() - times - _GAP, row.height()), right, rung.time)

    def _fit(self) -> None:
        self.updateGeometry()
        self.update()

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for a row each, and the head."""
        line = self.fontMetrics().height()
        return QSize(30 * line, round((_HEAD + _ROW * max(len(self._rungs), 5)) * line))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Be as high, and wide enough for blocks that can be told apart."""
        return QSize(_NARROWEST * self.fontMetrics().height(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw head and rungs."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._rungs:
            self._draw_head(painter)
        for at in range(len(self._rungs)):
            self._draw_rung(painter, at)
        draw_focus(painter, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pick a rung."""
        at = self._row_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and at is not None and at != self._current:
            self.picked.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Climb with up and down."""
        move = arrow_move(event)
        if move is None or not move[0]:
            event.ignore()
            return
        at = min(max(self._current + move[0], 0), len(self._rungs) - 1)
        if at != self._current:
            self.picked.emit(at)


def _draw_block(painter: QPainter, area: QRectF, kind: Cold, edge: QColor) -> None:
    colour = QColor(COLOURS[kind])
    colour.setAlpha(_STRENGTH[kind])
    painter.setPen(QPen(edge, 1))
    painter.setBrush(QBrush(colour, Qt.BrushStyle.Dense4Pattern if kind is Cold.DICE else Qt.BrushStyle.SolidPattern))
    painter.drawRoundedRect(area, 3, 3)
    side = min(area.width() - 4, area.height() - 6, 22.0 * pen_width())
    if side >= 8:
        place = QRectF(area.center().x() - side / 2, area.center().y() - side / 2, side, side)
        icon(kind.value, QPalette.ColorRole.WindowText).paint(painter, place.toRect())


def _draw_star(painter: QPainter, area: QRectF) -> None:
    icon("mdi6.star", QPalette.ColorRole.WindowText).paint(painter, area.toRect())


def _recommended() -> str:
    return QCoreApplication.translate("ScopeLadder", "recommended")


class Legend(Painted):
    """Says what ice, fire, dice and the star mean."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words: dict[Cold | None, str] = {
            Cold.ICE: self.tr("frozen: stays as it is"),
            Cold.FIRE: self.tr("goes on learning"),
            Cold.DICE: self.tr("learns from random weights"),
            None: _recommended(),
        }
        self.setAccessibleDescription("; ".join(self._words.values()))

    def _in_lines(self, width: float) -> list[list[Cold | None]]:
        """Return what stands in each line; None is the star."""
        lines: list[list[Cold | None]] = [[]]
        taken = 0.0
        for kind in self._words:
            needed = self._width_of(kind)
            if lines[-1] and taken + needed > width:
                lines.append([])
                taken = 0.0
            lines[-1].append(kind)
            taken += needed
        return lines

    def _width_of(self, kind: Cold | None) -> float:
        metrics = QFontMetricsF(self.font())
        return 1.9 * metrics.height() + metrics.horizontalAdvance(self._words[kind]) + 2 * _GAP

    def _fit(self) -> None:
        self.setFixedHeight(round(1.25 * self.fontMetrics().height() * len(self._in_lines(self.width()))))
        self.update()

    # Overrides of Qt

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw each block, or the star, and its words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, palette = QFontMetricsF(self.font()).height(), self.palette()
        for at, kinds in enumerate(self._in_lines(self.width())):
            x, y = 0.0, 1.25 * line * at
            for kind in kinds:
                area = QRectF(x + 1, y + 1, 1.5 * line, 1.1 * line)
                if kind is None:
                    _draw_star(painter, area)
                else:
                    _draw_block(painter, area, kind, palette.color(palette.ColorRole.Mid))
                painter.setPen(palette.color(QPalette.ColorRole.WindowText))
                place = QRectF(x + 1.9 * line, y, self.width() - x, 1.2 * line)
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._words[kind])
                x += self._width_of(kind)
