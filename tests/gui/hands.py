"""What a hand does to a widget: wheel, drag, a shortcut pressed while the window has an action for it."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

AnyWidget = TypeVar("AnyWidget", bound=QWidget)


def shown(qtbot: QtBot, widget: AnyWidget) -> AnyWidget:
    """Put a widget on screen, in a window that is active."""
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    return widget


def wheel(widget: QWidget, notches: float, at: QPoint | None = None, keys: Qt.KeyboardModifier = NONE) -> bool:
    """Turn the wheel over a widget; tells whether the widget took it."""
    place = at if at is not None else widget.rect().center()
    away = QPointF(widget.mapToGlobal(place))
    buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    angle = QPoint(0, round(120 * notches))
    event = QWheelEvent(QPointF(place), away, QPoint(), angle, buttons, keys, phase, False)  # noqa: FBT003
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def type_text(widget: QWidget, text: str) -> None:
    """Type characters one by one, also such as QTest has no key for."""
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, ord(character.upper()), NONE, character))


def drag(widget: QWidget, start: QPoint, *stops: QPoint) -> None:
    """Press, move over the stops, release at the last."""
    QTest.mousePress(widget, LEFT, NONE, start)
    for stop in stops:
        QTest.mouseMove(widget, stop)
    QTest.mouseRelease(widget, LEFT, NONE, stops[-1])


def watch_shortcut(window: QWidget, key: QKeySequence.StandardKey) -> list[str]:
    """Return the window an action for a key; the list grows by one each time that it is called."""
    called: list[str] = []
    action = QAction(window)
    action.setShortcut(QKeySequence(key))
    action.triggered.connect(lambda: called.append(key.name))
    window.addAction(action)
    return called
