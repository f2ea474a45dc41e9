"""What painted widgets have in common."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QImage, QKeyEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.painted import (
    BRIGHT,
    DARK,
    Fitting,
    Hint,
    LeavingKeys,
    Painted,
    arrow_move,
    draw_focus,
    draw_marker,
    narrowed,
)
from tests.gui.hands import CTRL, NONE, SHIFT, shown

KEY = Qt.Key


@pytest.mark.parametrize(
    ("key", "held", "move"),
    [
        (KEY.Key_Left, NONE, (0, -1)),
        (KEY.Key_Down, SHIFT, (10, 0)),
        (KEY.Key_Up, CTRL, None),
        (KEY.Key_Right, Qt.KeyboardModifier.AltModifier, None),
        (KEY.Key_Home, NONE, None),
    ],
)
def test_arrows_lead_one_on_or_ten(key: Qt.Key, held: Qt.KeyboardModifier, move: tuple[int, int] | None) -> None:
    """With Shift ten, with other keys held they are the window's."""
    assert arrow_move(QKeyEvent(QEvent.Type.KeyPress, key, held)) == move


def test_narrower_forms_of_a_font(qtbot: QtBot) -> None:
    """The usual one first."""
    del qtbot
    stretches = [font.stretch() for font in narrowed(QFont())]
    assert stretches[0] == 100
    assert stretches == sorted(stretches, reverse=True)


class _Measured(Fitting, QWidget):
    fits = 0

    def _fit(self) -> None:
        self.fits += 1


def test_another_font_or_palette_is_fitted(qtbot: QtBot) -> None:
    """Also that of the window around it."""
    window = QWidget()
    inner = _Measured()
    QVBoxLayout(window).addWidget(inner)
    shown(qtbot, window)
    before = inner.fits
    font = QFont(window.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    window.setFont(font)
    assert inner.fits == before + 1
    palette = window.palette()
    palette.setColor(palette.ColorRole.WindowText, QColor("red"))
    window.setPalette(palette)
    assert inner.fits == before + 2


class _Line(LeavingKeys, QLineEdit):
    left_keys = frozenset({KEY.Key_Left})


def test_keys_that_are_left_reach_those_around(qtbot: QtBot) -> None:
    """And all others do what they do."""
    line = _Line("12")
    shown(qtbot, line)
    line.setCursorPosition(2)
    QTest.keyClick(line, KEY.Key_Left)
    assert line.cursorPosition() == 2
    QTest.keyClick(line, KEY.Key_Home)
    assert line.cursorPosition() == 0


class _Explained(Painted):
    def hint_at(self, point: QPoint) -> Hint | None:
        return (f"at {point.x()}", QRect()) if point.x() < 50 else None


def test_the_focus_is_a_frame_in_the_accent_colour(qtbot: QtBot) -> None:
    """And without it there is none."""
    widget = _Explained("Painted")
    shown(qtbot, widget)
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    for has_focus in (False, True):
        if has_focus:
            widget.setFocus()
            qtbot.waitUntil(widget.hasFocus)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        draw_focus(painter, widget, QRect(0, 0, 100, 100))
        painter.end()
        assert (image.pixelColor(0, 50) == widget.palette().highlight().color()) == has_focus
        assert image.pixelColor(50, 50) == QColor("white")


def test_a_marker_is_bright_between_two_dark_lines() -> None:
    """So that it shows on any picture."""
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_marker(painter, QRectF(10, 10, 20, 20), 2.0)
    painter.end()
    across = [image.pixelColor(x, 20) for x in range(7, 13)]
    assert across == [QColor("white"), DARK, BRIGHT, BRIGHT, DARK, QColor("white")]


def test_a_hint_is_told_only_where_there_is_one(qtbot: QtBot) -> None:
    """Elsewhere the tooltip of the widget stays Qt's."""
    widget = shown(qtbot, _Explained("Painted"))
    widget.resize(100, 100)
    for x in (20, 80):
        place = QPoint(x, 10)
        QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place)))
        assert QToolTip.text() == ("at 20" if x == 20 else "")
        QToolTip.hideText()
        qtbot.waitUntil(lambda: not QToolTip.isVisible())
