"""What opens below the picker: a line to search in, the list, and what the current kernel does."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QWidget
from shiboken6 import isValid

from cnngui.engine.kernels.table import KERNELS, find
from cnngui.gui.look.i18n import language
from cnngui.gui.widgets.inputs.forms import fill, search_field
from cnngui.gui.widgets.kernels.kernel_list import KernelList

_WIDE, _LOW, _HIGH = 25, 26, 40
"""Width, and height at least and at most, in heights of a line."""


class KernelPopup(QFrame):
    """Lies over the window, and goes when something is chosen, on Escape, or when anything else is clicked.

    It is no window of its own, for the reasons that hold for the command palette.
    """

    picked = Signal(str)

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(anchor.window())
        self._anchor = anchor
        self._window = anchor.window()
        self.setAccessibleName(self.tr("Named kernels"))
        self.field = search_field(self.tr("Find a kernel"))
        self.field.installEventFilter(self)
        self.list = KernelList()
        self.list.setAccessibleName(self.accessibleName())
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        fill(self, self.field, self.list, self.told, margin=8)
        self.field.textChanged.connect(self.list.search)
        self.list.pointed.connect(self._tell)
        self.list.picked.connect(self._pick)
        self.hide()

    def open(self, name: str) -> None:
        """Show all kernels with one of them current, and take the keyboard."""
        self.field.clear()
        self._place()
        self.show()
        self.raise_()
        self.list.set_current(name, in_middle=True)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_again(self) -> None:
        """Go; the picker gets the focus back, unless it went elsewhere."""
        if self.field.hasFocus() and isValid(self._anchor):
            self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()

    def _place(self) -> None:
        """Open below the anchor, the right edges in line; where there is no room, as near as the window lets."""
        line = self.fontMetrics().height()
        room = self._window.rect().adjusted(8, 8, -8, -8)
        corner = self._anchor.mapTo(self._window, QPoint(self._anchor.width(), self._anchor.height()))
        below = max(room.bottom() - corner.y(), min(_LOW * line, room.height()))
        box = QRect(0, 0, min(_WIDE * line, room.width()), min(_HIGH * line, below))
        self.told.setFixedHeight(self._highest_words(box.width() - 16))
        box.moveTopRight(corner)
        box.moveBottom(min(box.bottom(), room.bottom()))
        box.moveLeft(min(max(box.left(), room.left()), room.right() + 1 - box.width()))
        self.setGeometry(box)

    def _highest_words(self, width: int) -> int:
        """Return the height of the longest two sentences, so that the list keeps its place."""
        metrics, wrap, room = self.told.fontMetrics(), Qt.TextFlag.TextWordWrap, QRect(0, 0, width, 10_000)
        return max(metrics.boundingRect(room, wrap, _sentences(row.name)).height() for row in KERNELS)

    def _tell(self, name: str) -> None:
        """Say what the current kernel does and what to expect."""
        if name:
            text = _sentences(name)
            self.field.setAccessibleDescription(f"{find(name).words(language()).title}. {text}")
        else:
            text = self.tr("No kernel is called so. Delete a few letters.")
            self.field.setAccessibleDescription(text)
        self.told.setText(text)

    def _pick(self, name: str) -> None:
        self.close_again()
        if name:
            self.picked.emit(name)

    def _key(self, key: Qt.Key) -> Callable[[], None] | None:
        """Return what a key does; None for what the line does itself."""
        keys = Qt.Key
        return {
            keys.Key_Escape: self.close_again,
            keys.Key_Return: lambda: self._pick(self.list.current),
            keys.Key_Enter: lambda: self._pick(self.list.current),
            keys.Key_Up: lambda: self.list.walk(-1),
            keys.Key_Down: lambda: self.list.walk(1),
            keys.Key_PageUp: lambda: self.list.page(-1),
            keys.Key_PageDown: lambda: self.list.page(1),
        }.get(key)

    def _is_still_here(self, reason: Qt.FocusReason) -> bool:
        """Whether the focus went nowhere else: to another window, to a menu of the line, or to the button by a press.

        That press closes the popup when it arrives, which is after the focus.
        """
        now = QApplication.focusWidget()
        by_press = now is self._anchor and reason == Qt.FocusReason.MouseFocusReason
        return now is None or by_press or QApplication.activePopupWidget() is not None

    def _filter_field(self, event: QEvent) -> bool:
        """Take the keys that walk the list, and see the focus go."""
        kind = event.type()
        if isinstance(event, QFocusEvent) and kind == QEvent.Type.FocusOut:
            if not self._is_still_here(event.reason()):
                self.close_again()
        elif isinstance(event, QKeyEvent):
            action = self._key(Qt.Key(event.key()))
            if kind == QEvent.Type.ShortcutOverride and action is not None:
                event.accept()
                return True
            if kind == QEvent.Type.KeyPress and action is not None:
                action()
                return True
        return False

    # Overrides of Qt

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw a ground and an edge that show on any theme."""
        del event
        painter = QPainter(self)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Window))
        painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let keys walk the list from the line; go on a click elsewhere, or when the window or the focus changes."""
        kind = event.type()
        if watched is self.field:
            return self._filter_field(event)
        if kind == QEvent.Type.MouseButtonPress:
            self.close_again()
            return watched is self._anchor  # the click that closes must not open again
        if watched is self._window and kind == QEvent.Type.Resize:
            self.close_again()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Keep a click on the words from the window, for which it would be one elsewhere."""
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Watch what lies around."""
        super().showEvent(event)
        for around in (self._window, self._anchor):
            around.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Watch no more."""
        super().hideEvent(event)
        for around in (self._window, self._anchor):
            if isValid(around):  # the picker goes with its layer
                around.removeEventFilter(self)


def _sentences(name: str) -> str:
    """Say what a kernel does and what to expect."""
    words = find(name).words(language())
    return f"{words.explanation}\n{words.expect}"
