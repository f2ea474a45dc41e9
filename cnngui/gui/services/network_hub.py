"""The network that all labs share: loaded off the main thread when it is first needed."""

from collections.abc import Callable, Generator

from PySide6.QtCore import QObject, Signal

from cnngui.gui.services.jobs import Job, JobRunner, Lane
from cnngui.gui.services.settings import Settings
from cnngui.networks.architectures import VGG16, Architecture
from cnngui.networks.devices import Device
from cnngui.networks.loading import AUTO, DeviceError, Loaded, loading, memory
from cnngui.networks.modes import Trial, Trying, trial_photos, trials
from cnngui.networks.network import CPU, Mode, Network
from cnngui.tasks.cache import Cache


class NetworkHub(QObject):
    """Loads the network, and knows which device computes.

    It lives as long as the application, longer than the window.

    Parameters
    ----------
    jobs : JobRunner
    settings : Settings
        Reads and keeps ``device``.
    load : callable
        What `cnngui.networks.loading.loading` does; tests give their own.
    """

    changed = Signal()
    """There is a network, or it is on another device."""

    failed = Signal(object)
    """Carries the error for which there is none."""

    weights_came = Signal()
    """Weights lie here that did not before, such as those of the dense layers."""

    def __init__(
        self,
        jobs: JobRunner,
        settings: Settings,
        parent: QObject | None = None,
        load: Callable[[str], Generator[object, None, Loaded]] = loading,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._settings = settings
        self._load = load
        self._loaded: Loaded | None = None
        self._network: Network | None = None
        self._job: Job | None = None
        self._trials: Job | None = None
        self._is_tried = False
        self.cache = Cache()
        """The feature maps of all labs: a photo goes through the network once."""
        jobs.jobs_changed.connect(self._try_when_idle)

    @property
    def network(self) -> Network | None:
        """The network; None until it is loaded."""
        return self._network

    @property
    def architecture(self) -> Architecture:
        """The layers of the network, also while its weights are being loaded."""
        return VGG16 if self._network is None else self._network.architecture

    @property
    def is_busy(self) -> bool:
        """Whether it is being loaded."""
        return self._job is not None

    @property
    def devices(self) -> tuple[Device, ...]:
        """Every device that was probed; none until then."""
        return self._loaded.devices if self._loaded else ()

    @property
    def wanted(self) -> str:
        """The device of the settings: "auto" or a name."""
        return self._settings.text("device")

    @property
    def title(self) -> str:
        """The device that computes, as people read it."""
        name = self._network.mode.device if self._network else CPU
        return next((device.title for device in self.devices if device.name == name), name.upper())

    @property
    def spare(self) -> Mode:
        """How the CPU goes on when the device fails."""
        return self._loaded.spare if self._loaded else Mode(CPU)

    def request(self) -> None:
        """See to it that there is a network: `changed` or `failed` tells when, unless it is there already."""
        if self._network is None and self._job is None:
            self._start(self.wanted)

    def choose(self, device: str) -> None:
        """Compute on another device from now on, and remember that."""
        self._settings.set("device", device)
        self._start(device)

    def fall_back(self, network: Network) -> None:
        """Take the network with which a job went on after the device had failed; the setting stays as it is."""
        if self._network is None or network.mode.device != self._network.mode.device:
            self._network = network
            self._is_tried = True  # what has just failed is not tried again
            self.changed.emit()

    def lose_device(self, network: Network) -> bool:
        """Go on on the CPU since the device of a network has failed; tell whether that is news."""
        used = self._network
        if used is None or not used.mode.device == network.mode.device != self.spare.device:
            return False
        self.fall_back(used.in_mode(self.spare))
        return True

    def _start(self, device: str) -> None:
        self._job = self._jobs.start(
            Lane.TORCH,
            self._load(device),
            title=self.tr("Getting the network ready"),
            on_result=self._take,
            on_error=self._fail,
            on_stop=self._stop,
            replaces="network",
            outlives_window=True,
        )

    def _take(self, loaded: Loaded) -> None:
        self._job = None
        self._loaded, self._network, self._is_tried = loaded, loaded.network, loaded.is_tried
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        """Tell; a device of the settings that is gone gives way to the best that is here."""
        self._job = None
        self.failed.emit(error)
        if isinstance(error, DeviceError) and self.wanted != AUTO:
            self._settings.set("device", AUTO)
            self._start(AUTO)

    def _stop(self) -> None:
        self._job = None

    def _try_when_idle(self) -> None:
        """Find out which way of computing is fastest, once nobody waits for anything."""
        if self._loaded is None or self._is_tried or not self._jobs.is_idle():
            return
        self._is_tried = True
        self._trials = self._jobs.start(
            Lane.TORCH,
            _tried(self._loaded),
            title="",
            quiet=True,
            on_result=self._take_mode,
            on_error=lambda _: None,  # it stays as it is
            outlives_window=True,
        )

    def _take_mode(self, mode: Mode) -> None:
        """Go on in the mode that was fastest, unless people have chosen another device meanwhile."""
        if self._network is not None and self._network.mode.device == mode.device:
            self._network = self._network.in_mode(mode)


def _tried(loaded: Loaded) -> Generator[Trial | Trying, None, Mode]:
    """Try the device's ways on two photos, and remember the fastest."""
    mode = yield from trials(loaded.network, loaded.device.name, trial_photos())
    memory().keep(loaded.device.title, mode)
    return mode
