"""Changes to a chain: the filter that was meant changes, all others only as far as they must."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnngui.engine.chain import Chain, Layer, Pooling
from cnngui.engine.editing import (
    MOST_FILTERS,
    MOST_LAYERS,
    Edited,
    depth_at,
    fitted,
    name_of,
    with_filter_at,
    with_kernel_at,
    with_layer_at,
)
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


def edited_of(*layers: tuple[Filter, ...], channels: str = "sum", layer: int = 0, number: int = 0) -> Edited:
    """Edit a chain on three channels."""
    return Edited(chain_of(*layers, channels=channels), 3, layer, number)


class TestEdited:
    """The filter in the editor, and what is done to it, to its layer and to the chain."""

    def test_what_is_edited(self) -> None:
        """Layer, filter, how deep it sees, and where its response is."""
        edited = edited_of((EDGE,), (EDGE, BLUR), layer=1, number=1)
        assert edited.edited_layer == edited.chain.layers[1]
        assert edited.edited_filter == BLUR
        assert (edited.depth, edited.first_channel) == (1, 1)
        assert (edited.at(0).depth, edited.at(0).first_channel) == (3, 0)
        assert edited_of((EDGE, BLUR), channels="each", number=1).first_channel == 3

    def test_another_is_edited(self) -> None:
        """One that is not there is the last."""
        edited = edited_of((EDGE,), (EDGE, BLUR), layer=1, number=1)
        assert [(each.layer, each.number) for each in (edited.at(0, 1), edited.at(1), edited.at(7, 7))] == [
            (0, 0),
            (1, 0),
            (1, 1),
        ]
        assert edited.at(0).chain is edited.chain

    def test_another_chain(self) -> None:
        """It is fitted; the same filter is edited as far as there is one."""
        edited = edited_of((EDGE,), (EDGE, BLUR), layer=1, number=1)
        assert edited.with_chain(chain_of((EDGE, BLUR), (BLUR,))).number == 0
        shorter = edited.with_chain(chain_of((ONE, RGB)))
        assert (shorter.layer, shorter.number) == (0, 1)
        assert shorter.edited_filter.depth == 1
        assert edited.with_chain(edited.chain) == edited

    def test_another_input(self) -> None:
        """Slices of their own stay only where they match; so it is when channels are seen in another way."""
        edited = edited_of((RGB,))
        assert edited.with_input(3) == edited
        assert edited.with_input(1).edited_filter.depth == 1
        assert edited.with_channels("each").edited_filter.depth == 1
        assert edited.with_channels("sum") == edited

    def test_made_to_fit(self) -> None:
        """Nothing of a layer can be larger than what it slides over; the rest stays."""
        layer = Layer((EDGE,), padding=0, stride=(2, 2), relu=True, pooling=Pooling("max", (9, 9)))
        made = Edited(Chain((layer, layer)), 3, layer=1).made_to_fit()
        assert made.chain.layers == (replace(layer, padding="same", pooling=None),) * 2
        assert made.layer == 1

    def test_the_filter(self) -> None:
        """Numbers, name, bias and slices of the edited one only."""
        edited = edited_of((BLUR, EDGE), number=1)
        assert edited.with_filter(BLUR).edited_layer.filters == (BLUR, BLUR)
        biased = edited.with_bias(2.5)
        assert biased.edited_filter == replace(EDGE, bias=2.5)
        assert biased.with_kernel(BLUR).edited_filter == replace(BLUR, bias=2.5)
        own = edited.with_own_slices(own=True)
        assert own.edited_filter.slices == EDGE.slices * 3
        assert own.with_kernel(BLUR).edited_filter.slices == BLUR.slices * 3
        assert own.with_own_slices(own=False) == edited
        assert all(each.chain.layers[0].filters[0] == BLUR for each in (biased, own))

    def test_the_layer(self) -> None:
        """Its settings by name; pooling of a kind, or none."""
        edited = edited_of((EDGE,), (BLUR,), layer=1)
        strided = edited.with_settings(stride=(2, 1), relu=True)
        assert strided.edited_layer == replace(edited.edited_layer, stride=(2, 1), relu=True)
        assert strided.chain.layers[0] == edited.chain.layers[0]
        pooled = edited.with_pooling("average", (3, 2), (1, 2))
        assert pooled.edited_layer.pooling == Pooling("average", (3, 2), (1, 2))
        assert pooled.with_pooling("none", (2, 2), (2, 2)) == edited
        assert edited.with_layer(Layer((EDGE,), relu=True)).edited_layer == Layer((EDGE,), relu=True)

    def test_another_filter(self) -> None:
        """The first preferred one that is not there yet, then one of the table, at last a copy; not more than room."""
        edited = edited_of((EDGE,))
        names = []
        for _ in range(MOST_FILTERS):
            edited = edited.with_another_filter()
            names.append(edited.edited_filter.name)
        assert names[:4] == ["horizontal-edge", "laplacian", "gaussian-3", "sharpen"]
        assert len(set(names)) > 8
        assert len(edited.edited_layer.filters) == MOST_FILTERS
        assert edited.number == MOST_FILTERS - 1
        assert edited_of((EDGE,)).with_another_filter(preferred=("box-3",)).edited_filter == BLUR
        assert len(edited_of((EDGE,)).with_another_filter(most=1).edited_layer.filters) == 1
        odd = Filter((((1.0,) * 7,),))
        assert edited_of((odd,)).with_another_filter().edited_filter.shape == (1, 7)

    def test_a_filter_less(self) -> None:
        """The next one is edited, or the last; the only one stays; later layers are fitted."""
        edited = edited_of((EDGE, BLUR, EDGE), (RGB,))
        fewer = edited.without_filter()
        assert (fewer.edited_filter, fewer.number) == (BLUR, 0)
        assert fewer.chain.layers[1].filters[0].depth == 1
        assert edited.at(0, 2).without_filter().number == 1
        assert edited.at(1).without_filter() == edited.at(1)

    def test_layers_come_and_go(self) -> None:
        """At the end; a new one is edited; when the edited one goes, the first filter of the one before is."""
        edited = edited_of((EDGE, BLUR), number=1)
        longer = edited.with_another_layer()
        assert (longer.layer, longer.number, longer.edited_filter) == (1, 0, EDGE)
        assert longer.with_another_layer(Layer((BLUR,), relu=True)).edited_layer == Layer((BLUR,), relu=True)
        full = longer.with_another_layer()
        assert len(full.chain.layers) == MOST_LAYERS
        assert full.with_another_layer() is full
        assert edited.with_another_layer(most=1) is edited
        back = longer.without_layer()
        assert (back.chain, back.layer, back.number) == (edited.chain, 0, 0)
        assert longer.at(0, 1).without_layer() == edited
        assert edited.without_layer() is edited


changes = st.sampled_from(
    [
        lambda edited: edited.with_another_filter(),
        lambda edited: edited.without_filter(),
        lambda edited: edited.with_another_layer(),
        lambda edited: edited.without_layer(),
        lambda edited: edited.with_own_slices(own=True),
        lambda edited: edited.with_filter(Filter((((1.0, 2.0),),))),
        lambda edited: edited.with_kernel(EDGE),
        lambda edited: edited.with_channels("each"),
        lambda edited: edited.with_channels("sum"),
        lambda edited: edited.with_input(1),
        lambda edited: edited.with_input(3),
        lambda edited: edited.at(0),
        lambda edited: edited.at(2, 5),
    ]
)


@given(st.lists(changes, max_size=12))
def test_whatever_is_done_it_stays_whole(done: list[Callable[[Edited], Edited]]) -> None:
    """The edited filter is there, every filter fits what it sees, and names are those of the table."""
    edited = edited_of((EDGE,))
    for change in done:
        edited = change(edited)
        assert 0 <= edited.layer < len(edited.chain.layers) <= MOST_LAYERS
        assert 0 <= edited.number < len(edited.edited_layer.filters) <= MOST_FILTERS
        assert fitted(edited.chain, edited.channels) == edited.chain
        assert edited.edited_filter.name == name_of(edited.edited_filter)
