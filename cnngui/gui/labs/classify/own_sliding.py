"""A network with classes of one's own that slides over the photo, computed off the main thread. No Qt."""

import time
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass

from cnngui.engine.arrays import Pixels
from cnngui.engine.cutouts import KINDS, read_cutouts
from cnngui.engine.following import Following
from cnngui.gui.labs.classify.own_model import OwnModel
from cnngui.gui.labs.classify.state import MODEL
from cnngui.gui.labs.classify.work import Request, Shelf, Step
from cnngui.paths import bundled_cutouts
from cnngui.tasks.detect import CutOut, PhotoWindows, Truth, scene, sliding_over
from cnngui.tasks.transfer import place_of_nothing

SIZES = (0.3, 0.6)
"""The longer side of a cut-out that is pasted, as a share of the photo's shorter side: from, to."""

NAMES = {
    "birds": ("birds", "oiseaux"),
    "flowers": ("flowers", "fleurs"),
    "fruit": ("fruit", "fruits"),
    "hoofed": ("hoofed", "hoofed animals", "animaux à sabots"),
    "vegetables": ("vegetables", "légumes"),
}
"""Of the classes of cut-outs, as Transfer and its folders have them."""

COUNT = 4
"""Cut-outs that are pasted, where they find room."""


@dataclass(frozen=True)
class OwnRequest(Request):
    """A photo over which the network of one's own is to slide.

    Parameters
    ----------
    pasted : int
        Which cut-outs are pasted on it before; 0 for none.
    """

    pasted: int = 0


@dataclass(frozen=True, eq=False)
class OwnSlid:
    """What was found.

    Parameters
    ----------
    request : OwnRequest
    pixels : (H, W, 3) uint8 RGB
        The photo, with what was pasted on it.
    truths : tuple of Truth
        What was pasted.
    windows : PhotoWindows
    own : OwnModel
    milliseconds : float
    """

    request: OwnRequest
    pixels: Pixels
    truths: tuple[Truth, ...]
    windows: PhotoWindows
    own: OwnModel
    milliseconds: float


def pastable(classes: Sequence[str]) -> dict[str, int]:
    """Return the kinds of cut-outs that classes stand for, by their names in any language, and the place of each.

    >>> pastable(("fruits", "nothing", "spoons", "hoofed animals"))
    {'fruit': 0, 'hoofed': 3}
    """
    return {kind: at for kind in KINDS for at, name in enumerate(classes) if name in NAMES[kind]}


def slide_own(request: OwnRequest, shelf: Shelf) -> Generator[Step, None, OwnSlid]:
    """Slide the network over the photo, with cut-outs on it where that is wished."""
    name = f"{MODEL}{request.model}"
    network = yield from shelf.reading(name)
    own = shelf.own(name)
    assert own is not None  # noqa: S101  (it was read just now)
    began = time.perf_counter()
    pixels, truths = request.photo, tuple[Truth, ...]()
    kinds = pastable(own.classes)
    if request.pasted and kinds:
        made = scene(pixels, _cut_outs(kinds), request.pasted, count=COUNT, sizes=SIZES)
        pixels, truths = made.pixels, made.truths
    steps = Following(sliding_over(network, pixels, nothing=place_of_nothing(own.classes)))
    for fraction in steps:
        yield Step(fraction)
    return OwnSlid(request, pixels, truths, steps.value, own, 1000 * (time.perf_counter() - began))


def _cut_outs(kinds: Mapping[str, int]) -> list[CutOut]:
    """Return the cut-outs of some kinds, each with the place of its class."""
    every = read_cutouts(bundled_cutouts())
    return [CutOut(each.pixels, kinds[each.kind]) for each in every if each.kind in kinds]
