"""The runner: short runs at once, long ones as a job, and only the last wish counts."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cnngui.engine.chain import Chain, Layer, shapes
from cnngui.engine.kernels.table import find
from cnngui.gui.labs.filters.runner import Runner
from cnngui.gui.labs.filters.work import Result
from cnngui.gui.services.jobs import JobRunner
from cnngui.gui.services.workspace import Source, source_of
from tests.gui.labs.photos import a_photo

QUICK, SLOW = 1e9, 1.0
"""Multiplications a millisecond: so that any run seems short, or long."""


class World:
    """A runner and what it answered."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.jobs = JobRunner()
        self.runner = Runner(self.jobs)
        self.source: Source = source_of(a_photo(), None)
        self.results: list[Result] = []
        self.stops: list[bool] = []
        self.runner.result_ready.connect(self.results.append)
        self.runner.stopped.connect(lambda: self.stops.append(True))

    def ask(self, *names: str, speed: float = SLOW) -> Chain:
        """Ask for a chain with one filter a layer."""
        chain = Chain(tuple(Layer((find(name).filter,)) for name in names))
        self.runner._speed = speed
        self.runner.ask(self.source, chain, shapes(chain, self.source.shape))
        return chain

    def settle(self) -> None:
        """Wait until nothing runs."""
        self.qtbot.waitUntil(lambda: self.jobs.is_idle() and not self.runner.is_busy)


@pytest.fixture
def world(qtbot: QtBot, qapp: object) -> Iterator[World]:
    """Return a world of its own."""
    world = World(qtbot)
    yield world
    world.jobs.shutdown()


def test_short_runs_are_done_at_once(world: World) -> None:
    """The answer is there when `ask` returns, without a job."""
    chain = world.ask("emboss", speed=QUICK)
    assert [result.chain for result in world.results] == [chain]
    assert not world.runner.is_busy


def test_what_is_known_is_not_run_again(world: World) -> None:
    """The same chain gives the same result; a second layer keeps the first's planes."""
    world.ask("emboss", speed=QUICK)
    world.ask("emboss")
    assert world.results[1] is world.results[0]
    world.ask("emboss", "sharpen", speed=QUICK)
    assert world.results[2].planes[0] is world.results[0].planes[0]


def test_long_runs_are_jobs_that_give_way(world: World) -> None:
    """While one is under way, newer wishes wait, the last one only; a long one is stopped for it."""
    world.ask("emboss")
    assert world.runner.is_busy
    assert world.results == []
    (job,) = world.jobs.jobs()
    for name in ("sobel-x", "laplacian", "sharpen"):
        last = world.ask(name)
    assert job.is_cancelled
    world.settle()
    assert world.results[-1].chain == last
    assert len(world.results) <= 2
    assert world.stops == []


def test_a_stop_by_people_is_told(world: World) -> None:
    """Stop in the job bar: no result, one signal, and the next wish works."""
    world.ask("emboss", "emboss", "emboss")
    world.jobs.jobs()[0].cancel()
    world.settle()
    assert world.stops == [True]
    chain = world.ask("sharpen", speed=QUICK)
    assert world.results[-1].chain == chain
