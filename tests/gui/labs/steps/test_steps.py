"""Step by step: what is shown at a step is the engine's, and forward then back is the same picture."""

import ast
import io
import re
import time
from contextlib import redirect_stdout

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cnngui.engine.chain import run
from cnngui.engine.editing import Edited
from cnngui.engine.kernels.values import Filter
from cnngui.engine.lessons.examples import EXAMPLES, Example
from cnngui.engine.lessons.rectangles import Rectangle
from cnngui.engine.listings.output import output
from cnngui.gui.labs.steps.state import StepsState, known_example, of_planes, planes_of
from cnngui.gui.labs.steps.walked import walked
from cnngui.gui.widgets.grids.transport_bar import SPEEDS
from tests.engine.lessons.chains import a_chain, a_grid, by_torch
from tests.gui.labs.steps.conftest import Bench

MANY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def number(text: str) -> float:
    """Read a number as it is written on screen."""
    return float(text.replace("−", "-").strip("() "))


def summed(products: str) -> float:
    """Do the sum of a line such as "3·1 + 0·(−1)"."""
    return sum(number(term.split("·")[0]) * number(term.split("·")[1]) for term in products.split(" + "))


def random_state(seed: int) -> StepsState | None:
    """Draw a grid of one to three channels, and a chain; None where they do not fit."""
    rng = np.random.default_rng(seed)
    planes = a_grid(rng, int(rng.integers(1, 4)))
    chain = a_chain(rng, planes)
    if chain is None:
        return None
    layer = int(rng.integers(len(chain.layers)))
    return of_planes(StepsState((), Edited(chain, len(planes), layer)), planes, "own")


@MANY
@given(seed=st.integers(0, 10**9), data=st.data())
def test_forward_then_back_is_the_same_picture(bench: Bench, seed: int, data: st.DataObject) -> None:
    """Whatever the chain, and however far one goes meanwhile."""
    state = random_state(seed)
    if state is None:
        return
    bench.lab.look(lambda _: state)
    steps = len(bench.walk)
    start = data.draw(st.integers(-1, steps - 1))
    bench.to(start)
    before, lines = bench.picture(), bench.lines()
    for _ in range(data.draw(st.integers(1, 5))):
        bench.view.transport.forward.click()
    bench.to(data.draw(st.integers(-1, steps - 1)))
    bench.to(min(start + 1, steps - 1))
    if start < steps - 1:
        bench.view.transport.back.click()
    assert bench.picture() == before
    assert bench.lines() == lines


@MANY
@given(seed=st.integers(0, 10**9), data=st.data())
def test_what_is_shown_is_the_engines_and_torchs(bench: Bench, seed: int, data: st.DataObject) -> None:
    """Grids filled so far, the window's products, and their sum."""
    state = random_state(seed)
    if state is None:
        return
    bench.lab.look(lambda _: state)
    expected = by_torch(state.chain, planes_of(state)) if state.edited.layer == len(state.chain.layers) - 1 else None
    walk = bench.walk
    step = data.draw(st.integers(0, len(walk) - 1))
    bench.to(step)
    row, column, channel = walk.place(step)
    shown = bench.shown(f"output {channel}")
    for done in range(len(walk)):
        r, c, ch = walk.place(done)
        if ch == channel:
            assert np.isnan(shown[r, c]) == (done > step)
    if expected is not None:
        assert shown[row, column] == pytest.approx(expected[row, column, channel], rel=1e-5, abs=1e-4)
    explanation = walk.explanation(step)
    for at in range(len(walk.given)):
        block = bench.block(f"input {at}")
        assert bench.shown(f"input {at}").tolist() == walk.given[at].tolist()
        if walk.layer.pooling is not None or block.factors is None:
            continue
        part = next(part for part in explanation.sums[0].slices if part.channel == at)
        products = sorted((block.number_at(cell) or 0.0) * factor for cell, factor in block.factors.items())
        assert sum(products) == pytest.approx(np.sum(part.products), abs=1e-3)
        assert products == pytest.approx(sorted(np.ravel(part.products).tolist()), abs=1e-3)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_sum_is_written_out(bench: Bench, example: Example) -> None:
    """One line of arithmetic, which is right."""
    bench.take(example.name)
    bench.turn_to("slide")
    for step in range(len(bench.walk)):
        bench.to(step)
        line = bench.lines()[-1]
        assert number(re.split("[=→]", line)[-1]) == pytest.approx(bench.walk.explanation(step).value, abs=0.0051)
        if bench.walk.layer.pooling is None and len(bench.walk.given) == 1:
            assert summed(line.split(" = ")[0]) == bench.walk.explanation(step).value


def test_true_convolution_turns_the_kernel(bench: Bench) -> None:
    """The kernel on screen is the one that slides."""
    bench.panel.chain.picker.kernel_chosen.emit("course-stride")
    plain = bench.shown("kernel 0 0")
    bench.panel.chain.settings.wished.emit({"true_convolution": True}, "")
    assert bench.shown("kernel 0 0").tolist() == plain[::-1, ::-1].tolist()
    assert bench.block("kernel 0 0").title == "Kernel, turned by 180°"
    bench.to_end()
    assert bench.outputs()[0] == bench.walk.output[0].tolist()


def test_dilation_lights_its_taps_only(bench: Bench) -> None:
    """A 3×3 kernel with d = 2 lies over 5×5 cells and looks at nine."""
    bench.panel.chain.settings.wished.emit({"dilation": (2, 2)}, "dilation")
    bench.to(0)
    block = bench.block("input 0")
    assert block.window == Rectangle(0, 0, 5, 5)
    taps = {(row, column) for row in (0, 2, 4) for column in (0, 2, 4)}
    assert set(block.taps or ()) == taps
    assert set(block.factors or ()) == taps


def test_what_is_left_over_is_hatched_and_said(bench: Bench) -> None:
    """A stride of 2 on six columns leaves one over, and a pool of 2 on five rows one more."""
    bench.panel.chain.settings.wished.emit({"stride": (1, 2)}, "stride")
    assert [(area.row, area.column, area.width) for area in bench.block("input 0").hatched] == [(0, 5, 1)]
    assert "rounds down" in bench.texts()
    assert "PyTorch" in bench.texts()
    bench.take("max-pooling")
    bench.panel.chain.settings.pooling_wished.emit("max", (4, 4), (3, 3))
    assert bench.block("input 0").hatched
    bench.take("convolution")
    bench.panel.chain.settings.pooling_wished.emit("max", (3, 3), (2, 2))
    assert bench.block("response 0").hatched
    assert "Pooling" in bench.texts()


def test_pooling_shows_what_it_took(bench: Bench) -> None:
    """After a convolution: the response with the pool's window over it, and the largest number framed."""
    bench.panel.chain.settings.pooling_wished.emit("max", (2, 2), (2, 2))
    bench.to(0)
    block = bench.block("response 0")
    assert block.window == Rectangle(0, 0, 2, 2)
    assert block.current == (1, 1)
    assert bench.shown("output 0")[0, 0] == bench.shown("response 0")[0:2, 0:2].max()


def test_layers_can_be_walked_one_by_one(bench: Bench) -> None:
    """Layer 2 sees what layer 1 gives; the scene follows."""
    bench.panel.chain._add_filter.click()
    bench.panel.chain._add_layer.click()
    assert bench.state.edited.layer == 1
    first = run(bench.state.chain, planes_of(bench.state))[0]
    assert [bench.shown(f"input {at}").tolist() for at in range(2)] == [plane.tolist() for plane in first]
    bench.to_end()
    assert bench.outputs() == [plane.tolist() for plane in bench.walk.output]
    bench.panel.chain._layers.chosen.emit(str(0))
    bench.to_end()
    assert len(bench.outputs()) == 2
    bench.panel.chain._layers.chosen.emit(str(1))
    bench.panel.chain._remove_layer.click()
    assert bench.state.edited.layer == 0


def test_each_channel_apart_and_grey(bench: Bench) -> None:
    """Each: one response a channel, one window lit; grey: one input."""
    bench.take("rgb")
    bench.panel.chain._channels[True].chosen.emit("each")
    bench.to(len(bench.walk) - 1)
    assert len(bench.outputs()) == 3
    assert [bench.block(f"input {at}").window is not None for at in range(3)] == [False, False, True]
    bench.panel.chain._channels[True].chosen.emit("grey")
    assert len([block for block in bench.blocks() if block.key.startswith("input")]) == 1


def test_clicks_and_arrows_lead_to_a_cell(bench: Bench) -> None:
    """Click an output number; up, down, left and right of it, and not beyond the edge."""
    bench.click_cell("output 0", 2, 1)
    assert bench.walk.place(bench.state.step) == (2, 1, 0)
    for down, right, place in ((1, 0, (3, 1)), (1, 0, (3, 1)), (0, 1, (3, 2)), (-1, 0, (2, 2)), (0, -1, (2, 1))):
        bench.view.grids.moved.emit(down, right)
        assert bench.walk.place(bench.state.step)[:2] == place
    bench.click_cell("input 0", 0, 0)
    assert bench.walk.place(bench.state.step) == (2, 1, 0)


def test_it_plays_to_the_end_and_begins_anew(bench: Bench) -> None:
    """Play fills everything in and stops; play again starts from nothing."""
    bench.view.transport.speeds.setCurrentIndex(SPEEDS.index(30))
    bench.view.transport.play.click()
    bench.qtbot.waitUntil(lambda: bench.state.step == len(bench.walk) - 1)
    bench.qtbot.waitUntil(lambda: not bench.lab._player.is_playing)
    assert not bench.view.transport.is_playing
    bench.view.transport.play.click()
    assert bench.state.step == -1
    bench.qtbot.waitUntil(lambda: bench.state.step >= 2)
    bench.panel.chain._relu.click()
    assert not bench.lab._player.is_playing
    bench.view.transport.play.click()
    bench.lab.leave()
    assert not bench.lab._player.is_playing


def test_the_largest_grid_keeps_up(bench: Bench) -> None:
    """16×16×3 under three filters: a step is drawn well within a frame of 30 a second, even on a busy machine."""
    bench.take("filters")
    bench.panel.sources.random_wished.emit(16, 16, 3, -9, 9)
    bench.panel.chain.settings.wished.emit({"padding": "same"}, "")
    spent = []
    for _ in range(30):
        start = time.perf_counter()
        bench.view.transport.forward.click()
        bench.view.grids.repaint()
        spent.append(time.perf_counter() - start)
    assert bench.state.step == 29
    assert sorted(spent)[15] < 0.1


@MANY
@given(seed=st.integers(0, 10**9))
def test_copied_code_prints_the_lab_s_output(bench: Bench, seed: int) -> None:
    """PyTorch, NumPy and OpenCV from the clipboard, run as they are."""
    pytest.importorskip("torch")
    state = random_state(seed)
    if state is None:
        return
    bench.lab.look(lambda _: state)
    grid = tuple(np.array(channel, np.float32) for channel in state.grid)
    expected = output(state.chain, grid)
    shown = np.stack(walked(state).walk.outputs[-1])
    np.testing.assert_allclose(shown, expected, rtol=1e-4, atol=1e-3)
    for title in ("Copy as PyTorch", "Copy as NumPy", "Copy as OpenCV"):
        bench.action(title).trigger()
        stream = io.StringIO()
        with redirect_stdout(stream):
            exec(QGuiApplication.clipboard().text(), {})  # noqa: S102  (that is what is tested)
        printed = np.array(ast.literal_eval(stream.getvalue()), np.float64)
        np.testing.assert_allclose(printed, expected, atol=1.01e-4, rtol=1e-7, err_msg=title)


def test_copied_as_text(bench: Bench) -> None:
    """LaTeX of the chain and of the sum, CSV of the output; a sum needs a step."""
    bench.action("Copy the output as CSV").trigger()
    assert QGuiApplication.clipboard().text().split() == ["-5,-4,0,8", "-10,-2,2,3", "0,-2,-4,-7", "-3,-2,-3,-16"]
    bench.action("Copy as LaTeX").trigger()
    assert "matrix}" in QGuiApplication.clipboard().text()
    bench.to(-1)
    bench.action("Copy this sum as LaTeX").trigger()
    assert "take a step first" in str(bench.messages.errors[-1])
    bench.to(0)
    bench.action("Copy this sum as LaTeX").trigger()
    assert "= -5" in QGuiApplication.clipboard().text()


def test_hand_made_examples_are_known(bench: Bench) -> None:
    """Who builds the padding example by hand from the first sees its name."""
    bench.panel.chain.settings.wished.emit({"padding": 1}, "")
    found = known_example(bench.state)
    assert found is not None
    assert found.name == "padding"
    assert bench.panel._example.currentData() == "padding"


def test_the_moved_input_has_the_channels_names(bench: Bench) -> None:
    """R, G and B before and after, as on the page of the sliding window."""
    bench.take("rgb")
    bench.turn_to("shift")
    titles = [block.title for block in bench.blocks(bench.view.shift_grids) if "0 " in block.key]
    assert [title[-1] for title in titles] == ["R", "G", "B"] * 2


def test_one_is_singular(bench: Bench) -> None:
    """One number comes out of one row and one column; the letters of a pooling are those of its numbers."""
    bench.take("max-pooling")
    bench.to(0)
    assert "⌊(n − f)/s⌋ + 1: (6 − 2)/2 + 1 = 3 rows and columns" in bench.texts()
    bench.panel.sources.text_wished.emit("1 2\n3 4")
    bench.settle()
    assert "(2 − 2)/2 + 1 = 1 row and column" in bench.texts()
    assert "1 number comes out" in bench.texts()


def test_the_products_of_three_slices_are_written_where_there_is_height(bench: Bench, qtbot: QtBot) -> None:
    """Learned numbers take more than a line each: in a window of 800 px the lines are there, and not only sums."""
    bench.window.resize(1180, 770)
    rows = np.random.default_rng(1).normal(0, 0.4, (3, 3, 3)).round(3).tolist()
    bench.panel.sources.take.click()
    learned = Filter(tuple(tuple(map(tuple, part)) for part in rows))
    bench.panel.chain.wished.emit(lambda edited: edited.with_channels("sum").with_filter(learned), "")
    bench.to(0)
    view = bench.view.arithmetic
    qtbot.waitUntil(lambda: view._layout().text.count("·") == 27)
    assert [line[:4] for line in view._layout().text.splitlines()[:3]] == ["R → ", "G → ", "B → "]
    assert bench.view.grids.height() > 300
