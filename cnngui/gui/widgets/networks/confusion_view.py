"""How often each class was taken for each: a square of counts, whose cells can be picked."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from cnngui.engine.colours import magnitude, paint, text_colour
from cnngui.gui.look.i18n import number
from cnngui.gui.widgets.number_type import least_forms, widest
from cnngui.gui.widgets.painted import ENTER_KEYS, Hint, Painted, arrow_move, bold, draw_focus, draw_marker

Cell = tuple[int, int]
Counts = NDArray[np.int64]

_LINES, _LEAST = (17.0, 15.0), 10.0
"""Width and height that it asks for, and the least width, in lines of text."""

_NAMES, _LETTERS = 3.6, 2
"""Lines of text that names of rows are wide at least, where they are longer, and letters that a column has room for."""

_FEW, _MORE = 6, 0.4
"""Classes up to which their names may take more of the width, and how much of it."""

_HEAD = 3.4
"""Lines of text from which on a column is wide enough for the name of its class."""

_TALLEST = 1.2
"""Height of a cell in its widths, at most: few classes would make towers of them."""

_DIGITS = 3
"""Of the largest count, at least: it grows while others are still asked about."""


class ConfusionView(Painted):
    """Rows are what each is, columns what it was taken for; arrows walk, a click or an arrow picks a cell.

    Mistakes are coloured by the root of their count, so that single ones can be seen beside many; what is right is on
    the diagonal, framed and without colour, because it is so much more.
    """

    picked = Signal(int, int)
    """Row and column."""
    left = Signal()
    """The cell that is picked was picked again."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._title = title
        self._counts = np.zeros((10, 10), np.int64)
        self._names: Sequence[str] = tuple("0123456789")
        self._current: Cell | None = None
        self._digits = _DIGITS

    @property
    def counts(self) -> Counts:
        """What is shown, (n, n)."""
        return self._counts

    @property
    def current(self) -> Cell | None:
        """The cell that is picked."""
        return self._current

    def set_counts(self, counts: Counts, names: Sequence[str]) -> None:
        """Show counts (n, n), with n names."""
        self._counts, self._names = np.asarray(counts), tuple(names)
        most = max(len(str(int(self._counts.sum(1).max()))), _DIGITS)
        if most != self._digits:
            self._digits = most
            self.updateGeometry()
        self._describe()
        self.update()

    def set_current(self, cell: Cell | None) -> None:
        """Frame a cell, without telling."""
        if cell != self._current:
            self._current = cell
            self._describe()
            self.update()

    def cell_rect(self, row: int, column: int) -> QRectF:
        """Where a cell is."""
        place, side = self._place(), len(self._names)
        width, height = place.width() / side, place.height() / side
        return QRectF(place.left() + column * width, place.top() + row * height, width, height)

    def cell_at(self, point: QPoint) -> Cell | None:
        """Which cell lies under a point."""
        place, side = self._place(), len(self._names)
        column = int((point.x() - place.left()) // (place.width() / side))
        row = int((point.y() - place.top()) // (place.height() / side))
        return (row, column) if 0 <= row < side and 0 <= column < side else None

    def hint_at(self, point: QPoint) -> Hint:
        """Say what a cell counts."""
        cell = self.cell_at(point)
        if cell is None:
            return self._title, self.rect()
        return self._told(cell), self.cell_rect(*cell).toAlignedRect()

    def _told(self, cell: Cell) -> str:
        row, column = cell
        text = self.tr("{row} read as {column}: {count}")
        count = number(int(self._counts[row, column]))
        return text.format(row=self._names[row], column=self._names[column], count=count)

    def _describe(self) -> None:
        self.setAccessibleDescription("" if self._current is None else self._told(self._current))

    # Drawing

    def _names_width(self, room: float) -> float:
        """Return the width of the longest name of a row, at most a quarter of the room, or more beside few classes."""
        return self._width_of(self._row_names(), room)

    def _width_of(self, names: Sequence[str], room: float) -> float:
        metrics = QFontMetricsF(bold(self.font()))
        longest = max((metrics.horizontalAdvance(name) for name in names), default=0.0)
        share = _MORE if len(self._names) <= _FEW else 1 / 4
        return min(longest, max(share * room, _NAMES * metrics.height())) + metrics.height() / 2

    def _row_names(self) -> Sequence[str]:
        """Return the names with numbers before them, where columns are too narrow for words."""
        if all(len(name) <= _LETTERS for name in self._names) or self._has_wide_columns():
            return self._names
        return [f"{at} {name}" for at, name in enumerate(self._names)]

    def _column_names(self) -> Sequence[str]:
        """Return what stands below the columns; a name may still be too long for its column."""
        rows = self._row_names()
        return rows if rows is self._names else [name.split(" ")[0] for name in rows]

    def _has_wide_columns(self) -> bool:
        """Tell whether there is room for words below the columns, beside names without numbers."""
        room = self.width() - self._width_of(self._names, self.width())
        return room / max(len(self._names), 1) >= _HEAD * self.fontMetrics().height()

    def _place(self) -> QRectF:
        """Return where the cells are: right of their names, above others, and below what the columns are."""
        line = self.fontMetrics().height()
        left = self._names_width(self.width()) + 2
        width = max(self.width() - left - 3, 10)
        return QRectF(left, line + 2, width, max(min(self.height() - 2 * line - 6, _TALLEST * width), 10))

    def _cell_font(self) -> QFont | None:
        """Return the largest type in which every count fits; None where not even the least does."""
        cell = self.cell_rect(0, 0)
        texts = [number(int(count)) for count in {*self._counts.flat}]
        for font in least_forms(self.font()):
            if widest(font, texts) <= cell.width() - 4 and QFontMetricsF(font).height() <= cell.height() + 2:
                return font
        return None

    def _draw_cells(self, painter: QPainter) -> None:
        mistakes = self._counts - np.diag(np.diag(self._counts))
        most = float(max(mistakes.max(), 1))
        colours = paint(magnitude(1.0), np.sqrt(mistakes / most).astype(np.float32))
        ground, font = self.palette().color(QPalette.ColorRole.Base), self._cell_font()
        painter.setFont(font or self.font())
        for (row, column), count in np.ndenumerate(self._counts):
            place = self.cell_rect(row, column)
            is_coloured = row != column and count
            colour = tuple(int(each) for each in colours[row, column])
            painter.fillRect(place.adjusted(0.5, 0.5, -0.5, -0.5), QColor(*colour) if is_coloured else ground)
            if row == column:
                painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(place.adjusted(1.5, 1.5, -1.5, -1.5))
            if font is not None and (count or (row == column and self._counts.any())):
                ink = QColor(*text_colour((colour[0], colour[1], colour[2]))) if is_coloured else self._ink()
                painter.setPen(ink)
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, number(int(count)))

    def _ink(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.WindowText)

    def _draw_names(self, painter: QPainter) -> None:
        painter.setPen(self._ink())
        line, place = self.fontMetrics().height(), self._place()
        metrics, middle = QFontMetricsF(bold(self.font())), Qt.AlignmentFlag.AlignCenter
        painter.setFont(self.font())
        title = self.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(0, 0, self.width(), line), Qt.AlignmentFlag.AlignLeft, title)
        painter.setFont(bold(self.font()))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        wrapped, elide = Qt.TextFlag.TextWordWrap, Qt.TextElideMode.ElideRight
        for at, (name, short) in enumerate(zip(self._row_names(), self._column_names(), strict=True)):
            row, column = self.cell_rect(at, 0), self.cell_rect(0, at)
            room = QRectF(0, row.top(), place.left() - 6, row.height())
            lines = metrics.boundingRect(room, right | wrapped, name)
            shown = name if room.contains(lines) else metrics.elidedText(name, elide, room.width())
            painter.drawText(room, right | wrapped, shown)
            head = metrics.elidedText(short, elide, column.width() - 4)
            painter.drawText(QRectF(column.left(), place.bottom() + 2, column.width(), line), middle, head)

    def _pick(self, cell: Cell) -> None:
        if cell == self._current:
            self.left.emit()
        else:
            self.picked.emit(*cell)

    def _fit(self) -> None:
        self.updateGeometry()
        self.update()

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for room for all counts."""
        return QSize(*(round(count * self.fontMetrics().height()) for count in _LINES))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for the least in which every count can be read."""
        *_, least = least_forms(self.font())
        most = number(int("8" * self._digits))
        line, side = self.fontMetrics().height(), len(self._names)
        width = self._names_width(0) + side * (widest(least, [most]) + 4) + 6
        return QSize(max(round(width), round(_LEAST * line)), round((side + 2) * 0.9 * line + 8))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Cells, names, the frame of the cell that is picked, focus."""
        del event
        painter = QPainter(self)
        self._draw_cells(painter)
        self._draw_names(painter)
        if self._current is not None:
            draw_marker(painter, self.cell_rect(*self._current).adjusted(1, 1, -1, -1), 2.0)
        draw_focus(painter, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pick a cell."""
        cell = self.cell_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._pick(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk with arrows; Enter on the cell that is picked, and Escape, leave it."""
        move, side = arrow_move(event), len(self._names)
        if move is not None:
            row, column = self._current or (0, -1 if move[1] > 0 else 0)
            cell = min(max(row + move[0], 0), side - 1), min(max(column + move[1], 0), side - 1)
            if cell != self._current:
                self.picked.emit(*cell)
        elif event.key() in {*ENTER_KEYS, Qt.Key.Key_Escape} and self._current is not None:
            self.left.emit()
        else:
            event.ignore()
