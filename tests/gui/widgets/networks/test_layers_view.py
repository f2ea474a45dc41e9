"""Tests of `cnngui.gui.widgets.networks.layers_view` and how it lays layers out."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.networks.layers_layout import LEAST, LayersLayout, Plane, lay_out
from cnngui.gui.widgets.networks.layers_view import LayersView, ShownLayer, Window

LENET = [
    *(Plane(32, 32, 1, 90), Plane(28, 28, 6, 90), Plane(28, 28, 6, 90), Plane(14, 14, 6, 90)),
    *(Plane(10, 10, 16, 90), Plane(10, 10, 16, 90), Plane(5, 5, 16, 90), Plane(1, 1, 400, 70)),
    *(Plane(1, 1, 120, 60), Plane(1, 1, 120, 60), Plane(1, 1, 84, 60), Plane(1, 1, 84, 60), Plane(1, 1, 10, 60)),
]


def edges(planes: list[Plane], found: LayersLayout) -> list[tuple[float, float, float, float]]:
    """Return left, top, right and bottom of each layer with its name."""
    boxes = []
    for plane, placed in zip(planes, found.layers, strict=True):
        corners = [placed.corner(channel) for channel in range(plane.count)]
        right = max([placed.left + plane.title_width, *(left + placed.width for left, _ in corners)])
        boxes.append((placed.left, placed.top, right, max(top + placed.height for _, top in corners)))
    return boxes


@pytest.mark.parametrize("room", [(850, 270), (1250, 220), (1400, 420), (590, 240)])
def test_layers_fit_and_do_not_lie_over_each_other(room: tuple[int, int]) -> None:
    """In every window, with maps as large as there is room for."""
    found = lay_out(LENET, room, 19)
    boxes = edges(LENET, found)
    assert all(right <= room[0] + 0.01 and bottom <= room[1] + 0.01 for _, _, right, bottom in boxes)
    for at, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[at + 1 :]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
    assert found.layers[1].width > LEAST * 5


def test_lines_fill_the_width() -> None:
    """No half of a line is empty; and before there is a network, there is nothing."""
    found = lay_out(LENET, (1400, 360), 19)
    ends: dict[float, float] = {}
    for left, top, right, _ in edges(LENET, found):
        ends[top] = max(ends.get(top, left), right)
    assert min(ends.values()) > 0.85 * 1400
    assert lay_out([], (100, 100), 19) == LayersLayout((), 0.0)


def test_more_room_makes_larger_maps() -> None:
    """And never smaller ones."""
    sizes = [lay_out(LENET, (850, height), 19).layers[1].width for height in (200, 260, 320, 400)]
    assert sizes == sorted(sizes)
    assert sizes[-1] > 1.3 * sizes[0]


def test_hundreds_of_maps_are_scrolled() -> None:
    """None is left out, none is smaller than the least."""
    planes = [Plane(32, 32, 1), *(Plane(16, 16, 512) for _ in range(6))]
    found = lay_out(planes, (800, 250), 19)
    assert found.height > 250
    assert all(box[2] <= 800 for box in edges(planes, found))
    assert found.layers[3].width == 4 * LEAST


def test_colours_are_those_of_the_numbers(qtbot: QtBot) -> None:
    """Blue below zero, ochre above, nearly white at zero; the window of a unit may lie over the edge."""
    view = LayersView("layers")
    qtbot.addWidget(view)
    view.resize(400, 200)
    values = np.zeros((2, 2, 2), np.float32)
    values[0, 0, 0], values[1, 1, 1] = -3, 3
    vector = np.array([0, 1, -1, 0, 0], np.float32)
    view.set_layers([ShownLayer("C1", "C1", values), ShownLayer("F6", "F6", vector)])
    view.set_current("C1", (1, 1, 1), Window("C1", (-1, 1), (1, 3)))
    view.show()
    view.set_current("F6", (0, 0, 4))
    picture = view.grab().toImage()

    def colour(layer: str, place: tuple[int, int, int]) -> tuple[int, int, int]:
        found = picture.pixelColor(view.rect_of(layer, place).center().toPoint())
        return found.red(), found.green(), found.blue()

    blue, ochre, none = (58, 144, 254), (168, 144, 8), (237, 237, 237)
    assert [colour("C1", place) for place in ((0, 0, 0), (1, 1, 1), (0, 1, 0))] == [blue, ochre, none]
    assert [colour("F6", (0, 0, at)) for at in (1, 2, 3)] == [ochre, blue, none]
    assert view.accessibleDescription() == "F6, number 5: 0.00"
