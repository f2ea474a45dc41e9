"""What is taken away is what is on screen: by the ending of the file, or by the clipboard."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from cnngui.gui.labs.architectures.saving import WRITERS
from cnngui.networks.plans.exports.code import as_pytorch
from cnngui.networks.plans.exports.files import load
from cnngui.networks.plans.known import known
from tests.fakes_gui import FakeFileDialog
from tests.gui.labs.architectures.conftest import Bench


def save(bench: Bench, monkeypatch: pytest.MonkeyPatch, command: str, path: Path) -> Path:
    """Save as people do, under a name."""
    monkeypatch.setattr("cnngui.gui.services.saving.QFileDialog", FakeFileDialog((str(path), "")))
    bench.action(command).trigger()
    bench.idle()
    assert bench.messages.said[-1] == f"Saved as {path}."
    return path


@pytest.mark.parametrize("ending", WRITERS)
def test_the_table_is_written_as_its_ending_says(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ending: str
) -> None:
    """Each is what the command line writes, and holds the parameters."""
    bench.take("alexnet")
    path = save(bench, monkeypatch, "Save table…", tmp_path / f"alexnet{ending}")
    text = path.read_text(encoding="utf-8")
    assert text == WRITERS[ending](bench.state.table, "en").rstrip("\n") + "\n"
    if ending == ".csv":
        rows = list(csv.DictReader(io.StringIO(text)))
        assert rows[-1]["parameters"] == "60965224"
    elif ending == ".json":
        assert json.loads(text)["totals"]["parameters"] == 60_965_224


@pytest.mark.parametrize("page", ["layers", "scale", "build"])
def test_the_diagram_is_written_as_vectors_and_as_pixels(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, page: str
) -> None:
    """Boxes of the network that is on screen, or of all three; large enough for a slide."""
    bench.turn(page)
    drawn = ET.parse(save(bench, monkeypatch, "Save diagram…", tmp_path / "a.svg"))  # noqa: S314  (just written)
    titles = {each.text for each in drawn.iter("{http://www.w3.org/2000/svg}title")}
    assert ("conv5_3" in titles) == (page == "scale")
    assert "C3" in titles
    image = QImage(str(save(bench, monkeypatch, "Save diagram…", tmp_path / "a.png")))
    assert image.width() >= 1600


def test_a_network_comes_back_from_its_file(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As it was, one step of undo later."""
    bench.turn("build")
    bench.press("Empty")
    bench.view.build.added.emit("conv")
    mine = bench.state.plan
    path = save(bench, monkeypatch, "Save network…", tmp_path / "mine.json")
    assert load(path) == mine
    bench.take("vgg16")
    monkeypatch.setattr("cnngui.gui.services.open_file.QFileDialog", FakeFileDialog((str(path), "")))
    bench.action("Open network…").trigger()
    bench.idle()
    assert bench.state.plan == mine
    bench.lab.undo()
    assert bench.state.plan == known("vgg16")


def test_a_file_that_is_no_network_is_refused_in_words(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """And the network on screen stays."""
    path = tmp_path / "no.json"
    path.write_text("{", encoding="utf-8")
    monkeypatch.setattr("cnngui.gui.services.open_file.QFileDialog", FakeFileDialog((str(path), "")))
    bench.action("Open network…").trigger()
    bench.idle()
    (error,) = bench.messages.errors
    assert "is no JSON" in str(error)
    assert bench.state.plan == known("lenet5")


def test_the_table_is_copied_for_a_spreadsheet(bench: Bench) -> None:
    """As it stands there, in its order, with its totals; the two books too."""
    bench.view.table.column_picked.emit("parameters")
    bench.action("Copy table").trigger()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[1][0] == "C5"
    assert lines[-1][0] == "total"
    assert {len(line) for line in lines} == {len(bench.view.table.columns)}
    bench.turn("books")
    bench.action("Copy table").trigger()
    assert "156 | 156" in QGuiApplication.clipboard().text()


def test_the_code_is_copied(bench: Bench) -> None:
    """What torch is tested with; of a network that does not fit, up to where it does."""
    bench.press("Copy as PyTorch")
    assert QGuiApplication.clipboard().text() == as_pytorch(bench.state.table)
    bench.side(4)
    bench.press("Copy as PyTorch")
    assert bench.messages.said[-1].endswith("up to where the network fits.")


def test_a_picture_is_copied(bench: Bench) -> None:
    """In the size in which it is saved."""
    bench.action("Copy diagram").trigger()
    bench.idle()
    assert QGuiApplication.clipboard().image().width() >= 1600


def test_what_a_page_does_not_have_cannot_be_saved(bench: Bench) -> None:
    """The table of one network belongs to the pages that show one."""
    can = {"layers": (True, True, True), "books": (False, False, True), "scale": (False, True, False)}
    for page, expected in can.items():
        bench.turn(page)
        actions = ("Save table…", "Save diagram…", "Copy table")
        assert tuple(bench.action(text).isEnabled() for text in actions) == expected
