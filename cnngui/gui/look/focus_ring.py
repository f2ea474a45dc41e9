"""A ring round the control that has the focus: Fusion's own line is one pixel wide, and on flat buttons a tint."""

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from cnngui.gui.look.theme import pen_width
from cnngui.gui.look.tick_box import TickBox

RINGED = (QPushButton, QToolButton, QComboBox, QAbstractSpinBox, QLineEdit, TickBox, QSlider)
"""Controls that Qt paints."""


class FocusRing(QFocusFrame):
    """Frames a widget from outside, in the accent colour; Qt moves it along, and screen readers pass it over."""

    # Overrides of Qt

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = pen_width()
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 4, 4)


class FocusRings(QObject):
    """Lets the ring follow the focus; what is painted by hand has one of its own."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._ring: FocusRing | None = None
        app.focusChanged.connect(self._follow_soon)

    @property
    def ringed(self) -> QWidget | None:
        """The control that has the ring."""
        return self._ring.widget() if self._ring is not None and isValid(self._ring) else None

    def _follow_soon(self) -> None:
        """Follow once Qt is done: it tells of the focus in the middle of hiding and showing widgets."""
        QTimer.singleShot(0, self, self._follow)

    def _follow(self) -> None:
        now = QApplication.focusWidget()
        if self._ring is not None and isValid(self._ring):
            self._ring.setWidget(None)  # type: ignore[arg-type]  # the stub knows no None
        if now is None or not is_ringed(now):
            return
        if self._ring is None or not isValid(self._ring):  # it goes with the window that it was in
            self._ring = FocusRing()
        self._ring.setWidget(now)


def is_ringed(widget: QWidget) -> bool:
    """Whether Qt paints a control, and so its focus."""
    return any(isinstance(widget, each) and type(widget).paintEvent is each.paintEvent for each in RINGED)
