"""Jobs run off the main thread, in turns, and report on the main thread."""

import gc
import random
import threading
import weakref
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from cnngui.gui.services.jobs import Job, JobRunner, Lane


@dataclass(frozen=True)
class Step:
    """One step of the counting job."""

    number: int
    fraction: float | None = None


@dataclass(frozen=True)
class Resumed:
    """A step of something half done that knows how long the other half takes."""

    time_left: float | None
    fraction: float = 0.5


class Gate:
    """A job that makes one step each time the test lets it, and tells which steps it made and on which thread."""

    def __init__(self, name: str = "", log: list[str] | None = None) -> None:
        self.log = [] if log is None else log
        self.name = name
        self.closed_on = ""
        self._let = threading.Semaphore(0)

    def let(self, steps: int = 1) -> None:
        """Allow ``steps`` more."""
        self._let.release(steps)

    def steps(self, total: int) -> Generator[Step, None, str]:
        """Make ``total`` steps."""
        try:
            for number in range(total):
                assert self._let.acquire(timeout=20), "the test never let this step go"
                self.log.append(f"{self.name}{number}")
                yield Step(number, (number + 1) / total)
            return f"{self.name} done"
        finally:
            self.closed_on = threading.current_thread().name


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[JobRunner]:
    """Return a runner that is shut down after the test."""
    runner = JobRunner()
    yield runner
    runner.shutdown()


def counting(total: int) -> Generator[Step, None, int]:
    """Make ``total`` steps at once."""
    for number in range(total):
        yield Step(number, (number + 1) / total)
    return total


def failing() -> Generator[Step, None, int]:
    """Make one step, then fail."""
    yield Step(0)
    message = "broken on purpose"
    raise ValueError(message)


def wait_idle(qtbot: QtBot, runner: JobRunner) -> None:
    """Wait until every job has been reported."""
    qtbot.waitUntil(runner.is_idle, timeout=20_000)


def test_a_callable_gives_its_result_on_the_main_thread(qtbot: QtBot, runner: JobRunner) -> None:
    """The work runs on the lane's thread, the answer arrives on ours."""
    ran_on: list[str] = []
    answers: list[tuple[int, threading.Thread]] = []

    def work() -> int:
        ran_on.append(threading.current_thread().name)
        return 42

    runner.start(
        Lane.OPENCV, work, title="t", on_result=lambda answer: answers.append((answer, threading.current_thread()))
    )
    wait_idle(qtbot, runner)
    assert ran_on == ["cnngui-opencv"]
    assert answers == [(42, threading.main_thread())]


def test_the_last_step_comes_before_the_result(qtbot: QtBot, runner: JobRunner) -> None:
    """Of quick steps only the newest is told, but always the last, and before the result."""
    heard: list[object] = []
    runner.start(
        Lane.FILES,
        counting(1000),
        title="t",
        on_step=lambda step: heard.append(step.number),
        on_result=lambda total: heard.append(f"result {total}"),
    )
    wait_idle(qtbot, runner)
    assert heard[-2:] == [999, "result 1000"]
    assert len(heard) < 20


def test_steps_are_polled_while_the_job_runs(qtbot: QtBot, runner: JobRunner) -> None:
    """A step is told before the job ends, with its fraction and an estimate of the time left."""
    gate = Gate()
    heard: list[int] = []
    job = runner.start(Lane.TORCH, gate.steps(4), title="t", on_step=lambda step: heard.append(step.number))
    gate.let()
    qtbot.waitUntil(lambda: heard == [0])
    assert job.fraction == 0.25
    assert job.seconds_left == pytest.approx(3 * job.seconds, rel=0.5)
    gate.let(3)
    wait_idle(qtbot, runner)
    assert heard[-1] == 3


def test_a_step_may_know_better(qtbot: QtBot, runner: JobRunner) -> None:
    """What it says counts; where it says nothing, the bar estimates as ever."""
    gate = threading.Event()

    def work() -> Generator[Resumed, None, None]:
        yield Resumed(42.0)
        gate.wait(20)
        yield Resumed(None)

    job = runner.start(Lane.INTERNET, work(), title="t")
    qtbot.waitUntil(lambda: job.fraction == 0.5)
    assert job.seconds_left == 42.0
    gate.set()
    wait_idle(qtbot, runner)
    assert job.seconds_left == pytest.approx(job.seconds, rel=0.5)


def test_one_lane_takes_turns(qtbot: QtBot, runner: JobRunner) -> None:
    """Two generators of a lane are advanced round robin."""
    log: list[str] = []
    first, second = Gate("a", log), Gate("b", log)
    runner.start(Lane.TORCH, first.steps(4), title="a")
    runner.start(Lane.TORCH, second.steps(4), title="b")
    second.let(4)
    first.let(4)
    wait_idle(qtbot, runner)
    assert log == ["a0", "b0", "a1", "b1", "a2", "b2", "a3", "b3"]


def test_lanes_run_side_by_side(qtbot: QtBot, runner: JobRunner) -> None:
    """A job that waits in one lane holds up no other lane."""
    gate = Gate()
    answers: list[int] = []
    runner.start(Lane.TORCH, gate.steps(1), title="waits")
    runner.start(Lane.OPENCV, lambda: 1, title="t", on_result=answers.append)
    qtbot.waitUntil(lambda: answers == [1])
    assert not runner.is_idle()
    gate.let()
    wait_idle(qtbot, runner)


def test_cancel_closes_the_generator_on_its_thread(qtbot: QtBot, runner: JobRunner) -> None:
    """After cancel nothing is reported but the stop, and ``finally`` runs where the work ran."""
    gate = Gate()
    heard: list[object] = []
    job = runner.start(
        Lane.TORCH, gate.steps(9), title="t", on_result=heard.append, on_stop=lambda: heard.append("stopped")
    )
    gate.let()
    qtbot.waitUntil(lambda: job.fraction is not None)
    job.cancel()
    gate.let()
    wait_idle(qtbot, runner)
    assert heard == ["stopped"]
    assert gate.closed_on == "cnngui-torch"
    assert len(gate.log) <= 2


def test_cancel_drops_a_result_that_waits(qtbot: QtBot, runner: JobRunner) -> None:
    """A job cancelled after its last step but before its answer arrived says nothing."""
    heard: list[object] = []
    done = threading.Event()
    job = runner.start(Lane.OPENCV, done.set, title="t", on_result=heard.append)
    assert done.wait(20)
    job.cancel()
    wait_idle(qtbot, runner)
    assert heard == []


def test_a_newer_job_replaces_the_older(qtbot: QtBot, runner: JobRunner) -> None:
    """Late answers of a replaced job are dropped, and it is not told that it stopped."""
    gate = Gate("old")
    heard: list[object] = []
    old = runner.start(
        Lane.OPENCV,
        gate.steps(1),
        title="t",
        replaces="key",
        on_step=heard.append,
        on_result=heard.append,
        on_stop=lambda: heard.append("stopped"),
    )
    runner.start(Lane.FILES, lambda: "other key", title="t", replaces="other", on_result=heard.append)
    runner.start(Lane.OPENCV, lambda: "new", title="t", replaces="key", on_result=heard.append)
    gate.let()
    wait_idle(qtbot, runner)
    assert old.is_cancelled
    assert sorted(map(str, heard)) == ["new", "other key"]


def test_typing_leaves_only_the_last_answer(qtbot: QtBot, runner: JobRunner) -> None:
    """Of many jobs with one key the last one answers, and an earlier one never after it."""
    heard: list[int] = []

    def answer(number: int) -> Callable[[], int]:
        return lambda: number

    for number in range(50):
        runner.start(Lane.OPENCV, answer(number), title="t", replaces="key", on_result=heard.append)
    wait_idle(qtbot, runner)
    assert heard == [49]


def test_an_exception_goes_to_on_error(qtbot: QtBot, runner: JobRunner) -> None:
    """The exception itself arrives, and the lane goes on."""
    errors: list[Exception] = []
    answers: list[str] = []
    runner.start(Lane.OPENCV, failing(), title="t", on_error=errors.append)
    runner.start(Lane.OPENCV, lambda: "alive", title="t", on_result=answers.append)
    wait_idle(qtbot, runner)
    assert [str(error) for error in errors] == ["broken on purpose"]
    assert answers == ["alive"]


def test_an_exception_without_on_error_is_signalled(qtbot: QtBot, runner: JobRunner) -> None:
    """The window shows what nobody took care of."""
    with qtbot.waitSignal(runner.failed) as signal:
        runner.start(Lane.OPENCV, failing(), title="t")
    assert signal.args is not None
    assert isinstance(signal.args[0], ValueError)


def test_even_a_system_exit_leaves_the_lane_alive(qtbot: QtBot, runner: JobRunner) -> None:
    """What is not an Exception is handed on as one."""
    errors: list[Exception] = []

    def leave() -> None:
        raise SystemExit(3)

    runner.start(Lane.OPENCV, leave, title="t", on_error=errors.append)
    wait_idle(qtbot, runner)
    assert "SystemExit(3)" in str(errors[0])


def test_abandoned_jobs_tell_nobody(qtbot: QtBot, runner: JobRunner) -> None:
    """Neither a result, nor an error, nor a stop reaches a window that is gone; the runner goes on."""
    heard: list[object] = []
    gate = Gate()
    runner.start(
        Lane.TORCH, gate.steps(2), title="t", on_step=heard.append, on_result=heard.append, on_stop=heard.clear
    )
    runner.start(Lane.OPENCV, failing(), title="t", on_error=heard.append)
    with qtbot.assertNotEmitted(runner.failed):
        runner.abandon()
        gate.let(2)
        wait_idle(qtbot, runner)
    runner.start(Lane.TORCH, lambda: "alive", title="t", on_result=heard.append)
    wait_idle(qtbot, runner)
    assert heard == ["alive"]


def test_what_outlives_the_window_is_not_abandoned(qtbot: QtBot, runner: JobRunner) -> None:
    """A photo that is being opened belongs to no lab."""
    heard: list[object] = []
    runner.start(Lane.FILES, lambda: "photo", title="t", on_result=heard.append, outlives_window=True)
    runner.start(Lane.FILES, lambda: "thumbnails", title="t", on_result=heard.append)
    runner.abandon()
    wait_idle(qtbot, runner)
    assert heard == ["photo"]


def test_pause_holds_one_job_and_not_its_lane(qtbot: QtBot, runner: JobRunner) -> None:
    """A paused job makes no step; others of its lane go on; the clock of the paused one stands still."""
    gate = Gate()
    answers: list[str] = []
    job = runner.start(Lane.TORCH, gate.steps(3), title="t", on_result=answers.append)
    gate.let()
    qtbot.waitUntil(lambda: job.fraction is not None)
    job.pause()
    gate.let(2)  # at most the step under way is still made
    for _ in range(3):
        runner.start(Lane.TORCH, lambda: "other", title="t", on_result=answers.append)
    qtbot.waitUntil(lambda: answers == ["other"] * 3)
    assert len(gate.log) <= 2
    assert job.is_paused
    still = job.seconds
    assert job.seconds == still
    job.resume()
    wait_idle(qtbot, runner)
    assert answers[-1] == " done"


def test_a_paused_job_can_be_cancelled(qtbot: QtBot, runner: JobRunner) -> None:
    """Stop works on a paused job."""
    gate = Gate()
    job = runner.start(Lane.TORCH, gate.steps(3), title="t")
    job.pause()
    gate.let(3)
    job.cancel()
    wait_idle(qtbot, runner)
    assert len(gate.log) <= 1


def test_shutdown_closes_long_jobs_and_joins(qtbot: QtBot) -> None:
    """Long generators in all lanes are closed, the threads end, late callbacks never come; twice is safe."""
    runner = JobRunner()
    gates = {lane: Gate() for lane in Lane}
    heard: list[object] = []
    jobs = [runner.start(lane, gate.steps(1000), title="t", on_result=heard.append) for lane, gate in gates.items()]
    for gate in gates.values():
        gate.let(2)
    qtbot.waitUntil(lambda: all(job.fraction for job in jobs))
    jobs[0].pause()
    for gate in gates.values():
        gate.let(1000)
    runner.shutdown()
    runner.shutdown()
    assert all(gate.closed_on == f"cnngui-{lane.value}" for lane, gate in gates.items())
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("cnngui-")]
    assert runner.is_idle()
    late = runner.start(Lane.OPENCV, counting(3), title="t", on_result=heard.append)
    assert late.is_cancelled
    qtbot.wait(0)
    assert heard == []


def test_an_exception_in_a_callback_loses_no_other_job(qtbot: QtBot, runner: JobRunner) -> None:
    """Each end is delivered by itself."""
    answers: list[int] = []

    def break_down(_: object) -> None:
        message = "callback"
        raise ValueError(message)

    with qtbot.captureExceptions() as exceptions:
        runner.start(Lane.OPENCV, lambda: 0, title="t", on_result=break_down)
        runner.start(Lane.OPENCV, lambda: 1, title="t", on_result=answers.append)
        wait_idle(qtbot, runner)
    assert len(exceptions) == 1
    assert answers == [1]


def test_threads_start_with_the_first_job_of_their_lane(qtbot: QtBot, runner: JobRunner) -> None:
    """A window that needs no torch has no torch thread."""
    runner.start(Lane.FILES, lambda: 0, title="t")
    wait_idle(qtbot, runner)
    names = {thread.name for thread in threading.enumerate()}
    assert "cnngui-files" in names
    assert "cnngui-torch" not in names


def test_jobs_are_listed_while_they_run(qtbot: QtBot, runner: JobRunner) -> None:
    """The job bar reads the list; a change is signalled at start and end."""
    gate = Gate()
    with qtbot.waitSignal(runner.jobs_changed):
        job = runner.start(Lane.FILES, gate.steps(1), title="Reading", quiet=True)
    assert runner.jobs() == [job]
    assert (job.title, job.quiet, job.lane) == ("Reading", True, Lane.FILES)
    with qtbot.waitSignal(runner.jobs_changed):
        gate.let()
    wait_idle(qtbot, runner)
    assert runner.jobs() == []


def test_two_hundred_random_jobs_all_end(qtbot: QtBot, runner: JobRunner) -> None:
    """Whatever is started, cancelled, replaced, paused or broken: each ends once, and nothing is left over."""
    chance = random.Random(7)  # noqa: S311  (no secret)
    ends: dict[int, list[str]] = {number: [] for number in range(200)}
    closed: list[int] = []
    jobs: list[Job] = []

    def work(number: int, length: int) -> Generator[Step, None, int]:
        try:
            for step in range(length):
                yield Step(step)
            if number % 7 == 0:
                message = "odd one"
                raise ValueError(message)
            return number
        finally:
            closed.append(number)

    def saying(word: str, end: list[str]) -> Callable[[object], None]:
        return lambda _: end.append(word)

    for number in range(200):
        end = ends[number]
        job = runner.start(
            chance.choice(list(Lane)),
            work(number, chance.randrange(1, 40)),
            title=str(number),
            on_result=saying("result", end),
            on_error=saying("error", end),
            on_stop=partial(end.append, "stop"),
            replaces=chance.choice(["", "", "a", "b"]),
        )
        jobs.append(job)
        action = chance.choice(["none", "none", "cancel", "pause"])
        other = chance.choice(jobs)
        if action == "cancel":
            other.cancel()
        elif action == "pause":
            job.pause()
            job.resume()
    wait_idle(qtbot, runner)
    assert all(len(end) <= 1 for end in ends.values())
    silent = [number for number, end in ends.items() if not end]
    assert all(jobs[number].replaces and jobs[number].is_cancelled for number in silent)
    assert len(closed) == len(set(closed))
    unstarted = set(range(200)) - set(closed)  # a generator that never began has no ``finally`` to run
    assert all(jobs[number].is_cancelled for number in unstarted)
    assert len([thread for thread in threading.enumerate() if thread.name.startswith("cnngui-")]) <= len(Lane)


class _Large:
    """A result that one would notice."""


def test_an_ended_job_holds_nothing(qtbot: QtBot, runner: JobRunner) -> None:
    """Whom it tells may hold the job in turn: the result is gone with who used it, before Python searches for rings."""
    seen: list[weakref.ref[_Large]] = []
    holder: dict[str, object] = {}

    def take(holder: dict[str, object], result: _Large) -> None:
        seen.append(weakref.ref(result))
        holder["done"] = True

    gc.disable()
    try:
        holder["job"] = runner.start(Lane.OPENCV, _Large, title="", on_result=partial(take, holder))
        qtbot.waitUntil(lambda: runner.is_idle() and "done" in holder, timeout=20_000)
        qtbot.waitUntil(lambda: seen[0]() is None, timeout=20_000)
    finally:
        gc.enable()


def test_live_steps_are_shown_as_they_come(qtbot: QtBot, runner: JobRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    """At once, and not at the next of ten looks a second: here nobody else looks at all."""
    monkeypatch.setattr(runner._poll, "start", lambda: None)
    gate = Gate()
    heard: list[int] = []
    job = runner.start(Lane.TORCH, gate.steps(3), title="t", on_step=lambda step: heard.append(step.number), live=True)
    for number in range(3):
        gate.let()
        qtbot.waitUntil(partial(heard.__contains__, number))
    assert job.fraction == 1
    wait_idle(qtbot, runner)
    assert heard == [0, 1, 2]


def test_other_steps_wake_nobody(qtbot: QtBot, runner: JobRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without ``live`` and without a look now and then they are told with the end."""
    monkeypatch.setattr(runner._poll, "start", lambda: None)
    heard: list[object] = []
    runner.start(
        Lane.TORCH,
        counting(50),
        title="t",
        on_step=lambda step: heard.append(step.number),
        on_result=lambda total: heard.append(f"result {total}"),
    )
    wait_idle(qtbot, runner)
    assert heard == [49, "result 50"]


def test_a_busy_window_is_not_flooded(qtbot: QtBot, runner: JobRunner) -> None:
    """Thousands of live steps while the main thread has other things to do make a single call, with the newest."""
    heard: list[int] = []
    made = threading.Event()

    def many() -> Generator[Step, None, int]:
        for number in range(5000):
            yield Step(number)
        made.set()
        yield Step(5000)
        return 0

    runner.start(Lane.TORCH, many(), title="t", on_step=lambda step: heard.append(step.number), live=True)
    assert made.wait(20)  # the event loop stands still meanwhile
    assert heard == []
    wait_idle(qtbot, runner)
    assert 1 <= len(heard) <= 3
    assert heard[-1] == 5000


def test_a_live_job_that_is_cancelled_shows_nothing_more(qtbot: QtBot, runner: JobRunner) -> None:
    """Steps that were announced before are dropped."""
    gate = Gate()
    heard: list[object] = []
    job = runner.start(
        Lane.TORCH,
        gate.steps(9),
        title="t",
        on_step=lambda step: heard.append(step.number),
        on_stop=lambda: heard.append("stopped"),
        live=True,
    )
    gate.let(3)
    qtbot.waitUntil(lambda: 2 in heard)
    before = list(heard)
    gate.let()
    job.cancel()
    gate.let()
    wait_idle(qtbot, runner)
    assert heard == [*before, "stopped"]


def test_an_error_in_a_live_callback_loses_no_later_step(qtbot: QtBot, runner: JobRunner) -> None:
    """Who failed once is told of what comes after."""
    gate = Gate()
    heard: list[int] = []

    def take(step: Step) -> None:
        heard.append(step.number)
        if step.number == 0:
            message = "callback"
            raise ValueError(message)

    with qtbot.captureExceptions() as exceptions:
        runner.start(Lane.TORCH, gate.steps(2), title="t", on_step=take, live=True)
        gate.let()
        qtbot.waitUntil(lambda: heard == [0])
        gate.let()
        wait_idle(qtbot, runner)
    assert heard == [0, 1]
    assert len(exceptions) == 1


def test_work_that_lasts_goes_on_without_its_window(runner: JobRunner, qtbot: QtBot) -> None:
    """It is reported when its window is gone; only what has a title is in the job bar; its errors are told."""
    heard: list[object] = []
    quiet = runner.start_lasting(Lane.FILES, lambda: 3, heard.append, heard.append)
    titled = runner.start_lasting(Lane.FILES, lambda: 1 // 0, heard.append, heard.append, "dividing")
    assert (quiet.quiet, titled.quiet) == (True, False)
    runner.abandon()
    qtbot.waitUntil(runner.is_idle)
    assert heard[0] == 3
    assert isinstance(heard[1], ZeroDivisionError)
