"""What the Filters lab shows, as one frozen value, and what is to be computed for it. No Qt, no arrays."""

from dataclasses import dataclass, replace
from typing import Any, Literal

from cnngui.engine.chain import Chain, Channels, Layer, LayerShape, Pooling, shapes
from cnngui.engine.editing import depth_at, fitted, with_filter_at, with_kernel_at, with_layer_at
from cnngui.engine.kernels.table import KERNELS, find
from cnngui.engine.kernels.values import Filter
from cnngui.engine.sizes import Pair

Scope = Literal["this", "all"]
"""Whose largest number ends the colour scale: this response's, or that of all responses of the layer."""

NEXT_KERNELS = ("vertical-edge", "horizontal-edge", "laplacian", "gaussian-3", "sharpen", "emboss")
"""What each further filter starts as: four that tell four things apart, then others."""

MOST_LAYERS = 3
MOST_FILTERS = 16


@dataclass(frozen=True)
class State:
    """Everything that people set in this lab.

    Parameters
    ----------
    source : int
        The photo's identity.
    channels : int
        How many channels the photo has.
    chain : Chain
    layer, number : int
        The filter in the editor: number ``number`` of layer ``layer``.
    shown_layer, shown_channel : int
        The response on screen.
    scope : {"this", "all"}
    whole : bool
        The colour scale reaches to the largest number, however rare.
    """

    source: int
    channels: int
    chain: Chain
    layer: int = 0
    number: int = 0
    shown_layer: int = 0
    shown_channel: int = 0
    scope: Scope = "this"
    whole: bool = False

    @property
    def edited_layer(self) -> Layer:
        """The layer in the editor."""
        return self.chain.layers[self.layer]

    @property
    def edited_filter(self) -> Filter:
        """The filter in the editor."""
        return self.edited_layer.filters[self.number]


@dataclass(frozen=True)
class Resolved:
    """What is to be computed and drawn.

    Parameters
    ----------
    shapes : tuple of LayerShape
    shown : (layer, channel)
        The response on screen, within what there is.
    """

    shapes: tuple[LayerShape, ...]
    shown: Pair


def resolve(state: State, photo: tuple[int, int, int]) -> Resolved:
    """Work out the sizes for a photo of shape (H, W, C).

    Raises
    ------
    SizeError
        When a kernel or a pool is larger than what it slides over.
    """
    found = shapes(state.chain, photo)
    layer = min(state.shown_layer, len(found) - 1)
    return Resolved(found, (layer, min(state.shown_channel, found[layer].output[2] - 1)))


def with_filter(state: State, edited: Filter) -> State:
    """Put ``edited`` in the place of the filter in the editor; its layer's other filters take its size."""
    return replace(state, chain=with_filter_at(state.chain, state.layer, state.number, edited, state.channels))


def with_layer(state: State, layer: Layer) -> State:
    """Put ``layer`` in the place of the layer in the editor."""
    return replace(state, chain=with_layer_at(state.chain, state.layer, layer, state.channels))


def with_chain(state: State, chain: Chain) -> State:
    """Take another chain; filters whose slices no longer match what they see keep their first slice only."""
    chain = fitted(chain, state.channels)
    edited = min(state.layer, len(chain.layers) - 1)
    number = min(state.number, len(chain.layers[edited].filters) - 1)
    return replace(state, chain=chain, layer=edited, number=number)


def depth_of(state: State) -> int:
    """How many channels the filter in the editor sees at once."""
    return depth_at(state.chain, state.layer, state.channels)


def with_channels(state: State, channels: Channels) -> State:
    """See the photo in another way."""
    seen = with_chain(state, replace(state.chain, channels=channels))
    return showing(seen, seen.layer, seen.number)


def with_own_slices(state: State, *, own: bool) -> State:
    """Return the filter in the editor one slice for each channel it sees, copies of its first, or only its first."""
    edited = state.edited_filter
    depth = depth_of(state) if own else 1
    return with_filter(state, replace(edited, slices=(edited.slices[0],) * depth))


def with_kernel(state: State, chosen: Filter) -> State:
    """Put a named kernel in the place of the filter in the editor, in all its slices; its bias stays."""
    return replace(state, chain=with_kernel_at(state.chain, state.layer, state.number, chosen, state.channels))


def with_bias(state: State, bias: float) -> State:
    """Set the bias of the filter in the editor."""
    return with_filter(state, replace(state.edited_filter, bias=bias))


def with_settings(state: State, **fields: Any) -> State:  # noqa: ANN401  (as dataclasses.replace)
    """Change settings of the layer in the editor: `Layer`'s fields by name."""
    return with_layer(state, replace(state.edited_layer, **fields))


def on_photo(state: State, source: int, shape: tuple[int, int, int]) -> State:
    """Carry a state over to a photo of shape (H, W, C): the chain stays as far as it fits."""
    if state.source == source:
        return state
    moved = replace(state, source=source, channels=shape[2])
    return with_chain(moved, state.chain)


def made_to_fit(state: State) -> State:
    """Let the kernels of all layers hang over the edge, and pool nothing: that fits every photo."""
    layers = tuple(replace(layer, padding="same", pooling=None) for layer in state.chain.layers)
    return with_chain(state, replace(state.chain, layers=layers))


def with_another_filter(state: State) -> State:
    """Add a filter to the layer in the editor, edit it and show its response.

    It is the first of `NEXT_KERNELS`, then of the whole table, that has the layer's size and is not there yet.
    """
    layer = state.edited_layer
    if len(layer.filters) >= MOST_FILTERS:
        return state
    used = {kernel.slices[:1] for kernel in layer.filters if len(set(kernel.slices)) == 1}
    known = (*(find(name) for name in NEXT_KERNELS), *KERNELS)
    fresh = (row.filter for row in known if row.filter.shape == layer.size and row.filter.slices not in used)
    number = len(layer.filters)
    grown = with_layer(state, replace(layer, filters=(*layer.filters, next(fresh, layer.filters[-1]))))
    return showing(replace(grown, number=number), state.layer, number)


def without_filter(state: State) -> State:
    """Take the filter in the editor away; the last one stays."""
    filters = state.edited_layer.filters
    if len(filters) == 1:
        return state
    kept = filters[: state.number] + filters[state.number + 1 :]
    number = min(state.number, len(kept) - 1)
    fewer = with_layer(state, replace(state.edited_layer, filters=kept))
    return showing(replace(fewer, number=number), state.layer, number)


def with_another_layer(state: State, added: Layer) -> State:
    """Add a layer at the end, edit it and show its response."""
    layers = state.chain.layers
    if len(layers) >= MOST_LAYERS:
        return state
    last = len(layers)
    chain = replace(state.chain, layers=(*layers, added))
    return replace(state, chain=chain, layer=last, number=0, shown_layer=last, shown_channel=0)


def without_layer(state: State) -> State:
    """Take the last layer away; the first stays."""
    layers = state.chain.layers[:-1]
    if not layers:
        return state
    last = len(layers) - 1
    layer, number = (state.layer, state.number) if state.layer <= last else (last, 0)
    fewer = replace(state, chain=replace(state.chain, layers=layers), layer=layer, number=number)
    return replace(fewer, shown_layer=last, shown_channel=0)


def with_pooling(state: State, kind: Literal["none", "max", "average"], size: int, stride: int) -> State:
    """Set the pooling of the layer in the editor."""
    pooling = None if kind == "none" else Pooling(kind, (size, size), (stride, stride))
    return with_layer(state, replace(state.edited_layer, pooling=pooling))


def editing(state: State, layer: int, number: int) -> State:
    """Bring another filter into the editor and its response on screen."""
    layer = min(layer, len(state.chain.layers) - 1)
    number = min(number, len(state.chain.layers[layer].filters) - 1)
    return showing(replace(state, layer=layer, number=number), layer, number)


def showing(state: State, layer: int, number: int) -> State:
    """Bring a filter's response on screen; of the three that a filter gives with "each", its first."""
    each = layer == 0 and state.chain.channels == "each"
    channel = number * state.channels if each else number
    return replace(state, shown_layer=layer, shown_channel=channel)
