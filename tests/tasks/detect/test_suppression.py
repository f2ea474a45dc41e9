"""Suppression, beside a plain reference that is written here from the definition."""

import numpy as np
import pytest

from cnngui.tasks.detect import Kept, Suppressed, Suppression, suppressed

Boxes = list[tuple[float, float, float, float]]


def plain_iou(first: tuple[float, ...], second: tuple[float, ...]) -> float:
    """Return the overlap of two boxes, number by number."""
    width = min(first[0] + first[2], second[0] + second[2]) - max(first[0], second[0])
    height = min(first[1] + first[3], second[1] + second[3]) - max(first[1], second[1])
    common = max(width, 0) * max(height, 0)
    union = first[2] * first[3] + second[2] * second[3] - common
    return min(common / union, 1.0) if union else 0.0


def reference(boxes: Boxes, scores: list[float], classes: list[int] | None, overlap: float) -> dict[int, int | None]:
    """Return the fate of each box: None where it stays, else the box that suppresses it."""
    fates: dict[int, int | None] = {}
    for box in sorted(range(len(boxes)), key=lambda place: -scores[place]):
        for other in (place for place, by in fates.items() if by is None):  # the best of those that stay comes first
            if (classes is None or classes[other] == classes[box]) and plain_iou(boxes[other], boxes[box]) > overlap:
                fates[box] = other
                break
        else:
            fates[box] = None
    return fates


def random_set(random: np.random.Generator) -> tuple[Boxes, list[float], list[int]]:
    """Return up to 40 boxes around a few places, some of them alike, with scores of which some are equal."""
    count = int(random.integers(0, 41))
    places = random.uniform(0, 100, (5, 2))[random.integers(0, 5, count)] + random.normal(0, 6, (count, 2))
    sides = random.uniform(0, 40, (count, 2)) * (random.random((count, 1)) > 0.05)  # a few are empty
    boxes = [(float(x), float(y), float(w), float(h)) for (x, y), (w, h) in zip(places, sides, strict=True)]
    boxes[1:2] = boxes[:1] if count > 1 else []
    return boxes, [round(float(each), 1) for each in random.random(count)], random.integers(0, 3, count).tolist()


def test_a_thousand_random_sets() -> None:
    """The same boxes stay, each of the others goes because of the same box, with the IoU that was measured."""
    random, seen = np.random.default_rng(11), 0
    for number in range(1000):
        boxes, scores, classes = random_set(random)
        overlap, kinds = float(random.choice([0, 0.2, 0.5, 0.8, 1])), None if number % 2 else classes
        found = suppressed(boxes, scores, kinds, overlap)
        expected = reference(boxes, scores, kinds, overlap)
        assert {fate.box: None if isinstance(fate, Kept) else fate.by for fate in found.fates} == expected
        assert len(found.fates) == len(boxes)
        for fate in found.fates:
            if isinstance(fate, Suppressed):
                assert fate.iou == pytest.approx(plain_iou(boxes[fate.box], boxes[fate.by]))
                assert fate.iou > overlap
                seen += 1
        assert list(found.kept) == sorted(found.kept, key=lambda place: -scores[place])
    assert seen > 1000


def test_steps_are_told_in_order() -> None:
    """A kept box, then those that it suppresses, the best first; a look after some steps shows those."""
    boxes = [(0, 0, 10, 10), (1, 0, 10, 10), (40, 0, 10, 10), (2, 0, 10, 10)]
    found = suppressed(boxes, [0.9, 0.5, 0.8, 0.7])
    told = [(type(fate).__name__, fate.box) for fate in found.fates]
    assert told == [("Kept", 0), ("Suppressed", 3), ("Suppressed", 1), ("Kept", 2)]
    assert (found.because_of(0), found.because_of(2)) == ((3, 1), ())
    assert found.after(2) == Suppression(found.fates[:2])
    assert found.after(-1).fates == ()


def test_what_the_limit_does() -> None:
    """Higher keeps more; boxes that overlap by exactly the limit both stay; 1 keeps all, also two that are the same."""
    boxes = [(0, 0, 10, 10), (0, 0, 10, 5), (0, 0, 10, 10)]
    counts = [len(suppressed(boxes, [0.9, 0.8, 0.7], overlap=limit).kept) for limit in (0, 0.4, 0.5, 1)]
    assert counts == [1, 1, 2, 3]
    twins = np.random.default_rng(2).uniform(0, 100, (200, 1, 4)).repeat(2, axis=1)  # of numbers that are rounded
    assert all(suppressed(pair, [0.5, 0.5], overlap=1).kept == (0, 1) for pair in twins)


def test_only_those_of_its_class() -> None:
    """Per class a mug and a cup at one place both stay; over all classes the better one."""
    boxes, scores = [(0, 0, 10, 10)] * 3, [0.9, 0.8, 0.7]
    assert suppressed(boxes, scores, [11, 12, 11]).kept == (0, 1)
    assert suppressed(boxes, scores).kept == (0,)
