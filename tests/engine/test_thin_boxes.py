"""Thin boxes laid over each other: as one by one, whatever their number."""

import numpy as np

from cnngui.engine.thin_boxes import thin_boxes, with_thin_boxes


def test_one_colour_is_as_drawn_one_by_one() -> None:
    """Twenty boxes of one colour, some beyond the edges, blended line by line here."""
    random = np.random.default_rng(2)
    boxes = np.rint(random.uniform(-5, 40, (20, 4)))
    boxes[:, 2:] = np.abs(boxes[:, 2:]) + 2
    strengths = random.uniform(0.05, 0.9, 20)
    shines = np.ones((30, 40))
    for (x, y, width, height), strength in zip(boxes.astype(int), strengths, strict=True):
        for row in range(max(y, 0), min(y + height, 30)):
            for column in range(max(x, 0), min(x + width, 40)):
                if row in {y, y + height - 1} or column in {x, x + width - 1}:
                    shines[row, column] *= 1 - strength
    colours, covers = thin_boxes(boxes, [(10, 200, 30)] * 20, strengths, (30, 40))
    np.testing.assert_allclose(covers, 1 - shines, atol=2e-4)
    drawn = colours[covers > 0.04]
    np.testing.assert_allclose(drawn, np.broadcast_to((10, 200, 30), drawn.shape), atol=0.5)


def test_a_picture_stays_where_no_line_is() -> None:
    """And is the line's colour where it covers all."""
    photo = np.full((20, 20, 3), 100, np.uint8)
    made = with_thin_boxes(photo, [(5, 5, 10, 10)], [(255, 0, 0)], [1.0])
    assert (made[10, 10] == 100).all()
    np.testing.assert_allclose(made[5, 8], (255, 0, 0), atol=1)
    assert (photo == 100).all()
