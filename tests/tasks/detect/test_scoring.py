"""Precision, recall and average precision on cases that can be counted by hand."""

import pytest

from cnngui.engine.boxes import Box
from cnngui.tasks.detect import Detection, Marks, Truth, marked

CAT, DOG = 7, 19


def seen(score: float, box: Box, number: int = CAT) -> Detection:
    """Return something that was found."""
    return Detection(box, number, score, 0)


ONE: Box = (0.0, 0.0, 10.0, 10.0)
TWO: Box = (50.0, 0.0, 10.0, 10.0)


def test_two_boxes_on_one_thing() -> None:
    """The better one is right, the other a false alarm, whatever their order."""
    marks = marked([([seen(0.5, ONE), seen(0.9, (1.0, 0.0, 10.0, 10.0))], [Truth(ONE, CAT)])])
    assert [match.truth for match in marks.matches] == [0, None]
    assert (marks.precision, marks.recall) == (0.5, 1)
    assert marks.mean_iou == pytest.approx(90 / 110)
    assert marks.average_precision == 1


def test_the_class_counts_unless_it_is_not_to() -> None:
    """A dog where a cat is, is wrong."""
    pictures = [([seen(0.9, ONE, DOG)], [Truth(ONE, CAT)])]
    assert (marked(pictures).right, marked(pictures, is_per_class=False).right) == (0, 1)
    assert marked(pictures).matches[0].iou == 0


def test_too_little_overlap() -> None:
    """A third is not enough, and is told; a lower demand takes it."""
    pictures = [([seen(0.9, (5.0, 0.0, 10.0, 10.0))], [Truth(ONE, CAT)])]
    assert (marked(pictures).right, marked(pictures, 0.3).right) == (0, 1)
    assert marked(pictures).matches[0].iou == pytest.approx(1 / 3)


def test_a_box_takes_the_nearest_thing_that_is_free() -> None:
    """Two things that overlap, two boxes: both are right."""
    near: Box = (2.0, 0.0, 10.0, 10.0)
    marks = marked([([seen(0.9, ONE), seen(0.8, ONE)], [Truth(near, CAT), Truth(ONE, CAT)])])
    assert [match.truth for match in marks.matches] == [1, 0]


def test_the_curve_by_hand() -> None:
    """Right, wrong, right, over two pictures with four things: the area under (1/4: 1, 2/4: 2/3)."""
    pictures = [
        ([seen(0.9, ONE), seen(0.8, (80.0, 80.0, 5.0, 5.0))], [Truth(ONE, CAT), Truth(TWO, CAT)]),
        ([seen(0.7, TWO)], [Truth(ONE, DOG), Truth(TWO, CAT)]),
    ]
    marks = marked(pictures)
    recall, precision = marks.curve
    assert recall.tolist() == [0.25, 0.25, 0.5]
    assert precision == pytest.approx([1, 1 / 2, 2 / 3])
    assert marks.average_precision == pytest.approx(0.25 * 1 + 0.25 * 2 / 3)


def test_nothing_found_and_nothing_there() -> None:
    """No number is made up."""
    nothing = marked([([], [])])
    assert (nothing.precision, nothing.recall, nothing.average_precision, nothing.mean_iou) == (None,) * 4
    missed = marked([([], [Truth(ONE, CAT)])])
    assert (missed.precision, missed.recall, missed.average_precision) == (None, 0, 0)
    alarm = marked([([seen(0.9, ONE)], [])])
    assert (alarm.precision, alarm.recall, alarm.average_precision) == (0, None, None)
    assert Marks((), 3).recall == 0
