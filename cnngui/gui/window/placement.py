"""Where the window begins: as it was left, or large, but with its frame always on the screen there is today."""

from PySide6.QtCore import QByteArray, QEvent, QMargins, QObject, QPoint, QRect, QSize, QTimer
from PySide6.QtWidgets import QWidget

SIZE = QSize(1280, 800)
SMALLEST = QSize(1024, 640)

FRAME = QMargins(8, 40, 8, 8)
"""Px that a system draws round a window, title bar and all; how many really is known once it is shown."""


def fitted(window: QRect, available: QRect, frame: QMargins) -> QRect:
    """Return where a window lies, with its frame inside the screen: smaller if need be, else only moved.

    >>> fitted(QRect(0, 0, 1280, 800), QRect(0, 0, 1280, 770), QMargins(2, 30, 2, 2))
    PySide6.QtCore.QRect(2, 30, 1276, 738)
    >>> fitted(QRect(3000, 100, 1100, 700), QRect(0, 0, 1920, 1040), QMargins(2, 30, 2, 2))
    PySide6.QtCore.QRect(818, 100, 1100, 700)
    """
    room = available.marginsRemoved(frame)
    size = window.size().boundedTo(room.size().expandedTo(SMALLEST))
    left = max(min(window.left(), room.left() + room.width() - size.width()), room.left())
    top = max(min(window.top(), room.top() + room.height() - size.height()), room.top())
    return QRect(left, top, size.width(), size.height())


class Placement(QObject):
    """Gives a window its first place, and once more when it is shown and the system has framed it.

    Parameters
    ----------
    window : QWidget
        Not shown yet. Whoever gives it another size before that has it.
    kept : str
        What `kept_geometry` gave for a former window; "" for none.
    """

    def __init__(self, window: QWidget, kept: str) -> None:
        super().__init__(window)
        self._window = window
        self._is_new = not window.restoreGeometry(QByteArray.fromBase64(kept.encode()))
        if self._is_new:
            window.resize(SIZE)
        self._fit(FRAME)
        self._size = window.size()
        window.installEventFilter(self)

    def _fit(self, frame: QMargins) -> None:
        window = self._window
        if window.isMaximized() or window.isFullScreen():
            return
        place = fitted(window.geometry(), window.screen().availableGeometry(), frame)
        if place.size() != window.size():
            window.resize(place.size())
        if not self._is_new and place.topLeft() != window.geometry().topLeft():
            window.move(place.topLeft() - QPoint(frame.left(), frame.top()))  # `move` means the frame

    def _fit_shown(self) -> None:
        if self._window.size() == self._size:
            self._is_new = False
            self._fit(_frame_around(self._window))

    # Overrides of Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Hear when the window is shown for the first time."""
        if event.type() == QEvent.Type.Show:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, self._fit_shown)
        return super().eventFilter(watched, event)


def _frame_around(window: QWidget) -> QMargins:
    inner, outer = window.geometry(), window.frameGeometry()
    return QMargins(
        inner.left() - outer.left(),
        inner.top() - outer.top(),
        outer.right() - inner.right(),
        outer.bottom() - inner.bottom(),
    )


def kept_geometry(window: QWidget) -> str:
    """Return what a later window would be placed by."""
    return window.saveGeometry().toBase64().toStdString()
