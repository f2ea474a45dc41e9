"""A network with classes of one's own: its classes answer and are explained, and ImageNet's come back."""

import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from cnngui.gui.labs.classify import saving
from cnngui.networks.classifiers import Classifier
from cnngui.tasks.transfer import TransferModel, load_model, read_base, save_model
from tests.gui.labs.classify.conftest import Bench, Build, the_cat

CAT, CUP = 285, 968


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a saved network that knows a cat and a cup, by ImageNet's own scores for them."""
    base = read_base("efficientnet-lite0")
    from cnngui.networks.classifiers import bundled  # noqa: PLC0415

    runner = bundled().runner
    last = runner.steps[-1].name
    weight, bias = (np.asarray(runner.weights[f"{last}.{part}"], np.float32) for part in ("weight", "bias"))
    learned = {"classes.weight": weight[[CUP, CAT]], "classes.bias": bias[[CUP, CAT]]}
    path = tmp_path_factory.mktemp("models") / "my cats.safetensors"
    save_model(TransferModel(base, ("tasse", "chat & co"), "last-layer", 0, learned), path)
    return path


def opened(bench: Bench, path: Path) -> None:
    """Open a model as a drop does, and wait."""
    bench.lab.opening.open(path)
    bench.settle()


def test_its_classes_answer(bench: Bench, saved: Path) -> None:
    """Its own names and percents; the line names model and classes; the questions about ImageNet's sets are gone."""
    opened(bench, saved)
    probabilities = load_model(saved).probabilities([the_cat().pixels])[0]
    bars = bench.view.answers.bars["efficientnet-lite0"]
    assert [row.name for row in bars.rows] == ["chat & co", "tasse"]
    assert [row.probability for row in bars.rows] == pytest.approx(sorted(probabilities, reverse=True), abs=1e-5)
    assert bench.panel.model.told == "My own model: my cats. 2 classes: tasse, chat & co"
    assert "“chat & co” is " in bench.view.verdict.sure.text()
    assert bench.view.verdict.question.isHidden()
    assert bench.panel.answers.yes_from.isHidden()
    found = bench.lab._known_now()
    assert found is not None
    assert json.loads(saving.as_json(found, "cat.png"))["answers"][0]["classes"][0]["name"] == "chat & co"
    assert ",chat & co," in saving.as_csv(found, "cat.png")


def test_why_explains_it(bench: Bench, saved: Path, lite0: Classifier) -> None:
    """Grad-CAM of its own class, with its name in the steps, checked with random weights."""
    opened(bench, saved)
    bench.click_bar(bench.view.answers.bars["efficientnet-lite0"], 0)
    assert (bench.state.page, bench.state.target) == ("why", 1)
    known = bench.lab._known_now()
    assert known is not None
    assert known.why is not None
    assert known.why.found is not None
    assert known.why.found.score == pytest.approx(lite0.logits(lite0.seen(the_cat().pixels).pixels)[0, CAT], abs=1e-3)
    bench.lab.wish(step=4)
    bench.settle()
    assert "“chat & co”" in bench.view.told.text()
    assert bench.panel.why.network.count() == 1
    assert bench.panel.why.network.currentText() == "my cats"
    bench.checked()


def test_back_and_undo(bench: Bench, saved: Path) -> None:
    """One button brings ImageNet's classes back, and undo the model."""
    assert bench.panel.model.back.isHidden()
    opened(bench, saved)
    bench.panel.model.back.click()
    bench.settle()
    bars = bench.view.answers.bars["efficientnet-lite0"]
    assert bars.texts[0][0] == "Egyptian cat"
    assert bench.panel.model.told == "The 1,000 classes of ImageNet answer."
    assert not bench.view.verdict.question.isHidden()
    bench.lab.undo()
    bench.settle()
    assert [row.name for row in bars.rows] == ["chat & co", "tasse"]
    bench.lab.start_again()
    bench.settle()
    assert bench.state.model == ""


def test_bad_files_change_nothing(bench: Bench, saved: Path, tmp_path: Path) -> None:
    """A file that is none is told in one sentence, and what was open answers still."""
    opened(bench, saved)
    bad = tmp_path / "bad.safetensors"
    bad.write_bytes(b"buy milk")
    opened(bench, bad)
    assert bench.state.model == str(saved)
    assert bench.view.answers.bars["efficientnet-lite0"].rows[0].name == "chat & co"
    assert "bad.safetensors" in str(bench.lab._complaint)


def test_kept_by_path(build: Build, saved: Path, tmp_path: Path) -> None:
    """The session brings it back; where the file is gone by then, that is said, and ImageNet's classes answer."""
    bench = build(the_cat())
    bench.settle()
    kept = tmp_path / "kept.safetensors"
    kept.write_bytes(saved.read_bytes())
    opened(bench, kept)
    told = json.loads(json.dumps(bench.lab.state()))
    for is_gone in (False, True):
        if is_gone:
            kept.unlink()
        again = build(the_cat())
        again.lab.restore(told)
        again.settle()
        name = again.view.answers.bars["efficientnet-lite0"].rows[0].name
        assert name == ("Egyptian cat" if is_gone else "chat & co")
    assert again.state.model == ""
    assert "kept.safetensors" in str(again.lab._complaint)


def test_ways_to_open(bench: Bench, saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog, a drop, and what another lab hands over."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(saved), ""))
    bench.panel.model.opener.click()
    bench.settle()
    assert bench.state.model == str(saved)
    bench.panel.model.back.click()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(saved))])
    how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter, drop = QDragEnterEvent(QPoint(5, 5), *how), QDropEvent(QPointF(5, 5), *how)
    for event in (enter, drop):
        QApplication.sendEvent(bench.view, event)
        assert event.isAccepted()
    bench.settle()
    assert bench.state.model == str(saved)
    bench.panel.model.back.click()
    bench.lab.leave()
    bench.lab.workspace.hand_over_model(saved)
    bench.lab.enter()
    bench.settle()
    assert bench.state.model == str(saved)
    assert bench.lab.workspace.take_model() is None


def test_written_again(bench: Bench, saved: Path, tmp_path: Path) -> None:
    """The same file, taught anew, answers anew when it is handed over."""
    path = tmp_path / "again.safetensors"
    path.write_bytes(saved.read_bytes())
    opened(bench, path)
    before = load_model(path)
    save_model(TransferModel(before.base, ("cup", "cat"), "last-layer", 0, before.learned), path)
    opened(bench, path)
    assert bench.view.answers.bars["efficientnet-lite0"].rows[0].name == "cat"
