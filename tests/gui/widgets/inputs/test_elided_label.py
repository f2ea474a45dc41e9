"""The elided label: never a cut number without a sign that it is cut."""

from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.inputs.elided_label import ElidedLabel


def test_it_ends_in_an_ellipsis_where_it_must(qtbot: QtBot) -> None:
    """Narrow: shortened, with the whole in the tooltip; wide again: whole, without one."""
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.show()
    label.setText("Response (300, 451, 1) · −580.9 to 527.1")
    label.resize(1000, 20)
    assert label.text() == label.whole
    assert label.toolTip() == ""
    label.resize(120, 20)
    assert label.text().endswith("…")
    assert label.toolTip() == label.whole == label.accessibleName()
    label.resize(1000, 20)
    assert label.text() == label.whole


def test_larger_type_needs_more_room(qtbot: QtBot) -> None:
    """In projector mode the same width holds less."""
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.show()
    label.setText("Response (300, 451, 1)")
    label.resize(label.fontMetrics().horizontalAdvance(label.whole) + 2, 20)
    assert not label.text().endswith("…")
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    label.setFont(font)
    assert label.text().endswith("…")
    assert label.sizeHint().height() >= label.fontMetrics().height()  # or the letters are cut through
