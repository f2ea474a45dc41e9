"""The real lab on a small photo."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cnngui.engine.photos import Photo
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.filters.controller import FiltersLab
from cnngui.gui.labs.filters.panel import FiltersPanel
from cnngui.gui.labs.filters.state import State
from cnngui.gui.labs.filters.view import FiltersView
from cnngui.gui.services.jobs import JobRunner
from cnngui.gui.services.network_hub import NetworkHub
from cnngui.gui.services.photo_opener import PhotoOpener
from cnngui.gui.services.settings import Settings
from cnngui.gui.services.workspace import Workspace
from tests.fakes_gui import FakeMessages


@dataclass
class Bench:
    """The lab, what it was given, and a window around it."""

    lab: FiltersLab
    context: LabContext
    messages: FakeMessages
    times: list[float]
    window: QWidget
    qtbot: QtBot

    @property
    def view(self) -> FiltersView:
        """The canvas."""
        assert isinstance(self.lab.canvas, FiltersView)
        return self.lab.canvas

    @property
    def panel(self) -> FiltersPanel:
        """The controls."""
        assert isinstance(self.lab.panel, FiltersPanel)
        return self.lab.panel

    @property
    def state(self) -> State:
        """What is set."""
        return self.lab._state

    @property
    def pin(self) -> tuple[int, int] | None:
        """The pinned pixel."""
        return self.lab._presenter._pinned

    def settle(self) -> None:
        """Wait until everything asked for is on screen."""
        self.qtbot.waitUntil(self.lab.settle)


def a_photo(height: int = 30, width: int = 40) -> Photo:
    """Draw a photo with a lopsided pattern: no two pixels near each other are equal in all colours."""
    rows, columns = np.mgrid[:height, :width]
    pixels = np.stack([rows * 7 % 256, columns * 5 % 256, (rows * columns) % 256], axis=2)
    return Photo(pixels.astype(np.uint8), "pattern.png")


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    """Build the lab on a small photo, shown and settled."""
    workspace, jobs = Workspace(a_photo()), JobRunner()
    settings, messages = Settings(tmp_path / "settings.json"), FakeMessages()
    photos = PhotoOpener(workspace, jobs, settings, messages, workspace)
    times: list[float] = []
    context = LabContext(
        workspace,
        jobs,
        settings,
        messages,
        photos,
        NetworkHub(jobs, settings, workspace),
        lambda _name: None,
        lambda _device, spent: times.append(spent),
    )
    window = QWidget()
    qtbot.addWidget(window)
    lab = FiltersLab(context, window)
    layout = QHBoxLayout(window)
    layout.addWidget(lab.canvas, 1)
    layout.addWidget(lab.panel)
    window.resize(1200, 760)
    window.show()
    lab.enter()
    made = Bench(lab, context, messages, times, window, qtbot)
    made.settle()
    yield made
    jobs.shutdown()
