"""Drawings are moved, stacked, asked what lies where, and written as SVG."""

import xml.etree.ElementTree as ET

from cnngui.engine.drawings import INKS, Drawing, Face, Label, as_svg, below_each_other, mixed

SQUARE = Face(((0, 0), (10, 0), (10, 10), (0, 10)), "conv", of="conv1")
TRIANGLE = Face(((5, 5), (15, 5), (5, 15)), "pool", of="pool1")
DRAWING = Drawing(20, 20, (SQUARE, TRIANGLE), (Label(1, 2, "a < b & c", angle=30, bold=True, of="conv1"),))
SVG = "{http://www.w3.org/2000/svg}"


def test_what_lies_where() -> None:
    """The shape that was painted last counts."""
    assert [DRAWING.at(x, y) for x, y in ((1, 1), (6, 6), (14, 14), (-1, 5))] == ["conv1", "pool1", "", ""]


def test_moved_and_stacked() -> None:
    """Everything moves, and the frame holds all of it."""
    moved = DRAWING.moved(3, 4)
    assert (moved.width, moved.height, moved.at(4, 5)) == (23, 24, "conv1")
    assert moved.labels[0] == Label(4, 6, "a < b & c", angle=30, bold=True, of="conv1")
    both = below_each_other([DRAWING, DRAWING], gap=5)
    assert (both.width, both.height, len(both.faces)) == (20, 45, 4)
    assert both.at(1, 26) == "conv1"
    assert below_each_other([]).faces == ()


def test_as_svg() -> None:
    """Well formed, with the margin around it, in the inks' colours."""
    root = ET.fromstring(as_svg(DRAWING, "<title>", margin=10))  # noqa: S314  (our own)
    assert (root.get("width"), root.get("viewBox")) == ("40", "0 0 40 40")
    polygons = root.findall(f"{SVG}polygon")
    assert [each.get("fill") for each in polygons] == [INKS["conv"], INKS["pool"]]
    assert polygons[0].get("points") == "10,10 20,10 20,20 10,20"
    (text,) = root.findall(f"{SVG}text")
    assert (text.text, text.get("transform"), text.get("font-weight")) == ("a < b & c", "rotate(30 11 12)", "bold")
    assert [each.text for each in root.iter(f"{SVG}title")] == ["<title>", "conv1", "pool1"]
    bare = as_svg(Drawing(4, 4, (SQUARE,), outlined=False))
    assert "stroke" not in bare


def test_inks_differ() -> None:
    """As colours, and mixed with white they become white."""
    assert len(set(INKS.values())) == len(INKS)
    assert {mixed(ink, 1.0) for ink in INKS} == {"#ffffff"}
