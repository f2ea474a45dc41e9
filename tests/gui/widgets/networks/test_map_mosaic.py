"""The mosaic: every map where it belongs, what the mouse, the wheel and the keys say, and what stays put."""

from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.networks.map_mosaic import MapMosaic

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def colour(channel: int) -> int:
    """Return each channel a colour of its own, 0xffRRGGBB."""
    return 0xFF000000 | (channel % 16 * 16) << 16 | (channel // 16 * 7) << 8 | 0x55


def thumbnails(count: int, height: int, width: int) -> NDArray[np.uint32]:
    """Make thumbnails of one colour each."""
    flat = np.array([colour(channel) for channel in range(count)], np.uint32)
    return np.broadcast_to(flat[:, None, None], (count, height, width)).copy()


def shown(qtbot: QtBot, count: int, height: int, width: int, size: tuple[int, int] = (700, 450)) -> MapMosaic:
    """Show a mosaic."""
    mosaic = MapMosaic("Feature maps")
    qtbot.addWidget(mosaic)
    mosaic.resize(*size)
    mosaic.set_texture(thumbnails(count, height, width))
    mosaic.show()
    return mosaic


@pytest.fixture
def mosaic(qtbot: QtBot) -> MapMosaic:
    """Make a mosaic of 256 maps of 28×28, 8 beside each other, scrolled to the top."""
    mosaic = shown(qtbot, 256, 28, 28)
    mosaic.set_columns(8)
    mosaic.show_channel(0)
    return mosaic


def drawn(mosaic: MapMosaic) -> QImage:
    """Grab what is on screen."""
    return mosaic.viewport().grab().toImage()


def center_colour(mosaic: MapMosaic, image: QImage, channel: int) -> int:
    """Return the colour in the middle of a cell."""
    middle = mosaic.cell_rect(channel).center().toPoint()
    return image.pixelColor(middle).rgb() & 0xFFFFFFFF


def is_seen(mosaic: MapMosaic, channel: int) -> bool:
    """Tell whether all of a map is in sight."""
    return mosaic.viewport().rect().contains(mosaic.cell_rect(channel).toRect())


def wheel(mosaic: MapMosaic, *, pixels: int = 0, angle: int = 0, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Turn the wheel over the middle."""
    at = QPointF(mosaic.viewport().rect().center())
    turn, button, phase = (QPoint(0, pixels), QPoint(0, angle)), Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, at, *turn, button, modifiers, phase, False)  # noqa: FBT003  (Qt takes it by place only)
    QApplication.sendEvent(mosaic.viewport(), event)


def press(mosaic: MapMosaic, key: int, text: str = "", modifiers: Qt.KeyboardModifier = NONE) -> bool:
    """Press a key and tell whether the mosaic took it."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)
    QApplication.sendEvent(mosaic, event)
    return event.isAccepted()


def test_all_512_small_maps_are_in_sight_and_each_has_its_place(qtbot: QtBot) -> None:
    """14×14 in 700×450 px, enlarged: the colour in the middle of each cell is its map's."""
    mosaic = shown(qtbot, 512, 14, 14)
    image = drawn(mosaic)
    assert mosaic.verticalScrollBar().maximum() == 0
    assert all(is_seen(mosaic, channel) for channel in range(512))
    assert [center_colour(mosaic, image, channel) for channel in range(512)] == [colour(each) for each in range(512)]


def test_large_thumbnails_are_averaged_into_their_cells(qtbot: QtBot) -> None:
    """A board of black and white px becomes grey, and no cell bleeds into the next."""
    texture = np.full((64, 170, 256), 0xFF000000, np.uint32)
    texture[:, ::2, ::2] = texture[:, 1::2, 1::2] = 0xFFFFFFFF
    texture[1] = 0xFFFF0000
    mosaic = shown(qtbot, 64, 170, 256)
    mosaic.set_texture(texture)
    image = drawn(mosaic)
    grey = QColor(center_colour(mosaic, image, 2))
    assert abs(grey.red() - 127) <= 20  # 3×3 px of a board are 4 to 5
    assert grey.red() == grey.green() == grey.blue()
    red = mosaic.cell_rect(1).toRect()
    corners = [red.topRight(), red.bottomRight(), red.bottomLeft()]  # the number is in the fourth
    assert [image.pixelColor(corner) for corner in corners] == [QColor("red")] * 3


def test_another_order_moves_the_maps(mosaic: MapMosaic) -> None:
    """The last channel first; each channel keeps its colour."""
    first = mosaic.cell_rect(0)
    mosaic.set_order(range(255, -1, -1))
    assert mosaic.cell_rect(255) == first
    assert mosaic.channel_at(first.center()) == 255
    image = drawn(mosaic)
    for channel in range(255, 231, -1):
        assert center_colour(mosaic, image, channel) == colour(channel)


def test_no_map_is_dropped(mosaic: MapMosaic) -> None:
    """An order that misses one, or has one twice, is refused."""
    for order in (range(255), [0, *range(255)]):
        with pytest.raises(ValueError, match="256"):
            mosaic.set_order(order)


def test_a_click_picks(qtbot: QtBot, mosaic: MapMosaic) -> None:
    """The map under the pointer."""
    with qtbot.waitSignal(mosaic.map_picked) as picked:
        at = mosaic.cell_rect(9).center().toPoint()
        QTest.mouseClick(mosaic.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    assert picked.args == [9]
    assert mosaic.current == 9


def test_setting_tells_nothing(qtbot: QtBot, mosaic: MapMosaic) -> None:
    """What comes from outside is not told back."""
    with qtbot.assertNotEmitted(mosaic.map_picked), qtbot.assertNotEmitted(mosaic.pin_toggled):
        mosaic.set_current(3)
        mosaic.set_pinned(frozenset({3}))
        mosaic.show_channel(200)


def test_arrows_walk_in_the_order_on_screen(mosaic: MapMosaic) -> None:
    """From the first place with another order; every step comes into sight and is told."""
    picked: list[int] = []
    mosaic.map_picked.connect(picked.append)
    mosaic.set_order(range(255, -1, -1))
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_Up, Key.Key_End, Key.Key_Home):
        assert press(mosaic, key)
        assert is_seen(mosaic, picked[-1])
    assert [255 - channel for channel in picked] == [0, 1, 9, 8, 0, 255, 0]


def test_enter_tells_again_and_p_pins(qtbot: QtBot, mosaic: MapMosaic) -> None:
    """Both mean the current map; without one they mean nothing."""
    assert not press(mosaic, Key.Key_P, "p")
    assert not press(mosaic, Key.Key_Return)
    mosaic.set_current(42)
    for key in (Key.Key_Return, Key.Key_Enter):
        with qtbot.waitSignal(mosaic.map_picked) as picked:
            press(mosaic, key)
        assert picked.args == [42]
    with qtbot.waitSignal(mosaic.pin_toggled) as pinned:
        press(mosaic, Key.Key_P, "p")
    assert pinned.args == [42]


@pytest.mark.parametrize(
    ("key", "text", "modifiers"),
    [
        (Key.Key_PageDown, "", NONE),
        (Key.Key_PageUp, "", NONE),
        (Key.Key_Plus, "+", CTRL),
        (Key.Key_1, "1", CTRL),
        (Key.Key_Escape, "", NONE),
        (0x431, "б", NONE),
    ],
)
def test_keys_of_others_are_left_to_them(
    mosaic: MapMosaic, key: int, text: str, modifiers: Qt.KeyboardModifier
) -> None:
    """A clicker's Page keys above all; nothing scrolls."""
    mosaic.set_current(0)
    assert not press(mosaic, key, text, modifiers)
    assert (mosaic.verticalScrollBar().value(), mosaic.columns, mosaic.current) == (0, 8, 0)


def test_a_number_is_searched(mosaic: MapMosaic, monkeypatch: pytest.MonkeyPatch) -> None:
    """1, 1, 7 is map 117, which is channel 116; a number that there is not changes nothing; later, a new one begins."""
    now = 100.0
    monkeypatch.setattr("cnngui.gui.widgets.networks.map_mosaic.time.monotonic", lambda: now)
    for digit in "117":
        now += 0.3
        press(mosaic, ord(digit), digit)
    assert mosaic.current == 116
    assert is_seen(mosaic, 116)
    press(mosaic, Key.Key_0, "0")
    assert (mosaic.current, mosaic.columns) == (116, 8)
    now += 1.5
    press(mosaic, Key.Key_2, "2")
    press(mosaic, Key.Key_0, "0")
    assert (mosaic.current, mosaic.columns) == (19, 8)
    now += 1.5
    press(mosaic, Key.Key_0, "0")
    assert mosaic.columns > 8
    assert mosaic.current == 19


def test_plus_and_minus_walk_from_all_maps_to_two_columns(qtbot: QtBot) -> None:
    """Cells grow at every step, and on the way back all are in sight again."""
    mosaic = shown(qtbot, 256, 28, 28)
    fit, widths = mosaic.columns, [mosaic.cell_size[1]]
    while mosaic.columns > 2:
        press(mosaic, Key.Key_Plus, "+")
        widths.append(mosaic.cell_size[1])
    assert widths == sorted(set(widths))
    press(mosaic, Key.Key_Plus, "+")
    assert mosaic.columns == 2
    for _ in range(fit):
        press(mosaic, Key.Key_Minus, "-")
    assert mosaic.columns == fit
    assert mosaic.verticalScrollBar().maximum() == 0


def test_zooming_keeps_what_is_looked_at(mosaic: MapMosaic) -> None:
    """With the wheel the map under the pointer stays at its height, with keys the current one."""
    mosaic.show_channel(128)
    at = QPointF(mosaic.viewport().rect().center())
    channel = mosaic.channel_at(at)
    assert channel is not None
    before = mosaic.cell_rect(channel).center().y()
    wheel(mosaic, angle=120, modifiers=CTRL)
    assert mosaic.columns == 6
    assert abs(mosaic.cell_rect(channel).center().y() - before) <= 1
    mosaic.set_current(channel)
    press(mosaic, Key.Key_Plus, "+")
    assert abs(mosaic.cell_rect(channel).center().y() - before) <= 1


def test_the_wheel_scrolls_smoothly(mosaic: MapMosaic) -> None:
    """A touchpad's px are taken as they are; parts of a notch add up to three lines."""
    bar = mosaic.verticalScrollBar()
    wheel(mosaic, pixels=-7, angle=-12)
    assert bar.value() == 7
    for _ in range(24):
        wheel(mosaic, angle=-5)
    assert abs(bar.value() - 7 - 3 * mosaic.fontMetrics().height()) <= 1


def test_finer_thumbnails_stay_where_they_are(qtbot: QtBot, mosaic: MapMosaic) -> None:
    """Scroll position, zoom, order and pick are kept; another layer starts afresh."""
    mosaic.set_order(range(255, -1, -1))
    mosaic.set_current(100)
    mosaic.verticalScrollBar().setValue(333)
    with qtbot.assertNotEmitted(mosaic.cell_resized):
        mosaic.set_texture(thumbnails(256, 56, 56))
    assert (mosaic.verticalScrollBar().value(), mosaic.columns, mosaic.current) == (333, 8, 100)
    assert mosaic.cell_rect(255).top() < mosaic.cell_rect(0).top()
    mosaic.set_texture(thumbnails(512, 14, 14))
    assert (mosaic.verticalScrollBar().maximum(), mosaic.current) == (0, None)
    assert mosaic.cell_rect(0).top() < mosaic.cell_rect(511).top()


def test_the_size_of_a_cell_is_told_when_it_changes(qtbot: QtBot, mosaic: MapMosaic) -> None:
    """By zoom and by the window; the sides are those of the maps where they are known."""
    with qtbot.waitSignal(mosaic.cell_resized) as told:
        mosaic.set_columns(4)
    assert tuple(told.args) == mosaic.cell_size
    with qtbot.waitSignal(mosaic.cell_resized) as told:
        mosaic.resize(900, 450)
    assert tuple(told.args) == mosaic.cell_size
    mosaic.set_cell_aspect(100, 200)
    height, width = mosaic.cell_size
    assert height == round(width / 2)


def test_a_taller_font_changes_no_place(mosaic: MapMosaic) -> None:
    """Only the numbers grow: those of 8 columns, three digits wide, get no room any more."""
    before, image = mosaic.cell_size, drawn(mosaic)
    corner = mosaic.cell_rect(30).topLeft().toPoint() + QPoint(1, 1)
    assert image.pixelColor(corner) == mosaic.palette().base().color()
    font = mosaic.font()
    font.setPointSizeF(font.pointSizeF() * 3)
    mosaic.setFont(font)
    assert mosaic.cell_size == before
    assert drawn(mosaic).pixelColor(corner) == QColor(colour(30))


def test_the_current_map_is_framed_and_pins_are_marked(mosaic: MapMosaic) -> None:
    """Yellow beside the current cell and not beside others; the accent colour in the corner of a pinned one."""
    mosaic.set_current(10)
    mosaic.set_pinned(frozenset({11, 999}))
    image = drawn(mosaic)
    yellow = QColor(255, 214, 0)
    framed = {
        channel
        for channel in range(24)
        for cell in [mosaic.cell_rect(channel).toRect()]
        if {image.pixelColor(x, cell.center().y()).rgb() for x in (cell.left() - 1, cell.right() + 1)} == {yellow.rgb()}
    }
    assert framed == {10}
    accent = mosaic.palette().highlight().color()
    pinned = {
        channel
        for channel in range(24)
        for x, y in product(range(1, 14), range(1, 14))
        if image.pixelColor(mosaic.cell_rect(channel).topRight().toPoint() + QPoint(-x, y)) == accent
    }
    assert pinned == {11}


def test_tooltips_name_the_map(mosaic: MapMosaic) -> None:
    """Ours, or what the owner says."""

    def tip(channel: int) -> str:
        at = mosaic.cell_rect(channel).center().toPoint()
        event = QHelpEvent(QEvent.Type.ToolTip, at, mosaic.viewport().mapToGlobal(at))
        QApplication.sendEvent(mosaic.viewport(), event)
        return QToolTip.text()

    assert tip(17) == "Map 18 of 256"
    mosaic.set_hints(lambda channel: f"channel {channel}")
    assert tip(18) == "channel 18"
    QToolTip.hideText()


def test_screen_readers_hear_what_is_picked(mosaic: MapMosaic) -> None:
    """Name, how many, which."""
    assert mosaic.accessibleName() == "Feature maps"
    assert mosaic.accessibleDescription() == "256 maps; none is picked"
    mosaic.set_current(116)
    assert mosaic.accessibleDescription() == "256 maps; map 117 is picked"


def test_before_there_are_maps_nothing_happens(qtbot: QtBot) -> None:
    """An empty mosaic draws its ground and takes no keys."""
    mosaic = MapMosaic("Feature maps")
    qtbot.addWidget(mosaic)
    mosaic.show()
    assert not press(mosaic, Key.Key_Down)
    wheel(mosaic, angle=120, modifiers=CTRL)
    assert drawn(mosaic).pixelColor(5, 5) == mosaic.palette().window().color()
    assert (mosaic.columns, mosaic.cell_size) == (0, (0, 0))
