"""The colour bar: ends and zero with their numbers, in colours of the scale."""

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from cnngui.engine.colours import grey, magnitude, signed, table
from cnngui.gui.widgets.pictures.colour_bar import ColourBar


@pytest.fixture
def bar(qtbot: QtBot) -> ColourBar:
    """Make a bar of 400 px."""
    bar = ColourBar("Colour scale")
    qtbot.addWidget(bar)
    bar.resize(400, bar.sizeHint().height())
    bar.show()
    return bar


def test_low_is_left_zero_in_the_middle_high_is_right(bar: ColourBar) -> None:
    """The pixels of the bar are the scale's own colours."""
    scale = signed(510)
    bar.set_scale(scale)
    image = bar.grab().toImage()
    colours = table(scale)
    row = bar.fontMetrics().height() // 3
    for x, entry in ((40, 1), (360, 255)):
        found = image.pixelColor(x, row)
        expected = QColor(*(int(part) for part in colours[entry]))
        assert abs(found.red() - expected.red()) + abs(found.blue() - expected.blue()) < 60
    assert bar.accessibleDescription() == "from −510 to 510"


def test_a_clipped_scale_says_so(bar: ColourBar) -> None:
    """Its ends are told with signs."""
    bar.set_scale(signed(129.4), is_clipped=True)
    assert bar.accessibleDescription() == "from ≤ −129 to ≥ 129"
    bar.set_scale(grey())
    assert bar.accessibleDescription() == "from 0 to 255"


def test_it_grows_with_the_font(bar: ColourBar) -> None:
    """In projector mode the numbers need more room."""
    before = bar.sizeHint().height()
    font = bar.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    bar.setFont(font)
    assert bar.sizeHint().height() > 1.7 * before


def test_round_numbers_have_all_their_decimals(bar: ColourBar) -> None:
    """A step of 0.005 is written out, and no two ticks say the same."""
    bar.set_scale(magnitude(0.02))
    assert list(bar._ticks.values()) == ["0", "0.005", "0.01", "0.015", "0.02"]
    bar.set_scale(magnitude(1))
    assert list(bar._ticks.values()) == ["0", "0.25", "0.50", "0.75", "1"]
