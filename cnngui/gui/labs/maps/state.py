"""The state of the Feature maps lab, and what follows from it. No Qt, no torch."""

from dataclasses import dataclass, replace
from typing import Literal, get_args

from cnngui.engine.sizes import Pair
from cnngui.gui.lab.fields import look
from cnngui.gui.lab.pins import Pins
from cnngui.networks.architectures import Architecture, Shape
from cnngui.networks.fields import field, unit_at
from cnngui.tasks.feature_maps import Size, seen_size

Sort = Literal["index", "mean", "most", "sparsity", "place"]
SORTS: tuple[Sort, ...] = get_args(Sort)

Scope = Literal["each", "all"]
"""Whether every map has a colour scale of its own."""

Detail = Literal["filter", "recipe", "sights", "places"]
DETAILS: tuple[Detail, ...] = get_args(Detail)
"""What is shown below: the learned filter, how the map is made, what the channel looks for, its best places."""

SIZES: tuple[Size, ...] = (224, 384, 512, "full", "exact")

MOST_PINNED = 24


@dataclass(frozen=True)
class MapsState:
    """What people have set.

    Parameters
    ----------
    source : int
        Names the photo.
    size : Size
        At which the network sees it.
    layer : str
    channel : int
        Of the layer: which map is large.
    before_relu : bool
    sort : Sort
        Order of the mosaic.
    scope : Scope
    blend : int
        Share of the photo under the large map, in percent.
    unit : (row, column) or None
        Which unit of the layer is kept in sight.
    pinned : tuple of (layer, channel)
        Favourites, in the order in which they were pinned.
    detail : Detail
    everywhere : bool
        Look for the best places in all bundled photos, and not in this one only.
    enlarged : bool
        Pictures are saved enlarged, with their scale and a caption, and not a pixel a number.
    """

    source: int
    size: Size = 224
    layer: str = "conv1_1"
    channel: int = 0
    before_relu: bool = False
    sort: Sort = "index"
    scope: Scope = look("each")
    blend: int = 30
    unit: Pair | None = None
    pinned: Pins = ()
    detail: Detail = look("filter")
    everywhere: bool = look(default=False)
    enlarged: bool = look(default=True)


@dataclass(frozen=True)
class Resolved:
    """What follows from a state on a photo.

    Parameters
    ----------
    seen : (H, W)
        The photo as the network sees it.
    shapes : dict of str to (H, W, C)
        Of every layer that the photo is large enough for.
    """

    seen: Pair
    shapes: dict[str, Shape]


def resolve(state: MapsState, photo: Pair, network: Architecture) -> Resolved:
    """Return sizes and shapes for a photo of (H, W)."""
    seen = seen_size(photo, state.size)
    return Resolved(seen, network.reached(seen))


def on_photo(state: MapsState, source: int, photo: Pair, network: Architecture) -> MapsState:
    """Take another photo: the unit is one of the other's, and a layer that is too deep for it gives way."""
    if state.source == source:
        return state
    moved = replace(state, source=source, unit=None, sort="index" if state.sort == "place" else state.sort)
    shapes = resolve(moved, photo, network).shapes
    return moved if moved.layer in shapes or not shapes else with_layer(moved, list(shapes)[-1], photo, network)


def with_layer(state: MapsState, layer: str, photo: Pair, network: Architecture) -> MapsState:
    """Look at another layer: the unit that sees about the same place, and the same channel where there is one."""
    shapes = resolve(state, photo, network).shapes
    if layer == state.layer or layer not in shapes:
        return state
    unit = state.unit
    if unit is not None:
        seen = field(state.layer)
        pixel = tuple(seen.start + at * seen.jump + (seen.size - 1) // 2 for at in unit)
        unit = unit_at(layer, (pixel[0], pixel[1]), shapes[layer][:2])
    return replace(state, layer=layer, channel=state.channel % shapes[layer][2], unit=unit)


def with_size(state: MapsState, size: Size, photo: Pair, network: Architecture) -> MapsState:
    """See the photo at another size: the unit keeps its place on the photo, as nearly as it can."""
    changed = replace(with_unit(state, None), size=size)
    before, after = (resolve(each, photo, network).shapes for each in (state, changed))
    if state.layer not in after:
        return replace(changed, layer=list(after)[-1], channel=0) if after else state
    if state.unit is None:
        return changed
    rows, columns = (
        min(at * now // then, now - 1)
        for at, then, now in zip(state.unit, before[state.layer][:2], after[state.layer][:2], strict=True)
    )
    return replace(state, size=size, unit=(rows, columns))


def with_unit(state: MapsState, unit: Pair | None) -> MapsState:
    """Keep a unit in sight, or none; sorting by the place needs one."""
    sort = "index" if unit is None and state.sort == "place" else state.sort
    return replace(state, unit=unit, sort=sort)
