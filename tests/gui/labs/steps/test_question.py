"""Ask the class: what is hidden stays hidden everywhere, answers count, and the puzzle gives nothing away."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from cnngui.engine.kernels.table import find
from cnngui.engine.lessons.quiz import find_the_kernel
from cnngui.gui.labs.steps.state import planes_of
from tests.gui.labs.steps.conftest import Bench


def ask(bench: Bench, hidden: str) -> None:
    """Hide something, as a click does."""
    if not bench.view.ask.isChecked():
        bench.view.ask.click()
    bench.view.question.hidden._segments[hidden].click()
    bench.settle()


def answer(bench: Bench, text: str) -> None:
    """Type an answer."""
    bench.view.question.field.setText(text)
    bench.view.question.answer.click()
    bench.settle()


def test_output(bench: Bench) -> None:
    """Question marks in place of the output: a wrong answer stays, a right one fills in and goes on."""
    ask(bench, "output")
    assert bench.state.step == 0
    assert not bench.lines()
    answer(bench, "7")
    assert bench.score() == "0 of 1 right"
    answer(bench, "−5")
    assert bench.score() == "0 of 1 right"  # only the first answer counts
    assert bench.state.step == 1
    answer(bench, "-4")
    assert bench.score() == "1 of 2 right"
    assert bench.shown("output 0")[0, :2].tolist() == [-5, -4]
    bench.view.question.reveal.click()
    assert bench.shown("output 0")[0, 2] == 0
    assert bench.lines()
    bench.to_end()
    assert bench.block("output 0").is_hidden((3, 3))


def test_one_number(bench: Bench) -> None:
    """All numbers but one are there; a right answer asks for the next, and the score goes on until a new round."""
    ask(bench, "cell")
    for right in range(1, 4):
        question = bench.state.question
        assert question is not None
        assert question.cell is not None
        row, column, channel = question.cell
        hidden = [cell for cell in np.ndindex(4, 4) if bench.block("output 0").is_hidden(cell)]
        assert hidden == [(row, column)]
        assert not bench.lines()
        answer(bench, str(bench.walk.output[channel][row, column]))
        assert bench.score() == f"{right} of {right} right"
    asked = bench.state.question
    bench.view.question.reveal.click()
    assert bench.lines()
    bench.view.question.reveal.click()
    assert bench.state.question != asked
    assert bench.score() == "3 of 3 right"
    bench.view.question.again.click()
    assert bench.score() == ""


@pytest.mark.parametrize("example", ["convolution", "stride", "rgb", "filters"])
def test_a_hidden_kernel_is_given_away_by_nothing(bench: Bench, example: str) -> None:
    """No factor in the window, no sum, no name, no editor, no text that tells."""
    bench.take(example)
    bench.to(3)
    ask(bench, "kernel")
    kernels = [block for block in bench.blocks() if block.key.startswith("kernel")]
    assert kernels
    assert all(block.hidden == "all" for block in kernels)
    assert all(block.factors is None for block in bench.blocks())
    assert not bench.lines()
    for control in (bench.panel.chain.editor, bench.panel.chain.picker, bench.panel.chain._which):
        assert not control.isVisible()
    assert not bench.panel._example.currentData()
    assert not bench.panel.chain._slices.isVisible()
    texts = bench.texts() + "\n".join(label.text() for label in bench.panel.findChildren(QLabel) if label.isVisible())
    for told in ("slide prints", "filter slides", "edge", "3×3 filter", bench.state.edited.edited_filter.name or "?!"):
        assert told not in texts
    before = bench.picture()
    state = bench.state
    bench.view.question.reveal.click()
    assert bench.picture() != before
    assert bench.state.chain == state.chain
    assert bench.panel.chain.editor.isVisible()


def test_misprints_are_not_told_while_the_output_is_asked(bench: Bench) -> None:
    """The note says the right numbers, which is what the class is to find."""
    bench.take("stride")
    assert "it is 88" in bench.texts()
    ask(bench, "output")
    assert "it is 88" not in bench.texts()
    assert bench.block("output 0").marked is None
    ask(bench, "nothing")
    assert "it is 88" in bench.texts()


def test_find_the_kernel(bench: Bench) -> None:
    """Candidates by sight; a wrong one, the right one, the next; undo brings the chain back."""
    bench.panel.chain._bias.value_edited.emit(2)
    chain = bench.state.chain
    bench.view.ask.click()
    bench.view.question.puzzle.click()
    assert bench.state.puzzle is not None
    puzzle = find_the_kernel(planes_of(bench.state), bench.state.puzzle)
    assert bench.outputs() == [puzzle.output[0].tolist()]
    places = [at for at, each in enumerate(puzzle.candidates) if each is not puzzle.answer]
    bench.view.question.candidates[places[0]].click()
    assert bench.score() == "0 of 1 right"
    assert bench.is_puzzled()
    bench.view.question.candidates[puzzle.candidates.index(puzzle.answer)].click()
    assert bench.score() == "1 of 2 right"
    assert not bench.is_puzzled()
    assert bench.state.edited.edited_filter.name == puzzle.answer.name
    assert not bench.view.question.candidates
    bench.view.question.puzzle.click()
    assert bench.is_puzzled()
    bench.settle()
    bench.view.question.reveal.click()
    assert bench.view.question.verdict.whole.startswith("It was")
    bench.lab.undo()
    assert bench.state.chain == chain
    assert not bench.is_puzzled()


def test_a_grid_that_tells_no_kernels_apart(bench: Bench) -> None:
    """All numbers are equal: a sentence, and nothing changes."""
    bench.panel.sources.text_wished.emit("0 0 0 0/0 0 0 0/0 0 0 0/0 0 0 0")
    before = bench.state
    bench.view.ask.click()
    bench.view.question.puzzle.click()
    assert "tells only" in str(bench.messages.errors[-1])
    assert bench.state == before


def test_a_change_ends_the_question(bench: Bench) -> None:
    """Another kernel makes other numbers; and so does closing the bar."""
    ask(bench, "output")
    bench.panel.chain._relu.click()
    assert bench.state.question is None
    bench.settle()
    assert bench.view.question.hidden.current == "nothing"
    ask(bench, "kernel")
    bench.view.ask.click()
    assert bench.state.question is None
    assert not bench.view.question.isVisible()


def test_one_number_can_be_typed_at_once(bench: Bench) -> None:
    """The field has the focus: the number and Enter answer, and so does the next."""
    bench.view.ask.click()
    bench.settle()
    QTest.mouseClick(bench.view.question.hidden._segments["cell"], Qt.MouseButton.LeftButton)
    bench.settle()
    field = bench.view.question.field
    for answered in (1, 2):
        assert bench.window.focusWidget() is field
        QTest.keyClicks(field, "777")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert bench.score() == f"0 of {answered} right" or answered == 2
    assert bench.score() == "0 of 1 right"  # the same number is still asked for


def test_what_was_typed_goes_where_no_number_is_asked_for(bench: Bench) -> None:
    """In “Find the kernel” there is no field for an answer, and so none stands there."""
    ask(bench, "cell")
    bench.view.question.field.setText("12")
    bench.view.question.puzzle.click()
    bench.settle()
    assert bench.is_puzzled()
    assert bench.view.question.field.text() == ""


def test_the_example_box_says_what_is_on_screen(bench: Bench) -> None:
    """A patch of the photo, the course's grid with another filter or a hidden one: not a grid of one's own."""
    box = bench.panel._example
    assert box.currentData() == "convolution"
    bench.panel.chain.wished.emit(lambda edited: edited.with_filter(find("sharpen").filter), "")
    bench.settle()
    assert box.currentText() == "(example, other filter)"
    ask(bench, "cell")
    bench.view.question.puzzle.click()
    bench.settle()
    assert box.currentText() == "(example, hidden filter)"
    bench.panel.sources.take.click()
    bench.settle()
    assert box.currentText() == "(patch of the photo)"
    bench.panel.sources.random_wished.emit(4, 4, 1, 0, 9)
    bench.settle()
    assert box.currentText() == "(own grid)"
