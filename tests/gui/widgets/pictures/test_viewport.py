"""Zoom and pan: what stays where it is, and what stays in sight."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from cnngui.gui.widgets.pictures.viewport import MOST_PIXELS_PER_PIXEL, Viewport

VIEW = QSizeF(400, 300)


def test_whole_photo_fits_and_is_centred() -> None:
    """A wide photo in a higher view: as wide as the view, room above and below."""
    viewport = Viewport()
    viewport.set_extent(QRectF(0, 0, 800, 200))
    placed = viewport.placed(VIEW)
    assert placed.to_screen(QRectF(0, 0, 800, 200)) == QRectF(0, 100, 400, 100)


@given(st.floats(0, 600), st.floats(0, 400), st.lists(st.floats(0.2, 5), min_size=1, max_size=6))
def test_zooming_keeps_the_photo_on_screen(x: float, y: float, factors: list[float]) -> None:
    """However one zooms and pans, no empty edge comes into sight where the photo is larger than the view."""
    viewport = Viewport()
    viewport.set_extent(QRectF(0, 0, 600, 400))
    for factor in factors:
        viewport.zoom_by(factor, QPointF(x, y), VIEW)
        viewport.pan(QPointF(x - 300, y - 200))
        photo = viewport.placed(VIEW).to_screen(viewport.extent)
        assert viewport.zoom >= 1
        assert photo.left() <= 0.001 or photo.width() <= VIEW.width() + 0.001
        assert photo.right() >= VIEW.width() - 0.001 or photo.width() <= VIEW.width() + 0.001


def test_the_point_under_the_pointer_stays() -> None:
    """Zooming in about a point inside leaves that point where it is."""
    viewport = Viewport()
    viewport.set_extent(QRectF(0, 0, 400, 300))
    at = QPointF(200, 150)
    for _ in range(5):
        viewport.zoom_by(1.5, at, VIEW)
        after = viewport.placed(VIEW)
        point = after.to_screen(QRectF(at, QSizeF(1, 1))).topLeft()
        assert (point.x(), point.y()) == pytest.approx((200, 150), abs=0.5)


def test_zoom_ends_where_a_pixel_is_large() -> None:
    """One pixel of the photo gets no larger than 160 px; a tiny grid may stay at its fit."""
    viewport = Viewport()
    viewport.set_extent(QRectF(0, 0, 4000, 3000))
    for _ in range(60):
        viewport.zoom_by(2, QPointF(100, 100), VIEW)
    assert viewport.scale(VIEW) == pytest.approx(MOST_PIXELS_PER_PIXEL)
    viewport.set_extent(QRectF(0, 0, 1, 1))
    viewport.zoom_by(2, QPointF(0, 0), VIEW)
    assert viewport.zoom == 1


def test_show_rect_pans_just_enough() -> None:
    """A window out of sight comes in whole; one in sight moves nothing; one too large is centred."""
    viewport = Viewport()
    viewport.set_extent(QRectF(0, 0, 400, 300))
    viewport.zoom_by(4, QPointF(0, 0), VIEW)
    before = viewport.placed(VIEW)
    viewport.show_rect(QRectF(20, 20, 3, 3), VIEW)
    assert viewport.placed(VIEW) == before
    viewport.show_rect(QRectF(300, 20, 3, 3), VIEW)
    placed = viewport.placed(VIEW)
    assert placed.to_photo(QPointF(400, 0)).x() == pytest.approx(303)
    assert placed.top == before.top
    viewport.show_rect(QRectF(100, 0, 200, 300), VIEW)
    assert viewport.placed(VIEW).to_photo(QPointF(200, 150)).x() == pytest.approx(200)


def test_another_photo_is_shown_whole_unless_kept() -> None:
    """A new photo starts at zoom 1; a change of padding keeps the zoom."""
    viewport = Viewport()
    viewport.set_extent(QRectF(0, 0, 400, 300))
    viewport.zoom_by(4, QPointF(0, 0), VIEW)
    viewport.set_extent(QRectF(-1, -1, 402, 302), keep=True)
    assert viewport.zoom == 4
    viewport.set_extent(QRectF(0, 0, 50, 50))
    assert viewport.zoom == 1
