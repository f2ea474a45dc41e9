"""The table of a network's layers: every number is seen or scrolled to, rows are picked, lit up and dragged."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from cnngui.gui.widgets.networks.layer_sheet import LayerSheet
from cnngui.gui.widgets.painted import LeavingKeys


class LayerTable(LeavingKeys, LayerSheet):
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
        super().__init__(name, hugs=hugs, parent=parent)
        self._moves, self._held = moves, -1

    def _describe(self) -> None:
        """Bring up to date what is seen, and what screen readers hear."""
        super()._describe()
        at = self._place_of(self._current)
        if at < 0:
            text = self.tr("{count} rows, none of them is picked").format(count=len(self._rows))
        else:
            pairs = zip(self._columns, self._rows[at].cells, strict=True)
            text = ", ".join(f"{column.title} {cell}" for column, cell in pairs if cell not in {"", "–"})
        self.setAccessibleDescription(text)

    # Dragging rows

    def _target_at(self, position: QPointF) -> int:
        """Return before which row one that is let go at a point would stand."""
        y = position.y() - self._cells.head + self.verticalScrollBar().value()
        middles = [(top + bottom) / 2 for top, bottom in zip(self._cells.tops, self._cells.tops[1:], strict=False)]
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
