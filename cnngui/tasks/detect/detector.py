"""From a photo to the boxes of the detector: all 1,917, those above a threshold, those that are left of them.

The photo goes through the network once (`looked`); what is asked of its boxes afterwards (`detections`) takes a few
milliseconds, so that a threshold can be dragged.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from time import perf_counter
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Array, Doubles, Pixels
from cnngui.engine.boxes import Box, as_box
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError, Note
from cnngui.engine.sizes import Pair
from cnngui.networks.detectors import Detector, RawBoxes, class_name, in_pixels
from cnngui.networks.network import CPU, Mode
from cnngui.networks.trouble import fell_back
from cnngui.tasks.detect.suppression import OVERLAP, Fate, Kept, Suppressed, suppressing

THRESHOLD = 0.4
"""Score below which a box is not believed."""


class DetectError(CnnguiError):
    """A threshold that makes no sense."""


@dataclass(frozen=True)
class Detection:
    """One thing that was found.

    Parameters
    ----------
    box : Box
        x, y, width, height in px of the photo.
    number : int
        Of the class, 0 to 22.
    score : float
        0 to 1.
    place : int
        Of the box among the 1,917.

    Examples
    --------
    >>> Detection((3.0, 1.0, 420.0, 299.0), 7, 0.85, 1911).name("fr")
    'chat'
    """

    box: Box
    number: int
    score: float
    place: int

    def name(self, language: str = "en") -> str:
        """Return the name of its class."""
        return class_name(self.number, language)


class Candidates(Protocol):
    """Boxes of a photo, of which those that are believed are chosen: the 1,917 of the detector, or windows."""

    @property
    def boxes(self) -> Doubles:
        """(n, 4): x, y, width and height in px of the photo."""

    @property
    def best(self) -> Array | Doubles:
        """(n,): the score of the likeliest class of each."""

    @property
    def classes(self) -> NDArray[np.intp]:
        """(n,): that class."""

    def detection(self, place: int) -> Detection:
        """Return one of them as if it had been found."""


@dataclass(frozen=True, eq=False)
class Looked:
    """What the network says of one photo.

    Parameters
    ----------
    raw : RawBoxes
    size : (H, W)
        Of the photo.
    mode : Mode
        Where and how it was computed.
    milliseconds : float
        From the photo's pixels to the raw boxes.
    note : Note or None
        That the device failed, and the CPU went on.
    """

    raw: RawBoxes
    size: Pair
    mode: Mode
    milliseconds: float
    note: Note | None = None

    @cached_property
    def boxes(self) -> Doubles:
        """(1917, 4): x, y, width and height in px, cut at the photo's edges."""
        return in_pixels(self.raw.boxes, self.size)

    @cached_property
    def scores(self) -> Array:
        """(1917, 23): of the classes."""
        return self.raw.scores

    @cached_property
    def classes(self) -> NDArray[np.intp]:
        """(1917,): the best class of each box, the only one that it can be found as."""
        return np.asarray(self.scores.argmax(axis=1), np.intp)

    @cached_property
    def best(self) -> Array:
        """(1917,): the score of that class."""
        return np.asarray(self.scores.max(axis=1), np.float32)

    def detection(self, place: int) -> Detection:
        """Return one of the 1,917 boxes as if it had been found."""
        return Detection(as_box(self.boxes[place]), int(self.classes[place]), float(self.best[place]), place)


@dataclass(frozen=True, eq=False)
class Detections:
    """What is left of the boxes of one photo.

    Parameters
    ----------
    looked : Candidates
    threshold, overlap : float
    is_per_class : bool
        Whether a box is suppressed by those of its own class only.
    above : tuple of int
        Places of the boxes above the threshold, the best first.
    fates : tuple of Kept or Suppressed
        What became of each, in the order in which it was decided; boxes are named by their places.
    """

    looked: Candidates
    threshold: float
    overlap: float
    is_per_class: bool
    above: tuple[int, ...]
    fates: tuple[Fate, ...]

    @property
    def found(self) -> tuple[Detection, ...]:
        """The boxes that stay, the best first."""
        return tuple(self.looked.detection(fate.box) for fate in self.fates if isinstance(fate, Kept))


def looked(detector: Detector, photo: Pixels) -> Looked:
    """Send a photo through; where the device fails the CPU goes on, with a note.

    Parameters
    ----------
    detector : Detector
    photo : (H, W, 3) uint8 RGB

    Examples
    --------
    >>> from cnngui.networks.detectors import bundled_detector
    >>> looked(bundled_detector(), np.zeros((30, 40, 3), np.uint8)).boxes.shape
    (1917, 4)
    """
    note, started = None, perf_counter()
    try:
        raw = detector.found(photo)
    except RuntimeError as error:
        if detector.mode.device == CPU:
            raise
        note = fell_back(detector.mode.device, error)
        detector = detector.in_mode(Mode(CPU))
        raw = detector.found(photo)
    size = photo.shape[0], photo.shape[1]
    return Looked(raw, size, detector.mode, 1000 * (perf_counter() - started), note)


def above(seen: Candidates, threshold: float) -> tuple[int, ...]:
    """Return the places of the boxes with at least such a score, the best first; empty boxes are left out."""
    is_there = (seen.best >= threshold) & (seen.boxes[:, 2:].min(axis=1) > 0)
    order = np.argsort(-seen.best, kind="stable")
    return tuple(int(place) for place in order if is_there[place])


def detections(
    seen: Candidates, threshold: float = THRESHOLD, overlap: float = OVERLAP, *, is_per_class: bool = True
) -> Detections:
    """Choose among boxes.

    Parameters
    ----------
    seen : Candidates
        Such as the 1,917 of the detector.
    threshold : float
        The least score, 0 to 1: higher finds less, and errs less.
    overlap : float
        IoU above which the weaker of two boxes goes, 0 to 1: higher keeps more overlapping boxes.
    is_per_class : bool
        Whether only boxes of one class suppress each other; a mug and a coffee cup at one place both stay then.

    Raises
    ------
    DetectError
        When a number is not from 0 to 1.
    """
    refuse_odd(threshold, overlap)
    places = above(seen, threshold)
    rows = np.asarray(places, np.intp)
    kinds = seen.classes[rows] if is_per_class else None
    fates = suppressing(seen.boxes[rows], seen.best[rows], kinds, overlap)
    told = tuple(_by_place(fate, places) for fate in fates)
    return Detections(seen, threshold, overlap, is_per_class, places, told)


def refuse_odd(threshold: float, overlap: float) -> None:
    """Refuse a threshold or a limit of the overlap that is not from 0 to 1.

    Raises
    ------
    DetectError

    Examples
    --------
    >>> refuse_odd(1.5, 0.5)
    Traceback (most recent call last):
    cnngui.tasks.detect.detector.DetectError: The threshold is 1.5; it must be from 0 to 1.
    """
    for value, text in (
        (threshold, QT_TRANSLATE_NOOP("Errors", "The threshold is {value}; it must be from 0 to 1.")),
        (overlap, QT_TRANSLATE_NOOP("Errors", "The limit of the overlap is {value}; it must be from 0 to 1.")),
    ):
        if not 0 <= value <= 1:
            raise DetectError(text, value=value)


def _by_place(fate: Fate, places: Sequence[int]) -> Fate:
    if isinstance(fate, Kept):
        return Kept(places[fate.box])
    return Suppressed(places[fate.box], places[fate.by], fate.iou)
