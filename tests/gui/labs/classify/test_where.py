"""The page of boxes: all of them, those that are believed, what becomes of each, one's own; and the sliding window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cnngui.engine.boxes import overlap_of
from cnngui.gui.widgets.pictures.boxes_view import BoxMark
from cnngui.networks.detectors import bundled_detector
from cnngui.tasks.detect import Detections, Kept, Suppressed, detections, looked
from tests.gui.hands import drag
from tests.gui.labs.classify.conftest import Bench, numbers_in, the_cat


@pytest.fixture(scope="module")
def expected() -> Detections:
    """Return what the task finds in the cat."""
    return detections(looked(bundled_detector(), the_cat().pixels))


def lines(bench: Bench) -> list[str]:
    """Return how the boxes are drawn."""
    return [mark.line for mark in bench.view.picture.boxes]


def test_the_boxes_that_stay(bench: Bench, expected: Detections) -> None:
    """With their names and scores, and how many there were."""
    bench.turn("where")
    (cat,) = expected.found
    assert bench.view.picture.boxes == (BoxMark(cat.box, f"Cat {cat.score:.2f}", cat.number),)
    assert numbers_in(bench.view.where.counts.text())[:2] == [1917, len(expected.above)]
    assert len(bench.view.where.table.rows) == len(expected.fates)


def test_one_suppression_at_a_time(bench: Bench, expected: Detections) -> None:
    """Page Down decides the next: which goes, because of which, with which IoU."""
    bench.turn("where")
    count = len(expected.fates)
    for at, fate in enumerate(expected.fates, 1):
        assert bench.lab.turn_page(1)
        text = bench.view.where.fate.text()
        assert text.startswith(f"{at} of {count}: ")
        assert bench.view.where.table.current == str(at)
        assert lines(bench).count("thin") == count - at
        if isinstance(fate, Kept):
            assert "stays" in text
        else:
            assert isinstance(fate, Suppressed)
            assert f"IoU is {fate.iou:.3f}, more than 0.50" in text
            assert lines(bench)[0] == "dashed"
    assert bench.lab.turn_page(-1)
    assert bench.state.at == count - 1
    bench.press("All")
    assert bench.state.at == -1
    assert lines(bench) == ["firm"]


def test_a_click_in_the_table_goes_there(bench: Bench) -> None:
    """To the step at which that box is decided."""
    bench.turn("where")
    bench.view.where.table.picked.emit("2")
    assert bench.state.at == 2


def test_thresholds_do_what_their_words_say(bench: Bench) -> None:
    """Higher finds less; higher keeps more overlapping boxes."""
    bench.turn("where")
    bench.panel.where.overlap.slider.setValue(99)
    bench.settle()
    assert len(bench.view.picture.boxes) > 1
    bench.panel.where.score.slider.setValue(99)
    bench.settle()
    assert bench.view.picture.boxes == ()
    assert "lower the score" in bench.view.where.fate.text()


def test_all_1917(bench: Bench) -> None:
    """Thinly, below those that stay."""
    bench.turn("where")
    bench.tick("all 1,917 boxes")
    assert len(bench.view.picture.boxes) > 1500
    assert lines(bench)[:2] == ["firm", "thin"]


def test_a_box_of_ones_own(bench: Bench, expected: Detections) -> None:
    """Drawn by a drag, which is one step; moved by keys; its IoU is written out and right."""
    bench.turn("where")
    at = bench.lab.history.at
    drag(bench.view.picture, bench.on_photo(50, 40), bench.on_photo(200, 100), bench.on_photo(350, 240))
    bench.settle()
    assert bench.lab.history.at == at + 1
    drawn = bench.state.drawn
    assert drawn is not None
    assert drawn == pytest.approx((50, 40, 300, 200), abs=2)
    found = overlap_of(drawn, expected.found[0].box)
    told = numbers_in(bench.view.where.own.text().partition("IoU")[2])
    assert told[-1] == pytest.approx(found.iou, abs=5e-4)
    assert told[5] == told[1] + told[2] - told[0]  # the union, as printed
    bench.view.picture.setFocus()
    QTest.keyClick(bench.view.picture, Qt.Key.Key_Right)
    bench.settle()
    moved = bench.state.drawn
    assert moved == (drawn[0] + 1, *drawn[1:])
    bench.press("Remove my box")
    assert bench.state.drawn is None
    assert not bench.view.where.own.isVisible()


def test_boxes_beside_the_answers(bench: Bench, expected: Detections) -> None:
    """With a tick."""
    assert not bench.view.picture.boxes
    bench.tick("boxes: where is it?")
    bench.settle()
    assert [mark.box for mark in bench.view.picture.boxes] == [each.box for each in expected.found]


def test_the_sliding_window(bench: Bench) -> None:
    """Hits of the digit that is looked for; counted and measured costs, and no difference that counts."""
    bench.turn("where")
    bench.panel.where.way._segments["sliding"].click()
    bench.settle()
    words = bench.view.sliding
    counted = numbers_in(words.cost.text())
    assert counted[0] * counted[1] == counted[2] == 783_474_120
    known = bench.lab._known_now()
    assert known is not None
    assert known.left is not None
    assert numbers_in(words.found.text())[-1] == len(known.left.kept)
    assert sum(bool(mark.label) for mark in bench.view.picture.boxes) == len(known.left.kept)
    bench.press("Measure one by one")
    bench.qtbot.waitUntil(lambda: "Measured here" in words.measured.text(), timeout=60_000)
    after = bench.lab._known_now()
    assert after is not None
    assert after.measured is not None
    assert after.measured.difference < 1e-5
    first = known.slid
    bench.press("Other digits")
    bench.settle()
    now = bench.lab._known_now()
    assert now is not None
    assert now.slid is not first
    assert "takes longer" in words.measured.text()
