"""The window begins on the screen, frame and all."""

from functools import partial

from PySide6.QtCore import QMargins, QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cnngui.gui.window.placement import SIZE, SMALLEST, Placement, fitted, kept_geometry

FRAME = QMargins(3, 32, 3, 3)


def _is_within(window: QWidget, most: QSize) -> bool:
    return window.width() <= most.width()


def test_on_a_screen_of_its_own_size_the_frame_has_its_part() -> None:
    """At the first start on 1280×800 with a bar of 28 px: nothing lies below the edge."""
    screen = QRect(0, 28, 1280, 772)
    place = fitted(QRect(QPoint(0, 0), SIZE), screen, FRAME)
    assert screen.contains(place.marginsAdded(FRAME))
    assert place.marginsAdded(FRAME) == screen


def test_what_was_left_on_a_larger_screen_comes_back() -> None:
    """Smaller, or only moved; what fits stays where it is."""
    screen = QRect(0, 0, 1280, 800)
    assert screen.contains(fitted(QRect(100, 60, 2400, 1300), screen, FRAME).marginsAdded(FRAME))
    moved = fitted(QRect(2000, 900, 1100, 700), screen, FRAME)
    assert screen.contains(moved.marginsAdded(FRAME))
    assert moved.size() == QSize(1100, 700)
    assert fitted(QRect(50, 60, 1100, 700), screen, FRAME) == QRect(50, 60, 1100, 700)


def test_it_is_never_smaller_than_the_smallest() -> None:
    """On a screen that is too small for it, people can scroll."""
    assert fitted(QRect(0, 0, 1280, 800), QRect(0, 0, 800, 600), FRAME).size() == SMALLEST


def test_a_window_is_placed(qtbot: QtBot) -> None:
    """A new one, and one that was wider than the screen; who resizes it before it is shown has that size."""
    large, new, own = QWidget(), QWidget(), QWidget()
    for window in (large, new, own):
        qtbot.addWidget(window)
    large.setGeometry(20, 20, 5000, 3000)
    kept = kept_geometry(large)
    again = QWidget()
    qtbot.addWidget(again)
    for window, geometry in ((new, ""), (again, kept), (own, "")):
        Placement(window, geometry)
    own.resize(1300, 810)
    for window in (new, again, own):
        with qtbot.waitExposed(window):
            window.show()
    available = new.screen().availableGeometry()
    most = QSize(available.size()).expandedTo(SMALLEST)
    for window in (new, again):
        qtbot.waitUntil(partial(_is_within, window, most))
        assert window.height() <= most.height()
    assert own.size() == QSize(1300, 810)
