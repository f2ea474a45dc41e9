"""A region is painted with the mouse, and only there the photo changes."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from cnngui.engine.masks import Region
from cnngui.engine.photos import Photo
from cnngui.gui.services import open_file
from cnngui.gui.widgets.inputs.choice_row import ChoiceRow
from tests.fakes_gui import FakeFileDialog
from tests.gui.labs.style.conftest import Bench


def choose_painting(bench: Bench) -> None:
    """Press "where I paint"."""
    bench.panel.region.findChildren(ChoiceRow)[0].chosen.emit("painted")
    bench.frame()


def stroke(bench: Bench, *shares: tuple[float, float]) -> None:
    """Draw with the left button, through points (down, across) as shares of the photo."""
    view = bench.view.result_view
    points: list[QPoint] = []
    for down, across in shares:
        assert view.picture is not None
        height, width = view.picture.shape
        rect: QRectF = view._placement().to_screen(view.cell_rect(int(down * height), int(across * width)))
        points.append(rect.center().toPoint())
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        place = QPointF(point)
        buttons = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(view, QMouseEvent(QEvent.Type.MouseMove, place, view.mapToGlobal(place), *buttons))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=points[-1])


def region_of(bench: Bench) -> Region | None:
    """Return what is painted."""
    return bench.state.region


def paint_button(bench: Bench) -> QPushButton:
    """Find the button that takes the brush in hand."""
    return next(each for each in bench.panel.region.findChildren(QPushButton) if each.text() == "Paint")


def test_only_what_is_painted_changes(bench: Bench) -> None:
    """The rest of the picture is the photo, to the bit: OpenCV enlarges it alike."""
    bench.set(size=128)
    choose_painting(bench)
    stroke(bench, (0.5, 0.7), (0.5, 0.95))
    region = region_of(bench)
    assert region is not None
    assert 0.03 < region.mask.mean() < 0.3
    piece = bench.start()
    assert not paint_button(bench).isChecked()
    bench.wait(piece)
    assert piece.result is not None
    height, width = piece.result.image.shape[:2]
    photo = cv2.resize(piece.photo.pixels, (width, height), interpolation=cv2.INTER_CUBIC).astype(int)
    change = np.abs(piece.result.image - photo).mean(axis=2)
    assert change[:, : width // 2].max() <= 1
    assert change[height // 2 - 4 : height // 2 + 4, 3 * width // 4 : -4].mean() > 10
    assert piece.result.settings.mask is not None


def test_strokes_are_undone_one_by_one(bench: Bench) -> None:
    """A whole drag is one step; Clear and everywhere are steps too."""
    choose_painting(bench)
    stroke(bench, (0.2, 0.2), (0.2, 0.3), (0.2, 0.4))
    first = region_of(bench)
    stroke(bench, (0.8, 0.2), (0.8, 0.4))
    assert region_of(bench) != first
    bench.lab.undo()
    assert region_of(bench) == first
    bench.lab.undo()
    blank = region_of(bench)
    assert blank is not None
    assert blank.is_empty
    bench.lab.undo()
    assert region_of(bench) is None
    bench.frame()
    assert not paint_button(bench).isEnabled()


def test_nothing_painted_is_told(bench: Bench) -> None:
    """And nothing starts."""
    choose_painting(bench)
    bench.lab.start()
    assert "Nothing is painted yet" in str(bench.messages.errors[0])
    assert bench.lab._studio.running is None


def test_another_photo_has_no_region(bench: Bench) -> None:
    """What was painted belongs to the photo that it was painted on."""
    choose_painting(bench)
    stroke(bench, (0.5, 0.5), (0.5, 0.6))
    bench.context.workspace.open(Photo(np.full((50, 70, 3), 90, np.uint8), "grey.png"))
    assert bench.state.region is None
    bench.frame()
    assert not paint_button(bench).isChecked()
    piece = bench.start()
    bench.lab.stop()
    bench.wait(piece)
    assert piece.state.region is None


def test_a_mask_from_a_file(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """White is restyled; what is no picture is told."""
    pixels = np.zeros((20, 30), np.uint8)
    pixels[:, 20:] = 255
    Image.fromarray(pixels).save(tmp_path / "mask.png")
    (tmp_path / "bad.png").write_bytes(b"no picture")
    dialog = FakeFileDialog((str(tmp_path / "mask.png"), ""), (str(tmp_path / "bad.png"), ""), ("", ""))
    monkeypatch.setattr(open_file, "QFileDialog", dialog)
    bench.panel.region.file_wished.emit()
    bench.qtbot.waitUntil(lambda: region_of(bench) is not None)
    region = region_of(bench)
    assert region is not None
    columns = region.mask.mean(axis=0)
    assert columns[: len(columns) // 2].max() == 0
    assert columns[-10:].min() == 1
    bench.panel.region.file_wished.emit()
    bench.qtbot.waitUntil(lambda: len(bench.messages.errors) == 1)
    bench.panel.region.file_wished.emit()
    assert region_of(bench) == region
