"""The lab among the others: grids from everywhere, one chain for all, undo, a new window, and the keyboard alone."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cnngui.engine.chain import Chain, Layer, Pooling, planes_for, run
from cnngui.engine.grids import Grid
from cnngui.engine.kernels.table import find
from cnngui.engine.lessons.examples import EXAMPLES
from cnngui.engine.lessons.quiz import find_the_kernel
from cnngui.engine.photos import Photo
from cnngui.gui.labs.filters.controller import FiltersLab
from cnngui.gui.labs.steps.sources import Sources
from cnngui.gui.labs.steps.state import PAGES, first, planes_of
from tests.gui.labs.photos import a_photo
from tests.gui.labs.steps.conftest import Bench

KEYS = Qt.Key


@pytest.fixture
def filters(bench: Bench) -> Iterator[FiltersLab]:
    """Put the Filters lab on the same workspace."""
    holder = QWidget()
    bench.qtbot.addWidget(holder)
    lab = FiltersLab(bench.context, holder)
    layout = QHBoxLayout(holder)
    layout.addWidget(lab.canvas)
    layout.addWidget(lab.panel)
    holder.resize(800, 600)
    holder.show()
    lab.enter()
    bench.qtbot.waitUntil(lab.settle)
    yield lab
    bench.context.jobs.shutdown()


def test_a_patch_of_the_photo(bench: Bench) -> None:
    """Taken in colour, moved live, resized; a drag is one step back."""
    bench.panel.sources.picker.patch_moved.emit(5, 7)
    assert bench.state.origin == "example"
    bench.panel.sources.take.click()
    pixels = bench.context.workspace.source.data
    assert bench.state.patch[:2] == (5, 7)
    assert len(bench.state.grid) == 3
    assert planes_for(pixels[5:11, 7:13], bench.state.chain.channels)[0].tolist() == bench.shown("input 0").tolist()
    for rows in (range(6, 8), range(8, 10)):
        bench.panel.sources.picker._session.begin()
        for row in rows:
            bench.panel.sources.picker.patch_moved.emit(row, 7)
        bench.panel.sources.picker._session.end()
    assert planes_for(pixels[9:15, 7:13], "sum")[0].tolist() == bench.shown("input 0").tolist()
    bench.panel.sources.patch_sized.emit(4, 16)
    assert bench.shown("input 0").shape == (4, 16)
    bench.lab.undo()
    assert bench.state.patch == (9, 7, 6, 6)
    bench.lab.undo()
    assert bench.state.patch == (7, 7, 6, 6)
    bench.lab.undo()
    assert bench.state.patch == (5, 7, 6, 6)
    bench.lab.undo()
    assert bench.state.origin == "example"


def test_patches_of_tiny_and_huge_sources_and_of_grids(bench: Bench) -> None:
    """As much as there is; a grid of numbers has patches too, of its first three channels."""
    for pixels in (np.full((2, 1, 3), 9, np.uint8), np.zeros((3000, 2000, 3), np.uint8)):
        bench.context.workspace.open(Photo(pixels, "photo"))
        bench.panel.sources.picker.patch_moved.emit(5000, 5000)
        bench.panel.sources.take.click()
        height, width = bench.shown("input 0").shape
        assert height <= pixels.shape[0]
        assert width <= pixels.shape[1]
    numbers = np.random.default_rng(0).normal(0, 5, (8, 9, 5)).astype(np.float32)
    bench.context.workspace.open(Grid(numbers, "five.npy"))
    bench.panel.sources.take.click()
    assert len(bench.state.grid) == 3
    at = bench.state.patch
    assert bench.shown("input 2").tolist() == numbers[slice(*at.rows), slice(*at.columns), 2].tolist()
    bench.lab.undo()
    bench.lab.undo()
    assert bench.state.patch.height <= 8


def test_another_photo_leaves_the_grid(bench: Bench) -> None:
    """The class goes on with its numbers."""
    bench.take("stride")
    bench.context.workspace.open(a_photo(50, 20))
    assert bench.shown("input 0").shape == (7, 7)


def test_random_typed_and_pasted(bench: Bench) -> None:
    """Random numbers differ every time; text is read as a grid; the clipboard too."""
    bench.panel.sources.random_wished.emit(5, 4, 2, -3, 3)
    one = bench.shown("input 0")
    assert one.shape == (5, 4)
    assert np.abs(one).max() <= 3
    bench.panel.sources.random_wished.emit(5, 4, 2, -3, 3)
    assert bench.shown("input 0").tolist() != one.tolist()
    bench.panel.sources.text_wished.emit("1 2 3\n4 5 6\n7 8 9\n1 1 1")
    assert bench.shown("input 0").tolist() == [[1, 2, 3], [4, 5, 6], [7, 8, 9], [1, 1, 1]]
    QGuiApplication.clipboard().setText("[[0, 1, 0], [1, 0.5, 1], [0, 1, 0]]")
    bench.panel.sources._paste()
    assert bench.shown("input 0").tolist() == [[0, 1, 0], [1, 0.5, 1], [0, 1, 0]]


@pytest.mark.parametrize("text", ["", "cat", "1 2\n3", "1 2 x", "1e9", " ".join("1" * 17), "1\n\n\n" * 4 + "1"])
def test_bad_text_is_one_sentence(bench: Bench, text: str) -> None:
    """And nothing is lost."""
    before = bench.state
    bench.panel.sources.text_wished.emit(text)
    (error,) = bench.messages.errors
    assert str(error).endswith(".")
    assert bench.state == before


def test_bad_wishes_are_one_sentence(bench: Bench) -> None:
    """A kernel or pool larger than the grid, an empty range, a stack that does not fit."""
    before = bench.state
    bench.panel.chain.settings.wished.emit({"dilation": (4, 4)}, "dilation")
    bench.panel.chain.settings.pooling_wished.emit("max", (64, 64), (1, 1))
    bench.panel.sources.random_wished.emit(5, 5, 1, 4, 3)
    bench.panel.ground_wished.emit(2, 2)
    assert len(bench.messages.errors) == 4
    assert bench.state == before
    bench.panel.chain.settings.wished.emit({"padding": "same"}, "")
    assert len(bench.messages.errors) == 4


def test_a_chain_too_large_for_a_new_grid_is_made_to_fit(bench: Bench) -> None:
    """Said in one sentence; undo brings both back."""
    before = bench.state.chain
    bench.panel.sources.text_wished.emit("1 2/3 4")
    assert bench.state.edited.edited_layer.padding == "same"
    assert "padding keeps the size" in bench.messages.said[-1]
    bench.lab.undo()
    assert bench.state.chain == before


def test_padding_that_nobody_can_follow_is_refused(bench: Bench) -> None:
    """6×6 with 13 zeros on each side is followed, with 14 not; a chain of another lab is made to fit."""
    bench.panel.chain.settings.wished.emit({"padding": 13}, "")
    assert bench.messages.errors == []
    bench.panel.chain.settings.wished.emit({"padding": 14}, "")
    assert "34 × 34" in str(bench.messages.errors[-1])
    padding: object = bench.state.edited.edited_layer.padding
    assert padding == 13
    bench.lab.leave()
    bench.context.workspace.set_chain(Chain((Layer((find("sobel-x").filter,), padding=64),)))
    bench.lab.enter()
    padding = bench.state.edited.edited_layer.padding
    assert padding == "same"


def test_start_again_undo_and_redo(bench: Bench) -> None:
    """Back to the first example; undone, redone, on the page that is open."""
    bench.take("rgb")
    bench.turn_to("shift")
    bench.action("Start again").trigger()
    assert bench.state.chain == first().chain
    bench.turn_to("why")
    bench.lab.undo()
    assert len(bench.state.grid) == 3
    assert bench.state.page == "why"
    bench.lab.redo()
    assert bench.state.chain == first().chain


def test_a_drag_is_one_step_back(bench: Bench) -> None:
    """Many numbers between the start and the end of an edit."""
    for first_bias in (1, 11):
        bench.panel.chain._bias.session.begin()
        for bias in range(first_bias, first_bias + 5):
            bench.panel.chain._bias.value_edited.emit(bias)
        bench.panel.chain._bias.session.end()
    bench.lab.undo()
    assert bench.state.edited.edited_filter.bias == 5
    bench.lab.undo()
    assert bench.state.edited.edited_filter.bias == 0


def test_a_drag_in_the_stack_is_one_step_back(bench: Bench) -> None:
    """Also in a row that was not there when the lab was built."""
    bench.turn_to("field")
    bench.panel.stack.add.click()
    bench.settle()
    size = bench.panel.stack._rows[3]._size
    for _ in range(2):
        size.session.begin()
        for length in (1, 2):
            size.value_edited.emit(length)
        size.session.end()
        bench.panel.stack.threes.click()
    for layers in ((2, 2), (3, 3), (2, 2), (3, 3)):
        bench.lab.undo()
        assert bench.state.stack[-1].size == layers


def test_a_look_is_left_by_undo(bench: Bench) -> None:
    """The page, the step as far as there is one, the unit and the shift; a look is no step."""
    bench.panel.chain._relu.click()
    bench.take("max-pooling")
    bench.to_end()
    bench.panel.chain.settings.wished.emit({"stride": (2, 2)}, "stride")
    bench.to(2)
    bench.view.wished.emit({"shift": (2, -1)})
    bench.view.wished.emit({"wraps": True})
    bench.turn_to("field")
    bench.view.field_grids.moved.emit(-1, 0)
    looked = bench.state
    bench.lab.undo()
    assert bench.state.edited.edited_layer.stride == (1, 1)
    for name in ("step", "page", "unit", "shift", "wraps"):
        assert getattr(bench.state, name) == getattr(looked, name)
    bench.turn_to("slide")
    bench.to_end()
    assert bench.state.step == 8
    bench.lab.redo()
    assert bench.state.step == len(bench.walk) - 1 < 8
    assert not np.isnan(bench.outputs()).any()


def test_a_kernel_is_the_same_in_filters_and_back(bench: Bench, filters: FiltersLab) -> None:
    """Chosen here, edited there, seen here; the Filters lab keeps what does not fit our grid."""
    bench.panel.chain.picker.kernel_chosen.emit("sobel-x")
    bench.lab.leave()
    filters.enter()
    assert filters.now.edited.edited_filter.name == "sobel-x"
    chain = replace(filters.now.chain, layers=(Layer((find("box-5").filter,), padding=0, dilation=(2, 2)),))
    filters.wish(lambda state: replace(state, edited=state.edited.with_chain(chain)))
    bench.qtbot.waitUntil(filters.settle)
    filters.leave()
    assert bench.context.workspace.chain == chain
    assert bench.state.edited.edited_filter.name == "sobel-x"  # not in front: it can wait
    bench.lab.enter()
    assert bench.state.edited.edited_filter.name == "box-5"
    assert bench.state.edited.edited_layer.padding == "same"
    assert bench.context.workspace.chain == chain
    bench.lab.undo()
    bench.settle()
    assert bench.state.edited.edited_filter.name == "sobel-x"
    assert bench.context.workspace.chain == bench.state.chain


def test_an_example_leaves_the_other_labs_alone(bench: Bench, filters: FiltersLab) -> None:
    """Nor does a puzzle, "Start again" or undo; a number that is typed into its kernel is told."""
    before, state = bench.context.workspace.chain, filters.now
    bench.take("stride")
    bench.lab.undo()
    bench.lab.redo()
    bench.action("Start again").trigger()
    bench.view.question.puzzle.click()
    bench.settle()
    assert bench.context.workspace.chain == before
    bench.lab.leave()
    filters.enter()
    assert filters.now == state
    filters.leave()
    bench.lab.enter()
    bench.take("stride")
    bench.panel.chain._bias.value_edited.emit(3)
    assert bench.context.workspace.chain == bench.state.chain


def test_a_small_grid_that_is_opened_is_followed(bench: Bench) -> None:
    """Opened or dropped while the lab is in front; one that is too large is there to take patches of."""
    numbers = np.arange(20, dtype=np.float32).reshape(4, 5)
    bench.context.workspace.open(Grid(numbers, "mine.csv"))
    assert bench.shown("input 0").tolist() == numbers.tolist()
    bench.context.workspace.open(Grid(np.zeros((40, 50), np.float32), "large.csv"))
    assert bench.shown("input 0").tolist() == numbers.tolist()
    bench.lab.undo()
    assert bench.state.origin == "example"


def test_padding_of_a_patch_is_not_the_photo(bench: Bench) -> None:
    """It is said where the border of the patch is padded, and only there."""
    note = "The padding lies around the patch"
    bench.panel.sources.take.click()
    assert note not in bench.texts()
    bench.panel.chain.settings.wished.emit({"padding": 1}, "")
    assert note in bench.texts()
    bench.take("padding")
    assert note not in bench.texts()


def test_a_clicker_goes_through_the_course(bench: Bench) -> None:
    """Behind the last number comes the next layer, then the next example, and back again; the last one stays."""
    for _ in range(16):
        bench.lab.turn_page(1)
    assert (bench.state.step, bench.panel._example.currentData()) == (-1, "padding")
    bench.lab.turn_page(-1)
    assert (bench.state.step, bench.panel._example.currentData()) == (15, "convolution")
    bench.take("stacked")
    bench.to_end()
    assert bench.lab.turn_page(1)
    assert (bench.state.step, bench.state.edited.layer) == (-1, 1)
    bench.take("blocks")
    bench.turn_to("slide")
    bench.panel.chain._layers.chosen.emit("1")
    bench.to_end()
    last = bench.state
    bench.lab.turn_page(1)
    assert bench.state == last


def test_start_again_forgets_the_score(bench: Bench) -> None:
    """And what was said of the last answer."""
    bench.view.ask.click()
    bench.view.question.hidden._segments["output"].click()
    bench.settle()
    bench.view.question.field.setText("7")
    bench.view.question.answer.click()
    bench.settle()
    assert bench.view.question.verdict.whole == "✗ Not quite: 7 was said."
    bench.view.question.field.setText("-5")
    bench.view.question.answer.click()
    assert bench.view.question.verdict.whole == "✓ Right: −5."
    bench.action("Start again").trigger()
    assert bench.score() == ""
    assert bench.view.question.verdict.whole == ""
    assert not bench.view.ask.isChecked()


def test_the_focus_stays_in_the_question(bench: Bench) -> None:
    """After the right kernel, and where there is nothing left to answer, it is still in the bar."""
    QTest.qWaitForWindowActive(bench.window)
    bench.view.ask.click()
    bench.view.question.puzzle.click()
    bench.settle()
    titles = [row.filter for row in find_the_kernel(planes_of(bench.state), bench.state.puzzle or 0).candidates]
    right = titles.index(find_the_kernel(planes_of(bench.state), bench.state.puzzle or 0).answer.filter)
    button = bench.view.question.candidates[right]
    bench.qtbot.waitUntil(button.isVisible)
    button.setFocus()
    assert bench.window.focusWidget() is button
    button.click()
    bench.settle()
    assert not bench.view.question.candidates
    assert bench.view.question.isAncestorOf(bench.window.focusWidget())


@pytest.mark.parametrize("pinned", [(12, 15), (0, 0), (29, 39), (8, 21)])
@pytest.mark.parametrize(
    "layers",
    [
        (Layer((find("sobel-x").filter,)),),
        (Layer((find("sobel-x").filter, find("sharpen").filter), stride=(2, 3)),),
        (Layer((find("sobel-x").filter,), pooling=Pooling("max")),),
        (Layer((find("sobel-x").filter,)), Layer((find("box-3").filter,), dilation=(2, 1))),
    ],
    ids=["plain", "stride", "pool", "two"],
)
def test_a_window_of_the_filters_lab_is_followed(
    bench: Bench, filters: FiltersLab, layers: tuple[Layer, ...], pinned: tuple[int, int]
) -> None:
    """The number at the step is the one that was pinned, with its window around it."""
    bench.lab.leave()
    bench.turn_to("why")
    edited = replace(filters.now.edited, chain=Chain(layers))
    filters.wish(lambda state: replace(state, edited=edited, shown=(len(layers) - 1, 0)))
    bench.qtbot.waitUntil(filters.settle)
    shown = run(Chain(layers), planes_for(bench.context.workspace.source.data, "grey"))[-1][0]
    row, column = min(pinned[0], shown.shape[0] - 1), min(pinned[1], shown.shape[1] - 1)
    filters._presenter._pin((row, column))
    filters._go_to_steps()
    assert bench.shown_labs == ["steps"]
    bench.lab.enter()
    assert bench.state.page == "slide"
    assert bench.state.step >= 0
    value = bench.walk.explanation(bench.state.step).value
    assert value == pytest.approx(float(shown[row, column]), rel=1e-4, abs=1e-3)


def test_it_survives_a_new_window(bench: Bench) -> None:
    """In another language: grid, step, question, score and history."""
    bench.take("stride")
    bench.view.ask.click()
    bench.view.question.hidden._segments["output"].click()
    bench.settle()
    bench.view.question.field.setText("91")
    bench.view.question.answer.click()
    carried, before = bench.lab.state(), bench.state
    bench.lab.leave()
    bench.close()
    bench.show()
    bench.lab.restore(json.loads(json.dumps(carried)))
    bench.lab.enter()
    assert bench.state == before
    assert bench.score() == "1 of 1 right"
    assert bench.view.ask.isChecked()
    assert not bench.view.question.isHidden()
    bench.lab.undo()
    assert bench.shown("input 0").shape == (6, 6)


def test_a_lesson_by_keyboard_alone(bench: Bench) -> None:
    """Pick an example, step, play, hide, answer, reveal, walk the receptive field, undo: no mouse."""
    QTest.qWaitForWindowActive(bench.window)
    example = bench.panel._example
    example.setFocus()
    bench.key(KEYS.Key_Down)
    bench.key(KEYS.Key_Down)
    assert bench.panel._example.currentData() == "stride"
    bench.key(KEYS.Key_PageDown)  # a clicker, while the list of examples has the focus
    assert bench.state.step == 0
    assert bench.panel._example.currentData() == "stride"
    bench.view.grids.setFocus()
    bench.key(KEYS.Key_PageDown)
    bench.key(KEYS.Key_PageDown)
    bench.key(KEYS.Key_PageUp)
    assert bench.state.step == 1
    bench.key(KEYS.Key_Down)
    bench.key(KEYS.Key_Left)
    assert bench.walk.place(bench.state.step) == (1, 0, 0)
    bench.key(KEYS.Key_End)
    assert bench.outputs() == [[[91, 100, 88], [69, 91, 117], [44, 72, 74]]]
    bench.key(KEYS.Key_Home)
    assert bench.state.step == -1
    bench.key(KEYS.Key_Space)
    assert bench.is_playing()
    bench.key(KEYS.Key_Space)
    assert not bench.is_playing()
    tab_to(bench, bench.view.ask)
    bench.key(KEYS.Key_Space)
    assert bench.view.question.isVisible()
    tab_to(bench, bench.view.question.hidden._segments["nothing"])
    bench.key(KEYS.Key_Right)
    assert bench.block("output 0").is_hidden((0, 0))
    tab_to(bench, bench.view.question.field)
    QTest.keyClicks(bench.window.focusWidget(), "91")
    bench.key(KEYS.Key_Return)
    assert bench.score() == "1 of 1 right"
    bench.key(KEYS.Key_PageDown)  # from the field, too
    assert bench.state.step == 2
    tab_to(bench, bench.view.question.reveal)
    bench.key(KEYS.Key_Space)
    assert bench.shown("output 0")[0, 2] == 88
    bench.view.choice.setFocus()
    bench.key(KEYS.Key_Right)
    assert bench.state.page == "field"
    tab_to(bench, bench.view.field_grids)
    unit = bench.block("level 3", bench.view.field_grids).current
    bench.key(KEYS.Key_Up)
    bench.key(KEYS.Key_PageDown)
    assert unit == (1, 1)
    assert bench.block("level 3", bench.view.field_grids).current == (0, 2)


def tab_to(bench: Bench, control: QWidget) -> None:
    """Press Tab until a control has the focus."""
    for _ in range(60):
        if bench.window.focusWidget() is control:
            return
        QTest.keyClick(bench.window.focusWidget() or bench.window, KEYS.Key_Tab)
    pytest.fail(f"Tab does not lead to {control.accessibleName() or control}")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_fits_a_small_projector(bench: Bench, page: str) -> None:
    """In type of 27 px on 1280×800 with a menu, a job bar and every example: a page scrolls in itself."""
    font = bench.view.font()
    font.setPixelSize(27)
    bench.view.setFont(font)
    bench.window.resize(bench.window.width() + 1240 - bench.view.width(), 900)  # the panel is hidden on a projector
    bench.qtbot.waitUntil(lambda: bench.view.width() == 1240)
    for example in EXAMPLES:
        bench.take(example.name)
        bench.turn_to(page)
        bench.qtbot.waitUntil(lambda: bench.view.minimumSizeHint().height() <= 750)  # once texts have their lines
        bench.qtbot.waitUntil(lambda: bench.view.heightForWidth(1240) <= 750)  # what a scroll area asks for
        assert bench.view.minimumSizeHint().width() <= 1240


def test_tab_reads_the_panel_from_top_to_bottom(bench: Bench) -> None:
    """Also the cells of a kernel that has grown; second boxes have names of their own."""
    bench.panel.chain.editor.filter_edited.emit(find("box-5").filter)
    bench.settle()
    passed: list[QWidget] = []
    control: QWidget | None = bench.panel._example
    while control is not None and control not in passed and bench.panel.isAncestorOf(control):
        passed.append(control)
        control = control.nextInFocusChain()
    shown = [each for each in passed if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    tops = [each.mapTo(bench.panel, each.rect().center()).y() for each in shown]
    assert len(shown) > 40
    assert all(after > before - 24 for before, after in pairwise(tops))
    assert not [each for each in shown if each.accessibleName() == "×"]


def test_page_keys_turn_every_page(bench: Bench) -> None:
    """A clicker is never left without an answer, and never opens the next photo from here."""
    for page in ("field", "shift", "why"):
        bench.turn_to(page)
        bench.view.choice.setFocus()
        before = (bench.state.unit, bench.state.shift, bench.view.sparse.current)
        bench.key(KEYS.Key_PageDown)
        assert (bench.state.unit, bench.state.shift, bench.view.sparse.current) != before
    bench.key(KEYS.Key_PageUp)
    bench.key(KEYS.Key_PageUp)
    assert bench.view.sparse.current == 0


@pytest.mark.parametrize("spoken", ["en", "fr"])
def test_the_sample_of_typed_numbers_can_be_typed(bench: Bench, spoken: str) -> None:
    """What stands in the empty field is read as it is, in both languages."""
    before = QLocale()
    QLocale.setDefault(QLocale(spoken))
    try:
        sources = Sources()
        bench.qtbot.addWidget(sources)
        sample = sources.text.placeholderText()
    finally:
        QLocale.setDefault(before)
    assert ("0,25" if spoken == "fr" else "0.25") in sample
    bench.panel.sources.text_wished.emit("\n".join(sample.split("\n")[:3]))
    assert bench.shown("input 0").tolist() == [[1, 2, 3], [4, 5, 6], [0.5, 0.25, pytest.approx(1 / 9, rel=1e-6)]]
