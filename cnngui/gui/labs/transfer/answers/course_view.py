"""The course's table: few or many pictures, like ImageNet's or not, and how accurate each scope is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from cnngui.gui.widgets.inputs.forms import fill
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.gui.widgets.painted import Painted, bold

_TWO, _CELL = 28, 6.8
"""In lines of text: the width from which on two cells are side by side, and the least height of one."""


@dataclass(frozen=True)
class CourseRow:
    """What one scope has come to in a cell."""

    title: str
    share: float
    text: str
    is_best: bool = False


@dataclass(frozen=True)
class CourseCell:
    """A cell of the table.

    Parameters
    ----------
    title, about : str
    rows : tuple of CourseRow
        Empty while it is not measured.
    """

    title: str
    about: str
    rows: tuple[CourseRow, ...] = ()


class CourseTable(Painted):
    """Draws two by two cells, in each a bar for every scope."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._cells: Sequence[CourseCell] = ()

    @property
    def cells(self) -> Sequence[CourseCell]:
        """What is drawn: the first two above."""
        return self._cells

    def set_cells(self, cells: Sequence[CourseCell]) -> None:
        """Draw other cells."""
        if tuple(cells) != self._cells:
            self._cells = tuple(cells)
            told = [f"{cell.title}: " + ", ".join(f"{row.title} {row.text}" for row in cell.rows) for cell in cells]
            self.setAccessibleDescription("; ".join(told))
            self.update()

    def _place(self, at: int) -> QRectF:
        columns = self._columns
        width, height = self.width() / columns, self.height() * columns / 4
        return QRectF((at % columns) * width, (at // columns) * height, width, height).adjusted(2, 2, -2, -2)

    @property
    def _columns(self) -> int:
        return 2 if self.width() >= _TWO * self.fontMetrics().height() else 1

    def _fit(self) -> None:
        self.updateGeometry()
        self.update()

    def _draw_cell(self, painter: QPainter, cell: CourseCell, place: QRectF) -> None:
        palette, role = self.palette(), QPalette.ColorRole
        line = QFontMetricsF(self.font()).height()
        painter.fillRect(place, palette.color(role.Base))
        inside = place.adjusted(line / 2, line / 3, -line / 2, -line / 4)
        painter.setPen(palette.color(role.WindowText))
        painter.setFont(bold(self.font()))
        elide = Qt.TextElideMode.ElideRight
        title = painter.fontMetrics().elidedText(cell.title, elide, round(inside.width()))
        painter.drawText(inside, Qt.AlignmentFlag.AlignTop, title)
        painter.setFont(self.font())
        about = painter.fontMetrics().elidedText(cell.about, elide, round(inside.width()))
        painter.drawText(inside.adjusted(0, line, 0, 0), Qt.AlignmentFlag.AlignTop, about)
        room = inside.adjusted(0, 2.2 * line, 0, 0)
        for at, row in enumerate(cell.rows):
            height = min(room.height() / len(cell.rows), 3.4 * line)
            self._draw_row(painter, row, QRectF(room.left(), room.top() + at * height, room.width(), height))

    def _draw_row(self, painter: QPainter, row: CourseRow, place: QRectF) -> None:
        palette, role = self.palette(), QPalette.ColorRole
        strong = QFontMetricsF(bold(self.font()))
        rows = [each for cell in self._cells for each in cell.rows]
        titles = max(strong.horizontalAdvance(each.title) for each in rows) + 8
        texts = max(strong.horizontalAdvance(each.text) for each in rows) + 8
        painter.setFont(bold(self.font()) if row.is_best else self.font())
        painter.setPen(palette.color(role.WindowText))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, middle, row.title)
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, row.text)
        track = QRectF(place.left() + titles, place.top() + 3, place.width() - titles - texts, place.height() - 6)
        if track.width() > 4:
            colour = QColor(palette.color(role.Highlight))
            colour.setAlpha(220 if row.is_best else 110)
            painter.fillRect(track, palette.color(role.AlternateBase))
            painter.fillRect(QRectF(track.left(), track.top(), track.width() * row.share, track.height()), colour)

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for six lines a cell."""
        line = self.fontMetrics().height()
        return QSize(36 * line, 16 * line)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Be content with less."""
        line = self.fontMetrics().height()
        return QSize(12 * line, round(4 / self._columns * _CELL * line))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the cells."""
        del event
        painter = QPainter(self)
        for at, cell in enumerate(self._cells):
            self._draw_cell(painter, cell, self._place(at))


class CourseView(QWidget):
    """The table, and what it says."""

    def __init__(self) -> None:
        super().__init__()
        self.about = SteadyLabel()
        self.table = CourseTable(self.tr("The course’s table"))
        fill(self, self.about, self.table, gap=6, large=self.table)
