"""The runner: the layer that is wanted first, then all others; only the last wish counts; devices come and go."""

import threading
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import CnnguiError, Note
from cnngui.gui.labs.maps.runner import Runner
from cnngui.gui.labs.maps.work import Request, Result
from cnngui.gui.services.jobs import JobRunner
from cnngui.gui.services.network_hub import NetworkHub
from cnngui.gui.services.settings import Settings
from cnngui.networks.loading import Loaded
from cnngui.networks.network import Network
from cnngui.tasks.feature_maps import Cache
from tests.fakes_networks import FakeGpu, Load, loads
from tests.gui.labs.photos import cat, computed_by_torch, near, right
from tests.networks.reference import NAMES


class World:
    """A runner and what it answered."""

    def __init__(self, qtbot: QtBot, settings: Settings, load: Load) -> None:
        self.qtbot = qtbot
        self.jobs = JobRunner()
        self.networks = NetworkHub(self.jobs, settings, load=load)
        self.cache = Cache()
        self.runner = Runner(self.jobs, self.networks, self.cache)
        self.results: list[Result] = []
        self.ready: list[frozenset[str]] = []
        self.notes: list[Note] = []
        self.errors: list[Exception] = []
        self.stops: list[bool] = []
        self.runner.result_ready.connect(self.results.append)
        self.runner.layers_ready.connect(self.ready.append)
        self.runner.fell_back.connect(self.notes.append)
        self.runner.failed.connect(self.errors.append)
        self.runner.stopped.connect(lambda: self.stops.append(True))

    def ask(self, layer: str, pixels: Pixels | None = None, source: int = 1, cell: tuple[int, int] = (1, 1)) -> None:
        """Ask for a layer of a photo, the small cat if no other is given."""
        self.runner.ask(
            Request(source, 224, layer, before_relu=False), cat().pixels if pixels is None else pixels, cell
        )

    def settle(self) -> None:
        """Wait until nobody waits."""
        self.qtbot.waitUntil(lambda: not self.runner.is_busy, timeout=20_000)

    def idle(self) -> None:
        """Wait until nothing runs."""
        self.qtbot.waitUntil(lambda: self.jobs.is_idle() and not self.runner.is_busy, timeout=20_000)


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path, network: Network) -> Iterator[Callable[..., World]]:
    """Return what builds a world of its own around a way to load the network."""
    made: list[World] = []

    def make_one(load: Load | None = None) -> World:
        made.append(World(qtbot, Settings(tmp_path / "settings.json"), load or loads(network)))
        return made[-1]

    yield make_one
    for world in made:
        world.jobs.shutdown()


@pytest.fixture
def world(make: Callable[..., World]) -> World:
    """Return a world where nothing has been asked yet."""
    return make()


def test_the_first_wish_loads_the_network(world: World) -> None:
    """Busy meanwhile; then the maps come, and after them all other layers."""
    world.ask("conv2_1")
    assert world.runner.is_busy
    world.settle()
    (result,) = world.results
    assert near(result.maps.array(), right("conv2_1"))
    assert set(world.ready[-1]) == set(NAMES[:4])
    world.idle()
    assert set(world.ready[-1]) == set(NAMES)
    assert all(before < after for before, after in zip(world.ready, world.ready[1:], strict=False))
    world.ask("pool5")
    world.idle()
    assert world.results[-1].milliseconds < world.results[0].milliseconds
    assert near(world.results[-1].maps.array(), right("pool5"))


def test_only_the_last_wish_is_answered(world: World) -> None:
    """Wishes in a row, also while the network is being loaded."""
    for layer in ("conv1_1", "conv1_2", "pool1"):
        world.ask(layer)
    world.idle()
    for layer in ("conv5_1", "conv4_3", "conv4_2"):
        world.ask(layer, cat().pixels[::-1].copy(), source=2)
    world.idle()
    assert [result.maps.layer.name for result in world.results] == ["pool1", "conv4_2"]


def test_what_is_under_way_goes_on(world: World) -> None:
    """The same wish again, while a slider moves for one, does not start all over; another one does."""
    world.ask("conv1_1")
    world.idle()
    world.ask("conv4_1", cat().pixels[::-1].copy(), source=2)
    (job,) = world.jobs.jobs()
    stopped = []
    for cell in ((1, 1), (60, 90)):
        world.ask("conv4_1", cat().pixels[::-1].copy(), source=2, cell=cell)
        stopped.append(job.is_cancelled)
    assert stopped == [False, True]
    world.idle()
    assert len(world.results) == 2


def test_a_wish_after_a_stop_is_a_new_one(world: World) -> None:
    """A stop is told once; the same wish then computes."""
    world.ask("conv1_1")
    world.idle()
    world.ask("conv5_3", cat().pixels[::-1].copy(), source=2)
    world.jobs.jobs()[0].cancel()
    world.ask("conv5_3", cat().pixels[::-1].copy(), source=2)
    world.idle()
    assert len(world.results) == 2
    world.ask("conv5_3", cat().pixels[:, ::-1].copy(), source=3)
    world.jobs.jobs()[0].cancel()
    world.idle()
    assert world.stops == [True]
    assert len(world.results) == 2


def test_filling_gives_way(world: World) -> None:
    """To whoever wants maps, and where the lab is left."""
    world.ask("conv1_1")
    world.settle()
    (job,) = world.jobs.jobs()
    assert job.quiet
    world.ask("conv1_2")
    assert job.is_cancelled
    world.settle()
    world.runner.quiet()
    world.idle()
    assert set(world.ready[-1]) < set(NAMES)
    assert world.stops == []


def test_ready_layers_are_those_of_the_photo(world: World) -> None:
    """With another one the strip begins anew."""
    world.ask("conv1_1")
    world.idle()
    world.ask("pool1", cat().pixels[::-1].copy(), source=2)
    world.settle()
    assert set(world.ready[-1]) == {"conv1_1", "conv1_2", "pool1"}


def test_trouble_is_told(world: World) -> None:
    """A photo too small for the layer: one error, and the next wish works."""
    world.ask("pool5", cat().pixels[:8, :8].copy())
    world.idle()
    (error,) = world.errors
    assert isinstance(error, CnnguiError)
    world.ask("conv1_1")
    world.idle()
    assert len(world.results) == 1


def test_no_network_no_maps(make: Callable[..., World]) -> None:
    """Where none can be loaded nobody is busy; the next wish tries again."""
    tries: list[str] = []

    def load(wanted: str) -> Generator[object, None, Loaded]:
        tries.append(wanted)
        yield None
        raise CnnguiError("The weights are damaged.")

    world = make(load)
    world.ask("conv1_1")
    world.idle()
    assert world.results == []
    world.ask("conv1_1")
    world.idle()
    assert tries == ["auto", "auto"]


def test_a_device_that_fails(make: Callable[..., World], network: Network) -> None:
    """The CPU finishes: told once, one answer; it computes from then on, also what nobody waits for."""
    gpu = FakeGpu(network, fails="conv2_2")
    world = make(loads(gpu, network))
    world.ask("conv3_1")
    world.idle()
    assert [note.template for note in world.notes] == [
        "The memory of {device} is full, so the CPU went on. Smaller sizes fit."
    ]
    (result,) = world.results
    assert near(result.maps.array(), right("conv3_1"))
    assert world.networks.network is network
    assert set(world.ready[-1]) == set(NAMES)
    assert gpu.passed.count("conv2_2") == 1


def test_a_device_that_fails_while_nobody_waits(make: Callable[..., World], network: Network) -> None:
    """Is told all the same: the next wish is answered by another device than people think."""
    world = make(loads(FakeGpu(network, fails="conv5_1"), network))
    world.ask("conv1_1")
    world.idle()
    assert len(world.notes) == 1
    assert world.networks.network is network
    assert set(world.ready[-1]) == set(NAMES)


def test_another_device_while_maps_are_computed(make: Callable[..., World], network: Network) -> None:
    """The wish goes over to it, and the old device's answer does not bring the old device back."""
    go_on = threading.Event()

    class SlowGpu(FakeGpu):
        """Waits at its first layer."""

        def sent(self, photo: Pixels) -> object:  # type: ignore[override]
            """Wait until the other device is there."""
            assert go_on.wait(20)
            return super().sent(photo)

    world = make(loads(SlowGpu(network), network))
    world.networks.request()
    world.qtbot.waitUntil(lambda: world.networks.network is not None)
    world.ask("conv3_1")
    world.networks.choose("cpu")
    world.networks.changed.connect(go_on.set)
    go_on.set()
    world.idle()
    assert world.networks.network is network
    assert world.results[-1].network is network
    assert near(world.results[-1].maps.array(), right("conv3_1"))


def test_maps_of_two_photos_are_never_mixed(world: World) -> None:
    """Each has its own in the cache."""
    mirrored = cat().pixels[:, ::-1].copy()
    for source, pixels in ((1, cat().pixels), (2, mirrored), (1, cat().pixels)):
        world.ask("conv2_1", pixels, source=source)
        world.settle()
    assert near(world.results[0].maps.array(), right("conv2_1"))
    assert near(world.results[1].maps.array(), computed_by_torch(mirrored, "conv2_1"))
    assert near(world.results[2].maps.array(), right("conv2_1"))
