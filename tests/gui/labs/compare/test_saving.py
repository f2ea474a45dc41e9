"""Saving the sheet and the ranking, and copying: what is on screen, in full."""

import csv
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from cnngui.engine.photos import read_photo
from cnngui.gui.labs.compare.saving import drawing
from cnngui.gui.services import saving
from cnngui.tasks.compare import sheet
from tests.fakes_gui import FakeFileDialog
from tests.gui.labs.compare.conftest import Bench, Build
from tests.gui.labs.photos import pixels_of

PHOTOS, TABLES = "Pictures (*.png *.jpg *.webp *.tiff)", "Tables (*.csv)"


def save(bench: Bench, monkeypatch: pytest.MonkeyPatch, button: str, *answers: tuple[str, str]) -> FakeFileDialog:
    """Press a button with a dialog that answers; wait until the file is there, and give the dialog."""
    dialog = FakeFileDialog(*answers)
    monkeypatch.setattr(saving, "QFileDialog", dialog)
    bench.press(button)
    bench.idle()
    return dialog


@pytest.mark.parametrize(("layer", "space", "count"), [("conv1_1", "weights", 64), ("conv3_1", "photo", 256)])
def test_the_ranking_as_a_table(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, layer: str, space: str, count: int
) -> None:
    """Every bar of the strip, in its order, to six decimals; channels from 0."""
    bench.go(layer, space)
    path = tmp_path / "ranking.csv"
    dialog = save(bench, monkeypatch, "Save ranking…", (str(path), TABLES))
    assert dialog.asked == [("Save ranking", str(Path.home() / "chelsea-ranking.csv"), TABLES)]
    with path.open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == count == len(bench.ranked)
    for row, (channel, similarity) in zip(rows, bench.ranked, strict=True):
        assert int(row["channel"]) == channel
        assert float(row["similarity"]) == pytest.approx(similarity, abs=5e-7)
        assert row["transform"] == "identity"
    assert bench.messages.said == [f"Saved as {path}."]


def test_the_sheet(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Drawn from the photo, my filter, my response and eight learned filters, the one on screen first."""
    bench.panel.channel_wished.emit(7)
    bench.settle()
    drawn: list[tuple[object, ...]] = []

    def draw(*arguments: object, **options: object) -> object:
        drawn.append(arguments)
        return sheet(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("cnngui.gui.labs.compare.saving.sheet", draw)
    path = tmp_path / "sheet.png"
    dialog = save(bench, monkeypatch, "Save sheet…", (str(path), PHOTOS))
    assert Path(dialog.asked[0][1]).name == "chelsea-comparison.png"
    ((photo, mine, plane, beside, words),) = drawn
    result = bench.lab._result
    assert result is not None
    assert photo is result.photo
    assert mine == bench.state.mine
    assert plane is result.plane
    titles = [each.title for each in beside]  # type: ignore[attr-defined]
    best = [channel for channel, _ in bench.ranked if channel != 7][:7]
    assert [int(title.split()[1].rstrip(":")) - 1 for title in titles] == [7, *best]
    for each, channel in zip(beside, [7, *best], strict=True):  # type: ignore[call-overload]
        assert np.array_equal(each.map, result.maps.map(channel))
        assert np.array_equal(each.weights, result.network.weights["conv1_1.weight"][channel])
    assert words.sentence == bench.sentence  # type: ignore[attr-defined]
    pixels = read_photo(path).pixels
    assert pixels.shape[0] > 1000
    assert pixels.shape[1] > 1000
    assert np.array_equal(pixels, sheet(*drawn[0], is_signed=True))  # type: ignore[arg-type]


def test_copying(bench: Bench) -> None:
    """The clipboard holds the sheet."""
    QGuiApplication.clipboard().clear()
    bench.action("Copy comparison").trigger()
    bench.idle()
    pixels = pixels_of(QGuiApplication.clipboard().image())
    shown, ranking = bench.lab._presenter.shown, bench.lab._ranking
    assert shown is not None
    assert ranking is not None
    assert np.array_equal(pixels[..., :3], drawing(shown, ranking, bench.context.workspace.source.name)())


def test_the_folder_is_remembered_and_cancel_saves_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """For whatever is saved next."""
    save(bench, monkeypatch, "Save ranking…", (str(tmp_path / "a.csv"), TABLES))
    dialog = save(bench, monkeypatch, "Save sheet…", ("", ""))
    assert dialog.asked[0][1] == str(tmp_path / "chelsea-comparison.png")
    assert [path.name for path in tmp_path.iterdir() if path.suffix in {".csv", ".png"}] == ["a.csv"]


def test_saving_where_it_cannot_be(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A sentence."""
    save(bench, monkeypatch, "Save ranking…", (str(tmp_path / "no" / "such" / "a.csv"), TABLES))
    save(bench, monkeypatch, "Save sheet…", (str(tmp_path / "no" / "such" / "a.png"), PHOTOS))
    assert len(bench.messages.errors) == 2
    assert bench.messages.said == []


def test_nothing_to_save_yet(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before there is a comparison no dialog is opened, and nothing is copied."""
    bench = build(enter=False)
    assert save(bench, monkeypatch, "Save ranking…").asked == []
    assert save(bench, monkeypatch, "Save sheet…").asked == []
    bench.action("Copy comparison").trigger()
    assert bench.context.jobs.is_idle()
