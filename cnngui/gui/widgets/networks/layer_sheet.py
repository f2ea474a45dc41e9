"""The sheet of a table of layers: what is seen, scrolled and measured, and nothing that is picked by hand."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.gui.look.theme import pen_width
from cnngui.gui.widgets.inputs.tints import chosen, hovered
from cnngui.gui.widgets.networks.drawing_painter import ink_colour
from cnngui.gui.widgets.networks.layer_cells import CellMeasures, Column, TableRow
from cnngui.gui.widgets.painted import PaintedArea, bold, draw_focus

_LEAST_ROWS = 3.5
"""Of the table, that are asked for."""

DIFFERENT = QColor(213, 94, 0, 90)
"""Laid over what differs, or does not fit."""


class LayerSheet(PaintedArea):
    """Columns and rows; titles, names and totals stay in sight while the rest is scrolled."""

    def __init__(self, name: str, *, hugs: bool, parent: QWidget | None) -> None:
        super().__init__(name, parent)
        self._hugs = hugs
        self._columns: tuple[Column, ...] = ()
        self._rows: tuple[TableRow, ...] = ()
        self._total: tuple[str, ...] = ()
        self._sort = ("", False)
        self._lit = self._current = ""
        self._target = -1
        self._cells = CellMeasures()
        self.viewport().setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """What is shown."""
        return self._rows

    @property
    def columns(self) -> tuple[Column, ...]:
        """Its columns."""
        return self._columns

    @property
    def total(self) -> tuple[str, ...]:
        """The last line; empty where there is none."""
        return self._total

    @property
    def current(self) -> str:
        """Name of the row that is picked."""
        return self._current

    @property
    def lit(self) -> str:
        """Name of the row that is pointed at."""
        return self._lit

    def set_table(
        self,
        columns: Sequence[Column],
        rows: Sequence[TableRow],
        total: tuple[str, ...] = (),
        sort: tuple[str, bool] = ("", False),
    ) -> None:
        """Show another table; ``sort`` says by which column it is sorted, and whether the largest comes first."""
        shown = tuple(columns), tuple(rows), total, sort
        if shown != (self._columns, self._rows, self._total, self._sort):
            self._columns, self._rows, self._total, self._sort = shown
            self._measure()
            self._describe()

    def set_current(self, name: str) -> None:
        """Show which row is picked, without telling, and bring it into sight."""
        if name != self._current:
            self._current = name
            self._reveal_row()
            self._describe()

    def set_lit(self, name: str) -> None:
        """Show which row is pointed at, without telling."""
        if name != self._lit:
            self._lit = name
            self.viewport().update()

    # Where things lie

    def row_rect(self, at: int) -> QRect:
        """Where a row is drawn, in px of the viewport."""
        top = self._cells.head + self._cells.tops[at] - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), self._cells.tops[at + 1] - self._cells.tops[at])

    def cell_rect(self, at: int, column: int) -> QRect:
        """Where a cell is drawn; the first column stays where it is."""
        row = self.row_rect(at)
        left, width = self._span(column)
        return QRect(left, row.top(), width, row.height())

    def title_rect(self, column: int) -> QRect:
        """Where a title is drawn."""
        left, width = self._span(column)
        return QRect(left, 0, width, self._cells.head)

    def row_at(self, position: QPointF) -> int:
        """Return the row under a point, -1 for none."""
        foot = self.viewport().height() - self._foot()
        if not self._cells.head <= position.y() < foot:
            return -1
        places = range(len(self._rows))
        return next((at for at in places if self.row_rect(at).contains(QPointF(1, position.y()).toPoint())), -1)

    def _column_at(self, position: QPointF) -> int:
        places = range(len(self._columns))
        return next((at for at in places if self.title_rect(at).contains(position.toPoint())), -1)

    def _span(self, column: int) -> tuple[int, int]:
        start = self._cells.ends[column - 1] if column else 0
        moved = self.horizontalScrollBar().value() if column else 0
        return start - moved, self._cells.ends[column] - start

    def _foot(self) -> int:
        return self._cells.line if self._total else 0

    # Measuring

    def _fit(self) -> None:
        """Measure anew in another font or another room."""
        self._measure()
        self._reveal_row()

    def _measure(self) -> None:
        self._cells.measure(self.font(), self._columns, self._rows, self._total, self._sort)
        self._set_bars()
        if self._hugs and self.sizeHint().height() != self.maximumHeight():
            self.setMaximumHeight(self.sizeHint().height())
        self.viewport().update()

    def _set_bars(self) -> None:
        width, height = self.viewport().width(), self.viewport().height() - self._cells.head - self._foot()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(self._cells.width - width, 0))
        across.setPageStep(max(width, 1))
        across.setSingleStep(self._cells.line)
        down.setRange(0, max(self._cells.tops[-1] - height, 0))
        down.setPageStep(max(height, 1))
        down.setSingleStep(self._cells.line)

    def _reveal_row(self) -> None:
        at = self._place_of(self._current)
        if at < 0:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height() - self._cells.head - self._foot()
        bar.setValue(min(max(bar.value(), self._cells.tops[at + 1] - height), self._cells.tops[at]))

    def _place_of(self, name: str) -> int:
        return next((at for at, row in enumerate(self._rows) if row.name == name), -1) if name else -1

    def _describe(self) -> None:
        """Bring up to date what is seen."""
        self.viewport().update()

    # Painting

    def _draw_row(self, painter: QPainter, at: int, columns: Sequence[int]) -> None:
        row, palette = self._rows[at], self.palette()
        for column in columns:
            rect = self.cell_rect(at, column)
            painter.fillRect(rect, self._ground(row))
            if column in row.marked:
                painter.fillRect(rect, DIFFERENT)
            if column == 0 and row.ink is not None:
                side = self.fontMetrics().height() * 0.6
                mark = QRectF(rect.left() + side * 0.5, rect.center().y() - side / 2, side, side)
                painter.fillRect(mark, ink_colour(row.ink))
            painter.setFont(bold(self.font()) if row.name == self._current or column in row.marked else self.font())
            painter.setPen(palette.color(QPalette.ColorRole.Text))
            self._write(painter, rect, row.cells[column], column)

    def _ground(self, row: TableRow) -> QColor:
        if row.name and row.name == self._current:
            return chosen(self.palette())
        is_lit = row.name and row.name == self._lit
        return (
            hovered(self.palette(), QPalette.ColorRole.Base)
            if is_lit
            else self.palette().color(QPalette.ColorRole.Base)
        )

    def _write(self, painter: QPainter, rect: QRect, text: str, column: int) -> None:
        air = round(self.fontMetrics().height() * 0.4)
        mark = self._cells.mark if column == 0 else 0
        side = Qt.AlignmentFlag.AlignLeft if self._columns[column].is_left else Qt.AlignmentFlag.AlignRight
        painter.drawText(rect.adjusted(air + mark, 0, -air, 0), side | Qt.AlignmentFlag.AlignVCenter, text)

    def _draw_head(self, painter: QPainter, columns: Sequence[int]) -> None:
        palette = self.palette()
        for column in columns:
            rect = self.title_rect(column)
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Window))
            painter.setPen(palette.color(QPalette.ColorRole.WindowText))
            painter.setFont(bold(self.font()))
            self._write(painter, rect, self._cells.titles[column], column)
            if self._total:
                foot = QRect(rect.left(), self.viewport().height() - self._foot(), rect.width(), self._foot())
                painter.fillRect(foot, palette.color(QPalette.ColorRole.Window))
                self._write(painter, foot, self._total[column], column)

    def _draw_lines(self, painter: QPainter) -> None:
        """Draw what divides titles, rows and totals, and where a row that is dragged would go."""
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        width, foot = self.viewport().width(), self.viewport().height() - self._foot()
        for y in (self._cells.head, foot) if self._total else (self._cells.head,):
            painter.drawLine(0, y, width, y)
        if self._target >= 0:
            y = self._cells.head + self._cells.tops[self._target] - self.verticalScrollBar().value()
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), pen_width() + 1))
            painter.drawLine(0, y, width, y)

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for all rows."""
        bar = self.horizontalScrollBar().sizeHint().height()
        height = self._cells.head + self._foot() + self._cells.tops[-1] + bar
        return QSize(40 * self.fontMetrics().height(), height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for titles, some rows and the totals."""
        bar = self.horizontalScrollBar().sizeHint().height()
        return QSize(12 * self.fontMetrics().height(), round((_LEAST_ROWS + 2) * self._cells.line) + self._foot() + bar)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the rows in sight, then what stays over them."""
        del event
        painter = QPainter(self.viewport())
        palette = self.palette()
        painter.fillRect(self.viewport().rect(), palette.color(QPalette.ColorRole.Base))
        if not self._columns:
            return
        height, width = self.viewport().height(), self.viewport().width()
        painter.fillRect(QRect(0, 0, width, self._cells.head), palette.color(QPalette.ColorRole.Window))
        painter.fillRect(QRect(0, height - self._foot(), width, self._foot()), palette.color(QPalette.ColorRole.Window))
        moving = range(1, len(self._columns))
        in_sight = [at for at in moving if self._span(at)[0] < width and sum(self._span(at)) > self._cells.ends[0]]
        body = QRect(0, self._cells.head, width, height - self._cells.head - self._foot())
        painter.setClipRect(body)
        rows = [at for at in range(len(self._rows)) if self.row_rect(at).intersects(body)]
        for columns in (in_sight, [0]):
            for at in rows:
                self._draw_row(painter, at, columns)
        painter.setClipping(False)
        for columns in (in_sight, [0]):
            self._draw_head(painter, columns)
        self._draw_lines(painter)
        draw_focus(painter, self, self.viewport().rect())

    def scrollContentsBy(self, across: int, down: int) -> None:  # noqa: N802
        """Paint anew: titles, names and totals do not scroll along."""
        del across, down
        self.viewport().update()
