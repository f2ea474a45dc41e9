"""The networks that can read, and the digits: they outlive the lab's widgets."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from cnngui.engine.digits import Digits, read_bundled, read_folder
from cnngui.engine.files import shown
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.services.jobs import Lane
from cnngui.networks.digits import DigitNetwork, bundled_network
from cnngui.paths import bundled_digits

BUNDLED = "bundled"
"""Key of the network that comes with the app."""

PLAIN = tuple("0123456789")
"""What the ten labels stand for, where they are digits."""


def _read() -> tuple[Digits, DigitNetwork]:
    network = bundled_network()
    network.built  # noqa: B018  (built here, off the main thread)
    return read_bundled(bundled_digits()), network


def _bundled_title() -> str:
    return QCoreApplication.translate("School", "LeNet-5, trained")


class School(QObject):
    """Keeps the digits and the networks.

    ``changed`` tells that the digits are there, or others, or that there is another network.
    """

    changed = Signal()

    folder_failed = Signal(str)
    """A folder of digits that cannot be read."""

    def __init__(self, context: LabContext) -> None:
        super().__init__(context.workspace)
        self._jobs = context.jobs
        self._messages = context.messages
        self._networks: dict[str, DigitNetwork] = {}
        self._titles: dict[str, Callable[[], str]] = {BUNDLED: _bundled_title}
        self._classes: dict[str, tuple[str, ...]] = {}
        self._bundled: Digits | None = None
        self._digits: Digits | None = None
        self._folder = self._wanted = ""
        self._is_reading = False

    @property
    def digits(self) -> Digits | None:
        """Training and test digits; None while they are being read."""
        return self._digits

    @property
    def folder(self) -> str:
        """Where the digits come from; empty for those that come with the app."""
        return self._folder

    @property
    def networks(self) -> Mapping[str, DigitNetwork]:
        """All networks by key, `BUNDLED` first; empty while it is being read."""
        return self._networks

    def network(self, key: str) -> DigitNetwork | None:
        """Return a network; the bundled one where there is none of that key."""
        return self._networks.get(key) or self._networks.get(BUNDLED)

    def title(self, key: str) -> str:
        """Return what a network is called, in the language on screen."""
        return self._titles[key]() if key in self._titles else key

    def classes(self, key: str) -> tuple[str, ...]:
        """Return what the ten scores of a network stand for."""
        return self._classes.get(key, PLAIN)

    def add(self, key: str, title: Callable[[], str], network: DigitNetwork, classes: tuple[str, ...] = PLAIN) -> None:
        """Take in a network that can read; one of the same key is replaced."""
        self._networks[key], self._titles[key], self._classes[key] = network, title, classes
        self.changed.emit()

    def remove(self, key: str) -> None:
        """Forget a network that was added."""
        if key != BUNDLED and self._networks.pop(key, None) is not None:
            self.changed.emit()

    def open(self) -> None:
        """Read the digits and the bundled network, once."""
        if self._is_reading or self._bundled is not None:
            return
        self._is_reading = True
        self._jobs.start_lasting(Lane.TORCH, _read, self._take, self._fail)

    def use(self, folder: str) -> None:
        """Go over to the digits of a folder; to those that come with the app for ""."""
        if folder == self._wanted:
            return
        self._wanted = folder
        if not folder:
            self._go_over("", self._bundled)
            return
        name = shown(Path(folder))
        self._jobs.start_lasting(
            Lane.FILES,
            partial(read_folder, Path(folder)),
            partial(self._take_folder, folder),
            partial(self._fail_folder, folder),
            lambda: QCoreApplication.translate("School", "Reading the digits of {name}").format(name=name),
            replaces="digits-folder",
        )

    def _go_over(self, folder: str, digits: Digits | None) -> None:
        self._folder, self._digits = folder, digits
        self.changed.emit()

    def _take_folder(self, folder: str, digits: Digits) -> None:
        if folder == self._wanted:
            self._go_over(folder, digits)

    def _fail_folder(self, folder: str, error: Exception) -> None:
        self._messages.tell_error(error)
        if folder == self._wanted:
            self._wanted = self._folder
            self.folder_failed.emit(folder)

    def _take(self, found: tuple[Digits, DigitNetwork]) -> None:
        self._bundled, bundled = found
        self._networks = {BUNDLED: bundled, **self._networks}
        if self._digits is None:
            self._digits = self._bundled
        self._is_reading = False
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._is_reading = False
        self._messages.tell_error(error)


def school_of(context: LabContext) -> School:
    """Return the school that all windows of the program share."""
    return context.kept("digits-school", partial(School, context))
