"""The page where a network learns: ice and fire, what it takes, Train and Stop, networks that are kept."""

import errno
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from cnngui.engine.errors import PhotoError
from cnngui.engine.following import finish
from cnngui.gui.labs.transfer import work
from cnngui.gui.labs.transfer.run import Run
from cnngui.gui.labs.transfer.saving import classify_with
from cnngui.gui.labs.transfer.state import Lesson, settings_of
from cnngui.gui.labs.transfer.training.ladder import Cold
from cnngui.gui.labs.transfer.words import scope_title, share_lead
from cnngui.gui.look.errors import sentence
from cnngui.tasks.transfer import SCOPES, estimating, load_model, onnx_files, train
from cnngui.tasks.transfer.learner import Learner
from tests.gui.labs.bench import PATIENCE_MS, Benches
from tests.gui.labs.transfer.conftest import EACH, Bench
from tests.tasks.transfer.sets import base


def test_the_ladder_shows_what_is_frozen(bench: Bench) -> None:
    """Nine blocks: all in ice, two on fire, all on fire, or from random weights; with the numbers that learn."""
    bench.turn("train")
    ladder = bench.view.training.ladder
    kinds = [[block.name for block in rung.blocks] for rung in ladder.rungs]
    assert kinds == [["ICE"] * 9, ["ICE"] * 9, ["ICE"] * 7 + ["FIRE"] * 2, ["FIRE"] * 9, ["DICE"] * 9]
    assert [len(rung.new) for rung in ladder.rungs] == [1, 2, 1, 1, 1]
    assert all(block is Cold.DICE for rung in ladder.rungs for block in rung.new)
    assert ladder.rungs[0].count == "6,405"
    assert ladder.rungs[0].time.startswith("about")
    assert "3,371,008" in bench.panel.training.counts.text()


def test_recommendation_has_a_reason(bench: Bench) -> None:
    """Few pictures that are like ImageNet's: the last layer; one button follows it."""
    bench.turn("train")
    bench.qtbot.waitUntil(bench.panel.training.advise.isEnabled, timeout=PATIENCE_MS)
    assert bench.view.training.ladder.rungs[0].is_recommended
    assert "Few pictures" in bench.view.training.advice.text()
    assert bench.view.training.ladder.accessibleDescription().endswith("recommended: Last layer.")
    assert "recommended" in bench.view.training.legend.accessibleDescription()
    bench.lab.wish(lesson=Lesson(scope="everything"))
    bench.panel.training.advise.click()
    assert bench.state.lesson.scope == "last-layer"


def scope_of(bench: Bench) -> str:
    """Return how much learns."""
    return bench.state.lesson.scope


def wait_for(bench: Bench, run: Run, *, has_ended: bool) -> None:
    """Wait for the first step, or for the end."""
    done = (lambda: not run.is_running) if has_ended else (lambda: run.step is not None)
    bench.qtbot.waitUntil(done, timeout=60_000)


def test_the_ladder_is_climbed_by_keys_and_clicks(bench: Bench) -> None:
    """Each is a step of undo."""
    bench.turn("train")
    ladder = bench.view.training.ladder
    ladder.setFocus()
    QTest.keyClick(ladder, Qt.Key.Key_Down)
    assert scope_of(bench) == "head"
    QTest.mouseClick(ladder, Qt.MouseButton.LeftButton, pos=ladder.row_rect(3).center().toPoint())
    assert scope_of(bench) == "everything"
    assert bench.lab.turn_page(1)
    assert scope_of(bench) == "scratch"
    assert not bench.lab.turn_page(1)
    for scope in ("everything", "head", "last-layer"):
        bench.lab.undo()
        assert bench.state.lesson.scope == scope


def test_another_scope_has_its_own_epochs(bench: Bench) -> None:
    """What was typed for one is not carried to another, unless it is typed there."""
    bench.turn("train")
    bench.teach(epochs=7)
    bench.teach(scope="last-block")
    assert settings_of(bench.state.lesson).epochs == 20


def test_a_network_learns(taught: Bench) -> None:
    """Curves of both sets, the share of right answers, the same weights as without the window, bit by bit."""
    run = taught.lab.first
    assert run is not None
    assert run.model is not None
    assert run.answered is not None
    accuracy = taught.view.training.accuracy
    assert len(accuracy.lines) == 2
    assert len(accuracy.lines[0].points) == len(run.records) > 1
    assert accuracy.lines[1].is_dotted
    assert taught.view.scores.scores[0].share.endswith("%")
    bare = finish(train(taught.lab.laid.pictures, base(), settings_of(taught.state.lesson)))
    assert bare.model.sha256 == run.model.sha256
    assert run.pictures + run.answered.found.count == 2 * EACH + 1
    assert taught.state.page == "train"


def test_stop_keeps_the_best_weights(bench: Bench) -> None:
    """By the panel and by the job bar alike."""
    for is_by_job_bar in (False, True):
        bench.teach(scope="last-block", epochs=1000)
        bench.panel.runs.buttons["train"].click()
        run = bench.lab.workshop.running
        assert run is not None
        wait_for(bench, run, has_ended=False)
        assert run.job is not None
        (run.job if is_by_job_bar else bench.lab.workshop).stop()
        wait_for(bench, run, has_ended=True)
        assert run.model is not None
    assert [each.number for each in bench.lab.workshop.runs] == [1, 2]


@pytest.mark.parametrize("trouble", ["one class", "empty class"])
def test_what_does_not_do_is_said(bench: Bench, folder: object, trouble: str) -> None:
    """One sentence; the other networks stay."""
    bench.open(folder)  # type: ignore[arg-type]
    if trouble == "one class":
        bench.lab.do("remove-class")
    else:
        bench.lab._pictures.add_class("nothing")
    bench.settle()
    bench.panel.runs.buttons["train"].click()
    bench.qtbot.waitUntil(lambda: bool(bench.messages.errors), timeout=PATIENCE_MS)
    said = str(bench.messages.errors[-1])
    assert ("one class" in said) == (trouble == "one class")
    assert not said.startswith("The training of")  # it never began
    assert bench.state.page == "pictures"
    assert not bench.lab.workshop.runs


def test_a_training_that_broke_off_hands_its_number_on(
    bench: Bench, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first network that learns is number 1, whatever was tried before."""

    def broken(*_: object) -> object:
        raise MemoryError

    bench.open(folder)
    bench.teach(epochs=2)
    with monkeypatch.context() as patch:
        patch.setattr(Learner, "step", broken)
        bench.panel.runs.buttons["train"].click()
        bench.qtbot.waitUntil(lambda: bool(bench.messages.errors), timeout=PATIENCE_MS)
    bench.settle()
    assert bench.train().number == 1


@pytest.mark.parametrize(
    ("scope", "error", "words"),
    [
        ("last-layer", MemoryError(), "fewer pictures"),
        ("everything", MemoryError(), "rung higher up"),
        ("scratch", RuntimeError("DefaultCPUAllocator: can't allocate memory"), "rung higher up"),
        ("last-block", OSError(errno.ENOSPC, "No space left on device"), "No space left on device"),
        ("head", PhotoError("a.png is gone."), "a.png is gone."),
        ("head", ValueError("odd"), "Help › Report"),
    ],
)
def test_a_training_that_breaks_off_is_said(
    bench: Bench, folder: Path, monkeypatch: pytest.MonkeyPatch, scope: str, error: Exception, words: str
) -> None:
    """One sentence names the network, why it ended and what to do; nothing that follows takes it away."""

    def broken(*_: object) -> object:
        raise error

    monkeypatch.setattr(Learner, "step", broken)
    bench.open(folder)
    bench.teach(scope=scope)
    bench.panel.runs.buttons["train"].click()
    bench.qtbot.waitUntil(lambda: bench.lab.workshop.running is None, timeout=PATIENCE_MS)
    said = sentence(bench.messages.errors[-1])
    assert f"“1. {scope_title(SCOPES[SCOPES.index(scope)])}” ended" in said
    assert words in said
    assert bench.messages.errors[-1].__cause__ is error
    assert not bench.lab.workshop.runs


def test_rungs_too_large_to_measure_say_so(bench: Bench, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are measured all the same, and none waits for ever."""

    def measuring(pictures: Any, base: Any, settings: Any, cache: Any) -> Any:  # noqa: ANN401
        if settings.scope == "everything":
            raise MemoryError
        return (yield from estimating(pictures, base, settings, cache))

    monkeypatch.setattr(work, "estimating", measuring)
    bench.open(folder)
    bench.turn("train")
    ladder = bench.view.training.ladder
    bench.qtbot.waitUntil(lambda: all(rung.time != "…" for rung in ladder.rungs), timeout=PATIENCE_MS)
    assert [rung.time == "memory full" for rung in ladder.rungs] == [scope == "everything" for scope in SCOPES]
    assert not bench.messages.errors


def test_few_unseen_pictures_are_no_proof(taught: Bench) -> None:
    """A share of four pictures is told with what each of them counts."""
    assert taught.lab.first is not None
    told = "right of only 4 pictures that it has not seen: chance may decide, each is 25 %"
    assert share_lead(taught.lab.first) == told


def test_two_scopes_side_by_side(taught: Bench) -> None:
    """The new one is shown, the one before stands beside it; both have curves."""
    first = taught.lab.first
    taught.teach(scope="head", epochs=8)
    second = taught.train()
    assert taught.lab.pair == [second, first]
    assert len(taught.view.training.accuracy.lines) == 4
    taught.lab.wish(page="answers", part="sides")
    facts = [each.text() for each in taught.view.answers.sides.facts]
    assert "Head" in facts[0]
    assert "Last layer" in facts[1]
    assert [int(each.counts.sum()) for each in taught.view.answers.sides.matrices] == [4, 4]


def test_networks_outlive_the_window_and_a_session(taught: Bench, benches: Benches) -> None:
    """With what they answered, and their curves."""
    first = taught.lab.first
    assert first is not None
    assert first.answered is not None
    files = taught.lab.workshop.pack(portable=True)
    assert taught.lab.workshop.unsaved() == 1
    told = taught.lab.state()
    taught.lab.leave()
    other = benches.build(Bench, enter=False)
    other.lab.workshop.bench._bases["efficientnet-lite0"] = base()
    other.lab.restore(told)
    other.lab.workshop.unpack(files)
    other.lab.enter()
    other.qtbot.waitUntil(lambda: len(other.lab.workshop.runs) == 1, timeout=PATIENCE_MS)
    other.settle()
    again = other.lab.first
    assert again is not None
    assert again.key == first.key
    assert again.answered is not None
    assert again.answered.names == first.answered.names
    assert np.array_equal(again.answered.found.answers, first.answered.found.answers)
    assert again.records == first.records
    assert not other.messages.errors


def test_all_scopes_have_words() -> None:
    """A title and a hint each, all different."""
    from cnngui.gui.labs.transfer.words import scope_hint, scope_title  # noqa: PLC0415

    assert len({scope_title(scope) for scope in SCOPES}) == len(SCOPES)
    assert len({scope_hint(scope) for scope in SCOPES}) == len(SCOPES)


def test_it_classifies_the_photo(taught: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its file is handed over to the Classify lab, and has the same classes."""
    shown: list[str] = []
    monkeypatch.setattr(type(taught.lab.context), "show_lab", property(lambda _: shown.append), raising=False)
    run = taught.lab.first
    assert run is not None
    assert run.model is not None
    assert taught.panel.runs.buttons["classify"].isEnabled()
    classify_with(taught.lab, run)
    taught.qtbot.waitUntil(lambda: bool(taught.lab.workspace._model), timeout=PATIENCE_MS)
    path = taught.lab.workspace.take_model()
    assert path is not None
    assert load_model(path).classes == run.model.classes
    assert path.stem == "Last layer"
    assert shown == ["classify"]


@pytest.mark.parametrize("is_here", [True, False], ids=["with the package", "without"])
def test_it_is_saved_for_other_programs(
    taught: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_here: bool
) -> None:
    """By the ending .onnx; without the optional package nothing is written, and what to install is said."""
    if is_here:
        pytest.importorskip("onnx", reason="an optional dependency")
    else:
        monkeypatch.setattr(onnx_files, "find_spec", lambda _: None)
    path = tmp_path / "mine.onnx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    taught.panel.runs.buttons["save-network"].click()
    taught.qtbot.waitUntil(lambda: bool(taught.messages.said or taught.messages.errors), timeout=PATIENCE_MS)
    assert path.exists() == is_here
    assert any("pip install onnx" in str(error) for error in taught.messages.errors) != is_here
    assert taught.lab.workshop.unsaved() == 1
