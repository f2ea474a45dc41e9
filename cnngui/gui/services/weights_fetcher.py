"""Fetches the whole VGG-16 when people ask for it, as a job that outlives the window."""

from collections.abc import Generator

from PySide6.QtCore import QObject, Signal

from cnngui.engine.files import shown
from cnngui.gui.services.jobs import Job, JobRunner, Lane
from cnngui.gui.services.messages import Messages
from cnngui.gui.services.network_hub import NetworkHub
from cnngui.gui.services.settings import Settings
from cnngui.networks.downloads.part import part_of
from cnngui.networks.weight_import import Outcome
from cnngui.networks.weights import VGG16_FULL, WeightsFile, own_places


class WeightsFetcher(QObject):
    """Knows whether weights are here, on their way, or neither; it lives as long as the application.

    Parameters
    ----------
    jobs : JobRunner
    settings : Settings
        Reads ``weights_mirror`` and ``proxy``.
    messages : Messages
        Through which it says how it ended.
    networks : NetworkHub
        Is told when they have come.
    """

    changed = Signal()
    """It has begun, come farther or ended."""

    def __init__(self, jobs: JobRunner, settings: Settings, messages: Messages, networks: NetworkHub) -> None:
        super().__init__(networks)
        self.file: WeightsFile = VGG16_FULL
        self.step: object = None
        """The last step of the job under way."""
        self._jobs, self._settings, self._messages, self._networks = jobs, settings, messages, networks
        self._job: Job | None = None

    @property
    def is_here(self) -> bool:
        """Whether such a file lies here; the bytes are looked at when it is read."""
        return bool(own_places(self.file))

    @property
    def kept(self) -> int:
        """How many bytes an earlier time has left."""
        return part_of(self.file)

    @property
    def is_busy(self) -> bool:
        """Whether they are on their way."""
        return self._job is not None

    def fetch(self) -> None:
        """Begin, or go on from where it was stopped."""
        if self._job is not None:
            return
        self.step = None
        self._messages.move_on()
        self._job = self._jobs.start(
            Lane.INTERNET,
            _fetching(self.file, self._settings.text("weights_mirror"), self._settings.text("proxy")),
            title=self._title,
            on_step=self._follow,
            on_result=self._take,
            on_error=self._fail,
            on_stop=self._stopped,
            outlives_window=True,
        )
        self.changed.emit()

    def stop(self) -> None:
        """Stop after the step under way; what has come is kept."""
        if self._job is not None:
            self._job.cancel()

    def _title(self) -> str:
        return self.tr("Getting VGG-16's dense layers")

    def _follow(self, step: object) -> None:
        self.step = step
        self.changed.emit()

    def _take(self, outcome: Outcome) -> None:
        self._end()
        if outcome.is_new and outcome.place is not None:
            self._messages.tell(self.tr("VGG-16's dense layers are here, in {path}.").format(path=shown(outcome.place)))
            self._networks.weights_came.emit()
        else:
            self._messages.tell(self.tr("VGG-16's dense layers were here already, and are sound."))

    def _fail(self, error: Exception) -> None:
        self._end()
        self._messages.tell_error(error)

    def _stopped(self) -> None:
        self._end()
        self._messages.tell(self.tr("Stopped. What has come is kept: File › Get VGG-16's dense layers… goes on."))

    def _end(self) -> None:
        self._job, self.step = None, None
        self.changed.emit()


def _fetching(file: WeightsFile, mirror: str, proxy: str) -> Generator[object, None, Outcome]:
    """Import what speaks with servers when somebody wants to."""
    from cnngui.networks.downloads.fetching import fetching  # noqa: PLC0415  (takes 30 ms, which the start has not)

    return (yield from fetching(file, mirror, proxy))
