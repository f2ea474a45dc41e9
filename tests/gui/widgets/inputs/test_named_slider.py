"""A slider with its name: shows without telling, tells what hands do."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.inputs.named_slider import NamedSlider
from tests.gui.hands import shown


def test_showing_tells_nothing_and_hands_tell(qtbot: QtBot) -> None:
    """Name, value, and what it does are all on it."""
    made, told = shown(qtbot, NamedSlider("Yes from", "Higher: fewer.", 1, 99)), list[int]()
    made.moved.connect(told.append)
    made.show_value(50, "50 %")
    assert told == []
    assert {label.text() for label in made.findChildren(QLabel)} == {"Yes from", "50 %", "Higher: fewer."}
    made.slider.setFocus()
    QTest.keyClick(made.slider, Qt.Key.Key_Right)
    assert told == [51]
    assert made.slider.accessibleName() == "Yes from"
    assert made.slider.accessibleDescription() == "50 %"
