"""The page of reasons: heat maps of the tasks on one scale, seven steps with numbers, and the check."""

import re

import numpy as np
import pytest
from PySide6.QtCore import Qt

from cnngui.engine.colours import Scale
from cnngui.gui.labs.classify import why_words
from cnngui.gui.labs.classify.explaining import Checked, Why
from cnngui.networks.classifiers import Classifier
from cnngui.tasks.explain import Faithful, Randomised, grad_cam
from tests.gui.labs.classify.conftest import Bench, numbers_in, the_cat


def found_in(bench: Bench) -> Why:
    """Return the explanation on screen."""
    known = bench.lab._known_now()
    assert known is not None
    assert known.why is not None
    return known.why


def scale_of(bench: Bench) -> Scale:
    """Return the colours on screen."""
    scale = bench.view.why.bar._scale
    assert scale is not None
    return scale


def test_a_click_on_a_bar_explains_it(bench: Bench, lite0: Classifier) -> None:
    """Grad-CAM of that class, as the task has it."""
    bench.click_bar(bench.view.answers.bars["efficientnet-lite0"], 1)
    assert bench.state.page == "why"
    expected = grad_cam(lite0, lite0.seen(the_cat().pixels), 282)
    np.testing.assert_allclose(found_in(bench).plane, expected.heat, atol=1e-6)
    assert bench.view.why.bars.is_picked == 282


def test_one_scale_for_all_classes(bench: Bench) -> None:
    """It stays from class to class, and is a class's own only when that is asked for."""
    bench.turn("why")
    first = scale_of(bench)
    bench.click_bar(bench.view.why.bars, 3)
    assert scale_of(bench) == first
    assert "one scale for all classes" in bench.view.why.scale_title.text()
    bench.tick("stretch the colours")
    assert scale_of(bench).high == pytest.approx(float(found_in(bench).plane.max()))
    assert scale_of(bench).high < first.high


def test_the_steps_are_told_by_a_clicker(bench: Bench) -> None:
    """Page Down goes on to the next, and stops at the last; each has another sentence."""
    bench.turn("why")
    bench.lab.wish(step=0)
    texts = [bench.view.told.text()]
    for _ in range(6):
        assert bench.lab.turn_page(1)
        texts.append(bench.view.told.text())
    assert len(set(texts)) == 7
    assert bench.lab.turn_page(1)
    assert bench.state.step == 6
    assert bench.view.steps.count() == 7


def test_printed_products_hold(bench: Bench) -> None:
    """Weight × sum = total where it says so, and rounded where it says ≈."""
    bench.turn("why")
    bench.lab.wish(step=3)
    products = re.findall(r"([+−][\d.]+) × ([\d.,]+) ([=≈]) ([+−][\d.]+)", bench.view.told.text())
    assert len(products) == 2
    for weight, total, sign, product in products:
        left = numbers_in(weight)[0] * numbers_in(total)[0]
        right = numbers_in(product)[0]
        assert left == pytest.approx(right, rel=0.0051)
        assert (abs(left - right) < 1e-9) == (sign == "=")


def test_the_sum_is_the_score_without_its_bias(bench: Bench) -> None:
    """What is printed of the sum agrees with the map."""
    bench.turn("why")
    bench.lab.wish(step=4)
    found = found_in(bench).found
    assert found is not None
    told = numbers_in(bench.view.told.text())
    assert told[1:4] == pytest.approx(
        [float(found.weighted.min()), float(found.weighted.max()), float(found.weighted.sum())], rel=0.01
    )
    assert scale_of(bench).low < 0  # what speaks against the class is seen at this step


@pytest.mark.parametrize("method", ["cam", "gradients", pytest.param("occlusion", marks=pytest.mark.slow)])
def test_other_methods(bench: Bench, method: str) -> None:
    """CAM is Grad-CAM for this network; the others have no steps, and no check."""
    bench.turn("why")
    before = found_in(bench).plane
    bench.panel.why.method._segments[method].click()
    bench.qtbot.waitUntil(bench.lab.settle, timeout=90_000)
    found = found_in(bench)
    if method == "cam":
        np.testing.assert_allclose(found.plane, before, atol=1e-4)
        return
    assert found.found is None
    assert not bench.view.steps.isVisible()
    assert bench.view.why.verdict.text().startswith("The check is for Grad-CAM")
    assert float(found.plane.max()) > 0
    assert found.plane.shape == ((224, 224) if method == "gradients" else (16, 16))


def test_covering_can_be_stopped_and_keeps_what_it_has(bench: Bench) -> None:
    """The coarse map stays on screen."""
    bench.turn("why")
    bench.panel.why.method._segments["occlusion"].click()
    bench.qtbot.waitUntil(lambda: "Grey squares" in bench.view.told.text(), timeout=30_000)
    for job in bench.context.jobs.jobs():
        job.cancel()
    bench.idle()
    assert not found_in(bench).is_whole
    assert "Grey squares" in bench.view.told.text()
    assert bench.messages.offers[-1].button == "Compute"


def test_the_check_comes_by_itself_and_is_drawn(bench: Bench) -> None:
    """Random weights, four curves, and what follows from them."""
    bench.click_bar(bench.view.answers.bars["efficientnet-lite0"], 0)
    bench.checked()
    curves = bench.view.why.plot.curves
    assert len(curves) == 4
    assert {len(curve.shares) for curve in curves.values()} == {21}
    assert bench.view.why.random.image is not None
    value = numbers_in(bench.view.why.verdict.text())[1]
    assert value < 0.5
    assert_one_that_does_not_pass_is_told(bench)


def assert_one_that_does_not_pass_is_told(bench: Bench) -> None:
    """Too like random weights, or no better than chance: what was checked is changed into that."""
    why = found_in(bench)
    known = bench.lab._known_now()
    assert known is not None
    checked = known.checked
    assert checked is not None
    assert checked.faithful is not None
    alike = Randomised(checked.randomised.explanations, (0.9,), 1.0)
    swapped = Faithful(checked.faithful.controls, checked.faithful.curves, 1.0)
    good = Randomised(checked.randomised.explanations, (0.0,), 1.0)
    told = [
        why_words.verdict_text(why, Checked(why.request, random, faithful, 1.0))
        for random, faithful in ((alike, checked.faithful), (good, swapped))
    ]
    assert "does not pass: it shows the photo more" in told[0]
    assert "does not pass: random places" in told[1]


def test_the_layer_is_chosen(bench: Bench) -> None:
    """Finer maps from an earlier layer; the steps follow."""
    bench.turn("why")
    combo = bench.panel.why.layer
    assert combo.itemText(0) == "conv9 (the last)"
    earlier = combo.itemText(combo.count() // 2)
    bench.choose(combo, earlier)
    bench.settle()
    found = found_in(bench).found
    assert found is not None
    assert found.layer == earlier
    assert found.heat.shape[0] > 7
    bench.lab.undo()
    bench.settle()
    assert found_in(bench).plane.shape == (7, 7)


def test_keys_walk_the_classes(bench: Bench) -> None:
    """Down on the bars explains the next class."""
    bench.turn("why")
    bars = bench.view.why.bars
    bars.setFocus()
    bench.key(Qt.Key.Key_Down)
    bench.settle()
    assert bench.state.target == bars.rows[1].index
