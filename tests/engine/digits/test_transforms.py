"""Tests of `cnngui.engine.digits.transforms`."""

import numpy as np
import pytest
from scipy import ndimage

from cnngui.engine.digits import TRANSFORMS, read_bundled, transformed
from cnngui.engine.digits.transforms import moved, thickened
from cnngui.paths import bundled_digits

DIGITS = read_bundled(bundled_digits()).test.pictures[:5]


def test_shifts_are_exact() -> None:
    """Whole pixels move as they are, beyond the edge they are gone."""
    right, down = transformed(DIGITS, "right", 4), transformed(DIGITS, "down", -3)
    assert np.array_equal(right[:, :, 4:], DIGITS[:, :, :-4])
    assert not right[:, :, :4].any()
    assert np.array_equal(down[:, :-3], DIGITS[:, 3:])
    assert np.array_equal(moved(DIGITS, 2, 2)[:, 2:, 2:], DIGITS[:, :-2, :-2])


def test_a_quarter_turn_is_that_of_numpy() -> None:
    """Against the clock."""
    turned = transformed(DIGITS, "turn", 90)
    assert np.abs(turned.astype(int) - np.rot90(DIGITS, 1, (1, 2))).max() <= 1


@pytest.mark.parametrize("pixels", [1, 2, -1])
def test_strokes_grow_as_scipy_grows_them(pixels: int) -> None:
    """A square of one more pixel; between two whole numbers it is the mean."""
    wanted = ndimage.grey_dilation if pixels > 0 else ndimage.grey_erosion
    found = thickened(DIGITS, pixels)
    side = abs(pixels) + 1
    for digit, one in zip(DIGITS, found, strict=True):
        inside = slice(4, -4)
        shifts = [np.roll(wanted(digit, (side, side)), (r, c), (0, 1)) for r in (-1, 0, 1) for c in (-1, 0, 1)]
        assert any(np.array_equal(one[inside, inside], each[inside, inside]) for each in shifts)
    half = thickened(DIGITS, 0.5).astype(float)
    assert np.abs(half - (DIGITS + thickened(DIGITS, 1).astype(float)) / 2).max() <= 1


def test_noise_has_its_size_and_its_seed() -> None:
    """The same seed gives the same noise."""
    grey = np.full((40, 28, 28), 128, np.uint8)
    noisy = transformed(grey, "noise", 20, seed=1)
    assert noisy.std() == pytest.approx(20, rel=0.05)
    assert np.array_equal(noisy, transformed(grey, "noise", 20, seed=1))
    assert not np.array_equal(noisy, transformed(grey, "noise", 20, seed=2))


@pytest.mark.parametrize("transform", TRANSFORMS)
def test_nothing_changes_at_zero(transform: str) -> None:
    """Each curve goes through the digits as they are."""
    assert 0 in TRANSFORMS[transform]  # type: ignore[index]
    assert np.array_equal(transformed(DIGITS, transform, 0), DIGITS)  # type: ignore[arg-type]
