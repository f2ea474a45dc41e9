"""How the contract runs: over which labs, hands and works, and what it does to each."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Event
from typing import Self

import pytest

from cnngui.gui.lab.contract import LabEntry
from cnngui.gui.lab_list import LABS
from cnngui.gui.services.jobs import Job, JobRunner
from cnngui.gui.services.lanes import Lane
from cnngui.paths import bundled_photos
from tests.fakes_gui import FakeFileDialog
from tests.gui.labs.contract_cases import CASES, Case, Work
from tests.gui.labs.contract_hands import Chooser, ContractBench, Control, choosers, controls

FRAME_MS = 20
"""What a frame takes at most."""


XFAIL: dict[tuple[str, str], str] = {}
"""(promise, lab, with the hand or the work after it) → the drift for which it is not kept yet."""


def labs(promise: str, *, hands: tuple[str, ...] = ("",)) -> pytest.MarkDecorator:
    """Run a test with every lab, and every hand; expect what `XFAIL` says."""
    rows = [(entry, hand) for entry in LABS for hand in hands]
    names = ["entry", "hand"] if hands != ("",) else ["entry"]
    found = []
    for entry, hand in rows:
        name = f"{entry.name}-{hand}" if hand else entry.name
        values = (entry, hand) if hand else (entry,)
        found.append(pytest.param(*values, id=name, marks=_expected(promise, name)))
    return pytest.mark.parametrize(names, found)


def works(promise: str, wanted: Callable[[Work], bool] = lambda _: True) -> pytest.MarkDecorator:
    """Run a test with everything that the labs compute."""
    found = []
    for entry in LABS:
        for work in CASES.get(entry.name, Case()).works:
            if wanted(work):
                name = f"{entry.name}-{work.name}"
                found.append(pytest.param(entry, work, id=name, marks=_expected(promise, name)))
    return pytest.mark.parametrize(("entry", "work"), found)


def _expected(promise: str, name: str) -> tuple[pytest.MarkDecorator, ...]:
    reason = XFAIL.get((promise, name))
    return () if reason is None else (pytest.mark.xfail(strict=True, reason=reason),)


def case_of(entry: LabEntry) -> Case:
    """Return what the contract knows of a lab; of a new one, nothing."""
    return CASES.get(entry.name, Case())


def visible_jobs(bench: ContractBench) -> list[Job]:
    """Return the jobs that the job bar shows."""
    return [job for job in bench.context.jobs.jobs() if not job.quiet]


class Held:
    """All lanes wait: what is asked for meanwhile stays asked for.

    Parameters
    ----------
    bench : ContractBench
    """

    def __init__(self, bench: ContractBench) -> None:
        self._jobs = bench.context.jobs
        self._may_go_on = Event()

    def __enter__(self) -> Self:
        for lane in Lane:
            self._jobs.start(lane, partial(self._may_go_on.wait, 20), title="", quiet=True)
        return self

    def __exit__(self, *error: object) -> None:
        self._may_go_on.set()


def begin(bench: ContractBench, work: Work) -> None:
    """Do the wish, and wait until something is computed for it."""
    runner, seen = bench.context.jobs, list[Job]()
    before = {id(job) for job in runner.jobs()}
    note = partial(_note_jobs, runner, seen)
    runner.jobs_changed.connect(note)
    work.begin(bench)
    bench.qtbot.waitUntil(lambda: any(id(job) not in before for job in seen))
    runner.jobs_changed.disconnect(note)


def _note_jobs(runner: JobRunner, seen: list[Job]) -> None:
    seen.extend(runner.jobs())


def is_over(bench: ContractBench) -> bool:
    """Tell whether nothing is computed, and nothing is waiting for its turn."""
    return bench.context.jobs.is_idle() and bench.lab.settle()


def reached(bench: ContractBench, case: Case, done: set[str]) -> Iterator[Control]:
    """Return each control when hands can get at it, and note its path."""
    for scene in case.scenes:
        scene(bench)
        bench.settle()
        for control in controls(bench):
            if control.path in done:
                continue
            if not control.is_reachable:
                scene(bench)  # a drag before may have hidden it again
                bench.settle()
            if control.is_reachable:
                done.add(control.path)
                yield control
                bench.let_time_pass(FRAME_MS)


def trouble_with(bench: ContractBench, control: Control, hand: str, *, is_look: bool) -> str:
    """Drag twice, undo twice, and say what is not as it should be."""
    at, states = bench.position, [bench.settings]
    for drag in range(2):
        control.drag(bench, hand, drag)
        states.append(bench.settings)
    steps = bench.position - at
    if is_look:
        return f"{control.path}: a look made {steps} steps" if steps else ""
    if states[0] == states[1] or states[1] == states[2]:
        bench.undo_to(at)
        return f"{control.path}: the drag changed nothing"
    if steps != 2:
        bench.undo_to(at)
        return f"{control.path}: two drags made {steps} steps"
    for expected in reversed(states[:2]):
        bench.lab.undo()
        if bench.settings != expected:
            bench.undo_to(at)
            return f"{control.path}: undo did not go back to before the drag"
    return ""


def one_step(bench: ContractBench, case: Case) -> None:
    """Change something that can be undone."""
    next(settings(bench, case)).drag(bench, "keys", 0)


def settings(bench: ContractBench, case: Case) -> Iterator[Control]:
    """Return what changes something that can be undone."""
    bench.open_folds()
    for control in controls(bench):
        if control.is_reachable and control.has_keys and not control.has_name_in(case.looks):
            yield control


def trouble_with_look(bench: ContractBench, chooser: Chooser) -> str:
    """Look at something else, undo and redo, and say what is not as it should be."""
    at, before = bench.position, chooser.value
    chooser.change()
    bench.let_time_pass(FRAME_MS)
    chosen = chooser.value
    if bench.position != at:
        return f"{chooser.path}: looking was a step"
    if chosen == before:
        return f"{chooser.path}: nothing else is looked at"
    bench.lab.undo()
    bench.let_time_pass(FRAME_MS)
    after = chooser.value
    bench.lab.redo()
    bench.let_time_pass(FRAME_MS)
    return "" if after == chosen else f"{chooser.path}: undo changed how it is looked at"


def looks_of(bench: ContractBench, case: Case) -> dict[str, object]:
    """Return how things are looked at."""
    found = choosers(bench, case.looks - case.forgets)
    return {chooser.path: chooser.value for chooser in found if chooser.widget.isVisible()}


def two_photos() -> tuple[Path, ...]:
    """Return what stands for all photos that come with the app."""
    return tuple(bundled_photos()[:2])


def answer_dialogs(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Save whatever is to be saved, under the name that fits."""
    monkeypatch.setattr("cnngui.gui.services.saving.QFileDialog", _EveryDialog(folder))


class _EveryDialog(FakeFileDialog):
    """Answers each question with the first kind that is offered."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def getSaveFileName(  # noqa: N802
        self, parent: object, title: str, start: str, kinds: str, chosen: str = ""
    ) -> tuple[str, str]:
        """Answer with the name that is proposed, in the test's folder."""
        del parent, chosen
        self.asked.append((title, start, kinds))
        return str(self._folder / Path(start).name), kinds.split(";;", maxsplit=1)[0]
