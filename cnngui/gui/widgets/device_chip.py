"""The device chip: where the last result was computed, and how long it took."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from cnngui.gui.i18n import number

HOLD_MS = 200
"""A time stays this long, so that it can be read while a slider moves, and the layout is left in peace."""


class DeviceChip(QLabel):
    """Shows "CPU · 84 ms"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting = ""
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setToolTip(self.tr("Where the last result was computed, and how long it took"))
        self.setAccessibleName(self.toolTip())
        self._hold = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._hold.timeout.connect(self._show_waiting)

    def show_time(self, device: str, milliseconds: float) -> None:
        """Show a time; of many in a row the first at once and the last a little later."""
        self._waiting = f"{device} · {spoken_time(milliseconds)}"
        if not self._hold.isActive():
            self._show_waiting()

    def _show_waiting(self) -> None:
        if self._waiting:
            self.setText(self._waiting)
            self.setAccessibleDescription(self._waiting)
            self._waiting = ""
            self._hold.start()


def spoken_time(milliseconds: float) -> str:
    """Write a time with two or three figures that mean something.

    >>> [spoken_time(time) for time in (0.234, 5.96, 84.4, 1234)]
    ['0.2 ms', '6 ms', '84 ms', '1.2 s']
    """
    if milliseconds >= 1000:
        return f"{number(milliseconds / 1000, 1)} s"
    return f"{number(milliseconds, 1 if milliseconds < 1 else 0)} ms"
