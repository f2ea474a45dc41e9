"""Pictures of a camera into a class: while a button is held, a few a second."""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass

from PySide6.QtCore import QObject

from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import Note
from cnngui.engine.video import Frame, frames
from cnngui.gui.lab.live_source import MOST_PX, Source
from cnngui.networks.network import Network

EVERY = 1 / 3
"""Seconds between two pictures of a burst."""


@dataclass(frozen=True, eq=False)
class LivePicture:
    """One picture of the camera."""

    frame: Frame
    rate: float
    note: Note | None = None


def live_pictures(source: Source, network: Network | None) -> Generator[LivePicture, None, None]:
    """Hand pictures on as they come.

    Raises
    ------
    VideoError
        When there is no camera, it is busy or lost, or the file is no video.
    """
    del network  # nothing is asked
    begun: float | None = None
    with closing(frames(source, MOST_PX)) as pictures:
        for number, frame in enumerate(pictures):
            begun = frame.seconds if begun is None else begun
            passed = frame.seconds - begun
            yield LivePicture(frame, number / passed if passed > 0 else 0.0)


class Burst(QObject):
    """Collects pictures while it is held.

    Parameters
    ----------
    done : callable
        Takes the pictures of a burst, once it is let go.
    """

    def __init__(self, done: Callable[[Sequence[Pixels]], None], parent: QObject) -> None:
        super().__init__(parent)
        self._done = done
        self._is_held = False
        self._pictures: list[Pixels] = []
        self._last = float("-inf")

    @property
    def count(self) -> int:
        """How many pictures there are in this burst."""
        return len(self._pictures)

    def hold(self, *, on: bool) -> None:
        """Begin to collect, or hand over what was collected."""
        self._is_held, self._last = on, float("-inf")
        if not on and self._pictures:
            pictures, self._pictures = self._pictures, []
            self._done(pictures)

    def take(self, frame: Frame) -> bool:
        """Take a picture if it is held and time for one; tell whether it was taken."""
        if not self._is_held or frame.seconds - self._last < EVERY:
            return False
        self._last = frame.seconds
        self._pictures.append(frame.pixels)
        return True
