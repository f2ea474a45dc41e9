"""The page of the answers: what is printed is what the networks say, in words and numbers that add up."""

from collections.abc import Generator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cnngui.engine.photos import Photo
from cnngui.gui.labs.classify import jobs, work
from cnngui.gui.labs.classify.words import sure_text
from cnngui.networks.classifiers import Box, Classifier
from cnngui.networks.imagenet import GROUPS, name_of
from cnngui.tasks.classify import answer_of
from tests.gui.labs.classify.conftest import Bench, Build, numbers_in, the_cat


def test_the_bars_are_the_networks_own(bench: Bench, lite0: Classifier) -> None:
    """Names and percents of the five likeliest classes; the square that was seen is marked."""
    expected = answer_of(lite0, the_cat().pixels)
    bars = bench.view.answers.bars["efficientnet-lite0"]
    assert [row.index for row in bars.rows] == [each.index for each in expected.top(5)]
    assert bars.texts[0] == ("Egyptian cat", f"{100 * expected.first.probability:.1f} %")
    assert [row.is_asked for row in bars.rows] == [each.index in GROUPS["cats"].classes for each in expected.top(5)]
    assert expected.seen.box == Box(75, 0, 300, 300)
    square = bench.view.picture.seen_square
    assert square is not None
    assert square.getRect() == (75, 0, 300, 300)


def test_temperature_is_softmax_of_divided_scores(bench: Bench, lite0: Classifier) -> None:
    """Computed anew here; and it takes no second pass."""
    logits = answer_of(lite0, the_cat().pixels).logits.astype(np.float64)
    bench.panel.answers.warmth.slider.setValue(20)
    bench.settle()
    assert bench.state.temperature == 4.0
    assert bench.context.jobs.is_idle()
    powers = np.exp(logits / 4)
    rows = bench.view.answers.bars["efficientnet-lite0"].rows
    assert [row.probability for row in rows] == pytest.approx(sorted(powers / powers.sum(), reverse=True)[:5])
    assert "Perhaps none of these" in bench.view.verdict.sure.text()


def test_the_lead_is_the_difference_of_what_is_printed(lite0: Classifier) -> None:
    """91.0 % and 9.0 % are 82.0 points apart for a pupil, though 90.953 and 9.047 are 81.9."""
    logits = np.log(np.array([0.90953, 0.09047], np.float32))
    answer = replace(answer_of(lite0, the_cat().pixels), logits=logits)
    assert "is 82.0 points ahead" in sure_text(answer, "birds")


def test_how_sure_is_said_in_words(bench: Bench, lite0: Classifier) -> None:
    """The lead and the entropy, as numbers that agree with the bars."""
    answer = answer_of(lite0, the_cat().pixels)
    lead, among, bits = numbers_in(bench.view.verdict.sure.text())
    assert lead == pytest.approx(100 * answer.margin, abs=0.1)
    assert among == pytest.approx(2**bits, rel=0.01)
    assert bits == pytest.approx(answer.entropy, abs=0.005)


def test_noise_is_perhaps_none_of_these(build: Build) -> None:
    """A photo of nothing."""
    noise = np.random.default_rng(3).integers(0, 256, (224, 224, 3), np.uint8)
    bench = build(Photo(noise, "noise.png"))
    bench.settle()
    assert bench.view.verdict.sure.text().startswith("Perhaps none of these")


def test_a_cat_yes_or_no(bench: Bench) -> None:
    """The sum of five classes; its printed parts add up, or ≈ says so; the threshold turns the answer."""
    found = bench.lab._known_now()
    assert found is not None
    assert found.question is not None
    assert found.question.probability == pytest.approx(sum(each.probability for each in found.question.parts))
    text = bench.view.verdict.sum.text()
    left, right = text.split(" ≈ " if "≈" in text else " = ")
    terms, total = [numbers_in(part)[0] for part in left.split(" + ")], numbers_in(right)[0]
    assert (abs(sum(terms) - total) < 1e-6) == (" = " in text)
    assert bench.view.verdict.question.answer == "yes: 1"
    bench.panel.answers.yes_from.slider.setValue(95)
    bench.settle()
    assert bench.view.verdict.question.answer == "no: 0"
    bench.lab.undo()
    assert bench.state.yes_from == 50


def test_classes_of_ones_own(bench: Bench) -> None:
    """Found by a word, put in by a click, taken out by a key."""
    box = bench.panel.answers
    bench.choose(box.group, "classes of my own")
    assert bench.view.verdict.sum.text().startswith("No class is chosen yet")
    QTest.keyClicks(box._search, "lynx")
    assert [box._found.item(at).text() for at in range(box._found.count())] == [name_of(287)]
    box._found.itemClicked.emit(box._found.item(0))
    assert list(bench.state.own) == [287]
    assert bench.view.verdict.sum.text().startswith("3.5 (lynx) = 3.5\N{NO-BREAK SPACE}%")
    box._found.setFocus()
    box._found.setCurrentRow(0)
    QTest.keyClick(box._found, Qt.Key.Key_Space)
    assert not bench.state.own
    bench.lab.undo()
    assert bench.state.own == (287,)


def test_without_the_whole_vgg16_a_sentence_says_how(bench: Bench) -> None:
    """Where to get it; no empty bars."""
    assert "File › Get VGG-16's dense layers" in bench.view.answers.missing.text()
    assert not bench.view.answers.bars["vgg16"].isVisible()


@pytest.fixture
def with_vgg16(monkeypatch: pytest.MonkeyPatch, lite0: Classifier) -> None:
    """Let VGG-16 be here: another network answers for it."""

    def reading(name: str) -> Generator[object, None, Classifier]:
        yield from ()
        return lite0

    for module in (work, jobs):
        monkeypatch.setattr(module, "available", lambda: ("efficientnet-lite0", "vgg16"))
    monkeypatch.setattr(work, "reading_classifier", reading)


def test_weights_that_come_answer_at_once(bench: Bench, request: pytest.FixtureRequest) -> None:
    """Once VGG-16's dense layers were fetched, it answers beside the other, which stays on screen meanwhile."""
    first, second = (bench.view.answers.bars[name] for name in ("efficientnet-lite0", "vgg16"))
    request.getfixturevalue("with_vgg16")
    bench.context.networks.weights_came.emit()
    assert first.rows
    bench.settle()
    assert second.rows == first.rows
    assert not bench.view.answers.missing.text().startswith("VGG-16 (138 million")


@pytest.mark.usefixtures("with_vgg16")
def test_both_networks_side_by_side(build: Build) -> None:
    """Each with its parameters; a click on the second asks why of it, and its last layer is explained."""
    bench = build(the_cat())
    bench.settle()
    second = bench.view.answers.bars["vgg16"]
    assert second.isVisible()
    assert bench.view.answers._titles["vgg16"].text().startswith("VGG-16: 138 million parameters")
    assert bench.view.answers.missing.text() == "VGG-16 has ≈ 30 times as many parameters."
    bench.click_bar(second, 2)
    assert (bench.state.page, bench.state.network, bench.state.target) == ("why", "vgg16", second.rows[2].index)


@pytest.mark.usefixtures("with_vgg16")
def test_the_layer_picked_in_maps_is_explained(build: Build) -> None:
    """Where the network is that of Maps."""
    from cnngui.gui.services.workspace import Selection  # noqa: PLC0415

    bench = build(the_cat())
    bench.settle()
    bench.lab.wish(network="vgg16")
    bench.lab.leave()
    bench.context.workspace.select(Selection("conv1", 3))
    bench.lab.enter()
    assert bench.state.layer == "conv1"


def test_another_photo_is_answered_anew(bench: Bench) -> None:
    """And what was explained of the one before is forgotten."""
    bench.lab.wish(target=3)
    bench.context.workspace.open(Photo(np.zeros((60, 90, 3), np.uint8), "black.png"))
    bench.settle()
    assert bench.state.target is None
    found = bench.lab._known_now()
    assert found is not None
    assert found.size == (60, 90)
    assert found.first is not None
    assert found.first.seen.box == Box(15, 0, 60, 60)
