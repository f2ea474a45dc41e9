"""What is taken away is what is on screen: the picture with what lies over it, and the answers."""

import csv
import io
import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from cnngui.engine.photos import read_photo
from cnngui.networks.classifiers import Classifier
from cnngui.tasks.classify import answer_of
from tests.fakes_gui import FakeFileDialog
from tests.gui.labs.classify.conftest import Bench, Build, the_cat


def saved(bench: Bench, monkeypatch: pytest.MonkeyPatch, command: str, path: Path) -> Path:
    """Save as people do, under a name."""
    monkeypatch.setattr("cnngui.gui.services.saving.QFileDialog", FakeFileDialog((str(path), "")))
    bench.action(command).trigger()
    bench.idle()
    assert bench.messages.said[-1] == f"Saved as {path}."
    return path


def test_the_answers_for_programs(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lite0: Classifier
) -> None:
    """Names in English, probabilities at the temperature that is set, the yes or no."""
    facts = json.loads(saved(bench, monkeypatch, "Save answers…", tmp_path / "a.json").read_text(encoding="utf-8"))
    expected = answer_of(lite0, the_cat().pixels)
    (answer,) = facts["answers"]
    assert answer["classes"][0] == {
        "name": "Egyptian cat",
        "index": 285,
        "probability": round(expected.first.probability, 6),
    }
    assert facts["yes"]["answer"] == 1
    assert facts["yes"]["classes"] == [281, 282, 283, 284, 285]


def test_the_answers_as_a_table(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A row a class."""
    text = saved(bench, monkeypatch, "Save answers…", tmp_path / "a.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["rank"] for row in rows] == ["1", "2", "3", "4", "5"]
    assert (rows[0]["index"], rows[0]["name"]) == ("285", "Egyptian cat")


def test_the_boxes_are_in_the_file(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In px of the photo."""
    bench.turn("where")
    facts = json.loads(saved(bench, monkeypatch, "Save answers…", tmp_path / "b.json").read_text(encoding="utf-8"))
    (box,) = facts["boxes"]
    assert box["class"] == "Cat"
    assert box["box"] == pytest.approx(bench.view.picture.boxes[0].box, abs=0.1)


@pytest.mark.parametrize("page", ["answers", "why", "where"])
def test_the_picture_is_what_lies_over_the_photo(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, page: str
) -> None:
    """The photo alone, with its heat map, or with its boxes; at least as large."""
    bench.turn(page)
    picture = read_photo(saved(bench, monkeypatch, "Save picture…", tmp_path / "p.png")).pixels
    photo = the_cat().pixels
    assert picture.shape == photo.shape
    assert np.array_equal(picture, photo) == (page == "answers")
    assert np.array_equal(picture[:, :60], photo[:, :60]) == (page != "where")  # outside what the network saw


def test_a_copy_is_the_same_picture(bench: Bench) -> None:
    """On the clipboard."""
    bench.turn("where")
    bench.action("Copy picture").trigger()
    bench.idle()
    image = QGuiApplication.clipboard().image()
    assert (image.height(), image.width()) == the_cat().pixels.shape[:2]


def test_a_window_built_anew_shows_the_same(bench: Bench, build: Build) -> None:
    """The state is plain data; what was set comes back, and undo with it."""
    bench.lab.wish(warmth=10, group="dogs")
    bench.lab.wish(page="where", at=2)
    kept = json.loads(json.dumps(bench.lab.state()))
    other = build(the_cat(), enter=False)
    other.lab.restore(kept)
    other.lab.enter()
    other.settle()
    assert (other.state.warmth, other.state.group, other.state.page) == (10, "dogs", "where")
    other.lab.undo()
    assert (other.state.warmth, other.state.group) == (0, "cats")


def test_all_boxes_are_as_faint_as_on_screen(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The photo is still to be seen below 1,917 of them."""
    bench.turn("where")
    bench.tick("all 1,917 boxes")
    picture = read_photo(saved(bench, monkeypatch, "Save picture…", tmp_path / "all.png")).pixels
    photo = the_cat().pixels
    changed = (picture != photo).any(axis=2).mean()
    likeness = np.corrcoef(picture.reshape(-1), photo.reshape(-1))[0, 1]
    assert changed > 0.9
    assert likeness > 0.7
