"""A kernel to choose: its numbers and colours, its title, and what is heard of it."""

import pytest
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnngui.engine.colours import paint, signed
from cnngui.engine.kernels.values import Filter, Kernel, as_array
from cnngui.gui.widgets.kernels.candidate_button import CandidateButton
from tests.gui.hands import shown

SOBEL: Kernel = ((1.0, 0.0, -1.0), (2.0, 0.0, -2.0), (1.0, 0.0, -1.0))
LONG = "A title that is much too long for its button"


@pytest.mark.parametrize("kernel", [SOBEL, ((1.0, 2.0, 3.0, 2.0, -1.0),), ((0.0,),)], ids=["3x3", "1x5", "1x1"])
def test_picture_has_the_colours_of_the_numbers(qtbot: QtBot, kernel: Kernel) -> None:
    """Of any shape, on one scale; also when the button is off, for the numbers are read after the answer too."""
    button = shown(qtbot, CandidateButton("Sobel x", kernel))
    rows, columns = len(kernel), len(kernel[0])
    limit = max(abs(value) for row in kernel for value in row) or 1.0
    expected = paint(signed(limit), as_array(Filter((kernel,)), 1)[:, :, 0])
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
        image = button.icon().pixmap(button.iconSize(), mode).toImage()
        high, wide = (image.height() - 2) // rows, (image.width() - 2) // columns
        for row in range(rows):
            for column in range(columns):
                corner = image.pixelColor(1 + column * wide + 2, 1 + row * high + 2)
                assert [corner.red(), corner.green(), corner.blue()] == expected[row, column].tolist()


def test_numbers_are_said(qtbot: QtBot) -> None:
    """Row by row."""
    button = CandidateButton("Sobel x", SOBEL)
    qtbot.addWidget(button)
    assert button.accessibleName() == "Sobel x"
    assert button.accessibleDescription() == "1 0 −1 / 2 0 −2 / 1 0 −1"


def test_title_is_cut_where_there_is_no_room(qtbot: QtBot) -> None:
    """The tooltip has all of it; with room, so has the button."""
    button = shown(qtbot, CandidateButton(LONG, SOBEL))
    button.resize(button.minimumSizeHint())
    assert button.text().endswith("…")
    assert (button.toolTip(), button.title) == (LONG, LONG)
    button.resize(800, 100)
    assert button.text() == LONG


def test_a_long_title_takes_two_lines(qtbot: QtBot) -> None:
    """Its button is as high as the others: the numbers give the room."""
    button = shown(qtbot, CandidateButton("Shifted to the right", SOBEL))
    wanted, high = button.sizeHint().height(), button.iconSize().height()
    button.resize(button.fontMetrics().horizontalAdvance("Shifted to the rig"), wanted)
    assert button.text() == "Shifted to\nthe right"
    assert button.sizeHint().height() == wanted
    assert button.iconSize().height() < high
    button.resize(800, wanted)
    assert button.text() == "Shifted to the right"
    assert button.iconSize().height() == high


def test_ampersand_is_written(qtbot: QtBot) -> None:
    """And is no shortcut."""
    button = shown(qtbot, CandidateButton("Box & blur", SOBEL))
    assert button.text() == "Box && blur"


def test_grows_with_the_font(qtbot: QtBot) -> None:
    """Numbers must be read from the last row."""
    button = shown(qtbot, CandidateButton("Sobel x", SOBEL))
    before = button.iconSize()
    font = QFont(button.font())
    font.setPointSizeF(2 * font.pointSizeF())
    button.setFont(font)
    QApplication.processEvents()
    assert button.iconSize().width() > 1.8 * before.width()
