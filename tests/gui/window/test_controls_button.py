"""The button that hides the controls, and shows them again."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnngui.gui.window.controls_button import ControlsButton


def test_it_does_what_the_command_does(qtbot: QtBot) -> None:
    """A click and the keys; what it says follows, also when something else hides them."""
    action = QAction(checkable=True, checked=True)
    button = ControlsButton()
    qtbot.addWidget(button)
    button.follow(action)
    button.show()
    assert button.accessibleName() == "Hide the controls"
    assert "F9" in button.toolTip()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not action.isChecked()
    assert (button.accessibleName(), "F9" in button.toolTip()) == ("Show the controls", True)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert action.isChecked()
    action.setChecked(False)
    assert button.accessibleName() == "Show the controls"
