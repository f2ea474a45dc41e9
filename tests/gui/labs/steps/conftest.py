"""The real lab on a small photo, and what its grids show."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cnngui.engine.lessons.walk import Walk
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.steps.controller import ArithmeticLab
from cnngui.gui.labs.steps.panel import ArithmeticPanel
from cnngui.gui.labs.steps.state import State
from cnngui.gui.labs.steps.view import ArithmeticLabView
from cnngui.gui.labs.steps.walked import walked
from cnngui.gui.services.jobs import JobRunner
from cnngui.gui.services.network_hub import NetworkHub
from cnngui.gui.services.photo_opener import PhotoOpener
from cnngui.gui.services.settings import Settings
from cnngui.gui.services.workspace import Workspace
from cnngui.gui.widgets.grids.grid_scene import Block
from cnngui.gui.widgets.grids.grids_view import GridsView
from cnngui.gui.widgets.inputs.elided_label import ElidedLabel
from tests.fakes_gui import FakeMessages
from tests.gui.labs.filters.conftest import a_photo

SIZE = QSize(800, 500)
"""Of the pictures that are compared."""


@dataclass
class Bench:
    """The lab, what it was given, and a window around it."""

    lab: ArithmeticLab
    context: LabContext
    messages: FakeMessages
    window: QWidget
    qtbot: QtBot
    labs_shown: list[str] = field(default_factory=list)

    @property
    def view(self) -> ArithmeticLabView:
        """The canvas."""
        assert isinstance(self.lab.canvas, ArithmeticLabView)
        return self.lab.canvas

    @property
    def panel(self) -> ArithmeticPanel:
        """The controls."""
        assert isinstance(self.lab.panel, ArithmeticPanel)
        return self.lab.panel

    @property
    def state(self) -> State:
        """What is set."""
        return self.lab._state

    @property
    def walk(self) -> Walk:
        """The engine's walk over what is set."""
        return walked(self.state).walk

    def is_playing(self) -> bool:
        """Whether the button says pause."""
        return self.view.transport.is_playing

    def is_puzzled(self) -> bool:
        """Whether the class is to find the kernel."""
        return self.state.hides_kernel

    def take(self, example: str) -> None:
        """Choose an example as the panel says it."""
        self.panel.example_wished.emit(example)

    def to(self, step: int) -> None:
        """Drag the time slider."""
        self.view.transport.slider.setValue(step)

    def to_end(self) -> None:
        """Press the button that fills everything in."""
        self.view.transport.last.click()

    def block(self, key: str, grids: GridsView | None = None) -> Block:
        """Return a grid on screen."""
        return next(block for block in (grids or self.view.grids).scene.blocks if block.key == key)

    def shown(self, key: str) -> NDArray[np.float64]:
        """Read the numbers of a grid cell by cell; NaN where the cell is empty or a question mark."""
        block = self.block(key)
        found = np.full(block.shape, np.nan)
        for cell in np.ndindex(block.shape):
            number = block.number_at(cell)
            if number is not None and block.is_filled(cell) and not block.is_hidden(cell):
                found[cell] = number
        return found

    def outputs(self) -> list[list[list[float]]]:
        """Read all channels of the output."""
        keys = [block.key for block in self.view.grids.scene.blocks if block.key.startswith("output")]
        return [self.shown(key).tolist() for key in keys]

    def texts(self) -> str:
        """Read every text of the canvas that can be seen."""
        labels = [label for label in self.view.findChildren(QLabel) if label.isVisible()]
        return "\n".join(label.whole if isinstance(label, ElidedLabel) else label.text() for label in labels)

    def picture(self, grids: GridsView | None = None) -> QImage:
        """Paint the grids as they are on screen."""
        return (grids or self.view.grids).picture(SIZE)

    def action(self, text: str) -> QAction:
        """Find a command of the lab."""
        return next(action for action in self.lab.actions() if action.text() == text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifiers)

    def click_cell(self, key: str, row: int, column: int, grids: GridsView | None = None) -> None:
        """Click a cell where it is drawn."""
        grids = grids or self.view.grids
        place: QPoint = grids.placement().placed(key).cell_rect((row, column)).center()
        QTest.mouseClick(grids, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    """Build the lab on a small photo, in front."""
    workspace, jobs = Workspace(a_photo()), JobRunner()
    settings, messages = Settings(tmp_path / "settings.json"), FakeMessages()
    photos = PhotoOpener(workspace, jobs, settings, messages, workspace)
    labs_shown: list[str] = []
    hub = NetworkHub(jobs, settings, workspace)
    context = LabContext(
        workspace, jobs, settings, messages, photos, hub, labs_shown.append, lambda _device, _spent: None
    )
    window = QWidget()
    qtbot.addWidget(window)
    lab = ArithmeticLab(context, window)
    layout = QHBoxLayout(window)
    layout.addWidget(lab.canvas, 1)
    layout.addWidget(lab.panel)
    window.resize(1200, 900)
    window.show()
    window.activateWindow()
    lab.enter()
    yield Bench(lab, context, messages, window, qtbot, labs_shown)
    lab.leave()
    jobs.shutdown()
