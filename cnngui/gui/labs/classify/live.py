"""Live pictures: a camera or a video through the small network and the detector, as fast as it goes."""

import time
from collections import deque
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass

from cnngui.engine.errors import Note
from cnngui.engine.following import Following
from cnngui.engine.video import Frame, frames
from cnngui.gui.lab.live_source import MOST_PX, Source
from cnngui.gui.labs.classify.explaining import Why, WhyRequest
from cnngui.gui.labs.classify.known import TOP
from cnngui.gui.labs.classify.work import Answers, Shelf
from cnngui.networks.classifiers import NETWORKS, Classifier
from cnngui.tasks.classify import Answer, answer_of
from cnngui.tasks.detect import Looked, looked
from cnngui.tasks.explain import grad_cam

AVERAGED = 12
"""So many live pictures tell the rate."""


@dataclass
class Wanted:
    """What is wanted of the next live picture; the window changes it while pictures come.

    Parameters
    ----------
    has_answers, has_boxes, has_reason : bool
    target : int or None
        The class that is explained; None for the first answer.
    network : str
        That is asked; as it is when the pictures begin.
    """

    has_answers: bool = True
    has_boxes: bool = False
    has_reason: bool = False
    target: int | None = None
    network: str = NETWORKS[0]


@dataclass(frozen=True, eq=False)
class LivePicture:
    """A live picture, and what was found in it.

    Parameters
    ----------
    frame : Frame
    answers : Answers or None
    looked : Looked or None
    why : Why or None
        By Grad-CAM.
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
    why: Why | None
    milliseconds: float
    rate: float
    note: Note | None = None


def asked_live(source: Source, wanted: Wanted, shelf: Shelf) -> Generator[LivePicture, None, None]:
    """Ask about picture after picture; a step is one picture.

    Raises
    ------
    VideoError
        When there is no camera, it is busy or lost, or the file is no video.
    """
    name = wanted.network
    reading = Following(shelf.reading(name))
    for _ in reading:
        pass
    times: deque[float] = deque(maxlen=AVERAGED)
    limit = 0.0  # of the colours: the largest so far, so that pictures can be compared
    with closing(frames(source, MOST_PX)) as pictures:
        for frame in pictures:
            began = time.perf_counter()
            answer = answer_of(reading.value, frame.pixels) if wanted.has_answers or wanted.has_reason else None
            reason = _reason(reading.value, answer, wanted.target, limit) if answer and wanted.has_reason else None
            limit = limit if reason is None else reason.limit
            found = looked(shelf.detector, frame.pixels) if wanted.has_boxes else None
            times.append(time.perf_counter())
            rate = (len(times) - 1) / (times[-1] - times[0]) if len(times) > 1 else 0.0
            told = None if answer is None else Answers(-1, {name: answer}, own=shelf.own(name))
            yield LivePicture(frame, told, found, reason, 1000 * (times[-1] - began), rate)


def _reason(network: Classifier, answer: Answer, target: int | None, limit: float) -> Why:
    """Explain one picture."""
    index = answer.first.index if target is None else target
    found = grad_cam(network, answer.seen, index)
    others = tuple(each.index for each in answer.top(TOP))
    request = WhyRequest(-1, network.name, "grad-cam", "", index, others, answer.seen.pixels)
    return Why(request, found.heat, answer.seen, max(limit, float(found.heat.max())), found, network.layers)
