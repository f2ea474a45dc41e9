"""The course's first slide as a lesson, by mouse and clicker: a photo, its answers, the reason, the boxes."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cnngui.engine.boxes import overlap_of
from tests.gui.hands import LEFT, NONE, drag
from tests.gui.labs.classify.conftest import Bench, Build, the_cat


def press_page(bench: Bench, times: int = 1) -> None:
    """Press the clicker, as the window hands its key on."""
    for _ in range(times):
        assert bench.lab.turn_page(1)


def test_photo_answers_reason_boxes(build: Build) -> None:
    """Everything by hand, and every page says what the one before led to."""
    bench = build(the_cat())
    bench.settle()

    # A cat? 0/1
    assert bench.view.verdict.question.answer == "yes: 1"
    bars = bench.view.answers.bars["efficientnet-lite0"]
    assert [name for name, _ in bars.texts[:3]] == ["Egyptian cat", "tiger cat", "tabby cat"]

    # Why does it say "tiger cat"? A click, then step by step with the clicker, from the first one
    QTest.mouseClick(bars, LEFT, NONE, bars.row_rect(1).center().toPoint())
    bench.settle()
    assert bench.state.page == "why"
    item = bench.view.steps.item(0)
    QTest.mouseClick(bench.view.steps.viewport(), LEFT, NONE, bench.view.steps.visualItemRect(item).center())
    assert bench.state.step == 0
    told = [bench.view.told.text()]
    for _ in range(6):
        press_page(bench)
        told.append(bench.view.told.text())
    assert told[0].startswith("conv9 gives 1,280 maps of 7 × 7 numbers")
    assert "“tiger cat”" in told[1]
    assert "score of “tiger cat” is" in told[4]
    assert told[6].startswith("The 7 × 7 numbers over the photo")
    bench.checked()

    # Where is it? One suppression at a time, then a guess of one's own
    bench.turn("where")
    press_page(bench, 2)
    assert "goes because of Cat 0.85" in bench.view.where.fate.text()
    drag(bench.view.picture, bench.on_photo(5, 5), bench.on_photo(60, 60), bench.on_photo(420, 295))
    bench.settle()
    drawn = bench.state.drawn
    assert drawn is not None
    assert overlap_of(drawn, bench.view.picture.boxes[-1].box).iou > 0.7
    assert "Your box and Cat 0.85" in bench.view.where.own.text()

    # Back to the answers, and all of it undone
    QTest.keyClick(bench.view.picture, Qt.Key.Key_Left)
    bench.turn("answers")
    while bench.lab.history.at:
        bench.lab.undo()
    bench.settle()
    assert (bench.state.target, bench.state.drawn) == (None, None)
