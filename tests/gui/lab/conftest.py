"""A lab that does nothing but be asked, with a network that is as light as can be."""

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cnngui.engine.errors import Note
from cnngui.gui.lab.latest import LatestJob
from cnngui.networks.loading import Loaded, Loading, choose
from cnngui.networks.network import CPU, Mode, Network
from tests.fakes_networks import GPU, PROCESSOR, Load
from tests.gui.labs.bench import World, build_world


class LightNetwork(Network):
    """A network that never computes: tests of the kit only look at which device it is on."""

    def __init__(self, device: str = CPU) -> None:
        super().__init__({"conv1_1.weight": np.zeros((64, 3, 3, 3), np.float32)}, Mode(device), name="light")

    def in_mode(self, mode: Mode) -> Network:
        """Return the network on another device."""
        return LightNetwork(mode.device)


def light(*devices: str) -> Load:
    """Return what loads the light network, on the best of some devices."""

    def load(wanted: str) -> Generator[object, None, Loaded]:
        yield Loading(0.5)
        known = tuple(GPU if name == GPU.name else PROCESSOR for name in devices or (CPU,))
        device = choose(known, wanted)
        return Loaded(LightNetwork(device.name), device, known, Mode(CPU), is_tried=True)

    return load


class FakeAsker(QObject):
    """A lab as `LatestJob` knows it: writes down what it is told."""

    name = "fake"

    def __init__(self, world: World) -> None:
        super().__init__()
        self.context = world.context
        self.is_in_front = True
        self.complaints: list[Exception] = []
        self.again: list[Callable[[], None]] = []
        self.failed: list[tuple[Note, str]] = []
        self.watched: list[bool] = []

    def watch_job(self, job: LatestJob[object, object], *, awaited: bool) -> None:
        """Write it down."""
        del job
        self.watched.append(awaited)

    def complain(self, error: Exception) -> None:
        """Write it down."""
        self.complaints.append(error)

    def follow_soon(self) -> None:
        """Follow nothing: there is no state."""

    def tell_stopped(self, again: Callable[[], None]) -> None:
        """Write it down."""
        self.again.append(again)

    def tell_device_failed(self, note: Note, network: Network) -> None:
        """Write it down, and fall back as a lab does."""
        self.failed.append((note, network.mode.device))
        self.context.networks.fall_back(network.in_mode(self.context.networks.spare))


Make = Callable[..., FakeAsker]


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Iterator[Make]:
    """Return what builds an asker around a way to load the network."""
    del qtbot
    worlds: list[World] = []

    def make_one(load: Load | None = None) -> FakeAsker:
        worlds.append(build_world(tmp_path, load or light()))
        return FakeAsker(worlds[-1])

    yield make_one
    for world in worlds:
        world.context.jobs.shutdown()
