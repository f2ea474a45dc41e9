"""What the Step by step lab shows, as one frozen value. No Qt, no arrays."""

from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

import numpy as np

from cnngui.engine import editing
from cnngui.engine.arithmetic import Numbers
from cnngui.engine.chain import Chain, Channels, Layer, Planes, Pooling, planes_for
from cnngui.engine.kernels.table import KERNELS, find
from cnngui.engine.kernels.values import Filter
from cnngui.engine.lessons.examples import EXAMPLES, Example, example
from cnngui.engine.lessons.quiz import Question
from cnngui.engine.lessons.rectangles import Rectangle
from cnngui.engine.lessons.stack import Window
from cnngui.engine.sizes import Pair

Page = Literal["slide", "field", "shift", "why"]
PAGES: tuple[Page, ...] = get_args(Page)

Origin = Literal["example", "photo", "own"]
"""Where the grid is from: the course, a patch of the photo, or drawn at random or typed."""

MOST_LAYERS, MOST_FILTERS = 3, 6

PATCH = Rectangle(0, 0, 6, 6)
"""Of the photo, to start with."""

FIRST = "convolution"
"""The example that the lab starts with."""


@dataclass(frozen=True)
class State:
    """What people have set.

    Parameters
    ----------
    grid : tuple of rows of numbers
        The input, one grid a channel, at most 16×16×3.
    chain : Chain
        The hand-made layers, as all labs see them.
    layer, number : int
        The layer that is walked over, and the filter in the editor.
    origin : Origin
    example : str
        Which one, if the grid and the chain are an example's.
    patch : Rectangle
        On the photo, for "photo".
    seed : int
        Of the last random grid.
    step : int
        How far the window has come; -1 is before the first number.
    page : Page
    question : Question or None
        What the class is asked for.
    puzzle : int or None
        The seed of "Find the kernel"; None while it is not played.
    stack : tuple of Window
        The layers of the page about receptive fields.
    ground : Pair
        Rows and columns of its input.
    unit : Pair or None
        Of the last layer; None for the middle.
    shift : Pair
        How far the page about translation moves the input, down and to the right.
    wraps : bool
        What goes out on one side comes in on the other.
    """

    grid: tuple[Numbers, ...]
    chain: Chain
    layer: int = 0
    number: int = 0
    origin: Origin = "example"
    example: str = ""
    patch: Rectangle = PATCH
    seed: int = 1
    step: int = -1
    page: Page = "slide"
    question: Question | None = None
    puzzle: int | None = None
    stack: tuple[Window, ...] = (Window(),) * 3
    ground: Pair = (9, 9)
    unit: Pair | None = None
    shift: Pair = (0, 1)
    wraps: bool = False

    @property
    def channels(self) -> int:
        """How many channels the input has."""
        return len(self.grid)

    @property
    def edited_layer(self) -> Layer:
        """The layer that is walked over."""
        return self.chain.layers[self.layer]

    @property
    def edited_filter(self) -> Filter:
        """The filter in the editor."""
        return self.edited_layer.filters[self.number]

    @property
    def hides_kernel(self) -> bool:
        """Whether the class is to find the kernel, so that nothing may tell."""
        return self.question is not None and self.question.hidden == "kernel"


def first() -> State:
    """Return what the lab starts with: the course's first example, its first number filled in."""
    return replace(of_example(State(grid=(), chain=example(FIRST).chain), FIRST), step=0)


def planes_of(state: State) -> Planes:
    """Return what the first layer sees: the channels of the grid, or one that is their luminance or mean."""
    array = np.stack([np.array(channel, np.float32) for channel in state.grid], axis=-1)
    return planes_for(array, state.chain.channels)


def of_example(state: State, name: str) -> State:
    """Take grid and chain of an example of the course."""
    found: Example = example(name)
    last = len(found.chain.layers) - 1
    taken = replace(state, grid=found.input, chain=found.chain, layer=0 if last == 0 else last, number=0)
    return anew(replace(taken, origin="example", example=name))


def of_planes(state: State, planes: Planes, origin: Origin, patch: Rectangle | None = None) -> State:
    """Take another grid; the chain stays, as far as it fits."""
    grid = tuple(tuple(tuple(float(number) for number in row) for row in plane) for plane in planes)
    taken = replace(state, grid=grid, origin=origin, example="", patch=patch or state.patch)
    return anew(with_chain(taken, state.chain))


def anew(state: State) -> State:
    """Go back before the first number, and ask nothing."""
    return replace(state, step=-1, question=None, puzzle=None)


def known_example(state: State) -> Example | None:
    """Return the example that grid and chain are, also where they were put together by hand."""
    return next((row for row in EXAMPLES if (row.input, row.chain) == (state.grid, state.chain)), None)


def with_chain(state: State, chain: Chain) -> State:
    """Take another chain; filters whose slices no longer match what they see keep their first slice only."""
    chain = editing.fitted(chain, state.channels)
    layer = min(state.layer, len(chain.layers) - 1)
    number = min(state.number, len(chain.layers[layer].filters) - 1)
    return anew(replace(state, chain=chain, layer=layer, number=number))


def made_to_fit(state: State) -> State:
    """Let the kernels hang over the edge, and pool nothing: that fits every grid."""
    layers = tuple(replace(layer, padding="same", pooling=None) for layer in state.chain.layers)
    return with_chain(state, replace(state.chain, layers=layers))


def with_layer(state: State, layer: Layer) -> State:
    """Put another layer in the place of the one that is walked over."""
    return with_chain(state, editing.with_layer_at(state.chain, state.layer, layer, state.channels))


def with_settings(state: State, **fields: Any) -> State:  # noqa: ANN401  (as dataclasses.replace)
    """Change settings of the layer: `Layer`'s fields by name."""
    return with_layer(state, replace(state.edited_layer, **fields))


def with_filter(state: State, edited: Filter) -> State:
    """Edit the filter in the editor."""
    return with_chain(state, editing.with_filter_at(state.chain, state.layer, state.number, edited, state.channels))


def with_kernel(state: State, chosen: Filter) -> State:
    """Put a named kernel in the place of the filter in the editor."""
    return with_chain(state, editing.with_kernel_at(state.chain, state.layer, state.number, chosen, state.channels))


def with_bias(state: State, bias: float) -> State:
    """Set the bias of the filter in the editor."""
    return with_filter(state, replace(state.edited_filter, bias=bias))


def depth_of(state: State) -> int:
    """How many channels the filter in the editor sees at once."""
    return editing.depth_at(state.chain, state.layer, state.channels)


def with_own_slices(state: State, *, own: bool) -> State:
    """Return the filter in the editor one slice for each channel it sees, copies of its first, or only its first."""
    depth = depth_of(state) if own else 1
    return with_filter(state, replace(state.edited_filter, slices=(state.edited_filter.slices[0],) * depth))


def with_channels(state: State, channels: Channels) -> State:
    """See the grid in another way."""
    return with_chain(state, replace(state.chain, channels=channels))


def with_pooling(state: State, kind: str, size: Pair, stride: Pair) -> State:
    """Set the pooling of the layer."""
    pooling = None if kind == "none" else Pooling("max" if kind == "max" else "average", size, stride)
    return with_settings(state, pooling=pooling)


def with_another_filter(state: State) -> State:
    """Add a filter of the same size that is not there yet, and edit it."""
    layer = state.edited_layer
    if len(layer.filters) >= MOST_FILTERS:
        return state
    used = {kernel.slices[:1] for kernel in layer.filters}
    known = (*(find(name) for name in ("horizontal-edge", "diagonal-edge-up", "laplacian")), *KERNELS)
    fresh = (row.filter for row in known if row.filter.shape == layer.size and row.filter.slices not in used)
    grown = replace(layer, filters=(*layer.filters, next(fresh, layer.filters[-1])))
    return replace(with_layer(state, grown), number=len(layer.filters))


def without_filter(state: State) -> State:
    """Take the filter in the editor away; the last one stays."""
    filters = state.edited_layer.filters
    if len(filters) == 1:
        return state
    kept = filters[: state.number] + filters[state.number + 1 :]
    fewer = replace(state, number=min(state.number, len(kept) - 1))
    return with_layer(fewer, replace(state.edited_layer, filters=kept))


def with_another_layer(state: State) -> State:
    """Add a layer of one vertical edge, and walk over it."""
    layers = state.chain.layers
    if len(layers) >= MOST_LAYERS:
        return state
    grown = replace(state.chain, layers=(*layers, Layer((find("vertical-edge").filter,))))
    return replace(with_chain(state, grown), layer=len(layers), number=0)


def without_layer(state: State) -> State:
    """Take the last layer away; the first one stays."""
    layers = state.chain.layers
    return state if len(layers) == 1 else with_chain(state, replace(state.chain, layers=layers[:-1]))


def walking(state: State, layer: int) -> State:
    """Walk over another layer."""
    return anew(replace(state, layer=min(layer, len(state.chain.layers) - 1), number=0))
