"""The real lab with the real weights on a small photo."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cnngui.engine.arrays import Array
from cnngui.engine.chain import Chain, Layer
from cnngui.engine.following import finish
from cnngui.engine.grids import Grid
from cnngui.engine.kernels.values import Filter
from cnngui.engine.photos import Photo
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.lab_list import delete_now
from cnngui.gui.labs.compare import work as results
from cnngui.gui.labs.compare.controller import CompareLab
from cnngui.gui.labs.compare.panel import ComparePanel
from cnngui.gui.labs.compare.state import State
from cnngui.gui.labs.compare.view import CompareView
from cnngui.gui.labs.compare.work import Depth, Kept, Request, Result, compute
from cnngui.gui.services.jobs import JobRunner
from cnngui.gui.services.network_hub import NetworkHub
from cnngui.gui.services.photo_opener import PhotoOpener
from cnngui.gui.services.settings import Settings
from cnngui.gui.services.workspace import Workspace
from cnngui.gui.widgets.pictures.pictures import PlanePicture
from cnngui.networks.network import Mode, Network
from cnngui.tasks import compare as tasks
from tests.fakes_gui import FakeMessages
from tests.gui.labs.maps.conftest import Load, cat, loads
from tests.networks.conftest import one_thread
from tests.networks.reference import bundled

__all__ = ["one_thread"]  # small photos are computed as in the tests of networks


EDGE = (1.0, 0.0, -1.0)
VERTICAL = Filter(((EDGE, EDGE, EDGE),), name="vertical-edge")


@pytest.fixture(scope="session")
def network() -> Network:
    """Return VGG-16 with the bundled weights, in plain float32 on the CPU."""
    return Network(bundled(), name="bundled")


def chain_of(*rows: tuple[float, ...]) -> Chain:
    """Make a chain of one grey kernel."""
    return Chain((Layer((Filter((rows,)),)),))


def a_request(chain: Chain | None = None, layer: str = "conv1_1", *, before_relu: bool = True) -> Request:
    """Ask about the small cat."""
    return Request(1, 224, layer, before_relu, chain or Chain((Layer((VERTICAL,)),)), 0, 0)


def computed(
    network: Network,
    request: Request,
    *,
    original: Network | None = None,
    kept: Kept | None = None,
    depth: Depth = Depth.CHANCE,
) -> Result:
    """Compare as the lab does, at once."""
    return finish(compute(request, cat().pixels, network, original, kept or Kept(), Mode(), depth=depth))


@dataclass
class Bench:
    """The lab, what it was given, and a window around it."""

    context: LabContext
    messages: FakeMessages
    qtbot: QtBot
    times: list[tuple[str, float]] = field(default_factory=list)
    shown_labs: list[str] = field(default_factory=list)
    lab: CompareLab = field(init=False)
    window: QWidget = field(init=False)

    @property
    def view(self) -> CompareView:
        """The canvas."""
        assert isinstance(self.lab.canvas, CompareView)
        return self.lab.canvas

    @property
    def panel(self) -> ComparePanel:
        """The controls."""
        assert isinstance(self.lab.panel, ComparePanel)
        return self.lab.panel

    @property
    def state(self) -> State:
        """What is set."""
        return self.lab.state_now

    def show(self) -> None:
        """Put a new lab into a window of its own."""
        self.window = QWidget()
        self.lab = CompareLab(self.context, self.window)
        layout = QHBoxLayout(self.window)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # in the window the panel scrolls
        layout.addWidget(self.lab.canvas, 1)
        layout.addWidget(self.lab.panel)
        self.lab.panel.setFixedWidth(340)  # as the window does: the canvas keeps its size whatever the panel says
        self.window.addActions(list(self.lab.actions()))
        self.window.resize(1300, 850)
        self.window.show()
        self.qtbot.waitExposed(self.window)
        self.window.activateWindow()

    def close(self) -> None:
        """Close and delete the window, and with it the lab."""
        self.window.close()
        delete_now(self.window)

    def settle(self) -> None:
        """Wait until everything asked for is on screen."""
        self.qtbot.waitUntil(self.lab.settle, timeout=20_000)

    def idle(self) -> None:
        """Wait until nothing is computed any more."""
        self.qtbot.waitUntil(self.context.jobs.is_idle, timeout=20_000)

    # What hands do

    def press(self, text: str) -> None:
        """Press a button by what is written on it."""
        self.button(text).click()

    def button(self, text: str) -> QPushButton:
        """Find a button by what is written on it."""
        return next(each for each in self.window.findChildren(QPushButton) if each.text() == text)

    def tick(self, text: str) -> None:
        """Click a check box."""
        next(each for each in self.window.findChildren(QCheckBox) if each.text() == text).click()

    def choose(self, combo: QComboBox, text: str) -> None:
        """Choose from a list."""
        at = combo.findText(text)
        assert at >= 0, [combo.itemText(at) for at in range(combo.count())]
        combo.setCurrentIndex(at)
        combo.activated.emit(at)

    def action(self, text: str) -> QAction:
        """Find a command of the lab."""
        return next(action for action in self.lab.actions() if action.text() == text)

    def edit(self, *rows: tuple[float, ...]) -> None:
        """Change the numbers of my filter, as the editor does."""
        self.panel.editor.filter_edited.emit(Filter((rows,)))

    def go(self, layer: str = "conv1_1", space: str = "weights") -> None:
        """Go to a layer and a way to compare, and wait."""
        self.panel.layer_wished.emit(layer)
        self.panel.space_wished.emit(space)
        self.settle()

    def turn_to(self, page: str) -> None:
        """Turn to a page below the ranking, and wait for what is on it."""
        self.view.pages.page_wished.emit(page)
        self.settle()

    # What eyes see

    @property
    def ranked(self) -> list[tuple[int, float]]:
        """The bars: channel and similarity."""
        return [(item.channel, item.similarity) for item in self.view.strip._items]

    @property
    def sentence(self) -> str:
        """What is said about the two filters."""
        return self.view.sentence.text()

    @property
    def captions(self) -> tuple[str, str]:
        """What is written over the pictures."""
        left, right = self.view._captions
        return left.whole, right.whole

    def planes(self) -> tuple[Array, Array]:
        """Return the numbers of both pictures."""
        left, right = self.view.mine.picture, self.view.learned.picture
        assert isinstance(left, PlanePicture)
        assert isinstance(right, PlanePicture)
        return left._planes[0], right._planes[0]


Build = Callable[..., Bench]


@dataclass
class Held:
    """Comparisons that wait until they may go on."""

    may_go_on: threading.Event = field(default_factory=threading.Event)
    begun: list[Chain] = field(default_factory=list)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Held]]:
    """Return what lets all comparisons wait from now on."""
    made = Held()
    hand_made = tasks.hand_made

    def slowly(chain: Chain, *arguments: object) -> object:
        made.begun.append(chain)
        assert made.may_go_on.wait(20)
        return hand_made(chain, *arguments)  # type: ignore[arg-type]

    def hold() -> Held:
        monkeypatch.setattr(results, "hand_made", slowly)
        return made

    yield hold
    made.may_go_on.set()


@pytest.fixture
def build(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, network: Network) -> Iterator[Build]:
    """Return what builds the lab around a photo and a way to load the network; the caches are the test's own."""
    monkeypatch.setenv("CNNGUI_CACHE_DIR", str(tmp_path / "cache"))
    built: list[Bench] = []

    def build_one(photo: Photo | Grid | None = None, load: Load | None = None, *, enter: bool = True) -> Bench:
        workspace, jobs = Workspace(photo or cat()), JobRunner()
        settings, messages = Settings(tmp_path / "settings.json"), FakeMessages()
        photos = PhotoOpener(workspace, jobs, settings, messages, workspace)
        networks = NetworkHub(jobs, settings, workspace, load or loads(network))
        times: list[tuple[str, float]] = []
        labs: list[str] = []
        context = LabContext(
            workspace,
            jobs,
            settings,
            messages,
            photos,
            networks,
            labs.append,
            lambda title, spent: times.append((title, spent)),
        )
        bench = Bench(context, messages, qtbot, times, labs)
        built.append(bench)
        bench.show()
        if enter:
            bench.lab.enter()
        return bench

    yield build_one
    for bench in built:
        bench.context.jobs.shutdown()
        bench.close()


@pytest.fixture
def bench(build: Build) -> Bench:
    """Build the lab on the small cat, shown and settled."""
    made = build()
    made.settle()
    return made
