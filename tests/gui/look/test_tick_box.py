"""A box to tick is as large as its type, and does what a `QCheckBox` does."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle
from pytestqt.qtbot import QtBot

import cnngui.gui
from cnngui.gui.look.tick_box import SHARE, TickBox


def shown(qtbot: QtBot, text: str, pixels: int) -> TickBox:
    """Show a box in type of a size."""
    box = TickBox(text)
    qtbot.addWidget(box)
    font = QFont(box.font())
    font.setPixelSize(pixels)
    box.setFont(font)
    box.resize(box.sizeHint())
    box.show()
    return box


def drawn(box: TickBox) -> NDArray[np.bool_]:
    """Return where something else than the ground is."""
    image = box.grab().toImage()
    numbers = np.array([[image.pixel(x, y) for x in range(image.width())] for y in range(image.height())])
    return np.asarray(numbers != numbers[0, -1], np.bool_)


@pytest.mark.parametrize("pixels", [14, 27, 36])
def test_the_box_is_as_large_as_its_type(qtbot: QtBot, pixels: int) -> None:
    """Never smaller than Fusion's own; the ticked box too."""
    box = shown(qtbot, "", pixels)
    assert QFontInfo(box.font()).pixelSize() == pixels
    wanted = max(round(SHARE * pixels), box.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth))
    for ticked in (False, True):
        box.setChecked(ticked)
        (rows,), (columns,) = np.nonzero(drawn(box).any(1)), np.nonzero(drawn(box).any(0))
        assert abs(np.ptp(rows) + 1 - wanted) <= 1
        assert abs(np.ptp(columns) + 1 - wanted) <= 1


def test_text_and_box_do_not_meet(qtbot: QtBot) -> None:
    """And all of the text is seen."""
    for pixels in (14, 27, 36):
        box = shown(qtbot, "ReLU", pixels)
        seen = np.asarray(drawn(box).any(0))
        side = round(SHARE * pixels)
        assert not seen[side + 1 : side + 4].any()
        (columns,) = np.nonzero(seen)
        text = box.fontMetrics().boundingRect("ReLU").width()
        assert columns[-1] - side >= text
        assert columns[-1] < box.width()


def test_a_click_anywhere_on_it_ticks_it(qtbot: QtBot) -> None:
    """On the box, and on the text."""
    box = shown(qtbot, "ReLU", 36)
    for x in (3, 30, box.width() - 6):
        before = box.isChecked()
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(x, box.height() // 2))
        assert box.isChecked() is not before


@pytest.mark.parametrize("trap", ["QProxyStyle", "QCommonStyle", ".itemAt(", ".takeAt(", ".model().item("])
def test_what_makes_second_wrappers_is_not_used(trap: str) -> None:
    """PySide6 (6.11) then knows two things under one address, and ends the program when one of them goes.

    A style in Python is asked by widgets that are just being made; items of layouts and of combo boxes belong to Qt,
    which deletes them without a word.
    """
    texts = {path.name: path.read_text(encoding="utf-8") for path in Path(cnngui.gui.__path__[0]).rglob("*.py")}
    assert [name for name, text in texts.items() if trap in text] == []
