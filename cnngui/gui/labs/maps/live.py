"""Live pictures through the network: a camera or a video file, the layer on screen, the frame rate."""

import time
from collections import deque
from collections.abc import Generator
from dataclasses import dataclass, replace

from cnngui.engine.errors import Note
from cnngui.engine.following import Following
from cnngui.engine.sizes import Pair
from cnngui.engine.video import Frame, frames
from cnngui.gui.lab.live_source import MOST_PX, Source
from cnngui.gui.labs.maps.work import Request, Result, compute
from cnngui.networks.network import Mode, Network
from cnngui.tasks.cache import Cache

AVERAGED = 12
"""So many frames tell the rate."""


@dataclass
class Wanted:
    """What is wanted of the next picture; the window changes it while pictures come."""

    request: Request
    cell: Pair


@dataclass(frozen=True, eq=False)
class LiveStep:
    """One picture, and its maps.

    Parameters
    ----------
    frame : Frame
    result : Result
    rate : float
        Pictures a second, over the last ones.
    note : Note or None
        The device failed, and the CPU goes on.
    """

    frame: Frame
    result: Result
    rate: float
    note: Note | None = None


def live(source: Source, wanted: Wanted, network: Network, spare: Mode) -> Generator[LiveStep, None, None]:
    """Send picture after picture through the network, as fast as it goes; a step is one picture.

    Raises
    ------
    VideoError
        When there is no camera, it is busy or lost, or the file is no video.
    """
    times: deque[float] = deque(maxlen=AVERAGED)
    note: Note | None = None  # in every step from then on: a busy window skips some
    nothing_kept = Cache(budget=0)
    pictures = frames(source, MOST_PX)
    try:
        for frame in pictures:
            request = replace(wanted.request, source=-1)
            steps = Following(compute(request, frame.pixels, network, nothing_kept, spare, wanted.cell))
            for step in steps:
                note = step.note or note
            result = steps.value
            network = result.network
            times.append(time.perf_counter())
            rate = (len(times) - 1) / (times[-1] - times[0]) if len(times) > 1 else 0.0
            yield LiveStep(frame, result, rate, note)
    finally:
        pictures.close()
