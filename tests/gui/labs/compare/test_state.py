"""What follows from what the user sets. No widget."""

import json
from dataclasses import replace

import pytest

from cnngui.engine.chain import Chain, Layer
from cnngui.engine.errors import SizeError
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter
from cnngui.gui.lab.plain import built, plain
from cnngui.gui.labs.compare import state as states
from cnngui.gui.labs.compare.state import CompareState, DepthError
from cnngui.networks.architectures import VGG16
from cnngui.tasks.surgery import KeptTop, Replaced, Scaled, Zeroed
from tests.gui.labs.compare.conftest import VERTICAL, a_state

BLUR = find("box-3").filter
STATE = a_state(Chain((Layer((VERTICAL, BLUR)), Layer((BLUR,)))))
LEARNED = Filter(((((0.1,) * 3,) * 3), (((0.2,) * 3,) * 3), (((0.3,) * 3,) * 3)))


def with_my(layer: int, number: int) -> CompareState:
    """Compare another filter of the chain."""
    return states.with_edited(STATE, STATE.edited.at(layer, number))


def test_my_filter_is_one_of_the_chain() -> None:
    """By layer and number; only the first layer's numbers can be compared with numbers."""
    assert STATE.mine == VERTICAL
    moved = with_my(1, 0)
    assert (moved.mine, moved.space) == (BLUR, "photo")
    back = states.with_space(moved, "weights", VGG16)
    assert (back.edited.layer, back.edited.number, back.space) == (0, 0, "weights")


@pytest.mark.parametrize(
    ("photo", "deepest"), [((1, 1), "conv1_2"), ((3, 400), "conv2_2"), ((12, 12), "conv4_3"), ((300, 451), "conv5_3")]
)
def test_small_photos_end_early(photo: tuple[int, int], deepest: str) -> None:
    """Where nothing is left after the poolings."""
    layers = [layer.name for layer in VGG16.convolutional]
    reached = [layer for layer in layers if states.has_layer(replace(STATE, layer=layer), photo, VGG16)]
    assert reached[-1] == deepest
    assert reached == layers[: len(reached)]


def test_wishes_that_make_no_sense_are_refused() -> None:
    """A layer that the photo is too small for, and a kernel that is larger than it."""
    with pytest.raises(DepthError, match="The photo is too small for conv5_1 at this size"):
        states.resolve(replace(STATE, layer="conv5_1"), (12, 12), VGG16)
    large = a_state(Chain((Layer((Filter((((1.0,) * 7,) * 7,)),), padding=0),)))
    with pytest.raises(SizeError):
        states.resolve(large, (5, 5), VGG16)


def test_another_photo() -> None:
    """A layer that is too deep for it gives way; the same photo changes nothing."""
    deep = replace(states.with_layer(STATE, "conv5_1", VGG16), channel=7)
    assert states.on_photo(deep, 1, (12, 12), VGG16) is deep
    small = states.on_photo(deep, 2, (12, 12), VGG16)
    assert (small.source, small.layer, small.channel) == (2, "conv1_1", None)
    assert states.on_photo(deep, 2, (300, 451), VGG16).layer == "conv5_1"


def test_another_layer_has_other_filters() -> None:
    """The best is shown, and deeper layers are compared on the photo; going where one is changes nothing."""
    state = replace(STATE, channel=5)
    assert states.with_layer(state, "conv1_1", VGG16) is state
    deep = states.with_layer(state, "conv3_1", VGG16)
    assert (deep.layer, deep.channel, deep.space) == ("conv3_1", None, "photo")
    everywhere = states.with_layer(replace(state, space="photos"), "conv3_1", VGG16)
    assert everywhere.space == "photos"
    first = states.with_space(deep, "weights", VGG16)
    assert (first.layer, first.space) == ("conv1_1", "weights")


def test_a_learned_filter_becomes_mine() -> None:
    """All 27 numbers, on the sum of the photo's channels; the other filters and layers stay."""
    taken = states.with_learned(with_my(0, 1), LEARNED)
    chain = taken.edited.chain
    assert chain.channels == "sum"
    assert chain.layers[0].filters[0] == VERTICAL
    assert chain.layers[0].filters[1].slices == LEARNED.slices
    assert chain.layers[1] == STATE.edited.chain.layers[1]
    assert states.with_learned(with_my(1, 0), LEARNED).edited.layer == 0


def test_it_survives_json() -> None:
    """With all kinds of cuts, and looked at in all ways."""
    cuts = (Zeroed("conv1_1", 3), Scaled("conv1_1", 9, -2.0), Replaced(7, LEARNED, "equal"), KeptTop("conv2_1", 8))
    state = replace(
        with_my(0, 1), channel=7, size="full", pinned=(("conv1_1", 3),), cuts=cuts, look="wipe", page="surgery"
    )
    assert built(CompareState, json.loads(json.dumps(plain(state)))) == state
