"""What follows from what people set. No widget."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnngui.engine.chain import Chain, Layer
from cnngui.engine.errors import SizeError
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter
from cnngui.gui.labs.compare import state as states
from cnngui.gui.labs.compare.state import FIRST, LAYERS, MOST_PINNED, DepthError, State
from cnngui.networks.architectures import VGG16
from tests.gui.labs.compare.conftest import VERTICAL

BLUR = find("box-3").filter
STATE = State(1, 3, Chain((Layer((VERTICAL, BLUR)), Layer((BLUR,)))))
LEARNED = Filter(((((0.1,) * 3,) * 3), (((0.2,) * 3,) * 3), (((0.3,) * 3,) * 3)))


def test_layers_are_those_with_filters() -> None:
    """Thirteen."""
    assert tuple(layer.name for layer in VGG16.convolutional) == LAYERS


def test_my_filter_is_one_of_the_chain() -> None:
    """By layer and number; only the first layer's numbers can be compared with numbers."""
    assert STATE.mine == VERTICAL
    moved = states.with_my(STATE, 1, 0)
    assert (moved.mine, moved.space) == (BLUR, "photo")
    back = states.with_space(moved, "weights")
    assert (back.at, back.number, back.space) == (0, 0, "weights")


@pytest.mark.parametrize(
    ("photo", "deepest"), [((1, 1), "conv1_2"), ((3, 400), "conv2_2"), ((12, 12), "conv4_3"), ((300, 451), "conv5_3")]
)
def test_small_photos_end_early(photo: tuple[int, int], deepest: str) -> None:
    """Where nothing is left after the poolings."""
    reached = [layer for layer in LAYERS if states.has_layer(photo, 224, layer)]
    assert reached[-1] == deepest
    assert reached == list(LAYERS[: len(reached)])


def test_wishes_that_make_no_sense_are_refused() -> None:
    """A layer that the photo is too small for, and a kernel that is larger than it."""
    with pytest.raises(DepthError, match="The photo is too small for conv5_1 at this size"):
        states.resolve(replace(STATE, layer="conv5_1"), (12, 12))
    large = Chain((Layer((Filter((((1.0,) * 7,) * 7,)),), padding=0),))
    with pytest.raises(SizeError):
        states.resolve(replace(STATE, chain=large), (5, 5))


def test_another_photo() -> None:
    """Its channels fit the filters; a layer that is too deep gives way; the same photo changes nothing."""
    deep = replace(states.with_layer(STATE, "conv5_1"), channel=7)
    assert states.on_photo(deep, 1, 3, (12, 12)) is deep
    small = states.on_photo(deep, 2, 3, (12, 12))
    assert (small.source, small.layer, small.channel) == (2, FIRST, None)
    assert states.on_photo(deep, 2, 3, (300, 451)).layer == "conv5_1"
    rgb = states.with_learned(STATE, LEARNED)
    assert states.on_photo(rgb, 2, 1, (9, 9)).mine.slices == LEARNED.slices[:1]


def test_another_layer_has_other_filters() -> None:
    """The best is shown, and deeper layers are compared on the photo; going where one is changes nothing."""
    state = replace(STATE, channel=5)
    assert states.with_layer(state, FIRST) is state
    deep = states.with_layer(state, "conv3_1")
    assert (deep.layer, deep.channel, deep.space) == ("conv3_1", None, "photo")
    everywhere = states.with_layer(replace(state, space="photos"), "conv3_1")
    assert everywhere.space == "photos"
    first = states.with_space(deep, "weights")
    assert (first.layer, first.space) == (FIRST, "weights")


def test_a_learned_filter_becomes_mine() -> None:
    """All 27 numbers, on the sum of the photo's channels; the other filters and layers stay."""
    taken = states.with_learned(states.with_my(STATE, 0, 1), LEARNED)
    assert taken.chain.channels == "sum"
    assert taken.chain.layers[0].filters[0] == VERTICAL
    assert taken.chain.layers[0].filters[1].slices == LEARNED.slices
    assert taken.chain.layers[1] == STATE.chain.layers[1]
    assert states.with_learned(states.with_my(STATE, 1, 0), LEARNED).at == 0


def test_a_shorter_chain_moves_my_filter() -> None:
    """To the last that there is."""
    state = states.with_my(STATE, 0, 1)
    assert states.with_chain(state, Chain((Layer((BLUR,)),))).number == 0
    assert states.with_chain(states.with_my(STATE, 1, 0), Chain((Layer((BLUR,)),))).at == 0


def test_editing_names_what_it_makes() -> None:
    """A named kernel has its name, other numbers have none."""
    assert states.with_named(STATE, BLUR).mine.name == "box-3"
    assert states.with_mine(STATE, Filter((((1.0, 0.0, -1.0),) * 2 + ((9.0, 0.0, 0.0),),))).mine.name == ""


@given(st.lists(st.tuples(st.sampled_from(LAYERS), st.integers(0, 63)), max_size=30))
def test_pins(pins: list[tuple[str, int]]) -> None:
    """At most six, each once, the newest last; pinning twice lets go."""
    state = STATE
    for layer, channel in pins:
        before = state.pinned
        state = states.toggled(state, layer, channel)
        if (layer, channel) in before:
            assert state.pinned == tuple(each for each in before if each != (layer, channel))
        else:
            assert state.pinned == (*before, (layer, channel))[-MOST_PINNED:]
    assert len(set(state.pinned)) == len(state.pinned) <= MOST_PINNED
