"""Boxes are in proportion, bars as long as their numbers, and every shape knows its layer."""

import math
import time
import xml.etree.ElementTree as ET

import pytest

from cnngui.engine.drawings import Drawing, Face, as_svg
from cnngui.networks.plans.exports.pictures import bars, boxes, most_of, poster, scale_of
from cnngui.networks.plans.known import VARIANTS, known
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.worked import Worked, worked
from tests.networks.plans.drawn import fitting, impossible

TABLES = [
    *(pytest.param(worked(each.plan), id=f"{each.network}-{each.name}") for each in VARIANTS),
    *(
        pytest.param(worked(draw(seed)), id=f"{draw.__name__}-{seed}")
        for draw in (fitting, impossible)
        for seed in range(8)
    ),
    pytest.param(worked(Plan("empty")), id="empty"),
    pytest.param(worked(known("vgg16").with_input((8192, 3, 65536))), id="odd"),
]


def height(face: Face) -> float:
    """How tall a face is."""
    return max(y for _, y in face.points) - min(y for _, y in face.points)


def width(face: Face) -> float:
    """How wide a face is."""
    return max(x for x, _ in face.points) - min(x for x, _ in face.points)


def fronts(drawing: Drawing) -> dict[str, Face]:
    """Return the front of each box: the first of its three faces."""
    found: dict[str, Face] = {}
    for face in drawing.faces:
        found.setdefault(face.of, face)
    return found


@pytest.mark.parametrize("table", TABLES)
def test_everything_is_in_its_frame(table: Worked) -> None:
    """And no number is infinite; SVG is well formed and says every layer's name."""
    for drawing in (boxes(table), bars(table), poster(table, "fr")):
        for face in drawing.faces:
            for x, y in face.points:
                assert math.isfinite(x + y)
                assert -0.01 <= x <= drawing.width + 0.01
                assert -0.01 <= y <= drawing.height + 0.01
        root = ET.fromstring(as_svg(drawing, "a < b"))  # noqa: S314  (our own)
        titles = {each.text for each in root.iter("{http://www.w3.org/2000/svg}title")}
        assert {face.of for face in drawing.faces} <= titles
    assert set(fronts(boxes(table))) == {row.name for row in table.rows}


def test_boxes_are_in_proportion() -> None:
    """Sides to their rows, thickness to the square root of the channels."""
    found = fronts(boxes(worked(known("vgg16"))))
    assert height(found["conv1_1"]) == pytest.approx(2 * height(found["pool1"]))
    assert height(found["conv1_1"]) == pytest.approx(16 * height(found["conv5_1"]))
    assert width(found["fc6"]) == pytest.approx(8 * width(found["conv1_1"]))
    assert width(found["conv3_1"]) == pytest.approx(2 * width(found["conv1_1"]))


def test_networks_side_by_side_have_one_scale() -> None:
    """Equal layers are drawn alike, and as long bars stand for as many numbers."""
    tables = [worked(known(name)) for name in ("lenet5", "alexnet", "vgg16")]
    scale, most = scale_of(tables), most_of(tables)
    small, middle, large = (fronts(boxes(table, scale)) for table in tables)
    assert height(middle["input"]) / height(large["input"]) == pytest.approx(227 / 224)
    assert height(large["input"]) / height(small["input"]) == pytest.approx(7)
    assert width(middle["fc6"]) == width(large["fc6"])
    lengths = [sum(width(face) for face in bars(table, most).faces) for table in tables]
    assert lengths == sorted(lengths)


@pytest.mark.parametrize("name", ["lenet5", "alexnet", "vgg16"])
def test_bars_are_as_long_as_their_numbers(name: str) -> None:
    """In each of three columns; each has its number beside it."""
    table = worked(known(name))
    drawing = bars(table)
    columns: dict[float, dict[str, float]] = {}
    for face in drawing.faces:
        columns.setdefault(face.points[0][0], {})[face.of] = width(face)
    parameters, macs, sizes = (columns[x] for x in sorted(columns))
    for found, numbers in (
        (parameters, {row.name: row.parameters.value for row in table.rows}),
        (macs, {row.name: row.macs.value for row in table.rows}),
        (sizes, {row.name: row.size for row in table.rows}),
    ):
        longest, most = max(numbers.items(), key=lambda each: each[1])
        assert found == {key: pytest.approx(found[longest] * value / most) for key, value in numbers.items() if value}
    texts = [label.text for label in drawing.labels]
    assert all(f"{row.parameters.value:,}" in texts for row in table.rows if row.parameters.value)


def test_the_layer_under_the_mouse() -> None:
    """The front of a box is found at its middle, unless a nearer box stands before it."""
    drawing = boxes(worked(known("lenet5")))
    for name, face in fronts(drawing).items():
        x = sum(point[0] for point in face.points) / 4
        y = sum(point[1] for point in face.points) / 4
        assert drawing.at(x, y) == name
    assert drawing.at(-5, -5) == ""


def test_it_is_quick() -> None:
    """All of a drag's redraw: table, three pictures."""
    times = []
    for at in range(5):
        start = time.perf_counter()
        table = worked(known("vgg19").with_input((230 + at, 224, 3)))
        boxes(table)
        bars(table)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.02
