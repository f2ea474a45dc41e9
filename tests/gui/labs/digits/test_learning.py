"""A network learns in front of the class: start, stop, change, steps, confusions, a rival, files."""

from decimal import Decimal

import numpy as np
import pytest

from cnngui.engine.following import finish
from cnngui.gui.labs.digits.learning_state import BUILT, DENSE, as_built, built_plan
from cnngui.gui.labs.digits.school import BUNDLED
from cnngui.networks.digits import lenet
from cnngui.networks.plans.known import known
from cnngui.networks.plans.worked import worked
from cnngui.tasks.digits import TrainSettings, train
from tests.gui.labs.bench import PATIENCE_MS
from tests.gui.labs.digits.learning_bench import TEST, TRAIN, LearningBench, learning

__all__ = ["learning"]

PLAIN = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def test_a_network_learns_and_is_kept(learning: LearningBench) -> None:
    """Curves, filters, changes and confusions are on screen, and the other page can use the network."""
    pupil = learning.learned()
    overview = learning.canvas.overview
    assert pupil.examined is not None
    assert pupil.examined.count == TEST
    assert pupil.seen == TRAIN
    assert overview.confusion.counts.sum() == TEST
    assert overview.filters.count() == 6
    assert [change.name for change in overview.changes.changes] == ["C1", "C3", "C5", "F6", "output"]
    assert all(change.share > 0 for change in overview.changes.changes)
    test, training = overview.accuracy.lines
    assert test.points[-1] == pytest.approx((1.0, 100 * pupil.examined.accuracy))
    assert training.is_dotted
    assert len(training.points) > 1
    assert learning.canvas.scores.scores[0].share.endswith("%")
    assert learning.lab.school.network(pupil.key) is pupil.network
    assert learning.lab.school.title(pupil.key) == "1. LeNet-5"


def test_the_same_seed_gives_the_same_weights(learning: LearningBench) -> None:
    """From the window twice, and without it: bit by bit."""
    first, second = learning.learned(), learning.learned()
    learning.teach(seed=3)
    other = learning.learned()
    digits = learning.lab.school.digits
    assert digits is not None
    assert first.network is not None
    assert second.network is not None
    bare = finish(train(digits, TrainSettings(epochs=1))).network
    for name, values in bare.weights.items():
        assert np.array_equal(values, first.network.weights[name])
        assert np.array_equal(values, second.network.weights[name])
    assert other.network is not None
    assert not np.array_equal(other.network.weights["C1.weight"], bare.weights["C1.weight"])


def test_stop_keeps_what_was_learned(learning: LearningBench) -> None:
    """The Stop button, and that of the job bar, which ends a job at once."""
    learning.teach(epochs=1000)
    pupil = learning.begin()
    learning.qtbot.waitUntil(lambda: pupil.seen > 0, timeout=PATIENCE_MS)
    learning.press("Stop")
    learning.wait()
    assert pupil.network is not None
    assert pupil.examined is not None
    assert 0 < pupil.epoch < 1000
    other = learning.begin()
    learning.qtbot.waitUntil(lambda: other.seen > 0, timeout=PATIENCE_MS)
    assert other.job is not None
    other.job.cancel()
    learning.wait()
    assert other.network is not None
    assert other.examined is not None
    assert {pupil.key, other.key} < set(learning.lab.school.networks)
    assert learning.canvas.overview.confusion.counts.sum() == TEST


def test_it_goes_on_while_another_lab_is_shown(learning: LearningBench) -> None:
    """And in another window, in another language: the network is there when one comes back."""
    pupil = learning.begin()
    learning.lab.leave()
    learning.close()
    learning.show()
    learning.lab.enter()
    learning.lab.wish(page="learn")
    learning.wait()
    assert learning.pupils == [pupil]
    assert pupil.network is not None
    assert learning.canvas.overview.confusion.counts.sum() == TEST


def test_settings_change_while_it_learns(learning: LearningBench) -> None:
    """What may change does so at once, undone too; what may not counts from the next start on, and says so."""
    learning.teach(epochs=1000)
    pupil = learning.begin()
    learning.qtbot.waitUntil(lambda: pupil.seen > 0, timeout=PATIENCE_MS)
    learning.teach(learning_rate=0.001, batch=32, activation="tanh", filters=(8, 16))
    assert (pupil.settings.learning_rate, pupil.settings.batch) == (0.001, 32)
    assert pupil.settings.plan == lenet("tanh", "max", (8, 16))
    learning.qtbot.waitUntil(lambda: learning.canvas.overview.filters.count() == 8, timeout=PATIENCE_MS)
    learning.lab.undo()
    assert pupil.settings.batch == 64
    assert pupil.settings.plan == lenet()
    assert not learning.settings._later.isVisible()
    learning.teach(seed=5)
    assert pupil.settings.seed == 0
    assert learning.settings._later.isVisible()
    learning.press("Stop")
    learning.wait()
    assert not learning.settings._later.isVisible()
    learning.teach(epochs=1)
    assert learning.learned().settings.seed == 5


def test_nonsense_changes_nothing(learning: LearningBench) -> None:
    """A rate that makes every number grow without end is told, and what was learned before is kept."""
    learning.teach(learning_rate=100.0, optimizer="sgd", schedule="constant")
    pupil = learning.learned()
    assert "lower learning rate" in learning.messages.said[-1]
    assert pupil.network is not None
    assert all(np.isfinite(values).all() for values in pupil.network.weights.values())


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
@pytest.mark.parametrize("layer", ["C1", "C3", "output"])
def test_one_step_adds_up(learning: LearningBench, optimizer: str, layer: str) -> None:
    """After is before minus the rate times the direction, as it is written, for every number on screen."""
    learning.teach(optimizer=optimizer)
    learning.watch(part="step", layer=layer, filter=2)
    for batches in (1, 2):
        pupil = learning.step()
        assert pupil.step is not None
        assert pupil.step.batches == batches
    view = learning.canvas.step
    before, _, direction, after = (_numbers(grid.texts) for grid in view.grids)
    rate = _number(view.grids[3].accessibleName().split("−")[1].split("·")[0])
    assert len(before) == 25 if layer != "output" else 20 < len(before) <= 25
    for start, way, end in zip(before, direction, after, strict=True):
        digits = max(-int(end.as_tuple().exponent), _decimals(after))
        assert abs(start - rate * way - end) <= Decimal("0.5").scaleb(-digits)
    assert view.sum.text().startswith("Weight (")
    assert pupil.step is not None
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


def test_a_clicker_learns_step_by_step(learning: LearningBench) -> None:
    """Page Down is one step, Page Up a pause; Go on lets it run to its end."""
    assert learning.lab.turn_page(1)
    pupil = learning.running[0]
    learning.qtbot.waitUntil(lambda: pupil.step is not None and pupil.step.batches == 1, timeout=PATIENCE_MS)
    assert learning.learning._room.is_held
    assert all(pupil.job is not None and pupil.job.is_waiting for pupil in learning.learning._room.running)
    assert not learning.lab.turn_page(-1)  # it waits already
    pause = learning.button("Go on")
    pause.click()
    assert learning.lab.turn_page(-1)
    assert learning.learning._room.is_held
    assert all(pupil.job is not None and pupil.job.is_waiting for pupil in learning.learning._room.running)
    learning.qtbot.waitUntil(lambda: pause.text() == "Go on", timeout=PATIENCE_MS)
    pause.click()
    learning.wait()
    assert pupil.seen == TRAIN


def test_a_cell_shows_the_digits_behind_it(learning: LearningBench) -> None:
    """The worst mistakes at first; those of a cell when it is clicked; again, all of them."""
    pupil = learning.learned()
    found = pupil.examined
    assert found is not None
    worst = found.mistakes[0]
    assert learning.digits_shown()[0] == f"{found.labels[worst]} → {found.answers[worst]}"
    label, answer = int(found.labels[worst]), int(found.answers[worst])
    learning.click_cell(label, answer)
    count = int(found.confusion[label, answer])
    assert learning.digits_shown() == [f"{label} → {answer}"] * min(count, 60)
    assert learning.canvas.overview.digits_title.whole.startswith(f"{label} read as {answer}, {count}")
    learning.click_cell(label, answer)
    assert learning.canvas.overview.digits_title.whole.startswith(f"{len(found.mistakes)} of {TEST} misread")


def test_a_mistake_opens_on_the_page_that_reads(learning: LearningBench) -> None:
    """With the network that made it, in one step of undo."""
    pupil = learning.learned()
    assert pupil.examined is not None
    place = int(pupil.examined.mistakes[0])
    learning.canvas.overview.digits.picked.emit(0, place)
    assert learning.state.page == "read"
    assert (learning.state.reading.origin, learning.state.reading.number, learning.state.reading.network) == (
        "test",
        place,
        pupil.key,
    )
    learning.lab.undo()
    assert learning.state.reading.network == BUNDLED


def test_a_rival_of_the_same_size(learning: LearningBench) -> None:
    """Two curves, two accuracies, two counts; Stop ends both."""
    learning.tick("a fully connected network beside it")
    assert learning.settings.counts.text().splitlines() == [
        "LeNet-5: 61,706 parameters",
        "fully connected: 62,110 parameters",
    ]
    pupil = learning.learned()
    rival = learning.pupils[1]
    assert rival.is_rival
    assert rival.settings.plan.blocks[0].name == "flatten"
    assert [score.title for score in learning.canvas.scores.scores] == ["1. LeNet-5", "2. fully connected"]
    names = [line.name for line in learning.canvas.overview.accuracy.lines]
    assert names == ["1. test", "1. training", "2. test", "2. training"]
    assert pupil.examined is not None
    assert rival.examined is not None
    learning.teach(epochs=1000)
    learning.begin()
    learning.press("Stop")
    learning.wait()
    assert all(each.network is not None for each in learning.pupils)


def test_two_runs_are_shown_together(learning: LearningBench) -> None:
    """An earlier one beside the newest."""
    first = learning.learned()
    learning.teach(activation="sigmoid")
    second = learning.learned()
    assert [score.title for score in learning.canvas.scores.scores] == ["2. LeNet-5 sigmoid"]
    learning.watch(other=first.key)
    learning.settle()
    assert [score.title for score in learning.canvas.scores.scores] == ["2. LeNet-5 sigmoid", "1. LeNet-5"]
    learning.watch(shown=first.key, other=second.key)
    learning.settle()
    assert learning.canvas.scores.scores[0].title == "1. LeNet-5"


def test_a_network_goes_on_learning(learning: LearningBench) -> None:
    """From the weights that it has."""
    first = learning.learned()
    learning.teach(network=first.key, learning_rate=1e-6, optimizer="sgd")
    second = learning.learned()
    assert first.network is not None
    assert second.network is not None
    assert np.allclose(second.network.weights["C1.weight"], first.network.weights["C1.weight"], atol=1e-4)


def test_a_fully_connected_one_has_its_filters(learning: LearningBench) -> None:
    """The weights of a unit are a picture of the digit's size; some of them are shown."""
    learning.teach(network=DENSE)
    learning.learned()
    assert learning.canvas.overview.filters.count() == 24
    assert learning.canvas.overview.filters_title.whole.startswith("fc1: 24 of 60 filters")


def test_what_was_built_comes_along(learning: LearningBench) -> None:
    """A network on paper that another lab hands over is what learns next."""
    plan = known("lenet5", "deck")
    learning.lab.wish(page="read")
    learning.lab.leave()
    learning.context.workspace.hand_over(plan)
    learning.lab.enter()
    assert learning.state.page == "learn"
    assert learning.lesson.network == BUILT
    assert built_plan(learning.lesson.built).blocks == plan.blocks
    assert f"{worked(built_plan(as_built(plan))).totals.parameters:,}" in learning.settings.counts.text()
    pupil = learning.learned()
    assert pupil.network is not None
    assert pupil.network.plan.blocks == plan.blocks
    learning.lab.undo()
    learning.lab.undo()
    assert learning.lesson.network != BUILT or learning.lesson.built == ""


def test_a_state_is_kept_whole(learning: LearningBench) -> None:
    """All that is set comes back as it was, from plain data."""
    learning.teach(activation="tanh", filters=(4, 8), has_rival=True, shift=2.0)
    learning.watch(part="step", layer="C3", filter=3, cell=(4, 9))
    before = learning.state
    kept = learning.lab.state()
    learning.lab.start_again()
    learning.lab.restore(kept)
    assert learning.state == before
