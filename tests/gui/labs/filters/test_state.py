"""The state of the Filters lab: every change is a new value that fits together. No Qt."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnngui.engine.chain import Chain, Channels, Layer, Pooling
from cnngui.engine.errors import SizeError
from cnngui.engine.kernels.table import KERNELS, find
from cnngui.engine.kernels.values import Filter
from cnngui.gui.labs.filters import state as states
from cnngui.gui.labs.filters.state import MOST_FILTERS, MOST_LAYERS, State, resolve

EDGE = find("vertical-edge").filter
START = State(1, 3, Chain((Layer((EDGE,)),)))


def test_a_second_filter_is_another_one() -> None:
    """Adding gives the horizontal edge, edits it and shows its response."""
    two = states.with_another_filter(START)
    assert two.edited_filter.name == "horizontal-edge"
    assert (two.number, two.shown_layer, two.shown_channel) == (1, 0, 1)
    assert states.without_filter(two).chain == START.chain
    assert states.without_filter(START) == START


def test_filters_are_limited() -> None:
    """The layer stops growing at sixteen; one more changes nothing."""
    state = START
    for _ in range(MOST_FILTERS + 3):
        state = states.with_another_filter(state)
    assert len(state.edited_layer.filters) == MOST_FILTERS
    for _ in range(MOST_LAYERS + 1):
        state = states.with_another_layer(state, Layer((EDGE,)))
    assert len(state.chain.layers) == MOST_LAYERS


def test_one_size_for_all_filters_of_a_layer() -> None:
    """A 5×5 kernel in the editor makes its neighbours 5×5, with zeros around; they lose their names."""
    two = states.with_another_filter(START)
    wide = states.with_kernel(two, find("box-5").filter)
    assert wide.edited_layer.size == (5, 5)
    other = wide.edited_layer.filters[0]
    assert not other.name
    assert list(other.slices[0][1]) == [0, 1, 0, -1, 0]
    assert states.with_kernel(wide, EDGE).edited_layer.filters[0].name == "vertical-edge"


def test_an_edited_kernel_has_a_name_only_while_it_is_that_kernel() -> None:
    """Typing a number takes the name away; typing it back gives it again; a bias does not matter."""
    edited = states.with_filter(START, replace(EDGE, slices=(((1, 0, -1), (2, 0, -1), (1, 0, -1)),)))
    assert not edited.edited_filter.name
    again = states.with_filter(edited, Filter(EDGE.slices, bias=4))
    assert again.edited_filter.name == "vertical-edge"
    assert again.edited_filter.bias == 4


def test_slices_follow_the_channels() -> None:
    """Own slices need "sum"; back to grey only the first is left."""
    summed = states.with_channels(START, "sum")
    own = states.with_own_slices(summed, own=True)
    assert len(own.edited_filter.slices) == 3
    assert len(states.with_channels(own, "grey").edited_filter.slices) == 1
    assert len(states.with_own_slices(own, own=False).edited_filter.slices) == 1


def test_a_layer_that_loses_channels_keeps_fitting_filters() -> None:
    """Layer 2 with own slices for two channels: when layer 1 loses a filter, its first slice stays."""
    state = states.with_another_layer(states.with_another_filter(START), Layer((EDGE,)))
    assert states.depth_of(state) == 2
    own = states.with_own_slices(state, own=True)
    fewer = states.without_filter(states.editing(own, 0, 1))
    assert len(fewer.chain.layers[1].filters[0].slices) == 1
    resolve(fewer, (20, 20, 3))


def test_another_photo_keeps_the_chain() -> None:
    """From RGB to a grid of one channel: slices that have no channel go."""
    own = states.with_own_slices(states.with_channels(START, "sum"), own=True)
    moved = states.on_photo(own, 2, (6, 6, 1))
    assert (moved.source, moved.channels) == (2, 1)
    assert len(moved.edited_filter.slices) == 1
    assert states.on_photo(moved, 2, (6, 6, 1)) is moved


def test_what_is_shown_exists() -> None:
    """A response that is gone is replaced by one that is there."""
    state = replace(START, shown_layer=2, shown_channel=7)
    assert resolve(state, (20, 20, 3)).shown == (0, 0)


def test_each_filter_has_three_responses_with_each() -> None:
    """The second filter's first response is number 3, also when it is picked in the editor or the mode changes."""
    each = states.with_channels(START, "each")
    two = states.with_another_filter(each)
    assert two.shown_channel == 3
    assert states.editing(states.editing(two, 0, 0), 0, 1).shown_channel == 3
    assert states.with_channels(two, "grey").shown_channel == 1
    assert states.with_channels(states.with_channels(two, "grey"), "each").shown_channel == 3
    assert states.without_filter(two).shown_channel == 0


def test_slices_apart_need_a_sum() -> None:
    """With "each" a filter has one slice; going back to one slice gives the kernel its name back."""
    own = states.with_own_slices(states.with_channels(START, "sum"), own=True)
    modes: tuple[Channels, ...] = ("each", "grey")
    for channels in modes:
        apart = states.with_channels(own, channels)
        assert len(apart.edited_filter.slices) == 1
        assert apart.edited_filter.name == "vertical-edge"


def test_made_to_fit() -> None:
    """Whatever the chain, a photo of one pixel takes it then."""
    state = states.with_pooling(states.with_settings(START, padding=0), "max", 9, 9)
    with pytest.raises(SizeError):
        resolve(state, (1, 1, 3))
    assert resolve(states.made_to_fit(state), (1, 1, 3)).shapes[0].output == (1, 1, 1)


def test_too_much_pooling_is_refused() -> None:
    """A pool larger than the response raises the engine's sentence."""
    with pytest.raises(SizeError, match="needs 9 pixels"):
        resolve(states.with_pooling(START, "max", 9, 9), (6, 6, 1))


CHANGES: list[Callable[[State], State]] = [
    states.with_another_filter,
    states.without_filter,
    states.without_layer,
    lambda state: states.with_another_layer(state, Layer((EDGE,))),
    lambda state: states.with_channels(state, "grey"),
    lambda state: states.with_channels(state, "each"),
    lambda state: states.with_channels(state, "sum"),
    lambda state: states.with_own_slices(state, own=True),
    lambda state: states.with_own_slices(state, own=False),
    lambda state: states.with_kernel(state, KERNELS[hash(state) % len(KERNELS)].filter),
    lambda state: states.editing(state, 0, 1),
    lambda state: states.editing(state, 2, 0),
    lambda state: states.with_settings(state, relu=not state.edited_layer.relu, pooling=Pooling("max")),
    lambda state: states.on_photo(state, state.source + 1, (64, 48, 1 if state.channels == 3 else 3)),
    lambda state: states.with_bias(state, 2.5),
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(range(len(CHANGES))), max_size=25))
def test_any_walk_through_the_panel_fits(walk: list[int]) -> None:
    """However one clicks about, the chain can be resolved, the editor shows a filter that exists."""
    state = START
    for number in walk:
        state = CHANGES[number](state)
        resolved = resolve(state, (256, 192, state.channels))
        assert state.edited_filter in state.edited_layer.filters
        layer, channel = resolved.shown
        assert channel < resolved.shapes[layer].output[2]
