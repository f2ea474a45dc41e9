"""The slices of a learned filter: strongest first, all within reach, picked by hand and keys, drawn true."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QPainter, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from cnngui.engine.arrays import Array
from cnngui.engine.colours import paint, signed
from cnngui.engine.filter_colours import filter_colours, order_by_norm
from cnngui.engine.kernels.values import Kernel
from cnngui.gui.widgets.kernels import filter_slices
from cnngui.gui.widgets.kernels.filter_slices import FilterSlices
from cnngui.gui.widgets.kernels.kernel_cells import CellLayout
from cnngui.gui.widgets.kernels.slice_tiles import TileLayout
from tests.gui.hands import LEFT, NONE, shown, wheel

KEY = Qt.Key


def random_filter(channels: int, side: int = 3) -> Array:
    """Make weights as a network learns them: small, of both signs, some slices stronger."""
    chance = np.random.default_rng(7)
    strengths = chance.exponential(0.05, (channels, 1, 1))
    return (chance.standard_normal((channels, side, side)) * strengths).astype(np.float32)


@pytest.fixture
def slices(qtbot: QtBot) -> FilterSlices:
    """Make one of 600 px that shows 64 slices in two rows."""
    slices = FilterSlices("The filter")
    slices.set_filter(random_filter(64), rgb=False)
    slices.resize(600, slices.sizeHint().height())
    return shown(qtbot, slices)


@pytest.fixture
def colours(qtbot: QtBot) -> FilterSlices:
    """Make one of 700 px that shows red, green and blue."""
    slices = FilterSlices("The filter")
    slices.set_filter(random_filter(3), rgb=True)
    slices.resize(700, slices.sizeHint().height())
    return shown(qtbot, slices)


def middle_of(slices: FilterSlices, tile: int) -> QPoint:
    """Return where a tile lies on screen."""
    return slices.tiles().tile(tile).center() - QPoint(slices.horizontalScrollBar().value(), 0)


def click(slices: FilterSlices, tile: int) -> None:
    """Click a tile."""
    QTest.mouseClick(slices.viewport(), LEFT, NONE, middle_of(slices, tile))


def place(slices: FilterSlices) -> str:
    """Return the slice that the keys have come to, as it is told."""
    return slices.accessibleDescription().partition("· slice ")[2].partition(" of")[0]


@pytest.mark.parametrize("rows", [1, 2])
def test_every_tile_is_found_where_it_lies(rows: int) -> None:
    """Also by its caption; between two lies none."""
    tiles = TileLayout(11, rows, 40, 8, 20, 25)
    assert [tiles.at(tiles.tile(tile).center()) for tile in range(11)] == [*range(11)]
    assert tiles.at(tiles.tile(2).bottomLeft() + QPoint(3, 10)) == 2
    assert tiles.at(tiles.tile(0).topRight() + QPoint(4, 5)) is None
    assert tiles.at(QPoint(5000, 40)) is None
    seen = tiles.in_sight(100, 200)
    overlapping = [tile for tile in range(11) if tiles.tile(tile).left() <= 200 and tiles.tile(tile).right() >= 100]
    assert set(overlapping) <= set(seen)
    assert len(seen) <= len(overlapping) + rows


def test_how_many_there_are_is_told(slices: FilterSlices) -> None:
    """Strongest first, and all of them."""
    slices.clearFocus()
    assert slices.accessibleDescription() == "64 slices, strongest first"


def test_a_click_picks_the_channel(qtbot: QtBot, slices: FilterSlices) -> None:
    """Not the place: the first slice is that of the strongest channel."""
    order = order_by_norm(random_filter(64))
    for tile in (0, 5):
        with qtbot.waitSignal(slices.slice_picked) as picked:
            click(slices, tile)
        assert picked.args == [order[tile]]


def test_a_click_finds_slices_that_were_scrolled_to(qtbot: QtBot, slices: FilterSlices) -> None:
    """The scroll bar reaches the last one."""
    bar = slices.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert slices.viewport().rect().contains(middle_of(slices, 63))
    with qtbot.waitSignal(slices.slice_picked) as picked:
        click(slices, 63)
    assert picked.args == [order_by_norm(random_filter(64))[-1]]


def test_the_wheel_scrolls_sideways(slices: FilterSlices) -> None:
    """At the end it is left to what lies around."""
    assert wheel(slices.viewport(), -1)
    assert slices.horizontalScrollBar().value() > 0
    slices.horizontalScrollBar().setValue(0)
    assert not wheel(slices.viewport(), 1)


def test_arrows_move_and_enter_picks(qtbot: QtBot, slices: FilterSlices) -> None:
    """Columns are filled downwards: right goes on by two, down by one; the borders stop."""
    slices.setFocus()
    assert slices.tiles().rows == 2
    with qtbot.assertNotEmitted(slices.slice_picked):
        for key, expected in ((KEY.Key_Right, "3"), (KEY.Key_Down, "4"), (KEY.Key_Down, "4"), (KEY.Key_Up, "3")):
            QTest.keyClick(slices, key)
            assert place(slices) == expected
        for key, expected in ((KEY.Key_End, "64"), (KEY.Key_Right, "64"), (KEY.Key_Home, "1"), (KEY.Key_Left, "1")):
            QTest.keyClick(slices, key)
            assert place(slices) == expected
    QTest.keyClick(slices, KEY.Key_Right)
    with qtbot.waitSignal(slices.slice_picked) as picked:
        QTest.keyClick(slices, KEY.Key_Return)
    assert picked.args == [order_by_norm(random_filter(64))[2]]


def test_keys_bring_slices_into_sight(slices: FilterSlices) -> None:
    """Every one of them, with its whole width."""
    slices.setFocus()
    for _ in range(31):
        QTest.keyClick(slices, KEY.Key_Right)
        tile = int(place(slices)) - 1
        shift = QPoint(slices.horizontalScrollBar().value(), 0)
        assert slices.viewport().rect().contains(slices.tiles().tile(tile).translated(-shift))
    assert place(slices) == "63"


@pytest.mark.parametrize("key", [KEY.Key_PageUp, KEY.Key_PageDown, KEY.Key_Space, KEY.Key_A])
def test_other_keys_are_left_to_the_window(slices: FilterSlices, key: Qt.Key) -> None:
    """A clicker's Page keys above all."""
    slices.setFocus()
    event = QKeyEvent(QEvent.Type.KeyPress, key, NONE)
    QApplication.sendEvent(slices, event)
    assert not event.isAccepted()
    assert slices.horizontalScrollBar().value() == 0


def test_setting_marks_without_telling(qtbot: QtBot, slices: FilterSlices) -> None:
    """The mark comes into sight and is told to screen readers; without one only the number of slices is."""
    slices.clearFocus()
    weakest = int(order_by_norm(random_filter(64))[-1])
    with qtbot.assertNotEmitted(slices.slice_picked):
        slices.set_current(weakest)
    assert f"slice 64 of 64: map {weakest + 1}, norm" in slices.accessibleDescription()
    caption = middle_of(slices, 63) + QPoint(-slices.tiles().side // 2, slices.tiles().side // 2 + 6)
    accent = slices.palette().color(QPalette.ColorRole.Highlight)
    assert slices.viewport().grab().toImage().pixelColor(caption) == accent
    slices.set_current(None)
    assert slices.accessibleDescription() == "64 slices, strongest first"
    assert slices.viewport().grab().toImage().pixelColor(caption) != accent


def test_all_slices_share_one_scale(slices: FilterSlices) -> None:
    """Each cell has the colour of its number on the scale of the largest of all."""
    weights = random_filter(64)
    scale = signed(float(np.abs(weights).max()))
    image = slices.viewport().grab().toImage()
    for tile in (0, 3, 8):
        rect = slices.tiles().tile(tile)
        for row, column in np.ndindex(3, 3):
            point = rect.topLeft() + QPoint((2 * column + 1) * rect.width() // 6, (2 * row + 1) * rect.height() // 6)
            value = weights[order_by_norm(weights)[tile], row, column]
            assert image.pixelColor(point) == QColor(*paint(scale, np.full((1, 1), value))[0, 0].tolist())


def test_red_green_and_blue_come_after_their_colours(colours: FilterSlices) -> None:
    """First the pixels, upright, then each slice on the signed scale, not ordered."""
    weights = random_filter(3)
    expected = filter_colours(weights)
    image = colours.viewport().grab().toImage()
    rect = colours.tiles().tile(0)
    for row, column in np.ndindex(3, 3):
        point = rect.topLeft() + QPoint((2 * column + 1) * rect.width() // 6, (2 * row + 1) * rect.height() // 6)
        assert image.pixelColor(point) == QColor(*expected[row, column].tolist())
    scale = signed(float(np.abs(weights).max()))
    for channel in range(3):
        corner = colours.tiles().tile(channel + 1).topLeft() + QPoint(3, 3)
        painted = paint(scale, weights[channel])[0, 0].tolist()
        assert image.pixelColor(corner) == QColor(*painted)


def count_of_inks(slices: FilterSlices, tile: int) -> int:
    """Count the colours in a tile: ten without numbers, many where their edges are smoothed."""
    image = slices.viewport().grab(slices.tiles().tile(tile)).toImage()
    return len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())})


def test_numbers_are_written_where_there_is_room(colours: FilterSlices) -> None:
    """Not into small slices."""
    colours.clearFocus()
    assert count_of_inks(colours, 1) > 20
    colours.resize(colours.minimumSizeHint())
    assert count_of_inks(colours, 1) < 15


def test_red_green_and_blue_are_picked(qtbot: QtBot, colours: FilterSlices) -> None:
    """A click on what they are together picks none."""
    with qtbot.assertNotEmitted(colours.slice_picked):
        click(colours, 0)
    with qtbot.waitSignal(colours.slice_picked) as picked:
        click(colours, 3)
    assert picked.args == [2]
    colours.setFocus()
    QTest.keyClick(colours, KEY.Key_Left)
    assert colours.accessibleDescription().startswith("Green slice: norm ")
    with qtbot.waitSignal(colours.slice_picked) as picked:
        QTest.keyClick(colours, KEY.Key_Enter)
    assert picked.args == [1]


def test_hints_say_the_map_and_the_norm(slices: FilterSlices) -> None:
    """Maps are counted from 1."""
    weights = np.zeros((64, 3, 3), np.float32)
    weights[11, 0, :2] = 0.498, 0.664  # the sides of a triangle whose third is 0.83
    slices.set_filter(weights, rgb=False)
    assert slices.hint(0) == "Slice for map 12 of 64: norm 0.83"


def test_the_tooltip_is_that_of_the_slice_below_the_pointer(slices: FilterSlices) -> None:
    """Between two slices there is none."""
    point = middle_of(slices, 4)
    for at, text in ((point, slices.hint(4)), (QPoint(0, 0), "")):
        event = QHelpEvent(QEvent.Type.ToolTip, at, slices.viewport().mapToGlobal(at))
        QApplication.sendEvent(slices.viewport(), event)
        if text:
            assert QToolTip.text() == text
    QToolTip.hideText()


def test_another_filter_begins_anew(slices: FilterSlices) -> None:
    """From the first slice on, without a mark."""
    slices.set_current(int(order_by_norm(random_filter(64))[-1]))
    slices.clearFocus()
    slices.set_filter(random_filter(128), rgb=False)
    assert slices.horizontalScrollBar().value() == 0
    assert slices.accessibleDescription() == "128 slices, strongest first"


def test_few_slices_stand_in_one_row_without_scrolling(slices: FilterSlices) -> None:
    """All are in sight; up and down are left to others."""
    slices.set_filter(random_filter(5), rgb=False)
    assert slices.tiles().rows == 1
    assert slices.horizontalScrollBar().maximum() == 0
    event = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Down, NONE)
    QApplication.sendEvent(slices, event)
    assert not event.isAccepted()


def test_little_height_leaves_one_row(slices: FilterSlices) -> None:
    """And still reaches all."""
    slices.resize(600, slices.minimumSizeHint().height())
    assert slices.tiles().rows == 1
    slices.horizontalScrollBar().setValue(slices.horizontalScrollBar().maximum())
    assert slices.viewport().rect().contains(middle_of(slices, 63))


@pytest.mark.parametrize("shape", [(3, 3), (0, 3, 3), (2, 3, 3)])
def test_a_wrong_shape_is_refused(slices: FilterSlices, shape: tuple[int, ...]) -> None:
    """By the shape it has."""
    with pytest.raises(ValueError, match="this one is"):
        slices.set_filter(np.zeros(shape, np.float32), rgb=True)


@pytest.mark.parametrize("side", [1, 5, 7, 11])
def test_any_size_of_kernel_fits_its_tile(slices: FilterSlices, side: int) -> None:
    """AlexNet's are 11 wide, others 1."""
    weights = np.full((4, side, side), -1.0, np.float32)
    slices.set_filter(weights, rgb=False)
    middle = QColor(*paint(signed(1.0), np.full((1, 1), -1, np.float32))[0, 0].tolist())
    rect = slices.tiles().tile(0)
    cell = rect.width() // side
    image = slices.viewport().grab().toImage()
    start = (rect.width() - side * cell) // 2
    assert image.pixelColor(rect.topLeft() + QPoint(start, start)) == middle
    last = start + (side - 1) * cell
    assert image.pixelColor(rect.topLeft() + QPoint(last, last)) == middle


def test_only_slices_in_sight_are_drawn(slices: FilterSlices, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two thousand as few as of 64, wherever one has scrolled to."""
    drawn: list[Kernel] = []

    def draw(painter: QPainter, layout: CellLayout, kernel: Kernel, *rest: object) -> None:
        drawn.append(kernel)

    monkeypatch.setattr(filter_slices, "draw_cells", draw)
    weights = random_filter(2048)
    slices.set_filter(weights, rgb=False)
    slices.set_current(int(order_by_norm(weights)[1000]))
    drawn.clear()
    slices.viewport().grab()
    tiles = slices.tiles()
    assert tuple(map(tuple, weights[order_by_norm(weights)[1000]].tolist())) in drawn
    assert len(drawn) <= tiles.rows * (slices.viewport().width() // (tiles.side + tiles.gap) + 2)


def test_a_click_takes_the_focus(slices: FilterSlices) -> None:
    """Arrows go on from the slice that was clicked."""
    slices.clearFocus()
    click(slices, 4)
    assert slices.hasFocus()
    QTest.keyClick(slices, KEY.Key_Down)
    assert place(slices) == "6"


def test_the_focus_shows(slices: FilterSlices) -> None:
    """A frame around the slice that keys go to."""
    slices.clearFocus()
    before = slices.viewport().grab().toImage()
    slices.setFocus()
    rect = slices.tiles().tile(0)
    accent = slices.palette().color(QPalette.ColorRole.Highlight)
    after = slices.viewport().grab().toImage()
    beside = [QPoint(x, rect.center().y()) for x in range(rect.left())]
    assert accent in [after.pixelColor(point) for point in beside]
    assert accent not in [before.pixelColor(point) for point in beside]


def test_before_there_is_a_filter_nothing_happens(qtbot: QtBot) -> None:
    """An empty strip takes keys and clicks in its stride."""
    slices = shown(qtbot, FilterSlices("The filter"))
    with qtbot.assertNotEmitted(slices.slice_picked):
        QTest.keyClick(slices, KEY.Key_Return)
        QTest.keyClick(slices, KEY.Key_Right)
        QTest.mouseClick(slices.viewport(), LEFT, NONE, QPoint(20, 40))
        slices.set_current(3)
    slices.grab()


def test_it_grows_with_the_font(slices: FilterSlices) -> None:
    """In projector mode the slices are larger, and the scroll bar still reaches the last."""
    before, side = slices.sizeHint().height(), slices.tiles().side
    font = slices.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    slices.setFont(font)
    assert slices.sizeHint().height() > 1.7 * before
    assert slices.tiles().side > 1.8 * side
    slices.resize(600, slices.sizeHint().height())
    slices.horizontalScrollBar().setValue(slices.horizontalScrollBar().maximum())
    assert slices.viewport().rect().contains(middle_of(slices, 63))


def test_cells_become_wider_before_their_numbers_are_left_out(
    qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest
) -> None:
    """On a projector, where the tiles are as high as they may be and there is room beside them."""
    before = qapp.property("cnngui least type")
    request.addfinalizer(lambda: qapp.setProperty("cnngui least type", before))
    qapp.setProperty("cnngui least type", 27)
    view = FilterSlices("Learned filter")
    qtbot.addWidget(view)
    font = view.font()
    font.setPixelSize(27)
    view.setFont(font)
    rows = np.array([[0.48, 0.408, -0.07], [0.311, -0.05, -0.4], [-0.05, -0.29, -0.42]], np.float32)
    view.set_filter(np.stack([rows] * 3), rgb=True)
    view.resize(700, 170)
    view.show()
    narrow, high = view.tiles(), view.tiles().side
    view.resize(1800, 170)
    wide = view.tiles()
    assert (narrow.side, wide.side) == (high, high)
    assert wide.extra > 0
    assert wide.size.width() <= 1800
    texts = view._written(wide.width // 3)[1]
    assert all(len(each) == 9 for each in texts)
