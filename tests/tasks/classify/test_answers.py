"""Probabilities, how sure an answer is, yes or no; and several photos, one of which cannot be read."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import PhotoError
from cnngui.engine.following import Following
from cnngui.engine.photos import read_photo
from cnngui.networks.classifiers import Box, Classifier, Cut, Runner, Seen
from cnngui.networks.imagenet import GROUPS
from cnngui.networks.network import CPU, Mode
from cnngui.paths import resources
from cnngui.tasks.classify import UNSURE, Answer, Asked, Failed, Told, answer_of, classified, yes_no
from tests.networks.classifiers.networks import lite0, photo

SEEN = Seen(np.zeros((224, 224, 3), np.uint8), Box(0, 0, 300, 300))

SCORES = st.lists(st.floats(-30, 30, width=32), min_size=1, max_size=12)


def answer(*logits: float, temperature: float = 1.0) -> Answer:
    """Return an answer with these scores."""
    return Answer("mine", np.array(logits, np.float32), SEEN, temperature)


@given(scores=SCORES, temperature=st.floats(0.05, 20))
def test_probabilities(scores: list[float], temperature: float) -> None:
    """Those of torch; they add up, and the order is that of the scores whatever the temperature."""
    found = answer(*scores, temperature=temperature)
    right = torch.softmax(torch.tensor(scores, dtype=torch.float64) / temperature, 0).numpy()
    assert found.probabilities == pytest.approx(right, abs=1e-12)
    assert found.probabilities.sum() == pytest.approx(1)
    assert sorted(found.order) == list(range(len(scores)))
    ranked = [each.probability for each in found.top(len(scores))]
    assert ranked == sorted(ranked, reverse=True)
    assert found.first.index == int(np.argmax(np.array(scores, np.float32)))
    assert 0 <= found.entropy <= np.log2(len(scores)) + 1e-9
    assert 1 <= found.spread <= len(scores) * (1 + 1e-9)
    assert 0 <= found.margin <= 1


def test_sure_and_unsure() -> None:
    """One class of all; all alike; between them."""
    assert (answer(900, 0, 0).entropy, answer(900, 0, 0).spread, answer(900, 0, 0).margin) == (0, 1, 1)
    flat = answer(*[3.0] * 8)
    assert (flat.entropy, flat.margin, flat.is_unsure) == (3, 0, True)
    assert flat.spread == pytest.approx(8)
    assert answer(np.log(3.0), 0).margin == pytest.approx(0.5)
    assert answer(0.0).margin == 1
    assert not answer(np.log(3.0), 0).is_unsure


def test_temperature() -> None:
    """Above 1 probabilities come together, below they part; the scores stay."""
    one = answer(2, 1, 0)
    warm, cold = one.at(4.0), one.at(0.25)
    assert cold.first.probability > one.first.probability > warm.first.probability > 1 / 3
    assert warm.logits is one.logits
    assert warm.at(1.0).probabilities == pytest.approx(one.probabilities)
    for wrong in (0.0, -1.0, float("nan")):
        with pytest.raises(ValueError, match="temperature"):
            one.at(wrong)


def test_few_classes() -> None:
    """More than there are is all of them; none is none."""
    assert [ranked.index for ranked in answer(1, 2).top(5)] == [1, 0]
    assert answer(1, 2).top(0) == ()
    assert answer(1, 1, 1).order == (0, 1, 2)


@given(scores=SCORES, classes=st.sets(st.integers(-2, 14)))
def test_yes_or_no(scores: list[float], classes: set[int]) -> None:
    """The sum of what belongs to it; the rest is the other answer."""
    found = answer(*scores)
    yes = yes_no(found, classes)
    no = yes_no(found, set(range(len(scores))) - classes)
    assert yes.probability == pytest.approx(sum(found.probabilities[at] for at in classes if 0 <= at < len(scores)))
    assert yes.probability + no.probability == pytest.approx(1)
    assert {part.index for part in yes.parts} == {at for at in classes if 0 <= at < len(scores)}
    assert yes_no(found, classes, yes.probability).is_yes
    assert not yes_no(found, classes, np.nextafter(yes.probability, 2)).is_yes


QUESTIONS = [
    ("chelsea.png", "cats", True),
    ("chelsea.png", "dogs", False),
    ("coffee.jpg", "cats", False),
    ("coffee.jpg", "drinks", True),
    ("rocket.jpg", "cats", False),
]


@pytest.mark.parametrize(("name", "group", "right"), QUESTIONS)
def test_a_cat(name: str, group: str, right: bool) -> None:
    """The course's first slide, on the bundled photos: no single class says cat, five together do."""
    found = answer_of(lite0(), photo(name))
    assert yes_no(found, GROUPS[group].classes).is_yes is right
    if group == "cats" and right:
        assert found.first.probability < 0.5
        assert yes_no(found, range(281, 286)).probability > 0.85


SURE = {"chelsea.png", "coffee.jpg", "camera.png", "clock.png"}


def test_none_of_these() -> None:
    """Walls, lawns, galaxies and eyes are none of the thousand classes, and it shows."""
    for path in sorted((resources() / "photos").iterdir()):
        found = answer_of(lite0(), read_photo(path).pixels)
        assert found.is_unsure is (path.name not in SURE), path.name
        assert (found.first.probability < UNSURE) is found.is_unsure
        assert (found.spread > 30) is found.is_unsure, path.name


def test_what_was_seen() -> None:
    """The place in the photo goes along; the time is told."""
    found = answer_of(lite0(), photo("chelsea.png"))
    assert found.seen.box == Box(75, 0, 300, 300)
    assert found.network == "efficientnet-lite0"
    assert 0 < found.seconds < 30


def reader(pixels: Pixels) -> Callable[[], Pixels]:
    """Return what gives a photo when it is asked for."""
    return lambda: pixels


def broken() -> Pixels:
    """Refuse to be read."""
    raise PhotoError("The file {name} is not a picture.", name="b.png")


def test_several() -> None:
    """What cannot be read is told in its place, and the others are answered."""
    photos = [Asked("a", reader(photo("coffee.jpg"))), Asked("b", broken), Asked("c", reader(photo("chelsea.png")))]
    steps = Following(classified(lite0(), photos))
    first, second, third = steps
    assert isinstance(first, Told)
    assert isinstance(second, Failed)
    assert isinstance(third, Told)
    assert (second.number, second.name, str(second.error)) == (1, "b", "The file b.png is not a picture.")
    assert [each.fraction for each in (first, second, third)] == pytest.approx([1 / 3, 2 / 3, 1])
    assert [told.answer.first.index for told in steps.value] == [967, 285]
    assert [told.note for told in steps.value] == [None, None]


class FakeGpu(Runner):
    """Says that it is a GPU, and fails."""

    def run(self, planes: torch.Tensor, until: str = "") -> Cut:
        """Fail."""
        raise RuntimeError("CUDA error: device lost\nmore")

    def sent(self, planes: Any) -> torch.Tensor:  # noqa: ANN401  (whatever)
        """Send nowhere."""
        return torch.from_numpy(planes)


def failing() -> Classifier:
    """Return the network on a GPU that fails."""
    there = lite0().runner
    return replace(lite0(), runner=FakeGpu(there.plan, there.weights, Mode("cuda:0")))


def test_a_device_that_fails() -> None:
    """The CPU goes on, says so once, and answers all."""
    photos = [Asked(name, reader(photo(name))) for name in ("coffee.jpg", "chelsea.png")]
    steps = Following(classified(failing(), photos))
    assert len(list(steps)) == 2
    notes = [told.note for told in steps.value]
    assert str(notes[0]) == "cuda:0 failed (CUDA error: device lost), so the CPU went on."
    assert notes[1] is None
    assert [told.answer.first.index for told in steps.value] == [967, 285]


def test_a_cpu_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is nothing to fall back on."""
    network = replace(lite0(), runner=FakeGpu(lite0().runner.plan, lite0().runner.weights, Mode(CPU)))
    with pytest.raises(RuntimeError, match="device lost"):
        list(classified(network, [Asked("a", reader(photo("coffee.jpg")))]))
