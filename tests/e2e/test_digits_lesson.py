"""A lesson through the window: VGG-16 that does not fit, its repair, a LeNet that is built, trained, and asked why."""

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from cnngui.engine.digits import Digits
from cnngui.gui.labs.architectures.controller import ArchitecturesLab
from cnngui.gui.labs.architectures.panel import ArchitecturesPanel
from cnngui.gui.labs.architectures.view import ArchitecturesView
from cnngui.gui.labs.digits.controller import DigitsLab
from cnngui.gui.labs.digits.learning.page import with_lesson
from cnngui.gui.labs.digits.learning_state import BUILT
from cnngui.gui.window.main_window import MainWindow
from tests.e2e.open_window import Visit

pytestmark = pytest.mark.usefixtures("home")

LENET: tuple[tuple[str, dict[str, int]], ...] = (
    ("conv", {"filters": 6, "size": 5, "padding": 0}),
    ("relu", {}),
    ("pool", {}),
    ("conv", {"filters": 16, "size": 5, "padding": 0}),
    ("relu", {}),
    ("pool", {}),
    ("flatten", {}),
    ("fc", {"units": 84}),
    ("relu", {}),
    ("fc", {"units": 10}),
)
"""What is added, block by block, and what is set of each."""


def button(root: QWidget, text: str) -> QPushButton:
    """Find a button by what is written on it."""
    return next(each for each in root.findChildren(QPushButton) if each.text() == text and each.isVisible())


def networks(window: MainWindow) -> ArchitecturesLab:
    """Return the lab of networks on paper."""
    window.show_lab("architectures")
    return cast("ArchitecturesLab", window.lab())


def pick_vgg(window: MainWindow) -> bool:
    """Pick VGG-16, and change its input to 20×20: pool5 has nothing left."""
    lab = networks(window)
    combo = next(each for each in lab.panel.findChildren(QComboBox) if each.accessibleName() == "Network")
    at = combo.findText("VGG-16")
    combo.setCurrentIndex(at)
    combo.activated.emit(at)
    panel = cast("ArchitecturesPanel", lab.panel)
    for axis in (0, 1):
        panel.sides[axis].box.setValue(20)
    return True


def repair_it(window: MainWindow) -> bool:
    """Read why it does not fit, and take the first repair."""
    view = cast("ArchitecturesView", networks(window).canvas)
    if not view.trouble.isVisible():
        return False
    assert "pool5" in view.trouble.text.text()
    view.trouble.buttons[0].click()
    return True


def build_lenet(window: MainWindow) -> bool:
    """Build a LeNet, from the input alone."""
    lab = networks(window)
    view = cast("ArchitecturesView", lab.canvas)
    assert not view.trouble.isVisible()
    view.page_wished.emit("build")
    for axis, length in enumerate((32, 32, 1)):
        lab.panel.input_wished.emit(axis, length)  # type: ignore[attr-defined]
    button(view, "Empty").click()
    for kind, fields in LENET:
        view.build.add.setCurrentIndex(view.build.add.findData(kind))
        view.build.add.activated.emit(view.build.add.currentIndex())
        for field, value in fields.items():
            view.build.set_wished.emit(field, value)
    assert lab.now.table.totals.parameters == 6 * 26 + 16 * 151 + 401 * 84 + 85 * 10
    return True


def train_it(window: MainWindow) -> bool:
    """Take it to the digits; of those there are few, so that it is short."""
    view = networks(window).canvas
    button(view, "Train it on digits").click()
    lab = window.lab()
    assert isinstance(lab, DigitsLab)
    return True


def start(window: MainWindow) -> bool:
    """Press Start once the digits are there."""
    lab = cast("DigitsLab", window.lab())
    digits = lab.school.digits
    if digits is None:
        return False
    assert lab.now.page == "learn"
    assert lab.now.lesson.network == BUILT
    lab.school._digits = Digits(digits.train.first(640), digits.test.first(300))
    lab.wish(with_lesson, epochs=1)
    button(lab.panel, "Start").click()
    return True


def open_a_mistake(window: MainWindow) -> bool:
    """Wait for the end, and click the worst mistake: the other page shows it, read by this network."""
    lab = cast("DigitsLab", window.lab())
    page = lab._learning
    strip = page._view.overview.digits
    pupil = page._first
    if pupil is None or pupil.network is None or not lab.settle() or not strip.count():
        return False
    assert [block.kind for block in pupil.network.plan.blocks].count("conv") == 2
    assert pupil.examined is not None
    place = strip.visualItemRect(strip.item(0)).center()
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert lab.now.page == "read"
    assert lab.now.reading.number == int(pupil.examined.mistakes[0])
    assert lab.now.reading.network == pupil.key
    return True


def is_read(window: MainWindow) -> bool:
    """Wait until the digit is on screen."""
    return window.lab().settle()


def test_a_lesson_from_paper_to_a_mistake() -> None:
    """From a network that does not fit to one that has learned, and to a digit that it misreads."""
    steps = (pick_vgg, repair_it, build_lenet, train_it, start, open_a_mistake, is_read)
    assert Visit(*steps).main() == 0
