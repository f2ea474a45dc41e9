"""A digit is drawn, taken or photographed, and read: on screen from the first stroke to the answer."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cnngui.engine.digits import drawn
from cnngui.engine.photos import Photo
from cnngui.gui.labs.digits.reading_state import EXAMPLE
from tests.engine.digits import hand
from tests.gui.labs.digits.conftest import LEFT, Bench

KEYS = Qt.Key

ONE = [(0.5, 0.2), (0.5, 0.4), (0.5, 0.6), (0.5, 0.8)]
SEVEN = [(0.3, 0.25), (0.5, 0.25), (0.68, 0.25), (0.6, 0.45), (0.52, 0.62), (0.46, 0.8)]


def test_a_digit_is_read_at_the_first_start(bench: Bench) -> None:
    """It is a 3, off the middle, and every layer shows what it makes of it."""
    assert bench.reading().strokes == EXAMPLE
    assert bench.answer() == 3
    names = [layer.name for layer in bench.page.layers.layers]
    assert names == ["input", *(block.name for block in bench.shown.network.plan.blocks)]
    assert bench.page.origin.whole == "Drawn"


def test_a_drawing_is_answered_and_each_stroke_is_a_step(bench: Bench) -> None:
    """The first stroke takes the example's place; undo brings it back, stroke by stroke."""
    bench.draw(ONE)
    assert len(bench.reading().strokes) == 1
    assert bench.answer() == 1
    bench.draw([(0.3, 0.85), (0.7, 0.85)])
    assert len(bench.reading().strokes) == 2
    bench.lab.undo()
    bench.settle()
    assert (len(bench.reading().strokes), bench.answer()) == (1, 1)
    bench.lab.undo()
    bench.settle()
    assert (bench.reading().strokes, bench.answer()) == (EXAMPLE, 3)
    bench.lab.redo()
    bench.settle()
    assert bench.answer() == 1


@pytest.mark.parametrize("digit", range(10))
def test_what_a_hand_draws_is_read(bench: Bench, digit: int) -> None:
    """Each of ten, by strokes that do not come from MNIST."""
    strokes = hand.written(digit, np.random.default_rng(digit), (0.5, 0.5), 0.6)
    for stroke in strokes:
        bench.draw([(float(x), float(y)) for x, y in stroke])
    assert bench.answer() == digit, bench.page.scores.texts


def test_while_it_is_drawn_every_layer_follows(bench: Bench) -> None:
    """Before the button is let go; the sum of the number that is picked follows when the hand rests."""
    sheet, before = bench.page.drawing, bench.answer()
    first, *others = (bench.at(*point) for point in SEVEN)
    QTest.mousePress(sheet, LEFT, pos=first)
    for point in others:
        QTest.mouseMove(sheet, point)
    bench.settle()
    assert bench.lab.is_dragging
    assert (before, bench.answer()) == (3, 7)
    line = bench.page.unit.text()
    QTest.mouseRelease(sheet, LEFT, pos=others[-1])
    bench.settle()
    assert bench.page.unit.text() == line


def test_it_can_be_drawn_by_touch(bench: Bench) -> None:
    """A finger draws what a mouse does."""
    sheet, finger = bench.page.drawing, 0
    first, *others = (bench.at(*point) for point in SEVEN)
    touch = QTest.touchEvent(sheet, QTest.createTouchDevice())
    touch.press(finger, first, sheet).commit()
    for point in others:
        touch.move(finger, point, sheet).commit()
    touch.release(finger, others[-1], sheet).commit()
    bench.settle()
    assert (len(bench.reading().strokes), bench.answer()) == (1, 7)
    by_touch = bench.reading().strokes
    bench.lab.undo()
    bench.draw(SEVEN)
    assert bench.reading().strokes == by_touch


def test_it_can_be_drawn_by_keys(bench: Bench) -> None:
    """Space puts the brush down, arrows move it; Backspace and Delete take away."""
    sheet = bench.page.drawing
    sheet.setFocus()
    for _ in range(2):
        QTest.keyClick(sheet, KEYS.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(sheet, KEYS.Key_Space)
    for _ in range(3):
        QTest.keyClick(sheet, KEYS.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(sheet, KEYS.Key_Space)
    bench.settle()
    assert bench.answer() == 1
    position = bench.lab.history.at
    QTest.keyClick(sheet, KEYS.Key_Backspace)
    bench.settle()
    assert (bench.reading().strokes, bench.answer()) == ((), None)
    assert bench.page.scores.told == "Draw a digit."
    assert bench.lab.history.at == position + 1
    bench.lab.undo()
    bench.settle()
    assert bench.answer() == 1
    QTest.keyClick(sheet, KEYS.Key_Delete)
    bench.settle()
    assert bench.page.origin.whole == "Draw here"


def test_the_brush_changes_what_was_drawn(bench: Bench) -> None:
    """A wider one makes more ink, in one step."""
    bench.draw(ONE)
    ink = float(bench.shown.seen.ink.sum())
    bench.controls.brush.setValue(14)
    bench.settle()
    assert float(bench.shown.seen.ink.sum()) > 1.5 * ink


@pytest.mark.parametrize("part", ["fit", "thickness", "centre", "invert"])
def test_a_switch_changes_what_the_network_sees(bench: Bench, part: str) -> None:
    """And turned on again, it sees what it saw."""
    bench.draw([(0.15, 0.1), (0.15, 0.3), (0.15, 0.45), (0.35, 0.45)])
    bench.controls.brush.setValue(2)
    bench.settle()
    before = bench.shown.seen.picture
    bench.controls.parts[part].click()  # type: ignore[index]
    bench.settle()
    after = bench.shown.seen.picture
    assert not np.array_equal(before, after)
    if part == "invert":
        assert np.array_equal(255 - before, after)
    bench.lab.undo()
    bench.settle()
    assert np.array_equal(before, bench.shown.seen.picture)


def test_a_test_digit_is_known(bench: Bench) -> None:
    """Typing its label takes the next one; it is said whether the answer is right; nothing is prepared again."""
    bench.page.drawing.setFocus()
    QTest.keyClick(bench.page.drawing, KEYS.Key_7)
    bench.settle()
    assert (bench.reading().origin, bench.shown.seen.label, bench.answer()) == ("test", 7, 7)
    assert bench.page.scores.told.startswith("right")
    assert not bench.controls.parts["fit"].isEnabled()
    digits = bench.lab.school.digits
    assert digits is not None
    assert np.array_equal(bench.shown.seen.picture, digits.test.pictures[bench.reading().number])
    strip = bench.controls.strip
    QTest.mouseClick(strip, LEFT, pos=strip.rect_of(4).center().toPoint())
    bench.settle()
    assert bench.shown.seen.label == 4
    number = bench.reading().number
    bench.press("At random")
    bench.settle()
    assert bench.reading().number != number
    assert bench.controls.number.value == bench.reading().number + 1


def test_a_mistake_is_told(bench: Bench) -> None:
    """With what it really is."""
    digits, network = bench.lab.school.digits, bench.shown.network
    assert digits is not None
    answers = network.probabilities(digits.test.pictures[:2000]).argmax(1)
    wrong = int(np.flatnonzero(answers != digits.test.labels[:2000])[0])
    bench.lab._reading._set({"origin": "test", "number": wrong})
    bench.settle()
    assert bench.page.scores.told.startswith(f"wrong: it is a {digits.test.labels[wrong]}")
    assert bench.page.origin.whole == f"Test digit {wrong + 1}: {digits.test.labels[wrong]}"


def test_a_photo_of_a_digit_is_read(bench: Bench) -> None:
    """Opened while the page is open, it is taken; another photo follows; a photo without a digit says so."""
    for digit in (5, 2):
        picture = hand.photo(digit, "normal", np.random.default_rng(digit))
        bench.context.workspace.open(Photo(np.repeat(picture[:, :, None], 3, 2) if picture.ndim == 2 else picture, "p"))
        bench.settle()
        assert (bench.reading().origin, bench.answer()) == ("photo", digit)
        assert bench.page.origin.whole == "From the photo"
    bench.context.workspace.open(Photo(np.full((80, 80, 3), 200, np.uint8), "paper"))
    bench.settle()
    assert bench.page.origin.whole == "No digit in this photo"
    assert bench.answer() is None
    bench.draw(ONE)
    assert (bench.reading().origin, bench.answer()) == ("drawn", 1)


def test_another_size_of_the_photo_changes_nothing(bench: Bench) -> None:
    """Only a photo that is opened takes the place of a drawing."""
    bench.context.photos.set_working_size(64)
    bench.idle()
    bench.settle()
    assert bench.reading().origin == "drawn"


def test_start_again_goes_back_to_the_first_digit(bench: Bench) -> None:
    """As one step."""
    bench.draw(ONE)
    bench.action("Start again").trigger()
    bench.settle()
    assert (bench.reading().strokes, bench.answer()) == (EXAMPLE, 3)
    bench.lab.undo()
    bench.settle()
    assert bench.answer() == 1


def test_a_drawing_is_as_the_engine_draws_it(bench: Bench) -> None:
    """What is on the sheet is what goes in."""
    bench.draw(ONE)
    wanted = drawn(bench.reading().strokes, bench.reading().width / 100)
    assert np.array_equal(bench.shown.sheet, wanted)


def test_a_click_off_the_sheet_stays_on_it(bench: Bench) -> None:
    """The brush goes along the edge."""
    bench.draw([(0.5, 0.5)])
    QTest.mousePress(bench.page.drawing, LEFT, pos=bench.at(0.5, 0.5))
    QTest.mouseMove(bench.page.drawing, QPoint(-40, -40))
    QTest.mouseRelease(bench.page.drawing, LEFT)
    bench.settle()
    assert all(0 <= number <= 1 for stroke in bench.reading().strokes for point in stroke for number in point)
