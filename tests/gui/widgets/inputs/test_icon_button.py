"""A button that is an icon."""

from PySide6.QtGui import QAccessible, QFont
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.inputs.icon_button import IconButton
from tests.gui.hands import shown


def test_it_says_what_it_is_and_grows_with_the_font(qtbot: QtBot) -> None:
    """A name and a sentence for screen readers, and an icon that is never smaller than the text."""
    button = shown(qtbot, IconButton("mdi6.rotate-right", "Rotate", "Turn by 90°."))
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface.text(QAccessible.Text.Name) == "Rotate"
    assert interface.text(QAccessible.Text.Description) == button.toolTip() == "Turn by 90°."
    small = button.sizeHint()
    button.setFont(QFont(button.font().family(), 30))
    assert button.iconSize().height() >= button.fontMetrics().height()
    assert button.sizeHint().height() > 1.5 * small.height()
