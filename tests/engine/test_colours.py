"""Colour scales: zero in the middle, nothing clipped that counts, readable numbers on every colour."""

from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from cnngui.engine.colour_tables import NO_NUMBER
from cnngui.engine.colours import (
    BLACK,
    WHITE,
    Scale,
    argb_table,
    contrast,
    grey,
    index,
    limit_of,
    magnitude,
    paint,
    paint_argb,
    signed,
    table,
    text_colour,
    ticks,
)
from cnngui.engine.errors import KernelError

SCALES = (signed(10.0), magnitude(10.0), grey(), grey(-5.0, 5.0), signed(1e-40), signed(3e38), magnitude(1e-44))
LOPSIDED = np.array([[-1, 0, 3], [0.5, -7, 0]], np.float32)
each_scale = pytest.mark.parametrize("scale", SCALES, ids=str)


def by_numpy(scale: Scale, array: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the entries in float64, clear and slow."""
    share = (np.clip(array.astype(np.float64), scale.low, scale.high) - scale.low) / (scale.high - scale.low)
    entries = scale.first + share * (255 - scale.first)
    return np.where(np.isnan(array), 0.0, entries)


@each_scale
@given(
    array=arrays.arrays(
        np.float32,
        arrays.array_shapes(min_dims=2, max_dims=3, max_side=9),
        elements=st.floats(-20, 300, width=32) | st.sampled_from([0.0, np.inf, -np.inf, np.nan, 1e30, -1e30, 1e-44]),
    )
)
def test_entries_equal_numpy(scale: Scale, array: NDArray[np.float32]) -> None:
    """Within half an entry and float32's rounding, for every shape, infinities and NaN included."""
    before = array.copy()
    entries = index(scale, array)
    assert entries.shape == array.shape
    assert entries.dtype == np.uint8
    assert np.abs(entries - by_numpy(scale, array)).max() <= 0.501
    np.testing.assert_array_equal(array, before)


@given(st.floats(2.0**-140, 2.0**120, width=32), st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=9))
def test_zero_is_the_middle_and_both_sides_are_alike(limit: float, shares: list[float]) -> None:
    """The response to -photo is the mirror image of the response to the photo."""
    array = np.array([[*shares, 0.0]], np.float32) * np.float32(limit)
    scale = signed(limit)
    entries = index(scale, array).astype(int)
    assert entries[0, -1] == 128
    np.testing.assert_array_equal(index(scale, -array), 256 - entries)


def test_a_lopsided_response_is_blue_below_and_ochre_above() -> None:
    """Centred on zero although the numbers are not: negative has one hue, positive the other, by size."""
    painted = paint(signed(limit_of(LOPSIDED)), LOPSIDED).astype(int)
    assert (painted.shape, limit_of(LOPSIDED)) == ((2, 3, 3), 7.0)
    blueness = painted[..., 2] - painted[..., 0]
    np.testing.assert_array_equal(np.sign(blueness), -np.sign(LOPSIDED))
    assert blueness[1, 1] > blueness[0, 0] > blueness[0, 1] == 0
    assert painted[1, 1].tolist() == [58, 144, 254]


def test_beyond_the_scale_is_the_colour_of_the_end() -> None:
    """Also by far, where OpenCV's conversion would give the wrong end; a smaller scale never shows another sign."""
    array = np.array([[11, 1e12, np.inf, -11, -1e12, -np.inf]], np.float32)
    for scale in (signed(10.0), magnitude(10.0), grey(0, 10)):
        assert index(scale, array).tolist() == [[255] * 3 + [scale.first] * 3]


def test_nan_is_grey_and_infects_nothing() -> None:
    """On signed data and magnitudes; on a photo's grey scale it is black."""
    array = np.array([[np.nan, -3, 0, 3]], np.float32)
    painted = paint(signed(3.0), array)
    assert tuple(painted[0, 0]) == NO_NUMBER
    np.testing.assert_array_equal(painted[:, 1:], paint(signed(3.0), array[:, 1:]))
    assert tuple(paint(magnitude(3.0), array)[0, 0]) == NO_NUMBER
    assert tuple(paint(grey(), array)[0, 0]) == BLACK


def test_a_grey_photo_is_drawn_as_it_is() -> None:
    """Every one of its 256 greys."""
    photo = np.arange(256, dtype=np.float32).reshape(16, 16)
    np.testing.assert_array_equal(paint(grey(), photo), photo.astype(np.uint8)[..., None].repeat(3, axis=2))


@each_scale
def test_the_window_and_the_command_line_draw_alike(scale: Scale) -> None:
    """0xAARRGGBB words and RGB bytes, into a new array or a given one, from any layout in memory."""
    rng = np.random.default_rng(1)
    array = (rng.uniform(-1.1, 1.1, (7, 11)) * scale.high).astype(np.float32)
    words = paint_argb(scale, array)
    bytes_of_words = np.stack([words >> shift & 255 for shift in (16, 8, 0)], axis=-1)
    np.testing.assert_array_equal(bytes_of_words, paint(scale, array))
    assert (words >> 24 == 255).all()
    out = np.zeros((7, 11), np.uint32)
    assert paint_argb(scale, array, out) is out
    np.testing.assert_array_equal(out, words)
    np.testing.assert_array_equal(paint_argb(scale, array[::-2, ::3]), words[::-2, ::3])
    np.testing.assert_array_equal(paint_argb(scale, np.asfortranarray(array)), words)
    np.testing.assert_array_equal(argb_table(scale)[index(scale, array)], words)
    np.testing.assert_array_equal(table(scale)[index(scale, array)], paint(scale, array))


@pytest.mark.parametrize("out", [np.zeros((2, 2), np.uint32), np.zeros((2, 6), np.uint32)[:, ::2]])
def test_a_buffer_that_does_not_fit_is_refused(out: NDArray[np.uint32]) -> None:
    """OpenCV would write elsewhere and say nothing."""
    with pytest.raises(ValueError, match="out must be contiguous"):
        paint_argb(grey(), LOPSIDED, out)


def test_limit_of() -> None:
    """The largest absolute value, of any shape and layout; 1 for zeros and for NaN alone; infinity is refused."""
    assert limit_of(LOPSIDED) == 7.0
    assert limit_of(LOPSIDED[::-1, ::2]) == 3.0
    assert limit_of(np.full((2, 3, 700), -0.1, np.float32)) == float(np.float32(0.1))
    assert limit_of(np.zeros((4, 4), np.float32)) == 1.0
    assert limit_of(np.array([[np.nan, -2]], np.float32)) == 2.0
    assert limit_of(np.array([[np.nan]], np.float32)) == 1.0
    with pytest.raises(KernelError, match="The response has grown beyond every number"):
        limit_of(np.array([[1, -np.inf]], np.float32))


def test_zeros_are_drawn_in_the_colour_of_zero() -> None:
    """A flat photo through an edge kernel."""
    zeros = np.zeros((2, 2), np.float32)
    assert (paint(signed(limit_of(zeros)), zeros) == 237).all()


def test_scales_are_values() -> None:
    """Compared with ==, and never changed."""
    assert signed(2.0) == Scale("signed", -2.0, 2.0)
    assert (grey().low, grey().high, magnitude(3.0).low) == (0.0, 255.0, 0.0)
    with pytest.raises(FrozenInstanceError):
        signed(2.0).low = 1.0  # type: ignore[misc]


@pytest.mark.parametrize("limit", [0.0, -1.0, float("nan"), float("inf"), 1e308])
def test_impossible_scales_are_refused(limit: float) -> None:
    """One sentence."""
    with pytest.raises(KernelError, match="No colour scale goes from"):
        signed(limit)


@pytest.mark.parametrize(
    ("scale", "n", "expected"),
    [
        (signed(510.0), 3, (-510.0, 0.0, 510.0)),
        (signed(510.0), 5, (-510.0, -200.0, 0.0, 200.0, 510.0)),
        (signed(765.0), 5, (-765.0, -500.0, 0.0, 500.0, 765.0)),
        (signed(1.0), 5, (-1.0, -0.5, 0.0, 0.5, 1.0)),
        (signed(0.37), 5, (-0.37, -0.2, 0.0, 0.2, 0.37)),
        (grey(), 6, (0.0, 50.0, 100.0, 150.0, 200.0, 255.0)),
        (magnitude(33.25), 4, (0.0, 10.0, 20.0, 33.25)),
    ],
)
def test_ticks(scale: Scale, n: int, expected: tuple[float, ...]) -> None:
    """Both ends as they are, round numbers between."""
    assert ticks(scale, n) == expected


@given(st.floats(1e-30, 1e30), st.integers(3, 11))
def test_ticks_are_symmetric_few_and_apart(limit: float, n: int) -> None:
    """Zero, both ends, the same on both sides, and room for a number at each."""
    found = ticks(signed(limit), n)
    assert found[0] == -limit
    assert found[-1] == limit
    assert 0.0 in found
    assert [-tick for tick in reversed(found)] == list(found)
    assert 3 <= len(found) <= n
    assert np.diff(found).min() >= 0.59 * 2 * limit / n
    assert all(float(f"{tick:.3g}") == tick for tick in found[1:-1])


@given(st.floats(1e-30, 1e30), st.integers(2, 11))
def test_ticks_of_magnitudes(high: float, n: int) -> None:
    """From zero to the end."""
    found = ticks(magnitude(high), n)
    assert (found[0], found[-1]) == (0.0, high)
    assert list(found) == sorted(set(found))
    assert len(found) <= max(n, 3)


@pytest.mark.parametrize("scale", [signed(1.0), magnitude(1.0), grey()], ids=str)
def test_numbers_can_be_read_on_every_colour(scale: Scale) -> None:
    """4.5:1 at least, WCAG's AA, on all 256, with the better of black and white."""
    for red, green, blue in table(scale).tolist():
        colour = (red, green, blue)
        chosen = text_colour(colour)
        other = WHITE if chosen == BLACK else BLACK
        assert contrast(chosen, colour) >= 4.5
        assert contrast(chosen, colour) >= contrast(other, colour)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (WHITE, BLACK, 21.0),
        (WHITE, WHITE, 1.0),
        ((119, 119, 119), WHITE, 4.48),
        ((118, 118, 118), WHITE, 4.54),
        ((0, 0, 255), WHITE, 8.59),
        ((255, 0, 0), WHITE, 4.0),
    ],
)
def test_contrast(one: tuple[int, int, int], other: tuple[int, int, int], ratio: float) -> None:
    """Published WCAG ratios, whichever comes first."""
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)
