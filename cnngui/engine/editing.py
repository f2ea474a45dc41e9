"""Changes to a chain that keep it whole: another filter, another layer, other channels. Chains are values."""

from dataclasses import replace

from cnngui.engine.chain import Chain, Layer
from cnngui.engine.kernels.table import named
from cnngui.engine.kernels.values import Filter, resized
from cnngui.engine.sizes import Pair


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
