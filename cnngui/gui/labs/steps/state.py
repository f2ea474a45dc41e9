"""What the Steps lab shows, as one frozen value. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np

from cnngui.engine.arithmetic import Numbers
from cnngui.engine.chain import Chain, Planes, planes_for
from cnngui.engine.editing import Edited
from cnngui.engine.lessons.examples import EXAMPLES, Example, example
from cnngui.engine.lessons.quiz import Question
from cnngui.engine.lessons.rectangles import Rectangle
from cnngui.engine.lessons.stack import Window, grown
from cnngui.engine.sizes import Pair
from cnngui.gui.lab.fields import look

Page = Literal["slide", "field", "shift", "why", "blocks"]
PAGES: tuple[Page, ...] = get_args(Page)

Origin = Literal["example", "photo", "own"]
"""Where the grid is from: the course, a patch of the photo, or drawn at random or typed."""

MOST_FILTERS = 6
"""Of a layer: more channels of the output can't be read."""

PATCH = Rectangle(0, 0, 6, 6)
"""Of the photo, to start with."""

FIRST = "convolution"
"""The example that the lab starts with."""


@dataclass(frozen=True)
class StepsState:
    """Everything that is set in this lab.

    Parameters
    ----------
    grid : tuple of rows of numbers
        The input, one grid a channel, at most 16×16×3.
    edited : Edited
        The hand-made layers, as all labs see them; the layer that is walked over and the filter in the editor.
    origin : Origin
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
    features : (height, width, channels, units)
        Of the input and of the fully connected layer whose numbers are counted.
    shared : bool
        The layers are those of the other labs: set by hand, or taken from there. An example leaves theirs alone.
    """

    grid: tuple[Numbers, ...]
    edited: Edited
    origin: Origin = "example"
    patch: Rectangle = PATCH
    seed: int = 1
    step: int = look(-1)
    page: Page = look("slide")
    question: Question | None = None
    puzzle: int | None = None
    stack: tuple[Window, ...] = (Window(),) * 3
    ground: Pair = (9, 9)
    unit: Pair | None = look(None)
    shift: Pair = look((0, 1))
    wraps: bool = look(default=False)
    features: tuple[int, int, int, int] = look((200, 200, 3, 100))
    shared: bool = False

    @property
    def chain(self) -> Chain:
        """The hand-made layers."""
        return self.edited.chain

    @property
    def hides_kernel(self) -> bool:
        """Whether the class is to find the kernel, so that nothing may tell."""
        return self.question is not None and self.question.hidden == "kernel"


def first() -> StepsState:
    """Return what the lab starts with: the course's first example, its first number filled in."""
    return replace(of_example(StepsState((), Edited(example(FIRST).chain, 1)), FIRST), step=0)


def planes_of(state: StepsState) -> Planes:
    """Return what the first layer sees: the channels of the grid, or one that is their luminance or mean."""
    array = np.stack([np.array(channel, np.float32) for channel in state.grid], axis=-1)
    return planes_for(array, state.chain.channels)


def of_example(state: StepsState, name: str) -> StepsState:
    """Take grid and chain of an example of the course, at its first layer; "" stands for what is there already."""
    if not name:
        return state
    found, before = example(name), known_example(state)
    edited = Edited(found.chain, len(found.input))
    taken = anew(replace(state, grid=found.input, edited=edited, origin="example", shared=False))
    if found.page != "slide":
        return replace(taken, page=found.page, shift=(0, 1), wraps=False)
    led_here = before is not None and before.page == state.page  # by the example that is left
    return replace(taken, page="slide") if led_here else taken


def beside_example(state: StepsState, by: int) -> StepsState | None:
    """Return the example after the one on screen (1), or before it (-1); None where there is none."""
    found = known_example(state)
    at = EXAMPLES.index(found) + by if found is not None else -1
    return of_example(state, EXAMPLES[at].name) if 0 <= at < len(EXAMPLES) else None


def with_stack(state: StepsState, stack: tuple[Window, ...]) -> StepsState:
    """Take another stack; an input that is too small for it grows."""
    return replace(state, stack=stack, ground=grown(stack, state.ground), unit=None)


def of_planes(state: StepsState, planes: Planes, origin: Origin, patch: Rectangle | None = None) -> StepsState:
    """Take another grid; the chain stays, as far as it fits."""
    grid = tuple(tuple(tuple(float(number) for number in row) for row in plane) for plane in planes)
    edited = state.edited.with_input(len(grid))
    return anew(replace(state, grid=grid, edited=edited, origin=origin, patch=patch or state.patch))


def anew(state: StepsState) -> StepsState:
    """Go back before the first number, and ask nothing."""
    return replace(state, step=-1, question=None, puzzle=None)


def changed_by(state: StepsState, change: Callable[[Edited], Edited]) -> StepsState:
    """Change the chain, or what is edited of it; another filter in the editor leaves the window where it is."""
    edited = change(state.edited)
    is_same_walk = (edited.chain, edited.layer) == (state.chain, state.edited.layer)
    is_shared = state.shared or edited.chain != state.chain
    return replace(state if is_same_walk else anew(state), edited=edited, shared=is_shared)


def with_chain(state: StepsState, chain: Chain) -> StepsState:
    """Take the chain of another lab, as far as it fits the grid."""
    return replace(changed_by(state, lambda edited: edited.with_chain(chain)), shared=True)


def known_example(state: StepsState) -> Example | None:
    """Return the example that grid and chain are, also where they were put together by hand."""
    return next((row for row in EXAMPLES if (row.input, row.chain) == (state.grid, state.chain)), None)
