"""The device chip: where the last result was computed, and how long it took."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.gui.look.i18n import number
from cnngui.gui.widgets.inputs.quiet_label import QuietLabel

HOLD_MS = 200
"""A time stays this long, so that it can be read while a slider moves, and the layout is left in peace."""


class DeviceChip(QuietLabel):
    """Shows "CPU · 84 ms"; only "84 ms" where there is no room for the name of a device."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: tuple[str, str] | None = None
        self._device, self._time = "", ""
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Where the last result was computed, and how long it took"))
        self._hold = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._hold.timeout.connect(self._show_waiting)

    def show_time(self, device: str, milliseconds: float) -> None:
        """Show a time; of many in a row the first at once and the last a little later."""
        self._waiting = device, spoken_time(milliseconds)
        if not self._hold.isActive():
            self._show_waiting()

    def clear(self) -> None:
        """Forget the time: it was that of another lab."""
        self._waiting = "", ""
        self._hold.stop()
        self._show_waiting()

    def _show_waiting(self) -> None:
        if self._waiting is not None:
            wanted = self.sizeHint()
            (self._device, self._time), self._waiting = self._waiting, None
            self._fit()
            self.setAccessibleDescription(self._whole)
            if self.sizeHint() != wanted:
                self.updateGeometry()
            self._hold.start()

    @property
    def _whole(self) -> str:
        return f"{self._device} · {self._time}" if self._time else ""

    def _fit(self) -> None:
        is_narrow = self.isVisible() and self.width() < self._needed(self._whole)
        self.setText(self._time if is_narrow else self._whole)
        self.setAccessibleName(self.toolTip())

    def _needed(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + 2

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for room for all of it."""
        return QSize(self._needed(self._whole), self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for room for the time."""
        return QSize(self._needed(self._time), self.fontMetrics().height())


def spoken_time(milliseconds: float) -> str:
    """Write a time with two or three figures that mean something.

    >>> [spoken_time(time) for time in (0.234, 5.96, 84.4, 1234)]
    ['0.2 ms', '6 ms', '84 ms', '1.2 s']
    """
    if milliseconds >= 1000:
        return f"{number(milliseconds / 1000, 1)} s"
    return f"{number(milliseconds, 1 if milliseconds < 1 else 0)} ms"
