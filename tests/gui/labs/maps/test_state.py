"""What follows from what people set: layers, sizes, units that keep their place. No widget."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnngui.gui.labs.maps.state import (
    SIZES,
    MapsState,
    on_photo,
    resolve,
    with_layer,
    with_size,
    with_unit,
)
from cnngui.networks.architectures import VGG16
from cnngui.networks.fields import window

PHOTO = (300, 451)


def test_shapes_of_the_course() -> None:
    """224×224 gives the shapes of the paper; a photo keeps its form, "exact" does not."""
    exact = resolve(MapsState(1, size="exact"), PHOTO, VGG16)
    assert exact.seen == (224, 224)
    assert list(exact.shapes.items())[-1] == ("pool5", (7, 7, 512))
    assert len(exact.shapes) == 18
    assert resolve(MapsState(1), PHOTO, VGG16).shapes["pool5"] == (7, 10, 512)


@pytest.mark.parametrize(
    ("photo", "last"), [((1, 1), "conv1_2"), ((2, 9), "conv2_2"), ((31, 90), "conv5_3"), ((32, 32), "pool5")]
)
def test_small_photos_end_early(photo: tuple[int, int], last: str) -> None:
    """At the first pooling for which too little is left."""
    assert list(resolve(MapsState(1), photo, VGG16).shapes)[-1] == last


def test_another_photo_lets_the_unit_go() -> None:
    """And with it the order by what the maps say there; all else stays."""
    state = MapsState(1, layer="conv3_1", channel=7, unit=(3, 4), sort="place", pinned=(("conv1_1", 2),), blend=60)
    moved = on_photo(state, 2, PHOTO, VGG16)
    assert moved == replace(state, source=2, unit=None, sort="index")
    assert on_photo(state, 1, PHOTO, VGG16) is state
    assert on_photo(replace(state, sort="mean"), 2, PHOTO, VGG16).sort == "mean"


def test_a_layer_too_deep_gives_way() -> None:
    """To the last one that the photo is large enough for; a channel that is not there to one that is."""
    moved = on_photo(MapsState(1, layer="conv5_3", channel=300), 2, (2, 2), VGG16)
    assert (moved.layer, moved.channel) == ("conv2_2", 300 % 128)


def test_another_layer_sees_the_same_place() -> None:
    """The unit's window in the new layer holds the middle of the old one's."""
    state = MapsState(1, layer="conv2_1", unit=(50, 70))
    for layer in VGG16.names:
        unit = with_layer(state, layer, PHOTO, VGG16).unit
        assert unit is not None
        seen = window(layer, unit, (224, 337))
        old = window("conv2_1", (50, 70), (224, 337))
        for now, then in ((seen.rows, old.rows), (seen.columns, old.columns)):
            middle = sum(then) / 2
            assert now[0] - 8 <= middle <= now[1] + 8


def test_layers_that_are_not_there() -> None:
    """The same layer, an unknown one, one too deep: the state stays as it is."""
    state = MapsState(1, layer="conv2_1")
    assert with_layer(state, "conv2_1", PHOTO, VGG16) is state
    assert with_layer(state, "fc6", PHOTO, VGG16) is state
    assert with_layer(state, "pool5", (16, 16), VGG16) is state


def test_another_size_keeps_the_place() -> None:
    """In the same share of the map; and with it the order by what the maps say there."""
    state = MapsState(1, layer="pool1", unit=(56, 84), sort="place")
    larger = with_size(state, "full", PHOTO, VGG16)
    assert (larger.unit, larger.sort) == ((75, 112), "place")
    assert with_size(MapsState(1, layer="pool1"), 384, PHOTO, VGG16) == MapsState(1, size=384, layer="pool1")


def test_a_size_for_which_the_layer_is_too_deep() -> None:
    """224×224 makes pool5 possible on 20×20 px; back at its own size the last layer is shown, without a unit."""
    state = MapsState(1, size="exact", layer="pool5", channel=9, unit=(3, 3), sort="place")
    back = with_size(state, 224, (20, 20), VGG16)
    assert (back.layer, back.channel, back.unit, back.sort) == ("conv5_3", 0, None, "index")


def test_letting_the_unit_go_ends_its_order() -> None:
    """Other orders need no unit."""
    assert with_unit(MapsState(1, unit=(1, 1), sort="place"), None).sort == "index"
    assert with_unit(MapsState(1, unit=(1, 1), sort="mean"), None).sort == "mean"
    assert with_unit(MapsState(1, unit=(1, 1), sort="place"), (2, 2)).sort == "place"


Change = Callable[[MapsState, tuple[int, int]], MapsState]


def in_the_middle(state: MapsState, photo: tuple[int, int]) -> MapsState:
    """Keep the unit in the middle in sight."""
    height, width, _ = resolve(state, photo, VGG16).shapes[state.layer]
    return with_unit(state, (height // 2, width // 2))


def by_place(state: MapsState, _photo: tuple[int, int]) -> MapsState:
    """Sort by the unit, where there is one."""
    return replace(state, sort="place") if state.unit else state


changes: st.SearchStrategy[Change] = st.one_of(
    st.sampled_from(VGG16.names).map(lambda layer: lambda state, photo: with_layer(state, layer, photo, VGG16)),
    st.sampled_from(SIZES).map(lambda size: lambda state, photo: with_size(state, size, photo, VGG16)),
    st.integers(2, 9).map(lambda source: lambda state, photo: on_photo(state, source, photo, VGG16)),
    st.sampled_from([in_the_middle, by_place]),
)


@given(st.lists(changes, max_size=12), st.tuples(st.integers(1, 400), st.integers(1, 400)))
def test_whatever_is_done_the_state_fits_the_photo(wishes: list[Change], photo: tuple[int, int]) -> None:
    """The layer, the channel and the unit are there, and the order has its unit."""
    state = MapsState(1)
    for wish in wishes:
        state = wish(state, photo)
        height, width, count = resolve(state, photo, VGG16).shapes[state.layer]
        assert 0 <= state.channel < count
        assert state.unit is None or (0 <= state.unit[0] < height and 0 <= state.unit[1] < width)
        assert state.sort != "place" or state.unit is not None
