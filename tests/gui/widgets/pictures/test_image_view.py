"""The image view: which cell is where, what the mouse and the keys say, what is drawn."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnngui.engine.colours import signed
from cnngui.gui.look.theme import least_type
from cnngui.gui.widgets.number_type import sized
from cnngui.gui.widgets.pictures.image_view import ImageView, Marks, Ring, _fitting_font
from cnngui.gui.widgets.pictures.pictures import PhotoPicture, PlanePicture, resampled
from cnngui.gui.widgets.pictures.viewport import Viewport

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(qtbot: QtBot) -> ImageView:
    """Make a 400×300 view of a photo of 40×30 px whose pixels tell their place: red = column, green = row."""
    pixels = np.zeros((30, 40, 3), np.uint8)
    pixels[..., 0] = np.arange(40) * 6
    pixels[..., 1] = np.arange(30)[:, None] * 8
    viewport = Viewport()
    viewport.set_extent(QRectF(0, 0, 40, 30))
    view = ImageView(viewport, "Photo")
    viewport.setParent(view)
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.set_picture(PhotoPicture(pixels), QRectF(0, 0, 40, 30))
    view.show()
    return view


def drawn(view: ImageView) -> QImage:
    """Grab what is on screen."""
    return view.grab().toImage()


def test_every_pixel_is_drawn_where_it_is_looked_for(view: ImageView) -> None:
    """Ten px a pixel: the colour under a point is that of the cell that the view names there."""
    image = drawn(view)
    for x, y in ((5, 5), (395, 295), (203, 107), (9, 290)):
        cell = view.cell_at(QPointF(x, y))
        assert cell == (y // 10, x // 10)
        assert image.pixelColor(x, y) == QColor(cell[1] * 6, cell[0] * 8, 0)


def test_a_pooled_response_lies_on_the_photo(view: ImageView) -> None:
    """A picture of 15×20 numbers over the same frame: each covers 2×2 px of the photo."""
    plane = np.zeros((15, 20), np.float32)
    plane[3, 4] = 9
    view.set_picture(PlanePicture([plane], signed(9)), QRectF(0, 0, 40, 30))
    assert view.cell_at(QPointF(85, 65)) == (3, 4)
    assert view.cell_rect(3, 4) == QRectF(8, 6, 2, 2)
    image = drawn(view)
    assert image.pixelColor(85, 65) != image.pixelColor(105, 65)


def test_hover_click_and_drag(qtbot: QtBot, view: ImageView) -> None:
    """Hovering names the pixel once, a click pins it, a drag pans and pins nothing."""
    with qtbot.waitSignal(view.pixel_hovered) as hovered:
        QTest.mouseMove(view, QPoint(55, 45))
    assert hovered.args == [4, 5]
    with qtbot.waitSignal(view.pixel_clicked) as clicked:
        QTest.mouseClick(view, LEFT, NONE, QPoint(55, 45))
    assert clicked.args == [4, 5]
    with qtbot.assertNotEmitted(view.pixel_clicked):
        QTest.mousePress(view, LEFT, NONE, QPoint(200, 100))
        QTest.mouseMove(view, QPoint(150, 100))
        QTest.mouseRelease(view, LEFT, NONE, QPoint(150, 100))


def test_wheel_zooms_about_the_pointer(view: ImageView) -> None:
    """After zooming the same pixel is under the pointer, and linked views zoom too."""
    at = QPointF(205, 155)
    before = view.cell_at(at)
    up = QPoint(0, 240)
    event = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        up,
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  (Qt takes no keywords)
    )
    QApplication.sendEvent(view, event)
    assert view.cell_at(at) == before
    assert view.cell_at(QPointF(0, 0)) != (0, 0)


def test_keys(qtbot: QtBot, view: ImageView) -> None:
    """Arrows move the pixel (Shift by ten), + and 0 zoom, Space flips while it is held."""
    view.setFocus()
    with qtbot.waitSignal(view.pixel_moved) as moved:
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert moved.args == [10, 0]
    QTest.keyClicks(view, "+")
    assert view.cell_at(QPointF(0, 0)) != (0, 0)
    QTest.keyClicks(view, "0")
    assert view.cell_at(QPointF(0, 0)) == (0, 0)
    flips: list[bool] = []
    view.flipped.connect(flips.append)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert flips == [True, False]


def test_numbers_appear_when_there_is_room(view: ImageView) -> None:
    """At 10 px a pixel there are none; zoomed in to 100 px they are written, dark or light."""
    cell = view.cell_rect(20, 30)
    view._viewport.zoom_by(1, cell.center(), view.size().toSizeF())
    plain = {drawn(view).pixelColor(x, 155).rgb() for x in range(200, 210)}
    assert len(plain) == 1
    view._viewport.zoom_by(10, cell.center(), view.size().toSizeF())
    image = drawn(view)
    colours = {image.pixelColor(x, y).rgb() for x in range(150, 250) for y in range(100, 200)}
    assert len(colours) > 10


def test_marks_show_on_any_ground(view: ImageView) -> None:
    """A window is framed in yellow and dark, however small it is."""
    before = drawn(view)
    view.set_marks(Marks(QRectF(10, 10, 3, 3)))
    after = drawn(view)
    changed = [
        (x, y) for x in range(90, 145) for y in range(90, 145) if before.pixelColor(x, y) != after.pixelColor(x, y)
    ]
    assert changed
    assert all(97 <= x <= 133 and 97 <= y <= 133 for x, y in changed)
    assert QColor(255, 214, 0).rgb() in {after.pixelColor(x, y).rgb() for x, y in changed}


def test_losing_the_focus_ends_the_flip(view: ImageView) -> None:
    """The release of Space goes to whoever has the focus then."""
    flips: list[bool] = []
    view.flipped.connect(flips.append)
    view.setFocus()
    QTest.keyPress(view, Qt.Key.Key_Space)
    view.clearFocus()
    assert flips[-1] is False


def test_only_the_ring_in_sight_is_read(view: ImageView) -> None:
    """Zoomed in on the corner, a few padded cells are written; in the middle of a photo none."""
    asked: list[tuple[int, int]] = []

    def text(row: int, column: int) -> str:
        asked.append((row, column))
        return "0"

    pixels = np.zeros((300, 400, 3), np.uint8)
    view._viewport.set_extent(QRectF(-2, -1, 404, 302))
    view.set_picture(PhotoPicture(pixels), QRectF(0, 0, 400, 300), Ring((1, 1), (2, 2), text))
    view._viewport.zoom_by(60, QPointF(-2, -1), view.size().toSizeF())
    drawn(view)
    assert {(-1, -2), (-1, 0), (0, -1), (1, -2)} <= set(asked)
    assert all(row < 0 or column < 0 for row, column in asked)
    assert len(asked) < 40
    asked.clear()
    view._viewport.fit()
    view._viewport.zoom_by(60, QPointF(200, 150), view.size().toSizeF())
    drawn(view)
    assert asked == []
    view._viewport.fit()
    view._viewport.zoom_by(60, QPointF(402, 301), view.size().toSizeF())
    drawn(view)
    assert {(300, 401), (300, 399), (299, 400)} <= set(asked)


@pytest.mark.parametrize("size", [(1, 1), (3, 7), (40, 50), (301, 401)])
def test_resampled_keeps_the_mean(size: tuple[int, int]) -> None:
    """Smaller pictures are means, not samples."""
    part = np.random.default_rng(0).uniform(-9, 9, (300, 400)).astype(np.float32)
    small = resampled(part, size)
    assert small.shape == size
    assert small.mean() == pytest.approx(part.mean(), abs=0.1)


@pytest.mark.parametrize("side", range(8, 60, 3))
def test_numbers_are_large_enough_to_read_or_left_out(qapp: QApplication, side: int) -> None:
    """Narrower type comes first; nothing is written in less than the least type."""
    font, texts = qapp.font(), [("0.25",), ("−0.5",)]
    found = _fitting_font(font, QSizeF(side, side), texts)
    if found is None:
        assert QFontMetricsF(sized(font, least_type(font))).horizontalAdvance("0.25") > 0.7 * side
    else:
        assert QFontInfo(found).pixelSize() >= least_type(font)
        assert QFontMetricsF(found).horizontalAdvance("0.25") <= side
