"""The transport bar: what is wished by mouse and keys, what is told, what is shown."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cnngui.gui.look.i18n import install
from cnngui.gui.widgets.grids.transport_bar import SPEEDS, TransportBar
from cnngui.gui.widgets.inputs.icon_button import IconButton
from tests.gui.hands import CTRL, LEFT, NONE, drag, shown

KEY = Qt.Key


@pytest.fixture
def bar(qtbot: QtBot) -> TransportBar:
    """Make one at the fifth of 16 steps."""
    bar = TransportBar("Playing")
    bar.set_steps(16, 4)
    bar.resize(800, bar.sizeHint().height())
    return shown(qtbot, bar)


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    """Let the application speak French for one test."""
    install(qapp, "fr")
    yield
    install(qapp, "en")


def steps_of(bar: TransportBar) -> list[int]:
    """Collect what steps are wished."""
    heard: list[int] = []
    bar.step_wished.connect(heard.append)
    return heard


def plays_of(bar: TransportBar) -> list[bool]:
    """Collect whether it is to play."""
    heard: list[bool] = []
    bar.play_wished.connect(heard.append)
    return heard


def press(widget: QWidget, key: Qt.Key, keys: Qt.KeyboardModifier = NONE, *, again: bool = False) -> None:
    """Press a key, or hold it down."""
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, keys, "", again))


def test_what_is_set_is_shown_and_not_told(bar: TransportBar) -> None:
    """The lab sets it while it plays; an echo would never end."""
    heard, played = steps_of(bar), plays_of(bar)
    bar.set_steps(16, 7)
    bar.set_playing(True)
    assert (bar.place.text(), bar.slider.value(), bar.step) == ("8 of 16", 7, 7)
    assert bar.slider.accessibleDescription() == "8 of 16"
    assert bar.is_playing
    assert (heard, played) == ([], [])


def test_before_the_first_step_nothing_is_filled_in(bar: TransportBar) -> None:
    """0 of 16, at the left end of the slider."""
    bar.set_steps(16, -1)
    assert (bar.place.text(), bar.slider.value(), bar.slider.minimum()) == ("0 of 16", -1, -1)
    assert bar.slider.maximum() == 15


@pytest.mark.parametrize(("name", "step"), [("first", -1), ("back", 3), ("forward", 5), ("last", 15)])
def test_buttons_step(bar: TransportBar, name: str, step: int) -> None:
    """Each tells where it leads, and shows it."""
    heard = steps_of(bar)
    button: IconButton = getattr(bar, name)
    QTest.mouseClick(button, LEFT)
    assert (heard, bar.step) == ([step], step)


@pytest.mark.parametrize(
    ("key", "step"),
    [
        (KEY.Key_Left, 3),
        (KEY.Key_Right, 5),
        (KEY.Key_PageUp, 3),
        (KEY.Key_PageDown, 5),
        (KEY.Key_Home, -1),
        (KEY.Key_End, 15),
    ],
)
@pytest.mark.parametrize("part", ["slider", "play", "forward"])
def test_keys_step_from_every_part(bar: TransportBar, part: str, key: Qt.Key, step: int) -> None:
    """Also from a button that was just clicked."""
    heard = steps_of(bar)
    press(getattr(bar, part), key)
    assert heard == [step]


def test_at_the_ends_there_is_nothing_to_tell(bar: TransportBar) -> None:
    """Nor do buttons go off, which would throw the focus away."""
    heard = steps_of(bar)
    bar.set_steps(16, 15)
    press(bar, KEY.Key_Right)
    bar.set_steps(16, -1)
    press(bar, KEY.Key_Left)
    assert heard == []
    assert bar.back.isEnabled()


def test_space_plays_and_pauses(bar: TransportBar) -> None:
    """What is shown follows the lab, not the key; a key that is held does not flicker."""
    heard = plays_of(bar)
    press(bar.slider, KEY.Key_Space)
    assert not bar.is_playing
    bar.set_playing(True)
    press(bar, KEY.Key_Space, again=True)
    press(bar, KEY.Key_Space)
    assert heard == [True, False]


def test_space_on_a_button_presses_the_button(bar: TransportBar) -> None:
    """Shortcuts never steal a key from the focused control."""
    heard, played = steps_of(bar), plays_of(bar)
    QTest.keyClick(bar.forward, KEY.Key_Space)
    assert (heard, played) == ([5], [])


def test_play_button_says_what_it_will_do(bar: TransportBar) -> None:
    """In words too."""
    heard = plays_of(bar)
    assert bar.play.toolTip() == "Play (Space)"
    bar.play.click()
    bar.set_playing(True)
    assert (bar.play.toolTip(), bar.play.accessibleName()) == ("Pause (Space)", "Pause")
    bar.play.click()
    assert heard == [True, False]


def test_canvas_hands_its_keys_on(bar: TransportBar) -> None:
    """The helper tells which keys it used; with Ctrl they belong to the window."""
    heard = steps_of(bar)

    def hand_on(key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> bool:
        return bar.handle_key(QKeyEvent(QEvent.Type.KeyPress, key, keys))

    assert hand_on(KEY.Key_PageDown)
    assert hand_on(KEY.Key_Left, Qt.KeyboardModifier.KeypadModifier)  # as a Mac sends arrows
    assert not hand_on(KEY.Key_Left, CTRL)
    assert not hand_on(KEY.Key_Up)
    assert heard == [5, 4]


def test_slider_tells_at_once_while_it_is_dragged(bar: TransportBar) -> None:
    """And goes where it is clicked."""
    heard, slider = steps_of(bar), bar.slider
    middle = slider.height() // 2
    drag(slider, QPoint(slider.width() - 3, middle), QPoint(slider.width() // 2, middle), QPoint(0, middle))
    assert heard[0] == 15
    assert heard[1] in {6, 7, 8}
    assert heard[-1] == -1


def test_speed(bar: TransportBar) -> None:
    """Two steps a second at first; told when people choose, not when it is set."""
    heard: list[float] = []
    bar.speed_changed.connect(heard.append)
    assert (bar.speed, bar.interval_ms) == (2.0, 500)
    QTest.keyClick(bar.speeds, KEY.Key_End)
    assert (bar.speed, bar.interval_ms, heard) == (SPEEDS[-1], 33, [30.0])
    bar.speeds.setCurrentIndex(0)
    assert (bar.speed, bar.interval_ms, heard) == (0.5, 2000, [30.0])


def test_page_keys_step_from_the_speed_too(bar: TransportBar) -> None:
    """A clicker does not know where the focus is."""
    heard = steps_of(bar)
    press(bar.speeds, KEY.Key_PageDown)
    assert (heard, bar.speed) == ([5], 2.0)


def test_no_steps_switch_it_off(bar: TransportBar) -> None:
    """And on again."""
    bar.set_steps(0, -1)
    assert not bar.isEnabled()
    assert bar.place.text() == "0 of 0"
    assert not bar.handle_key(QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Space, NONE))
    bar.set_steps(4, 0)
    assert bar.isEnabled()


def test_no_steps_at_first(qtbot: QtBot) -> None:
    """A bar that nobody has told anything is off."""
    bar = TransportBar("Playing")
    qtbot.addWidget(bar)
    assert not bar.isEnabled()


def test_slider_keeps_its_place_while_it_plays(bar: TransportBar) -> None:
    """The label is as wide for 1 as for 1,024, also when the type has grown."""
    bar.set_steps(1024, 0)
    bar.setFont(QFont(bar.font().family(), 20))
    QApplication.processEvents()
    before = bar.slider.geometry()
    bar.set_steps(1024, 1023)
    QApplication.processEvents()
    assert bar.slider.geometry() == before
    label = bar.place
    assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()


def test_french_numbers(qtbot: QtBot, french: None) -> None:
    """Thin spaces and a decimal comma."""
    del french
    bar = TransportBar("Lecture")
    qtbot.addWidget(bar)
    bar.set_steps(1600, 1499)
    assert "1\u202f500" in bar.place.text()
    assert "0,5" in bar.speeds.itemText(0)
