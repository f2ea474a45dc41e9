"""The page of boxes with a network of one's own: it slides over the photo, and is held to what was pasted there."""

from pathlib import Path

import numpy as np
import pytest

from cnngui.gui.labs.classify.own_sliding import COUNT, pastable
from cnngui.networks.classifiers import bundled
from cnngui.tasks.detect import marked
from cnngui.tasks.detect.own_classes import OVERLAP
from cnngui.tasks.transfer import TransferModel, read_base, save_model
from tests.gui.labs.classify.conftest import Bench, numbers_in

CLASSES = {"oiseaux": 20, "cat": 285, "nothing": 904}
"""Each with the class of ImageNet whose scores it has: a house finch's, an Egyptian cat's, a window screen's."""


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a saved network that knows birds, cats, and nothing."""
    runner = bundled().runner
    last = runner.steps[-1].name
    parts = {part: np.asarray(runner.weights[f"{last}.{part}"], np.float32) for part in ("weight", "bias")}
    learned = {f"classes.{part}": values[list(CLASSES.values())] for part, values in parts.items()}
    path = tmp_path_factory.mktemp("models") / "finder.safetensors"
    save_model(TransferModel(read_base("efficientnet-lite0"), tuple(CLASSES), "last-layer", 0, learned), path)
    return path


def slid(bench: Bench, path: Path) -> None:
    """Open a model, and let it slide over the photo."""
    assert not bench.panel.where.way._segments["own"].isEnabled()
    bench.lab.opening.open(path)
    bench.settle()
    bench.turn("where")
    bench.panel.where.way._segments["own"].click()
    bench.settle()


def test_a_model_of_ones_own_slides_over_the_photo(bench: Bench, saved: Path) -> None:
    """Boxes of its own classes, of the same rules: decided one by one, a threshold, a drawn box; one undo back."""
    slid(bench, saved)
    known = bench.lab._known_now()
    assert known is not None
    assert known.own_slid is not None
    windows = known.own_slid.windows
    assert windows.nothing == 2
    bench.panel.where.score.slider.setValue(20)
    bench.settle()
    assert (bench.state.own_score, bench.state.score) == (20, 40)
    found = windows.found(0.2, OVERLAP)
    marks = bench.view.picture.boxes
    assert [mark.box for mark in marks] == [each.box for each in found]
    assert marks[0].label == f"{list(CLASSES)[found[0].number]} {found[0].score:.2f}"
    assert numbers_in(bench.view.where.counts.text())[0] == len(windows.boxes)
    assert "windows" in bench.view.where.counts.text()
    assert bench.lab.turn_page(1)
    assert bench.view.where.fate.text().startswith("1 of ")
    assert f": {marks[0].label} stays" in bench.view.where.fate.text()
    bench.tick("how sure it is of each place")
    assert bench.state.has_heat
    bench.panel.model.back.click()
    bench.settle()
    assert bench.state.way == "once"
    bench.lab.undo()
    bench.settle()
    assert bench.state.model == str(saved)


def test_it_is_marked_where_the_truth_is_known(bench: Bench, saved: Path) -> None:
    """Cut-outs of the class that it knows by name; precision and recall add up, and follow the threshold."""
    slid(bench, saved)
    assert not bench.view.where.marks.text()
    bench.press("Paste things")
    bench.settle()
    known = bench.lab._known_now()
    assert known is not None
    assert known.own_slid is not None
    truths = known.own_slid.truths
    assert 0 < len(truths) <= COUNT
    assert {each.number for each in truths} == {0}
    assert [mark.line for mark in bench.view.picture.boxes].count("dashed") == len(truths)
    for score in (5, 99):
        bench.panel.where.score.slider.setValue(score)
        bench.settle()
        marks = marked([(known.own_slid.windows.found(score / 100), truths)])
        told = numbers_in(bench.view.where.marks.text())
        assert told[:2] == [marks.right, len(marks.matches)]
        assert f"{marks.right} of {len(truths)} things found" in bench.view.where.marks.text()
    bench.press("Without them")
    bench.settle()
    assert not bench.view.where.marks.text()


def test_what_can_be_pasted() -> None:
    """Only what a model knows by one of its names."""
    assert pastable(tuple(CLASSES)) == {"birds": 0}
    assert pastable(("red", "green")) == {}
