"""The strip of responses: picked by mouse and arrows, never by being set."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.pictures.response_strip import ResponseStrip, StripItem


def items(count: int, colour: str = "red") -> list[StripItem]:
    """Make small pictures of one colour."""
    image = QImage(96, 64, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return [StripItem((0, number), f"1.{number + 1}", f"Response {number + 1}", image) for number in range(count)]


@pytest.fixture
def strip(qtbot: QtBot) -> ResponseStrip:
    """Make a strip of three, the second picked."""
    strip = ResponseStrip("Responses")
    qtbot.addWidget(strip)
    strip.resize(600, 120)
    strip.set_items(items(3), (0, 1))
    strip.show()
    return strip


def test_arrows_and_clicks_pick(qtbot: QtBot, strip: ResponseStrip) -> None:
    """Right goes to the third, a click to the first."""
    strip.setFocus()
    with qtbot.waitSignal(strip.picked) as picked:
        QTest.keyClick(strip, Qt.Key.Key_Right)
    assert picked.args == [0, 2]
    with qtbot.waitSignal(strip.picked) as picked:
        place = strip.visualItemRect(strip.item(0)).center()
        QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert picked.args == [0, 0]


def test_setting_tells_nothing(qtbot: QtBot, strip: ResponseStrip) -> None:
    """New pictures and another current one come from outside."""
    with qtbot.assertNotEmitted(strip.picked):
        strip.set_items(items(3, "blue"), (0, 2))
        strip.set_items(items(5), (0, 4))
    assert strip.currentRow() == 4


def test_what_is_picked_keeps_its_colours(strip: ResponseStrip) -> None:
    """The selection does not tint data."""
    rect = strip.visualItemRect(strip.item(1))
    image = strip.viewport().grab().toImage()
    assert image.pixelColor(rect.center().x(), rect.top() + rect.height() // 3) == QColor("red")


def test_every_item_is_named_for_screen_readers(strip: ResponseStrip) -> None:
    """Each says what it is."""
    told = [strip.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(strip.count())]
    assert told == ["Response 1", "Response 2", "Response 3"]


def test_a_scroll_bar_finds_room(strip: ResponseStrip) -> None:
    """Many responses make the strip a little higher."""
    before = strip.height()
    strip.set_items(items(40), (0, 0))
    assert strip.height() > before


@pytest.fixture
def walked(qtbot: QtBot) -> ResponseStrip:
    """Make a strip that is walked along without picking."""
    strip = ResponseStrip("Places", (4, 4), picks_on_arrow=False)
    qtbot.addWidget(strip)
    strip.resize(600, 120)
    strip.set_items(items(3), (-1, -1))
    strip.show()
    return strip


def test_arrows_may_walk_without_picking(qtbot: QtBot, walked: ResponseStrip) -> None:
    """Enter picks where they have come to, as often as it is pressed; so does a click."""
    walked.setFocus()
    with qtbot.assertNotEmitted(walked.picked):
        QTest.keyClick(walked, Qt.Key.Key_Right)
        QTest.keyClick(walked, Qt.Key.Key_Right)
    row = walked.currentRow()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(walked.picked) as picked:
            QTest.keyClick(walked, key)
        assert picked.args == [0, row]
    for _ in range(2):
        with qtbot.waitSignal(walked.picked) as picked:
            place = walked.visualItemRect(walked.item(0)).center()
            QTest.mouseClick(walked.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        assert picked.args == [0, 0]


def test_enter_with_nothing_to_pick(qtbot: QtBot, walked: ResponseStrip) -> None:
    """An empty strip says nothing; other pictures are picked by their own keys."""
    walked.set_items([], (-1, -1))
    walked.setFocus()
    with qtbot.assertNotEmitted(walked.picked):
        QTest.keyClick(walked, Qt.Key.Key_Return)
    walked.set_items([StripItem((3, 7), "7", "Seven", items(1)[0].image)], (-1, -1))
    walked.setCurrentRow(0)
    with qtbot.waitSignal(walked.picked) as picked:
        QTest.keyClick(walked, Qt.Key.Key_Return)
    assert picked.args == [3, 7]


def test_enter_is_not_for_strips_that_pick_by_arrows(qtbot: QtBot, strip: ResponseStrip) -> None:
    """There the picture is picked already."""
    strip.setFocus()
    with qtbot.assertNotEmitted(strip.picked):
        QTest.keyClick(strip, Qt.Key.Key_Return)


def test_pictures_of_another_height(walked: ResponseStrip) -> None:
    """In lines of text: the pictures, their cells and the strip become larger, the pictures themselves stay."""
    line = walked.fontMetrics().height()
    before = walked.height(), walked.gridSize().height()
    walked.set_lines((7, 9))
    assert (walked.picture_size.height(), walked.picture_size.width()) == (7 * line, 9 * line)
    assert walked.iconSize() == walked.picture_size
    assert walked.gridSize().height() - before[1] == 3 * line
    assert walked.height() - before[0] == 3 * line
    assert walked.count() == 3
    walked.set_lines((4, 4))
    assert walked.height() == before[0]


def test_upright(strip: ResponseStrip) -> None:
    """Below each other in a narrow column, and back; what is picked stays."""
    low = strip.height()
    strip.set_upright(on=True)
    assert strip.is_upright
    assert strip.width() == strip.across(upright=True) < 3 * strip.gridSize().width()
    assert strip.maximumHeight() > 1000
    strip.set_upright(on=False)
    strip.resize(600, 120)
    assert strip.height() == low <= strip.across(upright=False)
    assert strip.currentRow() == 1
