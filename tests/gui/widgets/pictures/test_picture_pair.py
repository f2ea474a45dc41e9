"""Two pictures: beside each other, or one above the other where that makes them larger."""

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.pictures.image_view import ImageView
from cnngui.gui.widgets.pictures.picture_pair import LEAST_STACKED, PicturePair
from cnngui.gui.widgets.pictures.viewport import Viewport


@pytest.fixture
def viewport() -> Viewport:
    """Return what both look at."""
    return Viewport()


@pytest.fixture
def pair(qtbot: QtBot, viewport: Viewport) -> PicturePair:
    """Return a pair of 840×420 px."""
    views = [ImageView(viewport, name) for name in ("photo", "response")]
    made = PicturePair(viewport, *((QLabel(view.accessibleName()), view) for view in views))
    qtbot.addWidget(made)
    made.resize(840, 420)
    made.show()
    return made


@pytest.mark.parametrize(
    ("width", "height", "stacked"), [(4000, 400, True), (300, 451, False), (451, 300, False), (400, 4000, False)]
)
def test_the_larger_way(pair: PicturePair, viewport: Viewport, width: int, height: int, *, stacked: bool) -> None:
    """A panorama stands above its response, all else beside; both ways can be measured."""
    viewport.set_extent(QRectF(0, 0, width, height))
    assert pair.is_stacked is stacked
    room = pair.size()
    assert pair.scale(room, stacked=stacked) == pair.largest_scale(room) > pair.scale(room, stacked=not stacked)


def test_a_panorama_is_twice_as_large(qtbot: QtBot, pair: PicturePair, viewport: Viewport) -> None:
    """As wide as the canvas, and no higher than it needs."""
    viewport.set_extent(QRectF(0, 0, 4000, 400))
    assert pair.scale(pair.size(), stacked=True) == pytest.approx(0.21)
    assert pair.scale(pair.size(), stacked=False) == pytest.approx(0.104, abs=0.001)
    assert 2 * 84 < pair.height_for(QSize(840, 10_000)) < 2 * 84 + 80
    qtbot.waitUntil(lambda: pair.minimumSizeHint().height() < 2 * LEAST_STACKED + 80)


def test_the_room_decides(pair: PicturePair, viewport: Viewport) -> None:
    """A photo in a narrow, high place stands above its response, and beside it again in a wide one."""
    viewport.set_extent(QRectF(0, 0, 451, 300))
    pair.resize(400, 700)
    assert pair.is_stacked
    pair.resize(900, 400)
    assert not pair.is_stacked
