"""Every number of the course that belongs here stands on screen, from its example."""

import numpy as np
import pytest

from cnngui.engine.lessons.counts import connections
from cnngui.engine.lessons.examples import EXAMPLES, Example
from cnngui.engine.lessons.stack import Window
from cnngui.gui.labs.steps.saving import COPIES, listing
from tests.gui.labs.steps.conftest import Bench

GRID = [[3, 0, 1, 2, 7, 4], [1, 5, 8, 9, 3, 1], [2, 7, 2, 5, 1, 3], [0, 1, 3, 1, 7, 8], [4, 2, 1, 6, 2, 8]]
GRID.append([2, 4, 5, 2, 3, 9])
EDGES = [[-5, -4, 0, 8], [-10, -2, 2, 3], [0, -2, -4, -7], [-3, -2, -3, -16]]
MAXIMA = [[5, 9, 7], [7, 5, 8], [4, 6, 9]]
MEANS = [[2.25, 5, 3.75], [2.5, 2.75, 4.75], [3, 3.5, 5.5]]


def test_convolution(bench: Bench) -> None:
    """The first thing on screen is the 6×6 grid and its vertical edge, one number done; then it is the slide's 4×4."""
    assert bench.shown("input 0").tolist() == GRID
    assert bench.shown("kernel 0 0").tolist() == [[1, 0, -1]] * 3
    assert bench.shown("output 0")[0, 0] == EDGES[0][0]
    assert np.isnan(bench.shown("output 0").ravel()[1:]).all()
    bench.to_end()
    assert bench.outputs() == [EDGES]
    assert "(6 + 0 − 3)/1 + 1 = 4" in bench.texts()
    assert "f = 3, p = 0, s = 1 · input (6, 6, 1) → output (4, 4, 1) · 10 parameters" in bench.texts()


def test_padding(bench: Bench) -> None:
    """With p = 1 it stays 6×6; the ring is of zeros, and the middle of the output is that without padding."""
    bench.take("padding")
    bench.to_end()
    (output,) = bench.outputs()
    assert np.array(output).shape == (6, 6)
    assert np.array(output)[1:-1, 1:-1].tolist() == EDGES
    block = bench.block("input 0")
    assert block.ring == (1, 1, 1, 1)
    assert [block.number_at((-1, column)) for column in range(-1, 7)] == [0] * 8
    assert "(6 + 2·1 − 3)/1 + 1 = 6" in bench.texts()


def test_stride(bench: Bench) -> None:
    """The right 3×3, and both misprints marked and said."""
    bench.take("stride")
    bench.to_end()
    assert bench.outputs() == [[[91, 100, 88], [69, 91, 117], [44, 72, 74]]]
    marked = bench.block("output 0").marked
    assert marked is not None
    assert np.argwhere(marked).tolist() == [[0, 2], [1, 2]]
    assert "prints 83 in row 1, column 3; it is 88" in bench.texts()
    assert "prints 127 in row 2, column 3; it is 117" in bench.texts()
    assert "(7 + 0 − 3)/2 + 1 = 3" in bench.texts()


@pytest.mark.parametrize(
    "example", ["max-pooling", "average-pooling", "max-pooling-channels", "average-pooling-channels"]
)
def test_pooling_is_told_as_pooling(bench: Bench, example: str) -> None:
    """Window and stride of 2 and nothing to learn: in the texts, the sum, the panel and the code."""
    bench.take(example)
    bench.to(0)
    assert "f = 2, p = 0, s = 2" in bench.texts()
    assert "· 0 parameters" in bench.texts()
    (line,) = bench.lines()
    assert line in {"max(3, 0, 1, 5) = 5", "(3 + 0 + 1 + 5)/4 = 2.25"}
    chain = bench.panel.chain
    assert chain.editor.isHidden() or not chain.editor.isVisible()
    assert not chain._bias.isVisible()
    assert not chain.settings._stride[0].isVisible()
    assert chain.settings._pool_size[0].isVisibleTo(bench.panel)
    for kind in COPIES[:-1]:
        assert "weight" not in listing(kind, bench.state)
    assert "\\cdot" not in listing("sum", bench.state)
    bench.turn_to("why")
    assert "Pooling: 0 parameters" in bench.view.text_of_page()
    bench.take("convolution")
    assert chain._bias.isVisibleTo(bench.panel)


def test_rgb(bench: Bench) -> None:
    """Three slices, three windows, three products and one sum with the bias: (6, 6, 3) becomes (4, 4, 1)."""
    bench.take("rgb")
    bench.to(5)
    windows = [bench.block(f"input {at}").window for at in range(3)]
    assert windows[0] == windows[1] == windows[2] is not None
    assert len([block for block in bench.blocks() if block.key.startswith("kernel")]) == 3
    (line,) = bench.lines()
    assert line.endswith("+ 1 = 15")
    assert "input (6, 6, 3) → output (4, 4, 1) · 28 parameters" in bench.texts()


def test_several_filters(bench: Bench) -> None:
    """The outputs stack up as channels: (4, 4, 3)."""
    bench.take("filters")
    bench.to_end()
    assert np.array(bench.outputs()).shape == (3, 4, 4)
    assert not np.isnan(np.array(bench.outputs())).any()
    assert "→ output (4, 4, 3) · 84 parameters" in bench.texts()


@pytest.mark.parametrize(("example", "expected"), [("max-pooling", MAXIMA), ("average-pooling", MEANS)])
def test_pooling(bench: Bench, example: str, expected: list[list[float]]) -> None:
    """The 6×6 grid pooled, with no kernel drawn; on two channels the first is the same."""
    bench.take(example)
    bench.to_end()
    assert bench.outputs() == [expected]
    assert not [block for block in bench.blocks() if block.key.startswith("kernel")]
    bench.take(f"{example}-channels")
    bench.to_end()
    assert len(bench.outputs()) == 2
    assert bench.outputs()[0] == expected
    assert "(6, 6, 2) → output (3, 3, 2)" in bench.texts()


def test_receptive_field(bench: Bench) -> None:
    """After N layers of 3×3 a unit sees (2N + 1)×(2N + 1), N from 1 to 8: on the grids, and as a formula."""
    bench.turn_to("field")
    for count in range(1, 9):
        bench.panel.ground_wished.emit(17, 17)
        bench.panel.stack.stack_edited.emit((Window(),) * count)
        (lit,) = bench.block("level 0", bench.view.field_grids).lit
        assert (lit.height, lit.width) == (2 * count + 1, 2 * count + 1)
        assert f"{2 * count + 1} × {2 * count + 1}" in bench.texts()
        assert f"= {2 * count + 1}" in bench.texts()
    bench.click_cell("level 8", 0, 0, bench.view.field_grids)
    (lit,) = bench.block("level 0", bench.view.field_grids).lit
    assert (lit.row, lit.column, lit.height) == (0, 0, 17)


def test_the_stacked_example_sees_all_of_its_input(bench: Bench) -> None:
    """7×7 → 5×5 → 3×3 → 1×1; the lab walks over each of the three layers."""
    bench.take("stacked")
    shapes = []
    for layer in range(3):
        bench.panel.chain._layers.chosen.emit(str(layer))
        bench.to_end()
        (output,) = bench.outputs()
        shapes.append(np.array(output).shape)
        assert output == bench.walk.output[0].tolist()
    assert shapes == [(5, 5), (3, 3), (1, 1)]


def test_why_convolutions(bench: Bench) -> None:
    """Each count with its multiplication written out, and the misprint said."""
    bench.turn_to("why")
    texts = bench.texts()
    for text in (
        "64·64·3 = 12,288",
        "1,000·1,000·3 = 3,000,000",
        "3,000,000 × 1,000 = 3,000,000,000",
        "32·32·3 × 28·28·6 = 3,072 × 4,704 = 14,450,688",
        "(5·5·3 + 1)·6 = 456",
        "(5·5·1 + 1)·6 = 156",
        "The slide prints 156 parameters",
    ):
        assert text in texts
    assert "576 connections" in bench.view.dense.accessibleDescription()
    assert "144 connections" in bench.view.sparse.accessibleDescription()


def test_translation(bench: Bench) -> None:
    """A step to the right moves the response; the page counts what changed, before and after pooling, and marks it."""
    bench.take("max-pooling")
    bench.turn_to("shift")
    grids = bench.view.shift_grids
    before, after = bench.block("before 0 0", grids).numbers, bench.block("after 0 0", grids).numbers
    assert before is not None
    assert after is not None
    assert before.tolist() == GRID
    assert after.tolist() == [[0, *row[:-1]] for row in GRID]
    assert "Input moved by 1 column to the right" in bench.texts()
    for at in (0, 2):
        old, new = (bench.block(f"{when} {at} 0", grids) for when in ("before", "after"))
        assert old.numbers is not None
        assert new.numbers is not None
        assert new.marked is not None
        assert new.marked.tolist() == (old.numbers != new.numbers).tolist()
        of = "of" if at else "of its"
        assert f"{int(new.marked.sum())} {of} {new.marked.size}" in bench.texts()


def test_pooling_absorbs_three_points(bench: Bench) -> None:
    """The example opens where it is seen: six numbers of 36 change, none of nine after pooling."""
    bench.take("points")
    assert bench.state.page == "shift"
    assert "6 of its 36 numbers changed, and 0 of 9 after pooling. Pooling absorbs the whole move." in bench.texts()
    bench.take("convolution")
    page: str = bench.state.page
    assert page == "slide"


@pytest.mark.parametrize(
    ("example", "shift", "expected"),
    [
        ("stacked", (0, 1), "No number sees the same pixels before and after"),
        ("convolution", (0, 1), "before and after: 12; they moved by 1 column to the right."),
        ("convolution", (-1, 2), "before and after: 6; they moved by 1 row up and 2 columns to the right."),
        ("stride", (1, 0), "The stride does not divide the shift"),
        ("stride", (2, 0), "before and after: 6; they moved by 1 row down."),
        ("convolution", (0, 0), "The input has not been moved."),
    ],
)
def test_what_is_said_of_a_shift_is_true(bench: Bench, example: str, shift: tuple[int, int], expected: str) -> None:
    """Of every input and stride: how many numbers have simply moved, and how far."""
    bench.take(example)
    if example == "stacked":
        bench.panel.chain._layers.chosen.emit("2")
    bench.turn_to("shift")
    bench.view.wished.emit({"shift": shift})
    assert expected in bench.texts()
    assert " 0 " not in bench.texts().split("Input moved by")[-1].split(":")[0]


def test_the_stacked_example_opens_at_its_first_layer(bench: Bench) -> None:
    """On the 7×7 grid that its text speaks of; "Why convolutions" counts both sides with their biases."""
    bench.take("stacked")
    assert bench.block("input 0").shape == (7, 7)
    bench.turn_to("why")
    assert "(7·7·1 + 1) × 5·5·1 = 50 × 25 = 1,250" in bench.view.text_of_page()
    assert "All layers together: 1,494 parameters fully connected, 30 as they are" in bench.texts()
    bench.panel.chain._layers.chosen.emit("2")
    bench.settle()
    assert "Fully connected: 10 parameters" in bench.view.text_of_page()
    assert "Convolution: 10 parameters" in bench.view.text_of_page()
    assert "both are the same layer" in bench.texts()
    assert bench.view.sparse._heads() == ("9 inputs", "1 output")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_why_convolutions_counts_every_example(bench: Bench, example: Example) -> None:
    """Both pictures have the same units on both sides, and a convolution never needs more than fully connected."""
    bench.take(example.name)
    bench.turn_to("why")
    dense, sparse = (view.accessibleDescription().split(",")[:2] for view in (bench.view.dense, bench.view.sparse))
    assert dense[0].split(" ")[0] == sparse[0].split(" ")[0]
    both = connections(bench.walk.shape)
    assert both.convolution is None or both.convolution.value <= both.dense.value
    assert bench.walk.shape.parameters == (both.convolution.value if both.convolution else 0)


def test_own_sizes_of_features(bench: Bench) -> None:
    """Type an input's sizes and hidden units: the product is written out."""
    bench.turn_to("why")
    for field, value in zip(bench.view._sizes_of_features, (128, 96, 3, 10), strict=True):
        field.box.setValue(value)
    assert "128·96·3 = 36,864 features, 36,864 × 10 = 368,640 weights" in bench.texts()


def test_blocks(bench: Bench) -> None:
    """Convolution, pooling and fully connected, one after the other, in the course's notation."""
    bench.take("blocks")
    assert bench.state.page == "blocks"
    text = bench.view.text_of_page()
    for part in ("Convolution", "l = 1, ReLU", "Max pooling", "Fully connected", "(3·3·1 + 1)·2 = 20", "(8 + 1)·3 = 27",
                 "(m, 4, 4, 2)", "(3, 3, 1, 2)", "(m, 3)", "in all: 47"):  # fmt: skip
        assert part in text
    bench.take("stride")
    bench.turn_to("blocks")
    assert "(7 + 0 − 3)/2 + 1 = 3" in bench.view.text_of_page()


def test_the_input_grows_with_the_stack(bench: Bench) -> None:
    """Add layers up to eight on the 9×9 that is there: nothing is refused, and 2N + 1 holds each time."""
    bench.turn_to("field")
    assert bench.state.ground == (9, 9)
    for count in range(4, 9):
        bench.panel.stack.add.click()
        bench.settle()
        assert len(bench.state.stack) == count
        assert f"2·{count} + 1 = {2 * count + 1}" in bench.texts()
    assert bench.state.ground == (17, 17)
    assert not bench.messages.errors


def test_every_example_is_in_the_picker(bench: Bench) -> None:
    """And plays to its end without a word of complaint."""
    for example in EXAMPLES:
        bench.take(example.name)
        assert bench.state.page == example.page
        bench.turn_to("slide")
        bench.to_end()
        assert bench.outputs() == [plane.tolist() for plane in bench.walk.output]
    assert not bench.messages.errors
