"""What the Compare lab shows, as one frozen value. No Qt, no arrays, no torch."""

from dataclasses import dataclass, replace
from typing import Literal, get_args

from cnngui.engine import editing
from cnngui.engine.chain import Chain, LayerShape, shapes
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError
from cnngui.engine.kernels.values import Filter
from cnngui.engine.sizes import Pair
from cnngui.networks.architectures import VGG16
from cnngui.tasks.compare import Spread
from cnngui.tasks.feature_maps import Size, seen_size
from cnngui.tasks.surgery import Cut

Space = Literal["weights", "photo", "photos"]
"""What is compared: the numbers of the filters, what they say about this photo, or about all bundled photos."""

Look = Literal["beside", "wipe", "blend", "difference"]
LOOKS: tuple[Look, ...] = get_args(Look)

Page = Literal["filters", "scatter", "pinned", "twins", "surgery"]
PAGES: tuple[Page, ...] = get_args(Page)

SIZES: tuple[Size, ...] = (224, 384, 512, "full")

LAYERS = tuple(layer.name for layer in VGG16.layers if layer.kind == "conv")
FIRST = LAYERS[0]
"""The one layer whose filters are as deep as the photo: only there numbers can be set beside numbers."""

MOST_PINNED = 6


class DepthError(CnnguiError):
    """A layer that a photo is too small for."""


@dataclass(frozen=True)
class State:
    """What people have set.

    Parameters
    ----------
    source : int
        Names the photo.
    channels : int
        How many channels the photo has.
    chain : Chain
        The hand-made layers, as all labs see them.
    at, number : int
        My filter: number ``number`` of the chain's layer ``at``.
    size : Size
        At which filters and network see the photo.
    layer : str
    channel : int or None
        The learned filter on the right; None for the best of the ranking.
    before_relu : bool
    space : Space
    spread : Spread
    transforms : bool
        Compare my filter turned and flipped too.
    look : Look
    share : int
        Of my response in "wipe" and "blend", in percent.
    pinned : tuple of (layer, channel)
    page : Page
    cuts : tuple of Cut
        What has been done to the network.
    is_after : bool
        Show the map before (left) and after (right) what has been done to the network.
    """

    source: int
    channels: int
    chain: Chain
    at: int = 0
    number: int = 0
    size: Size = 224
    layer: str = FIRST
    channel: int | None = None
    before_relu: bool = True
    space: Space = "weights"
    spread: Spread = "luminance"
    transforms: bool = False
    look: Look = "beside"
    share: int = 50
    pinned: tuple[tuple[str, int], ...] = ()
    page: Page = "filters"
    cuts: tuple[Cut, ...] = ()
    is_after: bool = False

    @property
    def mine(self) -> Filter:
        """My filter."""
        return self.chain.layers[self.at].filters[self.number]


def resolve(state: State, photo: Pair) -> tuple[LayerShape, ...]:
    """Return the sizes of the chain on a photo of (H, W), at the size at which the network sees it.

    Raises
    ------
    SizeError
        When a kernel or a pool is larger than what it slides over.
    DepthError
        When nothing is left of the photo at the layer.
    """
    if not has_layer(photo, state.size, state.layer):
        text = QT_TRANSLATE_NOOP("Errors", "The photo is too small for {layer} at this size.")
        raise DepthError(text, layer=state.layer)
    return shapes(state.chain, (*seen_size(photo, state.size), state.channels))


def has_layer(photo: Pair, size: Size, layer: str) -> bool:
    """Tell whether a photo of (H, W) is large enough for a layer.

    >>> has_layer((300, 451), 224, "conv5_3"), has_layer((12, 12), 224, "conv5_3")
    (True, False)
    """
    halvings = int(layer.removeprefix("conv").partition("_")[0]) - 1
    return min(seen_size(photo, size)) >> halvings > 0


def on_photo(state: State, source: int, channels: int, photo: Pair) -> State:
    """Take another photo: a layer that is too deep for it gives way."""
    if state.source == source:
        return state
    moved = replace(state, source=source, channels=channels, chain=editing.fitted(state.chain, channels))
    return moved if has_layer(photo, moved.size, moved.layer) else with_layer(moved, FIRST)


def with_chain(state: State, chain: Chain) -> State:
    """Take another chain; my filter is the same of it, as far as there is one."""
    chain = editing.fitted(chain, state.channels)
    at = min(state.at, len(chain.layers) - 1)
    number = min(state.number, len(chain.layers[at].filters) - 1)
    space = state.space if at == 0 or state.space != "weights" else "photo"
    return replace(state, chain=chain, at=at, number=number, space=space)


def with_mine(state: State, edited: Filter) -> State:
    """Edit my filter."""
    return with_chain(state, editing.with_filter_at(state.chain, state.at, state.number, edited, state.channels))


def with_named(state: State, chosen: Filter) -> State:
    """Put a named kernel in the place of my filter."""
    return with_chain(state, editing.with_kernel_at(state.chain, state.at, state.number, chosen, state.channels))


def with_learned(state: State, slices: Filter) -> State:
    """Put a learned filter of the first layer, three slices deep, in the place of my filter."""
    seen = replace(state, chain=replace(state.chain, channels="sum"), at=0)
    return with_chain(seen, editing.with_filter_at(seen.chain, 0, min(seen.number, _last(seen)), slices, seen.channels))


def _last(state: State) -> int:
    return len(state.chain.layers[0].filters) - 1


def with_my(state: State, at: int, number: int) -> State:
    """Compare another filter of the chain; numbers can be compared of the first layer only."""
    return with_chain(replace(state, at=at, number=number), state.chain)


def with_layer(state: State, layer: str) -> State:
    """Compare with another layer; the numbers of its filters only where they are as deep as the photo."""
    if layer == state.layer:
        return state
    space = "photo" if layer != FIRST and state.space == "weights" else state.space
    return replace(state, layer=layer, channel=None, space=space)


def with_space(state: State, space: Space) -> State:
    """Compare in another way; numbers with numbers leads to the first layers of both."""
    if space == "weights" and (state.layer != FIRST or state.at):
        last = _last(state)
        return replace(state, space=space, layer=FIRST, channel=None, at=0, number=min(state.number, last))
    return replace(state, space=space)


def toggled(state: State, layer: str, channel: int) -> State:
    """Pin a learned filter, or let it go; the oldest goes when there are too many.

    >>> from cnngui.engine.chain import Layer
    >>> state = State(1, 3, Chain((Layer((Filter((((1.0,),),)),)),)))
    >>> toggled(toggled(state, "conv1_1", 3), "conv1_1", 3).pinned
    ()
    """
    pin = (layer, channel)
    kept = tuple(other for other in state.pinned if other != pin)
    return replace(state, pinned=kept if pin in state.pinned else (*kept, pin)[-MOST_PINNED:])
