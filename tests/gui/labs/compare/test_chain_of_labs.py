"""The chain of labs: what is edited in one is the same in the others, in the real window."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cnngui.engine.kernels.values import Filter
from cnngui.gui.app import build_services
from cnngui.gui.lab_list import LABS, delete_now
from cnngui.gui.labs.compare.controller import CompareLab
from cnngui.gui.labs.compare.panel import ComparePanel
from cnngui.gui.labs.filters.panel import FiltersPanel
from cnngui.gui.labs.steps.controller import StepsLab
from cnngui.gui.services.settings import Settings
from cnngui.gui.widgets.grids.arithmetic_view import ArithmeticView
from cnngui.gui.widgets.kernels.kernel_editor import KernelEditor
from cnngui.gui.widgets.kernels.kernel_grid import KernelGrid
from cnngui.gui.window.main_window import MainWindow
from cnngui.networks.network import Network
from tests.fakes_networks import loads
from tests.gui.labs.photos import cat

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, network: Network
) -> Iterator[MainWindow]:
    """Open the window on the small cat, with the Compare lab in front."""
    monkeypatch.setenv("CNNGUI_CACHE_DIR", str(tmp_path / "cache"))
    services = build_services(qapp, Settings(tmp_path / "settings.json"))
    monkeypatch.setattr(services.networks, "_load", loads(network))
    services.workspace.open(cat())
    made = MainWindow(services, LABS)
    made.resize(1280, 800)
    made.show()
    go(made, qtbot, "compare")
    yield made
    made.close()
    services.jobs.shutdown()
    delete_now(made)


def go(window: MainWindow, qtbot: QtBot, lab: str) -> None:
    """Show a lab, and wait until it has settled."""
    window.show_lab(lab)
    qtbot.waitUntil(window.lab().settle, timeout=30_000)


def step_cell(window: MainWindow, key: Qt.Key = Qt.Key.Key_Up) -> None:
    """Step the cell that has the focus in the kernel of the lab in front, by key."""
    grid = window.lab().panel.findChildren(KernelGrid)[0]
    grid.setFocus()
    QTest.keyClick(grid, key, CTRL)


def shown(window: MainWindow) -> Filter:
    """Return the kernel in the panel of the lab in front."""
    editor = window.lab().panel.findChild(KernelEditor)
    assert editor is not None
    return editor.filter()


def test_a_kernel_is_the_same_in_all_labs(window: MainWindow, qtbot: QtBot) -> None:
    """Edited in Compare, seen in Filters; edited there, ranked here; undone here, seen there."""
    first = shown(window)
    step_cell(window)
    qtbot.waitUntil(window.lab().settle, timeout=30_000)
    mine = shown(window)
    assert mine != first
    go(window, qtbot, "filters")
    assert shown(window) == mine
    step_cell(window, Qt.Key.Key_Down)
    step_cell(window, Qt.Key.Key_Down)
    theirs = shown(window)
    assert theirs not in {mine, first}
    go(window, qtbot, "compare")
    lab = window.lab()
    assert isinstance(lab, CompareLab)
    assert shown(window) == theirs == lab.now.mine
    lab.undo()
    qtbot.waitUntil(lab.settle, timeout=30_000)
    assert shown(window) == mine
    go(window, qtbot, "filters")
    assert shown(window) == mine


def test_step_by_step_has_the_same_kernel(window: MainWindow, qtbot: QtBot) -> None:
    """Edited in Filters, seen step by step; edited there, seen in Compare and in Filters."""
    go(window, qtbot, "filters")
    step_cell(window)
    step_cell(window)
    mine = shown(window)
    go(window, qtbot, "steps")
    assert shown(window) == mine
    step_cell(window, Qt.Key.Key_Down)
    theirs = shown(window)
    assert theirs != mine
    for lab in ("compare", "filters", "steps"):
        go(window, qtbot, lab)
        assert shown(window) == theirs
    window.lab().undo()
    qtbot.waitUntil(window.lab().settle, timeout=30_000)
    assert shown(window) == mine
    go(window, qtbot, "filters")
    assert shown(window) == mine


def test_the_pinned_window_is_followed_step_by_step(window: MainWindow, qtbot: QtBot) -> None:
    """By Ctrl+Return in the Filters lab: the sum behind the pinned pixel stands there as it stood here."""
    go(window, qtbot, "filters")
    sums = window.lab().canvas.findChild(ArithmeticView)
    assert sums is not None
    here = sums.lines()
    assert here
    window.activateWindow()
    window.lab().canvas.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Return, CTRL)
    lab = window.lab()
    assert isinstance(lab, StepsLab)
    there = lab.canvas.findChild(ArithmeticView)
    assert there is not None
    (value,) = (line.rsplit(" ", 1)[-1] for line in there.lines())
    assert number_in(value) == pytest.approx(number_in(here[0].rsplit(" ", 1)[-1]), abs=0.06)


def number_in(text: str) -> float:
    """Read a number as it is written on screen."""
    return float(text.replace("−", "-").replace(",", ""))


def test_a_learned_filter_is_taken_to_the_filters_lab(window: MainWindow, qtbot: QtBot, network: Network) -> None:
    """That lab comes to the front with exactly the 27 numbers; edited there, it is still mine in Compare."""
    panel = window.lab().panel
    assert isinstance(panel, ComparePanel)
    panel.channel_wished.emit(42)
    qtbot.waitUntil(window.lab().settle, timeout=30_000)
    next(button for button in panel.findChildren(QPushButton) if button.text() == "Use in Filters").click()
    panel = window.lab().panel
    assert isinstance(panel, FiltersPanel)
    qtbot.waitUntil(window.lab().settle, timeout=30_000)
    slices = np.array(shown(window).slices, np.float32)
    assert np.array_equal(slices, network.weights["conv1_1.weight"][42])
    step_cell(window)
    edited = shown(window)
    go(window, qtbot, "compare")
    assert shown(window) == edited


def test_all_labs_settle_with_a_learned_filter(window: MainWindow, qtbot: QtBot) -> None:
    """Going through all of them and back changes nothing."""
    panel = window.lab().panel
    assert isinstance(panel, ComparePanel)
    panel.take_wished.emit()
    before = window._services.workspace.chain
    for lab in ("maps", "filters", "steps", "compare"):
        go(window, qtbot, lab)
        assert window._services.workspace.chain == before
