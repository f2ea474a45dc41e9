"""The runner: never more than one comparison behind the people, whatever fails or is stopped."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cnngui.engine.errors import Note
from cnngui.gui.labs.compare.runner import Runner
from cnngui.gui.labs.compare.work import Depth, Kept, Request, Result
from cnngui.gui.services.jobs import JobRunner
from cnngui.gui.services.network_hub import NetworkHub
from cnngui.gui.services.settings import Settings
from cnngui.networks.loading import DeviceError
from cnngui.networks.network import Network
from cnngui.tasks.surgery import Zeroed
from tests.fakes_networks import FakeGpu, Load, loads
from tests.gui.labs.compare.conftest import a_request, chain_of
from tests.gui.labs.photos import cat, near, right


class World:
    """A runner and what it answered."""

    def __init__(self, qtbot: QtBot, settings: Settings, load: Load) -> None:
        self.qtbot = qtbot
        self.jobs = JobRunner()
        self.networks = NetworkHub(self.jobs, settings, load=load)
        self.runner = Runner(self.jobs, self.networks, Kept())
        self.results: list[Result] = []
        self.notes: list[Note] = []
        self.errors: list[Exception] = []
        self.stops: list[bool] = []
        self.runner.result_ready.connect(self.results.append)
        self.runner.fell_back.connect(lambda note: None if note is None else self.notes.append(note))
        self.runner.failed.connect(self.errors.append)
        self.runner.stopped.connect(lambda: self.stops.append(True))

    def ask(self, request: Request, **options: object) -> None:
        """Ask about the small cat."""
        self.runner.ask(request, cat().pixels, options.pop("cuts", ()), **options)  # type: ignore[arg-type]

    def idle(self) -> None:
        """Wait until nothing is computed any more."""
        self.qtbot.waitUntil(lambda: self.jobs.is_idle() and not self.runner.is_busy, timeout=20_000)

    def close(self) -> None:
        """End the threads."""
        self.jobs.shutdown()
        for each in (self.runner, self.networks, self.jobs):
            each.deleteLater()


@pytest.fixture
def world(qtbot: QtBot, tmp_path: Path, network: Network) -> Iterator[World]:
    """Return a runner on the real network."""
    made = World(qtbot, Settings(tmp_path / "settings.json"), loads(network))
    yield made
    made.close()


def kernel(number: int) -> Request:
    """Ask with the kernel of a number."""
    return a_request(chain_of((float(number), 0.0, -1.0)))


def held_network(world: World, network: Network, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Let the network wait before its layers until the event is set."""
    go_on = threading.Event()
    through = network.through

    def slowly(*arguments: object, **options: object) -> object:
        assert go_on.wait(20)
        return through(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(network, "through", slowly)
    world.networks.request()
    world.qtbot.waitUntil(lambda: world.networks.network is not None)
    return go_on


def test_the_network_is_loaded_first(world: World) -> None:
    """Asked before there is one: it is loaded, and then the answer comes."""
    assert world.networks.network is None
    world.ask(kernel(1))
    assert world.runner.is_busy
    world.idle()
    (result,) = world.results
    assert result.request == kernel(1)
    assert near(result.learned(42)[0], right("conv1_1", before_relu=True)[42])


def test_quick_wishes_never_queue_up(world: World, network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty kernels while the first is computed: one job runs, and after it only the last one's."""
    go_on = held_network(world, network, monkeypatch)
    for number in range(20):
        world.ask(kernel(number))
        assert len(world.jobs.jobs()) == 1
    go_on.set()
    world.idle()
    assert [result.request for result in world.results] == [kernel(0), kernel(19)]


def test_another_layer_stops_the_one_under_way(world: World, network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its answer is dropped: nobody looks at that layer any more."""
    go_on = held_network(world, network, monkeypatch)
    world.ask(kernel(1))
    other = replace(kernel(1), layer="conv1_2")
    world.ask(other)
    go_on.set()
    world.idle()
    assert [result.request for result in world.results] == [other]
    assert near(world.results[0].learned(3)[0], right("conv1_2", before_relu=True)[3])


def test_depth_is_handed_on(world: World) -> None:
    """As much as is asked for."""
    world.ask(kernel(1), depth=Depth.RESPONSE)
    world.idle()
    world.ask(kernel(1))
    world.idle()
    assert [result.depth for result in world.results] == [Depth.RESPONSE, Depth.CHANCE]


def test_stopping(world: World, network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits is dropped too; the next wish is answered."""
    go_on = held_network(world, network, monkeypatch)
    world.ask(kernel(1))
    world.ask(kernel(2))
    (job,) = world.jobs.jobs()
    job.cancel()
    go_on.set()
    world.idle()
    assert world.stops == [True]
    assert world.results == []
    world.ask(kernel(3))
    world.idle()
    assert [result.request for result in world.results] == [kernel(3)]


def test_a_failure_is_told_and_the_next_wish_is_answered(
    world: World, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also one that waited meanwhile."""
    world.ask(kernel(1))
    world.idle()
    with monkeypatch.context() as patch:
        patch.setattr(network, "through", lambda *_, **__: (_ for _ in ()).throw(ValueError("broken on purpose")))
        world.ask(replace(kernel(1), layer="conv2_2"))
        world.idle()
    assert [str(error) for error in world.errors] == ["broken on purpose"]
    world.ask(kernel(2))
    world.idle()
    assert world.results[-1].request == kernel(2)


def test_the_operated_network_is_made_once(world: World, network: Network) -> None:
    """The same cuts give the same one; others another; none the network itself."""
    assert world.runner.network(()) is None
    world.networks.request()
    world.qtbot.waitUntil(lambda: world.networks.network is not None)
    cuts = (Zeroed("conv1_1", 3),)
    first = world.runner.network(cuts)
    assert world.runner.network((Zeroed("conv1_1", 3),)) is first
    assert world.runner.network((Zeroed("conv1_1", 4),)) is not first
    assert world.runner.network(()) is network


def test_before_and_after_come_together(world: World) -> None:
    """With a cut, the maps of the network as it was are there too."""
    world.ask(kernel(1), cuts=(Zeroed("conv1_1", 3),))
    world.idle()
    (result,) = world.results
    before = result.learned_before(3)
    assert before is not None
    assert near(before, right("conv1_1", before_relu=True)[3])
    assert not result.learned(3)[0].any()


def test_a_device_that_fails(qtbot: QtBot, tmp_path: Path, network: Network) -> None:
    """The answer comes all the same, with its note."""
    world = World(qtbot, Settings(tmp_path / "settings.json"), loads(FakeGpu(network, "conv1_1"), network))
    world.ask(kernel(1))
    world.idle()
    assert len({id(note) for note in world.notes}) == 1
    assert world.results[0].network is network
    world.close()


def test_no_network(qtbot: QtBot, tmp_path: Path) -> None:
    """Nobody waits for one that cannot be loaded."""

    def load(wanted: str) -> Iterator[object]:
        yield from ()
        raise DeviceError("There is no device {wanted}.", wanted=wanted)

    world = World(qtbot, Settings(tmp_path / "settings.json"), load)  # type: ignore[arg-type]
    world.ask(kernel(1))
    world.idle()
    assert world.results == []
    world.close()
