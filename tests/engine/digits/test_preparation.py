"""Tests of `cnngui.engine.digits.preparation`."""

import cv2
import numpy as np
import pytest

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.digits import Preparation, ink_of_drawing, prepared, read_bundled
from cnngui.paths import bundled_digits


def centre(picture: Pixels) -> tuple[float, float]:
    """Return the centre of mass, rows and columns."""
    rows, columns = np.mgrid[: picture.shape[0], : picture.shape[1]]
    mass = picture.astype(float)
    return float((rows * mass).sum() / mass.sum()), float((columns * mass).sum() / mass.sum())


def seven(side: int = 200, scale: float = 1.0, at: tuple[int, int] = (40, 40), width: int = 14) -> Array:
    """Return the ink of a 7."""
    canvas = np.full((side, side), 255, np.uint8)
    points = (np.array([[0, 0], [60, 0], [20, 100]]) * scale + at).astype(np.int32)
    cv2.polylines(canvas, [points], isClosed=False, color=0, thickness=width, lineType=cv2.LINE_AA)
    return ink_of_drawing(canvas)


def test_a_digit_fits_twenty_pixels_and_its_mass_is_in_the_middle() -> None:
    """Wherever it was drawn, and however large."""
    made = [prepared(seven(at=place, scale=scale)).picture for place, scale in (((20, 20), 1), ((110, 60), 0.6))]
    for picture in made:
        rows = np.flatnonzero((picture > 40).any(1))
        assert rows[-1] - rows[0] + 1 in {19, 20}
        assert centre(picture) == pytest.approx((13.5, 13.5), abs=0.51)  # a whole pixel is the least that it moves
    assert np.corrcoef(made[0].ravel(), made[1].ravel())[0, 1] > 0.8


def test_mnist_goes_through_nearly_unchanged() -> None:
    """What was prepared once is as it should be: enlarged ten times and prepared again it is the same digit."""
    digits = read_bundled(bundled_digits()).test.pictures[:100]
    found = []
    for digit in digits:
        large = cv2.resize(digit, (280, 280), interpolation=cv2.INTER_CUBIC)
        again = prepared(large.astype(np.float32) / 255, Preparation(thickness=False)).picture
        likenesses = [
            np.corrcoef(np.roll(again, (r, c), (0, 1)).ravel(), digit.ravel())[0, 1]
            for r in (-1, 0, 1)
            for c in (-1, 0, 1)
        ]
        found.append(max(likenesses))
    assert min(found) > 0.85
    assert np.median(found) > 0.97


def test_each_switch_breaks_its_part() -> None:
    """Not fitted it stays where it was drawn, not centred it stands by its box, not inverted it is dark on white."""
    ink = seven(at=(20, 20), scale=0.5)
    whole = prepared(ink, Preparation(fit=False, centre=False)).picture
    assert centre(whole)[0] < 8
    moved = prepared(ink, Preparation(fit=False)).picture
    assert centre(moved)[0] > centre(whole)[0]
    boxed = prepared(ink, Preparation(centre=False)).picture
    rows, columns = np.flatnonzero((boxed > 40).any(1)), np.flatnonzero((boxed > 40).any(0))
    assert abs((rows[0] + rows[-1]) / 2 - 13.5) <= 1
    assert abs((columns[0] + columns[-1]) / 2 - 13.5) <= 1
    dark = prepared(ink, Preparation(invert=False)).picture
    assert np.array_equal(dark, 255 - prepared(ink).picture)


@pytest.mark.parametrize("width", [2, 6, 14, 30])
def test_strokes_become_as_wide_as_those_of_mnist(width: int) -> None:
    """A thin pen is made wider and a thick one thinner; the ink of MNIST's 7s lies between 50 and 160 full pixels."""
    with_it = prepared(seven(width=width)).picture.sum() / 255
    without = prepared(seven(width=width), Preparation(thickness=False)).picture.sum() / 255
    assert 45 < with_it < 130
    assert (width == 2) == (without < 35)


def test_an_empty_drawing_is_empty() -> None:
    """Nothing is cut out of it."""
    made = prepared(np.zeros((50, 40), np.float32))
    assert made.is_empty
    assert not made.picture.any()
    assert prepared(np.zeros((50, 40), np.float32), Preparation(invert=False)).picture.min() == 255


def test_a_dot_and_a_line_fit_too() -> None:
    """Shapes that have hardly a width."""
    dot = np.zeros((200, 200), np.float32)
    dot[3, 190] = 1
    line = np.zeros((30, 400), np.float32)
    line[29] = 1
    for ink in (dot, line):
        assert prepared(ink).picture.max() == 255
