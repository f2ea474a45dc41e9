"""Changes to a chain: the filter that was meant changes, all others only as far as they must."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnngui.engine.chain import Chain, Layer
from cnngui.engine.editing import depth_at, fitted, name_of, with_filter_at, with_kernel_at, with_layer_at
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter

EDGE = find("vertical-edge").filter
BLUR = find("box-3").filter
ONE = Filter((((1.0,),),))
RGB = Filter((((1.0,),), ((2.0,),), ((3.0,),)), bias=4.0)


def chain_of(*layers: tuple[Filter, ...], channels: str = "grey") -> Chain:
    """Make a chain of layers of filters."""
    return Chain(tuple(Layer(filters) for filters in layers), channels)  # type: ignore[arg-type]


def test_names_are_those_of_the_table() -> None:
    """Alike in every slice, as numbers; own numbers, or slices that differ, have none."""
    edge = EDGE.slices[0]
    assert name_of(Filter((edge,))) == name_of(Filter((edge, edge, edge))) == "vertical-edge"
    assert name_of(Filter((edge, edge, BLUR.slices[0]))) == ""
    assert name_of(Filter((((1.0, 0.0, -1.5),) * 3,))) == ""


@pytest.mark.parametrize(
    ("channels", "layer", "depth"),
    [("grey", 0, 1), ("each", 0, 1), ("sum", 0, 3), ("grey", 1, 2), ("each", 1, 6), ("sum", 1, 2), ("each", 2, 1)],
)
def test_depths(channels: str, layer: int, depth: int) -> None:
    """The first layer sees the photo's channels where they are summed; later ones all that the one before gives."""
    assert depth_at(chain_of((EDGE, BLUR), (EDGE,), (EDGE,), channels=channels), layer, 3) == depth


def test_slices_that_match_stay() -> None:
    """Three slices on three summed channels stay; on a grid of two channels only the first is left, and the bias."""
    chain = chain_of((RGB,), channels="sum")
    assert fitted(chain, 3) == chain
    (kernel,) = fitted(chain, 2).layers[0].filters
    assert (kernel.slices, kernel.bias) == (((((1.0,),),)), 4.0)


def test_a_layer_that_is_fitted_already_is_the_same_one() -> None:
    """What does not change is not made anew."""
    chain = chain_of((EDGE,), (RGB,))
    assert fitted(chain, 3).layers[0] is chain.layers[0]


def test_one_filter_is_edited() -> None:
    """The others of its layer keep their numbers, and so do all other layers; its name follows its numbers."""
    chain = chain_of((EDGE, BLUR), (ONE,))
    edited = with_filter_at(chain, 0, 1, Filter(EDGE.slices, name="nonsense"), 3)
    assert [kernel.name for kernel in edited.layers[0].filters] == ["vertical-edge", "vertical-edge"]
    assert edited.layers[0].filters[0] == EDGE
    assert edited.layers[1] == chain.layers[1]


def test_a_layer_has_one_size() -> None:
    """Another size is padded with zeros around the others, and cropped again; the name goes and comes."""
    chain = chain_of((EDGE, BLUR))
    wide = with_filter_at(chain, 0, 0, Filter((((1.0,) * 5,) * 5,)), 3)
    other = wide.layers[0].filters[1]
    assert other.shape == (5, 5)
    assert other.slices[0][0] == (0.0,) * 5
    assert other.slices[0][1][1:4] == BLUR.slices[0][0]
    assert other.name == ""
    back = with_filter_at(wide, 0, 0, EDGE, 3)
    assert back.layers[0].filters == (EDGE, BLUR)


def test_a_named_kernel_fills_all_slices_and_leaves_the_bias() -> None:
    """As the picker does it."""
    taken = with_kernel_at(chain_of((RGB,), channels="sum"), 0, 0, EDGE, 3).layers[0].filters[0]
    assert taken.slices == EDGE.slices * 3
    assert (taken.bias, taken.name) == (4.0, "vertical-edge")


def test_another_layer_refits_the_next() -> None:
    """Two filters in place of one: what comes after sees two channels, so three slices become one."""
    chain = chain_of((EDGE, BLUR, EDGE), (RGB,))
    assert fitted(chain, 3) == chain
    fewer = with_layer_at(chain, 0, Layer((EDGE, BLUR)), 3)
    assert fewer.layers[1].filters[0].slices == RGB.slices[:1]


numbers = st.sampled_from([-2.0, -1.0, 0.0, 0.5, 1.0])


@given(
    st.lists(st.lists(numbers, min_size=3, max_size=3), min_size=3, max_size=3), st.integers(0, 1), st.integers(1, 4)
)
def test_edits_keep_the_chain_whole(rows: list[list[float]], at: int, channels: int) -> None:
    """Whatever is edited: as many filters, one size a layer, fitting depths; editing twice is editing once."""
    kernel = Filter((tuple(map(tuple, rows)),))
    chain = fitted(chain_of((EDGE, BLUR), (RGB, ONE), channels="sum"), channels)
    edited = with_filter_at(chain, at, 1, kernel, channels)
    assert [len(layer.filters) for layer in edited.layers] == [2, 2]
    assert edited.layers[at].filters[1] == replace(kernel, name=name_of(kernel))
    assert all(len({each.shape for each in layer.filters}) == 1 for layer in edited.layers)
    assert fitted(edited, channels) == edited == with_filter_at(edited, at, 1, kernel, channels)
