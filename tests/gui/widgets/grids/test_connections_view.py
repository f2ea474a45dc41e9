"""The connections of a layer: where units and lines are, what is picked by mouse and keys, what is said, how fast."""

from time import perf_counter

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnngui.engine.lessons.connection_lines import Links
from cnngui.gui.look.theme import DARK, LIGHT, Colours, palette
from cnngui.gui.widgets.grids.connection_layers import DARK_COLOURS, LIGHT_COLOURS
from cnngui.gui.widgets.grids.connections_view import ConnectionsView
from tests.gui.hands import CTRL, LEFT, NONE, SHIFT, shown

KEY = Qt.Key


def sliding(side: int, size: int) -> Links:
    """Connect the units of a convolution of side × side inputs by size × size weights."""
    out = side - size + 1
    return {
        row * out + column: [((row + i) * side + column + j, i * size + j) for i in range(size) for j in range(size)]
        for row in range(out)
        for column in range(out)
    }


CONVOLUTION = sliding(6, 3)


@pytest.fixture
def view(qtbot: QtBot) -> ConnectionsView:
    """Make one of the convolution of the course: 36 inputs, 16 outputs, the sixth of which is picked."""
    view = ConnectionsView("Connections")
    view.setPalette(palette(LIGHT))
    view.set_connections(36, 16, CONVOLUTION, 5, "Convolution", "9 weights")
    view.resize(500, 600)
    return shown(qtbot, view)


def heard_by(view: ConnectionsView) -> list[int]:
    """Collect what is picked."""
    heard: list[int] = []
    view.output_picked.connect(heard.append)
    return heard


def press(view: ConnectionsView, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> bool:
    """Press a key and tell whether the view took it."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, keys)
    QApplication.sendEvent(view, event)
    return event.isAccepted()


def near(image: QImage, at: QPointF, colour: QColor, reach: int = 2) -> bool:
    """Tell whether a colour is found about a point, or nearly that."""
    x, y = at.toPoint().toTuple()
    found = [image.pixelColor(x, y + by) for by in range(-reach, reach + 1)]
    return any(
        abs(each.red() - colour.red()) + abs(each.green() - colour.green()) + abs(each.blue() - colour.blue()) < 40
        for each in found
    )


@pytest.mark.parametrize(("colours", "names"), [(LIGHT, LIGHT_COLOURS), (DARK, DARK_COLOURS)], ids=["light", "dark"])
def test_lines_of_the_current_output_have_the_colours_of_their_weights(
    view: ConnectionsView, colours: Colours, names: tuple[str, ...]
) -> None:
    """From every input that it sees, thickly, in the theme's colours."""
    view.setPalette(palette(colours))
    image, end = view.grab().toImage(), view.output_point(5)
    for unit, weight in CONVOLUTION[5]:
        start = view.input_point(unit)
        assert near(image, start + (end - start) * 0.15, QColor(names[weight])), (unit, weight)


def test_current_output_is_drawn_more_strongly(view: ConnectionsView) -> None:
    """Its colours are far from the ground; without it they are paler."""

    def ink(image: QImage) -> int:
        column = round(view.plot_rect().left() + 0.15 * view.plot_rect().width())
        return sum(255 - image.pixelColor(column, y).lightness() for y in range(image.height()))

    picked = ink(view.grab().toImage())
    view.set_current(None)
    assert ink(view.grab().toImage()) < 0.9 * picked


def test_fully_connected_lines_share_no_colour(view: ConnectionsView) -> None:
    """Nine colours would say that weights are shared."""
    view.set_connections(12, 6, None, None, "Fully connected", "")
    image, rect = view.grab().toImage(), view.plot_rect()
    inside = [
        image.pixelColor(x, y)
        for x in range(round(rect.left()) + 20, round(rect.right()) - 20, 7)
        for y in range(round(rect.top()), round(rect.bottom()), 3)
    ]
    assert min(colour.lightness() for colour in inside) < 200
    assert max(colour.saturation() for colour in inside) < 60


def test_units_are_where_they_can_be_clicked(view: ConnectionsView) -> None:
    """All 16, and nothing is picked elsewhere."""
    assert [view.output_at(view.output_point(unit)) for unit in range(16)] == list(range(16))
    assert view.output_at(view.plot_rect().center()) is None
    assert view.output_at(view.input_point(3)) is None
    assert view.output_at(QPointF(view.width() - 2, 2)) is None


def test_every_one_of_thousands_of_outputs_can_be_reached(view: ConnectionsView) -> None:
    """By keys; the pointer picks the nearest."""
    view.set_connections(3072, 4704, None, 4000, "", "")
    heard = heard_by(view)
    press(view, KEY.Key_Down)
    press(view, KEY.Key_Up, SHIFT)
    press(view, KEY.Key_End)
    press(view, KEY.Key_Down)
    press(view, KEY.Key_Home)
    assert heard == [4001, 3991, 4703, 0]
    assert view.output_at(view.output_point(2000)) == 2000


def test_pointer_picks_as_it_goes(view: ConnectionsView) -> None:
    """Told once for each unit; a click on the picked one tells nothing more."""
    heard = heard_by(view)
    for unit in (6, 6, 7):
        QTest.mouseMove(view, view.output_point(unit).toPoint() + QPoint(0, 1))
    QTest.mouseMove(view, view.plot_rect().center().toPoint())
    QTest.mouseClick(view, LEFT, NONE, view.output_point(7).toPoint())
    QTest.mouseClick(view, LEFT, NONE, view.output_point(9).toPoint())
    assert heard == [6, 7, 9]
    assert view.current == 9


def test_keys_begin_at_the_first_where_none_is_picked(view: ConnectionsView) -> None:
    """And the ends stop."""
    view.set_current(None)
    heard = heard_by(view)
    press(view, KEY.Key_Down)
    press(view, KEY.Key_Up)
    assert heard == [0]


def test_other_keys_are_for_the_window(view: ConnectionsView) -> None:
    """Page keys step; Ctrl with arrows belongs to others; no outputs, no keys."""
    heard = heard_by(view)
    taken = [press(view, KEY.Key_PageDown), press(view, KEY.Key_Space), press(view, KEY.Key_Down, CTRL)]
    view.set_connections(0, 0, None, None, "", "")
    taken.append(press(view, KEY.Key_Down))
    assert (taken, heard) == ([False] * 4, [])


def test_what_is_set_is_not_told(view: ConnectionsView) -> None:
    """An output that is not there is none."""
    heard = heard_by(view)
    view.set_current(3)
    view.set_connections(36, 16, CONVOLUTION, 99, "", "")
    assert view.current is None
    assert heard == []


def test_note_says_how_many_are_drawn(view: ConnectionsView) -> None:
    """Only where it is not all of them."""
    assert view.note() == ""
    view.set_connections(3072, 4704, None, 2, "", "")
    assert view.note() == "4,000 of 14,450,688 connections are drawn"
    view.set_connections(900, 9, {unit: [(i, i) for i in range(900)] for unit in range(9)}, 2, "", "")
    assert view.note() == "4,000 of 8,100 connections are drawn, 64 of 900 of the output that is picked"


def test_screen_reader_hears_the_connections(view: ConnectionsView) -> None:
    """Sizes, then the unit that is picked, counted from 1 as on screen."""
    head = "36 inputs, 16 outputs, 144 connections"
    inputs = "8, 9, 10, 14, 15, 16, 20, 21, 22"
    assert view.accessibleDescription() == f"{head}; output 6 has 9 connections, to inputs {inputs}"
    view.set_current(None)
    assert view.accessibleDescription() == head


def test_words_do_not_overlap_when_type_is_large(view: ConnectionsView) -> None:
    """The lines give way; heads are broken rather than written over each other."""
    view.set_connections(3072, 4704, None, 2, "Fully connected", "32·32·3 × 28·28·6 = 14,450,688")
    before = view.plot_rect()
    font = QFont(view.font())
    font.setPointSizeF(2 * font.pointSizeF())
    view.setFont(font)
    after = view.plot_rect()
    assert after.top() > before.top() + 20
    assert after.bottom() < before.bottom() - 20
    assert view._half_width() * 2 < view.width()
    assert not view.grab().isNull()


def test_too_small_a_view_is_drawn_all_the_same(view: ConnectionsView) -> None:
    """A splitter may squeeze it."""
    view.resize(30, 30)
    assert view.output_at(QPointF(25, 15)) is None
    assert not view.grab().isNull()


def test_repaints_come_from_the_cache(view: ConnectionsView) -> None:
    """Fourteen million connections: what changes with the pointer is drawn within a frame."""
    view.set_connections(3072, 4704, None, 2, "Fully connected", "")
    view.grab()
    times = []
    for unit in range(10):
        view.set_current(100 * unit)
        start = perf_counter()
        view.repaint()
        times.append(perf_counter() - start)
    assert min(times) < 0.05  # generous: other tests may run beside it; it takes a few ms
    layer = view._thin_layer()
    view.set_current(7)
    assert view._thin_layer() is layer


def test_lines_are_drawn_anew_when_the_connections_change(view: ConnectionsView) -> None:
    """Or the size, or the theme."""
    layer = view._thin_layer()
    view.set_connections(36, 16, CONVOLUTION, 3, "other words", "9 weights")
    assert view._thin_layer() is layer
    view.set_connections(36, 16, None, 3, "other words", "9 weights")
    dense = view._thin_layer()
    assert dense is not layer
    view.setPalette(palette(DARK))
    assert view._thin_layer() is not dense


def test_focus_is_seen(qtbot: QtBot, view: ConnectionsView) -> None:
    """A frame around all of it."""
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    accent = view.palette().highlight().color()
    assert view.grab().toImage().pixelColor(1, view.height() // 2) == accent
    view.clearFocus()
    assert view.grab().toImage().pixelColor(1, view.height() // 2) != accent
