"""What explains an answer, computed off the main thread, and what checks an explanation."""

from collections.abc import Generator
from dataclasses import dataclass, field

import numpy as np

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.colours import Scale, magnitude
from cnngui.engine.following import Following
from cnngui.gui.labs.classify.state import Method
from cnngui.gui.labs.classify.work import Shelf
from cnngui.networks.classifiers import Classifier, Seen
from cnngui.tasks.explain import (
    Covered,
    Explanation,
    Faithful,
    Randomised,
    cam,
    faithful,
    grad_cam,
    limit_of,
    occlusion,
    randomised,
    slopes,
)

RANDOM_SHARE = 0.3
"""Of a check, that its first half takes."""


@dataclass(frozen=True)
class WhyRequest:
    """What is to be explained.

    Parameters
    ----------
    source : int
        Names the photo.
    network, method, layer : str
        The layer is "" for the last with maps.
    target : int
        The class.
    others : tuple of int
        Classes that share its colour scale.
    photo : (H, W, 3) uint8 RGB
    """

    source: int
    network: str
    method: Method
    layer: str
    target: int
    others: tuple[int, ...]
    photo: Pixels = field(compare=False)


@dataclass(frozen=True, eq=False)
class Why:
    """An explanation.

    Parameters
    ----------
    request : WhyRequest
    plane : (h, w) float32
        The heat map, 0 and more, over what the network saw.
    seen : Seen
    limit : float
        Where the scale of all classes ends.
    found : Explanation or None
        With its steps, where the method has them.
    layers : tuple of str
        Those of the network that can be explained, the first first.
    covered : Covered or None
        How far covering has come.
    is_whole : bool
    """

    request: WhyRequest
    plane: Array
    seen: Seen
    limit: float
    found: Explanation | None
    layers: tuple[str, ...]
    covered: Covered | None = None
    is_whole: bool = True

    def scale(self, *, is_stretched: bool) -> Scale:
        """Return the colours: on the scale of all classes, or stretched to this map alone."""
        own = float(abs(self.plane).max())
        return magnitude((own if is_stretched else max(self.limit, own)) or 1.0)


@dataclass(frozen=True)
class WhyStep:
    """How far it is, 0 to 1, and what is there already."""

    fraction: float
    ready: Why | None = field(default=None, compare=False)


def why(request: WhyRequest, shelf: Shelf) -> Generator[WhyStep, None, Why]:
    """Explain a class; the others come after it, for the scale."""
    reading = Following(shelf.reading(request.network))
    for step in reading:
        yield WhyStep(step.fraction / 10)
    network = reading.value
    seen = network.seen(request.photo)
    if request.method == "occlusion":
        return (yield from _covering(request, network, seen))
    if request.method == "gradients":
        found = slopes(network, seen, request.target)
        most = slopes(network, seen, request.others[0]).heat.max() if request.others else 0.0
        return Why(request, found.heat, seen, float(most), None, network.layers)
    explained: list[Explanation] = []
    classes = (request.target, *(each for each in request.others if each != request.target))
    for number, index in enumerate(classes, 1):
        explained.append(
            cam(network, seen, index) if request.method == "cam" else grad_cam(network, seen, index, request.layer)
        )
        is_whole = number == len(classes)
        first = explained[0]
        made = Why(request, first.heat, seen, limit_of(explained), first, network.layers, None, is_whole)
        yield WhyStep(number / len(classes), made)
    return made


def _covering(request: WhyRequest, network: Classifier, seen: Seen) -> Generator[WhyStep, None, Why]:
    covering = Following(occlusion(network, seen, request.target))
    limit = 0.0
    for step in covering:
        limit = step.probability
        made = _covered(request, network, seen, step, limit, is_whole=False)
        yield WhyStep(step.fraction, made)
    return _covered(request, network, seen, covering.value, limit, is_whole=True)


def _covered(
    request: WhyRequest, network: Classifier, seen: Seen, step: Covered, limit: float, *, is_whole: bool
) -> Why:
    falls = np.maximum(step.drops, 0)
    return Why(request, falls, seen, limit, None, network.layers, step, is_whole)


@dataclass(frozen=True, eq=False)
class Checked:
    """How an explanation has passed so far.

    Parameters
    ----------
    request : WhyRequest
    randomised : Randomised
    faithful : Faithful or None
    fraction : float
    """

    request: WhyRequest
    randomised: Randomised
    faithful: Faithful | None
    fraction: float

    @property
    def passes(self) -> bool | None:
        """Whether it passes both tests; None while that is not known."""
        if self.faithful is None or self.faithful.passes is None:
            return None
        return self.randomised.passes and self.faithful.passes


def check(why_found: Why, shelf: Shelf) -> Generator[Checked, None, Checked]:
    """Explain with random weights, then hide and show what the explanation points at."""
    assert why_found.found is not None  # noqa: S101  (asked only where there are steps)
    request, real = why_found.request, why_found.found
    reading = Following(shelf.reading(request.network))
    for _ in reading:
        pass
    random = Following(randomised(reading.value, real))
    for each in random:
        yield Checked(request, each, None, RANDOM_SHARE * each.fraction)
    steps = Following(faithful(reading.value, real))
    for found in steps:
        yield Checked(request, random.value, found, RANDOM_SHARE + (1 - RANDOM_SHARE) * found.fraction)
    return Checked(request, random.value, steps.value, 1.0)
