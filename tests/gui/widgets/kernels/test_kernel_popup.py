"""What opens below the picker."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cnngui.engine.kernels.table import KERNELS, find
from cnngui.gui.widgets.kernels.kernel_popup import KernelPopup
from tests.gui.hands import shown, type_text


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Show a window of the smallest size."""
    window = QWidget()
    window.resize(1024, 640)
    return shown(qtbot, window)


@pytest.fixture
def popup(window: QWidget) -> KernelPopup:
    """Open the list below a button at the right."""
    anchor = QPushButton(window)
    anchor.setGeometry(712, 200, 304, 28)
    anchor.show()
    popup = KernelPopup(anchor)
    popup.open("vertical-edge")
    return popup


def test_it_explains_the_current_kernel_to_eyes_and_ears(popup: KernelPopup) -> None:
    """What it does and what to expect."""
    QTest.keyClick(popup.field, Qt.Key.Key_Down)
    words = find(KERNELS[2].name).english
    assert popup.told.text() == f"{words.explanation}\n{words.expect}"
    heard = QAccessible.queryAccessibleInterface(popup.field).text(QAccessible.Text.Description)
    assert words.title in heard
    assert words.explanation in heard


def test_nothing_found_is_said_and_nothing_is_picked(popup: KernelPopup, qtbot: QtBot) -> None:
    """Enter then only closes."""
    with qtbot.assertNotEmitted(popup.picked):
        type_text(popup.field, "xyz")
        assert "No kernel" in popup.told.text()
        QTest.keyClick(popup.field, Qt.Key.Key_Return)


@pytest.mark.parametrize("points", [10.5, 20.0])
def test_no_words_are_cut(popup: KernelPopup, points: float) -> None:
    """The longest two sentences have room, and the list does not jump."""
    popup.close_again()
    popup.setFont(QFont(popup.font().family(), round(points)))
    popup.open("identity")
    heights = set()
    for row in KERNELS:
        popup.list.set_current(row.name)
        assert popup.told.heightForWidth(popup.told.width()) <= popup.told.height()
        heights.add(popup.list.height())
    assert len(heights) == 1


@pytest.mark.parametrize(
    ("width", "height", "top"), [(1024, 640, 0), (1024, 640, 400), (1024, 640, 612), (330, 300, 0)]
)
def test_it_lies_inside_the_window(window: QWidget, popup: KernelPopup, width: int, height: int, top: int) -> None:
    """Below the button where there is room, and never beyond an edge."""
    popup.close_again()
    window.resize(width, height)
    anchor = window.findChild(QPushButton)
    assert anchor is not None
    anchor.setGeometry(max(width - 312, 0), top, 304, 28)
    popup.open("identity")
    assert window.rect().contains(popup.geometry())
    assert popup.geometry().intersects(anchor.geometry()) == (top > 200 or height < 400)


def test_it_goes_when_the_window_changes_its_size(window: QWidget, popup: KernelPopup) -> None:
    """It would no longer lie below its button."""
    window.resize(900, 600)
    assert not popup.isVisible()
