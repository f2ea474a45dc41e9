"""The frame lays out rail, canvas, panel and job bar."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cnngui.gui.look.errors import ErrorLog
from cnngui.gui.services.jobs import JobRunner
from cnngui.gui.window.frame import LARGEST_PANEL, LEAST, PANEL_WIDTH, Frame
from cnngui.gui.window.rail import RailItem

ITEMS = [RailItem(name, name.title(), "", "mdi6.flask") for name in ("one", "two")]


@pytest.fixture
def frame(qtbot: QtBot) -> Iterator[Frame]:
    """Return a frame of 1280×800 on screen, with type of 14 px."""
    jobs = JobRunner()
    frame = Frame(ITEMS, jobs, ErrorLog())
    font = QFont(frame.font())
    font.setPixelSize(14)
    frame.setFont(font)
    qtbot.addWidget(frame)
    frame.resize(1280, 800)
    frame.show()
    yield frame
    jobs.shutdown()


def tall_panel(rows: int = 60) -> QWidget:
    """Return a panel that is higher than the window."""
    panel = QWidget()
    layout = QVBoxLayout(panel)
    for row in range(rows):
        layout.addWidget(QPushButton(str(row)))
    return panel


def test_the_canvas_gets_what_rail_and_panel_leave(frame: Frame) -> None:
    """The panel is 304 px wide, the rail narrow, the canvas most of the window."""
    canvas, panel = QLabel("canvas"), tall_panel(3)
    frame.show_lab(canvas, panel)
    QApplication.processEvents()
    assert panel.width() == PANEL_WIDTH
    assert frame.rail.width() < 100
    assert canvas.width() > 850
    assert canvas.height() > 720
    assert canvas.mapTo(frame, canvas.rect().topLeft()).x() < panel.mapTo(frame, panel.rect().topLeft()).x()


def test_the_panel_grows_with_the_font(frame: Frame) -> None:
    """As on a projector."""
    frame.show_lab(QLabel("canvas"), panel := tall_panel(3))
    font = QFont(frame.font())
    font.setPixelSize(21)
    frame.setFont(font)
    QApplication.processEvents()
    assert panel.width() == 1.5 * PANEL_WIDTH


def test_the_panel_never_takes_most_of_the_window(frame: Frame, qtbot: QtBot) -> None:
    """In very large type it scrolls sideways, and a smaller window makes it smaller."""
    frame.show_lab(QLabel("canvas"), panel := tall_panel(3))
    panel.setMinimumWidth(900)
    for width in (1280, 1024, 700):
        frame.resize(width, 640)
        qtbot.waitUntil(lambda width=width: frame.width() == width)  # type: ignore[misc]
        area = frame._panels.currentWidget()
        assert isinstance(area, QScrollArea)
        assert area.width() <= LARGEST_PANEL * width
        assert area.horizontalScrollBar().maximum() > 0


def test_a_canvas_that_is_too_large_scrolls(frame: Frame, qtbot: QtBot) -> None:
    """The window stays as it is, also for the other labs."""
    large = QLabel("large")
    large.setMinimumSize(2000, 1500)
    frame.show_lab(large, tall_panel(2))
    QApplication.processEvents()
    assert (frame.width(), frame.height()) == (1280, 800)
    assert frame.minimumSizeHint() == LEAST
    frame.show_lab(small := QLabel("small"), tall_panel(2))
    qtbot.waitUntil(lambda: 600 < small.height() < 800)


def test_a_panel_is_never_cut_on_the_right(frame: Frame, qtbot: QtBot) -> None:
    """A wide one makes room for itself, and for its scroll bar."""
    panel = tall_panel()
    frame.show_lab(QLabel("canvas"), panel)
    for width in (400, 450):
        panel.findChildren(QPushButton)[0].setMinimumWidth(width)
        qtbot.waitUntil(lambda width=width: panel.width() >= width)  # type: ignore[misc]
        qtbot.waitUntil(lambda: panel.visibleRegion().boundingRect().width() == panel.width())


def test_a_high_panel_scrolls_to_what_has_the_focus(frame: Frame, qtbot: QtBot) -> None:
    """The window does not grow."""
    panel = tall_panel()
    frame.show_lab(QLabel("canvas"), panel)
    QApplication.processEvents()
    assert frame.height() == 800
    first, *_, last = panel.findChildren(QPushButton)
    assert last.visibleRegion().isEmpty()
    first.setFocus()
    while not last.hasFocus():
        focus = QApplication.focusWidget()
        assert isinstance(focus, QPushButton), "Tab left the panel before its end"
        assert not focus.visibleRegion().isEmpty()
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert not last.visibleRegion().isEmpty()


def test_labs_come_and_go(frame: Frame) -> None:
    """Each is taken in once."""
    pairs = [(QLabel(name), tall_panel(2)) for name in ("one", "two")]
    for shown in (0, 1, 0, 1):
        frame.show_lab(*pairs[shown])
        assert [(canvas.isVisible(), panel.isVisible()) for canvas, panel in pairs] == [
            (number == shown,) * 2 for number in range(2)
        ]


def test_fields_leave_dropped_photos_to_the_window(frame: Frame) -> None:
    """Those of spin boxes too."""
    panel = tall_panel(1)
    field, spin = QLineEdit(panel), QSpinBox(panel)
    frame.show_lab(QLabel("canvas"), panel)
    assert not field.acceptDrops()
    assert not spin.lineEdit().acceptDrops()


def test_rail_and_panel_give_way(frame: Frame) -> None:
    """With the lines beside them: the canvas has the whole width."""
    canvas, panel = QLabel("canvas"), tall_panel(2)
    frame.show_lab(canvas, panel)
    frame.show_panel(on=False)
    frame.show_rail(on=False)
    QApplication.processEvents()
    had_panel = frame.has_panel
    assert canvas.width() == frame.width()
    frame.show_panel(on=True)
    frame.show_rail(on=True)
    assert (had_panel, frame.has_panel) == (False, True)
    assert frame.rail.isVisible()
