"""A network learns in front of the class: start, stop, change, steps, confusions, a rival, files."""

from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from cnngui.engine.following import finish
from cnngui.gui.labs.digits.learning import keeping
from cnngui.gui.labs.digits.learning.state import BUILT, DENSE, as_built, built_plan
from cnngui.gui.labs.digits.school import BUNDLED
from cnngui.networks.digits import lenet, load_network
from cnngui.networks.plans.known import known
from cnngui.networks.plans.worked import worked
from cnngui.tasks.digits import TrainSettings, train
from tests.gui.labs.bench import PATIENCE_MS, Benches
from tests.gui.labs.digits.learning_bench import TEST, TRAIN, LearningBench

PLAIN = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


@pytest.fixture
def bench(benches: Benches) -> LearningBench:
    """Build the lab on the page that learns, with few digits."""
    made = benches.build(LearningBench)
    made.take_few()
    made.settle()
    return made


def test_a_network_learns_and_is_kept(bench: LearningBench) -> None:
    """Curves, filters, changes and confusions are on screen, and the other page can use the network."""
    pupil = bench.learned()
    overview = bench.canvas.overview
    assert pupil.examined is not None
    assert pupil.examined.count == TEST
    assert pupil.seen == TRAIN
    assert overview.confusion.counts.sum() == TEST
    assert overview.filters.count() == 6
    assert [change.name for change in overview.changes.changes] == ["C1", "C3", "C5", "F6", "output"]
    assert all(change.share > 0 for change in overview.changes.changes)
    test, training = overview.accuracy.lines
    assert test.points[-1] == (1.0, pytest.approx(100 * pupil.examined.accuracy))
    assert training.is_dotted
    assert len(training.points) > 1
    assert bench.canvas.scores.scores[0].share.endswith("%")
    assert bench.lab.school.network(pupil.key) is pupil.network
    assert bench.lab.school.title(pupil.key) == "1. LeNet-5"


def test_the_same_seed_gives_the_same_weights(bench: LearningBench) -> None:
    """From the window twice, and without it: bit by bit."""
    first, second = bench.learned(), bench.learned()
    bench.teach(seed=3)
    other = bench.learned()
    digits = bench.lab.school.digits
    assert digits is not None
    assert first.network is not None
    assert second.network is not None
    bare = finish(train(digits, TrainSettings(epochs=1))).network
    for name, values in bare.weights.items():
        assert np.array_equal(values, first.network.weights[name])
        assert np.array_equal(values, second.network.weights[name])
    assert other.network is not None
    assert not np.array_equal(other.network.weights["C1.weight"], bare.weights["C1.weight"])


def test_stop_keeps_what_was_learned(bench: LearningBench) -> None:
    """The Stop button, and that of the job bar, which ends a job at once."""
    bench.teach(epochs=1000)
    pupil = bench.begin()
    bench.qtbot.waitUntil(lambda: pupil.seen > 0, timeout=PATIENCE_MS)
    bench.press("Stop")
    bench.wait()
    assert pupil.network is not None
    assert pupil.examined is not None
    assert 0 < pupil.epoch < 1000
    other = bench.begin()
    bench.qtbot.waitUntil(lambda: other.seen > 0, timeout=PATIENCE_MS)
    assert other.job is not None
    other.job.cancel()
    bench.wait()
    assert other.network is not None
    assert other.examined is not None
    assert {pupil.key, other.key} < set(bench.lab.school.networks)
    assert bench.canvas.overview.confusion.counts.sum() == TEST


def test_it_goes_on_while_another_lab_is_shown(bench: LearningBench) -> None:
    """And in another window, in another language: the network is there when one comes back."""
    pupil = bench.begin()
    bench.lab.leave()
    bench.close()
    bench.show()
    bench.lab.enter()
    bench.lab.wish(page="learn")
    bench.wait()
    assert bench.pupils == [pupil]
    assert pupil.network is not None
    assert bench.canvas.overview.confusion.counts.sum() == TEST


def test_settings_change_while_it_learns(bench: LearningBench) -> None:
    """What may change does so at once, undone too; what may not counts from the next start on, and says so."""
    bench.teach(epochs=1000)
    pupil = bench.begin()
    bench.qtbot.waitUntil(lambda: pupil.seen > 0, timeout=PATIENCE_MS)
    bench.teach(learning_rate=0.001, batch=32, activation="tanh", filters=(8, 16))
    assert (pupil.settings.learning_rate, pupil.settings.batch) == (0.001, 32)
    assert pupil.settings.plan == lenet("tanh", "max", (8, 16))
    bench.qtbot.waitUntil(lambda: bench.canvas.overview.filters.count() == 8, timeout=PATIENCE_MS)
    bench.lab.undo()
    assert pupil.settings.batch == 64
    assert pupil.settings.plan == lenet()
    assert not bench.settings._later.isVisible()
    bench.teach(seed=5)
    assert pupil.settings.seed == 0
    assert bench.settings._later.isVisible()
    bench.press("Stop")
    bench.wait()
    assert not bench.settings._later.isVisible()
    bench.teach(epochs=1)
    assert bench.learned().settings.seed == 5


def test_nonsense_changes_nothing(bench: LearningBench) -> None:
    """A rate that makes every number grow without end is told, and what was learned before is kept."""
    bench.teach(learning_rate=100.0, optimizer="sgd", schedule="constant")
    pupil = bench.learned()
    assert "lower learning rate" in bench.messages.said[-1]
    assert pupil.network is not None
    assert all(np.isfinite(values).all() for values in pupil.network.weights.values())


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
@pytest.mark.parametrize("layer", ["C1", "C3", "output"])
def test_one_step_adds_up(bench: LearningBench, optimizer: str, layer: str) -> None:
    """After is before minus the rate times the direction, as it is written, for every number on screen."""
    bench.teach(optimizer=optimizer)
    bench.watch(part="step", layer=layer, filter=2)
    for batches in (1, 2):
        pupil = bench.step()
        assert pupil.step is not None
        assert pupil.step.batches == batches
    view = bench.canvas.step
    before, _, direction, after = (_numbers(grid.texts) for grid in view.grids)
    rate = _number(view.grids[3].accessibleName().split("−")[1].split("·")[0])
    assert len(before) == 25 if layer != "output" else 20 < len(before) <= 25
    for start, way, end in zip(before, direction, after, strict=True):
        digits = max(-int(end.as_tuple().exponent), _decimals(after))
        assert abs(start - rate * way - end) <= Decimal("0.5").scaleb(-digits)
    assert view.sum.text().startswith("Weight (")
    assert pupil.step.one is not None
    assert (pupil.step.one.layer, pupil.step.one.filter) == (layer, 2)
    assert "64 digits" in view.forward.text()


def _number(text: str) -> Decimal:
    mantissa, _, power = text.strip().replace("−", "-").partition("·10")
    return Decimal(mantissa).scaleb(int(power.translate(PLAIN)) if power else 0)


def _numbers(texts: object) -> list[Decimal]:
    return [_number(text) for row in texts for text in row]  # type: ignore[attr-defined]


def _decimals(numbers: list[Decimal]) -> int:
    """Return the decimals that a grid was rounded to: what is tiny has more."""
    return max(-int(each.as_tuple().exponent) for each in numbers if abs(each) >= Decimal("0.01"))


def test_a_clicker_learns_step_by_step(bench: LearningBench) -> None:
    """Page Down is one step, Page Up a pause; Go on lets it run to its end."""
    assert bench.lab.turn_page(1)
    pupil = bench.running[0]
    bench.qtbot.waitUntil(lambda: pupil.step is not None and pupil.step.batches == 1, timeout=PATIENCE_MS)
    assert bench.learning._room.is_held
    assert not bench.lab.turn_page(-1)  # it waits already
    bench.press("Go on")
    assert bench.lab.turn_page(-1)
    assert bench.learning._room.is_held
    bench.press("Go on")
    bench.wait()
    assert pupil.seen == TRAIN


def test_a_cell_shows_the_digits_behind_it(bench: LearningBench) -> None:
    """The worst mistakes at first; those of a cell when it is clicked; again, all of them."""
    pupil = bench.learned()
    found = pupil.examined
    assert found is not None
    worst = found.mistakes[0]
    assert bench.digits_shown()[0] == f"{found.labels[worst]} → {found.answers[worst]}"
    label, answer = int(found.labels[worst]), int(found.answers[worst])
    bench.click_cell(label, answer)
    count = int(found.confusion[label, answer])
    assert bench.digits_shown() == [f"{label} → {answer}"] * min(count, 60)
    assert bench.canvas.overview.digits_title.whole.startswith(f"{label} read as {answer}, {count}")
    bench.click_cell(label, answer)
    assert bench.canvas.overview.digits_title.whole.startswith(f"{len(found.mistakes)} of {TEST} misread")


def test_a_mistake_opens_on_the_page_that_reads(bench: LearningBench) -> None:
    """With the network that made it, in one step of undo."""
    pupil = bench.learned()
    assert pupil.examined is not None
    place = int(pupil.examined.mistakes[0])
    bench.canvas.overview.digits.picked.emit(0, place)
    assert bench.state.page == "read"
    assert (bench.state.reading.origin, bench.state.reading.number, bench.state.reading.network) == (
        "test",
        place,
        pupil.key,
    )
    bench.lab.undo()
    assert bench.state.reading.network == BUNDLED


def test_a_rival_of_the_same_size(bench: LearningBench) -> None:
    """Two curves, two accuracies, two counts; Stop ends both."""
    bench.tick("a fully connected network beside it")
    assert bench.settings.counts.text().splitlines() == [
        "LeNet-5: 61,706 parameters",
        "fully connected: 62,110 parameters",
    ]
    pupil = bench.learned()
    rival = bench.pupils[1]
    assert rival.is_rival
    assert rival.settings.plan.blocks[0].name == "flatten"
    assert [score.title for score in bench.canvas.scores.scores] == ["1. LeNet-5", "2. fully connected"]
    names = [line.name for line in bench.canvas.overview.accuracy.lines]
    assert names == ["1. test", "1. training", "2. test", "2. training"]
    assert pupil.examined is not None
    assert rival.examined is not None
    bench.teach(epochs=1000)
    bench.begin()
    bench.press("Stop")
    bench.wait()
    assert all(each.network is not None for each in bench.pupils)


def test_two_runs_are_shown_together(bench: LearningBench) -> None:
    """An earlier one beside the newest."""
    first = bench.learned()
    bench.teach(activation="sigmoid")
    second = bench.learned()
    assert [score.title for score in bench.canvas.scores.scores] == ["2. LeNet-5 sigmoid"]
    bench.watch(other=first.key)
    bench.settle()
    assert [score.title for score in bench.canvas.scores.scores] == ["2. LeNet-5 sigmoid", "1. LeNet-5"]
    bench.watch(shown=first.key, other=second.key)
    bench.settle()
    assert bench.canvas.scores.scores[0].title == "1. LeNet-5"


def test_a_network_goes_on_learning(bench: LearningBench) -> None:
    """From the weights that it has."""
    first = bench.learned()
    bench.teach(network=first.key, learning_rate=1e-6, optimizer="sgd")
    second = bench.learned()
    assert first.network is not None
    assert second.network is not None
    assert np.allclose(second.network.weights["C1.weight"], first.network.weights["C1.weight"], atol=1e-4)


def test_a_fully_connected_one_has_its_filters(bench: LearningBench) -> None:
    """The weights of a unit are a picture of the digit's size; some of them are shown."""
    bench.teach(network=DENSE)
    bench.learned()
    assert bench.canvas.overview.filters.count() == 24
    assert bench.canvas.overview.filters_title.whole.startswith("fc1: 24 of 60 filters")


def test_saved_and_opened_again(bench: LearningBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same weights; a file that is none is refused in a sentence."""
    pupil = bench.learned()
    path = tmp_path / "mine.safetensors"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    bench.action("Save the network…").trigger()
    bench.qtbot.waitUntil(lambda: path.exists() and pupil.is_saved, timeout=PATIENCE_MS)
    assert pupil.network is not None
    saved = load_network(path)
    assert all(np.array_equal(values, saved.weights[name]) for name, values in pupil.network.weights.items())
    bench.learning.take(path)
    bench.qtbot.waitUntil(lambda: len(bench.pupils) == 2, timeout=PATIENCE_MS)
    bench.wait()
    loaded = bench.pupils[1]
    assert bench.lab.school.title(loaded.key) == "2. mine"
    assert loaded.examined is not None
    assert pupil.examined is not None
    assert loaded.examined.accuracy == pupil.examined.accuracy
    (tmp_path / "other.safetensors").write_bytes(b"nothing")
    bench.learning.take(tmp_path / "other.safetensors")
    bench.qtbot.waitUntil(lambda: bool(bench.messages.errors), timeout=PATIENCE_MS)
    assert "other.safetensors" in str(bench.messages.errors[-1])
    assert len(bench.pupils) == 2


def test_a_dropped_network_is_taken(bench: LearningBench, tmp_path: Path) -> None:
    """A file of ours, dropped on the canvas; a picture is left to the window."""
    pupil = bench.learned()
    path = tmp_path / "mine.safetensors"
    keeping.save(pupil, path)
    for name, is_taken in (("mine.safetensors", True), ("photo.png", False)):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        nothing, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        event = QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, button, nothing)
        bench.canvas.dropEvent(event)
        bench.qtbot.waitUntil(bench.context.jobs.is_idle, timeout=PATIENCE_MS)
        assert len(bench.pupils) == 2, name
        assert event.isAccepted() or not is_taken
    bench.wait()


def test_networks_come_back_the_next_day(bench: LearningBench) -> None:
    """With weights, curves and names; a damaged one is told, and the others come."""
    pupil = bench.learned()
    room = bench.learning._room
    assert room.unsaved() == 1
    files = room.pack(portable=False)
    files["9999.safetensors"] = b"damaged"
    room._pupils.clear()
    room.unpack(files)
    bench.qtbot.waitUntil(lambda: bool(bench.pupils), timeout=PATIENCE_MS)
    bench.wait()
    back = bench.pupils[0]
    assert back is not pupil
    assert back.key == pupil.key
    assert pupil.network is not None
    assert back.network is not None
    for name, values in pupil.network.weights.items():
        assert np.array_equal(values, back.network.weights[name])
    assert len(back.records) == len(pupil.records)
    assert back.settings.seed == pupil.settings.seed
    assert back.seen == TRAIN
    assert bench.messages.errors


def test_digits_of_a_folder(bench: LearningBench, tmp_path: Path) -> None:
    """Fashion-MNIST brings its own names; a folder without the files is refused, and the digits stay."""
    digits = bench.lab.school.digits
    assert digits is not None
    folder = tmp_path / "fashion"
    folder.mkdir()
    for part, name in ((digits.train.first(128), "train"), (digits.test.first(60), "t10k")):
        head = bytes([0, 0, 8, 3]) + b"".join(each.to_bytes(4, "big") for each in part.pictures.shape)
        (folder / f"{name}-images-idx3-ubyte").write_bytes(head + part.pictures.tobytes())
        head = bytes([0, 0, 8, 1]) + len(part).to_bytes(4, "big")
        (folder / f"{name}-labels-idx1-ubyte").write_bytes(head + part.labels.tobytes())
    bench.learning.take(folder)
    bench.qtbot.waitUntil(lambda: bench.lab.school.folder == str(folder), timeout=PATIENCE_MS)
    pupil = bench.learned()
    assert pupil.classes[0] == "T-shirt"
    assert pupil.seen == 128
    assert " → " in bench.digits_shown()[0]
    assert bench.digits_shown()[0].split(" → ")[0] in pupil.classes
    bench.learning.take(tmp_path)
    bench.qtbot.waitUntil(lambda: bool(bench.messages.errors), timeout=PATIENCE_MS)
    bench.settle()
    assert bench.lesson.folder == str(folder) == bench.lab.school.folder
    bench.teach(folder="")
    assert bench.lab.school.digits is digits


def test_what_was_built_comes_along(bench: LearningBench) -> None:
    """A network on paper that another lab hands over is what learns next."""
    plan = known("lenet5", "deck")
    bench.lab.wish(page="read")
    bench.lab.leave()
    bench.context.workspace.hand_over(plan)
    bench.lab.enter()
    assert bench.state.page == "learn"
    assert bench.lesson.network == BUILT
    assert built_plan(bench.lesson.built).blocks == plan.blocks
    assert f"{worked(built_plan(as_built(plan))).totals.parameters:,}" in bench.settings.counts.text()
    pupil = bench.learned()
    assert pupil.network is not None
    assert pupil.network.plan.blocks == plan.blocks
    bench.lab.undo()
    bench.lab.undo()
    assert bench.lesson.network != BUILT or bench.lesson.built == ""


def test_a_state_is_kept_whole(bench: LearningBench) -> None:
    """All that is set comes back as it was, from plain data."""
    bench.teach(activation="tanh", filters=(4, 8), has_rival=True, shift=2.0)
    bench.watch(part="step", layer="C3", filter=3, cell=(4, 9))
    before = bench.state
    kept = bench.lab.state()
    bench.lab.start_again()
    bench.lab.restore(kept)
    assert bench.state == before
