"""Boxes on pictures: seen on any ground, where they belong, with labels that stay in the picture."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from cnngui.engine import box_drawing
from cnngui.engine.arrays import Pixels
from cnngui.engine.box_drawing import COLOURS, Marked, colour_of, luminance, with_boxes
from cnngui.engine.boxes import Box, iou
from cnngui.engine.colour_tables import Colour


def coloured(pixels: Pixels, colour: Colour) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Return where a colour is."""
    return np.asarray((pixels == colour).all(axis=2))


@pytest.mark.parametrize("ground", [0, 128, 255])
def test_a_box_is_where_it_belongs(ground: int) -> None:
    """Its colour between dark lines, within the box; the rest and the given picture stay as they are."""
    given = np.full((200, 300, 3), ground, np.uint8)
    drawn = with_boxes(given, [Marked((40, 60, 100, 80), "", 5)])
    rows, columns = np.nonzero(coloured(drawn, colour_of(5)))
    assert (columns.min(), rows.min(), columns.max(), rows.max()) == (41, 61, 138, 138)
    assert (drawn[60, 40:140] == 0).all()
    inside = drawn[70:130, 50:130]
    assert (inside == ground).all()
    assert (drawn[:60] == ground).all()
    assert (given == ground).all()


@pytest.mark.parametrize(
    "box", [(0, 0, 300, 200), (-50, -50, 400, 300), (290, 190, 10, 10), (0, 0, 3, 3), (120, 0, 1, 200)]
)
def test_labels_stay_in_the_picture(box: tuple[float, float, float, float]) -> None:
    """Whole, also of boxes at the edges: as many pixels of its ground as a label in the middle has."""
    given = np.full((200, 300, 3), 90, np.uint8)
    ours = coloured(with_boxes(given, [Marked(box, "Computer monitor 0.85", 1)]), colour_of(1)).sum()
    plain = coloured(with_boxes(given, [Marked((100, 100, 0, 0), "Computer monitor 0.85", 1)]), colour_of(1)).sum()
    assert ours >= plain > 1000


def test_labels_avoid_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four boxes at one place have four labels that do not overlap."""
    placed = []
    label = box_drawing._label

    def looked_at(draw: ImageDraw.ImageDraw, each: Marked, place: Box, size: int) -> None:
        placed.append(place)
        label(draw, each, place, size)

    monkeypatch.setattr(box_drawing, "_label", looked_at)
    boxes = [Marked((60 + number, 80, 150, 60), f"Cat {number}", number) for number in range(4)]
    with_boxes(np.zeros((200, 300, 3), np.uint8), boxes)
    assert len(placed) == 4
    assert iou(placed, placed).sum() == pytest.approx(4)  # each with itself


def test_letters_are_large_and_have_contrast() -> None:
    """At least 14 px, on every colour with a contrast of 4.5, as accessible text must have."""
    assert box_drawing.SMALLEST_TEXT >= 14
    for kind, ground in enumerate(COLOURS):
        drawn = with_boxes(np.full((200, 300, 3), 90, np.uint8), [Marked((20, 60, 250, 100), "Cat 0.85", kind)])
        label = drawn[46:58, 30:80].reshape(-1, 3)
        lights = [luminance((int(red), int(green), int(blue))) for red, green, blue in np.unique(label, axis=0)]
        assert (max(lights) + 0.05) / (min(lights) + 0.05) >= 4.5, ground
        assert any(abs(light - luminance(ground)) < 1e-6 for light in lights)


def test_tiny_pictures_and_no_boxes() -> None:
    """A label that is wider than the picture is cut with "…"; without boxes nothing changes."""
    tiny = np.asarray(Image.new("RGB", (20, 16), (9, 9, 9)))
    assert with_boxes(tiny, [Marked((2, 2, 10, 10), "Stationary bicycle 0.99")]).shape == (16, 20, 3)
    assert (with_boxes(tiny, []) == tiny).all()
    one = np.zeros((1, 1, 3), np.uint8)
    assert with_boxes(one, [Marked((0, 0, 1, 1), "Cat")]).shape == (1, 1, 3)
