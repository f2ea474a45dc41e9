"""The lab's live side: which sources there are, starting, stopping, and taking a picture as the photo."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from cnngui.engine.sizes import Pair
from cnngui.engine.video import CameraSource, FileSource, Frame, likely_cameras
from cnngui.gui.lab.latest import Asker
from cnngui.gui.labs.maps.live import LiveStep, Source, Wanted, as_photo, live
from cnngui.gui.labs.maps.panel import MapsPanel
from cnngui.gui.labs.maps.work import Request
from cnngui.gui.look.i18n import number
from cnngui.gui.services.jobs import Job, Lane
from cnngui.gui.services.open_file import ask_for_file

VIDEOS = (".mp4", ".avi", ".mov", ".mkv", ".webm", ".m4v", ".mpg")


class Taker(Asker, Protocol):
    """The lab that shows live pictures."""

    def take_live(self, step: LiveStep) -> None:
        """Show one."""

    def end_live(self) -> None:
        """Hear that no more come."""


class LiveSource(QObject):
    """Runs live pictures through the network and hands them on."""

    def __init__(self, panel: MapsPanel, lab: Taker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self._lab = lab
        self._context = lab.context
        self._job: Job | None = None
        self._wanted: Wanted | None = None
        self._frame: Frame | None = None
        self._sources: list[Source] = []
        self._find: Callable[[], tuple[int, ...]] = likely_cameras

    @property
    def is_on(self) -> bool:
        """Whether pictures come."""
        return self._job is not None

    def look_for_cameras(self) -> None:
        """Offer the cameras that there are likely to be, none of which is opened for that, and a video file."""
        if not self.is_on:
            self._sources = [CameraSource(index) for index in self._find()] or [CameraSource(0)]
            self._show("")

    def start_or_stop(self, at: int, wanted: Wanted) -> None:
        """Start a source of the list (the last entry asks for a file), or stop the one that runs."""
        if self._job is not None:
            self._job.cancel()
            return
        source = self._sources[at] if 0 <= at < len(self._sources) else self._ask()
        if source is not None:
            self.start(source, wanted)

    def start(self, source: Source, wanted: Wanted) -> None:
        """Let pictures come."""
        network = self._context.networks.network
        if network is None:
            return
        self._wanted = wanted
        self._job = self._context.jobs.start(
            Lane.TORCH,
            live(source, wanted, network, self._context.networks.spare),
            title=self.tr("Live pictures"),
            on_step=self._take,
            on_error=self._fail,
            on_stop=self._end,
            quiet=True,
            live=True,
        )
        self._show(self.tr("starting…"))

    def _ask(self) -> Source | None:
        kinds = self.tr("Videos ({patterns});;All files (*)")
        path = ask_for_file(self._context.settings, self.tr("Open a video"), VIDEOS, kinds)
        return None if path is None else FileSource(str(path))

    def want(self, request: Request, cell: Pair) -> None:
        """Compute another layer, or at another size, from the next picture on."""
        if self._wanted is not None:
            self._wanted.request, self._wanted.cell = request, cell

    def freeze(self) -> None:
        """Stop, and take the newest picture as the photo of all labs."""
        frame = self._frame
        if self._job is None or frame is None:
            return
        self._job.cancel()
        self._context.workspace.open(as_photo(frame, self.tr("live picture")))

    def stop(self) -> None:
        """Let no more pictures come."""
        if self._job is not None:
            self._job.cancel()

    def _take(self, step: LiveStep) -> None:
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
        self._job, self._wanted, self._frame = None, None, None
        self._show("")
        self._lab.end_live()

    def _show(self, rate: str) -> None:
        names = [
            self.tr("camera {number}").format(number=number(source.index + 1))
            if isinstance(source, CameraSource)
            else Path(source.path).name
            for source in self._sources
        ]
        self._panel.show_live([*names, self.tr("video file…")], rate, is_live=self.is_on)
