"""What the lab writes adds up: cells, signs between grids, the sum under them, what is copied, in both languages."""

import re
from dataclasses import replace
from fractions import Fraction
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from cnngui.engine.chain import Chain, Layer, Pooling
from cnngui.engine.convolution import BORDERS
from cnngui.engine.editing import Edited
from cnngui.gui.labs.steps.saving import listing
from cnngui.gui.labs.steps.state import StepsState
from cnngui.gui.widgets.grids.grid_cells import Look, cells_of
from cnngui.gui.widgets.grids.grid_fit import values_of
from cnngui.gui.widgets.grids.grid_painter import factor_writer, factors_of
from cnngui.gui.widgets.grids.grid_places import PlacedBlock
from cnngui.gui.widgets.grids.svg import scene_as_svg
from tests.calculator import assert_line, assert_rounded, worked_out
from tests.engine.listings.test_what_is_printed import a_filter
from tests.gui.labs.steps.conftest import Bench

NAMES = {"R", "G", "B", "1", "2", "3"}


def a_state(state: StepsState, rng: np.random.Generator) -> StepsState:
    """Draw a grid, a layer over it and a step: named, learned and typed kernels, patches, borders, bias, pooling."""
    depth = int(rng.choice([1, 1, 3]))
    count = int(rng.choice([1, 1, 2]))
    filters = [a_filter(rng, depth) for _ in range(count)]
    filters = [each for each in filters if each.shape == filters[0].shape]
    side = int(rng.integers(4, 8))
    if rng.integers(3):
        grid = rng.integers(0, 256, (depth, side, side)).astype(float)
    else:
        grid = rng.normal(0, 10.0 ** rng.integers(-2, 4), (depth, side, side)).round(int(rng.integers(0, 4)))
    layer = Layer(
        tuple(filters),
        padding=int(rng.integers(0, 2)),
        border=BORDERS[rng.integers(4)],
        true_convolution=bool(rng.integers(2)),
        relu=bool(rng.integers(2)),
        pooling=(None, None, Pooling("max"), Pooling("average", (2, 2), (1, 1)))[rng.integers(4)],
    )
    deep = len(filters[0].slices) > 1
    channels = "sum" if deep else str(rng.choice(["sum", "each"]))
    edited = Edited(Chain((layer,), channels), depth)  # type: ignore[arg-type]
    rows = tuple(tuple(map(tuple, plane)) for plane in grid.tolist())
    return replace(state, grid=rows, edited=edited, origin="own", shared=True, question=None, puzzle=None, step=-1)


def show_any(bench: Bench, seed: int) -> None:
    """Bring a random layer on screen at a random step."""
    rng = np.random.default_rng(seed)
    assert bench.lab.wish(lambda state: a_state(state, rng))
    assert bench.lab.wish(lambda state: replace(state, step=int(rng.integers(len(bench.walk)))))
    bench.settle()


@pytest.mark.parametrize("size", [(1100, 620), (1600, 900)])
def test_the_lines_add_up(bench: Bench, decimal: str, size: tuple[int, int]) -> None:
    """The products of each slice, their sum, the bias, ReLU and the pooling, as they are painted."""
    bench.window.resize(*size)
    for seed in range(40):
        show_any(bench, seed)
        painted = bench.view.arithmetic._layout().text.split("\n")
        assert bench.view.arithmetic.lines()[-1] == painted[-1]
        for line in painted:
            name, arrow, rest = line.partition(" → ")
            assert_line(rest if arrow and name in NAMES else line, decimal)


def test_no_line_is_cut(bench: Bench, decimal: str) -> None:
    """However many digits the sum takes, its result is seen: it asks for the height that it needs at its width."""
    for width in (900, 1200):
        bench.window.resize(width, 900)
        for seed in range(40):
            show_any(bench, seed)
            view = bench.view.arithmetic
            bench.qtbot.waitUntil(
                lambda: bench.view.arithmetic.height() >= bench.view.arithmetic.minimumSizeHint().height()
            )
            drawn, metrics = view._layout(), QFontMetricsF(view._layout().font)
            wrapped = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
            taken = metrics.boundingRect(QRectF(0, 0, view.width(), 1e6), wrapped, drawn.text).height()
            assert taken <= view.height(), (decimal, drawn.text)


@pytest.mark.parametrize("size", [(1100, 620), (1600, 900)])
def test_the_cells_say_what_was_computed(bench: Bench, decimal: str, size: tuple[int, int]) -> None:
    """Every number to its last digit, no weight as 0, and factors as they stand in their kernel."""
    bench.window.resize(*size)
    for seed in range(40):
        show_any(bench, seed)
        layout = bench.view.grids.placement()
        look, write = Look(bench.view.palette(), bench.view.grids.font()), factor_writer(layout)
        weights: set[str] = set()
        factors: set[str] = set()
        for placed in layout.blocks:
            cells, values = cells_of(placed, look, layout.types[placed.block.key]), values_of(placed.block)
            assert cells.texts.keys() == values.keys()  # nothing is blank
            for cell, text in cells.texts.items():
                assert_rounded(text, values[cell], decimal)
                assert not placed.block.weights or (text == "0") == (values[cell] == 0)
            weights |= {*cells.texts.values()} if placed.block.weights else set()
            factors |= {*factors_of(placed, cells, write).values()}
        assert factors <= weights


def printed_sum(bench: Bench, decimal: str) -> Fraction:
    """Multiply each number under the window by its factor, as they are painted, and add up."""
    layout = bench.view.grids.placement()
    look, write, total = Look(bench.view.palette(), bench.view.grids.font()), factor_writer(layout), Fraction(0)
    for placed in layout.blocks:
        cells = cells_of(placed, look, layout.types[placed.block.key])
        for cell, factor in factors_of(placed, cells, write).items():
            total += worked_out(cells.texts[cell], decimal) * worked_out(factor, decimal)
    return total


def the_output(bench: Bench, decimal: str) -> tuple[PlacedBlock, Fraction]:
    """Read the cell that is filled in."""
    layout = bench.view.grids.placement()
    placed = next(each for each in layout.blocks if each.block.current and each.block.key.startswith("output"))
    look = Look(bench.view.palette(), bench.view.grids.font())
    assert placed.block.current is not None
    return placed, worked_out(
        cells_of(placed, look, layout.types[placed.block.key]).texts[placed.block.current], decimal
    )


def test_an_equals_sign_between_grids_is_meant(bench: Bench, decimal: str) -> None:
    """Window times kernel, as both are painted, is the output to its last digit; else there is ≈, or an arrow."""
    signs = set()
    for seed in range(120):
        show_any(bench, seed)
        sign = next(each.text for each in bench.view.grids.placement().signs if each.text in {"=", "≈", "→"})
        layer = bench.walk.layer
        assert (sign == "→") == bool(layer.relu or any(layer.bias)) or bench.walk.shape.pools_only
        signs.add(sign)
        if sign == "=" and layer.pooling is None:
            assert printed_sum(bench, decimal) == the_output(bench, decimal)[1], seed
    assert signs == {"=", "≈", "→"}


@pytest.mark.usefixtures("decimal")
def test_what_is_painted_is_what_was_read(bench: Bench) -> None:
    """In a vector picture of the grids, every number and every factor stands as the tests above read it."""
    seen = 0
    for seed in range(12):
        show_any(bench, seed)
        grids = bench.view.grids
        layout = grids.placement()
        svg = scene_as_svg(grids.scene, grids.size(), grids.palette(), grids.font())
        tree = ET.fromstring(svg)  # noqa: S314  (ours)
        drawn = {"".join(each.itertext()).strip() for each in tree.iter("{http://www.w3.org/2000/svg}text")}
        look, write = Look(grids.palette(), grids.font()), factor_writer(layout)
        for placed in layout.blocks:
            cells = cells_of(placed, look, layout.types[placed.block.key])
            told = [(cells.texts[cell], factor) for cell, factor in factors_of(placed, cells, write).items()]
            there = [
                bool({f"{text}·({factor})" if factor.startswith("−") else f"{text}·{factor}", f"×{factor}"} & drawn)
                for text, factor in told
            ]
            assert all(there) or not any(there)  # in small cells the numbers stand alone
            seen += any(there)
        assert {sign.text for sign in layout.signs} <= drawn
    assert seen >= 6


def test_what_is_copied_adds_up(bench: Bench, decimal: str) -> None:
    """The text of the page is that of the screen; the LaTeX has one sign for lists in each language."""
    for seed in range(30):
        show_any(bench, seed)
        assert set(bench.view.arithmetic.lines()) <= set(bench.view.text_of_page().split("\n")), seed
        for listed in re.findall(r"\\max\(([^()]*)\)", listing("sum", bench.state)):
            assert (r";\ " in listed) == (decimal == ","), seed
            assert (r",\ " in listed) == (decimal == "."), seed
