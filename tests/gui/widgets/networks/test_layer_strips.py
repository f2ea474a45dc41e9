"""Bars of the layers: in proportion, beside or below each other, lit and picked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.networks.layer_strips import LayerStrips, Strip, StripBar

VALUES = (0, 1, 500, 1000)
BARS = tuple(StripBar(f"layer{value}", "conv", value, f"{value} of them") for value in VALUES)
STRIPS = tuple(Strip(title, "1,501", BARS) for title in ("parameters", "multiply-adds", "memory"))


@pytest.fixture
def strips(qtbot: QtBot) -> LayerStrips:
    """Show three strips."""
    made = LayerStrips("Bars")
    qtbot.addWidget(made)
    made.set_strips(STRIPS)
    made.resize(900, made.sizeHint().height())
    made.show()
    return made


@pytest.mark.parametrize("width", [900, 330, 250, 180])
def test_bars_are_in_proportion(strips: LayerStrips, width: int) -> None:
    """Nothing has no bar, and a little has one that is seen."""
    strips.resize(width, strips.height())
    for strip in range(3):
        heights = [strips.bar_rect(strip, bar).height() for bar in range(4)]
        assert heights[0] == 0
        assert heights[1] == 1
        assert heights[3] / heights[2] == pytest.approx(2)
        assert heights[3] == strips.column(strip, 3).height() > 8


def test_strips_stand_as_there_is_room(strips: LayerStrips) -> None:
    """Side by side with their totals, without them, and then below each other."""
    assert strips.titles()[1] == "multiply-adds 1,501"
    assert strips.column(0, 0).top() == strips.column(2, 0).top()
    strips.resize(420, strips.height())
    assert strips.titles()[1] == "multiply-adds"
    assert strips.column(0, 0).top() == strips.column(2, 0).top()
    for width, is_beside in ((260, True), (150, False)):
        strips.resize(width, strips.height())
        assert strips.column(0, 0).bottom() < strips.column(1, 0).top()
        assert strips.column(0, 3).right() <= width + 0.5
        assert (strips.column(0, 0).left() > 90) == is_beside


def test_a_column_is_lit_and_picked(strips: LayerStrips, qtbot: QtBot) -> None:
    """Also above a low bar."""
    top = strips.column(1, 1).center().toPoint()
    with qtbot.waitSignal(strips.hovered) as lit:
        QTest.mouseMove(strips, top)
    assert lit.args == ["layer1"]
    with qtbot.waitSignal(strips.picked) as picked:
        QTest.mouseClick(strips, Qt.MouseButton.LeftButton, pos=top)
    assert picked.args == ["layer1"]
    assert strips.hint_at(top)[0] == "1 of them"


def test_a_low_canvas_has_low_bars(strips: LayerStrips) -> None:
    """And the other way round."""
    high = strips.sizeHint().height()
    strips.set_low(on=True)
    assert strips.sizeHint().height() < high
    strips.set_low(on=False)
    assert strips.sizeHint().height() == high
