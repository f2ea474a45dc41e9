"""What the Compare lab shows, as one frozen value. No Qt, no arrays, no torch."""

from dataclasses import dataclass, replace
from typing import Literal, get_args

from cnngui.engine.chain import LayerShape, shapes
from cnngui.engine.editing import Edited
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter
from cnngui.engine.sizes import Pair
from cnngui.gui.lab import fields
from cnngui.gui.lab.pins import Pins
from cnngui.gui.labs.compare.lesson import Lesson
from cnngui.networks.architectures import Architecture
from cnngui.tasks.compare import CompareError, Spread, spread_out
from cnngui.tasks.feature_maps import Size, seen_size
from cnngui.tasks.surgery import Cut

Space = Literal["weights", "photo", "photos"]
"""What is compared: the numbers of the filters, what they say about this photo, or about all bundled photos."""

Look = Literal["beside", "wipe", "blend", "difference"]
LOOKS: tuple[Look, ...] = get_args(Look)

Page = Literal["filters", "scatter", "pinned", "twins", "surgery", "learns"]
PAGES: tuple[Page, ...] = get_args(Page)

SIZES: tuple[Size, ...] = (224, 384, 512, "full")

COLOURS = 3
"""Channels of a photo."""

MOST_PINNED = 6

FIRST_LESSON = Lesson()


class DepthError(CnnguiError):
    """A layer that a photo is too small for."""


@dataclass(frozen=True)
class CompareState:
    """What the user has set.

    Parameters
    ----------
    source : int
        Names the photo.
    edited : Edited
        The hand-made layers, and which filter of them is mine.
    layer : str
    channel : int or None
        The learned filter on the right; None for the best of the ranking.
    size : Size
        At which filters and network see the photo.
    before_relu : bool
    space : Space
    spread : Spread
    transforms : bool
        Compare my filter turned and flipped too.
    pinned : tuple of (layer, channel)
    cuts : tuple of Cut
        What has been done to the network.
    lesson : Lesson
        How a filter learns.
    look : Look
    share : int
        Of my response in "wipe" and "blend", in percent.
    page : Page
    is_after : bool
        Show the map before (left) and after (right) what has been done to the network.
    """

    source: int
    edited: Edited
    layer: str
    channel: int | None = None
    size: Size = 224
    before_relu: bool = True
    space: Space = "weights"
    spread: Spread = "luminance"
    transforms: bool = False
    pinned: Pins = ()
    cuts: tuple[Cut, ...] = ()
    lesson: Lesson = FIRST_LESSON
    look: Look = fields.look("beside")
    share: int = fields.look(50)
    page: Page = fields.look("filters")
    is_after: bool = fields.look(default=False)

    @property
    def mine(self) -> Filter:
        """My filter."""
        return self.edited.edited_filter


def first_of(network: Architecture) -> str:
    """Return the one layer whose filters are as deep as the photo: only there numbers can be set beside numbers."""
    return network.convolutional[0].name


def resolve(state: CompareState, photo: Pair, network: Architecture) -> tuple[LayerShape, ...]:
    """Return the sizes of the chain on a photo of (H, W), at the size at which the network sees it.

    Raises
    ------
    SizeError
        When a kernel or a pool is larger than what it slides over.
    DepthError
        When nothing is left of the photo at the layer.
    """
    if not has_layer(state, photo, network):
        text = QT_TRANSLATE_NOOP("Errors", "The photo is too small for {layer} at this size.")
        raise DepthError(text, layer=state.layer)
    return shapes(state.edited.chain, (*seen_size(photo, state.size), COLOURS))


def has_layer(state: CompareState, photo: Pair, network: Architecture) -> bool:
    """Tell whether a photo of (H, W) is large enough for the layer."""
    return state.layer in network.reached(seen_size(photo, state.size))


def on_photo(state: CompareState, source: int, photo: Pair, network: Architecture) -> CompareState:
    """Take another photo: a layer that is too deep for it gives way."""
    if state.source == source:
        return state
    moved = replace(state, source=source)
    return moved if has_layer(moved, photo, network) else with_layer(moved, first_of(network), network)


def with_edited(state: CompareState, edited: Edited) -> CompareState:
    """Change my filter, or compare another one; numbers can be compared of the first layer only."""
    space = "photo" if edited.layer and state.space == "weights" else state.space
    return replace(state, edited=edited, space=space)


def with_learned(state: CompareState, slices: Filter) -> CompareState:
    """Put a learned filter of the first layer, three slices deep, in the place of my filter."""
    return with_edited(state, state.edited.at(0, state.edited.number).with_channels("sum").with_filter(slices))


def with_taken(state: CompareState, learned: Filter) -> CompareState:
    """Put the filter that has learned in the place of my filter, or of a filter of the first layer."""
    if learned.depth == COLOURS:
        return with_learned(state, learned)
    return with_edited(state, state.edited.at(0, state.edited.number).with_filter(learned))


def with_layer(state: CompareState, layer: str, network: Architecture) -> CompareState:
    """Compare with another layer; the numbers of its filters only where they are as deep as the photo."""
    if layer == state.layer:
        return state
    space = "photo" if layer != first_of(network) and state.space == "weights" else state.space
    return replace(state, layer=layer, channel=None, space=space)


def comparable(edited: Edited) -> Edited:
    """Go to the first layer; a filter whose numbers cannot be compared gives way to the vertical edge."""
    first = edited.at(0, edited.number)
    try:
        spread_out(first.edited_filter)
    except CompareError:
        return first.with_kernel(find("vertical-edge").filter)
    return first


def with_pair(state: CompareState, mine: Filter, channel: int, network: Architecture) -> CompareState:
    """Compare a kernel with a learned filter, in numbers."""
    state = with_space(state, "weights", network)
    return replace(with_edited(state, state.edited.with_kernel(mine)), channel=channel)


def with_space(state: CompareState, space: Space, network: Architecture) -> CompareState:
    """Compare in another way; numbers with numbers leads to the first layers of both."""
    if space == "weights":
        state = replace(with_layer(state, first_of(network), network), edited=state.edited.at(0, state.edited.number))
    return replace(state, space=space)
