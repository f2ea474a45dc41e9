"""The combo box: larger with its type, and smaller again."""

from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.combo_box import ComboBox


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
