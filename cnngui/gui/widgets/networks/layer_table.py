"""The table of a network's layers: every number is seen or scrolled to, its titles, names and totals stay in sight."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.engine.drawings import Ink
from cnngui.gui.look.theme import pen_width
from cnngui.gui.widgets.inputs.tints import chosen, hovered
from cnngui.gui.widgets.networks.drawing_painter import ink_colour
from cnngui.gui.widgets.painted import LeavingKeys, PaintedArea, bold, draw_focus

_LEAST_ROWS = 3.5
"""Of the table, that are asked for."""

_MOST_TITLE = 9.0
"""Width of a title in lines from which on it may take two."""

DIFFERENT = QColor(213, 94, 0, 90)
"""Laid over what differs, or does not fit."""


@dataclass(frozen=True)
class Column:
    """One column.

    Parameters
    ----------
    key : str
        What `LayerTable.column_picked` says; empty for one that nothing is sorted by.
    title : str
    is_left : bool
        Words begin at the left, numbers end at the right.
    """

    key: str
    title: str
    is_left: bool = False


@dataclass(frozen=True)
class TableRow:
    """One row.

    Parameters
    ----------
    name : str
        What `LayerTable.picked` says.
    cells : tuple of str
        The first is what the row is called.
    ink : Ink or None
        Of the mark before it.
    marked : frozenset of int
        Columns of cells that stand out.
    """

    name: str
    cells: tuple[str, ...]
    ink: Ink | None = None
    marked: frozenset[int] = field(default_factory=frozenset)

    @property
    def lines(self) -> int:
        """Of its highest cell."""
        return max((cell.count("\n") for cell in self.cells), default=0) + 1


class LayerTable(LeavingKeys, PaintedArea):
    """Up and Down walk along the rows, a click picks one, the pointer lights one up; a title asks to sort by it.

    ``moves`` lets rows be dragged up and down, and Delete remove one; a table that ``hugs`` is no higher than its rows.
    """

    picked = Signal(str)
    hovered = Signal(str)
    column_picked = Signal(str)
    row_moved = Signal(int, int)
    """From which place to which."""
    removed = Signal()
    """Delete was pressed."""

    def __init__(self, name: str, *, moves: bool = False, hugs: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._hugs = hugs
        self._columns: tuple[Column, ...] = ()
        self._rows: tuple[TableRow, ...] = ()
        self._total: tuple[str, ...] = ()
        self._sort = ("", False)
        self._lit = self._current = ""
        self._moves, self._held, self._target = moves, -1, -1
        self._ends: list[int] = []
        self._tops: list[int] = []
        self._widths_known: dict[str, int] = {}
        self._measured_in = ""
        self._head = 0
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
        top = self._head + self._tops[at] - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), self._tops[at + 1] - self._tops[at])

    def cell_rect(self, at: int, column: int) -> QRect:
        """Where a cell is drawn; the first column stays where it is."""
        row = self.row_rect(at)
        left, width = self._span(column)
        return QRect(left, row.top(), width, row.height())

    def title_rect(self, column: int) -> QRect:
        """Where a title is drawn."""
        left, width = self._span(column)
        return QRect(left, 0, width, self._head)

    def row_at(self, position: QPointF) -> int:
        """Return the row under a point, -1 for none."""
        foot = self.viewport().height() - self._foot()
        if not self._head <= position.y() < foot:
            return -1
        places = range(len(self._rows))
        return next((at for at in places if self.row_rect(at).contains(QPointF(1, position.y()).toPoint())), -1)

    def _column_at(self, position: QPointF) -> int:
        places = range(len(self._columns))
        return next((at for at in places if self.title_rect(at).contains(position.toPoint())), -1)

    def _span(self, column: int) -> tuple[int, int]:
        start = self._ends[column - 1] if column else 0
        moved = self.horizontalScrollBar().value() if column else 0
        return start - moved, self._ends[column] - start

    def _foot(self) -> int:
        return self._line() if self._total else 0

    def _air(self) -> int:
        """Return what is left free beside a cell."""
        return round(self.fontMetrics().height() * 0.8)

    def _line(self) -> int:
        return self.fontMetrics().height() + 6

    # Measuring

    def _fit(self) -> None:
        """Measure anew in another font or another room."""
        if self.font().key() != self._measured_in:
            self._measured_in = self.font().key()
            self._widths_known.clear()
        self._measure()
        self._reveal_row()

    def _width_of(self, text: str) -> int:
        """Return the width of a text in bold type; most come again while a number is dragged."""
        if text not in self._widths_known:
            if len(self._widths_known) > 4096:
                self._widths_known.clear()
            self._widths_known[text] = QFontMetrics(bold(self.font())).horizontalAdvance(text)
        return self._widths_known[text]

    def _measure(self) -> None:
        air = self._air()
        widths, title_lines = [], 1
        for at, column in enumerate(self._columns):
            cells = {part for row in self._rows for part in row.cells[at].split("\n")} | set(self._total[at : at + 1])
            widest = max(map(self._width_of, cells), default=0)
            title = self._width_of(column.title + self._arrow(column))
            if title > max(widest, _MOST_TITLE * self.fontMetrics().height() / 2) and len(_words(column.title)) > 1:
                title, title_lines = self._halved(column), 2
            mark = self._line() if at == 0 else 0
            widths.append(max(widest, title) + air + mark)
        self._ends = list(accumulate(widths))
        self._tops = [0, *accumulate(row.lines * self.fontMetrics().height() + 6 for row in self._rows)]
        self._head = title_lines * self.fontMetrics().height() + 8
        self._set_bars()
        if self._hugs and self.sizeHint().height() != self.maximumHeight():
            self.setMaximumHeight(self.sizeHint().height())
        self.viewport().update()

    def _halved(self, column: Column) -> int:
        """Return the width of a title in two lines."""
        return max(map(self._width_of, self._title_lines(column)))

    def _title_lines(self, column: Column) -> list[str]:
        words = _words(column.title)
        cuts = [("".join(words[:at]).strip(), "".join(words[at:]).strip()) for at in range(1, len(words))]
        best = min(cuts, key=lambda cut: max(map(self._width_of, cut)))
        return [best[0], best[1] + self._arrow(column)]

    def _arrow(self, column: Column) -> str:
        if not column.key or column.key != self._sort[0]:
            return ""
        return " ▼" if self._sort[1] else " ▲"

    def _set_bars(self) -> None:
        width, height = self.viewport().width(), self.viewport().height() - self._head - self._foot()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max((self._ends[-1] if self._ends else 0) - width, 0))
        across.setPageStep(max(width, 1))
        across.setSingleStep(self._line())
        down.setRange(0, max(self._tops[-1] - height, 0) if self._tops else 0)
        down.setPageStep(max(height, 1))
        down.setSingleStep(self._line())

    def _reveal_row(self) -> None:
        at = self._place_of(self._current)
        if at < 0:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height() - self._head - self._foot()
        bar.setValue(min(max(bar.value(), self._tops[at + 1] - height), self._tops[at]))

    def _place_of(self, name: str) -> int:
        return next((at for at, row in enumerate(self._rows) if row.name == name), -1) if name else -1

    def _describe(self) -> None:
        """Bring up to date what is seen, and what screen readers hear."""
        self.viewport().update()
        at = self._place_of(self._current)
        if at < 0:
            text = self.tr("{count} rows, none of them is picked").format(count=len(self._rows))
        else:
            pairs = zip(self._columns, self._rows[at].cells, strict=True)
            text = ", ".join(f"{column.title} {cell}" for column, cell in pairs if cell not in {"", "–"})
        self.setAccessibleDescription(text)

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
        mark = self._line() if column == 0 else 0
        side = Qt.AlignmentFlag.AlignLeft if self._columns[column].is_left else Qt.AlignmentFlag.AlignRight
        painter.drawText(rect.adjusted(air + mark, 0, -air, 0), side | Qt.AlignmentFlag.AlignVCenter, text)

    def _draw_head(self, painter: QPainter, columns: Sequence[int]) -> None:
        palette = self.palette()
        for column in columns:
            rect = self.title_rect(column)
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Window))
            painter.setPen(palette.color(QPalette.ColorRole.WindowText))
            painter.setFont(bold(self.font()))
            each = self._columns[column]
            text = each.title + self._arrow(each)
            if self._width_of(text) > rect.width() - self._air() - (self._line() if column == 0 else 0):
                text = "\n".join(self._title_lines(each))
            self._write(painter, rect, text, column)
            if self._total:
                foot = QRect(rect.left(), self.viewport().height() - self._foot(), rect.width(), self._foot())
                painter.fillRect(foot, palette.color(QPalette.ColorRole.Window))
                self._write(painter, foot, self._total[column], column)

    def _draw_lines(self, painter: QPainter) -> None:
        """Draw what divides titles, rows and totals, and where a row that is dragged would go."""
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        width, foot = self.viewport().width(), self.viewport().height() - self._foot()
        for y in (self._head, foot) if self._total else (self._head,):
            painter.drawLine(0, y, width, y)
        if self._target >= 0:
            y = self._head + self._tops[self._target] - self.verticalScrollBar().value()
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), pen_width() + 1))
            painter.drawLine(0, y, width, y)

    # Dragging rows

    def _target_at(self, position: QPointF) -> int:
        """Return before which row one that is let go at a point would stand."""
        y = position.y() - self._head + self.verticalScrollBar().value()
        middles = [(top + bottom) / 2 for top, bottom in zip(self._tops, self._tops[1:], strict=False)]
        return sum(middle < y for middle in middles)

    def _drop(self) -> None:
        held, target, self._held, self._target = self._held, self._target, -1, -1
        self.viewport().update()
        new = target - 1 if target > held else target
        if held >= 0 and target >= 0 and new != held:
            self.row_moved.emit(held, new)

    def _point_at(self, at: int) -> None:
        name = self._rows[at].name if at >= 0 else ""
        if name != self._lit:
            self.set_lit(name)
            self.hovered.emit(name)

    def _pick(self, at: int) -> None:
        self.set_current(self._rows[at].name)
        self.picked.emit(self._rows[at].name)

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for all rows."""
        bar = self.horizontalScrollBar().sizeHint().height()
        height = self._head + self._foot() + (self._tops[-1] if self._tops else 0) + bar
        return QSize(40 * self.fontMetrics().height(), height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for titles, some rows and the totals."""
        bar = self.horizontalScrollBar().sizeHint().height()
        return QSize(12 * self.fontMetrics().height(), round((_LEAST_ROWS + 2) * self._line()) + self._foot() + bar)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the rows in sight, then what stays over them."""
        del event
        painter = QPainter(self.viewport())
        palette = self.palette()
        painter.fillRect(self.viewport().rect(), palette.color(QPalette.ColorRole.Base))
        if not self._columns:
            return
        height, width = self.viewport().height(), self.viewport().width()
        painter.fillRect(QRect(0, 0, width, self._head), palette.color(QPalette.ColorRole.Window))
        painter.fillRect(QRect(0, height - self._foot(), width, self._foot()), palette.color(QPalette.ColorRole.Window))
        moving = range(1, len(self._columns))
        in_sight = [at for at in moving if self._span(at)[0] < width and sum(self._span(at)) > self._ends[0]]
        body = QRect(0, self._head, width, height - self._head - self._foot())
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

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pick a row, or ask to sort by a column."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = self.row_at(event.position())
        column = self._column_at(event.position())
        if at >= 0:
            self._held = at if self._moves else -1
            self._pick(at)
        elif column >= 0 and self._columns[column].key:
            self.column_picked.emit(self._columns[column].key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Light up what a click would pick, or drag a row."""
        if self._held >= 0:
            self._target = self._target_at(event.position())
            self.viewport().update()
        else:
            self._point_at(self.row_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let a row go."""
        self._drop()
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self._point_at(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk along the rows, with Alt take the row along; Left and Right scroll."""
        keys, key = Qt.Key, Qt.Key(event.key())
        at, last = self._place_of(self._current), len(self._rows) - 1
        step = {keys.Key_Up: -1, keys.Key_Down: 1}.get(key, 0)
        ends = {keys.Key_Home: 0, keys.Key_End: last}
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and self._moves and step and at >= 0:
            if 0 <= at + step <= last:
                self.row_moved.emit(at, at + step)
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or last < 0:
            super().keyPressEvent(event)
        elif step or key in ends:
            self._pick(ends.get(key, min(max(at + step, 0), last)))
        elif key == keys.Key_Delete and self._moves and at >= 0:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


def _words(title: str) -> list[str]:
    """Part a title where it may be broken.

    >>> _words("multiply-adds so far")
    ['multiply-', 'adds ', 'so ', 'far']
    """
    parts, rest = [], title
    while rest:
        cut = min((at + 1 for at in (rest.find(" "), rest.find("-")) if at >= 0), default=len(rest))
        parts.append(rest[:cut])
        rest = rest[cut:]
    return parts
