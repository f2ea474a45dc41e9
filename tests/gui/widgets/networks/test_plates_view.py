"""Networks as boxes on one scale: names never overlap, boxes are picked by mouse and keys."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnngui.engine.drawings import mixed
from cnngui.gui.widgets.networks.drawing_painter import picture
from cnngui.gui.widgets.networks.plates_view import Plate, PlatesView
from cnngui.networks.plans.exports.pictures import boxes, poster, scale_of
from cnngui.networks.plans.known import known
from cnngui.networks.plans.worked import worked

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key
TABLES = [worked(known(name)) for name in ("lenet5", "alexnet", "vgg16")]
SCALE = scale_of(TABLES)


def plate(at: int) -> Plate:
    """Return one of three networks."""
    table = TABLES[at]
    labels = {row.name: (row.name, f"{row.name} {row.size}") for row in table.rows}
    return Plate(str(at), f"{table.plan.name} 1\N{NARROW NO-BREAK SPACE}000", boxes(table, SCALE), labels)


@pytest.fixture
def view(qtbot: QtBot) -> PlatesView:
    """Show three networks."""
    made = PlatesView("Networks")
    qtbot.addWidget(made)
    made.set_plates([plate(at) for at in range(3)])
    made.resize(900, 700)
    made.show()
    return made


def test_sides_are_in_proportion(view: PlatesView) -> None:
    """Over all networks: 227 to 224 to 32."""
    heights = [view.box_rect(str(at), "input").height() for at in range(3)]
    assert heights[1] / heights[2] == pytest.approx(227 / 224, rel=0.01)
    assert heights[2] / heights[0] == pytest.approx(7, rel=0.02)


@pytest.mark.parametrize(("width", "height"), [(900, 700), (300, 260), (500, 900), (1800, 400)])
def test_nothing_overlaps_or_is_cut(view: PlatesView, width: int, height: int) -> None:
    """Neither names, nor networks."""
    view.resize(width, height)
    view.set_current("2", "conv3_1")
    rects = [rect for _, rect, _ in view.labels()]
    assert rects
    assert not [pair for pair in combinations(rects, 2) if pair[0].intersects(pair[1])]
    assert all(rect.left() >= 0 and rect.right() <= width for rect in rects)
    frames = [view.box_rect(str(at), row.name) for at in range(3) for row in TABLES[at].rows]
    assert all(frame.left() >= 0 and frame.right() <= width for frame in frames)
    assert all(view._floors[str(at)] <= view._tops[str(at + 1)] for at in range(2))


def test_a_number_is_never_broken(view: PlatesView) -> None:
    """A title takes more lines where it has to, and breaks at words only."""
    view.resize(90, 700)
    assert view._titles[0] == ["lenet5", "1\N{NARROW NO-BREAK SPACE}000"]


def test_boxes_are_picked_by_mouse_and_keys(view: PlatesView, qtbot: QtBot) -> None:
    """From network to network."""
    with qtbot.waitSignal(view.picked) as picked:
        QTest.mouseClick(view, LEFT, pos=view.box_rect("0", "output").center().toPoint())
    assert picked.args == ["0", "output"]
    for key, expected in ((Key.Key_Right, ("1", "input")), (Key.Key_End, ("2", "fc8")), (Key.Key_Home, ("0", "input"))):
        QTest.keyClick(view, key)
        assert view.current == expected


def test_small_boxes_are_hit_from_above_and_below(view: PlatesView) -> None:
    """A box of three pixels is hard to hit."""
    frame = view.box_rect("2", "fc7")
    assert view.box_at(frame.center() + QPoint(0, 25).toPointF()) == ("2", "fc7")
    assert view.box_at(QPoint(899, 699).toPointF()) == ("", "")


def test_hints_and_screen_readers_say_the_long_name(view: PlatesView) -> None:
    """Also where there is no room for it."""
    assert view.hint_at(view.box_rect("2", "pool5").center().toPoint())[0] == "pool5 25088"
    view.set_current("2", "pool5")
    assert view.accessibleDescription() == "pool5 25088"


def test_a_picture_has_all_of_a_drawing(view: PlatesView) -> None:
    """In its colours, on white."""
    drawing = poster(TABLES[2])
    image = picture(drawing, view.font(), 2.0)
    assert image.width() == round(2 * (drawing.width + 32))
    seen = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert {"#ffffff", *(mixed(ink, 0.15) for ink in ("conv", "dense"))} <= seen
