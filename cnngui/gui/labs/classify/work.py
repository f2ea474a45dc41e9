"""What the Classify lab computes off the main thread: the networks' answers, the detector's boxes, live pictures."""

import time
from collections import deque
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, field

import numpy as np

from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import Note
from cnngui.engine.following import Following
from cnngui.engine.video import Frame, frames
from cnngui.gui.lab.live_source import MOST_PX, Source
from cnngui.networks.classifiers import NETWORKS, Classifier, available, reading_classifier
from cnngui.networks.detectors import Detector, bundled_detector
from cnngui.tasks.classify import Answer, answer_of
from cnngui.tasks.detect import Looked, looked

AVERAGED = 12
"""So many live pictures tell the rate."""


@dataclass(frozen=True)
class Step:
    """How far it is, 0 to 1, and the answers that are there already."""

    fraction: float
    ready: "Answers | None" = field(default=None, compare=False)


class Shelf:
    """The networks, each read when it is first needed; used by one lane of jobs only."""

    def __init__(self) -> None:
        self._classifiers: dict[str, Classifier] = {}
        self._detector: Detector | None = None

    def reading(self, name: str) -> Generator[Step, None, Classifier]:
        """Return a network, read now if it was not before."""
        if name not in self._classifiers:
            steps = Following(reading_classifier(name))
            for step in steps:
                yield Step(step.fraction)
            network = steps.value
            side = network.preparation.side
            network.logits(np.zeros((side, side, 3), np.uint8))  # the first pass takes longer than those that are told
            self._classifiers[name] = network
        return self._classifiers[name]

    def known(self, name: str) -> Classifier | None:
        """Return a network if it was read."""
        return self._classifiers.get(name)

    @property
    def detector(self) -> Detector:
        """What finds boxes."""
        if self._detector is None:
            self._detector = bundled_detector()
        return self._detector


@dataclass(frozen=True)
class Request:
    """A photo that is asked about.

    Parameters
    ----------
    source : int
        Names it.
    photo : (H, W, 3) uint8 RGB
    """

    source: int
    photo: Pixels = field(compare=False)


@dataclass(frozen=True, eq=False)
class Answers:
    """What the networks say of a photo.

    Parameters
    ----------
    source : int
    of : dict of str to Answer
        By network; those whose weights are not here are not in it.
    is_whole : bool
        Whether all that can be asked have answered.
    """

    source: int
    of: dict[str, Answer]
    is_whole: bool = True


def answers(request: Request, shelf: Shelf) -> Generator[Step, None, Answers]:
    """Ask every network that is here, the small one first."""
    found: dict[str, Answer] = {}
    here = available()
    for number, name in enumerate(here):
        network = yield from shelf.reading(name)
        found[name] = answer_of(network, request.photo)
        is_whole = number + 1 == len(here)
        yield Step((number + 1) / len(here), Answers(request.source, dict(found), is_whole))
    return Answers(request.source, found)


def boxes(request: Request, shelf: Shelf) -> Generator[Step, None, Looked]:
    """Look for things; a generator, so that the detector is read off the main thread."""
    yield Step(0.0)
    return looked(shelf.detector, request.photo)


@dataclass
class Wanted:
    """What is wanted of the next live picture; the window changes it while pictures come."""

    has_answers: bool = True
    has_boxes: bool = False


@dataclass(frozen=True, eq=False)
class LivePicture:
    """A live picture, and what was found in it.

    Parameters
    ----------
    frame : Frame
    answers : Answers or None
    looked : Looked or None
    milliseconds : float
        What the networks took.
    rate : float
        Pictures a second, over the last ones.
    note : Note or None
        The device failed, and the CPU goes on.
    """

    frame: Frame
    answers: Answers | None
    looked: Looked | None
    milliseconds: float
    rate: float
    note: Note | None = None


def live(source: Source, wanted: Wanted, shelf: Shelf) -> Generator[LivePicture, None, None]:
    """Ask about picture after picture, as fast as it goes; a step is one picture.

    Raises
    ------
    VideoError
        When there is no camera, it is busy or lost, or the file is no video.
    """
    reading = Following(shelf.reading(NETWORKS[0]))
    for _ in reading:
        pass
    times: deque[float] = deque(maxlen=AVERAGED)
    with closing(frames(source, MOST_PX)) as pictures:
        for frame in pictures:
            began = time.perf_counter()
            answer = {NETWORKS[0]: answer_of(reading.value, frame.pixels)} if wanted.has_answers else None
            found = looked(shelf.detector, frame.pixels) if wanted.has_boxes else None
            times.append(time.perf_counter())
            rate = (len(times) - 1) / (times[-1] - times[0]) if len(times) > 1 else 0.0
            told = None if answer is None else Answers(-1, answer)
            spent = 1000 * (times[-1] - began)
            yield LivePicture(frame, told, found, spent, rate)
