"""A box whose text goes on in a second line."""

from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.inputs.wrapping_box import WrappingBox, halves

TEXT = "what leaves comes in on the other side"


def test_one_line_or_two(qtbot: QtBot) -> None:
    """As there is room, to and fro; screen readers hear one sentence."""
    box = WrappingBox(TEXT)
    qtbot.addWidget(box)
    box.show()
    whole = box.sizeHint().width()
    box.resize(whole, 60)
    assert box.text() == TEXT
    box.resize(box.minimumSizeHint().width(), 60)
    assert box.text() == halves(TEXT)
    assert box.sizeHint().width() <= box.width() < whole
    assert box.accessibleName() == TEXT
    box.resize(whole, 60)
    assert box.text() == TEXT
