"""The newest request is computed: it waits for the network, gives way, is stopped, fails, and is begun anew."""

import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from cnngui.engine.errors import CnnguiError, Note
from cnngui.gui.lab.latest import LatestJob
from cnngui.gui.services.jobs import Lane
from cnngui.networks.loading import Loaded
from cnngui.networks.network import CPU
from tests.fakes_networks import GPU as CARD
from tests.gui.lab.conftest import FakeAsker, Make, light

GPU = CARD.name


@dataclass(frozen=True)
class Step:
    """A step of work; the device failed where there is a note."""

    fraction: float = 0.5
    note: Note | None = None


class Gate:
    """Work that goes on only when it is let."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.begun: list[tuple[str, str]] = []
        self.steps: list[Step] = [Step()]
        self.error: Exception | None = None

    def work(self, request: str, network: Any) -> Generator[Step, None, str]:  # noqa: ANN401
        """Begin, wait, and return the request in capitals."""
        device = "none" if network is None else network.mode.device
        self.begun.append((request, device))
        return self._work(request)

    def _work(self, request: str) -> Generator[Step, None, str]:
        yield from self.steps
        while not self.open.wait(0.005):
            yield Step()
        if self.error is not None:
            raise self.error
        return request.upper()


@dataclass
class Bench:
    """A job, its lab, its work, and what came of it."""

    asker: FakeAsker
    gate: Gate
    shown: list[tuple[str, str]]
    job: LatestJob[str, str]
    qtbot: QtBot

    def idle(self) -> None:
        """Let the work go on, and wait until nothing runs."""
        self.gate.open.set()
        jobs = self.asker.context.jobs
        self.qtbot.waitUntil(lambda: jobs.is_idle() and not self.job.is_busy, timeout=10_000)

    def begun(self, count: int) -> None:
        """Wait until so many works have begun."""
        self.qtbot.waitUntil(lambda: len(self.gate.begun) >= count, timeout=10_000)


Build = Callable[..., Bench]


@pytest.fixture
def build(make: Make, qtbot: QtBot) -> Build:
    """Return what builds a job of a lab whose network is loaded by ``load``."""

    def build_one(load: object = None, title: str = "Working", **options: object) -> Bench:
        asker, gate = make(load), Gate()
        shown: list[tuple[str, str]] = []
        job: LatestJob[str, str] = LatestJob(
            asker,
            "work",
            title,
            gate.work,
            lambda *found: shown.append(found),
            **options,  # type: ignore[arg-type]
        )
        return Bench(asker, gate, shown, job, qtbot)

    return build_one


def test_the_first_request_loads_the_network(build: Build) -> None:
    """Busy meanwhile; then the answer comes, and the job leads back to its lab."""
    bench = build()
    bench.job.ask("a")
    assert bench.job.is_busy
    bench.begun(1)
    (job,) = bench.asker.context.jobs.jobs()
    assert (job.title, job.quiet, job.lane) == ("Working", False, Lane.TORCH)
    assert job.lead_back is not None
    bench.idle()
    assert bench.shown == [("a", "A")]


def test_only_the_last_request_is_answered(build: Build) -> None:
    """Requests in a row, while the network is being loaded and after."""
    bench = build()
    for request in "abc":
        bench.job.ask(request)
    bench.begun(1)
    for request in "def":
        bench.job.ask(request)
    bench.idle()
    assert bench.shown == [("f", "F")]
    assert bench.gate.begun[0] == ("c", CPU)


def test_the_same_request_goes_on(build: Build) -> None:
    """Asked for again, as while a slider moves, it does not start all over."""
    bench = build(needs_network=False)
    bench.job.ask("a")
    bench.job.ask("a")
    bench.idle()
    assert bench.gate.begun == [("a", "none")]


def test_one_may_come_to_its_end_before_the_next(build: Build) -> None:
    """Then both are shown, and of those that wait only the newest."""
    bench = build(needs_network=False, may_end=lambda running, _: running == "a")
    for request in "abc":
        bench.job.ask(request)
    bench.idle()
    assert bench.shown == [("a", "A"), ("c", "C")]


def test_a_stop_is_told_and_can_be_taken_back(build: Build) -> None:
    """Once; the request is no longer awaited, and what the lab offers computes it after all."""
    bench = build(needs_network=False)
    bench.job.ask("a")
    bench.asker.context.jobs.jobs()[0].cancel()
    bench.idle()
    assert (bench.shown, len(bench.asker.again)) == ([], 1)
    bench.asker.again[0]()
    bench.idle()
    assert bench.shown == [("a", "A")]


def test_a_request_after_a_stop_is_a_new_one(build: Build) -> None:
    """Where the user has gone on meanwhile, nothing is told."""
    bench = build(needs_network=False)
    bench.job.ask("a")
    bench.asker.context.jobs.jobs()[0].cancel()
    bench.job.ask("a")
    bench.idle()
    assert (bench.shown, bench.asker.again) == ([("a", "A")], [])


def test_trouble_is_told(build: Build) -> None:
    """The lab complains; the next request works."""
    bench = build(needs_network=False)
    bench.gate.error = CnnguiError("No.")
    bench.job.ask("a")
    bench.idle()
    assert bench.asker.complaints == [bench.gate.error]
    bench.gate.error = None
    bench.job.ask("b")
    bench.idle()
    assert bench.shown == [("b", "B")]


def test_what_is_not_shown_keeps_silent(build: Build) -> None:
    """Nobody has asked for it: neither trouble nor a stop is told."""
    bench = build(title="", needs_network=False, awaited=False)
    assert bench.asker.watched == [False]
    bench.gate.error = CnnguiError("No.")
    bench.job.ask("a")
    assert bench.asker.context.jobs.jobs()[0].lead_back is None
    bench.idle()
    bench.gate.open.clear()
    bench.job.ask("b")
    bench.asker.context.jobs.jobs()[0].cancel()
    bench.idle()
    assert (bench.asker.complaints, bench.asker.again) == ([], [])


def test_no_network_no_answer(build: Build) -> None:
    """Where none can be loaded, nothing waits; the next request tries again."""
    tries: list[str] = []

    def load(wanted: str) -> Generator[object, None, Loaded]:
        tries.append(wanted)
        yield None
        raise CnnguiError("The weights are damaged.")

    bench = build(load)
    for _ in range(2):
        bench.job.ask("a")
        bench.idle()
    assert (bench.shown, tries) == ([], ["auto", "auto"])


def test_a_device_that_fails(build: Build) -> None:
    """It is told with the first step that knows, the CPU goes on, and the same work is not begun anew."""
    bench = build(light(GPU, CPU))
    note = Note("The device failed.")
    bench.gate.steps = [Step(note=note), Step()]
    bench.job.ask("a")
    bench.qtbot.waitUntil(lambda: bool(bench.asker.failed), timeout=10_000)
    bench.idle()
    assert (note, GPU) in bench.asker.failed
    assert bench.asker.context.networks.network is not None
    assert bench.asker.context.networks.network.mode.device == CPU
    assert (bench.gate.begun, bench.shown) == ([("a", GPU)], [("a", "A")])


def test_another_device_meanwhile(build: Build) -> None:
    """The request goes over to it."""
    bench = build(light(GPU, CPU))
    bench.job.ask("a")
    bench.begun(1)
    bench.asker.context.networks.choose(CPU)
    bench.begun(2)
    bench.idle()
    assert (bench.gate.begun, bench.shown) == ([("a", GPU), ("a", CPU)], [("a", "A")])


def test_a_pause_comes_first(build: Build) -> None:
    """Of requests in a hurry only the last begins."""
    bench = build(needs_network=False, pause_ms=20)
    for request in "abc":
        bench.job.ask(request)
        assert bench.job.is_busy
    bench.idle()
    assert bench.gate.begun == [("c", "none")]


def test_a_lab_that_is_left_begins_nothing(build: Build) -> None:
    """What waits is dropped, what is under way comes to its end; `leave_off` ends that too."""
    bench = build(needs_network=False, may_end=lambda *_: True)
    bench.job.ask("a")
    bench.job.ask("b")
    bench.asker.is_in_front = False
    bench.job.rest()
    bench.idle()
    assert bench.shown == [("a", "A")]
    bench.job.ask("c")
    assert bench.asker.context.jobs.is_idle()
    bench.asker.is_in_front = True
    bench.gate.open.clear()
    bench.job.ask("d")
    bench.job.leave_off()
    assert not bench.job.is_busy
    bench.idle()
    assert bench.shown == [("a", "A")]
