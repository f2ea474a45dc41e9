"""What is set in the Classify lab, and what follows from it. No Qt, no torch."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from cnngui.engine.boxes import Box
from cnngui.gui.lab.fields import look
from cnngui.networks.classifiers import NETWORKS
from cnngui.networks.imagenet import GROUPS
from cnngui.tasks.detect import OVERLAP, THRESHOLD, own_classes

Page = Literal["answers", "why", "where", "several"]
PAGES: tuple[Page, ...] = get_args(Page)

Method = Literal["grad-cam", "cam", "occlusion", "gradients"]
METHODS: tuple[Method, ...] = get_args(Method)

Way = Literal["once", "sliding", "own"]
"""How things are found: all boxes in one pass, a window of digits that slides, or one of a model of one's own."""

COLDEST, HOTTEST = -20, 30
"""Tenths of a doubling: temperatures of a quarter to 8."""

OWN = "own"
"""The set of classes that people chose themselves."""

MOST_OWN = 200

MODEL = "model:"
"""How the name of a network with classes of one's own begins; its file follows."""


@dataclass(frozen=True)
class ClassifyState:
    """What people have set.

    Parameters
    ----------
    source : int
        Names the photo.
    page : Page
    warmth : int
        The temperature, see `temperature_of`.
    group : str
        Of `GROUPS`, or `OWN`: what is asked with yes or no.
    own : tuple of int
        Classes of the set of one's own.
    yes_from : int
        Percent from which the answer is yes.
    has_boxes : bool
        Show the detector's boxes beside the answers.
    network : str
        Whose answer is explained.
    target : int or None
        The class that is explained; None for the first answer.
    method : Method
    layer : str
        Whose maps explain; "" for the last with maps.
    is_stretched : bool
        Every map on a scale of its own.
    blend : int
        Share of the photo under the heat map, in percent.
    step : int
        Which step of the explanation is told.
    way : Way
    score, overlap : int
        Percent from which a box is believed, and of overlap above which the weaker box goes.
    is_per_class : bool
    shows_all : bool
        Draw all 1,917 boxes.
    at : int
        How many boxes have been decided; -1 for all.
    drawn : (x, y, width, height) or None
        The box that was drawn by hand, in px of the photo.
    scene : int
        Which digits lie on the canvas over which the window slides.
    digit : int
        For which the window looks.
    sure : int
        Percent from which a window counts as a hit.
    model : str
        The file of the network with classes of one's own that answers; "" for those of ImageNet.
    own_score, own_overlap : int
        As score and overlap, where that network slides over the photo.
    has_heat : bool
        Show how sure it is of each place.
    pasted : int
        Which cut-outs, whose places are known, are pasted on the photo over which it slides; 0 for none.
    several : tuple of str
        Files of the photos that are asked about one after the other.
    """

    source: int
    page: Page = look("answers")
    warmth: int = 0
    group: str = "cats"
    own: tuple[int, ...] = ()
    yes_from: int = 50
    has_boxes: bool = look(default=False)
    network: str = NETWORKS[0]
    target: int | None = None
    method: Method = "grad-cam"
    layer: str = ""
    is_stretched: bool = look(default=False)
    blend: int = look(45)
    step: int = look(6)
    way: Way = look("once")
    score: int = round(100 * THRESHOLD)
    overlap: int = round(100 * OVERLAP)
    is_per_class: bool = True
    shows_all: bool = look(default=False)
    at: int = look(-1)
    drawn: Box | None = None
    scene: int = 1
    digit: int = 7
    sure: int = 95
    model: str = ""
    own_score: int = round(100 * own_classes.THRESHOLD)
    own_overlap: int = round(100 * own_classes.OVERLAP)
    has_heat: bool = look(default=False)
    pasted: int = 0
    several: tuple[str, ...] = ()

    @property
    def temperature(self) -> float:
        """What scores are divided by before they become probabilities."""
        return temperature_of(self.warmth)

    @property
    def main(self) -> str:
        """The network that answers first."""
        return f"{MODEL}{self.model}" if self.model else NETWORKS[0]

    @property
    def slides_own(self) -> bool:
        """Whether the network of one's own slides over the photo."""
        return self.page == "where" and self.way == "own" and bool(self.model)

    @property
    def limits(self) -> tuple[int, int]:
        """Percent from which a box is believed, and of overlap, of the way in which boxes are found now."""
        return (self.own_score, self.own_overlap) if self.way == "own" else (self.score, self.overlap)

    @property
    def asked(self) -> tuple[int, ...]:
        """The classes that are a yes."""
        return self.own if self.group == OWN else GROUPS[self.group].classes


def temperature_of(warmth: int) -> float:
    """Return the temperature of a place on the slider, as it is printed.

    >>> [temperature_of(each) for each in (-20, 0, 5, 30)]
    [0.25, 1.0, 1.41, 8.0]
    """
    return round(float(2.0 ** (warmth / 10)), 2)


def on_photo(state: ClassifyState, source: int) -> ClassifyState:
    """Take another photo: the class that is explained, and the drawn box, were of the other one."""
    return state if state.source == source else replace(state, source=source, target=None, drawn=None, at=-1)


def again(state: ClassifyState) -> ClassifyState:
    """Go back to how it began; the photo and the page stay."""
    way = "once" if state.way == "own" else state.way  # the model goes, too
    return ClassifyState(state.source, page=state.page, way=way)


def with_group(state: ClassifyState, group: str) -> ClassifyState:
    """Ask about another set."""
    return replace(state, group=group) if group in GROUPS or group == OWN else state


def with_own(state: ClassifyState, index: int) -> ClassifyState:
    """Put a class into the set of one's own, or take it out; what is asked is that set then."""
    kept = tuple(each for each in state.own if each != index)
    own = kept if index in state.own else tuple(sorted((*state.own, index)))
    return replace(state, own=own[:MOST_OWN], group=OWN)


def with_model(state: ClassifyState, model: str) -> ClassifyState:
    """Let a network of one's own answer, or "" for ImageNet's: its classes and layers are others."""
    if model == state.model:
        return state
    way = "once" if state.way == "own" and not model else state.way
    after = replace(state, model=model, target=None, layer="", way=way, at=-1)
    return replace(after, network=after.main)


def with_several(state: ClassifyState, paths: tuple[str, ...]) -> ClassifyState:
    """Ask about these photos, one after the other."""
    return replace(state, several=paths, page="several")


def with_network(state: ClassifyState, network: str) -> ClassifyState:
    """Explain another network: its layers have other names."""
    return state if network == state.network else replace(state, network=network, layer="")


def explained(state: ClassifyState, target: int, network: str) -> ClassifyState:
    """Explain a class of a network's answer."""
    return replace(with_network(state, network), target=target)


def with_score(state: ClassifyState, score: int) -> ClassifyState:
    """Believe other boxes; the story of their suppression is told to its end."""
    return replace(state, own_score=score, at=-1) if state.way == "own" else replace(state, score=score, at=-1)


def with_overlap(state: ClassifyState, overlap: int) -> ClassifyState:
    """Let boxes go from another overlap on."""
    is_own = state.way == "own"
    return replace(state, own_overlap=overlap, at=-1) if is_own else replace(state, overlap=overlap, at=-1)


def with_way(state: ClassifyState, way: Way) -> ClassifyState:
    """Find things in another way."""
    return replace(state, way=way, at=-1) if way != "own" or state.model else state


def with_pasted(state: ClassifyState, pasted: int) -> ClassifyState:
    """Paste other cut-outs on the photo, or none: 0."""
    return replace(state, pasted=pasted, at=-1)


def stepped(state: ClassifyState, step: int, count: int) -> ClassifyState:
    """Go on to the next box of ``count`` that is decided, or back; after the last one comes the first again.

    >>> [stepped(ClassifyState(1, at=at), 1, 3).at for at in (-1, 1, 3)]
    [1, 2, 1]
    >>> [stepped(ClassifyState(1, at=at), -1, 3).at for at in (-1, 1, 3)]
    [2, 0, 2]
    """
    if count == 0:
        return replace(state, at=-1)
    now = count if state.at < 0 else min(state.at, count)
    if step > 0:
        return replace(state, at=1 if now == count else now + 1)
    return replace(state, at=max(now - 1, 0))


def with_side(state: ClassifyState, at: int, value: float, size: tuple[int, int]) -> ClassifyState:
    """Set one number of the drawn box, 0 x, 1 y, 2 width, 3 height, in a photo of (H, W)."""
    numbers = list(state.drawn or middle_box(size))
    numbers[at] = value
    return replace(state, drawn=within(numbers, size))


def moved(state: ClassifyState, down: int, right: int, size: tuple[int, int]) -> ClassifyState:
    """Move the drawn box by px, or draw one in the middle."""
    if state.drawn is None:
        return replace(state, drawn=middle_box(size))
    x, y, width, height = state.drawn
    height_of, width_of = size
    left, top = min(max(x + right, 0), width_of - width), min(max(y + down, 0), height_of - height)
    return replace(state, drawn=(left, top, width, height))


def middle_box(size: tuple[int, int]) -> Box:
    """Return the box in the middle of a photo of (H, W), half as large.

    >>> middle_box((40, 60))
    (15.0, 10.0, 30.0, 20.0)
    """
    height, width = size
    return float(width // 4), float(height // 4), float(max(width // 2, 1)), float(max(height // 2, 1))


def within(numbers: Sequence[float], size: tuple[int, int]) -> Box:
    """Return a box of whole px that lies in a photo of (H, W) and has at least one.

    >>> within((-3, 5, 100, 2), (40, 60))
    (0.0, 5.0, 60.0, 2.0)
    """
    x, y, width, height = (round(each) for each in numbers)
    left, top = min(max(x, 0), size[1] - 1), min(max(y, 0), size[0] - 1)
    return float(left), float(top), float(min(max(width, 1), size[1] - left)), float(min(max(height, 1), size[0] - top))
