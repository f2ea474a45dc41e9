"""Tests of `cnngui.engine.digits.paper`."""

import numpy as np
import pytest

from cnngui.engine.digits import drawn, ink_of_photo, read_bundled
from cnngui.engine.digits.paper import LONGEST
from cnngui.paths import bundled_digits


def on_paper(light: float, tilt: float, dark: float = 0.7, side: int = 300) -> tuple[np.ndarray, np.ndarray]:
    """Return a photo of a 4, and where its ink is."""
    strokes = [[(0.45, 0.25), (0.35, 0.5), (0.65, 0.5)], [(0.58, 0.35), (0.56, 0.75)]]
    ink = 1 - drawn(strokes, 0.04, side) / 255
    rows, columns = np.mgrid[-1 : 1 : side * 1j, -1 : 1 : side * 1j]
    paper = light * (1 + tilt * rows + tilt * columns)
    noise = np.random.default_rng(3).normal(0, 4, ink.shape)
    return np.clip(paper * (1 - dark * ink) + noise, 0, 255).astype(np.uint8), ink


@pytest.mark.parametrize(("light", "tilt"), [(230, 0.0), (150, 0.25), (120, -0.3), (200, 0.25)])
def test_ink_is_found_on_any_paper_in_any_light(light: float, tilt: float) -> None:
    """It is where it was written, and the paper has none; corners are down to a third as light as others."""
    photo, ink = on_paper(light, tilt)
    found = ink_of_photo(np.stack([photo] * 3, axis=2))
    assert found[ink > 0.9].mean() > 0.8
    assert found[ink == 0].mean() < 0.02


def test_dirt_and_the_edge_of_the_table_are_no_digit() -> None:
    """A speck far away and a dark bar along the edge are left out."""
    photo, ink = on_paper(200, 0.1)
    photo[10:13, 150:153] = 20
    photo[:, 290:] = 15
    found = ink_of_photo(photo)
    assert found[:20].max() == 0
    assert found[:, 288:].max() == 0
    assert found[ink > 0.9].mean() > 0.8


@pytest.mark.parametrize("squared", [False, True])
def test_ruled_paper_is_read(squared: bool) -> None:
    """Its lines are fainter than the ink, and most of them end at the edge."""
    photo, ink = on_paper(210, 0.1)
    ruled = photo.astype(np.float32)
    ruled[15::30] *= 0.8
    if squared:
        ruled[:, 15::30] *= 0.8
    found = ink_of_photo(ruled.astype(np.uint8))
    assert found[ink > 0.9].mean() > 0.7
    assert found[ink == 0].mean() < 0.02


def test_blank_paper_has_no_digit() -> None:
    """Uneven light and noise are none."""
    photo, _ = on_paper(180, 0.25, dark=0.0)
    assert ink_of_photo(photo).max() == 0
    assert ink_of_photo(np.full((300, 200, 3), 128, np.uint8)).max() == 0


def test_a_light_digit_on_black_is_read_too() -> None:
    """As MNIST's are, small or enlarged."""
    digit = read_bundled(bundled_digits()).test.pictures[0]
    assert np.allclose(ink_of_photo(digit), digit / 255)
    assert np.allclose(ink_of_photo(255 - digit), digit / 255, atol=1e-6)
    large = np.kron(digit, np.ones((12, 12), np.uint8))
    found = ink_of_photo(large)
    assert found[large > 200].mean() > 0.8
    assert found[large == 0].mean() < 0.05


def test_a_large_photo_is_made_smaller() -> None:
    """Its longer side; its proportions stay."""
    photo, _ = on_paper(200, 0.0, side=1200)
    assert ink_of_photo(photo[:, :900]).shape == (LONGEST, LONGEST * 3 // 4)
