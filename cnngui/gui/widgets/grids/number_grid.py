"""A grid of written numbers on colours, of which one can be picked: several side by side show the same places."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.engine.arrays import Array
from cnngui.engine.colours import paint, signed, text_colour
from cnngui.gui.widgets.number_type import least_forms, widest
from cnngui.gui.widgets.painted import Hint, Painted, arrow_move, bold, draw_focus, draw_marker

Cell = tuple[int, int]
Texts = Sequence[Sequence[str]]

_BESIDE = 8
"""Px free beside a number."""
_HIGHEST = 1.9
"""Of a cell, in lines of text."""


class NumberGrid(Painted):
    """A caption, and numbers below it, as they were written by others; arrows walk, a click picks one."""

    picked = Signal(int, int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._caption = name
        self._texts: Texts = ()
        self._values: Array = np.zeros((0, 0), np.float32)
        self._current: Cell = (0, 0)
        self._room = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def texts(self) -> Texts:
        """The numbers as they stand there."""
        return self._texts

    def set_caption(self, caption: str) -> None:
        """Write something else above."""
        if caption != self._caption:
            self._caption = caption
            self.setAccessibleName(caption)
            self.update()

    def set_numbers(self, texts: Texts, values: Array, current: Cell) -> None:
        """Show numbers (rows, columns), written as ``texts``, one of them picked."""
        is_other = len(texts) != len(self._texts)
        self._texts, self._values, self._current = texts, values, current
        needed = self._needed()
        if is_other or needed > self._room:  # it never becomes narrower while numbers change
            self._room = needed if is_other else max(needed, self._room)
            self.updateGeometry()
        row, column = current
        has_it = row < len(texts) and column < len(texts[row])
        self.setAccessibleDescription(texts[row][column] if has_it else "")
        self.update()

    def cell_rect(self, row: int, column: int) -> QRectF:
        """Where a cell is."""
        rows, columns = len(self._texts), len(self._texts[0])
        line = self.fontMetrics().height()
        width = self.width() / columns
        height = min((self.height() - line - 2) / rows, _HIGHEST * line)
        return QRectF(column * width, line + 2 + row * height, width, height)

    def cell_at(self, point: QPoint) -> Cell | None:
        """Which cell lies under a point."""
        for row, texts in enumerate(self._texts):
            for column in range(len(texts)):
                if self.cell_rect(row, column).contains(point):
                    return row, column
        return None

    def hint_at(self, point: QPoint) -> Hint | None:
        """Write the number under a point."""
        cell = self.cell_at(point)
        return None if cell is None else (self._texts[cell[0]][cell[1]], self.cell_rect(*cell).toAlignedRect())

    def _all(self) -> list[str]:
        return [text for row in self._texts for text in row]

    def _needed(self) -> int:
        """Return the width at which the least type fits."""
        *_, least = least_forms(self.font())
        columns = len(self._texts[0]) if self._texts else 1
        return round(columns * (widest(least, self._all()) + _BESIDE))

    def _font(self) -> QFont:
        cell = self.cell_rect(0, 0)
        forms = list(least_forms(self.font()))
        texts = self._all()
        return next((font for font in forms if widest(font, texts) <= cell.width() - _BESIDE / 2), forms[-1])

    def _fit(self) -> None:
        self._room = self._needed()
        self.updateGeometry()
        self.update()

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for room around every number."""
        line = self.fontMetrics().height()
        return QSize(round(1.2 * max(self._room, 5 * line)), round((1.4 * max(len(self._texts), 1) + 1) * line) + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for every number in the least type."""
        line = self.fontMetrics().height()
        return QSize(max(self._room, 5 * line), round((1.2 * max(len(self._texts), 1) + 1) * line) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Caption, cells, the frame of the one that is picked, focus."""
        del event
        painter = QPainter(self)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        painter.setPen(ink)
        painter.setFont(bold(self.font()))
        line = QFontMetricsF(painter.font()).height()
        shown = painter.fontMetrics().elidedText(self._caption, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(0, 0, self.width(), line), Qt.AlignmentFlag.AlignLeft, shown)
        if self._texts:
            self._draw_cells(painter)
        draw_focus(painter, self)

    def _draw_cells(self, painter: QPainter) -> None:
        limit = float(np.abs(self._values).max())
        colours = paint(signed(limit or 1.0), np.ascontiguousarray(self._values, np.float32))
        painter.setFont(self._font())
        for row, texts in enumerate(self._texts):
            for column, text in enumerate(texts):
                place = self.cell_rect(row, column)
                red, green, blue = (int(each) for each in colours[row, column])
                painter.fillRect(place, QColor(red, green, blue))
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
                painter.drawRect(place)
                painter.setPen(QColor(*text_colour((red, green, blue))))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        row, column = self._current
        if row < len(self._texts) and column < len(self._texts[row]):
            draw_marker(painter, self.cell_rect(row, column).adjusted(1, 1, -1, -1), 2.0)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pick a number."""
        cell = self.cell_at(event.position().toPoint()) if self._texts else None
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self.picked.emit(*cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk with arrows."""
        move = arrow_move(event)
        if move is None or not self._texts:
            event.ignore()
            return
        row, column = (now + by for now, by in zip(self._current, move, strict=True))
        row = min(max(row, 0), len(self._texts) - 1)
        self.picked.emit(row, min(max(column, 0), len(self._texts[row]) - 1))
