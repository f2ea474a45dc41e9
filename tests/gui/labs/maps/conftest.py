"""The real lab with the real weights on a small photo."""

import re
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cnngui.engine.arrays import Pixels
from cnngui.engine.grids import Grid
from cnngui.engine.photos import Photo
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.lab_list import delete_now
from cnngui.gui.labs.maps import controller, live_lab
from cnngui.gui.labs.maps.controller import FeatureMapsLab
from cnngui.gui.labs.maps.panel import FeatureMapsPanel
from cnngui.gui.labs.maps.shown import Shown
from cnngui.gui.labs.maps.state import State
from cnngui.gui.labs.maps.view import FeatureMapsView
from cnngui.gui.labs.maps.work import Request, Result, compute
from cnngui.gui.services.jobs import JobRunner
from cnngui.gui.services.network_hub import NetworkHub
from cnngui.gui.services.photo_opener import PhotoOpener
from cnngui.gui.services.settings import Settings
from cnngui.gui.services.workspace import Workspace
from cnngui.networks.architectures import Layer
from cnngui.networks.devices import Device
from cnngui.networks.loading import Loaded, Loading, choose
from cnngui.networks.network import CPU, Mode, Network
from cnngui.tasks.feature_maps import Cache
from tests.fakes_gui import FakeMessages
from tests.networks.conftest import one_thread
from tests.networks.reference import bundled, chelsea, forward

__all__ = ["one_thread"]  # small photos are computed as in the tests of networks

Load = Callable[[str], Generator[object, None, Loaded]]
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

PROCESSOR = Device(CPU, "CPU", works=True, reason="", milliseconds=1.0)
GPU = Device("cuda:0", "CUDA T1", works=True, reason="", milliseconds=0.1)

CAT = (64, 96)
"""(H, W) of the photo that most tests look at; at 224 px it is seen as it is."""


@pytest.fixture(scope="session")
def network() -> Network:
    """Return VGG-16 with the bundled weights, in plain float32 on the CPU."""
    return Network(bundled(), name="bundled")


@cache
def cat() -> Photo:
    """Return the bundled cat, small."""
    return Photo(chelsea(CAT[0]), "chelsea.png")


@cache
def rights() -> Mapping[str, tuple[NDArray[np.float32], NDArray[np.float32]]]:
    """Return the small cat's maps before and after ReLU by plain torch, (C, H, W), layer by layer."""
    return {name: (before.numpy(), after.numpy()) for name, before, after in forward(bundled(), cat().pixels)}


def right(layer: str, *, before_relu: bool = False) -> NDArray[np.float32]:
    """Return a layer's maps as they should be."""
    return rights()[layer][0 if before_relu else 1]


def computed_by_torch(photo: Pixels, layer: str) -> NDArray[np.float32]:
    """Return a layer's maps of any photo by plain torch, (C, H, W)."""
    return next(after.numpy() for name, _, after in forward(bundled(), photo) if name == layer)


def pixels_of(image: QImage) -> Pixels:
    """Return a picture as (H, W, 4) RGBA."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : 4 * plain.width()].reshape(plain.height(), plain.width(), 4).copy()


def near(found: NDArray[np.float32], expected: NDArray[np.float32]) -> bool:
    """Tell whether numbers are the same, but for the order in which sums were rounded."""
    return found.shape == expected.shape and float(np.abs(found - expected).max()) <= 1e-4 * float(np.ptp(expected))


class FakeGpu(Network):
    """Says that it is a GPU and computes on the CPU; its memory is full at the layer ``fails``."""

    def __init__(self, cpu: Network, fails: str = "") -> None:
        super().__init__(cpu.weights, Mode("cuda:0"), name=cpu.name)
        self._cpu = cpu
        self._fails = fails
        self.passed: list[str] = []

    def in_mode(self, mode: Mode) -> Network:
        """Return the CPU where it is wanted."""
        return self._cpu if mode.device == CPU else self

    def sent(self, photo: Pixels) -> torch.Tensor:
        """Send nowhere."""
        return self._cpu.sent(photo)

    def through(self, layer: Layer, planes: torch.Tensor, *, relu: bool = True) -> torch.Tensor:
        """Compute, or fail."""
        self.passed.append(layer.name)
        if layer.name == self._fails:
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 9.00 GiB.")
        return self._cpu.through(layer, planes, relu=relu)


def loads(*networks: Network) -> Load:
    """Return what loads one of several networks, the best device first, without trials."""

    def load(wanted: str) -> Generator[object, None, Loaded]:
        yield Loading(0.5)
        by_device = {network.mode.device: network for network in networks}
        devices = tuple(GPU if name == GPU.name else PROCESSOR for name in by_device)
        device = choose(devices, wanted)
        return Loaded(by_device[device.name], device, devices, Mode(CPU), is_tried=True)

    return load


@dataclass
class Bench:
    """The lab, what it was given, and a window around it."""

    context: LabContext
    messages: FakeMessages
    qtbot: QtBot
    times: list[tuple[str, float]] = field(default_factory=list)
    shown_labs: list[str] = field(default_factory=list)
    lab: FeatureMapsLab = field(init=False)
    window: QWidget = field(init=False)

    @property
    def view(self) -> FeatureMapsView:
        """The canvas."""
        assert isinstance(self.lab.canvas, FeatureMapsView)
        return self.lab.canvas

    @property
    def panel(self) -> FeatureMapsPanel:
        """The controls."""
        assert isinstance(self.lab.panel, FeatureMapsPanel)
        return self.lab.panel

    @property
    def state(self) -> State:
        """What is set."""
        return self.lab._state

    def show(self) -> None:
        """Put a new lab into a window of its own."""
        self.window = QWidget()
        self.lab = FeatureMapsLab(self.context, self.window)
        layout = QHBoxLayout(self.window)
        layout.addWidget(self.lab.canvas, 1)
        layout.addWidget(self.lab.panel)
        self.lab.panel.setFixedWidth(340)  # as the window does: the canvas keeps its size whatever the panel says
        self.window.addActions(list(self.lab.actions()))
        self.window.resize(1400, 900)
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
        """Wait until nothing is computed any more, also what nobody waits for."""
        self.qtbot.waitUntil(self.context.jobs.is_idle, timeout=20_000)

    # What hands do

    def combo(self, name: str) -> QComboBox:
        """Find a list by its name."""
        return next(each for each in self.panel.findChildren(QComboBox) if each.accessibleName() == name)

    def choose(self, name: str, text: str) -> None:
        """Choose from a list of the panel."""
        combo = self.combo(name)
        at = combo.findText(text)
        assert at >= 0, [combo.itemText(at) for at in range(combo.count())]
        combo.setCurrentIndex(at)
        combo.activated.emit(at)

    def button(self, text: str) -> QPushButton:
        """Find a button by what is written on it."""
        return next(each for each in self.window.findChildren(QPushButton) if each.text() == text)

    def action(self, text: str) -> QAction:
        """Find a command of the lab."""
        return next(action for action in self.lab.actions() if action.text() == text)

    def pick_layer(self, name: str) -> None:
        """Click a layer of the strip, and wait for its maps."""
        QTest.mouseClick(self.view.strip, LEFT, NONE, self.view.strip.bar_rect(name).center().toPoint())
        self.settle()

    def pick_map(self, channel: int) -> None:
        """Click a map of the mosaic."""
        mosaic = self.view.mosaic
        mosaic.show_channel(channel)
        QTest.mouseClick(mosaic.viewport(), LEFT, NONE, mosaic.cell_rect(channel).center().toPoint())

    def place_of(self, row: int, column: int) -> QPoint:
        """Find where a cell of the large picture is drawn."""
        view = self.view.map_view
        placed = self.view.viewport.placed(QSizeF(view.size()))
        return placed.to_screen(view.cell_rect(row, column)).center().toPoint()

    def click_unit(self, row: int, column: int) -> None:
        """Click a unit of the large map."""
        QTest.mouseClick(self.view.map_view, LEFT, NONE, self.place_of(row, column))

    # What eyes see

    def labels(self) -> list[str]:
        """Read all labels of the canvas and the panel."""
        return [getattr(each, "whole", each.property("text")) or "" for each in self.window.findChildren(QWidget)]

    def reads(self, text: str) -> bool:
        """Tell whether some label holds a text."""
        return any(text in label for label in self.labels())

    def order(self) -> list[int]:
        """Read the channels of the mosaic, as they lie on screen."""
        mosaic = self.view.mosaic
        places = []
        for channel in range(self.lab._presenter.shown.shape[2] if self.lab._presenter.shown else 0):
            rect = mosaic.cell_rect(channel)
            places.append((round(rect.y()), round(rect.x()), channel))
        return [channel for _, _, channel in sorted(places)]


def written(text: str) -> float:
    """Read a number as the app writes it."""
    return float(text.replace("−", "-").replace(",", ""))


def numbers_in(text: str) -> list[float]:
    """Read all numbers of a sentence."""
    return [written(found) for found in re.findall(r"[−-]?\d[\d,]*(?:\.\d+)?", text)]


def seen_value(bench: Bench, row: int, column: int) -> float:
    """Read a number of the large map."""
    picture = bench.view.map_view.picture
    assert picture is not None
    return written(picture.cell(row, column)[0][0])


def assert_on_screen(bench: Bench, expected: NDArray[np.float32]) -> None:
    """Hold the numbers of the large map to others, (H, W), to the decimals that are written; of many, some."""
    bench.settle()
    picture = bench.view.map_view.picture
    assert picture is not None
    assert picture.shape == expected.shape
    height, width = picture.shape
    for row in range(0, height, max(height // 6, 1)):
        for column in range(0, width, max(width // 6, 1)):
            assert seen_value(bench, row, column) == pytest.approx(expected[row, column], abs=0.0101, rel=1e-4)


Build = Callable[..., Bench]


@pytest.fixture
def build(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, network: Network
) -> Iterator[Callable[..., Bench]]:
    """Return what builds the lab around a photo and a way to load the network; the caches are the test's own."""
    monkeypatch.setenv("CNNGUI_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(live_lab, "likely_cameras", lambda: ())
    monkeypatch.setattr(controller, "FINER_MS", 10)
    built: list[Bench] = []

    def build_one(
        photo: Photo | Grid | None = None, load: Load | None = None, *, device: str = "auto", enter: bool = True
    ) -> Bench:
        workspace, jobs = Workspace(photo or cat()), JobRunner()
        settings, messages = Settings(tmp_path / "settings.json"), FakeMessages()
        settings.set("device", device)
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


def computed(network: Network, request: Request, pixels: Pixels | None = None, cache: Cache | None = None) -> Result:
    """Compute maps as the lab does, at once."""
    steps = compute(request, cat().pixels if pixels is None else pixels, network, cache or Cache(), Mode(), (1, 1))
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result


def shown_of(network: Network, state: State, *, before_relu: bool = False) -> Shown:
    """Return what the lab shows of the small cat in a state."""
    return Shown(state, computed(network, Request(state.source, state.size, state.layer, before_relu)))


def on_map(bench: Bench, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
    """Press a key on the large map."""
    bench.view.map_view.setFocus()
    QTest.keyClick(bench.view.map_view, key, keys)


def hover(bench: Bench, row: int, column: int) -> None:
    """Point at a unit of the large map."""
    view = bench.view.map_view
    QTest.mouseMove(view, bench.place_of(row, column) + QPoint(1, 0))
    QTest.mouseMove(view, bench.place_of(row, column))
    assert view.cell_at(QPointF(bench.place_of(row, column))) == (row, column)
