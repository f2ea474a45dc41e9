"""Boxes on a photo: drawn where they lie, labels that cover no other, and one that is drawn by hand."""

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from cnngui.engine.box_drawing import colour_of
from cnngui.gui.widgets.pictures.boxes_view import BoxesView, BoxMark
from cnngui.gui.widgets.pictures.pictures import PhotoPicture
from cnngui.gui.widgets.pictures.viewport import Viewport
from tests.gui.hands import drag, shown


@pytest.fixture
def view(qtbot: QtBot) -> BoxesView:
    """Show a grey photo of 200×100, twice as large."""
    viewport = Viewport()
    made = shown(qtbot, BoxesView(viewport, "Photo"))
    viewport.setParent(made)
    made.resize(400, 200)
    viewport.set_extent(QRectF(0, 0, 200, 100))
    made.set_picture(PhotoPicture(np.full((100, 200, 3), 128, np.uint8)), QRectF(0, 0, 200, 100))
    return made


def place(view: BoxesView, x: float, y: float) -> QPoint:
    """Return where a px of the photo lies."""
    placed = view._viewport.placed(QSizeF(view.size()))
    return placed.to_screen(QRectF(x, y, 0, 0)).topLeft().toPoint()


def test_a_box_is_drawn_where_it_lies(view: BoxesView) -> None:
    """In the colour of its kind; inside it the photo is as it was."""
    view.set_boxes([BoxMark((50, 40, 80, 40), "", 3)])
    image = view.grab().toImage()
    edge, middle = image.pixelColor(place(view, 50, 60)), image.pixelColor(place(view, 90, 60))
    assert (edge.red(), edge.green(), edge.blue()) == colour_of(3)
    assert (middle.red(), middle.green(), middle.blue()) == (128, 128, 128)


def test_what_is_not_seen_is_darker(view: BoxesView) -> None:
    """Beside the square."""
    view.set_seen(QRectF(50, 0, 100, 100))
    image = view.grab().toImage()
    assert image.pixelColor(place(view, 20, 50)).red() < 128
    assert image.pixelColor(place(view, 100, 50)).red() == 128


def test_labels_are_told_to_screen_readers(view: BoxesView) -> None:
    """In their order."""
    view.set_boxes([BoxMark((0, 0, 50, 50), "Cat 0.85"), BoxMark((10, 10, 50, 50), "Dog 0.60"), BoxMark((1, 1, 2, 2))])
    assert view.accessibleDescription() == "Cat 0.85; Dog 0.60"
    assert not view.grab().isNull()


def test_a_drag_draws_a_box(view: BoxesView) -> None:
    """From any corner, within the photo, one edit from press to release; elsewhere it moves the photo."""
    drawn, edits = list[tuple[float, ...]](), list[str]()
    view.box_drawn.connect(drawn.append)
    view.stroke.started.connect(lambda: edits.append("begin"))
    view.stroke.finished.connect(lambda: edits.append("end"))
    drag(view, place(view, 150, 80), place(view, 100, 50), place(view, 60, 20))
    assert drawn == []
    view.draws = True
    drag(view, place(view, 150, 80), place(view, 100, 50), place(view, 60, 20))
    assert drawn[-1] == pytest.approx((60, 20, 90, 60), abs=1)
    assert edits == ["begin", "end"]
    drag(view, place(view, 150, 80), place(view, 199, 99) + QPoint(90, 90))
    assert drawn[-1] == pytest.approx((150, 80, 50, 20), abs=1)


def test_thousands_of_boxes_are_painted_once(view: BoxesView) -> None:
    """All that the detector says, thinly; what changes above them costs no second time."""
    random = np.random.default_rng(1)
    corners = random.uniform(0, 100, (2000, 4))
    view.resize(1000, 600)
    thin = [BoxMark((x, y / 2, width, height / 2), "", 1, "thin", 0.1) for x, y, width, height in corners]
    view.set_boxes(thin)
    view.grab()
    layer = view._layer
    assert layer is not None
    view.set_boxes([BoxMark((10, 10, 20, 20), "Cat 0.85"), *thin])
    view.grab()
    assert view._layer is layer
    view.resize(900, 600)
    view.grab()
    assert view._layer is not layer


def test_no_label_covers_another(view: BoxesView, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many boxes the first have theirs, each at its box; one's own has it in any case."""
    written = list[tuple[str, QRectF]]()
    draw = QPainter.drawText

    def keep(painter: QPainter, area: QRectF, how: Qt.AlignmentFlag, text: str) -> None:
        written.append((text, area))
        draw(painter, area, how, text)

    monkeypatch.setattr(QPainter, "drawText", keep)
    boxes = [BoxMark((40 + 2 * at, 30, 60, 40), f"Cat {at}") for at in range(30)]
    view.set_boxes(boxes, BoxMark((42, 31, 60, 40), "yours"))
    view.grab()
    assert [text for text, _ in written[:2]] == ["yours", "Cat 0"]
    assert 2 < len(written) < len(boxes)
    assert not any(one.intersects(other) for (_, one), (_, other) in combinations(written, 2))
    (x, y), height = place(view, 40, 30).toTuple(), written[0][1].height()
    bottom = place(view, 40, 70).y()
    assert all(y - height - 1 <= each.top() <= bottom + 1 and each.left() >= x - 1 for _, each in written)
