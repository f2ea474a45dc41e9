"""Small pictures for the details: the parts of a map and its best places."""

import numpy as np
import pytest
from numpy.typing import NDArray

from cnngui.engine.colours import Scale, magnitude, paint, signed
from cnngui.gui.labs.maps.cards import GAP, HIGH, place_items, recipe_items
from cnngui.gui.labs.maps.work import Request
from cnngui.networks.architectures import VGG16
from cnngui.networks.network import Network
from cnngui.tasks.contributions import Recipe, pooled_from, recipe
from cnngui.tasks.places import peaks
from tests.gui.labs.maps.conftest import computed
from tests.gui.labs.photos import cat, pixels_of

TOP, BOTTOM = (HIGH - GAP) // 4, HIGH - (HIGH - GAP) // 4
"""Rows in the middle of the upper and of the lower pictures of a card."""


def colour(scale: Scale, value: float) -> list[int]:
    """Return the colour of a number."""
    return [int(part) for part in paint(scale, np.full((1, 1), value, np.float32))[0, 0]]


def nearest(plane: NDArray[np.float32], down: float, across: float) -> float:
    """Return the number at a place between 0 and 1 each way."""
    return float(plane[int(down * plane.shape[0]), int(across * plane.shape[1])])


@pytest.fixture(scope="module")
def found(network: Network) -> Recipe:
    """Take map 10 of conv3_1 apart."""
    pool2 = computed(network, Request(1, 224, "pool2", before_relu=False)).maps
    return recipe(network, pool2, "conv3_1", 9, most=3)


def test_the_sum_and_the_strongest_parts(found: Recipe) -> None:
    """One card for all together, one for each part; keys lead to the map, that of the sum nowhere."""
    first, *others = recipe_items("conv3_1", found, magnitude(5.0), VGG16)
    assert [first.key, *(item.key for item in others)] == [(0, -1), *((0, part.channel) for part in found.parts)]
    assert first.title.startswith("+ bias ")
    assert "128" in first.hint
    for item, part in zip(others, found.parts, strict=True):
        assert item.title == f"{part.channel + 1} · {100 * part.share:.1f} %"
        assert f"map {part.channel + 1} " in item.hint
        assert item.image.height() == HIGH


def test_the_colours_of_a_part(found: Recipe) -> None:
    """Above the map and its slice, below what it adds and the sum so far; responses of all parts share one scale."""
    _, item, *_ = recipe_items("conv3_1", found, magnitude(5.0), VGG16)
    part = found.parts[0]
    card = pixels_of(item.image)
    height, width = part.given.shape
    wide = round((HIGH - GAP) // 2 * width / height)
    middle = wide // 2 + 1  # of the left pictures
    limit = max(float(np.abs(each.response).max()) for each in found.parts)
    assert card[TOP, middle, :3].tolist() == colour(
        magnitude(float(part.given.max())), nearest(part.given, 0.5, middle / wide)
    )
    assert card[BOTTOM, middle, :3].tolist() == colour(signed(limit), nearest(part.response, 0.5, middle / wide))
    assert (card[HIGH // 2, :, 3] == 0).all()  # between the rows there is nothing


def test_the_slice_is_a_square_of_its_weights(found: Recipe) -> None:
    """Nine cells in the right upper corner, on the scale of all slices shown."""
    _, item, *_ = recipe_items("conv3_1", found, magnitude(5.0), VGG16)
    card, weights = pixels_of(item.image), found.parts[0].weights
    limit = max(float(np.abs(part.weights).max()) for part in found.parts)
    side = (HIGH - GAP) // 2
    upper = card[:side]
    solid = np.flatnonzero(upper[side // 2, :, 3])
    pieces = np.split(solid, np.flatnonzero(np.diff(solid) > 1) + 1)
    left = int(pieces[-1][0])
    assert len(pieces[-1]) == side
    for row in range(3):
        for column in range(3):
            seen = upper[int((row + 0.5) * side / 3), left + int((column + 0.5) * side / 3), :3]
            assert seen.tolist() == colour(signed(limit), float(weights[row, column]))


def test_the_card_of_the_sum(found: Recipe) -> None:
    """Before ReLU on a signed scale; below what is left, on the scale of the large map."""
    first, *_ = recipe_items("conv3_1", found, magnitude(5.0), VGG16)
    card = pixels_of(first.image)
    middle = card.shape[1] // 2 + 1
    value = nearest(found.total, 0.5, middle / card.shape[1])
    assert card[TOP, middle, :3].tolist() == colour(signed(float(np.abs(found.total).max())), value)
    assert card[BOTTOM, middle, :3].tolist() == colour(magnitude(5.0), max(value, 0))


def test_the_photo_s_colours_have_names(network: Network) -> None:
    """Red, green and blue."""
    found = recipe(network, cat().pixels, "conv1_1", 0)
    _, *others = recipe_items("conv1_1", found, magnitude(5.0), VGG16)
    assert {item.title.partition(" ")[0] for item in others} == {"red", "green", "blue"}


def test_a_pooling_has_one_part(network: Network) -> None:
    """The map before and after; it has no slice."""
    before, after = (
        computed(network, Request(1, 224, layer, before_relu=False)).maps for layer in ("conv1_2", "pool1")
    )
    _, item = recipe_items("pool1", pooled_from(before, after, 40), magnitude(5.0), VGG16)
    assert (item.key, item.title) == ((0, 40), "41")
    assert item.hint == "Map 41 before and after pooling"


def test_nothing_at_all_is_drawn_too() -> None:
    """A map and parts that are 0 everywhere."""
    zeros = np.zeros((4, 6), np.float32)
    empty = Recipe(0, (), 1, zeros, 0.0, zeros)
    (item,) = recipe_items("conv1_2", empty, magnitude(1.0), VGG16)
    assert not item.image.isNull()


def test_places(network: Network) -> None:
    """The value below each, the photo's own pixels, enlarged in squares; with several photos their names."""
    maps = computed(network, Request(1, 224, "conv2_1", before_relu=False)).maps
    places = peaks(maps, 3, cat().pixels)
    items = place_items(places, [])
    assert [item.key for item in items] == [(0, rank) for rank in range(len(places))]
    for item, place in zip(items, places, strict=True):
        assert item.title == f"{place.value:,.2f}"
        row, column = place.unit
        assert f"row {row}, column {column}" in item.hint
        factor = item.image.width() // place.pixels.shape[1]
        assert np.array_equal(pixels_of(item.image)[factor // 2 :: factor, factor // 2 :: factor, :3], place.pixels)
    (named, *_) = place_items(places[:1], ["chelsea"])
    assert named.title.endswith("· chelsea")
    assert named.hint.endswith("of chelsea")
