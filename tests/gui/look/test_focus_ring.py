"""The ring round the control that has the focus."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cnngui.gui.lab_list import delete_now
from cnngui.gui.look.focus_ring import FocusRing, FocusRings, is_ringed
from cnngui.gui.look.tick_box import TickBox
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.controls import slider
from cnngui.gui.widgets.inputs.fold import Fold
from cnngui.gui.widgets.inputs.icon_button import IconButton

MAKERS: list[Callable[[], QWidget]] = [
    lambda: QPushButton("Start"),
    lambda: IconButton("mdi6.undo", "Back", "One step back."),
    ComboBox,
    QSpinBox,
    QLineEdit,
    lambda: TickBox("ReLU"),
    lambda: slider("Share"),
]


@pytest.fixture
def rings(qapp: QApplication) -> Iterator[FocusRings]:
    """Return what follows the focus during a test."""
    holder = QObject()
    made = FocusRings(qapp, holder)
    yield made
    qapp.focusChanged.disconnect(made._follow_soon)


def window_with(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    """Show widgets below each other, in a window that is active."""
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setContentsMargins(20, 20, 20, 20)
    for widget in widgets:
        layout.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.mark.parametrize("make", MAKERS)
def test_a_ring_of_two_pixels_is_seen(qtbot: QtBot, rings: FocusRings, make: Callable[[], QWidget]) -> None:
    """Round every control that Qt paints, in the accent colour; without the focus there is none."""
    control, other = make(), QPushButton("other")
    window = window_with(qtbot, control, other)
    other.setFocus()
    qtbot.waitUntil(lambda: rings.ringed is other)
    before = window.grab().toImage()
    control.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: rings.ringed is control)
    accent = window.palette().color(QPalette.ColorRole.Highlight)
    x = control.geometry().center().x()

    def is_seen() -> bool:
        image = window.grab().toImage()
        column = [QColor(image.pixel(x, y)) for y in range(control.y() - 6, control.y() + 4)]
        return image != before and sum(near(colour, accent) for colour in column) >= 2

    qtbot.waitUntil(is_seen)
    other.setFocus()
    qtbot.waitUntil(lambda: rings.ringed is other)


def near(one: QColor, other: QColor) -> bool:
    """Whether two colours look the same."""
    inks = [(each.red(), each.green(), each.blue()) for each in (one, other)]
    return all(abs(a - b) < 60 for a, b in zip(*inks, strict=True))


def test_what_is_painted_by_hand_has_its_own(qtbot: QtBot, rings: FocusRings) -> None:
    """Segments and folds draw theirs: no second one."""
    row = ChoiceRow("Page", [Choice("a", "one"), Choice("b", "two")])
    fold = Fold("Pooling", QWidget())
    button = QPushButton("other")
    window = window_with(qtbot, row, fold, button)
    button.setFocus()
    qtbot.waitUntil(lambda: rings.ringed is button)
    assert window.isActiveWindow()
    row.setFocus()
    qtbot.waitUntil(lambda: rings.ringed is None)
    assert not any(is_ringed(each) for each in row.findChildren(QWidget))


def test_it_goes_with_its_place(qtbot: QtBot, rings: FocusRings) -> None:
    """When the panel that it was in is deleted, as with a change of language, the next one gets another."""
    panel, second = QWidget(), QPushButton("second")
    layout, first = QVBoxLayout(panel), QPushButton("first")
    layout.addWidget(first)
    window = window_with(qtbot, panel, second)
    first.setFocus()
    qtbot.waitUntil(lambda: rings.ringed is first)
    assert len(window.findChildren(FocusRing)) == 1
    delete_now(panel)
    second.setFocus()
    qtbot.waitUntil(lambda: rings.ringed is second)
    assert len(window.findChildren(FocusRing)) == 1
