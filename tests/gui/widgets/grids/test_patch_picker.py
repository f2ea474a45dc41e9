"""The patch on the photo: where it is drawn, how it is moved, what is told and how often, what is magnified."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnngui.engine.lessons.rectangles import Rectangle
from cnngui.gui.widgets.grids.patch_picker import SMALLEST, PatchPicker
from tests.gui.hands import CTRL, LEFT, NONE, SHIFT, drag, shown

KEY = Qt.Key
HEIGHT, WIDTH = 200, 300


def photo(height: int = HEIGHT, width: int = WIDTH) -> NDArray[np.uint8]:
    """Make a photo on which every pixel has a colour of its own."""
    rows, columns = np.mgrid[:height, :width]
    return np.stack([rows % 256, columns % 256, (rows // 256) * 16 + columns // 256], axis=-1).astype(np.uint8)


def picker_of(qtbot: QtBot, pixels: NDArray[np.uint8], patch: Rectangle) -> PatchPicker:
    """Show one as wide as the photo, that a pixel is a px."""
    picker = PatchPicker("Patch of the photo")
    picker.set_photo(pixels)
    picker.set_patch(patch)
    height, width = pixels.shape[:2]
    picker.resize(width + 6, height + 6)  # 3 px on every side for the frame of the focus
    return shown(qtbot, picker)


@pytest.fixture
def picker(qtbot: QtBot) -> PatchPicker:
    """Make one of 300 × 200 pixels, a px each, with a patch of 16 × 8 in the middle."""
    picker = picker_of(qtbot, photo(), Rectangle(100, 150, 8, 16))
    assert picker.photo_rect().size().toSize().toTuple() == (WIDTH, HEIGHT)
    return picker


def heard_by(picker: PatchPicker) -> list[tuple[int, int]]:
    """Collect what is told."""
    heard: list[tuple[int, int]] = []
    picker.patch_moved.connect(lambda row, column: heard.append((row, column)))
    return heard


def press(picker: PatchPicker, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> bool:
    """Press a key and tell whether the picker took it."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, keys)
    QApplication.sendEvent(picker, event)
    return event.isAccepted()


def at(picker: PatchPicker, row: float, column: float) -> QPoint:
    """Where a pixel is drawn, while one is a px."""
    return (picker.photo_rect().topLeft() + QPointF(column, row)).toPoint()


def rest(qtbot: QtBot, picker: PatchPicker) -> None:
    """Wait until nothing is left to be told."""
    qtbot.waitUntil(lambda: not picker._telling.is_waiting)


def test_photo_is_drawn_as_it_is(picker: PatchPicker) -> None:
    """Pixel for px, beside what marks the patch."""
    image = picker.grab().toImage()
    for row, column in ((10, 10), (50, 250), (190, 20)):
        assert image.pixelColor(at(picker, row, column)) == QColor(row, column, 0)


def test_set_patch_is_shown_and_not_told(picker: PatchPicker) -> None:
    """In its place, and in words."""
    heard = heard_by(picker)
    picker.set_patch(Rectangle(20, 30, 8, 16))
    corner = picker.patch_rect().topLeft() - picker.photo_rect().topLeft()
    assert (corner.x(), corner.y() + (SMALLEST - 8) / 2) == (30, 20)
    assert picker.accessibleDescription() == "rows 20 to 27, columns 30 to 45"
    assert heard == []


def test_click_brings_the_middle_there(qtbot: QtBot, picker: PatchPicker) -> None:
    """Anywhere on the photo."""
    heard = heard_by(picker)
    QTest.mouseClick(picker, LEFT, NONE, at(picker, 60, 40))
    assert heard == [(56, 32)]
    assert picker.patch == Rectangle(56, 32, 8, 16)
    rest(qtbot, picker)


def test_click_near_the_edge_keeps_the_patch_on_the_photo(qtbot: QtBot, picker: PatchPicker) -> None:
    """As near as it can lie."""
    QTest.mouseClick(picker, LEFT, NONE, at(picker, HEIGHT - 2, 2))
    assert picker.patch == Rectangle(HEIGHT - 8, 0, 8, 16)
    rest(qtbot, picker)


def test_drag_keeps_its_grip(qtbot: QtBot, picker: PatchPicker) -> None:
    """A press on the patch moves nothing; then it goes as far as the pointer, also beyond the edge."""
    heard = heard_by(picker)
    QTest.mousePress(picker, LEFT, NONE, at(picker, 102, 153))
    assert heard == []
    QTest.mouseMove(picker, at(picker, 112, 133))
    assert heard == [(110, 130)]
    QTest.mouseMove(picker, QPoint(-500, -500))
    QTest.mouseRelease(picker, LEFT, NONE, QPoint(-500, -500))
    assert heard[-1] == (0, 0)
    rest(qtbot, picker)


def test_told_once_a_frame_and_the_last_place_always(qtbot: QtBot, picker: PatchPicker) -> None:
    """However fast the mouse is; the release waits for no frame."""
    picker._telling._frame_ms = 60_000  # a frame that does not end while the test runs
    heard = heard_by(picker)
    drag(picker, at(picker, 100, 150), *(at(picker, 100, 150 - far) for far in range(1, 50)))
    assert len(heard) == 2
    assert heard[-1] == (100, 101)
    assert not picker._telling.is_waiting


def test_late_place_is_told_when_the_frame_ends(qtbot: QtBot, picker: PatchPicker) -> None:
    """Keys have no release that would tell it."""
    heard = heard_by(picker)
    press(picker, KEY.Key_Right)
    press(picker, KEY.Key_Right)
    qtbot.waitUntil(lambda: heard == [(100, 151), (100, 152)])
    rest(qtbot, picker)


def test_a_drag_is_one_edit_and_a_run_of_keys_is_another(qtbot: QtBot, picker: PatchPicker) -> None:
    """By mouse from press to release, by keys until a pause."""
    told: list[str] = []
    picker._session.started.connect(lambda: told.append("started"))
    picker._session.finished.connect(lambda: told.append("finished"))
    drag(picker, at(picker, 102, 153), at(picker, 112, 133), at(picker, 122, 143))
    assert told == ["started", "finished"]
    press(picker, KEY.Key_Right)
    press(picker, KEY.Key_Down)
    assert told == ["started", "finished", "started"]
    qtbot.waitUntil(lambda: len(told) == 4)


@pytest.mark.parametrize(
    ("key", "row", "column"),
    [(KEY.Key_Left, 0, -1), (KEY.Key_Right, 0, 1), (KEY.Key_Up, -1, 0), (KEY.Key_Down, 1, 0)],
)
@pytest.mark.parametrize(("keys", "step"), [(NONE, 1), (SHIFT, 10)])
def test_arrows_move(
    qtbot: QtBot, picker: PatchPicker, key: Qt.Key, row: int, column: int, keys: Qt.KeyboardModifier, step: int
) -> None:
    """By a pixel, with Shift by ten."""
    assert press(picker, key, keys)
    assert picker.patch == Rectangle(100 + row * step, 150 + column * step, 8, 16)
    rest(qtbot, picker)


def test_other_keys_are_for_the_window(picker: PatchPicker) -> None:
    """Page keys step, Ctrl with arrows belongs to others."""
    heard = heard_by(picker)
    taken = [press(picker, KEY.Key_PageDown), press(picker, KEY.Key_Space), press(picker, KEY.Key_Left, CTRL)]
    assert (taken, heard) == ([False] * 3, [])


def test_tiny_patch_stays_visible(qtbot: QtBot) -> None:
    """Of a large photo shown small: nine px at least, and bright lines lead to it from all four edges."""
    picker = picker_of(qtbot, photo(), Rectangle(0, 0, 16, 16))
    picker.set_photo(photo(1400, 2100))
    picker.set_patch(Rectangle(700, 1050, 16, 16))
    assert picker.patch_rect().width() == SMALLEST
    assert picker.patch_rect().center().toPoint() == picker._true_rect().center().toPoint()
    image, middle, edge = picker.grab().toImage(), picker.patch_rect().center(), picker.photo_rect()
    yellow = [
        image.pixelColor(QPointF(x, y).toPoint()).red() > 150
        for x, y in (
            (edge.left() + 5, middle.y()),
            (edge.right() - 100, middle.y()),
            (middle.x(), edge.top() + 5),
            (middle.x(), edge.bottom() - 5),
        )
    ]
    assert yellow == [True] * 4


def test_magnified_patch_has_a_square_for_every_pixel(picker: PatchPicker) -> None:
    """Its colours are those of the patch, not mixed."""
    inset, image = picker.inset_rect(), picker.grab().toImage()
    across, down = inset.width() / 16, inset.height() / 8
    for row in range(8):
        for column in range(16):
            place = inset.topLeft() + QPointF((column + 0.5) * across, (row + 0.5) * down)
            assert image.pixelColor(place.toPoint()) == QColor(100 + row, 150 + column, 0)


def test_magnified_patch_keeps_out_of_the_way(qtbot: QtBot, picker: PatchPicker) -> None:
    """Of the pointer and of the patch, and stays where it is otherwise."""
    first = picker.inset_rect()
    QTest.mouseMove(picker, at(picker, 20, 20))
    assert picker.inset_rect() == first
    QTest.mouseMove(picker, first.center().toPoint())
    second = picker.inset_rect()
    assert not second.intersects(first)
    picker.set_patch(Rectangle(170, 20, 8, 16))
    assert not picker.inset_rect().intersects(picker.patch_rect())
    assert not picker.inset_rect().contains(first.center())
    rest(qtbot, picker)


def test_no_inset_where_the_patch_is_large_itself(qtbot: QtBot) -> None:
    """A photo of few pixels."""
    picker = picker_of(qtbot, photo(), Rectangle(0, 0, 8, 8))
    picker.set_photo(photo(20, 30))
    assert picker.inset_rect().isEmpty()


def test_smaller_photo_moves_the_patch_into_it(qtbot: QtBot, picker: PatchPicker) -> None:
    """Without telling; one of fewer than three pixels makes it smaller."""
    heard = heard_by(picker)
    picker.set_photo(photo(50, 60))
    assert picker.patch == Rectangle(42, 44, 8, 16)
    picker.set_photo(photo(2, 5))
    assert picker.patch == Rectangle(0, 0, 2, 5)
    assert not picker.grab().isNull()
    assert heard == []


def test_no_photo(qtbot: QtBot) -> None:
    """Nothing moves, and it is said why."""
    picker = shown(qtbot, PatchPicker("Patch of the photo"))
    heard = heard_by(picker)
    assert not press(picker, KEY.Key_Left)
    QTest.mouseClick(picker, LEFT)
    assert picker.accessibleDescription() == "no photo"
    assert heard == []


@pytest.mark.parametrize(("height", "width", "expected"), [(100, 200, 141), (400, 200, 282), (200, 200, 282)])
def test_height_follows_the_photo_but_never_exceeds_the_width(
    qtbot: QtBot, height: int, width: int, expected: int
) -> None:
    """An upright photo would push the panel away."""
    picker = PatchPicker("Patch of the photo")
    qtbot.addWidget(picker)
    picker.set_photo(photo(height, width))
    assert abs(picker.heightForWidth(282) - expected) <= 6


def test_focus_is_seen(qtbot: QtBot, picker: PatchPicker) -> None:
    """A frame around all of it."""
    picker.setFocus()
    qtbot.waitUntil(picker.hasFocus)
    accent = picker.palette().highlight().color()
    assert picker.grab().toImage().pixelColor(1, picker.height() // 2) == accent
    picker.clearFocus()
    assert picker.grab().toImage().pixelColor(1, picker.height() // 2) != accent
