"""The real Style lab with the real weights, on a small photo and a small size."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cnngui.engine.photos import Photo
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.lab_list import delete_now
from cnngui.gui.labs.style.controller import StyleLab
from cnngui.gui.labs.style.panel import StylePanel
from cnngui.gui.labs.style.run import Piece
from cnngui.gui.labs.style.state import State
from cnngui.gui.labs.style.view import StyleView
from cnngui.gui.services.jobs import JobRunner
from cnngui.gui.services.network_hub import NetworkHub
from cnngui.gui.services.photo_opener import PhotoOpener
from cnngui.gui.services.settings import Settings
from cnngui.gui.services.workspace import Workspace
from cnngui.networks.network import Network
from tests.fakes_gui import FakeMessages
from tests.gui.labs.maps.conftest import cat, loads
from tests.networks.conftest import one_thread
from tests.networks.reference import bundled

__all__ = ["one_thread"]


@dataclass
class Bench:
    """The lab, what it was given, and a window around it."""

    context: LabContext
    messages: FakeMessages
    qtbot: QtBot
    shown_labs: list[str] = field(default_factory=list)
    lab: StyleLab = field(init=False)
    window: QWidget = field(init=False)

    @property
    def view(self) -> StyleView:
        """The canvas."""
        assert isinstance(self.lab.canvas, StyleView)
        return self.lab.canvas

    @property
    def panel(self) -> StylePanel:
        """The controls."""
        assert isinstance(self.lab.panel, StylePanel)
        return self.lab.panel

    @property
    def state(self) -> State:
        """What is set."""
        return self.lab._state

    def styles(self) -> tuple[str, ...]:
        """Paths of the styles that are chosen."""
        return self.state.styles

    def show(self) -> None:
        """Put a new lab into a window of its own."""
        self.window = QWidget()
        self.lab = StyleLab(self.context, self.window)
        layout = QHBoxLayout(self.window)
        layout.addWidget(self.lab.canvas, 1)
        layout.addWidget(self.lab.panel)
        self.lab.panel.setFixedWidth(340)
        self.window.resize(1400, 900)
        self.window.show()
        self.lab.enter()
        self.qtbot.waitUntil(lambda: self.context.networks.network is not None, timeout=20_000)

    def close(self) -> None:
        """Close and delete the window, and with it the lab."""
        self.window.close()
        delete_now(self.window)

    def set(self, **fields: object) -> None:
        """Set fields of the state, as the panel does."""
        self.panel.changed.emit(fields)

    def button(self, text: str) -> QPushButton:
        """Find a button by what is written on it."""
        return next(each for each in self.window.findChildren(QPushButton) if each.text() == text)

    def action(self, text: str) -> QAction:
        """Find a command of the lab."""
        return next(action for action in self.lab.actions() if action.text() == text)

    def start(self) -> Piece:
        """Press Start, and give the picture."""
        self.button("Start").click()
        piece = self.lab._studio.running
        assert piece is not None
        return piece

    def wait(self, piece: Piece) -> None:
        """Wait until a picture is finished."""
        self.qtbot.waitUntil(lambda: not piece.is_running, timeout=60_000)


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """Build the lab on the small cat, at 128 px and few steps."""
    monkeypatch.setenv("CNNGUI_CACHE_DIR", str(tmp_path / "cache"))
    workspace, jobs = Workspace(Photo(cat().pixels, "cat.png")), JobRunner()
    settings, messages = Settings(tmp_path / "settings.json"), FakeMessages()
    photos = PhotoOpener(workspace, jobs, settings, messages, workspace)
    networks = NetworkHub(jobs, settings, workspace, loads(Network(bundled(), name="bundled")))
    labs: list[str] = []
    context = LabContext(
        workspace, jobs, settings, messages, photos, networks, labs.append, lambda _title, _spent: None
    )
    made = Bench(context, messages, qtbot, labs)
    made.show()
    made.lab._history.amend(replace(made.state, size=128, steps=15))
    made.lab._follow()
    yield made
    jobs.shutdown()
    made.close()
