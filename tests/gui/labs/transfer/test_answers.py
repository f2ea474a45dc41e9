"""The page of answers: cells and their pictures, why, another class, fewer pictures, the table; saved and loaded."""

import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnngui.cli import main
from cnngui.gui.labs.transfer import keeping
from cnngui.gui.labs.transfer.run import Run
from cnngui.gui.widgets.pictures.heat_picture import HeatPicture
from cnngui.tasks.transfer import Cell, Measured
from tests.gui.labs.bench import PATIENCE_MS
from tests.gui.labs.transfer.conftest import EACH, LEFT, Bench, drop_files


def shown(bench: Bench) -> Run:
    """Return the network on screen, which has answered."""
    run = bench.lab.first
    assert run is not None
    assert run.answered is not None
    return run


def test_a_cell_opens_its_pictures(taught: Bench) -> None:
    """As many as it counts; clicked again, the worst mistakes are back."""
    taught.turn("answers")
    run = shown(taught)
    assert run.answered is not None
    mistakes = taught.view.answers.mistakes
    assert mistakes.confusion.counts.tolist() == run.answered.found.confusion.tolist()
    row = int(run.answered.found.confusion.diagonal().argmax())
    taught.click_cell(row, row)
    picked = taught.state.cell
    assert picked == (row, row)
    assert mistakes.strip.count() == run.answered.found.confusion[row, row] > 0
    taught.click_cell(row, row)
    assert taught.state.cell is None
    assert mistakes.strip.count() == len(run.answered.found.mistakes)


def test_a_picture_is_explained(taught: Bench) -> None:
    """Probabilities that are the network's, a heat map, another class by a click, and none where it is off."""
    taught.turn("answers")
    run, mistakes = shown(taught), taught.view.answers.mistakes
    assert run.model is not None
    taught.click_cell(0, 0)
    name = taught.lab._answers.asked(taught.state)
    example = taught.lab.laid.examples[name]
    expected = run.model.probabilities([example.pixels()])[0]
    found = {bar.index: bar.probability for bar in mistakes.bars.rows}
    assert [found[at] for at in range(2)] == pytest.approx(expected.tolist())
    assert isinstance(mistakes.picture.picture, HeatPicture)
    before = taught.lab.jobs.why
    QTest.mouseClick(mistakes.bars, LEFT, pos=mistakes.bars.row_rect(1).center().toPoint())
    taught.settle()
    after = taught.lab.jobs.why
    assert before is not None
    assert after is not None
    assert after.index == mistakes.bars.rows[1].index != before.index
    assert after.limit == before.limit
    taught.panel.answers.heat.click()
    taught.settle()
    assert not isinstance(mistakes.picture.picture, HeatPicture)


def test_a_label_is_fixed_and_it_learns_again(taught: Bench, folder: Path) -> None:
    """The picture goes to the other class, which undo takes back; the next network learns from that."""
    taught.turn("answers")
    wrong = str(folder / "green" / "not green.png")
    taught.lab.explain(wrong)
    taught.settle()
    assert taught.lab._answers.asked(taught.state) == wrong
    taught.choose("It is really", "red")
    taught.settle()
    assert taught.counts == {"green": EACH, "red": EACH + 1}
    assert "Train again" in taught.panel.answers.about.text()
    taught.lab.undo()
    taught.settle()
    assert taught.counts == {"green": EACH + 1, "red": EACH}
    taught.lab.redo()
    taught.settle()
    run = taught.train()
    assert run.answered is not None
    assert run.answered.found.accuracy == 1.0
    assert taught.view.answers.mistakes.strip.count() == 0
    assert "No mistake" in taught.view.answers.mistakes.title.whole


def test_page_keys_go_through_the_pictures(taught: Bench) -> None:
    """Of the cell that is open."""
    taught.turn("answers")
    cell = int(taught.view.answers.mistakes.confusion.counts.diagonal().argmax())
    taught.click_cell(cell, cell)
    names = taught.lab._answers.names(taught.state)
    assert len(names) > 1
    assert taught.lab.turn_page(1)
    taught.settle()
    assert taught.lab._answers.asked(taught.state) == names[1]


def test_fewer_pictures(taught: Bench) -> None:
    """A curve over the pictures of each class, measured here."""
    taught.lab.do("fewer")
    assert taught.state.part == "fewer"
    taught.idle()
    lines = taught.view.answers.fewer.plot.lines
    assert [point[0] for point in lines[0].points] == [3, 5]
    assert "3 pictures of each class" in taught.view.answers.fewer.about.text()


def test_the_table_is_measured_here(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """By one button; cells appear as they are measured."""
    cell = Cell("small", "like", 25, 29, 5, (Measured("last-layer", 0.9, 1.0, 3), Measured("scratch", 0.3, 9.0, 3)))

    def table(_base: object, **_: object):  # type: ignore[no-untyped-def]  # noqa: ANN202
        yield from ()
        return (cell,)

    bench.lab.wish(page="answers", part="table")
    before = bench.view.answers.table.table.cells
    assert [len(each.rows) for each in before] == [4, 4, 4, 4]
    assert [row.text for row in before[2].rows] == ["97 %", "95 %", "93 %", "41 %"]
    assert "once" in bench.view.answers.table.about.text()
    monkeypatch.setattr("cnngui.gui.labs.transfer.work.table", table)
    bench.lab.do("table")
    bench.idle()
    bench.settle()
    cells = bench.view.answers.table.table.cells
    assert len(cells) == 4
    assert [(row.title, row.text, row.is_best) for row in cells[0].rows] == [
        ("Last layer", "90 %", True),
        ("From scratch", "30 %", False),
    ]
    assert cells[3].rows == ()
    assert "this computer" in bench.view.answers.table.about.text()


def test_what_is_saved_is_read_by_the_command_line(
    taught: Bench, tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And by the lab, where it is dropped: with the same answers."""
    run = shown(taught)
    assert run.model is not None
    path, photo = tmp_path / "colours.safetensors", folder / "red" / "red 1.png"
    keeping.save(run, path)
    assert run.is_saved
    assert main(["classify", str(photo), "--model", str(path), "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    expected = run.model.probabilities([taught.lab.laid.examples[str(photo)].pixels()])[0]
    found = {each["name"]: each["probability"] for each in told["classes"]}
    assert found["red"] == pytest.approx(float(expected[run.classes.index("red")]), abs=1e-6)
    drop_files(taught.view, path)
    taught.qtbot.waitUntil(lambda: len(taught.lab.workshop.runs) == 2, timeout=PATIENCE_MS)
    taught.turn("answers")
    taught.idle()
    loaded = shown(taught)
    assert loaded.name == "colours"
    assert loaded.answered is not None
    assert not loaded.answered.is_unseen
    assert loaded.answered.found.count == 2 * EACH + 1


def test_answers_are_written_as_a_table(taught: Bench, tmp_path: Path) -> None:
    """One row a picture, with the probability of each class; they add up to 1."""
    run = shown(taught)
    assert run.answered is not None
    keeping.save_answers(run, tmp_path / "answers.csv")
    lines = (tmp_path / "answers.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].split(",") == ["picture", "class", "answer", "green", "red"]
    assert len(lines) == 1 + run.answered.found.count
    for line in lines[1:]:
        assert sum(float(each) for each in line.split(",")[3:]) == pytest.approx(1, abs=1e-5)


def test_a_foreign_file_is_refused(taught: Bench, tmp_path: Path) -> None:
    """In one sentence; what is there stays."""
    path = tmp_path / "foreign.safetensors"
    path.write_bytes(b"\x08\x00\x00\x00\x00\x00\x00\x00{}      ")
    drop_files(taught.view, path)
    taught.qtbot.waitUntil(lambda: bool(taught.messages.errors), timeout=PATIENCE_MS)
    assert len(taught.lab.workshop.runs) == 1


def test_a_picture_that_is_gone_is_told(taught: Bench, folder: Path) -> None:
    """Its file was deleted: the rest works on."""
    taught.turn("answers")
    taught.click_cell(0, 0)
    names = taught.lab._answers.names(taught.state)
    Path(names[-1]).unlink()
    taught.lab.wish(asked=names[-1])
    taught.settle()
    QApplication.processEvents()
    assert taught.messages.errors
    assert np.array_equal(taught.view.answers.mistakes.confusion.counts, shown(taught).answered.found.confusion)  # type: ignore[union-attr]
