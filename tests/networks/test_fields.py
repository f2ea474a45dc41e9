"""What a unit sees, held against what changes it."""

from collections.abc import Sequence
from functools import cache

import numpy as np
import pytest
import torch
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cnngui.engine.arrays import Pixels
from cnngui.engine.sizes import Pair
from cnngui.networks.architectures import VGG16, LayerError
from cnngui.networks.fields import Window, field, unit_at, window
from cnngui.networks.network import Network
from tests.networks.reference import NAMES, positive

FIELDS = (3, 5, 6, 10, 14, 16, 24, 32, 40, 44, 60, 76, 92, 100, 132, 164, 196, 212)
JUMPS = (1, 1, 2, 2, 2, 4, 4, 4, 4, 8, 8, 8, 8, 16, 16, 16, 16, 32)

LARGE = 235, 301
"""Odd, not square, and with units of conv5_3 that see no padding."""


def test_receptive_fields() -> None:
    """The published sizes, and the jump from unit to unit, of all 18 layers."""
    assert tuple(field(name).size for name in NAMES) == FIELDS
    assert tuple(field(name).jump for name in NAMES) == JUMPS


def test_an_unknown_layer_is_refused() -> None:
    """As everywhere."""
    with pytest.raises(LayerError, match="no layer fc6"):
        window("fc6", (0, 0), LARGE)


@cache
def ones() -> Network:
    """All weights 1: black gives 0, and what is not black is seen by every unit that can."""
    return positive()


def say(photos: Sequence[Pixels], layer: str, unit: Pair) -> list[float]:
    """Return what a unit of the all-positive network says of each photo."""
    network = ones()
    with torch.inference_mode():
        planes = torch.cat([network.sent(photo) for photo in photos])
        for each in network.architecture.until(layer):
            planes = network.through(each, planes)
    return [float(value) for value in planes[:, 0, unit[0], unit[1]]]


def check(layer: str, unit: Pair, size: Pair) -> Window:
    """Everything outside the window at once changes nothing; one pixel in the middle of each edge does."""
    seen = window(layer, unit, size)
    (top, bottom), (left, right) = seen.clipped
    outside = np.full((*size, 3), 255, np.uint8)
    outside[top:bottom, left:right] = 0
    row, column = (top + bottom) // 2, (left + right) // 2
    edges = np.zeros((4, *size, 3), np.uint8)
    for photo, pixel in zip(edges, ((top, column), (bottom - 1, column), (row, left), (row, right - 1)), strict=True):
        photo[pixel] = 1
    nothing, *something = say([outside, *edges], layer, unit)
    assert nothing == 0
    assert min(something) > 0
    return seen


@pytest.mark.parametrize("layer", NAMES)
def test_a_unit_sees_its_window_and_nothing_else(layer: str) -> None:
    """In the middle, where the whole field lies in the photo (only pool5's is too wide for that)."""
    rows, columns, _ = dict(zip(NAMES, VGG16.shapes(LARGE), strict=True))[layer]
    seen = check(layer, (rows // 2, columns // 2), LARGE)
    size = field(layer).size
    assert (seen.rows[1] - seen.rows[0], seen.columns[1] - seen.columns[0]) == (size, size)
    assert seen.padding == 0
    assert seen.clipped == (seen.rows, seen.columns)


@pytest.mark.parametrize(
    ("layer", "corner"),
    [
        *[("conv1_1", (0, 0)), ("conv1_2", (1, 1)), ("conv3_2", (0, 1)), ("conv3_2", (1, 0)), ("pool4", (0, 0))],
        *[("pool4", (0, 1)), ("pool4", (1, 1)), ("conv5_3", (0, 0)), ("conv5_3", (1, 0)), ("conv5_3", (1, 1))],
    ],
)
def test_at_the_border_a_unit_sees_padding(layer: str, corner: Pair) -> None:
    """The corners' units: their windows are clipped, and the pixels beyond the photo are counted."""
    rows, columns, _ = dict(zip(NAMES, VGG16.shapes(LARGE), strict=True))[layer]
    seen = check(layer, (corner[0] * (rows - 1), corner[1] * (columns - 1)), LARGE)
    (top, bottom), (left, right) = seen.rows, seen.columns
    pixels = ((row, column) for row in range(top, bottom) for column in range(left, right))
    beyond = sum(not (0 <= row < LARGE[0] and 0 <= column < LARGE[1]) for row, column in pixels)
    assert seen.padding == beyond > 0


@settings(max_examples=40)
@given(
    layer=st.sampled_from(NAMES),
    size=st.tuples(st.integers(32, 75), st.integers(32, 75)),
    place=st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
@example(layer="pool5", size=(63, 32), place=(0, 0))
def test_any_unit_of_any_photo(layer: str, size: Pair, place: tuple[float, float]) -> None:
    """40 random units of photos of random size."""
    rows, columns, _ = dict(zip(NAMES, VGG16.shapes(size), strict=True))[layer]
    check(layer, (round(place[0] * (rows - 1)), round(place[1] * (columns - 1))), size)


@settings(max_examples=60)
@given(layer=st.sampled_from(NAMES), place=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_the_unit_at_a_pixel(layer: str, place: tuple[float, float]) -> None:
    """No other unit's window lies more nearly around it."""
    shape = dict(zip(NAMES, VGG16.shapes(LARGE), strict=True))[layer][:2]
    pixel = round(place[0] * (LARGE[0] - 1)), round(place[1] * (LARGE[1] - 1))
    unit = unit_at(layer, pixel, shape)
    for axis in range(2):
        middles = [sum(window(layer, (at, at), LARGE).rows) / 2 - 0.5 for at in range(shape[axis])]
        distances = [abs(pixel[axis] - middle) for middle in middles]
        assert distances[unit[axis]] == min(distances)
