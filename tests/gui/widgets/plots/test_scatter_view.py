"""The scatter of two numbers a pixel: points where they belong, and the brush by mouse and keys."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnngui.gui.look.theme import DARK, LIGHT, Colours, palette
from cnngui.gui.widgets.plots.scatter_view import Brush, ScatterView, cloud, density
from tests.gui.hands import CTRL, LEFT, NONE, SHIFT, drag, shown

KEY = Qt.Key
X = np.array([-10, 0, 0, 0, 30], np.float32)
Y = np.array([0, 1, 1, 1, 4], np.float32)


@pytest.fixture
def view(qtbot: QtBot) -> ScatterView:
    """Make one of five points: x from -10 to 30, y from 0 to 4."""
    view = ScatterView("Pixel by pixel")
    view.resize(view.sizeHint())
    view.set_points(X, Y, "my response", "map 42")
    return shown(qtbot, view)


def at(view: ScatterView, x: float, y: float) -> QPoint:
    """Return where a number is drawn, from the axes alone."""
    place = view.plot_rect()
    return QPoint(round(place.left() + (x + 10) / 40 * place.width()), round(place.bottom() - y / 4 * place.height()))


def press(view: ScatterView, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> bool:
    """Press a key and tell whether the view took it."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers)
    QApplication.sendEvent(view, event)
    return event.isAccepted()


def heard_by(view: ScatterView) -> list[Brush | None]:
    """Collect what is told."""
    heard: list[Brush | None] = []
    view.brushed.connect(heard.append)
    return heard


def marked(view: ScatterView) -> tuple[float, ...]:
    """Return the brush, which must be there."""
    assert view.brush is not None
    return view.brush


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_many_points_have_a_stronger_colour(colours: Colours) -> None:
    """The logarithm of the count, in the colour of text; where there is none, the ground is seen; y grows upwards."""
    ink = QColor(colours.text)
    image = cloud(np.array([[0, 1], [10, 100]]), ink)
    alphas = [[image.pixelColor(x, y).alpha() for x in (0, 1)] for y in (0, 1)]
    assert alphas[1][0] == 0
    assert alphas[0][1] == 255
    assert image.pixelColor(1, 0) == ink
    lone, ten = alphas[1][1], alphas[0][0]
    assert lone > 50
    assert abs((ten - lone) / (255 - lone) - 0.5) < 0.01


def test_a_cloud_of_lone_points_is_seen() -> None:
    """As strong as can be: no cell has more."""
    image = cloud(np.eye(2, dtype=np.int64), QColor("black"))
    assert [image.pixelColor(x, y).alpha() for x, y in ((1, 0), (0, 1), (0, 0))] == [255, 255, 0]


def test_points_are_drawn_where_they_belong(view: ScatterView) -> None:
    """The cell of each is darker than the ground; that of three is the darkest."""
    view.set_points(X, Y[::-1].copy(), "x", "y")  # off the line that fits best
    before = QImage(view.grab().toImage())
    view.set_density(None, "", "")
    ground = view.grab().toImage().pixelColor(view.plot_rect().center().toPoint())
    place = view.plot_rect()
    cell = place.width() / 96
    corner = QPoint(round(at(view, -10, 4).x() + cell / 2), round(place.top() + cell / 2))
    assert before.pixelColor(corner).lightness() < ground.lightness() - 40


def test_zeros_and_ends_are_numbered(view: ScatterView) -> None:
    """Room for them is on the left and below."""
    place = view.plot_rect()
    assert place.left() > view.fontMetrics().horizontalAdvance("4")
    assert view.height() - place.bottom() > 2 * view.fontMetrics().height()
    wide = view.plot_rect().left()
    view.set_points(X, Y * -1234, "x", "y")
    assert view.plot_rect().left() > wide


def test_the_same_density_is_painted_once(view: ScatterView) -> None:
    """A brush that moves costs no new cloud."""
    view.grab()
    first = view._cloud
    view.set_brush((0, 1, 0, 1))
    view.grab()
    assert view._cloud is first
    view.setPalette(palette(DARK))
    view.grab()
    assert view._cloud is not first


def test_a_drag_marks_a_rectangle(view: ScatterView) -> None:
    """In whichever direction; what is told last is what is seen."""
    heard = heard_by(view)
    drag(view, at(view, 20, 3), at(view, 10, 2), at(view, 0, 1))
    assert heard[-1] is not None
    assert heard[-1] == view.brush
    np.testing.assert_allclose(heard[-1], (0, 20, 1, 3), atol=0.15)
    drawn = view.brush_rect()
    assert (drawn.topLeft() - QPointF(at(view, 0, 3))).manhattanLength() < 3


def test_a_drag_beyond_the_axes_ends_at_them(view: ScatterView) -> None:
    """Exactly, so that the outermost points belong to it."""
    drag(view, QPoint(1, 1), view.rect().bottomRight())
    assert view.brush == (-10, 30, 0, 4)


def test_a_drag_is_told_once_a_frame_and_at_its_end(qtbot: QtBot, view: ScatterView) -> None:
    """Without a frame between the moves, the first and the last are told."""
    view._pause.setInterval(60_000)
    heard = heard_by(view)
    QTest.mousePress(view, LEFT, NONE, at(view, 0, 1))
    for x in range(5, 30):
        QTest.mouseMove(view, at(view, x, 3))
    assert len(heard) == 1
    QTest.mouseRelease(view, LEFT, NONE, at(view, 29, 3))
    assert len(heard) == 2
    assert heard[-1] == view.brush
    assert not view._pause.isActive()


def test_what_came_late_is_told_after_the_frame(qtbot: QtBot, view: ScatterView) -> None:
    """Also while the pointer rests."""
    heard = heard_by(view)
    QTest.mousePress(view, LEFT, NONE, at(view, 0, 1))
    for x in (10, 20):
        QTest.mouseMove(view, at(view, x, 3))
    qtbot.waitUntil(lambda: bool(heard) and heard[-1] == view.brush)
    qtbot.waitUntil(lambda: not view._pause.isActive())
    QTest.mouseRelease(view, LEFT, NONE, at(view, 20, 3))


def test_a_click_takes_the_brush_away(view: ScatterView) -> None:
    """A shaky one too; without a brush it says nothing."""
    heard = heard_by(view)
    QTest.mouseClick(view, LEFT, NONE, at(view, 5, 2))
    assert heard == []
    view.set_brush((0, 1, 0, 1))
    drag(view, at(view, 5, 2), at(view, 5, 2) + QPoint(2, 1))
    assert heard == [None]
    assert view.brush_rect().isEmpty()


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
    assert view.brush_rect().isEmpty()


def test_keys_stop_at_the_axes_and_never_turn_a_brush_over(view: ScatterView) -> None:
    """It keeps its size when it is moved, and some when it is made smaller."""
    heard = heard_by(view)
    view.set_brush((20, 29, 1, 2))
    for _ in range(3):
        press(view, KEY.Key_Right)
    assert marked(view) == (21, 30, 1, 2)
    press(view, KEY.Key_Right, SHIFT)
    assert marked(view) == (21, 30, 1, 2)
    for _ in range(30):
        press(view, KEY.Key_Left, SHIFT)
    low, high, *_ = heard[-1] or (0.0, 0.0)
    assert low == 21 < high < 23


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


def test_setting_does_not_tell(qtbot: QtBot, view: ScatterView) -> None:
    """The brush stays over other points; it is drawn as far as there are axes."""
    with qtbot.assertNotEmitted(view.brushed):
        view.set_brush((0, 300, 1, 2))
        view.set_points(X, Y, "x", "y")
    assert marked(view) == (0, 300, 1, 2)
    assert view.brush_rect().right() == view.plot_rect().right()
    accent = view.palette().color(QPalette.ColorRole.Highlight)
    left = view.brush_rect().topLeft()
    assert view.grab().toImage().pixelColor(round(left.x()), round(left.y() + 8)) == accent


def test_without_points_there_is_nothing_to_brush(view: ScatterView) -> None:
    """No error, no brush, and it says so."""
    view.set_points(X[:0], Y[:0], "x", "y")
    heard = heard_by(view)
    drag(view, QPoint(60, 60), QPoint(120, 120))
    assert not press(view, KEY.Key_Space)
    assert heard == []
    assert view.accessibleDescription() == "no points"
    view.grab()


def test_it_is_described_in_words(view: ScatterView) -> None:
    """Ends, correlation, and what is marked."""
    r = float(np.corrcoef(X, Y)[0, 1])
    told = f"5 pixels; my response from −10 to 30; map 42 from 0 to 4; correlation {r:.2f}"
    assert (view.accessibleName(), view.accessibleDescription()) == ("Pixel by pixel", told)
    view.set_brush((0, 20, 1, 2.5))
    told += "; marked: my response from 0 to 20 and map 42 from 1 to 2.5"
    assert view.accessibleDescription() == told
    assert "my response to the right, map 42 upwards" in view.toolTip()


def test_the_focus_is_seen(qtbot: QtBot, view: ScatterView) -> None:
    """A frame in the accent colour around it all."""
    accent = view.palette().color(QPalette.ColorRole.Highlight)
    view.clearFocus()
    assert view.grab().toImage().pixelColor(120, 0) != accent
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    assert view.grab().toImage().pixelColor(120, 0) == accent


def test_it_grows_with_the_font(view: ScatterView) -> None:
    """From a size that suits the panel at the normal one."""
    assert view.sizeHint() == QSize(240, 220)
    assert view.minimumSizeHint() == QSize(160, 140)
    font = view.font()
    font.setPointSizeF(20.0)
    view.setFont(font)
    view.resize(view.minimumSizeHint())
    assert view.sizeHint().width() > 400
    place, line = view.plot_rect(), view.fontMetrics().height()
    assert min(place.width(), place.height()) > 4 * line


def test_a_million_points_are_counted_elsewhere(view: ScatterView) -> None:
    """A density from a job is shown as it is, point for point that of the same points shown directly."""
    rng = np.random.default_rng(2)
    x = rng.normal(size=1_000_000).astype(np.float32)
    y = (x + rng.normal(size=1_000_000)).astype(np.float32)
    view.set_density(density(x, y), "x", "y")
    one = view.grab().toImage()
    assert view.accessibleDescription().startswith("1,000,000 pixels")
    view.set_points(x, y, "x", "y")
    assert view.grab().toImage() == one
