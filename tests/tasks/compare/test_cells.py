"""Cells lie where windows of units have their middle, and means over them are those over the photo's pixels."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cnngui.engine.chain import Chain, Layer, Pooling, shapes
from cnngui.engine.kernels.values import Filter
from cnngui.networks.architectures import VGG16
from cnngui.networks.fields import field
from cnngui.tasks.compare import Cells, CompareError, Grid

ONES = {size: Filter((((1.0,) * size,) * size,)) for size in (1, 2, 3, 4, 5)}


@pytest.mark.parametrize("layer", VGG16.names)
def test_cells_of_a_network_tile_the_photo(layer: str) -> None:
    """Those of VGG-16 begin at its first pixel and have a middle where a unit's window has it."""
    seen = field(layer)
    cells = Cells.of(seen, 7)
    assert (cells.first, cells.jump, cells.after) == (0, seen.jump, 7 * seen.jump)
    first, after = seen.span(3)
    assert (first + after) / 2 == cells.first + 3.5 * cells.jump


@pytest.mark.parametrize(
    ("layer", "expected"),
    [
        (Layer((ONES[3],)), Cells(0, 1, 20)),
        (Layer((ONES[2],)), Cells(0, 1, 20)),
        (Layer((ONES[4],)), Cells(0, 1, 20)),
        (Layer((ONES[5],), padding=0), Cells(2, 1, 16)),
        (Layer((ONES[3],), stride=(2, 2)), Cells(-1, 2, 10)),
        (Layer((ONES[3],), pooling=Pooling("max")), Cells(0, 2, 10)),
        (Layer((ONES[3],), dilation=(2, 2), padding=0), Cells(2, 1, 16)),
    ],
)
def test_cells_of_hand_made_layers(layer: Layer, expected: Cells) -> None:
    """With padding "same" and stride 1 they are the pixels, of even kernels too."""
    (shape,) = shapes(Chain((layer,)), (20, 20, 1))
    assert Grid.of(shape.field, shape.output[:2]) == Grid(expected, expected)


ANY_CELLS = st.builds(Cells, st.integers(-9, 9), st.integers(1, 6), st.integers(1, 12))


@given(one=ANY_CELLS, other=ANY_CELLS)
def test_inside(one: Cells, other: Cells) -> None:
    """Exactly the cells of which every pixel is one of the other's."""
    spans = [(one.first + at * one.jump, one.first + (at + 1) * one.jump) for at in range(one.count)]
    expected = [span for span in spans if span[0] >= other.first and span[1] <= other.after]
    found = one.inside(other)
    assert found.count == len(expected)
    if expected:
        assert found.first == expected[0][0]


@given(coarse=ANY_CELLS, fine=ANY_CELLS, seed=st.integers(0, 99))
def test_means_are_those_over_pixels(coarse: Cells, fine: Cells, seed: int) -> None:
    """Numbers are written into every pixel of their cells, and averaged there."""
    cells = coarse.inside(fine)
    assume(cells.count)
    numbers = np.random.default_rng(seed).normal(size=fine.count).astype(np.float32)
    pixels = np.repeat(numbers, fine.jump)
    starts = [cells.first - fine.first + at * cells.jump for at in range(cells.count)]
    expected = [pixels[start : start + cells.jump].mean() for start in starts]
    np.testing.assert_allclose(cells.means_of(fine) @ numbers, expected, atol=1e-5)
    places = cells.places_in(fine)
    if places is not None:
        np.testing.assert_array_equal(numbers[places], cells.means_of(fine) @ numbers)


@given(one=ANY_CELLS, other=ANY_CELLS)
def test_the_common_grid_is_the_same_for_both(one: Cells, other: Cells) -> None:
    """It is as coarse as the coarser, and lies inside both; where nothing does, that is said."""
    whole = Cells(0, 1, 5)
    try:
        found = Grid(one, whole).common(Grid(other, whole)).rows
    except CompareError as error:
        assert "no part of the photo in common" in str(error)  # noqa: PT017  (most pairs have one)
        assert not one.inside(other).count or other.jump > one.jump
        return
    assert found.jump == max(one.jump, other.jump)
    assert found == found.inside(one) == found.inside(other)
