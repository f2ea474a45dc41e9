"""The line in which the number of one cell is typed."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_ENDINGS = {
    Qt.Key.Key_Return: "next",
    Qt.Key.Key_Enter: "next",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}


class CellField(QLineEdit):
    """Lies over a cell while its number is typed; says how typing ended, and judges nothing.

    ``committed`` carries where to go next: "next", "previous", "up", "down", "tab" or "backtab".
    """

    committed = Signal(str)
    cancelled = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = parent
        self._is_open = False
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # not a stop for Tab: the grid is
        self.setTextMargins(0, 0, 0, 0)
        self.hide()

    def begin(self, rect: QRect, text: str, name: str, *, select: bool) -> None:
        """Open over ``rect`` (made larger if it is too small to type in) with a text to go on from."""
        self.setAccessibleName(name)
        self.setGeometry(self._room_for(rect))
        self.setText(text)
        if select:
            self.selectAll()
        self._is_open = True
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_up(self) -> None:
        """Close, without telling; the grid gets the focus back if the field still has it."""
        self._is_open = False
        if self.hasFocus():  # before hiding, on which Qt would move the focus on as for Tab
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether a number is being typed."""
        return self._is_open

    def _room_for(self, rect: QRect) -> QRect:
        """Grow about the middle of the cell, but stay inside the grid."""
        metrics = self.fontMetrics()
        least = QSize(metrics.horizontalAdvance("−0.0000") + metrics.height(), round(metrics.height() * 1.4))
        grown = QRect(QPoint(), rect.size().expandedTo(least).boundedTo(self._grid.size()))
        grown.moveCenter(rect.center())
        limits = self._grid.rect()
        grown.moveLeft(min(max(grown.left(), limits.left()), limits.right() + 1 - grown.width()))
        grown.moveTop(min(max(grown.top(), limits.top()), limits.bottom() + 1 - grown.height()))
        return grown

    # Overrides of Qt

    def event(self, event: QEvent) -> bool:
        """Keep the keys that end typing from the shortcuts of the window."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and event.key() in {*_ENDINGS, Qt.Key.Key_Escape}:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter and up and down commit and go on (Shift+Enter back), Escape cancels."""
        ending = _ENDINGS.get(Qt.Key(event.key()), "")
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif ending:
            is_back = ending == "next" and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.committed.emit("previous" if is_back else ending)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: N802
        """Tab commits and goes on."""
        self.committed.emit("tab" if is_next else "backtab")
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Whoever clicks elsewhere has finished; its own menu and another window do not count."""
        super().focusOutEvent(event)
        if self._is_open and event.reason() not in {
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        }:
            self.left.emit()
