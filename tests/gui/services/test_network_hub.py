"""The network that all labs share: loaded once, on the device of the settings, in the way that trials found fastest."""

import threading
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from cnngui.engine.errors import CnnguiError
from cnngui.gui.services import network_hub
from cnngui.gui.services.jobs import JobRunner, Lane
from cnngui.gui.services.network_hub import NetworkHub
from cnngui.gui.services.settings import Settings
from cnngui.networks.devices import Device
from cnngui.networks.loading import DeviceError, Loaded, Loading, choose, loading, memory
from cnngui.networks.modes import Trial
from cnngui.networks.network import Mode, Network
from cnngui.networks.weight_files import WeightsError

CPU = Device("cpu", "CPU", works=True, reason="", milliseconds=1.0)
GPU = Device("cuda:0", "CUDA T1", works=True, reason="", milliseconds=0.1)
BROKEN = Device("xpu:0", "XPU A1", works=False, reason="It computes wrong numbers.", milliseconds=None)
HALF = Mode("cpu", "bfloat16")

Load = Callable[[str], Generator[object, None, Loaded]]


class Loader:
    """Stands in for `loading`: gives networks without weights; one load a `let`, unless it is open."""

    def __init__(self, *devices: Device, is_tried: bool = True, error: Exception | None = None) -> None:
        self.devices = devices
        self.is_tried = is_tried
        self.error = error
        self.asked: list[str] = []
        self._let = threading.Semaphore(1000)

    def close(self) -> None:
        """Let nobody through until `let`."""
        self._let = threading.Semaphore(0)

    def let(self) -> None:
        """Let one load go on."""
        self._let.release()

    def __call__(self, wanted: str) -> Generator[object, None, Loaded]:
        """Load."""
        self.asked.append(wanted)
        yield Loading(0.0)
        assert self._let.acquire(timeout=20), "the test never let this load go"
        yield Loading(0.5)
        if self.error is not None:
            raise self.error
        device = choose(self.devices, wanted)
        spare = Mode("cpu", algorithm="ncnn")
        return Loaded(Network({}, Mode(device.name)), device, self.devices, spare, is_tried=self.is_tried)


class World:
    """A hub and what it told."""

    def __init__(
        self, qtbot: QtBot, settings: Settings, load: Callable[[str], Generator[object, None, Loaded]]
    ) -> None:
        self.qtbot = qtbot
        self.jobs = JobRunner()
        self.settings = settings
        self.hub = NetworkHub(self.jobs, settings, load=load)
        self.changes: list[str] = []
        self.errors: list[Exception] = []
        self.hub.changed.connect(lambda: self.changes.append(self.hub.title))
        self.hub.failed.connect(self.errors.append)

    def idle(self) -> None:
        """Wait until nothing runs."""
        self.qtbot.waitUntil(self.jobs.is_idle, timeout=20_000)


Make = Callable[..., World]


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Return what builds a hub around a loader; its settings and its memory are the test's own."""
    monkeypatch.setenv("CNNGUI_CACHE_DIR", str(tmp_path / "cache"))
    made: list[World] = []

    def make_one(load: Load, device: str = "auto") -> World:
        settings = Settings(tmp_path / "settings.json")
        settings.set("device", device)
        made.append(World(qtbot, settings, load))
        return made[-1]

    yield make_one
    for world in made:
        world.jobs.shutdown()


def test_nothing_is_loaded_until_it_is_asked_for(make: Make) -> None:
    """Before that there is no network and no device, and the CPU stands for it."""
    loader = Loader(GPU, CPU)
    hub = make(loader).hub
    assert (hub.network, hub.devices, hub.is_busy, hub.wanted) == (None, (), False, "auto")
    assert (hub.title, hub.spare) == ("CPU", Mode("cpu"))
    assert loader.asked == []


def test_it_is_loaded_once(make: Make) -> None:
    """Whoever asks, and however often; it belongs to no window."""
    loader = Loader(GPU, CPU)
    loader.close()
    world = make(loader)
    for _ in range(3):
        world.hub.request()
    (job,) = world.jobs.jobs()
    assert (job.title, job.lane, job.outlives_window) == ("Getting the network ready", Lane.TORCH, True)
    assert world.hub.is_busy
    loader.let()
    world.idle()
    world.hub.request()
    assert world.jobs.is_idle()
    assert loader.asked == ["auto"]
    assert world.changes == ["CUDA T1"]
    assert world.hub.network is not None
    assert world.hub.network.mode == Mode("cuda:0")
    assert world.hub.devices == (GPU, CPU)
    assert world.hub.spare == Mode("cpu", algorithm="ncnn")
    assert not world.hub.is_busy


def test_a_device_is_chosen_and_remembered(make: Make, tmp_path: Path) -> None:
    """Also for tomorrow; the last choice counts."""
    loader = Loader(GPU, CPU)
    world = make(loader)
    world.hub.request()
    world.idle()
    world.hub.choose("cpu")
    world.idle()
    assert world.changes == ["CUDA T1", "CPU"]
    assert Settings(tmp_path / "settings.json").text("device") == "cpu"
    loader.close()
    world.hub.choose("cuda:0")
    world.hub.choose("cpu")
    loader.let()
    loader.let()
    world.idle()
    assert world.changes == ["CUDA T1", "CPU", "CPU"]
    assert world.hub.wanted == "cpu"


def test_the_settings_say_which_device(make: Make) -> None:
    """From the start."""
    world = make(Loader(GPU, CPU), device="cpu")
    world.hub.request()
    world.idle()
    assert world.changes == ["CPU"]


@pytest.mark.parametrize("device", ["cuda:0", "xpu:0"])
def test_a_device_that_is_gone_gives_way(make: Make, device: str) -> None:
    """The error is told, the best that is here computes, and the setting is automatic again."""
    loader = Loader(BROKEN, CPU)
    world = make(loader, device=device)
    world.hub.request()
    world.idle()
    (error,) = world.errors
    assert isinstance(error, DeviceError)
    assert device in str(error)
    assert world.changes == ["CPU"]
    assert world.hub.wanted == "auto"
    assert loader.asked == [device, "auto"]


def test_no_device_at_all(make: Make) -> None:
    """Is told once, without an endless search."""
    loader = Loader(BROKEN)
    world = make(loader)
    world.hub.request()
    world.idle()
    assert len(world.errors) == 1
    assert loader.asked == ["auto"]


def test_a_load_that_fails_can_be_tried_again(make: Make) -> None:
    """Damaged weights, for one: the device of the settings is not to blame, and stays."""
    error = WeightsError("The weights are damaged.")
    loader = Loader(CPU, error=error)
    world = make(loader, device="cpu")
    world.hub.request()
    world.idle()
    assert world.errors == [error]
    assert (world.hub.network, world.hub.is_busy, world.hub.wanted) == (None, False, "cpu")
    loader.error = None
    world.hub.request()
    world.idle()
    assert world.changes == ["CPU"]


def test_a_choice_that_fails_keeps_the_network(make: Make) -> None:
    """What there was goes on until there is another."""
    loader = Loader(CPU)
    world = make(loader)
    world.hub.request()
    world.idle()
    network = world.hub.network
    loader.error = CnnguiError("The weights are damaged.")
    world.hub.choose("cpu")
    world.idle()
    assert world.hub.network is network
    assert len(world.errors) == 1


def test_a_stopped_load_can_be_asked_for_again(make: Make) -> None:
    """Stop in the job bar."""
    loader = Loader(CPU)
    loader.close()
    world = make(loader)
    world.hub.request()
    world.jobs.jobs()[0].cancel()
    loader.let()
    world.idle()
    assert (world.hub.network, world.hub.is_busy, world.changes) == (None, False, [])
    loader.let()
    world.hub.request()
    world.idle()
    assert world.changes == ["CPU"]


def test_falling_back(make: Make) -> None:
    """A job went on with the CPU: so do all others, told once; the setting stays, for the GPU may be free tomorrow."""
    world = make(Loader(GPU, CPU))
    world.hub.request()
    world.idle()
    spare = Network({}, world.hub.spare)
    world.hub.fall_back(spare)
    world.hub.fall_back(Network({}, world.hub.spare))
    assert world.changes == ["CUDA T1", "CPU"]
    assert world.hub.network is spare
    assert world.hub.wanted == "auto"


def test_a_device_is_lost_once(make: Make) -> None:
    """Whoever hears of it later, or of another device, hears nothing new."""
    world = make(Loader(GPU, CPU))
    world.hub.request()
    world.idle()
    gpu = world.hub.network
    assert gpu is not None
    assert not world.hub.lose_device(Network({}, world.hub.spare))
    assert world.hub.lose_device(gpu)
    assert not world.hub.lose_device(gpu)
    assert world.changes == ["CUDA T1", "CPU"]


# Trials


class Trials:
    """Stands in for `trials`."""

    def __init__(self, best: Mode, error: Exception | None = None) -> None:
        self.best = best
        self.error = error
        self.tried: list[str] = []

    def __call__(self, network: Network, device: str, photos: object) -> Generator[Trial, None, Mode]:
        """Try nothing, and know the best."""
        del network, photos
        self.tried.append(device)
        yield Trial(self.best, 1.0, 0.0, 1.0)
        if self.error is not None:
            raise self.error
        return self.best


@pytest.fixture
def try_with(monkeypatch: pytest.MonkeyPatch) -> Callable[[Trials], Trials]:
    """Return what lets ways be tried by a stand-in."""

    def use(trials: Trials) -> Trials:
        monkeypatch.setattr(network_hub, "trials", trials)
        monkeypatch.setattr(network_hub, "trial_photos", lambda: [np.zeros((8, 8, 3), np.uint8)])
        return trials

    return use


def test_ways_are_tried_when_nobody_waits(make: Make, try_with: Callable[[Trials], Trials]) -> None:
    """Not while anything runs; then quietly, once; the fastest is taken without a word, and remembered."""
    trials = try_with(Trials(HALF))
    go_on = threading.Event()
    world = make(Loader(CPU, is_tried=False))
    world.jobs.start(Lane.FILES, lambda: go_on.wait(20), title="Saving")
    world.hub.request()
    world.qtbot.waitUntil(lambda: world.hub.network is not None)
    assert [job.title for job in world.jobs.jobs()] == ["Saving"]
    assert trials.tried == []
    go_on.set()
    world.qtbot.waitUntil(lambda: world.hub.network is not None and world.hub.network.mode == HALF)
    world.idle()
    world.jobs.start(Lane.FILES, lambda: None, title="Saving")
    world.idle()
    assert trials.tried == ["cpu"]
    assert world.changes == ["CPU"]
    assert memory().mode("CPU", "cpu") == HALF


def test_what_is_remembered_is_not_tried(make: Make, try_with: Callable[[Trials], Trials]) -> None:
    """Nor is anything while there is no network."""
    trials = try_with(Trials(HALF))
    world = make(Loader(CPU, is_tried=True))
    world.jobs.start(Lane.FILES, lambda: None, title="Saving")
    world.idle()
    world.hub.request()
    world.idle()
    assert trials.tried == []
    assert world.hub.network is not None
    assert world.hub.network.mode == Mode("cpu")


def test_a_device_that_has_just_failed_is_not_tried(make: Make, try_with: Callable[[Trials], Trials]) -> None:
    """The CPU computes, in its spare way."""
    trials = try_with(Trials(Mode("cuda:0", "float16")))
    world = make(Loader(GPU, CPU, is_tried=False))
    world.hub.changed.connect(lambda: world.hub.fall_back(Network({}, world.hub.spare)))
    world.hub.request()
    world.idle()
    assert trials.tried == []


def test_trials_that_fail_change_nothing(make: Make, try_with: Callable[[Trials], Trials]) -> None:
    """It stays as it is, and nobody is bothered."""
    try_with(Trials(HALF, ValueError("broken on purpose")))
    world = make(Loader(CPU, is_tried=False))
    world.hub.request()
    world.idle()
    assert world.hub.network is not None
    assert world.hub.network.mode == Mode("cpu")
    assert world.errors == []
    assert memory().mode("CPU", "cpu") is None


def test_trials_of_a_device_that_people_have_left(make: Make, try_with: Callable[[Trials], Trials]) -> None:
    """Are remembered for later, and change nothing now."""
    try_with(Trials(HALF))
    loader = Loader(GPU, CPU, is_tried=False)
    world = make(loader, device="cpu")
    world.hub.request()
    world.qtbot.waitUntil(lambda: world.hub.network is not None)
    loader.is_tried = True
    world.hub.choose("cuda:0")
    world.idle()
    assert world.hub.network is not None
    assert world.hub.network.mode == Mode("cuda:0")
    assert memory().mode("CPU", "cpu") in {HALF, None}


def test_closing_in_the_middle(make: Make, try_with: Callable[[Trials], Trials]) -> None:
    """The window is closed while the network is being loaded: nothing comes, nothing is tried."""
    trials = try_with(Trials(HALF))
    loader = Loader(CPU, is_tried=False)
    world = make(loader)
    world.hub.request()
    world.jobs.shutdown()
    assert world.changes == []
    assert trials.tried == []


def test_the_real_network(make: Make) -> None:
    """With the bundled weights, in the way that is remembered."""
    memory().keep("CPU", HALF)
    world = make(loading, device="cpu")
    world.hub.request()
    world.idle()
    assert world.changes == ["CPU"]
    network = world.hub.network
    assert network is not None
    assert network.mode == HALF
    assert network.weights["conv5_3.weight"].shape == (512, 512, 3, 3)
    assert "cpu" in {device.name for device in world.hub.devices}
