"""Every lab in the list of labs keeps the same promises.

What a lab does not do yet stands in `tests.gui.labs.contract_runs.XFAIL`, and is taken out there when it does.
"""

import json
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from cnngui.engine.chain import Chain, Layer
from cnngui.engine.grids import Grid
from cnngui.engine.kernels.table import find
from cnngui.engine.photos import Photo
from cnngui.gui.lab.contract import LabEntry
from cnngui.gui.window.actions import COMMANDS
from cnngui.networks.network import Network
from tests.fakes_networks import FakeGpu, FakeRoad, Load, broken_gpu, loads
from tests.gui.labs.bench import PATIENCE_MS, Benches
from tests.gui.labs.contract_cases import Work
from tests.gui.labs.contract_hands import ContractBench, choosers, controls
from tests.gui.labs.contract_runs import (
    FRAME_MS,
    Held,
    answer_dialogs,
    begin,
    case_of,
    is_over,
    labs,
    looks_of,
    one_step,
    reached,
    settings,
    trouble_with,
    trouble_with_look,
    two_photos,
    visible_jobs,
    works,
)
from tests.gui.labs.photos import a_grid, a_photo

WENT_ON = "so the CPU went on"
"""What people are told when a device failed."""

MANY = 20
"""Keys that are pressed faster than any screen."""

Build = Callable[..., ContractBench]


@pytest.fixture
def build(benches: Benches, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Build:
    """Return what builds any lab, in front and settled; there are two sample photos, and files are saved unasked."""
    monkeypatch.setattr("cnngui.paths.bundled_photos", two_photos)
    monkeypatch.setattr("cnngui.gui.labs.filters.controller.AT_ONCE_MS", -1.0)  # however fast this machine is
    answer_dialogs(monkeypatch, tmp_path)

    def build_one(entry: LabEntry, photo: Photo | Grid | None = None, load: Load | None = None) -> ContractBench:
        bench = benches.build(partial(ContractBench, entry=entry), photo, load)
        bench.settle()
        bench.idle()
        return bench

    return build_one


# 1. Drags


@labs("drags", hands=("mouse", "keys"))
def test_a_drag_is_a_step(build: Build, entry: LabEntry, hand: str) -> None:
    """One drag comes back in one step and two in two, on every control that the lab has."""
    bench, case = build(entry, _roomy()), case_of(entry)
    case.prepare(bench)
    done: set[str] = set()
    found = [
        trouble_with(bench, control, hand, is_look=control.has_name_in(case.looks))
        for control in reached(bench, case, done)
        if hand == "mouse" or control.has_keys
    ]
    assert not [text for text in found if text]
    assert not [control.path for control in controls(bench) if control.path not in done]
    bench.idle()


def _roomy() -> Photo:
    """Return a photo in which the numbers can go up."""
    return a_photo(60, 80)


@labs("clicks")
def test_a_click_is_a_step(build: Build, entry: LabEntry) -> None:
    """Two picks in a row come back one by one."""
    bench, case = build(entry), case_of(entry)
    if not case.clicks:
        pytest.skip("nothing is picked in pictures")
    states = [bench.settings]
    for click in case.clicks:
        click(bench)
        states.append(bench.settings)
    for expected in reversed(states[:-1]):
        bench.lab.undo()
        assert bench.settings == expected
    bench.idle()


# 2. Looks


@labs("looks")
def test_looking_is_no_step(build: Build, entry: LabEntry) -> None:
    """Whatever only looks makes no step, and stays where undo goes back."""
    bench, case = build(entry, _roomy()), case_of(entry)
    case.prepare(bench)
    one_step(bench, case)
    found, seen = [], set()
    for scene in case.scenes:
        scene(bench)
        bench.settle()
        for chooser in list(choosers(bench, case.looks)):
            if chooser.path in seen or not chooser.has_others:
                continue
            seen.add(chooser.path)
            found.append(trouble_with_look(bench, chooser))
    assert not [text for text in found if text]


@labs("frames")
def test_wishes_within_a_frame_are_followed_together(
    build: Build, monkeypatch: pytest.MonkeyPatch, entry: LabEntry
) -> None:
    """A drag that is faster than the screen does not have everything shown at each of its steps."""
    bench, case = build(entry, a_photo()), case_of(entry)
    kind = type(bench.lab.panel)
    if not hasattr(kind, "show_state"):
        pytest.skip("its panel shows no state")
    shown, show_state = list[object](), kind.show_state

    def counted(*given: object) -> None:
        shown.append(given)
        show_state(*given)

    monkeypatch.setattr(kind, "show_state", counted)
    control = next(settings(bench, case))
    for _ in range(MANY):
        control.nudge()
    bench.settle()
    assert len(shown) <= MANY // 2


# 3. Start again


@labs("start again")
def test_start_again_can_be_undone(build: Build, entry: LabEntry) -> None:
    """It is among the commands of every lab, and one step."""
    bench, case = build(entry), case_of(entry)
    for control in settings(bench, case):
        control.drag(bench, "keys", 0)
    changed, at = bench.settings, bench.position
    bench.action("Start again").trigger()
    assert bench.settings != changed
    assert bench.position == at + 1
    bench.lab.undo()
    assert bench.settings == changed


# 4. Stopped jobs


@works("stopped", lambda work: work.is_main)
def test_a_stopped_job_can_be_computed_after_all(build: Build, entry: LabEntry, work: Work) -> None:
    """People are told so in the same words in every lab, with a button that does it."""
    bench = build(entry, work.photo())
    work.before(bench)
    with Held(bench):
        begin(bench, work)
        bench.let_time_pass()
        for job in visible_jobs(bench):
            job.cancel()
    bench.qtbot.waitUntil(lambda: bool(bench.messages.offers))
    (offer,) = bench.messages.offers
    assert offer.text.startswith("Stopped. ")
    assert offer.button == "Compute"
    bench.idle()
    with Held(bench):
        offer.press()
        bench.qtbot.waitUntil(lambda: bool(visible_jobs(bench)))
    bench.settle()
    bench.idle()


# 5. Devices that fail


@works("device", lambda work: bool(work.layer))
def test_a_device_that_fails_is_told_once(
    build: Build, network: Network, monkeypatch: pytest.MonkeyPatch, entry: LabEntry, work: Work
) -> None:
    """And from then on everything is computed on the CPU."""
    road, gpu = FakeRoad(monkeypatch), FakeGpu(network)
    gpu.error = broken_gpu()
    bench = build(entry, work.photo(), loads(gpu, network))
    work.before(bench)
    networks = bench.context.networks
    assert networks.network is gpu
    gpu._fails = work.layer
    road.is_broken = True  # some works ask the network for its weights alone
    begin(bench, work)

    def is_told() -> bool:
        return networks.network is not None and networks.network.mode.device == "cpu"

    bench.qtbot.waitUntil(lambda: is_told() or is_over(bench), timeout=PATIENCE_MS)
    for job in bench.context.jobs.jobs():
        job.cancel()  # what takes a while has shown what it does
    bench.idle()
    assert not bench.messages.errors
    assert len([text for text in bench.messages.said if WENT_ON in text]) == 1
    assert is_told()


# 6. Errors


@labs("errors")
def test_an_error_goes_with_the_next_sensible_wish(build: Build, entry: LabEntry) -> None:
    """What is refused is told once, and no longer than it is true."""
    bench, case = build(entry, a_photo()), case_of(entry)
    if case.nonsense is None:
        pytest.skip("nothing that can be wished is refused")
    bench.open_folds()
    case.nonsense(bench)
    bench.settle()
    (error,) = bench.messages.errors
    assert bench.messages.current is error
    one_step(bench, case)
    bench.settle()
    assert bench.messages.current is None


@works("failed", lambda work: work.is_main and bool(work.layer))
def test_a_failure_goes_with_the_next_sensible_wish(
    build: Build, network: Network, monkeypatch: pytest.MonkeyPatch, entry: LabEntry, work: Work
) -> None:
    """What fails while it is computed is told once, and gone with the next wish that does not fail."""
    bench = build(entry, work.photo())
    work.before(bench)
    with monkeypatch.context() as patch:
        patch.setattr(network, "through", lambda *_, **__: (_ for _ in ()).throw(ValueError("broken on purpose")))
        work.begin(bench)
        bench.qtbot.waitUntil(lambda: bool(bench.messages.errors))
        bench.idle()
    (error,) = bench.messages.errors
    assert bench.messages.current is error
    one_step(bench, case_of(entry))
    bench.settle()
    assert bench.messages.current is not error


# 7. A grid of numbers


@labs("grid")
def test_behind_a_grid_of_numbers_the_photo_stays(build: Build, entry: LabEntry) -> None:
    """Told once, however often settings change; another grid is another matter."""
    bench, case = build(entry), case_of(entry)
    if not case.needs_photo:
        pytest.skip("takes grids")
    photo = bench.context.workspace.photo
    for times in (1, 2):
        bench.context.workspace.open(a_grid())
        for _ in range(3):
            one_step(bench, case)
            bench.let_time_pass()
        assert len([text for text in bench.messages.said if "a grid of numbers" in text]) == times
        assert bench.context.workspace.photo is photo


# 8. Hidden labs


@labs("hidden")
def test_a_hidden_lab_rests(build: Build, entry: LabEntry) -> None:
    """What other labs do to photo and chain starts no job, and is no step of its history."""
    bench = build(entry)
    bench.lab.leave()
    bench.idle()
    history, seen = bench.history, []
    before = history.current, bench.position
    runner = bench.context.jobs
    runner.jobs_changed.connect(lambda: seen.extend(runner.jobs()))
    workspace = bench.context.workspace
    for name in ("sobel-x", "laplacian"):
        workspace.set_chain(Chain((Layer((find(name).filter,)),)))
        workspace.open(a_photo())
        bench.let_time_pass()
    bench.context.networks.changed.emit()
    bench.let_time_pass()
    assert not seen
    assert (history.current, bench.position) == before


# 9. Restoring


@labs("restore")
def test_a_restored_lab_shows_the_same(build: Build, entry: LabEntry) -> None:
    """What a lab tells of itself can be kept in a file of words, and is all that it needs."""
    bench, case = build(entry), case_of(entry)
    one_step(bench, case)
    bench.settle()
    bench.idle()
    state, position, labels = bench.state, bench.position, bench.labels_seen()
    carried = json.loads(json.dumps(bench.lab.state()))
    bench.lab.leave()
    bench.idle()
    bench.close()
    bench.show()
    bench.lab.restore(carried)
    bench.lab.enter()
    bench.settle()
    bench.idle()
    bench.open_folds()
    assert bench.state == state
    assert bench.position == position
    assert Counter(bench.labels_seen()) == Counter(labels)


@labs("looks restored")
def test_a_restored_lab_is_looked_at_as_before(build: Build, entry: LabEntry) -> None:
    """Open pages, scales and wipes come along too."""
    bench, case = build(entry, _roomy()), case_of(entry)
    case.prepare(bench)
    for chooser in list(choosers(bench, case.looks - case.forgets)):
        if chooser.has_others:
            chooser.change()
            bench.let_time_pass(FRAME_MS)
    before = looks_of(bench, case)
    carried = bench.lab.state()
    bench.lab.leave()
    bench.idle()
    bench.close()
    bench.show()
    bench.lab.restore(carried)
    bench.lab.enter()
    bench.settle()
    bench.idle()
    after = looks_of(bench, case)
    assert {path: after.get(path) for path in before} == before


# 10. Commands


@labs("commands")
def test_commands_have_keys_and_texts_of_their_own(build: Build, entry: LabEntry) -> None:
    """Also beside those of the window."""
    actions = build(entry).lab.actions()
    keys = [each.toString() for action in actions for each in action.shortcuts() if not each.isEmpty()]
    keys += [QKeySequence(each).toString() for command in COMMANDS for each in command.keys]
    texts = [action.text() for action in actions] + [command.text for command in COMMANDS if command.text]
    assert sorted(keys) == sorted(set(keys))
    assert sorted(texts) == sorted(set(texts))
    assert "Start again" in texts


# 11. The way back


@works("leads back", lambda work: work.name != "estimate")
def test_a_job_leads_back(build: Build, entry: LabEntry, work: Work) -> None:
    """From the job bar to the lab that asked."""
    bench = build(entry, work.photo())
    work.before(bench)
    with Held(bench):
        begin(bench, work)
        found = visible_jobs(bench)
        assert all(job.lead_back is not None for job in found)
        for job in found:
            assert job.lead_back is not None
            job.lead_back()
        for job in bench.context.jobs.jobs():
            job.cancel()
    assert bench.shown_labs == [entry.name] * len(found)
    bench.idle()


# 12. Settling


@works("settle", lambda work: work.settles)
def test_settle_waits_for_what_was_asked_for(build: Build, entry: LabEntry, work: Work) -> None:
    """From the wish until the result is on screen."""
    bench = build(entry, work.photo())
    work.before(bench)
    assert bench.lab.settle()
    with Held(bench):
        work.begin(bench)
        assert not bench.lab.settle()
        for _ in range(3):
            bench.let_time_pass()
            assert not bench.lab.settle()
    bench.settle()
    bench.idle()
