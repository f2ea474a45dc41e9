"""The networks that can read, and the digits: they outlive the lab's widgets."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from cnngui.engine.digits import Digits, read_bundled
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.services.jobs import Lane
from cnngui.networks.digits import DigitNetwork, bundled_network
from cnngui.paths import bundled_digits

BUNDLED = "bundled"
"""Key of the network that comes with the app."""


def _read() -> tuple[Digits, DigitNetwork]:
    network = bundled_network()
    network.built  # noqa: B018  (built here, off the main thread)
    return read_bundled(bundled_digits()), network


class School(QObject):
    """Keeps the digits and the networks.

    ``changed`` tells that the digits are there, or that there is another network.
    """

    changed = Signal()

    def __init__(self, context: LabContext) -> None:
        super().__init__(context.workspace)
        self._jobs = context.jobs
        self._messages = context.messages
        self._networks: dict[str, DigitNetwork] = {}
        self._digits: Digits | None = None
        self._is_reading = False

    @property
    def digits(self) -> Digits | None:
        """Training and test digits; None while they are being read."""
        return self._digits

    @property
    def networks(self) -> Mapping[str, DigitNetwork]:
        """All networks by key, `BUNDLED` first; empty while it is being read."""
        return self._networks

    def network(self, key: str) -> DigitNetwork | None:
        """Return a network; the bundled one where there is none of that key."""
        return self._networks.get(key) or self._networks.get(BUNDLED)

    def open(self) -> None:
        """Read the digits and the bundled network, once."""
        if self._is_reading or self._digits is not None:
            return
        self._is_reading = True
        self._jobs.start(
            Lane.TORCH,
            _read,
            title="",
            quiet=True,
            on_result=self._take,
            on_error=self._fail,
            outlives_window=True,
        )

    def _take(self, found: tuple[Digits, DigitNetwork]) -> None:
        self._digits, self._networks[BUNDLED] = found
        self._is_reading = False
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._is_reading = False
        self._messages.tell_error(error)


def school_of(context: LabContext) -> School:
    """Return the school that all windows of the program share."""
    return context.kept("digits-school", partial(School, context))
