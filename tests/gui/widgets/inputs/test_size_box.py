"""Sizes at which a photo is seen."""

from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.inputs.size_box import SizeBox


def test_sizes(qtbot: QtBot) -> None:
    """Each is told when it is chosen by hand, and shown without telling."""
    box, heard = SizeBox((224, "full", "exact"), "Size", "How large."), list[object]()
    qtbot.addWidget(box)
    box.size_wished.connect(heard.append)
    assert [box.itemText(at) for at in range(3)] == ["224 px", "full size", "224 × 224"]
    assert (box.accessibleName(), box.toolTip()) == ("Size", "How large.")
    for at in range(3):
        box.activated.emit(at)
    assert heard == [224, "full", "exact"]
    box.set_size("exact")
    assert (box.currentIndex(), len(heard)) == (2, 3)
