"""Several photos at once: a row each."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from cnngui.engine.photos import read_photo
from cnngui.networks.classifiers import Classifier
from cnngui.networks.imagenet import name_of
from cnngui.paths import bundled_photos
from cnngui.tasks.classify import answer_of
from tests.gui.labs.classify.conftest import Bench

COUNT = 3


def drop(bench: Bench, *paths: Path) -> None:
    """Drop files on the canvas."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(bench.view, QDragEnterEvent(QPoint(5, 5), *how))
    QApplication.sendEvent(bench.view, QDropEvent(QPointF(5, 5), *how))


def test_each_has_its_answer(bench: Bench, lite0: Classifier, tmp_path: Path) -> None:
    """As the network answers each; one that is none is told in its row; a click on a row opens the photo."""
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"buy milk")
    photos = bundled_photos()[:COUNT]
    drop(bench, *photos, bad)
    assert bench.state.page == "several"
    bench.settle()
    rows = bench.view.several.table.rows
    assert [row.cells[0].split("\n")[0] for row in rows] == [*(path.name for path in photos), "bad.png"]
    for path, row in zip(photos, rows, strict=False):
        best = answer_of(lite0, read_photo(path).pixels).top(2)
        assert row.cells[0].replace("?", "").split("\n")[1:] == [f"→ {name_of(each.index)}" for each in best]
        told = [float(line.split()[0]) for line in row.cells[1].split("\n")[1:]]
        assert told == pytest.approx([100 * each.probability for each in best], abs=0.06)
    assert rows[-1].cells[1] == "–"
    assert bench.view.several.told.text() == "4 of 4 photos are answered. Not readable: 1."
    bench.view.several.table.picked.emit("1")
    bench.qtbot.waitUntil(lambda: bench.lab.workspace.source.path == photos[1], timeout=20_000)
    bench.settle()
    assert bench.view.several.table.current == "1"
    bench.lab.undo()
    assert (bench.state.page, bench.state.several) == ("several", ())


def test_asked_for(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a dialog; one photo that is dropped is the window's."""
    first = bundled_photos()[0]
    drop(bench, first)
    assert bench.state.several == ()
    bench.turn("several")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(first)], ""))
    bench.panel.several.opener.click()
    bench.settle()
    assert len(bench.view.several.table.rows) == 1
