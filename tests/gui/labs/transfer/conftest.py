"""The real Transfer lab in a window, with few small pictures in folders."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cnngui.gui.labs.transfer import state as states
from cnngui.gui.labs.transfer.controller import TransferLab
from cnngui.gui.labs.transfer.panel import TransferPanel
from cnngui.gui.labs.transfer.run import Run
from cnngui.gui.labs.transfer.state import TransferState
from cnngui.gui.labs.transfer.view import TransferView
from tests.gui.labs.bench import PATIENCE_MS, Benches, LabBench
from tests.tasks.transfer.sets import base, tinted

LEFT = Qt.MouseButton.LeftButton

EACH = 6
"""Pictures of each class."""

HUES = ("red", "green")


def write_classes(folder: Path, each: int = EACH) -> Path:
    """Write folders of red and green pictures, one of the red ones among the green."""
    for hue, name in enumerate(HUES):
        (folder / name).mkdir(parents=True)
        for at in range(each):
            Image.fromarray(tinted(1000 * hue + at, hue)).save(folder / name / f"{name} {at}.png")
    Image.fromarray(tinted(77, 0)).save(folder / "green" / "not green.png")
    return folder


def drop(widget: QWidget, data: QMimeData, at: QPointF | None = None) -> None:
    """Let something go over a widget."""
    place = QPointF(widget.rect().center()) if at is None else at
    move, keys = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(place.toPoint(), move, data, LEFT, keys))
    QApplication.sendEvent(widget, QDropEvent(place, move, data, LEFT, keys))


def drop_files(widget: QWidget, *paths: Path) -> None:
    """Drop files or folders."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    drop(widget, data)


class Bench(LabBench[TransferLab, TransferView, TransferPanel, TransferState]):
    """The Transfer lab in a window."""

    name = "transfer"

    @property
    def counts(self) -> dict[str, int]:
        """How many pictures each class has."""
        laid = self.lab.laid
        return dict(zip(laid.pictures.classes, map(int, laid.pictures.counts), strict=True))

    def open(self, folder: Path) -> None:
        """Drop a folder of classes, and wait until its pictures are there."""
        drop_files(self.view.pictures.shelf.viewport(), folder)
        self.settle()

    def teach(self, **fields: Any) -> None:  # noqa: ANN401
        """Set fields of the lesson."""
        self.lab.wish(states.with_lesson, **fields)

    def turn(self, page: str) -> None:
        """Turn to a page."""
        self.lab.wish(page=page)
        self.settle()

    def train(self) -> Run:
        """Press Train, and wait until it has learned."""
        self.qtbot.waitUntil(lambda: self.lab.is_read, timeout=PATIENCE_MS)
        self.panel.runs.buttons["train"].click()
        run = self.lab.workshop.running
        assert run is not None
        self.qtbot.waitUntil(lambda: not run.is_running, timeout=PATIENCE_MS)
        self.settle()
        return run

    def click_cell(self, row: int, column: int) -> None:
        """Click a cell of the confusion matrix."""
        view = self.view.answers.mistakes.confusion
        QTest.mouseClick(view, LEFT, pos=view.cell_rect(row, column).center().toPoint())
        self.settle()


@pytest.fixture
def bench(benches: Benches) -> Bench:
    """Build the lab; its network is read already."""
    made = benches.build(Bench)
    made.lab.workshop.bench._bases["efficientnet-lite0"] = base()
    made.settle()
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of two classes, one picture in the wrong one."""
    return write_classes(tmp_path / "colours")


@pytest.fixture
def taught(bench: Bench, folder: Path) -> Bench:
    """Build the lab with a network that has learned two classes."""
    bench.open(folder)
    bench.teach(epochs=8)
    bench.train()
    return bench
