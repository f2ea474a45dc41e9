"""The combo box: larger with its type, and smaller again."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.controls import slider
from cnngui.gui.widgets.inputs.forms import column
from tests.gui.hands import wheel


def test_it_becomes_smaller_again(qtbot: QtBot) -> None:
    """After projector mode and back its smallest size is what it was."""
    combo = ComboBox()
    qtbot.addWidget(combo)
    combo.addItems(["full size", "1024 px"])
    combo.show()
    before, font = combo.minimumSizeHint(), combo.font()
    size = font.pointSizeF()
    font.setPointSizeF(2 * size)
    combo.setFont(font)
    assert combo.minimumSizeHint().width() > before.width()
    font.setPointSizeF(size)
    combo.setFont(font)
    assert combo.minimumSizeHint() == before


def test_it_is_no_wider_than_its_texts(qtbot: QtBot) -> None:
    """It was measured while it was empty, and when its texts were longer: neither keeps it wide."""
    combo, fresh = ComboBox(), ComboBox()
    qtbot.addWidget(combo)
    qtbot.addWidget(fresh)
    assert combo.minimumSizeHint().width() > 0
    combo.addItems(["a much longer text than that"])
    long = combo.minimumSizeHint().width()
    combo.clear()
    combo.addItem("1 / 1")
    fresh.addItem("1 / 1")
    assert combo.minimumSizeHint().width() == fresh.minimumSizeHint().width() < long


def test_the_wheel_is_the_panels_unless_it_has_the_focus(qtbot: QtBot) -> None:
    """Scrolling a panel changes nothing; on a list, and on a slider, that one has gone to, the wheel chooses."""
    combo, strength = ComboBox(), slider("Strength")
    combo.addItems(["15", "30", "60"])
    combo.setCurrentIndex(1)
    strength.setValue(50)
    window = QWidget()
    QVBoxLayout(window).addWidget(column(combo, strength))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.setFocus()
    for control, value in ((combo, combo.currentIndex), (strength, strength.value)):
        before = value()
        assert not wheel(control, -1)
        assert value() == before
        assert not control.hasFocus()
        control.setFocus()
        qtbot.waitUntil(control.hasFocus)
        assert wheel(control, -1)
        assert value() != before


def test_page_keys_are_left_to_the_window(qtbot: QtBot) -> None:
    """A clicker steps, or goes to the next photo, also where a list has the focus; arrows choose."""
    combo = ComboBox()
    combo.addItems(["one", "two", "three"])
    qtbot.addWidget(combo)
    combo.show()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        QTest.keyClick(combo, key)
        assert combo.currentIndex() == 0
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentIndex() == 1
