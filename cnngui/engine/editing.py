"""Changes to a chain that keep it whole: another filter, another layer, other channels. Chains are values.

`Edited` is a chain with the filter in the editor; the functions change a chain alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from cnngui.engine.chain import Chain, Channels, Layer, Pooling
from cnngui.engine.kernels.table import KERNELS, find, named
from cnngui.engine.kernels.values import Filter, resized
from cnngui.engine.sizes import Pair

MOST_LAYERS = 3
"""The most layers of a chain that is edited."""

MOST_FILTERS = 16
"""The most filters of a layer that is edited."""

NEXT_KERNELS = ("vertical-edge", "horizontal-edge", "laplacian", "gaussian-3", "sharpen", "emboss")
"""What each further filter starts as: four that tell four things apart, then others."""


def name_of(kernel: Filter) -> str:
    """Return the name that a filter's numbers have in the kernel table, alike in every slice; or "".

    >>> name_of(Filter((((1.0, 0.0, -1.0),) * 3,) * 3))
    'vertical-edge'
    """
    row = named(kernel.slices[:1]) if len(set(kernel.slices)) == 1 else None
    return row.name if row else ""


def depth_at(chain: Chain, layer: int, channels: int) -> int:
    """How many channels the filters of a layer see at once, on a photo or grid of ``channels`` channels.

    >>> from cnngui.engine.kernels.table import find
    >>> edges = Layer((find("vertical-edge").filter,) * 2)
    >>> depth_at(Chain((edges, edges), "sum"), 0, 3), depth_at(Chain((edges, edges), "each"), 1, 3)
    (3, 6)
    """
    if layer == 0:
        return channels if chain.channels == "sum" else 1
    before = chain.layers[layer - 1]
    return len(before.filters) * (channels if layer == 1 and chain.channels == "each" else 1)


def fitted(chain: Chain, channels: int) -> Chain:
    """Let filters whose slices no longer match what they see keep their first slice only.

    >>> three = Filter((((1.0,),), ((2.0,),), ((3.0,),)))
    >>> fitted(Chain((Layer((three,)),), "grey"), 3).layers[0].filters[0].slices
    (((1.0,),),)
    """
    layers = []
    for index, layer in enumerate(chain.layers):
        depths = {1, depth_at(chain, index, channels)}
        filters = tuple(kernel if kernel.depth in depths else _first_slice(kernel) for kernel in layer.filters)
        layers.append(layer if filters == layer.filters else replace(layer, filters=filters))
    return replace(chain, layers=tuple(layers))


def with_layer_at(chain: Chain, at: int, layer: Layer, channels: int) -> Chain:
    """Put another layer in the place of layer ``at``, on a photo or grid of ``channels`` channels."""
    return fitted(replace(chain, layers=(*chain.layers[:at], layer, *chain.layers[at + 1 :])), channels)


def with_filter_at(chain: Chain, at: int, number: int, edited: Filter, channels: int) -> Chain:
    """Put another filter in the place of filter ``number`` of layer ``at``; the layer's others take its size.

    It gets the name that its numbers have in the kernel table, or none.

    >>> from cnngui.engine.kernels.table import find
    >>> chain = Chain((Layer((find("vertical-edge").filter,)),))
    >>> with_filter_at(chain, 0, 0, Filter((((1.0, 2.0),),)), 3).layers[0].size
    (1, 2)
    """
    layer = chain.layers[at]
    edited = replace(edited, name=name_of(edited))
    filters = tuple(
        edited if place == number else _sized(kernel, edited.shape) for place, kernel in enumerate(layer.filters)
    )
    return with_layer_at(chain, at, replace(layer, filters=filters), channels)


def with_kernel_at(chain: Chain, at: int, number: int, chosen: Filter, channels: int) -> Chain:
    """Put a named kernel in the place of a filter, in all its slices; its bias stays."""
    edited = chain.layers[at].filters[number]
    taken = replace(chosen, slices=(chosen.slices[0],) * edited.depth, bias=edited.bias)
    return with_filter_at(chain, at, number, taken, channels)


def _sized(kernel: Filter, shape: Pair) -> Filter:
    """Crop or pad with zeros about the centre; it has another name then, or none."""
    if kernel.shape == shape:
        return kernel
    cut = replace(kernel, slices=tuple(resized(part, shape) for part in kernel.slices), name="")
    return replace(cut, name=name_of(cut))


def _first_slice(kernel: Filter) -> Filter:
    first = replace(kernel, slices=kernel.slices[:1], name="")
    return replace(first, name=name_of(first))


@dataclass(frozen=True)
class Edited:
    """A chain with the filter in the editor. Every change is another value that fits its input.

    Parameters
    ----------
    chain : Chain
        One that may not fit the input is given to `with_chain`.
    channels : int
        How many channels the photo or grid has.
    layer, number : int
        The filter in the editor: number ``number`` of layer ``layer``.

    Examples
    --------
    >>> edited = Edited(Chain((Layer((find("vertical-edge").filter,)),), "sum"), channels=3)
    >>> edited.with_own_slices(own=True).edited_filter.depth, edited.with_another_filter().edited_filter.name
    (3, 'horizontal-edge')
    """

    chain: Chain
    channels: int
    layer: int = 0
    number: int = 0

    @property
    def edited_layer(self) -> Layer:
        """The layer in the editor."""
        return self.chain.layers[self.layer]

    @property
    def edited_filter(self) -> Filter:
        """The filter in the editor."""
        return self.edited_layer.filters[self.number]

    @property
    def depth(self) -> int:
        """How many channels the filter in the editor sees at once."""
        return depth_at(self.chain, self.layer, self.channels)

    @property
    def first_channel(self) -> int:
        """The channel of its layer's response that the filter in the editor makes; the first where it makes several.

        >>> edge = find("vertical-edge").filter
        >>> [Edited(Chain((Layer((edge, edge)),), seen), 3, number=1).first_channel for seen in ("sum", "each")]
        [1, 3]
        """
        makes_several = self.layer == 0 and self.chain.channels == "each"
        return self.number * self.channels if makes_several else self.number

    # Which filter is edited, and on what

    def at(self, layer: int, number: int = 0) -> "Edited":
        """Edit another filter; beyond the last layer or filter, the last."""
        return replace(self, layer=layer, number=number)._whole(self.chain)

    def with_chain(self, chain: Chain) -> "Edited":
        """Take another chain as far as it fits, see `fitted`; the same filter of it is edited, if it has one."""
        return self._whole(fitted(chain, self.channels))

    def with_input(self, channels: int) -> "Edited":
        """Take a photo or grid of ``channels`` channels; the chain stays as far as it fits."""
        return replace(self, channels=channels).with_chain(self.chain)

    def with_channels(self, channels: Channels) -> "Edited":
        """Let the first layer see its input in another way."""
        return self.with_chain(replace(self.chain, channels=channels))

    def made_to_fit(self) -> "Edited":
        """Let the kernels of all layers hang over the edge, and pool nothing: that fits every input.

        >>> layer = Layer((find("vertical-edge").filter,), padding=0, pooling=Pooling("max"))
        >>> Edited(Chain((layer,)), 3).made_to_fit().edited_layer.padding
        'same'
        """
        layers = tuple(replace(layer, padding="same", pooling=None) for layer in self.chain.layers)
        return self.with_chain(replace(self.chain, layers=layers))

    # The filter

    def with_filter(self, edited: Filter) -> "Edited":
        """Put another filter in the place of the edited one; its layer's others take its size."""
        return self._whole(with_filter_at(self.chain, self.layer, self.number, edited, self.channels))

    def with_kernel(self, chosen: Filter) -> "Edited":
        """Put a named kernel in the place of the edited filter, in all its slices; its bias stays."""
        return self._whole(with_kernel_at(self.chain, self.layer, self.number, chosen, self.channels))

    def with_bias(self, bias: float) -> "Edited":
        """Set the bias of the edited filter."""
        return self.with_filter(replace(self.edited_filter, bias=bias))

    def with_own_slices(self, *, own: bool) -> "Edited":
        """Return the edited filter with a slice for each channel it sees, copies of its first, or with one for all."""
        first = self.edited_filter.slices[0]
        return self.with_filter(replace(self.edited_filter, slices=(first,) * (self.depth if own else 1)))

    # The layer

    def with_layer(self, layer: Layer) -> "Edited":
        """Put another layer in the place of the edited one."""
        return self._whole(with_layer_at(self.chain, self.layer, layer, self.channels))

    def with_settings(self, **fields: Any) -> "Edited":  # noqa: ANN401  (as dataclasses.replace)
        """Change settings of the edited layer: `Layer`'s fields by name.

        >>> Edited(Chain((Layer((find("vertical-edge").filter,)),)), 3).with_settings(relu=True).edited_layer.relu
        True
        """
        return self.with_layer(replace(self.edited_layer, **fields))

    def with_pooling(self, kind: Literal["none", "max", "average"], size: Pair, stride: Pair) -> "Edited":
        """Set the pooling of the edited layer."""
        return self.with_settings(pooling=None if kind == "none" else Pooling(kind, size, stride))

    def with_another_filter(self, most: int = MOST_FILTERS, preferred: Sequence[str] = NEXT_KERNELS) -> "Edited":
        """Add a filter to the edited layer, and edit it; a layer of ``most`` filters stays as it is.

        It is the first of ``preferred``, then of the whole table, that has the layer's size and is not there yet.
        """
        filters = self.edited_layer.filters
        if len(filters) >= most:
            return self
        used = {kernel.slices[:1] for kernel in filters if len(set(kernel.slices)) == 1}
        known = (*(find(name) for name in preferred), *KERNELS)
        fresh = (row.filter for row in known if row.filter.shape == filters[0].shape and row.filter.slices not in used)
        grown = self.with_settings(filters=(*filters, next(fresh, filters[-1])))
        return replace(grown, number=len(filters))

    def without_filter(self) -> "Edited":
        """Take the edited filter away, and edit the next; the last one stays."""
        filters = self.edited_layer.filters
        if len(filters) == 1:
            return self
        return self.with_settings(filters=filters[: self.number] + filters[self.number + 1 :])

    # The chain

    def with_another_layer(self, added: Layer | None = None, most: int = MOST_LAYERS) -> "Edited":
        """Add a layer at the end, by default one vertical edge, and edit it; a chain of ``most`` layers stays."""
        layers = self.chain.layers
        if len(layers) >= most:
            return self
        grown = (*layers, added or Layer((find("vertical-edge").filter,)))
        return self.with_chain(replace(self.chain, layers=grown)).at(len(layers))

    def without_layer(self) -> "Edited":
        """Take the last layer away; the first stays. Where the last one was edited, the first filter before it is."""
        layers = self.chain.layers[:-1]
        if not layers:
            return self
        fewer = self.with_chain(replace(self.chain, layers=layers))
        return fewer if self.layer < len(layers) else fewer.at(len(layers) - 1)

    def _whole(self, chain: Chain) -> "Edited":
        """Take a chain that fits, and stay within it."""
        layer = min(self.layer, len(chain.layers) - 1)
        return replace(self, chain=chain, layer=layer, number=min(self.number, len(chain.layers[layer].filters) - 1))
