"""A network's likeliest classes as bars, each with its name and its probability; one is picked by a click or a key."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.gui.look.i18n import number, short_number
from cnngui.gui.widgets.number_type import sized
from cnngui.gui.widgets.painted import ENTER_KEYS, Hint, Painted, arrow_move, bold, draw_focus, draw_inside, narrowed

_LEAST, _WISHED = 1.35, 7.0
"""Height of a row, in lines of text."""
_LARGEST = 2.2
"""Largest type, in sizes of the app's."""
_BESIDE = 28
"""Px between name and number, and at both ends."""
_TINT = 96
"""Of 255: how much of the accent a bar has; its text stays readable."""


@dataclass(frozen=True)
class AnswerBar:
    """A row.

    Parameters
    ----------
    index : int
        Of the class.
    name : str
        In the language on screen.
    probability : float
    is_asked : bool
        Whether it belongs to the set that is asked about.
    """

    index: int
    name: str
    probability: float
    is_asked: bool = False


class AnswerBars(Painted):
    """Draws the rows, the likeliest on top, as many as there is room for; the first three always."""

    picked = Signal(int)
    """Index of a class."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._rows: Sequence[AnswerBar] = ()
        self._picked = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    @property
    def rows(self) -> Sequence[AnswerBar]:
        """What is shown."""
        return self._rows

    @property
    def texts(self) -> list[tuple[str, str]]:
        """Name and probability of each row, as written."""
        return [(row.name, chance(row.probability)) for row in self._rows]

    @property
    def is_picked(self) -> int:
        """Index of the class that is framed; -1 for none."""
        return self._picked

    def set_rows(self, rows: Sequence[AnswerBar]) -> None:
        """Show other answers."""
        if list(rows) != list(self._rows):
            self._rows = tuple(rows)
            self.setAccessibleDescription(", ".join(f"{name} {share}" for name, share in self.texts))
            self.update()

    def set_picked(self, index: int) -> None:
        """Frame a class, without telling; -1 for none."""
        if index != self._picked:
            self._picked = index
            self.update()

    @property
    def _line(self) -> float:
        return QFontMetricsF(self.font()).height()

    @property
    def seen(self) -> int:
        """How many rows there is room for."""
        return min(max(int(self.height() / (_LEAST * self._line)), 1), len(self._rows))

    def row_rect(self, at: int) -> QRectF:
        """Where a row lies."""
        height = min(self.height() / max(self.seen, 1), _WISHED * self._line)
        return QRectF(0, at * height, self.width(), height)

    def _row_at(self, point: QPointF) -> int | None:
        return next((at for at in range(self.seen) if self.row_rect(at).contains(point)), None)

    def hint_at(self, point: QPoint) -> Hint | None:
        """Say the whole name, and what a click does."""
        at = self._row_at(QPointF(point))
        if at is None:
            return None
        name, share = self.texts[at]
        text = self.tr("{name}: {share}. Click: why?").format(name=name, share=share)
        return text, self.row_rect(at).toRect()

    def _fonts(self) -> tuple[QFont, QFont]:
        """Return the type of names and numbers: the same in all rows, as large as there is room for."""
        least, area = QFontInfo(self.font()).pixelSize(), self.row_rect(0)
        px = max(min(round(0.5 * area.height()), round(_LARGEST * least)), least)
        texts = self.texts[: self.seen]
        while True:
            large = bold(sized(self.font(), px))
            wide = max((QFontMetricsF(large).horizontalAdvance(share) for _, share in texts), default=0.0)
            room = area.width() - wide - _BESIDE
            for font in (sized(self.font(), px), *(narrowed(self.font()) if px == least else ())):
                if all(QFontMetricsF(font).horizontalAdvance(self._title(at)) <= room for at in range(len(texts))):
                    return font, large
            if px == least:
                return font, large
            px -= 1

    def _title(self, at: int) -> str:
        row = self._rows[at]
        return f"● {row.name}" if row.is_asked else row.name

    def _paint_row(self, painter: QPainter, at: int, fonts: tuple[QFont, QFont]) -> None:
        row, share = self._rows[at], self.texts[at][1]
        area, palette, role = self.row_rect(at).adjusted(2, 2, -2, -2), self.palette(), QPalette.ColorRole
        paint_track(painter, area, row.probability, palette)
        painter.setPen(palette.color(role.WindowText))
        painter.setFont(fonts[1])
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area.adjusted(0, 0, -8, 0), middle | Qt.AlignmentFlag.AlignRight, share)
        room = area.width() - QFontMetricsF(fonts[1]).horizontalAdvance(share) - _BESIDE + 4
        painter.setFont(fonts[0])
        shown = QFontMetricsF(fonts[0]).elidedText(self._title(at), Qt.TextElideMode.ElideRight, room)
        painter.drawText(area.adjusted(8, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, shown)
        if row.index == self._picked:
            draw_inside(painter, area, palette.color(role.WindowText), 2)

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for all rows."""
        return QSize(round(16 * self._line), round(_WISHED * self._line * max(len(self._rows), 5)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for three low rows."""
        return QSize(round(7 * self._line), round(_LEAST * self._line * 3) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Rows, focus."""
        del event
        painter = QPainter(self)
        fonts = self._fonts()
        for at in range(self.seen):
            self._paint_row(painter, at, fonts)
        draw_focus(painter, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pick a class."""
        at = self._row_at(event.position())
        if at is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self._rows[at].index)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Up and Down frame a row and pick it, Enter picks it again."""
        move, places = arrow_move(event), [row.index for row in self._rows[: self.seen]]
        event.setAccepted(bool(places) and (move is not None or event.key() in ENTER_KEYS))
        if not event.isAccepted():
            return
        at = places.index(self._picked) if self._picked in places else -1
        at = max(at, 0) if move is None else min(max(at + move[0], 0), len(places) - 1)
        self.picked.emit(places[at])


def paint_track(painter: QPainter, area: QRectF, probability: float, palette: QPalette) -> None:
    """Paint a bar so that text of the window's colour can be read on all of it."""
    role, bar = QPalette.ColorRole, QRectF(area)
    painter.fillRect(area, palette.color(role.Base))
    bar.setWidth(max(area.width() * probability, 2.0))
    colour = QColor(palette.color(role.Highlight))
    painter.fillRect(QRectF(bar.left(), bar.bottom() - 3, bar.width(), 3), colour)
    colour.setAlpha(_TINT)
    painter.fillRect(bar, colour)


def chance(probability: float) -> str:
    """Write a probability in percent; what is not quite all is not told to be all, nor a little to be nothing.

    >>> [chance(each) for each in (1.0, 0.9999, 0.3849, 0.0004, 0.0)]
    ['100 %', '> 99.9 %', '38.5 %', '0.04 %', '0 %']
    """
    percent = 100 * probability
    if percent in {0.0, 100.0}:
        return f"{number(percent, 0)} %"
    if percent >= 99.95:
        return f"> {number(99.9, 1)} %"
    return f"{number(percent, 1) if percent >= 0.95 else short_number(float(f'{percent:.1g}'))} %"
