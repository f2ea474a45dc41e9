"""A lab's live side: which sources there are, starting, stopping, and taking a picture as the photo."""

from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject

from cnngui.engine.errors import Note
from cnngui.engine.photos import Photo
from cnngui.engine.video import CameraSource, FileSource, Frame, likely_cameras
from cnngui.gui.lab.latest import Asker
from cnngui.gui.look.i18n import number
from cnngui.gui.services.jobs import Job, Lane
from cnngui.gui.services.open_file import VIDEOS, ask_for_file
from cnngui.gui.widgets.inputs.live_box import LiveBox
from cnngui.networks.network import Network

Source = CameraSource | FileSource

MOST_PX = 1024
"""Longer side of a live picture."""


class LiveStep(Protocol):
    """One picture, and what was made of it."""

    @property
    def frame(self) -> Frame:
        """The picture."""

    @property
    def rate(self) -> float:
        """Pictures a second, over the last ones."""

    @property
    def note(self) -> Note | None:
        """That the device failed, and the CPU goes on."""


Step = TypeVar("Step", bound=LiveStep)


class Taker(Asker, Protocol[Step]):
    """The lab that shows live pictures."""

    def live_work(self, source: Source, network: Network | None) -> Generator[Step, None, None]:
        """Return what makes something of picture after picture, with the network of all labs where it is needed."""

    def take_live(self, step: Step) -> None:
        """Show one."""

    def end_live(self) -> None:
        """Hear that no more come."""


class LiveSource(QObject, Generic[Step]):
    """Runs live pictures through a lab's work and hands them on.

    Parameters
    ----------
    box : LiveBox
    lab : Taker
    needs_network : bool
        Whether it waits for the network of all labs.
    """

    def __init__(
        self, box: LiveBox, lab: Taker[Step], parent: QObject | None = None, *, needs_network: bool = True
    ) -> None:
        super().__init__(parent)
        self._box = box
        self._lab = lab
        self._context = lab.context
        self._needs_network = needs_network
        self._job: Job | None = None
        self._frame: Frame | None = None
        self._sources: list[Source] = []
        self._pending: Source | None = None
        self._at = 0
        self._context.networks.changed.connect(self._start_pending)
        self._context.networks.failed.connect(self._drop_pending)  # a lambda would keep this lab for ever
        self._find: Callable[[], tuple[int, ...]] = likely_cameras
        box.start_wished.connect(self.start_or_stop)
        box.source_picked.connect(self.pick)

    @property
    def is_on(self) -> bool:
        """Whether pictures come."""
        return self._job is not None

    @property
    def frame(self) -> Frame | None:
        """The newest picture, while they come."""
        return self._frame

    def look_for_cameras(self) -> None:
        """Offer the cameras that there are likely to be, none of which is opened for that, and a video file."""
        if not self.is_on:
            files = [source for source in self._sources if isinstance(source, FileSource)]
            cameras = [CameraSource(index) for index in self._find()] or [CameraSource(0)]
            self._sources = [*cameras, *files]
            self._show("")

    def pick(self, at: int) -> None:
        """Hear that an entry of the list was chosen: the last one asks for a video file at once, and starts it."""
        if at < len(self._sources):
            self._at = at
            return
        kinds = self.tr("Videos ({patterns});;All files (*)")
        path = ask_for_file(self._context.settings, self.tr("Open a video"), VIDEOS, kinds)
        if path is None:
            self._show("")
        else:
            self.open(path)

    def open(self, path: Path) -> None:
        """Start a video file, in place of what runs."""
        self._context.messages.move_on()
        source = FileSource(str(path))
        if source not in self._sources:
            self._sources.append(source)
        self._show("", source)
        if self._job is None:
            self.start(source)
        else:
            self._pending = source
            self._job.cancel()

    def drop(self, paths: Sequence[Path]) -> None:
        """Open the first of the videos that were dropped."""
        self.open(paths[0])

    def start_or_stop(self, at: int) -> None:
        """Start a source of the list, or stop the one that runs; without a source, ask for a video."""
        if self._job is not None:
            self._job.cancel()
        elif self._pending is not None:
            self._drop_pending()
        elif 0 <= at < len(self._sources):
            self.start(self._sources[at])
        else:
            self.pick(at)

    def start(self, source: Source) -> None:
        """Let pictures come, once the network is there."""
        networks = self._context.networks
        network = networks.network if self._needs_network else None
        if network is None and self._needs_network:
            self._pending = source
            networks.request()
            self._show(self.tr("The network is being loaded; then it starts."), source)
            return
        self._pending = None
        self._job = self._context.jobs.start(
            Lane.TORCH,
            self._lab.live_work(source, network),
            title=self.tr("Live pictures"),
            on_step=self._take,
            on_error=self._fail,
            on_stop=self._end,
            quiet=True,
            live=True,
        )
        self._context.workspace.set_live(self._name(source))
        self._show(self.tr("starting…"), source)

    def _start_pending(self) -> None:
        if self._pending is not None and self._job is None and self._lab.is_in_front:
            self.start(self._pending)

    def _drop_pending(self) -> None:
        if self._pending is not None:
            self._pending = None
            self._show("")

    def freeze(self) -> None:
        """Stop, and take the newest picture as the photo of all labs."""
        frame = self._frame
        if self._job is None or frame is None:
            return
        self._job.cancel()
        self._context.workspace.open(as_photo(frame, self.tr("live picture")))

    def stop(self) -> None:
        """Let no more pictures come."""
        self._drop_pending()
        if self._job is not None:
            self._job.cancel()

    def _take(self, step: Step) -> None:
        if self._job is None or self._job.is_cancelled:
            return
        self._frame = step.frame
        network = self._context.networks.network
        if step.note is not None and network is not None:
            self._lab.tell_device_failed(step.note, network)
        self._show(self.tr("{rate} pictures a second").format(rate=number(step.rate, 1)))
        self._lab.take_live(step)

    def _fail(self, error: Exception) -> None:
        self._end()
        self._lab.complain(error)

    def _end(self) -> None:
        self._job, self._frame = None, None
        self._context.workspace.set_live("")
        self._show("")
        self._lab.end_live()
        self._start_pending()

    def _name(self, source: Source) -> str:
        if isinstance(source, CameraSource):
            return self.tr("camera {number}").format(number=number(source.index + 1))
        return Path(source.path).name

    def _show(self, rate: str, source: Source | None = None) -> None:
        names = [*(self._name(each) for each in self._sources), self.tr("video file…")]
        if source is not None and source in self._sources:
            self._at = self._sources.index(source)
        is_live = self.is_on or self._pending is not None
        self._box.show_live(names, min(self._at, len(self._sources) - 1), rate, is_live=is_live)
        self._box.show_can_freeze(can_freeze=self._frame is not None)


def as_photo(frame: Frame, name: str) -> Photo:
    """Take a live picture as a photo, to go through all labs."""
    return Photo(frame.pixels, name)
