"""SVG: well-formed, and every number, frame, dash and hatch is where the engine says."""

from dataclasses import replace
from operator import mul
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnngui.engine.arithmetic import Explanation, explain
from cnngui.engine.chain import Chain, Layer, Planes, Pooling, run, shapes
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter
from cnngui.engine.listings.output import seen
from cnngui.engine.listings.sum_text import sum_text
from cnngui.engine.listings.svg import as_svg
from cnngui.engine.numbers import written
from tests.calculator import worked_out
from tests.engine.listings.chains import Case, an_input, cases
from tests.engine.listings.test_what_is_printed import a_filter

SVG = "{http://www.w3.org/2000/svg}"
COURSE = (np.array([[3, 0, 1, 2], [1, 5, 8, 9], [2, 7, 2, 5]], np.float32),)
EDGE = Layer((find("vertical-edge").filter,), padding=0)
MAXIMUM = Layer((Filter((((1.0,),),)),), pooling=Pooling("max", (2, 2), (2, 2)))


def explained(chain: Chain, planes: Planes, row: int, column: int, channel: int = 0) -> Explanation:
    """Explain one output number of the last layer."""
    shape = shapes(chain, (*planes[0].shape, len(planes)))[-1]
    given_planes = (planes, *run(chain, planes))[-2]
    each = chain.channels == "each" and len(chain.layers) == 1
    return explain(chain.layers[-1], shape, given_planes, row, column, channel, each=each)


def picture(chain: Chain, planes: Planes, place: tuple[int, int, int], filled: int, language: str = "en") -> ET.Element:
    """Draw one step and read the document."""
    row, column, channel = place
    explanation = explained(chain, seen(chain, planes), row, column, channel)
    return ET.fromstring(as_svg(chain, planes, explanation, filled, language))  # noqa: S314  (our own text)


def boxes(root: ET.Element, name: str) -> list[dict[str, float]]:
    """Return the places of all rectangles of a class."""
    found = (element for element in root.iter(f"{SVG}rect") if element.get("class") == name)
    return [{key: float(element.attrib[key]) for key in ("x", "y", "width", "height")} for element in found]


def texts(root: ET.Element) -> list[str]:
    """Return all texts."""
    return [element.text or "" for element in root.iter(f"{SVG}text")]


@settings(max_examples=40, deadline=None)
@given(cases(), st.data())
def test_every_step_is_a_picture_that_holds_all_it_draws(case: Case, data: st.DataObject) -> None:
    """Well-formed, no cell outside the picture, cells of input, padding, kernel and output all there."""
    planes = seen(case.chain, case.planes)
    shape = shapes(case.chain, (*planes[0].shape, len(planes)))[-1]
    height, width, channels = shape.output
    place = tuple(data.draw(st.integers(0, most - 1)) for most in (height, width, channels))
    root = picture(case.chain, case.planes, (place[0], place[1], place[2]), place[0] * width + place[1] + 1)
    right, bottom = (float(root.attrib[key]) for key in ("width", "height"))
    assert root.attrib["viewBox"] == f"0 0 {right:g} {bottom:g}"
    drawn = boxes(root, "cell") + boxes(root, "padding")
    assert all(0 <= box["x"] <= right - box["width"] and 0 <= box["y"] <= bottom - box["height"] for box in drawn)
    each = len(case.chain.layers) == 1 and case.chain.channels == "each"
    slices = 1 if each else shape.input[2]
    rows, columns = shape.rows, shape.columns
    assert len(boxes(root, "padding")) == slices * (rows.padded * columns.padded - rows.length * columns.length)
    whole = rows.length * columns.length * slices + height * width
    assert len(boxes(root, "cell")) - whole in {0, rows.size * columns.size * slices}


def test_the_course_step() -> None:
    """Third step of the first row: two numbers are there, the window and the output cell are framed, the sum below."""
    chain = Chain((EDGE,))
    root = picture(chain, COURSE, (0, 1, 0), 1)
    window, kernel_or_output = boxes(root, "mark")
    assert (window["width"], window["height"]) == (120, 120)
    first = boxes(root, "cell")[0]
    assert window["x"] - first["x"] == first["width"]
    assert (kernel_or_output["width"], kernel_or_output["height"]) == (40, 40)
    written_numbers = texts(root)
    assert "−5" in written_numbers
    assert "−4" not in written_numbers
    assert written_numbers[-1] == "0·1 + 1·0 + 2·(−1) + 5·1 + 8·0 + 9·(−1) + 7·1 + 2·0 + 5·(−1) = −4"


@pytest.mark.parametrize("filled", [0, 1, 2])
def test_output_fills_in(filled: int) -> None:
    """As many output numbers as asked for, the others white."""
    root = picture(Chain((EDGE,)), COURSE, (0, 0, 0), filled)
    cells = [element for element in root.iter(f"{SVG}rect") if element.get("class") == "cell"][-2:]
    assert [cell.get("fill") == "#ffffff" for cell in cells] == [index >= filled for index in range(2)]
    assert len(texts(root)) == 12 + 9 + filled + 3 + 2 + 1  # numbers, titles, signs, the sum


def test_numbers_of_the_padding_follow_the_border() -> None:
    """A ring of reflected numbers, dashed."""
    chain = Chain((replace(EDGE, padding=1, border="reflect"),))
    root = picture(chain, COURSE, (0, 0, 0), 0)
    dashed = [element for element in root.iter(f"{SVG}rect") if element.get("stroke-dasharray")]
    assert len(dashed) == len(boxes(root, "padding")) == 18
    assert texts(root)[1:7] == ["5", "1", "5", "8", "9", "8"]


def test_leftovers_are_hatched() -> None:
    """A stride of 2 on 4 columns leaves one over; so does a pool of 2 on 3 rows."""
    wide = boxes(picture(Chain((replace(EDGE, stride=(1, 2)),)), COURSE, (0, 0, 0), 1), "leftover")
    assert [(box["width"], box["height"]) for box in wide] == [(40, 120)]
    low = boxes(picture(Chain((MAXIMUM,)), COURSE, (0, 0, 0), 1), "leftover")
    assert [(box["width"], box["height"]) for box in low] == [(160, 40)]


def test_a_dilated_kernel_frames_the_numbers_that_it_meets() -> None:
    """Beside the window."""
    chain = Chain((Layer((Filter((((1.0, 1.0),),)),), padding=0, dilation=(1, 2)),))
    assert len(boxes(picture(chain, COURSE, (0, 0, 0), 1), "mark")) == 1 + 2 + 1


def test_slices_stand_side_by_side_over_their_kernels() -> None:
    """In French, with the channel of the output and the kernel's denominator."""
    planes = an_input(np.random.default_rng(3), (3, 4, 4))
    chain = Chain((Layer((find("box-3").filter,) * 2, padding=0),), "sum")
    titles = texts(picture(chain, planes, (0, 0, 1), 4, "fr"))
    assert [f"Entrée, canal {number} sur 3" in titles for number in (1, 2, 3)] == [True] * 3
    assert titles.count("Noyau 2 sur 2, fois 1/9") == 3
    assert "Sortie, canal 2 sur 2" in titles
    values = [
        written(float(number), 1, ",").text for number in run(chain, planes)[-1][1].flat
    ]  # all between 10 and 100
    assert set(values) <= set(titles)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from(["en", "fr"]))
def test_numbers_can_be_read_and_are_right(seed: int, language: str) -> None:
    """However long: never in type below 14, within their cell, no weight as 0; an equals sign is meant."""
    rng, decimal = np.random.default_rng(seed), "," if language == "fr" else "."
    depth = int(rng.choice([1, 3]))
    layer = Layer((a_filter(rng, depth),), padding=int(rng.integers(0, 2)), relu=bool(rng.integers(2)))
    sizes = 10.0 ** rng.integers(-3, 7, (depth, 5, 6))
    planes = tuple(plane.astype(np.float32) for plane in (rng.normal(0, 1, sizes.shape) * sizes).round(3))
    chain = Chain((layer,), "sum")
    height, width, _ = shapes(chain, (5, 6, depth))[0].output
    root = picture(chain, planes, (0, 0, 0), height * width, language)
    placed = boxes(root, "cell") + boxes(root, "padding")
    cells: list[str] = []
    for text in root.iter(f"{SVG}text"):
        x, y, size = (float(text.attrib[key]) for key in ("x", "y", "font-size"))
        around = [b for b in placed if 0 < x - b["x"] < b["width"] and 0 < y - b["y"] < b["height"]]
        if around and text.get("text-anchor") == "middle":
            assert size >= 13.9
            assert 0.6 * size * len(text.text or "") <= around[0]["width"]
            cells.append(text.text or "")
    assert len(cells) == len(placed)  # none is blank
    sign = next(text for text in texts(root) if text in {"=", "≈", "→"})
    slices = len(layer.filters[0].slices)
    if depth > 1 and slices == 1:
        return
    numbers = [worked_out(cell, decimal) for cell in cells]
    count, taps = len(boxes(root, "padding")) // depth + 30, int(np.prod(layer.size))
    weights = [bool(w) for part in layer.filters[0].slices for row in part for w in row]
    assert (sign == "→") == (layer.relu or bool(layer.filters[0].bias))
    if depth == 1:
        kernel = numbers[count : count + taps]
        assert [number != 0 for number in kernel] == weights
    if depth == 1 and sign == "=":
        across = 6 + 2 * int(layer.padding)
        rows, columns = layer.size
        window = [numbers[row * across + column] for row in range(rows) for column in range(columns)]
        assert sum(map(mul, window, kernel)) == numbers[count + taps]


def test_sums_as_text() -> None:
    """Products, slices, bias, ReLU and pools."""
    layer = Layer((Filter((((1.0, -1.0),),), bias=-1.5),), padding=0, relu=True)
    assert sum_text(explained(Chain((layer,)), COURSE, 0, 1), "fr") == (
        "0·1 + 1·(−1) = −1; −1 − 1,5 = −2,5; max(0; −2,5) = 0"
    )
    deep = Chain((Layer((find("identity").filter,)),), "sum")
    assert sum_text(explained(deep, COURSE * 3, 0, 0)) == "3 + 3 + 3 = 9"
    averaged = replace(MAXIMUM, pooling=Pooling("average", (2, 2), (2, 2)))
    assert sum_text(explained(Chain((averaged,)), COURSE, 0, 1), pools_only=True) == "(1 + 2 + 8 + 9)/4 = 5"
    assert sum_text(explained(Chain((MAXIMUM,)), COURSE, 0, 0), pools_only=True) == "max(3, 0, 1, 5) = 5"
