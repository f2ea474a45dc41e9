"""The button that opens the named kernels, and what opens."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cnngui.engine.kernels.table import KERNELS
from cnngui.gui.lab_list import delete_now
from cnngui.gui.widgets.kernels.kernel_picker import KernelPicker
from cnngui.gui.widgets.kernels.kernel_popup import KernelPopup
from tests.gui.hands import LEFT, NONE, SHIFT, shown, type_text, watch_shortcut

KEYS = Qt.Key


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Show a window with a picker at its right, and a field below it."""
    window = QWidget()
    window.resize(1024, 640)
    panel = QWidget(window)
    panel.setGeometry(704, 0, 320, 640)
    layout = QVBoxLayout(panel)
    layout.addWidget(KernelPicker())
    layout.addWidget(QLineEdit())
    layout.addStretch()
    return shown(qtbot, window)


@pytest.fixture
def picker(window: QWidget) -> KernelPicker:
    """Return the picker, with the vertical edge."""
    picker = window.findChild(KernelPicker)
    assert picker is not None
    picker.set_current("vertical-edge")
    picker.setFocus()
    return picker


def popup(picker: KernelPicker) -> KernelPopup:
    """Find what has opened."""
    found = picker.window().findChild(KernelPopup)
    assert found is not None
    return found


def opened(picker: KernelPicker) -> KernelPopup:
    """Open the list with a click."""
    QTest.mouseClick(picker, LEFT)
    assert popup(picker).isVisible()
    return popup(picker)


def press(picker: KernelPicker, *keys: Qt.Key) -> None:
    """Press keys in the line in which one searches."""
    for key in keys:
        QTest.keyClick(popup(picker).field, key)


@pytest.mark.parametrize("name", ["", "nonsense"])
def test_the_button_says_which_kernel_it_is(picker: KernelPicker, name: str) -> None:
    """By its title; one's own kernel has none."""
    assert picker.text() == "Vertical edge"
    picker.set_current(name)
    assert picker.text() == "Own kernel"
    interface = QAccessible.queryAccessibleInterface(picker)
    assert interface.text(QAccessible.Text.Name) == "Kernel: Own kernel"


@pytest.mark.parametrize("key", [KEYS.Key_Space, KEYS.Key_Return, KEYS.Key_Enter, KEYS.Key_Down])
def test_keys_open_the_list_at_the_current_kernel(picker: KernelPicker, key: Qt.Key) -> None:
    """With the keyboard in the line in which one searches."""
    QTest.keyClick(picker, key)
    assert popup(picker).isVisible()
    assert popup(picker).field.hasFocus()
    assert popup(picker).list.current == "vertical-edge"


def test_opening_comes_before_the_list_is_seen(picker: KernelPicker) -> None:
    """So that the lab can make the pictures; they are there when the list opens."""
    picture = QImage(30, 20, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    picker.opening.connect(lambda: picker.set_thumbnails({row.name: picture for row in KERNELS}))
    names = opened(picker).list
    assert all(not names.item(row).icon().isNull() for row in range(names.count()) if names.item(row).flags())


def test_typing_finds_and_enter_chooses(picker: KernelPicker) -> None:
    """The list goes, the button has the focus again; its text is the lab's to change."""
    chosen: list[str] = []
    picker.kernel_chosen.connect(chosen.append)
    list_of = opened(picker)
    type_text(list_of.field, "gauss 5")
    press(picker, KEYS.Key_Down, KEYS.Key_Up, KEYS.Key_Return)
    assert chosen == [list_of.list.shown()[0]]
    assert (list_of.isVisible(), picker.hasFocus(), picker.text()) == (False, True, "Vertical edge")


def test_arrows_walk_the_list(picker: KernelPicker) -> None:
    """From the current kernel on."""
    chosen: list[str] = []
    picker.kernel_chosen.connect(chosen.append)
    opened(picker)
    press(picker, KEYS.Key_Down, KEYS.Key_Down, KEYS.Key_Return)
    assert chosen == [KERNELS[3].name]


def test_a_click_on_a_line_chooses(picker: KernelPicker) -> None:
    """As in any list."""
    chosen: list[str] = []
    picker.kernel_chosen.connect(chosen.append)
    names = opened(picker).list
    at = names.visualItemRect(names.item(3)).center()
    QTest.mouseClick(names.viewport(), LEFT, NONE, at)
    assert (chosen, popup(picker).isVisible()) == ([KERNELS[2].name], False)


def test_escape_closes_and_is_not_the_windows(picker: KernelPicker) -> None:
    """Nothing is chosen, and a window that leaves its projector mode on Escape stays in it."""
    window = watch_shortcut(picker.window(), QKeySequence.StandardKey.Cancel)
    chosen: list[str] = []
    picker.kernel_chosen.connect(chosen.append)
    opened(picker)
    press(picker, KEYS.Key_Escape)
    assert (popup(picker).isVisible(), picker.hasFocus(), chosen, window) == (False, True, [], [])


def test_a_second_opening_shows_all_again(picker: KernelPicker) -> None:
    """What was searched for is forgotten."""
    type_text(opened(picker).field, "sobel")
    press(picker, KEYS.Key_Escape)
    picker.set_current("emboss")
    assert len(opened(picker).list.shown()) == len(KERNELS)
    assert popup(picker).list.current == "emboss"


def test_a_click_elsewhere_closes(picker: KernelPicker) -> None:
    """On empty ground, on another control, or on the button itself; not on the words."""
    list_of = opened(picker)
    QTest.mouseClick(list_of.told, LEFT)
    assert list_of.isVisible()
    QTest.mouseClick(picker.window(), LEFT, NONE, QPoint(20, 20))
    assert not list_of.isVisible()
    opened(picker)
    QTest.mouseClick(picker, LEFT)
    assert not list_of.isVisible()
    opened(picker)
    other = next(field for field in picker.window().findChildren(QLineEdit) if field is not list_of.field)
    other.setFocus()
    assert (list_of.isVisible(), other.hasFocus()) == (False, True)


def test_tab_leaves_and_closes(picker: KernelPicker) -> None:
    """The list is no trap."""
    opened(picker)
    QTest.keyClick(popup(picker).field, KEYS.Key_Backtab, SHIFT)
    assert not popup(picker).isVisible()


def test_the_list_goes_quietly_when_its_picker_has_gone(picker: KernelPicker, window: QWidget) -> None:
    """As with a layer that is taken away while the list is open."""
    list_of_it = opened(picker)
    delete_now(picker)
    list_of_it.close_again()
    assert not list_of_it.isVisible()
    QTest.mouseClick(window, LEFT, NONE, QPoint(20, 300))
