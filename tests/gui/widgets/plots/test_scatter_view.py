"""The scatter of two numbers a pixel: points where they belong, and the brush by mouse and keys."""

import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnngui.engine.point_density import Brush, density
from cnngui.gui.services.throttle import FRAME_MS
from cnngui.gui.widgets.plots.scatter_view import ScatterView, cloud
from tests.gui.hands import CTRL, LEFT, NONE, SHIFT, drag, shown
from tests.gui.widgets.plots.seen import of_colour, place_at, press, texts

KEY = Qt.Key
X = np.array([-10, 0, 0, 0, 30], np.float32)
Y = np.array([0, 1, 1, 1, 4], np.float32)


@pytest.fixture
def view(qtbot: QtBot) -> ScatterView:
    """Make one of five points: x from -10 to 30, y from 0 to 4."""
    view = ScatterView("Pixel by pixel")
    view.resize(view.sizeHint())
    view.set_density(density(X, Y), "my response", "map 42")
    return shown(qtbot, view)


def at(view: ScatterView, x: float, y: float) -> QPoint:
    """Return where a number is drawn, from the axes alone."""
    return place_at(view, (x + 10) / 40, y / 4)


def heard_by(view: ScatterView) -> list[Brush | None]:
    """Collect what is told."""
    heard: list[Brush | None] = []
    view.brushed.connect(heard.append)
    return heard


def marked(view: ScatterView) -> tuple[float, ...]:
    """Return the brush, which must be there."""
    assert view.brush is not None
    return view.brush


def test_many_points_have_a_stronger_colour() -> None:
    """The logarithm of the count says how opaque a cell is; where there is none, the ground is seen."""
    pixels = cloud(np.array([[0, 1], [10, 100]]), QColor(26, 29, 35))
    assert pixels[1, 1].tolist() == [26, 29, 35, 255]
    none, lone, ten = (int(alpha) for alpha in pixels[..., 3].ravel()[:3])
    assert none == 0
    assert lone > 50
    assert (ten - lone) / (255 - lone) == pytest.approx(0.5, abs=0.01)
    assert cloud(np.eye(2, dtype=np.int64), QColor("black"))[..., 3].tolist() == [[255, 0], [0, 255]]


def test_points_are_drawn_where_they_belong(view: ScatterView) -> None:
    """The lone points in their corners, y upwards; nothing in the others."""
    view.set_density(density(X, Y[::-1].copy()), "x", "y")  # off the line that fits best
    view.clearFocus()
    image, ground = view.grab().toImage(), view.palette().color(QPalette.ColorRole.Window)
    for corner, is_drawn in (((0, 1), True), ((1, 0), True), ((0.9, 0.9), False)):
        around = (place_at(view, *corner) + QPoint(right, down) for right in (-1, 0, 1) for down in (-1, 0, 1))
        assert (min(image.pixelColor(each).lightness() for each in around) < ground.lightness() - 40) == is_drawn


def test_both_axes_have_numbers_and_titles(view: ScatterView, tmp_path: Path) -> None:
    """What goes upwards is said above, what goes to the right below."""
    written = texts(view, tmp_path)
    assert {"0", "20", "4", "↑ map 42", "my response →"} <= set(written)


def test_a_drag_marks_a_rectangle(view: ScatterView) -> None:
    """In whichever direction; what is told last is what is seen."""
    heard = heard_by(view)
    drag(view, at(view, 20, 3), at(view, 10, 2), at(view, 0, 1))
    assert heard[-1] is not None
    assert heard[-1] == view.brush
    np.testing.assert_allclose(heard[-1], (0, 20, 1, 3), atol=0.2)
    view.clearFocus()
    frame = of_colour(view, view.palette().color(QPalette.ColorRole.Highlight))
    assert np.abs(frame.min(0) - at(view, 0, 3).toTuple()).max() <= 3
    assert np.abs(frame.max(0) - at(view, 20, 1).toTuple()).max() <= 3


def test_a_drag_beyond_the_axes_ends_at_them(view: ScatterView) -> None:
    """Exactly, so that the outermost points belong to it."""
    drag(view, QPoint(1, 1), view.rect().bottomRight())
    assert view.brush == (-10, 30, 0, 4)


def test_a_drag_is_told_once_a_frame_and_at_its_end(view: ScatterView) -> None:
    """Of a hundred moves no more are told than there were frames, but the last one always."""
    heard = heard_by(view)
    start = time.monotonic()
    QTest.mousePress(view, LEFT, NONE, at(view, 0, 1))
    for x in np.linspace(5, 29, 100):
        QTest.mouseMove(view, at(view, float(x), 3))
    QTest.mouseRelease(view, LEFT, NONE, at(view, 29, 3))
    assert 1 < len(heard) <= 2 + (time.monotonic() - start) * 1000 / FRAME_MS
    assert heard[-1] == view.brush


def test_what_came_late_is_told_after_the_frame(qtbot: QtBot, view: ScatterView) -> None:
    """Also while the pointer rests."""
    heard = heard_by(view)
    QTest.mousePress(view, LEFT, NONE, at(view, 0, 1))
    for x in (10, 20):
        QTest.mouseMove(view, at(view, x, 3))
    qtbot.waitUntil(lambda: bool(heard) and heard[-1] == view.brush)
    QTest.mouseRelease(view, LEFT, NONE, at(view, 20, 3))


def test_a_click_takes_the_brush_away(view: ScatterView) -> None:
    """A shaky one too; without a brush it says nothing."""
    heard = heard_by(view)
    QTest.mouseClick(view, LEFT, NONE, at(view, 5, 2))
    assert heard == []
    view.set_brush((0, 1, 0, 1))
    drag(view, at(view, 5, 2), at(view, 5, 2) + QPoint(2, 1))
    assert heard == [None]
    assert view.brush is None


def test_keys_make_move_and_size_a_brush(view: ScatterView) -> None:
    """A step is a twentieth of an axis: 2 of 40, 0.2 of 4."""
    heard = heard_by(view)
    assert press(view, KEY.Key_Space)
    np.testing.assert_allclose(marked(view), (4, 16, 1.4, 2.6))
    for key, modifiers, expected in (
        (KEY.Key_Right, NONE, (6, 18, 1.4, 2.6)),
        (KEY.Key_Down, NONE, (6, 18, 1.2, 2.4)),
        (KEY.Key_Right, SHIFT, (6, 20, 1.2, 2.4)),
        (KEY.Key_Up, SHIFT, (6, 20, 1.2, 2.6)),
        (KEY.Key_Left, SHIFT, (6, 18, 1.2, 2.6)),
        (KEY.Key_Left, NONE, (4, 16, 1.2, 2.6)),
        (KEY.Key_Down, SHIFT, (4, 16, 1.2, 2.4)),
        (KEY.Key_Up, NONE, (4, 16, 1.4, 2.6)),
    ):
        assert press(view, key, modifiers)
        np.testing.assert_allclose(marked(view), expected)
        assert heard[-1] == view.brush
    assert len(heard) == 9
    assert press(view, KEY.Key_Escape)
    assert heard[9:] == [None]
    assert view.brush is None


def test_keys_stop_at_the_axes_and_never_turn_a_brush_over(view: ScatterView) -> None:
    """It keeps its size when it is moved, and some when it is made smaller."""
    view.set_brush((20, 29, 1, 2))
    for _ in range(3):
        press(view, KEY.Key_Right)
    assert marked(view) == (21, 30, 1, 2)
    press(view, KEY.Key_Right, SHIFT)
    assert marked(view) == (21, 30, 1, 2)
    for _ in range(30):
        press(view, KEY.Key_Left, SHIFT)
    assert marked(view)[0] == 21 < marked(view)[1] < 23


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (KEY.Key_Escape, NONE),
        (KEY.Key_Left, NONE),
        (KEY.Key_Up, SHIFT),
        (KEY.Key_PageDown, NONE),
        (KEY.Key_Space, CTRL),
        (KEY.Key_A, NONE),
    ],
)
def test_other_keys_are_left_to_the_window(view: ScatterView, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """Arrows and Esc too where there is no brush."""
    assert not press(view, key, modifiers)


def test_a_brush_is_made_within_what_is_magnified(view: ScatterView) -> None:
    """The mouse marks what it sees; arrows move what is seen while there is no brush."""
    for _ in range(3):
        assert press(view, KEY.Key_Plus)
    assert press(view, KEY.Key_Left)
    assert view.brush is None
    drag(view, place_at(view, 0.25, 0.25), place_at(view, 0.75, 0.75))
    x_low, x_high, y_low, y_high = marked(view)
    assert x_high - x_low == pytest.approx(0.5 * 40 * 0.8**3, rel=0.05)
    assert y_high - y_low == pytest.approx(0.5 * 4 * 0.8**3, rel=0.05)


def test_setting_does_not_tell(qtbot: QtBot, view: ScatterView) -> None:
    """The brush stays over other points; it is drawn as far as there are axes."""
    with qtbot.assertNotEmitted(view.brushed):
        view.set_brush((0, 300, 1, 2))
        view.set_density(density(X, Y), "x", "y")
    assert marked(view) == (0, 300, 1, 2)
    view.clearFocus()
    frame = of_colour(view, view.palette().color(QPalette.ColorRole.Highlight))
    assert abs(frame[:, 0].min() - at(view, 0, 0).x()) <= 3


def test_without_points_there_is_nothing_to_brush(view: ScatterView) -> None:
    """No error, no brush, and it says so."""
    view.set_density(density(X[:0], Y[:0]), "x", "y")
    heard = heard_by(view)
    drag(view, QPoint(60, 60), QPoint(120, 120))
    assert not press(view, KEY.Key_Space)
    assert heard == []
    assert view.accessibleDescription() == "no points"
    view.grab()


def test_it_is_described_in_words(view: ScatterView) -> None:
    """Ends, correlation, and what is marked; under the pointer both numbers."""
    r = float(np.corrcoef(X, Y)[0, 1])
    told = f"5 pixels; my response from −10 to 30; map 42 from 0 to 4; correlation {r:.2f}"
    assert (view.accessibleName(), view.accessibleDescription()) == ("Pixel by pixel", told)
    view.set_brush((0, 20, 1, 2.5))
    told += "; marked: my response from 0 to 20 and map 42 from 1 to 2.5"
    assert view.accessibleDescription() == told
    assert "my response to the right, map 42 upwards" in view.toolTip()
    assert view.reading(12.34, -1) == "my response 12.3, map 42 −1"


def test_a_million_points_stay_a_million_in_the_smallest_size(view: ScatterView) -> None:
    """Where there are fewer px than cells, cells are put together and no point is lost."""
    rng = np.random.default_rng(2)
    view.set_density(density(*rng.normal(size=(2, 1_000_000)).astype(np.float32)), "x", "y")
    assert view.accessibleDescription().startswith("1,000,000 pixels")
    view.resize(view.minimumSizeHint())
    view.grab()
