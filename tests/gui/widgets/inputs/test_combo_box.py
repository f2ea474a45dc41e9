"""The combo box: larger with its type, and smaller again."""

from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.inputs.combo_box import ComboBox


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
