"""Overlaps of boxes, beside a count of the pixels."""

import numpy as np
import pytest

from cnngui.engine.boxes import Box, as_box, iou, overlap_of


def painted(box: Box) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Return the pixels of a box on a field of 40×40."""
    field = np.zeros((40, 40), bool)
    x, y, width, height = (int(each) for each in box)
    field[y : y + height, x : x + width] = True
    return field


def test_overlaps_are_those_of_counted_pixels() -> None:
    """200 pairs of boxes on whole pixels."""
    random = np.random.default_rng(5)
    boxes = random.integers(0, 20, (200, 2, 4)).astype(float)
    boxes[..., 2:] += 1
    for pair in boxes:
        first, second = (as_box(each) for each in pair)
        one, other = painted(first), painted(second)
        found = overlap_of(first, second)
        assert (found.common, found.union) == ((one & other).sum(), (one | other).sum())
        assert found.iou == pytest.approx((one & other).sum() / (one | other).sum())
        assert iou([first], [second])[0, 0] == pytest.approx(found.iou)


def test_shapes_and_empty_boxes() -> None:
    """Every pair; boxes without area overlap nothing, not even themselves."""
    assert iou(np.zeros((0, 4)), [(0, 0, 1, 1)]).shape == (0, 1)
    assert iou([], []).shape == (0, 0)
    empty: Box = (3.0, 3.0, 0.0, 5.0)
    assert iou([empty, (0, 0, 9, 9)], [empty, (0, 0, 9, 9)]).tolist() == [[0, 0], [0, 1]]
    assert overlap_of(empty, empty).iou == 0
